#include "search/completeness_column.h"

#include <algorithm>
#include <span>

#include "base/parallel.h"

namespace vitrine {
namespace {

constexpr std::size_t rows_a_part = 1000;
constexpr std::size_t parts_a_thread = 64;

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

// Which rows have a value under a key, of all rows or asked one by one.
class Filled {
public:
    Filled(const Columns& columns, const std::vector<std::vector<Requirement>>& required,
           const std::vector<std::vector<Row>>& rows) {
        std::size_t asked = 0;
        for (const auto& of_family : rows) asked += of_family.size();
        const bool all = asked > columns.rows() / few;
        for (std::size_t family = 0; family < rows.size(); ++family) {
            if (rows[family].empty()) continue;
            for (const Requirement& requirement : required[family]) {
                for (const ValueKey key : requirement.keys) add(columns, key, all);
            }
        }
    }
    // Clears has[i] where rows[i] has no value.
    void keep(ValueKey key, std::span<const Row> rows, std::vector<std::uint8_t>& has) const {
        const auto& [column, filled] = m_keys.at(key);
        if (column == nullptr) {
            std::fill(has.begin(), has.end(), std::uint8_t{0});
        } else if (filled.size() == 0) {
            for (std::size_t i = 0; i < rows.size(); ++i) has[i] &= column->has(rows[i]) ? 1 : 0;
        } else {
            for (std::size_t i = 0; i < rows.size(); ++i) has[i] &= filled.test(rows[i]) ? 1 : 0;
        }
    }

private:
    // Below this share of all rows it is faster to ask for each.
    static constexpr std::size_t few = 32;

    struct OfKey {
        const Column* column = nullptr;
        Bitmap filled;  // where all are asked
    };

    // Here, since a column may have to be read first: keep() is called by several threads.
    void add(const Columns& columns, ValueKey key, bool all) {
        const auto [at, is_new] = m_keys.try_emplace(key);
        if (!is_new) return;
        at->second.column = columns.find(key);
        if (all && at->second.column != nullptr) {
            at->second.filled = at->second.column->present(Bitmap(columns.rows(), true));
        }
    }

    std::map<ValueKey, OfKey> m_keys;
};

// The per cent of each row, in order of the rows.
std::vector<std::uint8_t> percents_of(const Filled& filled, std::span<const Row> rows,
                                      const std::vector<Requirement>& required) {
    std::vector<std::uint16_t> counts(rows.size());
    std::vector<std::uint8_t> has(rows.size());
    for (const Requirement& requirement : required) {
        // A product always has its code: it has no keys to ask.
        std::fill(has.begin(), has.end(), std::uint8_t{1});
        for (const ValueKey key : requirement.keys) filled.keep(key, rows, has);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            counts[i] = static_cast<std::uint16_t>(counts[i] + has[i]);
        }
    }
    std::vector<std::uint8_t> percents(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        percents[i] = static_cast<std::uint8_t>(std::size_t{counts[i]} * 100 / required.size());
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
    m_columns.families().each_id([&](Row row, std::int32_t id) {
        const auto family = static_cast<std::size_t>(id);
        if (family < families && !models.test(row)) rows[family].push_back(row);
    });
    return rows;
}

void CompletenessColumns::count(Kept& kept, const RowsByFamily& rows) const {
    const Filled filled(m_columns, kept.required, rows);
    struct Part {
        std::size_t family = 0;
        std::span<const Row> rows;
    };
    std::vector<Part> parts;
    for (std::size_t family = 0; family < rows.size(); ++family) {
        if (kept.required[family].empty()) continue;
        for (std::span<const Row> left = rows[family]; !left.empty();) {
            const auto some = left.first(std::min(left.size(), rows_a_part));
            parts.push_back({family, some});
            left = left.subspan(some.size());
        }
    }
    in_parallel(parts.size(), parts_a_thread, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Part& part = parts[i];
            const auto percents = percents_of(filled, part.rows, kept.required[part.family]);
            for (std::size_t n = 0; n < percents.size(); ++n) {
                kept.percents[part.rows[n]] = percents[n];
            }
        }
    });
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
    const Bitmap& variants = m_columns.of_kind(ProductKind::variant);
    const Bitmap& all_models = m_columns.of_kind(ProductKind::model);
    const auto each_below = [&](const Bitmap& rows, const auto& use) {
        m_columns.parents().each_id([&](Row row, std::int32_t parent) {
            if (rows.test(row)) use(row, tallies[row_of(parent)]);
        });
    };
    each_below(variants, [&](Row row, Tally& model) {
        ++model.variants;
        model.complete += kept.percents[row] == 100 ? 1 : 0;
    });
    // A root model has the variants of its sub-models.
    each_below(all_models, [&](Row row, Tally& root) {
        root.variants += tallies[row].variants;
        root.complete += tallies[row].complete;
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
