#include "workbench/grid_column.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_products.h"

namespace vitrine {
namespace {

constexpr std::size_t default_column_count = 6;
// What the quality checks found, as lists and orders call it: it hides an attribute of this code.
constexpr std::string_view problems_name = "problems";
// The picture that stands for a product; likewise.
constexpr std::string_view picture_name = "main_picture";
// Whether a channel would take a product; before the channel's code. No field can be called so.
constexpr std::string_view readiness_prefix = "readiness:";
// More options than this make a list nobody can use: such a select is typed.
constexpr std::size_t most_choices = 200;

// The attribute that names products in most families; 0 where there is none.
AttributeId name_attribute(const Structure& structure) {
    std::map<AttributeId, int> families;
    structure.families.each([&](const Family& family) {
        if (family.label_attribute != 0) ++families[family.label_attribute];
    });
    const auto most = std::max_element(families.begin(), families.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    if (most == families.end()) return 0;
    const Attribute* attribute = structure.attributes.find(most->first);
    return attribute == nullptr || attribute->type == AttributeType::identifier ? 0 : most->first;
}

bool fits_a_cell(const Attribute& attribute) {
    return attribute.type != AttributeType::identifier &&
           attribute.type != AttributeType::long_text && attribute.type != AttributeType::table &&
           !attribute.is_media();
}

// "price" as columns of the channel's currencies: "price[EUR]", "price[USD]".
std::vector<std::string> column_names(const Structure& structure, const Attribute& attribute,
                                      ChannelId channel) {
    if (attribute.type != AttributeType::price_collection) return {attribute.code};
    std::vector<std::string> names;
    const Channel* chosen = structure.channels.find(channel);
    std::vector<CurrencyId> currencies;
    if (chosen != nullptr) currencies = chosen->currencies;
    if (currencies.empty()) {
        structure.currencies.each([&](const Currency& currency) {
            if (currency.activated) currencies.push_back(currency.id);
        });
    }
    for (const CurrencyId currency : currencies) {
        names.push_back(attribute.code + "[" + structure.currencies.code_of(currency) + "]");
    }
    return names;
}

std::vector<Choice> choices_in_cell(const Structure& structure, const Attribute& attribute,
                                    const std::string& locale) {
    if (attribute.type == AttributeType::boolean) return boolean_choices();
    if (attribute.type == AttributeType::record_link) {
        return record_choices(structure, attribute.reference_entity, locale, most_choices);
    }
    if (attribute.type != AttributeType::simple_select) return {};
    return option_choices(structure, attribute.id, locale, most_choices);
}

GridColumn property_column(GridColumn::Kind kind, std::string sort, std::string heading) {
    GridColumn column;
    column.kind = kind;
    column.sort = std::move(sort);
    column.heading = std::move(heading);
    return column;
}

std::string readiness_heading(const Channel& channel) {
    return tr("Ready for {0}", label_of(channel.labels, channel.code, program_language()));
}

// Absent for a channel that is gone, or is not set up for publishing.
std::optional<GridColumn> readiness_column(const Structure& structure, std::string_view name) {
    const Channel* channel = structure.channels.find(name.substr(readiness_prefix.size()));
    if (channel == nullptr || channel->profile.empty()) return std::nullopt;
    GridColumn column =
        property_column(GridColumn::Kind::readiness, {}, readiness_heading(*channel));
    column.field.channel = channel->id;
    return column;
}

// One column as load_rows understands it; absent for a name that no longer means anything.
std::optional<ListColumn> parse_column(const Structure& structure, const std::string& name,
                                       ChannelId channel, LocaleId locale) {
    try {
        const std::string names[] = {name};
        const auto parsed = parse_columns(structure, names, channel, locale);
        if (parsed.size() == 1) return parsed.front();
    } catch (const Error&) {
        // A column chosen in another channel or before the attribute was removed: shown no more.
    }
    return std::nullopt;
}

}  // namespace

bool GridColumn::is_number() const {
    return kind == Kind::value &&
           (type == AttributeType::number || type == AttributeType::price_collection ||
            type == AttributeType::measurement);
}

std::vector<GridColumn> grid_columns(const Structure& structure, ChannelId channel, LocaleId locale,
                                     const std::vector<std::string>& names) {
    using Kind = GridColumn::Kind;
    const std::string& locale_code = structure.locales.code_of(locale);
    std::vector<GridColumn> columns;
    int cells = 0;
    const auto add_value = [&](const ListColumn& parsed, Kind kind, std::string sort) {
        const Attribute* attribute = structure.attributes.find(parsed.attribute);
        if (attribute == nullptr) return;
        GridColumn column = property_column(kind, std::move(sort), parsed.label);
        column.name = parsed.name;
        column.cell = cells++;
        column.field = {parsed.attribute, parsed.channel, parsed.locale, parsed.currency};
        column.type = attribute->type;
        column.editable = attribute->type != AttributeType::identifier && !attribute->is_media() &&
                          attribute->expression.empty() && !attribute->read_only;
        column.choices = choices_in_cell(structure, *attribute, locale_code);
        columns.push_back(std::move(column));
    };

    columns.push_back(property_column(Kind::sku, "sku", tr("SKU")));
    const AttributeId name_id = name_attribute(structure);
    const std::string& name_code = structure.attributes.code_of(name_id);
    const auto name_column =
        name_id == 0 ? std::nullopt : parse_column(structure, name_code, channel, locale);
    if (name_column) {
        add_value(*name_column, Kind::name, "name");
    } else {
        columns.push_back(property_column(Kind::name, "name", tr("Name")));
    }
    columns.push_back(property_column(Kind::completeness, "completeness", tr("Completeness")));
    columns.push_back(property_column(Kind::family, "family", tr("Family")));
    columns.push_back(property_column(Kind::kind, "kind", tr("Kind")));
    columns.push_back(property_column(Kind::enabled, "enabled", tr("Enabled")));
    GridColumn& enabled = columns.back();
    enabled.field.attribute = property::enabled;
    enabled.type = AttributeType::boolean;
    enabled.editable = true;
    enabled.choices = boolean_choices();
    for (const std::string& name : names) {
        if (name == problems_name) {
            columns.push_back(property_column(Kind::problems, name, tr("Problems")));
            continue;
        }
        if (name == picture_name) {
            columns.push_back(property_column(Kind::picture, {}, tr("Picture")));
            continue;
        }
        if (name.starts_with(readiness_prefix)) {
            if (auto column = readiness_column(structure, name)) columns.push_back(*column);
            continue;
        }
        const auto parsed = parse_column(structure, name, channel, locale);
        if (parsed && parsed->attribute != name_id) add_value(*parsed, Kind::value, parsed->name);
    }
    return columns;
}

std::vector<ListColumn> list_columns(const Structure& structure, ChannelId channel, LocaleId locale,
                                     const std::vector<GridColumn>& columns) {
    std::vector<std::string> names;
    for (const GridColumn& column : columns) {
        if (column.cell >= 0) names.push_back(column.name);
    }
    return parse_columns(structure, names, channel, locale);
}

std::vector<std::string> default_columns(const Structure& structure, ChannelId channel) {
    struct Rank {
        int required = 0;
        int families = 0;
    };
    std::map<AttributeId, Rank> ranks;
    const AttributeId name_id = name_attribute(structure);
    structure.families.each([&](const Family& family) {
        for (const AttributeId id : family.attributes) ++ranks[id].families;
        const auto required = family.requirements.find(channel);
        if (required == family.requirements.end()) return;
        for (const AttributeId id : required->second) ++ranks[id].required;
    });
    std::vector<const Attribute*> candidates;
    for (const auto& [id, rank] : ranks) {
        const Attribute* attribute = structure.attributes.find(id);
        if (attribute != nullptr && id != name_id && fits_a_cell(*attribute)) {
            candidates.push_back(attribute);
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Attribute* a, const Attribute* b) {
                         const Rank left = ranks[a->id], right = ranks[b->id];
                         return std::tuple(-left.families, -left.required, a->sort_order) <
                                std::tuple(-right.families, -right.required, b->sort_order);
                     });
    std::vector<std::string> names;
    for (const Attribute* attribute : candidates) {
        for (auto& name : column_names(structure, *attribute, channel)) {
            if (names.size() < default_column_count) names.push_back(std::move(name));
        }
    }
    return names;
}

std::vector<ColumnOffer> column_offers(const Structure& structure, ChannelId channel,
                                       LocaleId locale) {
    std::vector<ColumnOffer> offers = {{std::string(problems_name), tr("Problems")},
                                       {std::string(picture_name), tr("Picture")}};
    structure.channels.each([&](const Channel& sold) {
        if (sold.profile.empty()) return;
        offers.push_back({std::string(readiness_prefix) + sold.code, readiness_heading(sold)});
    });
    const AttributeId name_id = name_attribute(structure);
    structure.attributes.each([&](const Attribute& attribute) {
        if (attribute.id == name_id || attribute.type == AttributeType::identifier ||
            attribute.code == problems_name || attribute.code == picture_name) {
            return;
        }
        for (const std::string& name : column_names(structure, attribute, channel)) {
            if (auto parsed = parse_column(structure, name, channel, locale)) {
                offers.push_back({name, parsed->label});
            }
        }
    });
    sort_by_label(offers);
    return offers;
}

}  // namespace vitrine
