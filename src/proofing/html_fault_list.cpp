#include "proofing/html_fault_list.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vitrine {

std::string name_to_show(std::string_view name) {
    constexpr std::size_t longest = 40;  // code points
    return shorten(to_valid_utf8(name.substr(0, 4 * longest)), longest);
}

void HtmlFaultList::add(std::size_t offset, std::string message) {
    if (!is_full()) m_faults.push_back({offset, std::move(message)});
}

std::vector<HtmlFault> HtmlFaultList::take(std::string_view html) {
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](const Found& a, const Found& b) { return a.offset < b.offset; });
    std::vector<HtmlFault> faults;
    std::size_t line = 1;
    std::size_t column = 1;
    std::size_t at = 0;
    for (Found& found : m_faults) {
        for (; at < found.offset; ++at) {
            if (html[at] == '\n') {
                ++line;
                column = 1;
            } else if ((html[at] & 0xC0) != 0x80) {
                ++column;
            }
        }
        faults.push_back({line, column, std::move(found.message)});
    }
    m_faults.clear();
    return faults;
}

}  // namespace vitrine
