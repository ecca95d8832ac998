#include "search/column.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::size_t lists_a_thread = 100'000;

// The text of a file is its name.
std::optional<std::string_view> text_of(const ValueView& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
    if (const auto* file = std::get_if<FileReferenceView>(&value)) return file->name;
    return std::nullopt;
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
        case AttributeType::datetime:  // milliseconds
            return ColumnKind::number;
        case AttributeType::measurement:
            return ColumnKind::measurement;
        case AttributeType::boolean:
        case AttributeType::date:
        case AttributeType::simple_select:
        case AttributeType::record_link:
        case AttributeType::product_link:
            return ColumnKind::id;
        case AttributeType::multi_select:
        case AttributeType::record_links:
            return ColumnKind::list;
        case AttributeType::table:
            return ColumnKind::presence;
    }
    return ColumnKind::presence;
}

// In place: taking a row out of a column that few rows have, and putting it in again, moves all
// that stand behind it.
void Column::set(Row row, const Value* value) {
    if (value == nullptr) return clear(row);
    const ValueView view = view_of(*value);
    if (has_already(row, view)) return;
    if (const auto kept = keep(view)) {
        set(row, *kept);
    } else {
        clear(row);
    }
}

// Whether a text or list need not be kept once more.
bool Column::has_already(Row row, const ValueView& value) const {
    const auto* known = m_shared.find(row);
    if (known == nullptr) return false;
    if (m_kind == ColumnKind::text) {
        const auto text = text_of(value);
        return text && m_arena.text(*known) == fold_for_search(*text);
    }
    const auto* many = std::get_if<std::span<const std::int32_t>>(&value);
    return m_kind == ColumnKind::list && many != nullptr &&
           std::ranges::equal(list_of(*known), *many);
}

std::optional<Column::Kept> Column::keep(const ValueView& value) {
    Kept kept;
    switch (m_kind) {
        case ColumnKind::text: {
            const auto text = text_of(value);
            if (!text) return std::nullopt;
            kept.shared = m_arena.add_folded(*text);
            return kept;
        }
        case ColumnKind::number: {
            if (const auto* number = std::get_if<Decimal>(&value)) {
                kept.number = *number;
            } else if (const auto* instant = std::get_if<Instant>(&value)) {
                kept.number = Decimal(instant->time_since_epoch().count(), 0);
            } else {
                return std::nullopt;
            }
            return kept;
        }
        case ColumnKind::measurement: {
            const auto* measurement = std::get_if<Measurement>(&value);
            if (measurement == nullptr) return std::nullopt;
            kept.number = measurement->amount;
            kept.id = measurement->unit;
            return kept;
        }
        case ColumnKind::id: {
            if (const auto* reference = std::get_if<Reference>(&value)) {
                kept.id = reference->id;
            } else if (const auto* day = std::get_if<Date>(&value)) {
                kept.id = day->days;
            } else if (const auto* yes = std::get_if<bool>(&value)) {
                kept.id = *yes ? 1 : 0;
            } else {
                return std::nullopt;
            }
            return kept;
        }
        case ColumnKind::list: {
            const auto* many = std::get_if<std::span<const std::int32_t>>(&value);
            if (many == nullptr) return std::nullopt;
            kept.shared = add_list(*many);
            return kept;
        }
        case ColumnKind::presence:
            return kept;
    }
    return std::nullopt;
}

void Column::set(Row row, const Kept& kept) {
    switch (m_kind) {
        case ColumnKind::measurement:
            m_ids.set(row, kept.id);
            [[fallthrough]];
        case ColumnKind::number:
            m_numbers.set(row, kept.number);
            break;
        case ColumnKind::id:
            m_ids.set(row, kept.id);
            break;
        case ColumnKind::text:
        case ColumnKind::list:
        case ColumnKind::presence:
            m_shared.set(row, kept.shared);
            break;
    }
}

void Column::share(Row row, Row other) {
    if (!has(other)) return clear(row);
    m_numbers.share(row, other);
    if (const auto* id = m_ids.find(other)) m_ids.set(row, *id);
    if (const auto* shared = m_shared.find(other)) m_shared.set(row, *shared);
}

void Column::clear(Row row) {
    m_numbers.clear(row);
    m_ids.set(row, m_ids.none);
    m_shared.set(row, m_shared.none);
}

std::uint32_t Column::add_list(std::span<const std::int32_t> ids) {
    const auto append = [&] {
        m_list_ids.insert(m_list_ids.end(), ids.begin(), ids.end());
        m_list_starts.push_back(static_cast<std::uint32_t>(m_list_ids.size()));
        return static_cast<std::uint32_t>(m_list_starts.size() - 2);
    };
    const std::string_view bytes(reinterpret_cast<const char*>(ids.data()),
                                 ids.size() * sizeof(std::int32_t));
    return m_list_interner.intern(
        bytes,
        [&](std::uint32_t number) {
            const auto list = list_of(number);
            return std::equal(list.begin(), list.end(), ids.begin(), ids.end());
        },
        append);
}

std::span<const std::int32_t> Column::list_of(std::uint32_t number) const {
    return std::span(m_list_ids)
        .subspan(m_list_starts[number], m_list_starts[number + 1] - m_list_starts[number]);
}

void Column::expect(std::size_t rows) {
    m_numbers.expect(rows);
    m_ids.expect(rows);
    m_shared.expect(rows);
}

void Column::settle(std::size_t rows) {
    m_numbers.settle(rows);
    m_ids.settle(rows);
    m_shared.settle(rows);
    m_arena.settle();
    m_list_interner.close();
}

void Column::write(ColumnFileWriter& file) const {
    m_numbers.write(file);
    m_ids.write(file);
    m_shared.write(file);
    m_arena.write(file);
    file.array(m_list_starts);
    file.array(m_list_ids);
}

void Column::read(BlockReader& block) {
    m_numbers.read(block);
    m_ids.read(block);
    m_shared.read(block);
    m_arena.read(block);
    block.array(m_list_starts);
    block.array(m_list_ids);
    if (m_list_starts.empty() || m_list_starts.back() != m_list_ids.size()) {
        throw ColumnFileDamaged();
    }
    m_list_interner.close();
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
    // A byte an id is asked faster than a bit, millions of times.
    const std::vector<std::uint8_t> wanted(ids.begin(), ids.end());
    const auto has = [&wanted](std::int32_t id) {
        return static_cast<std::uint32_t>(id) < wanted.size() &&
               wanted[static_cast<std::uint32_t>(id)] != 0;
    };
    if (m_kind == ColumnKind::id) return m_ids.select(among, has);
    // All ids in one pass; only those that are found lead to their lists, which come in order.
    Bitmap lists(m_list_starts.size() - 1);
    in_parallel(lists.size(), lists_a_thread, [&](std::size_t number, std::size_t end) {
        const std::uint32_t last = m_list_starts[end];
        for (std::uint32_t at = m_list_starts[number]; at < last; ++at) {
            if (!has(m_list_ids[at])) continue;
            while (m_list_starts[number + 1] <= at) ++number;
            lists.set(static_cast<Row>(number));
        }
    });
    return with_shared(lists, among);
}

// Without a branch a row, and without reading beyond the end for rows that have none.
Bitmap Column::with_shared(const Bitmap& numbers, const Bitmap& among) const {
    if (numbers.size() == 0) return Bitmap(among.size());
    return m_shared.select(among, [&numbers, size = numbers.size()](std::uint32_t number) {
        const bool is_known = number < size;
        return is_known & numbers.test(is_known ? number : 0);
    });
}

Bitmap Column::with_text(const Bitmap& texts, const Bitmap& among) const {
    return with_shared(texts, among);
}

Bitmap Column::containing(std::string_view part, const Bitmap& among) const {
    // Of this share of the rows, or fewer, the texts are faster looked up one by one.
    constexpr std::size_t few = 8;
    if (among.count() > filled() / few) return with_text(m_arena.containing(part), among);
    return m_shared.select(among, [&](std::uint32_t number) {
        return number < m_arena.size() && m_arena.text(number).find(part) != std::string_view::npos;
    });
}

std::optional<Decimal> Column::number(Row row) const {
    return m_numbers.find(row);
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
