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
