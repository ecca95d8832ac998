#include "interchange/csv_marks.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "base/processor.h"
#include "interchange/csv_reader.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using Bytes = std::array<char, CsvMarks::width>;

// Byte by byte, as csv_marks.h says it.
CsvMarks marks_one_by_one(const Bytes& bytes, char delimiter) {
    CsvMarks marks;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        if (bytes[i] == delimiter) marks.delimiters |= bit;
        if (bytes[i] == delimiter || static_cast<unsigned char>(bytes[i]) <= '\r') marks.all |= bit;
    }
    return marks;
}

// Any bytes at all, and those that matter more often than chance would have them.
Bytes random_bytes(std::mt19937& random) {
    constexpr std::string_view of_interest(";,\t|\r\n\"\0\x0e\x0c\x80\x7f\x8d\xbb", 14);
    Bytes bytes{};
    for (char& c : bytes) {
        c = random() % 2 == 0 ? static_cast<char>(random())
                              : of_interest[random() % of_interest.size()];
    }
    return bytes;
}

void expect_marks(FindCsvMarks find) {
    std::mt19937 random(1);
    for (int turn = 0; turn < 5000; ++turn) {
        const Bytes bytes = random_bytes(random);
        for (const char delimiter : {';', ',', '\t', '|', '\xbb', static_cast<char>(random())}) {
            const CsvMarks expected = marks_one_by_one(bytes, delimiter);
            const CsvMarks marks = find(bytes.data(), delimiter);
            ASSERT_EQ(marks.delimiters, expected.delimiters) << int{delimiter};
            ASSERT_EQ(marks.all, expected.all) << int{delimiter};
        }
    }
}

TEST(CsvMarks, AreFoundInPlainCode) {
    expect_marks(csv_marks_scalar);
}

TEST(CsvMarks, AreFoundWithAvx2) {
    if (!has_avx2()) GTEST_SKIP() << "this processor has no AVX2";
    expect_marks(csv_marks_avx2);
}

// --- The reader, wherever its blocks of 64 bytes meet its rows

using Row = std::vector<std::string>;

struct Style {
    char delimiter = ';';
    std::string line_end = "\n";
    unsigned quoted_of_ten = 0;  // cells that need no quotes and have them
};

std::string random_cell(std::mt19937& random) {
    constexpr std::array<std::string_view, 12> parts = {
        "a",  "é",  "12.5", " ",  ";",    ",",
        "\t", "\"", "\"\"", "\n", "\r\n", "a longer piece of text "};
    std::string cell;
    if (random() % 3 != 0) return cell;
    for (auto left = random() % 6; left > 0; --left) cell += parts[random() % parts.size()];
    return cell;
}

std::string written(const Row& row, const Style& style, std::mt19937& random) {
    std::string line;
    for (const std::string& cell : row) {
        if (&cell != row.data()) line += style.delimiter;
        const bool needed = cell.find_first_of("\"\r\n") != std::string::npos ||
                            cell.find(style.delimiter) != std::string::npos;
        if (!needed && random() % 10 >= style.quoted_of_ten) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) line += c == '"' ? std::string(2, c) : std::string(1, c);
        line += '"';
    }
    return line + style.line_end;
}

void expect_read_back(const Style& style, std::size_t width, std::mt19937& random) {
    Row header;
    for (std::size_t i = 0; i < width; ++i) header.push_back("c" + std::to_string(i));
    std::string file = written(header, style, random);
    std::vector<Row> rows(40);
    for (Row& row : rows) {
        row.push_back("row");  // a row of one empty cell would be a blank line
        while (row.size() < width) row.push_back(random_cell(random));
        file += written(row, style, random);
    }
    if (random() % 2 == 0) file.resize(file.size() - style.line_end.size());
    const test::TemporaryFolder folder;
    const auto path = folder.write("a.csv", file);
    for (const std::size_t block_size :
         {std::size_t{64}, std::size_t{1000}, std::size_t{1} << 20U}) {
        CsvReader reader(path, {.delimiter = style.delimiter, .block_size = block_size});
        CsvRow row;
        for (const Row& expected : rows) {
            ASSERT_TRUE(reader.next(row));
            ASSERT_EQ(Row(row.cells.begin(), row.cells.end()), expected);
            std::vector<std::uint32_t> filled;
            for (std::uint32_t i = 0; i < expected.size(); ++i) {
                if (!expected[i].empty()) filled.push_back(i);
            }
            ASSERT_EQ(row.filled, filled);
        }
        ASSERT_FALSE(reader.next(row));
    }
}

TEST(CsvMarks, LeadTheReaderToTheCellsThatWereWritten) {
    std::mt19937 random(2);
    for (const char delimiter : {';', ',', '\t', '|'}) {
        for (const char* line_end : {"\n", "\r\n"}) {
            for (const unsigned quoted : {0U, 3U, 10U}) {
                for (const std::size_t width : {2U, 3U, 63U, 64U, 65U, 127U, 128U, 253U}) {
                    SCOPED_TRACE(width);
                    expect_read_back({delimiter, line_end, quoted}, width, random);
                    if (HasFatalFailure()) return;
                }
            }
        }
    }
}

}  // namespace
}  // namespace vitrine
