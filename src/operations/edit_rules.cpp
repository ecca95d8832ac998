#include "operations/edit_rules.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "catalog/variant_tree.h"

namespace vitrine {
namespace {

ParsedValue parse_enabled(std::string_view text) {
    const std::string word = fold_case(text);
    if (word == "1" || word == "true" || word == "yes") return Value(true);
    if (word == "0" || word == "false" || word == "no") return Value(false);
    return refusal("boolean.unreadable", tr("\"{0}\" is neither yes nor no.", text),
                   tr("Write 1 or 0."));
}

template <class T>
ParsedValue parse_codes(const Entities<T>& entities, std::string rule, std::string_view text) {
    References references;
    for (const auto code : split_list(text, ',')) {
        const T* entity = entities.find(code);
        if (entity == nullptr) return refusal(std::move(rule), tr("There is no {0}.", code));
        if (std::find(references.ids.begin(), references.ids.end(), entity->id) ==
            references.ids.end()) {
            references.ids.push_back(entity->id);
        }
    }
    if (references.ids.empty()) return std::monostate{};
    return Value(std::move(references));
}

}  // namespace

Issue refusal(std::string rule, std::string message, std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

std::optional<AttributeId> find_property(std::string_view name) {
    const std::string folded = fold_case(name);
    for (const AttributeId known : {property::family, property::parent, property::enabled,
                                    property::categories, property::groups}) {
        if (folded == property_name(known)) return known;
    }
    return std::nullopt;
}

std::optional<Issue> check_editable(const Structure& structure, AttributeId field) {
    const Attribute* attribute = structure.attributes.find(field);
    if (attribute != nullptr) {
        if (!attribute->expression.empty()) {
            return refusal(
                "computed.read_only",
                tr("{0} is computed by {1}", attribute->code, shorten(attribute->expression, 200)),
                tr("Edit what it is computed from, or its expression."));
        }
        if (attribute->read_only) {
            return refusal("attribute.read_only",
                           tr("{0} is read-only: its values come by import.", attribute->code),
                           tr("Change it where it comes from."));
        }
        if (attribute->type != AttributeType::identifier) return std::nullopt;
        return refusal("identifier.read_only", tr("The identifier cannot be edited here."));
    }
    const bool editable = field == property::enabled || field == property::family ||
                          field == property::categories || field == property::groups;
    if (editable) return std::nullopt;
    if (field >= property::first_attribute)
        return refusal("field.gone", tr("The attribute is not there any more."));
    return refusal("field.read_only", tr("This field cannot be edited here."));
}

ParsedValue parse_field_text(const Structure& structure, AttributeId field, std::string_view text,
                             const ValueFormat& format) {
    const std::string_view trimmed = trim(text);
    if (const Attribute* attribute = structure.attributes.find(field)) {
        const bool whole = attribute->type == AttributeType::long_text;
        return parse_value(structure, *attribute, whole ? text : trimmed, {}, format);
    }
    switch (field) {
        case property::enabled:
            return parse_enabled(trimmed);
        case property::family: {
            if (trimmed.empty()) return std::monostate{};
            const Family* family = structure.families.find(trimmed);
            if (family == nullptr)
                return refusal("family.unknown", tr("There is no family {0}.", trimmed));
            return Value(Reference{family->id});
        }
        case property::categories:
            return parse_codes(structure.categories, "category.unknown", trimmed);
        case property::groups:
            return parse_codes(structure.groups, "group.unknown", trimmed);
        default:
            return refusal("field.read_only", tr("This field cannot be edited here."));
    }
}

std::optional<Issue> check_file_size(const Attribute& attribute, std::string_view file,
                                     std::int64_t bytes) {
    if (!attribute.max_file_size_mb) return std::nullopt;
    constexpr std::int64_t bytes_per_mb = 1'000'000;
    const auto limit = attribute.max_file_size_mb->times(Decimal(bytes_per_mb, 0));
    if (!limit || Decimal(bytes, 0) <= *limit) return std::nullopt;
    return refusal("media.size",
                   tr("The file {0} is larger than {1} allows: {2} MB.", file, attribute.code,
                      attribute.max_file_size_mb->to_string()),
                   tr("Use a smaller file, or raise the limit of the attribute."));
}

std::optional<Issue> check_level(const Structure& structure, const Lineage& lineage,
                                 AttributeId field) {
    const Product& product = *lineage.self;
    if (field == property::family && product.is_model()) {
        return refusal(
            "family.of_model",
            tr("The family of the model {0} comes with its family variant.", product.code),
            tr("\"vitrine change family\" changes both, for the whole model."));
    }
    if (field == property::family && product.kind == ProductKind::variant) {
        return refusal("family.of_model",
                       tr("The family of {0} is that of its model.", product.code),
                       tr("\"vitrine change family\" changes that of the whole model."));
    }
    if (field == property::enabled && product.is_model()) {
        return refusal(
            "enabled.of_model",
            tr("{0} is a model: its variants are sold, not the model itself.", product.code),
            tr("Edit it on each variant."));
    }
    const Attribute* attribute = structure.attributes.find(field);
    if (attribute == nullptr) return std::nullopt;
    const FamilyVariant* levels = family_variant_of(structure, lineage);
    if (levels == nullptr || levels->level_of(field) <= lineage.level()) return std::nullopt;
    return refusal("variant.level",
                   tr("{0} belongs to the variants below {1}.", attribute->code, product.code),
                   tr("Edit it on each variant."));
}

std::optional<Issue> check_override(const Structure& structure, const Lineage& lineage,
                                    AttributeId field) {
    const FamilyVariant* levels = family_variant_of(structure, lineage);
    if (levels == nullptr || !is_axis(*levels, field)) return std::nullopt;
    if (levels->level_of(field) >= lineage.level()) return std::nullopt;
    return refusal("variant.axis_above",
                   tr("{0} tells the models above {1} apart.", structure.attributes.code_of(field),
                      lineage.self->code),
                   tr("Move {0} below another model.", lineage.self->code));
}

std::span<const AttributeId> axes_of(const Structure& structure, const Lineage& lineage) {
    const FamilyVariant* levels = family_variant_of(structure, lineage);
    const auto level = static_cast<std::size_t>(lineage.level());
    if (levels == nullptr || level == 0 || level > levels->levels.size()) return {};
    return levels->levels[level - 1].axes;
}

std::optional<Issue> check_axes(const Structure& structure, ProductStore& products,
                                const Product& before, const Lineage& after,
                                const LoadProduct& load) {
    const auto axes = axes_of(structure, after);
    const Product& self = *after.self;
    const bool is_same = before.parent == self.parent &&
                         std::all_of(axes.begin(), axes.end(), [&](AttributeId axis) {
                             return field(before, {axis, 0}) == field(self, {axis, 0});
                         });
    if (axes.empty() || is_same) return std::nullopt;
    AttributeId missing = 0;
    const auto values = axis_key(structure, axes, self.values, missing);
    if (!values) {
        return refusal("variant.axis_missing",
                       tr("{0} tells the variants apart and must not be empty.",
                          structure.attributes.code_of(missing)));
    }
    for (const ProductId sibling_id : products.children_of(self.parent)) {
        if (sibling_id == self.id) continue;
        const auto sibling = load(sibling_id);
        if (sibling && axis_key(structure, axes, sibling->values, missing) == values) {
            return refusal("variant.axis_duplicate",
                           tr("{0} has these values already.", sibling->code),
                           tr("Choose another value."));
        }
    }
    return std::nullopt;
}

}  // namespace vitrine
