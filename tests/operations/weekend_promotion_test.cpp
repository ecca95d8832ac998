// A weekend's promotion of the Icecat catalogue, from one decision in the base list to three
// channels and back. Which items can be published at all is counted in publish_icecat_test.cpp;
// every one of them but one has a lower price on the weekend.
#include <gmock/gmock.h>

#include <regex>

#include "base/text.h"
#include "interchange/table_format.h"
#include "operations/import_fixture.h"
#include "operations/import_prices.h"
#include "operations/price_change.h"
#include "operations/price_evidence.h"
#include "operations/publish_fixture.h"
#include "operations/undo_change_set.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class WeekendPromotion : public EmptyImportTest {
protected:
    // The profile that comes with Vitrine, its price from price lists.
    void set_up(const std::string& name, const std::string& more) {
        std::string text = read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) /
                                           "resources/mapping" / ("icecat-" + name + ".json"));
        text = replace_all(text, R"("price": {"attribute": "price"})", more);
        text = replace_all(text, R"("code_page")", R"("valid_from": "yes", "code_page")");
        const Issues issues =
            import_channel_profile(*m_catalogue, m_exporters, m_folder.write(name + ".json", text));
        ASSERT_THAT(issues, IsEmpty()) << to_sentence(issues.front());
    }
    ChannelId channel(std::string_view code) {
        return m_catalogue->structure()->channels.find(code)->id;
    }
    // The base list, and one for each channel that two rules fill: the shop is 5 % dearer and ends
    // in .95, the tills have no cents of one.
    void make_lists() {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, {}, 0});
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.channels = {channel("google_shopping"), channel("shopify"), channel("pos")};
        writer.put(france);
        PriceList list;
        list.currency = m_catalogue->structure()->currencies.find("EUR")->id;
        list.zone = "Europe/Paris";
        list.code = "base";
        const PriceListId base = writer.put(list);
        list.priority = 1;
        for (const char* code : {"google_shopping", "shopify", "pos"}) {
            list.code = std::string(code) + "_prices";
            list.channel = channel(code);
            list.id = 0;
            PriceRule rule;
            rule.source = base;
            rule.target = writer.put(list);
            rule.factor = Decimal(1, 0);
            if (list.channel == channel("shopify")) {
                rule.factor = Decimal(105, 2);
                rule.endings = ".95";
            } else if (list.channel == channel("pos")) {
                rule.step = Decimal(5, 2);
            }
            rule.code = std::string(code) + "_regular";
            writer.put(rule);
            rule.code = std::string(code) + "_promotion";
            rule.from_type = rule.to_type = "promotion";
            writer.put(rule);
        }
        writer.finish();
    }
    void import_prices_of(const char* name) {
        const auto file = m_folder / name;
        const auto table = open_table(file, exactly(find_table_format(file)));
        const PriceImportReport report =
            import_prices(*m_catalogue, *table, name, {"ada", "import", {}, name, 0}, false,
                          Progress(), {{"base"}, false, {}});
        EXPECT_EQ(report.derived.changed(), 3 * report.created);
    }
    PublicationReport publish_at(const char* instant, const char* code) {
        Catalogue then(m_catalogue->file(), sql::Access::read_write, sql::Purpose::job,
                       [instant] { return *parse_iso8601(instant); });
        PublicationReport report =
            publish_channel(then, m_exporters, channel(code), {}, Progress());
        for (const Issue& issue : report.refusals) ADD_FAILURE() << to_sentence(issue);
        return report;
    }
    // Publishes before, on and after the weekend; what the file said then.
    struct Weekend {
        std::string before, during, after;
    };
    Weekend publish_weekend(const char* code, std::int64_t items, std::int64_t reduced) {
        const auto told = [](const PublicationReport& report) {
            return read_whole_file(report.outputs.at(0).file);
        };
        const PublicationReport first = publish_at("2026-10-20T08:00:00Z", code);
        EXPECT_EQ(first.plan.create, items);
        Weekend weekend;
        weekend.before = told(first);
        const PublicationReport eve = publish_at("2026-11-26T22:59:59Z", code);
        EXPECT_EQ(eve.plan.update, 0) << code;
        if (!eve.outputs.empty()) weekend.before = told(eve);
        const PublicationReport midnight = publish_at("2026-11-26T23:00:00Z", code);
        EXPECT_EQ(midnight.plan.update, reduced) << code;
        weekend.during = told(midnight);
        EXPECT_EQ(publish_at("2026-11-29T22:59:59Z", code).plan.update, 0) << code;
        const PublicationReport monday = publish_at("2026-11-29T23:00:00Z", code);
        EXPECT_EQ(monday.plan.update, reduced) << code << ": exactly those return";
        weekend.after = told(monday);
        return weekend;
    }

    // Of each row of a shop's file, by SKU: price and compare-at price.
    std::map<std::string, std::pair<std::string, std::string>> shop_prices(const std::string& csv) {
        const auto file = m_folder.write("rows.csv", csv);
        const auto table = open_table(file, exactly(find_table_format(file)));
        const auto place = [&](const char* name) {
            return static_cast<std::size_t>(std::ranges::find(table->header(), name) -
                                            table->header().begin());
        };
        std::map<std::string, std::pair<std::string, std::string>> prices;
        for (CsvRow row; table->next(row);) {
            const std::string sku(row.cells.at(place("SKU")));
            if (sku.empty()) continue;  // a row of another picture
            prices[sku] = {std::string(row.cells.at(place("Price"))),
                           std::string(row.cells.at(place("Compare-at price")))};
        }
        return prices;
    }

    ExporterLibrary m_exporters = built_exporters();
};

TEST_F(WeekendPromotion, ReachesThreeChannelsAndReturns) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import_icecat(set);
    set_up("google", R"("price": {"property": "offer.regular_price"},
        "sale_price": {"property": "offer.sale_price"},
        "sale_price_effective_date": {"property": "offer.sale_dates"})");
    set_up("shopify", R"("price": {"property": "offer.price"},
        "compare_at_price": {"property": "offer.compare_at_price"})");
    set_up("pos", R"("price": {"property": "offer.price"},
        "valid_from": {"property": "offer.price_from"})");
    make_lists();
    import_prices_of("products.csv");
    import_prices_of("product_models.csv");

    PriceChangeRequest request;
    request.code = "black-weekend";
    request.formula.target = m_catalogue->structure()->price_lists.find("base")->id;
    request.formula.factor = Decimal(9, 1);
    request.formula.to_type = "promotion";
    request.from = "2026-11-27";
    request.until = "2026-11-30";
    const auto prepared = prepare_price_change(*m_catalogue, request, "ada", Progress());
    approve_price_change(*m_catalogue, "black-weekend", "ben", "sale of the year", Progress());
    const auto due = run_due_price_changes(*m_catalogue, "cron", Progress());
    ASSERT_EQ(due.applied.size(), 1U);
    EXPECT_EQ(due.applied[0].changed, prepared.plan.prices);
    EXPECT_EQ(due.applied[0].derived.changed(), 3 * prepared.plan.prices);

    const Weekend google = publish_weekend("google_shopping", 49, 49);
    EXPECT_EQ(google.after, google.before);
    EXPECT_THAT(google.before, Not(HasSubstr("sale_price")));
    const std::regex sale(
        "<g:price>([0-9.]+) EUR</g:price>\n *<g:sale_price>([0-9.]+) EUR</g:sale_price>\n"
        " *<g:sale_price_effective_date>2026-11-27T00:00\\+0100/2026-11-30T00:00\\+0100<");
    EXPECT_EQ(
        std::distance(std::sregex_iterator(google.during.begin(), google.during.end(), sale), {}),
        49);
    VITRINE_SHARED_FILE(schema, "schemas/google-feed/google-product-feed-derived.rng");
    EXPECT_EQ(run_command("xmllint", {"--nonet", "--noout", "--relaxng", schema.string(),
                                      m_folder.write("during.xml", google.during).string()})
                  .status,
              0);

    const Weekend tills = publish_weekend("pos", 178, 178);
    EXPECT_EQ(tills.after, tills.before);
    EXPECT_EQ(split(tills.during, '\n').size(), 180U) << "a heading, and the end of the last line";
    std::size_t valid = 0;
    for (const auto line : split(tills.during, '\n'))
        valid += line.find(";2026-11-27T00:00") != line.npos;
    EXPECT_EQ(valid, 178U);

    // What is compared at is what was asked, never more.
    const Weekend shop = publish_weekend("shopify", 36, 35);
    auto before = shop_prices(shop.before);
    const auto during = shop_prices(shop.during);
    // The stickers' 10 % less ends in the same .95 and is no reduction.
    EXPECT_EQ(before.erase("AKNSTK"), 1U);
    EXPECT_EQ(shop_prices(shop.after), before);
    for (const auto& [sku, prices] : during) {
        EXPECT_EQ(prices.second, before.at(sku).first) << sku;
        EXPECT_EQ(before.at(sku).second, "") << sku;
        EXPECT_LT(*Decimal::parse(prices.first), *Decimal::parse(prices.second)) << sku;
        EXPECT_TRUE(prices.first.ends_with(".95")) << sku;
    }
    const PriceEvidence evidence = price_evidence(
        *m_catalogue, channel("shopify"),
        *m_catalogue->products().find(ProductStore::Space::products, during.begin()->first),
        *parse_iso8601("2026-11-28T12:00:00Z"));
    ASSERT_TRUE(evidence.prior.price) << prior_price_sentence(evidence.prior);
    EXPECT_EQ(evidence.prior.price->amount, *Decimal::parse(during.begin()->second.second));

    undo_change_set(*m_catalogue, due.applied[0].plan.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(publish_at("2026-11-28T09:00:00Z", "pos").plan.update, 0)
        << "as if nothing had been planned";
}

}  // namespace
}  // namespace vitrine::test
