// Whether channels would take the products that somebody looks at: judged in the background, those
// asked for last first, and kept while they are likely to be looked at again.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/issue.h"
#include "workbench/workspace.h"

namespace vitrine {

class ReadinessCells {
public:
    explicit ReadinessCells(Workspace& workspace);
    ~ReadinessCells();

    struct Readiness {
        enum class State {
            coming,   // judged just now
            ready,    // with warnings or without
            blocked,  // it would not be sent
            not_sold,
            unknown,  // the channel cannot be judged: its profile or exporter is not right
        };
        State state = State::coming;
        std::int64_t blocking = 0, warnings = 0;
        // Why, the blocking ones first; no more than anybody reads.
        std::vector<std::string> reasons;

        // "✓ Ready", "✗ Blocked: 2 reasons"; an ellipsis while it is judged.
        std::string text() const;
    };
    // Asks for it where it is not known. After a change of the catalogue it stays what it was until
    // it is known again. A channel without a profile is never asked for.
    const Readiness& of(ChannelId channel, ProductId product);

    // More is known.
    std::function<void()> on_change;

private:
    struct Known {
        Readiness readiness;
        bool outdated = false;
    };
    struct Cells {
        std::unordered_map<ProductId, Known> products;
        std::vector<ProductId> wanted;  // the last asked for comes first
    };

    void judge();
    void forget_what_is_on_its_way();
    void tell();

    Workspace& m_workspace;
    std::map<ChannelId, Cells> m_channels;
    bool m_judging = false;
    int m_generation = 0;  // answers of older ones are dropped
    std::stop_source m_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

// What the issues of check_product_readiness() come to.
ReadinessCells::Readiness readiness_of(const Issues& issues);

}  // namespace vitrine
