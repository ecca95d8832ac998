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
    ChannelId channel = 0;  // for the fields of the filter that do not say theirs
    LocaleId locale = 0;
    std::size_t first = 0;  // of the problems, in their order: by severity, check, product
    std::size_t count = 100;
};

struct QualityList {
    struct Total {
        QualityCheck check{};
        Severity severity = Severity::warning;
        std::int64_t products = 0;
        std::int64_t cells = 0;
        std::int64_t findings = 0;
    };
    std::vector<Total> totals;  // of every check that is on, found or not
    // Of each locale of a channel, the dictionary by which its texts are spelled; empty where none
    // is installed. None where the check is off or not asked for.
    struct Dictionary {
        std::string locale, name;
    };
    std::vector<Dictionary> dictionaries;
    std::int64_t products = 0;  // with any finding
    std::int64_t cells = 0;     // that match: with `first` and `count` they are paged
    std::vector<QualityFinding> findings;
};

// Brings `index` up to date and lists. Throws Error (usage) for a filter that cannot be read,
// (cancelled) where stopped.
QualityList list_quality(Catalogue& catalogue, QualityIndex& index, const QualityRequest& request,
                         const Progress& progress);

// Words that dictionaries do not know, by how many cells have them, the most frequent first.
struct UnknownWordCount {
    std::string word;
    std::int64_t cells = 0;
};
std::vector<UnknownWordCount> unknown_words(const QualityIndex& index,
                                            const ProblemSubject& subject);

}  // namespace vitrine
