// What the command says: results on standard output, everything else on standard error. Knows
// whether a person or a program reads.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace vitrine::cli {

using Json = nlohmann::ordered_json;

enum class Style { plain, strong, good, caution, bad, dim };

class Console {
public:
    // Looks at the streams and at NO_COLOR.
    Console();

    void be_quiet() { m_quiet = true; }
    bool quiet() const { return m_quiet; }
    // Standard output is a terminal.
    bool is_terminal() const { return m_output_is_terminal; }
    // Progress may be shown on standard error.
    bool shows_progress() const { return m_errors_are_terminal && !m_quiet; }
    // Columns of the terminal; 0 where output does not go to one, and nothing need be cut.
    std::size_t width() const { return m_width; }

    // A result: a line, or several. Text from files loses its control characters.
    void print(std::string_view line = {});
    void print(Style style, std::string_view line);
    // One document, indented by two.
    void print_json(const Json& document);
    // Bytes as they are: a file that is written to standard output.
    void write(std::string_view bytes);
    // A remark for a person on standard error; not with --quiet.
    void note(std::string_view line);
    // "vitrine: sentence" on standard error.
    void complain(std::string_view sentence, std::string_view detail = {});

    // The text in a style, where colours are wanted.
    std::string styled(Style style, std::string_view text) const;

    // Sends what was printed on its way. Throws Error (storage) if it could not be written.
    void finish();

private:
    bool m_quiet = false;
    bool m_output_is_terminal = false;
    bool m_errors_are_terminal = false;
    bool m_colours = false;
    std::size_t m_width = 0;
    bool m_write_failed = false;
};

// The columns a terminal needs for `text`: wide characters take two, combining ones none.
std::size_t display_width(std::string_view text);

// `text` cut to `columns`, with an ellipsis where something was cut.
std::string fit(std::string_view text, std::size_t columns);

// On one line and without anything a terminal would obey: what came from somebody's file.
std::string one_line(std::string_view text);

// "1.4 MB", for people.
std::string size_text(std::uint64_t bytes);

}  // namespace vitrine::cli
