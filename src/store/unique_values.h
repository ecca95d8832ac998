// Who owns the values of attributes that are unique, so that an edit asks for one value instead of
// reading every product.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "catalog/product.h"
#include "catalog/structure.h"
#include "store/catalogue.h"

namespace vitrine {

// Whether the values of the attribute must differ between products: it is marked as unique, is not
// the identifier, which is so anyway, no list of prices, and not computed, since a computed value
// follows from others.
bool must_differ(const Attribute& attribute);

// A number for a value in a field, the same for equal ones: texts without regard to case, amounts
// by their value. Of the ones that differ, one pair in 10^19 has the same.
std::int64_t unique_hash(ValueKey key, const Value& value);

// The values that products own themselves; what they inherit is their model's. Changes of the
// catalogue are told to it by written() and are in the table with flush(); until then they are kept
// here, also for good where nothing shall be written. [one thread; the catalogue must outlive it]
class UniqueValues {
public:
    // Whether there is anything to keep.
    static bool needed_for(const Structure& structure);

    // Of the catalogue as its connection sees it now. What the table does not hold yet, because
    // an attribute became unique or the catalogue is from an earlier version, is read from all
    // products at the first question.
    UniqueValues(Catalogue& catalogue, const Structure& structure);

    bool watches(AttributeId attribute) const { return m_watched.contains(attribute); }
    // Another product than `self` that owns the same value in the field; 0 where there is none.
    ProductId owner(ValueKey key, const Value& value, ProductId self);
    // All that own a value of this hash in a field of the attribute.
    std::vector<ProductId> owners(std::int64_t hash, AttributeId attribute);
    // A product was or will be written: null for before where it is new, for after where it goes.
    void written(const Product* before, const Product* after);
    // The structure is another by now.
    void use(const Structure& structure);

    // Writes what was told since the last time into the table, within the writer's transaction.
    void flush();

    // Two products that own the same value in a field.
    struct Twins {
        ProductId product = 0, other = 0;
        ValueKey key;
    };
    // Among what was told since the beginning, with the product that was written first; and among
    // all values of attributes that became unique since.
    std::vector<Twins> new_twins();
    // Among all values of some attributes, unique or not: reads every product.
    static std::vector<Twins> twins_of(Catalogue& catalogue,
                                       const std::set<AttributeId>& attributes);

    // Whether the table says of these attributes, as far as it knows them, what the products say:
    // reads every product.
    static bool is_in_step(Catalogue& catalogue, const std::set<AttributeId>& watched);

private:
    struct Told {
        ProductId product = 0;
        AttributeId attribute = 0;
        bool owns = false;
    };
    struct Written {
        ProductId product = 0;
        std::int64_t hash = 0;
        ValueKey key;
    };
    void drop_unwatched();
    void complete();
    void tell(std::int64_t hash, ProductId product, AttributeId attribute, bool owns);

    Catalogue& m_catalogue;
    std::set<AttributeId> m_watched;  // whose values must differ
    std::set<AttributeId> m_tabled;   // of those, whose values the table holds
    std::set<AttributeId> m_known;    // and those of which it was told everything
    std::set<AttributeId> m_dropped;  // to be taken out of the table
    std::set<AttributeId> m_became;   // unique since the beginning
    std::unordered_multimap<std::int64_t, Told> m_told;  // by hash
    std::vector<Written> m_written;                      // what was not there before
    std::unique_ptr<sql::Statement> m_owners;
};

}  // namespace vitrine
