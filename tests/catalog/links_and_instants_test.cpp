// Values of the types datetime, record link and product link: text and back, filters.
#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog/query.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "sample_structure.h"

namespace vitrine {
namespace {

class LinksAndInstants : public testing::Test {
protected:
    LinksAndInstants() {
        Structure& structure = m_sample.structure;
        structure.reference_entities.put({0, "designer", {}, {}, 0});
        structure.reference_entities.put({0, "maker", {}, {}, 0});
        structure.records.put({0, 1, "aalto", {{"en_US", "Alvar Aalto"}}, {}});
        structure.records.put({0, 1, "eames", {{"en_US", "Ray & Charles Eames"}}, {}});
        structure.records.put({0, 2, "aalto", {{"en_US", "Aalto factory"}}, {}});
        const auto add = [&](const char* code, AttributeType type) {
            Attribute attribute;
            attribute.code = code;
            attribute.type = type;
            if (attribute.links_records()) attribute.reference_entity = 1;
            structure.attributes.put(std::move(attribute));
        };
        add("on_sale", AttributeType::datetime);
        add("designer", AttributeType::record_link);
        add("designers", AttributeType::record_links);
        add("spare_part", AttributeType::product_link);
    }

    static ProductId find(std::string_view code) {
        return code == "A-1" ? 77 : code == "A-3" ? 79 : 0;
    }

    std::string read(const char* attribute, std::string_view text) const {
        const FindProduct find_product = find;
        const Attribute& of = m_sample.attribute(attribute);
        const ParsedValue parsed =
            parse_value(m_sample.structure, of, text, {}, {.find_product = &find_product});
        if (const auto* value = std::get_if<Value>(&parsed)) {
            return value_to_text(m_sample.structure, of, *value);
        }
        if (const auto* issue = std::get_if<Issue>(&parsed)) return issue->rule + ": " + issue->fix;
        return "(blank)";
    }

    bool holds(std::string_view filter, const char* attribute, std::string_view text) {
        const Attribute& of = m_sample.attribute(attribute);
        Product product = m_sample.product("P", "tvs");
        const FindProduct find_product = find;
        product.values.set(m_sample.key(attribute),
                           std::get<Value>(parse_value(m_sample.structure, of, text, {},
                                                       {.find_product = &find_product})));
        FilterContext context;
        context.structure = &m_sample.structure;
        const Filter parsed = parse_filter(m_sample.structure, filter, find_product);
        EXPECT_TRUE(parse_filter(m_sample.structure, to_text(m_sample.structure, parsed),
                                 find_product) == parsed)
            << to_text(m_sample.structure, parsed);
        return matches(parsed, context, Lineage{&product, nullptr, nullptr});
    }

    SampleStructure m_sample;
};

TEST_F(LinksAndInstants, AreReadAsTheyAreWritten) {
    struct Case {
        const char *attribute, *text, *expected;
    };
    const Case cases[] = {
        {"on_sale", "2026-03-31T14:00:00Z", "2026-03-31T14:00:00Z"},
        {"on_sale", "2026-03-31T14:00:00+02:00", "2026-03-31T12:00:00Z"},
        {"on_sale", "2026-03-31T14:00:00.250-01:00", "2026-03-31T15:00:00.250Z"},
        {"on_sale", "2026-03-31 14:00", "2026-03-31T14:00:00Z"},
        {"on_sale", "2026-03-31T14:00:07", "2026-03-31T14:00:07Z"},
        {"on_sale", "2026-03-31", "2026-03-31T00:00:00Z"},
        {"on_sale", "31.03.2026",
         "datetime.unreadable: Write it like 2026-03-31T14:00:00+02:00; without an offset it is "
         "UTC."},
        {"on_sale", "2026-02-30T14:00:00Z",
         "datetime.unreadable: Write it like 2026-03-31T14:00:00+02:00; without an offset it is "
         "UTC."},
        {"designer", "EAMES", "eames"},
        {"designer", "alvar aalto", "aalto"},
        {"designer", "Aalto factory",
         "record.unknown: Did you mean aalto? Otherwise add this record to designer."},
        {"designer", "eamse",
         "record.unknown: Did you mean eames? Otherwise add this record to designer."},
        {"designers", "eames, aalto,,EAMES", "eames,aalto"},
        {"designers", "eames,somebody",
         "record.unknown: Write the code of a record, or add this record to designer."},
        {"designers", " , ", "(blank)"},
        {"spare_part", "A-1", "#77"},
        {"spare_part", "A-2",
         "product_link.unknown: Write the SKU of a product or the code of a model that is there."},
    };
    for (const Case& c : cases) EXPECT_EQ(read(c.attribute, c.text), c.expected) << c.text;
}

TEST_F(LinksAndInstants, KeepTheLimitsOfTheirAttribute) {
    Attribute attribute = m_sample.attribute("on_sale");
    attribute.date_min = parse_date("2026-01-01");
    attribute.date_max = parse_date("2026-12-31");
    const auto rules = [&](const char* instant) {
        std::string found;
        const Value value = *parse_iso8601(instant);
        for (const Issue& issue : validate_value(m_sample.structure, attribute, value)) {
            found += issue.rule;
        }
        return found;
    };
    EXPECT_EQ(rules("2025-12-31T23:59:59.999Z"), "date.before");
    EXPECT_EQ(rules("2026-01-01T00:00:00Z"), "");
    EXPECT_EQ(rules("2026-12-31T23:59:59.999Z"), "");
    EXPECT_EQ(rules("2027-01-01T00:00:00Z"), "date.after");
}

TEST_F(LinksAndInstants, AreFiltered) {
    EXPECT_TRUE(holds("designer = eames", "designer", "eames"));
    EXPECT_TRUE(holds("designer in (aalto, \"Ray & Charles Eames\")", "designer", "eames"));
    EXPECT_FALSE(holds("designer != eames", "designer", "eames"));
    EXPECT_TRUE(holds("designers contains all of (eames, aalto)", "designers", "aalto,eames"));
    EXPECT_FALSE(holds("designers contains all of (eames, aalto)", "designers", "aalto"));
    EXPECT_TRUE(holds("on_sale since 2026-03-31T14:00:00Z", "on_sale", "2026-03-31T14:00:00Z"));
    EXPECT_FALSE(holds("on_sale since 2026-03-31T14:00:01Z", "on_sale", "2026-03-31T14:00:00Z"));
    EXPECT_FALSE(holds("on_sale before 2026-03-31T14:00:00Z", "on_sale", "2026-03-31T14:00:00Z"));
    EXPECT_TRUE(holds("on_sale between 2026-03-01 and 2026-04-02", "on_sale", "2026-03-31"));
    EXPECT_TRUE(holds("on_sale is not empty", "on_sale", "2026-03-31"));
    EXPECT_THROW(parse_filter(m_sample.structure, "on_sale in last 7 days"), Error);
    EXPECT_TRUE(holds("spare_part = A-1", "spare_part", "A-1"));
    EXPECT_FALSE(holds("spare_part = A-3", "spare_part", "A-1"));
    EXPECT_FALSE(holds("spare_part != A-1", "spare_part", "A-1"));
    EXPECT_TRUE(holds("spare_part in (A-3, \"A-1\")", "spare_part", "A-1"));
    EXPECT_TRUE(holds("spare_part not in (A-3)", "spare_part", "A-1"));
    EXPECT_FALSE(holds("spare_part is empty", "spare_part", "A-1"));
}

TEST_F(LinksAndInstants, OfAProductThatIsNotThereAreRefusedWithTheirPlace) {
    const auto refusal = [&](std::string_view filter) {
        try {
            parse_filter(m_sample.structure, filter, find);
        } catch (const Error& error) {
            return error.sentence();
        }
        return std::string();
    };
    EXPECT_EQ(refusal("spare_part in (A-1, A-2)"),
              "The filter cannot be read at character 21: there is no product or model \"A-2\". "
              "Write the SKU of a "
              "product or the code of a model that is there.");
    m_sample.structure.saved_filters.put({0, "parts", "spare_part = A-2"});
    EXPECT_NE(refusal("enabled = true and @parts").find("\"A-2\""), std::string::npos);
    EXPECT_NE(refusal("spare_part contains A-1").find("cannot be compared"), std::string::npos);
}

TEST_F(LinksAndInstants, AreTakenAsWrittenByThoseWhoKnowNoProducts) {
    const Filter filter = parse_filter(m_sample.structure, "spare_part = A-2");
    EXPECT_EQ(to_text(m_sample.structure, filter), "spare_part = A-2");
    Product product = m_sample.product("P", "tvs");
    product.values.set(m_sample.key("spare_part"), Reference{78});
    EXPECT_FALSE(matches(filter, {&m_sample.structure}, {&product, nullptr, nullptr}));
}

}  // namespace
}  // namespace vitrine
