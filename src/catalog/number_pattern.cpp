#include "catalog/number_pattern.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/gtin.h"

namespace vitrine {
namespace {

constexpr int most_digits = 18;

[[noreturn]] void refuse(std::string_view text, const std::string& reason) {
    throw Error(
        Failure::usage,
        tr("\"{0}\" is no pattern for numbers: {1} Write one like A-{{number:6}}.", text, reason));
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

NumberPattern NumberPattern::parse(std::string_view text) {
    NumberPattern pattern;
    pattern.m_name = "pattern:" + std::string(text);
    std::string plain;
    int numbers = 0;
    const auto end_plain = [&] {
        if (!plain.empty()) pattern.m_parts.push_back({Piece::plain, plain, 0});
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if ((c == '{' || c == '}') && text.substr(at + 1, 1) == std::string_view(&c, 1)) {
            plain += c;
            ++at;
            continue;
        }
        if (c == '}') refuse(text, tr("a bracket is closed that was not opened."));
        if (c != '{') {
            plain += c;
            continue;
        }
        const auto close = text.find('}', at);
        if (close == std::string_view::npos) refuse(text, tr("a bracket is not closed."));
        const std::string_view name = text.substr(at + 1, close - at - 1);
        end_plain();
        if (name == "sku") {
            pattern.m_parts.push_back({Piece::sku, {}, 0});
        } else if (name == "family") {
            pattern.m_parts.push_back({Piece::family, {}, 0});
        } else if (name == "number" || name.starts_with("number:")) {
            Part part{Piece::number, {}, 0};
            if (name != "number") {
                const std::string_view digits = name.substr(7);
                const auto read =
                    std::from_chars(digits.data(), digits.data() + digits.size(), part.digits);
                if (read.ptr != digits.data() + digits.size() || part.digits < 1 ||
                    part.digits > most_digits) {
                    refuse(text, tr("a number has 1 to {0} digits.", most_digits));
                }
            }
            pattern.m_parts.push_back(part);
            ++numbers;
        } else {
            refuse(text, tr("\"{0}\" is not known there.", name));
        }
        at = close;
    }
    end_plain();
    if (numbers != 1) refuse(text, tr("it needs {number} once."));
    return pattern;
}

NumberPattern NumberPattern::gtin(std::string_view prefix, int length) {
    if (length != 8 && length != 12 && length != 13) {
        throw Error(
            Failure::usage,
            tr("A GTIN that is given to a product has 8, 12 or 13 digits, not {0}.", length));
    }
    constexpr std::size_t shortest = 3;
    const auto digits = length - 1 - static_cast<int>(prefix.size());
    if (!is_digits(prefix) || prefix.size() < shortest || digits < 1) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is no GS1 prefix of a number of {1} digits. Write the digits that "
                       "GS1 gave your company.",
                       prefix, length));
    }
    NumberPattern pattern;
    pattern.m_name = "gtin:" + std::to_string(length) + ':' + std::string(prefix);
    pattern.m_parts = {{Piece::plain, std::string(prefix), 0}, {Piece::number, {}, digits}};
    pattern.m_has_check_digit = true;
    pattern.m_is_bounded = true;
    if (check_gtin(*pattern.text(0, {})) == GtinProblem::restricted_prefix) {
        throw Error(
            Failure::usage,
            tr("Numbers that begin with {0} are those a store gives itself, no GTINs. Write "
               "the digits that GS1 gave your company.",
               prefix));
    }
    return pattern;
}

std::optional<std::string> NumberPattern::text(std::int64_t number,
                                               const NumberedProduct& product) const {
    std::string made;
    for (const Part& part : m_parts) {
        switch (part.piece) {
            case Piece::plain:
                made += part.text;
                break;
            case Piece::sku:
                made += product.sku;
                break;
            case Piece::family:
                made += product.family;
                break;
            case Piece::number: {
                const std::string digits = std::to_string(number);
                const auto room = static_cast<std::size_t>(part.digits);
                if (m_is_bounded && digits.size() > room) return std::nullopt;
                made.append(room > digits.size() ? room - digits.size() : 0, '0');
                made += digits;
                break;
            }
        }
    }
    if (m_has_check_digit) made += gtin_check_digit(made);
    return made;
}

}  // namespace vitrine
