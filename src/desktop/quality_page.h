// The place "Quality": what the checks found, by check and cell by cell.
#pragma once

#include <wx/dataview.h>
#include <wx/wx.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desktop/page.h"
#include "desktop/text_table.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class QualityPage : public wxPanel, public Page {
public:
    QualityPage(wxWindow* parent, Session& session);

    void enter() override;
    void leave() override;
    // From the list of checks to that of cells or what stands in its place, to the filter, and from
    // the top again.
    bool focus_next_pane() override;

    // Channel and locale are those of the cell by then.
    std::function<void(ProductId product, const std::string& field)> on_open_field;
    // Somebody asks what is checked.
    std::function<void()> on_help;

private:
    class Cells;

    void make_header(wxSizer* into);
    void make_lists(wxSizer* into);
    void make_empty_state(wxSizer* into, const wxSizerFlags& flags);
    void make_buttons(wxSizer* into);
    void show_empty_state();
    void help_on();
    void update();
    void update_choices();
    void update_checks();
    void show_state();
    void show_selected();
    void choose_check();
    // Absent where nothing is selected, or the row is on its way.
    std::optional<QualityFinding> selected() const;
    int selected_row() const;
    void select_row(int row);
    void open_selected();
    void accept_word();
    void exempt();
    void offer_actions();

    Session& m_session;
    wxStaticText* m_state;
    wxButton* m_again;
    wxButton* m_stop;
    wxTextCtrl* m_filter;
    wxChoice* m_severity;
    wxChoice* m_locale;
    wxStaticText* m_advice;
    TextTable* m_checks;
    std::vector<std::optional<QualityCheck>> m_listed_checks;  // by row; absent: all
    std::vector<std::string> m_shown_checks;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<Cells> m_cells;
    wxPanel* m_empty;  // in place of the list
    wxStaticText* m_empty_advice;
    wxButton* m_empty_action;
    wxTextCtrl* m_detail;
    wxButton* m_open;
    wxButton* m_accept;
    wxButton* m_exempt;
    wxTimer m_watch;
};

}  // namespace vitrine::desktop
