#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace vitrine {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;  // in each of eight bytes
constexpr std::uint64_t high = ones * 0x80;

// The first place from `i` on that is not ASCII, or the end. Eight bytes at a time: whole files
// pass through here.
std::int64_t skip_ascii(std::string_view text, std::int64_t i) {
    const auto length = static_cast<std::int64_t>(text.size());
    while (i + 8 <= length) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        eight &= high;
        if (eight != 0) {
            if constexpr (std::endian::native == std::endian::big) {
                eight = __builtin_bswap64(eight);
            }
            return i + std::countr_zero(eight) / 8;
        }
        i += 8;
    }
    while (i < length && static_cast<signed char>(text[static_cast<std::size_t>(i)]) >= 0) ++i;
    return i;
}

bool is_ascii(std::string_view text) {
    return skip_ascii(text, 0) == static_cast<std::int64_t>(text.size());
}

// Eight bytes, of which those from A to Z become small. Others stay as they are.
std::uint64_t lower_ascii(std::uint64_t eight) {
    const std::uint64_t low = eight & ~high;
    const std::uint64_t from_a = low + ones * (0x80 - 'A');
    const std::uint64_t above_z = low + ones * (0x7F - 'Z');
    const std::uint64_t letters = (from_a ^ above_z) & ~eight & high;
    return eight | (letters >> 2U);  // 0x80 becomes the 0x20 between great and small
}

// Writes `text` folded to `to`, which has room for it, if it is ASCII; otherwise anything.
bool fold_ascii(std::string_view text, char* to) {
    std::uint64_t met = 0;
    const auto fold = [&](auto bytes, std::size_t at) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        met |= bytes;
        bytes = static_cast<decltype(bytes)>(lower_ascii(bytes));
        std::memcpy(to + at, &bytes, sizeof bytes);
    };
    // The last ones together with some that were folded already, where there are enough of them.
    const std::size_t size = text.size();
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) fold(std::uint64_t{}, at);
        fold(std::uint64_t{}, size - 8);
    } else if (size >= 4) {
        fold(std::uint32_t{}, 0);
        fold(std::uint32_t{}, size - 4);
    } else {
        for (std::size_t at = 0; at < size; ++at) fold(std::uint8_t{}, at);
    }
    return (met & high) == 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        i = skip_ascii(text, i);
        if (i == length) break;
        // Most letters beyond ASCII are two bytes and stand among ASCII ones.
        if (bytes[i] >= 0xC2 && bytes[i] <= 0xDF && i + 1 < length &&
            (bytes[i + 1] & 0xC0) == 0x80) {
            i += 2;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        const std::int64_t start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) {
            valid += "\xEF\xBF\xBD";
        } else {
            valid.append(
                text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
        }
    }
    return valid;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] & 0xC0) != 0x80 && seen++ == count) return text.substr(0, i);
    }
    return text;
}

std::string fold_case(std::string_view text) {
    std::string folded(text.size(), '\0');
    if (fold_ascii(text, folded.data())) return folded;
    folded.clear();
    icu::StringByteSink<std::string> sink(&folded);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8Fold(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                           sink, nullptr, status);
    return folded;
}

FoldedCase::FoldedCase(std::string_view text) {
    if (text.size() <= m_short.size() && fold_ascii(text, m_short.data())) {
        m_view = {m_short.data(), text.size()};
    } else {
        m_long = fold_case(text);
        m_view = m_long;
    }
}

namespace {

std::string fold_any_for_search(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return fold_case(text);
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    icu::UnicodeString decomposed = normalizer->normalize(source, status).foldCase();
    icu::UnicodeString bare;
    for (int32_t i = 0; i < decomposed.length();) {
        const UChar32 c = decomposed.char32At(i);
        if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
        i += U16_LENGTH(c);
    }
    std::string folded;
    bare.toUTF8String(folded);
    return folded;
}

// The letters of European languages, U+0080 to U+024F, as they are folded. None of them changes
// what its neighbours become.
constexpr std::uint32_t first_latin = 0x80;
constexpr std::uint32_t end_of_latin = 0x250;

const std::array<std::string, end_of_latin - first_latin>& folded_latin() {
    static const auto folded = [] {
        std::array<std::string, end_of_latin - first_latin> made;
        for (std::uint32_t c = first_latin; c < end_of_latin; ++c) {
            const char letter[] = {static_cast<char>(0xC0 | c >> 6),
                                   static_cast<char>(0x80 | (c & 0x3F))};
            made[c - first_latin] = fold_any_for_search({letter, sizeof letter});
        }
        return made;
    }();
    return folded;
}

// False where there is anything else than ASCII and those.
bool fold_latin(std::string_view text, std::string& folded) {
    const auto& latin = folded_latin();
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            folded += static_cast<char>(lower_ascii(byte));
            continue;
        }
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const std::uint32_t c = (byte & 0x1FU) << 6 | (next & 0x3FU);
        if (byte < 0xC2 || byte > 0xDF || (next & 0xC0U) != 0x80U || c >= end_of_latin) {
            return false;
        }
        folded += latin[c - first_latin];
        ++i;
    }
    return true;
}

}  // namespace

std::string fold_for_search(std::string_view text) {
    if (is_ascii(text)) return fold_case(text);
    std::string folded;
    return fold_latin(text, folded) ? folded : fold_any_for_search(text);
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const auto plain = [](char c) { return c > ' ' && c < '\x7F'; };
    if (!text.empty() && plain(text.front()) && plain(text.back())) return text;
    for (;;) {
        if (!text.empty() && blank(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with("\xC2\xA0")) {
            text.remove_prefix(2);
        } else if (!text.empty() && blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else {
            return text;
        }
    }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> split_list(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    parts.reserve(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)));
    for (;;) {
        const auto end = text.find(separator);
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty()) parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

bool contains_word(std::string_view list, std::string_view word) {
    const auto words = split(list, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (const auto& part : parts) {
        if (&part != parts.data()) joined += separator;
        joined += part;
    }
    return joined;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string replaced;
    for (;;) {
        const auto at = text.find(from);
        if (at == std::string_view::npos) return replaced.append(text);
        replaced.append(text.substr(0, at)).append(to);
        text.remove_prefix(at + from.size());
    }
}

std::string shorten(std::string_view text, std::size_t count) {
    if (count_code_points(text) <= count) return std::string(text);
    return count == 0 ? std::string() : std::string(first_code_points(text, count - 1)) + "…";
}

}  // namespace vitrine
