#include "desktop/quality_page.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int watch_every_ms = 200;
// GTK lays out the whole text of a cell.
constexpr std::size_t most_finding_characters = 300;
constexpr int least_list_height = 90;
constexpr int detail_height = 76;

// 0 stands for every severity.
std::int32_t id_of(std::optional<Severity> severity) {
    return severity ? static_cast<std::int32_t>(*severity) + 1 : 0;
}

std::vector<Choice> severity_choices() {
    return {{0, "", tr("All severities")},
            {id_of(Severity::error), "", tr("Errors")},
            {id_of(Severity::warning), "", tr("Warnings")},
            {id_of(Severity::info), "", tr("Hints")}};
}

}  // namespace

// The rows as wx asks for them: as many as there are, each when it comes into sight.
class QualityPage::Cells : public wxDataViewVirtualListModel {
public:
    enum Column : unsigned { product, name, field, check, found };

    explicit Cells(QualityDesk& desk) : m_desk(desk) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        const QualityFinding* finding = m_desk.row(row);
        value = finding == nullptr
                    ? to_wx(column == product ? "…" : "")
                    : to_wx(shorten(text(*finding, column), most_finding_characters));
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    std::string text(const QualityFinding& finding, unsigned column) const {
        switch (column) {
            case product:
                return finding.code;
            case name:
                return finding.name;
            case field:
                return m_desk.field_words(finding);
            case check:
                return quality_check_label(finding.check);
            default:
                return finding.messages.empty() ? finding.value : join(finding.messages, " ");
        }
    }

    QualityDesk& m_desk;
};

QualityPage::QualityPage(wxWindow* parent, Session& session)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "qualityPage"),
      m_session(session),
      m_watch(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_header(column);
    make_lists(column);
    make_buttons(column);
    SetSizer(column);

    QualityDesk::Events& events = m_session.quality.events;
    events.changed = [this] { update(); };
    events.fetched = [this](std::size_t first, std::size_t count) {
        for (std::size_t row = first; row < first + count; ++row) {
            m_cells->RowChanged(static_cast<unsigned>(row));
        }
        show_selected();
    };
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_state(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { show_state(); });
    });
}

void QualityPage::make_header(wxSizer* into) {
    const int gap = FromDIP(12);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(make_heading(this, to_wx(tr("What to look at"))),
             wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    m_state = make_text(this, "", "qualityState");
    row->Add(m_state, wxSizerFlags(1).CentreVertical());
    m_again = new wxButton(this, wxID_ANY, to_wx(tr("Check a&gain")), wxDefaultPosition,
                           wxDefaultSize, 0, wxDefaultValidator, "qualityAgainButton");
    m_stop = new wxButton(this, wxID_ANY, to_wx(tr("S&top checking")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "qualityStopButton");
    row->Add(m_again, wxSizerFlags().CentreVertical());
    row->Add(m_stop, wxSizerFlags().CentreVertical());
    into->Add(row, wxSizerFlags().Expand().Border(wxALL, gap));

    auto* narrowed = new wxBoxSizer(wxHORIZONTAL);
    auto* label = make_text(this, to_wx(tr("Only products &with")));
    m_filter = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                              wxTE_PROCESS_ENTER, wxDefaultValidator, "qualityFilter");
    // TRANSLATORS: an example in the filter language, whose words are not translated.
    m_filter->SetHint(to_wx(tr("completeness < 100 and enabled = yes")));
    tie_label(label, m_filter);
    narrowed->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    narrowed->Add(m_filter, wxSizerFlags(1).CentreVertical());
    const auto add_choice = [&](const char* name, const std::string& meaning) {
        auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                                    wxDefaultValidator, name);
        name_control(choice, to_wx(meaning));
        choice->SetToolTip(to_wx(meaning));
        narrowed->Add(choice, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
        return choice;
    };
    m_severity = add_choice("qualitySeverity", tr("Severity"));
    m_locale = add_choice("qualityLocale", tr("Locale of the texts"));
    into->Add(narrowed, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    m_advice = make_text(this, "", "qualityAdvice");
    m_advice->SetForegroundColour(warning_colour());
    into->Add(m_advice, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));

    m_again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_session.quality.refresh(); });
    m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_session.quality.stop(); });
    m_severity->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const std::int32_t id = chosen_in(*m_severity);
        m_session.quality.choose_severity(id == 0 ? std::nullopt
                                                  : std::optional(static_cast<Severity>(id - 1)));
    });
    m_locale->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_session.quality.choose_values_locale(chosen_in(*m_locale));
    });
    const auto apply = [this] { m_session.quality.set_filter(to_utf8(m_filter->GetValue())); };
    m_filter->Bind(wxEVT_TEXT_ENTER, [apply](wxCommandEvent&) { apply(); });
    m_filter->Bind(wxEVT_KILL_FOCUS, [this, apply](wxFocusEvent& event) {
        event.Skip();
        // A field that goes with its page loses the focus too.
        if (!IsBeingDeleted()) apply();
    });
}

void QualityPage::make_lists(wxSizer* into) {
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    m_checks = new TextTable(this, tr("Checks"), "qualityChecks",
                             {{tr("Check"), 220, wxALIGN_LEFT, TextTable::Width::stretches},
                              {tr("Severity"), 120},
                              {tr("Products"), 110, wxALIGN_RIGHT},
                              {tr("Cells"), 110, wxALIGN_RIGHT}},
                             wxSize(-1, least_list_height));
    into->Add(m_checks, wxSizerFlags(flags).Proportion(2));
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition,
                                FromDIP(wxSize(-1, least_list_height)),
                                wxDV_ROW_LINES | wxDV_SINGLE, wxDefaultValidator, "qualityCells");
    name_control(m_list, to_wx(tr("Cells to look at")));
    m_cells = new Cells(m_session.quality);
    m_list->AssociateModel(m_cells.get());
    const auto add = [&](const std::string& heading, unsigned which, int width) {
        m_list
            ->AppendTextColumn(to_wx(heading), which, wxDATAVIEW_CELL_INERT, FromDIP(width),
                               wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(tr("Product"), Cells::product, 100);
    add(tr("Name"), Cells::name, 180);
    add(tr("Field"), Cells::field, 170);
    add(tr("Check"), Cells::check, 110);
    add(tr("What was found"), Cells::found, 320);
    into->Add(m_list, wxSizerFlags(flags).Proportion(3));
    make_empty_state(into, wxSizerFlags(flags).Proportion(3));
    m_detail =
        new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(-1, detail_height)),
                       wxTE_MULTILINE | wxTE_READONLY, wxDefaultValidator, "qualityDetail");
    name_control(m_detail, to_wx(tr("What was found")));
    pad_text(m_detail);
    into->Add(m_detail, flags);

    m_checks->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { choose_check(); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_selected(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open_selected(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { offer_actions(); });
}

void QualityPage::make_buttons(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& words, const char* name, void (QualityPage::*act)()) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
        return button;
    };
    m_open = add(tr("&Open the field"), "qualityOpenButton", &QualityPage::open_selected);
    m_accept = add(tr("A&ccept the word"), "qualityAcceptButton", &QualityPage::accept_word);
    m_exempt = add(tr("Leave the p&roduct out"), "qualityExemptButton", &QualityPage::exempt);
    m_exempt->SetToolTip(to_wx(tr("The check has nothing to say of this product any more")));
    into->Add(row, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
}

void QualityPage::enter() {
    m_session.quality.refresh();
    m_checks->SetFocus();
}

void QualityPage::leave() {
    m_session.quality.leave();
}

bool QualityPage::focus_next_pane() {
    if (m_checks->HasFocus()) {
        (m_empty->IsShown() ? static_cast<wxWindow*>(m_empty_action) : m_list)->SetFocus();
    } else if (m_list->HasFocus() || m_empty_action->HasFocus()) {
        m_filter->SetFocus();
    } else {
        m_checks->SetFocus();
    }
    return true;
}

void QualityPage::update() {
    const wxWindowUpdateLocker lock(this);
    const QualityDesk& desk = m_session.quality;
    const bool is_checking = desk.state() == QualityDesk::State::checking;
    if (is_checking && !m_watch.IsRunning()) m_watch.Start(watch_every_ms);
    update_choices();
    if (!is_checking) {
        m_watch.Stop();
        update_checks();
        const int row = selected_row();
        const auto count = static_cast<int>(desk.row_count());
        m_cells->Reset(static_cast<unsigned>(count));
        select_row(std::clamp(row, 0, std::max(0, count - 1)));
    }
    show_state();
    show_selected();
}

void QualityPage::update_choices() {
    const QualityDesk& desk = m_session.quality;
    offer_choices(*m_severity, severity_choices(), id_of(desk.severity()));
    std::vector<Choice> locales = desk.values_locales();
    locales.insert(locales.begin(), {0, "", tr("All locales")});
    offer_choices(*m_locale, locales, desk.values_locale());
}

// A list that is filled again loses its place: only where it differs.
void QualityPage::update_checks() {
    const QualityDesk& desk = m_session.quality;
    std::vector<std::vector<std::string>> rows = {
        {tr("All"), "", format_number(desk.products()), format_number(desk.cells())}};
    std::vector<std::optional<QualityCheck>> checks = {std::nullopt};
    for (const QualityList::Total& total : desk.totals()) {
        rows.push_back({quality_check_label(total.check), severity_label(total.severity),
                        format_number(total.products), format_number(total.cells)});
        checks.emplace_back(total.check);
    }
    std::vector<std::string> shown;
    for (const auto& row : rows) shown.push_back(join(row, "\n"));
    if (shown != m_shown_checks) {
        m_checks->DeleteAllItems();
        for (const auto& row : rows) m_checks->add(row);
        m_shown_checks = std::move(shown);
        m_listed_checks = std::move(checks);
    }
    const auto chosen = std::find(m_listed_checks.begin(), m_listed_checks.end(), desk.check());
    if (chosen != m_listed_checks.end()) {
        m_checks->SelectRow(static_cast<unsigned>(chosen - m_listed_checks.begin()));
    }
}

void QualityPage::show_state() {
    const QualityDesk& desk = m_session.quality;
    const bool is_checking = desk.state() == QualityDesk::State::checking;
    const bool is_wrong = desk.state() == QualityDesk::State::failed;
    m_state->SetForegroundColour(is_wrong ? error_colour() : quiet_colour());
    const wxString sentence = to_label(desk.state_sentence());
    if (sentence != m_state->GetLabel()) m_state->SetLabel(sentence);
    m_again->Show(!is_checking);
    m_stop->Show(is_checking);
    const std::string& advice = desk.dictionary_advice();
    m_advice->Show(!advice.empty());
    if (!advice.empty()) set_wrapped(m_advice, to_wx(advice), GetClientSize().x - FromDIP(24));
    show_empty_state();
    Layout();
}

void QualityPage::show_selected() {
    const auto finding = selected();
    m_open->Enable(finding.has_value());
    m_exempt->Enable(finding.has_value());
    m_accept->Enable(finding && !finding->words.empty());
    std::vector<std::string> lines;
    if (finding) {
        lines = m_session.quality.messages(static_cast<std::size_t>(selected_row()));
        if (!finding->value.empty()) lines.push_back(tr("It says: {0}", finding->value));
    }
    m_detail->ChangeValue(to_wx(join(lines, "\n")));
}

void QualityPage::choose_check() {
    const int row = m_checks->GetSelectedRow();
    if (row < 0 || row >= static_cast<int>(m_listed_checks.size())) return;
    m_session.quality.choose_check(m_listed_checks[static_cast<std::size_t>(row)]);
}

int QualityPage::selected_row() const {
    const wxDataViewItem item = m_list->GetSelection();
    return item.IsOk() ? static_cast<int>(m_cells->GetRow(item)) : 0;
}

void QualityPage::select_row(int row) {
    if (row >= static_cast<int>(m_session.quality.row_count())) return;
    const wxDataViewItem item = m_cells->GetItem(static_cast<unsigned>(row));
    m_list->SetCurrentItem(item);
    m_list->Select(item);
    m_list->EnsureVisible(item);
}

std::optional<QualityFinding> QualityPage::selected() const {
    if (!m_list->GetSelection().IsOk()) return std::nullopt;
    const auto row = static_cast<std::size_t>(selected_row());
    const QualityFinding* finding = m_session.quality.row(row);
    return finding != nullptr ? std::optional(*finding) : std::nullopt;
}

void QualityPage::open_selected() {
    const auto finding = selected();
    if (!finding || !on_open_field) return;
    m_session.quality.show_scope_of(*finding);
    on_open_field(finding->product, finding->field);
}

void QualityPage::accept_word() {
    const auto finding = selected();
    if (!finding || finding->words.empty()) return;
    std::string word = finding->words.front();
    if (finding->words.size() > 1) {
        wxMenu menu;
        for (const std::string& each : finding->words) menu.Append(wxID_ANY, to_label(each));
        const int chosen = GetPopupMenuSelectionFromUser(menu);
        if (chosen == wxID_NONE) return;
        int position = 0;
        for (const wxMenuItem* item : menu.GetMenuItems()) {
            if (item->GetId() == chosen) break;
            ++position;
        }
        word = finding->words[static_cast<std::size_t>(position)];
    }
    m_session.quality.accept_word(word);
}

void QualityPage::exempt() {
    if (const auto finding = selected()) m_session.quality.exempt(*finding);
}

void QualityPage::offer_actions() {
    const auto finding = selected();
    if (!finding) return;
    wxMenu menu;
    const int open = menu.Append(wxID_ANY, m_open->GetLabel())->GetId();
    wxMenuItem* accept = menu.Append(wxID_ANY, m_accept->GetLabel());
    accept->Enable(!finding->words.empty());
    const int exempt = menu.Append(wxID_ANY, m_exempt->GetLabel())->GetId();
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == open) open_selected();
    if (chosen == accept->GetId()) accept_word();
    if (chosen == exempt) this->exempt();
}

}  // namespace vitrine::desktop
