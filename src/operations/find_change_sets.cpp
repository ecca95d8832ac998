#include "operations/find_change_sets.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"

namespace vitrine {
namespace {

constexpr std::string_view structure_source = "structure", product_kind = "product";
constexpr std::int64_t read_at_once = 10'000;

// Scopes are nothing that a person changes: a value that stands in a channel or locale for the
// first time makes them.
bool counts_only_products(const ChangeSet& change_set) {
    const auto counts = nlohmann::json::parse(change_set.counts, nullptr, false);
    if (!counts.is_object() || !counts.contains(entity_kind_name(EntityKind::product)))
        return false;
    return std::all_of(counts.items().begin(), counts.items().end(), [](const auto& item) {
        return item.key() == entity_kind_name(EntityKind::product) ||
               item.key() == entity_kind_name(EntityKind::scope);
    });
}

// A query as it is asked again and again.
class Judge {
public:
    explicit Judge(const HistoryQuery& query)
        : m_query(query),
          m_author(fold_for_search(query.author)),
          m_text(fold_for_search(trim(query.text))) {}

    bool is_meant(const ChangeSet& set, std::string_view kind) const {
        if (!m_query.kind.empty() && kind != m_query.kind) return false;
        if (m_query.since && set.at < *m_query.since) return false;
        if (m_query.until && set.at >= *m_query.until) return false;
        if (!m_author.empty() && fold_for_search(set.origin.author) != m_author) return false;
        return m_text.empty() || contains_text(set);
    }

private:
    bool contains_text(const ChangeSet& set) const {
        if (std::to_string(set.id) == m_text) return true;
        const auto contains = [this](const std::string& where) {
            return fold_for_search(where).find(m_text) != std::string::npos;
        };
        return contains(set.origin.note) || contains(set.origin.profile) ||
               contains(set.origin.author);
    }

    const HistoryQuery& m_query;
    std::string m_author, m_text;
};

std::optional<std::int32_t> day_of(std::string_view text) {
    constexpr std::size_t day_length = 10;
    return text.size() == day_length ? parse_date(text) : std::nullopt;
}

Instant instant_of(std::string_view text) {
    if (const auto instant = parse_iso8601(text)) return *instant;
    throw Error(Failure::usage, tr("\"{0}\" is neither a day nor an instant. Write 2026-11-22 or "
                                   "2026-11-22T09:30:00Z.",
                                   text));
}

}  // namespace

std::string change_kind(const ChangeSet& change_set) {
    const std::string& source = change_set.origin.source;
    return std::string(source == structure_source && counts_only_products(change_set)
                           ? product_kind
                           : std::string_view(source));
}

std::vector<std::string_view> change_kinds() {
    const auto sources = change_sources();
    std::vector<std::string_view> kinds(sources.begin(), sources.end());
    kinds.push_back(product_kind);
    return kinds;
}

HistoryPage find_change_sets(Catalogue& catalogue, const HistoryQuery& query, std::size_t most,
                             const Progress& progress) {
    const Judge judge(query);
    HistoryPage page;
    std::set<std::string> authors, kinds;
    // Whoever undid a change set came after it, and is known when it is read.
    std::unordered_map<ChangeSetId, ChangeSetId> undone_by;
    const auto look_at = [&](ChangeSet& set) {
        progress.tick(page.total++, 0);
        const auto undone = undone_by.find(set.id);
        const bool is_undone = undone != undone_by.end();
        if (set.origin.undo_of != 0 && set.state == ChangeSetState::done && !is_undone)
            undone_by.try_emplace(set.origin.undo_of, set.id);
        const std::string kind = change_kind(set);
        authors.insert(set.origin.author);
        kinds.insert(kind);
        if (!judge.is_meant(set, kind)) return;
        if (static_cast<std::size_t>(page.found++) >= most) return;
        page.entries.push_back(
            {std::move(set), is_undone ? std::optional(undone->second) : std::nullopt});
    };
    // One state of the file, so that the pages meet.
    const CatalogueSnapshot snapshot(catalogue);
    for (std::int64_t offset = 0;; offset += read_at_once) {
        auto sets = catalogue.journal().list(read_at_once, offset);
        for (ChangeSet& set : sets) look_at(set);
        if (static_cast<std::int64_t>(sets.size()) < read_at_once) break;
    }
    page.authors.assign(authors.begin(), authors.end());
    page.kinds.assign(kinds.begin(), kinds.end());
    return page;
}

Instant since_of(std::string_view text) {
    const auto day = day_of(text);
    return day ? start_of_local_day(*day) : instant_of(text);
}

Instant until_of(std::string_view text) {
    const auto day = day_of(text);
    return day ? start_of_local_day(*day + 1) : instant_of(text) + std::chrono::milliseconds(1);
}

Instant start_of_day_before(Instant now, int days) {
    // Nowhere is the day another one than in UTC or its neighbour.
    auto day = static_cast<std::int32_t>(
                   std::chrono::floor<std::chrono::days>(now).time_since_epoch().count()) +
               1;
    while (start_of_local_day(day) > now) --day;
    return start_of_local_day(day - days);
}

}  // namespace vitrine
