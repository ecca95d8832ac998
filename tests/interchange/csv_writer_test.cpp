#include "interchange/csv_writer.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "base/error.h"
#include "interchange/csv_reader.h"
#include "support/stored_output.h"

namespace vitrine {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string write_row(const std::vector<std::string_view>& cells, const CsvFormat& format = {}) {
    std::string text;
    append_csv_row(text, cells, format);
    return text;
}

TEST(CsvWriter, QuotesOnlyWhereItMust) {
    EXPECT_EQ(write_row({"a", "b c", ""}), "a;b c;\n");
    EXPECT_EQ(write_row({"a;b", "x"}), "\"a;b\";x\n");
    EXPECT_EQ(write_row({"a;b", "c,d"}, {.delimiter = ','}), "a;b,\"c,d\"\n");
    EXPECT_EQ(write_row({"12\" disk", "\""}), "\"12\"\" disk\";\"\"\"\"\n");
    EXPECT_EQ(write_row({"two\nlines", "return\r"}), "\"two\nlines\";\"return\r\"\n");
    EXPECT_EQ(write_row({"a"}, {.line_end = "\r\n"}), "a\r\n");
    EXPECT_EQ(write_row({""}), "\"\"\n");
    EXPECT_EQ(write_row({"sep=,"}), "\"sep=,\"\n");
    EXPECT_EQ(write_row({"", ""}), ";\n");
}

TEST(CsvWriter, WritesIntoAStream) {
    std::ostringstream output;
    CsvWriter writer(output, {.delimiter = ',', .line_end = "\r\n"});
    writer.row(std::vector<std::string>{"sku", "name"});
    writer.row(std::vector<std::string>{"A", "x,y"});
    writer.finish();
    EXPECT_EQ(output.str(), "sku,name\r\nA,\"x,y\"\r\n");
}

TEST(CsvWriter, SaysThatTheStreamRefuses) {
    std::ostringstream output;
    output.setstate(std::ios::badbit);
    CsvWriter writer(output);
    writer.row(std::vector<std::string>{"a"});
    EXPECT_THROW(writer.finish(), Error);
}

// Cells made of what CSV is about, and of some letters.
std::string random_cell(std::mt19937& random) {
    static const std::string pieces[] = {
        "a",  "7",    " ",  ";", ",",    "\t", "|", "\"",       "\"",           "\n",
        "\r", "\r\n", "\\", "=", "sep=", "'",  "#", "\xC3\xA9", "\xE2\x82\xAC", "xyz"};
    std::uniform_int_distribution<std::size_t> length(0, 8);
    std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
    std::string cell;
    for (auto count = length(random); count > 0; --count) cell += pieces[piece(random)];
    return cell;
}

TEST(CsvRoundTrip, WhateverIsWrittenIsRead) {
    const test::TemporaryFolder folder;
    std::mt19937 random(20261122);
    for (int round = 0; round < 300; ++round) {
        const CsvFormat format = {.delimiter = ";,\t|"[round % 4],
                                  .line_end = round % 3 == 0 ? "\r\n" : "\n"};
        const std::size_t width = 1 + static_cast<std::size_t>(round % 7);
        Rows rows(1 + static_cast<std::size_t>(round % 40), std::vector<std::string>(width));
        std::string bytes;
        for (auto& row : rows) {
            for (auto& cell : row) cell = random_cell(random);
            const std::vector<std::string_view> views(row.begin(), row.end());
            append_csv_row(bytes, views, format);
        }
        CsvReader reader(folder.write("a.csv", bytes),
                         {.delimiter = format.delimiter,
                          .encoding = "UTF-8",
                          .block_size = round % 2 == 0 ? 64U : 4096U});
        Rows read = {reader.header()};
        CsvRow row;
        while (reader.next(row)) read.emplace_back(row.cells.begin(), row.cells.end());
        ASSERT_EQ(read, rows) << "round " << round << "\n" << test::readable(bytes);
        // A warning is in order: random cells do hold what looks like rows.
        for (const auto& issue : reader.take_issues()) ASSERT_EQ(issue.severity, Severity::warning);
    }
}

// Any bytes at all: reading ends, and every row that comes out is somewhere in the file.
TEST(CsvRoundTrip, NoBytesKeepTheReaderFromEnding) {
    const test::TemporaryFolder folder;
    std::mt19937 random(4711);
    for (int round = 0; round < 500; ++round) {
        std::string bytes = "a;b;c\n";
        for (int i = 0; i < 60; ++i) bytes += random_cell(random);
        CsvReader reader(folder.write("a.csv", bytes), {.longest_row = 128, .block_size = 64});
        CsvRow row;
        std::int64_t line = 1;
        while (reader.next(row)) {
            ASSERT_GT(row.line, line);
            ASSERT_FALSE(row.cells.empty());
            line = row.line;
        }
        ASSERT_EQ(reader.bytes_read(), static_cast<std::int64_t>(bytes.size()));
    }
}

}  // namespace
}  // namespace vitrine
