// The table behind measurement.h: every unit the program knows.
#pragma once

#include <span>

#include "catalog/measurement.h"

namespace vitrine {

std::span<const Unit> standard_units();

}  // namespace vitrine
