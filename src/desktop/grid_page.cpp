#include "desktop/grid_page.h"

#include <algorithm>

#include "desktop/columns_dialog.h"
#include "desktop/paste_dialog.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// How long the typing has to rest before the list is asked for.
constexpr int search_rest_ms = 250;
// How long the selection has to rest before it is counted.
constexpr int selection_rest_ms = 120;
// Below this the filter has a row of its own.
constexpr int narrow_width = 960;

}  // namespace

GridPage::GridPage(wxWindow* parent, Session& session)
    : wxPanel(parent),
      m_session(session),
      m_tally(*session.workspace, session.grid),
      m_missing(*session.workspace, session.grid),
      m_paste(*session.workspace, session.grid),
      m_typing(this),
      m_selecting(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_bar(column);
    m_filter_error = make_text(this, "", "filterError");
    m_filter_error->SetForegroundColour(error_colour());
    m_filter_error->Hide();
    column->Add(m_filter_error,
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    make_chips(column);
    make_empty_state();
    column->Add(m_empty, wxSizerFlags(1).Expand());
    m_view = new GridView(this, session.grid);
    column->Add(m_view, wxSizerFlags(1).Expand());
    make_status_line(column);
    bind_quick_look();
    SetSizer(column);

    auto& events = session.grid.events;
    events.columns_changed = [this] {
        m_view->follow_columns();
        m_selecting.StartOnce(selection_rest_ms);
    };
    events.rows_changed = [this] { update_rows(); };
    events.cells_changed = [this] { m_view->follow_cells(); };
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { apply_search(); }, m_typing.GetId());
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
    m_filter->SetHint(to_wx(tr("completeness < 100 and enabled = yes")));
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
    m_completer = std::make_unique<FilterCompleter>(*m_filter, m_session.filters);
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

void GridPage::make_status_line(wxSizer* into) {
    m_status = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE, "selectionStatus");
    into->Add(m_status, wxSizerFlags().Expand().Border(wxALL, FromDIP(5)));
    m_view->on_select = [this] {
        // The cursor moves after the handlers.
        CallAfter([this] { m_quick_look->follow(m_view->current_product()); });
        m_missing.stop();  // whoever moves on does not want to be taken elsewhere
        m_selecting.StartOnce(selection_rest_ms);
    };
    m_view->on_said = [this](const std::string& sentence) {
        if (on_said) on_said(sentence);
    };
    m_missing.events.changed = [this] { update_status(); };
    m_missing.events.found = [this](std::size_t row, std::size_t column) {
        m_view->GoToCell(static_cast<int>(row), static_cast<int>(column));
        focus_grid();
    };
    m_missing.events.said = [this](const std::string& sentence) {
        if (on_said) on_said(sentence);
    };
    m_tally.on_change = [this] { update_status(); };
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { m_tally.look_at(m_view->selected_areas()); },
        m_selecting.GetId());
}

void GridPage::update_status() {
    std::string words = m_tally.text();
    if (m_missing.is_looking()) {
        words = tr("Looking for the next missing value…");
    } else if (words.empty() && m_view->GetNumberRows() > 0) {
        words = tr("Row {0} of {1}", format_number(std::max(0, m_view->GetGridCursorRow()) + 1),
                   format_number(m_view->GetNumberRows()));
    }
    if (to_wx(words) == m_status->GetLabelText()) return;
    m_status->SetLabel(to_label(words));
    // Longer than a narrow window, where many columns are selected.
    m_status->SetToolTip(to_wx(words));
}

void GridPage::update_rows() {
    const ProductGrid& grid = m_session.grid;
    m_view->follow_rows();
    m_selecting.StartOnce(selection_rest_ms);
    const std::size_t found = grid.listed().size();
    const std::string shown = format_number(static_cast<std::int64_t>(found));
    if (grid.is_listing()) {
        m_count->SetLabel(to_wx(tr("Looking…")));
    } else if (found == grid.total_count()) {
        m_count->SetLabel(to_wx(trn("{0} product or model", "{0} products and models",
                                    static_cast<long>(found), shown)));
    } else {
        m_count->SetLabel(to_wx(
            tr("{0} of {1}", shown, format_number(static_cast<std::int64_t>(grid.total_count())))));
    }
    const wxString error = to_wx(grid.filter_error());
    m_filter_error->Show(!error.empty());
    set_wrapped(m_filter_error, error, GetClientSize().x - FromDIP(24));
    describe_control(m_filter, error);
    show_conditions();
    update_empty_state();
    Layout();
}

void GridPage::apply_search() {
    m_typing.Stop();
    m_session.grid.set_search(to_utf8(m_search->GetValue()));
}

void GridPage::choose_columns() {
    ColumnsDialog dialog(this, *m_session.workspace, m_session.grid.column_names());
    if (dialog.ShowModal() == wxID_OK) m_session.grid.choose_columns(dialog.chosen());
}

void GridPage::go_to_open_cell() {
    if (m_view->go_to_refused()) return;
    m_missing.find_next(static_cast<std::size_t>(std::max(0, m_view->GetGridCursorRow())),
                        static_cast<std::size_t>(std::max(0, m_view->GetGridCursorCol())));
}

void GridPage::paste_with_preview() {
    auto block = m_view->clipboard_block();
    if (!block || block->cells.empty()) {
        if (on_said)
            on_said(block ? tr("Nothing of the clipboard fits here: choose a cell that is edited.")
                          : tr("There is no text on the clipboard."));
        return;
    }
    m_paste.propose(std::move(*block));
    ask_about_paste(this, m_paste);
    focus_grid();
}

void GridPage::focus_search() {
    m_search->SetFocus();
    m_search->SelectAll();
}

void GridPage::focus_grid() {
    if (m_view->IsShown()) {
        m_view->GetGridWindow()->SetFocus();
    } else {
        m_empty_buttons.front()->SetFocus();
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
