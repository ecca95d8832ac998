// The prices of products at all places, against the price that is shown for each.
#include "operations/compare_prices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "operations/price_view.h"
#include "store/change_set_writer.h"
#include "store/price_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

// A web store and two stores of one market, lists for everybody, the market and one store.
class ComparePrices : public testing::Test {
protected:
    ComparePrices() {
        Catalogue::create(file);
        catalogue.emplace(file);
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Currency euro;
        euro.code = "EUR";
        euro.id = writer.put(euro);
        Channel web;
        web.code = "web";
        web.currencies = {euro.id};
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.currency = euro.id;
        france.channels = {writer.put(web)};
        france.id = writer.put(france);
        for (const char* code : {"paris", "lyon"}) {
            Location store;
            store.code = code;
            store.market = france.id;
            lyon = writer.put(store);
        }
        PriceList list;
        list.code = "retail";
        list.currency = euro.id;
        retail = writer.put(list);
        list.code = "market";
        list.market = france.id;
        market = writer.put(list);
        list.code = "lyon";
        list.market = 0;
        list.location = lyon;
        local = writer.put(list);
        Product model;
        model.kind = ProductKind::model;
        model.code = "lamp";
        model.id = writer.create(model);
        for (const char* code : {"red", "green", "blue"}) {
            Product variant;
            variant.kind = ProductKind::variant;
            variant.code = code;
            variant.parent = model.id;
            products.push_back(writer.create(variant));
        }
        writer.prices().put(price(retail, model.id, 1000));
        writer.finish();
    }
    static StoredPrice price(PriceListId list, ProductId product, std::int64_t cents) {
        StoredPrice made;
        made.key.list = list;
        made.key.product = product;
        made.amount = Decimal(cents, 2);
        return made;
    }
    void put(const StoredPrice& made) {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        writer.prices().put(made);
        writer.finish();
    }
    PriceComparison compared(const PriceComparisonRequest& request = {}) {
        return compare_prices(*catalogue, request, {});
    }

    test::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "shop.vitrine";
    std::optional<Catalogue> catalogue;
    PriceListId retail = 0, market = 0, local = 0;
    LocationId lyon = 0;
    std::vector<ProductId> products;
};

TEST_F(ComparePrices, SaysWhereTheyDoNotAgreeAndWhichListToLookAt) {
    EXPECT_EQ(compared().coherent, 3);
    put(price(local, products[1], 800));
    put(price(local, products[2], 900));
    const PriceComparison both = compared();
    ASSERT_EQ(both.products.size(), 2U);
    EXPECT_EQ(both.products[0].product, products[1]);
    const PriceSpread& spread = both.products[0].coherence.spreads.at(0);
    EXPECT_EQ(spread.percent, Decimal(25, 0));
    EXPECT_EQ(spread.list, local);
    EXPECT_EQ(both.places[spread.lowest].location, lyon);

    PriceComparisonRequest above;
    above.above = Decimal(20, 0);
    const PriceComparison one = compared(above);
    EXPECT_EQ(one.products.size(), 1U);
    EXPECT_EQ(one.apart, 1);
    EXPECT_EQ(one.coherent, 2);
}

TEST_F(ComparePrices, OfADayToComeAreThoseOfThatDay) {
    StoredPrice sale = price(local, products[0], 500);
    sale.key.from = *parse_local_time("2126-11-27");
    put(sale);
    EXPECT_EQ(compared().apart, 0);
    PriceComparisonRequest then;
    then.at_local = *parse_local_time("2126-11-27");
    EXPECT_EQ(compared(then).apart, 1);
    then.at_local = *parse_local_time("2126-11-26T23:59");
    EXPECT_EQ(compared(then).apart, 0);
}

TEST_F(ComparePrices, NamesPlacesWithoutAPriceAndCountsWhatIsNeverSold) {
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
    writer.prices().remove_list(retail);
    writer.prices().put(price(local, products[0], 500));
    writer.finish();
    const PriceComparison comparison = compared();
    EXPECT_EQ(comparison.missing, 1);
    EXPECT_EQ(comparison.never_priced, 2);
    ASSERT_EQ(comparison.products.size(), 1U);
    EXPECT_EQ(comparison.products[0].coherence.without_price.size(), 2U);
}

TEST_F(ComparePrices, AreThoseThatAreShownForEachPlace) {
    std::mt19937 random(7);
    const PriceListId lists[] = {retail, market, local};
    for (int i = 0; i < 40; ++i)
        put(price(lists[random() % 3], products[random() % 3],
                  static_cast<std::int64_t>(random() % 500)));
    PriceComparisonRequest request;
    for (const ProductId product : products) {
        request.product = product;
        const PriceComparison comparison = compared(request);
        ASSERT_EQ(comparison.products.size(), 1U);
        // Out of packed lists the same.
        const PriceComparison all = compared();
        for (const ComparedProduct& other : all.products) {
            if (other.product != product) continue;
            EXPECT_EQ(other.prices, comparison.products[0].prices);
        }
        EXPECT_FALSE(all.products.empty());
        for (std::size_t place = 0; place < comparison.places.size(); ++place) {
            PriceRequest shown;
            shown.product = product;
            shown.channel = comparison.places[place].channel;
            shown.location = comparison.places[place].location;
            EXPECT_EQ(comparison.products[0].prices[place].asked()->amount,
                      view_price(*catalogue, shown).price.asked()->amount);
        }
    }
}

TEST_F(ComparePrices, NeedAPlaceToSellAt) {
    const auto other = folder.path() / "empty.vitrine";
    Catalogue::create(other);
    Catalogue empty(other);
    EXPECT_THROW(compare_prices(empty, {}, {}), Error);
}

}  // namespace
}  // namespace vitrine
