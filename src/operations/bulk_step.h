// A change of a bulk edit made ready for many products: its operand is read and checked once.
#pragma once

#include <functional>
#include <optional>
#include <variant>

#include "base/issue.h"
#include "catalog/inheritance.h"
#include "catalog/measurement.h"
#include "catalog/value_text.h"
#include "operations/bulk_change.h"
#include "operations/find_by_code.h"

namespace vitrine {

class BulkStep {
public:
    // Gives the key of a field, its scope made where there is none yet.
    using InternKey = std::function<ValueKey(const Attribute&, const FieldAddress&)>;

    // `structure` must outlive the step and may only gain scopes. `products`, which must outlive
    // it, knows the products that codes lead to; null where the step is only checked, as far as it
    // can be without them. Throws Error (usage) where the field cannot take this kind of change or
    // the operand is wrong for it.
    BulkStep(const Structure& structure, BulkChange change, InternKey intern_key,
             ProductStore* products);

    enum class Outcome {
        changed,
        unchanged,
        refused,  // take_issues() says why
        above,    // the field belongs to a model above the product, or is the family of a model
        below,    // the field, or what is enabled, belongs to the variants below the model
    };
    // What the change makes of the product at hand, as earlier steps left it. A product takes part
    // where its level owns the field, or where it holds a value of its own there.
    Outcome judge(const Lineage& now);

    // After judge(): where it belongs, and with `changed` what it shall be.
    ValueKey key() const { return *m_key; }
    const std::optional<Value>& wanted() const { return m_wanted; }
    // The reason of a refusal, and warnings about values that are taken all the same; without the
    // product.
    Issues take_issues() { return std::move(m_issues); }

    const BulkChange& change() const { return m_change; }
    // About the operand, once for all products.
    const Issues& operand_warnings() const { return m_operand_warnings; }

private:
    using Computed = std::variant<std::optional<Value>, Issue>;

    void prepare();
    void prepare_value(std::string_view text);
    void prepare_calculation(const Calculate& calculate);
    void prepare_copy(const CopyValue& copy);
    ParsedValue parse(std::string_view text) const;
    std::optional<ValueKey> find_key(const Attribute* attribute, const FieldAddress& field) const;
    std::optional<Outcome> elsewhere(const Lineage& now, const std::optional<Value>& own) const;
    Computed compute(const Lineage& now, const std::optional<Value>& value);
    Computed set_to(const Product& self) const;
    Computed edit_list(const Product& self, const std::optional<Value>& value) const;
    Computed edit_text(const std::optional<Value>& value) const;
    Computed calculated(const std::optional<Value>& value) const;
    Computed copied(const Lineage& now, const std::optional<Value>& value);
    bool is_valid(const Value& value);
    void note(Issue issue, const std::optional<Value>& value);

    const Structure& m_structure;
    BulkChange m_change;
    InternKey m_intern_key;
    ProductStore* m_products;
    FindProduct m_find_product;
    const Attribute* m_attribute;  // null: a property
    BulkKind m_kind;
    std::optional<Value> m_operand;  // of set, add, remove
    std::optional<TextReplacer> m_replacer;
    Calculation m_calculation;
    const Unit* m_unit = nullptr;         // of a calculation's operand
    const Attribute* m_source = nullptr;  // of a copy
    std::string m_locale;                 // of the field
    Issues m_operand_warnings;

    std::optional<ValueKey> m_source_key;
    std::optional<ValueKey> m_key;  // absent while no product ever had a value there
    std::optional<Value> m_wanted;
    Issues m_issues;
};

}  // namespace vitrine
