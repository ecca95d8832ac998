#include "publish/assortment.h"

#include <algorithm>

#include "catalog/lifecycle.h"
#include "publish/field_mapping.h"

namespace vitrine {

namespace {

Matcher matcher_of(const Structure& structure, const Channel& channel,
                   const ChannelProfile& profile, const FindProduct& find_product) {
    FilterContext context{&structure, channel.id, 0};
    if (const Locale* locale =
            structure.locales.find(publish_locale({structure, channel, profile}))) {
        context.locale = locale->id;
    }
    return {parse_filter(structure, profile.assortment.filter, find_product), context};
}

}  // namespace

std::string_view exclusion_name(Exclusion exclusion) {
    switch (exclusion) {
        case Exclusion::none:
            return "none";
        case Exclusion::disabled:
            return "disabled";
        case Exclusion::family:
            return "family";
        case Exclusion::category:
            return "category";
        case Exclusion::draft:
            return "draft";
        case Exclusion::discontinued:
            return "discontinued";
        case Exclusion::embargo:
            return "embargo";
        case Exclusion::launch:
            return "launch";
        case Exclusion::filter:
            return "filter";
    }
    return {};
}

Assortment::Assortment(std::shared_ptr<const Structure> structure, const Channel& channel,
                       const ChannelProfile& profile, Instant instant,
                       const FindProduct& find_product)
    : m_structure(std::move(structure)),
      m_rule(profile.assortment),
      m_matcher(matcher_of(*m_structure, channel, profile, find_product)),
      m_channel(channel.id),
      m_instant(instant),
      m_has_preorder(profile.availability.preorder),
      m_tree(channel.tree) {
    for (const std::string& code : m_rule.families) {
        if (const Family* family = m_structure->families.find(code)) m_families.insert(family->id);
    }
}

bool Assortment::is_in_tree(const Lineage& lineage) const {
    if (m_tree == 0) return true;
    const std::vector<CategoryId> categories = categories_of(lineage);
    return std::any_of(categories.begin(), categories.end(),
                       [this](CategoryId id) { return m_structure->is_under(id, m_tree); });
}

Exclusion Assortment::exclusion_of(const Lineage& lineage) const {
    if (m_rule.enabled_only && !lineage.self->enabled) return Exclusion::disabled;
    if (!m_rule.families.empty()) {
        const Family* family = family_of(*m_structure, lineage);
        if (family == nullptr || !m_families.contains(family->id)) return Exclusion::family;
    }
    if (m_rule.in_tree && !is_in_tree(lineage)) return Exclusion::category;
    switch (lifecycle_hindrance(*m_structure, lineage, m_channel, m_instant)) {
        case LifecycleHindrance::draft:
            return Exclusion::draft;
        case LifecycleHindrance::discontinued:
            return Exclusion::discontinued;
        case LifecycleHindrance::under_embargo:
            return Exclusion::embargo;
        case LifecycleHindrance::before_launch:
            if (m_has_preorder) break;
            return Exclusion::launch;
        case LifecycleHindrance::none:
            break;
    }
    return m_matcher.matches(lineage) ? Exclusion::none : Exclusion::filter;
}

}  // namespace vitrine
