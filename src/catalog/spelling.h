// "Did you mean": the known name nearest to one that is not known.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// Collects the best of the candidates it is shown.
class NearestName {
public:
    explicit NearestName(std::string_view wanted);

    void offer(std::string_view candidate);
    // The nearest candidate; empty where none is near enough to be meant: at most a third of the
    // letters differ (inserted, left out, replaced, or swapped with their neighbour), or one is the
    // beginning of the other.
    const std::string& best() const { return m_best; }

private:
    std::string m_wanted;
    std::string m_best;
    std::size_t m_distance;
};

}  // namespace vitrine
