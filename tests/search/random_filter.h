// Random filters in the filter language over a random catalogue.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "search/random_catalogue.h"

namespace vitrine::test {

// Every field with every comparison it knows.
class FilterWriter {
public:
    explicit FilterWriter(RandomCatalogue& catalogue) : m_catalogue(catalogue) {}

    std::string write(int depth = 0) {
        if (depth < 3 && m_catalogue.chance(45)) {
            switch (m_catalogue.number(0, 2)) {
                case 0:
                    return "(" + write(depth + 1) + " and " + write(depth + 1) + ")";
                case 1:
                    return "(" + write(depth + 1) + " or " + write(depth + 1) + ")";
                default:
                    return "not (" + write(depth + 1) + ")";
            }
        }
        return condition();
    }

private:
    using Words = std::vector<std::string>;

    std::string condition() {
        static const Words texts = {"ultra",   "\"éclat\"",     "ECLAT",
                                    "strasse", "4006381333931", "\"shirt red\"",
                                    "oeuvre",  "files",         "b"};
        static const Words codes = {"sku-21", "SKU-2", "ete", "\"-3\"", "1"};
        static const Words numbers = {"0",
                                      "1",
                                      "9.99",
                                      "10",
                                      "0.00005",
                                      "0.00007",
                                      "-3.5",
                                      "123456.789012",
                                      "999999999999999999",
                                      "5",
                                      "1000"};
        static const Words text_ways = {"=",           "!=",
                                        "contains",    "does not contain",
                                        "starts with", "does not start with",
                                        "ends with",   "does not end with"};
        static const Words patterns = {"\"^[EÉ]\"", "ultra", "\"/ultra( hd)?$/i\"", "\"[0-9]{2}\"",
                                       "\"^sku-\""};
        static const Words ways = {"=", "!=", "<", "<=", ">", ">="};
        static const Words empty = {"is empty", "is not empty"};
        const auto any = [&](const Words& words) { return m_catalogue.one_of(words); };
        const auto compared = [&](const std::string& field, const Words& comparisons,
                                  const Words& operands) {
            if (m_catalogue.chance(15)) return field + " " + any(empty);
            return field + " " + any(comparisons) + " " + any(operands);
        };
        const auto listed = [&](const std::string& field, const Words& operands) {
            if (m_catalogue.chance(15)) return field + " " + any(empty);
            if (m_catalogue.chance(50)) return field + " " + any({"=", "!="}) + " " + any(operands);
            return field + " " + any({"in", "not in"}) + " (" + any(operands) + ", " +
                   any(operands) + ")";
        };
        const auto matched = [&](const std::string& field) {
            return field + " " + any({"matches", "does not match"}) + " " + any(patterns);
        };
        const auto between = [&](const std::string& field, std::string lower, std::string upper) {
            return field + " " + any({"between", "not between"}) + " " + lower + " and " + upper;
        };
        const auto related = [&](const std::string& field) {
            return field + " " +
                   any({"differs from parent", "differs from parent", "is duplicate",
                        "is not duplicate"});
        };
        switch (m_catalogue.number(0, 33)) {
            case 0:
                return compared(any({"name", "name[fr_FR]"}), text_ways, texts);
            case 1:
                return compared(any({"description", "description[fr_FR]"}), text_ways, texts);
            case 19:
                return matched(any({"name", "description", "sku", "parent", "ean", "picture"}));
            case 20:
                return between(any({"price[EUR]", "rating", "completeness"}),
                               any({"-3.5", "0", "0.00005"}), any({"0.0001", "9.99", "50", "500"}));
            case 21:
                return between("weight", any({"0", "1", "0.5 KILOGRAM"}),
                               any({"500 GRAM", "9.99 KILOGRAM"}));
            case 22:
                return between("release_date", any({"2024-10-04", "2024-10-09"}), "2024-10-10");
            case 23:
                return any({"category", "parent"}) == "parent"
                           ? "parent " + any({"under", "not under"}) + " " +
                                 any({"SKU-2", "(sku-1, sku-3)"})
                           : "category " + any({"under", "not under"}) + " " +
                                 any({"tvs", "(outlet, clothing)"});
            case 24:
                return any({"features contains all of (hdr, wifi)",
                            "category contains all of (tvs, outlet)",
                            "features contains all of (hdr)"});
            case 25:
                return any({"completeness", "completeness[print]"}) + " " + any(ways) + " " +
                       any({"0", "50", "75", "100"}) + " " +
                       any({"on all locales", "on any locale"});
            case 26:
                return any({"variants", "variants[fr_FR]", "variants[print,de_DE]"}) + " " +
                       any({"any complete", "any incomplete", "all complete", "all incomplete"});
            case 27:
                return any({"name differs between en_US and fr_FR",
                            "description differs between en_US and fr_FR",
                            "description[fr_FR] differs between ecommerce and print",
                            "release_date differs between print and ecommerce",
                            "name differs between fr_FR and de_DE",
                            "successor differs between en_US and fr_FR"});
            case 28:
                return any({"price", "price[USD]", "weight", "color", "features", "release_date",
                            "waterproof", "successor"}) +
                       " differs from parent";
            case 30:
                return any({"updated", "created"}) + " " +
                       any({"since 2026-03-31", "before 2026-03-31T10:00:00Z", "in last 7 days",
                            "in last 5 hours", "between 2026-01-01 and 2026-03-31",
                            "not between 2026-01-01 and 2026-03-31"});
            case 31:
                return "changed by " + any({"42", "7", "\"anna\"", "\"7\"", "import", "undo"});
            case 29:
                return related(any({"name", "name[fr_FR]", "ean", "description", "picture",
                                    "rating", "legal_note"}));
            case 2:
                return compared(any({"price[EUR]", "price[USD]", "rating"}), ways, numbers);
            case 3:
                return any({"price is empty", "price is not empty"});
            case 4:
                return any({"weight", "screen"}) + " " + any(empty);
            case 5:
                return "weight " + any(ways) + " " + any(numbers) + " " + any({"GRAM", "KILOGRAM"});
            case 6:
                return "screen " + any(ways) + " " + any(numbers) + " INCH";
            case 7:
                return listed("brand", {"sony", "lg", "zaro"});
            case 8:
                return listed("features", {"hdr", "wifi", "smart_tv"});
            case 9:
                return compared("release_date", ways, {"2024-10-04", "2024-10-09", "2024-10-13"});
            case 10:
                return compared("waterproof", {"=", "!="}, {"true", "false"});
            case 11:
                return any({"sku", "picture", "ean"}) + " " + any(text_ways) + " " +
                       any(m_catalogue.chance(50) ? codes : texts);
            case 12:
                return listed("family", {"tvs", "shirts"});
            case 13:
                return listed("category", {"tvs", "led_tvs", "clothing", "outlet"});
            case 14:
                return "category under " + any({"master", "tvs", "outlet"});
            case 15:
                return listed("group", {"promo"});
            case 16:
                return compared("parent", {"=", "!="}, {"SKU-2", "sku-1", "sku-3", "SKU-10"});
            case 17:
                return "kind " + any({"=", "!="}) + " " +
                       any({"simple", "variant", "model", "product"});
            case 18:
                return "enabled = " + any({"true", "false"});
            case 32:
                return m_catalogue.chance(50)
                           ? any({"\"ultra\"", "\"ecl hd\"", "\"sku 3\"", "\"été\"", "\"shirt\""})
                           : any({"completeness", "completeness[fr_FR]",
                                  "completeness[print,de_DE]"}) +
                                 " " + any(ways) + " " + any({"0", "50", "75", "100"});
            case 33:
                return listed(any({"successor", "successor[fr_FR]"}),
                              {"sku-1", "SKU-2", "SKU-3", "\"été-7\"", "SKU-30"});
            default:
                throw std::logic_error("a number without a kind of condition");
        }
    }

    RandomCatalogue& m_catalogue;
};

}  // namespace vitrine::test
