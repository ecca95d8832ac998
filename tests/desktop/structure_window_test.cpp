// The place "Structure", by keys: parts, lists, settings, and changes that are shown first.
#include "desktop/structure_window.h"

#include <gmock/gmock.h>
#include <wx/tglbtn.h>

#include "desktop/nameless.h"
#include "desktop/setting_field.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(StructureWindow, ListsThePartsAndNamesEveryControl) {
    EXPECT_EQ(desktop::to_utf8(parts().GetTextValue(0, 0)), "Attributes");
    EXPECT_TRUE(list().HasFocus());
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    choose_entity("color");
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    ASSERT_TRUE(wait_until([&] { return desk().use_words(0) != "…"; }));
    frame->SetSize(frame->FromDIP(wxSize(1280, 800)));
    EXPECT_TRUE(take_picture(*frame, "structure-attribute"));
    for (const EntityKind kind : {EntityKind::category, EntityKind::family}) {
        choose_part(kind);
        ASSERT_TRUE(wait_for_rows());
        desk().select(desk().row(1).id);
        settle();
        EXPECT_THAT(nameless_controls(*frame), IsEmpty());
        EXPECT_TRUE(take_picture(*frame, "structure-" + std::string(entity_kind_name(kind))));
    }
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-800"));
}

// Of every part: no button is cut at the right or below, in the narrowest window.
void expect_whole_buttons(const wxWindow& page, const std::string& part) {
    wxRect before(-1, -1, 0, 0);
    for (const char* name : {"structureNew", "structureBelow", "structureRequired",
                             "structureConvert", "structureExpression", "structureLevels",
                             "structureRename", "structureMerge", "structureDelete"}) {
        const wxWindow* button = wxWindow::FindWindowByName(name, &page);
        ASSERT_NE(button, nullptr) << name;
        if (!button->IsShownOnScreen()) continue;
        const wxSize room = button->GetParent()->GetClientSize();
        EXPECT_LE(button->GetRect().GetRight(), room.x) << name << ", " << part;
        EXPECT_LE(button->GetRect().GetBottom(), room.y) << name << ", " << part;
        // They stand in their order, none on another one.
        EXPECT_TRUE(button->GetRect().y > before.y ||
                    (button->GetRect().y == before.y && button->GetRect().x > before.GetRight()))
            << name << ", " << part;
        before = button->GetRect();
        EXPECT_GE(button->GetSize().x, button->GetBestSize().x) << name << ", " << part;
        EXPECT_LE(button->GetParent()->GetRect().GetBottom(),
                  button->GetGrandParent()->GetClientSize().y)
            << part;
    }
}

class FrenchStructureWindow : public StructureWindow {
    const SpokenLanguage m_french{"fr"};
};

TEST_F(FrenchStructureWindow, ShowsItsButtonsWholeInANarrowWindow) {
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    for (const EntityKind kind : {EntityKind::attribute, EntityKind::family,
                                  EntityKind::family_variant, EntityKind::reference_entity}) {
        choose_part(kind);
        if (desk().row_count() > 0) desk().select(desk().row(0).id);
        settle();
        expect_whole_buttons(*frame, std::string(entity_kind_name(kind)));
        EXPECT_TRUE(
            take_picture(*frame, "fr-structure-800-" + std::string(entity_kind_name(kind))));
    }
}

TEST_F(StructureWindow, WritesASummaryByLabelsAndBreaksItsLabels) {
    choose_part(EntityKind::family);
    choose_entity("lighting");
    auto* button = find<wxButton>("attributes");
    EXPECT_THAT(desktop::to_utf8(button->GetToolTipText()), HasSubstr("Colour"));
    EXPECT_THAT(desktop::to_utf8(button->GetToolTipText()), Not(HasSubstr("color")));
    choose_part(EntityKind::channel);
    choose_entity("web");
    EXPECT_EQ(find<wxButton>("currencies")->GetToolTipText(), "2: EUR, GBP");
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    choose_part(EntityKind::attribute);
    choose_entity("color");
    for (wxWindow* child : find("structureDetails")->GetChildren()) {
        for (wxWindow* control : child->GetChildren())
            EXPECT_LE(control->GetRect().GetRight(), child->GetClientSize().x)
                << control->GetName() << ' ' << control->GetLabel();
    }
    expect_whole_buttons(*frame, "attribute");
    EXPECT_TRUE(take_picture(*frame, "structure-labels-800"));
}

TEST_F(StructureWindow, IsAmongThePlacesOfTheBar) {
    auto* button = find<wxToggleButton>("placeStructure");
    EXPECT_TRUE(button->GetValue());
    frame->go_to(desktop::Place::products);
    EXPECT_FALSE(button->GetValue());
    click("placeStructure");
    EXPECT_TRUE(wait_until([&] { return frame->place() == desktop::Place::structure; }));
    EXPECT_TRUE(button->GetValue());
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    const wxWindow* bar = button->GetParent();
    EXPECT_LE(find("localeChoice")->GetRect().GetRight(), bar->GetClientSize().x);
}

TEST_F(StructureWindow, GoesThroughItsPanesAndNarrowsTheList) {
    press(WXK_F6);
    EXPECT_TRUE(wait_until([&] { return !list().HasFocus(); }));
    press('F', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] {
        const wxWindow* focused = wxWindow::FindFocus();
        return focused != nullptr && (focused->GetName() == "structureSearch" ||
                                      focused->GetParent()->GetName() == "structureSearch");
    }));
    type("volume");
    ASSERT_TRUE(wait_until([&] { return desk().searched() == "volume"; }));
    EXPECT_LT(desk().row_count(), structure().attributes.size());
    press(WXK_DOWN);
    ASSERT_TRUE(wait_until([&] { return desk().details().has_value(); }));
    EXPECT_TRUE(wait_until([&] { return list().HasFocus(); }));
}

TEST_F(StructureWindow, SavesALabelWhenItsFieldIsLeftAndTakesItBack) {
    choose_entity("color");
    auto* label = setting<wxTextCtrl>("label[en_GB]");
    const std::string before = desktop::to_utf8(label->GetValue());
    label->SetFocus();
    label->SelectAll();
    type("Shade");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until(
        [&] { return structure().attributes.find("color")->labels.at("en_GB") == "Shade"; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Saved"));
    EXPECT_EQ(label_of("structureTitle"), "Shade");
    list().SetFocus();
    settle();
    press('Z', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until(
        [&] { return structure().attributes.find("color")->labels.at("en_GB") == before; }));
    EXPECT_TRUE(wait_until([&] { return desktop::to_utf8(label->GetValue()) == before; }));
}

TEST_F(StructureWindow, KeepsWhatIsRefusedWithTheReason) {
    choose_entity("name");
    auto* most = setting<wxTextCtrl>("max_characters");
    most->SetFocus();
    most->SelectAll();
    type("many");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("not a whole number"));
    EXPECT_EQ(most->GetValue(), "many");
    EXPECT_TRUE(take_picture(*frame, "structure-refused"));
}

TEST_F(StructureWindow, RenamesACodeOnceItIsPreviewed) {
    choose_entity("color");
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        EXPECT_FALSE(wxWindow::FindWindowByName("changeDo", &dialog)->IsEnabled());
        type("shade");
        push_in(dialog, "changeDo");
    });
    push("structureRename");
    ASSERT_TRUE(wait_until([&] { return structure().attributes.find("shade") != nullptr; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("New code"));
    EXPECT_TRUE(wait_until([&] { return desk().details() && desk().details()->code == "shade"; }))
        << "it stays selected";
}

TEST_F(StructureWindow, ShowsWhatADeletionTakesAlong) {
    choose_entity("care");
    const DialogDriver driver([&](wxDialog& dialog) {
        ASSERT_TRUE(wait_until([&] {
            return session().structure_change.state() == StructureChangeDesk::State::previewed;
        }));
        settle();
        auto* rows =
            dynamic_cast<wxDataViewListCtrl*>(wxWindow::FindWindowByName("changeRows", &dialog));
        EXPECT_GT(rows->GetItemCount(), 0);
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        take_picture(dialog, "structure-delete");
        push_in(dialog, "changeDo");
    });
    push("structureDelete");
    ASSERT_TRUE(wait_until([&] { return structure().attributes.find("care") == nullptr; }));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return structure().attributes.find("care") != nullptr; }));
}

TEST_F(StructureWindow, ConvertsAnAttribute) {
    choose_entity("color_name");
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* type = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("changeType", &dialog));
        const int before = type->GetSelection();
        press(WXK_DOWN);
        press(WXK_RETURN);
        wait_until([&] { return type->GetSelection() != before; }, 2000);
        EXPECT_TRUE(type->SetStringSelection("Long text"));
        wxCommandEvent chosen(wxEVT_CHOICE, type->GetId());
        chosen.SetEventObject(type);
        type->GetEventHandler()->ProcessEvent(chosen);
        ASSERT_TRUE(wait_until([&] { return session().structure_change.can_save(); }))
            << session().structure_change.problem();
        settle();
        take_picture(dialog, "structure-convert");
        push_in(dialog, "changeDo");
    });
    push("structureConvert");
    EXPECT_TRUE(wait_until([&] {
        return structure().attributes.find("color_name")->type == AttributeType::long_text;
    }));
}

TEST_F(StructureWindow, ComputesAnAttributeByAnExpression) {
    choose_entity("color_name");
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        auto& text = text_in(dialog, "changeExpression");
        ASSERT_TRUE(wait_until([&] { return text.HasFocus(); }));
        type("label.color .. attr.shade");
        const auto* problem = wxWindow::FindWindowByName("changeExpressionProblem", &dialog);
        ASSERT_TRUE(wait_until([&] { return problem->IsShown(); }));
        EXPECT_THAT(desktop::to_utf8(problem->GetLabel()), HasSubstr("shade"));
        EXPECT_FALSE(wxWindow::FindWindowByName("changeDo", &dialog)->IsEnabled());
        take_picture(dialog, "structure-expression-wrong");
        press('A', wxMOD_CONTROL);
        type("label.color ..");
        press(WXK_RETURN);
        type("  .. label.color");
        EXPECT_TRUE(wait_until([&] {
            return desktop::to_utf8(problem->GetLabel()).starts_with("Line 2, column 3: ");
        })) << problem->GetLabel();
        EXPECT_FALSE(wxWindow::FindWindowByName("changeDo", &dialog)->IsEnabled());
        take_picture(dialog, "structure-expression-place");
        press('A', wxMOD_CONTROL);
        type("label.color");
        ASSERT_TRUE(wait_until([&] { return session().structure_change.can_save(); }));
        EXPECT_FALSE(problem->IsShown());
        settle();
        take_picture(dialog, "structure-expression");
        push_in(dialog, "changeDo");
    });
    push("structureExpression");
    ASSERT_TRUE(wait_until(
        [&] { return structure().attributes.find("color_name")->expression == "label.color"; }));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(
        wait_until([&] { return structure().attributes.find("color_name")->expression.empty(); }));
}

TEST_F(StructureWindow, MakesASelectWithItsOptionsInAFamily) {
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        type("Surface finish");
        ASSERT_TRUE(
            wait_until([&] { return text_in(dialog, "newCode").GetValue() == "surface_finish"; }));
        auto* kind = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("type", &dialog));
        EXPECT_TRUE(kind->SetStringSelection("One option"));
        wxCommandEvent chosen(wxEVT_CHOICE, kind->GetId());
        chosen.SetEventObject(kind);
        kind->GetEventHandler()->ProcessEvent(chosen);
        settle();
        text_in(dialog, "options").SetFocus();
        type("Matt");
        press(WXK_RETURN);
        type("Gloss");
        settle();
        take_picture(dialog, "structure-new");
        push_in(dialog, "newCreate");
    });
    push("structureNew");
    ASSERT_TRUE(
        wait_until([&] { return structure().attributes.find("surface_finish") != nullptr; }));
    const AttributeId made = structure().attributes.find("surface_finish")->id;
    EXPECT_EQ(structure().options_of(made).size(), 2U);
    EXPECT_TRUE(wait_until([&] { return desk().selected() == made; }));
}

TEST_F(StructureWindow, TicksWhatAFamilyRequires) {
    choose_part(EntityKind::family);
    choose_entity("lighting");
    const std::size_t before =
        structure().families.find("lighting")->requirements.begin()->second.size();
    const DialogDriver driver([&](wxDialog& dialog) {
        settle();
        take_picture(dialog, "structure-required");
        auto* ticks =
            dynamic_cast<wxDataViewListCtrl*>(wxWindow::FindWindowByName("requiredList", &dialog));
        EXPECT_TRUE(ticks->HasFocus());
        const bool was = ticks->GetToggleValue(0, 2);
        for (int i = 0; i < 2; ++i) press(WXK_RIGHT);
        press(WXK_SPACE);
        EXPECT_TRUE(wait_until([&] { return ticks->GetToggleValue(0, 2) != was; }));
        dialog.EndModal(wxID_OK);
    });
    push("structureRequired");
    EXPECT_TRUE(wait_until([&] {
        return structure().families.find("lighting")->requirements.begin()->second.size() != before;
    }));
}

TEST_F(StructureWindow, ListsAHundredThousandOptions) {
    {
        Catalogue catalogue(demo.file(), sql::Access::read_write);
        ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "many options", 0},
                               ChangeSetWriter::Mode::bulk);
        const AttributeId brand = writer.structure().attributes.find("brand")->id;
        for (int i = 0; i < 100'000; ++i)
            writer.put(Option{
                0, brand, "b" + std::to_string(i), {{"en_GB", "Brand " + std::to_string(i)}}, i});
        writer.finish();
    }
    session().workspace->refresh();
    ASSERT_TRUE(wait_until([&] { return structure().options.size() > 100'000; }));
    choose_part(EntityKind::option);
    ASSERT_TRUE(wait_until([&] { return desk().row_count() > 100'000; }));
    const wxStopWatch watch;
    list().SetFocus();
    press(WXK_END);
    ASSERT_TRUE(wait_until([&] { return desk().details().has_value(); }));
    desk().search("b99999");
    desk().search("");
    RecordProperty("milliseconds", static_cast<int>(watch.Time()));
    EXPECT_TRUE(take_picture(*frame, "structure-options"));
}

}  // namespace
}  // namespace vitrine::test
