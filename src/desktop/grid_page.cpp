#include "desktop/grid_page.h"

#include "desktop/columns_dialog.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// How long the typing has to rest before the list is asked for.
constexpr int search_rest_ms = 250;
// Below this the filter has a row of its own.
constexpr int narrow_width = 960;

}  // namespace

GridPage::GridPage(wxWindow* parent, Session& session)
    : wxPanel(parent), m_session(session), m_typing(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_bar(column);
    m_filter_error = make_text(this, "", "filterError");
    m_filter_error->SetForegroundColour(error_colour());
    m_filter_error->Hide();
    column->Add(m_filter_error,
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    make_empty_state();
    column->Add(m_empty, wxSizerFlags(1).Expand());
    m_view = new GridView(this, session.grid);
    column->Add(m_view, wxSizerFlags(1).Expand());
    SetSizer(column);

    auto& events = session.grid.events;
    events.columns_changed = [this] { m_view->follow_columns(); };
    events.rows_changed = [this] { update_rows(); };
    events.cells_changed = [this] { m_view->follow_cells(); };
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { apply_search(); });
    update_rows();
    m_session.grid.reload();
}

void GridPage::make_bar(wxSizer* into) {
    m_bars = new wxBoxSizer(wxVERTICAL);
    m_bar = new wxBoxSizer(wxHORIZONTAL);
    m_filter_row = new wxBoxSizer(wxHORIZONTAL);
    m_search = new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(230, -1)), 0,
                                wxDefaultValidator, "search");
    m_search->SetDescriptiveText(to_wx(tr("Search SKU or name")));
    m_search->ShowCancelButton(true);
    name_control(m_search, to_wx(tr("Search")));
    auto* filter_label = make_text(this, to_wx(tr("F&ilter")));
    m_filter = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                              wxTE_PROCESS_ENTER, wxDefaultValidator, "filter");
    // TRANSLATORS: an example in the filter language, whose words are not translated.
    m_filter->SetHint(to_wx(tr("completeness < 100 and enabled = 1")));
    tie_label(filter_label, m_filter);
    m_saved_filters = new wxButton(this, wxID_ANY, to_wx(tr("Saved filter&s")), wxDefaultPosition,
                                   wxDefaultSize, 0, wxDefaultValidator, "savedFilters");
    m_count = make_text(this, "", "productCount");
    auto* columns = new wxButton(this, wxID_ANY, to_wx(tr("&Columns…")), wxDefaultPosition,
                                 wxDefaultSize, 0, wxDefaultValidator, "columnsButton");
    const int gap = FromDIP(8);
    m_filter_row->Add(filter_label, wxSizerFlags().CentreVertical().Border(wxLEFT, gap));
    m_filter_row->Add(m_filter, wxSizerFlags(1).CentreVertical().Border(wxALL, gap));
    m_filter_row->Add(m_saved_filters, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    m_bar->Add(m_search, wxSizerFlags().CentreVertical().Border(wxALL, gap));
    m_bar->Add(m_filter_row, wxSizerFlags(1).CentreVertical());
    m_bar->Add(m_count, wxSizerFlags().CentreVertical());
    m_bar->Add(columns, wxSizerFlags().CentreVertical().Border(wxALL, gap));
    m_bars->Add(m_bar, wxSizerFlags().Expand());
    into->Add(m_bars, wxSizerFlags().Expand());
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        arrange_bar();
        event.Skip();
    });

    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(search_rest_ms); });
    m_search->Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { apply_search(); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        m_search->Clear();
        apply_search();
    });
    m_filter->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { apply_filter(); });
    m_filter->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        apply_filter();
    });
    m_saved_filters->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_saved_filters(); });
    columns->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_columns(); });
}

void GridPage::arrange_bar() {
    const bool is_narrow = GetClientSize().x < FromDIP(narrow_width);
    if (is_narrow == m_is_narrow) return;
    m_is_narrow = is_narrow;
    (is_narrow ? m_bar : m_bars)->Detach(m_filter_row);
    if (is_narrow) {
        m_bars->Add(m_filter_row, wxSizerFlags().Expand());
    } else {
        m_bar->Insert(1, m_filter_row, wxSizerFlags(1).CentreVertical());
    }
    m_bar->GetItem(m_search)->SetProportion(is_narrow ? 1 : 0);
}

void GridPage::make_empty_state() {
    m_empty = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                          "emptyState");
    m_empty_title = make_heading(m_empty, "");
    m_empty_advice = make_text(m_empty, "", "emptyAdvice");
    m_empty_button = new wxButton(m_empty, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                  wxDefaultValidator, "emptyAction");
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(m_empty_title, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(m_empty_advice, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(m_empty_button, wxSizerFlags().Centre().Border(wxALL, FromDIP(12)));
    column->AddStretchSpacer(2);
    m_empty->SetSizer(column);
    m_empty->Hide();
    m_empty_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_empty_action) m_empty_action();
    });
}

void GridPage::update_rows() {
    const ProductGrid& grid = m_session.grid;
    m_view->follow_rows();
    const std::string shown = format_number(static_cast<std::int64_t>(grid.row_count()));
    if (grid.is_listing()) {
        m_count->SetLabel(to_wx(tr("Looking…")));
    } else if (grid.row_count() == grid.total_count()) {
        m_count->SetLabel(to_wx(trn("{0} product or model", "{0} products and models",
                                    static_cast<long>(grid.row_count()), shown)));
    } else {
        m_count->SetLabel(to_wx(
            tr("{0} of {1}", shown, format_number(static_cast<std::int64_t>(grid.total_count())))));
    }
    const wxString error = to_wx(grid.filter_error());
    m_filter_error->Show(!error.empty());
    set_wrapped(m_filter_error, error, GetClientSize().x - FromDIP(24));
    describe_control(m_filter, error);
    update_empty_state();
    Layout();
}

void GridPage::update_empty_state() {
    const ProductGrid& grid = m_session.grid;
    const bool empty = grid.row_count() == 0 && !grid.is_listing() && grid.filter_error().empty();
    const bool narrowed = !grid.search().empty() || !grid.filter().empty();
    // While a list is on its way the page keeps what it showed.
    if (!grid.is_listing() || grid.row_count() > 0) {
        m_empty->Show(empty);
        m_view->Show(!empty);
    }
    if (!empty) return;
    if (narrowed) {
        m_empty_title->SetLabel(to_wx(tr("No product matches")));
        std::string advice;
        if (!grid.search().empty() && !grid.filter().empty()) {
            advice = tr("Nothing contains \"{0}\" and fulfils {1}.", grid.search(), grid.filter());
        } else if (!grid.search().empty()) {
            advice = tr("No SKU or name contains \"{0}\".", grid.search());
        } else {
            advice = tr("Nothing fulfils {0}.", grid.filter());
        }
        m_empty_advice->SetLabel(to_label(advice));
        m_empty_button->SetLabel(to_wx(tr("Show all products")));
        m_empty_action = [this] { clear_conditions(); };
    } else {
        m_empty_title->SetLabel(to_wx(tr("This catalogue has no products yet")));
        m_empty_advice->SetLabel(
            to_wx(tr("Import a folder of CSV files with attributes, families and products.")));
        m_empty_button->SetLabel(to_wx(tr("Import a folder…")));
        m_empty_action = [this] {
            if (on_import) on_import();
        };
    }
    m_empty->Layout();
}

void GridPage::apply_search() {
    m_typing.Stop();
    m_session.grid.set_search(to_utf8(m_search->GetValue()));
}

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

void GridPage::choose_columns() {
    ColumnsDialog dialog(this, *m_session.workspace, m_session.grid.column_names());
    if (dialog.ShowModal() == wxID_OK) m_session.grid.choose_columns(dialog.chosen());
}

void GridPage::focus_search() {
    m_search->SetFocus();
    m_search->SelectAll();
}

void GridPage::focus_grid() {
    if (m_view->IsShown()) {
        m_view->GetGridWindow()->SetFocus();
    } else {
        m_empty_button->SetFocus();
    }
}

bool GridPage::is_grid_focused() const {
    wxWindow* focus = FindFocus();
    return focus != nullptr && (m_view->IsDescendant(focus) || m_empty->IsDescendant(focus));
}

bool GridPage::focus_next_pane() {
    const wxWindow* focus = FindFocus();
    if (focus != nullptr && (focus == m_search || focus->GetParent() == m_search)) {
        m_filter->SetFocus();
    } else if (focus == m_filter) {
        focus_grid();
    } else {
        focus_search();
    }
    return true;
}

}  // namespace vitrine::desktop
