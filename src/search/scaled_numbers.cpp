#include "search/scaled_numbers.h"

#include <limits>

namespace vitrine {
namespace {

constexpr int largest_scale = 4;
// Room for the sign that says "none" and for comparing with limits one step away.
constexpr std::int64_t largest_kept = std::numeric_limits<std::int64_t>::max() - 1;
constexpr std::int64_t largest_narrow = std::numeric_limits<std::int32_t>::max() - 1;

struct Scaled {
    std::int64_t number = 0;
    bool is_exact = true;
};

// In units of 1/10^scale, rounded down; the nearest there is where 64 bits cannot hold it.
Scaled scaled(const Decimal& number, int wanted_scale) {
    std::int64_t mantissa = number.mantissa();
    bool is_exact = true;
    for (int scale = number.scale(); scale > wanted_scale; --scale) {
        const std::int64_t rest = mantissa % 10;
        is_exact = is_exact && rest == 0;
        mantissa = mantissa / 10 - (rest < 0 ? 1 : 0);
    }
    for (int scale = number.scale(); scale < wanted_scale; ++scale) {
        if (mantissa > largest_kept / 10) return {largest_kept, false};
        if (mantissa < -largest_kept / 10) return {-largest_kept, false};
        mantissa *= 10;
    }
    return {mantissa, is_exact};
}

// The kept numbers that are surely or possibly within the range: what rounding hides is settled by
// the exact number afterwards.
std::pair<std::int64_t, std::int64_t> kept_limits(const ScaledNumbers::Range& range, int scale) {
    std::pair<std::int64_t, std::int64_t> limits(-largest_kept, largest_kept);
    if (range.lowest) {
        const auto [number, is_exact] = scaled(*range.lowest, scale);
        limits.first = is_exact && range.lowest_included ? number : number + 1;
    }
    if (range.highest) {
        const auto [number, is_exact] = scaled(*range.highest, scale);
        limits.second = is_exact && !range.highest_included ? number - 1 : number;
    }
    return limits;
}

}  // namespace

bool ScaledNumbers::Range::holds(const Decimal& number) const {
    if (lowest && (lowest_included ? number < *lowest : number <= *lowest)) return false;
    return !highest || (highest_included ? number <= *highest : number < *highest);
}

std::optional<Decimal> ScaledNumbers::find(Row row) const {
    return with_cells([&](const auto& cells) -> std::optional<Decimal> {
        const auto* kept = cells.find(row);
        if (kept == nullptr) return std::nullopt;
        const auto at = m_exact.find(row);
        return at == m_exact.end() ? Decimal(*kept, m_scale) : at->second;
    });
}

void ScaledNumbers::set(Row row, const Decimal& number) {
    if (!m_exact.empty()) m_exact.erase(row);
    if (number.scale() > m_scale && m_scale < largest_scale) {
        const int scale = number.normalized().scale();
        if (scale > m_scale) rescale(std::min(scale, largest_scale));
    }
    const auto [kept, is_exact] = scaled(number, m_scale);
    set_kept(row, kept);
    if (!is_exact) m_exact.insert_or_assign(row, number);
}

void ScaledNumbers::set_kept(Row row, std::int64_t kept) {
    if (!m_is_wide && (kept > largest_narrow || kept < -largest_narrow)) widen();
    if (m_is_wide) {
        m_wide.set(row, kept);
    } else {
        m_narrow.set(row, static_cast<std::int32_t>(kept));
    }
}

void ScaledNumbers::clear(Row row) {
    if (!m_exact.empty()) m_exact.erase(row);
    if (m_is_wide) {
        m_wide.set(row, m_wide.none);
    } else {
        m_narrow.set(row, m_narrow.none);
    }
}

void ScaledNumbers::share(Row row, Row other) {
    if (const auto number = find(other)) {
        set(row, *number);
    } else {
        clear(row);
    }
}

void ScaledNumbers::settle(std::size_t rows) {
    m_narrow.settle(rows);
    m_wide.settle(rows);
}

// Happens a few times in the life of a column, so that it need not be clever.
void ScaledNumbers::rescale(int scale) {
    std::vector<std::pair<Row, Decimal>> numbers;
    with_cells([&](const auto& cells) {
        cells.each([&](Row row, auto) { numbers.emplace_back(row, *find(row)); });
    });
    m_scale = scale;
    for (const auto& [row, number] : numbers) set(row, number);
}

void ScaledNumbers::widen() {
    if (m_narrow.expected() > 0) m_wide.expect(m_narrow.expected());
    m_narrow.each([this](Row row, std::int32_t kept) { m_wide.set(row, kept); });
    if (m_narrow.is_dense()) m_wide.settle(m_narrow.places());
    m_narrow = {};
    m_is_wide = true;
}

Bitmap ScaledNumbers::within(const Range& range, const Bitmap& among) const {
    // Not as one binding: clang 14 does not let a lambda use those.
    const auto limits = kept_limits(range, m_scale);
    const std::int64_t lowest = limits.first;
    const std::int64_t highest = limits.second;
    Bitmap found = with_cells([&]<class Number>(const Cells<Number>& cells) {
        constexpr std::int64_t largest = std::numeric_limits<Number>::max();
        if (lowest > largest || highest < -largest) return Bitmap(among.size());
        const auto first = static_cast<Number>(std::max(lowest, -largest));
        const auto last = static_cast<Number>(std::min(highest, largest));
        return cells.select(
            among, [first, last](Number kept) { return (kept >= first) & (kept <= last); });
    });
    for (const auto& [row, number] : m_exact) {
        if (row < among.size() && among.test(row)) found.set(row, range.holds(number));
    }
    return found;
}

void ScaledNumbers::write(ColumnFileWriter& file) const {
    file.number(m_scale);
    file.number(m_is_wide);
    with_cells([&](const auto& cells) { cells.write(file); });
    std::vector<Row> rows;
    std::vector<std::int64_t> mantissas;
    std::vector<int> scales;
    for (const auto& [row, number] : m_exact) {
        rows.push_back(row);
        mantissas.push_back(number.mantissa());
        scales.push_back(number.scale());
    }
    file.array(rows);
    file.array(mantissas);
    file.array(scales);
}

void ScaledNumbers::read(BlockReader& block) {
    m_scale = block.number<int>();
    m_is_wide = block.number<bool>();
    if (m_is_wide) {
        m_wide.read(block);
    } else {
        m_narrow.read(block);
    }
    std::vector<Row> rows;
    std::vector<std::int64_t> mantissas;
    std::vector<int> scales;
    block.array(rows);
    block.array(mantissas);
    block.array(scales);
    if (mantissas.size() != rows.size() || scales.size() != rows.size()) throw ColumnFileDamaged();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_exact.emplace(rows[i], Decimal(mantissas[i], scales[i]));
    }
}

}  // namespace vitrine
