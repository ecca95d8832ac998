// What the quality checks found, in words: the fix list of a catalogue or of one product.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "operations/quality_index.h"

namespace vitrine {

// One cell and check.
struct QualityFinding {
    QualityCheck check{};
    Severity severity = Severity::warning;
    ProductId product = 0;
    std::string code;   // of the product or model
    std::string name;   // shown_name() in the request's channel and locale
    ValueKey key;       // the cell to mend
    std::string field;  // as field_name()
    std::string value;  // what stands there, without tags, cut at 200 characters
    std::uint32_t count = 0;
    std::vector<std::string> messages;  // what was found, sentences; at most 5
    std::vector<std::string> words;     // of spelling: the unknown ones
    std::vector<std::string> others;    // codes of products with the same; at most 10
};

struct QualityRequest {
    ProblemSubject subject;
    std::string filter;     // in the filter language: of which products; blank: all
    ProductId product = 0;  // of this one only; 0: of all
    ChannelId channel = 0;  // of the names, and of the fields of the filter that do not say theirs
    LocaleId locale = 0;
    std::size_t first = 0;  // of the problems, in their order: by severity, check, product
    std::size_t count = 100;
    // Whether messages say what may have been meant by unknown words: milliseconds a word.
    bool suggestions = true;
};

// Of a locale of a channel, the dictionary by which its texts are spelled; no name where none is
// installed for it, and they are not checked.
struct SpellingDictionary {
    std::string locale, name;
};
std::vector<SpellingDictionary> spelling_dictionaries(const Structure& structure);
// Which locales are not checked and which packages would change that, in a sentence; empty where
// all are checked.
std::string advice_on_dictionaries(const std::vector<SpellingDictionary>& dictionaries);

struct QualityList {
    struct Total {
        QualityCheck check{};
        Severity severity = Severity::warning;
        std::int64_t products = 0;
        std::int64_t cells = 0;
        std::int64_t findings = 0;
    };
    std::vector<Total> totals;  // of every check that is on, found or not
    // Of all locales; none where the check is off or not asked for.
    std::vector<SpellingDictionary> dictionaries;
    std::int64_t products = 0;  // with any finding
    std::int64_t cells = 0;     // that match: with `first` and `count` they are paged
    std::vector<QualityFinding> findings;
};

// Brings `index` up to date and lists. Throws Error (usage) for a filter that cannot be read,
// (cancelled) where stopped.
QualityList list_quality(Catalogue& catalogue, QualityIndex& index, const QualityRequest& request,
                         const Progress& progress);

// The messages of a finding that was listed without suggestions, with them. The same as they are
// for a check other than spelling. `index` is the one that listed it.
std::vector<std::string> messages_with_suggestions(QualityIndex& index,
                                                   const QualityFinding& finding);

// Words that dictionaries do not know, by how many cells have them, the most frequent first.
struct UnknownWordCount {
    std::string word;
    std::int64_t cells = 0;
};
std::vector<UnknownWordCount> unknown_words(const QualityIndex& index,
                                            const ProblemSubject& subject);

}  // namespace vitrine
