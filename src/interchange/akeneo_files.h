// Which of the files of Akeneo's CSV set a file is: by its name, or else by its headings. Reference
// entities, records, markets, locations, segments, price lists and price rules have files of our
// own in the same form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// In the order in which they need each other.
enum class AkeneoFile {
    locales,
    currencies,
    categories,
    channels,
    attribute_groups,
    attributes,
    attribute_options,
    reference_entities,
    records,
    families,
    family_variants,
    association_types,
    group_types,
    groups,
    markets,
    locations,
    segments,
    price_lists,
    price_rules,
    product_models,
    products,
};

// What one row of it is: "locale", ..., "option", "product_model", "product". For programs.
std::string_view akeneo_row_name(AkeneoFile file);

// By the name without its folder: "attributes.csv", "attribute.csv", "products_2.csv",
// "1_products_export_grid_context_en_US_ecommerce_2018-02-01_10-30-00.csv" and the same with
// "_product_models". Absent if the name says nothing.
std::optional<AkeneoFile> akeneo_file_by_name(std::string_view file_name);

// The file belongs to the set and is none of a catalogue's business: users, roles, jobs.
bool is_left_out_by_name(std::string_view file_name);

// By headings, for files of any name. `identifier` is the code of the catalogue's identifier
// attribute, or empty. Absent where the headings fit nothing or more than one file.
std::optional<AkeneoFile> akeneo_file_by_headings(const std::vector<std::string>& headings,
                                                  std::string_view identifier);

}  // namespace vitrine
