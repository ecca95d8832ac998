#include "interchange/akeneo_types.h"

#include <algorithm>
#include <iterator>

namespace vitrine {
namespace {

struct Name {
    AttributeType type;
    std::string_view name;
};
// What is written stands before what is only read.
constexpr Name names[] = {
    {AttributeType::identifier, "pim_catalog_identifier"},
    {AttributeType::text, "pim_catalog_text"},
    {AttributeType::long_text, "pim_catalog_textarea"},
    {AttributeType::number, "pim_catalog_number"},
    {AttributeType::measurement, "pim_catalog_metric"},
    {AttributeType::boolean, "pim_catalog_boolean"},
    {AttributeType::date, "pim_catalog_date"},
    {AttributeType::simple_select, "pim_catalog_simpleselect"},
    {AttributeType::multi_select, "pim_catalog_multiselect"},
    {AttributeType::simple_select, "pim_reference_data_simpleselect"},
    {AttributeType::multi_select, "pim_reference_data_multiselect"},
    {AttributeType::price_collection, "pim_catalog_price_collection"},
    {AttributeType::image, "pim_catalog_image"},
    {AttributeType::file, "pim_catalog_file"},
    {AttributeType::datetime, "pim_catalog_datetime"},
    {AttributeType::record_link, "akeneo_reference_entity"},
    {AttributeType::record_links, "akeneo_reference_entity_collection"},
    {AttributeType::product_link, "pim_catalog_product_link"},
    {AttributeType::table, "pim_catalog_table"},
};

}  // namespace

std::string_view akeneo_type_name(AttributeType type) {
    return std::find_if(std::begin(names), std::end(names),
                        [type](const Name& name) { return name.type == type; })
        ->name;
}

std::optional<AttributeType> parse_akeneo_type(std::string_view text) {
    const auto* const found = std::find_if(std::begin(names), std::end(names),
                                           [text](const Name& name) { return name.name == text; });
    return found == std::end(names) ? std::nullopt : std::optional(found->type);
}

}  // namespace vitrine
