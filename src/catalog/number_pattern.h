// Numbers that are given to products one after the other: GTINs from one's own GS1 prefix, and
// codes of a form that somebody chose.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// What stands for the product in a pattern.
struct NumberedProduct {
    std::string_view sku, family;  // codes; the family may be empty
};

class NumberPattern {
public:
    // Text with {number} or {number:6}, padded with zeros to so many digits (1 to 18), once; and
    // {sku}, {family} as often as wanted; {{ and }} stand for the brackets themselves. Throws Error
    // (usage) for anything else.
    static NumberPattern parse(std::string_view text);
    // The numbers of a GTIN of 8, 12 or 13 digits that begins with `prefix`, one's own GS1 company
    // prefix (GTIN-8: a GS1-8 prefix), the check digit included. Throws Error (usage) where the
    // prefix is none: not of 3 to 11 digits, too long for the number, or one that stores number
    // themselves with (02, 04, 2x; GS1 General Specifications, section 1.4).
    static NumberPattern gtin(std::string_view prefix, int length);

    // The number `number`, from 0 on; absent where it has more digits than there is room for.
    std::optional<std::string> text(std::int64_t number, const NumberedProduct& product) const;
    // Numbers are given out by this name: equal patterns share theirs.
    const std::string& name() const { return m_name; }
    // What it makes are GTINs.
    bool makes_gtins() const { return m_has_check_digit; }

private:
    enum class Piece { plain, number, sku, family };
    struct Part {
        Piece piece = Piece::plain;
        std::string text;  // of plain
        int digits = 0;    // of number; 0: as many as it has
    };
    std::string m_name;
    std::vector<Part> m_parts;
    bool m_has_check_digit = false;
    bool m_is_bounded = false;  // a number must not have more digits than it is padded to
};

}  // namespace vitrine
