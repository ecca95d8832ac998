#include "store/price_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/inverse.h"
#include "store/price_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

class Prices : public testing::Test {
protected:
    Prices() {
        Catalogue::create(file);
        catalogue.emplace(file);
    }
    static StoredPrice price(PriceListId list, ProductId product, const char* amount,
                             const char* from = nullptr, const char* until = nullptr,
                             PriceType type = PriceType::regular, std::int64_t tier = 0) {
        StoredPrice made;
        made.key = {list, product, type, tier,
                    from != nullptr ? *parse_local_time(from) : PriceKey::always};
        if (until != nullptr) made.until = *parse_local_time(until);
        made.amount = *Decimal::parse(amount);
        return made;
    }
    ChangeSetId put(const std::vector<StoredPrice>& prices) {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "prices", 0});
        for (const StoredPrice& one : prices) writer.prices().put(one);
        return writer.finish();
    }
    std::vector<std::string> amounts(PriceListId list = 0) {
        std::vector<std::string> all;
        catalogue->prices().each(list, [&](const StoredPrice& one) {
            all.push_back(std::to_string(one.key.list) + "/" + std::to_string(one.key.product) +
                          " " + one.amount.to_string());
        });
        return all;
    }
    void take_back(ChangeSetId set) {
        ChangeSetWriter writer(*catalogue, {"ada", "undo", {}, "prices", set});
        catalogue->prices().each_change(
            set, [&](const PriceChangeRow& change) { apply_inverse(writer.prices(), change); });
        writer.finish();
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "prices.vitrine";
    std::optional<Catalogue> catalogue;
};

TEST_F(Prices, AreKeptInTheOrderOfTheirKeys) {
    put({price(2, 1, "5"), price(1, 9, "4.50"), price(1, 9, "4", "2026-11-27", "2026-11-30"),
         price(1, 9, "3.99", nullptr, nullptr, PriceType::promotion),
         price(1, 9, "4.25", nullptr, nullptr, PriceType::regular, 10'000), price(1, 3, "7.00")});
    EXPECT_THAT(amounts(),
                ElementsAre("1/3 7.00", "1/9 4.50", "1/9 4", "1/9 4.25", "1/9 3.99", "2/1 5"));
    EXPECT_THAT(amounts(2), ElementsAre("2/1 5"));
    EXPECT_EQ(catalogue->prices().count(1), 5);
    EXPECT_EQ(catalogue->prices().count(0), 6);
    const auto dated = price(1, 9, "4", "2026-11-27", "2026-11-30");
    EXPECT_THAT(catalogue->prices().find(dated.key), Optional(dated));
    EXPECT_EQ(catalogue->prices().of_product(1, 9).size(), 4U);
    EXPECT_THAT(catalogue->prices().of_product(1, 4), IsEmpty());
}

TEST_F(Prices, ChangesAreCountedAndEqualOnesAreNone) {
    put({price(1, 1, "5"), price(1, 2, "6")});
    const ChangeSetId set = put({price(1, 1, "5"), price(1, 2, "6.00"), price(1, 3, "7")});
    EXPECT_EQ(catalogue->journal().find(set)->counts, R"({"price":{"create":1,"update":1}})");
    EXPECT_EQ(put({price(1, 3, "7")}), 0) << "nothing changed, so nothing is recorded";
    EXPECT_THAT(amounts(), ElementsAre("1/1 5", "1/2 6.00", "1/3 7"));
}

TEST_F(Prices, AreTakenBackFromTheJournal) {
    const ChangeSetId first = put({price(1, 1, "5"), price(1, 2, "6")});
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "prices", 0});
    writer.prices().put(price(1, 1, "4", nullptr, "2026-12-24"));
    writer.prices().put(price(1, 1, "3"));  // twice in one change set
    EXPECT_TRUE(writer.prices().remove(price(1, 2, "").key));
    EXPECT_FALSE(writer.prices().remove(price(1, 7, "").key));
    writer.prices().put(price(2, 1, "9"));
    const ChangeSetId second = writer.finish();
    EXPECT_THAT(amounts(), ElementsAre("1/1 3", "2/1 9"));
    take_back(second);
    EXPECT_THAT(amounts(), ElementsAre("1/1 5", "1/2 6"));
    take_back(first);
    EXPECT_THAT(amounts(), IsEmpty());
}

TEST_F(Prices, OfAListGoTogether) {
    put({price(1, 1, "5"), price(1, 2, "6"), price(2, 2, "7")});
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "prices", 0});
    EXPECT_EQ(writer.prices().remove_list(1), 2);
    const ChangeSetId set = writer.finish();
    EXPECT_THAT(amounts(), ElementsAre("2/2 7"));
    take_back(set);
    EXPECT_THAT(amounts(), ElementsAre("1/1 5", "1/2 6", "2/2 7"));
}

TEST_F(Prices, OfAChangeSetThatWasNotFinishedAreNotThere) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "prices", 0});
        writer.prices().put(price(1, 1, "5"));
    }
    EXPECT_THAT(amounts(), IsEmpty());
    {
        ChangeSetWriter writer(*catalogue, {"ada", "import", {}, "prices", 0},
                               ChangeSetWriter::Mode::job);
        writer.prices().put(price(1, 1, "5"));
        writer.commit_chunk();
        EXPECT_THAT(amounts(), ElementsAre("1/1 5"));
    }
    EXPECT_THAT(amounts(), IsEmpty()) << "what the job had committed is taken back";
}

TEST(PricePacks, AreReadAsTheyWereWritten) {
    PricePack pack;
    std::vector<PriceChangeRow> rows;
    for (int i = 0; i < 200; ++i) {
        PriceChangeRow row;
        row.key = {3, 1000 - i * 7, static_cast<PriceType>(i % 6), i * 500,
                   i % 2 == 0 ? PriceKey::always : *parse_local_time("2026-11-27T08:30")};
        if (i % 3 != 0) row.before = {StoredPrice::forever, Decimal(i * 100, 2)};
        if (i % 3 != 1) row.after = {*parse_local_time("2027-01-01"), Decimal(-i, 4)};
        rows.push_back(row);
        pack.add(row);
    }
    EXPECT_EQ(pack.list(), 3);
    EXPECT_EQ(pack.first(), 1000 - 199 * 7);
    EXPECT_EQ(pack.last(), 1000);
    std::size_t at = 0;
    each_price_change(3, pack.rows(), [&](const PriceChangeRow& row) {
        ASSERT_LT(at, rows.size());
        EXPECT_EQ(row.key, rows[at].key);
        EXPECT_EQ(row.before, rows[at].before);
        EXPECT_EQ(row.after, rows[at].after);
        ++at;
    });
    EXPECT_EQ(at, rows.size());
    const auto none = [](const PriceChangeRow&) {};
    for (std::size_t cut = 0; cut < 40; ++cut) {
        try {
            each_price_change(3, std::string_view(pack.rows()).substr(0, cut), none);
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::storage);
        }
    }
    EXPECT_THROW(each_price_change(3, "", none), Error);
    EXPECT_THROW(each_price_change(3, "\x07", none), Error);
}

}  // namespace
}  // namespace vitrine
