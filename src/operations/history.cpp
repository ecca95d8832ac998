#include "operations/history.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "operations/edit_products.h"
#include "store/delta.h"

namespace vitrine {
namespace {

constexpr std::int64_t change_sets_per_page = 200;

bool removed_products(const ChangeSet& change_set) {
    const auto counts = nlohmann::json::parse(change_set.counts, nullptr, false);
    if (!counts.is_object()) return false;
    const auto products = counts.find(std::string(entity_kind_name(EntityKind::product)));
    return products != counts.end() && products->is_object() && products->contains("remove");
}

// A product that is gone, found by the code it had when it was removed last.
std::optional<ProductId> find_removed(Catalogue& catalogue, std::string_view code) {
    const std::string wanted = fold_case(code);
    for (std::int64_t offset = 0;; offset += change_sets_per_page) {
        const auto page = catalogue.journal().list(change_sets_per_page, offset);
        if (page.empty()) return std::nullopt;
        for (const ChangeSet& change_set : page) {
            if (!removed_products(change_set)) continue;
            std::optional<ProductId> found;
            catalogue.journal().each_change(
                change_set.id, Journal::Order::newest_first, [&](const Change& change) {
                    if (found || change.entity_kind != EntityKind::product) return;
                    if (change.operation != Operation::remove) return;
                    if (fold_case(decode_removed(change.delta).code) == wanted) {
                        found = static_cast<ProductId>(change.entity_id);
                    }
                });
            if (found) return found;
        }
    }
}

std::vector<std::string> codes_of(ProductStore& products, const std::vector<std::int32_t>& ids) {
    std::vector<std::string> codes;
    for (const ProductId id : ids) {
        std::string code = products.code_of(id);
        // The product is gone: its number is all that is left of it here.
        codes.push_back(code.empty() ? "#" + std::to_string(id) : std::move(code));
    }
    return codes;
}

FieldChanges fields_of(const Change& change) {
    if (change.operation == Operation::update) return decode_changes(change.delta);
    if (change.operation == Operation::remove)
        return differences(decode_removed(change.delta), Product{});
    return {};
}

// The changes of one product within one change set as one: what stood before, what stood after.
struct Merged {
    ChangeSetId change_set = 0;
    Operation operation = Operation::update;
    std::map<ValueKey, FieldChange> fields;
};

std::vector<Merged> merge_by_change_set(const std::vector<Change>& newest_first) {
    std::vector<Merged> merged;
    for (const Change& change : newest_first) {
        if (merged.empty() || merged.back().change_set != change.change_set) {
            merged.push_back({change.change_set, change.operation, {}});
        }
        Merged& entry = merged.back();
        // Created and filled in one change set is a creation; filled and removed is a removal.
        if (change.operation == Operation::create && entry.operation == Operation::update) {
            entry.operation = Operation::create;
        }
        for (FieldChange& field : fields_of(change)) {
            const auto [at, is_new] = entry.fields.try_emplace(field.key, field);
            if (!is_new) at->second.before = std::move(field.before);
        }
    }
    return merged;
}

struct ProductChanges {
    std::optional<Product> product;  // as it is now; absent if it was removed
    std::vector<Merged> newest_first;
};

ProductChanges changes_of(Catalogue& catalogue, ProductId id) {
    return {catalogue.products().load(id),
            merge_by_change_set(catalogue.journal().changes_of(EntityKind::product, id))};
}

ProductId find_product(Catalogue& catalogue, std::string_view code) {
    if (const auto product = catalogue.products().load_by_code(code)) return product->id;
    const auto removed = find_removed(catalogue, code);
    if (!removed) {
        throw Error(Failure::usage,
                    catalogue.journal().horizon() == 0
                        ? tr("There is no product or model {0}, and there never was.", code)
                        : tr("There is no product or model {0}, nor does the history that is kept "
                             "know one.",
                             code));
    }
    return *removed;
}

ProductHistoryEntry entry_of(Catalogue& catalogue, const Merged& merged) {
    ProductHistoryEntry entry;
    entry.operation = merged.operation;
    entry.change_set.id = merged.change_set;
    if (auto change_set = catalogue.journal().find(merged.change_set))
        entry.change_set = std::move(*change_set);
    return entry;
}

}  // namespace

std::vector<ProductHistoryEntry> product_history(Catalogue& catalogue, std::string_view code) {
    const auto structure = catalogue.structure();
    std::vector<ProductHistoryEntry> entries;
    const ProductChanges changes = changes_of(catalogue, find_product(catalogue, code));
    for (const Merged& merged : changes.newest_first) {
        ProductHistoryEntry& entry = entries.emplace_back(entry_of(catalogue, merged));
        if (merged.operation == Operation::create) continue;
        for (const auto& [key, field] : merged.fields) {
            if (field.before == field.after) continue;
            entry.fields.push_back({field_name(*structure, key),
                                    field_text(catalogue, *structure, key, field.before),
                                    field_text(catalogue, *structure, key, field.after)});
        }
    }
    return entries;
}

std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, std::string_view code,
                                               std::string_view name) {
    return field_history(catalogue, find_product(catalogue, code), name);
}

std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, ProductId product,
                                               std::string_view name) {
    return field_history(catalogue, product, parse_field(*catalogue.structure(), name));
}

std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, ProductId product,
                                               const FieldAddress& address) {
    const auto structure = catalogue.structure();
    const Attribute* attribute = structure->attributes.find(address.attribute);
    const auto key = attribute == nullptr ? ValueKey{address.attribute, 0}
                                          : structure->key_for(*attribute, address.channel,
                                                               address.locale, address.currency);
    const ProductChanges changes = changes_of(catalogue, product);
    std::vector<ProductHistoryEntry> entries;
    // No product ever had a value under this combination.
    if (!key) return entries;
    std::optional<Value> value = changes.product ? field(*changes.product, *key) : std::nullopt;
    for (const Merged& merged : changes.newest_first) {
        const auto changed = merged.fields.find(*key);
        std::optional<Value> before = value;
        if (changed != merged.fields.end()) {
            value = changed->second.after;
            before = changed->second.before;
        }
        if (merged.operation == Operation::create) before.reset();
        if (before != value) {
            entries.push_back(entry_of(catalogue, merged));
            entries.back().fields.push_back({field_name(*structure, *key),
                                             field_text(catalogue, *structure, *key, before),
                                             field_text(catalogue, *structure, *key, value)});
        }
        value = before;
    }
    return entries;
}

std::string field_text(Catalogue& catalogue, const Structure& structure, ValueKey key,
                       const std::optional<Value>& value) {
    if (!value) return {};
    const Attribute* attribute = structure.attributes.find(key.attribute);
    const bool names_products =
        key.attribute == property::parent || key.attribute == property::linked_products ||
        key.attribute == property::linked_models ||
        (attribute != nullptr && attribute->type == AttributeType::product_link);
    if (const auto* quantities = std::get_if<Quantities>(&*value)) {
        std::vector<std::string> parts;
        for (const Quantity& item : quantities->items) {
            parts.push_back(item.count.to_string() + " × " +
                            join(codes_of(catalogue.products(), {item.product}), ","));
        }
        return join(parts, ", ");
    }
    if (names_products) {
        if (const auto* one = std::get_if<Reference>(&*value)) {
            return join(codes_of(catalogue.products(), {one->id}), ",");
        }
        if (const auto* many = std::get_if<References>(&*value)) {
            return join(codes_of(catalogue.products(), many->ids), ",");
        }
    }
    return field_to_text(structure, key, *value);
}

}  // namespace vitrine
