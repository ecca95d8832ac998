// What happened to one field of a product: who changed it, when, from what to what.
#pragma once

#include <wx/wx.h>

#include <string>

#include "workbench/product_form.h"

namespace vitrine::desktop {

// Modal; returns when it is closed.
void show_field_history(wxWindow* parent, const std::string& label,
                        const ProductForm::History& history);

}  // namespace vitrine::desktop
