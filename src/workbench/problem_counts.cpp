#include "workbench/problem_counts.h"

#include <utility>

#include "base/text.h"
#include "base/translate.h"
#include "operations/quality_index.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::string number_of(Severity severity, std::uint32_t count) {
    const auto number = static_cast<long>(count);
    switch (severity) {
        case Severity::error:
            return trn("{0} error", "{0} errors", number, format_number(count));
        case Severity::warning:
            return trn("{0} warning", "{0} warnings", number, format_number(count));
        case Severity::info:
            break;
    }
    return trn("{0} hint", "{0} hints", number, format_number(count));
}

}  // namespace

ProblemCounts::ProblemCounts(Workspace& workspace) : m_workspace(workspace) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        const bool only_looked_at_differently = change.context && !change.structure;
        if (m_followed && !only_looked_at_differently) count();
    });
}

void ProblemCounts::follow(bool followed) {
    if (std::exchange(m_followed, followed) == followed || !followed) return;
    count();
}

std::optional<std::string> ProblemCounts::text(ProductId product) const {
    if (!m_counts) return std::nullopt;
    const auto index = static_cast<std::size_t>(product);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::size(severities); ++i) {
        const auto& counts = (*m_counts)[i];
        if (index < counts.size() && counts[index] > 0) {
            parts.push_back(number_of(severities[i], counts[index]));
        }
    }
    return join(parts, ", ");
}

void ProblemCounts::count() {
    m_again = std::exchange(m_counting, true);
    if (m_again) return;
    const auto then = [this] {
        m_counting = false;
        if (std::exchange(m_again, false) && m_followed) count();
    };
    ask(
        m_workspace.checker(),
        [&index = m_workspace.quality()](Catalogue& catalogue, const Progress& progress) {
            const CatalogueSnapshot snapshot(catalogue);
            index.refresh(catalogue, progress);
            index.save(catalogue, progress);
            Counts counts;
            for (std::size_t i = 0; i < std::size(severities); ++i) {
                ProblemSubject subject;
                subject.severity = severities[i];
                counts[i] = index.counts(subject);
            }
            return counts;
        },
        m_receiver.guard([this, then](Counts counts) {
            m_counts = std::move(counts);
            if (events.changed) events.changed();
            then();
        }),
        m_receiver.guard([this, then](const std::exception_ptr& failure) {
            if (!is_cancelled(failure) && events.failed) events.failed(sentence_of(failure));
            then();
        }));
}

}  // namespace vitrine
