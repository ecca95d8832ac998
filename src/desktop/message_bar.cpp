#include "desktop/message_bar.h"

#include <gtk/gtk.h>
#include <wx/wx.h>

#include "base/text.h"
#include "desktop/text.h"

namespace vitrine::desktop {
namespace {

constexpr int action_id = wxID_HIGHEST + 700;
constexpr std::size_t longest_sentence = 400;

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

}  // namespace

MessageBar::MessageBar(wxWindow* parent) : wxInfoBar(parent) {
    SetName("messageBar");
    Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        if (event.GetId() != action_id) {
            event.Skip();  // the close button: wxInfoBar's own
            return;
        }
        Dismiss();
        if (m_act) m_act();
    });
}

void MessageBar::say(Tone tone, const std::string& sentence) {
    offer(tone, sentence, {}, {});
}

void MessageBar::offer(Tone tone, const std::string& sentence, const std::string& action,
                       std::function<void()> act) {
    if (sentence.empty()) return;
    if (m_has_button) {
        RemoveButton(action_id);
        RemoveButton(wxID_CLOSE);
    }
    m_has_button = !action.empty();
    m_act = std::move(act);
    m_sentence = sentence;
    if (m_has_button) {
        AddButton(action_id, to_wx(action));
        // wxInfoBar's own close button is there only while there is no other.
        AddButton(wxID_CLOSE, to_wx(tr("Close")));
    }
    ShowMessage(to_wx(shorten(sentence, longest_sentence)), icon_of(tone));
    let_labels_wrap(GetHandle(), nullptr);
}

}  // namespace vitrine::desktop
