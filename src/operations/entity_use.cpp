#include "operations/entity_use.h"

#include <algorithm>
#include <memory>

#include "operations/product_sweep.h"
#include "store/document.h"

namespace vitrine {
namespace {

constexpr EntityKind counted_kinds[] = {
    EntityKind::attribute, EntityKind::option, EntityKind::family,           EntityKind::category,
    EntityKind::group,     EntityKind::record, EntityKind::association_type,
};

// The products of one thread.
class Counting {
public:
    explicit Counting(const Structure& structure) : m_structure(structure) {}

    void look_at(const StoredProduct& product) {
        m_seen.clear();
        if (product.family != 0) note(EntityKind::family, product.family);
        m_reader.begin(product.document);
        while (m_reader.next()) look_at(m_reader.key(), m_reader.value());
        // Values of several scopes, and links of several kinds, are of one product.
        std::sort(m_seen.begin(), m_seen.end());
        m_seen.erase(std::unique(m_seen.begin(), m_seen.end()), m_seen.end());
        for (const auto& [kind, id] : m_seen) m_use.add(kind, id);
    }
    const EntityUse& use() const { return m_use; }

private:
    void note(EntityKind kind, std::int32_t id) { m_seen.emplace_back(kind, id); }
    void note_ids(EntityKind kind, const ValueView& value) {
        if (const auto* one = std::get_if<Reference>(&value)) note(kind, one->id);
        if (const auto* list = std::get_if<std::span<const std::int32_t>>(&value)) {
            for (const std::int32_t id : *list) note(kind, id);
        }
    }
    void look_at(ValueKey key, const ValueView& value) {
        if (key.attribute == property::categories) {
            note_ids(EntityKind::category, value);
        } else if (key.attribute == property::groups) {
            note_ids(EntityKind::group, value);
        } else if (key.attribute >= property::linked_products &&
                   key.attribute <= property::quantified_models) {
            note(EntityKind::association_type, key.scope);
        } else if (const Attribute* attribute = m_structure.attributes.find(key.attribute)) {
            note(EntityKind::attribute, key.attribute);
            if (attribute->is_select()) note_ids(EntityKind::option, value);
            if (attribute->links_records()) note_ids(EntityKind::record, value);
        }
    }

    const Structure& m_structure;
    DocumentReader m_reader;
    std::vector<std::pair<EntityKind, std::int32_t>> m_seen;
    EntityUse m_use;
};

}  // namespace

std::int64_t EntityUse::products(const EntityAddress& entity) const {
    const auto of_kind = m_products.find(entity.kind);
    const auto index = static_cast<std::size_t>(entity.id);
    return of_kind == m_products.end() || index >= of_kind->second.size() ? 0
                                                                          : of_kind->second[index];
}

bool EntityUse::is_counted(EntityKind kind) {
    return std::find(std::begin(counted_kinds), std::end(counted_kinds), kind) !=
           std::end(counted_kinds);
}

void EntityUse::add(EntityKind kind, std::int32_t id) {
    auto& of_kind = m_products[kind];
    const auto index = static_cast<std::size_t>(id);
    if (index >= of_kind.size()) of_kind.resize(index + 1);
    ++of_kind[index];
}

void EntityUse::add(const EntityUse& other) {
    for (const auto& [kind, counts] : other.m_products) {
        auto& mine = m_products[kind];
        mine.resize(std::max(mine.size(), counts.size()));
        for (std::size_t i = 0; i < counts.size(); ++i) mine[i] += counts[i];
    }
}

EntityUse count_entity_use(Catalogue& catalogue, const Progress& progress) {
    const auto structure = catalogue.structure();
    std::vector<std::shared_ptr<Counting>> parts;
    sweep_products(catalogue, false, progress, [&](std::size_t) {
        parts.push_back(std::make_shared<Counting>(*structure));
        return [part = parts.back()](const StoredProduct& product) { part->look_at(product); };
    });
    EntityUse all;
    for (const auto& part : parts) all.add(part->use());
    return all;
}

}  // namespace vitrine
