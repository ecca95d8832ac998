#include "feed_fields.h"

#include <algorithm>
#include <string_view>

namespace google_merchant {
namespace {

constexpr const char* price_pattern = "[0-9]{1,12}(\\.[0-9]{1,2})? [A-Z]{3}";
constexpr const char* address_pattern = "https?://[^ \\t\\r\\n]+";
constexpr std::size_t address_length = 2000;
constexpr const char* date_pattern =
    "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2}))?";
// Two instants, with seconds or without them.
constexpr const char* interval_pattern =
    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})/"
    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// How many digits `text` begins with.
std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                    text.begin());
}

bool is_price(std::string_view text) {
    const std::size_t whole = count_digits(text);
    if (whole < 1 || whole > 12) return false;
    text.remove_prefix(whole);
    if (text.starts_with('.')) {
        const std::size_t decimals = count_digits(text.substr(1));
        if (decimals < 1 || decimals > 2) return false;
        text.remove_prefix(1 + decimals);
    }
    return text.size() == 4 && text[0] == ' ' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_address(std::string_view text) {
    const std::size_t start = text.starts_with("https://")  ? 8
                              : text.starts_with("http://") ? 7
                                                            : 0;
    return start > 0 && text.size() > start &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

bool is_gtin(std::string_view text) {
    const bool has_a_length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    return has_a_length && count_digits(text) == text.size();
}

// Digits where `form` has a 0, "Z" or an offset where it ends in a z, the same character elsewhere.
bool has_form(std::string_view text, std::string_view form) {
    if (form.ends_with('z')) {
        form.remove_suffix(1);
        if (text.size() < form.size()) return false;
        const std::string_view zone = text.substr(form.size());
        if (zone != "Z" && !has_form(zone, "+00:00") && !has_form(zone, "-00:00") &&
            !has_form(zone, "+0000") && !has_form(zone, "-0000")) {
            return false;
        }
        text = text.substr(0, form.size());
    }
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char wanted) {
               return wanted == '0' ? is_digit(c) : c == wanted;
           });
}

bool is_date(std::string_view text) {
    return has_form(text, "0000-00-00") || has_form(text, "0000-00-00T00:00z") ||
           has_form(text, "0000-00-00T00:00:00z");
}

bool is_instant(std::string_view text) {
    return has_form(text, "0000-00-00T00:00z") || has_form(text, "0000-00-00T00:00:00z");
}

// "2026-11-27T00:00:00+01:00" -> "2026-11-27T00:00+0100", the form that Google shows.
std::string short_instant(std::string_view text) {
    std::string_view zone = text.substr(16);
    if (zone.starts_with(':')) zone.remove_prefix(3);
    std::string result = std::string(text.substr(0, 16)) + std::string(zone);
    if (zone != "Z" && zone.size() == 6) result.erase(result.size() - 3, 1);
    return result;
}

}  // namespace

std::string feed_interval(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || !is_instant(text.substr(0, slash)) ||
        !is_instant(text.substr(slash + 1))) {
        return {};
    }
    return short_instant(text.substr(0, slash)) + '/' + short_instant(text.substr(slash + 1));
}

const std::vector<FeedField>& feed_fields() {
    static const std::vector<FeedField> fields = {
        {"id", "Id", "text", true, 50, 1, {}, "", "The product code; never changes."},
        {"title", "Title", "text", true, 150},
        {"description", "Description", "plain_text", true, 5000, 1, {}, "", "Without markup."},
        {"link", "Product page", "url", true, address_length, 1, {}, address_pattern},
        {"image_link", "Main image", "image", true, address_length, 1, {}, address_pattern},
        {"additional_image_link",
         "Further images",
         "image",
         false,
         address_length,
         10,
         {},
         address_pattern},
        {"availability",
         "Availability",
         "choice",
         true,
         0,
         1,
         {"in_stock", "out_of_stock", "preorder", "backorder"}},
        {"availability_date",
         "Available from",
         "date",
         false,
         0,
         1,
         {},
         date_pattern,
         "Needed for preorder and backorder."},
        {"price", "Price", "price", true, 0, 1, {}, price_pattern, "19.99 EUR"},
        {"sale_price", "Sale price", "price", false, 0, 1, {}, price_pattern},
        {"sale_price_effective_date",
         "Sale dates",
         "text",
         false,
         0,
         1,
         {},
         interval_pattern,
         "From when and until when, with a slash between them. Left out without a sale price."},
        {"brand", "Brand", "text", false, 70},
        {"gtin", "GTIN", "gtin", false, 0, 1, {}, "[0-9]{8}|[0-9]{12,14}"},
        {"mpn", "Manufacturer's part number", "text", false, 70},
        {"condition", "Condition", "choice", false, 0, 1, {"new", "refurbished", "used"}},
        {"item_group_id",
         "Group",
         "text",
         false,
         50,
         1,
         {},
         "",
         "Filled with the code of the root model if nothing is mapped."},
        {"color", "Colour", "text", false, 100},
        {"size", "Size", "text", false, 100},
        {"material", "Material", "text", false, 200},
        {"pattern", "Pattern", "text", false, 100},
        {"gender", "Gender", "choice", false, 0, 1, {"male", "female", "unisex"}},
        {"age_group",
         "Age group",
         "choice",
         false,
         0,
         1,
         {"newborn", "infant", "toddler", "kids", "adult"}},
        {"google_product_category",
         "Google's category",
         "category",
         false,
         750,
         1,
         {},
         "",
         "Number or path in Google's taxonomy."},
        {"product_type", "Own category", "text", false, 750, 1, {}, "", "Path in the shop's tree."},
        {"shipping_weight", "Shipping weight", "measurement", false, 20},
    };
    return fields;
}

bool is_valid(const FeedField& field, const std::string& value) {
    const std::string_view kind = field.kind;
    if (kind == "choice") {
        return std::find(field.choices.begin(), field.choices.end(), value) != field.choices.end();
    }
    if (kind == "price") return is_price(value);
    if (kind == "url" || kind == "image") return is_address(value);
    if (kind == "gtin") return is_gtin(value);
    if (kind == "date") return is_date(value);
    return true;
}

}  // namespace google_merchant
