// Amount and unit of a measurement, each for a control of its own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "operations/product_view.h"
#include "workbench/choices.h"

namespace vitrine {

// The units of the field's measurement family by code and symbol, in their order; that which the
// attribute takes for granted first.
std::vector<Choice> units_for(const Structure& structure, const FieldView& field);

// "12.5 CENTIMETER" as amount and unit code, "12.5 cm" likewise. What is not written so is all
// amount, so that it can be mended.
std::pair<std::string, std::string> split_measurement(std::string_view text,
                                                      const std::vector<Choice>& units);

}  // namespace vitrine
