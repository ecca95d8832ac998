#include "interchange/bmecat_layout.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "interchange/record_columns.h"

namespace vitrine {
namespace {

// What BMEcat 2005 calls otherwise.
constexpr std::pair<std::string_view, std::string_view> new_names[] = {
    {"SUPPLIER_PID", "SUPPLIER_AID"},
    {"SUPPLIER_ALT_PID", "SUPPLIER_ALT_AID"},
    {"BUYER_PID", "BUYER_AID"},
    {"MANUFACTURER_PID", "MANUFACTURER_AID"},
    {"PRODUCT_STATUS", "ARTICLE_STATUS"},
    {"PRODUCT_ORDER", "ARTICLE_ORDER"},
    {"PRODUCT_DETAILS", "ARTICLE_DETAILS"},
    {"PRODUCT_FEATURES", "ARTICLE_FEATURES"},
    {"PRODUCT_PRICE", "ARTICLE_PRICE"},
    {"PRODUCT_PRICE_DETAILS", "ARTICLE_PRICE_DETAILS"},
    {"PRODUCT_REFERENCE", "ARTICLE_REFERENCE"},
    {"PROD_ID_TO", "ART_ID_TO"},
};

// The order of the columns; a name with a colon stands for all that begin with it.
constexpr std::string_view order[] = {"SUPPLIER_AID",
                                      "mode",
                                      "DESCRIPTION_SHORT",
                                      "DESCRIPTION_SHORT:",
                                      "DESCRIPTION_LONG",
                                      "DESCRIPTION_LONG:",
                                      "EAN",
                                      "INTERNATIONAL_PID:",
                                      "SUPPLIER_ALT_AID",
                                      "BUYER_AID",
                                      "MANUFACTURER_AID",
                                      "MANUFACTURER_NAME",
                                      "MANUFACTURER_TYPE_DESCR",
                                      "ERP_GROUP_BUYER",
                                      "ERP_GROUP_SUPPLIER",
                                      "DELIVERY_TIME",
                                      "SPECIAL_TREATMENT_CLASS:",
                                      "KEYWORD",
                                      "KEYWORD:",
                                      "REMARKS",
                                      "REMARKS:",
                                      "SEGMENT",
                                      "ARTICLE_ORDER",
                                      "ARTICLE_STATUS",
                                      "ORDER_UNIT",
                                      "CONTENT_UNIT",
                                      "NO_CU_PER_OU",
                                      "PRICE_QUANTITY",
                                      "QUANTITY_MIN",
                                      "QUANTITY_INTERVAL",
                                      "valid_start_date",
                                      "valid_end_date",
                                      "PRICE:",
                                      "TAX",
                                      "CLASS:",
                                      "FEATURE:",
                                      "MIME:",
                                      "REFERENCE:"};

std::size_t rank(std::string_view column) {
    const auto colon = column.find(':');
    std::string_view key = column.substr(0, colon == std::string_view::npos ? colon : colon + 1);
    if (key == "FUNIT:") key = "FEATURE:";
    if (key == "MIME_DESCR:") key = "MIME:";
    return static_cast<std::size_t>(std::find(std::begin(order), std::end(order), key) -
                                    std::begin(order));
}

class Article {
public:
    explicit Article(const PutXmlCell& put) : m_put(put) {}

    void read(pugi::xml_node article) {
        put("mode", {}, article.attribute("mode").value());
        each(article);
    }

private:
    static std::string_view name_of(pugi::xml_node element) {
        std::string_view name = element.name();
        if (const auto colon = name.find(':'); colon != std::string_view::npos)
            name.remove_prefix(colon + 1);
        for (const auto& [now, before] : new_names) {
            if (name == now) return before;
        }
        return name;
    }
    static std::string text_below(pugi::xml_node element, std::string_view name) {
        for (const auto child : element.children()) {
            if (name_of(child) == name) return own_text(child);
        }
        return {};
    }

    void each(pugi::xml_node element) {
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_element) part(child, name_of(child));
        }
    }
    void part(pugi::xml_node element, std::string_view name) {
        if (name == "ARTICLE_FEATURES") {
            features(element);
        } else if (name == "ARTICLE_PRICE_DETAILS") {
            prices(element);
        } else if (name == "MIME") {
            media(element);
        } else if (name == "ARTICLE_REFERENCE") {
            put("REFERENCE:", element.attribute("type").value(), text_below(element, "ART_ID_TO"));
        } else if (name == "INTERNATIONAL_PID") {
            const std::string_view type = element.attribute("type").value();
            const bool is_ean = type.empty() || type == "gtin" || type == "ean";
            put(is_ean ? "EAN" : "INTERNATIONAL_PID:", is_ean ? std::string_view() : type,
                own_text(element));
        } else if (name == "SPECIAL_TREATMENT_CLASS") {
            put("SPECIAL_TREATMENT_CLASS:", element.attribute("type").value(), own_text(element));
        } else if (element.find_child(
                       [](pugi::xml_node child) { return child.type() == pugi::node_element; })) {
            each(element);
        } else {
            leaf(element, name);
        }
    }
    void leaf(pugi::xml_node element, std::string_view name) {
        const std::string_view language = element.attribute("lang").value();
        put(std::string(name) + (language.empty() ? "" : ":"), language, own_text(element));
    }
    void features(pugi::xml_node element) {
        std::string group = text_below(element, "REFERENCE_FEATURE_GROUP_ID");
        if (group.empty()) group = text_below(element, "REFERENCE_FEATURE_GROUP_NAME");
        if (!group.empty())
            put("CLASS:", text_below(element, "REFERENCE_FEATURE_SYSTEM_NAME"), group);
        for (const auto feature : element.children()) {
            if (name_of(feature) != "FEATURE") continue;
            std::string name = text_below(feature, "FNAME");
            if (name.empty()) name = text_below(feature, "FT_IDREF");
            values(feature, name);
            if (const std::string unit = text_below(feature, "FUNIT"); !unit.empty())
                put("FUNIT:", name, unit);
        }
    }
    // Those of its variants as well.
    void values(pugi::xml_node element, const std::string& name) {
        for (const auto child : element.children()) {
            const std::string_view kind = name_of(child);
            if (kind == "FVALUE") put("FEATURE:", name, own_text(child));
            if (kind == "VARIANTS" || kind == "VARIANT") values(child, name);
        }
    }
    void prices(pugi::xml_node details) {
        for (const auto child : details.children()) {
            const std::string_view kind = name_of(child);
            if (kind == "DATETIME") {
                put(child.attribute("type").value(), {}, text_below(child, "DATE"));
            } else if (kind == "ARTICLE_PRICE") {
                price(child);
            } else if (child.type() == pugi::node_element) {
                part(child, kind);
            }
        }
    }
    void price(pugi::xml_node element) {
        std::string name = element.attribute("price_type").value();
        if (const std::string currency = text_below(element, "PRICE_CURRENCY"); !currency.empty())
            name += ":" + currency;
        const std::string bound = text_below(element, "LOWER_BOUND");
        if (!bound.empty() && bound != "1" && bound != "0" && bound != "1.0")
            name += ":from " + bound;
        if (m_prices[name]++ > 0) {
            std::string territories;
            for (const auto child : element.children()) {
                if (name_of(child) == "TERRITORY") append_to_list(territories, own_text(child));
            }
            if (!territories.empty()) name += ":" + territories;
        }
        put("PRICE:", name, text_below(element, "PRICE_AMOUNT"));
        const std::string tax = text_below(element, "TAX");
        if (!tax.empty() && m_tax.empty()) put("TAX", {}, m_tax = tax);
    }
    void media(pugi::xml_node element) {
        std::string purpose = text_below(element, "MIME_PURPOSE");
        if (purpose.empty()) purpose = "normal";
        put("MIME:", purpose, text_below(element, "MIME_SOURCE"));
        put("MIME_DESCR:", purpose, text_below(element, "MIME_DESCR"));
    }
    void put(std::string column, std::string_view name, std::string_view value) {
        if (value.empty()) return;
        column += name;
        m_put(column, value);
    }

    const PutXmlCell& m_put;
    std::map<std::string, int> m_prices;  // of each kind so far
    std::string m_tax;
};

}  // namespace

void read_bmecat_cells(pugi::xml_node article, const PutXmlCell& put) {
    Article(put).read(article);
}

std::vector<std::string> sort_bmecat_columns(const std::vector<std::string>& columns) {
    std::vector<std::string> sorted = columns;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& one, const auto& other) { return rank(one) < rank(other); });
    return sorted;
}

}  // namespace vitrine
