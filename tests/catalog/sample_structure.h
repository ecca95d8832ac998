// A small catalogue structure for tests: two channels, three locales, two currencies, two families,
// one of them with variants on two levels.
#pragma once

#include <string>
#include <string_view>

#include "catalog/inheritance.h"

namespace vitrine {

// ecommerce: en_US, fr_FR; EUR, USD; tree master.  print: de_DE; EUR; tree master.
// tvs: sku, name, description, price, weight, brand, features, screen, picture, release_date.
// shirts: sku, name, price, brand, color, picture, size, ean, weight, legal_note; its variant
// structure shirts_color_size has level 1 (axis color, picture) and level 2 (axis size, ean,
// weight).
class SampleStructure {
public:
    Structure structure;

    SampleStructure();

    const Attribute& attribute(std::string_view code) const {
        return *structure.attributes.find(code);
    }
    ChannelId channel(std::string_view code) const { return structure.channels.find(code)->id; }
    LocaleId locale(std::string_view code) const { return structure.locales.find(code)->id; }
    CurrencyId currency(std::string_view code) const { return structure.currencies.find(code)->id; }
    FamilyId family(std::string_view code) const { return structure.families.find(code)->id; }
    CategoryId category(std::string_view code) const { return structure.categories.find(code)->id; }
    OptionId option(std::string_view attribute_code, std::string_view code) const {
        return structure.find_option(attribute(attribute_code).id, code)->id;
    }

    // The key of "name[en_US]", "price[EUR]" and so on; the scope is made where there is none yet.
    ValueKey key(std::string_view attribute_code, std::string_view channel_code = {},
                 std::string_view locale_code = {}, std::string_view currency_code = {});

    // Products of the catalogue, without values but for those given.
    Product product(std::string code, std::string_view family_code) const;
    Product model(std::string code, ProductId id, ProductId parent = 0) const;
    Product variant(std::string code, ProductId parent) const;

private:
    AttributeId add(std::string code, AttributeType type, std::string label);
    void add_options(std::string_view attribute_code,
                     std::initializer_list<std::string_view> codes);
};

inline AttributeId SampleStructure::add(std::string code, AttributeType type, std::string label) {
    Attribute attribute;
    attribute.code = std::move(code);
    attribute.type = type;
    attribute.labels["en_US"] = std::move(label);
    return structure.attributes.put(std::move(attribute));
}

inline void SampleStructure::add_options(std::string_view attribute_code,
                                         std::initializer_list<std::string_view> codes) {
    int order = 0;
    for (const std::string_view code : codes) {
        Option option;
        option.attribute = attribute(attribute_code).id;
        option.code = code;
        option.sort_order = ++order;
        structure.options.put(std::move(option));
    }
}

inline SampleStructure::SampleStructure() {
    for (const char* code : {"en_US", "fr_FR", "de_DE"}) structure.locales.put({0, code});
    structure.currencies.put({0, "EUR", true});
    structure.currencies.put({0, "USD", true});

    structure.categories.put({0, "master", 0, {{"en_US", "Everything"}}, 0});
    structure.categories.put({0, "tvs", category("master"), {{"en_US", "Televisions"}}, 0});
    structure.categories.put({0, "led_tvs", category("tvs"), {}, 0});
    structure.categories.put({0, "clothing", category("master"), {}, 1});
    structure.categories.put({0, "outlet", 0, {}, 1});
    structure.group_types.put({0, "RELATED", {}});
    structure.groups.put({0, "promo", 1, {{"en_US", "Promotion"}}});
    structure.association_types.put({0, "X_SELL", {}, false, false, ""});

    using enum AttributeType;
    add("sku", identifier, "SKU");
    const auto varying = [&](const char* code, AttributeType type, const char* label,
                             bool by_channel, bool by_locale) {
        Attribute attribute = *structure.attributes.find(add(code, type, label));
        attribute.scopable = by_channel;
        attribute.localizable = by_locale;
        structure.attributes.put(std::move(attribute));
    };
    const auto measured = [&](const char* code, const char* label, const char* unit_family,
                              const char* unit) {
        Attribute attribute = *structure.attributes.find(add(code, measurement, label));
        attribute.measurement_family = unit_family;
        attribute.default_unit = unit;
        structure.attributes.put(std::move(attribute));
    };
    varying("name", text, "Name", false, true);
    varying("description", long_text, "Description", true, true);
    add("price", price_collection, "Price");
    measured("weight", "Weight", "Weight", "GRAM");
    add("brand", simple_select, "Brand");
    add("features", multi_select, "Features");
    measured("screen", "Screen", "Length", "INCH");
    add("picture", image, "Picture");
    varying("release_date", date, "Release date", true, false);
    add("color", simple_select, "Colour");
    add("size", simple_select, "Size");
    add("ean", text, "EAN");
    varying("legal_note", text, "Legal note", false, true);
    add("rating", number, "Rating");
    add("waterproof", boolean, "Waterproof");
    add("in", text, "A code that is a word of the filter language");

    Attribute legal_note = attribute("legal_note");
    legal_note.available_locales = {locale("de_DE")};
    structure.attributes.put(std::move(legal_note));

    add_options("brand", {"sony", "lg", "zaro"});
    add_options("features", {"hdr", "smart_tv", "wifi"});
    add_options("color", {"red", "blue"});
    add_options("size", {"s", "m", "xl"});
    Option sony = *structure.find_option(attribute("brand").id, "sony");
    sony.labels = {{"en_US", "Sony Group"}, {"de_DE", "Sony-Gruppe"}};
    structure.options.put(std::move(sony));

    const auto ids = [&](std::initializer_list<std::string_view> codes) {
        std::vector<AttributeId> found;
        for (const std::string_view code : codes) found.push_back(attribute(code).id);
        return found;
    };
    structure.channels.put({0,
                            "ecommerce",
                            {},
                            {locale("en_US"), locale("fr_FR")},
                            {currency("EUR"), currency("USD")},
                            category("master"),
                            {},
                            {}});
    structure.channels.put(
        {0, "print", {}, {locale("de_DE")}, {currency("EUR")}, category("master"), {}, {}});

    Family tvs;
    tvs.code = "tvs";
    tvs.labels = {{"en_US", "TV sets"}};
    tvs.attributes = ids({"sku", "name", "description", "price", "weight", "brand", "features",
                          "screen", "picture", "release_date"});
    tvs.label_attribute = attribute("name").id;
    tvs.image_attribute = attribute("picture").id;
    tvs.requirements[channel("ecommerce")] = ids({"sku", "name", "description", "price"});
    tvs.requirements[channel("print")] = ids({"sku", "name", "price"});
    structure.families.put(std::move(tvs));

    Family shirts;
    shirts.code = "shirts";
    shirts.attributes = ids({"sku", "name", "price", "brand", "color", "picture", "size", "ean",
                             "weight", "legal_note"});
    shirts.label_attribute = attribute("name").id;
    shirts.requirements[channel("ecommerce")] = ids({"sku", "name", "color", "size", "legal_note"});
    shirts.requirements[channel("print")] = ids({"sku", "name", "color", "size", "legal_note"});
    const FamilyId shirts_id = structure.families.put(std::move(shirts));

    FamilyVariant variant;
    variant.code = "shirts_color_size";
    variant.family = shirts_id;
    variant.levels = {{ids({"color"}), ids({"color", "picture"})},
                      {ids({"size"}), ids({"sku", "size", "ean", "weight"})}};
    structure.family_variants.put(std::move(variant));
}

inline ValueKey SampleStructure::key(std::string_view attribute_code, std::string_view channel_code,
                                     std::string_view locale_code, std::string_view currency_code) {
    return structure.intern_key(attribute(attribute_code),
                                channel_code.empty() ? 0 : channel(channel_code),
                                locale_code.empty() ? 0 : locale(locale_code),
                                currency_code.empty() ? 0 : currency(currency_code));
}

inline Product SampleStructure::product(std::string code, std::string_view family_code) const {
    Product product;
    product.id = 1;
    product.code = std::move(code);
    product.family = family(family_code);
    return product;
}

inline Product SampleStructure::model(std::string code, ProductId id, ProductId parent) const {
    Product product = this->product(std::move(code), "shirts");
    product.id = id;
    product.kind = ProductKind::model;
    product.family_variant = structure.family_variants.find("shirts_color_size")->id;
    product.parent = parent;
    return product;
}

inline Product SampleStructure::variant(std::string code, ProductId parent) const {
    Product product = this->product(std::move(code), "shirts");
    product.id = 100;
    product.kind = ProductKind::variant;
    product.parent = parent;
    return product;
}

}  // namespace vitrine
