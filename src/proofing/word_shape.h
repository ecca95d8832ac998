// What a word looks like, before anybody asks what it means.
#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine {

struct WordShape {
    std::size_t letters = 0;   // alphabetic code points
    std::size_t capitals = 0;  // of these, upper and title case
    bool digit = false;
    bool inner_capital = false;  // a capital behind a small letter: "iPhone", "PlayStation"
    bool valid = true;           // well-formed UTF-8

    bool all_capitals() const { return letters > 1 && capitals == letters; }
};

// [any thread]
WordShape word_shape(std::string_view word);

// Whether something that stands between blanks is a URL, an e-mail address or the name of a file
// or path rather than words: "www.example.org", "a@b.org", "manual.pdf", "/home/data". [any thread]
bool looks_like_address(std::string_view part);

}  // namespace vitrine
