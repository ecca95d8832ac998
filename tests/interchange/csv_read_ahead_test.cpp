#include "interchange/csv_read_ahead.h"

#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "support/csv_dump.h"

namespace vitrine {
namespace {

using test::dump_rows;
using test::TemporaryFolder;

void expect_same_rows(const std::filesystem::path& file, const CsvOptions& options = {}) {
    CsvReader reader(file, options);
    CsvReadAhead ahead(file, options);
    EXPECT_EQ(ahead.detected().delimiter, reader.detected().delimiter);
    EXPECT_EQ(dump_rows(ahead), dump_rows(reader)) << file;
    EXPECT_EQ(ahead.bytes_read(), reader.bytes_read());
    CsvRow row;
    EXPECT_FALSE(ahead.next(row));
}

// Rows of few and of many bytes, plain and quoted, some of them wrong.
std::string random_rows(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::string text = "a;b;c\n";
    for (int i = 0; i < count; ++i) {
        const auto kind = random() % 100;
        text += std::to_string(i) + ';';
        if (kind == 0) text += "\"open";
        if (kind == 1) text += std::string(random() % 300'000, 'x');
        if (kind == 2) text += "1;2;3;4";
        if (kind < 50) text += "\"quoted \"\"" + std::to_string(random()) + "\nnext line\"";
        text += ";\n";
        if (kind == 3) text += "\n\n;;\n";
    }
    return text;
}

TEST(CsvReadAhead, GivesWhatTheReaderGives) {
    const TemporaryFolder folder;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        expect_same_rows(folder.write("a.csv", random_rows(seed, 3000)));
    }
    expect_same_rows(folder.write("a.csv", ""));
    expect_same_rows(folder.write("a.csv", "a;b\n"));
    expect_same_rows(folder.write("a.csv", "a;b\n1;2"));
    for (const char* name : {"quoted", "open_quote", "stray_quote", "swallowed_rows", "ragged",
                             "lone_returns", "windows_1252"}) {
        expect_same_rows(test::test_data(std::string("csv/") + name + ".csv"), {.block_size = 64});
    }
}

TEST(CsvReadAhead, KeepsTheHashesOfRows) {
    const TemporaryFolder folder;
    const auto file = folder.write("a.csv", random_rows(7, 3000));
    CsvReader reader(file, {.hash_rows = true});
    CsvReadAhead ahead(file, {.hash_rows = true});
    CsvRow expected;
    CsvRow row;
    while (reader.next(expected)) {
        ASSERT_TRUE(ahead.next(row));
        EXPECT_EQ(row.hash, expected.hash);
        EXPECT_EQ(row.line, expected.line);
    }
    EXPECT_FALSE(ahead.next(row));
}

TEST(CsvReadAhead, MayBeGivenUpAtAnyRow) {
    const TemporaryFolder folder;
    const auto file = folder.write("a.csv", random_rows(3, 20'000));
    for (const int rows : {0, 1, 100, 5000}) {
        CsvReadAhead ahead(file);
        CsvRow row;
        for (int i = 0; i < rows; ++i) ASSERT_TRUE(ahead.next(row));
    }
}

TEST(CsvReadAhead, ThrowsWhereTheReaderDoes) {
    const TemporaryFolder folder;
    // Text, and then what no text file holds.
    std::string bytes = random_rows(11, 5000) + std::string("1;2\0;3\n", 8);
    const auto file = folder.write("a.csv", bytes);
    const auto rows_before_error = [](auto& reader) {
        CsvRow row;
        int count = 0;
        try {
            while (reader.next(row)) ++count;
        } catch (const Error& error) {
            return std::pair(count, error.sentence());
        }
        return std::pair(count, std::string());
    };
    CsvReader reader(file);
    CsvReadAhead ahead(file);
    const auto expected = rows_before_error(reader);
    EXPECT_NE(expected.second, "");
    EXPECT_EQ(rows_before_error(ahead), expected);
}

}  // namespace
}  // namespace vitrine
