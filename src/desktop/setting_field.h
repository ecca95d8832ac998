// One setting of an entity of the structure, as the control that fits it, with what is wrong with
// it below.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workbench/structure_desk.h"

namespace vitrine::desktop {

class SettingField : public wxPanel {
public:
    // Those to choose from, or nothing where there are more than `most`. Asked when they are
    // needed.
    using Choices =
        std::function<std::optional<std::vector<Choice>>(const EntitySetting&, std::size_t most)>;
    // `desk` must outlive it; null where the setting is no table.
    SettingField(wxWindow* parent, const StructureDesk* desk, const EntitySetting& setting,
                 bool is_new, Choices choices);

    const std::string& name() const { return m_setting.name; }
    // Whether the control would be the same for this one, but for what it says.
    bool fits(const EntitySetting& setting) const;
    // What the catalogue says now; what somebody has typed and not left yet stays.
    void show(const EntitySetting& setting);
    // What is wrong with what was typed; blank: nothing.
    void show_problem(const std::string& sentence);
    // What stands in the control, as the setting has it.
    std::string text() const;
    // Differs from what was shown.
    bool is_changed() const { return text() != m_setting.text; }
    void focus();
    // A file that was chosen or dropped.
    void take_file(const std::string& path);

    // Somebody has chosen, or left a text that they changed.
    std::function<void()> on_change;

private:
    void make_control(bool is_new);
    void make_text(bool is_long, bool read_only);
    void make_choice();
    void make_list_button();
    void set_text(const std::string& text);
    void show_summary();
    std::string words_of_chosen() const;
    void wrap_words();
    void choose_from_list();
    void choose_order();
    void edit_table();
    void choose_file();
    void choose();
    void left();
    bool is_fixed(bool is_new) const;

    const StructureDesk* m_desk;
    EntitySetting m_setting;  // as shown
    Choices m_choices;
    bool m_is_new;
    std::vector<Choice> m_offered;         // of m_choice, whose first entry is none of them
    std::string m_chosen;                  // of m_button
    std::string m_left;                    // told by on_change last
    std::string m_words, m_problem_words;  // of m_summary and m_problem, not yet broken or cut
    wxStaticText* m_label = nullptr;
    wxTextCtrl* m_text = nullptr;
    wxCheckBox* m_flag = nullptr;
    wxChoice* m_choice = nullptr;
    wxButton* m_button = nullptr;
    wxButton* m_remove = nullptr;  // of a file
    wxStaticText* m_summary = nullptr;
    wxStaticText* m_problem = nullptr;
};

}  // namespace vitrine::desktop
