#include "publish/assortment.h"

#include <algorithm>

#include "catalog/lifecycle.h"
#include "publish/field_mapping.h"

namespace vitrine {

namespace {

Matcher matcher_of(const Structure& structure, const Channel& channel,
                   const ChannelProfile& profile) {
    FilterContext context{&structure, channel.id, 0};
    if (const Locale* locale =
            structure.locales.find(publish_locale({structure, channel, profile}))) {
        context.locale = locale->id;
    }
    return {parse_filter(structure, profile.assortment.filter), context};
}

}  // namespace

Assortment::Assortment(std::shared_ptr<const Structure> structure, const Channel& channel,
                       const ChannelProfile& profile, Instant instant)
    : m_structure(std::move(structure)),
      m_rule(profile.assortment),
      m_matcher(matcher_of(*m_structure, channel, profile)),
      m_channel(channel.id),
      m_instant(instant),
      m_tree(channel.tree) {
    for (const std::string& code : m_rule.families) {
        if (const Family* family = m_structure->families.find(code)) m_families.insert(family->id);
    }
}

bool Assortment::contains(const Lineage& lineage) const {
    if (m_rule.enabled_only && !lineage.self->enabled) return false;
    if (!m_rule.families.empty()) {
        const Family* family = family_of(*m_structure, lineage);
        if (family == nullptr || !m_families.contains(family->id)) return false;
    }
    if (m_rule.in_tree && m_tree != 0) {
        const std::vector<CategoryId> categories = categories_of(lineage);
        if (std::none_of(categories.begin(), categories.end(),
                         [this](CategoryId id) { return m_structure->is_under(id, m_tree); })) {
            return false;
        }
    }
    if (lifecycle_hindrance(*m_structure, lineage, m_channel, m_instant) !=
        LifecycleHindrance::none) {
        return false;
    }
    return m_matcher.matches(lineage);
}

}  // namespace vitrine
