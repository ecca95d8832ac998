// What the grid page shows in place of the grid: why there is nothing, and what to do.
#include "desktop/grid_page.h"
#include "desktop/widgets.h"
#include "workbench/filter_conditions.h"

namespace vitrine::desktop {

void GridPage::make_empty_state() {
    m_empty = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                          "emptyState");
    m_empty_title = make_heading(m_empty, "");
    m_empty_advice = make_text(m_empty, "", "emptyAdvice");
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    for (std::size_t i = 0; i < m_empty_buttons.size(); ++i) {
        m_empty_buttons[i] =
            new wxButton(m_empty, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                         wxDefaultValidator, i == 0 ? "emptyAction" : "emptyOtherAction");
        m_empty_buttons[i]->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) {
            // Behind the handler: what it does may change the buttons.
            CallAfter([act = m_empty_actions[i]] {
                if (act) act();
            });
        });
        buttons->Add(m_empty_buttons[i], wxSizerFlags().Border(wxALL, FromDIP(6)));
    }
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(m_empty_title, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(m_empty_advice, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(buttons, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->AddStretchSpacer(2);
    m_empty->SetSizer(column);
    m_empty->Hide();
}

void GridPage::offer_when_empty(std::size_t button, const std::string& words,
                                std::function<void()> act) {
    m_empty_buttons[button]->SetLabel(to_label(words));
    m_empty_buttons[button]->Show(!words.empty());
    m_empty_actions[button] = std::move(act);
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
        say_nothing_matches();
    } else {
        m_empty_title->SetLabel(to_wx(tr("This catalogue has no products yet")));
        set_wrapped(m_empty_advice,
                    to_wx(tr("Import a folder of CSV files with attributes, families and products, "
                             "or make the first product yourself.")),
                    GetClientSize().x - FromDIP(48));
        offer_when_empty(0, tr("Import a folder…"), on_import);
        offer_when_empty(1, tr("New product…"), on_new_product);
    }
    m_empty->Layout();
}

void GridPage::say_nothing_matches() {
    const ProductGrid& grid = m_session.grid;
    const Workspace& workspace = *m_session.workspace;
    // The view "To complete" stands second.
    const bool is_complete =
        grid.search().empty() && grid.filter() == m_session.sidebar.views()[1].filter;
    const auto structure = workspace.structure();
    const auto conditions =
        filter_conditions_in_words(*structure, grid.filter(), workspace.locale_code());
    // In the words of the chips, however it was typed.
    const std::string filter = filter_in_words(*structure, grid.filter(), workspace.locale_code());
    std::string advice;
    if (is_complete) {
        // TRANSLATORS: 0 a channel, 1 a locale.
        advice = tr("Everything is complete for {0}, {1}.", workspace.channel_label(),
                    workspace.locale_code());
    } else if (!grid.search().empty() && !grid.filter().empty()) {
        advice = tr("Nothing contains \"{0}\" and fulfils {1}.", grid.search(), filter);
    } else if (!grid.search().empty()) {
        advice = tr("No SKU or name contains \"{0}\".", grid.search());
    } else {
        advice = tr("Nothing fulfils {0}.", filter);
    }
    m_empty_title->SetLabel(
        to_wx(is_complete ? tr("Nothing is missing") : tr("No product matches")));
    set_wrapped(m_empty_advice, to_wx(advice), GetClientSize().x - FromDIP(48));
    offer_when_empty(0, tr("Show all products"), [this] { clear_conditions(); });
    if (is_complete) {
        offer_when_empty(1, tr("Publish…"), on_publish);
    } else if (!conditions.empty() && (conditions.size() > 1 || !grid.search().empty())) {
        const std::string rest =
            without_condition(*structure, grid.filter(), conditions.size() - 1);
        offer_when_empty(1, tr("Remove the condition {0}", conditions.back()),
                         [this, rest] { write_filter(rest); });
    } else {
        offer_when_empty(1, {}, {});
    }
}

}  // namespace vitrine::desktop
