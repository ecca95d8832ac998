#include "interchange/table_writer.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "interchange/table_format.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class TableWriterTest : public testing::TestWithParam<WrittenFormat> {
protected:
    std::filesystem::path write(const std::vector<std::string>& columns, const Rows& rows) {
        auto file = m_folder / ("table" + std::string(file_ending(GetParam())));
        const auto writer = write_table(file, GetParam(), columns);
        for (const auto& row : rows) writer->row(row);
        writer->finish();
        return file;
    }
    // As many cells as there are headings.
    static Rows read(const std::filesystem::path& file) {
        const auto reader = open_table(file);
        Rows rows = {reader->header()};
        for (CsvRow row; reader->next(row);) {
            auto& cells = rows.emplace_back(row.cells.begin(), row.cells.end());
            cells.resize(reader->header().size());
        }
        EXPECT_TRUE(reader->take_issues().empty());
        return rows;
    }
    TemporaryFolder m_folder;
};

TEST_P(TableWriterTest, WritesWhatAnImportReadsBack) {
    const Rows rows = {
        {"00123", "=1+1", "3,5"},
        {"a\nb", "\"quoted\"; and more", " blanks "},
        {"_x0041_", "été — 日本語 \xF0\x9F\x8E\x81", "<b>&amp;</b>"},
        {"1e5", "TRUE", "2026-01-31"},
        {"_x00_", "__x0041__x000D_", "a\r\nb"},
        {"x", "", "z"},
    };
    Rows expected = rows;
    expected.insert(expected.begin(), {"code", "name-fr_FR", "Ünit"});
    EXPECT_EQ(read(write({"code", "name-fr_FR", "Ünit"}, rows)), expected);
}

INSTANTIATE_TEST_SUITE_P(Formats, TableWriterTest,
                         testing::Values(WrittenFormat::csv, WrittenFormat::xlsx,
                                         WrittenFormat::json_lines),
                         [](const auto& format) {
                             return std::string(file_ending(format.param).substr(1));
                         });

TEST(XlsxWriter, SaysWhatAWorkbookHasNoRoomFor) {
    const TemporaryFolder folder;
    EXPECT_THROW(write_table(folder / "a.xlsx", WrittenFormat::xlsx,
                             std::vector<std::string>(16'385, "column")),
                 Error);
    const auto writer = write_table(folder / "b.xlsx", WrittenFormat::xlsx, {"text"});
    writer->row(std::vector<std::string>{std::string(32'767, 'a')});
    EXPECT_THROW(writer->row(std::vector<std::string>{std::string(32'768, 'a')}), Error);
}

}  // namespace
}  // namespace vitrine::test
