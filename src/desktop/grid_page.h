// The place "Products": search, filter, columns, and the grid or the reason why it is empty.
#pragma once

#include <wx/srchctrl.h>
#include <wx/wx.h>

#include <array>
#include <memory>

#include "desktop/filter_chips.h"
#include "desktop/filter_completer.h"
#include "desktop/grid_view.h"
#include "desktop/page.h"
#include "desktop/quick_look_popup.h"
#include "workbench/missing_cells.h"
#include "workbench/paste_preview.h"
#include "workbench/selection_tally.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class GridPage : public wxPanel, public Page {
public:
    GridPage(wxWindow* parent, Session& session);

    GridView& grid() { return *m_view; }
    void focus_search();
    void focus_grid();
    // The focus is in the grid, or on what stands in its place.
    bool is_grid_focused() const;
    void enter() override { focus_grid(); }
    void leave() override;
    // Search, filter, grid and round again.
    bool focus_next_pane() override;
    // Shows only products that match, as if it had been typed.
    void show_filter(const std::string& filter);
    // Also asks for what the cell of the cursor holds.
    void filter_on_cell();
    void choose_columns();
    // Opens or closes the quick look at the cursor's product.
    void toggle_quick_look();
    // Shows what pasting would do, then does it if that is wanted.
    void paste_with_preview();
    // To the next cell that was refused; where none was, to the next that is missing, which may
    // take a while.
    void go_to_open_cell();

    // Offered where there is nothing yet.
    std::function<void()> on_import, on_new_product;
    std::function<void()> on_publish;  // offered where nothing is missing any more
    std::function<void(const std::string& sentence)> on_said;

private:
    void make_bar(wxSizer* into);
    void arrange_bar();
    void make_empty_state();
    void update_rows();
    void update_empty_state();
    void say_nothing_matches();
    // Without words the button is hidden.
    void offer_when_empty(std::size_t button, const std::string& words, std::function<void()> act);
    void make_status_line(wxSizer* into);
    void update_status();
    void apply_search();
    void apply_filter();
    void show_saved_filters();
    void save_filter();
    void clear_conditions();
    void make_chips(wxSizer* into);
    void show_conditions();
    void write_filter(const std::string& filter);
    void bind_quick_look();

    Session& m_session;
    wxSizer* m_bars;  // one row or two, as the width allows
    wxBoxSizer* m_bar;
    wxBoxSizer* m_filter_row;
    bool m_is_narrow = false;
    wxSearchCtrl* m_search;
    wxTextCtrl* m_filter;
    std::unique_ptr<FilterCompleter> m_completer;
    FilterChips* m_chips;
    wxButton* m_saved_filters;
    wxStaticText* m_count;
    wxStaticText* m_filter_error;
    wxPanel* m_empty;
    wxStaticText* m_empty_title;
    wxStaticText* m_empty_advice;
    std::array<wxButton*, 2> m_empty_buttons{};
    std::array<std::function<void()>, 2> m_empty_actions;
    GridView* m_view;
    QuickLookPopup* m_quick_look;
    wxStaticText* m_status;
    SelectionTally m_tally;
    MissingCells m_missing;
    PastePreview m_paste;
    wxTimer m_typing, m_selecting;
    Receiver m_receiver;
};

}  // namespace vitrine::desktop
