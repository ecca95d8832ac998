#include "pricing/price_segments.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace vitrine {
namespace {

constexpr std::size_t entries_by_mark = 16;

std::int64_t milliseconds_of(Instant instant) {
    return instant.time_since_epoch().count();
}

// Puts `items` in the order of `places`.
template <class Item>
void reorder(std::vector<Item>& items, const std::vector<std::size_t>& places) {
    std::vector<Item> ordered;
    ordered.reserve(items.size());
    for (const std::size_t place : places) ordered.push_back(items[place]);
    items = std::move(ordered);
}

// Rounding by endings takes longer than all the rest, and the amounts of an assortment are mostly
// the same few thousand: each is rounded once, as long as no other one needs its slot.
class RememberedRounding {
public:
    explicit RememberedRounding(PriceRounding rounding) : m_rounding(std::move(rounding)) {}

    Decimal operator()(const Decimal& amount) {
        const auto bits = static_cast<std::uint64_t>(amount.mantissa()) * 0x9E3779B97F4A7C15U;
        Slot& slot = m_slots[(bits >> 32U) % m_slots.size()];
        if (!slot.is_used || !slot.amount.is_identical(amount)) {
            slot = {amount, m_rounding(amount), true};
        }
        return slot.rounded;
    }

private:
    struct Slot {
        Decimal amount;
        Decimal rounded;
        bool is_used = false;
    };
    PriceRounding m_rounding;
    std::vector<Slot> m_slots = std::vector<Slot>(4096);
};

// The first found so far of a type, by its place in a scan's sources. Small, as six are cleared for
// each product.
struct Found {
    std::uint32_t place = 0;
    std::int32_t source = 0;
    std::int32_t level = -1;  // below 0: none yet
};

}  // namespace

bool PriceConditions::operator==(const PriceConditions& other) const {
    return type == other.type && amount_scale == other.amount_scale && window == other.window &&
           tier.is_identical(other.tier);
}

PriceEntry PriceSegment::entry(std::size_t place) const {
    const PriceConditions& conditions = m_conditions[m_condition_numbers[place]];
    return {m_list,          m_products[place], conditions.type,
            conditions.tier, conditions.window, {m_mantissas[place], conditions.amount_scale}};
}

void PriceSegment::index_products() {
    m_marks.clear();
    m_mark_shift = 0;
    if (m_products.empty()) return;
    const auto distance = [&](ProductId product) {
        return static_cast<std::uint32_t>(product) - static_cast<std::uint32_t>(m_products[0]);
    };
    const std::uint32_t range = distance(m_products.back());
    while (m_mark_shift < 31 && (range >> m_mark_shift) > size() / entries_by_mark) ++m_mark_shift;
    for (std::size_t place = 0; place < size(); ++place) {
        const std::size_t mark = distance(m_products[place]) >> m_mark_shift;
        while (m_marks.size() <= mark) m_marks.push_back(static_cast<std::uint32_t>(place));
    }
    m_marks.push_back(static_cast<std::uint32_t>(size()));
}

std::size_t PriceSegment::place_of(ProductId product) const {
    if (m_products.empty() || product <= m_products[0]) return 0;
    if (product > m_products.back()) return size();
    const std::size_t mark =
        (static_cast<std::uint32_t>(product) - static_cast<std::uint32_t>(m_products[0])) >>
        m_mark_shift;
    const auto begin = m_products.begin() + m_marks[mark];
    // Products of a later mark are greater, so that its first place is right where none is found.
    const auto end = m_products.begin() + m_marks[mark + 1];
    return static_cast<std::size_t>(std::lower_bound(begin, end, product) - m_products.begin());
}

std::size_t PriceSegmentBuilder::Hash::operator()(const PriceConditions& conditions) const {
    std::uint64_t hash = 0;
    const auto mix = [&](std::int64_t part) {
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32U;
    };
    mix(static_cast<std::int64_t>(conditions.type) * 32 + conditions.amount_scale);
    mix(conditions.tier.mantissa());
    mix(conditions.tier.scale());
    mix(milliseconds_of(conditions.window.from));
    mix(milliseconds_of(conditions.window.until));
    return hash;
}

std::uint32_t PriceSegmentBuilder::number_of(const PriceConditions& conditions) {
    auto& all = m_segment.m_conditions;
    // Neighbours mostly have the same.
    if (m_last_number < all.size() && all[m_last_number] == conditions) return m_last_number;
    const auto [at, is_new] =
        m_numbers.try_emplace(conditions, static_cast<std::uint32_t>(all.size()));
    if (is_new) all.push_back(conditions);
    return m_last_number = at->second;
}

void PriceSegmentBuilder::add(const PriceEntry& entry) {
    m_segment.m_products.push_back(entry.product);
    m_segment.m_mantissas.push_back(entry.amount.mantissa());
    m_segment.m_condition_numbers.push_back(number_of(
        {entry.type, static_cast<std::uint8_t>(entry.amount.scale()), entry.tier, entry.window}));
}

PriceSegment PriceSegmentBuilder::build() {
    const auto& products = m_segment.m_products;
    std::vector<std::size_t> places(products.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto by_product = [&](std::size_t a, std::size_t b) { return products[a] < products[b]; };
    if (!std::ranges::is_sorted(products)) std::ranges::stable_sort(places, by_product);
    // Of one type the first that fits is then the one that comes first.
    const auto by_order = [&](std::size_t a, std::size_t b) {
        const PriceEntry left = m_segment.entry(a);
        const PriceEntry right = m_segment.entry(b);
        if (left.type != right.type) return left.type < right.type;
        return compare_prices({}, left, {}, right).order < 0;
    };
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end = std::find_if(begin + 1, places.end(), [&](std::size_t place) {
            return products[place] != products[*begin];
        });
        if (end - begin > 1) std::stable_sort(begin, end, by_order);
        begin = end;
    }
    if (!std::ranges::is_sorted(places)) {
        reorder(m_segment.m_products, places);
        reorder(m_segment.m_mantissas, places);
        reorder(m_segment.m_condition_numbers, places);
    }
    m_segment.index_products();
    PriceSegment built;
    built.m_list = m_segment.m_list;
    std::swap(built, m_segment);
    m_numbers.clear();
    m_last_number = 0;
    return built;
}

std::vector<PriceSegment> pack_prices(std::span<const PriceEntry> entries) {
    std::map<PriceListId, PriceSegmentBuilder> builders;
    for (const PriceEntry& entry : entries) {
        builders.try_emplace(entry.list, entry.list).first->second.add(entry);
    }
    std::vector<PriceSegment> segments;
    for (auto& [list, builder] : builders) segments.push_back(builder.build());
    return segments;
}

PriceScan::PriceScan(PriceQuestion question, const PriceLists& lists,
                     std::span<const PriceSegment> segments)
    : m_question(std::move(question)) {
    if (m_question.rounding) {
        m_question.rounding = RememberedRounding(std::move(m_question.rounding));
    }
    for (const PriceSegment& segment : segments) {
        const PriceListTerms* const list = lists.find(segment.list());
        if (list == nullptr || list->currency != m_question.currency ||
            !applies_to(list->target, m_question)) {
            continue;
        }
        Source source;
        source.segment = &segment;
        source.basis = list->basis;
        source.rank = {list->target.kind, list->priority, 0};
        bool has_say = false;
        for (const PriceConditions& conditions : segment.conditions()) {
            Judged& judged = source.judged.emplace_back();
            if (m_question.quantity < conditions.tier) continue;
            const PriceWindow window = conditions.window.within(list->window);
            judged.boundary = window.next_boundary(m_question.instant);
            judged.type = conditions.type;
            judged.fits = window.contains(m_question.instant);
            has_say = has_say || judged.fits || judged.boundary != PriceWindow::forever;
        }
        if (has_say) m_sources.push_back(std::move(source));
    }
    std::ranges::sort(m_sources, [](const Source& a, const Source& b) {
        const auto order = [](const Source& source) {
            return std::tuple(source.rank.target, source.rank.priority, -source.segment->list());
        };
        return order(a) > order(b);
    });
    for (std::size_t i = 1; i < m_sources.size(); ++i) {
        const PriceRank& before = m_sources[i - 1].rank;
        const PriceRank& rank = m_sources[i].rank;
        const bool is_same = before.target == rank.target && before.priority == rank.priority;
        m_sources[i].group = m_sources[i - 1].group + (is_same ? 0 : 1);
    }
}

std::size_t PriceScan::find(Source& source, std::size_t level, ProductId product) {
    const auto products = source.segment->products();
    std::size_t& place = source.places[level];
    // Of products in order the next one is mostly close.
    for (int step = 0; step < 4; ++step) {
        if (place >= products.size() || products[place] >= product) {
            if (place == 0 || products[place - 1] < product) return place;
            break;
        }
        ++place;
    }
    return place = source.segment->place_of(product);
}

ResolvedPrice PriceScan::resolve(const PriceLineage& lineage) {
    ResolvedPrice resolved;
    std::array<Found, price_type_count> found;
    for (std::size_t number = 0; number < m_sources.size(); ++number) {
        Source& source = m_sources[number];
        const auto products = source.segment->products();
        const auto conditions = source.segment->condition_numbers();
        for (std::size_t level = 0; level < lineage.size() && lineage[level] != 0; ++level) {
            const ProductId product = lineage[level];
            for (std::size_t place = find(source, level, product);
                 place < products.size() && products[place] == product; ++place) {
                const Judged& judged = source.judged[conditions[place]];
                resolved.valid_until = std::min(resolved.valid_until, judged.boundary);
                if (!judged.fits) continue;
                Found& first = found[static_cast<std::size_t>(judged.type)];
                if (first.level >= 0) {
                    // What was found first comes first, but for a list of the same rank that has a
                    // price of a nearer level or, on the same level, of a higher tier.
                    const Source& rival = m_sources[static_cast<std::size_t>(first.source)];
                    if (rival.group != source.group || &rival == &source) continue;
                    const auto here = static_cast<std::int32_t>(level);
                    if (first.level < here) continue;
                    if (first.level == here) {
                        const auto tier_at = [](const PriceSegment& segment, std::size_t at) {
                            return segment.conditions()[segment.condition_numbers()[at]].tier;
                        };
                        if (tier_at(*source.segment, place) <=
                            tier_at(*rival.segment, first.place)) {
                            continue;
                        }
                    }
                }
                first = {static_cast<std::uint32_t>(place), static_cast<std::int32_t>(number),
                         static_cast<std::int32_t>(level)};
            }
        }
    }
    for (std::size_t type = 0; type < found.size(); ++type) {
        const Found& first = found[type];
        m_firsts[type].entry = nullptr;
        if (first.level < 0) continue;
        const Source& source = m_sources[static_cast<std::size_t>(first.source)];
        m_entries[type] = source.segment->entry(first.place);
        m_firsts[type] = {&m_entries[type], source.basis, source.rank};
        m_firsts[type].rank.level = first.level;
    }
    settle_prices(m_firsts, m_question.rounding, resolved);
    return resolved;
}

}  // namespace vitrine
