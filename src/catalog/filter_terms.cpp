#include "catalog/filter_terms.h"

#include <algorithm>

#include "catalog/measurement.h"

namespace vitrine {

Positive positive(Comparison comparison) {
    switch (comparison) {
        case Comparison::not_equal:
            return {Comparison::equal, true};
        case Comparison::not_in:
            return {Comparison::in, true};
        case Comparison::does_not_contain:
            return {Comparison::contains, true};
        case Comparison::is_not_empty:
            return {Comparison::is_empty, true};
        default:
            return {comparison, false};
    }
}

TextMatch::Way text_way(Comparison comparison) {
    switch (comparison) {
        case Comparison::contains:
            return TextMatch::Way::contains;
        case Comparison::starts_with:
            return TextMatch::Way::starts;
        case Comparison::ends_with:
            return TextMatch::Way::ends;
        default:
            return TextMatch::Way::equal;
    }
}

bool ordered(Comparison comparison, std::strong_ordering order) {
    switch (comparison) {
        case Comparison::equal:
            return order == 0;
        case Comparison::less:
            return order < 0;
        case Comparison::less_or_equal:
            return order <= 0;
        case Comparison::greater:
            return order > 0;
        case Comparison::greater_or_equal:
            return order >= 0;
        default:
            return false;
    }
}

ChannelId channel_of(const Filter& condition, const FilterContext& context) {
    return condition.channel != 0 ? condition.channel : context.channel;
}

LocaleId locale_of(const Filter& condition, const FilterContext& context) {
    return condition.locale != 0 ? condition.locale : context.locale;
}

std::vector<ValueKey> filter_keys(const Filter& condition, const FilterContext& context) {
    const Structure& structure = *context.structure;
    const Attribute* attribute = structure.attributes.find(condition.attribute);
    if (attribute == nullptr) return {};
    std::vector<ValueKey> keys;
    const auto add = [&](CurrencyId currency) {
        if (const auto key = structure.key_for(*attribute, channel_of(condition, context),
                                               locale_of(condition, context), currency)) {
            keys.push_back(*key);
        }
    };
    if (attribute->type == AttributeType::price_collection && condition.currency == 0) {
        structure.currencies.each([&](const Currency& currency) { add(currency.id); });
    } else {
        add(condition.currency);
    }
    return keys;
}

std::vector<std::pair<UnitId, Decimal>> filter_limits(const Filter& condition,
                                                      const Attribute& attribute) {
    std::vector<std::pair<UnitId, Decimal>> limits;
    if (attribute.type != AttributeType::measurement || !condition.number) return limits;
    for (const Unit& unit : units_of(attribute.measurement_family)) {
        if (const auto converted = convert({*condition.number, condition.unit}, unit)) {
            limits.emplace_back(unit.id, *converted);
        }
    }
    return limits;
}

std::vector<bool> filter_ids(const Filter& condition, const Structure& structure) {
    std::vector<bool> ids;
    const auto add = [&ids](std::int32_t id) {
        if (id <= 0) return;
        const auto index = static_cast<std::size_t>(id);
        if (index >= ids.size()) ids.resize(index + 1);
        ids[index] = true;
    };
    for (const std::int32_t id : condition.ids) add(id);
    if (condition.comparison != Comparison::under) return ids;
    structure.categories.each([&](const Category& category) {
        for (const CategoryId top : condition.ids) {
            if (structure.is_under(category.id, top)) add(category.id);
        }
    });
    return ids;
}

std::vector<std::pair<ValueKey, std::vector<bool>>> name_keys(const Filter& condition,
                                                              const FilterContext& context) {
    const Structure& structure = *context.structure;
    const Channel* channel = structure.channels.find(channel_of(condition, context));
    std::vector<std::pair<ValueKey, std::vector<bool>>> names;
    structure.families.each([&](const Family& family) {
        const Attribute* label = structure.attributes.find(family.label_attribute);
        if (label == nullptr) return;
        const auto key = structure.key_for(*label, channel == nullptr ? 0 : channel->id,
                                           locale_of(condition, context));
        if (!key) return;
        auto at = std::find_if(names.begin(), names.end(),
                               [&](const auto& name) { return name.first == *key; });
        if (at == names.end()) at = names.emplace(names.end(), *key, std::vector<bool>());
        const auto index = static_cast<std::size_t>(family.id);
        if (index >= at->second.size()) at->second.resize(index + 1);
        at->second[index] = true;
    });
    return names;
}

}  // namespace vitrine
