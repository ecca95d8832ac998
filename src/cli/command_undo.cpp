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

std::string heading_of(OnConflict on_conflict) {
    switch (on_conflict) {
        case OnConflict::refuse:
            return tr("Nothing was taken back, because this was changed again since:");
        case OnConflict::keep_later:
            return tr("These were changed again since and stay as they are:");
        case OnConflict::overwrite:
            return tr("These were changed again since; the earlier values stand again:");
    }
    return {};
}

ExitStatus take_back(Session& session, Catalogue& catalogue, ChangeSetId id,
                     OnConflict on_conflict) {
    UndoReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Taking back"));
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
        console.print(heading_of(on_conflict));
        print_issues(console, decided, most_conflicts_shown);
    }
    if (!kept.empty()) {
        console.print(tr("These cannot be taken back and stay as they are:"));
        print_issues(console, kept, most_conflicts_shown);
    }
    if (refused) {
        console.note(
            tr("--keep-later leaves these as they are and takes the rest back; --overwrite puts "
               "the earlier values over the later ones."));
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
    return take_back(session, *catalogue, options.change_set, options.on_conflict());
}

// Doing again is taking back what took it back.
ExitStatus redo(Session& session, const Options& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    return take_back(session, *catalogue, redo_of(*catalogue, options.change_set),
                     options.on_conflict());
}

void add_options(CommandEntry command, Options& options) {
    command.argument("N", options.change_set, tr("Number of the change set, as history lists it"));
    command.flag("--keep-later", options.keep_later,
                 tr("Leaves what was changed again since, takes back the rest"));
    command.flag("--overwrite", options.overwrite,
                 tr("Puts the earlier values over what was changed again since"));
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
