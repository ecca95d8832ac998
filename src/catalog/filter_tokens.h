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

// Where somebody reads in the tokens of a filter.
class FilterCursor {
public:
    explicit FilterCursor(std::string_view text) : m_tokens(filter_tokens(text)) {}

    // The next token, which stays the next one until it is taken.
    const FilterToken& token() const { return m_tokens[m_at]; }
    bool at_end() const { return token().kind == FilterToken::Kind::end; }
    bool is_symbol(std::string_view symbol) const {
        return token().kind == FilterToken::Kind::symbol && token().text == symbol;
    }
    // Whether the token `at` places behind the next one is this word, given in small letters.
    bool is_word_at(std::size_t at, std::string_view word) const;

    // Each goes on only where it says true.
    bool take_symbol(std::string_view symbol);
    bool take_words(std::string_view words);  // with single spaces between them
    // Not to be called at the end.
    void advance() { ++m_at; }

    // The next `count` tokens as they are written, or nothing where so many words do not stand
    // here.
    std::string next_words(std::size_t count) const;

private:
    std::vector<FilterToken> m_tokens;
    std::size_t m_at = 0;
};

// Throws Error (usage): the filter cannot be read at `position`, because of `reason`, a sentence.
[[noreturn]] void reject_filter(std::size_t position, const std::string& reason);

// Whether `text` reads as one bare word and stands for itself as an operand.
bool is_plain_operand(std::string_view text);

}  // namespace vitrine
