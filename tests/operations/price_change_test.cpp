// Changes of prices: prepared, judged, approved, made once at their hour, undone, and in the
// ledger.
#include "operations/price_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "operations/import_prices.h"
#include "operations/price_settings.h"
#include "operations/price_view.h"
#include "operations/undo_change_set.h"
#include "operations/verify_catalogue.h"
#include "store/price_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class PriceChanges : public testing::Test {
protected:
    PriceChanges() {
        Catalogue::create(file);
        catalogue.emplace(file, sql::Access::read_write, sql::Purpose::interactive,
                          [this] { return now; });
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Currency currency;
        currency.code = "EUR";
        const CurrencyId euro = writer.put(currency);
        PriceList made;
        made.currency = euro;
        made.is_net = true;
        made.zone = "Europe/Paris";
        for (const char* code : {"retail", "companies"}) {
            made.code = code;
            made.id = 0;
            writer.put(made);
        }
        Product product;
        for (const char* code : {"lamp", "mug"}) {
            product = {};
            product.code = code;
            writer.create(product);
        }
        writer.finish();
        save("retail", "lamp", "100");
        save("retail", "mug", "10");
        save("retail", "lamp", "60", "cost");
    }
    SavedPrice save(const char* code, const char* sku, const char* amount, const char* type = "") {
        const ReadPrice read = read_price(*catalogue, {code, sku, type, "", "", "", amount});
        EXPECT_THAT(read.issues, IsEmpty());
        return save_price(*catalogue, read, {"ada", "edit", {}, {}, 0}, Progress());
    }
    PriceListId list(std::string_view code) {
        return catalogue->structure()->price_lists.find(code)->id;
    }
    PriceChangeRequest tenth_off(const std::string& code, const std::string& at = {}) {
        PriceChangeRequest request;
        request.code = code;
        request.at = at;
        request.formula.target = list("retail");
        request.formula.factor = Decimal(9, 1);
        return request;
    }
    PreparedPriceChange prepare(const PriceChangeRequest& request) {
        return prepare_price_change(*catalogue, request, "ada", Progress());
    }
    void approve(const char* code, const char* reason = "") {
        approve_price_change(*catalogue, code, "ben", reason, Progress());
    }
    DuePriceChanges run_due() { return run_due_price_changes(*catalogue, "cron", Progress()); }
    std::string asked(std::string_view sku, const char* at = nullptr) {
        PriceRequest request;
        request.product =
            catalogue->products().find(ProductStore::Space::products, sku).value_or(0);
        if (at != nullptr) request.at = parse_iso8601(at);
        const auto view = view_price(*catalogue, request);
        return view.price.asked() != nullptr ? view.price.asked()->amount.to_string() : "none";
    }
    std::vector<std::string> ledger() {
        std::vector<std::string> all;
        PriceLedger(catalogue->connection()).each(0, [&](const PriceLedgerEntry& entry) {
            all.push_back(entry.kind + " " + entry.author + " " + entry.note);
            return true;
        });
        return all;
    }
    std::vector<std::string> damage() {
        std::vector<std::string> rules;
        for (const Issue& issue : verify_catalogue(*catalogue, Progress()).damage)
            rules.push_back(issue.rule);
        return rules;
    }
    template <class Work>
    static std::string refusal(Work work) {
        try {
            work();
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "prices.vitrine";
    Instant now = *parse_iso8601("2026-11-24T09:00:00Z");
    std::optional<Catalogue> catalogue;
};

TEST_F(PriceChanges, HappenAtTheirHourOfTheMarketOnce) {
    const auto prepared = prepare(tenth_off("black-friday", "2026-11-27T08:00"));
    EXPECT_EQ(prepared.plan.prices, 2);
    EXPECT_EQ(to_iso8601(*prepared.plan.starts_at()), "2026-11-27T07:00:00Z");
    EXPECT_THAT(run_due().applied, IsEmpty()) << "nobody approved it";
    approve("black-friday");
    const auto early = run_due();
    EXPECT_THAT(early.applied, IsEmpty());
    EXPECT_EQ(early.next, prepared.plan.starts_at());
    now = *parse_iso8601("2026-11-28T00:00:00Z");  // the machine was off at the hour
    const auto due = run_due();
    ASSERT_THAT(due.applied, SizeIs(1));
    EXPECT_EQ(due.applied.front().changed, 2);
    EXPECT_EQ(asked("lamp", "2026-11-27T06:59:59Z"), "100");
    EXPECT_EQ(asked("lamp", "2026-11-27T07:00:00Z"), "90.00");
    EXPECT_THAT(run_due().applied, IsEmpty()) << "a second run finds nothing";
    EXPECT_EQ(run_due().head, due.head);
}

TEST_F(PriceChanges, TakeThePlaceOfPricesWithoutAnHour) {
    prepare(tenth_off("now"));
    approve("now");
    run_due();
    EXPECT_EQ(asked("mug"), "9.00");
    EXPECT_EQ(catalogue->prices().count(list("retail")), 3);
    EXPECT_THAT(refusal([&] { prepare(tenth_off("now")); }), HasSubstr("already"));
}

TEST_F(PriceChanges, AreUndoneWholeAndTheLedgerSaysSo) {
    prepare(tenth_off("oops", "2026-11-24T10:00"));
    approve("oops");
    const auto due = run_due();
    ASSERT_THAT(due.applied, SizeIs(1));
    undo_change_set(*catalogue, due.applied.front().plan.change_set, OnConflict::refuse,
                    Progress());
    EXPECT_EQ(asked("lamp"), "100");
    const auto said = ledger();
    ASSERT_THAT(said, SizeIs(6));
    EXPECT_EQ(said[3], "approved ben oops");
    EXPECT_EQ(said[4], "prices cron Price change oops");
    EXPECT_THAT(said[5], HasSubstr("prices "));
    EXPECT_THAT(run_due().applied, IsEmpty()) << "what was undone is not due again";
    EXPECT_THAT(damage(), IsEmpty());
}

TEST_F(PriceChanges, AreJudgedAndOverriddenOnlyWithAReason) {
    const std::vector<std::string> words = {"largest_change=30", "change=block"};
    change_price_settings(*catalogue, words);
    auto request = tenth_off("half");
    request.formula.factor = Decimal(5, 1);
    prepare(request);
    const auto simulation = simulate_price_change(*catalogue, "half", Progress());
    ASSERT_THAT(simulation.lines, SizeIs(2));
    EXPECT_EQ(simulation.lowered, 2);
    EXPECT_EQ(simulation.lines[0].before, Decimal(100, 0));
    EXPECT_EQ(simulation.lines[0].after, Decimal(50, 0));
    EXPECT_NEAR(*simulation.lines[0].margin_before, 40, 1e-9);
    EXPECT_NEAR(*simulation.lines[0].margin_after, -20, 1e-9);
    std::vector<std::string> rules;
    for (const Issue& issue : simulation.issues) rules.push_back(issue.product + " " + issue.rule);
    EXPECT_THAT(rules, ElementsAre("lamp guardrail.below_cost", "lamp guardrail.change",
                                   "mug guardrail.change"));
    EXPECT_THAT(refusal([&] { approve("half"); }), HasSubstr("block 3 prices"));
    approve("half", "clearance");
    EXPECT_EQ(PricePlanStore(catalogue->connection()).find("half")->reason, "clearance");
    EXPECT_THAT(ledger().back(), HasSubstr("half: clearance"));
}

TEST_F(PriceChanges, NeedASecondPersonWhereTheCatalogueDemandsIt) {
    change_price_settings(*catalogue, std::vector<std::string>{"second_person=yes"});
    prepare(tenth_off("mine"));
    EXPECT_THAT(refusal([&] { approve_price_change(*catalogue, "mine", "ada", "", Progress()); }),
                HasSubstr("somebody else"));
    approve("mine");
    EXPECT_THAT(refusal([&] { approve("mine"); }), HasSubstr("is approved"));
    withdraw_price_change(*catalogue, "mine", "ada");
    EXPECT_THAT(run_due().applied, IsEmpty());
    EXPECT_EQ(asked("lamp"), "100");
}

TEST_F(PriceChanges, LeaveOutWhatWasChangedMeanwhile) {
    prepare(tenth_off("late"));
    approve("late");
    save("retail", "mug", "12");
    EXPECT_EQ(simulate_price_change(*catalogue, "late", Progress()).moved, 1);
    const auto due = run_due();
    ASSERT_THAT(due.applied, SizeIs(1));
    EXPECT_EQ(due.applied.front().changed, 1);
    ASSERT_THAT(due.applied.front().left_out, SizeIs(1));
    EXPECT_EQ(due.applied.front().left_out.front().product, "mug");
    EXPECT_EQ(asked("mug"), "12");
}

TEST_F(PriceChanges, ComeFromAFileAndTakeAlongWhatRulesDerive) {
    PriceRule rule;
    rule.code = "companies";
    rule.source = list("retail");
    rule.target = list("companies");
    rule.factor = Decimal(5, 1);
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        writer.put(rule);
        writer.finish();
    }
    PriceChangeRequest request;
    request.code = "sheet";
    request.file = folder.write("prices.csv", "list;sku;amount\nretail;lamp;80\nretail;mug;\n");
    EXPECT_EQ(prepare(request).plan.prices, 2);
    approve("sheet");
    const auto due = run_due();
    ASSERT_THAT(due.applied, SizeIs(1));
    EXPECT_EQ(due.applied.front().derived.changed(), 1);
    EXPECT_EQ(catalogue->prices().count(list("retail")), 2);
    auto owned = tenth_off("owned");
    owned.formula.target = list("companies");
    EXPECT_THAT(refusal([&] { prepare(owned); }), HasSubstr("price rule companies"));
}

TEST_F(PriceChanges, MakePromotionsWithAWindow) {
    auto request = tenth_off("weekend");
    request.formula.to_type = "promotion";
    request.from = "2026-11-28";
    request.until = "2026-11-30";
    prepare(request);
    const auto simulation = simulate_price_change(*catalogue, "weekend", Progress());
    EXPECT_EQ(simulation.lowered, 2);
    EXPECT_EQ(simulation.lines[0].before, Decimal(100, 0)) << "what is asked without it";
    approve("weekend");
    run_due();
    EXPECT_EQ(asked("lamp"), "100");
    EXPECT_EQ(asked("lamp", "2026-11-28T12:00:00Z"), "90.00");
    EXPECT_EQ(asked("lamp", "2026-11-29T23:00:00Z"), "100") << "midnight in Paris";
}

TEST_F(PriceChanges, AreRefusedWhereTheyMakeNoSense) {
    EXPECT_THAT(refusal([&] {
                    auto request = tenth_off("x");
                    request.formula.factor.reset();
                    prepare(request);
                }),
                HasSubstr("what the prices become"));
    EXPECT_THAT(refusal([&] { prepare(tenth_off("x", "soon")); }), HasSubstr("not a time"));
    EXPECT_THAT(refusal([&] {
                    auto request = tenth_off("x");
                    request.formula.condition = "sku = nothing";
                    prepare(request);
                }),
                HasSubstr("No price would change"));
    EXPECT_THAT(refusal([&] { approve("unknown"); }), HasSubstr("no price change"));
}

TEST_F(PriceChanges, ShowTampering) {
    EXPECT_THAT(damage(), IsEmpty());
    sql::Connection& connection = catalogue->connection();
    EXPECT_THROW(connection.execute("UPDATE price_ledger SET author = 'eve'"), Error);
    EXPECT_THROW(connection.execute("DELETE FROM price_ledger"), Error);
    connection.execute("UPDATE price SET amount = 1 WHERE type = 0 AND product = 1");
    EXPECT_THAT(damage(), ElementsAre("ledger.price"));
    connection.execute("DROP TRIGGER price_ledger_keeps_entries");
    connection.execute("UPDATE price_ledger SET author = 'eve' WHERE number = 2");
    EXPECT_THAT(damage(), ElementsAre("ledger.chain", "ledger.price"));
    connection.execute("DELETE FROM price_change WHERE seq = (SELECT max(seq) FROM price_change)");
    EXPECT_THAT(damage(), testing::Contains("ledger.content"));
}

}  // namespace
}  // namespace vitrine
