// Price changes from the command line, from preparing to verifying.
#include <gmock/gmock.h>

#include <regex>

#include "cli/vitrine_command.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(PriceChangesOnTheCommandLine, GoFromPreparedToUndone) {
    const Shop shop;
    shop.run(
        {"change", "create", "price_list", "retail", "currency=EUR", "zone=Europe/Paris", "--yes"});
    EXPECT_THAT(shop.run({"price", "ledger"}).output, HasSubstr("is empty"));
    EXPECT_THAT(shop.run({"price", "changes"}).output, HasSubstr("No price change"));
    ASSERT_EQ(shop.run({"price", "set", "retail", "lamp-1", "100"}).status, 0);
    ASSERT_EQ(shop.run({"price", "set", "retail", "lamp-1", "90", "--type", "cost"}).status, 0);
    const auto prepared = shop.run({"price", "prepare", "sale", "--list", "retail", "--percent",
                                    "-15%", "--endings", ".99", "--at", "2026-03-29T02:30"});
    EXPECT_THAT(prepared.output, HasSubstr("1 price would change: 2026-03-29 02:30 Europe/Paris."))
        << prepared.errors;
    EXPECT_THAT(prepared.output, HasSubstr("skip that time"));
    shop.run({"price", "guardrails", "tax_rate=20"});
    const auto simulated = shop.run({"price", "simulate", "sale"});
    EXPECT_EQ(simulated.status, 1);
    EXPECT_THAT(simulated.output, HasSubstr("84.99"));
    EXPECT_THAT(simulated.output, HasSubstr("-8.0 %"));
    EXPECT_THAT(shop.run({"price", "approve", "sale"}).errors, HasSubstr("guardrail"));
    ASSERT_EQ(shop.run({"price", "approve", "sale", "--reason", "last pieces"}).status, 0);
    const auto run = shop.run({"price", "run-due"});
    EXPECT_THAT(run.output, HasSubstr("sale: 1 price changed."));
    EXPECT_THAT(run.output, HasSubstr("Price ledger: entry 4, "));
    EXPECT_THAT(shop.run({"price", "show", "lamp-1"}).output, HasSubstr("84.99"));
    EXPECT_THAT(shop.run({"price", "run-due"}).output, HasSubstr("No price change is due."));
    const std::string refused = shop.run({"price", "withdraw", "sale"}).errors;
    std::smatch way;
    ASSERT_TRUE(std::regex_search(refused, way, std::regex("vitrine undo ([0-9]+)"))) << refused;
    ASSERT_EQ(shop.run({"undo", way[1]}).status, 0);
    EXPECT_THAT(shop.run({"price", "changes"}).output, HasSubstr("undone"));
    EXPECT_THAT(shop.run({"price", "ledger"}).output, HasSubstr("approved: sale: last pieces"));
    EXPECT_EQ(shop.run({"verify"}).status, 0);
    EXPECT_THAT(shop.json({"price", "changes"}), HasSubstr("\"undone\": true"));
}

TEST(PriceChangesOnTheCommandLine, ShowWhatWasAskedAndTheEvidenceOfAReduction) {
    const Shop shop;
    shop.run(
        {"change", "create", "price_list", "retail", "currency=EUR", "zone=Europe/Paris", "--yes"});
    shop.run({"price", "set", "retail", "lamp-1", "100"});
    shop.run({"price", "set", "retail", "lamp-1", "80", "--type", "promotion"});
    EXPECT_THAT(shop.run({"price", "applied", "shop", "lamp-1"}).output,
                HasSubstr("Nothing is known yet"));
    const auto unproven = shop.run({"price", "evidence", "shop", "lamp-1"});
    EXPECT_EQ(unproven.status, 1) << unproven.errors;
    EXPECT_THAT(unproven.output, HasSubstr("No reduction may be announced."));
    const auto file = shop.folder().write(
        "old.csv",
        "sku,from,price\nlamp-1,2020-01-01,95\nlamp-1,2020-02-01,99\nlamp,2020-01-01,9\n");
    const auto declared = shop.run({"price", "declare", "shop", file.string()});
    EXPECT_EQ(declared.status, 1);
    EXPECT_THAT(declared.output, HasSubstr("Read 3: 2 declared, 0 unchanged, 1 refused."));
    EXPECT_THAT(declared.output, HasSubstr("Price ledger: entry 3, "));
    EXPECT_THAT(shop.run({"price", "applied", "shop", "lamp-1"}).output,
                HasSubstr("2020-02-01 00:00  99 EUR"));
    const auto proof = shop.folder() / "proof.json";
    const auto evidence = shop.run({"price", "evidence", "shop", "lamp-1", "--to", proof.string()});
    EXPECT_EQ(evidence.status, 0) << evidence.errors;
    EXPECT_THAT(evidence.output, HasSubstr("It may be announced as 19.1 % less."));
    EXPECT_THAT(read_whole_file(proof), HasSubstr("\"publication\": \"declared\""));
    EXPECT_THAT(shop.json({"price", "evidence", "shop", "lamp-1"}),
                HasSubstr("\"rests_on_declared_history\": true"));
    EXPECT_THAT(shop.run({"price", "ledger"}).output, HasSubstr("declared: old.csv"));
    EXPECT_THAT(shop.run({"price", "guardrails", "prior_days=60", "prior_progressive=yes"}).output,
                HasSubstr("prior_days=60"));
    EXPECT_THAT(shop.run({"price", "guardrails", "prior_days=7"}).errors, HasSubstr("from 30"));
    EXPECT_EQ(shop.run({"verify"}).status, 0);
}

TEST(PriceChangesOnTheCommandLine, SayWhatIsWrong) {
    const Shop shop;
    EXPECT_THAT(shop.run({"price", "prepare", "x", "--list", "none"}).errors,
                HasSubstr("There is no price list \"none\"."));
    EXPECT_THAT(shop.run({"price", "guardrails", "below=block"}).errors,
                HasSubstr("below_cost=block"));
    EXPECT_THAT(shop.run({"price", "guardrails", "margin=loud"}).errors,
                HasSubstr("off, warn or block"));
    EXPECT_THAT(shop.run({"price", "simulate", "x"}).errors, HasSubstr("no price change"));
}

}  // namespace
}  // namespace vitrine::test
