#include "interchange/xlsx_writer.h"

#include <unicode/unistr.h>
#include <xlsxwriter.h>

#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// Of UTF-16 units, as Excel counts.
constexpr std::int32_t longest_cell = 32'767;

// "_x0041_" means "A" in a workbook (ECMA-376 part 1, 22.9.2.19); the library writes such texts as
// they are, so their underscore is written in the same way.
std::string escaped(const std::string& text) {
    constexpr std::size_t length = 7;
    std::string result;
    std::size_t from = 0;
    for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        const std::string_view mark = std::string_view(text).substr(at, length);
        if (mark.size() < length || mark.back() != '_') continue;
        if (mark.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") != mark.npos) continue;
        result.append(text, from, at - from).append("_x005F_");
        from = at + 1;
    }
    return from == 0 && result.empty() ? text : result.append(text, from);
}

class XlsxTable : public TableWriter {
public:
    XlsxTable(const std::filesystem::path& file, const std::vector<std::string>& columns)
        : m_name(file.filename().string()) {
        if (columns.size() > LXW_COL_MAX) {
            throw Error(Failure::invalid,
                        tr("{0} would have {1} columns, and a workbook has room for {2}. Export "
                           "fewer columns, or as CSV.",
                           m_name, columns.size(), LXW_COL_MAX));
        }
        // Rows go to a temporary file as they come, instead of being kept.
        std::string beside = file.parent_path().string();
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE;
        if (!beside.empty()) options.tmpdir = beside.data();
        m_workbook = workbook_new_opt(file.c_str(), &options);
        if (m_workbook == nullptr) refuse(LXW_ERROR_CREATING_XLSX_FILE);
        m_sheet = workbook_add_worksheet(m_workbook, nullptr);
        // "@": what somebody types into the cell later stays text as well.
        m_text = workbook_add_format(m_workbook);
        format_set_num_format(m_text, "@");
        if (!columns.empty()) {
            worksheet_set_column(m_sheet, 0, static_cast<lxw_col_t>(columns.size() - 1), 18,
                                 m_text);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        row(columns);
    }
    ~XlsxTable() override {
        if (m_workbook != nullptr) workbook_close(m_workbook);
    }

    void row(std::span<const std::string> cells) override {
        if (m_row == LXW_ROW_MAX) {
            throw Error(Failure::invalid,
                        tr("{0} would have more than {1} rows, which a workbook cannot hold. "
                           "Export fewer products, or as CSV.",
                           m_name, LXW_ROW_MAX));
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].empty()) write(static_cast<lxw_col_t>(i), cells[i]);
        }
        ++m_row;
    }

    void finish() override {
        const lxw_error error = workbook_close(std::exchange(m_workbook, nullptr));
        if (error != LXW_NO_ERROR) refuse(error);
    }

private:
    void write(lxw_col_t column, const std::string& text) {
        // Bytes are at least as many as UTF-16 units.
        if (text.size() > static_cast<std::size_t>(longest_cell) &&
            icu::UnicodeString::fromUTF8(text).length() > longest_cell) {
            throw Error(Failure::invalid,
                        tr("Row {0} of {1} has a text of more than {2} characters, which a cell of "
                           "a workbook cannot hold. Export as CSV.",
                           m_row + 1, m_name, longest_cell));
        }
        const lxw_error error =
            worksheet_write_string(m_sheet, m_row, column, escaped(text).c_str(), m_text);
        if (error != LXW_NO_ERROR) refuse(error);
    }

    [[noreturn]] void refuse(lxw_error error) const {
        throw Error(Failure::storage, tr("The file {0} cannot be written.", m_name),
                    lxw_strerror(error));
    }

    std::string m_name;
    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_text = nullptr;
    lxw_row_t m_row = 0;
};

}  // namespace

std::unique_ptr<TableWriter> write_xlsx(const std::filesystem::path& file,
                                        const std::vector<std::string>& columns) {
    return std::make_unique<XlsxTable>(file, columns);
}

}  // namespace vitrine
