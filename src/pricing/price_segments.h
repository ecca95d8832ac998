// Price lists packed for answering a channel's whole assortment: the same answers as
// resolve_price(), without a trace and without allocating anything for a product.
//
// A segment holds one list, so that an edit packs one list anew. A list's conditions (type, tier,
// window) are few beside its entries; a question judges each once, and an entry then costs a look
// at its condition.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "pricing/price_choice.h"

namespace vitrine {

// What entries of a list have in common. Compared as it is written: 10 and 10.0 are two.
struct PriceConditions {
    PriceType type = PriceType::regular;
    std::uint8_t amount_scale = 0;
    Decimal tier;
    PriceWindow window;
    bool operator==(const PriceConditions& other) const;
};

// The entries of one list, fewer than 2^32: some 16 bytes for each, and its conditions. Immutable;
// any thread may read.
class PriceSegment {
public:
    PriceListId list() const { return m_list; }
    std::size_t size() const { return m_products.size(); }

    // By entry, ascending; of one product in the order in which those of a type come first.
    std::span<const ProductId> products() const { return m_products; }
    // By entry: the amount without its decimal sign.
    std::span<const std::int64_t> mantissas() const { return m_mantissas; }
    // By entry: which of conditions().
    std::span<const std::uint32_t> condition_numbers() const { return m_condition_numbers; }
    std::span<const PriceConditions> conditions() const { return m_conditions; }

    PriceEntry entry(std::size_t place) const;

    // The place of the first entry of `product` or, where it has none, of the next product that has
    // one; size() behind the last.
    std::size_t place_of(ProductId product) const;

private:
    friend class PriceSegmentBuilder;
    void index_products();

    PriceListId m_list = 0;
    std::vector<ProductId> m_products;
    std::vector<std::int64_t> m_mantissas;
    std::vector<std::uint32_t> m_condition_numbers;
    std::vector<PriceConditions> m_conditions;
    // Where products begin whose distance from the first one, shifted, is the number of the mark:
    // a look here leaves few entries to search. One more at the end.
    std::vector<std::uint32_t> m_marks;
    unsigned m_mark_shift = 0;
};

// Packs the entries of a list as they come.
class PriceSegmentBuilder {
public:
    explicit PriceSegmentBuilder(PriceListId list) { m_segment.m_list = list; }

    // Of this list; in any order, fastest in order of products.
    void add(const PriceEntry& entry);
    // What was added. The builder is then empty, of the same list.
    PriceSegment build();

private:
    struct Hash {
        std::size_t operator()(const PriceConditions& conditions) const;
    };
    std::uint32_t number_of(const PriceConditions& conditions);

    PriceSegment m_segment;
    std::unordered_map<PriceConditions, std::uint32_t, Hash> m_numbers;
    std::uint32_t m_last_number = 0;
};

// A segment for each list that has entries, by list.
std::vector<PriceSegment> pack_prices(std::span<const PriceEntry> entries);

// One question, put about many products. Fastest in order of their ids; any order is right. Refers
// to the segments, which must outlive it. Not to be shared by threads: each makes its own.
class PriceScan {
public:
    // At most one segment of a list. Segments of lists that `lists` does not have do not count.
    PriceScan(PriceQuestion question, const PriceLists& lists,
              std::span<const PriceSegment> segments);

    // What resolve_price() answers from the entries of all segments.
    ResolvedPrice resolve(const PriceLineage& lineage);

private:
    // What conditions come to at the question's instant and quantity.
    struct Judged {
        Instant boundary = PriceWindow::forever;
        PriceType type = PriceType::regular;
        bool fits = false;
    };
    // A list that applies. They stand in the order of resolution; those of equal target and
    // priority are of one group.
    struct Source {
        const PriceSegment* segment = nullptr;
        PriceBasis basis = PriceBasis::gross;
        PriceRank rank;
        int group = 0;
        std::vector<Judged> judged;  // by condition
        std::array<std::size_t, 3> places = {
            {0, 0, 0}};  // of the product looked for last, by level
    };
    static std::size_t find(Source& source, std::size_t level, ProductId product);

    PriceQuestion m_question;
    std::vector<Source> m_sources;
    // Of the last product; kept, as making them anew would cost a tenth of an answer.
    std::array<PriceEntry, price_type_count> m_entries;
    FirstPrices m_firsts;
};

}  // namespace vitrine
