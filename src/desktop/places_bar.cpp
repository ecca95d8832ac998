#include "desktop/places_bar.h"

#include <gtk/gtk.h>

#include "desktop/choice_control.h"
#include "desktop/commands.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// Below this the choices take less room, so that all of the bar is in sight.
constexpr int narrow_width = 1000;
// Below this the places have their words only.
constexpr int wordy_width = 940;
constexpr int channel_width = 170, narrow_channel_width = 94;
constexpr int locale_width = 110, narrow_locale_width = 92;

void send_command(wxWindow* from, int command) {
    wxCommandEvent event(wxEVT_MENU, command);
    event.SetEventObject(from);
    from->GetParent()->GetEventHandler()->ProcessEvent(event);
}

// wxWidgets cannot take a picture off a button that has words too.
void show_icon(wxToggleButton& button, bool shown) {
    GtkWidget* image = gtk_button_get_image(GTK_BUTTON(button.GetHandle()));
    if (image == nullptr) return;
    gtk_widget_set_visible(image, shown);
    button.InvalidateBestSize();
}

}  // namespace

PlacesBar::PlacesBar(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "placesBar") {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const int gap = FromDIP(6);
    std::vector<wxToggleButton*> drawn;
    const auto add_place = [&](Place place, int command, Icon which, const std::string& words,
                               const char* name) {
        auto* button = new wxToggleButton(this, wxID_ANY, to_wx(words), wxDefaultPosition,
                                          wxDefaultSize, 0, wxDefaultValidator, name);
        button->SetBitmap(icon(which));
        row->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(2)));
        button->Bind(wxEVT_TOGGLEBUTTON, [this, button, command](wxCommandEvent&) {
            // The place that is shown is marked by mark(), whichever way one got there.
            button->SetValue(!button->GetValue());
            send_command(this, command);
        });
        m_places.emplace_back(place, button);
        drawn.push_back(button);
    };
    row->AddSpacer(gap);
    add_place(Place::products, command_products, Icon::products, tr("Products"), "placeProducts");
    add_place(Place::quality, command_quality, Icon::quality, tr("Quality"), "placeQuality");
    add_place(Place::publish, command_publish, Icon::publish, tr("Publish"), "placePublish");
    add_place(Place::history, command_history, Icon::history, tr("History"), "placeHistory");
    add_place(Place::structure, command_structure, Icon::columns, tr("Structure"),
              "placeStructure");
    row->AddSpacer(gap);
    m_undo = add_command(row, command_undo, Icon::undo, tr("Undo"), "undoButton");
    m_redo = add_command(row, command_redo, Icon::redo, tr("Redo"), "redoButton");
    row->AddStretchSpacer();
    const auto add_choice = [&](const std::string& words, int width, const char* name,
                                wxStaticText*& label) {
        label = make_text(this, to_wx(words));
        auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(width, -1)),
                                    0, nullptr, 0, wxDefaultValidator, name);
        tie_label(label, choice);
        row->Add(label, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, gap));
        row->Add(choice, wxSizerFlags().CentreVertical());
        return choice;
    };
    m_channel = add_choice(tr("Cha&nnel"), channel_width, "channelChoice", m_channel_label);
    m_locale = add_choice(tr("&Locale"), locale_width, "localeChoice", m_locale_label);
    row->AddSpacer(gap);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, gap));
    SetSizer(column);
    Bind(wxEVT_SIZE, [this, drawn, are_drawn = true](wxSizeEvent& event) mutable {
        const bool narrow = event.GetSize().x < FromDIP(narrow_width);
        const bool draws = event.GetSize().x >= FromDIP(wordy_width);
        if (std::exchange(are_drawn, draws) != draws) {
            for (wxToggleButton* button : drawn) show_icon(*button, draws);
        }
        const auto set_width = [this](wxChoice* choice, int width) {
            choice->SetMinSize(FromDIP(wxSize(width, -1)));
        };
        set_width(m_channel, narrow ? narrow_channel_width : channel_width);
        set_width(m_locale, narrow ? narrow_locale_width : locale_width);
        event.Skip();
    });

    m_channel->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        if (m_workspace != nullptr) m_workspace->choose_channel(chosen_in(*m_channel));
    });
    m_locale->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        if (m_workspace != nullptr) m_workspace->choose_locale(chosen_in(*m_locale));
    });
    Hide();
}

wxButton* PlacesBar::add_command(wxSizer* into, int command, Icon which, const std::string& words,
                                 const char* name) {
    auto* button = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                wxBU_EXACTFIT | wxBORDER_NONE, wxDefaultValidator, name);
    button->SetBitmap(icon(which));
    button->SetToolTip(to_wx(words));
    name_control(button, to_wx(words));
    into->Add(button, wxSizerFlags().CentreVertical());
    button->Bind(wxEVT_BUTTON, [this, command](wxCommandEvent&) { send_command(this, command); });
    return button;
}

void PlacesBar::show(Workspace* workspace) {
    m_workspace = workspace;
    if (workspace != nullptr) {
        offer_choices(*m_channel, *m_channel_label, workspace->channels(), workspace->channel());
        offer_choices(*m_locale, *m_locale_label, workspace->locales(), workspace->locale());
    }
    Show(workspace != nullptr);
    Layout();
    GetParent()->Layout();
}

void PlacesBar::mark(Place place) {
    const bool is_below = place == Place::form || place == Place::matrix;
    const Place shown = is_below ? Place::products : place;
    for (auto& [known, button] : m_places) button->SetValue(known == shown);
}

void PlacesBar::show_undo(const std::string& undo, const std::string& redo) {
    const auto show = [](wxButton* button, const std::string& plain, const std::string& what) {
        button->Enable(!what.empty());
        button->SetToolTip(to_wx(what.empty() ? plain : tr("{0}: {1}", plain, what)));
    };
    show(m_undo, tr("Undo"), undo);
    show(m_redo, tr("Redo"), redo);
}

}  // namespace vitrine::desktop
