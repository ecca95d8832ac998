// The tags of an HTML text one after the other, and what is broken in how they are written.
#pragma once

#include <string>
#include <string_view>

#include "proofing/html_fault_list.h"

namespace vitrine {

struct HtmlTag {
    std::string name;  // in small letters
    std::size_t offset = 0;
    bool is_end = false;      // </name>
    bool is_slashed = false;  // <name/>
};

// Reads as the tokenizer of HTML5 does: never fails, always ends. Holds views of the text.
class HtmlReader {
public:
    HtmlReader(std::string_view html, HtmlFaultList& faults) : m_html(html), m_faults(faults) {}

    // The next tag that is whole; false at the end of the text. What is wrong on the way there, and
    // within the tag, goes to the list of faults.
    bool next(HtmlTag& tag);

    // Goes behind the end tag of an element that holds text only; false, and at the end of the
    // text, where there is none.
    bool skip_to_end_of(std::string_view name);

    // Within SVG and MathML, <![CDATA[ is allowed.
    void set_foreign(bool foreign) { m_foreign = foreign; }

private:
    bool read_tag(HtmlTag& tag);
    bool read_attributes(HtmlTag& tag);
    bool read_attribute(const HtmlTag& tag, std::string_view& attribute);
    bool read_value(const HtmlTag& tag, std::string_view attribute);
    void tell_unfinished(const HtmlTag& tag);
    void read_markup();
    void read_reference();
    void skip_behind(std::string_view mark);
    void skip_blanks();
    bool at_end() const { return m_at >= m_html.size(); }
    std::string_view rest() const { return m_html.substr(m_at); }

    std::string_view m_html;
    HtmlFaultList& m_faults;
    std::size_t m_at = 0;
    bool m_foreign = false;
};

// Whether a text has any tag that HTML knows, end tag, comment or known character reference.
// [any thread]
bool has_html_marks(std::string_view text);

}  // namespace vitrine
