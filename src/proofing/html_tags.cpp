#include "proofing/html_tags.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::string_view plain_names =
    "a abbr acronym address article aside applet audio b bdi bdo big blink blockquote button "
    "canvas center cite code data datalist del details dfn dialog dir div dl em fieldset "
    "figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label "
    "legend listing main map mark marquee menu meter nav nobr noframes noscript object ol output "
    "picture pre progress q ruby s samp search section select slot small span strike strong sub "
    "summary sup table template time tt u ul var video";
constexpr std::string_view empty_names =
    "area base basefont bgsound br col embed frame hr img input keygen link menuitem meta param "
    "source track wbr";
constexpr std::string_view optional_end_names =
    "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th "
    "thead tr";
constexpr std::string_view raw_names = "iframe noembed script style textarea title xmp";
constexpr std::string_view foreign_names = "math svg";

// The start tags that end a paragraph.
constexpr std::string_view blocks =
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre "
    "search section summary table tbody td tfoot th thead tr ul xmp";

struct Ending {
    std::string_view opened;
    std::string_view next;
};
constexpr std::array endings = {
    Ending{"p", blocks},
    Ending{"li", "li"},
    Ending{"dt", "dt dd"},
    Ending{"dd", "dt dd"},
    Ending{"option", "option optgroup"},
    Ending{"optgroup", "optgroup"},
    Ending{"rb", "rb rp rt rtc"},
    Ending{"rp", "rb rp rt rtc"},
    Ending{"rt", "rb rp rt rtc"},
    Ending{"rtc", "rb rtc"},
    Ending{"td", "td th tr tbody tfoot"},
    Ending{"th", "td th tr tbody tfoot"},
    Ending{"tr", "tr tbody tfoot"},
    Ending{"thead", "tbody tfoot"},
    Ending{"tbody", "tbody tfoot"},
    Ending{"tfoot", "tbody"},
    Ending{"caption", "colgroup thead tbody tfoot tr"},
    Ending{"colgroup", "colgroup thead tbody tfoot tr"},
    Ending{"head", "body"},
};

std::unordered_map<std::string_view, HtmlTagKind> kinds_by_name() {
    std::unordered_map<std::string_view, HtmlTagKind> kinds;
    const auto add = [&](std::string_view names, HtmlTagKind kind) {
        for (const auto name : split(names, ' ')) kinds.emplace(name, kind);
    };
    add(plain_names, HtmlTagKind::plain);
    add(empty_names, HtmlTagKind::empty);
    add(optional_end_names, HtmlTagKind::optional_end);
    add(raw_names, HtmlTagKind::raw);
    add(foreign_names, HtmlTagKind::foreign);
    return kinds;
}

}  // namespace

HtmlTagKind html_tag_kind(std::string_view name) {
    static const auto kinds = kinds_by_name();
    const auto found = kinds.find(name);
    if (found != kinds.end()) return found->second;
    return name.find('-') != std::string_view::npos ? HtmlTagKind::plain : HtmlTagKind::unknown;
}

bool ends_before(std::string_view opened, std::string_view next) {
    const auto ending = std::find_if(endings.begin(), endings.end(),
                                     [&](const Ending& row) { return row.opened == opened; });
    return ending != endings.end() && contains_word(ending->next, next);
}

bool is_part_of_table(std::string_view name) {
    return contains_word("caption col colgroup tbody td tfoot th thead tr", name);
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace vitrine
