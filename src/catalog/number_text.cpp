#include "catalog/number_text.h"

#include <algorithm>
#include <optional>

#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Letters that are taken for digits when numbers are typed or scanned.
std::string with_digits_for_letters(std::string text) {
    for (char& c : text) {
        if (c == 'o' || c == 'O') c = '0';
        if (c == 'l' || c == 'I') c = '1';
    }
    return text;
}

// "1.234,56" and "1,234.56" leave no doubt: the sign that comes last and once is the decimal one.
// "1,234" does, and so has no answer.
std::optional<Decimal> probable_number(std::string_view text) {
    std::string plain = with_digits_for_letters(std::string(text));
    std::erase_if(plain, [](char c) { return c == ' ' || c == '\'' || c == '_'; });
    plain = replace_all(plain, "\xC2\xA0", "");      // no-break space
    plain = replace_all(plain, "\xE2\x80\xAF", "");  // narrow no-break space
    const auto last = plain.find_last_of(".,");
    if (last == std::string::npos) return Decimal::parse(plain);
    const char sign = plain[last];
    const char other = sign == '.' ? ',' : '.';
    const bool grouped = plain.find(other) != std::string::npos;
    if (std::count(plain.begin(), plain.end(), sign) > 1) {
        if (grouped) return std::nullopt;
        std::erase(plain, sign);  // 1.234.567
        return Decimal::parse(plain);
    }
    if (!grouped && plain.size() - last == 4 && last > 0 &&
        last <= 3 + (is_digit(plain[0]) ? 0U : 1U)) {
        return std::nullopt;
    }
    std::erase(plain, other);
    return Decimal::parse(plain, sign);
}

}  // namespace

std::string fix_for_number(std::string_view text, char decimal_sign) {
    const std::string_view trimmed = trim(text);
    if (const auto number = probable_number(trimmed)) {
        return tr("Write {0}.", number->to_string(decimal_sign));
    }
    const bool digits_only = std::all_of(trimmed.begin(), trimmed.end(), [&](char c) {
        return is_digit(c) || c == decimal_sign || c == '-' || c == '+';
    });
    if (digits_only && trimmed.size() > 18) {
        return tr("Write at most 18 digits, or make the attribute a text.");
    }
    const bool exponent = trimmed.find_first_of("eE") != std::string_view::npos &&
                          trimmed.find_first_not_of("+-0123456789.,eE") == std::string_view::npos;
    if (exponent) return tr("Write the number in full, without an exponent.");
    return decimal_sign == ','
               ? tr("Write digits only, with a comma before the decimals, like 1234,50.")
               : tr("Write digits only, with a point before the decimals, like 1234.50.");
}

}  // namespace vitrine
