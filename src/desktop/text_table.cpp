#include "desktop/text_table.h"

#include <gtk/gtk.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// More than fits on any screen; GTK lays out the whole text of a cell.
constexpr std::size_t most_characters = 300;
// The bar to scroll with, and the frame.
constexpr int beside_columns = 20;

}  // namespace

TextTable::TextTable(wxWindow* parent, const std::string& label, const char* name,
                     std::vector<Column> columns, wxSize least)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(least),
                         wxDV_ROW_LINES | wxDV_SINGLE),
      m_columns(std::move(columns)) {
    SetName(name);
    name_control(this, to_wx(label));
    for (const Column& column : m_columns) {
        m_widths.push_back(FromDIP(column.width));
        AppendTextColumn(to_wx(column.heading), wxDATAVIEW_CELL_INERT, m_widths.back(),
                         column.alignment, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    }
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // GTK forgets widths that are set while it hands out room.
        CallAfter([this, width = event.GetSize().x] { stretch(width); });
    });
}

void TextTable::stretch(int width) {
    const auto stretching =
        std::count_if(m_columns.begin(), m_columns.end(),
                      [](const Column& column) { return column.stretching == Width::stretches; });
    if (stretching == 0 || was_dragged()) return;
    int room = width - FromDIP(beside_columns);
    for (const Column& column : m_columns) room -= FromDIP(column.width);
    const int more = std::max(0, room / static_cast<int>(stretching));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].stretching == Width::stays) continue;
        m_widths[i] = FromDIP(m_columns[i].width) + more;
        GetColumn(static_cast<unsigned>(i))->SetWidth(m_widths[i]);
    }
}

// By the widths that GTK was told: the last column is drawn wider where there is room left.
bool TextTable::was_dragged() const {
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        auto* column = GTK_TREE_VIEW_COLUMN(GetColumn(static_cast<unsigned>(i))->GetGtkHandle());
        if (gtk_tree_view_column_get_fixed_width(column) != m_widths[i]) return true;
    }
    return false;
}

void TextTable::add(const std::vector<std::string>& cells) {
    wxVector<wxVariant> shown;
    for (const std::string& cell : cells)
        shown.push_back(to_wx(shorten(replace_all(cell, "\n", " "), most_characters)));
    AppendItem(shown);
}

}  // namespace vitrine::desktop
