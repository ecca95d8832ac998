// Where a value of one channel, locale and currency goes when its attribute begins or ceases to
// vary by them, and which of several stays.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/structure.h"

namespace vitrine {

struct ScopeMoveChoices {
    // To values by locale: those that get the value; empty: every locale that a channel uses. From
    // values by locale: the first of these that has a value stays; empty: the first of all.
    std::vector<LocaleId> locales;
    std::vector<ChannelId> channels;  // likewise
    CurrencyId currency = 0;          // of a price that becomes a number, or the other way round
};

class ScopeMoves {
public:
    ScopeMoves(const Structure& structure, const Attribute& from, const Attribute& to,
               const ScopeMoveChoices& choices);

    // Whether any value changes its scope.
    bool moves() const { return m_moves; }
    // Where a value goes; none where it stays nowhere. Ids and codes of the scopes are not set.
    std::vector<Scope> targets(const Scope& of) const;
    // Of several values with one target that of the lowest rank stays; absent: it does not stay in
    // any case.
    std::optional<int> rank(const Scope& of) const;

private:
    struct Part {
        bool before = false, after = false;
        std::vector<std::int32_t> to;     // where it begins to vary
        std::vector<std::int32_t> order;  // where it ceases to
        bool only_listed = false;
        std::optional<int> rank(std::int32_t id) const;
        std::vector<std::int32_t> targets(std::int32_t id) const;
    };

    const Structure& m_structure;
    const std::vector<LocaleId> m_available;  // of a locale-specific attribute
    Part m_channel, m_locale, m_currency;
    bool m_all_locales = false;  // nobody said which
    bool m_moves = false;
};

}  // namespace vitrine
