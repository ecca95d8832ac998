#include "operations/undo_structure.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "operations/saved_filters.h"
#include "operations/structure_names.h"
#include "operations/value_fit.h"
#include "store/delta.h"
#include "store/inverse.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

// A pack of the journal is read once for so many products.
constexpr std::size_t products_per_pass = 10'000;

template <class T>
bool knows(const Entities<T>& entities, std::int32_t id) {
    return entities.find(id) != nullptr;
}
template <class T>
bool knows_or_none(const Entities<T>& entities, std::int32_t id) {
    return id == 0 || knows(entities, id);
}
template <class T>
bool knows_all(const Entities<T>& entities, const std::vector<std::int32_t>& ids) {
    return std::all_of(ids.begin(), ids.end(),
                       [&](std::int32_t id) { return knows(entities, id); });
}

// Whether all that the entity names is there.
bool is_whole(const Structure& in, const Attribute& attribute) {
    return knows_or_none(in.attribute_groups, attribute.group) &&
           knows_or_none(in.reference_entities, attribute.reference_entity) &&
           knows_all(in.locales, attribute.available_locales) &&
           std::all_of(attribute.table_columns.begin(), attribute.table_columns.end(),
                       [&](const TableColumn& column) {
                           return knows_or_none(in.reference_entities, column.reference_entity);
                       });
}
bool is_whole(const Structure& in, const Option& option) {
    return knows(in.attributes, option.attribute);
}
bool is_whole(const Structure& in, const Family& family) {
    return knows_all(in.attributes, family.attributes) &&
           knows_or_none(in.attributes, family.label_attribute) &&
           knows_or_none(in.attributes, family.image_attribute) &&
           std::all_of(family.requirements.begin(), family.requirements.end(),
                       [&](const auto& required) {
                           return knows(in.channels, required.first) &&
                                  knows_all(in.attributes, required.second);
                       });
}
bool is_whole(const Structure& in, const FamilyVariant& variant) {
    return knows(in.families, variant.family) &&
           std::all_of(variant.levels.begin(), variant.levels.end(), [&](const auto& level) {
               return knows_all(in.attributes, level.axes) &&
                      knows_all(in.attributes, level.attributes);
           });
}
bool is_whole(const Structure& in, const Category& category) {
    return knows_or_none(in.categories, category.parent);
}
bool is_whole(const Structure& in, const Channel& channel) {
    return knows_all(in.locales, channel.locales) && knows_all(in.currencies, channel.currencies) &&
           knows_or_none(in.categories, channel.tree) &&
           std::all_of(channel.conversion_units.begin(), channel.conversion_units.end(),
                       [&](const auto& unit) { return knows(in.attributes, unit.first); });
}
bool is_whole(const Structure& in, const Group& group) {
    return knows_or_none(in.group_types, group.type);
}

bool is_whole(const Structure& in, const ReferenceEntity& entity) {
    return knows_all(in.attributes, entity.attributes) &&
           knows_or_none(in.attributes, entity.image_attribute);
}
bool is_whole(const Structure& in, const Record& record) {
    return knows(in.reference_entities, record.entity) &&
           std::all_of(record.values.begin(), record.values.end(),
                       [&](const auto& entry) { return fits(in, entry.first, entry.second); });
}
bool is_whole(const Structure& in, const Market& market) {
    return knows_or_none(in.currencies, market.currency) &&
           knows_or_none(in.locales, market.locale) && knows_all(in.channels, market.channels);
}
bool is_whole(const Structure& in, const Location& location) {
    return knows_or_none(in.markets, location.market);
}
bool is_whole(const Structure& in, const DataSource& source) {
    return knows_all(in.attributes, source.attributes);
}
bool is_whole(const Structure& in, const PriceList& list) {
    return knows_or_none(in.currencies, list.currency) && knows_or_none(in.markets, list.market) &&
           knows_or_none(in.channels, list.channel) && knows_or_none(in.locations, list.location) &&
           knows_or_none(in.segments, list.segment);
}
bool is_whole(const Structure& in, const PriceRule& rule) {
    return knows_or_none(in.price_lists, rule.source) && knows_or_none(in.price_lists, rule.target);
}
bool is_whole(const Structure& in, const Locale& locale) {
    return knows_or_none(in.locales, locale.fallback);
}

template <class T>
bool is_whole(const Structure&, const T&) {
    return true;
}

// Whether values of one would not fit the other.
bool keeps_otherwise(const Attribute* one, const Attribute* other) {
    return one == nullptr || other == nullptr || one->type != other->type ||
           one->localizable != other->localizable || one->scopable != other->scopable ||
           one->reference_entity != other->reference_entity;
}

}  // namespace

UndoneStructure::UndoneStructure(Catalogue& catalogue, const Structure& now, const ChangeSet& set,
                                 OnConflict on_conflict, LaterChanges& later,
                                 const std::set<ProductId>& kept,
                                 const std::set<AttributeId>& kept_attributes)
    : m_catalogue(catalogue), m_now(now), m_set(set.id), m_kept(kept) {
    Journal& journal = catalogue.journal();
    journal.each_structure_change_since(journal.first_seq_of(m_set) - 1, [&](const Change& change) {
        if (change.change_set == m_set && change.entity_kind != EntityKind::scope &&
            change.operation != Operation::create) {
            m_changes.push_back(change);
        }
    });
    if (m_changes.empty()) return;
    m_then = now;
    for (const Change& change : m_changes) {
        if (on_conflict != OnConflict::keep_later || !later.changed_since(change))
            step_back(change);
    }
    for (const AttributeId attribute : kept_attributes)
        keep(attribute, tr("Products share values of it by now, so they need not differ."));
    keep_unwhole();
    if (const auto attributes = reshaped(); !attributes.empty())
        look_for_strays(attributes, later.products(), on_conflict);
}

std::string UndoneStructure::reason_to_stay(const Change& change) const {
    const auto at = m_reasons.find(change.seq);
    return at == m_reasons.end() ? std::string() : at->second;
}

FieldChanges UndoneStructure::take_misfits(Product& product) const {
    FieldChanges misfits;
    for (FieldChange& change : differences(product, Product{})) {
        if (change.before && !fits(afterwards(), change.key, *change.before)) {
            set_field(product, change.key, std::nullopt);
            misfits.push_back(std::move(change));
        }
    }
    return misfits;
}

void UndoneStructure::step_back(const Change& change) {
    const auto state = structure_state(change, "before");
    if (!state) return;
    const auto id = static_cast<std::int32_t>(change.entity_id);
    const auto json = nlohmann::ordered_json::parse(*state);
    const std::string code = json.at("code");
    if (other_of_code(*m_then, change.entity_kind, id, code, json.at("body").dump()) != 0) {
        m_reasons[change.seq] = tr("Another one has the code {0} now.", code);
        return;
    }
    put_structure_state(*m_then, change.entity_kind, id, *state);
}

// What names something that is gone stays as it is now, and so does what names that in its turn.
void UndoneStructure::keep_unwhole() {
    for (bool again = true; again;) {
        again = false;
        for (const Change& change : m_changes) {
            const auto id = static_cast<std::int32_t>(change.entity_id);
            bool whole = true;
            with_entities(*m_then, change.entity_kind, [&](const auto& entities) {
                const auto* entity = entities.find(id);
                whole = entity == nullptr || is_whole(*m_then, *entity);
            });
            if (whole || m_reasons.contains(change.seq)) continue;
            m_reasons[change.seq] = tr("\"{0}\" names something that was removed since.",
                                       code_of(*m_then, change.entity_kind, id));
            show_as_now(change.entity_kind, id);
            again = true;
        }
    }
}

void UndoneStructure::show_as_now(EntityKind kind, std::int32_t id) {
    const std::string body = body_of(m_now, kind, id);
    if (body.empty()) {
        remove_entity(*m_then, kind, id);
    } else {
        put_json(*m_then, kind, id, code_of(m_now, kind, id), body);
    }
}

// Attributes whose values of now would not fit afterwards.
std::set<AttributeId> UndoneStructure::reshaped() const {
    std::set<AttributeId> found;
    for (const Change& change : m_changes) {
        const auto id = static_cast<AttributeId>(change.entity_id);
        if (change.entity_kind == EntityKind::attribute && change.operation == Operation::update &&
            keeps_otherwise(m_now.attributes.find(id), m_then->attributes.find(id))) {
            found.insert(id);
        }
    }
    return found;
}

// What the change set left in the fields of these attributes, by product.
std::map<ProductId, UndoneStructure::Fields> UndoneStructure::left_by_it(
    const std::vector<ProductId>& products, const std::set<AttributeId>& attributes) {
    std::map<ProductId, Fields> left;
    m_catalogue.journal().each_change_of_products(products, [&](const Change& change) {
        if (change.change_set != m_set || change.operation != Operation::update) return;
        for (FieldChange& changed : decode_changes(change.delta)) {
            // Newest first: the last one counts.
            if (attributes.contains(changed.key.attribute))
                left[static_cast<ProductId>(change.entity_id)].emplace(changed.key,
                                                                       std::move(changed.after));
        }
    });
    return left;
}

void UndoneStructure::look_for_strays(const std::set<AttributeId>& reshaped,
                                      std::vector<ProductId> products, OnConflict on_conflict) {
    products.insert(products.end(), m_kept.begin(), m_kept.end());
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    std::set<AttributeId> kept;
    for (std::size_t from = 0; from < products.size(); from += products_per_pass) {
        const std::size_t to = std::min(from + products_per_pass, products.size());
        const std::vector<ProductId> some(products.begin() + static_cast<std::ptrdiff_t>(from),
                                          products.begin() + static_cast<std::ptrdiff_t>(to));
        auto left = left_by_it(some, reshaped);
        for (const ProductId id : some) {
            const auto product = m_catalogue.products().load(id);
            if (!product) continue;
            const Fields& known = left[id];
            const bool stays = m_kept.contains(id);
            for (const auto& [key, value] : product->values) {
                if (!reshaped.contains(key.attribute) || fits(*m_then, key, value)) continue;
                const auto at = known.find(key);
                if (!stays && at != known.end() && at->second == value) continue;
                if (stays || on_conflict == OnConflict::keep_later) {
                    kept.insert(key.attribute);
                } else if (at == known.end()) {
                    m_strays.push_back({id, key});
                }
            }
        }
    }
    for (const AttributeId attribute : kept)
        keep(attribute, tr("It has values that were written since and stay."));
}

// The attribute stays as it is now.
void UndoneStructure::keep(AttributeId attribute, const std::string& why) {
    show_as_now(EntityKind::attribute, attribute);
    for (const Change& change : m_changes) {
        if (change.entity_kind == EntityKind::attribute && change.entity_id == attribute)
            m_reasons[change.seq] = why;
    }
}

std::optional<std::string> refusal_by_channels(const Structure& now, const Change& change) {
    const auto before = structure_state(change, "before");
    if (!before) return std::nullopt;
    const auto id = static_cast<SavedFilterId>(change.entity_id);
    const auto present = std::make_shared<const Structure>(now);
    const auto then = std::make_shared<Structure>(now);
    put_structure_state(*then, change.entity_kind, id, *before);
    try {
        check_assortments(present, then, id);
    } catch (const Error& error) {
        return error.sentence();
    }
    return std::nullopt;
}

}  // namespace vitrine
