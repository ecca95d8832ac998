// The parts of operations/delete_entity.h that take values from products: attributes, options, and
// what values vary by.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

// Refuses where a text names the entity (operations/code_texts.h). Where a profile only
// describes its own channel, the name is taken out.
void refuse_where_named(StructureChange& change, const EntityAddress& entity);

// Values of the attribute are no longer computed: else the writer would bring back what goes.
void stop_computing(StructureChange& change, AttributeId attribute);

// Clears every value of products and records of which `gone` holds, and counts "values". `gone` is
// asked by several threads.
void delete_values(StructureChange& change, const Progress& progress,
                   const std::function<bool(ValueKey)>& gone, const std::string& label);

// Takes the ids out of values and lists in which `wanted` fields of products and records hold them,
// and counts "values". Nothing is changed where the change is refused.
void lose_ids(StructureChange& change, const Progress& progress,
              const std::function<bool(ValueKey)>& wanted, const std::set<std::int32_t>& ids,
              const std::string& label);

// Refuses where a table of a product or of another record names the record.
void refuse_in_tables(StructureChange& change, RecordId id, const Progress& progress);

// Everything but the entity itself.
void delete_attribute(StructureChange& change, AttributeId id, const Progress& progress);
void delete_option(StructureChange& change, OptionId id, const Progress& progress);
void delete_channel_values(StructureChange& change, ChannelId id, const Progress& progress);
void delete_locale(StructureChange& change, LocaleId id, const Progress& progress);
void delete_currency(StructureChange& change, CurrencyId id, const Progress& progress);

}  // namespace vitrine
