// Descriptions in HTML: a text with a few buttons that mark up what is selected, how long it is,
// what it looks like, and which of its words no dictionary knows.
#include <gtk/gtk.h>
#include <wx/html/htmlwin.h>
#include <wx/tglbtn.h>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/field_editor.h"
#include "desktop/widgets.h"
#include "workbench/html_markup.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// Long enough to finish a word.
constexpr int typing_ms = 400;
constexpr int bar_height = 32;

// Shows what safe_html() leaves of a text; loads nothing, goes nowhere, takes no focus.
class Preview : public wxHtmlWindow {
public:
    Preview(wxWindow* parent, const std::string& name)
        : wxHtmlWindow(parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize(-1, 120)),
                       wxHW_SCROLLBAR_AUTO | wxBORDER_THEME, to_wx(name)) {
        SetCanFocus(false);
        SetBorders(FromDIP(6));
    }
    void show(const std::string& html) {
        const auto colour = [](wxSystemColour which) {
            return to_utf8(wxSystemSettings::GetColour(which).GetAsString(wxC2S_HTML_SYNTAX));
        };
        SetPage(to_wx("<body bgcolor=\"" + colour(wxSYS_COLOUR_LISTBOX) + "\" text=\"" +
                      colour(wxSYS_COLOUR_LISTBOXTEXT) + "\">" + safe_html(html) + "</body>"));
    }

private:
    wxHtmlOpeningStatus OnOpeningURL(wxHtmlURLType, const wxString&, wxString*) const override {
        return wxHTML_BLOCK;
    }
    void OnLinkClicked(const wxHtmlLinkInfo&) override {}
};

class HtmlEditor : public FieldEditor {
public:
    HtmlEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : m_form(form), m_field(field) {
        if (const Attribute* attribute =
                form.structure()->attributes.find(field.address.attribute)) {
            m_most = attribute->max_characters;
        }
        m_panel = new wxPanel(parent);
        m_panel->SetName(to_wx("html:" + field.name));
        m_typing.SetOwner(m_panel);
        auto* column = new wxBoxSizer(wxVERTICAL);
        make_bar(column);
        m_text = make_text_editor(m_panel, field);
        column->Add(m_text->window(), wxSizerFlags().Expand());
        make_words(column);
        m_preview = new Preview(m_panel, "preview:" + field.name);
        column->Add(m_preview, wxSizerFlags().Expand().Border(wxTOP, parent->FromDIP(4)));
        m_panel->SetSizer(column);

        m_text->on_commit = [this] {
            if (on_commit) on_commit();
        };
        control().Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
            event.Skip();
            show_count();
            m_typing.StartOnce(typing_ms);
        });
        control().Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
        m_panel->Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_text->window(); }
    std::string text() const override { return m_text->text(); }
    bool is_modified() const override { return m_text->is_modified(); }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        m_field = field;
        m_text->show(field, typed);
        show_count();
        const std::string now = text();
        if (m_is_shown && now == m_looked_at) return;
        m_is_shown = true;
        look();
    }
    void set_editable(bool editable) override {
        m_editable = editable;
        m_text->set_editable(editable);
        for (wxButton* button : m_marks) button->Enable(editable);
    }

private:
    wxTextCtrl& control() const { return *static_cast<wxTextCtrl*>(m_text->window()); }

    void make_bar(wxSizer* into) {
        m_bar = new wxBoxSizer(wxHORIZONTAL);
        add_mark(tr("Bold"), "Ctrl+B", "bold:", [this] { toggle("b"); });
        add_mark(tr("Italic"), "Ctrl+I", "italic:", [this] { toggle("i"); });
        add_mark(tr("List"), "Ctrl+Shift+L", "list:", [this] { put(make_list(marked())); });
        add_mark(tr("Link…"), "Ctrl+Shift+K", "link:", [this] { link(); });
        m_previews = new wxToggleButton(m_panel, wxID_ANY, to_wx(tr("Preview")), wxDefaultPosition,
                                        wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,
                                        to_wx("previews:" + m_field.name));
        name_control(m_previews, to_wx(tr("{0}: {1}", m_field.label, tr("Preview"))));
        m_previews->SetValue(true);
        m_previews->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { look(); });
        m_count = make_text(m_panel, "");
        m_count->SetName(to_wx("count:" + m_field.name));
        m_previews->SetMinSize(wxSize(-1, m_panel->FromDIP(bar_height)));
        m_bar->Add(m_previews,
                   wxSizerFlags().CentreVertical().Border(wxRIGHT, m_panel->FromDIP(8)));
        m_bar->Add(m_count, wxSizerFlags(1).CentreVertical());
        into->Add(m_bar, wxSizerFlags().Expand().Border(wxBOTTOM, m_panel->FromDIP(4)));
    }

    void add_mark(const std::string& words, const std::string& key, const std::string& name,
                  std::function<void()> act) {
        auto* button =
            new wxButton(m_panel, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                         wxBU_EXACTFIT, wxDefaultValidator, to_wx(name + m_field.name));
        name_control(button, to_wx(tr("{0}: {1}", m_field.label, words)));
        button->SetToolTip(to_wx(words + " (" + key + ")"));
        // A click leaves the focus, and the selection, where they are.
        gtk_widget_set_focus_on_click(button->GetHandle(), FALSE);
        button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
        button->SetMinSize(
            wxSize(button->GetBestSize().x + m_panel->FromDIP(8), m_panel->FromDIP(bar_height)));
        m_bar->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, m_panel->FromDIP(4)));
        m_marks.push_back(button);
    }

    void make_words(wxSizer* into) {
        m_spelling = new wxBoxSizer(wxHORIZONTAL);
        m_words =
            new wxListBox(m_panel, wxID_ANY, wxDefaultPosition, m_panel->FromDIP(wxSize(-1, 64)), 0,
                          nullptr, wxLB_SINGLE, wxDefaultValidator, to_wx("words:" + m_field.name));
        name_control(m_words, to_wx(tr("{0}: words that no dictionary knows", m_field.label)));
        m_words->SetToolTip(to_wx(tr("Enter: what may have been meant")));
        m_spelling->Add(m_words, wxSizerFlags(1).Expand());
        into->Add(m_spelling, wxSizerFlags().Expand().Border(wxTOP, m_panel->FromDIP(4)));
        m_words->Hide();
        m_words->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { offer_suggestions(); });
        m_words->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            const int key = event.GetKeyCode();
            if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_SPACE) {
                offer_suggestions();
            } else {
                event.Skip();
            }
        });
    }

    void on_key(wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        const int with = event.GetModifiers();
        if (!m_editable) {
            event.Skip();
        } else if (with == wxMOD_CONTROL && key == 'B') {
            toggle("b");
        } else if (with == wxMOD_CONTROL && key == 'I') {
            toggle("i");
        } else if (with == (wxMOD_CONTROL | wxMOD_SHIFT) && key == 'L') {
            put(make_list(marked()));
        } else if (with == (wxMOD_CONTROL | wxMOD_SHIFT) && key == 'K') {
            link();
        } else {
            event.Skip();
        }
    }

    MarkedText marked() const {
        long from = 0, to = 0;
        control().GetSelection(&from, &to);
        return {text(), static_cast<std::size_t>(from), static_cast<std::size_t>(to)};
    }
    void put(const MarkedText& changed) {
        control().SetValue(to_wx(changed.text));
        control().SetFocus();
        control().SetSelection(static_cast<long>(changed.from), static_cast<long>(changed.to));
    }
    void toggle(std::string_view tag) { put(toggle_tag(marked(), tag)); }

    // Asks again, with what was typed, until it is an address or somebody gives up.
    void link() {
        const MarkedText selected = marked();
        std::string question = tr("Address that the link leads to:");
        wxString address = "https://";
        for (;;) {
            wxTextEntryDialog dialog(wxGetTopLevelParent(m_panel), to_wx(question),
                                     to_wx(tr("Link")), address);
            dialog.SetName("linkDialog");
            if (dialog.ShowModal() != wxID_OK) return;
            address = dialog.GetValue();
            if (const auto linked = make_link(selected, to_utf8(address))) {
                put(*linked);
                return;
            }
            question =
                tr("This is no address that can be linked to. Begin with https:// or mailto: and "
                   "use no blanks:");
        }
    }

    void show_count() {
        const auto length = static_cast<std::int64_t>(count_code_points(text()));
        const bool too_long = m_most && length > *m_most;
        std::string words;
        if (too_long) {
            words = tr("{0} of {1} characters: too long", format_number(length),
                       format_number(*m_most));
        } else if (m_most) {
            words = tr("{0} of {1} characters", format_number(length), format_number(*m_most));
        } else {
            words = trn("{0} character", "{0} characters", static_cast<long>(length),
                        format_number(length));
        }
        m_count->SetLabel(to_wx(words));
        const wxColour colour = too_long ? error_colour() : quiet_colour();
        if (m_count->GetForegroundColour() != colour) m_count->SetForegroundColour(colour);
    }

    // What follows from the text, once somebody pauses.
    void look() {
        const std::string now = text();
        m_looked_at = now;
        const bool shows = m_previews->GetValue() && !trim(now).empty();
        if (shows) m_preview->show(now);
        if (m_preview->IsShown() != shows) {
            m_preview->Show(shows);
            arrange();
        }
        if (now.empty()) show_words({});
        m_form.ask_spelling(m_field, now,
                            m_receiver.guard([this, now](const ProductForm::Spelling& spelling) {
                                if (now == text()) show_words(spelling.words);
                            }));
    }

    void show_words(std::vector<ProductForm::UnknownWord> words) {
        m_unknown = std::move(words);
        std::vector<std::string> lines;
        for (const ProductForm::UnknownWord& unknown : m_unknown) {
            lines.push_back(unknown.suggestions.empty()
                                ? tr("{0}: not in the dictionary", unknown.word)
                                : tr("{0}: not in the dictionary. Perhaps {1}?", unknown.word,
                                     join(unknown.suggestions, ", ")));
        }
        m_words->Set(to_wx(lines));
        if (m_words->IsShown() == !m_unknown.empty()) return;
        m_words->Show(!m_unknown.empty());
        arrange();
    }

    void arrange() {
        m_panel->GetSizer()->SetSizeHints(m_panel);
        wxWindow* page = m_panel->GetParent();
        page->FitInside();
        page->Layout();
    }

    // In the place of the word, or accepted wherever it stands from now on.
    void offer_suggestions() {
        const int row = m_words->GetSelection();
        if (row < 0 || !m_editable) return;
        const ProductForm::UnknownWord unknown = m_unknown[static_cast<std::size_t>(row)];
        wxMenu menu;
        std::vector<int> ids;
        for (const std::string& suggestion : unknown.suggestions)
            ids.push_back(menu.Append(wxID_ANY, to_label(suggestion))->GetId());
        if (!ids.empty()) menu.AppendSeparator();
        const int accept = menu.Append(wxID_ANY, to_wx(tr("&Accept the word")))->GetId();
        const int chosen = m_words->GetPopupMenuSelectionFromUser(menu);
        if (chosen == accept) m_form.accept_word(unknown.word);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (chosen == ids[i]) replace(unknown.word, unknown.suggestions[i]);
        }
    }
    void replace(const std::string& word, const std::string& better) {
        std::string changed = text();
        const auto at = changed.find(word);
        if (at == std::string::npos) return;
        changed.replace(at, word.size(), better);
        control().SetValue(to_wx(changed));
        if (on_commit && is_modified()) on_commit();
    }

    ProductForm& m_form;
    FieldView m_field;
    std::optional<int> m_most;
    bool m_editable = false;
    bool m_is_shown = false;
    std::string m_looked_at;
    std::vector<ProductForm::UnknownWord> m_unknown;
    wxPanel* m_panel;
    wxBoxSizer* m_bar;
    std::vector<wxButton*> m_marks;
    wxToggleButton* m_previews;
    wxStaticText* m_count;
    std::unique_ptr<FieldEditor> m_text;
    wxBoxSizer* m_spelling;
    wxListBox* m_words;
    Preview* m_preview;
    wxTimer m_typing;
    Receiver m_receiver;
};

}  // namespace

std::unique_ptr<FieldEditor> make_html_editor(wxWindow* parent, ProductForm& form,
                                              const FieldView& field) {
    return std::make_unique<HtmlEditor>(parent, form, field);
}

}  // namespace vitrine::desktop
