#include "workbench/html_markup.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace vitrine {
namespace {

// The text in three parts, and the selection is the middle one.
struct Parts {
    std::string before, selected, behind;
};

Parts parts_of(const MarkedText& marked) {
    const std::size_t from = first_code_points(marked.text, marked.from).size();
    const std::size_t to = first_code_points(marked.text, std::max(marked.from, marked.to)).size();
    return {marked.text.substr(0, from), marked.text.substr(from, to - from),
            marked.text.substr(to)};
}

MarkedText with_selected(const Parts& parts) {
    const std::size_t from = count_code_points(parts.before);
    return {parts.before + parts.selected + parts.behind, from,
            from + count_code_points(parts.selected)};
}

constexpr auto shown_tags = std::to_array<std::string_view>(
    {"b",  "strong", "i",  "em", "u",  "s",          "sub", "sup",  "br",    "p",    "div", "span",
     "ul", "ol",     "li", "dl", "dt", "dd",         "h1",  "h2",   "h3",    "h4",   "h5",  "h6",
     "hr", "table",  "tr", "td", "th", "blockquote", "pre", "code", "tbody", "thead"});
// Their text is none that anybody reads.
constexpr auto silent_tags =
    std::to_array<std::string_view>({"script", "style", "title", "textarea", "iframe", "object"});

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

class SafeHtml {
public:
    explicit SafeHtml(std::string_view html) : m_html(html) {}

    std::string make() {
        while (m_at < m_html.size()) {
            const char c = m_html[m_at];
            if (c == '<' && begins_tag()) {
                take_tag();
            } else {
                m_made += c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
                ++m_at;
            }
        }
        return std::move(m_made);
    }

private:
    bool begins_tag() const {
        const char next = m_at + 1 < m_html.size() ? m_html[m_at + 1] : ' ';
        return is_letter(next) || next == '/' || next == '!' || next == '?';
    }

    void take_tag() {
        if (m_html.substr(m_at).starts_with("<!--")) {
            skip_behind("-->");
            return;
        }
        std::size_t at = m_at + 1;
        const bool is_end = m_html[at] == '/';
        if (is_end) ++at;
        std::string name;
        while (at < m_html.size() && (is_letter(m_html[at]) || is_digit(m_html[at])))
            name += small(m_html[at++]);
        // Up to the > that stands in no quotation marks.
        char quote = '\0';
        for (; at < m_html.size() && (quote != '\0' || m_html[at] != '>'); ++at) {
            const char c = m_html[at];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        m_at = std::min(at + 1, m_html.size());
        if (!is_end && std::ranges::find(silent_tags, name) != silent_tags.end()) {
            skip_to_end_of(name);
        } else if (name == "a") {
            // A link looks like one and leads nowhere.
            m_made += is_end ? "</u>" : "<u>";
        } else if (std::ranges::find(shown_tags, name) != shown_tags.end()) {
            m_made += (is_end ? "</" : "<") + name + ">";
        }
    }

    void skip_behind(std::string_view mark) {
        const auto found = m_html.find(mark, m_at);
        m_at = found == std::string_view::npos ? m_html.size() : found + mark.size();
    }

    void skip_to_end_of(std::string_view name) {
        for (; m_at < m_html.size(); ++m_at) {
            const std::string_view rest = m_html.substr(m_at);
            if (!rest.starts_with("</") || rest.size() < name.size() + 2) continue;
            const bool fits = std::equal(name.begin(), name.end(), rest.begin() + 2,
                                         [](char a, char b) { return a == small(b); });
            if (!fits) continue;
            skip_behind(">");
            return;
        }
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_made;
};

std::string escaped(std::string_view text) {
    return replace_all(
        replace_all(replace_all(replace_all(text, "&", "&amp;"), "\"", "&quot;"), "<", "&lt;"), ">",
        "&gt;");
}

}  // namespace

MarkedText toggle_tag(const MarkedText& marked, std::string_view tag) {
    Parts parts = parts_of(marked);
    const std::string begin = "<" + std::string(tag) + ">";
    const std::string end = "</" + std::string(tag) + ">";
    if (parts.before.ends_with(begin) && parts.behind.starts_with(end)) {
        parts.before.resize(parts.before.size() - begin.size());
        parts.behind.erase(0, end.size());
    } else {
        parts.before += begin;
        parts.behind.insert(0, end);
    }
    return with_selected(parts);
}

MarkedText make_list(const MarkedText& marked) {
    Parts parts = parts_of(marked);
    std::string list = "<ul>\n";
    bool is_empty = true;
    for (const std::string_view line : split(parts.selected, '\n')) {
        if (trim(line).empty()) continue;
        list += "<li>" + std::string(trim(line)) + "</li>\n";
        is_empty = false;
    }
    if (is_empty) list += "<li></li>\n";
    parts.selected = list + "</ul>";
    return with_selected(parts);
}

bool is_link_target(std::string_view address) {
    const std::string folded = fold_case(address);
    const bool is_known =
        std::ranges::any_of(std::to_array<std::string_view>({"https://", "http://", "mailto:"}),
                            [&](std::string_view begin) {
                                return folded.starts_with(begin) && folded.size() > begin.size();
                            });
    return is_known && address.find_first_of(" \t\r\n\"'<>") == std::string_view::npos;
}

std::optional<MarkedText> make_link(const MarkedText& marked, std::string_view address) {
    address = trim(address);
    if (!is_link_target(address)) return std::nullopt;
    Parts parts = parts_of(marked);
    if (parts.selected.empty()) parts.selected = escaped(address);
    parts.before += "<a href=\"" + escaped(address) + "\">";
    parts.behind.insert(0, "</a>");
    return with_selected(parts);
}

std::string safe_html(std::string_view html) {
    return SafeHtml(html).make();
}

}  // namespace vitrine
