#include "base/text.h"
#include "base/translate.h"
#include "catalog/query.h"
#include "cli/command.h"
#include "cli/table.h"
#include "operations/saved_filters.h"

namespace vitrine::cli {
namespace {

struct FilterArguments {
    std::string name, filter;
};

ExitStatus list_filters(Session& session) {
    const auto catalogue = session.open_for_reading();
    Json json = Json::array();
    Table table;
    table.add_column(tr("Name"));
    table.add_column(tr("Filter"));
    catalogue->structure()->saved_filters.each([&](const SavedFilter& saved) {
        json.push_back(Json{{"name", saved.code}, {"filter", saved.text}});
        table.add_row({saved.code, saved.text});
    });
    if (session.json()) {
        session.console.print_json(json);
    } else if (table.empty()) {
        session.console.print(
            tr("No filter is saved yet. \"vitrine filter save NAME FILTER\" does."));
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

void tell(Session& session, ChangeSetId change_set, const std::string& sentence) {
    if (session.json()) {
        session.console.print_json(
            Json{{"change_set", change_set == 0 ? Json() : Json(change_set)}});
    } else {
        session.console.print(sentence);
    }
}

ExitStatus save(Session& session, const FilterArguments& options) {
    const auto catalogue = session.open_for_writing();
    const ChangeSetId change_set = save_filter(*catalogue, options.name, options.filter);
    tell(session, change_set,
         tr("Saved. Use it as {0}.", saved_filter_reference(trim(options.name))));
    return ExitStatus::done;
}

ExitStatus remove(Session& session, const FilterArguments& options) {
    const auto catalogue = session.open_for_writing();
    const ChangeSetId change_set = remove_saved_filter(*catalogue, options.name);
    tell(session, change_set, tr("{0} is removed.", trim(options.name)));
    return ExitStatus::done;
}

}  // namespace

void add_filter(CommandLine& line) {
    CommandLine group =
        line.add_group("filter", tr("Filters kept under a name, to be used in others as @name"));
    const auto options = std::make_shared<FilterArguments>();
    group.add("list", tr("Lists the saved filters"), list_filters);
    CommandEntry save_entry =
        group.add("save", tr("Saves a filter, in place of an older one of that name"),
                  [options](Session& session) { return save(session, *options); });
    CommandEntry remove_entry =
        group.add("remove", tr("Removes a saved filter that nothing else uses"),
                  [options](Session& session) { return remove(session, *options); });
    for (CommandEntry* entry : {&save_entry, &remove_entry}) {
        entry->argument("NAME", options->name, tr("One line, such as \"New lamps\""));
    }
    save_entry.argument("FILTER", options->filter,
                        tr("Such as \"category under lamps and created in last 30 days\""));
}

}  // namespace vitrine::cli
