// Beside the form: would each channel take this product, and if not, why and what to do; and what
// the quality checks found in it.
#pragma once

#include <wx/wx.h>

#include "workbench/product_form.h"

namespace vitrine::desktop {

class ReadinessPanel : public wxScrolledWindow {
public:
    ReadinessPanel(wxWindow* parent, const ProductForm& form);
    void update();

private:
    void add_problems();
    void add_line(const wxString& text, const wxColour& colour, bool heading);

    const ProductForm& m_form;
    wxBoxSizer* m_lines;
};

}  // namespace vitrine::desktop
