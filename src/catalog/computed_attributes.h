// Attributes whose values are computed (Attribute::expression): from what, in which order, and with
// which result. Pure: who writes products keeps the values right, see store/computed_values.h.
//
// A computed value stands in the product like any other. It is computed for products whose family
// has the attribute, and for those without a family; in a family variant from the level down on
// which the attribute and all that it reads are known. A product holds no value of its own where it
// would inherit the same; where its own would be nothing, it shows the inherited one, as fields do.
// A text that is missing in a locale is that of the locale that stands in for it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/issue.h"
#include "catalog/computed_value.h"
#include "catalog/expression_machine.h"
#include "catalog/inheritance.h"

namespace vitrine {

// What was changed in a product, by attribute and property; everything where `all`.
struct ChangedFields {
    bool all = false;
    std::vector<AttributeId> fields;
};

// A value that an expression read, for "why".
struct ReadValue {
    ExpressionInput input;
    std::string field;                // field_name(), or the name of a property
    std::string text;                 // as the expression had it; empty for nothing
    AttributeId attribute = 0;        // 0: a property of the product
    const Product* holder = nullptr;  // whose value it is; null where there is none
    bool is_computed = false;
};

// [one thread]
class ComputedAttributes {
public:
    // Reads and compiles every expression of the structure. Other structures are handed to the
    // functions below: they must be equal in everything but scopes, options and records.
    explicit ComputedAttributes(const Structure& structure);

    // Those that have an expression, each after those it reads.
    std::span<const AttributeId> in_order() const { return m_order; }
    // Why the attribute can have no values; absent where it can, and where it is not computed.
    // Cycles name their attributes: "a -> b -> a".
    std::optional<ExpressionError> problem(AttributeId attribute) const;

    // The channels, locales and currencies for which there are values. Their scopes must be
    // interned before products are recomputed: a value without one is left out.
    std::vector<Scope> needed_scopes() const;

    // Brings the computed values of `self`, which is lineage.self, up to date: those that depend on
    // what was changed, in it or above it, and those that depend on them. Says whether any changed.
    // `issues`, if given, gets an error for each value that cannot be computed.
    bool recompute(const Structure& structure, const Lineage& lineage, Product& self,
                   const ChangedFields& changed, Issues* issues);
    // Whether any value could change by this.
    bool concerns(const ChangedFields& changed) const;

    // Where the product stands, the expression gives, or would give, this; what it read is added
    // to `reads`. An attribute that is not computed gives nothing, and neither does one in a locale
    // in which all texts it reads stand in for others: there its own value of that locale does.
    ComputedResult evaluate(const Structure& structure, const Lineage& lineage,
                            AttributeId attribute, const Scope& scope,
                            std::vector<ReadValue>* reads);

private:
    // Where a value is looked for: parts that are not named are those of the cell.
    struct Input {
        AttributeId attribute = 0;  // 0: a property
        Scope named;
    };
    struct Computed {
        AttributeId attribute = 0;
        ExpressionText text;
        std::optional<ExpressionError> problem;
        int program = -1;
        std::vector<Input> inputs;       // as text.inputs
        std::vector<AttributeId> reads;  // attributes and properties
        std::vector<Scope> cells;
    };

    void read(const Structure& structure, const Attribute& attribute);
    std::optional<ExpressionError> resolve(const Structure& structure, const Attribute& attribute,
                                           Computed& computed) const;
    void put_in_order(const Structure& structure);
    void list_cells(const Structure& structure, const Attribute& attribute, Computed& computed);
    const std::vector<int>& levels_of(const FamilyVariant* variant);
    bool applies(const Structure& structure, const Lineage& lineage, std::size_t index);
    std::vector<bool> affected(const ChangedFields& changed) const;
    bool recompute_one(const Structure& structure, const Lineage& lineage, Product& self,
                       std::size_t index, Issues* issues);
    ComputedResult evaluate(const Structure& structure, const Lineage& lineage,
                            const Computed& computed, const Scope& cell,
                            std::vector<ReadValue>* reads);
    struct FoundInput {
        const Value* value = nullptr;  // null for nothing
        ValueKey key;                  // where it stands, or would
        bool stands_in = false;        // of another locale of the fallback chain
    };
    static FoundInput find_input(const Structure& structure, const Lineage& lineage,
                                 const Attribute& attribute, const Input& input, const Scope& cell);
    const Computed* find(AttributeId attribute) const;

    ExpressionMachine m_machine;
    std::vector<Computed> m_computed;                      // in order
    std::vector<AttributeId> m_order;                      // of m_computed
    std::map<FamilyVariantId, std::vector<int>> m_levels;  // by computed attribute
};

}  // namespace vitrine
