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

class XlsxTable : public TableWriter {
public:
    XlsxTable(const std::filesystem::path& file, const std::vector<std::string>& columns,
              const std::string& sheet)
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
        m_sheet = workbook_add_worksheet(m_workbook, sheet.empty() ? nullptr : sheet.c_str());
        if (m_sheet == nullptr) refuse(LXW_ERROR_PARAMETER_VALIDATION);
        // "@": what somebody types into the cell later stays text as well.
        m_text = workbook_add_format(m_workbook);
        format_set_num_format(m_text, "@");
        if (!columns.empty()) {
            worksheet_set_column(m_sheet, 0, static_cast<lxw_col_t>(columns.size() - 1), 18,
                                 m_text);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        row(columns);
        m_columns = columns;
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
            if (cells[i].empty()) continue;
            if (!fits_sheet_cell(cells[i])) refuse_text(cells.front(), i);
            write(static_cast<lxw_col_t>(i), cells[i]);
        }
        ++m_row;
    }

    void finish() override {
        const lxw_error error = workbook_close(std::exchange(m_workbook, nullptr));
        if (error != LXW_NO_ERROR) refuse(error);
    }

private:
    void write(lxw_col_t column, const std::string& text) {
        const lxw_error error =
            worksheet_write_string(m_sheet, m_row, column, sheet_text(text).c_str(), m_text);
        if (error != LXW_NO_ERROR) refuse(error);
    }

    // The first cell of a row tells which it is.
    [[noreturn]] void refuse_text(const std::string& first, std::size_t column) const {
        throw Error(Failure::invalid,
                    tr("{0} of {1} in {2} is longer than {3} characters, which a cell of a "
                       "workbook cannot hold. Export as CSV, or without this column.",
                       column < m_columns.size() ? m_columns[column] : std::string(), first, m_name,
                       longest_cell));
    }

    [[noreturn]] void refuse(lxw_error error) const {
        throw Error(Failure::storage, tr("The file {0} cannot be written.", m_name),
                    lxw_strerror(error));
    }

    std::string m_name;
    std::vector<std::string> m_columns;
    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_text = nullptr;
    lxw_row_t m_row = 0;
};

}  // namespace

bool fits_sheet_cell(const std::string& text) {
    // Bytes are at least as many as UTF-16 units.
    return text.size() <= static_cast<std::size_t>(longest_cell) ||
           icu::UnicodeString::fromUTF8(text).length() <= longest_cell;
}

std::string sheet_text(const std::string& text) {
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

std::unique_ptr<TableWriter> write_xlsx(const std::filesystem::path& file,
                                        const std::vector<std::string>& columns,
                                        const std::string& sheet) {
    return std::make_unique<XlsxTable>(file, columns, sheet);
}

}  // namespace vitrine
