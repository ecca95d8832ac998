// Completeness of every product for one channel and locale, counted from the columns: which values
// are there is all it takes.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalog/completeness.h"
#include "search/columns.h"

namespace vitrine {

class CompletenessColumns {
public:
    explicit CompletenessColumns(const Columns& columns) : m_columns(columns) {}

    // Per cent by row, rounded down so that 100 means complete. Of a model: its variants that are
    // complete of all its variants. 100 where nothing is required, for an unknown channel, and for
    // rows of removed products. Worked out at the first call, kept until forget().
    const std::vector<std::uint8_t>& percents(const Structure& structure, ChannelId channel,
                                              LocaleId locale);
    // After any change of products or structure.
    void forget() { m_kept.clear(); }

private:
    std::vector<std::uint8_t> count(const Structure& structure, const Channel& channel,
                                    LocaleId locale) const;
    void count_models(std::vector<std::uint8_t>& percents) const;

    const Columns& m_columns;
    std::map<std::pair<ChannelId, LocaleId>, std::vector<std::uint8_t>> m_kept;
};

}  // namespace vitrine
