#include "catalog/filter_comparisons.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

struct Spelling {
    Comparison comparison;
    std::string_view text;
    OperandShape shape = OperandShape::one;
    bool is_symbol = false;
};

// No spelling in words is the beginning of one that stands behind it.
constexpr std::array spellings = {
    Spelling{Comparison::equal, "=", OperandShape::one, true},
    Spelling{Comparison::not_equal, "!=", OperandShape::one, true},
    Spelling{Comparison::less, "<", OperandShape::one, true},
    Spelling{Comparison::less_or_equal, "<=", OperandShape::one, true},
    Spelling{Comparison::greater, ">", OperandShape::one, true},
    Spelling{Comparison::greater_or_equal, ">=", OperandShape::one, true},
    Spelling{Comparison::between, "between", OperandShape::range},
    Spelling{Comparison::not_between, "not between", OperandShape::range},
    Spelling{Comparison::in_last, "in last", OperandShape::period},
    Spelling{Comparison::in, "in", OperandShape::list},
    Spelling{Comparison::not_in, "not in", OperandShape::list},
    Spelling{Comparison::contains_all, "contains all of", OperandShape::list},
    Spelling{Comparison::contains, "contains"},
    Spelling{Comparison::does_not_contain, "does not contain"},
    Spelling{Comparison::starts_with, "starts with"},
    Spelling{Comparison::does_not_start_with, "does not start with"},
    Spelling{Comparison::ends_with, "ends with"},
    Spelling{Comparison::does_not_end_with, "does not end with"},
    Spelling{Comparison::matches, "matches"},
    Spelling{Comparison::does_not_match, "does not match"},
    Spelling{Comparison::is_empty, "is empty", OperandShape::none},
    Spelling{Comparison::is_not_empty, "is not empty", OperandShape::none},
    Spelling{Comparison::under, "under", OperandShape::one_or_list},
    Spelling{Comparison::not_under, "not under", OperandShape::one_or_list},
    Spelling{Comparison::differs_between, "differs between", OperandShape::scopes},
    Spelling{Comparison::differs_from_parent, "differs from parent", OperandShape::none},
    Spelling{Comparison::is_duplicate, "is duplicate", OperandShape::none},
    Spelling{Comparison::is_not_duplicate, "is not duplicate", OperandShape::none},
    Spelling{Comparison::any_complete, "any complete", OperandShape::none},
    Spelling{Comparison::any_incomplete, "any incomplete", OperandShape::none},
    Spelling{Comparison::all_complete, "all complete", OperandShape::none},
    Spelling{Comparison::all_incomplete, "all incomplete", OperandShape::none},
    Spelling{Comparison::since, "since"},
    Spelling{Comparison::before, "before"},
    Spelling{Comparison::by, "by"},
};

const Spelling& spelling_of(Comparison comparison) {
    return *std::find_if(spellings.begin(), spellings.end(), [comparison](const Spelling& known) {
        return known.comparison == comparison;
    });
}

// Those that only ask for the value itself.
std::vector<Comparison> plain_comparisons(OperandKind kind) {
    using enum Comparison;
    switch (kind) {
        case OperandKind::text:
            return {equal,     not_equal,         in,          not_in,
                    contains,  does_not_contain,  starts_with, does_not_start_with,
                    ends_with, does_not_end_with, matches,     does_not_match};
        case OperandKind::number:
        case OperandKind::measurement:
        case OperandKind::date:
            return {equal,   not_equal,   less, less_or_equal, greater, greater_or_equal,
                    between, not_between, in,   not_in};
        case OperandKind::boolean:
            return {equal, not_equal};
        case OperandKind::entity:
        case OperandKind::product:
        case OperandKind::kind:
            return {equal, not_equal, in, not_in};
        case OperandKind::words:
            return {contains};
        case OperandKind::filled:
            return {};
        case OperandKind::none:
            return {any_complete, any_incomplete, all_complete, all_incomplete};
        case OperandKind::moment:
            return {since, before, between, not_between, in_last};
        case OperandKind::origin:
            return {by};
    }
    return {};
}

// Fields that always have a value, or none of their own.
bool is_never_empty(FilterField field) {
    switch (field) {
        case FilterField::sku:
        case FilterField::kind:
        case FilterField::enabled:
        case FilterField::completeness:
        case FilterField::variants:
        case FilterField::problems:
        case FilterField::updated:
        case FilterField::created:
        case FilterField::changed:
        case FilterField::any_text:
            return true;
        default:
            return false;
    }
}

std::string nearest_spelling(const std::vector<Comparison>& allowed, const FilterCursor& cursor) {
    for (std::size_t words = 4; words > 0; --words) {
        const std::string written = cursor.next_words(words);
        if (written.empty()) continue;
        NearestName nearest(written);
        for (const Comparison comparison : allowed) {
            const std::string_view text = comparison_text(comparison);
            if (split(text, ' ').size() == words && !spelling_of(comparison).is_symbol) {
                nearest.offer(text);
            }
        }
        if (!nearest.best().empty()) return nearest.best();
    }
    return {};
}

}  // namespace

std::string_view comparison_text(Comparison comparison) {
    return spelling_of(comparison).text;
}

bool begins_comparison(std::string_view word) {
    return std::any_of(spellings.begin(), spellings.end(), [word](const Spelling& spelling) {
        return split(spelling.text, ' ').front() == word;
    });
}

OperandShape operand_shape(Comparison comparison) {
    return spelling_of(comparison).shape;
}

std::vector<Comparison> allowed_comparisons(const Structure& structure, const Filter& condition) {
    using enum Comparison;
    const OperandKind kind = operand_kind(structure, condition);
    std::vector<Comparison> allowed = plain_comparisons(kind);
    const auto add = [&](std::initializer_list<Comparison> more) {
        allowed.insert(allowed.end(), more);
    };
    if (kind == OperandKind::entity && holds_several(structure, condition)) {
        add({contains, does_not_contain, contains_all});
    }
    if (condition.field == FilterField::category || condition.field == FilterField::parent) {
        add({under, not_under});
    }
    if (!is_never_empty(condition.field)) add({is_empty, is_not_empty});
    // What a product holds does not depend on when it is asked.
    if (condition.field == FilterField::attribute) std::erase(allowed, in_last);
    const Attribute* attribute = condition.field == FilterField::attribute
                                     ? structure.attributes.find(condition.attribute)
                                     : nullptr;
    if (attribute == nullptr) return allowed;
    if (attribute->scopable || attribute->localizable) add({differs_between});
    add({differs_from_parent});
    if (kind == OperandKind::text || attribute->type == AttributeType::number) {
        add({is_duplicate, is_not_duplicate});
    }
    return allowed;
}

Comparison read_comparison(const Structure& structure, const Filter& condition,
                           FilterCursor& cursor) {
    const std::size_t position = cursor.token().position;
    const auto allowed = allowed_comparisons(structure, condition);
    const auto* found =
        std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& spelling) {
            return spelling.is_symbol ? cursor.take_symbol(spelling.text)
                                      : cursor.take_words(spelling.text);
        });
    if (found != spellings.end() &&
        std::find(allowed.begin(), allowed.end(), found->comparison) != allowed.end()) {
        return found->comparison;
    }
    std::vector<std::string> names;
    for (const Comparison comparison : allowed) names.emplace_back(comparison_text(comparison));
    const std::string name = filter_field_name(structure, condition);
    if (found != spellings.end()) {
        reject_filter(position, tr("{0} cannot be compared with \"{1}\". Use one of: {2}.", name,
                                   found->text, join(names, ", ")));
    }
    std::string reason = tr("expected a comparison after {0}: {1}.", name, join(names, ", "));
    const std::string nearest = nearest_spelling(allowed, cursor);
    if (!nearest.empty()) reason += ' ' + tr("Did you mean {0}?", nearest);
    reject_filter(position, reason);
}

}  // namespace vitrine
