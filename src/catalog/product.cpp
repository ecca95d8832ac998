#include "catalog/product.h"

namespace vitrine {
namespace {

std::optional<Value> reference(std::int32_t id) {
    return id == 0 ? std::nullopt : std::optional<Value>(Reference{id});
}

constexpr AttributeId header_properties[] = {property::code, property::family, property::parent,
                                             property::enabled, property::family_variant};

bool is_header(AttributeId attribute) {
    return attribute <= property::family_variant;
}

}  // namespace

const std::vector<std::int32_t>& Product::references(AttributeId property, ScopeId scope) const {
    static const std::vector<std::int32_t> none;
    const Value* value = values.find({property, scope});
    const auto* found = value != nullptr ? std::get_if<References>(value) : nullptr;
    return found != nullptr ? found->ids : none;
}

std::optional<Value> field(const Product& product, ValueKey key) {
    switch (key.attribute) {
        case property::code:
            return Value(product.code);
        case property::family:
            return reference(product.family);
        case property::parent:
            return reference(product.parent);
        case property::enabled:
            return Value(product.enabled);
        case property::family_variant:
            return reference(product.family_variant);
        default:
            break;
    }
    const Value* value = product.values.find(key);
    return value == nullptr ? std::nullopt : std::optional<Value>(*value);
}

void set_field(Product& product, ValueKey key, const std::optional<Value>& value) {
    const auto id = [&] {
        const auto* found = value ? std::get_if<Reference>(&*value) : nullptr;
        return found != nullptr ? found->id : 0;
    };
    switch (key.attribute) {
        case property::code:
            if (value && std::holds_alternative<std::string>(*value)) {
                product.code = std::get<std::string>(*value);
            }
            return;
        case property::family:
            product.family = id();
            return;
        case property::parent:
            product.parent = id();
            if (!product.is_model()) {
                product.kind = product.parent == 0 ? ProductKind::simple : ProductKind::variant;
            }
            return;
        case property::enabled:
            product.enabled =
                value && std::holds_alternative<bool>(*value) ? std::get<bool>(*value) : true;
            return;
        case property::family_variant:
            product.family_variant = id();
            return;
        default:
            break;
    }
    if (value) {
        product.values.set(key, *value);
    } else {
        product.values.erase(key);
    }
}

FieldChanges differences(const Product& before, const Product& after) {
    FieldChanges changes;
    for (const AttributeId attribute : header_properties) {
        auto old_value = field(before, {attribute, 0});
        auto new_value = field(after, {attribute, 0});
        if (old_value != new_value) {
            changes.push_back({{attribute, 0}, std::move(old_value), std::move(new_value)});
        }
    }
    auto left = before.values.begin();
    auto right = after.values.begin();
    while (left != before.values.end() || right != after.values.end()) {
        if (right == after.values.end() ||
            (left != before.values.end() && left->first < right->first)) {
            changes.push_back({left->first, left->second, std::nullopt});
            ++left;
        } else if (left == before.values.end() || right->first < left->first) {
            changes.push_back({right->first, std::nullopt, right->second});
            ++right;
        } else {
            if (left->second != right->second)
                changes.push_back({left->first, left->second, right->second});
            ++left;
            ++right;
        }
    }
    std::erase_if(changes, [](const FieldChange& change) {
        return is_header(change.key.attribute) && change.before == change.after;
    });
    return changes;
}

}  // namespace vitrine
