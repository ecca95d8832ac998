// Headings as words to compare, and the words that mean the same.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vitrine {

// Words that mean the same: a line each, "concept<tab>word, word, ..."; the concept is one of the
// words. "@code" is the property code, and so on. Lines that begin with # are comments. What ships
// is resources/mappings/synonyms.tsv.
class Synonyms {
public:
    explicit Synonyms(std::string_view text = {});

    // The concepts of which the words, folded by fold_heading(), are one.
    const std::vector<std::string>& concepts_of(const std::string& folded) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> m_concepts;
};

// A heading as words to compare: no case, accents and signs, singular: "Marques (FR)" -> "marque
// fr".
std::string fold_heading(std::string_view heading);

}  // namespace vitrine
