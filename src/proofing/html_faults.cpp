#include "proofing/html_faults.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/translate.h"
#include "proofing/html_reader.h"
#include "proofing/html_tags.h"

namespace vitrine {
namespace {

// How deep is looked for the paragraph that a block would end: a bound on the time, far beyond what
// people write.
constexpr std::size_t deepest_look = 64;

// What is open at some place of the text, and what follows from each tag.
class Nesting {
public:
    Nesting(HtmlReader& reader, HtmlFaultList& faults) : m_reader(reader), m_faults(faults) {}

    void begin(const HtmlTag& tag);
    void end(const HtmlTag& tag);
    void finish();

private:
    struct Open {
        std::string name;
        std::size_t offset = 0;
        HtmlTagKind kind = HtmlTagKind::plain;
    };

    void begin_foreign(const HtmlTag& tag, HtmlTagKind kind);
    void check_place(const HtmlTag& tag);
    bool is_open(const std::string& name) const {
        const auto found = m_counts.find(name);
        return found != m_counts.end() && found->second > 0;
    }
    bool closes_nothing(const HtmlTag& tag);
    bool ends_other_heading(const HtmlTag& tag);
    void push(const HtmlTag& tag, HtmlTagKind kind);
    void pop();
    void unknown(const HtmlTag& tag);

    HtmlReader& m_reader;
    HtmlFaultList& m_faults;
    std::vector<Open> m_open;
    std::unordered_map<std::string, std::size_t> m_counts;  // of m_open, by name
    std::unordered_map<std::string, std::size_t>
        m_forgiven;  // end tags still to come, told already
    std::set<std::string> m_unknown;
    std::size_t m_foreign = 0;  // how many <svg> and <math> are open
};

void Nesting::push(const HtmlTag& tag, HtmlTagKind kind) {
    m_open.push_back({tag.name, tag.offset, kind});
    ++m_counts[tag.name];
    if (kind == HtmlTagKind::foreign) m_reader.set_foreign(++m_foreign > 0);
}

void Nesting::pop() {
    const Open& open = m_open.back();
    --m_counts[open.name];
    if (open.kind == HtmlTagKind::foreign) m_reader.set_foreign(--m_foreign > 0);
    m_open.pop_back();
}

void Nesting::unknown(const HtmlTag& tag) {
    if (m_unknown.insert(tag.name).second)
        m_faults.add(tag.offset, tr("HTML has no tag <{0}>.", name_to_show(tag.name)));
}

void Nesting::begin(const HtmlTag& tag) {
    const HtmlTagKind kind = html_tag_kind(tag.name);
    if (kind == HtmlTagKind::raw) {
        if (!m_reader.skip_to_end_of(tag.name))
            m_faults.add(tag.offset, tr("The tag <{0}> is not closed.", tag.name));
        return;
    }
    if (m_foreign > 0) return begin_foreign(tag, kind);
    if (kind == HtmlTagKind::unknown) return unknown(tag);
    while (!m_open.empty() && ends_before(m_open.back().name, tag.name)) pop();
    check_place(tag);
    if (kind == HtmlTagKind::empty) return;
    if (tag.is_slashed && kind != HtmlTagKind::foreign) {
        m_faults.add(tag.offset, tr("The slash of <{0}/> does not close it: write <{0}></{0}>.",
                                    name_to_show(tag.name)));
        return;
    }
    const bool never_in_itself = tag.name == "a" || tag.name == "button" || tag.name == "form";
    if (never_in_itself && is_open(tag.name)) {
        m_faults.add(tag.offset, tr("A tag <{0}> cannot stand within another: is the end of the "
                                    "first one missing?",
                                    tag.name));
        return;
    }
    if (!(tag.is_slashed && kind == HtmlTagKind::foreign)) push(tag, kind);
}

// Any name is good there, and a slash closes.
void Nesting::begin_foreign(const HtmlTag& tag, HtmlTagKind kind) {
    if (tag.is_slashed || kind == HtmlTagKind::empty) return;
    push(tag, kind == HtmlTagKind::unknown ? HtmlTagKind::plain : kind);
}

void Nesting::check_place(const HtmlTag& tag) {
    if (is_part_of_table(tag.name) && !is_open("table") && !is_open("template")) {
        m_faults.add(tag.offset, tr("The tag <{0}> must stand in a <table>.", tag.name));
    }
    if (!is_open("p") || !ends_before("p", tag.name)) return;
    const std::size_t deepest = m_open.size() - std::min(m_open.size(), deepest_look);
    for (std::size_t i = m_open.size(); i-- > deepest;) {
        const std::string& around = m_open[i].name;
        // What stands in these is a text of its own.
        if (around == "table" || around == "td" || around == "th" || around == "caption" ||
            around == "button" || around == "object" || around == "template") {
            return;
        }
        if (around == "p") {
            m_faults.add(tag.offset, tr("The tag <{0}> cannot stand within <{1}> in a paragraph "
                                        "<p>.",
                                        tag.name, name_to_show(m_open.back().name)));
            return;
        }
    }
}

// True where the end tag needs no further look; what there is to say is said.
bool Nesting::closes_nothing(const HtmlTag& tag) {
    if (is_open(tag.name)) return false;
    if (const auto told = m_forgiven.find(tag.name); told != m_forgiven.end() && told->second > 0) {
        --told->second;
    } else if (html_tag_kind(tag.name) == HtmlTagKind::unknown && m_foreign == 0) {
        unknown(tag);
    } else if (!ends_other_heading(tag)) {
        m_faults.add(tag.offset, tr("The tag </{0}> closes nothing: no <{0}> is open here.",
                                    name_to_show(tag.name)));
    }
    return true;
}

// <h1>...</h2>: one mistake, not two.
bool Nesting::ends_other_heading(const HtmlTag& tag) {
    if (!is_heading(tag.name) || m_open.empty() || !is_heading(m_open.back().name)) return false;
    m_faults.add(tag.offset,
                 tr("The heading <{0}> is closed by </{1}>.", m_open.back().name, tag.name));
    pop();
    return true;
}

void Nesting::end(const HtmlTag& tag) {
    if (closes_nothing(tag)) return;
    while (m_open.back().name != tag.name) {
        const Open& inner = m_open.back();
        if (inner.kind != HtmlTagKind::optional_end) {
            m_faults.add(inner.offset, tr("The tag <{0}> is not closed before </{1}>.",
                                          name_to_show(inner.name), name_to_show(tag.name)));
            ++m_forgiven[inner.name];
        }
        pop();
    }
    pop();
}

void Nesting::finish() {
    for (; !m_open.empty(); pop()) {
        const Open& open = m_open.back();
        if (open.kind != HtmlTagKind::optional_end)
            m_faults.add(open.offset, tr("The tag <{0}> is not closed.", name_to_show(open.name)));
    }
}

}  // namespace

std::vector<HtmlFault> html_faults(std::string_view html) {
    if (!has_html_marks(html)) return {};
    HtmlFaultList faults;
    HtmlReader reader(html, faults);
    Nesting nesting(reader, faults);
    HtmlTag tag;
    while (reader.next(tag)) {
        if (tag.is_end) {
            nesting.end(tag);
        } else {
            nesting.begin(tag);
        }
    }
    nesting.finish();
    return faults.take(html);
}

}  // namespace vitrine
