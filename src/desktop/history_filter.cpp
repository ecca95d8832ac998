#include "desktop/history_filter.h"

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

using Period = HistoryDesk::Period;

// How long the typing has to rest before the history is asked.
constexpr int search_rest_ms = 250;

// Fills the choice only where something else is offered, so that an open list stays as it is.
void offer(wxChoice& control, const std::vector<std::string>& labels, std::size_t chosen) {
    const wxArrayString words = to_wx(labels);
    if (control.GetStrings() != words) control.Set(words);
    control.SetSelection(static_cast<int>(chosen));
}

std::size_t place_of(const std::vector<std::string>& codes, const std::string& code) {
    const auto at = std::ranges::find(codes, code);
    return at == codes.end() ? 0 : static_cast<std::size_t>(at - codes.begin());
}

const std::string& chosen_in(const wxChoice& control, const std::vector<std::string>& codes) {
    return codes[static_cast<std::size_t>(std::max(0, control.GetSelection()))];
}

}  // namespace

HistoryFilter::HistoryFilter(wxWindow* parent, HistoryDesk& desk)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "historyFilter"),
      m_desk(desk),
      m_authors{""},
      m_kinds{""},
      m_typing(this) {
    m_row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    m_author = add_choice(m_row, tr("Who"), "historyAuthor");
    m_kind = add_choice(m_row, tr("Wh&at"), "historyKind");
    make_period(m_row);
    make_search(m_row);
    m_count = make_text(this, "", "historyCount");
    m_row->Add(m_count, wxSizerFlags().CentreVertical().Border(wxBOTTOM, FromDIP(6)));
    m_error = make_text(this, "", "historyDayError");
    m_error->SetForegroundColour(error_colour());
    m_error->Hide();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_row, wxSizerFlags().Expand());
    column->Add(m_error, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    SetSizer(column);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit(); });
    });
    update();
}

// A panel does not pass on to its sizers how wide it will be.
void HistoryFilter::fit() {
    m_row->InformFirstDirection(wxHORIZONTAL, GetClientSize().x, -1);
    const int height = GetSizer()->CalcMin().y;
    if (height == GetMinSize().y) return;
    SetMinSize(wxSize(-1, height));
    GetParent()->Layout();
}

wxChoice* HistoryFilter::add_choice(wxSizer* into, const std::string& words, const char* name) {
    auto* label = make_text(this, to_wx(words));
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                                wxDefaultValidator, name);
    tie_label(label, choice);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    pair->Add(choice, wxSizerFlags().CentreVertical());
    into->Add(pair, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(10)));
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { look_for(); });
    return choice;
}

void HistoryFilter::make_period(wxSizer* into) {
    m_period = add_choice(into, tr("&When"), "historyPeriod");
    // In the order of the enumeration.
    for (const std::string& words : {tr("At any time"), tr("Today"), tr("Last 7 days"),
                                     tr("Last 30 days"), tr("Between two days")}) {
        m_period->Append(to_wx(words));
    }
    m_days = new wxPanel(this);
    auto* days = new wxBoxSizer(wxHORIZONTAL);
    m_first_day = add_day(days, tr("From"), "historyFirstDay");
    m_last_day = add_day(days, tr("To"), "historyLastDay");
    m_days->SetSizer(days);
    m_days->Hide();
    into->Add(m_days, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(10)));
}

wxTextCtrl* HistoryFilter::add_day(wxSizer* into, const std::string& words, const char* name) {
    auto* label = make_text(m_days, to_wx(words));
    auto* day = new wxTextCtrl(m_days, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                               wxTE_PROCESS_ENTER, wxDefaultValidator, name);
    // TRANSLATORS: how a day is typed.
    day->SetHint(to_wx(tr("2026-11-22")));
    day->SetMinSize(wxSize(GetTextExtent("2026-11-222").x + FromDIP(24), -1));
    tie_label(label, day);
    into->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    into->Add(day, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    day->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { look_for(); });
    day->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        look_for();
    });
    return day;
}

void HistoryFilter::make_search(wxSizer* into) {
    m_text = new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(200, -1)), 0,
                              wxDefaultValidator, "historySearch");
    m_text->SetDescriptiveText(to_wx(tr("Search notes and files")));
    m_text->ShowCancelButton(true);
    name_control(m_text, to_wx(tr("Search the history")));
    into->Add(m_text, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(10)));
    m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(search_rest_ms); });
    m_text->Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { look_for(); });
    m_text->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        m_text->Clear();
        look_for();
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look_for(); });
}

void HistoryFilter::look_for() {
    m_typing.Stop();
    HistoryDesk::Wanted wanted;
    wanted.author = chosen_in(*m_author, m_authors);
    wanted.kind = chosen_in(*m_kind, m_kinds);
    wanted.period = static_cast<Period>(std::max(0, m_period->GetSelection()));
    if (wanted.period == Period::between) {
        wanted.first_day = to_utf8(m_first_day->GetValue().Trim(true).Trim(false));
        wanted.last_day = to_utf8(m_last_day->GetValue().Trim(true).Trim(false));
    }
    wanted.text = to_utf8(m_text->GetValue());
    show_days(wanted.period);
    m_desk.look_for(std::move(wanted));
}

void HistoryFilter::show_days(Period period) {
    const bool shown = period == Period::between;
    if (m_days->IsShown() == shown) return;
    m_days->Show(shown);
    fit();
    Layout();
}

void HistoryFilter::update() {
    const HistoryDesk::Wanted& wanted = m_desk.wanted();
    m_authors = {""};
    std::vector<std::string> labels = {tr("Everybody")};
    for (const std::string& author : m_desk.authors()) {
        m_authors.push_back(author);
        // TRANSLATORS: {0} is the name of whoever uses the program.
        labels.push_back(author == HistoryDesk::me() ? tr("Me ({0})", author) : author);
    }
    offer(*m_author, labels, place_of(m_authors, wanted.author));
    m_kinds = {""};
    labels = {tr("Everything")};
    for (const auto& kind : m_desk.kinds()) {
        m_kinds.push_back(kind.code);
        labels.push_back(kind.label);
    }
    offer(*m_kind, labels, place_of(m_kinds, wanted.kind));
    m_period->SetSelection(static_cast<int>(wanted.period));
    show_days(wanted.period);
    if (wanted.period != Period::between) {
        m_first_day->ChangeValue("");
        m_last_day->ChangeValue("");
    }
    // Whoever types is not interrupted.
    if (!m_typing.IsRunning() && to_utf8(m_text->GetValue()) != wanted.text)
        m_text->ChangeValue(to_wx(wanted.text));
    m_count->SetLabel(to_wx(m_desk.count_sentence()));
    const wxString error = to_label(m_desk.day_error());
    m_error->SetLabel(error);
    m_error->Show(!error.empty());
    fit();
    Layout();
}

void HistoryFilter::focus_search() {
    m_text->SetFocus();
    m_text->SelectAll();
}

}  // namespace vitrine::desktop
