#include "store/structure_json.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace vitrine {
namespace {

Attribute full_attribute() {
    Attribute attribute;
    attribute.code = "nutrition";
    attribute.labels = {{"en_US", "Nutrition"}, {"fr_FR", "Valeurs nutritives"}};
    attribute.type = AttributeType::table;
    attribute.role = AttributeRole::packs;
    attribute.group = 3;
    attribute.sort_order = 7;
    attribute.localizable = attribute.scopable = attribute.unique = attribute.html = true;
    attribute.available_locales = {1, 2};
    attribute.read_only = true;
    attribute.default_value = "[]";
    attribute.help = {{"en_US", "As on the label."}};
    attribute.expression = "1 + 1";
    attribute.min_characters = 1;
    attribute.max_characters = 20;
    attribute.validation_rule = "regexp";
    attribute.validation_regexp = "^a";
    attribute.number_min = Decimal(-125, 2);
    attribute.number_max = Decimal(5, 0);
    attribute.decimals_allowed = attribute.negative_allowed = false;
    attribute.max_decimals = 3;
    attribute.date_min = -1;
    attribute.date_max = 20000;
    attribute.measurement_family = "Weight";
    attribute.default_unit = "GRAM";
    attribute.allowed_extensions = {"png"};
    attribute.max_file_size_mb = Decimal(5, 1);
    attribute.auto_option_sorting = true;
    attribute.reference_data = "colours";
    attribute.reference_entity = 4;
    TableColumn column;
    column.id = 2;
    column.code = "what";
    column.labels = {{"en_US", "What"}};
    column.type = TableColumn::Type::select;
    column.required = true;
    column.options = {{"salt", {{"en_US", "Salt"}}}, {"sugar", {}}};
    column.reference_entity = 4;
    column.measurement_family = "Length";
    column.default_unit = "METER";
    column.number_min = Decimal(1, 0);
    column.number_max = Decimal(2, 0);
    column.decimals_allowed = false;
    column.max_characters = 9;
    attribute.table_columns = {column, TableColumn()};
    return attribute;
}

Record full_record() {
    Record record;
    record.entity = 2;
    record.code = "acme";
    record.labels = {{"en_US", "Acme"}};
    record.values.set({64, 0}, std::string("Tasse « bleue »\n"));
    record.values.set({64, 3}, std::string("mug"));
    record.values.set({65, 0}, Decimal(-12500, 3));
    record.values.set({66, 0}, Measurement{Decimal(5, 1), 12});
    record.values.set({67, 0}, false);
    record.values.set({68, 0}, Date{-400});
    record.values.set({69, 0}, Reference{70000});
    record.values.set({70, 0}, References{{3, 1}});
    record.values.set({71, 0}, FileReference{"files/a.png", std::string(64, 'a')});
    record.values.set({72, 0}, Instant(std::chrono::milliseconds(-1)));
    record.values.set({73, 0}, Quantities{{{7, Decimal(25, 1)}}});
    Table table;
    table.rows.push_back({{1, std::string("salt")}, {2, Measurement{Decimal(5, 0), 12}}});
    table.rows.push_back({{1, true}, {2, Reference{5}}, {3, Date{3}}, {4, Decimal(1, 1)}});
    record.values.set({74, 0}, table);
    return record;
}

// Written, read into another structure, and written again.
template <class T>
void expect_round_trip(T entity) {
    constexpr std::int32_t id = 90;
    Structure structure;
    const std::string code = entity.code;
    const std::string body = to_json(entity);
    put_json(structure, EntityTraits<T>::kind, id, code, body);
    const T* read = (structure.*EntityTraits<T>::entities).find(id);
    ASSERT_NE(read, nullptr);
    entity.id = id;
    EXPECT_TRUE(*read == entity) << body << '\n' << to_json(*read);
    EXPECT_EQ(body_of(structure, EntityTraits<T>::kind, id), body);
}

TEST(StructureJson, GivesBackEveryFieldOfEveryKind) {
    expect_round_trip(full_attribute());
    expect_round_trip(full_record());
    expect_round_trip(Locale{0, "fr_BE", 4});
    expect_round_trip(AssociationType{0, "PACK", {{"en_US", "Pack"}}, true, true, "bundle"});
    expect_round_trip(ReferenceEntity{0, "brand", {{"en_US", "Brand"}}, {64, 70}, 70});
    expect_round_trip(
        Market{0, "fr", {{"en_US", "France"}}, "FR", 1, 2, "Europe/Paris", "FR-20R", {1, 3}});
    expect_round_trip(
        Location{0, "paris", {{"en_US", "Paris"}}, 1, true, "Europe/Paris", "3012345678900", "FR"});
    expect_round_trip(Segment{0, "b2b", {{"en_US", "Companies"}}});
    expect_round_trip(PriceList{0,
                                "sale",
                                {{"en_US", "Sale"}},
                                1,
                                2,
                                3,
                                4,
                                5,
                                false,
                                6,
                                "2026-11-27",
                                "2026-11-30",
                                "Europe/Paris"});
    expect_round_trip(Channel{0, "web", {{"en_US", "Web"}}, {1, 2}, {1}, 4, {{64, "GRAM"}}, "{}"});
    expect_round_trip(Category{0, "mugs", 3, {{"en_US", "Mugs"}}, 2});
    expect_round_trip(SavedFilter{0, "dear", "price > 100"});
    FamilyVariant variant;
    variant.code = "by_size";
    variant.family = 3;
    variant.levels = {{{64}, {64, 65}}, {{66}, {}}};
    expect_round_trip(variant);
    Family family;
    family.code = "mugs";
    family.attributes = {64, 65};
    family.label_attribute = 64;
    family.image_attribute = 65;
    family.requirements = {{1, {64}}, {2, {}}};
    expect_round_trip(family);
}

TEST(StructureJson, RefusesADamagedBody) {
    Structure structure;
    for (const char* body : {"", "{", "[]1", R"({"values":{"64.0":{"text":5}}})",
                             R"({"values":{"64.0":{"measurement":["5"]}}})"}) {
        EXPECT_THROW(put_json(structure, EntityKind::record, 1, "x", body), Error) << body;
    }
}

}  // namespace
}  // namespace vitrine
