// What the places say where there is nothing to show, in English and in French.
#include <gmock/gmock.h>

#include <optional>

#include "base/text.h"
#include "base/translate.h"
#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using desktop::Place;
using testing::HasSubstr;
using testing::IsEmpty;

class EmptyWindow : public WindowTest, public testing::WithParamInterface<const char*> {
protected:
    void SetUp() override {
        m_spoken.emplace(GetParam());
        WindowTest::SetUp();
    }
    void TearDown() override {
        WindowTest::TearDown();
        m_spoken.reset();
    }
    void open_empty() {
        const auto file = folder / "empty.vitrine";
        create_catalogue(file, NewCatalogue::empty,
                         std::filesystem::path(VITRINE_SOURCE_DIR) / "resources", Progress());
        frame->open_catalogue(file);
        ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }))
            << frame->messages().sentence();
        ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    }
    // At both widths; whoever cannot see it is told the same.
    void look_at(const std::string& name) {
        EXPECT_THAT(nameless_controls(*frame), IsEmpty());
        const std::string picture = std::string("empty-") + name + "-" + GetParam();
        frame->SetSize(frame->FromDIP(wxSize(1280, 800)));
        EXPECT_TRUE(take_picture(*frame, picture));
        frame->SetSize(frame->FromDIP(wxSize(800, 600)));
        EXPECT_TRUE(take_picture(*frame, picture + "-800"));
    }
    bool is_shown(const char* name) { return find(name)->IsShownOnScreen(); }

private:
    std::optional<SpokenLanguage> m_spoken;
};

TEST_P(EmptyWindow, EachPlaceSaysWhyThereIsNothing) {
    open_empty();
    ASSERT_TRUE(wait_until([&] { return is_shown("emptyState"); }));
    EXPECT_TRUE(is_shown("emptyAction") && is_shown("emptyOtherAction"));
    look_at("products");

    frame->go_to(Place::quality);
    ASSERT_TRUE(wait_until([&] { return label_of("qualityState") == tr("Nothing to look at."); }))
        << label_of("qualityState");
    EXPECT_TRUE(is_shown("qualityEmptyAdvice"));
    look_at("quality");
    find("qualityChecks")->SetFocus();
    settle();
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return find("qualityEmptyAction")->HasFocus(); }));
    press(WXK_SPACE);
    ASSERT_TRUE(wait_until([&] { return wxWindow::FindWindowByName("helpText") != nullptr; }));
    wxGetTopLevelParent(wxWindow::FindWindowByName("helpText"))->Close();
    settle();

    frame->go_to(Place::publish);
    ASSERT_TRUE(wait_until([&] { return is_shown("noChannels"); }));
    EXPECT_TRUE(find("addChannel")->HasFocus());
    look_at("publish");
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            EXPECT_THAT(nameless_controls(dialog), IsEmpty());
            take_picture(dialog, std::string("empty-new-channel-") + GetParam());
        });
        press(WXK_SPACE);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }

    frame->go_to(Place::history);
    ASSERT_TRUE(wait_until([&] { return is_shown("historyEmptyReason"); }));
    EXPECT_EQ(label_of("historyEmptyReason"), tr("Nothing has happened to this catalogue yet."));
    look_at("history");

    frame->go_to(Place::structure);
    ASSERT_TRUE(wait_until([&] { return !frame->session()->structure.is_listing(); }));
    settle();
    EXPECT_EQ(replace_all(label_of("structureTitle"), "\n", " "), tr("Nothing to show here yet."));
    look_at("structure");
}

TEST_P(EmptyWindow, AFilterThatFindsNothingIsTakenAwayByItsButton) {
    open_demo();
    ProductGrid& list = frame->session()->grid;
    const int all = grid().GetNumberRows();
    list.set_filter("enabled = yes and enabled = no");
    ASSERT_TRUE(wait_until([&] { return is_shown("emptyState"); }));
    EXPECT_THAT(label_of("emptyAdvice"),
                HasSubstr(tr("Enabled") + " = " + tr("Yes") + ' ' + tr("and")));
    EXPECT_THAT(desktop::to_utf8(find<wxButton>("emptyOtherAction")->GetLabel()),
                HasSubstr(tr("Enabled") + " = " + tr("No")))
        << "the same words";
    look_at("filter");
    auto* button = find<wxButton>("emptyAction");
    button->SetFocus();
    ASSERT_TRUE(wait_until([&] { return button->HasFocus(); }));
    press(WXK_SPACE);
    ASSERT_TRUE(wait_until([&] { return !is_shown("emptyState"); }));
    EXPECT_NE(list.filter(), "enabled = yes and enabled = no");
    list.set_filter("");
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
}

INSTANTIATE_TEST_SUITE_P(InEachLanguage, EmptyWindow, testing::Values("en", "fr"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace vitrine::test
