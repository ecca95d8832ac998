#include "operations/change_parent.h"

#include <algorithm>

#include "base/contains.h"
#include "base/error.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

class Moving {
public:
    Moving(StructureChange& change, const ParentChange& wanted, Product model)
        : m_change(change), m_wanted(wanted), m_target(products(), std::move(model)) {
        m_change.count("products_moved", tr("Products moved"), 0);
        m_change.count("unmoved", tr("Products that stood there already"), 0);
        m_change.count("values_kept", tr("Inherited values that became a product's own"), 0);
        m_change.count("shown_changed", tr("Values that a product shows in another way"), 0);
    }

    void run(const Progress& progress) {
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(m_wanted.products.size());
        for (const ProductId id : m_wanted.products) {
            progress.tick(done++, total);
            auto product = products().load(id);
            if (!product) {
                refuse({},
                       change_refusal("product.gone", tr("This product no longer exists."), {}));
            } else if (product->parent == target().id) {
                m_change.count("unmoved", tr("Products that stood there already"));
            } else {
                move(std::move(*product));
            }
        }
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }
    const Structure& structure() const { return m_change.structure(); }
    const Product& target() const { return m_target.product(); }

    void refuse(const std::string& code, Issue issue) {
        issue.product = code;
        note_misfit(m_change, std::move(issue), m_wanted.misfits);
    }

    std::optional<Issue> why_not(const Lineage& old) {
        const Product& product = *old.self;
        if (product.parent == 0) {
            return product.is_model()
                       ? change_refusal(
                             "parent.root",
                             tr("{0} is a root model: it stands below no other.", product.code),
                             tr("Move what stands below it."))
                       : change_refusal("parent.simple",
                                        tr("{0} is a simple product.", product.code),
                                        tr("Make it a variant: change variants."));
        }
        const FamilyVariant* from = family_variant_of(structure(), old);
        const FamilyVariant* to = family_variant_of(structure(), m_target.lineage());
        if (from == nullptr || from != to) {
            return change_refusal(
                "parent.family_variant",
                tr("{0} lives in the family variant {1}, {2} in {3}.", product.code,
                   from == nullptr ? std::string() : from->code, target().code,
                   to == nullptr ? std::string() : to->code),
                tr("Make it a simple product first, then a variant of that model."));
        }
        if (old.level() != m_target.lineage().level() + 1) {
            return change_refusal("parent.level",
                                  tr("{0} stands on another level than the children of {1}.",
                                     product.code, target().code),
                                  tr("Name a model of the level of {0}.", old.parent->code));
        }
        return std::nullopt;
    }

    void move(Product product) {
        const LoadedLineage old(products(), product);
        if (auto issue = why_not(old.lineage())) return refuse(product.code, std::move(*issue));
        Product after = std::move(product);
        after.parent = target().id;
        const std::int64_t kept =
            m_wanted.inherited == InheritedValues::keep ? keep_inherited(old.lineage(), after) : 0;
        const Lineage now{&after, &target(), m_target.lineage().parent};
        if (auto issue = check_axes(structure(), products(), old.product(), now,
                                    [&](ProductId id) { return products().load(id); })) {
            issue->fix = tr("Change its axis values first, or leave it out.");
            issue->column = field_name(structure(), FieldAddress{property::parent, {}});
            return refuse(after.code, std::move(*issue));
        }
        m_change.count("products_moved", tr("Products moved"));
        m_change.count("values_kept", tr("Inherited values that became a product's own"), kept);
        note_all_shown(old.lineage(), now);
        m_change.update(old.product(), std::move(after));
    }

    // The models' values, categories and groups that the new place does not show alike.
    std::int64_t keep_inherited(const Lineage& old, Product& after) {
        const FamilyVariant& levels = *family_variant_of(structure(), old);
        std::vector<AttributeId> axes;
        for (const auto& level : levels.levels)
            axes.insert(axes.end(), level.axes.begin(), level.axes.end());
        std::int64_t kept = 0;
        const Values before = shown_values(old);
        const Lineage now{&after, &target(), m_target.lineage().parent};
        for (const FieldChange& change : shown_changes(before, now)) {
            if (!change.before || contains(axes, change.key.attribute)) continue;
            ++kept;
            if (change.key.attribute >= property::first_attribute) {
                after.values.set(change.key, *change.before);
                continue;
            }
            References ids{after.references(change.key.attribute)};
            const Values there = shown_values(now);
            const Value* shown = there.find(change.key);
            for (const std::int32_t id : std::get<References>(*before.find(change.key)).ids) {
                const auto* known = shown == nullptr ? nullptr : std::get_if<References>(shown);
                if (known == nullptr || !contains(known->ids, id)) ids.ids.push_back(id);
            }
            kept -= ids.ids.size() == after.references(change.key.attribute).size() ? 1 : 0;
            after.values.set(change.key, std::move(ids));
        }
        return kept;
    }

    // Of a sub-model, what the variants below it show.
    void note_all_shown(const Lineage& old, const Lineage& now) {
        if (!old.self->is_model()) {
            note_shown(m_change, now.self->code, shown_values(old), now);
            return;
        }
        for (const ProductId id : products().children_of(old.self->id)) {
            const auto variant = products().load(id);
            if (!variant) continue;
            note_shown(m_change, variant->code, shown_values({&*variant, old.self, old.parent}),
                       {&*variant, now.self, now.parent});
        }
    }

    StructureChange& m_change;
    const ParentChange& m_wanted;
    LoadedLineage m_target;
};

}  // namespace

StructureChangeReport change_parent(Catalogue& catalogue, const ParentChange& wanted,
                                    ChangeIntent intent, const StructureChangeLimits& limits,
                                    const Progress& progress) {
    auto model = catalogue.products().load(wanted.model);
    if (!model || !model->is_model())
        throw Error(Failure::usage, tr("Name a model under which they shall stand."));
    return change_structure(catalogue, tr("Moved below {0}", model->code), intent, limits,
                            [&](StructureChange& change) {
                                Moving(change, wanted, std::move(*model)).run(progress);
                                change.complete_computed_values(progress);
                            });
}

}  // namespace vitrine
