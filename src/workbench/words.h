// Numbers, instants and names of things as people read them, in the language of the program.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/issue.h"
#include "catalog/attribute.h"
#include "catalog/product.h"
#include "catalog/structure.h"
#include "store/journal.h"

namespace vitrine {

// "12 431" in French, "12,431" in English.
std::string format_number(std::int64_t number);
// The same of "1299.50", with as many decimals as it has: "1 299,50" in French. What is no plain
// number stays as it is.
std::string format_decimal(const std::string& number);
// "72 %" in French, "72%" in English.
std::string format_percent(int percent);
// Day and time in the machine's time zone: "22 Nov 2026, 10:30".
std::string format_instant(Instant instant);
// "1.4 MB", in units of 1000.
std::string format_size(std::uint64_t bytes);

// "Simple product", "Variant", "Model".
std::string kind_label(ProductKind kind);
// "Attribute", "Saved filter", ... for entity_kind_name(); other words as they are.
std::string entity_label(std::string_view kind);
// What a change set was: "Edit", "Import", "Undo", ... for change_kind().
std::string source_label(std::string_view source);
// The same of one change set; of products that were made, deleted or changed by a command it says
// which.
std::string change_label(const ChangeSet& change_set);
// "3 products created, 2 changed", from the JSON of ChangeSet::counts.
std::string counts_sentence(std::string_view counts);
// A cell by the label of its attribute: "Name [en_GB]".
std::string cell_label(const Structure& structure, const ValueKey& key);
// "Error", "Warning", "Hint".
std::string severity_label(Severity severity);
// What is wrong and what to do, without the place, for who stands at the place already.
std::string advice(const Issue& issue);
// Yes and No.
std::string boolean_label(bool value);

}  // namespace vitrine
