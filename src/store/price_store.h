// The prices of price lists as a catalogue keeps them: outside the products, a row for each, since
// there may be several a product and they are read by the million.
#pragma once

#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/decimal.h"
#include "base/zone_time.h"
#include "catalog/ids.h"
#include "pricing/price_type.h"
#include "store/sql.h"

namespace vitrine {

// By what a price is found. Two prices of one key cannot be.
struct PriceKey {
    static constexpr LocalTime always = LocalTime::min();

    PriceListId list = 0;
    ProductId product = 0;
    PriceType type = PriceType::regular;
    std::int64_t tier = 0;    // the smallest quantity it is asked for, in thousandths; 0: any
    LocalTime from = always;  // in the time zone of its list
    auto operator<=>(const PriceKey&) const = default;
};

struct StoredPrice {
    static constexpr LocalTime forever = LocalTime::max();

    PriceKey key;
    LocalTime until = forever;  // no longer part of it
    Decimal amount;             // in the currency of its list
    // "999" and "999.00" are the same price.
    bool operator==(const StoredPrice&) const = default;
};

// One price that came, went or became another one of the same key.
struct PriceChangeRow {
    PriceKey key;
    // Of each state what its key does not say; absent: there was none, or is none any more.
    struct Terms {
        LocalTime until = StoredPrice::forever;
        Decimal amount;
        bool operator==(const Terms&) const = default;
    };
    std::optional<Terms> before, after;
};

// What is kept now. One thread, that of the connection; written by store/price_writer.h only.
class PriceStore {
public:
    using Use = std::function<void(const StoredPrice&)>;

    explicit PriceStore(sql::Connection& connection) : m_connection(connection) {}

    std::optional<StoredPrice> find(const PriceKey& key);
    // Of one product, in the order of their keys.
    std::vector<StoredPrice> of_product(PriceListId list, ProductId product);
    // Of a list, or of all (0), in the order of their keys: by list, product, type, tier, start.
    void each(PriceListId list, const Use& use);
    // Of these products only, which are in ascending order, each once.
    void each_of(PriceListId list, std::span<const ProductId> products, const Use& use);
    std::int64_t count(PriceListId list);

    // What a change set did to prices, newest first; `use` may change prices meanwhile.
    using UseChange = std::function<void(const PriceChangeRow&)>;
    void each_change(ChangeSetId change_set, const UseChange& use);
    // The number of the first thing that it did to prices; 0 where it did nothing.
    std::int64_t first_seq_of(ChangeSetId change_set);
    // Whose prices other change sets than `but` changed after `seq`: each once, in order.
    std::vector<ProductId> products_changed_since(std::int64_t seq, ChangeSetId but);

private:
    friend class PriceWriter;
    sql::Connection& m_connection;
    std::unique_ptr<sql::Statement> m_find, m_of_product, m_put, m_remove, m_insert;
};

}  // namespace vitrine
