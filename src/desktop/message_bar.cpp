#include "desktop/message_bar.h"

#include <gtk/gtk.h>
#include <wx/wx.h>

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"
#include "desktop/text.h"

namespace vitrine::desktop {
namespace {

constexpr int first_action = wxID_HIGHEST + 700;
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t most_said = 50;

// wxInfoBar's label neither breaks its lines nor gives way: a long sentence would widen the window.
void let_labels_wrap(GtkWidget* widget, gpointer) {
    if (GTK_IS_LABEL(widget) && !GTK_IS_BUTTON(gtk_widget_get_parent(widget))) {
        gtk_label_set_line_wrap(GTK_LABEL(widget), TRUE);
        gtk_label_set_xalign(GTK_LABEL(widget), 0);
        gtk_label_set_width_chars(GTK_LABEL(widget), 40);
        gtk_widget_set_hexpand(widget, TRUE);
    } else if (GTK_IS_CONTAINER(widget) && !GTK_IS_BUTTON(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), let_labels_wrap, nullptr);
    }
}

int icon_of(MessageBar::Tone tone) {
    switch (tone) {
        case MessageBar::Tone::warning:
            return wxICON_WARNING;
        case MessageBar::Tone::error:
            return wxICON_ERROR;
        case MessageBar::Tone::note:
            break;
    }
    return wxICON_INFORMATION;
}

// wxInfoBar is as high as one line needs: where the sentence breaks into more, the rest would be
// cut.
void give_room(GtkWidget* label, GdkRectangle* given, gpointer data) {
    auto* bar = static_cast<wxWindow*>(data);
    int needed = 0;
    gtk_widget_get_preferred_height_for_width(label, given->width, nullptr, &needed);
    const int height = std::max(needed + 2 * bar->FromDIP(6), bar->GetBestSize().y);
    if (height == bar->GetMinHeight()) return;
    bar->CallAfter([bar, height] {
        bar->SetMinSize(wxSize(-1, height));
        bar->GetParent()->Layout();
    });
}

void watch_label(GtkWidget* widget, gpointer bar) {
    if (GTK_IS_LABEL(widget) && !GTK_IS_BUTTON(gtk_widget_get_parent(widget))) {
        g_signal_connect(widget, "size-allocate", G_CALLBACK(give_room), bar);
    } else if (GTK_IS_CONTAINER(widget) && !GTK_IS_BUTTON(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), watch_label, bar);
    }
}

}  // namespace

MessageBar::MessageBar(wxWindow* parent) : wxInfoBar(parent) {
    SetName("messageBar");
    watch_label(GetHandle(), static_cast<wxWindow*>(this));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        const int index = event.GetId() - first_action;
        if (index < 0 || index >= static_cast<int>(m_actions.size())) {
            event.Skip();  // the close button: wxInfoBar's own
            return;
        }
        Dismiss();
        // What it does may say something else here.
        const auto act = m_actions[static_cast<std::size_t>(index)].act;
        if (act) act();
    });
}

void MessageBar::note(Tone tone, const std::string& sentence) {
    const char* kind = tone == Tone::error ? "error" : tone == Tone::warning ? "warning" : "note";
    m_said.push_back(to_iso8601(std::chrono::floor<std::chrono::seconds>(system_now())) + " " +
                     kind + ": " + sentence);
    if (m_said.size() > most_said) m_said.pop_front();
}

void MessageBar::say(Tone tone, const std::string& sentence) {
    offer(tone, sentence, {});
}

void MessageBar::offer(Tone tone, const std::string& sentence, std::vector<Action> actions) {
    if (sentence.empty()) return;
    for (std::size_t i = 0; i < m_actions.size(); ++i)
        RemoveButton(first_action + static_cast<int>(i));
    if (!m_sentence.empty()) RemoveButton(wxID_CLOSE);
    note(tone, sentence);
    m_actions = std::move(actions);
    m_sentence = sentence;
    for (std::size_t i = 0; i < m_actions.size(); ++i)
        AddButton(first_action + static_cast<int>(i), to_wx(m_actions[i].label));
    // wxInfoBar's own, there while there is no other, speaks the language of the system.
    AddButton(wxID_CLOSE, to_wx(tr("Close")));
    ShowMessage(to_wx(shorten(sentence, longest_sentence)), icon_of(tone));
    let_labels_wrap(GetHandle(), nullptr);
}

}  // namespace vitrine::desktop
