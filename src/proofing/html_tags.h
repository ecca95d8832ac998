// What HTML5 says of its tags, as far as it decides what may be left out and what ends what.
#pragma once

#include <string_view>

namespace vitrine {

enum class HtmlTagKind {
    unknown,
    plain,         // must be closed
    empty,         // has no end: <br>
    optional_end,  // may end without an end tag: <p>, <li>
    raw,           // holds text only, up to its end tag: <script>
    foreign,       // begins another language: <svg>
};

// `name` in small letters. A name with a hyphen is an element of somebody's own, and plain.
// [any thread]
HtmlTagKind html_tag_kind(std::string_view name);

// Whether `opened`, whose end tag may be left out, ends where `next` begins: <li> ends <li>,
// <ul> ends <p>. [any thread]
bool ends_before(std::string_view opened, std::string_view next);

// Whether it can stand in a table only: <td>. [any thread]
bool is_part_of_table(std::string_view name);

// <h1> to <h6>. [any thread]
bool is_heading(std::string_view name);

}  // namespace vitrine
