// How many problems each product has, for the column of the grid: counted in the background and
// kept in step with the catalogue while somebody looks.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "workbench/workspace.h"

namespace vitrine {

class ProblemCounts {
public:
    explicit ProblemCounts(Workspace& workspace);

    // Somebody looks: counts now and after every change, for which the whole catalogue is checked
    // where it never was; or nobody does any more. What is known stays.
    void follow(bool followed);

    // "2 errors, 1 hint", the worst first; empty where there are none. Absent until counted.
    std::optional<std::string> text(ProductId product) const;

    struct Events {
        std::function<void()> changed;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    // In the order of `severities`, and by product id.
    using Counts = std::array<std::vector<std::uint32_t>, std::size(severities)>;

    void count();

    Workspace& m_workspace;
    bool m_followed = false;
    bool m_counting = false;
    bool m_again = false;  // something changed meanwhile
    std::optional<Counts> m_counts;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
