#include "operations/conversion_target.h"

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

std::string names_of(const std::vector<AttributeType>& types) {
    std::vector<std::string> names;
    for (const AttributeType type : types) names.emplace_back(attribute_type_name(type));
    return join(names, ", ");
}

const Attribute& find_convertible(const Structure& structure,
                                  const AttributeConversion& conversion) {
    const Attribute* found = structure.attributes.find(conversion.attribute);
    if (found == nullptr) throw Error(Failure::usage, tr("The attribute is not there any more."));
    if (found->type == conversion.type) return *found;
    if (found->type == AttributeType::identifier) {
        throw Error(
            Failure::usage,
            tr("Products are known by the attribute {0}: it stays what it is.", found->code));
    }
    if (conversion_way(found->type, conversion.type) == ConversionWay::none) {
        throw Error(
            Failure::usage,
            tr("{0} is of the type {1}, which cannot become {2}. It can become: {3}.", found->code,
               attribute_type_name(found->type), attribute_type_name(conversion.type),
               names_of(convertible_to(found->type))));
    }
    return *found;
}

// Settles which unit is meant, of the amounts there are or of those to be.
void settle_unit(const Attribute& from, Attribute& to, ConversionRules& rules) {
    const bool from_amount = from.type == AttributeType::measurement;
    const bool to_amount = to.type == AttributeType::measurement;
    const auto refuse = [&](const std::string& family) {
        throw Error(Failure::usage, tr("\"{0}\" is not a unit of {1}.", rules.unit, family));
    };
    if (from_amount && !to_amount) {
        if (rules.unit.empty()) rules.unit = from.default_unit;
        if (conversion_way(from.type, to.type) == ConversionWay::drop_unit &&
            find_unit(from.measurement_family, rules.unit) == nullptr) {
            refuse(from.measurement_family);
        }
    } else if (from_amount && to_amount && !rules.unit.empty()) {
        const Unit* unit = find_unit(to.measurement_family, rules.unit);
        if (unit == nullptr) return refuse(to.measurement_family);
        to.default_unit = unit->code;
    } else if (to_amount && !from_amount) {
        const Unit* unit = find_unit(rules.unit);
        if (unit == nullptr) {
            throw Error(Failure::usage, tr("Say which unit the numbers of {0} are in, like {1}.",
                                           from.code, "GRAM"));
        }
        to.measurement_family = unit->family;
        to.default_unit = unit->code;
        rules.unit = unit->code;
    }
    // A text may have another unit than the usual one.
    if (to_amount && form_of(from.type) != ValueForm::number) rules.unit.clear();
}

}  // namespace

ConversionTarget conversion_target(const Structure& structure,
                                   const AttributeConversion& conversion) {
    ConversionTarget target;
    target.from = find_convertible(structure, conversion);
    target.to = with_type(target.from, conversion.type, target.lost_settings);
    target.rules = conversion.rules;
    const Attribute& from = target.from;
    Attribute& to = target.to;
    to.localizable = conversion.localizable;
    to.scopable = conversion.scopable;
    settle_unit(from, to, target.rules);
    const bool prices_change = (from.type == AttributeType::price_collection) !=
                               (to.type == AttributeType::price_collection);
    if (prices_change && structure.currencies.find(conversion.scopes.currency) == nullptr) {
        throw Error(Failure::usage, tr("Say in which currency the prices of {0} are.", from.code));
    }
    if (to.links_records() && !from.links_records()) {
        to.reference_entity = target.rules.reference_entity;
        if (structure.reference_entities.find(to.reference_entity) == nullptr) {
            throw Error(Failure::usage,
                        tr("Say to which reference entity {0} shall link.", from.code));
        }
    }
    if (to.type != from.type && !to.default_value.empty() &&
        !std::holds_alternative<Value>(parse_value(structure, to, to.default_value))) {
        to.default_value.clear();
        target.lost_settings.push_back(tr("default value"));
    }
    if (target.rules.locale == 0) {
        const auto locales = structure.active_locales();
        if (!locales.empty()) target.rules.locale = locales.front();
    }
    return target;
}

}  // namespace vitrine
