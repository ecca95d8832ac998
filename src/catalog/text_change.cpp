#include "catalog/text_change.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/bounded_regex.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_result = 1'000'000;

// Every sign that means something in ICU's replacement texts stands for itself.
std::string literal(std::string_view replacement) {
    return replace_all(replace_all(replacement, "\\", "\\\\"), "$", "\\$");
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

[[noreturn]] void reject_group(std::string_view group, int groups) {
    throw Error(Failure::usage,
                trn("The replacement asks for the group {0}, and the expression has {1} group.",
                    "The replacement asks for the group {0}, and the expression has {1} groups.",
                    groups, group, groups));
}

// ICU finds a wrong group only at the first match, which may be thousands of products later.
void check_groups(std::string_view replacement, const icu::RegexMatcher& matcher) {
    const int groups = matcher.groupCount();
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        if (replacement[i] == '\\') {
            ++i;  // what follows stands for itself
            if (i < replacement.size()) continue;
            throw Error(Failure::usage, tr("The replacement ends in a single \\. Write \\\\."));
        }
        if (replacement[i] != '$') continue;
        const std::string_view rest = replacement.substr(i + 1);
        if (rest.starts_with('{')) {
            const std::string_view name = rest.substr(1, rest.find('}') - 1);
            UErrorCode status = U_ZERO_ERROR;
            matcher.pattern().groupNumberFromName(to_utf16(name), status);
            if (U_FAILURE(status) || rest.find('}') == std::string_view::npos)
                reject_group("${" + std::string(name) + '}', groups);
        } else if (rest.empty() || !is_digit(rest.front())) {
            throw Error(Failure::usage, tr("In the replacement, $ must be followed by the number "
                                           "of a group. Write \\$ for the sign itself."));
        } else if (rest.front() - '0' > groups) {
            reject_group('$' + std::string(rest.substr(0, 1)), groups);
        }
    }
}

}  // namespace

struct TextReplacer::State {
    std::string find, replacement;               // for the plain way
    std::unique_ptr<icu::RegexMatcher> matcher;  // null: plain
    icu::UnicodeString matcher_replacement;
};

TextReplacer::TextReplacer(const TextReplacement& request) : m_state(std::make_unique<State>()) {
    if (request.find.empty()) throw Error(Failure::usage, tr("Say what shall be replaced."));
    m_state->find = request.find;
    m_state->replacement = request.replacement;
    if (!request.regular_expression && request.match_case) return;
    std::uint32_t flags = 0;
    if (!request.match_case) flags |= UREGEX_CASE_INSENSITIVE;
    if (!request.regular_expression) flags |= UREGEX_LITERAL;
    m_state->matcher = compile_bounded(request.find, flags);
    if (!m_state->matcher) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is not a regular expression.", shorten(request.find, 60)));
    }
    if (request.regular_expression) check_groups(request.replacement, *m_state->matcher);
    m_state->matcher_replacement =
        to_utf16(request.regular_expression ? request.replacement : literal(request.replacement));
}

TextReplacer::TextReplacer(TextReplacer&&) noexcept = default;
TextReplacer& TextReplacer::operator=(TextReplacer&&) noexcept = default;
TextReplacer::~TextReplacer() = default;

std::optional<std::string> TextReplacer::replace(std::string_view text) const {
    if (!m_state->matcher) {
        std::string replaced = replace_all(text, m_state->find, m_state->replacement);
        if (replaced.size() > longest_result) return std::nullopt;
        return replaced;
    }
    // The matcher keeps a reference to what it reads.
    const icu::UnicodeString subject = to_utf16(text);
    icu::RegexMatcher& matcher = *m_state->matcher;
    matcher.reset(subject);
    icu::UnicodeString result;
    UErrorCode status = U_ZERO_ERROR;
    while (matcher.find(status) != 0) {
        matcher.appendReplacement(result, m_state->matcher_replacement, status);
        if (U_FAILURE(status) || result.length() > static_cast<int32_t>(longest_result))
            return std::nullopt;
    }
    if (U_FAILURE(status)) return std::nullopt;
    matcher.appendTail(result);
    std::string replaced;
    result.toUTF8String(replaced);
    return replaced;
}

std::string change_case(std::string_view text, LetterCase letters, std::string_view locale) {
    const std::string language(locale);
    const icu::StringPiece source(text.data(), static_cast<int32_t>(text.size()));
    std::string changed;
    icu::StringByteSink<std::string> sink(&changed);
    UErrorCode status = U_ZERO_ERROR;
    const auto title = [&](std::uint32_t options) {
        icu::CaseMap::utf8ToTitle(language.c_str(), options | U_TITLECASE_NO_LOWERCASE, nullptr,
                                  source, sink, nullptr, status);
    };
    switch (letters) {
        case LetterCase::upper:
            icu::CaseMap::utf8ToUpper(language.c_str(), 0, source, sink, nullptr, status);
            break;
        case LetterCase::lower:
            icu::CaseMap::utf8ToLower(language.c_str(), 0, source, sink, nullptr, status);
            break;
        case LetterCase::capital:
            title(U_TITLECASE_WHOLE_STRING);
            break;
        case LetterCase::capital_words:
            title(0);
            break;
    }
    return U_FAILURE(status) ? std::string(text) : changed;
}

}  // namespace vitrine
