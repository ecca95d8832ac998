#include "catalog/structure.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine {
namespace {

bool holds(const std::vector<AttributeId>& attributes, AttributeId attribute) {
    return std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
}

std::string scope_code(ChannelId channel, LocaleId locale, CurrencyId currency) {
    return std::to_string(channel) + '.' + std::to_string(locale) + '.' + std::to_string(currency);
}

// The parts for which `attribute` varies; the others are zero.
Scope parts_for(const Attribute& attribute, ChannelId channel, LocaleId locale,
                CurrencyId currency) {
    Scope parts;
    if (attribute.scopable) parts.channel = channel;
    if (attribute.localizable) parts.locale = locale;
    if (attribute.type == AttributeType::price_collection) parts.currency = currency;
    return parts;
}

bool is_link(AttributeId attribute) {
    return attribute == property::linked_products || attribute == property::linked_models ||
           attribute == property::linked_groups || attribute == property::quantified_products ||
           attribute == property::quantified_models;
}

std::string numbered(std::string_view code, std::int32_t id) {
    return code.empty() ? '#' + std::to_string(id) : std::string(code);
}

}  // namespace

bool Family::has(AttributeId attribute) const {
    return holds(attributes, attribute);
}

int FamilyVariant::level_of(AttributeId attribute) const {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (holds(levels[i].axes, attribute) || holds(levels[i].attributes, attribute)) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

const Option* Structure::find_option(AttributeId attribute, std::string_view code) const {
    // As entity_key() writes it, short ones without a string of their own: asked for every cell.
    std::array<char, 64> key;
    const auto number = std::to_chars(key.data(), key.data() + 16, attribute);
    const auto length = static_cast<std::size_t>(number.ptr - key.data());
    if (length + 1 + code.size() > key.size()) {
        return options.find(std::to_string(attribute) + ':' + std::string(code));
    }
    key[length] = ':';
    std::copy(code.begin(), code.end(), key.begin() + static_cast<std::ptrdiff_t>(length) + 1);
    return options.find(std::string_view(key.data(), length + 1 + code.size()));
}

std::vector<const Option*> Structure::options_of(AttributeId attribute) const {
    std::vector<const Option*> found;
    options.each([&](const Option& option) {
        if (option.attribute == attribute) found.push_back(&option);
    });
    std::sort(found.begin(), found.end(), [](const Option* a, const Option* b) {
        return a->sort_order != b->sort_order ? a->sort_order < b->sort_order : a->code < b->code;
    });
    return found;
}

std::string entity_key(const Record& record) {
    return std::to_string(record.entity) + ':' + fold_case(record.code);
}

const Record* Structure::find_record(ReferenceEntityId entity, std::string_view code) const {
    return records.find(std::to_string(entity) + ':' + std::string(code));
}

std::vector<const Record*> Structure::records_of(ReferenceEntityId entity) const {
    std::vector<std::pair<std::string, const Record*>> found;
    records.each([&](const Record& record) {
        if (record.entity == entity) found.emplace_back(fold_case(record.code), &record);
    });
    std::sort(found.begin(), found.end());
    std::vector<const Record*> sorted;
    sorted.reserve(found.size());
    for (const auto& [code, record] : found) sorted.push_back(record);
    return sorted;
}

std::vector<LocaleId> Structure::fallback_chain(LocaleId locale) const {
    std::vector<LocaleId> chain;
    while (locale != 0 && std::find(chain.begin(), chain.end(), locale) == chain.end()) {
        chain.push_back(locale);
        const Locale* found = locales.find(locale);
        locale = found == nullptr ? 0 : found->fallback;
    }
    return chain;
}

const Attribute* Structure::attribute_of(AttributeRole role) const {
    return attributes.find_if([&](const Attribute& attribute) { return attribute.role == role; });
}

const Attribute* Structure::identifier() const {
    return attributes.find_if(
        [](const Attribute& attribute) { return attribute.type == AttributeType::identifier; });
}

std::optional<ScopeId> Structure::find_scope(ChannelId channel, LocaleId locale,
                                             CurrencyId currency) const {
    if (channel == 0 && locale == 0 && currency == 0) return 0;
    const Scope* found = scopes.find(std::string_view(scope_code(channel, locale, currency)));
    return found == nullptr ? std::nullopt : std::optional(found->id);
}

ScopeId Structure::intern_scope(ChannelId channel, LocaleId locale, CurrencyId currency) {
    if (const auto known = find_scope(channel, locale, currency)) return *known;
    return scopes.put({0, channel, locale, currency, scope_code(channel, locale, currency)});
}

Scope Structure::scope(ScopeId id) const {
    const Scope* found = scopes.find(id);
    return found == nullptr ? Scope{} : *found;
}

std::optional<ValueKey> Structure::key_for(const Attribute& attribute, ChannelId channel,
                                           LocaleId locale, CurrencyId currency) const {
    const Scope parts = parts_for(attribute, channel, locale, currency);
    const auto found = find_scope(parts.channel, parts.locale, parts.currency);
    return found ? std::optional(ValueKey{attribute.id, *found}) : std::nullopt;
}

std::vector<ValueKey> Structure::fallback_keys(const Attribute& attribute, ChannelId channel,
                                               LocaleId locale, CurrencyId currency) const {
    std::vector<ValueKey> keys;
    if (!attribute.localizable) return keys;
    for (const LocaleId other : fallback_chain(locale)) {
        if (other == locale) continue;
        if (const auto key = key_for(attribute, channel, other, currency)) keys.push_back(*key);
    }
    return keys;
}

ValueKey Structure::intern_key(const Attribute& attribute, ChannelId channel, LocaleId locale,
                               CurrencyId currency) {
    const Scope parts = parts_for(attribute, channel, locale, currency);
    return {attribute.id, intern_scope(parts.channel, parts.locale, parts.currency)};
}

bool Structure::is_under(CategoryId category, CategoryId ancestor) const {
    // A tree has no more levels than categories: a loop in damaged data ends here too.
    for (std::size_t steps = categories.size(); category != 0; --steps) {
        if (category == ancestor) return true;
        const Category* found = categories.find(category);
        if (found == nullptr || steps == 0) return false;
        category = found->parent;
    }
    return false;
}

std::vector<CategoryId> Structure::path_of(CategoryId category) const {
    std::vector<CategoryId> path;
    const Category* found = categories.find(category);
    while (found != nullptr && path.size() < categories.size()) {
        path.push_back(found->id);
        found = categories.find(found->parent);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<LocaleId> Structure::active_locales() const {
    std::vector<LocaleId> active;
    channels.each([&](const Channel& channel) {
        active.insert(active.end(), channel.locales.begin(), channel.locales.end());
    });
    std::sort(active.begin(), active.end());
    active.erase(std::unique(active.begin(), active.end()), active.end());
    return active;
}

std::string field_name(const Structure& structure, ValueKey key) {
    if (is_link(key.attribute)) {
        return numbered(structure.association_types.code_of(key.scope), key.scope) + '.' +
               std::string(property_name(key.attribute));
    }
    return field_name(structure, key.attribute, structure.scope(key.scope));
}

std::string field_name(const Structure& structure, AttributeId field, const Scope& scope) {
    if (field < property::first_attribute) return numbered(property_name(field), field);
    std::string name = numbered(structure.attributes.code_of(field), field);
    std::vector<std::string> parts;
    if (scope.channel != 0) {
        parts.push_back(numbered(structure.channels.code_of(scope.channel), scope.channel));
    }
    if (scope.locale != 0) {
        parts.push_back(numbered(structure.locales.code_of(scope.locale), scope.locale));
    }
    if (scope.currency != 0) {
        parts.push_back(numbered(structure.currencies.code_of(scope.currency), scope.currency));
    }
    return parts.empty() ? name : name + '[' + join(parts, ",") + ']';
}

std::string_view property_name(AttributeId field) {
    switch (field) {
        case property::code:
            return "code";
        case property::family:
            return "family";
        case property::parent:
            return "parent";
        case property::enabled:
            return "enabled";
        case property::family_variant:
            return "family_variant";
        case property::categories:
            return "categories";
        case property::groups:
            return "groups";
        case property::linked_products:
            return "products";
        case property::linked_models:
            return "product_models";
        case property::linked_groups:
            return "groups";
        case property::quantified_products:
            return "products-quantity";
        case property::quantified_models:
            return "product_models-quantity";
        default:
            return "";
    }
}

}  // namespace vitrine
