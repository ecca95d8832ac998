#include "operations/scope_moves.h"

#include <algorithm>

namespace vitrine {
namespace {

bool holds(const std::vector<std::int32_t>& ids, std::int32_t id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool has_currency(const Attribute& attribute) {
    return attribute.type == AttributeType::price_collection;
}

}  // namespace

std::optional<int> ScopeMoves::Part::rank(std::int32_t id) const {
    if (before == after || !before) return 0;
    const auto at = std::find(order.begin(), order.end(), id);
    if (at != order.end()) return static_cast<int>(at - order.begin());
    return only_listed ? std::nullopt : std::optional(static_cast<int>(order.size()));
}

std::vector<std::int32_t> ScopeMoves::Part::targets(std::int32_t id) const {
    if (!after) return {0};
    if (before) return {id};
    return to;
}

ScopeMoves::ScopeMoves(const Structure& structure, const Attribute& from, const Attribute& to,
                       const ScopeMoveChoices& choices)
    : m_structure(structure), m_available(to.available_locales) {
    std::vector<ChannelId> channels;
    structure.channels.each([&](const Channel& channel) { channels.push_back(channel.id); });
    const auto part = [](bool before, bool after, const std::vector<std::int32_t>& chosen,
                         const std::vector<std::int32_t>& all) {
        Part made{before, after, chosen, chosen, !chosen.empty()};
        if (chosen.empty()) made.to = made.order = all;
        return made;
    };
    m_channel = part(from.scopable, to.scopable, choices.channels, channels);
    m_locale = part(from.localizable, to.localizable, choices.locales, structure.active_locales());
    m_currency = part(has_currency(from), has_currency(to), {choices.currency}, {});
    m_all_locales = choices.locales.empty() && !from.localizable && to.localizable;
    m_moves = from.scopable != to.scopable || from.localizable != to.localizable ||
              has_currency(from) != has_currency(to);
}

std::vector<Scope> ScopeMoves::targets(const Scope& of) const {
    std::vector<Scope> found;
    for (const ChannelId channel : m_channel.targets(of.channel)) {
        const Channel* known = m_structure.channels.find(channel);
        for (const LocaleId locale : m_locale.targets(of.locale)) {
            if (locale != 0 && !m_available.empty() && !holds(m_available, locale)) continue;
            // A channel asks for its own locales only.
            if (m_all_locales && known != nullptr && !holds(known->locales, locale)) continue;
            for (const CurrencyId currency : m_currency.targets(of.currency)) {
                Scope scope;
                scope.channel = channel;
                scope.locale = locale;
                scope.currency = currency;
                found.push_back(std::move(scope));
            }
        }
    }
    return found;
}

std::optional<int> ScopeMoves::rank(const Scope& of) const {
    constexpr int most = 10'000;  // of each part
    const auto channel = m_channel.rank(of.channel);
    const auto locale = m_locale.rank(of.locale);
    const auto currency = m_currency.rank(of.currency);
    if (!channel || !locale || !currency) return std::nullopt;
    return *channel * most + *locale;
}

}  // namespace vitrine
