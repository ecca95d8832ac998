#include "workbench/quality_desk.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "base/translate.h"
#include "workbench/activities.h"
#include "workbench/words.h"

namespace vitrine {

QualityDesk::QualityDesk(Workspace& workspace, Editor& editor)
    : m_workspace(workspace), m_editor(editor) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        const bool only_looked_at_differently = change.context && !change.structure;
        // Stopped by hand, or about to stop, it stays so until somebody asks.
        const bool is_stopped =
            m_state == State::stopped || (m_state == State::checking && m_job.stop_requested());
        if (m_followed && !only_looked_at_differently && !is_stopped) look();
    });
}

void QualityDesk::changed() const {
    if (events.changed) events.changed();
}

void QualityDesk::refresh() {
    m_followed = true;
    look();
}

void QualityDesk::stop() {
    m_again = false;
    m_job.request_stop();
}

std::int64_t QualityDesk::cells() const {
    return std::accumulate(m_totals.begin(), m_totals.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& total) { return sum + total.cells; });
}

std::string QualityDesk::state_sentence() const {
    switch (m_state) {
        case State::unchecked:
            return {};
        case State::checking: {
            const std::string how_far = progress_words(progress());
            return how_far.empty() ? tr("Checking…") : tr("Checking… {0}", how_far);
        }
        case State::stopped:
            return tr("Check stopped.");
        case State::failed:
            return m_problem;
        case State::checked:
            break;
    }
    if (cells() == 0) return tr("Nothing to look at.");
    return tr(
        // TRANSLATORS: 0 "1,204 cells", 1 "310 products".
        "{0} in {1}",
        trn("{0} cell", "{0} cells", static_cast<long>(cells()), format_number(cells())),
        trn("{0} product", "{0} products", static_cast<long>(m_products),
            format_number(m_products)));
}

std::string QualityDesk::empty_advice() const {
    if (m_state != State::checked || m_row_count > 0) return {};
    if (is_narrowed())
        return tr("Nothing was found within the filter, check, severity and locale chosen here.");
    if (m_totals.empty()) return tr("Every check is switched off.");
    std::vector<std::string> checks;
    for (const QualityList::Total& total : m_totals)
        checks.push_back(quality_check_label(total.check));
    return tr("The checks found nothing to look at. They are: {0}.", join(checks, ", "));
}

Progress::Snapshot QualityDesk::progress() const {
    return m_workspace.checker().progress();
}

void QualityDesk::choose_check(std::optional<QualityCheck> check) {
    if (check == m_subject.check) return;
    m_subject.check = check;
    look();
}

void QualityDesk::choose_severity(std::optional<Severity> severity) {
    if (severity == m_subject.severity) return;
    m_subject.severity = severity;
    const bool has_another = std::any_of(m_totals.begin(), m_totals.end(), [&](const auto& total) {
        return severity && total.check == m_subject.check && total.severity != severity;
    });
    if (has_another) m_subject.check.reset();
    look();
}

void QualityDesk::choose_values_locale(LocaleId locale) {
    if (locale == m_subject.locale) return;
    m_subject.locale = locale;
    look();
}

std::vector<Choice> QualityDesk::values_locales() const {
    std::vector<Choice> choices;
    const auto structure = m_workspace.structure();
    if (!structure) return choices;
    for (const LocaleId id : structure->active_locales()) {
        const std::string& code = structure->locales.code_of(id);
        choices.push_back({id, code, code});
    }
    return choices;
}

void QualityDesk::set_filter(std::string filter) {
    filter = std::string(trim(filter));
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    look();
}

void QualityDesk::show_all() {
    if (!is_narrowed()) return;
    m_subject = {};
    m_filter.clear();
    look();
}

QualityRequest QualityDesk::request(std::size_t page) const {
    QualityRequest request;
    request.subject = m_subject;
    request.filter = m_filter;
    request.channel = m_workspace.channel();
    request.locale = m_workspace.locale();
    request.first = page * page_size;
    request.count = page_size;
    request.suggestions = false;
    return request;
}

void QualityDesk::look() {
    if (m_state == State::checking) {
        m_again = true;
        return;
    }
    m_state = State::checking;
    m_problem.clear();
    struct Answer {
        QualityList all;  // of every check, without their findings
        QualityList list;
    };
    m_job = ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), request = request(0)](Catalogue& catalogue,
                                                               const Progress& progress) {
            const CatalogueSnapshot snapshot(catalogue);
            Answer answer;
            answer.list = list_quality(catalogue, index, request, progress);
            QualityRequest every = request;
            every.subject.check.reset();
            every.count = 0;
            answer.all = request.subject.check ? list_quality(catalogue, index, every, progress)
                                               : answer.list;
            return answer;
        },
        m_receiver.guard([this](Answer answer) {
            m_state = State::checked;
            m_totals = std::move(answer.all.totals);
            m_products = answer.all.products;
            m_dictionary_advice = advice_on_dictionaries(answer.all.dictionaries);
            m_row_count = static_cast<std::size_t>(answer.list.cells);
            m_pages.clear();
            m_messages.clear();
            m_thinking_of.reset();
            m_pages[0] = std::move(answer.list.findings);
            m_wanted.reset();
            ++m_list;
            changed();
            look_again();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            m_state = is_cancelled(failure) ? State::stopped : State::failed;
            m_problem = sentence_of(failure);
            changed();
            look_again();
        }));
    changed();
}

void QualityDesk::look_again() {
    if (std::exchange(m_again, false)) look();
}

const QualityFinding* QualityDesk::row(std::size_t row) {
    if (row >= m_row_count) return nullptr;
    const auto page = m_pages.find(row / page_size);
    if (page == m_pages.end()) {
        fetch_page(row / page_size);
        return nullptr;
    }
    const std::size_t offset = row % page_size;
    return offset < page->second.size() ? &page->second[offset] : nullptr;
}

std::vector<std::string> QualityDesk::messages(std::size_t number) {
    if (const auto known = m_messages.find(number); known != m_messages.end()) return known->second;
    const QualityFinding* finding = row(number);
    if (finding == nullptr) return {};
    if (!finding->words.empty() && m_thinking_of != number) think_of(number, *finding);
    return finding->messages;
}

// Of the row looked at last; nobody waits for those before.
void QualityDesk::think_of(std::size_t row, const QualityFinding& finding) {
    m_thought.request_stop();
    m_thinking_of = row;
    const auto forget = [this, row] {
        if (m_thinking_of == row) m_thinking_of.reset();
    };
    m_thought = ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), finding](Catalogue&, const Progress& progress) {
            progress.check();
            return messages_with_suggestions(index, finding);
        },
        m_receiver.guard([this, row, forget, asked = m_list](std::vector<std::string> messages) {
            if (asked != m_list) return;
            forget();
            m_messages[row] = std::move(messages);
            if (events.fetched) events.fetched(row, 1);
        }),
        m_receiver.guard([this, forget, asked = m_list](const std::exception_ptr& failure) {
            if (asked == m_list) forget();
            if (!is_cancelled(failure) && events.failed) events.failed(sentence_of(failure));
        }));
}

// One at a time; of those asked for meanwhile the last one, as the others were scrolled past.
void QualityDesk::fetch_page(std::size_t page) {
    // It would go on with the check that somebody stopped.
    if (m_state == State::stopped) return;
    if (m_fetching) {
        if (m_fetching != page) m_wanted = page;
        return;
    }
    m_fetching = page;
    const auto next = [this] {
        m_fetching.reset();
        if (const auto wanted = std::exchange(m_wanted, std::nullopt)) fetch_page(*wanted);
    };
    ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), request = request(page)](Catalogue& catalogue,
                                                                  const Progress& progress) {
            return list_quality(catalogue, index, request, progress);
        },
        m_receiver.guard([this, page, next, asked = m_list](QualityList list) {
            if (asked == m_list) {
                // Other rows by now: the change that made them so is on its way here.
                const bool same = static_cast<std::size_t>(list.cells) == m_row_count;
                if (same) keep_page(page, std::move(list.findings));
                if (!same) look();
            }
            next();
        }),
        m_receiver.guard([this, next](const std::exception_ptr& failure) {
            if (!is_cancelled(failure) && events.failed) events.failed(sentence_of(failure));
            next();
        }));
}

void QualityDesk::keep_page(std::size_t page, std::vector<QualityFinding> findings) {
    const std::size_t count = findings.size();
    m_pages[page] = std::move(findings);
    if (m_pages.size() > pages_kept) {
        const std::size_t first = m_pages.begin()->first;
        const std::size_t last = m_pages.rbegin()->first;
        m_pages.erase(page - first > last - page ? first : last);
    }
    if (events.fetched) events.fetched(page * page_size, count);
}

std::string QualityDesk::field_words(const QualityFinding& finding) const {
    const auto structure = m_workspace.structure();
    return structure ? cell_label(*structure, finding.key) : finding.field;
}

void QualityDesk::show_scope_of(const QualityFinding& finding) {
    const auto structure = m_workspace.structure();
    if (!structure) return;
    const Scope scope = structure->scope(finding.key.scope);
    if (scope.channel != 0) m_workspace.choose_channel(scope.channel);
    if (scope.locale == 0) return;
    const auto speaks = [&](ChannelId id) {
        const Channel* channel = structure->channels.find(id);
        return channel != nullptr && std::find(channel->locales.begin(), channel->locales.end(),
                                               scope.locale) != channel->locales.end();
    };
    if (!speaks(m_workspace.channel())) {
        for (const Channel* channel : structure->channels.all()) {
            if (!speaks(channel->id)) continue;
            m_workspace.choose_channel(channel->id);
            break;
        }
    }
    m_workspace.choose_locale(scope.locale);
}

void QualityDesk::accept_word(const std::string& word) {
    QualityChange change;
    change.check = QualityCheck::spelling;
    change.accept = {word};
    save(std::move(change), tr("Accepted word \"{0}\"", word),
         tr("\"{0}\" is a word of this catalogue now.", word));
}

void QualityDesk::exempt(const QualityFinding& finding) {
    QualityChange change;
    change.check = finding.check;
    change.exempt = {finding.code};
    const std::string check = quality_check_label(finding.check);
    save(std::move(change), tr("{0} left out of the check \"{1}\"", finding.code, check),
         tr("{0} is left out of the check \"{1}\" now.", finding.code, check));
}

void QualityDesk::save(QualityChange change, const std::string& label, std::string sentence) {
    m_editor.save([change = std::move(change)](
                      Catalogue& catalogue) { return change_quality(catalogue, change); },
                  label, m_receiver.guard([this, sentence = std::move(sentence)] {
                      if (events.saved) events.saved(sentence);
                  }),
                  m_receiver.guard([this](const std::string& failure) {
                      if (events.failed) events.failed(failure);
                  }));
}

}  // namespace vitrine
