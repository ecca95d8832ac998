#include "desktop/setting_field.h"

#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/textwrapper.h>

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"
#include "desktop/choices_dialog.h"
#include "desktop/order_dialog.h"
#include "desktop/table_dialog.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// More are looked through in a dialog with a search field.
constexpr std::size_t most_in_menu = 60;
constexpr std::size_t most_summary = 160;
constexpr std::size_t most_labelled = 5000;
constexpr int long_text_height = 64;

using Form = EntitySetting::Form;

// A check box breaks no lines by itself.
class LineBreaks : public wxTextWrapper {
public:
    static wxString broken(wxWindow* window, const wxString& text, int width) {
        LineBreaks breaks;
        breaks.Wrap(window, text, width);
        return breaks.m_text;
    }

protected:
    void OnOutputLine(const wxString& line) override { m_text += line; }
    void OnNewLine() override { m_text += '\n'; }

private:
    wxString m_text;
};

}  // namespace

SettingField::SettingField(wxWindow* parent, const StructureDesk* desk,
                           const EntitySetting& setting, bool is_new, Choices choices)
    : wxPanel(parent),
      m_desk(desk),
      m_setting(setting),
      m_choices(std::move(choices)),
      m_is_new(is_new) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    make_control(is_new);
    m_problem = desktop::make_text(this, "");
    m_problem->SetForegroundColour(error_colour());
    m_problem->Hide();
    GetSizer()->Add(m_problem, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
    m_left = m_setting.text;
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (m_button != nullptr) show_summary();
        wrap_words();
    });
}

bool SettingField::is_fixed(bool is_new) const {
    return !is_new && m_setting.fixed == EntitySetting::Fixed::once_made;
}

void SettingField::make_control(bool is_new) {
    const bool fixed = is_fixed(is_new);
    if (m_setting.form == Form::flag) {
        m_flag = new wxCheckBox(this, wxID_ANY, to_label(m_setting.label), wxDefaultPosition,
                                wxDefaultSize, 0, wxDefaultValidator, to_wx(m_setting.name));
        m_flag->Enable(!fixed);
        GetSizer()->Add(m_flag, wxSizerFlags().Expand());
        m_flag->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { left(); });
    } else {
        m_label = desktop::make_text(this, to_label(m_setting.label));
        GetSizer()->Add(m_label, wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
        if (fixed || m_setting.form == Form::text || m_setting.form == Form::long_text) {
            make_text(m_setting.form == Form::long_text, fixed);
        } else if (m_setting.form == Form::choice) {
            make_choice();
        } else {
            make_list_button();
        }
    }
    set_text(m_setting.text);
}

void SettingField::make_text(bool is_long, bool read_only) {
    const long style =
        (is_long ? wxTE_MULTILINE : wxTE_PROCESS_ENTER) | (read_only ? wxTE_READONLY : 0L);
    m_text = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition,
                            is_long ? FromDIP(wxSize(-1, long_text_height)) : wxDefaultSize, style,
                            wxDefaultValidator, to_wx(m_setting.name));
    if (is_long) pad_text(m_text);
    tie_label(m_label, m_text);
    GetSizer()->Add(m_text, wxSizerFlags().Expand());
    if (read_only) return;
    if (!is_long) m_text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { left(); });
    m_text->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        // A field that goes with its page loses the focus too.
        if (!IsBeingDeleted()) left();
    });
}

void SettingField::make_choice() {
    auto offered = m_choices(m_setting, most_in_menu);
    if (!offered) {
        make_list_button();
        return;
    }
    m_offered = *std::move(offered);
    m_choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                            wxDefaultValidator, to_wx(m_setting.name));
    tie_label(m_label, m_choice);
    m_choice->Append(to_wx(tr("(none)")));
    for (const Choice& choice : m_offered) m_choice->Append(to_wx(choice.label));
    GetSizer()->Add(m_choice, wxSizerFlags().Expand());
    m_choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { left(); });
}

void SettingField::make_list_button() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_summary = desktop::make_text(this, "");
    const std::string words = m_setting.form == Form::order   ? tr("Order…")
                              : m_setting.form == Form::table ? tr("Edit…")
                                                              : tr("Choose…");
    m_button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, to_wx(m_setting.name));
    name_control(m_button, to_wx(tr("{0}: {1}", m_setting.label, words)));
    row->Add(m_summary, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_button, wxSizerFlags().CentreVertical());
    if (m_setting.form == Form::file) {
        m_remove =
            new wxButton(this, wxID_ANY, to_wx(tr("Remove")), wxDefaultPosition, wxDefaultSize, 0,
                         wxDefaultValidator, to_wx("remove:" + m_setting.name));
        name_control(m_remove, to_wx(tr("{0}: {1}", m_setting.label, tr("Remove"))));
        row->Add(m_remove, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
        m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            m_button->SetFocus();  // the other one goes
            set_text({});
            left();
        });
    }
    GetSizer()->Add(row, wxSizerFlags().Expand());
    m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
}

bool SettingField::fits(const EntitySetting& setting) const {
    const auto same = [&] {
        return setting.name == m_setting.name && setting.label == m_setting.label &&
               setting.form == m_setting.form && setting.words == m_setting.words &&
               setting.columns == m_setting.columns;
    };
    if (!same()) return false;
    // The menu has the entries of its time.
    if (m_choice == nullptr || !setting.refers_to) return true;
    const auto now = m_choices(setting, most_in_menu);
    const auto is_same = [](const Choice& one, const Choice& other) {
        return one.code == other.code && one.label == other.label;
    };
    return now && std::equal(now->begin(), now->end(), m_offered.begin(), m_offered.end(), is_same);
}

void SettingField::show(const EntitySetting& setting) {
    // A file that was put in has a name instead of a path by now, a table its own way of writing.
    const bool is_read_again = (m_setting.form == Form::file || m_setting.form == Form::table) &&
                               m_setting.text != setting.text;
    const bool typed = is_changed() && !is_read_again;
    m_setting = setting;
    if (typed && text() != setting.text) return;
    m_left = setting.text;
    set_text(setting.text);
    show_problem({});
}

void SettingField::show_problem(const std::string& sentence) {
    if (sentence.empty() && !m_problem->IsShown()) return;
    m_problem->Show(!sentence.empty());
    m_problem_words = sentence;
    set_wrapped(m_problem, to_wx(sentence), std::max(GetClientSize().x, FromDIP(120)));
    if (m_text != nullptr) describe_control(m_text, to_wx(sentence));
    GetParent()->Layout();
    GetParent()->SendSizeEvent();
}

void SettingField::set_text(const std::string& text) {
    if (m_flag != nullptr) m_flag->SetValue(text == "1");
    if (m_button != nullptr) {
        m_chosen = text;
        m_words = words_of_chosen();
        show_summary();
    }
    if (m_choice != nullptr) {
        const auto at = std::find_if(m_offered.begin(), m_offered.end(), [&](const Choice& one) {
            return fold_case(one.code) == fold_case(text);
        });
        m_choice->SetSelection(
            at == m_offered.end() ? 0 : static_cast<int>(at - m_offered.begin()) + 1);
    }
    if (m_text == nullptr) return;
    std::string shown = text;
    // What cannot be chosen any more is shown by its label.
    if (is_fixed(m_is_new) && m_setting.form == Form::choice) {
        if (const auto known = m_choices(m_setting, most_in_menu)) {
            for (const Choice& one : *known) {
                if (one.code == text) shown = one.label;
            }
        }
    }
    m_text->ChangeValue(to_wx(shown));
}

std::string SettingField::text() const {
    if (m_flag != nullptr) return m_flag->GetValue() ? "1" : "0";
    if (m_button != nullptr) return m_chosen;
    if (m_choice != nullptr) {
        const int selected = m_choice->GetSelection();
        return selected <= 0 ? std::string()
                             : m_offered[static_cast<std::size_t>(selected) - 1].code;
    }
    return is_fixed(m_is_new) ? m_setting.text : std::string(trim(to_utf8(m_text->GetValue())));
}

void SettingField::focus() {
    for (wxWindow* control : {static_cast<wxWindow*>(m_text), static_cast<wxWindow*>(m_flag),
                              static_cast<wxWindow*>(m_choice), static_cast<wxWindow*>(m_button)}) {
        if (control != nullptr) control->SetFocus();
    }
}

std::string SettingField::words_of_chosen() const {
    std::vector<std::string> words;
    if (m_setting.form == Form::table) {
        const TableDraft draft = m_desk->draft_for(m_setting, m_chosen);
        for (std::size_t row = 0; row < draft.row_count(); ++row)
            words.push_back(draft.shown(row, 0));
        return words.empty() ? tr("(none)") : join(words, ", ");
    }
    if (m_chosen.empty()) return tr("(none)");
    if (m_setting.form == Form::file) return to_utf8(wxFileName(to_wx(m_chosen)).GetFullName());
    std::map<std::string, std::string> labels;
    for (const auto& [code, label] : m_setting.words) labels[fold_case(code)] = label;
    if (m_setting.refers_to) {
        // Of more than these the codes are shown: nobody waits for a hundred thousand labels.
        const auto known = m_choices(m_setting, most_labelled);
        if (known) {
            for (const Choice& one : *known) labels[fold_case(one.code)] = one.label;
        }
    }
    for (const std::string_view code : split_list(m_chosen, ',')) {
        const auto label = labels.find(fold_case(code));
        words.push_back(label == labels.end() ? std::string(code) : label->second);
    }
    if (words.size() == 1) return words.front();
    return format_number(static_cast<std::int64_t>(words.size())) + ": " + join(words, ", ");
}

void SettingField::show_summary() {
    if (m_remove != nullptr) m_remove->Show(!m_chosen.empty());
    int buttons = m_button->GetBestSize().x + FromDIP(8);
    if (m_remove != nullptr && m_remove->IsShown())
        buttons += m_remove->GetBestSize().x + FromDIP(6);
    m_summary->SetLabel(wxControl::Ellipsize(to_label(shorten(m_words, most_summary)),
                                             wxClientDC(m_summary), wxELLIPSIZE_END,
                                             std::max(FromDIP(60), GetClientSize().x - buttons)));
    Layout();
    m_button->SetToolTip(to_wx(m_words));
}

// A label, or what is wrong, is never cut: what is too long for the width goes on below.
void SettingField::wrap_words() {
    const int width = std::max(GetClientSize().x, FromDIP(120));
    bool is_other = set_wrapped(m_problem, to_wx(m_problem_words), width);
    if (m_label != nullptr)
        is_other = set_wrapped(m_label, to_wx(m_setting.label), width) || is_other;
    if (m_flag != nullptr) {
        // The box itself stands before the words.
        const wxString words =
            LineBreaks::broken(m_flag, to_wx(m_setting.label), width - FromDIP(26));
        is_other = words != m_flag->GetLabelText() || is_other;
        m_flag->SetLabel(to_label(to_utf8(words)));
    }
    if (!is_other) return;
    Layout();
    // Behind the layout that gave this width.
    CallAfter([this] {
        GetParent()->Layout();
        GetParent()->SendSizeEvent();
    });
}

void SettingField::choose() {
    switch (m_setting.form) {
        case Form::order:
            return choose_order();
        case Form::table:
            return edit_table();
        case Form::file:
            return choose_file();
        default:
            return choose_from_list();
    }
}

void SettingField::choose_order() {
    std::vector<Choice> choices;
    for (const auto& [code, label] : m_setting.words)
        choices.push_back({static_cast<std::int32_t>(choices.size()) + 1, code, label});
    OrderDialog dialog(this, m_setting.label, std::move(choices));
    if (dialog.ShowModal() != wxID_OK) return;
    set_text(dialog.codes());
    left();
}

void SettingField::edit_table() {
    TableDraft draft = m_desk->draft_for(m_setting, m_chosen);
    TableDialog dialog(this, m_setting.label, draft);
    if (dialog.ShowModal() != wxID_OK) return;
    set_text(draft.text());
    left();
}

void SettingField::choose_file() {
    wxFileDialog dialog(wxGetTopLevelParent(this), to_wx(m_setting.label), "", "",
                        to_wx(tr("All files")) + "|*", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) take_file(to_utf8(dialog.GetPath()));
}

void SettingField::take_file(const std::string& path) {
    set_text(path);
    left();
}

void SettingField::choose_from_list() {
    const auto takes =
        m_setting.form == Form::choices ? ChoiceList::Takes::several : ChoiceList::Takes::one;
    std::vector<Choice> choices = *m_choices(m_setting, std::numeric_limits<std::size_t>::max());
    if (takes == ChoiceList::Takes::one)
        choices.insert(choices.begin(), Choice{0, std::string(), tr("(none)")});
    ChoicesDialog dialog(this, m_setting.label, takes, std::move(choices), m_chosen);
    if (dialog.ShowModal() != wxID_OK) return;
    set_text(dialog.codes());
    left();
}

void SettingField::left() {
    if (text() == m_left) return;
    m_left = text();
    // Whoever hears of it may take this field away.
    const auto told = on_change;
    if (told) told();
}

}  // namespace vitrine::desktop
