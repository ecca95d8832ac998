#include "store/inverse.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "store/delta.h"
#include "store/price_writer.h"
#include "store/structure_json.h"

namespace vitrine {

using Json = nlohmann::ordered_json;

// {"code":..., "before":..., "after":...}; "code_before" stands there where that was another one.
std::string structure_delta(const StructureText& before, const StructureText& after) {
    Json delta = {{"code", after.body.empty() ? before.code : after.code}};
    if (!before.body.empty() && !after.body.empty() && before.code != after.code)
        delta["code_before"] = before.code;
    if (!before.body.empty()) delta["before"] = Json::parse(before.body);
    if (!after.body.empty()) delta["after"] = Json::parse(after.body);
    return delta.dump();
}

std::optional<std::string> structure_state(const Change& change, std::string_view part) {
    try {
        const auto delta = Json::parse(change.delta);
        const auto at = delta.find(part);
        if (at == delta.end()) return std::nullopt;
        const auto code = delta.find(part == "before" ? "code_before" : "code");
        return Json{{"code", code == delta.end() ? delta.at("code") : *code}, {"body", *at}}.dump();
    } catch (const nlohmann::json::exception& exception) {
        throw Error(Failure::storage, tr("A journal entry is damaged. Run verify to find which."),
                    exception.what());
    }
}

void put_structure_state(Structure& structure, EntityKind kind, std::int32_t id,
                         std::string_view state) {
    const auto json = Json::parse(state);
    put_json(structure, kind, id, json.at("code").get<std::string>(), json.at("body").dump());
}

bool step_back(std::optional<Product>& state, const Change& change) {
    if (change.operation == Operation::remove) {
        if (state) return false;
        state = decode_removed(change.delta);
        return true;
    }
    if (!state) return false;
    if (change.operation == Operation::create) {
        state.reset();
        return true;
    }
    for (const FieldChange& changed : decode_changes(change.delta)) {
        if (field(*state, changed.key) != changed.after) return false;
        set_field(*state, changed.key, changed.before);
    }
    return true;
}

bool is_code_taken(ProductStore& products, const Product& product, const FieldChange& changed) {
    if (changed.key.attribute != property::code || !changed.before) return false;
    const auto owner = products.find(
        product.is_model() ? ProductStore::Space::models : ProductStore::Space::products,
        std::get<std::string>(*changed.before));
    return owner && *owner != product.id;
}

void apply_inverse(PriceWriter& writer, const PriceChangeRow& change) {
    if (change.before) {
        writer.put({change.key, change.before->until, change.before->amount});
    } else {
        writer.remove(change.key);
    }
}

void apply_inverse(ChangeSetWriter& writer, Catalogue& catalogue, const Change& change) {
    // Interned scopes are only names for combinations; nobody minds one that is not used.
    if (change.entity_kind == EntityKind::scope) return;
    if (change.entity_kind != EntityKind::product) {
        writer.restore(change.entity_kind, static_cast<std::int32_t>(change.entity_id),
                       structure_state(change, "before"));
        return;
    }
    const auto id = static_cast<ProductId>(change.entity_id);
    auto stored = catalogue.products().load(id);
    switch (change.operation) {
        case Operation::create:
            if (stored) writer.remove(*stored);
            break;
        case Operation::remove:
            if (!stored) {
                Product product = decode_removed(change.delta);
                product.id = id;
                writer.create(std::move(product));
            }
            break;
        case Operation::update:
            if (stored) {
                Product product = *stored;
                for (const FieldChange& changed : decode_changes(change.delta)) {
                    if (is_code_taken(catalogue.products(), *stored, changed)) continue;
                    set_field(product, changed.key, changed.before);
                }
                writer.update(*stored, std::move(product));
            }
            break;
    }
}

void roll_back(Catalogue& catalogue, const ChangeSet& change_set) {
    ChangeSetOrigin origin;
    origin.author = change_set.origin.author;
    origin.source = "rollback";
    origin.note = tr("Taken back after an interruption: {0}", change_set.origin.note);
    origin.undo_of = change_set.id;
    ChangeSetWriter writer(catalogue, std::move(origin));
    catalogue.prices().each_change(change_set.id, [&](const PriceChangeRow& change) {
        apply_inverse(writer.prices(), change);
    });
    catalogue.journal().each_change(
        change_set.id, Journal::Order::newest_first,
        [&](const Change& change) { apply_inverse(writer, catalogue, change); });
    writer.mark_rolled_back(change_set.id);
    writer.finish();
}

}  // namespace vitrine
