#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/undo_change_set.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_conflicts_shown = 50;

struct UndoArguments {
    std::int64_t change_set = 0;
    bool keep_later = false;
    bool overwrite = false;

    OnConflict on_conflict() const {
        if (keep_later && overwrite) {
            throw Error(Failure::usage,
                        tr("--keep-later and --overwrite say different things. Choose one."));
        }
        return keep_later  ? OnConflict::keep_later
               : overwrite ? OnConflict::overwrite
                           : OnConflict::refuse;
    }
};

// Which of the two commands speaks; both take back a change set.
enum class Direction { undo, redo };

std::string heading_of(OnConflict on_conflict, Direction direction) {
    switch (on_conflict) {
        case OnConflict::refuse:
            return direction == Direction::undo
                       ? tr("Nothing was taken back, because this was changed again since:")
                       : tr("Nothing was done again, because this was changed again since:");
        case OnConflict::keep_later:
            return tr("These were changed again since and stay as they are:");
        case OnConflict::overwrite:
            return tr("These were changed again since; the earlier values stand again:");
    }
    return {};
}

ExitStatus take_back(Session& session, Catalogue& catalogue, ChangeSetId id, OnConflict on_conflict,
                     Direction direction) {
    const bool again = direction == Direction::redo;
    UndoReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress,
                                      again ? tr("Doing again") : tr("Taking back"));
        report = undo_change_set(catalogue, id, on_conflict, progress);
    }
    const bool refused = !report.conflicts.empty() && on_conflict == OnConflict::refuse;
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
    Issues decided, kept;
    for (Issue& issue : report.conflicts) {
        // Which value an overwriting puts there matters while it can still be decided.
        if (!refused) issue.fix.clear();
        (issue.rule == "undo.kept" && !refused ? kept : decided).push_back(std::move(issue));
    }
    if (!decided.empty()) {
        console.print(heading_of(on_conflict, direction));
        print_issues(console, decided, most_conflicts_shown);
    }
    if (!kept.empty()) {
        console.print(again ? tr("These cannot be done again and stay as they are:")
                            : tr("These cannot be taken back and stay as they are:"));
        print_issues(console, kept, most_conflicts_shown);
    }
    if (refused) {
        console.note(
            again ? tr("--keep-later leaves these as they are and does the rest again; --overwrite "
                       "puts the earlier values over the later ones.")
                  : tr("--keep-later leaves these as they are and takes the rest back; --overwrite "
                       "puts the earlier values over the later ones."));
        return ExitStatus::partly;
    }
    const auto restored = static_cast<long>(report.restored);
    console.print(again ? trn("{0} thing done again.", "{0} things done again.", restored, restored)
                        : trn("{0} thing put back.", "{0} things put back.", restored, restored));
    if (report.change_set != 0) {
        console.note(again ? tr("Saved as change set {0}. To take it back: vitrine undo {0}",
                                report.change_set)
                           : tr("Saved as change set {0}. To do it again: vitrine redo {1}",
                                report.change_set, id));
    }
    return ExitStatus::done;
}

ExitStatus undo(Session& session, const UndoArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    return take_back(session, *catalogue, options.change_set, options.on_conflict(),
                     Direction::undo);
}

// Doing again is taking back what took it back.
ExitStatus redo(Session& session, const UndoArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    return take_back(session, *catalogue, redo_of(*catalogue, options.change_set),
                     options.on_conflict(), Direction::redo);
}

void add_options(CommandEntry command, UndoArguments& options) {
    command.argument("N", options.change_set, tr("Number of the change set, as history lists it"));
    command.flag("--keep-later", options.keep_later,
                 tr("Leaves what was changed again since, takes back the rest"));
    command.flag("--overwrite", options.overwrite,
                 tr("Puts the earlier values over what was changed again since"));
}

}  // namespace

void add_undo(CommandLine& line) {
    const auto options = std::make_shared<UndoArguments>();
    add_options(line.add("undo", tr("Takes a change set back"),
                         [options](Session& session) { return undo(session, *options); }),
                *options);
}

void add_redo(CommandLine& line) {
    const auto options = std::make_shared<UndoArguments>();
    add_options(line.add("redo", tr("Does a change set again that was taken back"),
                         [options](Session& session) { return redo(session, *options); }),
                *options);
}

}  // namespace vitrine::cli
