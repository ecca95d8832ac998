// Every page and dialog in French, whose words are longer, also in the narrowest window.
#include <gmock/gmock.h>
#include <wx/tglbtn.h>

#include "desktop/bulk_problems.h"
#include "desktop/conflict_dialog.h"
#include "desktop/dialog_driver.h"
#include "desktop/field_history_dialog.h"
#include "desktop/field_why_dialog.h"

namespace vitrine::test {
namespace {

class FrenchWindow : public WindowTest {
    const SpokenLanguage m_french{"fr"};
};

TEST_F(FrenchWindow, SpeaksFrenchOnEveryPage) {
    EXPECT_TRUE(take_picture(*frame, "fr-start"));
    open_demo();
    frame->session()->workspace->choose("web", "fr_FR");
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    frame->SetSize(frame->FromDIP(wxSize(1000, 700)));
    EXPECT_EQ(find<wxToggleButton>("placeProducts")->GetLabel(), "Produits");
    EXPECT_TRUE(take_picture(*frame, "fr-products"));
    frame->open_product(
        frame->session()->grid.product_at(static_cast<std::size_t>(row_of("LI-1010"))));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    wait_until([&] { return !frame->session()->form.is_judging(); });
    EXPECT_TRUE(take_picture(*frame, "fr-form"));
    frame->go_to(desktop::Place::quality);
    wait_until([&] { return frame->session()->quality.row_count() > 0; });
    EXPECT_TRUE(take_picture(*frame, "fr-quality"));
    frame->go_to(desktop::Place::publish);
    wait_until([&] {
        const auto& channels = frame->session()->publishing.channels();
        return !channels.empty() && channels.front().state == ChannelDesk::State::idle &&
               channels.front().readiness.has_value();
    });
    EXPECT_TRUE(take_picture(*frame, "fr-publish"));
    frame->go_to(desktop::Place::history);
    settle();
    EXPECT_TRUE(take_picture(*frame, "fr-history"));
}

TEST_F(FrenchWindow, FitsDialogsIntoANarrowWindow) {
    open_demo();
    frame->session()->workspace->choose("web", "fr_FR");
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    frame->SetSize(frame->FromDIP(wxSize(800, 700)));
    settle();
    EXPECT_TRUE(take_picture(*frame, "fr-products-800"));
    frame->go_to(desktop::Place::quality);
    wait_until([&] { return frame->session()->quality.row_count() > 0; });
    EXPECT_TRUE(take_picture(*frame, "fr-quality-800"));
    frame->go_to(desktop::Place::products);
    const auto fits = [&](const std::string& picture) {
        return [this, picture](wxDialog& dialog) {
            BulkDesk& desk = frame->session()->bulk;
            wait_until([&] { return desk.state() != BulkDesk::State::previewing; });
            settle();
            EXPECT_LE(dialog.GetSize().x, frame->FromDIP(800)) << picture;
            EXPECT_TRUE(take_picture(dialog, picture));
        };
    };
    for (const auto& [start, picture] : {std::pair(BulkStart::value, "fr-bulk-value"),
                                         std::pair(BulkStart::replacement, "fr-bulk-replace"),
                                         std::pair(BulkStart::prices, "fr-bulk-prices"),
                                         std::pair(BulkStart::translation, "fr-bulk-translation"),
                                         std::pair(BulkStart::categories, "fr-bulk-categories")}) {
        const DialogDriver driver(fits(picture));
        frame->edit_in_bulk(start);
        EXPECT_TRUE(driver.is_over()) << picture;
    }
    Issue issue;
    issue.product = "LI-1010";
    issue.column = "name[fr_FR]";
    issue.value = "Lampe";
    BulkReport report;
    report.products_changed = 3;
    report.refused = 1;
    report.issues = {issue};
    const DialogDriver problems(fits("fr-bulk-problems"));
    desktop::show_bulk_problems(frame, report);
    Editor::Undecided undecided;
    undecided.label = tr("Import");
    undecided.report.conflicts = {issue};
    undecided.report.if_overwritten = {"Luminaire"};
    for (const auto direction : {Editor::Direction::undo, Editor::Direction::redo}) {
        const DialogDriver conflicts(fits("fr-conflicts"));
        undecided.direction = direction;
        desktop::ask_about_conflicts(frame, undecided, [](OnConflict) {});
    }
    ProductForm::History history;
    history.steps.push_back(
        {format_instant(system_now()), "somebody", tr("Import"), "Lampe", "Luminaire"});
    const DialogDriver steps(fits("fr-field-history"));
    desktop::show_field_history(frame, "Nom", history);
    const DialogDriver why(fits("fr-field-why"));
    desktop::show_field_why(
        frame, "Nom", {"upper(attr.name)", {{"name[fr_FR]", "Lampe", "LI-1010"}}, "LAMPE", false});
}

}  // namespace
}  // namespace vitrine::test
