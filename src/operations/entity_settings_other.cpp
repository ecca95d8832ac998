// What can be said of options, categories, links, groups, markets and places.
#include "operations/entity_order.h"
#include "operations/entity_setting_table.h"

namespace vitrine {

using Form = EntitySetting::Form;
using Fixed = EntitySetting::Fixed;
using Wrong = std::optional<Issue>;

void list_settings(const SettingContext& context, const Option&, SettingTable<Option>& table) {
    table.labels();
    table
        .one("attribute", tr("Attribute"), EntityKind::attribute, context.structure.attributes,
             &Option::attribute)
        .fixed = Fixed::once_made;
    table.whole("sort_order", tr("Place among the options"), &Option::sort_order);
}

void list_settings(const SettingContext& context, const Category& entity,
                   SettingTable<Category>& table) {
    table.labels();
    table.one("parent", tr("Below"), EntityKind::category, context.structure.categories,
              &Category::parent);
    table.whole("position", tr("Place among its siblings"), &Category::position);
    if (const auto below = categories_below(context.structure, entity.id); below.size() > 1)
        table.order("order_below", tr("Order of the categories below it"), below);
}

void list_settings(const SettingContext& context, const Locale&, SettingTable<Locale>& table) {
    table.one("fallback", tr("Where there is no text, that of"), EntityKind::locale,
              context.structure.locales, &Locale::fallback);
}

void list_settings(const SettingContext&, const Currency&, SettingTable<Currency>& table) {
    table.flag("activated", tr("In use"), &Currency::activated);
}

void list_settings(const SettingContext&, const AssociationType&,
                   SettingTable<AssociationType>& table) {
    table.labels();
    table.flag("two_way", tr("Goes both ways"), &AssociationType::two_way).fixed = Fixed::once_made;
    table.flag("quantified", tr("With a quantity"), &AssociationType::quantified).fixed =
        Fixed::once_made;
    table.word("kind", tr("What it makes of its products"), &AssociationType::kind,
               {{"bundle", tr("A bundle")}, {"kit", tr("A kit")}, {"grouped", tr("Grouped")}});
}

void list_settings(const SettingContext&, const GroupType&, SettingTable<GroupType>& table) {
    table.labels();
}

void list_settings(const SettingContext& context, const Group&, SettingTable<Group>& table) {
    table.labels();
    table.one("type", tr("Group type"), EntityKind::group_type, context.structure.group_types,
              &Group::type);
}

void list_settings(const SettingContext& context, const ReferenceEntity&,
                   SettingTable<ReferenceEntity>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.several("attributes", tr("Attributes"), EntityKind::attribute, structure.attributes,
                  &ReferenceEntity::attributes);
    table.one("image_attribute", tr("Attribute with the picture"), EntityKind::attribute,
              structure.attributes, &ReferenceEntity::image_attribute);
}

void list_settings(const SettingContext& context, const Market&, SettingTable<Market>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.add("country", tr("Country (two letters, such as FR)"), Form::text,
              table.entity().country, [](Market& market, std::string_view text) -> Wrong {
                  market.country.clear();
                  for (const char c : text)
                      market.country += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
                  return std::nullopt;
              });
    table.one("currency", tr("Currency"), EntityKind::currency, structure.currencies,
              &Market::currency);
    table.one("locale", tr("Locale"), EntityKind::locale, structure.locales, &Market::locale);
    table.text("zone", tr("Time zone (such as Europe/Paris)"), &Market::zone);
    table.text("tax_territory", tr("Tax territory, where it is not the country (such as ES-CN)"),
               &Market::tax_territory);
    table.several("channels", tr("Channels"), EntityKind::channel, structure.channels,
                  &Market::channels);
}

void list_settings(const SettingContext& context, const Location&, SettingTable<Location>& table) {
    table.labels();
    table.one("market", tr("Market"), EntityKind::market, context.structure.markets,
              &Location::market);
    table.flag("is_warehouse", tr("A warehouse, no store"), &Location::is_warehouse);
    table.text("zone", tr("Time zone, where it is not that of its market"), &Location::zone);
    table.text("gln", tr("GLN (13 digits)"), &Location::gln);
    table.text("tax_territory", tr("Tax territory, where it is not that of its market"),
               &Location::tax_territory);
}

void list_settings(const SettingContext& context, const DataSource&,
                   SettingTable<DataSource>& table) {
    table.labels();
    table.several("attributes", tr("Attributes that only it may import"), EntityKind::attribute,
                  context.structure.attributes, &DataSource::attributes);
}

void list_settings(const SettingContext&, const Segment&, SettingTable<Segment>& table) {
    table.labels();
}

void list_settings(const SettingContext& context, const PriceList&,
                   SettingTable<PriceList>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.one("currency", tr("Currency"), EntityKind::currency, structure.currencies,
              &PriceList::currency);
    table.flag("net", tr("The tax comes on top of its prices"), &PriceList::is_net);
    table.one("market", tr("Only in the market"), EntityKind::market, structure.markets,
              &PriceList::market);
    table.one("channel", tr("Only on the channel"), EntityKind::channel, structure.channels,
              &PriceList::channel);
    table.one("location", tr("Only in the store"), EntityKind::location, structure.locations,
              &PriceList::location);
    table.one("segment", tr("Only for the segment"), EntityKind::segment, structure.segments,
              &PriceList::segment);
    table.whole("priority", tr("Priority (the higher wins)"), &PriceList::priority);
    table.text("from", tr("From (such as 2026-11-27T00:00)"), &PriceList::from);
    table.text("until", tr("Until, not included"), &PriceList::until);
    table.text("zone", tr("Time zone, where it is not that of its store or market"),
               &PriceList::zone);
}

void list_settings(const SettingContext& context, const PriceRule&,
                   SettingTable<PriceRule>& table) {
    const Structure& structure = context.structure;
    std::vector<std::pair<std::string, std::string>> types;
    for (const PriceType type : price_types)
        types.emplace_back(price_type_name(type), price_type_label(type));
    table.labels();
    table.one("target", tr("Price list that it fills"), EntityKind::price_list,
              structure.price_lists, &PriceRule::target);
    table.one("source", tr("Price list that it starts from"), EntityKind::price_list,
              structure.price_lists, &PriceRule::source);
    table.word("from_type", tr("Which of its prices"), &PriceRule::from_type, types);
    table.word("to_type", tr("What they become"), &PriceRule::to_type, types);
    table.whole("order", tr("Order (the lower comes first)"), &PriceRule::order);
    table.text("condition", tr("Only for products of this filter"), &PriceRule::condition);
    table.decimal("margin", tr("Margin in percent of the net price"), &PriceRule::margin);
    table.decimal("factor", tr("Factor (0.9 for 10 % less)"), &PriceRule::factor);
    table.decimal("tax_rate", tr("Tax in percent, between net and gross"), &PriceRule::tax_rate);
    table.decimal("exchange_rate", tr("Rate of exchange into its currency"),
                  &PriceRule::exchange_rate);
    table.decimal("amount", tr("Plus an amount"), &PriceRule::amount);
    table.word("rounding", tr("Rounding"), &PriceRule::rounding,
               {{"half up", tr("To the nearest, halves up")},
                {"half even", tr("To the nearest, halves to the even one")},
                {"up", tr("Always up")},
                {"down", tr("Always down")}});
    table.decimal("step", tr("To multiples of (such as 0.05)"), &PriceRule::step);
    table.text("endings", tr("To endings (such as .99,.95)"), &PriceRule::endings);
    table.decimal("least", tr("Not below"), &PriceRule::least);
    table.decimal("most", tr("Not above"), &PriceRule::most);
}

}  // namespace vitrine
