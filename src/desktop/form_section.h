// What a form shows beside the fields of the attribute groups, each a line in the list at its left.
#pragma once

#include <wx/wx.h>

#include <string>

namespace vitrine::desktop {

class FormSection : public wxPanel {
public:
    FormSection(wxWindow* parent, const char* name)
        : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, name) {}

    // What the list at the left calls it: "Links (3)".
    virtual std::string line() const = 0;
    // The product was read again, or is another one.
    virtual void update() = 0;
    virtual void focus_first() = 0;
    // Somebody is typing something that Escape takes back.
    virtual bool is_typing() const { return false; }
    // Saves what was typed and not left yet.
    virtual void commit() {}
    // ProductForm::refusal() of a field is another one.
    virtual void show_refusal(const std::string& /*field_name*/) {}
};

}  // namespace vitrine::desktop
