#include "operations/arrange_variants.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/edit_rules.h"
#include "operations/history.h"

namespace vitrine {
namespace {

using Node = VariantTree::Node;

void load_below(ProductStore& products, VariantTree& tree, Node& model) {
    for (const ProductId id : products.children_of(model.now.id)) {
        auto product = products.load(id);
        if (!product) continue;
        Node& node = tree.add_stored(std::move(*product), model);
        if (!node.is_leaf()) load_below(products, tree, node);
    }
}

// Whose axis values are known already, by the values of all levels.
using Holders = std::map<std::string, std::string>;

class Arranging {
public:
    Arranging(VariantTree& tree, const Structure& structure, const FamilyVariant& target,
              const FamilyVariant* old, FreeCodes& codes)
        : m_tree(tree), m_structure(structure), m_target(target), m_old(old), m_codes(codes) {}

    std::vector<Misfit> run() {
        judge();
        if (m_target.levels.size() == 1) {
            for (Node* leaf : m_fitting) m_tree.put_below(*leaf, &m_tree.root());
        } else {
            group();
        }
        take_out_unused();
        set_families();
        return std::move(m_misfits);
    }

private:
    std::optional<std::string> key(const Values& values, std::size_t level,
                                   AttributeId& missing) const {
        return axis_key(m_structure, m_target.levels[level].axes, values, missing);
    }

    // The values of all levels together.
    std::optional<std::string> whole_key(const Values& values, AttributeId& missing) const {
        std::string whole;
        for (std::size_t level = 0; level < m_target.levels.size(); ++level) {
            const auto part = key(values, level, missing);
            if (!part) return std::nullopt;
            whole += *part + '\f';
        }
        return whole;
    }

    // Of a variant that stays where it is: what tells it and the models above it apart.
    Values axis_values(const Node& leaf) const {
        Values values;
        const Node* holder = &leaf;
        for (std::size_t level = m_target.levels.size(); level > 0 && holder != nullptr; --level) {
            for (const AttributeId axis : m_target.levels[level - 1].axes) {
                if (const Value* value = holder->now.values.find({axis, 0}))
                    values.set({axis, 0}, *value);
            }
            holder = holder->above;
        }
        return values;
    }

    // Which leaves can be told apart.
    void judge() {
        Holders holders;
        AttributeId missing = 0;
        for (const Node& node : m_tree.nodes()) {
            if (!node.is_leaf() || !node.fixed) continue;
            if (const auto values = whole_key(axis_values(node), missing))
                holders.emplace(*values, node.now.code);
        }
        for (Node& node : m_tree.nodes()) {
            if (!node.is_leaf() || node.fixed) continue;
            const auto values = whole_key(node.shown, missing);
            if (!values) {
                misfit(node, "variant.axis_missing", m_structure.attributes.code_of(missing),
                       tr("{0} has no {1}, by which the variants of {2} are told apart.",
                          node.now.code, m_structure.attributes.code_of(missing),
                          m_tree.root().now.code),
                       tr("Fill it first, or make this product a simple one."));
                continue;
            }
            const auto [holder, is_new] = holders.emplace(*values, node.now.code);
            if (is_new) {
                m_fitting.push_back(&node);
                continue;
            }
            std::vector<AttributeId> axes;
            for (const auto& level : m_target.levels)
                axes.insert(axes.end(), level.axes.begin(), level.axes.end());
            misfit(node, "variant.axis_duplicate", {},
                   tr("{0} has the same axis values as {1} below {2}: {3}.", node.now.code,
                      holder->second, m_tree.root().now.code,
                      axis_words(m_structure, axes, node.shown, ", ")),
                   tr("Change one of the two first, or make one a simple product."));
        }
        for (const Misfit& one : m_misfits) m_tree.put_below(*one.leaf, nullptr);
    }

    void misfit(Node& node, std::string rule, std::string column, std::string message,
                std::string fix) {
        Issue issue = change_refusal(std::move(rule), std::move(message), std::move(fix));
        issue.product = node.now.code;
        issue.column = std::move(column);
        m_misfits.push_back({&node, std::move(issue)});
    }

    void group() {
        std::map<std::string, Node*> models;
        AttributeId missing = 0;
        for (Node& node : m_tree.nodes()) {
            if (!is_stored_sub_model(node) || !node.fixed) continue;
            if (const auto values = key(node.now.values, 0, missing)) {
                models.emplace(*values, &node);
                m_used.insert(&node);
            }
        }
        // By their values, in the order of the first variant that has them.
        std::vector<std::pair<std::string, std::vector<Node*>>> groups;
        std::map<std::string, std::size_t> known;
        for (Node* leaf : m_fitting) {
            std::string values = key(leaf->shown, 0, missing).value_or(std::string());
            const auto [at, is_new] = known.emplace(values, groups.size());
            if (is_new) groups.emplace_back(std::move(values), std::vector<Node*>());
            groups[at->second].second.push_back(leaf);
        }
        for (const auto& [values, leaves] : groups) {
            Node*& model = models[values];
            if (model == nullptr) model = model_for(leaves);
            m_used.insert(model);
            for (Node* leaf : leaves) m_tree.put_below(*leaf, model);
        }
        keep_empty_models(models);
    }

    bool is_stored_sub_model(const Node& node) const {
        return !node.is_leaf() && node.before && node.above != nullptr;
    }

    // A sub-model of these leaves that still says what tells its variants apart, or a new one.
    Node* model_for(const std::vector<Node*>& leaves) {
        if (m_old != nullptr && m_old->levels.size() == 2 && shares_an_axis()) {
            for (const Node* leaf : leaves) {
                Node* stored = leaf->above;
                if (stored == nullptr || m_used.contains(stored)) continue;
                if (says_of_all(*stored, leaves)) return stored;
            }
        }
        Product model;
        model.kind = ProductKind::model;
        const std::string words =
            axis_words(m_structure, m_target.levels[0].axes, leaves.front()->shown, "-");
        model.code = m_codes.take(m_tree.root().now.code + '-' + words);
        return &m_tree.add_new(std::move(model));
    }

    // Otherwise what a sub-model is called would say nothing of what it is from then on.
    bool shares_an_axis() const {
        const auto& axes = m_target.levels[0].axes;
        return std::any_of(axes.begin(), axes.end(), [&](AttributeId axis) {
            const auto& old = m_old->levels[0].axes;
            return std::find(old.begin(), old.end(), axis) != old.end();
        });
    }

    bool says_of_all(const Node& model, const std::vector<Node*>& leaves) const {
        const auto& axes = m_old->levels[0].axes;
        AttributeId missing = 0;
        const auto said = axis_key(m_structure, axes, model.before->values, missing);
        return said && std::all_of(leaves.begin(), leaves.end(), [&](const Node* leaf) {
                   return axis_key(m_structure, axes, leaf->shown, missing) == said;
               });
    }

    // Sub-models that have no variants yet, where the levels leave them what tells them apart.
    void keep_empty_models(std::map<std::string, Node*>& models) {
        AttributeId missing = 0;
        for (Node& node : m_tree.nodes()) {
            if (!is_stored_sub_model(node) || !node.below.empty() || m_used.contains(&node))
                continue;
            const auto values = key(node.now.values, 0, missing);
            if (values && models.emplace(*values, &node).second) m_used.insert(&node);
        }
    }

    void take_out_unused() {
        for (Node& node : m_tree.nodes()) {
            const bool is_used = m_used.contains(&node) || node.fixed;
            if (!node.is_leaf() && node.above != nullptr && !is_used)
                m_tree.put_below(node, nullptr);
        }
    }

    void set_families() {
        const bool is_new = m_old == nullptr || m_old->id != m_target.id;
        for (Node& node : m_tree.nodes()) {
            if (node.fixed || (node.before && !is_new)) continue;
            node.now.family = m_target.family;
            if (!node.is_leaf()) node.now.family_variant = m_target.id;
        }
    }

    VariantTree& m_tree;
    const Structure& m_structure;
    const FamilyVariant& m_target;
    const FamilyVariant* m_old;
    FreeCodes& m_codes;
    std::vector<Node*> m_fitting;
    std::vector<Misfit> m_misfits;
    std::set<Node*> m_used;  // sub-models
};

void count_values(StructureChange& change, const Node& node) {
    const bool is_leaf = node.is_leaf();
    const Product nothing;
    for (const FieldChange& field : differences(node.before ? *node.before : nothing, node.now)) {
        if (field.key.attribute < property::first_attribute) continue;
        if (is_leaf) {
            if (field.after)
                change.count("variant_values_set", tr("Values set on variants"));
            else
                change.count("variant_values_removed", tr("Values taken from variants"));
        } else {
            if (field.after)
                change.count("model_values_set", tr("Values set on models"));
            else
                change.count("model_values_removed", tr("Values taken from models"));
        }
    }
}

}  // namespace

void load_tree(ProductStore& products, ProductId root, std::optional<VariantTree>& tree) {
    auto product = products.load(root);
    if (!product) throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
    tree.emplace(std::move(*product), true);
    load_below(products, *tree, tree->root());
}

bool belongs_to(const Structure& structure, const Family* family, AttributeId id) {
    if (family != nullptr && family->has(id)) return true;
    const Attribute* attribute = structure.attributes.find(id);
    return attribute != nullptr && attribute->role != AttributeRole::none;
}

std::string FreeCodes::take(const std::string& wanted) {
    for (int number = 1;; ++number) {
        std::string code = number == 1 ? wanted : wanted + '-' + std::to_string(number);
        if (m_products.find(m_space, code)) continue;
        if (m_taken.insert(fold_case(code)).second) return code;
    }
}

std::vector<Misfit> arrange_variants(VariantTree& tree, const Structure& structure,
                                     const FamilyVariant& target, const FamilyVariant* old,
                                     FreeCodes& codes) {
    return Arranging(tree, structure, target, old, codes).run();
}

void note_misfit(StructureChange& change, Issue issue, Misfits misfits) {
    if (misfits == Misfits::set_aside) {
        issue.severity = Severity::warning;
        change.count("set_aside", tr("Products set aside"));
    }
    change.note(std::move(issue));
}

void note_misfits(StructureChange& change, const Structure& structure, std::vector<Misfit> found,
                  Misfits misfits) {
    for (Misfit& misfit : found) {
        const Lineage before = VariantTree::lineage_before(*misfit.leaf);
        if (misfits == Misfits::set_aside && before.parent != nullptr)
            change.update(*before.self, as_simple(structure, before));
        note_misfit(change, std::move(misfit.issue), misfits);
    }
}

void note_shown(StructureChange& change, const std::string& code, const Values& before,
                const Lineage& now) {
    for (const FieldChange& field : shown_changes(before, now)) {
        change.count("shown_changed", tr("Values that a product shows in another way"));
        if (!change.wants("value.shown")) continue;
        const auto text = [&](const std::optional<Value>& value) {
            return field_text(change.catalogue(), change.structure(), field.key, value);
        };
        const std::string name = field_name(change.structure(), field.key);
        Issue issue = change_warning(
            "value.shown",
            !field.before
                ? tr("{0} shows \"{2}\" as its {1}; it had none.", code, name, text(field.after))
            : !field.after ? tr("{0} loses its {1}, \"{2}\".", code, name, text(field.before))
                           : tr("{0} shows \"{3}\" as its {1} in place of \"{2}\".", code, name,
                                text(field.before), text(field.after)));
        issue.product = code;
        issue.column = name;
        change.note(std::move(issue));
    }
}

void begin_tree_counts(StructureChange& change) {
    change.count("models_created", tr("Models made"), 0);
    change.count("models_removed", tr("Models removed"), 0);
    change.count("values_differing", tr("Fields whose values differ below one model"), 0);
    change.count("shown_changed", tr("Values that a product shows in another way"), 0);
}

void note_difference(StructureChange& change, const VariantTree::Node& model, ValueKey key,
                     std::span<VariantTree::Node* const> leaves, DifferingValues differing) {
    change.count("values_differing", tr("Fields whose values differ below one model"));
    if (!change.wants("value.differs")) return;
    std::vector<std::string> texts;
    std::vector<const Value*> seen;
    constexpr std::size_t most_texts = 4;
    for (const Node* leaf : leaves) {
        const Value* value = leaf->shown.find(key);
        const bool is_known = std::any_of(seen.begin(), seen.end(), [&](const Value* other) {
            return value == other || (value != nullptr && other != nullptr && *value == *other);
        });
        if (is_known) continue;
        seen.push_back(value);
        if (texts.size() == most_texts) continue;
        const std::string text =
            value == nullptr
                ? tr("(nothing)")
                : '"' +
                      shorten(field_text(change.catalogue(), change.structure(), key, *value), 60) +
                      '"';
        // TRANSLATORS: 0 a value, 1 the code of the product that has it
        texts.push_back(tr("{0} ({1})", text, leaf->now.code));
    }
    if (seen.size() > most_texts) texts.push_back("...");
    const std::string name = field_name(change.structure(), key);
    Issue issue = change_warning(
        "value.differs", tr("{0} differs below {1}: {2}.", name, model.now.code, join(texts, ", ")),
        differing == DifferingValues::keep
            ? tr("Each keeps its own, in place of the model's.")
            : tr("All take one value: that of the model, else the most common one."));
    issue.product = model.now.code;
    issue.column = name;
    change.note(std::move(issue));
}

void save_tree(StructureChange& change, VariantTree& tree) {
    // Parents stand before their children: the root is the first, and a new sub-model before what
    // was put below it gets its number.
    const auto save = [&](Node& node) {
        if (node.above != nullptr) node.now.parent = node.above->now.id;
        count_values(change, node);
        if (node.before) {
            change.update(*node.before, node.now);
        } else {
            node.now.id = change.create(node.now);
            change.count("models_created", tr("Models made"));
        }
    };
    const auto is_in = [&](const Node& node) {
        return node.above != nullptr || &node == &tree.root();
    };
    for (Node& node : tree.nodes()) {
        if (!node.is_leaf() && is_in(node)) save(node);
    }
    for (Node* leaf : tree.leaves()) {
        if (leaf->now.kind == ProductKind::simple) {
            leaf->now.kind = ProductKind::variant;
            change.count("variants_made", tr("Products that become variants"));
        } else if (leaf->before && leaf->before->parent != leaf->above->now.id) {
            change.count("variants_moved", tr("Variants that come below another model"));
        }
        if (leaf->fixed) continue;
        note_shown(change, leaf->now.code, leaf->shown, VariantTree::lineage_of(*leaf));
        save(*leaf);
    }
    for (const Node& node : tree.nodes()) {
        if (node.is_leaf() || is_in(node)) continue;
        change.remove(*node.before);
        change.count("models_removed", tr("Models removed"));
    }
}

}  // namespace vitrine
