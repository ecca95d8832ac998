// A catalogue with every type of attribute in all four forms (plain, by locale, by channel, by
// both) goes through edits, undo, redo and looks at the past without losing a byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "operations/catalogue_at.h"
#include "operations/round_trip.h"
#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"
#include "operations/verify_catalogue.h"
#include "store/document.h"

namespace vitrine {
namespace {

struct TypeCase {
    AttributeType type;
    const char *first, *second;  // as people write them; the same text back
};
constexpr TypeCase cases[] = {
    {AttributeType::text, "Tasse « bleue »", "mug"},
    {AttributeType::long_text, "<p>one\ntwo</p>", "three"},
    {AttributeType::number, "-12.50", "7"},
    {AttributeType::measurement, "500 GRAM", "0.5 KILOGRAM"},
    {AttributeType::boolean, "1", "0"},
    {AttributeType::date, "2026-03-31", "1969-12-31"},
    {AttributeType::datetime, "2026-03-31T14:00:00.250Z", "1969-12-31T23:59:59Z"},
    {AttributeType::simple_select, "red", "blue"},
    {AttributeType::multi_select, "red,blue", "blue"},
    {AttributeType::price_collection, "49.90", "0"},
    {AttributeType::record_link, "acme", "bolt"},
    {AttributeType::record_links, "bolt,acme", "acme"},
    {AttributeType::product_link, "tv", "shirt"},
    {AttributeType::table, R"([{"what":"salt","amount":"1.5","maker":"acme"}])",
     R"([{"what":"sugar"},{"what":"salt","organic":true}])"},
};

class EveryType : public test::SampleCatalogue {
protected:
    void SetUp() override {
        SampleCatalogue::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "import", {}, "types", 0});
        const ReferenceEntityId maker = writer.put(ReferenceEntity{0, "maker", {}, {}, 0});
        writer.put(Record{0, maker, "acme", {{"en_US", "Acme"}}, {}});
        writer.put(Record{0, maker, "bolt", {}, {}});
        for (const TypeCase& one : cases) {
            for (const bool localizable : {false, true}) {
                for (const bool scopable : {false, true}) {
                    Attribute attribute = made(one.type, maker);
                    attribute.code = std::string(attribute_type_name(one.type)) +
                                     (localizable ? "_l" : "") + (scopable ? "_s" : "");
                    attribute.localizable = localizable;
                    attribute.scopable = scopable;
                    const AttributeId id = writer.put(attribute);
                    if (!attribute.is_select()) continue;
                    writer.put(Option{0, id, "red", {}, 1});
                    writer.put(Option{0, id, "blue", {}, 2});
                }
            }
        }
        types = writer.finish();
    }

    static Attribute made(AttributeType type, ReferenceEntityId maker) {
        Attribute attribute;
        attribute.type = type;
        if (type == AttributeType::measurement) {
            attribute.measurement_family = "Weight";
            attribute.default_unit = "GRAM";
        }
        if (attribute.links_records()) attribute.reference_entity = maker;
        if (type != AttributeType::table) return attribute;
        using Type = TableColumn::Type;
        const auto add = [&](const char* code, Type column_type) -> TableColumn& {
            TableColumn& column = attribute.table_columns.emplace_back();
            column.id = static_cast<std::int32_t>(attribute.table_columns.size());
            column.code = code;
            column.type = column_type;
            return column;
        };
        add("what", Type::select).options = {{"salt", {}}, {"sugar", {}}};
        add("amount", Type::number);
        add("maker", Type::record).reference_entity = maker;
        add("organic", Type::boolean);
        return attribute;
    }

    // Every field of every attribute made here: "table_l_s[ecommerce,en_US]".
    std::vector<std::pair<std::string, const TypeCase*>> fields() const {
        std::vector<std::pair<std::string, const TypeCase*>> found;
        for (const TypeCase& one : cases) {
            const std::string code(attribute_type_name(one.type));
            const bool is_price = one.type == AttributeType::price_collection;
            const std::string currency = is_price ? "EUR" : "";
            const auto add = [&](const std::string& name, std::string scope) {
                if (!scope.empty() && is_price) scope += ',';
                scope += currency;
                found.emplace_back(scope.empty() ? name : name + '[' + scope + ']', &one);
            };
            add(code, "");
            for (const std::string locale : {"en_US", "fr_FR"}) add(code + "_l", locale);
            for (const std::string channel : {"ecommerce", "print"}) add(code + "_s", channel);
            add(code + "_l_s", "ecommerce,en_US");
            add(code + "_l_s", "ecommerce,fr_FR");
            add(code + "_l_s", "print,de_DE");
        }
        return found;
    }

    ChangeSetId set_all(bool first) {
        std::vector<CellEdit> edits;
        for (const auto& [field, one] : fields()) {
            edits.push_back(cell(television, field, first ? one->first : one->second));
        }
        const EditReport report = edit_products(*catalogue, edits);
        EXPECT_EQ(report.changed, static_cast<std::int64_t>(edits.size()));
        for (const Issue& issue : report.issues) ADD_FAILURE() << to_sentence(issue);
        return report.change_set;
    }

    void expect_all(bool first) {
        for (const auto& [field, one] : fields()) {
            EXPECT_EQ(own(television, field), first ? one->first : one->second) << field;
        }
    }

    // The bytes of all documents.
    std::map<ProductId, std::string> documents() {
        std::map<ProductId, std::string> all;
        catalogue->products().each(
            [&](const Product& product) { all[product.id] = encode_document(product); });
        return all;
    }

    ChangeSetId types = 0;
};

TEST_F(EveryType, GoesThroughUndoRedoAndThePast) {
    const auto empty = documents();
    const ChangeSetId first = set_all(true);
    expect_all(true);
    const auto one = documents();
    const ChangeSetId second = set_all(false);
    expect_all(false);
    const auto two = documents();

    const ChangeSetId undone =
        undo_change_set(*catalogue, second, OnConflict::refuse, Progress()).change_set;
    EXPECT_EQ(documents(), one);
    undo_change_set(*catalogue, undone, OnConflict::refuse, Progress());
    EXPECT_EQ(documents(), two);

    for (const auto& [change_set, expected] :
         {std::pair(types, empty), std::pair(first, one), std::pair(second, two)}) {
        const PastState then(*catalogue, change_after(*catalogue, change_set), Progress());
        EXPECT_EQ(documents(), expected);
    }
    const VerifyReport report = verify_catalogue(*catalogue, Progress());
    for (const Issue& issue : report.damage) ADD_FAILURE() << to_sentence(issue);
}

TEST_F(EveryType, ComesBackFromItsFiles) {
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "family", 0});
    Family family = *writer.structure().families.find("tvs");
    for (const TypeCase& one : cases) {
        const std::string code(attribute_type_name(one.type));
        for (const char* form : {"", "_l", "_s", "_l_s"})
            family.attributes.push_back(writer.structure().attributes.find(code + form)->id);
    }
    writer.put(family);
    writer.finish();
    set_all(true);
    test::round_trip(*catalogue);
    test::round_trip(*catalogue, WrittenFormat::xlsx);
    test::round_trip(*catalogue, WrittenFormat::json_lines);
    set_all(false);
    test::round_trip(*catalogue);
}

TEST_F(EveryType, RefusesWhatIsNoValueOfTheType) {
    const std::pair<const char*, const char*> wrong[] = {
        {"datetime", "soon"},        {"record_link", "nobody"}, {"record_links", "acme,nobody"},
        {"product_link", "nothing"}, {"table", "salt"},         {"number", "many"},
    };
    for (const auto& [field, text] : wrong) {
        const EditReport report = edit_products(*catalogue, {cell(television, field, text)});
        EXPECT_EQ(report.changed, 0) << field;
        ASSERT_EQ(report.issues.size(), 1U) << field;
        EXPECT_EQ(report.issues.front().severity, Severity::error);
        EXPECT_FALSE(report.issues.front().fix.empty());
    }
}

}  // namespace
}  // namespace vitrine
