#include "workbench/quick_look.h"

#include "base/text.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t most_missing = 6;

}  // namespace

QuickLook::QuickLook(Workspace& workspace)
    : m_workspace(workspace), m_desk(workspace), m_readiness(workspace) {
    m_desk.events.changed = m_readiness.on_change = [this] {
        if (events.changed) events.changed();
    };
}

std::string QuickLook::completeness() const {
    const InspectorDesk::Summary* shown = summary();
    if (shown == nullptr) return {};
    if (shown->required == 0) return tr("Nothing is required here");
    if (shown->missing.empty()) return tr("✓ Complete");
    std::vector<std::string> fields;
    for (const auto& field : shown->missing) {
        if (fields.size() < most_missing) fields.push_back(field.label);
    }
    const auto more = static_cast<long>(shown->missing.size() - fields.size());
    if (more > 0) fields.push_back(trn("{0} more", "{0} more", more, format_number(more)));
    const auto missing = static_cast<long>(shown->missing.size());
    return trn("✗ {0} required value is missing: {1}", "✗ {0} required values are missing: {1}",
               missing, format_number(missing), join(fields, ", "));
}

std::vector<QuickLook::Channel> QuickLook::channels() {
    std::vector<Channel> found;
    const auto structure = m_workspace.structure();
    if (summary() == nullptr) return found;
    for (const Choice& channel : m_workspace.channels()) {
        if (structure->channels.find(channel.id)->profile.empty()) continue;
        found.push_back({channel.label, m_readiness.of(channel.id, summary()->product)});
    }
    return found;
}

}  // namespace vitrine
