#include "picture/renderer.h"

#include <signal.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "base/child_process.h"
#include "base/error.h"
#include "base/program_folder.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds glance{20};
constexpr milliseconds grace{1000};
// No honest answer is longer.
constexpr std::size_t answer_limit = 1 << 16;

std::filesystem::path find_host() {
    if (const char* named = std::getenv("VITRINE_PICTURE_HOST"); named && *named) return named;
    return program_folder() / "vitrine-picture-host";
}

std::string mebibytes(std::int64_t bytes) {
    return std::to_string(bytes >> 20);
}

Issue refusal(std::string_view rule, std::string_view name, std::string_view reason) {
    Issue issue;
    issue.rule = rule;
    issue.value = name;
    if (rule == "picture.kind") {
        issue.message = tr("{0} is no picture that can be shown.", name);
        issue.fix = tr("Use JPEG, PNG, WebP, GIF, TIFF or SVG.");
    } else if (rule == "picture.bytes") {
        issue.message =
            tr("The picture {0} is larger than {1} MiB.", name, mebibytes(picture_limit::bytes));
        issue.fix = tr("Use a smaller file.");
    } else if (rule == "picture.pixels") {
        issue.message =
            tr("The picture {0} has more than {1} million pixels, or a side of more "
               "than {2}.",
               name, picture_limit::pixels / 1'000'000, picture_limit::side);
        issue.fix = tr("Use a smaller picture.");
    } else if (rule == "picture.frames") {
        issue.message =
            tr("The picture {0} has more than {1} frames or pages.", name, picture_limit::frames);
        issue.fix = tr("Use a picture with fewer.");
    } else if (rule == "picture.time") {
        issue.message = tr("The picture {0} takes too long to read: more than {1} seconds.", name,
                           picture_limit::processor_time.count());
        issue.fix = tr("Save it anew, smaller, with a picture editor.");
    } else if (rule == "picture.memory") {
        issue.message = tr("The picture {0} needs more than {1} MiB of memory.", name,
                           mebibytes(picture_limit::memory));
        issue.fix = tr("Save it anew, smaller, with a picture editor.");
    } else if (rule == "picture.damaged") {
        // TRANSLATORS: 1 the words of the library that reads pictures, English
        issue.message = reason.empty()
                            ? tr("The picture {0} is damaged or cut short.", name)
                            : tr("The picture {0} is damaged or cut short: {1}", name, reason);
        issue.fix = tr("Get the file again, or save it anew with a picture editor.");
    } else {
        issue.message = tr("The picture {0} cannot be read; reading it ended in a crash.", name);
        issue.fix = tr("Get the file again, or save it anew with a picture editor.");
    }
    return issue;
}

// The first word of `text`, which is taken off it.
std::string_view take_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

int take_whole_number(std::string_view& text) {
    const std::string_view word = take_word(text);
    int number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

// What a process that said nothing died of.
std::string_view rule_of(const ChildProcess::End& end, std::string_view errors) {
    if (end.signal == SIGXCPU || end.signal == SIGKILL) return "picture.time";
    if (end.signal == SIGXFSZ) return "picture.memory";
    // glib and Rust end the process where they get no memory, with words to this effect.
    if (errors.find("alloc") != std::string_view::npos) return "picture.memory";
    return "picture.crash";
}

}  // namespace

Rendered render_picture(const std::filesystem::path& original, std::string_view name,
                        const RenditionSpec& spec, const std::filesystem::path& target,
                        const Progress& progress) {
    if (spec.longest_edge < 1 || spec.longest_edge > most_rendition_edge) {
        throw Error(Failure::usage,
                    tr("The longest edge of a picture is 1 to {0} pixels.", most_rendition_edge));
    }
    ChildProcess host(
        find_host(),
        {std::filesystem::absolute(original).string(), std::filesystem::absolute(target).string(),
         std::to_string(spec.longest_edge), std::string(format_name(spec.format))});
    const auto deadline = steady_clock::now() + picture_limit::time;
    std::optional<std::string> answer;
    bool is_late = false;
    while (!answer && !host.is_silent_for_good() && !is_late) {
        progress.check();
        host.exchange(glance);
        answer = host.take_line();
        is_late = steady_clock::now() > deadline || host.unfinished_size() > answer_limit;
    }
    const ChildProcess::End end = host.wait_for_end(is_late ? milliseconds(0) : grace);
    Rendered rendered;
    rendered.processor_time = end.processor_time;
    rendered.peak_memory = end.peak_memory;
    const std::string text = to_valid_utf8(answer.value_or(""));
    std::string_view rest = text;
    const std::string_view verdict = take_word(rest);
    if (verdict == "rendered" && end.is_clean()) {
        rendered.width = take_whole_number(rest);
        rendered.height = take_whole_number(rest);
    } else if (verdict == "refused" && end.is_clean()) {
        const std::string_view rule = take_word(rest);
        rendered.refusal = refusal(rule, name, trim(rest));
    } else if (verdict == "failed") {
        throw Error(Failure::storage,
                    tr("No smaller copy of the picture {0} can be made: {1}", name, rest));
    } else if (end.signal == 0 && end.exit_code == 127) {
        throw Error(Failure::storage,
                    tr("The program {0}, which belongs to Vitrine, cannot be started.",
                       find_host().string()),
                    host.error_tail());
    } else {
        rendered.refusal = refusal(rule_of(end, host.error_tail()), name, {});
    }
    return rendered;
}

}  // namespace vitrine
