#include "workbench/paste_preview.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PastePreviewTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        grid().choose_columns({"price[EUR]", "color"});
        list_all();
        preview = std::make_unique<PastePreview>(workspace(), grid());
        lamp = row_of("LI-1010");
        price = column("price[EUR]");
    }
    void propose(PastePreview::Block block) {
        preview->propose(std::move(block));
        EXPECT_TRUE(
            windows.wait_until([&] { return preview->state() != PastePreview::State::working; }));
    }

    std::unique_ptr<PastePreview> preview;
    std::size_t lamp = 0, price = 0;
};

TEST_F(PastePreviewTest, ListsOldAndNewAndWhyACellWouldBeRefused) {
    const std::string first = grid().text(lamp, price), name = row(lamp + 1)->name;
    propose({{{lamp, price, "7.10"}, {lamp + 1, price, "cheap"}, {lamp + 1, 1, name}}, 0, 0});
    EXPECT_EQ(preview->summary(), "1 cell would change, 1 stays as it is, 1 would be refused.");
    EXPECT_EQ(preview->remarks(), "");
    ASSERT_EQ(preview->rows().size(), 2U);
    const auto& changed = preview->rows()[0];
    EXPECT_EQ(changed.product, "LI-1010");
    EXPECT_EQ(changed.column, "Price (EUR)");
    EXPECT_EQ(changed.before, first);
    EXPECT_EQ(changed.after, "7.10");
    EXPECT_EQ(changed.refusal, "");
    const auto& refused = preview->rows()[1];
    EXPECT_EQ(refused.product, "LI-1011");
    EXPECT_EQ(refused.after, "cheap");
    EXPECT_THAT(refused.refusal, HasSubstr("cheap"));
}

TEST_F(PastePreviewTest, ChangesNothingUntilItIsSavedAndThenDoesWhatItShowed) {
    const std::string before = grid().text(lamp, price);
    std::int64_t changes = 0;
    {
        Catalogue other(demo.file(), sql::Access::read_only);
        changes = other.journal().last_seq();
    }
    propose({{{lamp, price, "7.10"}, {lamp + 1, price, "cheap"}}, 0, 0});
    {
        Catalogue other(demo.file(), sql::Access::read_only);
        EXPECT_EQ(other.journal().last_seq(), changes);
    }
    EXPECT_EQ(grid().text(lamp, price), before);
    EXPECT_FALSE(session->editor.can_undo());
    std::optional<EditReport> report;
    grid().events.edited = [&](const EditReport& edited, const std::string&) { report = edited; };
    ASSERT_TRUE(preview->can_save());
    preview->save();
    ASSERT_TRUE(windows.wait_until([&] { return report.has_value(); }));
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(grid().text(lamp, price), "7.10");
    EXPECT_TRUE(grid().look(lamp + 1, price).refused);
}

TEST_F(PastePreviewTest, KeepsWhatIsPastedAsItIs) {
    propose({{{lamp, 1, "007\nwith a second line"}}, 0, 0});
    ASSERT_EQ(preview->rows().size(), 1U);
    EXPECT_EQ(preview->rows()[0].after, "007\nwith a second line");
}

TEST_F(PastePreviewTest, SaysWhatDoesNotFitAndHasNothingToSaveWhereNothingChanges) {
    propose({{{lamp, 1, row(lamp)->name}}, 12, 1});
    EXPECT_THAT(preview->remarks(), AllOf(HasSubstr("12 cells lie behind the end"),
                                          HasSubstr("1 cell is in a column")));
    EXPECT_THAT(preview->rows(), IsEmpty());
    EXPECT_FALSE(preview->can_save());
}

TEST_F(PastePreviewTest, RefusesWhatSomebodyElseChangedMeanwhile) {
    {
        Catalogue other(demo.file());
        edit_products(
            other, {{grid().product_at(lamp), parse_field(*other.structure(), "price[EUR]"), "1.00",
                     std::nullopt}});
    }
    propose({{{lamp, price, "7.10"}}, 0, 0});
    ASSERT_EQ(preview->rows().size(), 1U);
    EXPECT_THAT(preview->rows()[0].refusal, HasSubstr("1.00"));
    EXPECT_FALSE(preview->can_save());
}

TEST_F(PastePreviewTest, SaysYesAndNoInWords) {
    propose({{{lamp, column("enabled"), "No"}}, 0, 0});
    ASSERT_EQ(preview->rows().size(), 1U);
    EXPECT_EQ(preview->rows()[0].before, "Yes");
    EXPECT_EQ(preview->rows()[0].after, "No");
}

}  // namespace
}  // namespace vitrine::test
