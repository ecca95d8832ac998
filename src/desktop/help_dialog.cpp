#include "desktop/help_dialog.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/palette_dialog.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int help_width = 820, help_height = 560, list_width = 220;

}  // namespace

HelpDialog::HelpDialog(wxWindow* parent, std::vector<HelpTopic> topics)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Help")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "helpDialog"),
      m_topics(std::move(topics)) {
    m_words =
        new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(list_width, -1)), 0,
                         wxDefaultValidator, "helpSearch");
    m_words->SetDescriptiveText(to_wx(tr("Search the help")));
    m_words->ShowCancelButton(true);
    name_control(m_words, to_wx(tr("Search the help")));
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxLB_SINGLE, wxDefaultValidator, "helpTopics");
    name_control(m_list, to_wx(tr("Topics")));
    m_text =
        new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                       wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2, wxDefaultValidator, "helpText");
    name_control(m_text, to_wx(tr("Text of the topic")));
    pad_text(m_text);
    const int gap = FromDIP(10);
    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(m_words, wxSizerFlags().Expand().Border(wxBOTTOM, gap));
    left->Add(m_list, wxSizerFlags(1).Expand());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(left, wxSizerFlags().Expand().Border(wxALL, gap));
    row->Add(m_text, wxSizerFlags(1).Expand().Border(wxTOP | wxRIGHT | wxBOTTOM, gap));
    SetSizer(row);
    SetSize(FromDIP(wxSize(help_width, help_height)));
    SetMinSize(FromDIP(wxSize(480, 320)));
    CentreOnParent();
    m_words->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(); });
    m_words->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_words->Clear(); });
    m_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { show_text(); });
    Bind(wxEVT_CHAR_HOOK, &HelpDialog::on_key, this);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
    show_topic({});
}

void HelpDialog::show_topic(const std::string& id) {
    m_words->ChangeValue("");
    list(find_topics(m_topics, {}));
    if (m_listed.empty()) return;
    m_list->SetSelection(static_cast<int>(topic_of(m_topics, id)));
    show_text();
    m_list->SetFocus();
}

void HelpDialog::search() {
    list(find_topics(m_topics, to_utf8(m_words->GetValue())));
    if (!m_listed.empty()) m_list->SetSelection(0);
    show_text();
}

void HelpDialog::list(const std::vector<std::size_t>& topics) {
    m_listed = topics;
    m_list->Clear();
    for (const std::size_t topic : topics) m_list->Append(to_wx(m_topics[topic].title));
}

void HelpDialog::show_text() {
    const int line = m_list->GetSelection();
    m_text->Clear();
    if (line < 0 || static_cast<std::size_t>(line) >= m_listed.size()) {
        m_text->SetValue(to_wx(tr("No topic has all these words.")));
        return;
    }
    const HelpTopic& topic = m_topics[m_listed[static_cast<std::size_t>(line)]];
    const wxFont plain = GetFont();
    const auto write = [this](const std::string& words, const wxFont& font) {
        m_text->SetDefaultStyle(wxTextAttr(wxNullColour, wxNullColour, font));
        m_text->AppendText(to_wx(words));
    };
    write(topic.title + "\n", plain.Bold().Scaled(1.3f));
    for (const HelpLine& one : topic.lines) {
        switch (one.kind) {
            case HelpLine::Kind::heading:
                write("\n" + one.words + "\n", plain.Bold());
                break;
            case HelpLine::Kind::item:
                write("  •  " + one.words + "\n", plain);
                break;
            case HelpLine::Kind::example:
                write("     " + one.words + "\n",
                      wxFont(wxFontInfo(plain.GetPointSize()).Family(wxFONTFAMILY_TELETYPE)));
                break;
            case HelpLine::Kind::text:
                write("\n" + one.words + "\n", plain);
                break;
        }
    }
    m_text->SetInsertionPoint(0);
    m_text->ShowPosition(0);
}

// Arrows in the search field go through the topics.
void HelpDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool is_search = m_words->IsDescendant(FindFocus());
    if (key == WXK_ESCAPE && !event.HasAnyModifiers()) {
        Close();
    } else if ((key == WXK_DOWN || key == WXK_UP) && is_search && !m_listed.empty()) {
        const int last = static_cast<int>(m_listed.size()) - 1;
        m_list->SetSelection(
            std::clamp(m_list->GetSelection() + (key == WXK_DOWN ? 1 : -1), 0, last));
        show_text();
    } else {
        event.Skip();
    }
}

std::string key_words(const std::string& key) {
    const std::pair<std::string, std::string> names[] = {
        {"Ctrl", tr("Ctrl")},    {"Shift", tr("Shift")},    {"Alt", tr("Alt")},
        {"PgUp", tr("Page Up")}, {"PgDn", tr("Page Down")}, {"Del", tr("Delete")},
    };
    std::vector<std::string> parts;
    for (const std::string_view part : split(key, '+')) {
        const auto known = std::ranges::find(
            names, part, [](const auto& name) { return std::string_view(name.first); });
        parts.push_back(known == std::end(names) ? std::string(part) : known->second);
    }
    return join(parts, "+");
}

std::vector<HelpLine> key_lines(wxFrame& frame) {
    std::vector<HelpLine> lines;
    std::string menu;
    for (const PaletteEntry& entry : menu_commands(frame)) {
        if (entry.key.empty()) continue;
        if (entry.detail != menu) lines.push_back({HelpLine::Kind::heading, entry.detail});
        menu = entry.detail;
        // TRANSLATORS: 0 what a command is called, 1 its key.
        lines.push_back({HelpLine::Kind::item, tr("{0}: {1}", entry.label, key_words(entry.key))});
    }
    return lines;
}

}  // namespace vitrine::desktop
