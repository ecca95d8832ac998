#include "desktop/filter_completer.h"

#include <algorithm>

#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int rows_shown = 8;
constexpr int least_width = 260;

}  // namespace

FilterCompleter::FilterCompleter(wxTextCtrl& field, FilterDesk& desk)
    : m_field(field), m_desk(desk) {
    m_popup = new wxPopupWindow(field.GetParent(), wxBORDER_SIMPLE);
    m_popup->SetName("filterProposals");
    m_list = new wxListBox(m_popup, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxLB_SINGLE | wxLB_NEEDED_SB, wxDefaultValidator, "filterProposalList");
    name_control(m_list, to_wx(tr("What can be written next")));
    m_field.Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        ask();
    });
    m_field.Bind(wxEVT_KEY_DOWN, &FilterCompleter::on_key, this);
    m_field.Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        close();
    });
    m_list->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        const int index = m_list->HitTest(event.GetPosition());
        if (index != wxNOT_FOUND) m_field.CallAfter([this, index] { take(index); });
    });
}

std::string FilterCompleter::text() const {
    return to_utf8(m_field.GetValue());
}

std::size_t FilterCompleter::caret() const {
    const auto characters = static_cast<std::size_t>(m_field.GetInsertionPoint());
    return to_utf8(m_field.GetValue().Left(characters)).size();
}

// Answered when it is known; what was typed since asks anew.
void FilterCompleter::ask() {
    m_desk.complete(text(), caret(),
                    m_receiver.guard([this, asked = text()](const FilterCompletion& completion) {
                        if (asked != text() || completion.to != caret()) return;
                        if (completion.proposals.empty() || !m_field.HasFocus()) {
                            close();
                        } else {
                            open(completion);
                        }
                    }));
}

void FilterCompleter::open(const FilterCompletion& completion) {
    m_completion = completion;
    wxArrayString rows;
    for (const auto& proposal : completion.proposals) {
        rows.Add(to_wx(proposal.label.empty() ? proposal.text
                                              : proposal.text + "    " + proposal.label));
    }
    m_list->Set(rows);
    int width = m_field.FromDIP(least_width);
    for (const wxString& row : rows) {
        width = std::max(width, m_list->GetTextExtent(row).x + m_field.FromDIP(40));
    }
    const int height = m_field.GetCharHeight() + m_field.FromDIP(8);
    const wxSize size(
        std::min(width, std::max(m_field.GetSize().x, m_field.FromDIP(400))),
        height * std::clamp(static_cast<int>(rows.size()), 1, rows_shown) + m_field.FromDIP(6));
    m_popup->SetClientSize(size);
    m_list->SetSize(size);
    m_popup->Position(m_field.GetParent()->ClientToScreen(m_field.GetPosition()),
                      wxSize(0, m_field.GetSize().y));
    m_popup->Show();
    m_chosen = wxNOT_FOUND;
    m_list->SetSelection(wxNOT_FOUND);
}

void FilterCompleter::close() {
    if (m_popup->IsShown()) m_popup->Hide();
}

void FilterCompleter::choose(int index) {
    const auto count = static_cast<int>(m_list->GetCount());
    m_chosen = (index + count) % count;
    m_list->SetSelection(m_chosen);
    m_list->EnsureVisible(m_chosen);
    // The focus stays in the field, which is therefore what says it.
    describe_control(&m_field, to_wx(tr("{0}, {1} of {2}",
                                        to_utf8(m_list->GetString(static_cast<unsigned>(m_chosen))),
                                        format_number(m_chosen + 1), format_number(count))));
}

void FilterCompleter::take(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= m_completion.proposals.size()) return;
    const std::string& proposal = m_completion.proposals[static_cast<std::size_t>(index)].text;
    const std::string now = text();
    const std::string rest = now.substr(std::min(m_completion.to, now.size()));
    std::string begin = now.substr(0, m_completion.from) + proposal;
    if (m_completion.ends_word && !rest.starts_with(' ')) begin += ' ';
    m_field.ChangeValue(to_wx(begin + rest));
    m_field.SetFocus();
    m_field.SetInsertionPoint(static_cast<long>(to_wx(begin).length()));
    close();
    ask();
}

void FilterCompleter::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const int chosen = m_chosen;
    if (!is_open()) {
        const bool asks = key == WXK_DOWN || (key == WXK_SPACE && event.ControlDown());
        if (asks) {
            ask();
        } else {
            event.Skip();
        }
        return;
    }
    if (key == WXK_DOWN) {
        choose(chosen == wxNOT_FOUND ? 0 : chosen + 1);
    } else if (key == WXK_UP) {
        choose(chosen == wxNOT_FOUND ? -1 : chosen - 1);
    } else if (key == WXK_ESCAPE) {
        close();
    } else if (key == WXK_TAB && !event.HasAnyModifiers()) {
        take(chosen == wxNOT_FOUND ? 0 : chosen);
    } else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && chosen != wxNOT_FOUND) {
        take(chosen);
    } else {
        // Enter without a choice: the filter as it is written.
        if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) close();
        event.Skip();
    }
}

}  // namespace vitrine::desktop
