#include "operations/add_product.h"

#include "operations/generate_numbers.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class AddProduct : public ReadTest {
protected:
    NewProduct wanted(std::string sku, std::string_view family, std::string_view model,
                      const std::vector<std::pair<std::string, std::string>>& cells) {
        NewProduct product;
        product.sku = std::move(sku);
        if (product.sku.empty()) product.pattern = NumberPattern::parse("LI-{number:4}");
        if (!family.empty()) product.family = structure().families.find(family)->id;
        if (!model.empty()) product.model = id_of(model);
        for (const auto& [field, text] : cells)
            product.cells.push_back({parse_field(structure(), field), text});
        return product;
    }
    // As previewed, then in earnest.
    AddReport add(const NewProduct& product) {
        const Stored before = stored(*m_catalogue);
        const AddReport preview = add_product(*m_catalogue, product, AddIntent::preview);
        EXPECT_TRUE(stored(*m_catalogue) == before);
        const AddReport report = add_product(*m_catalogue, product, AddIntent::save);
        EXPECT_EQ(preview.change_set, 0);
        EXPECT_EQ(preview.sku, report.sku);
        EXPECT_EQ(preview.issues.size(), report.issues.size());
        EXPECT_EQ(preview.product == 0, report.product == 0);
        if (report.product == 0) {
            EXPECT_TRUE(stored(*m_catalogue) == before);
            EXPECT_EQ(report.change_set, 0);
        }
        return report;
    }
    std::string value(std::string_view code, std::string_view field) {
        const auto found = m_catalogue->products().load_by_code(code);
        const auto address = parse_field(structure(), field);
        const Attribute& attribute = *structure().attributes.find(address.attribute);
        const auto key = structure().key_for(attribute, address.channel, address.locale);
        const Value* stored = key ? found->values.find(*key) : nullptr;
        return stored == nullptr ? "" : value_to_text(structure(), attribute, *stored);
    }
};

TEST_F(AddProduct, MakesASimpleProductWithValuesAndDefaultsInOneChangeSet) {
    import_text("attributes.csv", "code;type;default_value\nbrand;pim_catalog_simpleselect;acme\n");
    const Stored before = stored(*m_catalogue);
    const auto report =
        add(wanted("lamp-9", "lamps", "", {{"name[fr_FR]", "Neuve"}, {"ean", "4006381333948"}}));
    EXPECT_THAT(report.issues, IsEmpty());
    EXPECT_EQ(value("lamp-9", "name[fr_FR]"), "Neuve");
    EXPECT_EQ(value("lamp-9", "brand"), "acme");
    EXPECT_EQ(verify_catalogue(*m_catalogue, Progress()).damage.size(), 0U);
    const auto undo =
        undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(undo.conflicts, IsEmpty());
    EXPECT_TRUE(stored(*m_catalogue) == before);
    undo_change_set(*m_catalogue, undo.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(value("lamp-9", "brand"), "acme");
}

TEST_F(AddProduct, MakesAVariantThatItsAxesTellApart) {
    const auto report = add(wanted("oxford-blue-m", "", "oxford_blue", {{"size", "m"}}));
    EXPECT_THAT(report.issues, IsEmpty());
    expect_levels(*m_catalogue);
    EXPECT_EQ(add(wanted("again", "", "oxford_blue", {{"size", "m"}})).issues.at(0).rule,
              "variant.axis_duplicate");
    EXPECT_EQ(add(wanted("without", "", "oxford_blue", {})).issues.at(0).rule,
              "variant.axis_missing");
    EXPECT_EQ(add(wanted("too-high", "", "oxford", {{"size", "m"}})).issues.at(0).rule,
              "parent.level");
    EXPECT_EQ(add(wanted("foreign", "lamps", "oxford_blue", {{"size", "l"}})).issues.at(0).rule,
              "family.other");
}

TEST_F(AddProduct, RefusesTheWholeWhereAValueIsWrong) {
    EXPECT_EQ(add(wanted("LAMP-1", "lamps", "", {})).issues.at(0).rule, "code.taken");
    const auto report = add(wanted("lamp-9", "lamps", "", {{"brand", "nobody"}}));
    EXPECT_EQ(report.product, 0);
    EXPECT_EQ(report.issues.size(), 1U);
    EXPECT_FALSE(product("lamp-9"));
}

TEST_F(AddProduct, GivesACodeOfAPatternOnceForEver) {
    add(wanted("LI-0002", "lamps", "", {}));
    EXPECT_EQ(add(wanted("", "lamps", "", {})).sku, "LI-0001");
    const auto third = add(wanted("", "lamps", "", {}));
    EXPECT_EQ(third.sku, "LI-0003");
    undo_change_set(*m_catalogue, third.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(add(wanted("", "lamps", "", {{"brand", "nobody"}})).product, 0);
    EXPECT_EQ(add(wanted("", "lamps", "", {})).sku, "LI-0004");
    NewProduct variant = wanted("x", "", "oxford_blue", {{"size", "m"}});
    variant.sku.clear();
    variant.pattern = NumberPattern::parse("{sku}-{number:2}");
    EXPECT_EQ(add(variant).sku, "oxford_blue-01");
}

TEST_F(AddProduct, GivesCodesToRowsOfAnImportThatHaveNone) {
    ImportOptions options;
    options.sku_pattern = NumberPattern::parse("LI-{number:4}");
    options.rows_per_commit = 2;
    const std::string rows =
        "sku;family;name-en_US\n;lamps;One\nLI-0002;lamps;Two\n;lamps;Three\n;lamps;Four\n";
    options.preview = true;
    EXPECT_EQ(products(rows, options).total().created, 4);
    options.preview = false;
    EXPECT_EQ(products(rows, options).total().created, 4);
    EXPECT_EQ(value("LI-0001", "name[en_US]"), "One");
    EXPECT_EQ(value("LI-0003", "name[en_US]"), "Three");
    EXPECT_EQ(value("LI-0004", "name[en_US]"), "Four");
    EXPECT_EQ(add(wanted("", "lamps", "", {})).sku, "LI-0005");
    EXPECT_EQ(products(rows).total().rejected, 3);
}

}  // namespace
}  // namespace vitrine::test
