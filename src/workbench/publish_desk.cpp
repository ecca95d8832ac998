#include "workbench/publish_desk.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "publish/channel_profile.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t examples_per_reason = 100;

// The items of a readiness report by what keeps them back.
std::vector<BlockedReason> reasons_of(const ReadinessReport& report) {
    std::vector<BlockedReason> reasons;
    for (const auto& [rule, items] : report.by_reason) {
        BlockedReason reason;
        reason.rule = rule;
        reason.items = items;
        for (const auto& item : report.items) {
            for (const Issue& issue : item.issues) {
                if (issue.severity != Severity::error || issue.rule + ":" + issue.column != rule) {
                    continue;
                }
                if (reason.sentence.empty()) {
                    reason.sentence = issue.message;
                    reason.fix = issue.fix;
                }
                if (reason.examples.size() < examples_per_reason) reason.examples.push_back(item);
                break;
            }
        }
        if (reason.sentence.empty()) reason.sentence = rule;
        reasons.push_back(std::move(reason));
    }
    std::stable_sort(
        reasons.begin(), reasons.end(),
        [](const BlockedReason& a, const BlockedReason& b) { return a.items > b.items; });
    return reasons;
}

}  // namespace

std::string ChannelDesk::state_sentence() const {
    if (!is_set_up()) return tr("Not set up for publishing");
    switch (state) {
        case State::checking:
            return tr("Checking…");
        case State::publishing:
            return tr("Publishing…");
        case State::idle:
            break;
    }
    if (!readiness) return tr("Not checked yet");
    std::string sentence = trn("{0} ready", "{0} ready", static_cast<long>(readiness->ready),
                               format_number(readiness->ready));
    if (readiness->blocked > 0) {
        sentence = tr("{0}, {1}", sentence,
                      trn("{0} blocked", "{0} blocked", static_cast<long>(readiness->blocked),
                          format_number(readiness->blocked)));
    }
    if (readiness->warnings > 0) {
        sentence =
            tr("{0}, {1}", sentence,
               trn("{0} with a warning", "{0} with warnings",
                   static_cast<long>(readiness->warnings), format_number(readiness->warnings)));
    }
    return sentence;
}

std::string ChannelDesk::plan_sentence() const {
    if (!plan) return {};
    std::vector<std::string> parts;
    const auto add = [&parts](std::int64_t count, std::string words) {
        if (count > 0) parts.push_back(std::move(words));
    };
    const auto number = [](std::int64_t count) { return format_number(count); };
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    add(plan->create, trn("{0} new", "{0} new", of(plan->create), number(plan->create)));
    add(plan->update, trn("{0} changed", "{0} changed", of(plan->update), number(plan->update)));
    add(plan->remove,
        trn("{0} to remove", "{0} to remove", of(plan->remove), number(plan->remove)));
    add(plan->unchanged,
        trn("{0} unchanged", "{0} unchanged", of(plan->unchanged), number(plan->unchanged)));
    add(plan->held,
        trn("{0} published before and not ready now", "{0} published before and not ready now",
            of(plan->held), number(plan->held)));
    if (parts.empty()) return tr("Nothing to publish");
    return join(parts, ", ");
}

std::string ChannelDesk::report_sentence() const {
    if (!report) return {};
    std::string sentence = trn("{0} item published.", "{0} items published.",
                               static_cast<long>(report->sent), format_number(report->sent));
    if (report->rejected > 0) {
        sentence += " " + trn("{0} was refused by the channel.", "{0} were refused by the channel.",
                              static_cast<long>(report->rejected), format_number(report->rejected));
    }
    if (report->readiness.blocked > 0) {
        sentence += " " + trn("{0} was left out: not ready.", "{0} were left out: not ready.",
                              static_cast<long>(report->readiness.blocked),
                              format_number(report->readiness.blocked));
    }
    return sentence;
}

PublishDesk::PublishDesk(Workspace& workspace, Activities& activities)
    : m_workspace(workspace), m_activities(activities) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (change.context && !change.structure) return;
        m_outdated = true;
        if (change.structure) refresh();
        changed();
    });
}

ChannelDesk* PublishDesk::find(ChannelId channel) {
    for (ChannelDesk& desk : m_channels) {
        if (desk.channel.id == channel) return &desk;
    }
    return nullptr;
}

void PublishDesk::changed() const {
    if (events.changed) events.changed();
}

bool PublishDesk::is_busy() const {
    return !m_jobs.empty();
}

void PublishDesk::refresh() {
    const auto structure = m_workspace.structure();
    if (!structure) return;
    std::vector<ChannelDesk> desks;
    std::vector<ChannelId> ids;
    for (const Choice& choice : m_workspace.channels()) {
        const ChannelDesk* known = find(choice.id);
        ChannelDesk desk = known != nullptr ? *known : ChannelDesk{};
        desk.channel = choice;
        const std::string& text = structure->channels.find(choice.id)->profile;
        if (!text.empty()) {
            const ChannelProfile profile = read_channel_profile(text).profile;
            desk.exporter = profile.exporter;
            // A relative one begins beside the catalogue.
            desk.destination.clear();
            if (!profile.destination.empty()) {
                desk.destination = m_workspace.file().parent_path() / profile.destination;
            }
        }
        ids.push_back(choice.id);
        desks.push_back(std::move(desk));
    }
    m_channels = std::move(desks);
    changed();
    ask(
        m_workspace.reader(),
        [ids](Catalogue& catalogue, const Progress&) {
            std::vector<std::pair<ChannelId, Publication>> found;
            for (const ChannelId id : ids) {
                const auto publications = catalogue.receipts().publications(id, 1);
                if (!publications.empty()) found.emplace_back(id, publications.front());
            }
            return found;
        },
        m_receiver.guard([this](std::vector<std::pair<ChannelId, Publication>> found) {
            for (auto& [id, publication] : found) {
                if (ChannelDesk* desk = find(id)) desk->last = std::move(publication);
            }
            changed();
        }),
        // The channels themselves are on the page; when they were published last is an extra.
        [](const std::exception_ptr&) {});
}

void PublishDesk::check_all() {
    std::vector<ChannelId> ids;
    for (const ChannelDesk& desk : m_channels) {
        if (desk.is_set_up()) ids.push_back(desk.channel.id);
    }
    for (const ChannelId id : ids) check(id);
}

void PublishDesk::check(ChannelId channel) {
    ChannelDesk* desk = find(channel);
    if (desk == nullptr || !desk->is_set_up() || desk->state != ChannelDesk::State::idle) return;
    desk->state = ChannelDesk::State::checking;
    desk->failure.clear();
    m_outdated = false;
    struct Answer {
        ReadinessReport readiness;
        PlanCounts plan;
        Issues refusals;
        std::vector<BlockedReason> reasons;
    };
    auto stop = ask(
        m_workspace.publisher(),
        [this, channel](Catalogue& catalogue, const Progress& progress) {
            Answer answer;
            auto& exporters = m_workspace.exporters();
            answer.readiness = check_readiness(catalogue, exporters, channel, progress);
            answer.reasons = reasons_of(answer.readiness);
            Plan plan = plan_publication(catalogue, exporters, channel, progress);
            answer.plan = plan.counts;
            answer.refusals = std::move(plan.refusals);
            return answer;
        },
        m_receiver.guard([this, channel](Answer answer) {
            if (ChannelDesk* asked = find(channel)) {
                asked->readiness = std::move(answer.readiness);
                asked->plan = answer.plan;
                asked->refusals = std::move(answer.refusals);
                asked->reasons = std::move(answer.reasons);
            }
            finish(channel, 0, nullptr);
        }),
        m_receiver.guard(
            [this, channel](const std::exception_ptr& failure) { finish(channel, 0, failure); }));
    m_jobs.emplace_back(channel, std::move(stop));
    changed();
}

void PublishDesk::publish(ChannelId channel, const std::filesystem::path& destination) {
    ChannelDesk* desk = find(channel);
    if (desk == nullptr || !desk->is_set_up() || desk->state != ChannelDesk::State::idle) return;
    desk->state = ChannelDesk::State::publishing;
    desk->failure.clear();
    desk->report.reset();
    // Known only once the job is started; the completion comes later, on this thread.
    auto activity = std::make_shared<Activities::Id>(0);
    auto stop = ask(
        m_workspace.publisher(),
        [this, channel, destination](Catalogue& catalogue, const Progress& progress) {
            PublishOptions options;
            options.destination = destination;
            return publish_channel(catalogue, m_workspace.exporters(), channel, options, progress);
        },
        m_receiver.guard([this, channel, activity](PublicationReport report) {
            if (ChannelDesk* asked = find(channel)) {
                asked->readiness = report.readiness;
                asked->reasons = reasons_of(report.readiness);
                asked->plan.reset();
                asked->refusals.clear();
                asked->report = std::move(report);
            }
            finish(channel, *activity, nullptr);
            if (events.published) events.published(channel);
            refresh();
        }),
        m_receiver.guard([this, channel, activity](const std::exception_ptr& failure) {
            finish(channel, *activity, failure);
        }));
    *activity = m_activities.begin(tr("Publishing {0}", desk->channel.label), stop,
                                   [this] { return m_workspace.publisher().progress(); });
    m_jobs.emplace_back(channel, std::move(stop));
    changed();
}

void PublishDesk::cancel(ChannelId channel) {
    for (auto& [id, stop] : m_jobs) {
        if (id == channel) stop.request_stop();
    }
}

void PublishDesk::finish(ChannelId channel, Activities::Id activity,
                         const std::exception_ptr& failure) {
    std::erase_if(m_jobs, [channel](const auto& job) { return job.first == channel; });
    if (ChannelDesk* desk = find(channel)) {
        const bool publishing = desk->state == ChannelDesk::State::publishing;
        desk->state = ChannelDesk::State::idle;
        desk->failure = sentence_of(failure);
        if (is_cancelled(failure)) {
            desk->failure =
                publishing ? tr("Publication stopped. No file was changed.") : tr("Check stopped.");
        }
    }
    m_activities.end(activity);
    changed();
}

}  // namespace vitrine
