#include "pricing/price_type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine {
namespace {

using testing::Optional;

TEST(PriceTypes, AreReadByTheirNames) {
    for (const PriceType type : {PriceType::regular, PriceType::promotion, PriceType::markdown,
                                 PriceType::msrp, PriceType::map, PriceType::cost}) {
        EXPECT_THAT(parse_price_type(price_type_name(type)), Optional(type));
    }
    EXPECT_THAT(parse_price_type("MSRP"), Optional(PriceType::msrp));
    EXPECT_EQ(parse_price_type("rrp"), std::nullopt);
    EXPECT_EQ(parse_price_type(""), std::nullopt);
}

TEST(PriceTypes, OnlyThreeAreAskedOfAShopper) {
    EXPECT_TRUE(is_asked(PriceType::regular));
    EXPECT_TRUE(is_asked(PriceType::promotion) && is_reduction(PriceType::promotion));
    EXPECT_TRUE(is_asked(PriceType::markdown) && is_reduction(PriceType::markdown));
    EXPECT_FALSE(is_reduction(PriceType::regular));
    for (const PriceType type : {PriceType::msrp, PriceType::map, PriceType::cost}) {
        EXPECT_FALSE(is_asked(type) || is_reduction(type));
    }
}

}  // namespace
}  // namespace vitrine
