// Which of the findings count, and what QualityIndex answers of them.
#include <algorithm>

#include "base/text.h"
#include "catalog/filter_terms.h"
#include "operations/quality_index.h"

namespace vitrine {

bool QualityIndex::is_problem(const Problem& problem) const {
    return m_rules->severity(problem.check) && !m_rules->is_exempt(problem.check, problem.product);
}

// m_accepted: also of the words that are new.
void QualityIndex::judge_words() {
    for (std::size_t word = m_accepted.size(); word < m_found.words.size(); ++word) {
        m_accepted.push_back(is_accepted(m_found.words[word]));
    }
}

// The problems of one product, where those with others are what they were.
void QualityIndex::put_together(ProductId product) {
    judge_words();
    const auto before = std::ranges::equal_range(m_problems, product, {}, &Problem::product);
    std::vector<Problem> own;
    const auto add = [&](const Problem& problem) {
        if (!is_problem(problem)) return;
        const auto same = std::ranges::find_if(own, [&](const Problem& known) {
            return known.key == problem.key && known.check == problem.check;
        });
        if (same == own.end()) {
            own.push_back(problem);
        } else {
            same->count += problem.count;
        }
    };
    for (const Problem& problem : before) {
        if (problem.check == QualityCheck::duplicate_gtin ||
            problem.check == QualityCheck::similar_name) {
            add(problem);
        }
    }
    for (const Problem& problem :
         std::ranges::equal_range(m_found.problems, product, {}, &Problem::product)) {
        add(problem);
    }
    for (const UnknownWord& word :
         std::ranges::equal_range(m_found.unknown, product, {}, &UnknownWord::product)) {
        if (!m_accepted[word.word]) add({product, word.key, QualityCheck::spelling, word.count});
    }
    std::sort(own.begin(), own.end());
    const auto at = m_problems.erase(before.begin(), before.end());
    m_problems.insert(at, own.begin(), own.end());
}

// m_problems: what counts, of everything that was found.
void QualityIndex::put_together() {
    m_problems.clear();
    std::size_t begun = 0;
    const auto add = [this, &begun](const Problem& problem) {
        if (!is_problem(problem)) return;
        // The findings of a cell and check are one problem.
        if (m_problems.size() > begun) {
            Problem& last = m_problems.back();
            if (std::tie(last.product, last.key, last.check) ==
                std::tie(problem.product, problem.key, problem.check)) {
                last.count += problem.count;
                return;
            }
        }
        m_problems.push_back(problem);
    };
    // Each kind comes in order, and is merged with those before.
    const auto merge = [this, &begun] {
        std::inplace_merge(m_problems.begin(),
                           m_problems.begin() + static_cast<std::ptrdiff_t>(begun),
                           m_problems.end());
        begun = m_problems.size();
    };
    std::vector<Problem> several = m_found.problems;
    std::sort(several.begin(), several.end());
    for (const Problem& problem : several) add(problem);
    merge();

    several.clear();
    find_repeated();
    for (const GtinUse& use : m_repeated) {
        several.push_back({use.product, use.key, QualityCheck::duplicate_gtin, 1});
    }
    for (const Group& group : m_groups) {
        for (const ProductId product : group.products) {
            several.push_back({product, group.key, QualityCheck::similar_name, 1});
        }
    }
    std::sort(several.begin(), several.end());
    for (const Problem& problem : several) add(problem);
    merge();

    judge_words();
    for (const UnknownWord& word : m_found.unknown) {
        if (!m_accepted[word.word]) {
            add({word.product, word.key, QualityCheck::spelling, word.count});
        }
    }
    merge();
}

// m_repeated: the GTINs that several products have.
void QualityIndex::find_repeated() {
    std::vector<GtinUse> uses = m_found.gtins;
    std::sort(uses.begin(), uses.end(), [](const GtinUse& a, const GtinUse& b) {
        return std::tie(a.gtin, a.product, a.key) < std::tie(b.gtin, b.product, b.key);
    });
    m_repeated.clear();
    for (auto first = uses.begin(); first != uses.end();) {
        const auto last = std::find_if(first, uses.end(),
                                       [&](const GtinUse& use) { return use.gtin != first->gtin; });
        const bool has_others = std::any_of(
            first, last, [&](const GtinUse& use) { return use.product != first->product; });
        if (has_others) m_repeated.insert(m_repeated.end(), first, last);
        first = last;
    }
}

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
