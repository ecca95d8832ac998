#include "catalog/table_text.h"

#include <gtest/gtest.h>

#include "sample_structure.h"

namespace vitrine {
namespace {

// "nutrition": what (select: salt, sugar), quantity (number, 0 to 100), share, note, maker.
class TableText : public testing::Test {
protected:
    TableText() {
        using Type = TableColumn::Type;
        m_sample.structure.reference_entities.put({0, "maker", {}, {}, 0});
        m_sample.structure.records.put({0, 1, "acme", {{"en_US", "Acme Ltd"}}, {}});
        m_table.code = "nutrition";
        m_table.type = AttributeType::table;
        const auto add = [&](const char* code, Type type) -> TableColumn& {
            TableColumn& column = m_table.table_columns.emplace_back();
            column.id = static_cast<std::int32_t>(m_table.table_columns.size());
            column.code = code;
            column.type = type;
            return column;
        };
        add("what", Type::select).options = {{"salt", {{"en_US", "Salt"}}}, {"sugar", {}}};
        TableColumn& quantity = add("quantity", Type::number);
        quantity.required = true;
        quantity.number_min = Decimal(0, 0);
        quantity.number_max = Decimal(100, 0);
        TableColumn& portion = add("portion", Type::measurement);
        portion.measurement_family = "Weight";
        portion.default_unit = "GRAM";
        add("organic", Type::boolean);
        add("tested", Type::date);
        add("maker", Type::record).reference_entity = 1;
        add("note", Type::text).max_characters = 10;
    }

    // The table written back, "(blank)", or "rule: message".
    std::string read(std::string_view text) const {
        const ParsedValue parsed = parse_value(m_sample.structure, m_table, text);
        if (const auto* value = std::get_if<Value>(&parsed)) {
            return value_to_text(m_sample.structure, m_table, *value);
        }
        if (const auto* issue = std::get_if<Issue>(&parsed)) {
            return issue->rule + ": " + issue->message;
        }
        return "(blank)";
    }

    SampleStructure m_sample;
    Attribute m_table;
};

TEST_F(TableText, ReadsCellsOfEveryTypeAndWritesThemInOneForm) {
    EXPECT_EQ(read(R"([{"note":"a bit","quantity":12.50,"what":"SALT","organic":true,
                       "portion":{"amount":"5","unit":"GRM"},"tested":"2026-03-31",
                       "maker":"Acme Ltd"}, {"WHAT":"sugar","quantity":"3"}])"),
              R"([{"what":"salt","quantity":"12.5","portion":"5 GRAM","organic":true,)"
              R"("tested":"2026-03-31","maker":"acme","note":"a bit"},)"
              R"({"what":"sugar","quantity":"3"}])");
    EXPECT_EQ(read("[]"), "(blank)");
    EXPECT_EQ(read(" "), "(blank)");
}

TEST_F(TableText, IsShownByLabels) {
    const ParsedValue parsed =
        parse_value(m_sample.structure, m_table,
                    R"([{"what":"salt","quantity":"5","portion":"2 GRAM","maker":"acme"},)"
                    R"({"what":"sugar","quantity":"1"}])");
    EXPECT_EQ(value_to_label(m_sample.structure, m_table, std::get<Value>(parsed), "en_US"),
              "Salt, 5, 2 g, Acme Ltd; [sugar], 1");
}

TEST_F(TableText, SaysWhichRowIsWrongAndWhy) {
    struct Case {
        const char *text, *expected;
    };
    const Case cases[] = {
        {"salt", "table.unreadable: The text is no table: it is not a JSON array of rows."},
        {R"({"what":"salt"})",
         "table.unreadable: The text is no table: it is not a JSON array of rows."},
        {"[1]", "table.row: Row 1 of the table: it is no object."},
        {R"([{"what":"salt","quantity":1},{"what":"sugar"}])",
         "table.required: Row 2 of the table: quantity is empty."},
        {R"([{"quantity":1}])", "table.required: Row 1 of the table: what is empty."},
        {R"([{"what":"salt","quantity":1},{"what":"Salt","quantity":2}])",
         "table.repeated: Row 2 of the table: another row has the same what already."},
        {R"([{"what":"salt","WHAT":"sugar","quantity":1}])",
         "table.column_repeated: Row 1 of the table: it has what twice."},
        {R"([{"what":"salt","quantity":0.12345678901234567891}])",
         "table.number: Row 1 of the table: quantity is a number that JSON does not keep as it is "
         "written."},
        {R"([{"what":"salt","quantity":0.0000001}])",
         "table.number: Row 1 of the table: quantity is a number that JSON does not keep as it is "
         "written."},
        {R"([{"what":"peper","quantity":1}])",
         "option.unknown: Row 1 of the table: \"peper\" is not an option of what."},
        {R"([{"what":"salt","quantity":101}])",
         "number.above_maximum: Row 1 of the table: \"101\" is more than 100, the most that "
         "nutrition.quantity allows."},
        {R"([{"what":"salt","quantity":"many"}])",
         "number.not_a_number: Row 1 of the table: \"many\" is not a number."},
        {R"([{"what":"salt","quantity":1,"note":"far too long a note"}])",
         "text.too_long: Row 1 of the table: \"far too long a note\" has 19 characters, "
         "nutrition.note allows 10."},
        {R"([{"what":"salt","quantity":1,"maker":"nobody"}])",
         "record.unknown: Row 1 of the table: \"nobody\" is not a record of maker."},
        {R"([{"what":"salt","quantity":1,"colour":"red"}])",
         "table.column: Row 1 of the table: \"colour\" is no column of nutrition."},
        {R"([{"what":["salt"],"quantity":1}])",
         "table.cell: Row 1 of the table: what holds a list or an object."},
    };
    for (const Case& c : cases) EXPECT_EQ(read(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace vitrine
