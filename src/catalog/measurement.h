// Kinds of quantity and their units, with exact conversion. The units are part of the program:
// codes after the common PIM spelling (GRAM), each with its UN/CEFACT Recommendation 20 code (GRM).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/decimal.h"
#include "catalog/value.h"

namespace vitrine {

// base value = amount * numerator / denominator + offset. The factors are exact decimals, but for
// the radian. A unit without numerator measures something else than its family (NIT, which older
// PIMs file under Brightness): it is known, and converts to itself only.
struct Unit {
    UnitId id;                // permanent: stands in documents
    std::string_view family;  // "Weight"
    std::string_view code;    // "GRAM"
    std::string_view rec20;   // "GRM"; empty where Recommendation 20 has none in force
    std::string_view symbol;  // "g"
    std::string_view numerator;
    std::string_view denominator;
    std::string_view offset;   // "0" but for temperatures
    std::string_view aliases;  // other spellings, separated by commas: "in." of INCH
};

// In order of their ids; those of a family stand together.
std::span<const Unit> all_units();
// Empty for an unknown family.
std::span<const Unit> units_of(std::string_view family);

// By code, symbol, Recommendation 20 code or alias, in this order. Case counts only where symbols
// differ in nothing else (mW, MW). Null if there is none. Without a family the first one wins:
// SECOND is a duration, OUNCE a weight.
const Unit* find_unit(std::string_view code);
// By code within a family: "INCH" of "Length".
const Unit* find_unit(std::string_view family, std::string_view code);
const Unit* find_unit(UnitId id);
bool is_measurement_family(std::string_view family);

// The amount in another unit of the same family, rounded half away from zero to 12 decimals (fewer
// for amounts too large for so many) and without trailing zeros. Absent for units of different
// families or where 64 bits cannot hold it.
std::optional<Decimal> convert(const Measurement& measurement, const Unit& target);

}  // namespace vitrine
