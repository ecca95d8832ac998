// One change of a bulk edit: which field of every product, and what happens to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/calculation.h"
#include "catalog/text_change.h"
#include "operations/edit_products.h"

namespace vitrine {

struct SetValue {
    // As people type it (value_text.h); codes for family, categories, groups and links.
    std::string text;
    bool operator==(const SetValue&) const = default;
};
// An inherited value shows again.
struct ClearValue {
    bool operator==(const ClearValue&) const = default;
};
// Of fields that list: multi select, categories, groups, links of association types. Several codes
// are separated by commas.
struct AddToList {
    std::string codes;
    bool operator==(const AddToList&) const = default;
};
struct RemoveFromList {
    std::string codes;
    bool operator==(const RemoveFromList&) const = default;
};
// On numbers, prices and measurements that are there; the others stay empty.
struct Calculate {
    Calculation::Sign sign = Calculation::Sign::times;
    // A number. To add to a measurement or take from it, with a unit ("100 GRAM") or in the
    // attribute's default unit; it is converted to the unit that each product's value has.
    std::string operand;
    // Decimals kept, halves rounded away from zero. Absent: 2 for prices, 0 where the attribute
    // takes whole numbers only, otherwise 6.
    std::optional<int> decimals;
    bool operator==(const Calculate&) const = default;
};
// The value of another locale, channel or attribute, inherited ones too. Where the types differ it
// goes through its text. An empty source changes nothing.
struct CopyValue {
    FieldAddress from;
    bool operator==(const CopyValue&) const = default;
};
// TextReplacement and LetterCase change texts that are there. One that becomes blank is cleared.
using BulkAction = std::variant<SetValue, ClearValue, AddToList, RemoveFromList, TextReplacement,
                                LetterCase, Calculate, CopyValue>;

// In the order of BulkAction.
enum class BulkKind { set, clear, add, remove, replace, letter_case, calculate, copy };
BulkKind kind_of(const BulkAction& action);

struct BulkChange {
    FieldAddress field;
    BulkAction action;
    bool operator==(const BulkChange&) const = default;
};

// The kinds that make sense for a field, in the order of BulkKind; none for one that cannot be
// edited.
std::vector<BulkKind> bulk_kinds(const Structure& structure, AttributeId field);

// Decimals that a calculation keeps where it does not say.
int usual_decimals(const Attribute& attribute);

// Reads one change as the command line has it:
//
//   brand=sony            sets; brand= clears
//   categories+=summer,sale   categories-=winter      adds to and takes from a list
//   X_SELL-products+=lamp-1,lamp-2   links; where these go both ways, on the other products as well
//   price[EUR]*=1.05   price[EUR]+=10%   weight-=100 GRAM   price[EUR]/=3 round 1
//                         calculates; "round N" says the decimals that are kept
//   name[fr_FR]~s/foo(\d)/bar$1/    replaces by a regular expression; behind it i: without regard
//                         to case, p: plain text. Any sign may stand for / and \ before it protects
//                         it
//   name[fr_FR]:upper     letter case: upper, lower, capital (first letter), words (of each word)
//   name[fr_FR]=@name[en_US]   copies; a text that begins with @ is set by =\@
//
// Throws Error (usage) with the position in characters from 1 (also in Error::detail as
// "position N").
BulkChange parse_bulk_change(const Structure& structure, std::string_view text);

// The change in this language; parse_bulk_change() reads it as the same change.
std::string to_text(const Structure& structure, const BulkChange& change);

}  // namespace vitrine
