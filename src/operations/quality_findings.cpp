#include "operations/quality_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/value_text.h"
#include "operations/list_products.h"
#include "proofing/dictionary_file.h"

namespace vitrine {
namespace {

constexpr std::size_t most_messages = 5;
constexpr std::size_t most_others = 10;
constexpr std::size_t most_words_told = 3;
constexpr std::size_t most_suggestions = 3;
constexpr std::size_t longest_value = 200;

// Unknown words in sentences; what may have been meant by a word is thought of once.
class WordTeller {
public:
    WordTeller(QualityIndex& index, bool suggests)
        : m_checker(index.checker()), m_locales(index.structure()), m_suggests(suggests) {}

    std::vector<std::string> tell(const std::vector<std::string>& words, const Attribute& attribute,
                                  ScopeId scope) {
        const std::string& locale = m_locales.of(attribute, scope);
        std::vector<std::string> messages;
        for (const std::string& word : words) {
            if (messages.size() == most_words_told) break;
            const std::string meant = m_suggests ? meant_by(word, locale) : std::string();
            messages.push_back(
                meant.empty() ? tr("\"{0}\" is not in the dictionary.", word)
                              : tr("\"{0}\" is not in the dictionary. It has: {1}.", word, meant));
        }
        return messages;
    }

private:
    const std::string& meant_by(const std::string& word, const std::string& locale) {
        auto meant = m_suggestions.find({locale, word});
        if (meant == m_suggestions.end()) {
            auto found = m_checker.suggestions(word, locale);
            if (found.size() > most_suggestions) found.resize(most_suggestions);
            meant = m_suggestions.emplace(std::pair(locale, word), join(found, ", ")).first;
        }
        return meant->second;
    }

    ProductChecker& m_checker;
    TextLocales m_locales;
    bool m_suggests;
    std::map<std::pair<std::string, std::string>, std::string> m_suggestions;
};

// Problems in words, one product after the other.
class Teller {
public:
    Teller(Catalogue& catalogue, QualityIndex& index, const QualityRequest& request)
        : m_catalogue(catalogue),
          m_index(index),
          m_checker(index.checker()),
          m_channel(request.channel),
          m_locale(request.locale),
          m_words(index, request.suggestions) {}

    QualityFinding tell(const Problem& problem) {
        const Structure& structure = m_index.structure();
        QualityFinding finding;
        finding.check = problem.check;
        finding.severity = m_index.rules().severity(problem.check).value_or(Severity::info);
        finding.product = problem.product;
        finding.key = problem.key;
        finding.count = problem.count;
        finding.field = field_name(structure, problem.key);
        if (m_product.id != problem.product) read_product(problem.product);
        finding.code = m_product.code;
        finding.name = m_name;
        const Attribute* attribute = structure.attributes.find(problem.key.attribute);
        const Value* value = m_product.values.find(problem.key);
        if (attribute == nullptr || value == nullptr) return finding;
        const std::string text = value_to_text(structure, *attribute, *value);
        finding.value = shorten(trim(ProductChecker::plain_text(*attribute, text)), longest_value);
        if (problem.check == QualityCheck::spelling) {
            finding.words = m_index.words_of(problem);
            finding.messages = m_words.tell(finding.words, *attribute, problem.key.scope);
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
    void read_product(ProductId id) {
        m_product = m_catalogue.products().load(id).value_or(Product());
        m_name.clear();
        if (m_product.id == 0) return;
        const LoadedLineage loaded(m_catalogue.products(), m_product);
        m_name = shown_name(m_index.structure(), loaded.lineage(), m_channel, m_locale);
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
    ChannelId m_channel;
    LocaleId m_locale;
    WordTeller m_words;
    Product m_product;
    std::string m_name;  // of the product
};

int rank_of(std::optional<Severity> severity) {
    return severity ? -static_cast<int>(*severity) : 1;
}

}  // namespace

std::vector<SpellingDictionary> spelling_dictionaries(const Structure& structure) {
    std::vector<SpellingDictionary> dictionaries;
    for (const LocaleId locale : structure.active_locales()) {
        const std::string& code = structure.locales.code_of(locale);
        const auto file = find_dictionary(code);
        dictionaries.push_back({code, file ? file->name : std::string()});
    }
    return dictionaries;
}

std::string advice_on_dictionaries(const std::vector<SpellingDictionary>& dictionaries) {
    std::vector<std::string> locales;
    std::vector<std::string> packages;
    for (const auto& [locale, name] : dictionaries) {
        if (!name.empty()) continue;
        locales.push_back(locale);
        const std::string package = dictionary_package(locale);
        const bool is_told = std::find(packages.begin(), packages.end(), package) != packages.end();
        if (!package.empty() && !is_told) packages.push_back(package);
    }
    if (locales.empty()) return {};
    if (packages.empty()) {
        return tr("The spelling of {0} is not checked: no dictionary for it is installed.",
                  join(locales, ", "));
    }
    // TRANSLATORS: 0 locales, 1 names of packages: "fr_FR, fr_BE", "hunspell-fr".
    return tr(
        "The spelling of {0} is not checked: no dictionary for it is installed. To install: {1}.",
        join(locales, ", "), join(packages, ", "));
}

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
        if (check == QualityCheck::spelling) list.dictionaries = spelling_dictionaries(*structure);
    }
    list.cells = static_cast<std::int64_t>(wanted.size());
    std::stable_sort(wanted.begin(), wanted.end(), [&](const Problem& a, const Problem& b) {
        return std::pair(rank_of(rules.severity(a.check)), a.check) <
               std::pair(rank_of(rules.severity(b.check)), b.check);
    });
    Teller teller(catalogue, index, request);
    const std::size_t first = std::min(request.first, wanted.size());
    const std::size_t end = first + std::min(request.count, wanted.size() - first);
    for (std::size_t i = first; i < end; ++i) {
        progress.check();
        list.findings.push_back(teller.tell(wanted[i]));
    }
    return list;
}

std::vector<std::string> messages_with_suggestions(QualityIndex& index,
                                                   const QualityFinding& finding) {
    const Attribute* attribute = index.structure().attributes.find(finding.key.attribute);
    if (finding.check != QualityCheck::spelling || attribute == nullptr) return finding.messages;
    return WordTeller(index, true).tell(finding.words, *attribute, finding.key.scope);
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
