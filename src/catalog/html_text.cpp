#include "catalog/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "base/text.h"

namespace vitrine {
namespace {

// Sorted, for std::binary_search.
constexpr std::array<std::string_view, 39> block_tags = {
    "address", "article", "aside",  "blockquote", "body",  "caption",  "center",     "dd",
    "details", "dir",     "div",    "dl",         "dt",    "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",     "h2",         "h3",    "h4",       "h5",         "h6",
    "header",  "hr",      "legend", "li",         "main",  "nav",      "ol",         "p",
    "pre",     "section", "table",  "tbody",      "thead", "tr",       "ul"};
constexpr std::array<std::string_view, 28> inline_tags = {
    "a",      "abbr",  "b",     "big",  "br", "cite", "code",   "em",    "font", "i",
    "iframe", "img",   "label", "mark", "q",  "s",    "script", "small", "span", "strike",
    "strong", "style", "sub",   "sup",  "td", "th",   "tt",     "u"};
constexpr std::array<std::string_view, 8> silent_tags = {"head",   "iframe", "noscript", "object",
                                                         "script", "style",  "template", "title"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Collects the text between tags as the parser meets them. No tree is built: libxml2 gives up on
// one that is nested deeply, and supplier markup is.
class TextCollector {
public:
    void open(std::string_view tag) {
        if (is_one_of(silent_tags, tag)) ++m_silent;
        if (tag == "br") m_text += '\n';
        border(tag);
    }
    void close(std::string_view tag) {
        if (is_one_of(silent_tags, tag) && m_silent > 0) --m_silent;
        border(tag);
    }
    void add(std::string_view text) {
        if (m_silent > 0) return;
        // Line ends in the source are blanks; only tags break lines.
        for (const char c : text) m_text += is_blank(c) ? ' ' : c;
    }
    std::string take() { return std::move(m_text); }

private:
    void border(std::string_view tag) {
        if (tag == "td" || tag == "th") m_text += ' ';
        if (!is_one_of(block_tags, tag)) return;
        // A border beside a border, or beside a <br>, breaks the line once.
        const std::size_t end = m_text.find_last_not_of(' ');
        if (end != std::string::npos && m_text[end] != '\n') m_text += '\n';
    }

    std::string m_text;
    int m_silent = 0;
};

std::string_view view_of(const xmlChar* name) {
    return reinterpret_cast<const char*>(name);
}

void open_tag(void* collector, const xmlChar* name, const xmlChar**) {
    static_cast<TextCollector*>(collector)->open(view_of(name));
}
void close_tag(void* collector, const xmlChar* name) {
    static_cast<TextCollector*>(collector)->close(view_of(name));
}
void add_text(void* collector, const xmlChar* text, int length) {
    static_cast<TextCollector*>(collector)->add(
        view_of(text).substr(0, static_cast<std::size_t>(length)));
}

std::string text_of_markup(std::string_view html) {
    static std::once_flag initialised;
    std::call_once(initialised, xmlInitParser);
    // libxml2 ends a text at a NUL and stops at broken UTF-8.
    std::string input = to_valid_utf8(html);
    std::replace(input.begin(), input.end(), '\0', ' ');
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
        htmlCreateMemoryParserCtxt(input.data(), static_cast<int>(input.size())),
        htmlFreeParserCtxt);
    if (context == nullptr) return {};

    TextCollector collector;
    xmlSAXHandler handler{};
    handler.startElement = open_tag;
    handler.endElement = close_tag;
    handler.characters = handler.ignorableWhitespace = handler.cdataBlock = add_text;
    *context->sax = handler;
    context->userData = &collector;
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    // What the text says about its own encoding is not believed: it is UTF-8 here.
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    return collector.take();
}

// The lower-case name of the tag that begins at `at`, where a '<' stands; empty if none does.
std::string tag_name(std::string_view text, std::size_t at) {
    std::string name;
    std::size_t i = at + 1;
    if (i < text.size() && text[i] == '/') ++i;
    for (; i < text.size() && name.size() < 12; ++i) {
        const auto c = static_cast<char>(text[i] | 0x20);
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (!(c >= 'a' && c <= 'z') && !(digit && !name.empty())) break;
        name += digit ? text[i] : c;
    }
    const bool ends = i < text.size() && (text[i] == '>' || text[i] == '/' || is_blank(text[i]));
    return ends ? name : std::string();
}

bool is_reference(std::string_view text, std::size_t at) {
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos || end - at < 3 || end - at > 10) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                       text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
                           return (c >= '0' && c <= '9') || c == '#' ||
                                  ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
                       });
}

}  // namespace

std::string html_to_text(std::string_view html) {
    if (html.find_first_of("<&") == std::string_view::npos) return tidy_lines(to_one_line(html));
    return tidy_lines(text_of_markup(html));
}

std::string tidy_lines(std::string_view text) {
    std::string tidy;
    int empty_lines = 0;
    for (std::string_view line : split(text, '\n')) {
        const std::string clean = to_one_line(line);
        if (clean.empty()) {
            ++empty_lines;
            continue;
        }
        if (!tidy.empty()) tidy += empty_lines > 0 ? "\n\n" : "\n";
        tidy += clean;
        empty_lines = 0;
    }
    return tidy;
}

std::string to_one_line(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    std::string line;
    std::string_view run;  // the white space behind what was taken
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_no_break = text.substr(i).starts_with(no_break_space);
        const std::size_t size = is_no_break ? no_break_space.size() : 1;
        if (byte <= 0x20 || byte == 0x7F || is_no_break) {
            run = text.substr(i - run.size(), run.size() + size);
        } else {
            // One alone is meant, as in "10 m" or before a French colon; more are layout.
            if (!run.empty() && !line.empty()) line += run == no_break_space ? run : " ";
            run = {};
            line += text[i];
        }
        i += size;
    }
    return line;
}

bool looks_like_html(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
         at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '&') {
            if (is_reference(text, at)) return true;
            continue;
        }
        const std::string name = tag_name(text, at);
        if (is_one_of(block_tags, name) || is_one_of(inline_tags, name)) return true;
    }
    return false;
}

std::string text_to_html(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '\r':
                break;
            case '\n':
                html += "<br>\n";
                break;
            default:
                html += c;
        }
    }
    return html;
}

std::string replace_written_line_breaks(std::string_view text, std::string_view line_break) {
    if (text.find("\\n") == std::string_view::npos) return std::string(text);
    return replace_all(replace_all(text, "\\r\\n", "\\n"), "\\n", line_break);
}

std::string cut_at_word(std::string_view text, std::size_t count) {
    const std::string_view kept = first_code_points(text, count);
    if (kept.size() == text.size()) return std::string(text);
    std::string_view cut = kept;
    if (!is_blank(text[kept.size()])) {
        const std::size_t blank = kept.find_last_of(" \t\n");
        if (blank != std::string_view::npos && blank >= kept.size() / 2)
            cut = kept.substr(0, blank);
    }
    const std::size_t end = cut.find_last_not_of(" \t\n,;:-");
    return std::string(end == std::string_view::npos ? kept : cut.substr(0, end + 1));
}

}  // namespace vitrine
