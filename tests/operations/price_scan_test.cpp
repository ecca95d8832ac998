// The prices of a place, answered from packed lists, against each product asked for by itself.
#include "operations/price_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "store/change_set_writer.h"
#include "store/price_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

// A market with a channel, a segment, products on three levels and prices of all kinds at random.
class PricesOfAPlace : public testing::TestWithParam<unsigned> {
protected:
    PricesOfAPlace() : random(GetParam()) {
        Catalogue::create(file);
        catalogue.emplace(file);
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Currency currency;
        currency.code = "EUR";
        const CurrencyId euro = writer.put(currency);
        currency.code = "CHF";
        const CurrencyId franc = writer.put(currency);
        Channel web;
        web.code = "web";
        web.currencies = {euro};
        channel = writer.put(web);
        Market market;
        market.code = "france";
        market.zone = "Europe/Paris";
        market.currency = euro;
        market.channels = {channel};
        const MarketId france = writer.put(market);
        Segment group;
        group.code = "b2b";
        segment = writer.put(group);
        for (int i = 0; i < 7; ++i) {
            PriceList list;
            list.code = "list" + std::to_string(i);
            list.currency = i == 6 ? franc : euro;
            list.is_net = i == 5;
            list.priority = any(3);
            if (i == 1) list.market = france;
            if (i == 2 || i == 5) list.channel = channel;
            if (i == 3) list.segment = segment;
            if (any(2) == 0) list.from = day(any(10));
            lists.push_back(writer.put(list));
        }
        for (int i = 0; i < 40; ++i) {
            Product product;
            product.code = "p" + std::to_string(i);
            product.kind = i < 10 ? ProductKind::model : ProductKind::simple;
            if (i >= 5 && any(4) != 0) {
                product.parent = products[static_cast<std::size_t>(any(i < 10 ? 5 : 10))];
                if (i >= 10) product.kind = ProductKind::variant;
            }
            products.push_back(writer.create(product));
        }
        for (int i = 0; i < 300; ++i) {
            StoredPrice price;
            price.key = {lists[static_cast<std::size_t>(any(7))],
                         products[static_cast<std::size_t>(any(40))],
                         static_cast<PriceType>(any(6)), any(3) * 5000, PriceKey::always};
            if (any(2) == 0) price.key.from = *parse_local_time(day(any(10)));
            if (any(3) == 0) price.until = *parse_local_time(day(10 + any(10)));
            price.amount = Decimal(100 + any(5000), 2);
            writer.prices().put(price);
        }
        writer.finish();
    }
    int any(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); }
    static std::string day(int number) { return "2026-11-" + std::to_string(10 + number); }

    std::mt19937 random;
    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "places.vitrine";
    std::optional<Catalogue> catalogue;
    ChannelId channel = 0;
    SegmentId segment = 0;
    std::vector<PriceListId> lists;
    std::vector<ProductId> products;
};

TEST_P(PricesOfAPlace, AreThoseOfEachProduct) {
    int asked = 0;
    for (int round = 0; round < 8; ++round) {
        PriceRequest request;
        request.channel = any(3) == 0 ? 0 : channel;
        request.currency = request.channel == 0 ? catalogue->structure()->currencies.find("EUR")->id
                                                : CurrencyId(0);
        if (any(2) == 0) request.segments = {segment};
        request.quantity = Decimal(1 + any(11), 0);
        request.at_local = parse_local_time(day(any(20)) + "T12:00");
        PricesOfPlace prices(*catalogue, request, Progress());
        for (const ProductId product : products) {
            request.product = product;
            const ResolvedPrice one = view_price(*catalogue, request).price;
            const ResolvedPrice other = prices.of(product);
            ASSERT_TRUE(other == one) << "product " << product << ", round " << round;
            if (one.asked() != nullptr) ++asked;
        }
        EXPECT_EQ(prices.of(1000), ResolvedPrice());
    }
    EXPECT_GT(asked, 100);
}

INSTANTIATE_TEST_SUITE_P(Random, PricesOfAPlace, testing::Range(1U, 5U));

}  // namespace
}  // namespace vitrine
