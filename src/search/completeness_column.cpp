#include "search/completeness_column.h"

#include <algorithm>

namespace vitrine {
namespace {

std::vector<std::vector<Requirement>> required_of(const Structure& structure, ChannelId id,
                                                  LocaleId locale) {
    std::vector<std::vector<Requirement>> required(
        static_cast<std::size_t>(structure.families.next_id()));
    const Channel* channel = structure.channels.find(id);
    if (channel == nullptr) return required;
    structure.families.each([&](const Family& family) {
        required[static_cast<std::size_t>(family.id)] =
            requirements_of(structure, family, *channel, locale);
    });
    return required;
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

// The per cent of each row, in order of the rows.
std::vector<std::uint8_t> percents_of(const Columns& columns, const std::vector<Row>& rows,
                                      const std::vector<Requirement>& required) {
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
    for (const Requirement& requirement : required) {
        // A product always has its code: it has no keys to ask.
        count_filled(columns, rows, requirement.keys, counts);
        if (++counted % 255 == 0) carry();
    }
    carry();
    std::vector<std::uint8_t> percents(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        percents[i] = static_cast<std::uint8_t>(filled[i] * 100 / required.size());
    }
    return percents;
}

}  // namespace

const std::vector<std::uint8_t>& CompletenessColumns::percents(const Structure& structure,
                                                               ChannelId channel, LocaleId locale) {
    const auto [at, is_new] = m_kept.try_emplace({channel, locale});
    Kept& kept = at->second;
    if (is_new) {
        kept.required = required_of(structure, channel, locale);
        kept.percents.assign(m_columns.rows(), 100);
        count(kept, all_rows(kept.required.size()));
        count_all_models(kept);
    }
    return kept.percents;
}

void CompletenessColumns::products_changed(const std::vector<Row>& rows,
                                           const std::vector<Row>& left) {
    if (m_kept.empty()) return;
    Bitmap models(m_columns.rows());
    for (const auto& some : {rows, left, models_above(m_columns, rows)}) {
        for (const Row row : some) models.set(row);
    }
    models &= m_columns.of_kind(ProductKind::model);
    for (auto& [key, kept] : m_kept) {
        kept.percents.resize(m_columns.rows(), 100);
        RowsByFamily by_family(kept.required.size());
        for (const Row row : rows) {
            kept.percents[row] = 100;
            if (m_columns.of_kind(ProductKind::model).test(row)) continue;
            const auto family = static_cast<std::size_t>(m_columns.families().id(row).value_or(0));
            if (family < by_family.size()) by_family[family].push_back(row);
        }
        for (auto& some : by_family) std::sort(some.begin(), some.end());
        count(kept, by_family);
        count_models(kept, models);
    }
}

void CompletenessColumns::structure_changed(const Structure& structure) {
    for (auto& [key, kept] : m_kept) {
        auto required = required_of(structure, key.first, key.second);
        if (required == kept.required) continue;
        RowsByFamily rows = all_rows(required.size());
        kept.required.resize(required.size());
        for (std::size_t family = 0; family < required.size(); ++family) {
            if (required[family] == kept.required[family]) rows[family].clear();
            for (const Row row : rows[family]) kept.percents[row] = 100;
        }
        kept.required = std::move(required);
        count(kept, rows);
        count_all_models(kept);
    }
}

std::vector<Row> CompletenessColumns::models_above(const Columns& columns,
                                                   const std::vector<Row>& rows) {
    std::vector<Row> above;
    for (const Row row : rows) {
        auto model = row < columns.rows() ? columns.parent_of(row) : std::nullopt;
        for (int level = 0; model && level < 2; ++level) {
            above.push_back(*model);
            model = columns.parent_of(*model);
        }
    }
    std::sort(above.begin(), above.end());
    above.erase(std::unique(above.begin(), above.end()), above.end());
    return above;
}

CompletenessColumns::RowsByFamily CompletenessColumns::all_rows(std::size_t families) const {
    RowsByFamily rows(families);
    const Bitmap& models = m_columns.of_kind(ProductKind::model);
    m_columns.families().each([&](Row row) {
        const auto family = static_cast<std::size_t>(*m_columns.families().id(row));
        if (family < families && !models.test(row)) rows[family].push_back(row);
    });
    return rows;
}

void CompletenessColumns::count(Kept& kept, const RowsByFamily& rows) const {
    for (std::size_t family = 0; family < rows.size(); ++family) {
        if (rows[family].empty() || kept.required[family].empty()) continue;
        const auto percents = percents_of(m_columns, rows[family], kept.required[family]);
        for (std::size_t i = 0; i < percents.size(); ++i) {
            kept.percents[rows[family][i]] = percents[i];
        }
    }
}

void CompletenessColumns::count_all_models(Kept& kept) const {
    count_models(kept, m_columns.of_kind(ProductKind::model));
}

void CompletenessColumns::count_models(Kept& kept, const Bitmap& models) const {
    if (models.none()) return;
    struct Tally {
        std::uint32_t variants = 0;
        std::uint32_t complete = 0;
    };
    std::vector<Tally> tallies(m_columns.rows());
    m_columns.of_kind(ProductKind::variant).each([&](Row row) {
        auto model = m_columns.parent_of(row);
        for (int level = 0; model && level < 2; ++level) {
            Tally& tally = tallies[*model];
            ++tally.variants;
            tally.complete += kept.percents[row] == 100 ? 1 : 0;
            model = m_columns.parent_of(*model);
        }
    });
    models.each([&](Row row) {
        const Tally& tally = tallies[row];
        kept.percents[row] =
            tally.variants == 0
                ? std::uint8_t{100}
                : static_cast<std::uint8_t>(std::uint64_t{tally.complete} * 100 / tally.variants);
    });
}

}  // namespace vitrine
