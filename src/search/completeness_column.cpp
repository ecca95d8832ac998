#include "search/completeness_column.h"

#include <algorithm>

namespace vitrine {
namespace {

// The sellable rows of each family, by its id.
std::vector<std::vector<Row>> rows_by_family(const Columns& columns, std::size_t families) {
    std::vector<std::vector<Row>> rows(families);
    columns.families().each([&](Row row) {
        const auto family = static_cast<std::size_t>(*columns.families().id(row));
        if (family < families && !columns.of_kind(ProductKind::model).test(row)) {
            rows[family].push_back(row);
        }
    });
    return rows;
}

// Adds one to the count of each row that has a value under every key.
void count_filled(const Columns& columns, const std::vector<Row>& rows,
                  const std::vector<ValueKey>& keys, std::vector<std::uint8_t>& counts) {
    std::vector<std::uint8_t> has(rows.size(), 1);
    for (const ValueKey key : keys) {
        const Column* column = columns.find(key);
        if (column == nullptr) return;
        column->keep_filled(rows, has);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        counts[i] = static_cast<std::uint8_t>(counts[i] + has[i]);
    }
}

}  // namespace

const std::vector<std::uint8_t>& CompletenessColumns::percents(const Structure& structure,
                                                               ChannelId channel, LocaleId locale) {
    const auto at = m_kept.find({channel, locale});
    if (at != m_kept.end()) return at->second;
    const Channel* known = structure.channels.find(channel);
    auto percents = known == nullptr ? std::vector<std::uint8_t>(m_columns.rows(), 100)
                                     : count(structure, *known, locale);
    count_models(percents);
    return m_kept.emplace(std::pair(channel, locale), std::move(percents)).first->second;
}

std::vector<std::uint8_t> CompletenessColumns::count(const Structure& structure,
                                                     const Channel& channel,
                                                     LocaleId locale) const {
    std::vector<std::uint8_t> percents(m_columns.rows(), 100);
    const auto families =
        rows_by_family(m_columns, static_cast<std::size_t>(structure.families.next_id()));
    structure.families.each([&](const Family& family) {
        const std::vector<Row>& rows = families[static_cast<std::size_t>(family.id)];
        const auto requirements = requirements_of(structure, family, channel, locale);
        if (rows.empty() || requirements.empty()) return;
        // A family may require more than a byte counts: then the counts are carried over.
        std::vector<std::size_t> filled(rows.size());
        std::vector<std::uint8_t> counts(rows.size());
        const auto carry = [&] {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                filled[i] += counts[i];
                counts[i] = 0;
            }
        };
        std::size_t counted = 0;
        for (const Requirement& requirement : requirements) {
            // A product always has its code.
            count_filled(m_columns, rows, requirement.keys, counts);
            if (++counted % 255 == 0) carry();
        }
        carry();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            percents[rows[i]] = static_cast<std::uint8_t>(filled[i] * 100 / requirements.size());
        }
    });
    return percents;
}

void CompletenessColumns::count_models(std::vector<std::uint8_t>& percents) const {
    struct Tally {
        std::size_t variants = 0;
        std::size_t complete = 0;
    };
    std::map<Row, Tally> tallies;
    const Bitmap& variants = m_columns.of_kind(ProductKind::variant);
    variants.each([&](Row row) {
        auto model = m_columns.parent_of(row);
        for (int level = 0; model && level < 2; ++level) {
            Tally& tally = tallies[*model];
            ++tally.variants;
            tally.complete += percents[row] == 100 ? 1 : 0;
            model = m_columns.parent_of(*model);
        }
    });
    m_columns.of_kind(ProductKind::model).each([&](Row row) { percents[row] = 100; });
    for (const auto& [row, tally] : tallies) {
        if (row < percents.size()) {
            percents[row] = static_cast<std::uint8_t>(tally.complete * 100 / tally.variants);
        }
    }
}

}  // namespace vitrine
