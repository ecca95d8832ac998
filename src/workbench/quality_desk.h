// What the quality checks found across the catalogue: totals by check, the list of cells to mend,
// and taking a word or a product out of a check.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "operations/quality_findings.h"
#include "operations/quality_settings.h"
#include "workbench/editor.h"

namespace vitrine {

class QualityDesk {
public:
    QualityDesk(Workspace& workspace, Editor& editor);

    // Somebody looks: checks what has changed, the first time everything, and again after every
    // change until leave(). While a check runs, the next one begins behind it.
    void refresh();
    // Nobody looks any more. A check that runs goes on, so that it is done for the next time.
    void leave() { m_followed = false; }
    // Stops the check that runs; the rows stay.
    void stop();

    enum class State {
        unchecked,
        checking,
        checked,
        stopped,
        failed,  // problem() says why
    };
    State state() const { return m_state; }
    // "Checking…", "1,204 cells of 310 products", "Nothing to look at", why there is no answer.
    std::string state_sentence() const;
    // Why there are no rows, for whoever looks at the empty list: that something narrows them, or
    // which checks there are. Empty while there are rows, or no answer.
    std::string empty_advice() const;
    Progress::Snapshot progress() const;
    // Of every check that is on, in the filter, severity and locale; the last known ones while a
    // check runs.
    const std::vector<QualityList::Total>& totals() const { return m_totals; }
    std::int64_t products() const { return m_products; }
    std::int64_t cells() const;
    // Locales whose texts no dictionary can judge, and which packages bring one; empty where there
    // are none.
    const std::string& dictionary_advice() const { return m_dictionary_advice; }

    // Which findings are listed: of a check, of a severity, of a locale's values, or all; of the
    // products of a filter, blank for all. A severity that is not the check's takes every check
    // again.
    const std::optional<QualityCheck>& check() const { return m_subject.check; }
    void choose_check(std::optional<QualityCheck> check);
    const std::optional<Severity>& severity() const { return m_subject.severity; }
    void choose_severity(std::optional<Severity> severity);
    LocaleId values_locale() const { return m_subject.locale; }
    void choose_values_locale(LocaleId locale);  // 0: all
    // To choose from: those of the channels.
    std::vector<Choice> values_locales() const;
    const std::string& filter() const { return m_filter; }
    void set_filter(std::string filter);
    // A check, severity, locale or filter was chosen.
    bool is_narrowed() const { return m_subject != ProblemSubject() || !m_filter.empty(); }
    // All of them, of all products.
    void show_all();

    // The cells in their order: by severity, check, product.
    std::size_t row_count() const { return m_row_count; }
    // Null while the page is on its way; asking fetches it.
    const QualityFinding* row(std::size_t row);
    // What was found in a row that somebody looks at: with what may have been meant by unknown
    // words. It is thought of when first asked for; until it comes, as `fetched` tells, and for a
    // page that is on its way, what is known.
    std::vector<std::string> messages(std::size_t row);

    // "Name [en_GB]"
    std::string field_words(const QualityFinding& finding) const;
    // Chooses the channel and locale in which the form shows the cell.
    void show_scope_of(const QualityFinding& finding);
    // The word is right wherever it stands from now on. One change set, as everything here.
    void accept_word(const std::string& word);
    // The check has nothing to say of this product from now on.
    void exempt(const QualityFinding& finding);

    struct Events {
        std::function<void()> changed;  // state, totals or rows
        // Rows from `first`, `count` of them, came.
        std::function<void(std::size_t first, std::size_t count)> fetched;
        // A change was saved, and can be undone; a sentence.
        std::function<void(const std::string& sentence)> saved;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    static constexpr std::size_t page_size = 100;
    static constexpr std::size_t pages_kept = 100;

    QualityRequest request(std::size_t page) const;
    void look();
    void look_again();
    void fetch_page(std::size_t page);
    void think_of(std::size_t row, const QualityFinding& finding);
    void keep_page(std::size_t page, std::vector<QualityFinding> findings);
    void save(QualityChange change, const std::string& label, std::string sentence);
    void changed() const;

    Workspace& m_workspace;
    Editor& m_editor;
    State m_state = State::unchecked;
    std::string m_problem;
    std::vector<QualityList::Total> m_totals;
    std::int64_t m_products = 0;
    std::string m_dictionary_advice;
    ProblemSubject m_subject;
    std::string m_filter;
    std::size_t m_row_count = 0;
    std::map<std::size_t, std::vector<QualityFinding>> m_pages;
    std::map<std::size_t, std::vector<std::string>> m_messages;  // with suggestions, by row
    std::optional<std::size_t> m_thinking_of;                    // the row
    int m_list = 0;  // another one whenever other cells stand in the rows
    std::optional<std::size_t> m_fetching, m_wanted;
    bool m_again = false;
    bool m_followed = false;
    std::stop_source m_job{std::nostopstate};
    std::stop_source m_thought{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
