#include "publish/listing_offer.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

std::string offered(const ListingOffer& offer, const char* property,
                    FieldKind kind = FieldKind::price) {
    ExporterField field;
    field.kind = kind;
    const auto made = offer_text(offer, *parse_product_property(property), field);
    const auto* fault = std::get_if<ListingFault>(&made);
    return fault == nullptr ? std::get<std::string>(made) : "fault " + fault->rule;
}

ListingOffer reduced_offer() {
    ListingOffer offer{"EUR", {}, {}, {}, {}, PriceWindow::always, {}, {}, {}, Zone::open("UTC")};
    offer.regular = Decimal(20, 0);
    offer.price = offer.sale = Decimal(15, 0);
    return offer;
}

TEST(ListingOffer, IsComparedWithTheLowerOfRegularAndPriorPrice) {
    ListingOffer offer = reduced_offer();
    EXPECT_EQ(offered(offer, "offer.compare_at_price"), "") << "nothing is proven";
    offer.prior = Decimal(18, 0);
    EXPECT_EQ(offered(offer, "offer.compare_at_price"), "18.00 EUR");
    EXPECT_EQ(offered(offer, "offer.prior_price"), "18.00 EUR");
    offer.prior = Decimal(25, 0);
    EXPECT_EQ(offered(offer, "offer.compare_at_price"), "20.00 EUR");
    offer.prior = Decimal(15, 0);
    EXPECT_EQ(offered(offer, "offer.compare_at_price"), "") << "no reduction at all";
    offer.sale.reset();
    offer.prior = Decimal(18, 0);
    EXPECT_EQ(offered(offer, "offer.compare_at_price"), "");
    EXPECT_EQ(offered(offer, "offer.prior_price"), "");
}

TEST(ListingOffer, IsWrittenAsTheFieldWantsIt) {
    ListingOffer offer = reduced_offer();
    EXPECT_EQ(offered(offer, "offer.price"), "15.00 EUR");
    EXPECT_EQ(offered(offer, "offer.regular_price", FieldKind::number), "20.00");
    EXPECT_EQ(offered(offer, "offer.sale_dates"), "") << "no interval without both ends";
    EXPECT_EQ(offered(offer, "offer.price_from"), "");
    EXPECT_EQ(offered(offer, "offer.availability"), "");
    offer.price = Decimal(15001, 3);
    EXPECT_EQ(offered(offer, "offer.price"), "fault price");
    offer.zone = Zone::open("Europe/Paris");
    offer.sale_window = {*parse_iso8601("2026-11-26T23:00:00Z"),
                         *parse_iso8601("2026-11-29T23:00:00Z")};
    offer.price_from = offer.sale_window.from;
    EXPECT_EQ(offered(offer, "offer.sale_dates"),
              "2026-11-27T00:00:00+01:00/2026-11-30T00:00:00+01:00");
    EXPECT_EQ(offered(offer, "offer.price_from"), "2026-11-27T00:00:00+01:00");
    const CurrencyCode euro = *CurrencyCode::parse("EUR");
    offer.unit_price = unit_price({Decimal(249, 2), euro}, {Decimal(250, 0), find_unit("GRAM")->id},
                                  {Decimal(1, 0), find_unit("KILOGRAM")->id});
    EXPECT_EQ(offered(offer, "offer.unit_price", FieldKind::text), "9.96 EUR/kg");
    offer.availability.emplace();
    offer.availability->availability = Availability::backorder;
    offer.availability->quantity = Decimal(2500, 3);
    offer.availability->from = *parse_iso8601("2026-12-04T12:00:00Z");
    EXPECT_EQ(offered(offer, "offer.availability", FieldKind::choice), "backorder");
    EXPECT_EQ(offered(offer, "offer.quantity", FieldKind::number), "2.5");
    EXPECT_EQ(offered(offer, "offer.availability_date", FieldKind::date),
              "2026-12-04T13:00:00+01:00");
}

}  // namespace
}  // namespace vitrine
