#include "workbench/readiness_cells.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/publish_channel.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// Some screens full.
constexpr std::size_t most_kept = 4000;
// So many at once, lest those in sight wait for those scrolled past.
constexpr std::size_t judged_at_once = 40;
constexpr std::size_t most_waiting = 120;
constexpr std::size_t most_reasons = 5;

using Readiness = ReadinessCells::Readiness;
using State = Readiness::State;

struct Judged {
    std::vector<Issues> issues;  // in the order of the products
    std::string failure;         // why the channel cannot be judged
};

}  // namespace

std::string Readiness::text() const {
    switch (state) {
        case State::coming:
            break;
        case State::ready:
            if (warnings == 0) return tr("✓ Ready");
            return trn("✓ Ready, {0} warning", "✓ Ready, {0} warnings", static_cast<long>(warnings),
                       format_number(warnings));
        case State::blocked:
            return trn("✗ Blocked: {0} reason", "✗ Blocked: {0} reasons",
                       static_cast<long>(blocking), format_number(blocking));
        case State::not_sold:
            // TRANSLATORS: a channel does not sell this product.
            return tr("– Not sold");
        case State::unknown:
            return tr("! Not checked");
    }
    return "…";
}

Readiness readiness_of(const Issues& issues) {
    Readiness readiness;
    readiness.state = State::ready;
    const auto take = [&](Severity severity) {
        for (const Issue& issue : issues) {
            if (issue.severity != severity) continue;
            if (severity == Severity::error) ++readiness.blocking;
            if (severity == Severity::warning) ++readiness.warnings;
            if (issue.rule.starts_with("assortment.")) readiness.state = State::not_sold;
            if (readiness.reasons.size() < most_reasons)
                readiness.reasons.push_back(to_sentence(issue));
        }
    };
    take(Severity::error);
    take(Severity::warning);
    take(Severity::info);
    if (readiness.blocking > 0) readiness.state = State::blocked;
    return readiness;
}

ReadinessCells::ReadinessCells(Workspace& workspace) : m_workspace(workspace) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        // Channels are judged in their own locales and currencies, whichever is looked at.
        const bool only_looked_at_differently =
            change.context && !change.structure && !change.everything && change.products.empty();
        if (only_looked_at_differently || m_channels.empty()) return;
        // A model above it or a product it is sold with may be what changed.
        for (auto& [channel, cells] : m_channels) {
            for (auto& [product, known] : cells.products) known.outdated = true;
        }
        forget_what_is_on_its_way();
        tell();
    });
}

ReadinessCells::~ReadinessCells() {
    m_job.request_stop();
}

void ReadinessCells::tell() {
    if (on_change) on_change();
}

void ReadinessCells::forget_what_is_on_its_way() {
    ++m_generation;
    m_job.request_stop();
    m_judging = false;
    for (auto& [channel, cells] : m_channels) cells.wanted.clear();
}

const Readiness& ReadinessCells::of(ChannelId channel, ProductId product) {
    Cells& cells = m_channels[channel];
    if (cells.products.size() >= most_kept && !cells.products.contains(product))
        cells.products.clear();
    const auto [at, is_new] = cells.products.try_emplace(product);
    Known& known = at->second;
    if (is_new || std::exchange(known.outdated, false)) {
        cells.wanted.push_back(product);
        if (cells.wanted.size() > most_waiting) {
            // Scrolled past longest ago: waits until somebody looks again.
            cells.products[cells.wanted.front()].outdated = true;
            cells.wanted.erase(cells.wanted.begin());
        }
        if (!m_judging) judge();
    }
    return known.readiness;
}

void ReadinessCells::judge() {
    const auto next = std::find_if(m_channels.begin(), m_channels.end(),
                                   [](const auto& cells) { return !cells.second.wanted.empty(); });
    if (next == m_channels.end()) return;
    m_judging = true;
    const ChannelId channel = next->first;
    auto& wanted = next->second.wanted;
    const std::size_t count = std::min(wanted.size(), judged_at_once);
    const std::vector<ProductId> products(wanted.end() - static_cast<std::ptrdiff_t>(count),
                                          wanted.end());
    wanted.resize(wanted.size() - count);
    m_job = ask(
        m_workspace.publisher(),
        [&workspace = m_workspace, channel, products](Catalogue& catalogue,
                                                      const Progress& progress) {
            Judged judged;
            try {
                judged.issues = check_products_readiness(catalogue, workspace.exporters(), channel,
                                                         products, progress);
            } catch (const Error& error) {
                if (error.failure() == Failure::cancelled) throw;
                judged.failure = error.sentence();
            }
            return judged;
        },
        m_receiver.guard(
            [this, channel, products, generation = m_generation](const Judged& judged) {
                if (generation != m_generation) return;
                m_judging = false;
                for (std::size_t i = 0; i < products.size(); ++i) {
                    Readiness readiness;
                    if (judged.failure.empty()) {
                        readiness = readiness_of(judged.issues[i]);
                    } else {
                        readiness.state = State::unknown;
                        readiness.reasons = {judged.failure};
                    }
                    m_channels[channel].products[products[i]] = {std::move(readiness), false};
                }
                judge();
                tell();
            }),
        m_receiver.guard([this, generation = m_generation](const std::exception_ptr&) {
            // They stay as they are until somebody reloads: the grid itself says what is wrong.
            if (generation == m_generation) m_judging = false;
        }));
}

}  // namespace vitrine
