#include "operations/convert_variants.h"

#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/history.h"

namespace vitrine {
namespace {

class ToVariants {
public:
    ToVariants(StructureChange& change, const VariantConversion& wanted)
        : m_change(change), m_wanted(wanted), m_codes(products()) {
        m_change.count("variants_made", tr("Products that become variants"), 0);
        begin_tree_counts(m_change);
    }

    void run(const Progress& progress) {
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(m_wanted.products.size());
        // By the folded code of the model, in the order they are met.
        std::vector<std::pair<std::string, std::vector<ProductId>>> groups;
        std::map<std::string, std::size_t> known;
        for (const ProductId id : m_wanted.products) {
            const auto product = products().load(id);
            if (!product) continue;
            const std::string code = model_of(*product);
            if (auto issue = why_not(*product, code)) {
                issue->product = product->code;
                note_misfit(m_change, std::move(*issue), m_wanted.misfits);
                continue;
            }
            const auto [at, is_new] = known.emplace(fold_case(code), groups.size());
            if (is_new) groups.emplace_back(code, std::vector<ProductId>());
            groups[at->second].second.push_back(id);
        }
        for (const auto& [code, ids] : groups) {
            progress.tick(done, total);
            convert(code, ids);
            done += static_cast<std::int64_t>(ids.size());
        }
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }
    const Structure& structure() const { return m_change.structure(); }

    std::string model_of(const Product& product) {
        if (!m_wanted.by) return m_wanted.model;
        const Attribute* attribute = structure().attributes.find(m_wanted.by->attribute);
        if (attribute == nullptr) return {};
        const auto key = structure().key_for(*attribute, m_wanted.by->channel, m_wanted.by->locale,
                                             m_wanted.by->currency);
        if (!key) return {};
        return std::string(
            trim(field_text(m_change.catalogue(), structure(), *key, field(product, *key))));
    }

    std::optional<Issue> why_not(const Product& product, const std::string& code) const {
        if (product.kind != ProductKind::simple) {
            return change_refusal("variants.not_simple",
                                  tr("{0} is no simple product.", product.code),
                                  tr("Leave it out, or make it a simple product first."));
        }
        if (code.empty()) {
            return change_refusal("variants.no_model",
                                  tr("{0} does not say which model it belongs to.", product.code),
                                  tr("Fill the field, or leave the product out."));
        }
        return std::nullopt;
    }

    void convert(const std::string& code, const std::vector<ProductId>& ids) {
        std::optional<VariantTree> tree;
        const FamilyVariant levels = open(code, tree);
        for (const ProductId id : ids) {
            Product product = *products().load(id);
            if (product.family != levels.family) {
                Issue issue =
                    change_refusal("variants.family",
                                   tr("{0} has the family {1}; the variants of {2} have {3}.",
                                      product.code, structure().families.code_of(product.family),
                                      code, structure().families.code_of(levels.family)),
                                   tr("Change its family first, or leave it out."));
                issue.product = product.code;
                note_misfit(m_change, std::move(issue), m_wanted.misfits);
            } else {
                tree->add_simple(std::move(product));
            }
        }
        const FamilyVariant* old = tree->root().before ? &levels : nullptr;
        note_misfits(m_change, structure(),
                     arrange_variants(*tree, structure(), levels, old, m_codes), m_wanted.misfits);
        // A model of which nothing would be a variant is not made.
        if (tree->leaves().empty()) return;
        const Family* family = structure().families.find(levels.family);
        tree->settle(
            [&](AttributeId attribute) -> VariantTree::Move {
                if (!belongs_to(structure(), family, attribute)) return {};
                return {TreePlace::leaf, place_of(levels, attribute), is_axis(levels, attribute)};
            },
            m_wanted.differing,
            [&](const VariantTree::Node& model, ValueKey key,
                std::span<VariantTree::Node* const> leaves) {
                note_difference(m_change, model, key, leaves, m_wanted.differing);
            });
        save_tree(m_change, *tree);
    }

    // The model of this code with what is below it, none of which changes, or a new one.
    FamilyVariant open(const std::string& code, std::optional<VariantTree>& tree) {
        const auto stored = products().find(ProductStore::Space::models, code);
        if (!stored) {
            const FamilyVariant* levels = structure().family_variants.find(m_wanted.family_variant);
            if (levels == nullptr) {
                throw Error(Failure::usage,
                            tr("There is no model {0}. To make it, name a family variant.", code));
            }
            Product model;
            model.kind = ProductKind::model;
            model.code = code;
            tree.emplace(std::move(model), false);
            return *levels;
        }
        load_tree(products(), *stored, tree);
        const Product& model = tree->root().now;
        const FamilyVariant* levels = structure().family_variants.find(model.family_variant);
        if (model.parent != 0 || levels == nullptr) {
            throw Error(Failure::usage, tr("{0} is no root model. Name the model at the top: the "
                                           "axis values say what comes below which.",
                                           code));
        }
        if (m_wanted.family_variant != 0 && m_wanted.family_variant != levels->id) {
            throw Error(Failure::usage, tr("{0} has the family variant {1}.", code, levels->code));
        }
        for (VariantTree::Node& node : tree->nodes()) node.fixed = true;
        return *levels;
    }

    StructureChange& m_change;
    const VariantConversion& m_wanted;
    FreeCodes m_codes;
};

class ToSimple {
public:
    ToSimple(StructureChange& change, const SimpleConversion& wanted)
        : m_change(change), m_wanted(wanted), m_models(products()) {
        m_change.count("simple_made", tr("Variants that become simple products"), 0);
        m_change.count("simple_before", tr("Products that were simple already"), 0);
        m_change.count("values_kept", tr("Inherited values that became a product's own"), 0);
        m_change.count("models_removed", tr("Models removed"), 0);
    }

    void run(const Progress& progress) {
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(m_wanted.products.size());
        for (const ProductId id : m_wanted.products) {
            progress.tick(done++, total);
            convert(id);
        }
        if (m_wanted.empty_models == EmptyModels::remove) remove_empty();
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }

    void convert(ProductId id) {
        const auto product = products().load(id);
        if (!product) return;
        if (product->is_model()) {
            m_left.push_back(id);
            for (const ProductId child : products().children_of(id)) convert(child);
            return;
        }
        if (product->kind == ProductKind::simple) {
            if (!m_made.contains(id))
                m_change.count("simple_before", tr("Products that were simple already"));
            return;
        }
        const Lineage lineage = m_models.lineage_of(*product);
        Product simple = as_simple(m_change.structure(), lineage);
        for (const FieldChange& change : differences(*product, simple)) {
            if (change.key.attribute >= property::first_attribute)
                m_change.count("values_kept", tr("Inherited values that became a product's own"));
        }
        m_left.push_back(product->parent);
        m_made.insert(id);
        m_change.count("simple_made", tr("Variants that become simple products"));
        m_change.update(*product, std::move(simple));
    }

    void remove_empty() {
        // Sub-models first: the root above may be left without children by them.
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            const auto model = products().load(m_left[i]);
            if (!model || !products().children_of(model->id).empty()) continue;
            if (model->parent != 0) m_left.push_back(model->parent);
            m_change.count("models_removed", tr("Models removed"));
            m_change.remove(*model);
        }
    }

    StructureChange& m_change;
    const SimpleConversion& m_wanted;
    LineageReader m_models;
    std::vector<ProductId> m_left;  // models that something left, repeats included
    std::set<ProductId> m_made;
};

std::string note_of(const VariantConversion& wanted) {
    return wanted.by ? tr("Products made variants of the models they name")
                     : tr("Products made variants of {0}", wanted.model);
}

}  // namespace

StructureChangeReport convert_to_variants(Catalogue& catalogue, const VariantConversion& wanted,
                                          ChangeIntent intent, const StructureChangeLimits& limits,
                                          const Progress& progress) {
    if (wanted.model.empty() && !wanted.by)
        throw Error(Failure::usage, tr("Name the model of which they shall be variants."));
    return change_structure(catalogue, note_of(wanted), intent, limits,
                            [&](StructureChange& change) {
                                ToVariants(change, wanted).run(progress);
                                change.complete_computed_values(progress);
                            });
}

StructureChangeReport convert_to_simple(Catalogue& catalogue, const SimpleConversion& wanted,
                                        ChangeIntent intent, const StructureChangeLimits& limits,
                                        const Progress& progress) {
    return change_structure(catalogue, tr("Variants made simple products"), intent, limits,
                            [&](StructureChange& change) {
                                ToSimple(change, wanted).run(progress);
                                change.complete_computed_values(progress);
                            });
}

}  // namespace vitrine
