// What the quality checks found in every product: made once by reading all of them, then kept in
// step with the change feed and in a file beside the catalogue.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/progress.h"
#include "catalog/query.h"
#include "operations/catalogue_stamp.h"
#include "operations/product_checker.h"

namespace vitrine {

// [one thread at a time]
class QualityIndex {
public:
    QualityIndex() = default;
    QualityIndex(const QualityIndex&) = delete;
    QualityIndex& operator=(const QualityIndex&) = delete;

    // "catalogue.vitrine.quality", which may be removed at any time.
    static std::filesystem::path file_of(const Catalogue& catalogue);

    // Brings it up to date, in a transaction that the caller has begun: reads the file or checks
    // every product at the first call (long texts cost up to a millisecond each, on all
    // processors), later those that changed; after a change of what is checked, all of them by the
    // checks concerned. Within a transaction that has written something all are checked. Throws
    // Error (cancelled); the next call then begins anew.
    void refresh(Catalogue& catalogue, const Progress& progress);

    // Writes the file where that spares the next program more than a moment. A folder that cannot
    // be written is no error.
    void save(Catalogue& catalogue, const Progress& progress);

    // The rest is to be called after refresh().

    // Every cell with findings of checks that are on, without exempt products, in order of product,
    // cell and check.
    const std::vector<Problem>& problems() const { return m_problems; }
    bool is_meant(const Problem& problem, const ProblemSubject& subject) const;
    // By product id, how many findings there are; 0 beyond the end.
    std::vector<std::uint32_t> counts(const ProblemSubject& subject) const;
    // By product id, whether a condition on problems holds.
    std::vector<bool> products(const Filter& condition) const;

    // The other products that have the GTIN or nearly the name of this cell, ascending.
    std::vector<ProductId> others(const Problem& problem) const;
    // The unknown words of a cell, without those that the catalogue takes as right.
    std::vector<std::string> words_of(const Problem& problem) const;
    // Whether a word is among the catalogue's own: the settings of the check, its options, records,
    // families and categories.
    bool is_accepted(std::string_view word) const;

    const Structure& structure() const { return *m_structure; }
    const QualityRules& rules() const { return *m_rules; }
    // To explain what was found; keeps the dictionaries it has read. Until the next refresh().
    ProductChecker& checker();

private:
    using Hashes = std::vector<std::uint64_t>;

    struct Group {  // of products with nearly the same name, in one cell each
        ValueKey key;
        std::vector<ProductId> products;
    };
    // Of what is checked: by attribute, and by check.
    struct Basis {
        Hashes attributes;  // by id, 0 where there is none
        std::array<std::uint64_t, quality_check_count> checks = {};
    };

    // What products are compared by with others.
    struct Compared {
        std::vector<GtinUse> gtins;
        std::vector<NameUse> names;
        std::vector<ProductId> parents;
        bool operator==(const Compared&) const = default;
    };

    Compared compared_of(const std::vector<ProductId>& products) const;
    Basis basis_of(const Structure& structure, const QualityRules& rules) const;
    // The checks that have to look at every product again.
    QualityCheckSet outdated(const Basis& now) const;
    bool read_file(Catalogue& catalogue);
    void check_all(Catalogue& catalogue, QualityCheckSet checks, const Progress& progress);
    void check_changed(Catalogue& catalogue, const std::vector<ProductId>& changed,
                       const Progress& progress);
    void replace(const std::vector<ProductId>& products, QualityCheckSet checks,
                 CheckFindings found);
    void read_parents(Catalogue& catalogue);
    ProductId root_of(ProductId product) const;
    void compare_names(Catalogue& catalogue, const Progress& progress);
    void collect_words();
    bool is_problem(const Problem& problem) const;
    void judge_words();
    void put_together();
    void put_together(ProductId product);
    void find_repeated();

    std::shared_ptr<const Structure> m_structure;  // null before the first refresh()
    std::optional<QualityRules> m_rules;
    PictureSides m_pictures;
    std::unique_ptr<ProductChecker> m_checker;  // of checker(); null until it is asked for
    CatalogueStamp m_stamp;
    Basis m_basis;
    CheckFindings m_found;             // all in order of their product
    std::vector<ProductId> m_parents;  // by product id
    std::vector<Group> m_groups;
    std::vector<GtinUse> m_repeated;  // those that several products have, by GTIN
    std::vector<Problem> m_problems;
    std::unordered_set<std::string, TextHash, std::equal_to<>> m_own_words;  // folded
    std::vector<bool> m_accepted;  // by number of a word, whether it is one of these
    bool m_unsaved = false;
    std::chrono::steady_clock::duration m_took{};  // to find what is unsaved
};

}  // namespace vitrine
