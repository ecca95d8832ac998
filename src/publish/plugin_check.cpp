#include "publish/plugin_check.h"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <stop_token>

#include "base/error.h"
#include "base/translate.h"
#include "publish/exporter_process.h"
#include "publish/sample_items.h"

namespace vitrine {
namespace {

// A folder of its own that goes away with this.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "vitrine-check-XXXXXX").string();
        if (!mkdtemp(name.data())) {
            throw Error(Failure::storage, tr("A temporary folder cannot be made: {0}", name));
        }
        m_path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The names and bytes of a run's outputs, which tell two runs apart.
using Bytes = std::vector<std::pair<std::string, std::string>>;

class PluginCheck {
public:
    PluginCheck(const std::filesystem::path& file, const Progress& progress,
                std::chrono::milliseconds reply_limit)
        : m_file(file), m_progress(progress), m_process(file, options(reply_limit)) {}

    Issues all() {
        if (!describe()) return m_issues;
        for (Issue& issue : check_description(m_description)) m_issues.push_back(std::move(issue));
        std::vector<ExportItem> items = sample_items(m_description, 3, Sample::complete);
        note_untried_fields(items);
        run("empty_run", tr("without any item"), {});
        const auto first = run("run", tr("with three items"), items);
        const auto second = run("run", tr("with three items, a second time"), items);
        if (first && second && *first != *second) {
            report(Severity::error, "plugin.repeatable",
                   tr("The same items gave different bytes the second time."),
                   tr("Write no clock times, random numbers or addresses of memory; keep no state "
                      "from one run to the next."));
        }
        run("missing_value", tr("with the required values only"),
            sample_items(m_description, 3, Sample::required_only));
        run("awkward_text", tr("with quotes, line ends, separators and emoji in the texts"),
            sample_items(m_description, 3, Sample::awkward));
        run("remove", tr("with items to be removed"), removed(items));
        cancel(items);
        return std::move(m_issues);
    }

private:
    static ExporterProcess::Options options(std::chrono::milliseconds reply_limit) {
        ExporterProcess::Options options;
        options.reply_limit = reply_limit;
        options.answers = ExporterProcess::Answers::as_given;
        return options;
    }

    void report(Severity severity, std::string rule, std::string message, std::string fix) {
        Issue issue;
        issue.severity = severity;
        issue.rule = std::move(rule);
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        m_issues.push_back(std::move(issue));
    }

    // An error of the child's as an issue; what has nothing to do with the plugin passes through.
    void report_failure(const Error& error, const std::string& rule, const std::string& when) {
        if (error.failure() != Failure::plugin) throw error;
        std::string message = when.empty() ? error.sentence()
                                           // TRANSLATORS: 0 "with three items", 1 a sentence
                                           : tr("Run {0}: {1}", when, error.sentence());
        if (!error.detail().empty()) message += '\n' + error.detail();
        // One that hangs would do so in every run, and each costs the whole limit.
        if (m_process.failure_code() == "hang") m_hangs = true;
        report(Severity::error, rule, std::move(message), fix_of(m_process.failure_code()));
    }

    static std::string fix_of(const std::string& code) {
        if (code == "load")
            return tr("Build it as a shared library for this machine and link what it needs.");
        if (code == "symbol")
            return tr("Export vitrine_exporter_entry: VITRINE_EXPORTER(YourClass).");
        if (code == "abi") return tr("Build it with the header of this version of Vitrine.");
        if (code == "crash")
            return tr("Run it in a debugger: gdb --args vitrine-exporter-host FILE.");
        if (code == "hang")
            return tr("Return from every function in reasonable time; wait for nobody.");
        return tr("See the rules in the guide of the exporter kit.");
    }

    bool describe() {
        try {
            m_description = m_process.describe();
            const ExporterDescription again = m_process.describe();
            if (again.id != m_description.id ||
                again.fields.size() != m_description.fields.size()) {
                report(Severity::error, "plugin.describe",
                       tr("It describes itself differently each time."),
                       tr("Declare the same fields and settings whenever describe() is called."));
            }
            return true;
        } catch (const Error& error) {
            const std::string code = m_process.failure_code();
            report_failure(error, "plugin." + code, {});
            return false;
        }
    }

    // One run in a fresh folder; its bytes, or absent if it failed, which is reported.
    std::optional<Bytes> run(const std::string& rule, const std::string& when,
                             const std::vector<ExportItem>& items) {
        m_progress.check();
        if (m_hangs) return std::nullopt;
        const TemporaryFolder folder;
        try {
            std::size_t next = 0;
            const ExportOutcome outcome = m_process.run(
                sample_settings(m_description),
                [&] { return next < items.size() ? std::optional(items[next++]) : std::nullopt; },
                folder.path(), m_progress);
            check_answers(when, items, outcome.answers);
            Bytes bytes;
            for (const ExportOutput& output : outcome.outputs) {
                bytes.emplace_back(output.name, read_bytes(folder.path() / output.name));
            }
            return bytes;
        } catch (const Error& error) {
            report_failure(error, "plugin." + rule, when);
            return std::nullopt;
        }
    }

    void check_answers(const std::string& when, const std::vector<ExportItem>& items,
                       const std::vector<ItemAnswer>& answers) {
        const std::string fix = tr("Answer every item exactly once, in add() or in finish().");
        std::multiset<std::string> answered;
        for (const ItemAnswer& answer : answers) answered.insert(answer.key);
        for (const ExportItem& item : items) {
            const std::size_t count = answered.count(item.key);
            if (count == 0) {
                report(Severity::error, "plugin.answers",
                       tr("Run {0}: no answer for the item \"{1}\".", when, item.key), fix);
            } else if (count > 1) {
                report(Severity::error, "plugin.answers",
                       tr("Run {0}: {1} answers for the item \"{2}\".", when, count, item.key),
                       fix);
            }
            answered.erase(item.key);
            for (const ExportItem& variant : item.variants) answered.erase(variant.key);
        }
        for (const std::string& key : answered) {
            report(Severity::error, "plugin.answers",
                   tr("Run {0}: an answer for \"{1}\", which is no item of the run.", when, key),
                   fix);
        }
        for (const ItemAnswer& answer : answers) {
            if (answer.status != AnswerStatus::accepted && answer.message.empty()) {
                report(Severity::warning, "plugin.answer_message",
                       tr("Run {0}: the answer for \"{1}\" has no message.", when, answer.key),
                       tr("Say in one sentence what is wrong and what to do."));
            }
            if (!answer.field.empty() && !m_description.find_field(answer.field)) {
                report(Severity::warning, "plugin.answer_field",
                       tr("Run {0}: an answer names the field \"{1}\", which is not declared.",
                          when, answer.field),
                       tr("Name a declared field, or none."));
            }
        }
    }

    static std::vector<ExportItem> removed(std::vector<ExportItem> items) {
        for (ExportItem& item : items) {
            item.kind = ExportKind::remove;
            item.remote_id = "remote-" + item.key;
            item.values.clear();
            item.variants.clear();
        }
        return items;
    }

    // Stops a run between two items: end() must still be fit to be called.
    void cancel(const std::vector<ExportItem>& items) {
        m_progress.check();
        if (m_hangs) return;
        const TemporaryFolder folder;
        std::stop_source stop;
        const Progress stopped(stop.get_token());
        std::size_t next = 0;
        try {
            m_process.run(
                sample_settings(m_description),
                [&]() -> std::optional<ExportItem> {
                    if (next == items.size()) stop.request_stop();
                    return next < items.size() ? std::optional(items[next++]) : std::nullopt;
                },
                folder.path(), stopped);
        } catch (const Error& error) {
            if (error.failure() != Failure::cancelled) {
                report_failure(error, "plugin.cancel", tr("that is cancelled"));
            } else if (!m_process.failure_code().empty()) {
                report(Severity::error, "plugin.cancel",
                       m_process.failure_code() == "crash"
                           ? tr("It crashes when a run is cancelled.")
                           : tr("It does not end when a run is cancelled."),
                       tr("Make end() work after any number of items, without finish()."));
            }
        }
    }

    void note_untried_fields(const std::vector<ExportItem>& items) {
        const std::set<std::string> tried = sampled_fields(items);
        for (const ExporterField& field : m_description.fields) {
            if (tried.contains(field.id)) continue;
            report(
                Severity::info, "plugin.untried",
                tr("No value fit for the field \"{0}\" could be made; it was not tried.", field.id),
                tr("Nothing to do, if its pattern is meant."));
        }
    }

    std::filesystem::path m_file;
    const Progress& m_progress;
    ExporterProcess m_process;
    ExporterDescription m_description;
    Issues m_issues;
    bool m_hangs = false;
};

}  // namespace

Issues check_plugin(const std::filesystem::path& file, const Progress& progress,
                    std::chrono::milliseconds reply_limit) {
    Issues issues = PluginCheck(file, progress, reply_limit).all();
    for (Issue& issue : issues) issue.file = file.string();
    return issues;
}

}  // namespace vitrine
