// vitrine-picture-host ORIGINAL TARGET EDGE FORMAT: makes one rendition of one picture and ends.
// Started by Vitrine only (picture/renderer.h). It says one line:
//     rendered WIDTH HEIGHT        the target is written
//     refused RULE TEXT            the picture is at fault
//     failed TEXT                  something else is, such as a full disk
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "host/picture_reader.h"
#include "picture/rendition.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// A sanitizer reserves terabytes of addresses, so that it has to watch the memory itself. Its
// library looks for these functions in the program.
constexpr bool limits_addresses = false;
extern "C" [[gnu::visibility("default")]] const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "hard_rss_limit_mb=768:allocator_may_return_null=1:detect_leaks=0";
}
// The threads are those of libraries, which are not built for it: it would see races everywhere.
extern "C" [[gnu::visibility("default")]] const char* __tsan_default_options();
extern "C" const char* __tsan_default_options() {
    return "hard_rss_limit_mb=768:allocator_may_return_null=1:report_bugs=0";
}
#else
constexpr bool limits_addresses = true;
#endif

namespace vitrine::host {
namespace {

void limit(decltype(RLIMIT_CORE) resource, std::int64_t most) {
    const rlimit both{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
    setrlimit(resource, &both);
}

void limit_this_process() {
    // Each thread would otherwise reserve addresses of its own, now more, now fewer.
    mallopt(M_ARENA_MAX, 1);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, picture_limit::processor_time.count());
    limit(RLIMIT_FSIZE, picture_limit::rendition_bytes);
    if (limits_addresses) limit(RLIMIT_AS, picture_limit::memory);
}

// One line, whatever a library's words hold.
void say(std::string line) {
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

}  // namespace
}  // namespace vitrine::host

int main(int argument_count, char** arguments) {
    using namespace vitrine;
    RenditionSpec spec;
    const auto format = argument_count == 5 ? find_format(arguments[4]) : std::nullopt;
    if (!format ||
        std::from_chars(arguments[3], arguments[3] + std::strlen(arguments[3]), spec.longest_edge)
                .ec != std::errc()) {
        std::fputs(
            "usage: vitrine-picture-host ORIGINAL TARGET EDGE FORMAT\n"
            "It is started by Vitrine.\n",
            stderr);
        return 2;
    }
    spec.format = *format;
    host::limit_this_process();
    try {
        const host::Size size = host::render(arguments[1], arguments[2], spec);
        host::say("rendered " + std::to_string(size.width) + " " + std::to_string(size.height));
    } catch (const host::Refused& refused) {
        host::say("refused " + refused.rule() + " " + refused.what());
    } catch (const std::exception& exception) {
        host::say(std::string("failed ") + exception.what());
    }
    // Nothing is tidied up: the process is gone in a moment.
    std::_Exit(0);
}
