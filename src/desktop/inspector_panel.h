// Right of the grid: the product of the cursor in short. Follows the cursor once it rests, so that
// holding an arrow key reads nothing. Escape goes back to the grid.
#pragma once

#include <wx/statbmp.h>
#include <wx/wx.h>

#include <functional>
#include <string>

#include "desktop/steps_panel.h"
#include "workbench/inspector_desk.h"

namespace vitrine::desktop {

class InspectorPanel : public wxScrolledWindow {
public:
    InspectorPanel(wxWindow* parent, Workspace& workspace);

    // The cursor stands on this product; 0: on none.
    void follow(ProductId product);
    // The first steps, above the product; null: not any more.
    void show_steps(const FirstSteps* steps);
    // The missing fields, or else what opens the form, get the focus. False where nothing is shown.
    bool focus();

    // Somebody wants to see the product in the form, at a field where one is named.
    std::function<void(ProductId product, const std::string& field)> on_open;
    std::function<void()> on_leave;  // Escape
    std::function<void()> on_dismiss_steps;

private:
    void make_controls();
    void update();
    void wrap();
    void show_picture();
    void open_missing(int line);
    void on_key(wxKeyEvent& event);

    InspectorDesk m_desk;
    ProductId m_wanted = 0;
    wxTimer m_rest;
    std::string m_shown_picture;
    StepsPanel* m_steps;
    wxStaticBitmap* m_picture;
    wxStaticText* m_name;
    wxStaticText* m_facts;
    wxStaticText* m_completeness;
    wxListBox* m_missing;
    wxButton* m_open;
    wxStaticText* m_changes_heading;
    wxStaticText* m_changes;
    // The texts as they are before their lines are broken at the width.
    wxString m_name_words, m_facts_words, m_completeness_words, m_changes_words;
};

}  // namespace vitrine::desktop
