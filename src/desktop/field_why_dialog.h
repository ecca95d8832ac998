// Why a computed field has its value: the expression, what it reads, what comes of it.
#pragma once

#include <wx/wx.h>

#include <string>

#include "workbench/product_form.h"

namespace vitrine::desktop {

// Modal; returns when it is closed.
void show_field_why(wxWindow* parent, const std::string& label, const ProductForm::Why& why);

}  // namespace vitrine::desktop
