// What an edit may do to a product, whoever makes it: what single cells and bulk edits share.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/issue.h"
#include "catalog/inheritance.h"
#include "catalog/value_text.h"
#include "store/product_store.h"

namespace vitrine {

// An error without its place.
Issue refusal(std::string rule, std::string message, std::string fix = {});

// The family, category, ... as people write fields: "family", "parent", "enabled", "categories",
// "groups". Absent for any other name; without regard to case.
std::optional<AttributeId> find_property(std::string_view name);

// Fields that no edit changes: the identifier, the parent, links, what is computed. Absent: it may
// be edited.
std::optional<Issue> check_editable(const Structure& structure, AttributeId field);

// The value that `text` stands for in a field, properties included: family, categories and groups
// by code, enabled as 1 or 0, attributes as parse_value() reads them. Nothing for a blank text. The
// rules of the attribute are not checked yet.
ParsedValue parse_field_text(const Structure& structure, AttributeId field, std::string_view text,
                             const ValueFormat& format = {});

// A file that is larger than the attribute allows. Absent: it is not.
std::optional<Issue> check_file_size(const Attribute& attribute, std::string_view file,
                                     std::int64_t bytes);

// An attribute of the variants on their model, or the family of a variant or model. Absent: the
// product may hold the field itself.
std::optional<Issue> check_level(const Structure& structure, const Lineage& lineage,
                                 AttributeId field);

// A value of its own for an attribute that tells the models above apart: where a product stands says
// what it has there. Absent: it may override what it inherits.
std::optional<Issue> check_override(const Structure& structure, const Lineage& lineage,
                                    AttributeId field);

// The attributes that tell the product apart from its siblings. Empty for simple products and root
// models.
std::span<const AttributeId> axes_of(const Structure& structure, const Lineage& lineage);

// Axis values stay filled and unique among siblings. `after` is the state to save, with its models;
// `load` gives siblings as they are by then, or nothing for one that does not count. Loads nothing
// where neither an axis value nor the parent changed.
using LoadProduct = std::function<std::optional<Product>(ProductId)>;
std::optional<Issue> check_axes(const Structure& structure, ProductStore& products,
                                const Product& before, const Lineage& after,
                                const LoadProduct& load);

}  // namespace vitrine
