#include "operations/merge_entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/code_texts.h"
#include "operations/delete_values.h"
#include "operations/edit_rules.h"
#include "operations/product_sweep.h"

namespace vitrine {
namespace {

// `from` becomes `into`, once.
template <class Id>
bool replace(std::vector<Id>& ids, Id from, Id into) {
    const auto at = std::find(ids.begin(), ids.end(), from);
    if (at == ids.end()) return false;
    if (std::find(ids.begin(), ids.end(), into) != ids.end()) {
        ids.erase(at);
    } else {
        *at = into;
    }
    return true;
}

bool names(const ValueView& value, std::int32_t id) {
    if (const auto* one = std::get_if<Reference>(&value)) return one->id == id;
    const auto* many = std::get_if<std::span<const std::int32_t>>(&value);
    return many != nullptr && std::find(many->begin(), many->end(), id) != many->end();
}

class Merging {
public:
    Merging(StructureChange& change, const Merge& merge, const Progress& progress)
        : m_change(change),
          m_from(merge.from),
          m_into(merge.into),
          m_winner(merge.winner),
          m_progress(progress),
          m_before(change.structure()) {}

    void run() {
        switch (m_from.kind) {
            case EntityKind::option:
                options();
                break;
            case EntityKind::category:
                categories();
                break;
            case EntityKind::attribute:
                attributes();
                break;
            default:
                throw Error(Failure::usage,
                            tr("Options, categories and attributes can be merged, nothing else."));
        }
        if (m_change.refused()) return;
        m_change.remove(m_from.kind, m_from.id);
        refuse_broken_texts(m_change, m_before);
        m_change.complete_computed_values(m_progress);
    }

private:
    const Structure& structure() const { return m_change.structure(); }

    // In the fields of products and records.
    void replace_ids(AttributeId field) {
        const std::string label = tr("Values that change");
        m_change.count("values", label, 0);
        const auto products =
            find_products(m_change.catalogue(), m_progress, [&](const StoredProduct& product) {
                return has_value(product, [&](ValueKey key, const ValueView& value) {
                    return key.attribute == field && names(value, m_from.id);
                });
            });
        const auto edit = [&](Values& values) {
            std::vector<Values::Entry> changed;
            for (const auto& [key, value] : values) {
                if (key.attribute == field && names(view_of(value), m_from.id))
                    changed.emplace_back(key, value);
            }
            for (auto& [key, value] : changed) {
                if (auto* many = std::get_if<References>(&value)) {
                    replace(many->ids, m_from.id, m_into.id);
                } else {
                    value = Reference{m_into.id};
                }
                values.set(key, std::move(value));
                m_change.count("values", label);
            }
        };
        refuse_equal_siblings(products, field);
        if (m_change.refused()) return;
        change_products(m_change, products, m_progress,
                        [&](Product& product) { edit(product.values); });
        change_all(m_change, &Structure::records, [&](Record& record) { edit(record.values); });
    }

    void refuse_equal_siblings(const std::vector<ProductId>& products, AttributeId field) {
        if (field < property::first_attribute || !is_axis(m_before, field)) return;
        ProductStore& store = m_change.catalogue().products();
        const auto load = [&](ProductId id) { return store.load(id); };
        for (const ProductId id : products) {
            const auto stored = store.load(id);
            if (!stored || stored->parent == 0) continue;
            const LoadedLineage loaded(store, *stored);
            Product after = *stored;
            for (const auto& [key, value] : stored->values) {
                if (key.attribute == field && names(view_of(value), m_from.id))
                    after.values.set(key, Reference{m_into.id});
            }
            Lineage lineage = loaded.lineage();
            lineage.self = &after;
            auto issue = check_axes(m_before, store, *stored, lineage, load);
            if (!issue) continue;
            issue->product = stored->code;
            issue->rule = "merge.axis_value";
            m_change.note(std::move(*issue));
        }
    }

    void options() {
        const Option& from = *m_before.options.find(m_from.id);
        const Option& into = *m_before.options.find(m_into.id);
        if (into.attribute != from.attribute) {
            throw Error(Failure::usage, tr("The two options belong to different attributes. Merge "
                                           "the attributes first."));
        }
        warn_of_lifecycle(m_change, from, into.code);
        replace_ids(from.attribute);
        follow();
    }

    void categories() {
        const Category from = *m_before.categories.find(m_from.id);
        if (m_before.is_under(m_into.id, m_from.id)) {
            m_change.note(change_refusal(
                "merge.below",
                tr("The category {0} is below {1}.", m_before.categories.code_of(m_into.id),
                   from.code),
                tr("Merge the other way round, or delete it: what is below moves up.")));
            return;
        }
        replace_ids(property::categories);
        int position = 0;
        m_before.categories.each([&](const Category& one) {
            if (one.parent == m_into.id) position = std::max(position, one.position + 1);
        });
        change_all(m_change, &Structure::categories, [&](Category& one) {
            if (one.parent != m_from.id) return;
            one.parent = m_into.id;
            one.position += position;
            m_change.count("subcategories", tr("Categories below it that go along"));
        });
        change_all(m_change, &Structure::channels, [&](Channel& channel) {
            if (channel.tree == m_from.id) channel.tree = m_into.id;
        });
        follow();
    }

    void attributes() {
        const Attribute& from = *m_before.attributes.find(m_from.id);
        const Attribute& into = *m_before.attributes.find(m_into.id);
        if (from.type != into.type || from.localizable != into.localizable ||
            from.scopable != into.scopable || from.measurement_family != into.measurement_family ||
            from.reference_entity != into.reference_entity || from.type == AttributeType::table ||
            from.type == AttributeType::identifier) {
            throw Error(Failure::usage,
                        tr("{0} and {1} are not alike: convert one of them into what the other is "
                           "first (\"vitrine change convert\").",
                           from.code, into.code));
        }
        refuse_axes();
        if (!into.expression.empty()) {
            m_change.note(change_refusal(
                "merge.computed",
                tr("{0} is computed: what is merged into it would not stay.", into.code),
                tr("Take its expression away first (\"vitrine change expression\").")));
        }
        if (m_change.refused()) return;
        map_options();
        in_structure();
        stop_computing(m_change, m_from.id);
        // Before the values move, so that what is computed of them stays.
        follow();
        move_values();
    }

    void follow() {
        if (!m_change.refused()) follow_codes(m_change, m_before, {m_from, m_into});
    }

    void refuse_axes() {
        for (const AttributeId id : {m_from.id, m_into.id}) {
            if (!is_axis(m_before, id)) continue;
            m_change.note(change_refusal(
                "merge.axis",
                tr("Variants are told apart by {0}.", m_before.attributes.code_of(id)),
                tr("Change the axes of the family variant first.")));
        }
        m_before.family_variants.each([&](const FamilyVariant& variant) {
            const Family* family = m_before.families.find(variant.family);
            if (family == nullptr || !family->has(m_from.id) || !family->has(m_into.id) ||
                variant.level_of(m_from.id) == variant.level_of(m_into.id))
                return;
            m_change.note(change_refusal(
                "merge.level", tr("They belong to different levels of {0}.", variant.code),
                tr("Give them one level first.")));
        });
    }

    // An option of a code that is known stands for that one; the others change their attribute.
    void map_options() {
        if (!m_before.attributes.find(m_from.id)->is_select()) return;
        std::int64_t kept = 0;
        for (const Option* option : m_before.options_of(m_from.id)) {
            if (const Option* known = m_before.find_option(m_into.id, option->code)) {
                m_options[option->id] = known->id;
                continue;
            }
            Option moved = *option;
            moved.attribute = m_into.id;
            m_change.put(std::move(moved));
            ++kept;
        }
        m_change.count("options", tr("Options that go along"), kept);
    }

    Value mapped(const Value& value) const {
        const auto map = [this](OptionId id) {
            const auto at = m_options.find(id);
            return at == m_options.end() ? id : at->second;
        };
        if (const auto* one = std::get_if<Reference>(&value)) return Reference{map(one->id)};
        const auto* many = std::get_if<References>(&value);
        if (many == nullptr) return value;
        References mapped_ids;
        for (const std::int32_t id : many->ids) {
            if (const OptionId now = map(id);
                std::find(mapped_ids.ids.begin(), mapped_ids.ids.end(), now) ==
                mapped_ids.ids.end())
                mapped_ids.ids.push_back(now);
        }
        return mapped_ids;
    }

    void move_values() {
        m_change.count("values", tr("Values that change"), 0);
        m_change.count("both", tr("Values of which the product has both"), 0);
        const auto products =
            find_products(m_change.catalogue(), m_progress, [&](const StoredProduct& product) {
                return has_value(product, [&](ValueKey key, const ValueView&) {
                    return key.attribute == m_from.id;
                });
            });
        const auto edit = [&](Values& values) {
            std::vector<Values::Entry> own;
            for (const auto& entry : values) {
                if (entry.first.attribute == m_from.id) own.push_back(entry);
            }
            for (const auto& [key, value] : own) {
                const ValueKey now{m_into.id, key.scope};
                const bool both = values.find(now) != nullptr;
                m_change.count("values", {});
                if (both) m_change.count("both", {});
                if (!both || m_winner == MergeWinner::from) values.set(now, mapped(value));
                values.erase(key);
            }
        };
        change_products(m_change, products, m_progress,
                        [&](Product& product) { edit(product.values); });
        change_all(m_change, &Structure::records, [&](Record& record) { edit(record.values); });
        for (const auto& [gone, known] : m_options) m_change.remove(EntityKind::option, gone);
    }

    void in_structure() {
        const AttributeId from = m_from.id, into = m_into.id;
        change_all(m_change, &Structure::families, [&](Family& family) {
            replace(family.attributes, from, into);
            for (auto& [channel, required] : family.requirements) replace(required, from, into);
            if (family.label_attribute == from) family.label_attribute = into;
            if (family.image_attribute == from) family.image_attribute = into;
        });
        change_all(m_change, &Structure::family_variants, [&](FamilyVariant& variant) {
            for (auto& level : variant.levels) replace(level.attributes, from, into);
        });
        change_all(m_change, &Structure::reference_entities, [&](ReferenceEntity& entity) {
            replace(entity.attributes, from, into);
            if (entity.image_attribute == from) entity.image_attribute = into;
        });
        change_all(m_change, &Structure::channels, [&](Channel& channel) {
            auto unit = channel.conversion_units.extract(from);
            if (unit.empty()) return;
            unit.key() = into;
            channel.conversion_units.insert(std::move(unit));
        });
    }

    StructureChange& m_change;
    const EntityAddress m_from, m_into;
    const MergeWinner m_winner;
    const Progress& m_progress;
    const Structure m_before;
    std::map<OptionId, OptionId> m_options;
};

}  // namespace

StructureChangeReport merge_entities(Catalogue& catalogue, const Merge& merge, ChangeIntent intent,
                                     const Progress& progress,
                                     const StructureChangeLimits& limits) {
    if (merge.from.kind != merge.into.kind)
        throw Error(Failure::usage, tr("Only two of one kind can be merged."));
    if (merge.from == merge.into)
        throw Error(Failure::usage, tr("There is nothing to merge: both are the same."));
    const Structure& now = *catalogue.structure();
    return change_structure(
        catalogue,
        tr("The {0} merged into {1}", entity_name(catalogue, now, merge.from),
           entity_code(catalogue, now, merge.into)),
        intent, limits, [&](StructureChange& change) {
            for (const EntityAddress& entity : {merge.from, merge.into}) {
                bool is_there = false;
                with_entities(change.structure(), entity.kind, [&](const auto& entities) {
                    is_there = entities.find(entity.id) != nullptr;
                });
                if (!is_there)
                    throw Error(Failure::usage, tr("One of the two is not there any more."));
            }
            Merging(change, merge, progress).run();
        });
}

}  // namespace vitrine
