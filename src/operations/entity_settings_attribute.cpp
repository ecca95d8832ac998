// What can be said of an attribute: much of it only of some types.
#include <array>

#include "catalog/measurement.h"
#include "operations/entity_setting_table.h"
#include "operations/table_columns.h"

namespace vitrine {
namespace {

using Form = EntitySetting::Form;
using Fixed = EntitySetting::Fixed;
using Wrong = std::optional<Issue>;
using AttributeTable = SettingTable<Attribute>;
using Words = std::vector<std::pair<std::string, std::string>>;

constexpr std::array all_types = {
    AttributeType::text,
    AttributeType::long_text,
    AttributeType::number,
    AttributeType::measurement,
    AttributeType::price_collection,
    AttributeType::boolean,
    AttributeType::date,
    AttributeType::datetime,
    AttributeType::simple_select,
    AttributeType::multi_select,
    AttributeType::image,
    AttributeType::file,
    AttributeType::record_link,
    AttributeType::record_links,
    AttributeType::product_link,
    AttributeType::table,
    AttributeType::identifier,
};

constexpr std::array all_roles = {AttributeRole::none,        AttributeRole::status,
                                  AttributeRole::launch,      AttributeRole::embargo,
                                  AttributeRole::replacement, AttributeRole::packs};

// Nobody orders more by hand.
constexpr std::size_t most_ordered = 2'000;

std::string role_label(AttributeRole role) {
    switch (role) {
        case AttributeRole::none:
            return tr("None");
        case AttributeRole::status:
            return tr("Status of the lifecycle");
        case AttributeRole::launch:
            return tr("Sold from");
        case AttributeRole::embargo:
            return tr("Not shown before");
        case AttributeRole::replacement:
            return tr("Replacement product");
        case AttributeRole::packs:
            return tr("Pack levels");
    }
    return {};
}

void list_what_it_is(const Attribute& entity, AttributeTable& table) {
    EntitySetting& type =
        table.add("type", tr("Type"), Form::choice, std::string(attribute_type_name(entity.type)),
                  [](Attribute& attribute, std::string_view text) -> Wrong {
                      const auto read = parse_attribute_type(text);
                      if (!read)
                          return setting_issue(tr("There is no attribute type \"{0}\".", text),
                                               tr("Write text, number, simple_select, ..."));
                      attribute.type = *read;
                      return std::nullopt;
                  });
    for (const AttributeType one : all_types)
        type.words.emplace_back(attribute_type_name(one), attribute_type_label(one));
    type.fixed = Fixed::once_made;
    table.flag("localizable", tr("Differs by locale"), &Attribute::localizable).fixed =
        Fixed::once_made;
    table.flag("scopable", tr("Differs by channel"), &Attribute::scopable).fixed = Fixed::once_made;
}

// The first choice of what is not made yet says which of these it has.
void list_of_type(const SettingContext& context, const Attribute& entity, AttributeTable& table) {
    const Structure& structure = context.structure;
    const bool is_new = entity.id == 0;
    if (entity.type == AttributeType::measurement || is_new) {
        Words families;
        for (const Unit& unit : all_units()) {
            if (families.empty() || families.back().first != unit.family)
                families.emplace_back(unit.family, unit.family);
        }
        table
            .word("measurement_family", tr("Measurement family"), &Attribute::measurement_family,
                  std::move(families))
            .fixed = Fixed::once_made;
        Words units;
        for (const Unit& unit : units_of(entity.measurement_family))
            units.emplace_back(unit.code,
                               std::string(unit.code) + " (" + std::string(unit.symbol) + ")");
        if (units.empty()) {
            table.text("default_unit", tr("Default unit"), &Attribute::default_unit);
        } else {
            table.word("default_unit", tr("Default unit"), &Attribute::default_unit,
                       std::move(units));
        }
    }
    if (entity.links_records() || is_new) {
        table
            .one("reference_entity", tr("Reference entity"), EntityKind::reference_entity,
                 structure.reference_entities, &Attribute::reference_entity)
            .fixed = Fixed::once_made;
    }
    if (entity.is_select()) {
        table.flag("auto_option_sorting", tr("Options by alphabet"),
                   &Attribute::auto_option_sorting);
        const auto options = structure.options_of(entity.id);
        if (!is_new && options.size() > 1 && options.size() <= most_ordered)
            table.order("option_order", tr("Order of its options"), options);
    }
    if (entity.type == AttributeType::table) {
        table
            .add("table_columns", tr("Columns"), Form::table, columns_text(structure, entity),
                 [&structure](Attribute& attribute, std::string_view text) {
                     return read_columns(structure, attribute, text);
                 })
            .columns = columns_of_columns(structure);
    }
}

void list_rules(const Attribute& entity, AttributeTable& table) {
    const AttributeType type = entity.type;
    const bool is_text = type == AttributeType::text || type == AttributeType::long_text ||
                         type == AttributeType::identifier;
    if (type == AttributeType::long_text)
        table.flag("html", tr("Text with formatting (HTML)"), &Attribute::html);
    if (is_text) {
        table.whole("min_characters", tr("Fewest characters"), &Attribute::min_characters);
        table.whole("max_characters", tr("Most characters"), &Attribute::max_characters);
    }
    if (type == AttributeType::text || type == AttributeType::identifier) {
        table.word("validation_rule", tr("Must be"), &Attribute::validation_rule,
                   {{"email", tr("An e-mail address")},
                    {"url", tr("A web address")},
                    {"gtin", tr("A GTIN")},
                    {"regexp", tr("Like the pattern below")}});
        table.text("validation_regexp", tr("Pattern (regular expression)"),
                   &Attribute::validation_regexp);
    }
    const bool is_number = type == AttributeType::number || type == AttributeType::measurement ||
                           type == AttributeType::price_collection;
    if (is_number) {
        table.decimal("number_min", tr("Smallest number"), &Attribute::number_min);
        table.decimal("number_max", tr("Largest number"), &Attribute::number_max);
        table.flag("decimals_allowed", tr("Decimals allowed"), &Attribute::decimals_allowed);
        table.whole("max_decimals", tr("Most decimals"), &Attribute::max_decimals);
        table.flag("negative_allowed", tr("Negative numbers allowed"),
                   &Attribute::negative_allowed);
    }
    if (type == AttributeType::date) {
        table.day("date_min", tr("First day"), &Attribute::date_min);
        table.day("date_max", tr("Last day"), &Attribute::date_max);
    }
    if (!entity.is_media()) return;
    table.add("allowed_extensions", tr("File extensions allowed"), Form::text,
              join(entity.allowed_extensions, ", "),
              [](Attribute& attribute, std::string_view text) -> Wrong {
                  attribute.allowed_extensions.clear();
                  for (const auto one : split_list(text, ','))
                      attribute.allowed_extensions.push_back(fold_case(one));
                  return std::nullopt;
              });
    table.decimal("max_file_size_mb", tr("Largest file (MB)"), &Attribute::max_file_size_mb);
}

}  // namespace

std::string attribute_type_label(AttributeType type) {
    switch (type) {
        case AttributeType::identifier:
            return tr("Identifier");
        case AttributeType::text:
            return tr("Text");
        case AttributeType::long_text:
            return tr("Long text");
        case AttributeType::number:
            return tr("Number");
        case AttributeType::measurement:
            return tr("Measurement");
        case AttributeType::boolean:
            return tr("Yes or no");
        case AttributeType::date:
            return tr("Date");
        case AttributeType::simple_select:
            return tr("One option");
        case AttributeType::multi_select:
            return tr("Several options");
        case AttributeType::price_collection:
            return tr("Price");
        case AttributeType::image:
            return tr("Picture");
        case AttributeType::file:
            return tr("File");
        case AttributeType::datetime:
            return tr("Date and time");
        case AttributeType::record_link:
            return tr("Link to a record");
        case AttributeType::record_links:
            return tr("Links to records");
        case AttributeType::product_link:
            return tr("Link to a product");
        case AttributeType::table:
            return tr("Table");
    }
    return {};
}

void list_settings(const SettingContext& context, const Attribute& entity, AttributeTable& table) {
    const Structure& structure = context.structure;
    table.labels();
    list_what_it_is(entity, table);
    list_of_type(context, entity, table);
    table.one("group", tr("Group"), EntityKind::attribute_group, structure.attribute_groups,
              &Attribute::group);
    table.flag("unique", tr("No two products alike"), &Attribute::unique);
    table.flag("read_only", tr("Read-only"), &Attribute::read_only);
    table.text("default_value", tr("Value of new products"), &Attribute::default_value);
    table.labels(
        "help", [](const std::string& locale) { return tr("Help ({0})", locale); },
        &Attribute::help);
    list_rules(entity, table);
    table.several("available_locales", tr("Only for the locales"), EntityKind::locale,
                  structure.locales, &Attribute::available_locales);
    EntitySetting& role = table.add(
        "role", tr("Role"), Form::choice,
        entity.role == AttributeRole::none ? std::string()
                                           : std::string(attribute_role_name(entity.role)),
        [](Attribute& attribute, std::string_view text) -> Wrong {
            const auto read =
                text.empty() ? AttributeRole::none : parse_attribute_role(fold_case(text));
            if (!read)
                return setting_issue(tr("There is no role \"{0}\".", text),
                                     tr("Write status, launch, embargo, replacement or packs, or "
                                        "nothing."));
            attribute.role = *read;
            return std::nullopt;
        });
    for (const AttributeRole one : all_roles) {
        if (one != AttributeRole::none)
            role.words.emplace_back(attribute_role_name(one), role_label(one));
    }
    table.whole("sort_order", tr("Place in its group"), &Attribute::sort_order);
}

}  // namespace vitrine
