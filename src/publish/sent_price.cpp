#include "publish/sent_price.h"

namespace vitrine {
namespace {

std::string_view field_text(const ExportItem& item, std::string_view field) {
    for (const auto& [id, text] : item.values) {
        if (id == field) return text;
    }
    return {};
}

// "19.99 EUR", or a number alone.
std::optional<Money> sent_money(std::string_view text, CurrencyCode currency) {
    const std::size_t blank = text.find(' ');
    const auto amount = Decimal::parse(text.substr(0, blank));
    if (!amount) return std::nullopt;
    if (blank != std::string_view::npos) {
        const auto said = CurrencyCode::parse(text.substr(blank + 1));
        if (!said) return std::nullopt;
        currency = *said;
    }
    return Money{*amount, currency};
}

bool is_within(std::string_view dates, Instant at) {
    const std::size_t slash = dates.find('/');
    if (slash == std::string_view::npos) return true;
    const auto from = parse_iso8601(dates.substr(0, slash));
    const auto until = parse_iso8601(dates.substr(slash + 1));
    return (!from || *from <= at) && (!until || at < *until);
}

}  // namespace

std::vector<SentPrice> sent_prices(const JudgedItem& item, CurrencyCode currency, Instant at) {
    std::vector<SentPrice> prices;
    for (std::size_t i = 0; i < item.sold.size(); ++i) {
        const ExportItem& row = item.item.variants.empty() ? item.item : item.item.variants[i];
        SentPrice& sent = prices.emplace_back();
        sent.product = item.sold[i].product;
        sent.item = item.product;
        sent.price = sent_money(field_text(row, "price"), currency);
        const auto sale = sent_money(field_text(row, "sale_price"), currency);
        const bool is_sale = sale && is_within(field_text(row, "sale_price_effective_date"), at);
        if (is_sale) sent.price = sale;
        sent.is_reduction = sent.price && (is_sale || item.sold[i].is_reduced ||
                                           !field_text(row, "compare_at_price").empty());
    }
    return prices;
}

}  // namespace vitrine
