#include "catalog/spelling.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace vitrine {
namespace {

// Optimal string alignment distance, in bytes: names are short and mostly ASCII.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before_last[j - 2] + 1);
            }
        }
        std::swap(before_last, last);
        std::swap(last, current);
    }
    return last[b.size()];
}

}  // namespace

NearestName::NearestName(std::string_view wanted)
    : m_wanted(fold_for_search(wanted)),
      m_distance(std::max<std::size_t>(m_wanted.size() / 3, 1) + 1) {}

void NearestName::offer(std::string_view candidate) {
    constexpr std::size_t shortest_beginning = 3;
    const std::string folded = fold_for_search(candidate);
    if (folded.empty() || m_wanted.empty()) return;
    const auto shorter = std::min(folded.size(), m_wanted.size());
    std::size_t found = distance(m_wanted, folded);
    if (shorter >= shortest_beginning && std::string_view(folded).substr(0, shorter) ==
                                             std::string_view(m_wanted).substr(0, shorter)) {
        // A beginning is as good as the worst misspelling that is still near.
        found = std::min(found, std::max<std::size_t>(m_wanted.size() / 3, 1));
    }
    if (found < m_distance) {
        m_distance = found;
        m_best = candidate;
    }
}

}  // namespace vitrine
