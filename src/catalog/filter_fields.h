// The fields of the filter language (query.h) and what they hold: shared by its reader, its writer
// and its matcher.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "catalog/query.h"

namespace vitrine {

enum class OperandKind {
    text,    // texts, file names, SKU, code of the parent
    number,  // numbers, prices, completeness, problems
    measurement,
    date,
    boolean,
    entity,   // options, families, categories, groups: ids
    product,  // what a product link leads to: SKUs, and the ids they were found to have
    kind,     // product kinds: ids
    words,    // any_text
    none,     // variants: its comparisons take no operand
    filled,   // tables: only whether there is one
    moment,   // updated, created: days and instants
    origin,   // changed: a change set, its author or its source
};

// By the field and, for an attribute, its type; text for an attribute that does not exist.
OperandKind operand_kind(const Structure& structure, const Filter& condition);

// Whether the field holds several entities.
bool holds_several(const Structure& structure, const Filter& condition);

// The property of that name, without regard to case.
std::optional<FilterField> find_filter_property(std::string_view name);
// "price@retail", "asked@web", "stock@lyon", "stock@*": the price or stock that a name of this form
// asks for, by what stands before the sign; absent for names of another form.
std::optional<FilterField> find_filter_figure(std::string_view name);
// Enters in the condition, whose field it is, which list, channel or location that is; false where
// there is none of that code.
bool place_filter_figure(const Structure& structure, std::string_view name, Filter& condition);
bool is_figure(FilterField field);
// Calls use(name) with every such name of the catalogue.
void each_filter_figure(const Structure& structure,
                        const std::function<void(const std::string& name)>& use);
// Calls use(name) with every name of a property.
void each_filter_property(const std::function<void(std::string_view name)>& use);

// What a change set can come from, as the journal has it.
std::span<const std::string_view> change_sources();

// "simple", "variant" or "model".
std::string_view kind_name(ProductKind kind);

// The field as written, without brackets: "sku", "brand", "`in`".
std::string filter_field_name(const Structure& structure, const Filter& condition);

}  // namespace vitrine
