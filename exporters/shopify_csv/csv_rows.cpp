#include "csv_rows.h"

#include <array>
#include <cstdint>

namespace shopify_csv {
namespace {

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// FNV-1a, 32 bits: short, and the same on every machine.
std::string checksum(const std::string& text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    std::string digits;
    for (int i = 0; i < 6; ++i, hash /= 36)
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[hash % 36];
    return digits;
}

}  // namespace

const std::vector<std::string>& columns() {
    static const std::vector<std::string> names = {"Title",
                                                   "URL handle",
                                                   "Description",
                                                   "Vendor",
                                                   "Product category",
                                                   "Type",
                                                   "Tags",
                                                   "Published on online store",
                                                   "Status",
                                                   "SKU",
                                                   "Barcode",
                                                   "Option1 name",
                                                   "Option1 value",
                                                   "Option2 name",
                                                   "Option2 value",
                                                   "Option3 name",
                                                   "Option3 value",
                                                   "Price",
                                                   "Compare-at price",
                                                   "Weight value (grams)",
                                                   "Weight unit for display",
                                                   "Requires shipping",
                                                   "Product image URL",
                                                   "Image position",
                                                   "Image alt text",
                                                   "Variant image URL",
                                                   "SEO title",
                                                   "SEO description"};
    return names;
}

std::string to_line(const Row& row) {
    std::string line;
    for (const std::string& column : columns()) {
        if (&column != &columns().front()) line += ',';
        if (const auto cell = row.find(column); cell != row.end()) line += quoted(cell->second);
    }
    return line + "\n";
}

std::string header_line() {
    Row names;
    for (const std::string& column : columns()) names[column] = column;
    return to_line(names);
}

std::string handle_of(const std::string& code) {
    std::string lower, handle;
    for (const char c : code) {
        lower += to_lower(c);
        const char last = lower.back();
        const bool is_plain = (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9');
        if (is_plain)
            handle += last;
        else if (!handle.empty() && handle.back() != '-')
            handle += '-';
    }
    if (!handle.empty() && handle.back() == '-') handle.pop_back();
    if (handle == lower) return handle;
    return (handle.empty() ? "product" : handle) + "-" + checksum(lower);
}

}  // namespace shopify_csv
