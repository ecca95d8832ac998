#include "desktop/text_table.h"

#include "base/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// More than fits on any screen; GTK lays out the whole text of a cell.
constexpr std::size_t most_characters = 300;

}  // namespace

TextTable::TextTable(wxWindow* parent, const std::string& label, const char* name,
                     const std::vector<Column>& columns, wxSize least)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(least),
                         wxDV_ROW_LINES | wxDV_SINGLE) {
    SetName(name);
    name_control(this, to_wx(label));
    for (const Column& column : columns) {
        AppendTextColumn(to_wx(column.heading), wxDATAVIEW_CELL_INERT, FromDIP(column.width),
                         column.alignment, wxDATAVIEW_COL_RESIZABLE);
    }
}

void TextTable::add(const std::vector<std::string>& cells) {
    wxVector<wxVariant> shown;
    for (const std::string& cell : cells)
        shown.push_back(to_wx(shorten(replace_all(cell, "\n", " "), most_characters)));
    AppendItem(shown);
}

}  // namespace vitrine::desktop
