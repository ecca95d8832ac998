// The journal in words: what happened to one product, and to one field of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "operations/edit_products.h"
#include "store/catalogue.h"

namespace vitrine {

struct ProductHistoryEntry {
    ChangeSet change_set;
    Operation operation = Operation::update;
    struct Field {
        std::string name;    // field_name(): "name[en_US]"
        std::string before;  // as text, codes resolved; empty where there was none
        std::string after;
    };
    std::vector<Field> fields;  // of updates and removals
};

// Newest first; where the beginning of the journal was dropped (Journal::horizon()), what is left.
// Throws Error (usage) if there never was such a product, or none that the journal knows.
std::vector<ProductHistoryEntry> product_history(Catalogue& catalogue, std::string_view code);

// What happened to one field of a product, newest first: one field an entry, the value with which
// it was created included. `name` is written as for parse_field() of edit_products.h; the channel
// or locale of a field that varies has to be said. Throws Error (usage) as that and the above.
std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, std::string_view code,
                                               std::string_view name);
// The same of a product that may have another code by now, or be gone. Empty for an unknown one.
std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, ProductId product,
                                               std::string_view name);
std::vector<ProductHistoryEntry> field_history(Catalogue& catalogue, ProductId product,
                                               const FieldAddress& field);

// A field's value as text with product ids as codes.
std::string field_text(Catalogue& catalogue, const Structure& structure, ValueKey key,
                       const std::optional<Value>& value);

}  // namespace vitrine
