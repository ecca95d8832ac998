// The words of the filter language (query.h), each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct FilterToken {
    enum class Kind {
        word,    // a name, keyword, number or bare text
        quoted,  // "text", without its quotes
        name,    // `name`, without its backquotes
        symbol,  // ( ) [ ] , = != < <= > >=
        end,
    };
    Kind kind = Kind::end;
    std::string text;
    std::size_t position = 1;  // in characters, from 1
};

// Always ends with a token of kind end. Throws Error (usage) for an unclosed quote or a stray sign.
std::vector<FilterToken> filter_tokens(std::string_view text);

// Throws Error (usage): the filter cannot be read at `position`, because of `reason`, a sentence.
[[noreturn]] void reject_filter(std::size_t position, const std::string& reason);

// Whether `text` reads as one bare word and stands for itself as an operand.
bool is_plain_operand(std::string_view text);

// A word that begins a comparison, joins conditions, or names a property: an attribute of that code
// needs backquotes.
bool is_reserved_word(std::string_view text);

}  // namespace vitrine
