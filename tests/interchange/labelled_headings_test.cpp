#include "interchange/labelled_headings.h"

#include <gmock/gmock.h>

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using Headings = std::vector<std::string>;

class LabelledHeadings : public testing::Test {
protected:
    LabelledHeadings() {
        add("sku", AttributeType::identifier, "SKU");
        add("name", AttributeType::text, "Name");
        add("title", AttributeType::text, "Titel");
        add("heading", AttributeType::text, "Titel");
        add("maker", AttributeType::text, "brand");
        add("brand", AttributeType::text, "Marke");
        add("width", AttributeType::text, "Breite (cm)");
        add("price", AttributeType::price_collection, "Preis");
        m_structure.locales.put({1, "de_DE", {}});
        m_structure.currencies.put({1, "EUR", true});
    }
    Headings by_code(const Headings& headings) const {
        return headings_by_code(m_structure, AkeneoRows::products, headings);
    }
    Headings by_label(const std::vector<HeadedField>& fields) const {
        return label_headings(m_structure, AkeneoRows::products, fields);
    }

    Structure m_structure;

private:
    void add(const std::string& code, AttributeType type, const std::string& label) {
        Attribute attribute;
        attribute.id = m_next++;
        attribute.code = code;
        attribute.type = type;
        attribute.labels = {{"de_DE", label}};
        attribute.localizable = code == "name";
        m_structure.attributes.put(attribute);
    }
    AttributeId m_next = property::first_attribute;
};

TEST_F(LabelledHeadings, AreReadWhereTheyMeanOneField) {
    EXPECT_THAT(by_code({"sku", "Name (de_DE)", "Preis (EUR)", "Marke", "Breite (cm)", "Familie"}),
                ElementsAre("sku", "name-de_DE", "price-EUR", "brand", "width", "Familie"));
    EXPECT_THAT(by_code({"Titel", "Name", "Name (fr_FR)", "Preis (EUR, EUR)"}),
                ElementsAre("Titel", "Name", "Name (fr_FR)", "Preis (EUR, EUR)"))
        << "of two attributes, or without their scope";
    EXPECT_THAT(by_code({"Titel [title]", "X (de_DE) [name]", "Familie [family]"}),
                ElementsAre("title", "name-de_DE", "family"));
}

TEST_F(LabelledHeadings, NameTheCodeWhereTheLabelWouldMeanSomethingElse) {
    EXPECT_THAT(
        by_label({{"sku", "SKU", {}},
                  {"title", "Titel", {}},
                  {"maker", "brand", {}},
                  {"name", "Name", {"de_DE"}},
                  {"family", "Familie", {}}}),
        ElementsAre("SKU", "Titel [title]", "brand [maker]", "Name (de_DE)", "Familie [family]"));
}

TEST_F(LabelledHeadings, AreNeverThoseOfATableWithCodes) {
    EXPECT_THAT(by_label({{"sku", "SKU", {}}, {"family", "Family", {}}}),
                ElementsAre("SKU [sku]", "Family"));
    EXPECT_THAT(by_code({"SKU [sku]", "Family"}), ElementsAre("sku", "Family"));
}

}  // namespace
}  // namespace vitrine::test
