#include "operations/prune_history.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "base/error.h"
#include "base/translate.h"
#include "store/import_bases.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

constexpr std::string_view days_key = "history_days";
constexpr std::int64_t most_days = 36'500;

void check(std::optional<std::int64_t> days) {
    if (days && (*days < 1 || *days > most_days)) {
        throw Error(Failure::usage, tr("The history is kept for 1 to {0} days, or for ever. Write "
                                       "forever to keep all of it.",
                                       most_days));
    }
}

// The numbers of a change set's changes; without any, both are 0.
struct Span {
    ChangeSet change_set;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::vector<Span> read_spans(Catalogue& catalogue) {
    std::vector<Span> spans;
    Journal& journal = catalogue.journal();
    constexpr std::int64_t page_size = 1000;
    for (std::int64_t offset = 0;; offset += page_size) {
        auto page = journal.list(page_size, offset);
        for (ChangeSet& change_set : page) {
            Span& span = spans.emplace_back();
            span.first = journal.first_seq_of(change_set.id);
            if (span.first != 0) span.last = journal.last_seq_of(change_set.id);
            span.change_set = std::move(change_set);
        }
        if (static_cast<std::int64_t>(page.size()) < page_size) break;
    }
    std::reverse(spans.begin(), spans.end());  // oldest first
    return spans;
}

// How many of the oldest can go, and up to which change.
std::pair<std::size_t, std::int64_t> find_horizon(const std::vector<Span>& spans, Instant before) {
    // The first change that each change set and those after it need.
    std::vector<std::int64_t> needed(spans.size() + 1, std::numeric_limits<std::int64_t>::max());
    for (std::size_t n = spans.size(); n-- > 0;) {
        needed[n] = needed[n + 1];
        if (spans[n].first != 0) needed[n] = std::min(needed[n], spans[n].first);
    }
    std::size_t count = 0;
    std::int64_t horizon = 0;
    std::int64_t last = 0;
    for (std::size_t n = 0; n + 1 < spans.size(); ++n) {
        const ChangeSet& set = spans[n].change_set;
        if (set.state == ChangeSetState::running || set.at >= before) break;
        last = std::max(last, spans[n].last);
        if (last >= needed[n + 1]) continue;
        count = n + 1;
        horizon = last;
    }
    return {count, horizon};
}

}  // namespace

std::optional<std::int64_t> history_days(Catalogue& catalogue) {
    const auto statement = catalogue.connection().prepare("SELECT value FROM meta WHERE key = $1");
    std::optional<std::int64_t> days;
    statement->bind(1, days_key);
    sql::each(*statement, [&](const sql::Statement& row) { days = row.integer(0); });
    return days;
}

void keep_history(Catalogue& catalogue, std::optional<std::int64_t> days) {
    check(days);
    const WriterLock lock(catalogue.file());
    sql::Connection& connection = catalogue.connection();
    sql::Transaction transaction(connection, sql::Transaction::Kind::write);
    connection.prepare("DELETE FROM meta WHERE key = $1")->bind(1, days_key).run();
    if (days) {
        const std::string text = std::to_string(*days);
        connection.prepare("INSERT INTO meta (key, value) VALUES ($1, $2)")
            ->bind(1, days_key)
            .bind(2, std::string_view(text))
            .run();
    }
    transaction.commit();
}

PruneReport prune_history(Catalogue& catalogue, Prune prune, std::optional<std::int64_t> days,
                          const Progress& progress) {
    check(days);
    PruneReport report;
    std::optional<WriterLock> lock;
    if (prune == Prune::drop) lock.emplace(catalogue.file());
    sql::Connection& connection = catalogue.connection();
    sql::Transaction transaction(connection, prune == Prune::drop ? sql::Transaction::Kind::write
                                                                  : sql::Transaction::Kind::read);
    // Somebody may have chosen to keep more, while this program waited for its turn.
    if (prune == Prune::drop) days = history_days(catalogue);
    report.horizon = catalogue.journal().horizon();
    if (!days) return report;
    const Instant before = catalogue.now() - std::chrono::days(*days);
    const auto spans = read_spans(catalogue);
    const auto [count, horizon] = find_horizon(spans, before);
    if (count == 0) return report;
    progress.check();
    report.change_sets = static_cast<std::int64_t>(count);
    report.horizon = std::max(report.horizon, horizon);
    const auto rows = connection.prepare("SELECT count(*) FROM change WHERE seq <= $1");
    rows->bind(1, report.horizon);
    sql::each(*rows, [&](const sql::Statement& row) { report.changes = row.integer(0); });
    if (prune == Prune::preview) return report;
    Instant last_began = Instant::min();
    for (std::size_t n = 0; n < count; ++n) {
        last_began = std::max(last_began, spans[n].change_set.at);
    }
    ImportBases::drop_replaced(catalogue, spans[count - 1].change_set.id);
    catalogue.journal().drop_until(report.horizon, spans[count - 1].change_set.id, last_began);
    progress.check();
    transaction.commit();
    return report;
}

}  // namespace vitrine
