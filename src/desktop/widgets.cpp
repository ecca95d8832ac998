#include "desktop/widgets.h"

#include <gtk/gtk.h>

#include <algorithm>

namespace vitrine::desktop {
namespace {

bool is_dark() {
    return wxSystemSettings::GetAppearance().IsDark();
}

AtkObject* accessible_of(wxWindow* control) {
    // A multi-line text stands in a scrolled window: the text itself is what takes the focus.
    GtkWidget* widget = control->GetHandle();
    if (GTK_IS_SCROLLED_WINDOW(widget)) {
        if (GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget))) widget = child;
    }
    return gtk_widget_get_accessible(widget);
}

// The entry inside a combo box is what takes the focus, and has a name of its own.
void name_children(GtkWidget* widget, gpointer name) {
    if (AtkObject* accessible = gtk_widget_get_accessible(widget)) {
        if (GTK_IS_ENTRY(widget) || GTK_IS_BUTTON(widget)) {
            atk_object_set_name(accessible, static_cast<const char*>(name));
        }
    }
    if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), name_children, name);
    }
}

// What a text was wrapped to show, kept with it.
struct WrappedWords : wxClientData {
    WrappedWords(wxString all, int at) : words(std::move(all)), width(at) {}
    wxString words;
    int width;
};

}  // namespace

void tie_label(wxStaticText* label, wxWindow* control) {
    gtk_label_set_mnemonic_widget(GTK_LABEL(label->GetHandle()), control->GetHandle());
    name_control(control, label->GetLabelText());
}

void name_control(wxWindow* control, const wxString& name) {
    const std::string words = to_utf8(name);
    if (AtkObject* accessible = accessible_of(control)) {
        atk_object_set_name(accessible, words.c_str());
    }
    GtkWidget* widget = control->GetHandle();
    if (GTK_IS_COMBO_BOX(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), name_children,
                             const_cast<char*>(words.c_str()));
    }
}

void describe_control(wxWindow* control, const wxString& description) {
    if (AtkObject* accessible = accessible_of(control)) {
        atk_object_set_description(accessible, to_utf8(description).c_str());
    }
}

wxBitmap scaled_picture(const std::string& file, int side) {
    const wxLogNull quiet;
    wxImage image;
    if (file.empty() || !image.LoadFile(to_wx(file), wxBITMAP_TYPE_PNG)) return {};
    const int longest = std::max(image.GetWidth(), image.GetHeight());
    if (longest > side) {
        image.Rescale(std::max(1, image.GetWidth() * side / longest),
                      std::max(1, image.GetHeight() * side / longest), wxIMAGE_QUALITY_HIGH);
    }
    return wxBitmap(image);
}

void pad_text(wxTextCtrl* control) {
    GtkWidget* view = control->GetHandle();
    if (GTK_IS_SCROLLED_WINDOW(view)) view = gtk_bin_get_child(GTK_BIN(view));
    if (!GTK_IS_TEXT_VIEW(view)) return;
    const int side = control->FromDIP(8), above = control->FromDIP(6);
    gtk_text_view_set_left_margin(GTK_TEXT_VIEW(view), side);
    gtk_text_view_set_right_margin(GTK_TEXT_VIEW(view), side);
    gtk_text_view_set_top_margin(GTK_TEXT_VIEW(view), above);
    gtk_text_view_set_bottom_margin(GTK_TEXT_VIEW(view), above);
}

wxBitmapBundle icon(Icon which, int size) {
    const wxColour colour = wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT);
    std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" )"
        R"(fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" stroke=")" +
        to_utf8(colour.GetAsString(wxC2S_HTML_SYNTAX)) + "\">";
    svg += icon_art(which);
    svg += "</svg>";
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size));
}

wxStaticText* make_text(wxWindow* parent, const wxString& text, const char* name) {
    return new wxStaticText(parent, wxID_ANY, text, wxDefaultPosition, wxDefaultSize, 0, name);
}

wxStaticText* make_heading(wxWindow* parent, const wxString& text, double scale) {
    auto* heading = make_text(parent, text);
    heading->SetFont(heading->GetFont().Bold().Scaled(static_cast<float>(scale)));
    return heading;
}

void make_quiet(wxStaticText* text) {
    text->SetForegroundColour(quiet_colour());
}

wxSizer* make_close_row(wxDialog& dialog) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    // Not the stock button: its words are those of wxWidgets' own translation.
    row->Add(new wxButton(&dialog, wxID_CLOSE, to_wx(tr("Close"))));
    dialog.SetEscapeId(wxID_CLOSE);
    return row;
}

bool set_wrapped(wxStaticText* text, const wxString& label, int width) {
    const auto* now = dynamic_cast<const WrappedWords*>(text->GetClientObject());
    if (now != nullptr && now->width == width && now->words == label) return false;
    wxString escaped = label;
    escaped.Replace("&", "&&");
    text->SetLabel(escaped);
    if (width > 0) text->Wrap(width);
    text->SetClientObject(new WrappedWords(label, width));
    return true;
}

wxColour error_colour() {
    return is_dark() ? wxColour(0xff, 0x8a, 0x80) : wxColour(0xb3, 0x1b, 0x1b);
}
wxColour warning_colour() {
    return is_dark() ? wxColour(0xff, 0xc1, 0x66) : wxColour(0x8a, 0x51, 0x00);
}
wxColour good_colour() {
    return is_dark() ? wxColour(0x81, 0xc7, 0x84) : wxColour(0x1f, 0x6b, 0x25);
}
wxColour quiet_colour() {
    return is_dark() ? wxColour(0xb5, 0xb5, 0xb5) : wxColour(0x5c, 0x5c, 0x5c);
}

}  // namespace vitrine::desktop
