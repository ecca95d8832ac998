// The editors of the form's fields, by keys.
#include <gmock/gmock.h>
#include <wx/calctrl.h>
#include <wx/dnd.h>
#include <wx/grid.h>
#include <wx/html/htmlwin.h>
#include <wx/srchctrl.h>

#include "desktop/dialog_driver.h"
#include "desktop/form_window.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class FieldsWindow : public FormWindow {
protected:
    void SetUp() override {
        Attribute link;
        link.code = "spare";
        link.labels = {{"en_GB", "Spare part"}};
        link.type = AttributeType::product_link;
        demo.add_attribute(link);
        Attribute table;
        table.code = "parts";
        table.labels = {{"en_GB", "Parts"}};
        table.type = AttributeType::table;
        TableColumn part, count;
        part.id = 1;
        part.code = "part";
        count.id = 2;
        count.code = "count";
        count.type = TableColumn::Type::number;
        table.table_columns = {part, count};
        demo.add_attribute(table);
        add_brands();
        FormWindow::SetUp();
    }
    // A reference entity with more records than one looks through.
    void add_brands() {
        Attribute makers;
        makers.code = "makers";
        makers.labels = {{"en_GB", "Makers"}};
        makers.type = AttributeType::record_links;
        {
            Catalogue catalogue(demo.file(), sql::Access::read_write);
            ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "makers", 0});
            ReferenceEntity entity;
            entity.code = "maker";
            makers.reference_entity = writer.put(entity);
            for (int i = 0; i < 300; ++i) {
                Record record;
                record.entity = makers.reference_entity;
                record.code = "maker_" + std::to_string(i);
                record.labels = {{"en_GB", "Maker " + std::to_string(i)}};
                writer.put(record);
            }
            writer.finish();
        }
        demo.add_attribute(makers);
    }
    const FieldView& field(const std::string& name) {
        for (const GroupView& group : form().view()->groups) {
            for (const FieldView& one : group.fields) {
                if (one.name == name) return one;
            }
        }
        ADD_FAILURE() << "no field " << name;
        static const FieldView none;
        return none;
    }
    void focus(wxWindow* control) {
        control->SetFocus();
        ASSERT_TRUE(wait_until([&] { return control->HasFocus(); }));
    }
    template <class Control>
    Control* in(wxDialog& dialog, const char* name) {
        auto* found = dynamic_cast<Control*>(wxWindow::FindWindowByName(name, &dialog));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
};

TEST_F(FieldsWindow, AMeasurementHasAnAmountAndAUnit) {
    choose_group(group_of("Technical"));
    auto* amount = find<wxTextCtrl>("field:height");
    auto* unit = find<wxChoice>("unit:height");
    EXPECT_EQ(amount->GetValue(), "42");
    EXPECT_EQ(unit->GetStringSelection(), "cm");
    focus(amount);
    amount->SelectAll();
    type("43.5");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return field("height").text == "43.5 CENTIMETER"; }));
    unit->SetStringSelection("mm");
    wxCommandEvent chosen(wxEVT_CHOICE, unit->GetId());
    chosen.SetEventObject(unit);
    unit->GetEventHandler()->ProcessEvent(chosen);
    ASSERT_TRUE(wait_until([&] { return field("height").text == "43.5 MILLIMETER"; }));
    amount->SelectAll();
    focus(amount);
    type("tall");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return find("error:height")->IsShown(); }));
    EXPECT_EQ(amount->GetValue(), "tall");
    EXPECT_TRUE(take_picture(*frame, "field-measurement"));
}

TEST_F(FieldsWindow, ADayIsChosenFromACalendar) {
    choose_group(group_of("Trade"));
    ASSERT_EQ(field("release_date").text, "2024-09-02");
    const DialogDriver driver([&](wxDialog& dialog) {
        take_picture(dialog, "field-calendar");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        in<wxCalendarCtrl>(dialog, "calendar")->SetDate(wxDateTime(15, wxDateTime::Oct, 2025));
        dialog.EndModal(wxID_OK);
    });
    press_button(*frame, "calendar:release_date");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(wait_until([&] { return field("release_date").text == "2025-10-15"; }));
}

TEST_F(FieldsWindow, AProductIsLookedUpAndLinked) {
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* search = in<wxSearchCtrl>(dialog, "productFoundSearch");
        auto* found = in<wxListBox>(dialog, "productFound");
        search->SetFocus();
        type("LI-1050");
        EXPECT_TRUE(wait_until(
            [&] { return found->GetCount() > 0 && found->GetString(0).StartsWith("LI-1050"); }));
        take_picture(dialog, "field-product-link");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        press(WXK_RETURN);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    press_button(*frame, "choose:spare");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(wait_until([&] { return field("spare").text == "LI-1050"; }));
    EXPECT_EQ(find<wxTextCtrl>("field:spare")->GetValue(), "LI-1050");
}

TEST_F(FieldsWindow, ManyRecordsAreSearchedInAndKeepTheirOrder) {
    form().edit(field("makers"), "maker_200");
    ASSERT_TRUE(wait_until([&] { return field("makers").text == "maker_200"; }));
    settle();
    EXPECT_EQ(find<wxTextCtrl>("field:makers")->GetValue(), "Maker 200");
    const DialogDriver driver([&](wxDialog& dialog) {
        in<wxSearchCtrl>(dialog, "chooseListSearch")->SetFocus();
        type("maker_17");
        EXPECT_TRUE(
            wait_until([&] { return in<wxCheckListBox>(dialog, "chooseList")->GetCount() == 11; }));
        press(WXK_RETURN);
        take_picture(dialog, "field-records");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        dialog.EndModal(wxID_OK);
    });
    press_button(*frame, "choose:makers");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(wait_until([&] { return field("makers").text == "maker_200,maker_17"; }));
}

TEST_F(FieldsWindow, RowsOfATableAreTypedAndRefusedWithAReason) {
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* cells = in<wxGrid>(dialog, "tableGrid");
        EXPECT_TRUE(
            wait_until([&] { return cells->HasFocus() || cells->GetGridWindow()->HasFocus(); }));
        type("shade");
        press(WXK_TAB);
        type("many");
        press(WXK_RETURN, wxMOD_CONTROL);
        auto* problem = in<wxStaticText>(dialog, "tableProblem");
        EXPECT_TRUE(wait_until([&] { return !problem->GetLabel().empty(); }));
        EXPECT_THAT(desktop::to_utf8(problem->GetLabelText()), HasSubstr("many"));
        EXPECT_EQ(cells->GetGridCursorCol(), 1);
        take_picture(dialog, "field-table");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        type("2");
        press(WXK_RETURN, wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    press_button(*frame, "field:parts");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(
        wait_until([&] { return field("parts").text == R"([{"part":"shade","count":"2"}])"; }));
    EXPECT_EQ(label_of("table:parts"), "shade, 2");
}

TEST_F(FieldsWindow, AFileIsDroppedOnItsFieldAndRemoved) {
    choose_group(group_of("Media"));
    const auto second = demo.folder() / "second.png";
    std::filesystem::copy_file(field("picture").asset_path, second);
    auto* panel = find("field:picture_2");
    auto* target = dynamic_cast<wxFileDropTarget*>(panel->GetDropTarget());
    ASSERT_NE(target, nullptr);
    wxArrayString files;
    files.Add(desktop::to_wx(second.string()));
    EXPECT_TRUE(target->OnDropFiles(0, 0, files));
    ASSERT_TRUE(wait_until([&] { return label_of("file:picture_2") == "second.png"; }));
    EXPECT_TRUE(take_picture(*frame, "field-file"));
    files.Add(files[0]);
    EXPECT_FALSE(target->OnDropFiles(0, 0, files)) << "one field has one file";
    click("remove:picture_2");
    EXPECT_TRUE(wait_until([&] { return label_of("file:picture_2") == "No picture"; }));
}

TEST_F(FieldsWindow, MarksUpADescriptionByKeysAndShowsWhatItLooksLike) {
    auto* text = find<wxTextCtrl>("field:description[web,en_GB]");
    focus(text);
    text->SetValue("A lamp");
    text->SetSelection(2, 6);
    press('B', wxMOD_CONTROL);
    EXPECT_EQ(text->GetValue(), "A <b>lamp</b>");
    EXPECT_EQ(text->GetStringSelection(), "lamp");
    EXPECT_EQ(label_of("count:description[web,en_GB]"), "13 characters");
    auto* preview = find<wxHtmlWindow>("preview:description[web,en_GB]");
    EXPECT_TRUE(wait_until([&] { return preview->ToText().Trim() == "A lamp"; }));
    click("italic:description[web,en_GB]");
    EXPECT_EQ(text->GetValue(), "A <b><i>lamp</i></b>");
    EXPECT_TRUE(text->HasFocus()) << "a click on a button leaves the text selected";
    EXPECT_TRUE(take_picture(*frame, "field-html"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    press(WXK_TAB);
    EXPECT_TRUE(
        wait_until([&] { return field("description[web,en_GB]").text == "A <b><i>lamp</i></b>"; }));
}

TEST_F(FieldsWindow, ComparesWithAnotherLocaleAndCopiesIt) {
    auto* choice = find<wxChoice>("compareChoice");
    choice->SetSelection(1);
    wxCommandEvent chosen(wxEVT_CHOICE, choice->GetId());
    chosen.SetEventObject(choice);
    choice->GetEventHandler()->ProcessEvent(chosen);
    ASSERT_TRUE(wait_until([&] { return find("copy:name[en_GB]")->IsShown(); }));
    EXPECT_EQ(label_of("compared:name[en_GB]"), "Lampe à poser Vesper");
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-compare"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    EXPECT_FALSE(find("copyAllButton")->IsShown());
    form().edit(field("name[en_GB]"), std::nullopt);
    ASSERT_TRUE(wait_until([&] { return find("copyAllButton")->IsShown(); }));
    settle();
    press('T', wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return field("name[en_GB]").text == "Lampe à poser Vesper"; }));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-compare-800"));
}

}  // namespace
}  // namespace vitrine::test
