// Runs one exporter in a child process, so that a plugin that crashes, hangs or prints nonsense
// costs a sentence and nothing else. plugins/PROTOCOL.md is what the two say to each other.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/program_folder.h"
#include "base/progress.h"
#include "publish/export_item.h"
#include "publish/exporter_description.h"

namespace vitrine {

class ChildProcess;

// One exporter in its own process. Not for several threads at once. Every function throws Error:
// `plugin` with the plugin's file in the sentence and the end of what it wrote to its standard
// error in the detail, `storage` when an output cannot be written, `cancelled`. After an error the
// child is gone; the next call starts another one.
class ExporterProcess {
public:
    // complete: every item answered exactly once, or the exporter broke its contract and the run
    // fails. as_given: the answers as they came, for the conformance check.
    enum class Answers { complete, as_given };

    struct Options {
        std::chrono::milliseconds reply_limit{60'000};  // silence longer than this is a hang
        std::size_t line_limit = std::size_t{16} << 20;
        // The program `vitrine-exporter-host`; empty: VITRINE_EXPORTER_HOST, or beside this
        // program.
        std::filesystem::path host;
        Answers answers = Answers::complete;
    };

    // Starts nothing yet.
    explicit ExporterProcess(std::filesystem::path plugin);
    ExporterProcess(std::filesystem::path plugin, Options options);
    // Ends and reaps the child and whatever it started in its process group.
    ~ExporterProcess();
    ExporterProcess(const ExporterProcess&) = delete;
    ExporterProcess& operator=(const ExporterProcess&) = delete;

    ExporterDescription describe();

    // One export. `next_item` is asked until it is empty; what it throws ends the run and passes
    // through. The outputs appear in `output_directory`, which must exist, when all of them are
    // complete, and replace what was there; after an error nothing of them is left.
    // Progress counts items; a cancel gives the child a moment to end and then kills it. The same
    // process can run again.
    ExportOutcome run(const std::map<std::string, std::string>& settings,
                      const std::function<std::optional<ExportItem>()>& next_item,
                      const std::filesystem::path& output_directory, const Progress& progress);

    const std::filesystem::path& plugin() const { return m_plugin; }

    // Why the last call failed, for programs: "load", "symbol", "abi", "describe", "plugin" (it
    // said so itself), "contract", "crash", "hang", "garbage", "storage", "host". Empty otherwise;
    // after a cancel "crash" or "hang" tells that the exporter did not take it well.
    const std::string& failure_code() const { return m_failure_code; }

private:
    struct Run;

    void start();
    void send(const std::string& line);
    // The next message; waits for it no longer than the limit.
    std::string receive(const Progress* progress);
    void exchange(std::chrono::milliseconds wait, const Progress* progress);
    void take_message(Run& run, const std::string& line);
    void feed(Run& run, const std::function<std::optional<ExportItem>()>& next_item);
    void stop_gently();
    [[noreturn]] void fail(const std::string& code, const std::string& sentence,
                           const std::string& detail = {});
    [[noreturn]] void fail_as_told(const std::string& code, const std::string& message);
    [[noreturn]] void fail_as_faulty(const std::string& message,
                                     const std::string& code = "contract");
    [[noreturn]] void fail_by_end();

    std::filesystem::path m_plugin;
    Options m_options;
    std::unique_ptr<ChildProcess> m_child;
    std::chrono::steady_clock::time_point m_last_activity;
    std::string m_failure_code;
};

}  // namespace vitrine
