// The channels and what stands between the products and each: readiness with reasons, plan,
// publication with progress and cancel, results.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/publish_channel.h"
#include "workbench/activities.h"
#include "workbench/workspace.h"

namespace vitrine {

// Why items of a channel are blocked, by rule and field, the most frequent first.
struct BlockedReason {
    std::string rule;      // "required:price"
    std::string sentence;  // "Price is required", as an item says it
    std::string fix;
    std::int64_t items = 0;
    std::vector<ReadinessReport::Item> examples;
};

struct ChannelDesk {
    enum class State { idle, checking, publishing };
    Choice channel;
    std::string exporter;  // id; empty: not set up
    std::filesystem::path destination;
    State state = State::idle;
    std::optional<ReadinessReport> readiness;
    std::optional<PlanCounts> plan;
    Issues refusals;  // guardrails that would stop a publication now
    std::vector<BlockedReason> reasons;
    std::optional<Publication> last;          // the publication before now
    std::optional<PublicationReport> report;  // of the publication made here
    std::string failure;                      // why the last check or publication ended

    bool is_set_up() const { return !exporter.empty(); }
    // "1,204 ready, 31 blocked", "Not set up", "Checking ..."
    std::string state_sentence() const;
    // "12 new, 3 changed, 1 to remove", or empty.
    std::string plan_sentence() const;
    // What the publication made here did; empty before.
    std::string report_sentence() const;
};

class PublishDesk {
public:
    PublishDesk(Workspace& workspace, Activities& activities);

    const std::vector<ChannelDesk>& channels() const { return m_channels; }

    // Reads the channels and their last publications; called when the page is looked at.
    void refresh();
    // Readiness and plan of one channel, or of all that are set up.
    void check(ChannelId channel);
    void check_all();
    // Publishes in the background, to the channel's own destination or another folder.
    void publish(ChannelId channel, const std::filesystem::path& destination = {});
    // Stops what runs for the channel.
    void cancel(ChannelId channel);

    // Whether the figures are older than the last change of the catalogue.
    bool is_outdated() const { return m_outdated; }
    bool is_busy() const;

    struct Events {
        std::function<void()> changed;
        std::function<void(ChannelId channel)> published;
    };
    Events events;

private:
    ChannelDesk* find(ChannelId channel);
    void changed() const;
    void finish(ChannelId channel, Activities::Id activity, const std::exception_ptr& failure);

    Workspace& m_workspace;
    Activities& m_activities;
    std::vector<ChannelDesk> m_channels;
    std::vector<std::pair<ChannelId, std::stop_source>> m_jobs;
    bool m_outdated = false;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
