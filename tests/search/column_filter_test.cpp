// The columns against Matcher, which judges one product after the other and is obvious.
#include "search/column_filter.h"

#include <gmock/gmock.h>

#include "search/random_catalogue.h"

namespace vitrine::test {
namespace {

// Random filters in the filter language, every field with every comparison it knows.
class FilterWriter {
public:
    explicit FilterWriter(RandomCatalogue& catalogue) : m_catalogue(catalogue) {}

    std::string write(int depth = 0) {
        if (depth < 3 && m_catalogue.chance(45)) {
            switch (m_catalogue.number(0, 2)) {
                case 0:
                    return "(" + write(depth + 1) + " and " + write(depth + 1) + ")";
                case 1:
                    return "(" + write(depth + 1) + " or " + write(depth + 1) + ")";
                default:
                    return "not (" + write(depth + 1) + ")";
            }
        }
        return condition();
    }

private:
    using Words = std::vector<std::string>;

    std::string condition() {
        static const Words texts = {"ultra",   "\"éclat\"",     "ECLAT",
                                    "strasse", "4006381333931", "\"shirt red\"",
                                    "oeuvre",  "files",         "b"};
        static const Words codes = {"sku-21", "SKU-2", "ete", "\"-3\"", "1"};
        static const Words numbers = {"0",
                                      "1",
                                      "9.99",
                                      "10",
                                      "0.00005",
                                      "0.00007",
                                      "-3.5",
                                      "123456.789012",
                                      "999999999999999999",
                                      "5",
                                      "1000"};
        static const Words text_ways = {"=",           "!=",       "contains", "does not contain",
                                        "starts with", "ends with"};
        static const Words ways = {"=", "!=", "<", "<=", ">", ">="};
        static const Words empty = {"is empty", "is not empty"};
        const auto any = [&](const Words& words) { return m_catalogue.one_of(words); };
        const auto compared = [&](const std::string& field, const Words& comparisons,
                                  const Words& operands) {
            if (m_catalogue.chance(15)) return field + " " + any(empty);
            return field + " " + any(comparisons) + " " + any(operands);
        };
        const auto listed = [&](const std::string& field, const Words& operands) {
            if (m_catalogue.chance(15)) return field + " " + any(empty);
            if (m_catalogue.chance(50)) return field + " " + any({"=", "!="}) + " " + any(operands);
            return field + " " + any({"in", "not in"}) + " (" + any(operands) + ", " +
                   any(operands) + ")";
        };
        switch (m_catalogue.number(0, 19)) {
            case 0:
                return compared(any({"name", "name[fr_FR]"}), text_ways, texts);
            case 1:
                return compared(any({"description", "description[fr_FR]"}), text_ways, texts);
            case 2:
                return compared(any({"price[EUR]", "price[USD]", "rating"}), ways, numbers);
            case 3:
                return any({"price is empty", "price is not empty"});
            case 4:
                return any({"weight", "screen"}) + " " + any(empty);
            case 5:
                return "weight " + any(ways) + " " + any(numbers) + " " + any({"GRAM", "KILOGRAM"});
            case 6:
                return "screen " + any(ways) + " " + any(numbers) + " INCH";
            case 7:
                return listed("brand", {"sony", "lg", "zaro"});
            case 8:
                return listed("features", {"hdr", "wifi", "smart_tv"});
            case 9:
                return compared("release_date", ways, {"2024-10-04", "2024-10-09", "2024-10-13"});
            case 10:
                return compared("waterproof", {"=", "!="}, {"true", "false"});
            case 11:
                return any({"sku", "picture", "ean"}) + " " + any(text_ways) + " " +
                       any(m_catalogue.chance(50) ? codes : texts);
            case 12:
                return listed("family", {"tvs", "shirts"});
            case 13:
                return listed("category", {"tvs", "led_tvs", "clothing", "outlet"});
            case 14:
                return "category under " + any({"master", "tvs", "outlet"});
            case 15:
                return listed("group", {"promo"});
            case 16:
                return compared("parent", {"=", "!="}, {"SKU-2", "sku-1", "sku-3", "SKU-10"});
            case 17:
                return "kind " + any({"=", "!="}) + " " +
                       any({"simple", "variant", "model", "product"});
            case 18:
                return "enabled = " + any({"true", "false"});
            default:
                return m_catalogue.chance(50)
                           ? any({"\"ultra\"", "\"ecl hd\"", "\"sku 3\"", "\"été\"", "\"shirt\""})
                           : any({"completeness", "completeness[fr_FR]",
                                  "completeness[print,de_DE]"}) +
                                 " " + any(ways) + " " + any({"0", "50", "75", "100"});
        }
    }

    RandomCatalogue& m_catalogue;
};

class ColumnFilterAgainstMatcher : public ::testing::TestWithParam<unsigned> {
protected:
    void fill_columns() {
        for (const auto& [id, product] : m_catalogue.products) {
            m_columns.set(structure(), m_catalogue.lineage(product));
        }
        m_columns.settle();
    }
    // As an editor does it: the product, and all that inherits from it.
    void replace(ProductId id) {
        m_catalogue.products[id] = m_catalogue.make(id);
        m_columns.set(structure(), m_catalogue.lineage(m_catalogue.products[id]));
        // Models before their variants: ids stand in that order here.
        for (const ProductId below : m_columns.below({id})) {
            m_columns.set(structure(), m_catalogue.lineage(m_catalogue.products.at(below)));
        }
        m_completeness.forget();
    }
    void remove(ProductId id) {
        m_catalogue.products.erase(id);
        m_columns.remove(id);
        m_completeness.forget();
    }

    Bitmap judge_documents(const Filter& filter, const Bitmap& among) {
        Bitmap found(among.size());
        const Matcher matcher(filter, m_context);
        among.each([&](Row row) {
            if (matcher.matches(m_catalogue.lineage(m_catalogue.products.at(product_of(row))))) {
                found.set(row);
            }
        });
        return found;
    }

    // A model's completeness in the columns is that of its variants: here it counts for itself, so
    // that such filters are compared on what is sold.
    void compare(int filters) {
        FilterWriter writer(m_catalogue);
        for (int i = 0; i < filters; ++i) {
            const std::string text = writer.write();
            SCOPED_TRACE(text);
            const Filter filter = parse_filter(structure(), text);
            const bool by_completeness = text.find("completeness") != std::string::npos;
            const Matcher matcher(filter, m_context);
            ColumnFilter columns(m_columns, m_completeness, m_context,
                                 [this](const Filter& condition, const Bitmap& among) {
                                     return judge_documents(condition, among);
                                 });
            const Bitmap found = columns.select(filter, m_columns.alive());
            for (const auto& [id, product] : m_catalogue.products) {
                if (by_completeness && product.is_model()) continue;
                ASSERT_EQ(found.test(row_of(id)), matcher.matches(m_catalogue.lineage(product)))
                    << product.code;
            }
            ASSERT_EQ(found.count(), [&] {
                Bitmap alive = found;
                return (alive &= m_columns.alive()).count();
            }()) << "a removed product is found";
        }
    }
    const Structure& structure() const { return m_catalogue.sample.structure; }

    RandomCatalogue m_catalogue{GetParam()};
    Columns m_columns;
    CompletenessColumns m_completeness{m_columns};
    FilterContext m_context{&m_catalogue.sample.structure, m_catalogue.sample.channel("ecommerce"),
                            m_catalogue.sample.locale("en_US")};
};

TEST_P(ColumnFilterAgainstMatcher, FindsTheSameAtFirst) {
    m_catalogue.fill(300);
    fill_columns();
    compare(400);
}

TEST_P(ColumnFilterAgainstMatcher, FindsTheSameAfterChanges) {
    m_catalogue.fill(200);
    fill_columns();
    for (int round = 0; round < 30; ++round) {
        for (int i = 0; i < 5; ++i) replace(m_catalogue.number(1, 220));
        const ProductId sold = m_catalogue.number(21, 200);
        if (m_catalogue.products.contains(sold)) remove(sold);
        compare(15);
    }
}

TEST_P(ColumnFilterAgainstMatcher, FindsTheSameWhereVariantsComeBeforeTheirModels) {
    m_catalogue.fill(120);
    for (auto at = m_catalogue.products.rbegin(); at != m_catalogue.products.rend(); ++at) {
        m_columns.set(structure(), m_catalogue.lineage(at->second));
    }
    m_columns.settle();
    compare(100);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ColumnFilterAgainstMatcher, ::testing::Range(1U, 9U));

TEST(ColumnFilter, FindsNothingInAnEmptyCatalogue) {
    const SampleStructure sample;
    const Columns columns;
    CompletenessColumns completeness(columns);
    ColumnFilter filter(columns, completeness, {&sample.structure, 0, 0},
                        [](const Filter&, const Bitmap& among) { return among; });
    EXPECT_EQ(
        filter.select(parse_filter(sample.structure, "price[EUR] > 1"), columns.alive()).size(),
        0U);
}

TEST(CompletenessColumn, IsOfAModelTheShareOfItsCompleteVariants) {
    SampleStructure sample;
    Columns columns;
    Product shirt = sample.model("shirt", 1);
    Product whole = sample.variant("shirt-s", 1);
    whole.id = 2;
    for (const auto& [code, option] : {std::pair("color", "red"), {"size", "s"}}) {
        whole.values.set(sample.key(code), Reference{sample.option(code, option)});
    }
    whole.values.set(sample.key("name", "", "en_US"), std::string("Shirt"));
    Product half = sample.variant("shirt-m", 1);
    half.id = 3;
    for (const Product* product : {&shirt, &whole, &half}) {
        columns.set(sample.structure, {product, product == &shirt ? nullptr : &shirt, nullptr});
    }
    CompletenessColumns completeness(columns);
    EXPECT_THAT(completeness.percents(sample.structure, sample.channel("ecommerce"),
                                      sample.locale("en_US")),
                testing::ElementsAre(50, 100, 25));
}

}  // namespace
}  // namespace vitrine::test
