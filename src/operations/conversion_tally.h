// What a conversion makes of the values of products: counted, with the first of each kind.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "operations/scope_moves.h"
#include "operations/structure_change.h"
#include "operations/value_conversion.h"

namespace vitrine {

// Of a part of the products, or of all. Parts in order of their ids are added up.
class ConversionTally {
public:
    std::vector<ProductId> products;  // that have values
    std::int64_t converted = 0, moved = 0, copied = 0, lost = 0, not_kept = 0;
    OptionTexts missing;  // texts that need an option
    // For an axis: the old values by the text of the new one.
    std::unordered_map<std::string, std::string> axis_values;
    // Where the new values must differ between products: unique_hash() of each in its field.
    std::vector<std::int64_t> unique_hashes;

    // Whether two of them are the same; products that shared a value before included.
    bool may_have_twins();

    // The first of each rule are kept, all are counted.
    bool wants(const std::string& rule, std::size_t most) const;
    void note(Issue issue, std::size_t most);
    void add(ConversionTally&& other, const StructureChangeLimits& limits);
    // By rule: the first ones, and how many there are in all.
    struct Reason {
        Issues first;
        std::int64_t count = 0;
    };
    const std::map<std::string, Reason>& reasons() const { return m_reasons; }

    std::vector<ChangedValue> values;  // the first ones

private:
    std::map<std::string, Reason> m_reasons;
};

// Works out what becomes of the values of one product. [one thread; several side by side]
class ProductConversion {
public:
    struct Value {
        Scope scope;  // without id
        vitrine::Value value;
    };

    ProductConversion(const Structure& structure, const Attribute& from, const Attribute& to,
                      const ConversionRules& rules, ProductCodes& products, const ScopeMoves& moves,
                      bool is_axis, const StructureChangeLimits& limits);

    // What the product with the attribute's values `own` has afterwards, noted in `tally`. Values
    // whose option is still to be made are left out.
    using Own = std::vector<std::pair<ScopeId, vitrine::Value>>;
    std::vector<Value> convert(ProductId id, std::string_view code, const Own& own,
                               ConversionTally& tally) const;

private:
    struct Winner {
        Scope scope;
        int rank = 0;
        std::size_t source = 0;  // in Own
    };
    std::vector<Winner> winners(const Own& own) const;

    const Structure& m_structure;
    const Attribute& m_from;
    const Attribute& m_to;
    const ScopeMoves& m_moves;
    ValueConversion m_values;
    const bool m_is_axis, m_must_differ;
    const StructureChangeLimits m_limits;
};

}  // namespace vitrine
