#include "publish/assortment.h"

#include <algorithm>

#include "publish/field_mapping.h"

namespace vitrine {

Assortment::Assortment(std::shared_ptr<const Structure> structure, const Channel& channel,
                       const ChannelProfile& profile)
    : m_structure(std::move(structure)),
      m_rule(profile.assortment),
      m_filter(parse_filter(*m_structure, profile.assortment.filter)),
      m_channel(channel.id),
      m_tree(channel.tree) {
    if (const Locale* locale =
            m_structure->locales.find(publish_locale({*m_structure, channel, profile}))) {
        m_locale = locale->id;
    }
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
    return matches(m_filter, {m_structure.get(), m_channel, m_locale, {}, {}}, lineage);
}

}  // namespace vitrine
