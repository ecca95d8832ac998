// A model with all that stands below it, while values move between its levels: what every change of
// levels, parents and families comes down to. Pure: nothing is loaded or saved here.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "catalog/inheritance.h"
#include "catalog/variant_axes.h"

namespace vitrine {

// What a product shows: the values that apply to it, inherited ones included, and the categories
// and groups of its lineage. Links are not part of it: they are a product's own.
Values shown_values(const Lineage& lineage);

// What is shown in another way than `before` says; lists show the same in any order.
FieldChanges shown_changes(const Values& before, const Lineage& now);

// The product without models above it: it shows and is everything that it was before.
Product as_simple(const Structure& structure, const Lineage& lineage);

// Where in a tree an attribute belongs, whatever the number of its levels.
enum class TreePlace : unsigned char { root, middle, leaf };
TreePlace place_of(const FamilyVariant& family_variant, AttributeId attribute);

// What becomes of values that a model shall hold for all its variants, where they differ.
enum class DifferingValues {
    keep,         // each stays where it can, as an override of what the model has
    take_common,  // the model's own, else the most common one: all variants take it
};

class VariantTree {
public:
    struct Node {
        std::optional<Product> before;  // as it is stored; absent for a model to be made
        Product now;
        const Node* stored_above = nullptr;
        Node* above = nullptr;  // by now; null for the root and for what was taken out
        std::vector<Node*> below;
        Values shown;  // of a leaf: before anything moved
        // Stays as it is; of models, what they hold counts for what comes below them.
        bool fixed = false;

        bool is_leaf() const { return !now.is_model(); }
    };

    // A root model, stored or to be made (then with id 0).
    explicit VariantTree(Product root, bool is_stored);
    VariantTree(const VariantTree&) = delete;
    VariantTree& operator=(const VariantTree&) = delete;

    Node& root() { return m_nodes.front(); }
    // A model or variant that is stored below `above`.
    Node& add_stored(Product product, Node& above);
    // A simple product that shall become a variant; it stands nowhere yet.
    Node& add_simple(Product product);
    // A model to be made below the root.
    Node& add_new(Product model);
    // Puts a node below another one, or nowhere.
    void put_below(Node& node, Node* above);

    // In the order they came, those that were taken out included.
    std::deque<Node>& nodes() { return m_nodes; }
    // Those that stand in the tree by now.
    std::vector<Node*> leaves();
    // With the models above it, as it is by now.
    static Lineage lineage_of(const Node& node);
    // As it was stored.
    static Lineage lineage_before(const Node& node);

    // From where to where an attribute moves. Equal places: its values stay where they are, as far
    // as the shape of the tree allows.
    struct Move {
        TreePlace from = TreePlace::leaf;
        TreePlace to = TreePlace::leaf;
        bool is_axis = false;  // stands where it belongs and nowhere else, whatever is above
    };
    static Move move_between(const FamilyVariant& from, const FamilyVariant& to,
                             AttributeId attribute);
    using MoveOf = std::function<Move(AttributeId)>;
    // The variants below `model`, to which it belongs, hold different values of `key`, or only some
    // of them hold one.
    using Differ =
        std::function<void(const Node& model, ValueKey key, std::span<Node* const> leaves)>;
    // Moves all values to where they belong: up where all variants agree, down as copies. With
    // `keep` every variant goes on showing what it showed, but for what a fixed model adds. A model
    // without variants keeps what it has.
    void settle(const MoveOf& move_of, DifferingValues differing, const Differ& differ);

private:
    struct Settling;
    void visit(const Settling& settling, Node& node, ValueKey key, const Value* inherited,
               bool forced);
    TreePlace place_of(const Node& node) const;
    const Value* choose(const Settling& settling, Node& node, ValueKey key, bool& forced);
    void settle_lists(AttributeId property);
    // The leaves below a model that are not fixed.
    static std::vector<Node*> moving_leaves(const Node& node);

    std::deque<Node> m_nodes;  // keeps its places
};

}  // namespace vitrine
