#include "publish/exporter_process.h"

#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/child_process.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "publish/exporter_messages.h"

namespace vitrine {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// How often a wait looks whether somebody asked for a stop.
constexpr milliseconds glance{50};
// Time to end by itself after a cancel, and to be reaped after closing its output.
constexpr milliseconds grace{1000};
// Items are made ahead of the child up to this many bytes.
constexpr std::size_t outbox_limit = 1 << 16;
constexpr std::size_t log_limit = 1 << 13;

std::string to_line(const json& message) {
    return message.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::filesystem::path find_host() {
    if (const char* named = std::getenv("VITRINE_EXPORTER_HOST"); named && *named) return named;
    return program_folder() / "vitrine-exporter-host";
}

// A folder inside the output directory, hence on the same disk, for outputs that are not complete;
// gone with all that is still in it when the run is over.
class WorkFolder {
public:
    explicit WorkFolder(const std::filesystem::path& directory) {
        std::string name = (directory / ".vitrine-XXXXXX").string();
        if (!mkdtemp(name.data())) {
            throw Error(Failure::storage,
                        tr("Nothing can be written into the folder {0}.", directory.string()),
                        std::strerror(errno));
        }
        m_path = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace

// What is known of a run while it is going on.
struct ExporterProcess::Run {
    const Progress& progress;
    // Every item in order, its variants before it, and the answers as they came.
    std::vector<std::string> keys;
    std::unordered_map<std::string, bool> needs_answer;  // false: a variant, which may have one
    std::vector<ItemAnswer> answers;
    std::int64_t item_count = 0;
    std::string log;  // what the exporter told about the whole run
    std::vector<ExportOutput> outputs;
    bool is_finished = false;

    void note_keys(const ExportItem& item, bool is_item) {
        for (const ExportItem& variant : item.variants) note_keys(variant, false);
        keys.push_back(item.key);
        needs_answer.emplace(item.key, is_item);
        if (is_item) ++item_count;
    }

    // The answers in the order of the items; a sentence about what is missing or too much goes
    // into `breach`.
    std::vector<ItemAnswer> sorted_answers(std::string& breach) {
        std::unordered_map<std::string, ItemAnswer> by_key;
        for (ItemAnswer& answer : answers) {
            std::string key = answer.key;
            if (!needs_answer.contains(key)) {
                breach = tr("It answered for \"{0}\", which is no item of this run.", key);
            } else if (!by_key.emplace(key, std::move(answer)).second) {
                breach = tr("It answered more than once for the item \"{0}\".", key);
            }
        }
        std::vector<ItemAnswer> sorted;
        for (const std::string& key : keys) {
            if (auto found = by_key.extract(key)) {
                sorted.push_back(std::move(found.mapped()));
            } else if (needs_answer.at(key)) {
                breach = tr("It gave no answer for the item \"{0}\".", key);
            }
        }
        return sorted;
    }
};

ExporterProcess::ExporterProcess(std::filesystem::path plugin)
    : ExporterProcess(std::move(plugin), Options()) {}

ExporterProcess::ExporterProcess(std::filesystem::path plugin, Options options)
    : m_plugin(std::filesystem::absolute(plugin)), m_options(std::move(options)) {}

ExporterProcess::~ExporterProcess() = default;

ExporterDescription ExporterProcess::describe() {
    start();
    send(to_line({{"describe", json::object()}}));
    const std::string line = receive(nullptr);
    try {
        const json message = json::parse(line);
        if (const auto failed = message.find("failed"); failed != message.end()) {
            fail_as_told(failed->at("code"), failed->at("message"));
        }
        return read_description(message.at("description"));
    } catch (const json::exception& exception) {
        fail("garbage",
             tr("The exporter {0} says things that Vitrine does not understand.",
                m_plugin.filename().string()),
             exception.what());
    }
}

ExportOutcome ExporterProcess::run(const std::map<std::string, std::string>& settings,
                                   const std::function<std::optional<ExportItem>()>& next_item,
                                   const std::filesystem::path& output_directory,
                                   const Progress& progress) {
    m_failure_code.clear();
    const std::filesystem::path directory = std::filesystem::absolute(output_directory);
    const WorkFolder work(directory);
    Run run{progress, {}, {}, {}, 0, {}, {}, false};
    start();
    try {
        send(to_line({{"begin", {{"settings", settings}, {"directory", work.path().string()}}}}));
        feed(run, next_item);
        send(to_line({{"finish", json::object()}}));
        while (!run.is_finished) take_message(run, receive(&progress));
    } catch (const Error& error) {
        if (error.failure() == Failure::cancelled) stop_gently();
        m_child.reset();
        throw;
    } catch (...) {
        // What next_item throws; a child in the middle of a run is of no use to the next one.
        m_child.reset();
        throw;
    }

    std::string breach;
    ExportOutcome outcome;
    if (m_options.answers == Answers::complete) {
        outcome.answers = run.sorted_answers(breach);
        if (!breach.empty()) fail_as_faulty(breach);
    } else {
        outcome.answers = std::move(run.answers);
    }
    for (const ExportOutput& output : run.outputs) {
        const std::filesystem::path file = directory / output.name;
        std::error_code error;
        std::filesystem::rename(work.path() / output.name, file, error);
        if (error) {
            m_failure_code = "storage";
            throw Error(Failure::storage, tr("The file {0} cannot be written.", file.string()),
                        error.message());
        }
    }
    outcome.outputs = std::move(run.outputs);
    outcome.log = std::move(run.log);
    return outcome;
}

void ExporterProcess::feed(Run& run, const std::function<std::optional<ExportItem>()>& next_item) {
    std::int64_t count = 0;
    while (const std::optional<ExportItem> item = next_item()) {
        run.note_keys(*item, true);
        send(to_item_message(*item));
        run.progress.tick(++count);
        // Time that the caller took is not silence of the child's.
        m_last_activity = steady_clock::now();
        do {
            const bool is_full = m_child->outbox_size() > outbox_limit;
            exchange(is_full ? glance : milliseconds(0), &run.progress);
            while (const auto line = m_child->take_line()) take_message(run, *line);
            if (m_child->is_silent_for_good()) fail_by_end();
        } while (m_child->outbox_size() > outbox_limit);
    }
}

void ExporterProcess::take_message(Run& run, const std::string& line) {
    try {
        const json message = json::parse(line);
        if (const auto answer = message.find("answer"); answer != message.end()) {
            run.answers.push_back(read_answer(*answer));
        } else if (const auto log = message.find("log"); log != message.end()) {
            if (run.log.size() < log_limit) run.log += log->at("text").get<std::string>() + '\n';
        } else if (const auto failed = message.find("failed"); failed != message.end()) {
            fail_as_told(failed->at("code"), failed->at("message"));
        } else if (const auto finished = message.find("finished"); finished != message.end()) {
            for (const json& file : finished->at("outputs")) {
                const std::filesystem::path name = file.at("name").get<std::string>();
                if (name.empty() || name != name.filename()) {
                    fail_as_faulty(tr("\"{0}\" is no file name.", name.string()));
                }
                run.outputs.push_back({name.string(), file.at("size")});
            }
            run.is_finished = true;
        }
    } catch (const json::exception& exception) {
        fail("garbage",
             tr("The exporter {0} says things that Vitrine does not understand.",
                m_plugin.filename().string()),
             exception.what());
    }
}

void ExporterProcess::start() {
    m_failure_code.clear();
    if (!m_child) {
        const std::filesystem::path host = m_options.host.empty() ? find_host() : m_options.host;
        m_child = std::make_unique<ChildProcess>(host, std::vector<std::string>{m_plugin.string()});
    }
    m_last_activity = steady_clock::now();
}

void ExporterProcess::send(const std::string& line) {
    m_child->send(line);
}

std::string ExporterProcess::receive(const Progress* progress) {
    while (true) {
        if (auto line = m_child->take_line()) return std::move(*line);
        if (m_child->is_silent_for_good()) fail_by_end();
        exchange(glance, progress);
    }
}

void ExporterProcess::exchange(milliseconds wait, const Progress* progress) {
    if (progress) progress->check();
    if (m_child->exchange(wait)) m_last_activity = steady_clock::now();
    const std::string name = m_plugin.filename().string();
    if (m_child->unfinished_size() > m_options.line_limit) {
        fail("garbage", tr("The exporter {0} says more at once than Vitrine takes.", name));
    }
    if (steady_clock::now() - m_last_activity > m_options.reply_limit) {
        fail("hang",
             tr("The exporter {0} does not respond and was stopped. Try again; if it happens "
                "again, tell the exporter's author.",
                name));
    }
}

void ExporterProcess::stop_gently() {
    if (!m_child) return;
    m_child->close_input();
    const ChildProcess::End end = m_child->wait_for_end(grace);
    if (end.signal == SIGKILL)
        m_failure_code = "hang";
    else if (end.signal != 0)
        m_failure_code = "crash";
}

void ExporterProcess::fail(const std::string& code, const std::string& sentence,
                           const std::string& detail) {
    std::string all = detail;
    if (m_child) {
        if (const std::string tail = m_child->error_tail(); !tail.empty()) {
            if (!all.empty()) all += '\n';
            all += tail;
        }
        m_child.reset();
    }
    m_failure_code = code;
    throw Error(code == "storage" ? Failure::storage : Failure::plugin, sentence, all);
}

void ExporterProcess::fail_as_told(const std::string& code, const std::string& message) {
    const std::string name = m_plugin.filename().string();
    // It is about to end: what it still writes to standard error belongs to the detail.
    if (m_child) m_child->wait_for_end(grace);
    if (code == "load") {
        fail(code, tr("The file {0} cannot be loaded as an exporter.", name), message);
    }
    if (code == "symbol") fail(code, tr("The file {0} is no Vitrine exporter.", name), message);
    if (code == "abi") {
        fail(code, tr("The exporter {0} was built for another version of Vitrine.", name), message);
    }
    if (code == "storage") {
        fail(code, tr("The exporter {0} cannot write its output. Is the disk full?", name),
             message);
    }
    // TRANSLATORS: 0 the exporter's file, 1 its reason, English
    if (code == "plugin") fail(code, tr("The exporter {0} gave up: {1}", name, message));
    if (code == "describe") {
        fail(code, tr("The exporter {0} does not say what it is: {1}", name, message));
    }
    fail_as_faulty(message, code);
}

void ExporterProcess::fail_as_faulty(const std::string& message, const std::string& code) {
    fail(code, tr("The exporter {0} is faulty: {1}", m_plugin.filename().string(), message));
}

void ExporterProcess::fail_by_end() {
    const ChildProcess::End end = m_child->wait_for_end(grace);
    const std::string name = m_plugin.filename().string();
    if (end.signal != 0) {
        fail("crash",
             tr("The exporter {0} crashed. Tell its author; the details are in the log.", name),
             strsignal(end.signal));
    }
    fail("crash", tr("The exporter {0} ended in the middle of its work.", name),
         fmt::format("exit code {}", end.exit_code));
}

}  // namespace vitrine
