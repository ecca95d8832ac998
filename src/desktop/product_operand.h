// What a change of where products belong asks: which family, or below which model.
#pragma once

#include <vector>

#include "desktop/change_operand.h"

namespace vitrine::desktop {

ChangeOperand* make_family_operand(wxWindow* parent, const Workspace& workspace,
                                   const std::vector<ProductId>& products);
ChangeOperand* make_parent_operand(wxWindow* parent, const std::vector<ProductId>& products);

}  // namespace vitrine::desktop
