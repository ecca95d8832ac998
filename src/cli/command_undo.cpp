#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/undo_change_set.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_conflicts_shown = 50;

struct Options {
    std::int64_t change_set = 0;
    bool keep_later = false;
};

ExitStatus take_back(Session& session, Catalogue& catalogue, ChangeSetId id, bool keep_later) {
    UndoReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Taking back"));
        report = undo_change_set(
            catalogue, id, keep_later ? OnConflict::keep_later : OnConflict::refuse, progress);
    }
    const bool refused = !report.conflicts.empty() && !keep_later;
    Console& console = session.console;
    if (session.json()) {
        Json json;
        json["restored"] = report.restored;
        json["refused"] = refused;
        json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
        json["conflicts"] = to_json(report.conflicts);
        console.print_json(json);
        return refused ? ExitStatus::partly : ExitStatus::done;
    }
    if (!report.conflicts.empty()) {
        console.print(refused ? tr("Nothing was taken back, because this was changed again since:")
                              : tr("These were changed again since and stay as they are:"));
        print_issues(console, report.conflicts, most_conflicts_shown);
    }
    if (refused) {
        console.note(tr("--keep-later leaves these as they are and takes the rest back."));
        return ExitStatus::partly;
    }
    console.print(trn("{0} thing put back.", "{0} things put back.",
                      static_cast<long>(report.restored), report.restored));
    if (report.change_set != 0) {
        console.note(
            tr("Saved as change set {0}. To do it again: vitrine redo {1}", report.change_set, id));
    }
    return ExitStatus::done;
}

ExitStatus undo(Session& session, const Options& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    return take_back(session, *catalogue, options.change_set, options.keep_later);
}

// Doing again is taking back what took it back.
ExitStatus redo(Session& session, const Options& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    if (!catalogue->journal().find(options.change_set)) {
        throw Error(
            Failure::usage,
            tr("There is no change set {0}. \"vitrine history\" lists them.", options.change_set));
    }
    const auto undone_by = catalogue->journal().undone_by(options.change_set);
    if (!undone_by)
        throw Error(Failure::usage, tr("Change set {0} was not undone.", options.change_set));
    return take_back(session, *catalogue, *undone_by, options.keep_later);
}

void add_options(CommandEntry command, Options& options) {
    command.argument("N", options.change_set, tr("Number of the change set, as history lists it"));
    command.flag("--keep-later", options.keep_later,
                 tr("Leaves what was changed again since, takes back the rest"));
}

}  // namespace

void add_undo(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    add_options(line.add("undo", tr("Takes a change set back"),
                         [options](Session& session) { return undo(session, *options); }),
                *options);
}

void add_redo(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    add_options(line.add("redo", tr("Does a change set again that was taken back"),
                         [options](Session& session) { return redo(session, *options); }),
                *options);
}

}  // namespace vitrine::cli
