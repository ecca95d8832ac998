#include "pricing/price_segments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "price_case.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PriceEntry packed_entry(ProductId product, std::int64_t amount, PriceListId list = 1) {
    PriceEntry entry;
    entry.list = list;
    entry.product = product;
    entry.amount = {amount, 2};
    return entry;
}

PriceLists one_base_list() {
    PriceLists lists;
    PriceListTerms list;
    list.code = "base";
    lists.put(list);
    return lists;
}

TEST(PriceSegments, AnswerTheWorkedCases) {
    for (const char* file : {"resolution.tsv", "tiers.tsv", "windows.tsv"}) {
        for (const std::string& row : test::price_case_lines(file)) {
            SCOPED_TRACE(row);
            const auto one = test::read_price_case(row);
            const auto segments = pack_prices(one.entries);
            PriceScan scan(one.question, one.lists, segments);
            const ResolvedPrice resolved = scan.resolve(one.lineage);
            const ChosenPrice* const asked = resolved.asked();
            EXPECT_EQ(asked != nullptr ? asked->amount.to_string() : "-", one.price);
            EXPECT_EQ(resolved, resolve_price(one.question, one.lineage, one.lists, one.entries));
        }
    }
}

TEST(PriceSegments, KeepEntriesAsTheyAreWritten) {
    PriceEntry dated = packed_entry(3, 1000);
    dated.type = PriceType::promotion;
    dated.tier = {100, 1};
    dated.window = {Instant(std::chrono::hours(1)), Instant(std::chrono::hours(2))};
    PriceEntry plain = packed_entry(3, 10);
    plain.amount = {10, 0};
    const auto segments = pack_prices(std::vector{dated, plain});
    ASSERT_THAT(segments, SizeIs(1));
    EXPECT_EQ(segments[0].list(), 1);
    ASSERT_EQ(segments[0].size(), 2U);
    EXPECT_EQ(segments[0].entry(0), plain);
    EXPECT_TRUE(segments[0].entry(0).amount.is_identical(plain.amount));
    EXPECT_EQ(segments[0].entry(1), dated);
    EXPECT_TRUE(segments[0].entry(1).tier.is_identical(dated.tier));
}

TEST(PriceSegments, ShareTheirConditions) {
    std::vector<PriceEntry> entries;
    for (ProductId product = 1; product <= 100; ++product) {
        entries.push_back(packed_entry(product, product));
        entries.push_back(packed_entry(product, product - 1));
        entries.back().type = PriceType::promotion;
    }
    const auto segments = pack_prices(entries);
    ASSERT_THAT(segments, SizeIs(1));
    EXPECT_THAT(segments[0].conditions(), SizeIs(2));
}

TEST(PriceSegments, AreOneForEachList) {
    const auto segments = pack_prices(std::vector{packed_entry(2, 1, 7), packed_entry(1, 1, 3),
                                                  packed_entry(1, 1, 7), packed_entry(9, 1, 7)});
    ASSERT_THAT(segments, SizeIs(2));
    EXPECT_EQ(segments[0].list(), 3);
    EXPECT_THAT(segments[1].products(), ElementsAre(1, 2, 9)) << "in order, however they came";
    EXPECT_THAT(pack_prices({}), IsEmpty());
}

TEST(PriceSegments, ComeFromABuilderThatIsThenEmpty) {
    PriceSegmentBuilder builder(4);
    builder.add(packed_entry(1, 5, 4));
    EXPECT_EQ(builder.build().size(), 1U);
    EXPECT_EQ(builder.build().size(), 0U);
    builder.add(packed_entry(2, 6, 4));
    const PriceSegment segment = builder.build();
    EXPECT_EQ(segment.list(), 4);
    EXPECT_EQ(segment.entry(0), packed_entry(2, 6, 4));
}

TEST(PriceSegments, RoundEveryAmountAsItIs) {
    std::vector<PriceEntry> entries;
    for (ProductId product = 1; product <= 20'000; ++product) {
        entries.push_back(packed_entry(product, product % 9000));
        entries.back().amount = {product % 9000, 2 + product % 2};
    }
    const auto segments = pack_prices(entries);
    PriceQuestion question;
    int calls = 0;
    question.rounding = [&](const Decimal& amount) {
        ++calls;
        return *amount.rounded(1);
    };
    PriceScan scan(question, one_base_list(), segments);
    for (const PriceEntry& entry : entries) {
        const auto resolved = scan.resolve({entry.product, 0, 0});
        ASSERT_TRUE(resolved.asked()->amount.is_identical(*entry.amount.rounded(1)));
    }
    EXPECT_GT(calls, 0);
    const int before = calls;
    scan.resolve({20'000, 0, 0});
    EXPECT_EQ(calls, before) << "the last amount is remembered";
}

// Near each other, far apart and in heaps, as the lists of stores and of sales have them.
TEST(PriceSegments, KnowWhereProductsBegin) {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<PriceEntry> entries;
        ProductId product = 0;
        const unsigned longest = 1U << (random() % 24U);
        for (std::size_t i = random() % 100; i > 0; --i) {
            product += random() % 3 == 0 ? static_cast<ProductId>(random() % longest) : 1;
            entries.push_back(packed_entry(product + 1, 100));
        }
        PriceSegmentBuilder builder(1);
        for (const PriceEntry& entry : entries) builder.add(entry);
        const PriceSegment segment = builder.build();
        std::vector<ProductId> asked = {0, 1, product + 1, product + 2, 2'147'483'647};
        for (const PriceEntry& entry : entries) {
            for (const int near : {-1, 0, 1}) asked.push_back(entry.product + near);
        }
        for (const ProductId each : asked) {
            const auto expected = std::ranges::lower_bound(segment.products(), each);
            ASSERT_EQ(static_cast<std::ptrdiff_t>(segment.place_of(each)),
                      expected - segment.products().begin())
                << "round " << round << ", product " << each;
        }
    }
}

// Forwards, backwards, far and near, and where there is nothing.
TEST(PriceSegments, AreFoundInAnyOrder) {
    std::vector<PriceEntry> entries;
    for (ProductId product = 3; product <= 3000; product += 3) {
        entries.push_back(packed_entry(product, product));
    }
    const auto segments = pack_prices(entries);
    PriceScan scan({}, one_base_list(), segments);
    const auto amount_of = [&](ProductId product) -> std::int64_t {
        const ResolvedPrice resolved = scan.resolve({product, 0, 0});
        return resolved.regular ? resolved.regular->amount.mantissa() : -1;
    };
    ProductId product = 1;
    for (int i = 0; i < 20000; ++i) {
        product = (product * 1103 + 12345) % 3010;
        ASSERT_EQ(amount_of(product),
                  product >= 3 && product <= 3000 && product % 3 == 0 ? product : -1);
    }
    for (ProductId at = 0; at < 3010; ++at)
        ASSERT_EQ(amount_of(at) >= 0, at % 3 == 0 && at > 2 && at <= 3000);
    for (ProductId at = 3010; at > 0; --at)
        ASSERT_EQ(amount_of(at) >= 0, at % 3 == 0 && at <= 3000);
}

}  // namespace
}  // namespace vitrine
