#include "catalog/filter_terms.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "catalog/measurement.h"

namespace vitrine {

Positive positive(Comparison comparison) {
    using enum Comparison;
    switch (comparison) {
        case not_equal:
            return {equal, true};
        case not_between:
            return {between, true};
        case not_in:
            return {in, true};
        case does_not_contain:
            return {contains, true};
        case does_not_start_with:
            return {starts_with, true};
        case does_not_end_with:
            return {ends_with, true};
        case does_not_match:
            return {matches, true};
        case is_not_empty:
            return {is_empty, true};
        case not_under:
            return {under, true};
        case is_not_duplicate:
            return {is_duplicate, true};
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
        case Comparison::matches:
            return TextMatch::Way::pattern;
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

bool variants_hold(Comparison comparison, int variants, int complete) {
    switch (comparison) {
        case Comparison::any_complete:
            return complete > 0;
        case Comparison::any_incomplete:
            return complete < variants;
        case Comparison::all_complete:
            return variants > 0 && complete == variants;
        case Comparison::all_incomplete:
            return variants > 0 && complete == 0;
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

std::vector<LocaleId> locales_of(const Filter& condition, const FilterContext& context) {
    if (condition.locales != AskedLocales::one) {
        const Channel* channel = context.structure->channels.find(channel_of(condition, context));
        if (channel != nullptr && !channel->locales.empty()) return channel->locales;
    }
    return {locale_of(condition, context)};
}

AskedLocales joined_by(const Filter& condition) {
    if (!positive(condition.comparison).negated) return condition.locales;
    return condition.locales == AskedLocales::any ? AskedLocales::all : AskedLocales::any;
}

std::vector<ValueKey> filter_keys(const Filter& condition, const FilterContext& context) {
    std::vector<ValueKey> keys;
    for (const KeyPair& pair : compared_keys(condition, context)) {
        if (pair.first) keys.push_back(*pair.first);
    }
    return keys;
}

std::vector<KeyPair> compared_keys(const Filter& condition, const FilterContext& context) {
    const Structure& structure = *context.structure;
    const Attribute* attribute = structure.attributes.find(condition.attribute);
    if (attribute == nullptr) return {};
    Filter other = condition;
    if (condition.channel_to != 0) other.channel = condition.channel_to;
    if (condition.locale_to != 0) other.locale = condition.locale_to;
    std::vector<KeyPair> pairs;
    const auto key_of = [&](const Filter& side, CurrencyId currency) {
        return structure.key_for(*attribute, channel_of(side, context), locale_of(side, context),
                                 currency);
    };
    const auto add = [&](CurrencyId currency) {
        pairs.emplace_back(key_of(condition, currency), key_of(other, currency));
    };
    if (attribute->type == AttributeType::price_collection && condition.currency == 0) {
        structure.currencies.each([&](const Currency& currency) { add(currency.id); });
    } else {
        add(condition.currency);
    }
    return pairs;
}

std::vector<ValueKey> duplicate_keys(const Filter& filter, const FilterContext& context) {
    std::vector<ValueKey> keys;
    const auto add = [&keys](const std::vector<ValueKey>& more) {
        keys.insert(keys.end(), more.begin(), more.end());
    };
    for (const Filter& part : filter.parts) add(duplicate_keys(part, context));
    if (positive(filter.comparison).comparison == Comparison::is_duplicate) {
        add(filter_keys(filter, context));
    }
    return keys;
}

std::vector<UnitLimit> filter_limits(const Filter& condition, const Attribute& attribute) {
    std::vector<UnitLimit> limits;
    if (attribute.type != AttributeType::measurement || !condition.number) return limits;
    for (const Unit& unit : units_of(attribute.measurement_family)) {
        const auto number = convert({*condition.number, condition.unit}, unit);
        const auto number_to =
            condition.number_to ? convert({*condition.number_to, condition.unit_to}, unit) : number;
        if (number && number_to) limits.push_back({unit.id, *number, number_to});
    }
    return limits;
}

InstantRange filter_instants(const Filter& condition, Instant now) {
    const auto begins = [](const std::optional<std::int32_t>& day,
                           const std::optional<Instant>& instant) {
        return day ? std::optional(start_of_local_day(*day)) : instant;
    };
    // The first instant behind a day, or behind an instant itself.
    const auto ends = [](const std::optional<std::int32_t>& day,
                         const std::optional<Instant>& instant) {
        if (day) return std::optional(start_of_local_day(*day + 1));
        return instant ? std::optional(*instant + std::chrono::milliseconds(1)) : std::nullopt;
    };
    InstantRange range;
    switch (positive(condition.comparison).comparison) {
        case Comparison::since:
            range.from = begins(condition.date, condition.instant);
            break;
        case Comparison::before:
            range.until = begins(condition.date, condition.instant);
            break;
        case Comparison::between:
            range.from = begins(condition.date, condition.instant);
            range.until = ends(condition.date_to, condition.instant_to);
            break;
        case Comparison::in_last:
            if (condition.number) {
                range.from = now - std::chrono::hours(condition.number->mantissa());
            }
            break;
        default:
            break;
    }
    return range;
}

namespace {

bool is_history(FilterField field) {
    return field == FilterField::updated || field == FilterField::created ||
           field == FilterField::changed;
}

template <class IsMeant>
bool asks(const Filter& filter, const IsMeant& is_meant) {
    return (filter.kind == Filter::Kind::condition && is_meant(filter.field)) ||
           std::any_of(filter.parts.begin(), filter.parts.end(),
                       [&](const Filter& part) { return asks(part, is_meant); });
}

}  // namespace

bool asks_history(const Filter& filter) {
    return asks(filter, is_history);
}

bool asks_problems(const Filter& filter) {
    return asks(filter, [](FilterField field) { return field == FilterField::problems; });
}

bool is_known_by_id(FilterField field) {
    return is_history(field) || field == FilterField::problems || is_figure(field);
}

std::vector<bool> filter_products(const Filter& condition, const FilterContext& context) {
    if (!is_known_by_id(condition.field)) return {};
    const auto& ask = condition.field == FilterField::problems ? context.problems
                      : is_figure(condition.field)             ? context.figures
                                                               : context.history;
    if (!ask) refuse_of_one_product(condition, context);
    return ask(condition);
}

void refuse_of_one_product(const Filter& condition, const FilterContext& context) {
    throw Error(Failure::usage,
                tr("\"{0}\" can only be asked of lists, because the product alone does not tell. "
                   "Ask for a category or a value here, which a bulk edit can give to the products "
                   "of such a list.",
                   to_text(*context.structure, condition)));
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
    if (positive(condition.comparison).comparison != Comparison::under) return ids;
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
