// What is broken in the HTML of a product's description, so that no channel shows half of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct HtmlFault {
    std::size_t line = 1;    // of the text, from 1
    std::size_t column = 1;  // code points from 1
    std::string message;     // a sentence in the user's language that names the tag
};
inline constexpr std::size_t most_html_faults = 20;

// The faults of a fragment of HTML5, at most most_html_faults, in their order in the text: tags
// that are not closed, closed without being open, or closed in another order than they were opened;
// tags that HTML does not have, and tags within others that cannot hold them (a link in a link, a
// list in a word of a paragraph, a cell outside of a table); attributes whose quotation marks do
// not match, that are not separated by a blank or occur twice; tags, comments and character
// references that do not end; unknown character references; a < that should be written &lt;, and an
// & in front of a letter that should be written &amp;; instructions of XML.
// No faults: what HTML5 allows to leave out (</p>, </li>, </td>, quotation marks around simple
// values), elements with a hyphen (custom ones), old elements (<font>), any tag within SVG and
// MathML, & within an attribute or by itself ("black & white"). A text without any tag that HTML
// knows, end tag, comment or character reference is plain text and sound, whatever < and & it
// holds. One mistake is one fault, as far as that can be told. Takes time in proportion to the
// length of the text and never fails, whatever bytes it is given. [any thread]
std::vector<HtmlFault> html_faults(std::string_view html);

}  // namespace vitrine
