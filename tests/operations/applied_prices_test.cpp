// What channels acknowledge becomes the record that a reduction is compared with, and the evidence
// of it.
#include "operations/applied_prices.h"

#include "base/error.h"
#include "interchange/table_format.h"
#include "operations/price_evidence.h"
#include "operations/publish_fixture.h"
#include "operations/verify_catalogue.h"
#include "store/price_writer.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class AppliedPricesTest : public PublishTest {
protected:
    void SetUp() override {
        PublishTest::SetUp();
        for (const char* code : {"shop", "tills"}) {
            const bool is_shop = std::string_view(code) == "shop";
            const Issues issues = import_profile(
                R"({"vitrine_channel_profile": 1, "locales": ["en_US"], "currencies": ["EUR"],
                "destination": "out", "guardrails": {"largest_removal_percent": 100}, "channel": ")" +
                std::string(code) + R"(", "exporter": ")" +
                (is_shop ? "vitrine.shopify_csv" : "vitrine.pos_plu") + R"(", "fields": {)" +
                (is_shop ? R"("title": {"attribute": "name"}, "price": {"property": "offer.price"},
                    "compare_at_price": {"property": "offer.compare_at_price"})"
                         : R"("short_text": {"attribute": "name"}, "vat_code": {"constant": "1"},
                    "price": {"property": "offer.price"})") +
                "}}");
            ASSERT_TRUE(issues.empty()) << to_sentence(issues.front());
        }
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.channels = {channel("tills"), channel("shop")};
        france.id = writer.put(france);
        PriceList list;
        list.code = "retail";
        list.currency = catalogue->structure()->currencies.find("EUR")->id;
        retail = writer.put(list);
        list.code = "weekend";
        list.market = france.id;
        list.from = "2026-11-27";
        list.until = "2026-11-30";
        weekend = writer.put(list);
        writer.finish();
        put(retail, television, PriceType::regular, Decimal(999, 0));
        put(retail, shirt, PriceType::regular, Decimal(199, 1));
        put(weekend, television, PriceType::promotion, Decimal(89910, 2));
    }
    void put(PriceListId list, ProductId product, PriceType type, Decimal amount) {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        StoredPrice price;
        price.key.list = list;
        price.key.product = product;
        price.key.type = type;
        price.amount = amount;
        writer.prices().put(price);
        writer.finish();
    }
    // "2026-11-01T12:00:00Z 999.00 EUR", with an R for a reduction, an F for the first one.
    std::vector<std::string> record(const char* code, ProductId product) {
        std::vector<std::string> lines;
        for (const AppliedPriceRow& row :
             AppliedPriceStore(catalogue->connection()).of_product(channel(code), product)) {
            lines.push_back(to_iso8601(row.applied.from) + ' ' +
                            (row.applied.state == AppliedState::priced
                                 ? to_string(row.applied.price)
                                 : "off sale") +
                            (row.applied.is_reduction ? " R" : "") + (row.is_first ? " F" : "") +
                            (row.applied.is_declared ? " D" : ""));
        }
        return lines;
    }
    DeclarationReport declare(const std::string& csv) {
        const auto declared = folder.write("declared.csv", csv);
        const auto table = open_table(declared, exactly(find_table_format(declared)));
        return declare_prices(*catalogue, channel("shop"), *table, "declared.csv", "ada",
                              Progress());
    }
    PriceEvidence evidence_at(const char* instant) {
        return price_evidence(*catalogue, channel("shop"), television, *parse_iso8601(instant));
    }
    std::vector<std::string> damage() {
        std::vector<std::string> rules;
        for (const Issue& issue : verify_catalogue(*catalogue, Progress()).damage)
            rules.push_back(issue.rule);
        return rules;
    }

    void set(const std::string& word) { change_price_settings(*catalogue, {&word, 1}); }

    PriceListId retail = 0, weekend = 0;
};

TEST_F(AppliedPricesTest, AreNotedWhereTheyChangeAndAChannelTookThem) {
    const PublicationReport first = publish_at("2026-10-01T10:00:00Z", "tills");
    EXPECT_NE(first.ledger.number, 0);
    EXPECT_EQ(publish_at("2026-10-15T10:00:00Z", "tills").ledger, first.ledger)
        << "nothing is asked otherwise";
    publish_at("2026-11-27T10:00:00Z", "tills");
    publish_at("2026-12-01T10:00:00Z", "tills");
    EXPECT_THAT(record("tills", television),
                ElementsAre("2026-10-01T10:00:00Z 999.00 EUR", "2026-11-27T10:00:00Z 899.10 EUR R",
                            "2026-12-01T10:00:00Z 999.00 EUR"));
    EXPECT_THAT(record("tills", shirt), IsEmpty()) << "what is sold are its variants";
    EXPECT_THAT(record("shop", television), IsEmpty()) << "each channel has its own";
    EXPECT_THAT(damage(), IsEmpty());
}

TEST_F(AppliedPricesTest, EndWhereAProductLeavesAndBeginWhereItIsNew) {
    publish_at("2026-10-01T10:00:00Z", "tills");
    edit(television, "enabled", "0");
    publish_at("2026-10-05T10:00:00Z", "tills");
    edit(television, "enabled", "1");
    publish_at("2026-10-09T10:00:00Z", "tills");
    EXPECT_THAT(record("tills", television),
                ElementsAre("2026-10-01T10:00:00Z 999.00 EUR", "2026-10-05T10:00:00Z off sale",
                            "2026-10-09T10:00:00Z 999.00 EUR"));
    publish_at("2026-10-01T10:00:00Z", "shop");
    const ProductId small =
        *catalogue->products().find(ProductStore::Space::products, "shirt-red-s");
    edit(small, "enabled", "0");
    publish_at("2026-10-12T10:00:00Z", "shop");
    EXPECT_THAT(record("shop", small),
                ElementsAre("2026-10-01T10:00:00Z 19.90 EUR", "2026-10-12T10:00:00Z off sale"))
        << "a variant leaves while its item stays";
    EXPECT_THAT(damage(), IsEmpty());
}

TEST_F(AppliedPricesTest, AreWhatAReductionMayBeComparedWith) {
    publish_at("2026-10-01T10:00:00Z", "shop");
    publish_at("2026-11-27T10:00:00Z", "shop");
    EXPECT_THAT(output("shopify_products.csv"), HasSubstr(",899.10,999.00,"));
    EXPECT_EQ(publish_at("2026-11-28T10:00:00Z", "shop").plan.update, 0)
        << "the receipt is no news";
    const PriceEvidence evidence = evidence_at("2026-11-28T10:00:00Z");
    ASSERT_TRUE(evidence.prior.price);
    EXPECT_EQ(to_string(*evidence.prior.price), "999.00 EUR");
    EXPECT_EQ(to_iso8601(evidence.reduction.begins), "2026-11-26T23:00:00Z") << "midnight in Paris";
    EXPECT_EQ(evidence.percent->to_string(), "10.0");
    const std::string text = evidence_text(evidence);
    EXPECT_THAT(text, HasSubstr(R"("price": "899.10 EUR")"));
    EXPECT_THAT(text, HasSubstr(R"("verdict": "found")"));
    EXPECT_THAT(text, HasSubstr(R"("sha256": )")) << "of the files that were published";
    EXPECT_THAT(text, HasSubstr(evidence.ledger.hash));
    publish_at("2026-12-01T10:00:00Z", "shop");
    EXPECT_THAT(output("shopify_products.csv"), HasSubstr(",999.00,,"));
    EXPECT_THROW(evidence_at("2026-12-02T10:00:00Z"), Error) << "there is no reduction then";
}

TEST_F(AppliedPricesTest, AreNeverAboveTheLowestOfThirtyDays) {
    publish_at("2026-10-01T10:00:00Z", "shop");
    put(retail, television, PriceType::regular, Decimal(949, 0));
    publish_at("2026-11-10T10:00:00Z", "shop");
    put(retail, television, PriceType::regular, Decimal(1099, 0));
    publish_at("2026-11-20T10:00:00Z", "shop");
    publish_at("2026-11-27T10:00:00Z", "shop");
    EXPECT_THAT(output("shopify_products.csv"), HasSubstr(",899.10,949.00,"))
        << "the price was raised a week before";
}

TEST_F(AppliedPricesTest, OfTheTimeBeforeAreDeclaredAndSoMarked) {
    const DeclarationReport report = declare(
        "sku,from,price,reduction,first\ntv,2026-08-01,1099,,yes\ntv,2026-11-01,979.5,,\n"
        "shirt,2026-11-01,5,,\ntv,2027-01-01,5,,\ntv,2026-11-02,x,,\ntv,2026-11-01,5,,\n");
    EXPECT_EQ(report.read, 6);
    EXPECT_EQ(report.declared, 2);
    std::vector<std::string> refused;
    for (const Issue& issue : report.issues)
        refused.push_back(std::to_string(issue.row) + ' ' + issue.rule);
    EXPECT_THAT(refused, ElementsAre("4 declared.sku", "5 declared.from", "6 declared.price",
                                     "7 declared.twice"));
    EXPECT_EQ(declare("sku,from,price,first\ntv,2026-08-01,1099,yes\n").unchanged, 1);
    publish_at("2026-11-27T10:00:00Z", "shop");
    EXPECT_THAT(output("shopify_products.csv"), HasSubstr(",899.10,979.50,"));
    EXPECT_THAT(record("shop", television),
                ElementsAre("2026-07-31T22:00:00Z 1099 EUR F D", "2026-10-31T23:00:00Z 979.5 EUR D",
                            "2026-11-27T10:00:00Z 899.10 EUR R"));
    EXPECT_TRUE(evidence_at("2026-11-28T10:00:00Z").prior.is_declared);
    EXPECT_EQ(declare("sku,from,price\ntv,2026-11-28,5\n").rejected, 1)
        << "from here on receipts prove it";
    EXPECT_THAT(damage(), IsEmpty());
}

TEST_F(AppliedPricesTest, AreNotDeclaredByColumnsThatNobodyKnowsWithoutAWord) {
    const DeclarationReport report = declare("sku,from,price,reductions\ntv,2026-08-01,9,yes\n");
    EXPECT_EQ(report.declared, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().rule, "declared.columns");
    EXPECT_THAT(report.issues.front().message, HasSubstr("passed over: reductions"));
}

TEST_F(AppliedPricesTest, ShowTampering) {
    publish_at("2026-10-01T10:00:00Z", "shop");
    EXPECT_THAT(damage(), IsEmpty());
    EXPECT_THROW(catalogue->connection().execute("UPDATE applied_price SET amount = 1"), Error);
    catalogue->connection().execute(
        "DROP TRIGGER applied_price_keeps_rows;"
        "UPDATE applied_price SET amount = amount + 1 WHERE number = 1");
    EXPECT_THAT(damage(), ElementsAre("ledger.content"));
    catalogue->connection().execute(
        "UPDATE applied_price SET amount = amount - 1 WHERE number = 1;"
        "INSERT INTO applied_price SELECT 99, channel, product, item, at, state, amount, scale,"
        " currency, flags, publication FROM applied_price WHERE number = 1");
    EXPECT_THAT(damage(), ElementsAre("ledger.missing"));
}

TEST_F(AppliedPricesTest, FollowTheRulesOfTheMarket) {
    EXPECT_THROW(set("nowhere:prior_days=40"), Error);
    EXPECT_THROW(set("prior_days=7"), Error) << "the directive asks for 30";
    EXPECT_THROW(set("perishable_attribute=name"), Error);
    publish_at("2026-11-01T10:00:00Z", "tills");  // the shop is recorded since later
    put(weekend, shirt, PriceType::promotion, Decimal(15, 0));
    edit(television, "enabled", "0");
    publish_at("2026-11-01T10:00:00Z", "shop");
    edit(television, "enabled", "1");
    publish_at("2026-11-20T10:00:00Z", "shop");
    EXPECT_THAT(record("shop", television), ElementsAre("2026-11-20T10:00:00Z 999.00 EUR F"));
    EXPECT_EQ(evidence_at("2026-11-28T10:00:00Z").prior.verdict, PriorPriceVerdict::too_new);
    set("france:prior_new_goods=whole_time");
    const PriceEvidence evidence = evidence_at("2026-11-28T10:00:00Z");
    EXPECT_EQ(evidence.prior.verdict, PriorPriceVerdict::found);
    EXPECT_EQ(to_string(*evidence.prior.price), "999.00 EUR");
}

}  // namespace
}  // namespace vitrine::test
