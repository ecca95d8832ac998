#include "cli/progress_display.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

#include "base/translate.h"

namespace vitrine::cli {
namespace {

constexpr auto interval = std::chrono::milliseconds(100);
constexpr std::string_view erase_line = "\r\033[K";

void paint(std::stop_token stop, const Progress& progress, const std::string& what) {
    std::mutex mutex;
    std::condition_variable_any wake;
    bool painted = false;
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, stop, interval, [] { return false; }) && !stop.stop_requested()) {
        const auto [done, total] = progress.snapshot();
        if (done == 0) continue;
        // TRANSLATORS: {0} is what is done, such as "Importing"; then how many of how many.
        const std::string line =
            total > 0 ? tr("{0}: {1} of {2}", what, done, total) : tr("{0}: {1}", what, done);
        fmt::print(stderr, "{}{}", erase_line, line);
        std::fflush(stderr);
        painted = true;
    }
    if (painted) fmt::print(stderr, "{}", erase_line);
}

}  // namespace

ProgressDisplay::ProgressDisplay(const Console& console, const Progress& progress,
                                 std::string what) {
    if (!console.shows_progress()) return;
    m_painter = std::jthread([&progress, what = std::move(what)](std::stop_token stop) {
        paint(std::move(stop), progress, what);
    });
}

ProgressDisplay::~ProgressDisplay() = default;

}  // namespace vitrine::cli
