// Texts between markup and plain text: what suppliers deliver as HTML, and channels want without
// it, and the other way round.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// The text of an HTML fragment: tags dropped, entities decoded, scripts, styles and comments left
// out; <br> and the borders of blocks become line breaks. White space is tidied as by tidy_lines().
// Broken markup gives what a browser would roughly show, never an error.
std::string html_to_text(std::string_view html);

// Blanks in a row become one, none are left at the ends of lines, no more than one empty line
// stands between two lines, none at the ends.
std::string tidy_lines(std::string_view text);

// One line: every run of white space and control characters becomes a blank. A no-break space that
// stands alone stays.
std::string to_one_line(std::string_view text);

// Whether a tag that HTML knows or a character reference occurs in it. "Size <M>" is no HTML.
bool looks_like_html(std::string_view text);

// Plain text as HTML: escaped, line breaks as <br>.
std::string text_to_html(std::string_view text);

// Supplier files often hold line breaks as the two characters \n (or \r\n): each such pair becomes
// `line_break`.
std::string replace_written_line_breaks(std::string_view text, std::string_view line_break);

// At most `count` code points, cut behind a word where there is one in the second half, without the
// blank or comma that then stands at the end.
std::string cut_at_word(std::string_view text, std::size_t count);

}  // namespace vitrine
