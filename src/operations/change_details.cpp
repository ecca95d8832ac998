#include "operations/change_details.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "operations/edit_products.h"
#include "operations/structure_paths.h"
#include "store/delta.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

using Json = nlohmann::json;

// An entity while its changes are read.
struct Gathered {
    ChangedEntity entity;
    std::map<ValueKey, FieldChange> product_fields;
    // By path, the code among them; absent until one was read.
    std::optional<std::map<std::string, std::string>> structure_before;
    std::map<std::string, std::string> structure_after;
};

class Reading {
public:
    Reading(Catalogue& catalogue, std::size_t limit)
        : m_catalogue(catalogue), m_structure(catalogue.structure()), m_limit(limit) {}

    void take(const Change& change) {
        const auto key = std::pair(change.entity_kind, change.entity_id);
        auto known = m_places.find(key);
        if (known == m_places.end()) {
            if (m_gathered.size() == m_limit) {
                m_has_more = true;
                return;
            }
            known = m_places.emplace(key, m_gathered.size()).first;
            Gathered& first = m_gathered.emplace_back();
            first.entity.kind = change.entity_kind;
            first.entity.id = change.entity_id;
            first.entity.operation = change.operation;
        }
        Gathered& gathered = m_gathered[known->second];
        // Made and filled is made; filled and removed is removed.
        if (change.operation == Operation::remove) gathered.entity.operation = change.operation;
        if (change.entity_kind == EntityKind::product) {
            take_product(change, gathered);
        } else {
            take_structure(change, gathered);
        }
    }

    ChangeSetDetails details() {
        ChangeSetDetails details;
        details.has_more = m_has_more;
        for (Gathered& gathered : m_gathered) {
            if (gathered.entity.kind == EntityKind::product) {
                finish_product(gathered);
            } else {
                finish_structure(gathered);
            }
            details.entities.push_back(std::move(gathered.entity));
        }
        return details;
    }

private:
    static void take_product(const Change& change, Gathered& gathered) {
        FieldChanges fields;
        if (change.operation == Operation::update) fields = decode_changes(change.delta);
        if (change.operation == Operation::remove) {
            const Product removed = decode_removed(change.delta);
            gathered.entity.code = removed.code;
            fields = differences(removed, Product{});
        }
        for (FieldChange& field : fields) {
            const auto [at, is_new] = gathered.product_fields.try_emplace(field.key, field);
            if (!is_new) at->second.after = std::move(field.after);
        }
    }

    void take_structure(const Change& change, Gathered& gathered) {
        const Json delta = Json::parse(change.delta, nullptr, false);
        if (!delta.is_object()) return;
        if (!gathered.structure_before)
            gathered.structure_before = properties(delta, "before", "code_before");
        gathered.structure_after = properties(delta, "after", "code");
        gathered.entity.code = delta.value("code", "");
    }

    std::map<std::string, std::string> properties(const Json& delta, const char* state,
                                                  const char* code) {
        auto paths = structure_paths(m_catalogue, *m_structure, delta.value(state, Json::object()));
        paths["code"] = delta.value(code, delta.value("code", ""));
        return paths;
    }

    void finish_product(Gathered& gathered) {
        ChangedEntity& entity = gathered.entity;
        const std::string code = m_catalogue.products().code_of(static_cast<ProductId>(entity.id));
        if (!code.empty()) entity.code = code;
        if (entity.code.empty()) entity.code = "#" + std::to_string(entity.id);
        if (entity.operation == Operation::create) return;
        for (const auto& [key, field] : gathered.product_fields) {
            if (field.before == field.after) continue;
            entity.fields.push_back({field_name(*m_structure, key),
                                     field_text(m_catalogue, *m_structure, key, field.before),
                                     field_text(m_catalogue, *m_structure, key, field.after)});
        }
    }

    void finish_structure(Gathered& gathered) {
        ChangedEntity& entity = gathered.entity;
        const std::string code =
            code_of(*m_structure, entity.kind, static_cast<std::int32_t>(entity.id));
        if (!code.empty()) entity.code = code;
        if (entity.operation != Operation::update) return;
        if (!gathered.structure_before) return;
        std::map<std::string, std::pair<std::string, std::string>> paths;
        for (auto& [path, text] : *gathered.structure_before) paths[path].first = std::move(text);
        for (auto& [path, text] : gathered.structure_after) paths[path].second = std::move(text);
        for (auto& [path, texts] : paths) {
            auto& [before, after] = texts;
            if (before != after)
                entity.fields.push_back({path, std::move(before), std::move(after)});
        }
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    std::size_t m_limit;
    std::map<std::pair<EntityKind, std::int64_t>, std::size_t> m_places;
    std::vector<Gathered> m_gathered;
    bool m_has_more = false;
};

}  // namespace

ChangeSetDetails change_set_details(Catalogue& catalogue, ChangeSetId id, std::size_t limit,
                                    const Progress& progress) {
    Reading reading(catalogue, limit);
    catalogue.journal().each_change(id, Journal::Order::oldest_first, [&](const Change& change) {
        progress.check();
        reading.take(change);
    });
    return reading.details();
}

}  // namespace vitrine
