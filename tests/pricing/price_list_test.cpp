#include "pricing/price_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

Instant instant_at(std::int64_t hours) {
    return Instant(std::chrono::hours(hours));
}

template <class Entity>
Entity called(std::string_view code) {
    Entity entity;
    entity.code = code;
    return entity;
}

PriceListTerms list_in(CurrencyId currency, std::string_view code, PriceTarget target = {}) {
    auto list = called<PriceListTerms>(code);
    list.currency = currency;
    list.target = target;
    return list;
}

std::vector<std::string> rules_of(const Issues& issues) {
    std::vector<std::string> rules;
    for (const Issue& issue : issues) {
        rules.push_back(issue.rule + (issue.row == 0 ? "" : " " + std::to_string(issue.row)));
        EXPECT_FALSE(issue.message.empty() || issue.fix.empty() || issue.column.empty());
    }
    return rules;
}

TEST(PriceLists, NameTheirBasisAndTarget) {
    for (const PriceBasis basis : {PriceBasis::gross, PriceBasis::net}) {
        EXPECT_THAT(parse_price_basis(price_basis_name(basis)), Optional(basis));
    }
    EXPECT_THAT(parse_price_basis("Net"), Optional(PriceBasis::net));
    EXPECT_EQ(parse_price_basis("brutto"), std::nullopt);
    for (const PriceTargetKind kind :
         {PriceTargetKind::base, PriceTargetKind::market, PriceTargetKind::channel,
          PriceTargetKind::location, PriceTargetKind::segment}) {
        EXPECT_THAT(parse_price_target(price_target_name(kind)), Optional(kind));
    }
    EXPECT_EQ(parse_price_target(""), std::nullopt);
}

TEST(PriceWindows, HoldTheirStartAndNotTheirEnd) {
    const PriceWindow window = {instant_at(1), instant_at(3)};
    EXPECT_FALSE(window.contains(instant_at(0)));
    EXPECT_TRUE(window.contains(instant_at(1)));
    EXPECT_TRUE(window.contains(instant_at(3) - std::chrono::milliseconds(1)));
    EXPECT_FALSE(window.contains(instant_at(3)));
    EXPECT_TRUE(PriceWindow().contains(instant_at(0)));
    EXPECT_TRUE((PriceWindow{instant_at(3), instant_at(3)}.is_empty()));
    EXPECT_EQ(window.within({instant_at(2), PriceWindow::forever}),
              (PriceWindow{instant_at(2), instant_at(3)}));
    EXPECT_TRUE(window.within({instant_at(3), instant_at(4)}).is_empty());
}

TEST(PriceWindows, KnowWhenTheyNextBeginOrEnd) {
    const PriceWindow window = {instant_at(1), instant_at(3)};
    EXPECT_EQ(window.next_boundary(instant_at(0)), instant_at(1));
    EXPECT_EQ(window.next_boundary(instant_at(1)), instant_at(3));
    EXPECT_EQ(window.next_boundary(instant_at(3)), PriceWindow::forever);
    EXPECT_EQ(PriceWindow().next_boundary(instant_at(3)), PriceWindow::forever);
    EXPECT_EQ((PriceWindow{instant_at(5), instant_at(4)}.next_boundary(instant_at(0))),
              PriceWindow::forever);
}

TEST(PriceLists, AreCheckedByThemselves) {
    Structure structure;
    PriceList list;
    EXPECT_THAT(rules_of(check_price_list(list, structure)), ElementsAre("price_list.currency"));
    list.currency = structure.currencies.put(called<Currency>("EUR"));
    EXPECT_THAT(check_price_list(list, structure), IsEmpty());
    list.market = structure.markets.put(called<Market>("fr"));
    EXPECT_THAT(check_price_list(list, structure), IsEmpty());
    list.segment = structure.segments.put(called<Segment>("b2b"));
    EXPECT_THAT(rules_of(check_price_list(list, structure)), ElementsAre("price_list.target"));
    list.segment = 0;
    list.zone = "Europe/Atlantis";
    list.from = "tomorrow";
    EXPECT_THAT(rules_of(check_price_list(list, structure)),
                ElementsAre("zone.unknown", "price_list.time"));
    list.zone.clear();
    list.from = list.until = "2026-11-27";
    EXPECT_THAT(rules_of(check_price_list(list, structure)), ElementsAre("price_list.window"));
}

TEST(PriceLists, TakeTheTimesOfWhereTheyAreFor) {
    Structure structure;
    auto france = called<Market>("fr");
    france.zone = "Europe/Paris";
    france.channels = {structure.channels.put(called<Channel>("web"))};
    const MarketId market = structure.markets.put(france);
    auto lyon = called<Location>("lyon"), reunion = called<Location>("saint-denis");
    lyon.market = reunion.market = market;
    reunion.zone = "Indian/Reunion";
    lyon.id = structure.locations.put(lyon);
    reunion.id = structure.locations.put(reunion);
    const auto from_in = [&](auto PriceList::*part, std::int32_t id, const char* zone = "") {
        PriceList list;
        if (part != nullptr) list.*part = id;
        list.from = "2026-11-27";
        list.zone = zone;
        return to_iso8601(terms_of(list, structure).window.from);
    };
    EXPECT_EQ(from_in(&PriceList::market, market), "2026-11-26T23:00:00Z");
    EXPECT_EQ(from_in(&PriceList::channel, 1), "2026-11-26T23:00:00Z");
    EXPECT_EQ(from_in(&PriceList::location, lyon.id), "2026-11-26T23:00:00Z");
    EXPECT_EQ(from_in(&PriceList::location, reunion.id), "2026-11-26T20:00:00Z");
    EXPECT_EQ(from_in(&PriceList::market, 0), "2026-11-27T00:00:00Z");
    EXPECT_EQ(from_in(&PriceList::market, market, "Asia/Tokyo"), "2026-11-26T15:00:00Z");
}

TEST(PriceLists, OfTheSameRankAreNamed) {
    PriceLists lists;
    lists.put(list_in(1, "old"));
    lists.put(list_in(1, "new"));
    lists.put(list_in(2, "dollars"));
    lists.put(list_in(1, "lyon", {PriceTargetKind::location, 1}));
    lists.put(list_in(1, "paris", {PriceTargetKind::location, 2}));
    PriceListTerms first = list_in(1, "first");
    first.priority = 1;
    lists.put(first);
    const Issues issues = check_price_ranks(lists);
    ASSERT_THAT(rules_of(issues), ElementsAre("price_list.same_rank"));
    EXPECT_EQ(issues[0].value, "new");
    EXPECT_EQ(issues[0].severity, Severity::warning);
}

TEST(PriceLists, OfTheSameRankMayFollowEachOther) {
    PriceLists lists;
    PriceListTerms spring = list_in(1, "spring");
    spring.window.until = instant_at(5);
    lists.put(spring);
    PriceListTerms summer = list_in(1, "summer");
    summer.window.from = instant_at(5);
    lists.put(summer);
    EXPECT_THAT(check_price_ranks(lists), IsEmpty());
}

class PriceEntries : public testing::Test {
protected:
    PriceEntries() {
        lists.put(list_in(1, "retail"));
        lists.put(list_in(2, "yen"));
        PriceListTerms summer = list_in(1, "summer");
        summer.window = {instant_at(10), instant_at(20)};
        lists.put(summer);
        plain.list = 1;
        plain.product = 7;
        plain.amount = {1000, 2};
    }
    std::vector<std::string> rules(const std::vector<PriceEntry>& entries) const {
        return rules_of(check_price_entries(entries, lists, [](CurrencyId currency) {
            return currency == 1 ? std::optional(2) : std::optional(0);
        }));
    }
    PriceLists lists;
    PriceEntry plain;
};

TEST_F(PriceEntries, WithoutFaultsPass) {
    EXPECT_THAT(rules({plain}), IsEmpty());
    PriceEntry nothing = plain;
    nothing.amount = {};
    EXPECT_THAT(rules({nothing}), IsEmpty()) << "a price of 0 is a guardrail's";
}

TEST_F(PriceEntries, AreCheckedEach) {
    PriceEntry entry = plain;
    entry.list = 9;
    entry.product = 0;
    entry.window = {instant_at(2), instant_at(1)};
    entry.amount = {-1, 2};
    entry.tier = {-1, 0};
    EXPECT_THAT(rules({plain, entry}),
                ElementsAre("price.list 2", "price.product 2", "price.window 2", "price.amount 2",
                            "price.tier 2"));
}

TEST_F(PriceEntries, HaveNoMoreDecimalsThanTheirCurrency) {
    PriceEntry entry = plain;
    entry.amount = {10005, 3};
    EXPECT_THAT(rules({entry}), ElementsAre("price.digits 1"));
    entry.amount = {10000, 3};
    EXPECT_THAT(rules({entry}), IsEmpty());
    entry.list = 2;
    entry.amount = {105, 1};
    EXPECT_THAT(rules({entry}), ElementsAre("price.digits 1"));
    EXPECT_THAT(check_price_entries(std::vector{entry}, lists, {}), IsEmpty());
}

TEST(PriceLists, KnowTheDecimalsOfTheStandard) {
    Structure structure;
    const auto digits = standard_digits(structure);
    EXPECT_THAT(digits(structure.currencies.put(called<Currency>("EUR"))), Optional(2));
    EXPECT_THAT(digits(structure.currencies.put(called<Currency>("JPY"))), Optional(0));
    EXPECT_EQ(digits(structure.currencies.put(called<Currency>("points"))), std::nullopt);
    EXPECT_EQ(digits(99), std::nullopt);
}

TEST_F(PriceEntries, ThatStartTogetherAreAnError) {
    PriceEntry later = plain;
    later.window.from = instant_at(5);
    EXPECT_THAT(rules({later, plain}), IsEmpty()) << "the later one applies";
    PriceEntry same = later;
    same.window.until = instant_at(6);
    same.tier = {0, 3};
    EXPECT_THAT(rules({same, plain, later}), ElementsAre("price.same_start 3"));
    EXPECT_THAT(rules({plain, plain, plain}),
                ElementsAre("price.same_start 2", "price.same_start 3"));
    PriceEntry other = plain;
    other.list = 2;
    EXPECT_THAT(rules({plain, other}), IsEmpty());
    other = plain;
    other.product = 8;
    EXPECT_THAT(rules({plain, other}), IsEmpty());
    other = plain;
    other.type = PriceType::promotion;
    EXPECT_THAT(rules({plain, other}), IsEmpty());
    other = plain;
    other.tier = {10, 0};
    EXPECT_THAT(rules({plain, other}), IsEmpty());
}

TEST_F(PriceEntries, OutsideTheirListsWindowAreNamed) {
    PriceEntry entry = plain;
    entry.list = 3;
    EXPECT_THAT(rules({entry}), IsEmpty());
    entry.window = {instant_at(0), instant_at(10)};
    EXPECT_THAT(rules({entry}), ElementsAre("price.never 1"));
    entry.window.until = instant_at(11);
    EXPECT_THAT(rules({entry}), IsEmpty());
}

}  // namespace
}  // namespace vitrine
