#include "search/column.h"

#include "base/text.h"

namespace vitrine {
namespace {

constexpr int kept_scale = 4;
// Room for the sign that says "none" and for comparing with limits one step away.
constexpr std::int64_t largest_kept = std::numeric_limits<std::int64_t>::max() - 1;

struct Scaled {
    std::int64_t number = 0;
    bool is_exact = true;
};

// In ten-thousandths, rounded down; the nearest there is where 64 bits cannot hold it.
Scaled scaled(const Decimal& number) {
    std::int64_t mantissa = number.mantissa();
    bool is_exact = true;
    for (int scale = number.scale(); scale > kept_scale; --scale) {
        const std::int64_t rest = mantissa % 10;
        is_exact = is_exact && rest == 0;
        mantissa = mantissa / 10 - (rest < 0 ? 1 : 0);
    }
    for (int scale = number.scale(); scale < kept_scale; ++scale) {
        if (mantissa > largest_kept / 10) return {largest_kept, false};
        if (mantissa < -largest_kept / 10) return {-largest_kept, false};
        mantissa *= 10;
    }
    return {mantissa, is_exact};
}

}  // namespace

ColumnKind column_kind(AttributeType type) {
    switch (type) {
        case AttributeType::identifier:
        case AttributeType::text:
        case AttributeType::image:
        case AttributeType::file:
            return ColumnKind::text;
        case AttributeType::long_text:
            return ColumnKind::presence;
        case AttributeType::number:
        case AttributeType::price_collection:
            return ColumnKind::number;
        case AttributeType::measurement:
            return ColumnKind::measurement;
        case AttributeType::boolean:
        case AttributeType::date:
        case AttributeType::simple_select:
            return ColumnKind::id;
        case AttributeType::multi_select:
            return ColumnKind::list;
    }
    return ColumnKind::presence;
}

void Column::set(Row row, const Value* value) {
    clear(row);
    if (value == nullptr) return;
    switch (m_kind) {
        case ColumnKind::text: {
            const auto* text = std::get_if<std::string>(value);
            const auto* file = std::get_if<FileReference>(value);
            if (file != nullptr) text = &file->name;
            if (text != nullptr) m_shared.set(row, m_arena.add(fold_for_search(*text)));
            return;
        }
        case ColumnKind::number:
            if (const auto* number = std::get_if<Decimal>(value)) set_number(row, *number);
            return;
        case ColumnKind::measurement:
            if (const auto* measurement = std::get_if<Measurement>(value)) {
                set_number(row, measurement->amount);
                m_ids.set(row, measurement->unit);
            }
            return;
        case ColumnKind::id:
            if (const auto* reference = std::get_if<Reference>(value))
                m_ids.set(row, reference->id);
            if (const auto* day = std::get_if<Date>(value)) m_ids.set(row, day->days);
            if (const auto* yes = std::get_if<bool>(value)) m_ids.set(row, *yes ? 1 : 0);
            return;
        case ColumnKind::list:
            if (const auto* many = std::get_if<References>(value)) {
                m_shared.set(row, add_list(many->ids));
            }
            return;
        case ColumnKind::presence:
            m_shared.set(row, 0);
            return;
    }
}

void Column::share(Row row, Row other) {
    clear(row);
    if (const auto* number = m_numbers.find(other)) m_numbers.set(row, *number);
    if (const auto at = m_exact.find(other); at != m_exact.end()) {
        const Decimal number = at->second;
        m_exact.insert_or_assign(row, number);
    }
    if (const auto* id = m_ids.find(other)) m_ids.set(row, *id);
    if (const auto* shared = m_shared.find(other)) m_shared.set(row, *shared);
}

void Column::clear(Row row) {
    m_numbers.set(row, m_numbers.none);
    m_ids.set(row, m_ids.none);
    m_shared.set(row, m_shared.none);
    if (!m_exact.empty()) m_exact.erase(row);
}

void Column::set_number(Row row, const Decimal& number) {
    const auto [kept, is_exact] = scaled(number);
    m_numbers.set(row, kept);
    if (!is_exact) m_exact.insert_or_assign(row, number);
}

std::uint32_t Column::add_list(const std::vector<std::int32_t>& ids) {
    m_list_ids.insert(m_list_ids.end(), ids.begin(), ids.end());
    m_list_starts.push_back(static_cast<std::uint32_t>(m_list_ids.size()));
    return static_cast<std::uint32_t>(m_list_starts.size() - 2);
}

std::span<const std::int32_t> Column::list_of(std::uint32_t number) const {
    return std::span(m_list_ids)
        .subspan(m_list_starts[number], m_list_starts[number + 1] - m_list_starts[number]);
}

void Column::settle(std::size_t rows) {
    m_numbers.settle(rows);
    m_ids.settle(rows);
    m_shared.settle(rows);
}

std::size_t Column::filled() const {
    return with_cells([](const auto& cells) { return cells.filled(); });
}

bool Column::has(Row row) const {
    return with_cells([row](const auto& cells) { return cells.find(row) != nullptr; });
}

Bitmap Column::present(const Bitmap& among) const {
    return with_cells(
        [&](const auto& cells) { return cells.select(among, [](auto) { return true; }); });
}

void Column::keep_filled(const std::vector<Row>& rows, std::vector<std::uint8_t>& has) const {
    with_cells([&](const auto& cells) { cells.keep_filled(rows, has); });
}

bool Column::Range::holds(const Decimal& number) const {
    if (lowest && (lowest_included ? number < *lowest : number <= *lowest)) return false;
    return !highest || (highest_included ? number <= *highest : number < *highest);
}

Decimal Column::number_of(Row row, std::int64_t kept) const {
    const auto at = m_exact.find(row);
    return at == m_exact.end() ? Decimal(kept, kept_scale) : at->second;
}

namespace {

// The kept numbers that are surely or possibly within the range: what rounding hides is settled by
// the exact number afterwards.
std::pair<std::int64_t, std::int64_t> kept_limits(const Column::Range& range) {
    std::pair<std::int64_t, std::int64_t> limits(-largest_kept, largest_kept);
    if (range.lowest) {
        const auto [number, is_exact] = scaled(*range.lowest);
        limits.first = is_exact && range.lowest_included ? number : number + 1;
    }
    if (range.highest) {
        const auto [number, is_exact] = scaled(*range.highest);
        limits.second = is_exact && !range.highest_included ? number - 1 : number;
    }
    return limits;
}

}  // namespace

Bitmap Column::within(const Range& range, const Bitmap& among) const {
    const auto [lowest, highest] = kept_limits(range);
    Bitmap found = m_numbers.select(among, [lowest = lowest, highest = highest](std::int64_t kept) {
        return kept >= lowest && kept <= highest;
    });
    for (const auto& [row, number] : m_exact) {
        if (row < among.size() && among.test(row)) found.set(row, range.holds(number));
    }
    return found;
}

Bitmap Column::within(const std::map<UnitId, Range>& ranges, const Bitmap& among) const {
    Bitmap found(among.size());
    for (const auto& [unit, range] : ranges) {
        const Bitmap in_unit =
            m_ids.select(among, [unit = unit](std::int32_t id) { return id == unit; });
        if (!in_unit.none()) found |= within(range, in_unit);
    }
    return found;
}

Bitmap Column::between(std::int32_t lowest, std::int32_t highest, const Bitmap& among) const {
    return m_ids.select(among, [=](std::int32_t id) { return (id >= lowest) & (id <= highest); });
}

Bitmap Column::any_of(const std::vector<bool>& ids, const Bitmap& among) const {
    const auto has = [&ids](std::int32_t id) {
        return id >= 0 && static_cast<std::size_t>(id) < ids.size() &&
               ids[static_cast<std::size_t>(id)];
    };
    if (m_kind == ColumnKind::id) return m_ids.select(among, has);
    Bitmap lists(m_list_starts.size() - 1);
    for (std::uint32_t number = 0; number < lists.size(); ++number) {
        const auto list = list_of(number);
        if (std::any_of(list.begin(), list.end(), has)) lists.set(number);
    }
    return m_shared.select(among, [&lists](std::uint32_t number) {
        return number < lists.size() && lists.test(number);
    });
}

Bitmap Column::with_text(const Bitmap& texts, const Bitmap& among) const {
    return m_shared.select(among, [&texts](std::uint32_t number) {
        return number < texts.size() && texts.test(number);
    });
}

std::optional<Decimal> Column::number(Row row) const {
    const auto* kept = m_numbers.find(row);
    if (kept == nullptr) return std::nullopt;
    return number_of(row, *kept);
}

std::optional<std::int32_t> Column::id(Row row) const {
    const auto* id = m_ids.find(row);
    return id == nullptr ? std::nullopt : std::optional(*id);
}

std::optional<Measurement> Column::measurement(Row row) const {
    const auto amount = number(row);
    const auto unit = id(row);
    if (!amount || !unit) return std::nullopt;
    return Measurement{*amount, *unit};
}

std::string_view Column::text(Row row) const {
    const auto* number = m_kind == ColumnKind::text ? m_shared.find(row) : nullptr;
    return number == nullptr ? std::string_view() : m_arena.text(*number);
}

std::vector<std::int32_t> Column::list(Row row) const {
    const auto* number = m_kind == ColumnKind::list ? m_shared.find(row) : nullptr;
    if (number == nullptr) return {};
    const auto ids = list_of(*number);
    return {ids.begin(), ids.end()};
}

}  // namespace vitrine
