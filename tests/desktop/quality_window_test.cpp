// The place "Quality": what the checks found, and what one does about it.
#include <gmock/gmock.h>
#include <wx/dataview.h>

#include "desktop/window_test.h"
#include "operations/quality_settings.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class QualityWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        {
            Catalogue catalogue(demo.file(), sql::Access::read_write);
            for (const auto& [code, field] : {std::pair("LI-1010", "description[web,fr_FR]"),
                                              std::pair("LI-1011", "description[web,en_GB]")}) {
                const auto product = catalogue.products().load_by_code(code);
                edit_products(catalogue,
                              {{{product->id, parse_field(*catalogue.structure(), field),
                                 "<p>A <b>lamp of zworgle</p>", std::nullopt}}},
                              "edit");
            }
            QualityChange change;
            change.check = QualityCheck::over_length;
            change.limits = {{"", 1}};
            change.severity = "info";
            change_quality(catalogue, change);
            // By far the slowest check.
            change = {};
            change.check = QualityCheck::spelling;
            change.severity = "off";
            change_quality(catalogue, change);
        }
        open_demo();
        click("placeQuality");
        ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::quality; }));
        ASSERT_TRUE(wait_for_rows());
    }
    QualityDesk& desk() { return frame->session()->quality; }
    bool wait_for_rows() {
        return wait_until([&] { return desk().state() == QualityDesk::State::checked; });
    }
    wxDataViewCtrl& cells() { return *find<wxDataViewCtrl>("qualityCells"); }
    std::string shown_cell(unsigned row, unsigned column) {
        auto* model = dynamic_cast<wxDataViewVirtualListModel*>(cells().GetModel());
        wxVariant value;
        model->GetValueByRow(value, row, column);
        return desktop::to_utf8(value.GetString());
    }
    static void choose(wxChoice& control, const char* entry) {
        ASSERT_TRUE(control.SetStringSelection(entry)) << entry;
        wxCommandEvent chosen(wxEVT_CHOICE, control.GetId());
        chosen.SetEventObject(&control);
        control.GetEventHandler()->ProcessEvent(chosen);
    }
    // By the keyboard, as everything here.
    void choose_broken_html() {
        auto* checks = find<wxDataViewListCtrl>("qualityChecks");
        for (int row = 0; row < checks->GetItemCount(); ++row) {
            if (checks->GetTextValue(static_cast<unsigned>(row), 0) !=
                desktop::to_wx("Broken HTML"))
                continue;
            while (checks->GetSelectedRow() < row) {
                const int before = checks->GetSelectedRow();
                press(WXK_DOWN);
                ASSERT_TRUE(wait_until([&] { return checks->GetSelectedRow() != before; }));
            }
            ASSERT_TRUE(wait_until([&] { return desk().check() == QualityCheck::broken_html; }));
            ASSERT_TRUE(wait_for_rows());
            return;
        }
        FAIL() << "no such check";
    }
};

TEST_F(QualityWindow, ListsWhatWasFoundAndOpensTheFormAtTheField) {
    EXPECT_GT(desk().row_count(), 400U);
    EXPECT_TRUE(take_picture(*frame, "quality"));
    choose_broken_html();
    ASSERT_EQ(desk().row_count(), 2U);
    EXPECT_EQ(shown_cell(0, 0), "LI-1010");
    EXPECT_EQ(shown_cell(0, 1), "Vesper table lamp");
    EXPECT_EQ(shown_cell(0, 2), "Description [web,fr_FR]");
    EXPECT_TRUE(take_picture(*frame, "quality-check"));
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return cells().HasFocus(); }));
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::form; }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_EQ(frame->session()->workspace->locale_code(), "fr_FR");
    EXPECT_EQ(frame->session()->form.view()->product.code, "LI-1010");
    const auto focused_text = [] {
        const auto* text = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
        return text != nullptr ? desktop::to_utf8(text->GetValue()) : std::string();
    };
    EXPECT_TRUE(wait_until([&] { return focused_text() == "<p>A <b>lamp of zworgle</p>"; }));
    EXPECT_TRUE(take_picture(*frame, "quality-form"));
}

TEST_F(QualityWindow, ListsOneSeverityAndOneLocale) {
    const std::size_t all = desk().row_count();
    auto* severity = find<wxChoice>("qualitySeverity");
    auto* locale = find<wxChoice>("qualityLocale");
    ASSERT_EQ(severity->GetStringSelection(), "All severities");
    ASSERT_EQ(locale->GetStringSelection(), "All locales");
    choose(*severity, "Warnings");
    choose(*locale, "fr_FR");
    ASSERT_TRUE(wait_for_rows());
    ASSERT_GE(desk().row_count(), 1U);
    EXPECT_EQ(shown_cell(0, 0), "LI-1010");
    EXPECT_TRUE(take_picture(*frame, "quality-severity"));
    choose(*severity, "All severities");
    choose(*locale, "All locales");
    ASSERT_TRUE(wait_for_rows());
    EXPECT_EQ(desk().row_count(), all);

    // By the keyboard.
    severity->SetFocus();
    settle();
    press(WXK_DOWN);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return desk().severity() == Severity::error; }));
    ASSERT_TRUE(wait_for_rows());
    EXPECT_LT(desk().row_count(), all);
}

TEST_F(QualityWindow, LeavesAProductOutAndTakesThatBack) {
    choose_broken_html();
    click("qualityExemptButton");
    ASSERT_TRUE(wait_until([&] { return desk().row_count() == 1; }));
    EXPECT_EQ(shown_cell(0, 0), "LI-1011");
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("LI-1010 is left out"));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return desk().row_count() == 2; }));
}

TEST_F(QualityWindow, ScrollsToTheEndOfALongListAndFetchesWhatComesIntoSight) {
    cells().SetFocus();
    settle();
    press(WXK_END);
    const unsigned last = static_cast<unsigned>(desk().row_count()) - 1;
    ASSERT_TRUE(wait_until([&] { return shown_cell(last, 0) != "…"; }));
    EXPECT_TRUE(take_picture(*frame, "quality-end"));
}

TEST_F(QualityWindow, FitsIntoANarrowWindow) {
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    EXPECT_TRUE(take_picture(*frame, "quality-800"));
    desk().set_filter("sku = \"nothing\"");
    ASSERT_TRUE(wait_for_rows());
    EXPECT_EQ(label_of("qualityState"), "Nothing to look at.");
    EXPECT_TRUE(take_picture(*frame, "quality-nothing"));
    click("qualityEmptyAction");
    ASSERT_TRUE(wait_for_rows());
    EXPECT_GT(desk().row_count(), 0U);
    EXPECT_TRUE(cells().IsShown());
    EXPECT_EQ(find<wxTextCtrl>("qualityFilter")->GetValue(), "");
}

}  // namespace
}  // namespace vitrine::test
