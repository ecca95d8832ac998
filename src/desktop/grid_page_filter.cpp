// The filter of the grid page: written, saved, condition by condition.
#include "desktop/grid_page.h"
#include "desktop/widgets.h"
#include "workbench/filter_conditions.h"

namespace vitrine::desktop {

void GridPage::apply_filter() {
    m_session.grid.set_filter(to_utf8(m_filter->GetValue()));
}

// The names to choose from, then what can be done with the filter that is typed.
void GridPage::show_saved_filters() {
    const std::vector<std::string> names = m_session.filters.names();
    const std::string typed = to_utf8(m_filter->GetValue());
    const std::string shown = m_session.filters.name_of(typed);
    wxMenu menu;
    auto* removal = new wxMenu;
    for (const std::string& name : names) {
        wxMenuItem* item = menu.AppendCheckItem(wxID_ANY, to_label(name));
        item->Check(name == shown);
        menu.Bind(
            wxEVT_MENU,
            [this, name](wxCommandEvent&) { show_filter(m_session.filters.text(name)); },
            item->GetId());
        const wxMenuItem* removing = removal->Append(wxID_ANY, to_label(name));
        removal->Bind(
            wxEVT_MENU, [this, name](wxCommandEvent&) { m_session.filters.remove(name); },
            removing->GetId());
    }
    if (names.empty()) {
        menu.Append(wxID_ANY, to_wx(tr("No filter is saved yet")))->Enable(false);
    }
    menu.AppendSeparator();
    wxMenuItem* saving = menu.Append(wxID_ANY, to_wx(tr("&Save this filter…")));
    saving->Enable(typed.find_first_not_of(' ') != std::string::npos);
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { save_filter(); }, saving->GetId());
    menu.AppendSubMenu(removal, to_wx(tr("&Remove")))->Enable(!names.empty());
    m_saved_filters->PopupMenu(&menu, 0, m_saved_filters->GetSize().y);
}

void GridPage::save_filter() {
    const std::string filter = to_utf8(m_filter->GetValue());
    const wxString known = to_wx(m_session.filters.name_of(filter));
    wxTextEntryDialog dialog(
        this, to_wx(tr("Name of the filter. A filter that has this name already is replaced.")),
        to_wx(tr("Save filter")), known);
    if (dialog.ShowModal() == wxID_OK) {
        m_session.filters.save(to_utf8(dialog.GetValue()), filter);
    }
}

void GridPage::clear_conditions() {
    m_search->ChangeValue("");
    m_filter->ChangeValue("");
    m_session.grid.set_search("");
    m_session.grid.set_filter("");
    focus_grid();
}

void GridPage::show_filter(const std::string& filter) {
    m_search->ChangeValue("");
    m_filter->ChangeValue(to_wx(filter));
    m_session.grid.set_search("");
    apply_filter();
}

void GridPage::make_chips(wxSizer* into) {
    m_chips = new FilterChips(this);
    into->Add(m_chips, wxSizerFlags().Expand().Border(wxRIGHT, FromDIP(8)));
    m_chips->on_add = [this] { filter_on_cell(); };
    m_chips->on_remove = [this](std::size_t index) {
        const auto structure = m_session.workspace->structure();
        write_filter(without_condition(*structure, m_session.grid.filter(), index));
        if (m_session.grid.filter().empty()) focus_grid();
    };
}

// Those of the list that is shown: while a filter cannot be read its last conditions stay.
void GridPage::show_conditions() {
    const auto structure = m_session.workspace->structure();
    if (!structure || !m_session.grid.filter_error().empty()) return;
    const bool was_shown = m_chips->IsShown();
    const std::string& filter = m_session.grid.filter();
    m_chips->show(
        filter_conditions(*structure, filter),
        filter_conditions_in_words(*structure, filter, m_session.workspace->locale_code()));
    if (m_chips->IsShown() == was_shown) return;
    // What wxGrid has painted moves with it, the headings of frozen columns by halves.
    CallAfter([this] { m_view->Refresh(); });
}

void GridPage::write_filter(const std::string& filter) {
    m_filter->ChangeValue(to_wx(filter));
    apply_filter();
}

void GridPage::filter_on_cell() {
    const int row = m_view->GetGridCursorRow(), column = m_view->GetGridCursorCol();
    if (row < 0 || column < 0) return;
    const ProductRow* product = m_session.grid.row(static_cast<std::size_t>(row));
    if (product == nullptr) return;  // still on its way
    m_session.filters.narrow(
        m_session.grid.filter(), m_session.grid.columns()[static_cast<std::size_t>(column)],
        *product, m_receiver.guard([this](const std::string& filter) { write_filter(filter); }));
}

}  // namespace vitrine::desktop
