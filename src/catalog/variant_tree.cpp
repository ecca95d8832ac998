#include "catalog/variant_tree.h"

#include <algorithm>
#include <set>

namespace vitrine {
namespace {

constexpr AttributeId united[] = {property::categories, property::groups};

bool is_attribute(ValueKey key) {
    return key.attribute >= property::first_attribute;
}

// The product's own ids first, without repeats.
References united_ids(const Lineage& lineage, AttributeId property) {
    References all;
    for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
        if (holder == nullptr) continue;
        for (const std::int32_t id : holder->references(property)) {
            if (std::find(all.ids.begin(), all.ids.end(), id) == all.ids.end())
                all.ids.push_back(id);
        }
    }
    return all;
}

const Value* most_common(const std::vector<VariantTree::Node*>& leaves, ValueKey key) {
    const Value* best = nullptr;
    std::ptrdiff_t most = 0;
    for (const VariantTree::Node* leaf : leaves) {
        const Value* value = leaf->shown.find(key);
        if (value == nullptr) continue;
        const auto count = std::count_if(leaves.begin(), leaves.end(), [&](const auto* other) {
            const Value* theirs = other->shown.find(key);
            return theirs != nullptr && *theirs == *value;
        });
        if (count <= most) continue;
        best = value;
        most = count;
    }
    return best;
}

}  // namespace

Values shown_values(const Lineage& lineage) {
    Values shown;
    for (const AttributeId property : united)
        shown.set({property, 0}, united_ids(lineage, property));
    for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
        if (holder == nullptr) continue;
        for (const auto& [key, value] : holder->values) {
            if (is_attribute(key) && (holder == lineage.self || shown.find(key) == nullptr))
                shown.set(key, value);
        }
    }
    return shown;
}

FieldChanges shown_changes(const Values& before, const Lineage& now) {
    Product left, right;
    left.values = before;
    right.values = shown_values(now);
    for (const AttributeId property : united) {
        for (Product* product : {&left, &right}) {
            References sorted{product->references(property)};
            std::sort(sorted.ids.begin(), sorted.ids.end());
            product->values.set({property, 0}, std::move(sorted));
        }
    }
    return differences(left, right);
}

Product as_simple(const Structure& structure, const Lineage& lineage) {
    Product product = *lineage.self;
    for (const auto& [key, value] : shown_values(lineage)) product.values.set(key, value);
    const Family* family = family_of(structure, lineage);
    product.family = family == nullptr ? 0 : family->id;
    product.parent = 0;
    product.kind = ProductKind::simple;
    return product;
}

TreePlace place_of(const FamilyVariant& family_variant, AttributeId attribute) {
    const auto level = static_cast<std::size_t>(family_variant.level_of(attribute));
    return level == 0                              ? TreePlace::root
           : level == family_variant.levels.size() ? TreePlace::leaf
                                                   : TreePlace::middle;
}

VariantTree::Move VariantTree::move_between(const FamilyVariant& from, const FamilyVariant& to,
                                            AttributeId attribute) {
    return {vitrine::place_of(from, attribute), vitrine::place_of(to, attribute),
            is_axis(to, attribute)};
}

TreePlace VariantTree::place_of(const Node& node) const {
    return node.is_leaf()              ? TreePlace::leaf
           : &node == &m_nodes.front() ? TreePlace::root
                                       : TreePlace::middle;
}

VariantTree::VariantTree(Product root, bool is_stored) {
    Node& node = m_nodes.emplace_back();
    if (is_stored) node.before = root;
    node.now = std::move(root);
}

VariantTree::Node& VariantTree::add_stored(Product product, Node& above) {
    Node& node = m_nodes.emplace_back();
    node.before = product;
    node.now = std::move(product);
    node.stored_above = &above;
    put_below(node, &above);
    if (node.is_leaf()) node.shown = shown_values(lineage_of(node));
    return node;
}

VariantTree::Node& VariantTree::add_simple(Product product) {
    Node& node = m_nodes.emplace_back();
    node.before = product;
    node.now = std::move(product);
    node.shown = shown_values({&node.now, nullptr, nullptr});
    return node;
}

VariantTree::Node& VariantTree::add_new(Product model) {
    Node& node = m_nodes.emplace_back();
    node.now = std::move(model);
    put_below(node, &root());
    return node;
}

void VariantTree::put_below(Node& node, Node* above) {
    if (node.above == above) return;
    if (node.above != nullptr) std::erase(node.above->below, &node);
    node.above = above;
    if (above != nullptr) above->below.push_back(&node);
}

Lineage VariantTree::lineage_before(const Node& node) {
    const auto product = [](const Node* one) {
        return one != nullptr && one->before ? &*one->before : nullptr;
    };
    const Node* above = node.stored_above;
    return {product(&node), product(above),
            product(above == nullptr ? nullptr : above->stored_above)};
}

Lineage VariantTree::lineage_of(const Node& node) {
    const Node* above = node.above;
    const Node* top = above == nullptr ? nullptr : above->above;
    return {&node.now, above == nullptr ? nullptr : &above->now,
            top == nullptr ? nullptr : &top->now};
}

std::vector<VariantTree::Node*> VariantTree::leaves() {
    std::vector<Node*> found;
    for (Node& node : m_nodes) {
        if (node.is_leaf() && node.above != nullptr) found.push_back(&node);
    }
    return found;
}

std::vector<VariantTree::Node*> VariantTree::moving_leaves(const Node& node) {
    std::vector<Node*> found;
    for (Node* child : node.below) {
        if (!child->is_leaf()) {
            const auto further = moving_leaves(*child);
            found.insert(found.end(), further.begin(), further.end());
        } else if (!child->fixed) {
            found.push_back(child);
        }
    }
    return found;
}

struct VariantTree::Settling {
    const MoveOf& move_of;
    DifferingValues differing;
    const Differ& differ;
};

void VariantTree::settle(const MoveOf& move_of, DifferingValues differing, const Differ& differ) {
    std::set<ValueKey> keys;
    for (const Node& node : m_nodes) {
        const Values& values = node.is_leaf() ? node.shown : node.now.values;
        for (const auto& [key, value] : values) {
            if (is_attribute(key)) keys.insert(key);
        }
    }
    const Settling settling{move_of, differing, differ};
    for (const ValueKey key : keys) visit(settling, root(), key, nullptr, false);
    for (const AttributeId property : united) settle_lists(property);
}

void VariantTree::visit(const Settling& settling, Node& node, ValueKey key, const Value* inherited,
                        bool forced) {
    if (node.is_leaf() && node.fixed) return;
    const Move move = settling.move_of(key.attribute);
    const Value* wanted = nullptr;
    if (node.is_leaf()) {
        if (!forced) wanted = node.shown.find(key);
    } else if (moving_leaves(node).empty()) {
        const bool belongs = node.above != nullptr && move.to == TreePlace::middle;
        if (node.fixed || !node.before || !belongs || move.from != TreePlace::root) return;
        if (const Value* old = lineage_before(node).find(key)) node.now.values.set(key, *old);
        return;
    } else {
        wanted = choose(settling, node, key, forced);
    }
    // An override that says the same as the model is somebody's wish: it stays where nothing moves.
    const bool was_own = node.before && node.before->values.find(key) != nullptr;
    const bool stays =
        node.fixed || (move.is_axis ? place_of(node) == move.to : move.from == move.to && was_own);
    const bool is_redundant = wanted != nullptr && inherited != nullptr && *wanted == *inherited;
    if (wanted == nullptr || (is_redundant && !stays)) {
        node.now.values.erase(key);
    } else {
        node.now.values.set(key, *wanted);
    }
    if (node.is_leaf()) return;
    const Value* applies = wanted != nullptr ? wanted : inherited;
    for (Node* child : node.below) visit(settling, *child, key, applies, forced);
}

// What the model shall hold; null where it shall hold nothing of its own. `forced`: all below take
// it.
const Value* VariantTree::choose(const Settling& settling, Node& node, ValueKey key, bool& forced) {
    const std::vector<Node*> leaves = moving_leaves(node);
    const bool takes = settling.differing == DifferingValues::take_common;
    const Value* first = leaves.front()->shown.find(key);
    bool is_filled = true, is_common = true, is_anywhere = false;
    for (const Node* leaf : leaves) {
        const Value* value = leaf->shown.find(key);
        is_filled = is_filled && value != nullptr;
        is_anywhere = is_anywhere || value != nullptr;
        is_common = is_common && value != nullptr && first != nullptr && *value == *first;
    }
    const Value* own = node.before ? node.before->values.find(key) : nullptr;
    if (node.fixed && own != nullptr) {
        if (is_common && *first == *own) return own;
        if (is_anywhere) settling.differ(node, key, leaves);
        forced = takes;
        return own;
    }
    if (forced) return nullptr;
    const bool has_others = std::any_of(node.below.begin(), node.below.end(),
                                        [](const Node* child) { return child->fixed; });
    if (node.fixed && has_others) return nullptr;

    const Move move = settling.move_of(key.attribute);
    const Value* old = node.before && !node.fixed ? lineage_before(node).find(key) : nullptr;
    const bool is_unmoved = move.from == move.to && !move.is_axis;
    if (is_unmoved && node.before && !node.fixed) return is_filled ? old : nullptr;
    const TreePlace place = place_of(node);
    if (place < move.to || ((is_unmoved || move.is_axis) && place != move.to)) return nullptr;
    if (is_common) return first;
    if (is_filled && old != nullptr) return old;
    if (place != move.to || !is_anywhere) return nullptr;
    settling.differ(node, key, leaves);
    if (!takes) return nullptr;
    forced = true;
    return most_common(leaves, key);
}

// A list shows what all levels name, so it moves only where a model is new or no longer above.
void VariantTree::settle_lists(AttributeId property) {
    const ValueKey key{property, 0};
    const std::vector<Node*> moving = moving_leaves(root());
    if (moving.empty()) return;
    if (!root().before) {
        const Value* first = moving.front()->shown.find(key);
        const bool is_common = std::all_of(moving.begin(), moving.end(), [&](const Node* leaf) {
            const Value* value = leaf->shown.find(key);
            return value != nullptr && first != nullptr && *value == *first;
        });
        if (is_common) {
            root().now.values.set(key, *first);
            for (Node* leaf : moving) leaf->now.values.erase(key);
        }
    }
    for (Node* leaf : moving) {
        const References there = united_ids(lineage_of(*leaf), property);
        References own{leaf->now.references(property)};
        const Value* shown = leaf->shown.find(key);
        if (shown == nullptr) continue;
        for (const std::int32_t id : std::get<References>(*shown).ids) {
            if (std::find(there.ids.begin(), there.ids.end(), id) == there.ids.end())
                own.ids.push_back(id);
        }
        leaf->now.values.set(key, std::move(own));
    }
}

}  // namespace vitrine
