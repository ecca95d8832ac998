#include "catalog/variant_axes.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

Issue wrong(std::string rule, std::size_t level, std::string message, std::string fix) {
    Issue issue;
    issue.column = (rule == "family_variant.axes" ? "variant-axes_" : "variant-attributes_") +
                   std::to_string(level);
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// One value that is the same everywhere and can be compared.
bool can_tell_apart(const Attribute& attribute) {
    return !attribute.localizable && !attribute.scopable && !attribute.is_media() &&
           attribute.type != AttributeType::identifier &&
           attribute.type != AttributeType::price_collection &&
           attribute.type != AttributeType::table;
}

}  // namespace

std::optional<Issue> check_levels(const Structure& structure, const FamilyVariant& variant) {
    const Family* family = structure.families.find(variant.family);
    if (variant.levels.empty()) {
        return wrong("family_variant.axes", 1, tr("{0} has no axis.", variant.code),
                     tr("Name the attributes that tell the variants apart."));
    }
    if (variant.levels.size() > most_variant_levels) {
        return wrong("family_variant.levels", 1,
                     tr("{0} has {1} levels of variants.", variant.code, variant.levels.size()),
                     tr("Name one or two."));
    }
    std::set<AttributeId> placed;
    std::size_t axes = 0;
    std::size_t number = 0;
    for (const FamilyVariant::Level& level : variant.levels) {
        ++number;
        if (level.axes.empty()) {
            return wrong("family_variant.axes", number,
                         tr("A level of {0} has no axis.", variant.code),
                         tr("Name the attributes that tell the variants apart."));
        }
        std::set<AttributeId> here;
        for (const AttributeId id : level.axes) {
            const Attribute* attribute = structure.attributes.find(id);
            if (attribute == nullptr || family == nullptr || !family->has(id)) {
                return wrong("family_variant.axes", number,
                             tr("The axis {0} is not an attribute of the family {1}.",
                                structure.attributes.code_of(id),
                                family == nullptr ? std::string() : family->code),
                             tr("Add it to the family, or choose another axis."));
            }
            if (!attribute->expression.empty()) {
                return wrong("family_variant.axes", number,
                             tr("{0} is computed, so it cannot be an axis.", attribute->code),
                             tr("Choose an attribute whose values are entered."));
            }
            if (!can_tell_apart(*attribute)) {
                return wrong("family_variant.axes", number,
                             tr("{0} cannot be an axis: its values differ by channel, locale or "
                                "currency, or cannot be compared.",
                                attribute->code),
                             tr("Choose an attribute with one plain value."));
            }
            if (!here.insert(id).second) {
                return wrong("family_variant.axes", number,
                             tr("{0} is named twice as an axis.", attribute->code),
                             tr("Name it once."));
            }
        }
        axes += level.axes.size();
        here.insert(level.attributes.begin(), level.attributes.end());
        const Attribute* identifier = structure.identifier();
        if (identifier != nullptr) here.erase(identifier->id);
        for (const AttributeId id : here) {
            if (!placed.insert(id).second) {
                return wrong("family_variant.levels", number,
                             tr("{0} stands on both levels.", structure.attributes.code_of(id)),
                             tr("Name it on one level."));
            }
        }
    }
    if (axes > most_axes) {
        return wrong("family_variant.axes", number, tr("{0} has {1} axes.", variant.code, axes),
                     tr("Name at most {0}.", most_axes));
    }
    return std::nullopt;
}

bool is_axis(const FamilyVariant& family_variant, AttributeId attribute) {
    return std::any_of(family_variant.levels.begin(), family_variant.levels.end(),
                       [&](const FamilyVariant::Level& level) {
                           return std::find(level.axes.begin(), level.axes.end(), attribute) !=
                                  level.axes.end();
                       });
}

bool is_axis(const Structure& structure, AttributeId attribute) {
    return structure.family_variants.find_if([&](const FamilyVariant& variant) {
        return is_axis(variant, attribute);
    }) != nullptr;
}

std::optional<std::string> axis_key(const Structure& structure, std::span<const AttributeId> axes,
                                    const Values& values, AttributeId& missing) {
    std::string key;
    for (const AttributeId axis : axes) {
        const Attribute* attribute = structure.attributes.find(axis);
        const Value* value = attribute == nullptr ? nullptr : values.find({axis, 0});
        if (value == nullptr) {
            missing = axis;
            return std::nullopt;
        }
        // Numbers that are equal must read equal: 10 and 10.00.
        const auto* number = std::get_if<Decimal>(value);
        key += number != nullptr ? number->normalized().to_string()
                                 : fold_case(value_to_text(structure, *attribute, *value));
        key += '\n';
    }
    return key;
}

std::string axis_words(const Structure& structure, std::span<const AttributeId> axes,
                       const Values& values, std::string_view between) {
    std::vector<std::string> words;
    for (const AttributeId axis : axes) {
        const Attribute* attribute = structure.attributes.find(axis);
        const Value* value = attribute == nullptr ? nullptr : values.find({axis, 0});
        if (value != nullptr) words.push_back(value_to_text(structure, *attribute, *value));
    }
    return join(words, between);
}

}  // namespace vitrine
