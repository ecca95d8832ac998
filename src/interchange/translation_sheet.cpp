#include "interchange/translation_sheet.h"

#include <xlsxwriter.h>

#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/xlsx_writer.h"

namespace vitrine {
namespace {

enum Column : lxw_col_t { sku, kind, attribute, label, channel, source, target };

constexpr lxw_color_t quiet = 0x595959;
constexpr lxw_color_t writable = 0xFFF9E5;
constexpr double text_width = 60;

// "Translation (fr_FR) [target:fr_FR]" -> "target:fr_FR".
std::string_view mark_of(std::string_view heading) {
    const auto at = heading.rfind('[');
    heading = trim(heading);
    if (at == std::string_view::npos || !heading.ends_with(']')) return {};
    return heading.substr(at + 1, heading.size() - at - 2);
}

}  // namespace

std::optional<TranslationColumns> find_translation_columns(
    const std::vector<std::string>& headings) {
    TranslationColumns columns;
    unsigned found = 0;
    const auto take = [&](std::size_t& column, std::size_t index, unsigned bit) {
        column = index;
        found |= bit;
    };
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string_view mark = mark_of(trim(headings[i]));
        if (mark == "sku") take(columns.sku, i, 1);
        if (mark == "kind") take(columns.kind, i, 2);
        if (mark == "attribute") take(columns.attribute, i, 4);
        if (mark == "channel") take(columns.channel, i, 8);
        if (mark.starts_with("source:")) {
            take(columns.source, i, 16);
            columns.source_locale = mark.substr(7);
        }
        if (mark.starts_with("target:")) {
            take(columns.target, i, 32);
            columns.target_locale = mark.substr(7);
        }
    }
    return found == 63 ? std::optional(columns) : std::nullopt;
}

struct TranslationSheet::State {
    std::string name;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* locked = nullptr;
    lxw_format* open = nullptr;
    lxw_row_t row = 0;
    bool has_channels = false;

    ~State() {
        if (workbook != nullptr) workbook_close(workbook);
    }
    void check(lxw_error error) const {
        if (error == LXW_NO_ERROR) return;
        throw Error(Failure::storage, tr("The file {0} cannot be written.", name),
                    lxw_strerror(error));
    }
    void write(Column column, const std::string& text, lxw_format* format) {
        check(text.empty()
                  ? worksheet_write_blank(sheet, row, column, format)
                  : worksheet_write_string(sheet, row, column, sheet_text(text).c_str(), format));
    }
    lxw_format* make_format() const {
        lxw_format* format = workbook_add_format(workbook);
        format_set_num_format(format, "@");
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }
};

TranslationSheet::TranslationSheet(const std::filesystem::path& file,
                                   const std::string& source_locale,
                                   const std::string& target_locale)
    : m_state(std::make_unique<State>()) {
    State& state = *m_state;
    state.name = file.filename().string();
    std::string beside = file.parent_path().string();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    if (!beside.empty()) options.tmpdir = beside.data();
    state.workbook = workbook_new_opt(file.c_str(), &options);
    if (state.workbook == nullptr) state.check(LXW_ERROR_CREATING_XLSX_FILE);
    state.sheet = workbook_add_worksheet(state.workbook, nullptr);
    state.locked = state.make_format();
    format_set_font_color(state.locked, quiet);
    state.open = state.make_format();
    format_set_unlocked(state.open);
    format_set_bg_color(state.open, writable);
    format_set_border(state.open, LXW_BORDER_HAIR);
    lxw_format* heading = state.make_format();
    format_set_bold(heading);

    const std::string headings[] = {
        tr("SKU") + " [sku]",
        tr("Kind") + " [kind]",
        tr("Attribute") + " [attribute]",
        tr("Label") + " [label]",
        tr("Channel") + " [channel]",
        tr("Text ({0})", source_locale) + " [source:" + source_locale + "]",
        tr("Translation ({0})", target_locale) + " [target:" + target_locale + "]"};
    constexpr double widths[] = {18, 10, 18, 22, 14, text_width, text_width};
    for (lxw_col_t i = sku; i <= target; ++i) {
        lxw_row_col_options hidden = {};
        hidden.hidden = i == kind ? LXW_TRUE : LXW_FALSE;
        worksheet_set_column_opt(state.sheet, i, i, widths[i],
                                 i == target ? state.open : state.locked, &hidden);
        state.write(static_cast<Column>(i), headings[i], heading);
    }
    state.row = 1;
    worksheet_freeze_panes(state.sheet, 1, 1);
    // Widths, heights and finding stay free, so that one can work in it.
    lxw_protection free = {};
    free.format_columns = LXW_TRUE;
    free.format_rows = LXW_TRUE;
    free.autofilter = LXW_TRUE;
    worksheet_protect(state.sheet, nullptr, &free);
}

TranslationSheet::~TranslationSheet() = default;

bool TranslationSheet::has_room(const std::string& text) {
    return fits_sheet_cell(text);
}

void TranslationSheet::row(const TranslationRow& row) {
    State& state = *m_state;
    if (state.row == LXW_ROW_MAX) {
        throw Error(Failure::invalid,
                    tr("{0} would have more than {1} rows, which a workbook cannot hold. "
                       "Export fewer products, or as CSV.",
                       state.name, LXW_ROW_MAX));
    }
    state.write(sku, row.sku, state.locked);
    state.write(kind, row.kind, state.locked);
    state.write(attribute, row.attribute, state.locked);
    state.write(label, row.label, state.locked);
    state.write(channel, row.channel, state.locked);
    state.write(source, row.source, state.locked);
    state.write(target, row.target, state.open);
    state.has_channels = state.has_channels || !row.channel.empty();
    ++state.row;
}

void TranslationSheet::finish() {
    State& state = *m_state;
    if (!state.has_channels) {
        lxw_row_col_options hidden = {};
        hidden.hidden = LXW_TRUE;
        worksheet_set_column_opt(state.sheet, channel, channel, 14, state.locked, &hidden);
    }
    worksheet_autofilter(state.sheet, 0, sku, state.row - 1, target);
    state.check(workbook_close(std::exchange(state.workbook, nullptr)));
}

}  // namespace vitrine
