// Lists of prices derived from others: in their order, only what differs, and of what changed alone
// the same as of everything.
#include "operations/apply_price_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "operations/import_prices.h"
#include "operations/undo_change_set.h"
#include "store/price_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class PriceRulesOfLists : public testing::Test {
protected:
    PriceRulesOfLists() {
        Catalogue::create(file);
        catalogue.emplace(file);
        ChangeSetWriter writer(*catalogue, origin());
        Attribute attribute;
        attribute.code = "weight";
        attribute.type = AttributeType::number;
        attribute.decimals_allowed = true;
        weight = writer.put(attribute);
        Currency currency;
        for (const char* code : {"EUR", "CHF"}) {
            currency.code = code;
            writer.put(currency);
        }
        const auto list = [&](const char* code, const char* money, bool is_net) {
            PriceList made;
            made.code = code;
            made.currency = writer.structure().currencies.find(money)->id;
            made.is_net = is_net;
            writer.put(made);
        };
        list("retail", "EUR", false);
        list("companies", "EUR", true);
        list("swiss", "CHF", true);
        writer.finish();
        model = make("lamp", ProductKind::model, 0, 3);
        red = make("lamp-red", ProductKind::variant, model, 0);
        mug = make("mug", ProductKind::simple, 0, 9);
    }
    static ChangeSetOrigin origin() { return {"ada", "edit", {}, {}, 0}; }
    ProductId make(const std::string& code, ProductKind kind, ProductId parent, int kilos) {
        ChangeSetWriter writer(*catalogue, origin());
        Product product;
        product.code = code;
        product.kind = kind;
        product.parent = parent;
        if (kilos != 0) set_field(product, {weight, 0}, Value(Decimal(kilos, 0)));
        const ProductId id = writer.create(product);
        writer.finish();
        return id;
    }
    void weigh(ProductId id, int kilos) {
        ChangeSetWriter writer(*catalogue, origin());
        const Product before = *catalogue->products().load(id);
        Product after = before;
        set_field(after, {weight, 0}, Value(Decimal(kilos, 0)));
        writer.update(before, after);
        writer.finish();
    }
    PriceListId list(std::string_view code) {
        return catalogue->structure()->price_lists.find(code)->id;
    }
    void put(PriceRule rule, std::string_view source, std::string_view target) {
        rule.source = list(source);
        rule.target = list(target);
        if (const PriceRule* known = catalogue->structure()->price_rules.find(rule.code))
            rule.id = known->id;
        EXPECT_THAT(check_price_rule(rule, *catalogue->structure()), IsEmpty());
        ChangeSetWriter writer(*catalogue, origin());
        writer.put(rule);
        writer.finish();
    }
    // Companies pay 10 % less without tax, the Swiss what companies pay in francs of five rappen.
    void put_rules(const std::string& condition = {}) {
        PriceRule rule;
        rule.code = "swiss";
        rule.exchange_rate = Decimal(95, 2);
        rule.step = Decimal(5, 2);
        put(rule, "companies", "swiss");
        rule = {};
        rule.code = "companies";
        rule.factor = Decimal(9, 1);
        rule.tax_rate = Decimal(20, 0);
        rule.condition = condition;
        put(rule, "retail", "companies");
    }
    SavedPrice save(std::string_view code, const char* sku, const char* amount,
                    const char* quantity = "", const char* type = "") {
        const ReadPrice read =
            read_price(*catalogue, {std::string(code), sku, type, quantity, "", "", amount});
        EXPECT_THAT(read.issues, IsEmpty());
        return save_price(*catalogue, read, origin(), Progress());
    }
    PriceDerivationReport derive(bool only_changed = true, bool preview = false) {
        return apply_price_rules(*catalogue, {0, only_changed, preview}, Progress());
    }
    std::vector<std::string> prices(std::string_view code) {
        std::vector<std::string> all;
        catalogue->prices().each(list(code), [&](const StoredPrice& one) {
            all.push_back(catalogue->products().code_of(one.key.product) + "/" +
                          std::to_string(one.key.tier / 1000) + " " + one.amount.to_string());
        });
        return all;
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "rules.vitrine";
    std::optional<Catalogue> catalogue;
    AttributeId weight = 0;
    ProductId model = 0, red = 0, mug = 0;
};

TEST_F(PriceRulesOfLists, DeriveEachListAfterItsSourceAndWriteOnlyWhatDiffers) {
    save("retail", "lamp", "120");
    save("retail", "lamp", "108", "10");
    save("retail", "mug", "12.00");
    put_rules("weight < 5");
    EXPECT_EQ(derive(true, true).changed(), 4);
    EXPECT_THAT(prices("companies"), IsEmpty()) << "a preview";
    const auto first = derive();
    EXPECT_THAT(prices("companies"), ElementsAre("lamp/0 90.00", "lamp/10 81.00"));
    EXPECT_THAT(prices("swiss"), ElementsAre("lamp/0 85.50", "lamp/10 76.95"));
    EXPECT_EQ(first.products, -1);
    EXPECT_EQ(derive(false).change_set, 0) << "nothing differs";
    EXPECT_EQ(derive().products, 0);

    weigh(mug, 4);
    weigh(model, 6);
    const auto second = derive();
    EXPECT_EQ(second.products, 3) << "the model's variant may meet the condition no more";
    EXPECT_EQ(second.lists.front().removed, 2);
    EXPECT_THAT(prices("swiss"), ElementsAre("mug/0 8.55"));

    undo_change_set(*catalogue, second.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(prices("swiss"), ElementsAre("lamp/0 85.50", "lamp/10 76.95"));
    EXPECT_EQ(derive().products, 2) << "undone is changed again";
    EXPECT_THAT(prices("companies"), ElementsAre("mug/0 9.00"));
}

TEST_F(PriceRulesOfLists, FollowPricesThatAreSavedAndAreWrittenByNobodyElse) {
    put_rules();
    const SavedPrice saved = save("retail", "mug", "12");
    EXPECT_EQ(saved.derived.changed(), 2);
    EXPECT_THAT(prices("swiss"), ElementsAre("mug/0 8.55"));
    save("companies", "mug", "5", "", "promotion");
    const ReadPrice refused = read_price(*catalogue, {"companies", "mug", "", "", "", "", "5"});
    ASSERT_THAT(refused.issues, SizeIs(1));
    EXPECT_THAT(refused.issues.front().message, HasSubstr("The price rule companies writes"));
    undo_change_set(*catalogue, saved.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(prices("swiss"), IsEmpty());
    EXPECT_THAT(prices("companies"), ElementsAre("mug/0 5")) << "of another type";
}

TEST_F(PriceRulesOfLists, OfOneListAreAskedInTheirOrder) {
    save("retail", "mug", "12");
    save("retail", "mug", "10", "5");
    save("retail", "lamp", "1.20");
    PriceRule dear;
    dear.code = "dear";
    dear.tax_rate = Decimal(20, 0);
    dear.amount = Decimal(-5, 0);
    dear.order = 1;
    put(dear, "retail", "companies");
    PriceRule heavy = dear;
    heavy.code = "heavy";
    heavy.order = 0;
    heavy.amount = Decimal(1, 0);
    heavy.condition = "weight > 5";
    put(heavy, "retail", "companies");
    const auto report = derive();
    EXPECT_THAT(prices("companies"), ElementsAre("mug/0 11.00", "mug/5 9.33"));
    EXPECT_EQ(report.lists.front().without, 1);
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues.front().product, "lamp");
    EXPECT_EQ(report.issues.front().message, "The price would be below 0.");
}

TEST_F(PriceRulesOfLists, ThatCannotRunLeaveTheirListsAsTheyAre) {
    put_rules();
    save("retail", "mug", "12");
    ChangeSetWriter writer(*catalogue, origin());
    PriceRule rule = *writer.structure().price_rules.find("companies");
    rule.condition = "weight < heavy";
    writer.put(rule);
    writer.finish();
    const auto report = derive();
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues.front().column, "condition");
    EXPECT_THAT(report.issues.front().message, HasSubstr("character 10"));
    EXPECT_EQ(report.changed(), 0);
    EXPECT_THAT(prices("swiss"), SizeIs(1));
}

TEST_F(PriceRulesOfLists, OfWhatChangedGiveTheSameAsOfEverything) {
    std::mt19937 random(7);
    const auto any = [&](int count) {
        return std::uniform_int_distribution<int>(0, count - 1)(random);
    };
    put_rules("weight < 5");
    PriceRule others;
    others.code = "others";
    others.order = 5;
    others.tax_rate = Decimal(20, 0);
    others.condition = "kind = variant or enabled = false";
    put(others, "retail", "companies");
    const char* const codes[] = {"lamp", "lamp-red", "mug"};
    const ProductId ids[] = {model, red, mug};
    int partly = 0;
    for (int round = 0; round < 60; ++round) {
        for (int step = any(4); step >= 0; --step) {
            const int which = any(3);
            switch (any(5)) {
                case 0:
                    weigh(ids[which], 1 + any(9));
                    break;
                case 1: {  // behind the rules' back, as a file of another program would
                    ChangeSetWriter writer(*catalogue, origin());
                    StoredPrice price;
                    price.key = {list(any(2) == 0 ? "companies" : "retail"), ids[which],
                                 PriceType::regular, any(3) * 1000, PriceKey::always};
                    price.amount = Decimal(100 + any(900), 2);
                    writer.prices().put(price);
                    writer.finish();
                    break;
                }
                case 2:
                    save("retail", codes[which], any(3) == 0 ? "" : "6.60", any(2) == 0 ? "" : "2");
                    break;
                case 3:
                    if (const auto last = catalogue->journal().last_undoable();
                        last && last->origin.source != "edit")
                        undo_change_set(*catalogue, last->id, OnConflict::overwrite, Progress());
                    break;
                default:
                    if (any(8) == 0) put_rules("weight < " + std::to_string(2 + any(6)));
            }
        }
        if (derive().products >= 0) ++partly;
        ASSERT_EQ(derive(false, true).changed(), 0) << "round " << round;
    }
    EXPECT_GT(partly, 20);
}

}  // namespace
}  // namespace vitrine
