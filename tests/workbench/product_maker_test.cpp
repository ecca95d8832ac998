// Products made, copied, switched and deleted from the window.
#include "workbench/product_maker.h"

#include <gmock/gmock.h>

#include "operations/add_product.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class ProductMakerTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        making = std::make_unique<ProductMaker>(workspace(), session->editor);
        maker().events.done = [this](const ProductMaker::Done& done) { said.push_back(done); };
        maker().events.failed = [this](const std::string& sentence) { ADD_FAILURE() << sentence; };
    }
    ProductMaker& maker() { return *making; }

    // What it says of what it was told to do.
    ProductMaker::Done answer() {
        EXPECT_TRUE(windows.wait_until([&] { return !said.empty(); }));
        if (said.empty()) return {};
        const ProductMaker::Done first = said.front();
        said.clear();
        return first;
    }
    bool is_listed(const std::string& code, bool listed = true) {
        return windows.wait_until([&] {
            if (grid().is_listing()) return false;
            for (std::size_t i = 0; i < grid().row_count(); ++i) {
                if (row(i) != nullptr && row(i)->code == code) return listed;
            }
            return !listed;
        });
    }
    void undo() {
        bool over = false;
        session->editor.undo([&](const std::string&) { over = true; });
        EXPECT_TRUE(windows.wait_until([&] { return over; }));
    }
    DraftAnswer look_at(const ProductDraft& draft) {
        std::optional<DraftAnswer> found;
        maker().check(draft, [&](const DraftAnswer& answered) { found = answered; });
        EXPECT_TRUE(windows.wait_until([&] { return found.has_value(); }));
        return found.value_or(DraftAnswer{});
    }
    ProductId make(const ProductDraft& draft, std::vector<std::string>* why = nullptr) {
        std::optional<ProductId> made;
        maker().make(draft, [&](ProductId product, const std::vector<std::string>& reasons) {
            made = product;
            if (why != nullptr) *why = reasons;
        });
        EXPECT_TRUE(windows.wait_until([&] { return made.has_value(); }));
        return made.value_or(0);
    }
    FamilyId family(std::string_view code) {
        return workspace().structure()->families.find(code)->id;
    }

    std::unique_ptr<ProductMaker> making;
    std::vector<ProductMaker::Done> said;
};

TEST_F(ProductMakerTest, SaysAtOnceWhyACodeCannotBeTaken) {
    EXPECT_EQ(look_at({"LI-9999", 0, {}, {}}).sku_problem, "");
    EXPECT_THAT(look_at({" li-1010 ", 0, {}, {}}).sku_problem, HasSubstr("li-1010 already"));
    EXPECT_EQ(look_at({"", 0, {}, {}}).sku_problem, "") << "there is still time to write one";
    EXPECT_THAT(look_at({"", 0, "nowhere", {}}).model_problem, HasSubstr("no model nowhere"));
    const auto axes = look_at({"", 0, "corrie_rain_jacket", {}}).axes;
    ASSERT_THAT(axes, SizeIs(2));
    EXPECT_THAT(axes[0].choices, testing::Not(IsEmpty()));
}

TEST_F(ProductMakerTest, MakesASimpleProductAndTakesItBack) {
    std::vector<std::string> why;
    EXPECT_EQ(make({"", family("lighting"), {}, {}}, &why), 0) << "there is no pattern yet";
    EXPECT_THAT(why, ElementsAre("The product needs a code. Write one under SKU."));
    EXPECT_NE(make({"LI-9999", family("lighting"), {}, {}}), 0);
    EXPECT_EQ(session->editor.undo_label(), "New product");
    EXPECT_TRUE(is_listed("LI-9999"));
    undo();
    EXPECT_TRUE(is_listed("LI-9999", false)) << "an empty row stayed";
}

TEST_F(ProductMakerTest, ProposesTheNextCodeOfTheCataloguesOwnPattern) {
    EXPECT_EQ(look_at({"", 0, {}, {}}).proposal, "");
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        NewProduct wanted;
        wanted.pattern = NumberPattern::parse("NEW-{number:3}");
        add_product(other, wanted, AddIntent::save);
    }
    EXPECT_EQ(look_at({"", 0, {}, {}}).proposal, "NEW-002");
    make({"NEW-002", 0, {}, {}});
    EXPECT_EQ(look_at({"", 0, {}, {}}).proposal, "NEW-003");
    make({"", 0, {}, {}});
    EXPECT_TRUE(is_listed("NEW-003"));
}

TEST_F(ProductMakerTest, MakesAVariantOfItsAxisValues) {
    std::vector<std::string> why;
    EXPECT_EQ(make({"", 0, "corrie_rain_jacket", {"moss", "s"}}, &why), 0);
    EXPECT_THAT(why.at(0), HasSubstr("OC-6010-MOSS-S has these values already"));
    EXPECT_NE(make({"", 0, "corrie_rain_jacket", {"sand", "s"}}), 0);
    EXPECT_TRUE(is_listed("OC-6010-SAND-S")) << "as its siblings are called";
}

TEST_F(ProductMakerTest, CopiesAndSaysWhatWasLeftOut) {
    maker().duplicate({product("LI-1010")});
    const auto done = answer();
    EXPECT_THAT(done.sentence, HasSubstr("LI-1010-copy was made, disabled until you enable it."));
    EXPECT_THAT(done.sentence, HasSubstr("left out"));
    EXPECT_THAT(done.made, SizeIs(1));
    EXPECT_TRUE(is_listed("LI-1010-copy"));
    maker().duplicate({product("OC-6010-MOSS-S")});
    const auto refused = answer();
    EXPECT_EQ(refused.change_set, 0);
    EXPECT_TRUE(refused.is_warning);
    EXPECT_THAT(refused.sentence, HasSubstr("told apart"));
}

TEST_F(ProductMakerTest, SwitchesWhatIsBelowAModel) {
    const ProductId model = product("corrie_rain_jacket");
    maker().enable({model}, false);
    EXPECT_EQ(answer().sentence, "8 products disabled.");
    maker().enable({model}, false);
    EXPECT_EQ(answer().sentence, "They are disabled already.");
    undo();
    EXPECT_TRUE(row(row_of("OC-6010-MOSS-S"))->enabled ||
                windows.wait_until([&] { return row(row_of("OC-6010-MOSS-S"))->enabled; }));
}

TEST_F(ProductMakerTest, DeletesWhatWasChosenAndAsksBeforeMoreGoes) {
    const auto unasked = [](const ProductMaker::Removal&, const std::function<void()>&) {
        ADD_FAILURE() << "nothing else goes";
    };
    maker().remove({product("LI-1010")}, unasked);
    EXPECT_THAT(answer().sentence, HasSubstr("LI-1010 deleted."));
    EXPECT_TRUE(is_listed("LI-1010", false));
    undo();
    EXPECT_TRUE(is_listed("LI-1010"));

    std::optional<ProductMaker::Removal> asked;
    std::function<void()> go_on;
    maker().remove({product("corrie_rain_jacket")},
                   [&](const ProductMaker::Removal& removal, std::function<void()> yes) {
                       asked = removal;
                       go_on = std::move(yes);
                   });
    ASSERT_TRUE(windows.wait_until([&] { return asked.has_value(); }));
    EXPECT_EQ(asked->model, "corrie_rain_jacket");
    EXPECT_EQ(asked->below, 10);
    EXPECT_TRUE(is_listed("OC-6010-MOSS-S")) << "nobody said yes yet";
    go_on();
    EXPECT_THAT(answer().sentence, HasSubstr("8 products and 3 models deleted."));
    EXPECT_TRUE(is_listed("OC-6010-MOSS-S", false));
    undo();
    EXPECT_TRUE(is_listed("OC-6010-MOSS-S"));
}

}  // namespace
}  // namespace vitrine::test
