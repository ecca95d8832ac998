#include "operations/filter_on_value.h"

#include "base/error.h"
#include "base/text.h"
#include "catalog/query.h"
#include "store/product_store.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_text = 80;

Filter condition_on(const FieldAddress& field, ChannelId channel, LocaleId locale) {
    Filter condition;
    condition.kind = Filter::Kind::condition;
    condition.field = FilterField::attribute;
    condition.attribute = field.attribute;
    condition.channel = field.channel == channel ? 0 : field.channel;
    condition.locale = field.locale == locale ? 0 : field.locale;
    condition.currency = field.currency;
    return condition;
}

// Fills in what the value is compared with; false where a value of the kind cannot be compared.
bool compare_with(ProductStore& products, const Attribute& attribute, const Value& value,
                  Filter& condition) {
    condition.comparison = Comparison::equal;
    if (const auto* text = std::get_if<std::string>(&value)) {
        const std::string_view line =
            std::string_view(*text).substr(0, text->find_first_of("\r\n"));
        const std::string_view begin = first_code_points(line, longest_text);
        if (trim(begin).empty()) return false;
        if (begin.size() < text->size()) condition.comparison = Comparison::starts_with;
        condition.texts.emplace_back(begin);
    } else if (const auto* number = std::get_if<Decimal>(&value)) {
        condition.number = *number;
    } else if (const auto* measured = std::get_if<Measurement>(&value)) {
        condition.number = measured->amount;
        condition.unit = measured->unit;
    } else if (const auto* date = std::get_if<Date>(&value)) {
        condition.date = date->days;
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        condition.boolean = *truth;
    } else if (const auto* reference = std::get_if<Reference>(&value)) {
        if (attribute.type == AttributeType::product_link) {
            condition.texts.push_back(products.code_of(reference->id));
        } else {
            condition.ids.push_back(reference->id);
        }
    } else if (const auto* file = std::get_if<FileReference>(&value)) {
        condition.texts.push_back(file->name);
    } else {
        return false;
    }
    return true;
}

Filter filter_on(ProductStore& products, const Attribute& attribute, const Value* value,
                 Filter condition) {
    if (value == nullptr) {
        condition.comparison = Comparison::is_empty;
        return condition;
    }
    if (const auto* references = std::get_if<References>(value)) {
        Filter all;
        all.kind = Filter::Kind::conjunction;
        for (const std::int32_t id : references->ids) {
            all.parts.push_back(filter_on(products, attribute, nullptr, condition));
            all.parts.back().comparison = Comparison::equal;
            all.parts.back().ids = {id};
        }
        return all.parts.size() == 1 ? all.parts.front() : all;
    }
    if (!compare_with(products, attribute, *value, condition))
        condition.comparison = Comparison::is_not_empty;
    return condition;
}

Filter filter_on_property(const Structure& structure, const Lineage& lineage, AttributeId id) {
    Filter condition;
    condition.kind = Filter::Kind::condition;
    condition.comparison = Comparison::equal;
    if (id == property::enabled) {
        condition.field = FilterField::enabled;
        condition.boolean = lineage.self->enabled;
    } else if (id == property::family) {
        condition.field = FilterField::family;
        const Family* family = family_of(structure, lineage);
        if (family != nullptr) {
            condition.ids = {family->id};
        } else {
            condition.comparison = Comparison::is_empty;
        }
    } else {
        condition.field = FilterField::sku;
        condition.texts = {lineage.self->code};
    }
    return condition;
}

}  // namespace

std::string filter_on_value(Catalogue& catalogue, ProductId product, const FieldAddress& field,
                            ChannelId channel, LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    auto loaded = catalogue.products().load(product);
    if (!loaded) return {};
    const LoadedLineage kept(catalogue.products(), std::move(*loaded));
    const Lineage& lineage = kept.lineage();
    const Attribute* attribute = structure->attributes.find(field.attribute);
    const bool is_code = attribute != nullptr && attribute->type == AttributeType::identifier;
    if (attribute == nullptr || is_code) {
        const AttributeId id = is_code ? property::code : field.attribute;
        return to_text(*structure, filter_on_property(*structure, lineage, id));
    }
    const auto key = structure->key_for(*attribute, field.channel, field.locale, field.currency);
    const Filter condition = condition_on(field, channel, locale);
    const std::string text = to_text(
        *structure,
        filter_on(catalogue.products(), *attribute, key ? lineage.find(*key) : nullptr, condition));
    try {
        parse_filter(*structure, text);
        return text;
    } catch (const Error&) {
        Filter filled = condition;
        filled.comparison = Comparison::is_not_empty;
        return to_text(*structure, filled);
    }
}

}  // namespace vitrine
