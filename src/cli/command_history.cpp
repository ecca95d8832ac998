#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/change_details.h"
#include "operations/find_change_sets.h"

namespace vitrine::cli {
namespace {

constexpr std::int64_t shown_at_first = 20;

struct HistoryArguments {
    std::string sku, field;
    std::string by, since, until, kind, text;
    std::int64_t limit = shown_at_first;
    ChangeSetId change_set = 0;
};

std::string operation_label(Operation operation) {
    switch (operation) {
        case Operation::create:
            return tr("created");
        case Operation::update:
            return tr("changed");
        case Operation::remove:
            return tr("removed");
    }
    return {};
}

Json origin_to_json(const ChangeSet& change_set) {
    Json json;
    json["change_set"] = change_set.id;
    json["at"] = to_iso8601(change_set.at);
    json["author"] = change_set.origin.author;
    json["source"] = change_set.origin.source;
    json["profile"] = change_set.origin.profile;
    json["note"] = change_set.origin.note;
    json["state"] = change_set_state_name(change_set.state);
    return json;
}

Json counts_of(const ChangeSet& change_set) {
    Json counts = Json::parse(change_set.counts, nullptr, false);
    return counts.is_object() ? counts : Json::object();
}

// {"product":{"create":3,"update":1}} -> 4.
std::int64_t count_changes(const ChangeSet& change_set) {
    std::int64_t total = 0;
    for (const auto& kind : counts_of(change_set)) {
        for (const auto& count : kind) total += count.is_number() ? count.get<std::int64_t>() : 0;
    }
    return total;
}

std::string state_text(const HistoryEntry& entry) {
    if (entry.undone_by) return tr("undone by {0}", *entry.undone_by);
    switch (entry.change_set.state) {
        case ChangeSetState::running:
            return tr("running");
        case ChangeSetState::rolled_back:
            return tr("interrupted, taken back");
        case ChangeSetState::done:
            return {};
    }
    return {};
}

std::string known_kind(const std::string& wanted) {
    const auto kinds = change_kinds();
    const std::string kind = fold_case(wanted);
    if (kind.empty() || std::ranges::find(kinds, kind) != kinds.end()) return kind;
    NearestName nearest(kind);
    std::vector<std::string> names;
    for (const std::string_view known : kinds) {
        nearest.offer(known);
        names.emplace_back(known);
    }
    std::ranges::sort(names);
    throw Error(Failure::usage,
                nearest.best().empty()
                    ? tr("--kind is one of {0}.", join(names, ", "))
                    : tr("There is no kind \"{0}\" of change sets. Did you mean {1}?", wanted,
                         nearest.best()));
}

HistoryQuery query_of(const HistoryArguments& options) {
    HistoryQuery query;
    query.author = options.by;
    query.kind = known_kind(options.kind);
    query.text = options.text;
    if (!options.since.empty()) query.since = since_of(options.since);
    if (!options.until.empty()) query.until = until_of(options.until);
    return query;
}

void print_all(Session& session, Catalogue& catalogue, const HistoryArguments& options) {
    const HistoryQuery query = query_of(options);
    const HistoryPage page = find_change_sets(
        catalogue, query, static_cast<std::size_t>(options.limit), Progress(session.stop));
    if (session.json()) {
        Json list = Json::array();
        for (const HistoryEntry& entry : page.entries) {
            Json json = origin_to_json(entry.change_set);
            json["kind"] = change_kind(entry.change_set);
            const ChangeSetId undo_of = entry.change_set.origin.undo_of;
            json["undo_of"] = undo_of == 0 ? Json() : Json(undo_of);
            json["undone_by"] = entry.undone_by ? Json(*entry.undone_by) : Json();
            json["counts"] = counts_of(entry.change_set);
            list.push_back(std::move(json));
        }
        session.console.print_json(
            Json{{"total", page.total}, {"found", page.found}, {"change_sets", std::move(list)}});
        return;
    }
    Table table;
    table.add_column(tr("No."), Align::right);
    table.add_column(tr("When (UTC)"));
    table.add_column(tr("Who"));
    table.add_column(tr("Changes"), Align::right);
    table.add_column(tr("What"));
    table.add_column({});
    for (const HistoryEntry& entry : page.entries) {
        const ChangeSet& set = entry.change_set;
        const std::string what = set.origin.note.empty() ? change_kind(set) : set.origin.note;
        const bool in_force = set.state == ChangeSetState::done && !entry.undone_by;
        table.add_row({std::to_string(set.id), time_text(set.at), set.origin.author,
                       std::to_string(count_changes(set)), what, state_text(entry)},
                      in_force ? Style::plain : Style::dim);
    }
    if (table.empty()) {
        session.console.print(page.total == 0
                                  ? tr("Nothing has happened yet.")
                                  : tr("None of {0} change sets is meant.", page.total));
        return;
    }
    table.print(session.console);
    if (!query.is_empty())
        session.console.note(trn("{0} of {1} change set.", "{0} of {1} change sets.",
                                 static_cast<long>(page.total), page.found, page.total));
    if (page.found > options.limit) session.console.note(tr("Older ones: --limit N."));
}

void print_product(Session& session, Catalogue& catalogue, const HistoryArguments& options) {
    auto entries = options.field.empty() ? product_history(catalogue, options.sku)
                                         : field_history(catalogue, options.sku, options.field);
    const auto count = static_cast<std::int64_t>(entries.size());
    if (count > options.limit) entries.resize(static_cast<std::size_t>(options.limit));
    if (session.json()) {
        Json list = Json::array();
        for (const ProductHistoryEntry& entry : entries) {
            Json json = origin_to_json(entry.change_set);
            json["operation"] = operation_name(entry.operation);
            json["fields"] = Json::array();
            for (const auto& field : entry.fields) {
                json["fields"].push_back(
                    Json{{"field", field.name}, {"before", field.before}, {"after", field.after}});
            }
            list.push_back(std::move(json));
        }
        session.console.print_json(
            Json{{"sku", options.sku}, {"count", count}, {"changes", std::move(list)}});
        return;
    }
    Console& console = session.console;
    if (entries.empty()) {
        const bool is_whole = catalogue.journal().horizon() == 0;
        console.print(is_whole ? tr("It never had a value there.")
                               : tr("The history that is kept tells nothing of it."));
    }
    for (const ProductHistoryEntry& entry : entries) {
        const ChangeSet& set = entry.change_set;
        const std::string what = set.origin.note.empty() ? set.origin.source : set.origin.note;
        console.print(console.styled(Style::strong, tr("{0} {1} by {2}", time_text(set.at),
                                                       operation_label(entry.operation),
                                                       one_line(set.origin.author))) +
                      "  " + one_line(tr("{0} (change set {1})", what, set.id)));
        Table table;
        for (int column = 0; column < 4; ++column) table.add_column({});
        for (const auto& field : entry.fields) {
            table.add_row({field.name, shorten(field.before, 60), "->", shorten(field.after, 60)});
        }
        table.print(console, 2);
    }
    if (count > options.limit)
        console.note(tr("{0} of {1} shown; --limit N shows more.", options.limit, count));
}

void print_change_set(Session& session, Catalogue& catalogue, const HistoryArguments& options) {
    const auto change_set = catalogue.journal().find(options.change_set);
    if (!change_set) {
        throw Error(
            Failure::usage,
            tr("There is no change set {0} in the history that is kept. history lists them.",
               options.change_set));
    }
    const auto details =
        change_set_details(catalogue, options.change_set, static_cast<std::size_t>(options.limit),
                           Progress(session.stop));
    if (session.json()) {
        Json json = origin_to_json(*change_set);
        json["counts"] = counts_of(*change_set);
        json["has_more"] = details.has_more;
        json["changes"] = Json::array();
        for (const ChangedEntity& entity : details.entities) {
            Json fields = Json::array();
            for (const auto& field : entity.fields) {
                fields.push_back(
                    Json{{"field", field.name}, {"before", field.before}, {"after", field.after}});
            }
            json["changes"].push_back(Json{{"kind", entity_kind_name(entity.kind)},
                                           {"code", entity.code},
                                           {"operation", operation_name(entity.operation)},
                                           {"fields", std::move(fields)}});
        }
        session.console.print_json(json);
        return;
    }
    Table table;
    for (int column = 0; column < 6; ++column) table.add_column({});
    for (const ChangedEntity& entity : details.entities) {
        const bool is_product = entity.kind == EntityKind::product;
        const std::string subject =
            is_product ? entity.code
                       : std::string(entity_kind_name(entity.kind)) + ' ' + entity.code;
        if (entity.fields.empty()) {
            table.add_row({subject, operation_label(entity.operation), {}, {}, {}, {}});
        }
        for (const auto& field : entity.fields) {
            table.add_row({subject, operation_label(entity.operation), field.name,
                           shorten(field.before, 40), "->", shorten(field.after, 40)});
        }
    }
    table.print(session.console);
    if (details.has_more) {
        session.console.note(
            tr("It changed more than these {0}; --limit N shows more.", options.limit));
    }
}

ExitStatus show_history(Session& session, const HistoryArguments& options) {
    if (options.limit < 1) throw Error(Failure::usage, tr("--limit is at least 1."));
    const bool is_narrowed = !options.by.empty() || !options.since.empty() ||
                             !options.until.empty() || !options.kind.empty() ||
                             !options.text.empty();
    if (is_narrowed && (options.change_set != 0 || !options.sku.empty())) {
        throw Error(Failure::usage, tr("--by, --since, --until, --kind and --text choose among all "
                                       "change sets: name no product and no change set."));
    }
    const auto catalogue = session.open_for_reading();
    if (options.change_set != 0) {
        if (!options.sku.empty()) {
            throw Error(Failure::usage, tr("Name either a product or a change set."));
        }
        print_change_set(session, *catalogue, options);
    } else if (options.sku.empty()) {
        print_all(session, *catalogue, options);
    } else {
        print_product(session, *catalogue, options);
    }
    return ExitStatus::done;
}

}  // namespace

void add_history(CommandLine& line) {
    const auto options = std::make_shared<HistoryArguments>();
    CommandEntry command =
        line.add("history", tr("Says what was changed, by whom and from what"),
                 [options](Session& session) { return show_history(session, *options); });
    command.optional_argument("SKU", options->sku,
                              tr("Only what happened to this product or model"));
    command.optional_argument("FIELD", options->field,
                              tr("Only what happened to this field of it: name[en_US]"));
    command.option("--change-set", options->change_set, "N",
                   tr("What this change set changed, cell by cell"));
    command.option("--by", options->by, "NAME", tr("Only what this person did"));
    command.option("--since", options->since, "WHEN",
                   tr("Only from this day on (2026-11-22) or this instant (2026-11-22T09:30:00Z)"));
    command.option("--until", options->until, "WHEN",
                   tr("Only up to this day, all of it, or this instant"));
    command.option(
        "--kind", options->kind, "KIND",
        tr("Only changes of this kind: edit, import, bulk, product, structure, undo ..."));
    command.option("--text", options->text, "WORDS",
                   tr("Only those whose note, file or author contains this"));
    command.option("--limit", options->limit, "N", tr("The newest so many; 20 if not said"));
}

}  // namespace vitrine::cli
