#include "interchange/json_table.h"

#include <gmock/gmock.h>

#include "interchange/read_table.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class JsonTableTest : public testing::Test {
protected:
    TableTexts read(std::string_view text, const TableOptions& options = {}) {
        return read_table(m_folder.write("products.txt", text), options);
    }
    std::string refuse(std::string_view text, const TableOptions& options = {}) {
        return refusal(m_folder.write("products.json", text), options);
    }
    TableFormat find(std::string_view text) {
        return find_table_format(m_folder.write("products.txt", text));
    }
    TemporaryFolder m_folder;
};

TEST_F(JsonTableTest, MakesAColumnOfEveryPath) {
    const TableTexts table = read(R"([
        {"sku": "A", "price": {"amount": 1.50, "currency": "EUR"}, "name": "Größe \u00e9\"x\""},
        {"sku": "B", "stock": 7, "price": {"tiers": {"10": 1.2}}, "name": null, "empty": {}}
    ])");
    EXPECT_THAT(table.header, ElementsAre("sku", "price.amount", "price.currency", "name", "stock",
                                          "price.tiers.10"));
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("A", "1.50", "EUR", "Größe é\"x\"", "", ""),
                                        ElementsAre("B", "", "", "", "7", "1.2")));
    EXPECT_THAT(table.lines, ElementsAre(1, 2));
    EXPECT_THAT(table.issues, IsEmpty());
}

TEST_F(JsonTableTest, WritesListsAsARowOfCsvAndOtherArraysAsJson) {
    const TableTexts table = read(R"([{
        "colours": ["red", "4,5 mm", "say \"x\"", "two\nlines", null],
        "sizes": [1, 2.50, true], "none": [],
        "variants": [{"sku": "A-1", "tags": ["x", 1e2], "of": {"a": {}, "b": null}}, "y", [1]],
        "nested": [[]]}])");
    EXPECT_THAT(table.header, ElementsAre("colours", "sizes", "none", "variants", "nested"));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_THAT(
        table.rows[0],
        ElementsAre("red,\"4,5 mm\",\"say \"\"x\"\"\",\"two\nlines\"", "1,2.50,true", "",
                    R"([{"sku":"A-1","tags":["x",100],"of":{"a":{},"b":null}},"y",[1]])", "[[]]"));
}

TEST_F(JsonTableTest, KeepsNumbersAsTheyAreWritten) {
    const TableTexts table = read(
        R"([{"a": 4006381333931, "b": 123456789012345678901234567890, "c": -0.10, "d": 1.5e3,
             "e": 2E-3, "f": true, "g": false, "h": -7}])");
    EXPECT_THAT(table.rows,
                ElementsAre(ElementsAre("4006381333931", "123456789012345678901234567890", "-0.10",
                                        "1500", "0.002", "true", "false", "-7")));
}

TEST_F(JsonTableTest, ReadsALineARecord) {
    const std::string text =
        "\xEF\xBB\xBF{\"sku\":\"A\"}\r\n\n{\"sku\":\"B\",\"n\":1}\n{\"sku\": broken\n"
        "{}\n{\"sku\":\"C\"}";
    EXPECT_EQ(find(text).kind, TableKind::json_lines);
    const TableTexts table = read(text);
    EXPECT_THAT(table.header, ElementsAre("sku", "n"));
    EXPECT_THAT(table.rows,
                ElementsAre(ElementsAre("A", ""), ElementsAre("B", "1"), ElementsAre("C", "")));
    EXPECT_THAT(table.lines, ElementsAre(1, 3, 6));
    ASSERT_EQ(table.issues.size(), 1U);
    EXPECT_EQ(table.issues[0].row, 4);
    EXPECT_EQ(table.issues[0].rule, "json.syntax");
    EXPECT_EQ(table.issues[0].value, "{\"sku\": broken");
    EXPECT_EQ(table.issues[0].message,
              "The record is not well-formed JSON from its byte 9 on and was left out.");
}

TEST_F(JsonTableTest, FindsTheRecordsInADocument) {
    EXPECT_EQ(find(R"([{"sku": 1}])").records, "");
    EXPECT_EQ(find(R"({"sku": "A", "tags": ["x", "y"]})").records, "");
    EXPECT_EQ(
        find(R"({"total": 2, "data": {"links": [{"a": 1}], "a/b~c": [{"sku": 1}, {"sku": 2}]}})")
            .records,
        "/data/a~1b~0c");
    // A product by itself, with a picture.
    EXPECT_EQ(find(R"({"sku": "A", "name": "x", "images": [{"src": "a.jpg"}]})").records, "");
    const TableFormat format = find("{\"a\": {\"sku\": 1}}\n{\"a\": {\"sku\": 2}}\n");
    EXPECT_EQ(format.kind, TableKind::json_lines);
    EXPECT_THAT(format.columns, ElementsAre("a.sku"));
}

TEST_F(JsonTableTest, ReadsTheRecordsThatAreAskedFor) {
    const std::string text =
        R"({"skip": {"deep": ["]", {"x": "}\""}]}, "all": {"one": {"sku": "A"}, "list": [1, "b"]}})";
    TableOptions options;
    options.records = "/all/one";
    EXPECT_THAT(read(text, options).rows, ElementsAre(ElementsAre("A")));
    options.records = "/all/list";
    const TableTexts scalars = read(text, options);
    EXPECT_THAT(scalars.header, ElementsAre("value"));
    EXPECT_THAT(scalars.rows, ElementsAre(ElementsAre("1"), ElementsAre("b")));
    options.records = "/all/none";
    EXPECT_EQ(refuse(text, options), "products.json has no records at /all/none.");
    options.records = "all";
    EXPECT_EQ(refuse(text, options), "products.json has no records at all.");
}

TEST_F(JsonTableTest, ReadsASequenceOfValues) {
    EXPECT_THAT(read("{\n\"sku\": 1\n}\n{\n\"sku\": 2\n}").rows,
                ElementsAre(ElementsAre("1"), ElementsAre("2")));
    EXPECT_THAT(read("{\"sku\": 1} {\"sku\": 2}").rows,
                ElementsAre(ElementsAre("1"), ElementsAre("2")));
}

TEST_F(JsonTableTest, ReadsEveryEncoding) {
    std::string wide = "\xFF\xFE";
    for (const char c : R"([{"sku":"A"}])"s) (wide += c) += '\0';
    EXPECT_THAT(read(wide).rows, ElementsAre(ElementsAre("A")));
    const TableFormat format = find(wide);
    EXPECT_EQ(format.encoding.name, "UTF-16LE");
    EXPECT_EQ(format.encoding.mark_length, 2U);

    const TableTexts latin = read(
        "[{\"name\": \"Gr\xF6\xDF"
        "e\"}]");
    EXPECT_THAT(latin.rows, ElementsAre(ElementsAre("Größe")));
    TableOptions options;
    options.encoding = "UTF-8";
    const TableTexts replaced = read(
        "[{\"name\": \"Gr\xF6\xDF"
        "e\"}]",
        options);
    ASSERT_EQ(replaced.issues.size(), 1U);
    EXPECT_EQ(replaced.issues[0].severity, Severity::warning);
    EXPECT_EQ(replaced.issues[0].rule, "text.encoding");
}

TEST_F(JsonTableTest, SaysWhereATextHasANul) {
    const std::string text = "[{\"sku\": \"A\0B\"}, {\"sku\": \"C\"}]"s;
    EXPECT_EQ(refuse(text, {}),
              "products.json is a text, but behind \"[{\"sku\": \"A\" stands a byte that no text "
              "has (NUL). Take it out, or save the file anew, and read it again.");
}

TEST_F(JsonTableTest, LeavesABrokenRecordOutAndGoesOn) {
    const TableTexts table = read(R"([{"sku": 1}, {"sku": 'x'}, {"sku": NaN,}, {"sku": 2},])");
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("1"), ElementsAre("2")));
    EXPECT_EQ(table.issues.size(), 2U);
    EXPECT_EQ(table.issues[1].row, 3);
}

TEST_F(JsonTableTest, SaysWhereAFileIsDamaged) {
    EXPECT_EQ(refuse("[{\"sku\": 1}, {\"sku\": "),
              "products.json ends in the midst of a record: it is not complete. Ask for the file "
              "again.");
    EXPECT_EQ(refuse("[{\"sku\": 1} {\"sku\": 2}]"),
              "products.json is not well-formed JSON from line 1 on. Ask for the file again.");
    EXPECT_EQ(refuse("{\"a\": [{}\n; {}]}"),
              "products.json is not well-formed JSON from line 2 on. Ask for the file again.");
    EXPECT_EQ(refuse(std::string(1000, '[')),
              "products.json is nested more deeply than can be taken.");
    std::string keys = "[{";
    for (int i = 0; i < 20'001; ++i) keys += "\"" + std::to_string(i) + "\":1,";
    keys.back() = '}';
    EXPECT_THAT(refuse(keys + "]"), HasSubstr("more than 20000 different columns"));
}

TEST_F(JsonTableTest, EmptyArraysHaveNeitherColumnsNorRows) {
    for (const char* text : {"[]", "{}\n", "[{}]", "[null, {\"a\": {}}]"}) {
        const TableTexts table = read(text);
        EXPECT_TRUE(table.rows.empty()) << text;
        EXPECT_THAT(table.issues, IsEmpty()) << text;
    }
}

TEST_F(JsonTableTest, AFormatThatWasFoundIsNotFoundOutAgain) {
    const auto file = m_folder.write("a.json", R"({"items": [{"sku": 1, "b": 2}, {"sku": 3}]})");
    const TableFormat format = find_table_format(file);
    EXPECT_EQ(format.records, "/items");
    TableOptions options = exactly(format);
    options.columns = {"b", "sku"};
    EXPECT_THAT(read_table(file, options).rows,
                ElementsAre(ElementsAre("2", "1"), ElementsAre("", "3")));
}

TEST_F(JsonTableTest, MemoryIsThatOfARecord) {
    std::string text = "{\"meta\": \"" + std::string(3'000'000, 'x') + "\", \"rows\": [";
    for (int i = 0; i < 30'000; ++i)
        text += "{\"sku\": \"S-" + std::to_string(i) + "\", \"text\": \"" + std::string(100, 'y') +
                "\"},";
    text.back() = ']';
    text += '}';
    const auto file = m_folder.write("a.json", text);
    EXPECT_EQ(find_table_format(file).records, "/rows");
    const auto reader = open_table(file);
    CsvRow row;
    int rows = 0;
    while (reader->next(row)) ++rows;
    EXPECT_EQ(rows, 30'000);
    EXPECT_EQ(row.cells.size(), 0U);
    EXPECT_EQ(reader->bytes_read(), reader->bytes());
}

}  // namespace
}  // namespace vitrine::test
