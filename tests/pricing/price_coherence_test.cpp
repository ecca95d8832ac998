#include "pricing/price_coherence.h"

#include <gtest/gtest.h>

#include "support/worked_cases.h"

namespace vitrine {
namespace {

// The shop that tests/data/pricing/coherence.tsv describes.
struct CoherenceShop {
    Structure structure;
    std::vector<PricePlace> places;
    PriceLists lists;

    CoherenceShop() {
        for (const char* code : {"EUR", "USD"}) {
            Currency currency;
            currency.code = code;
            structure.currencies.put(currency);
        }
        for (const char* code : {"web-fr", "app-fr", "web-de", "outlet"}) {
            Channel channel;
            channel.code = code;
            channel.currencies = {euro()};
            structure.channels.put(channel);
        }
        add_market("france", {"web-fr", "app-fr"});
        add_market("germany", {"web-de"});
        for (const char* code : {"paris", "lyon", "depot"}) {
            Location location;
            location.code = code;
            location.market = structure.markets.find("france")->id;
            location.is_warehouse = location.code == "depot";
            structure.locations.put(location);
        }
        add_list("base", PriceTargetKind::base, 0);
        add_list("france", PriceTargetKind::market, structure.markets.find("france")->id);
        add_list("app", PriceTargetKind::channel, structure.channels.find("app-fr")->id);
        for (const char* code : {"paris", "lyon"})
            add_list(code, PriceTargetKind::location, structure.locations.find(code)->id);
        add_list("usd", PriceTargetKind::base, 0);
        add_list("net_base", PriceTargetKind::base, 0);
        places = price_places_of(structure);
    }

    CurrencyId euro() const { return structure.currencies.find("EUR")->id; }

    void add_market(const char* code, std::initializer_list<const char*> channels) {
        Market market;
        market.code = code;
        market.currency = euro();
        for (const char* channel : channels)
            market.channels.push_back(structure.channels.find(channel)->id);
        structure.markets.put(market);
    }

    void add_list(const std::string& code, PriceTargetKind kind, std::int32_t id) {
        PriceListTerms list;
        list.code = code;
        list.target = {kind, id};
        list.currency = structure.currencies.find(code == "usd" ? "USD" : "EUR")->id;
        list.basis = code == "net_base" ? PriceBasis::net : PriceBasis::gross;
        lists.put(list);
    }

    std::string place_name(std::size_t place) const {
        const PricePlace& one = places[place];
        return one.location != 0 ? structure.locations.code_of(one.location)
                                 : structure.channels.code_of(one.channel);
    }

    // "base 10; app 9 promotion" of product 1.
    std::vector<PriceEntry> entries(std::string_view text) const {
        std::vector<PriceEntry> made;
        if (text == "-") return made;
        for (const std::string_view item : split(text, ';')) {
            const auto words = split(trim(item), ' ');
            PriceEntry entry;
            entry.list = lists.find(words[0])->id;
            entry.product = 1;
            entry.amount = *Decimal::parse(words[1]);
            if (words.size() > 2) entry.type = *parse_price_type(words[2]);
            made.push_back(entry);
        }
        return made;
    }

    std::vector<ResolvedPrice> prices(std::string_view text) const {
        std::vector<ResolvedPrice> made;
        for (const PricePlace& place : places) {
            PriceQuestion question;
            question.channel = place.channel;
            question.market = place.market;
            question.location = place.location;
            question.currency = place.currency;
            made.push_back(resolve_price(question, {1, 0, 0}, lists, entries(text)));
        }
        return made;
    }

    std::string spread_text(const PriceSpread& spread) const {
        return structure.currencies.code_of(spread.currency) + ' ' +
               std::string(price_basis_name(spread.basis)) + ' ' + place_name(spread.lowest) + ' ' +
               place_name(spread.highest) + ' ' + spread.difference.to_string() + ' ' +
               spread.percent.to_string() + ' ' + std::string(spread_cause_name(spread.cause)) +
               ' ' + lists.code_of(spread.list);
    }
};

TEST(PriceCoherences, AnswerTheirCases) {
    const CoherenceShop shop;
    const auto cases = test::read_worked_cases("pricing/coherence.tsv");
    EXPECT_GE(cases.size(), 15U);
    for (const test::WorkedCase& one : cases) {
        SCOPED_TRACE(one.text);
        const PriceCoherence coherence =
            coherence_of(shop.places, shop.prices(one["prices"]), shop.lists);
        std::vector<std::string> spreads, without;
        for (const PriceSpread& spread : coherence.spreads)
            spreads.push_back(shop.spread_text(spread));
        for (const std::size_t place : coherence.without_price)
            without.push_back(shop.place_name(place));
        EXPECT_EQ(spreads.empty() ? "-" : join(spreads, "; "), one["spreads"]);
        EXPECT_EQ(without.empty() ? "-" : join(without, ", "), one["without"]);
    }
}

TEST(PriceCoherences, AreOfChannelsAndStoresAndNotOfWarehouses) {
    const CoherenceShop shop;
    std::vector<std::string> names;
    for (std::size_t place = 0; place < shop.places.size(); ++place)
        names.push_back(shop.place_name(place));
    EXPECT_EQ(join(names, " "), "web-fr app-fr web-de outlet paris lyon");
}

TEST(PriceCoherences, SayWhichListToLookAt) {
    const CoherenceShop shop;
    const auto coherence = coherence_of(shop.places, shop.prices("base 10; france 12"), shop.lists);
    ASSERT_EQ(coherence.spreads.size(), 1U);
    EXPECT_EQ(spread_sentence(coherence.spreads.front(), shop.lists),
              "The list \"france\" has a price of its own there. Remove it from the list, or "
              "change it.");
}

}  // namespace
}  // namespace vitrine
