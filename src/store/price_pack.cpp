#include "store/price_pack.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "store/document.h"

namespace vitrine {
namespace {

constexpr char price_pack_version = 1;
constexpr unsigned had_price = 1U << 6U, has_price = 1U << 7U, type_bits = had_price - 1;

[[noreturn]] void malformed_prices() {
    throw Error(Failure::storage, tr("A journal entry is damaged. Run verify to find which."),
                "malformed price pack");
}

void put_time(std::string& out, LocalTime time) {
    wire::put_signed(out, time.time_since_epoch().count());
}

LocalTime take_time(std::string_view& in) {
    return LocalTime(std::chrono::milliseconds(wire::take_signed(in)));
}

unsigned char take_one(std::string_view& in) {
    if (in.empty()) malformed_prices();
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    return byte;
}

void put_terms(std::string& out, const std::optional<PriceChangeRow::Terms>& terms) {
    if (!terms) return;
    put_time(out, terms->until);
    wire::put_signed(out, terms->amount.mantissa());
    out += static_cast<char>(terms->amount.scale());
}

PriceChangeRow::Terms take_terms(std::string_view& in) {
    PriceChangeRow::Terms terms;
    terms.until = take_time(in);
    const std::int64_t mantissa = wire::take_signed(in);
    const int scale = take_one(in);
    if (scale > Decimal::max_scale) malformed_prices();
    terms.amount = Decimal(mantissa, scale);
    return terms;
}

}  // namespace

void PricePack::add(const PriceChangeRow& row) {
    const ProductId product = row.key.product;
    if (empty()) {
        m_list = row.key.list;
        m_first = m_last = product;
        m_rows = price_pack_version;
    }
    m_first = std::min(m_first, product);
    m_last = std::max(m_last, product);
    wire::put_signed(m_rows, std::int64_t{product} - m_previous);
    m_previous = product;
    m_rows += static_cast<char>(static_cast<unsigned>(row.key.type) |
                                (row.before ? had_price : 0U) | (row.after ? has_price : 0U));
    wire::put_varint(m_rows, static_cast<std::uint64_t>(row.key.tier));
    put_time(m_rows, row.key.from);
    put_terms(m_rows, row.before);
    put_terms(m_rows, row.after);
    ++m_count;
}

void each_price_change(PriceListId list, std::string_view rows,
                       const std::function<void(const PriceChangeRow&)>& use) {
    if (rows.empty() || rows.front() != price_pack_version) malformed_prices();
    rows.remove_prefix(1);
    std::int64_t product = 0;
    while (!rows.empty()) {
        PriceChangeRow row;
        product += wire::take_signed(rows);
        const unsigned said = take_one(rows);
        if ((said & type_bits) > static_cast<unsigned>(PriceType::cost)) malformed_prices();
        row.key = {list, static_cast<ProductId>(product), static_cast<PriceType>(said & type_bits),
                   static_cast<std::int64_t>(wire::take_varint(rows)), take_time(rows)};
        if ((said & had_price) != 0) row.before = take_terms(rows);
        if ((said & has_price) != 0) row.after = take_terms(rows);
        use(row);
    }
}

}  // namespace vitrine
