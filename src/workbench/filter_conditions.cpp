#include "workbench/filter_conditions.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "workbench/field_label.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// The parts of a conjunction, or the filter alone; absent where it cannot be read.
std::optional<std::vector<Filter>> parts_of(const Structure& structure, const std::string& text) {
    try {
        Filter filter = parse_filter(structure, text);
        if (filter.kind == Filter::Kind::all) return std::vector<Filter>();
        if (filter.kind == Filter::Kind::conjunction) return std::move(filter.parts);
        std::vector<Filter> parts;
        parts.push_back(std::move(filter));
        return parts;
    } catch (const Error&) {
        return std::nullopt;  // the list says why
    }
}

Filter joined(std::vector<Filter> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    Filter whole;
    if (!parts.empty()) whole.kind = Filter::Kind::conjunction;
    whole.parts = std::move(parts);
    return whole;
}

std::string text_of(const Structure& structure, std::vector<Filter> parts) {
    return to_text(structure, joined(std::move(parts)));
}

std::string filter_figure_words(const Structure& structure, const Filter& condition,
                                const std::string& locale) {
    const auto label_in = [&](const auto& entities, std::int32_t id) {
        const auto* entity = entities.find(id);
        return entity == nullptr ? std::string()
                                 : label_of(structure, entity->labels, entity->code, locale);
    };
    const std::string place = condition.location == 0
                                  ? tr("all places")
                                  : label_in(structure.locations, condition.location);
    switch (condition.field) {
        case FilterField::list_price:
            // TRANSLATORS: {0} is a price list.
            return tr("Price in {0}", label_in(structure.price_lists, condition.list));
        case FilterField::asked_price:
            // TRANSLATORS: {0} is a channel.
            return tr("Price asked by {0}", label_in(structure.channels, condition.channel));
        case FilterField::stock_age:
            // TRANSLATORS: {0} is a store or a warehouse.
            return tr("Age of the stock of {0}", place);
        case FilterField::days_of_cover:
            return tr("Days of cover of {0}", place);
        default:
            return tr("Stock of {0}", place);
    }
}

std::string filter_field_words(const Structure& structure, const Filter& condition,
                               const std::string& locale) {
    switch (condition.field) {
        case FilterField::sku:
            return tr("SKU");
        case FilterField::family:
            return tr("Family");
        case FilterField::category:
            return tr("Category");
        case FilterField::group:
            return tr("Group");
        case FilterField::parent:
            return tr("Parent");
        case FilterField::kind:
            return tr("Kind");
        case FilterField::enabled:
            return tr("Enabled");
        case FilterField::completeness:
            return tr("Completeness");
        case FilterField::variants:
            return tr("Variants");
        case FilterField::problems:
            return tr("Problems");
        case FilterField::updated:
            return tr("Last changed");
        case FilterField::created:
            return tr("Created");
        case FilterField::changed:
            return tr("Changed");
        case FilterField::list_price:
        case FilterField::asked_price:
        case FilterField::stock:
        case FilterField::stock_age:
        case FilterField::days_of_cover:
            return filter_figure_words(structure, condition, locale);
        case FilterField::attribute:
        case FilterField::any_text:
            break;
    }
    const Attribute* attribute = structure.attributes.find(condition.attribute);
    return attribute == nullptr ? std::string()
                                : label_of(structure, attribute->labels, attribute->code, locale);
}

std::string filter_entity_words(const Structure& structure, const Filter& condition,
                                std::int32_t id, const std::string& locale) {
    const auto label_in = [&](const auto& entities) {
        const auto* entity = entities.find(id);
        return entity == nullptr ? std::string()
                                 : label_of(structure, entity->labels, entity->code, locale);
    };
    switch (condition.field) {
        case FilterField::family:
            return label_in(structure.families);
        case FilterField::category:
            return label_in(structure.categories);
        case FilterField::group:
            return label_in(structure.groups);
        default: {
            const Attribute* attribute = structure.attributes.find(condition.attribute);
            return attribute != nullptr && attribute->links_records() ? label_in(structure.records)
                                                                      : label_in(structure.options);
        }
    }
}

// What is a sign, such as "=", is the same in every language.
std::string filter_word(std::string_view word) {
    constexpr std::string_view words[] = {
        tr_later("and"),
        tr_later("or"),
        tr_later("not"),
        tr_later("all"),
        tr_later("not all"),
        tr_later("between"),
        tr_later("not between"),
        tr_later("in last"),
        tr_later("in"),
        tr_later("not in"),
        tr_later("contains all of"),
        tr_later("contains"),
        tr_later("does not contain"),
        tr_later("starts with"),
        tr_later("does not start with"),
        tr_later("ends with"),
        tr_later("does not end with"),
        tr_later("matches"),
        tr_later("does not match"),
        tr_later("is empty"),
        tr_later("is not empty"),
        tr_later("under"),
        tr_later("not under"),
        tr_later("differs between"),
        tr_later("differs from parent"),
        tr_later("is duplicate"),
        tr_later("is not duplicate"),
        tr_later("any complete"),
        tr_later("any incomplete"),
        tr_later("all complete"),
        tr_later("all incomplete"),
        tr_later("since"),
        tr_later("before"),
        tr_later("by"),
        tr_later("on all locales"),
        tr_later("on any locale"),
        tr_later("day"),
        tr_later("days"),
        tr_later("hour"),
        tr_later("hours"),
    };
    return std::ranges::find(words, word) == std::end(words) ? std::string(word) : tr(word);
}

FilterNames names_of(const Structure& structure, const std::string& locale) {
    return {[&](const Filter& condition, const std::string& scopes) {
                return label_with_scopes(
                    structure, filter_field_words(structure, condition, locale), scopes, locale);
            },
            [&](const Filter& condition, std::int32_t id) {
                return filter_entity_words(structure, condition, id, locale);
            },
            [&](const std::string& code) { return scope_label(structure, code, locale); },
            kind_label,
            boolean_label,
            filter_word};
}

}  // namespace

std::vector<std::string> filter_conditions(const Structure& structure, const std::string& filter) {
    std::vector<std::string> conditions;
    const auto parts = parts_of(structure, filter);
    if (!parts) return conditions;
    for (const Filter& part : *parts) conditions.push_back(to_text(structure, part));
    return conditions;
}

std::vector<std::string> filter_conditions_in_words(const Structure& structure,
                                                    const std::string& filter,
                                                    const std::string& locale) {
    std::vector<std::string> conditions;
    const auto parts = parts_of(structure, filter);
    if (!parts) return conditions;
    const FilterNames names = names_of(structure, locale);
    for (const Filter& part : *parts) conditions.push_back(to_words(structure, part, names));
    return conditions;
}

std::string filter_in_words(const Structure& structure, const std::string& filter,
                            const std::string& locale) {
    auto parts = parts_of(structure, filter);
    if (!parts) return filter;
    return to_words(structure, joined(*std::move(parts)), names_of(structure, locale));
}

std::string without_condition(const Structure& structure, const std::string& filter,
                              std::size_t index) {
    auto parts = parts_of(structure, filter);
    if (!parts || index >= parts->size()) return filter;
    parts->erase(parts->begin() + static_cast<std::ptrdiff_t>(index));
    return text_of(structure, std::move(*parts));
}

std::string with_condition(const Structure& structure, const std::string& filter,
                           const std::string& condition) {
    auto parts = parts_of(structure, filter).value_or(std::vector<Filter>());
    const auto more = parts_of(structure, condition);
    if (!more) return filter;
    for (const Filter& part : *more) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    }
    return text_of(structure, std::move(parts));
}

}  // namespace vitrine
