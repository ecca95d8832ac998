#include <charconv>

#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "operations/prune_history.h"

namespace vitrine::cli {
namespace {

struct PruneArguments {
    std::string keep;
    bool preview = false;
};

// "forever" is absent.
std::optional<std::int64_t> read_days(const std::string& text) {
    if (text == "forever") return std::nullopt;
    std::int64_t days = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, days);
    if (read.ec != std::errc() || read.ptr != end) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is no number of days. Write --keep 365 or --keep forever.", text));
    }
    return days;
}

void print(Session& session, const PruneReport& report, std::optional<std::int64_t> days,
           bool preview) {
    Console& console = session.console;
    if (session.json()) {
        console.print_json(Json{{"keep_days", days ? Json(*days) : Json()},
                                {"change_sets", report.change_sets},
                                {"changes", report.changes},
                                {"horizon", report.horizon},
                                {"dropped", !preview && report.change_sets > 0}});
        return;
    }
    if (!days) {
        console.print(tr("The history is kept for ever, so nothing is dropped."));
        return;
    }
    console.print(trn("The history is kept for {0} day.", "The history is kept for {0} days.",
                      static_cast<long>(*days), *days));
    if (report.change_sets == 0) {
        console.print(tr("Nothing is older."));
    } else if (preview) {
        console.print(trn("{0} change set would be dropped.", "{0} change sets would be dropped.",
                          static_cast<long>(report.change_sets), report.change_sets));
    } else {
        console.print(trn("{0} change set was dropped.", "{0} change sets were dropped.",
                          static_cast<long>(report.change_sets), report.change_sets));
    }
}

ExitStatus prune(Session& session, const PruneArguments& options) {
    const auto catalogue = options.preview ? session.open_for_reading(sql::Purpose::job)
                                           : session.open_for_writing(sql::Purpose::job);
    const auto days = options.keep.empty() ? history_days(*catalogue) : read_days(options.keep);
    if (!options.preview && !options.keep.empty()) keep_history(*catalogue, days);
    const Progress progress(session.stop);
    const PruneReport report =
        prune_history(*catalogue, options.preview ? Prune::preview : Prune::drop, days, progress);
    print(session, report, days, options.preview);
    return ExitStatus::done;
}

}  // namespace

void add_prune(CommandLine& line) {
    const auto options = std::make_shared<PruneArguments>();
    CommandEntry command =
        line.add("prune", tr("Drops history that is older than this catalogue keeps"),
                 [options](Session& session) { return prune(session, *options); });
    command.option("--keep", options->keep, "DAYS",
                   tr("Sets for how many days this catalogue keeps its history; forever: drops "
                      "nothing, as at first"));
    command.flag("--preview", options->preview,
                 tr("Only says what would be dropped, and keeps no setting"));
}

}  // namespace vitrine::cli
