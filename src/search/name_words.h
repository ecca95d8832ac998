// The words of a product's name, as names are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct NameWord {
    std::string_view text;  // folded
    bool has_digit = false;
    bool is_filler = false;  // an article, or "and", in English, French, German or Spanish
};

// Folds a name as fold_for_search() does and takes it apart: words are letters, digits and + ("A+"
// is not "A") in a row, with a point between digits, which a comma there becomes ("1,5" is "1.5").
// To be used for many names one after the other. [one thread at a time]
class NameWords {
public:
    // Replaces what was read before.
    void read(std::string_view name);

    // In their order; views of this object.
    const std::vector<NameWord>& words() const { return m_words; }
    // Without blanks and other separators, except those between two digits, each of which is one
    // blank.
    const std::string& spaceless() const { return m_spaceless; }

private:
    std::string m_folded;
    std::vector<NameWord> m_words;
    std::string m_spaceless;
};

}  // namespace vitrine
