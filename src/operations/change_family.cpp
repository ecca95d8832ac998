#include "operations/change_family.h"

#include <map>
#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/completeness.h"

namespace vitrine {
namespace {

// What products lack of what their family requires, over all channels and their locales.
class Lacking {
public:
    explicit Lacking(const Structure& structure) : m_structure(structure) {}

    std::int64_t of(const Lineage& lineage) {
        const Family* family = family_of(m_structure, lineage);
        if (family == nullptr) return 0;
        std::int64_t lacking = 0;
        for (const auto& requirements : of_family(*family)) {
            const CompletenessCount count = count_completeness(m_structure, lineage, requirements);
            lacking += count.required - count.filled;
        }
        return lacking;
    }

private:
    using Requirements = std::vector<std::vector<Requirement>>;
    const Requirements& of_family(const Family& family) {
        const auto [at, is_new] = m_known.try_emplace(family.id);
        if (!is_new) return at->second;
        m_structure.channels.each([&](const Channel& channel) {
            for (const LocaleId locale : channel.locales)
                at->second.push_back(requirements_of(m_structure, family, channel, locale));
        });
        return at->second;
    }

    const Structure& m_structure;
    std::map<FamilyId, Requirements> m_known;
};

class Rehousing {
public:
    Rehousing(StructureChange& change, const FamilyChange& wanted)
        : m_change(change),
          m_wanted(wanted),
          m_structure(change.structure()),
          m_family(m_structure.families.find(wanted.family)),
          m_levels(m_structure.family_variants.find(wanted.family_variant)),
          m_lacking(m_structure),
          m_codes(products()),
          m_asked(wanted.products.begin(), wanted.products.end()) {
        m_change.count("products_moved", tr("Products that get the family"), 0);
        m_change.count("unmoved", tr("Products that have it already"), 0);
        count_foreign(0);
        count_lacking(0, 0);
        if (m_levels != nullptr) begin_tree_counts(m_change);
    }

    void run(const Progress& progress) {
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(m_asked.size());
        std::vector<ProductId> roots;
        for (const ProductId id : m_asked) {
            progress.tick(done++, total);
            const auto product = products().load(id);
            if (!product) continue;
            if (product->kind == ProductKind::simple) {
                move_simple(*product);
            } else if (product->parent != 0) {
                check_covered(*product);
            } else {
                roots.push_back(id);
            }
        }
        // Last, so that a variant that is set aside keeps its family, wherever it was met.
        for (const ProductId id : roots) {
            progress.check();
            move_tree(*products().load(id));
        }
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }

    void count_foreign(std::int64_t more) {
        if (m_wanted.foreign == ForeignValues::keep) {
            m_change.count("foreign_kept", tr("Values kept that the family has no attribute for"),
                           more);
        } else {
            m_change.count("foreign_removed",
                           tr("Values removed that the family has no attribute for"), more);
        }
    }

    void count_lacking(std::int64_t before, std::int64_t after) {
        m_change.count("missing_before", tr("Required values missing before"), before);
        m_change.count("missing_after", tr("Required values missing after"), after);
    }

    void refuse(const Product& product, Issue issue) {
        issue.product = product.code;
        note_misfit(m_change, std::move(issue), m_wanted.misfits);
    }

    // Takes the values away that the family has no place for, where that is wished.
    void treat_foreign(Product& product) {
        std::vector<ValueKey> foreign;
        for (const auto& [key, value] : product.values) {
            if (key.attribute >= property::first_attribute &&
                !belongs_to(m_structure, m_family, key.attribute))
                foreign.push_back(key);
        }
        count_foreign(static_cast<std::int64_t>(foreign.size()));
        if (m_wanted.foreign == ForeignValues::keep) return;
        for (const ValueKey key : foreign) product.values.erase(key);
    }

    void move_simple(const Product& product) {
        if (product.family == m_wanted.family) {
            m_change.count("unmoved", tr("Products that have it already"));
            return;
        }
        Product after = product;
        after.family = m_wanted.family;
        treat_foreign(after);
        count_lacking(m_lacking.of({&product, nullptr, nullptr}),
                      m_lacking.of({&after, nullptr, nullptr}));
        m_change.count("products_moved", tr("Products that get the family"));
        m_change.update(product, std::move(after));
    }

    void check_covered(const Product& product) {
        const LoadedLineage loaded(products(), product);
        const Product& top = loaded.lineage().top();
        if (m_asked.contains(top.id)) return;
        refuse(product,
               change_refusal(
                   "family.of_model",
                   tr("The family of {0} is that of its model {1}.", product.code, top.code),
                   tr("Choose {0}, or make it a simple product first.", top.code)));
    }

    void move_tree(const Product& root) {
        if (m_levels == nullptr) {
            return refuse(
                root, change_refusal("family.no_family_variant",
                                     tr("{0} is a model: it needs a family variant.", root.code),
                                     tr("Name one of the new family.")));
        }
        if (root.family_variant == m_levels->id) {
            m_change.count("unmoved", tr("Products that have it already"));
            return;
        }
        const FamilyVariant* old = m_structure.family_variants.find(root.family_variant);
        if (old == nullptr) {
            return refuse(root,
                          change_refusal("family.no_levels",
                                         tr("{0} has no family variant that is known.", root.code),
                                         tr("Run verify.")));
        }
        std::optional<VariantTree> tree;
        load_tree(products(), root.id, tree);
        note_misfits(m_change, m_structure,
                     arrange_variants(*tree, m_structure, *m_levels, old, m_codes),
                     m_wanted.misfits);
        std::int64_t lacking = 0;
        for (const VariantTree::Node* leaf : tree->leaves())
            lacking += m_lacking.of(VariantTree::lineage_before(*leaf));
        settle(*tree, *old);
        for (VariantTree::Node& node : tree->nodes()) {
            if (node.above != nullptr || !node.now.parent) treat_foreign(node.now);
        }
        std::int64_t lacking_now = 0;
        const auto leaves = tree->leaves();
        for (const VariantTree::Node* leaf : leaves)
            lacking_now += m_lacking.of(VariantTree::lineage_of(*leaf));
        count_lacking(lacking, lacking_now);
        m_change.count("products_moved", tr("Products that get the family"),
                       static_cast<std::int64_t>(leaves.size()));
        save_tree(m_change, *tree);
    }

    void settle(VariantTree& tree, const FamilyVariant& old) {
        tree.settle(
            [&](AttributeId attribute) {
                auto move = VariantTree::move_between(old, *m_levels, attribute);
                if (!belongs_to(m_structure, m_family, attribute)) move.to = move.from;
                return move;
            },
            m_wanted.differing,
            [&](const VariantTree::Node& model, ValueKey key,
                std::span<VariantTree::Node* const> leaves) {
                note_difference(m_change, model, key, leaves, m_wanted.differing);
            });
    }

    StructureChange& m_change;
    const FamilyChange& m_wanted;
    const Structure m_structure;
    const Family* m_family;  // null: none
    const FamilyVariant* m_levels;
    Lacking m_lacking;
    FreeCodes m_codes;
    const std::set<ProductId> m_asked;
};

}  // namespace

StructureChangeReport change_family(Catalogue& catalogue, const FamilyChange& wanted,
                                    ChangeIntent intent, const StructureChangeLimits& limits,
                                    const Progress& progress) {
    const auto structure = catalogue.structure();
    const Family* family = structure->families.find(wanted.family);
    if (wanted.family != 0 && family == nullptr)
        throw Error(Failure::usage, tr("There is no such family."));
    const FamilyVariant* levels = structure->family_variants.find(wanted.family_variant);
    if (wanted.family_variant != 0 && (levels == nullptr || levels->family != wanted.family)) {
        throw Error(Failure::usage, tr("The family variant does not belong to the family {0}.",
                                       family == nullptr ? std::string() : family->code));
    }
    return change_structure(
        catalogue,
        family == nullptr ? tr("Family taken away") : tr("Family changed to {0}", family->code),
        intent, limits, [&](StructureChange& change) {
            Rehousing(change, wanted).run(progress);
            change.complete_computed_values(progress);
        });
}

}  // namespace vitrine
