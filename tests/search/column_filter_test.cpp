// The columns against Matcher, which judges one product after the other and is obvious.
#include "search/column_filter.h"

#include <gmock/gmock.h>

#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "search/filled_columns.h"
#include "search/random_filter.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

class ColumnFilterAgainstMatcher : public ::testing::TestWithParam<unsigned> {
protected:
    void fill_columns() {
        if (GetParam() % 2 == 0) {
            m_columns = filled_columns(m_catalogue);
            return;
        }
        for (const auto& [id, product] : m_catalogue.products) {
            m_columns.set(structure(), m_catalogue.lineage(product));
        }
        m_columns.settle();
    }
    // As an editor does it: the product, and all that inherits from it.
    void replace(ProductId id) {
        m_catalogue.products[id] = m_catalogue.make(id);
        std::vector<Row> changed = {row_of(id)};
        for (const ProductId below : m_columns.below({id})) changed.push_back(row_of(below));
        const auto left = CompletenessColumns::models_above(m_columns, changed);
        // Models before their variants: ids stand in that order here.
        for (const Row row : changed) {
            m_columns.set(structure(),
                          m_catalogue.lineage(m_catalogue.products.at(product_of(row))));
        }
        m_completeness.products_changed(changed, left);
    }
    void remove(ProductId id) {
        m_catalogue.products.erase(id);
        const auto left = CompletenessColumns::models_above(m_columns, {row_of(id)});
        m_columns.remove(id);
        m_completeness.products_changed({row_of(id)}, left);
    }
    // What was mended after each change is what counting all anew gives.
    void compare_completeness() {
        CompletenessColumns anew(m_columns);
        for (const char* channel : {"ecommerce", "print"}) {
            for (const char* locale : {"en_US", "fr_FR"}) {
                const ChannelId in = m_catalogue.sample.channel(channel);
                const LocaleId of = m_catalogue.sample.locale(locale);
                ASSERT_EQ(m_completeness.percents(structure(), in, of),
                          anew.percents(structure(), in, of))
                    << channel << ' ' << locale;
            }
        }
    }

    Bitmap judge_documents(const Filter& filter, const FilterContext& knowing,
                           const Bitmap& among) {
        Bitmap found(among.size());
        const Matcher matcher(filter, knowing);
        among.each([&](Row row) {
            if (matcher.matches(m_catalogue.lineage(m_catalogue.products.at(product_of(row))))) {
                found.set(row);
            }
        });
        return found;
    }

    // What the context of a filter has to know of all products, counted one by one.
    FilterContext context(const Filter& filter) const {
        FilterContext context = m_context;
        context.variants = [this](ProductId model, ChannelId channel, LocaleId locale) {
            CompletenessCount count;
            for (const auto& [id, product] : m_catalogue.products) {
                const Lineage lineage = m_catalogue.lineage(product);
                const bool below = (lineage.parent != nullptr && lineage.parent->id == model) ||
                                   (lineage.root != nullptr && lineage.root->id == model);
                if (!below || product.kind != ProductKind::variant) continue;
                ++count.required;
                const Channel& asked = *structure().channels.find(channel);
                if (completeness(structure(), lineage, asked, locale).complete()) ++count.filled;
            }
            return count;
        };
        const auto repeated = std::make_shared<RepeatedValues>(duplicate_keys(filter, m_context));
        for (const auto& [id, product] : m_catalogue.products) repeated->count(product);
        context.is_repeated = [repeated](ValueKey key, const Value& value) {
            return repeated->is_repeated(key, value);
        };
        context.history = [](const Filter& condition) {
            // Some products, others for each condition.
            std::vector<bool> products;
            const auto kind = static_cast<std::size_t>(condition.comparison);
            for (std::size_t id = 0; id < 150; ++id) products.push_back((id + kind) % 3 == 0);
            return products;
        };
        context.problems = context.history;
        return context;
    }

    void compare(int filters) {
        FilterWriter writer(m_catalogue);
        for (int i = 0; i < filters; ++i) {
            const std::string text = writer.write();
            SCOPED_TRACE(text);
            const Filter filter = parse_filter(structure(), text, RandomCatalogue::find);
            const FilterContext knowing = context(filter);
            const Matcher matcher(filter, knowing);
            ColumnFilter columns(m_columns, m_completeness, knowing,
                                 [&](const Filter& condition, const Bitmap& among) {
                                     return judge_documents(condition, knowing, among);
                                 });
            const Bitmap found = columns.select(filter, m_columns.alive());
            for (const auto& [id, product] : m_catalogue.products) {
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
        compare_completeness();
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

TEST_P(ColumnFilterAgainstMatcher, WritesFiltersThatReadAsTheSameTree) {
    FilterWriter writer(m_catalogue);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = writer.write();
        SCOPED_TRACE(text);
        const Filter filter = parse_filter(structure(), text, RandomCatalogue::find);
        ASSERT_TRUE(parse_filter(structure(), to_text(structure(), filter),
                                 RandomCatalogue::find) == filter)
            << to_text(structure(), filter);
    }
}

TEST_P(ColumnFilterAgainstMatcher, FindsTheSameInColumnsReadFromAFile) {
    const TemporaryFolder folder;
    m_catalogue.fill(200);
    fill_columns();
    for (int round = 0; round < 6; ++round) {
        const Progress progress;
        ColumnFileWriter writer(folder / "columns", progress);
        m_columns.write(writer);
        writer.finish();
        const auto file = ColumnFile::open(folder / "columns");
        ASSERT_NE(file, nullptr);
        m_columns = Columns(file);
        // Some columns follow these changes before they are read, some are never read.
        for (int i = 0; i < 3; ++i) replace(m_catalogue.number(1, 220));
        compare(round * 5);
    }
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

TEST(Columns, GrowByNothingWhereARowIsSetToWhatItHas) {
    RandomCatalogue catalogue(5);
    catalogue.fill(300);
    Columns columns;
    const auto set_all = [&] {
        for (const auto& [id, product] : catalogue.products) {
            columns.set(catalogue.sample.structure, catalogue.lineage(product));
        }
    };
    const TemporaryFolder folder;
    const Progress progress;
    const auto size_written = [&](const char* name) {
        ColumnFileWriter file(folder / name, progress);
        columns.write(file);
        file.finish();
        return std::filesystem::file_size(folder / name);
    };
    set_all();
    columns.settle();
    const auto size = size_written("once");
    set_all();
    EXPECT_EQ(size_written("twice"), size);
}

TEST(ColumnFilter, ReadsOnlyTheDocumentsThatTheOtherConditionsLeave) {
    RandomCatalogue catalogue(3);
    catalogue.fill(300);
    const Structure& structure = catalogue.sample.structure;
    Columns columns;
    for (const auto& [id, product] : catalogue.products)
        columns.set(structure, catalogue.lineage(product));
    columns.settle();
    CompletenessColumns completeness(columns);
    std::size_t read = 0;
    ColumnFilter filter(
        columns, completeness,
        {&structure, catalogue.sample.channel("ecommerce"), catalogue.sample.locale("en_US")},
        [&](const Filter&, const Bitmap& among) {
            read += among.count();
            return among;
        });
    const auto select = [&](const std::string& text) {
        return filter.select(parse_filter(structure, text), columns.alive()).count();
    };
    const std::size_t named = select("name contains ultra");
    ASSERT_GT(named, 0U);
    ASSERT_LT(named, columns.alive().count());
    for (const char* dear : {"sku matches \"1\"", "parent matches \"1\"", "name matches \"1\""}) {
        read = 0;
        select(std::string(dear) + " and name contains ultra");
        EXPECT_LE(read, named) << dear;
    }
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

    // The family requires less: the half variant is not so far behind, and nothing else changed.
    Family shirts = *sample.structure.families.find(sample.family("shirts"));
    std::erase(shirts.requirements[sample.channel("ecommerce")], sample.attribute("color").id);
    std::erase(shirts.requirements[sample.channel("ecommerce")], sample.attribute("size").id);
    sample.structure.families.put(shirts);
    completeness.structure_changed(sample.structure);
    CompletenessColumns anew(columns);
    EXPECT_EQ(completeness.percents(sample.structure, sample.channel("ecommerce"),
                                    sample.locale("en_US")),
              anew.percents(sample.structure, sample.channel("ecommerce"), sample.locale("en_US")));
    EXPECT_THAT(completeness.percents(sample.structure, sample.channel("ecommerce"),
                                      sample.locale("en_US")),
                testing::ElementsAre(50, 100, 50));
}

}  // namespace
}  // namespace vitrine::test
