// HTML of descriptions while somebody writes it: marking up what is selected, and what may be shown
// of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// A text and what is selected in it, in code points; nothing is selected where both are the same.
struct MarkedText {
    std::string text;
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const MarkedText&) const = default;
};

// The selection within <tag> and </tag>, and still selected; out of them again where it stands
// right between the two.
MarkedText toggle_tag(const MarkedText& marked, std::string_view tag);

// Every line of the selection that is not blank as an entry of a bulleted list; one empty entry
// where nothing is selected. All of it is selected then.
MarkedText make_list(const MarkedText& marked);

// Whether one may link to it: http, https or mailto, without blanks and quotation marks.
bool is_link_target(std::string_view address);

// The selection as a link, or the address itself where nothing is selected. Absent for what is no
// target of a link.
std::optional<MarkedText> make_link(const MarkedText& marked, std::string_view address);

// What a preview may show of any text that somebody else may have written: text and the tags that
// shape it, without attributes. No pictures, scripts, styles or addresses: nothing is loaded.
std::string safe_html(std::string_view html);

}  // namespace vitrine
