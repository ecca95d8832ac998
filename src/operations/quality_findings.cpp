#include "operations/quality_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "operations/list_products.h"
#include "proofing/dictionary_file.h"

namespace vitrine {
namespace {

constexpr std::size_t most_messages = 5;
constexpr std::size_t most_others = 10;
constexpr std::size_t most_words_with_suggestions = 3;
constexpr std::size_t most_suggestions = 3;
constexpr std::size_t longest_value = 200;

// Problems in words, one product after the other.
class Teller {
public:
    Teller(Catalogue& catalogue, QualityIndex& index)
        : m_catalogue(catalogue),
          m_index(index),
          m_checker(index.checker()),
          m_locales(index.structure()) {}

    QualityFinding tell(const Problem& problem) {
        const Structure& structure = m_index.structure();
        QualityFinding finding;
        finding.check = problem.check;
        finding.severity = m_index.rules().severity(problem.check).value_or(Severity::info);
        finding.product = problem.product;
        finding.key = problem.key;
        finding.count = problem.count;
        finding.field = field_name(structure, problem.key);
        if (m_product.id != problem.product) {
            m_product = m_catalogue.products().load(problem.product).value_or(Product());
        }
        finding.code = m_product.code;
        const Attribute* attribute = structure.attributes.find(problem.key.attribute);
        const Value* value = m_product.values.find(problem.key);
        if (attribute == nullptr || value == nullptr) return finding;
        const std::string text = value_to_text(structure, *attribute, *value);
        finding.value = shorten(trim(ProductChecker::plain_text(*attribute, text)), longest_value);
        if (problem.check == QualityCheck::spelling) {
            tell_words(problem, *attribute, finding);
        } else if (problem.check == QualityCheck::duplicate_gtin ||
                   problem.check == QualityCheck::similar_name) {
            tell_others(problem, finding);
        } else {
            for (Issue& issue :
                 m_checker.explain(problem.check, *attribute, problem.key.scope, *value)) {
                if (finding.messages.size() == most_messages) break;
                if (!issue.fix.empty()) issue.message += ' ' + issue.fix;
                finding.messages.push_back(std::move(issue.message));
            }
        }
        return finding;
    }

private:
    void tell_words(const Problem& problem, const Attribute& attribute, QualityFinding& finding) {
        finding.words = m_index.words_of(problem);
        const std::string& locale = m_locales.of(attribute, problem.key.scope);
        for (const std::string& word : finding.words) {
            if (finding.messages.size() == most_words_with_suggestions) break;
            auto meant = m_suggestions.find({locale, word});
            if (meant == m_suggestions.end()) {
                auto found = m_checker.suggestions(word, locale);
                if (found.size() > most_suggestions) found.resize(most_suggestions);
                meant = m_suggestions.emplace(std::pair(locale, word), std::move(found)).first;
            }
            finding.messages.push_back(meant->second.empty()
                                           ? tr("\"{0}\" is not in the dictionary.", word)
                                           : tr("\"{0}\" is not in the dictionary. It has: {1}.",
                                                word, join(meant->second, ", ")));
        }
    }

    void tell_others(const Problem& problem, QualityFinding& finding) {
        const auto others = m_index.others(problem);
        for (const ProductId other : others) {
            if (finding.others.size() == most_others) break;
            finding.others.push_back(m_catalogue.products().code_of(other));
        }
        std::string codes = join(finding.others, ", ");
        if (others.size() > finding.others.size()) {
            codes = tr("{0} and {1} more", codes, others.size() - finding.others.size());
        }
        finding.messages.push_back(problem.check == QualityCheck::duplicate_gtin
                                       ? tr("The same GTIN as {0}.", codes)
                                       : tr("Nearly the same name as {0}.", codes));
    }

    Catalogue& m_catalogue;
    const QualityIndex& m_index;
    ProductChecker& m_checker;
    TextLocales m_locales;
    Product m_product;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> m_suggestions;
};

std::vector<QualityList::Dictionary> dictionaries_of(const Structure& structure) {
    std::vector<QualityList::Dictionary> dictionaries;
    for (const LocaleId locale : structure.active_locales()) {
        const std::string& code = structure.locales.code_of(locale);
        const auto file = find_dictionary(code);
        dictionaries.push_back({code, file ? file->name : std::string()});
    }
    return dictionaries;
}

int rank_of(std::optional<Severity> severity) {
    return severity ? -static_cast<int>(*severity) : 1;
}

}  // namespace

QualityList list_quality(Catalogue& catalogue, QualityIndex& index, const QualityRequest& request,
                         const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    index.refresh(catalogue, progress);
    index.save(catalogue, progress);

    std::optional<std::vector<bool>> among;
    if (!trim(request.filter).empty()) {
        ListRequest products;
        products.filter = request.filter;
        products.channel = request.channel;
        products.locale = request.locale;
        among.emplace(static_cast<std::size_t>(catalogue.products().highest_id()) + 1);
        for (const ProductId id : list_products(catalogue, products, progress)) {
            (*among)[static_cast<std::size_t>(id)] = true;
        }
    }
    QualityList list;
    std::vector<Problem> wanted;
    std::array<ProductId, quality_check_count> last = {};
    ProductId last_of_all = 0;
    std::array<QualityList::Total, quality_check_count> totals = {};
    for (const Problem& problem : index.problems()) {
        if (request.product != 0 && problem.product != request.product) continue;
        if (among && !(*among)[static_cast<std::size_t>(problem.product)]) continue;
        if (!index.is_meant(problem, request.subject)) continue;
        const auto check = static_cast<std::size_t>(problem.check);
        QualityList::Total& total = totals[check];
        ++total.cells;
        total.findings += problem.count;
        if (std::exchange(last[check], problem.product) != problem.product) ++total.products;
        if (std::exchange(last_of_all, problem.product) != problem.product) ++list.products;
        wanted.push_back(problem);
    }
    const QualityRules& rules = index.rules();
    const auto structure = catalogue.structure();
    for (const QualityCheck check : quality_checks) {
        const auto severity = rules.severity(check);
        ProblemSubject subject = request.subject;
        if (!severity || (subject.check && *subject.check != check) ||
            (subject.severity && subject.severity != severity)) {
            continue;
        }
        QualityList::Total& total = totals[static_cast<std::size_t>(check)];
        total.check = check;
        total.severity = *severity;
        list.totals.push_back(total);
        if (check == QualityCheck::spelling) list.dictionaries = dictionaries_of(*structure);
    }
    list.cells = static_cast<std::int64_t>(wanted.size());
    std::stable_sort(wanted.begin(), wanted.end(), [&](const Problem& a, const Problem& b) {
        return std::pair(rank_of(rules.severity(a.check)), a.check) <
               std::pair(rank_of(rules.severity(b.check)), b.check);
    });
    Teller teller(catalogue, index);
    const std::size_t first = std::min(request.first, wanted.size());
    const std::size_t end = first + std::min(request.count, wanted.size() - first);
    for (std::size_t i = first; i < end; ++i) {
        progress.check();
        list.findings.push_back(teller.tell(wanted[i]));
    }
    return list;
}

std::vector<UnknownWordCount> unknown_words(const QualityIndex& index,
                                            const ProblemSubject& subject) {
    std::map<std::string, std::int64_t> cells;
    for (const Problem& problem : index.problems()) {
        if (problem.check != QualityCheck::spelling || !index.is_meant(problem, subject)) continue;
        for (const std::string& word : index.words_of(problem)) ++cells[word];
    }
    std::vector<UnknownWordCount> words;
    for (const auto& [word, count] : cells) words.push_back({word, count});
    std::stable_sort(
        words.begin(), words.end(),
        [](const UnknownWordCount& a, const UnknownWordCount& b) { return a.cells > b.cells; });
    return words;
}

}  // namespace vitrine
