#include "cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine::cli {
namespace {

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
    const char* name = std::getenv("TERM");
    return name == nullptr || std::strcmp(name, "dumb") == 0;
}

std::string_view code_of(Style style) {
    switch (style) {
        case Style::plain:
            return "";
        case Style::strong:
            return "1";
        case Style::good:
            return "32";
        case Style::caution:
            return "33";
        case Style::bad:
            return "31";
        case Style::dim:
            return "2";
    }
    return "";
}

std::size_t columns_of(UChar32 character) {
    switch (u_charType(character)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
            return 0;
        default:
            break;
    }
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Calls `use(start, character)` for every code point.
template <class Use>
void each_character(std::string_view text, Use use) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t start = at;
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, character);
        use(static_cast<std::size_t>(start), character);
    }
}

}  // namespace

Console::Console()
    : m_output_is_terminal(::isatty(STDOUT_FILENO) == 1),
      m_errors_are_terminal(::isatty(STDERR_FILENO) == 1),
      m_colours(m_output_is_terminal && !is_set("NO_COLOR") && !is_dumb_terminal()) {
    winsize size{};
    if (m_output_is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        m_width = size.ws_col;
}

std::string Console::styled(Style style, std::string_view text) const {
    if (!m_colours || style == Style::plain) return std::string(text);
    return fmt::format("\033[{}m{}\033[0m", code_of(style), text);
}

void Console::write(std::string_view bytes) {
    if (bytes.empty()) return;  // fwrite() takes no null pointer, not even for nothing
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) m_write_failed = true;
}

void Console::print(std::string_view line) {
    write(line);
    write("\n");
}

void Console::print(Style style, std::string_view line) {
    print(styled(style, line));
}

void Console::print_json(const Json& document) {
    print(document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void Console::note(std::string_view line) {
    if (!m_quiet) fmt::print(stderr, "{}\n", line);
}

void Console::complain(std::string_view sentence, std::string_view detail) {
    // What was printed before stands before.
    std::fflush(stdout);
    fmt::print(stderr, "vitrine: {}\n", sentence);
    if (!detail.empty()) fmt::print(stderr, "  {}\n", detail);
}

void Console::finish() {
    if (std::fflush(stdout) != 0) m_write_failed = true;
    if (!m_write_failed) return;
    m_write_failed = false;
    throw Error(Failure::storage, tr("The output could not be written. Is the disk full?"),
                std::strerror(errno));
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_character(text, [&](std::size_t, UChar32 character) { width += columns_of(character); });
    return width;
}

std::string fit(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::size_t width = 0;
    std::size_t end = 0;
    bool is_full = columns == 0;
    each_character(text, [&](std::size_t start, UChar32 character) {
        if (is_full) return;
        width += columns_of(character);
        is_full = width >= columns;
        // One column is kept for the ellipsis.
        if (width >= columns) end = start;
    });
    return columns == 0 ? std::string() : std::string(text.substr(0, end)) + "…";
}

std::string one_line(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    std::string line;
    std::size_t end = 0;
    each_character(valid, [&](std::size_t start, UChar32 character) {
        if (u_charType(character) != U_CONTROL_CHAR) return;
        line.append(valid, end, start - end);
        if (!line.empty() && line.back() != ' ') line += ' ';
        end = start + (character < 0x80 ? 1 : 2);
    });
    return line.append(valid, end);
}

std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kilobyte = 1000;
    if (bytes < kilobyte) return trn("{0} byte", "{0} bytes", static_cast<long>(bytes), bytes);
    const std::string_view units[] = {"kB", "MB", "GB", "TB"};
    double amount = static_cast<double>(bytes) / kilobyte;
    std::size_t unit = 0;
    while (amount >= 999.5 && unit + 1 < std::size(units)) {
        amount /= kilobyte;
        ++unit;
    }
    return amount < 10 ? fmt::format("{:.1f} {}", amount, units[unit])
                       : fmt::format("{:.0f} {}", amount, units[unit]);
}

}  // namespace vitrine::cli
