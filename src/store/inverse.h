// The inverse of one journalled change, applied to what is stored now: what undo and rollback
// share.
#pragma once

#include "store/change_set_writer.h"

namespace vitrine {

// Takes `change` back within `writer`. What is not there any more is left alone, and so is a code
// that another product has by now. Conflicts are the caller's business: fields are set to what they
// were before, whatever they are now.
void apply_inverse(ChangeSetWriter& writer, Catalogue& catalogue, const Change& change);

// The same for a change of a price.
void apply_inverse(PriceWriter& writer, const PriceChangeRow& change);

// Whether the change gave up a code that belongs to another product or model by now.
bool is_code_taken(ProductStore& products, const Product& product, const FieldChange& changed);

// The state of a product before `change`, from the one after it; absent: it is not there. False,
// and nothing useful in `state`, where that is not what the change left behind.
bool step_back(std::optional<Product>& state, const Change& change);

// The delta of a structure change: code and JSON of both states, empty where it was not there.
struct StructureText {
    std::string_view code, body;
};
std::string structure_delta(const StructureText& before, const StructureText& after);
// The part of a structure change's delta that ChangeSetWriter::restore() takes: "before" or
// "after".
std::optional<std::string> structure_state(const Change& change, std::string_view part);
// Puts such a state into a structure.
void put_structure_state(Structure& structure, EntityKind kind, std::int32_t id,
                         std::string_view state);

}  // namespace vitrine
