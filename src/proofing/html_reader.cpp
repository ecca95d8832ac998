#include "proofing/html_reader.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "proofing/character_names.h"
#include "proofing/html_tags.h"

namespace vitrine {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view blanks = " \t\n\r\f";
constexpr std::size_t longest_known = 80;  // bytes of a name, and more

// The names that pages of all ages may write without the semicolon.
constexpr std::string_view names_without_semicolon =
    "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT "
    "Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN "
    "Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar "
    "ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt "
    "iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc "
    "ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 "
    "szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != none;
}

std::string small_letters(std::string_view name) {
    std::string small(name);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

std::string_view tag_name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() &&
           (is_letter(text[end]) || is_digit(text[end]) || is_one_of(text[end], "-_:"))) {
        ++end;
    }
    return text.substr(at, end - at);
}

// Whether the name of a tag can end at `at`, rather than be the beginning of "<US$600".
bool is_end_of_name(std::string_view text, std::size_t at) {
    return at >= text.size() || is_one_of(text[at], " \t\n\r\f/><");
}

// Letters and digits behind an & or &#.
std::string_view reference_name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    return text.substr(at, end - at);
}

// The number of "&#233;" or "&#xE9;", from behind the #.
bool is_character_number(std::string_view number) {
    const bool hexadecimal = number.starts_with('x') || number.starts_with('X');
    if (hexadecimal) number.remove_prefix(1);
    std::uint32_t value = 0;
    const char* const end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, value, hexadecimal ? 16 : 10);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return read.ec == std::errc() && read.ptr == end && value > 0 && value <= 0x10FFFF &&
           !surrogate;
}

bool is_legacy_name(std::string_view name) {
    static const std::vector<std::string_view> names = split(names_without_semicolon, ' ');
    return std::binary_search(names.begin(), names.end(), name);
}

bool starts_with_folded(std::string_view text, std::string_view small) {
    return text.size() >= small.size() && small_letters(text.substr(0, small.size())) == small;
}

}  // namespace

bool has_html_marks(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != none;
         at = text.find_first_of("<&", at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.empty()) return false;
        if (text[at] == '&') {
            const bool number = rest.front() == '#';
            const auto name = reference_name_at(rest, number ? 1 : 0);
            const std::size_t end = name.size() + (number ? 1 : 0);
            if (end >= rest.size() || rest[end] != ';' || name.empty()) continue;
            if (number ? is_character_number(name) : is_character_name(name)) return true;
        } else if (rest.starts_with("!--")) {
            return true;
        } else if (rest.front() == '/') {
            if (rest.size() > 1 && is_letter(rest[1])) return true;
        } else if (is_letter(rest.front())) {
            const auto name = tag_name_at(rest.substr(0, longest_known), 0);
            if (is_end_of_name(rest, name.size()) &&
                html_tag_kind(small_letters(name)) != HtmlTagKind::unknown) {
                return true;
            }
        }
    }
    return false;
}

bool HtmlReader::next(HtmlTag& tag) {
    while (!m_faults.is_full()) {
        m_at = std::min(m_html.find_first_of("<&", m_at), m_html.size());
        if (at_end()) return false;
        if (m_html[m_at] == '&') {
            read_reference();
            continue;
        }
        const std::string_view here = rest();
        const bool end = here.size() > 2 && here[1] == '/' && is_letter(here[2]);
        if (end || (here.size() > 1 && is_letter(here[1]))) {
            if (read_tag(tag)) return true;
        } else {
            read_markup();
        }
    }
    return false;
}

// What begins with < and is no tag.
void HtmlReader::read_markup() {
    const std::size_t begin = m_at;
    const std::string_view here = rest();
    if (here.starts_with("<!-->") || here.starts_with("<!--->")) {
        skip_behind(">");
    } else if (here.starts_with("<!--")) {
        m_at += 4;
        skip_behind("-->");
        if (at_end() && !m_html.ends_with("-->"))
            m_faults.add(begin, tr("The comment is not closed: --> is missing."));
    } else if (starts_with_folded(here, "<!doctype")) {
        skip_behind(">");
    } else if (here.starts_with("<![CDATA[")) {
        if (!m_foreign) m_faults.add(begin, tr("{0} belongs to XML, not to HTML.", "<![CDATA["));
        skip_behind("]]>");
    } else if (here.starts_with("<?")) {
        m_faults.add(begin, tr("{0} belongs to XML, not to HTML.", "<?"));
        skip_behind(">");
    } else {
        m_faults.add(begin, tr("A < that begins no tag must be written &lt;."));
        ++m_at;
    }
}

void HtmlReader::read_reference() {
    const std::size_t begin = m_at++;
    const bool number = !at_end() && m_html[m_at] == '#';
    if (number) ++m_at;
    const std::string_view name = reference_name_at(m_html, m_at);
    const bool ended = m_at + name.size() < m_html.size() && m_html[m_at + name.size()] == ';';
    const bool cut = m_at + name.size() == m_html.size();
    // HTML5 allows it by itself: "black & white", "5 & 6".
    if (name.empty() || (!number && !is_letter(name.front()))) return;
    const std::string text = (number ? "&#" : "&") + name_to_show(name);
    m_at += name.size();
    const bool known = number ? is_character_number(name) : is_character_name(name);
    if (ended) {
        ++m_at;
        if (!known) m_faults.add(begin, tr("There is no character {0};.", text));
    } else if (cut && (number || is_legacy_name(name) ||
                       (name.size() > 1 && begins_character_name(name)))) {
        m_faults.add(begin, tr("The text ends within the character {0}.", text));
    } else if (number || is_legacy_name(name)) {
        m_faults.add(begin, tr("The character {0} needs a semicolon behind it.", text));
    } else {
        m_faults.add(begin, tr("An & that begins no character must be written &amp;."));
    }
}

bool HtmlReader::read_tag(HtmlTag& tag) {
    tag = HtmlTag();
    tag.offset = m_at++;
    tag.is_end = m_html[m_at] == '/';
    if (tag.is_end) ++m_at;
    tag.name = small_letters(tag_name_at(m_html, m_at));
    m_at += tag.name.size();
    const bool known = m_foreign || html_tag_kind(tag.name) != HtmlTagKind::unknown;
    if (!is_end_of_name(m_html, m_at)) {
        if (known) {
            tell_unfinished(tag);
        } else {
            m_faults.add(tag.offset, tr("A < that begins no tag must be written &lt;."));
        }
        return known;
    }
    // What follows an unknown name may be text: "up to <USD600 (in India)".
    return (!known && !tag.is_end) || read_attributes(tag);
}

void HtmlReader::tell_unfinished(const HtmlTag& tag) {
    m_faults.add(tag.offset, tr("The tag <{0}> is not finished: > is missing.",
                                (tag.is_end ? "/" : "") + name_to_show(tag.name)));
}

// Goes behind the >. False where the tag does not end in the text.
bool HtmlReader::read_attributes(HtmlTag& tag) {
    std::set<std::string, std::less<>> met;
    bool told = false;  // one sentence a tag
    const auto tell = [&](std::string message) {
        if (!told) m_faults.add(tag.offset, std::move(message));
        told = true;
    };
    const std::string name = (tag.is_end ? "/" : "") + name_to_show(tag.name);
    for (bool after_value = false;;) {
        const std::size_t before = m_at;
        skip_blanks();
        const bool separated = m_at > before;
        if (at_end()) {
            tell(tr("The text ends within the tag <{0}>.", name));
            return false;
        }
        const char c = m_html[m_at];
        if (c == '>') {
            ++m_at;
            return true;
        }
        if (c == '<') {
            if (!told) tell_unfinished(tag);
            return true;
        }
        if (c == '/') {
            ++m_at;
            tag.is_slashed = !at_end() && m_html[m_at] == '>';
            after_value = false;
            continue;
        }
        if (is_one_of(c, "\"'=")) {
            tell(tr("The tag <{0}> has a {1} too much or too little.", name, std::string(1, c)));
            ++m_at;
            after_value = false;
            continue;
        }
        std::string_view attribute;
        const std::size_t begin = m_at;
        const bool complete = read_attribute(tag, attribute);
        if (const auto mark = attribute.find_first_of("\"'"); mark != none) {
            tell(tr("The tag <{0}> has a {1} too much or too little.", name,
                    std::string(1, attribute[mark])));
        }
        if (after_value && !separated) {
            tell(tr("The attribute {0} of the tag <{1}> needs a blank in front of it.",
                    name_to_show(attribute), name));
        }
        if (!met.insert(small_letters(attribute)).second && !tag.is_end) {
            tell(tr("The tag <{0}> has the attribute {1} twice.", name, name_to_show(attribute)));
        }
        if (!complete) {
            tell(
                tr("The value of the attribute {0} of the tag <{1}> does not end: its second "
                   "quotation mark is missing.",
                   name_to_show(attribute), name));
            return false;
        }
        // Only a value in quotation marks can have its neighbour at its side.
        after_value = m_at > begin && is_one_of(m_html[m_at - 1], "\"'");
    }
}

// The attribute's name, and its value if it has one. False where the value does not end.
bool HtmlReader::read_attribute(const HtmlTag& tag, std::string_view& attribute) {
    const std::size_t begin = m_at;
    m_at = std::min(m_html.find_first_of(" \t\n\r\f/>=<", m_at), m_html.size());
    attribute = m_html.substr(begin, m_at - begin);
    const std::size_t behind_name = m_at;
    skip_blanks();
    if (at_end() || m_html[m_at] != '=') {
        m_at = behind_name;
        return true;
    }
    ++m_at;
    skip_blanks();
    return read_value(tag, attribute);
}

bool HtmlReader::read_value(const HtmlTag& tag, std::string_view attribute) {
    if (at_end()) return true;
    const char mark = m_html[m_at];
    if (mark == '"' || mark == '\'') {
        const auto end = m_html.find(mark, m_at + 1);
        m_at = end == none ? m_html.size() : end + 1;
        return end != none;
    }
    const std::size_t begin = m_at;
    m_at = std::min(m_html.find_first_of(" \t\n\r\f>", m_at), m_html.size());
    const std::string_view value = m_html.substr(begin, m_at - begin);
    if (!at_end() && (value.empty() || value.find_first_of("\"'<=`") != none)) {
        m_faults.add(tag.offset,
                     tr("The value of the attribute {0} of the tag <{1}> needs quotation marks.",
                        name_to_show(attribute), name_to_show(tag.name)));
    }
    return true;
}

bool HtmlReader::skip_to_end_of(std::string_view name) {
    for (std::size_t at = m_html.find("</", m_at); at != none; at = m_html.find("</", at + 2)) {
        if (!starts_with_folded(m_html.substr(at + 2), name)) continue;
        const std::size_t end = at + 2 + name.size();
        if (end < m_html.size() && !is_one_of(m_html[end], " \t\n\r\f/>")) continue;
        m_at = at;
        HtmlTag tag;
        read_tag(tag);
        return true;
    }
    m_at = m_html.size();
    return false;
}

void HtmlReader::skip_behind(std::string_view mark) {
    const auto found = m_html.find(mark, m_at);
    m_at = found == none ? m_html.size() : found + mark.size();
}

void HtmlReader::skip_blanks() {
    m_at = std::min(m_html.find_first_not_of(blanks, m_at), m_html.size());
}

}  // namespace vitrine
