#include "interchange/heading_words.h"

#include <algorithm>

#include "base/text.h"

namespace vitrine {
namespace {

std::string singular(std::string word) {
    if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + 'y';
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    return word;
}

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    for (const std::string_view word : split_list(folded, ' ')) words.emplace_back(word);
    return words;
}

}  // namespace

Synonyms::Synonyms(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
        const auto tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        const std::string name(trim(line.substr(0, tab)));
        const auto add = [&](std::string_view word) {
            auto& concepts = m_concepts[fold_heading(word)];
            if (std::find(concepts.begin(), concepts.end(), name) == concepts.end()) {
                concepts.push_back(name);
            }
        };
        if (!name.starts_with('@')) add(name);
        for (const std::string_view word : split_list(line.substr(tab + 1), ',')) add(word);
    }
}

const std::vector<std::string>& Synonyms::concepts_of(const std::string& folded) const {
    static const std::vector<std::string> none;
    const auto at = m_concepts.find(folded);
    return at == m_concepts.end() ? none : at->second;
}

std::string fold_heading(std::string_view heading) {
    std::string folded = fold_for_search(heading);
    for (char& c : folded) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                           static_cast<unsigned char>(c) >= 128;
        if (!plain) c = ' ';
    }
    std::vector<std::string> words = words_of(folded);
    for (std::string& word : words) word = singular(std::move(word));
    return join(words, " ");
}

}  // namespace vitrine
