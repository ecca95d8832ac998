// What QualityIndex answers, once it is up to date.
#include <algorithm>

#include "base/text.h"
#include "catalog/filter_terms.h"
#include "operations/quality_index.h"

namespace vitrine {

bool QualityIndex::is_meant(const Problem& problem, const ProblemSubject& subject) const {
    return (!subject.check || problem.check == *subject.check) &&
           (!subject.severity || m_rules->severity(problem.check) == subject.severity) &&
           (subject.locale == 0 || m_structure->scope(problem.key.scope).locale == subject.locale);
}

std::vector<std::uint32_t> QualityIndex::counts(const ProblemSubject& subject) const {
    std::vector<std::uint32_t> counts(m_parents.size());
    for (const Problem& problem : m_problems) {
        if (!is_meant(problem, subject)) continue;
        const auto index = static_cast<std::size_t>(problem.product);
        if (index >= counts.size()) counts.resize(index + 1);
        counts[index] += problem.count;
    }
    return counts;
}

std::vector<bool> QualityIndex::products(const Filter& condition) const {
    const auto [comparison, negated] = positive(condition.comparison);
    const auto counts = this->counts(condition.problems);
    std::vector<bool> found(counts.size());
    if (!condition.number) return found;
    for (std::size_t id = 0; id < counts.size(); ++id) {
        found[id] =
            within(comparison, Decimal(counts[id], 0), *condition.number, condition.number_to);
    }
    return found;
}

ProductChecker& QualityIndex::checker() {
    if (m_checker == nullptr) {
        m_checker = std::make_unique<ProductChecker>(*m_structure, *m_rules,
                                                     QualityCheckSet().set(), m_pictures);
    }
    return *m_checker;
}

std::vector<ProductId> QualityIndex::others(const Problem& problem) const {
    std::vector<ProductId> others;
    if (problem.check == QualityCheck::similar_name) {
        for (const Group& group : m_groups) {
            if (group.key == problem.key &&
                std::binary_search(group.products.begin(), group.products.end(), problem.product)) {
                others = group.products;
            }
        }
    } else if (problem.check == QualityCheck::duplicate_gtin) {
        const auto first = std::lower_bound(m_found.gtins.begin(), m_found.gtins.end(), problem,
                                            [](const GtinUse& use, const Problem& wanted) {
                                                return std::tie(use.product, use.key) <
                                                       std::tie(wanted.product, wanted.key);
                                            });
        for (auto own = first; own != m_found.gtins.end() && own->product == problem.product &&
                               own->key == problem.key;
             ++own) {
            const auto [begin, end] = std::equal_range(
                m_repeated.begin(), m_repeated.end(), *own,
                [](const GtinUse& a, const GtinUse& b) { return a.gtin < b.gtin; });
            for (auto use = begin; use != end; ++use) others.push_back(use->product);
        }
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, problem.product);
    return others;
}

std::vector<std::string> QualityIndex::words_of(const Problem& problem) const {
    std::vector<std::string> words;
    const auto first = std::lower_bound(m_found.unknown.begin(), m_found.unknown.end(), problem,
                                        [](const UnknownWord& word, const Problem& wanted) {
                                            return std::tie(word.product, word.key) <
                                                   std::tie(wanted.product, wanted.key);
                                        });
    for (auto word = first; word != m_found.unknown.end() && word->product == problem.product &&
                            word->key == problem.key;
         ++word) {
        const std::string& text = m_found.words[word->word];
        if (!is_accepted(text)) words.push_back(text);
    }
    return words;
}

}  // namespace vitrine
