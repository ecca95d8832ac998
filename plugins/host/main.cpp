// vitrine-exporter-host PLUGIN: runs one exporter plugin in a process of its own, so that nothing a
// plugin does can harm Vitrine. Started by Vitrine only; PROTOCOL.md is what the two say.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <thread>

#include "declaration.h"
#include "library.h"
#include "messages.h"
#include "run.h"

namespace vitrine::host {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limits_memory = false;  // a sanitizer reserves terabytes of addresses
#else
constexpr bool limits_memory = true;
#endif

void limit_this_process() {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (limits_memory) {
        const rlim_t most = rlim_t{4} << 30;
        const rlimit memory{most, most};
        setrlimit(RLIMIT_AS, &memory);
    }
}

// Ends this process when Vitrine is gone and the plugin does not notice by itself.
void watch_for_the_end(const Messages& messages) {
    std::thread([&messages] {
        messages.wait_until_abandoned();
        std::this_thread::sleep_for(std::chrono::seconds(10));
        _exit(3);
    }).detach();
}

// Answers messages until Vitrine closes the line.
void serve(Messages& messages, const std::string& file) {
    const vitrine_exporter& exporter = load_exporter(file);
    const Declaration declaration(exporter);
    std::unique_ptr<Run> run;
    while (const std::optional<nlohmann::json> message = messages.receive()) {
        if (message->contains("describe")) {
            messages.send({{"description", declaration.to_json()}});
        } else if (message->contains("begin")) {
            run.reset();
            run = std::make_unique<Run>(messages, exporter, message->at("begin"),
                                        declaration.property("file_name"),
                                        declaration.setting_defaults());
        } else if (message->contains("item") && run) {
            run->add(read_item(message->at("item")));
        } else if (message->contains("finish") && run) {
            run->finish();
            run.reset();
        } else {
            throw Failed("host",
                         "A message that makes no sense here: " + message->dump().substr(0, 200));
        }
    }
}

int run_host(const std::string& file) {
    Messages messages;
    watch_for_the_end(messages);
    try {
        serve(messages, file);
        return 0;
    } catch (const Failed& failed) {
        messages.send({{"failed", {{"code", failed.code()}, {"message", failed.what()}}}});
    } catch (const nlohmann::json::exception& exception) {
        messages.send({{"failed", {{"code", "host"}, {"message", exception.what()}}}});
    } catch (const std::exception& exception) {
        // The plugin let an exception pass, which its contract forbids.
        messages.send({{"failed", {{"code", "contract"}, {"message", exception.what()}}}});
    } catch (...) {
        messages.send({{"failed", {{"code", "contract"}, {"message", "unknown exception"}}}});
    }
    return 1;
}

}  // namespace
}  // namespace vitrine::host

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::fputs("usage: vitrine-exporter-host PLUGIN\nIt is started by Vitrine.\n", stderr);
        return 2;
    }
    vitrine::host::limit_this_process();
    try {
        return vitrine::host::run_host(arguments[1]);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "%s\n", exception.what());
        return 1;
    }
}
