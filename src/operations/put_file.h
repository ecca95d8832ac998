// A picture or file from somewhere on the disk becomes a product's value.
#pragma once

#include <filesystem>
#include <optional>

#include "base/issue.h"
#include "catalog/inheritance.h"
#include "operations/edit_products.h"

namespace vitrine {

// Why the file must not become a value of the product: the level of its models does not own the
// attribute, a picture that is none, size and ending. `name` is how the value names it. Throws
// Error (storage) where it cannot be read.
std::optional<Issue> check_new_file(const Structure& structure, const Attribute& attribute,
                                    const Lineage& lineage, const std::filesystem::path& file,
                                    std::string_view name);
// The same of a record's value, which belongs to no level.
std::optional<Issue> check_new_file(const Structure& structure, const Attribute& attribute,
                                    const std::filesystem::path& file, std::string_view name);

// Stores a copy of the file with the catalogue and puts it into the field, as one change set; 0
// where it is there already, byte for byte. Undo takes it back; the stored copy stays then. Throws
// Error: usage where the product or field takes no such file, storage.
ChangeSetId put_file(Catalogue& catalogue, ProductId product, const FieldAddress& field,
                     const std::filesystem::path& file);

}  // namespace vitrine
