// A change of many products on its way: what somebody has chosen so far, and what there is to
// choose from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operations/bulk_change.h"
#include "workbench/workspace.h"

namespace vitrine {

struct BulkDraft {
    FieldAddress field;  // attribute 0: none chosen yet
    BulkKind kind = BulkKind::set;
    std::string value;  // of set, add and remove: as typed, or codes separated by commas
    TextReplacement replacement;
    LetterCase letters = LetterCase::upper;
    Calculate calculation{Calculation::Sign::plus_percent, {}, {}};
    FieldAddress source;  // of copy; attribute 0: none chosen yet, for the rest of it
    bool operator==(const BulkDraft&) const = default;
};

// What the commands of the menu begin with.
enum class BulkStart { value, replacement, prices, translation, categories };
// The draft as it was left, with the field and the kind of change that the command speaks of.
// `current` is the field somebody stands on (attribute 0: none), `channel` and `locale` those
// looked at.
BulkDraft begin_draft(const Structure& structure, BulkStart start, BulkDraft left,
                      const FieldAddress& current, ChannelId channel, LocaleId locale);

// The draft for another field, or for another channel, locale or currency of it: `wanted` as far as
// it varies by them. Keeps what was typed where the new field can use it: a text for a field of the
// same type, decimals somebody chose, the kind of change, and where a copy comes from.
BulkDraft choose_field(const Structure& structure, BulkDraft draft, const FieldAddress& wanted);

// Absent while something is missing, such as the text to look for.
std::optional<BulkChange> to_change(const BulkDraft& draft);

// A field to choose, by its label.
struct BulkField {
    AttributeId id = 0;
    std::string code;
    std::string label;  // in the locale looked at, as the columns of the grid have it
    AttributeType type = AttributeType::text;
    bool is_property = false;     // family, categories, ...
    std::vector<BulkKind> kinds;  // never empty
    bool takes_codes() const;     // its values are chosen from value_choices()
    bool takes_several() const;   // several at once
};

// Every field that can be changed, attributes by their labels in `locale` behind the properties.
std::vector<BulkField> bulk_fields(const Structure& structure, std::string_view locale);
// Every attribute that can be copied into `target`.
std::vector<BulkField> copy_sources(const Structure& structure, const BulkField& target,
                                    std::string_view locale);

std::vector<Choice> choices_of(const std::vector<BulkField>& fields);

// Options, families, groups, categories with the way to them, or Yes and No; `id` is only what
// tells them apart.
std::vector<Choice> value_choices(const Structure& structure, const BulkField& field,
                                  std::string_view locale);

// For which channels, locales and currencies a field can be asked; empty where it does not vary.
struct ScopeChoices {
    std::vector<Choice> channels, locales, currencies;
};
ScopeChoices scope_choices(const Structure& structure, AttributeId field, ChannelId channel);

// `field` with the parts that its attribute varies by: those that `wanted` names where they fit,
// else the first there are.
FieldAddress fit_scope(const Structure& structure, AttributeId field, const FieldAddress& wanted);

// "Set a value", "Find and replace", ...
std::string bulk_kind_label(BulkKind kind);

}  // namespace vitrine
