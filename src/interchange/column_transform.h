// The steps from a cell to a value, made ready for many rows.
//
// - trim: white space at both ends
// - case: `to`: upper, lower, capital or capital_words
// - split: into several values at `from`; blank ones are dropped
// - take: of several values the one of this number (`from`): 1, 2, ...; -1 is the last
// - join: several values to one, with `to` between; behind that the cell of another column of the
//   row, whose heading is `from`, where it is filled: "12" and "kg" to "12 kg"
// - replace: every `from` by `to`
// - regular_expression: what `from` matches by `to`, with $1 for its groups
// - unit: "12 kg" to "12 KILOGRAM"; `from`: the unit of numbers alone, `to`: the unit to convert
//   into, both by code, symbol or Recommendation 20; empty: none
// - currency: "12,50 €" to "12.50" where `to` is EUR or empty; another currency is refused
// - decimal_sign: the decimal sign of numbers is `from`: "1.234,5" to "1234.5", with a unit behind
//   or before it: "1,2 kg" to "1.2 kg"
// - date_format: `from`: "dd.MM.yyyy"; to yyyy-MM-dd
// - lookup: by the table, without regard to case; what it does not list is refused, or by `to`
//   "keep" kept, "blank" dropped
// - html_text: the text of markup
// - constant: `to`, whatever stands in the cell
// - expression: `from`, as catalog/expression.h has it; attr.value is the value, and attr["Other
//   column"] another cell of the row
//
// Steps work on each of several values; a blank cell is no value, which only constant, lookup (of
// "") and expression make something of.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "interchange/import_profile.h"

namespace vitrine {

struct TransformSettings {
    char decimal_sign = '.';
    std::string date_format = "yyyy-MM-dd";
    std::string locale;  // for the letters of its language
};

// [one thread]
class ColumnTransforms {
public:
    ColumnTransforms(const std::vector<ColumnTransform>& steps, const TransformSettings& settings);
    ~ColumnTransforms();
    ColumnTransforms(ColumnTransforms&&) noexcept;
    ColumnTransforms& operator=(ColumnTransforms&&) noexcept;

    // Steps that cannot be followed, such as an unreadable expression; they let values pass.
    const Issues& problems() const;

    // Another cell of the row, by its heading; absent: there is no such column.
    using ReadCell = std::function<std::optional<std::string_view>(std::string_view)>;

    // Takes the values through all steps. Any text gives values, or else the issue of the first
    // step that failed, with rule ("transform.unit"), message, fix and value; then the values are
    // of no use.
    std::optional<Issue> apply(std::vector<std::string>& values, const ReadCell& read = {}) const;

private:
    struct Step;
    std::vector<std::unique_ptr<Step>> m_steps;
    Issues m_problems;
};

}  // namespace vitrine
