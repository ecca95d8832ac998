// Markets, columns of tables, orders, and what records hold, in the place "Structure".
#include <gmock/gmock.h>
#include <wx/grid.h>

#include "desktop/nameless.h"
#include "desktop/setting_field.h"
#include "desktop/structure_window.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

class StructureParts : public StructureWindow {
protected:
    void SetUp() override {
        Attribute table;
        table.code = "parts";
        table.labels = {{"en_GB", "Parts"}};
        table.type = AttributeType::table;
        TableColumn part;
        part.id = 1;
        part.code = "part";
        part.labels = {{"en_GB", "Part"}};
        table.table_columns = {part};
        demo.add_attribute(table);
        Attribute logo;
        logo.code = "logo";
        logo.labels = {{"en_GB", "Logo"}};
        logo.type = AttributeType::image;
        demo.add_attribute(logo);
        Attribute mass;
        mass.code = "mass";
        mass.labels = {{"en_GB", "Mass"}};
        mass.type = AttributeType::measurement;
        mass.measurement_family = "Weight";
        mass.default_unit = "GRAM";
        demo.add_attribute(mass);
        {
            Catalogue catalogue(demo.file(), sql::Access::read_write);
            ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "makers", 0});
            ReferenceEntity entity;
            entity.code = "maker";
            entity.attributes = {writer.structure().attributes.find("logo")->id};
            Record record;
            record.entity = writer.put(entity);
            record.code = "acme";
            record.labels = {{"en_GB", "Acme"}};
            writer.put(record);
            writer.finish();
        }
        StructureWindow::SetUp();
    }
    std::vector<std::string> options() {
        std::vector<std::string> codes;
        const AttributeId color = structure().attributes.find("color")->id;
        for (const Option* one : structure().options_of(color)) codes.push_back(one->code);
        return codes;
    }
    template <class Control>
    static Control& in(wxDialog& dialog, const char* name) {
        return *dynamic_cast<Control*>(wxWindow::FindWindowByName(name, &dialog));
    }
};

TEST_F(StructureParts, AMarketIsMadeAndSaysWhatIsWrongWithIt) {
    choose_part(EntityKind::market);
    const DialogDriver driver([&](wxDialog& dialog) {
        text_in(dialog, "newLabel").SetFocus();
        type("France");
        EXPECT_TRUE(wait_until([&] { return text_in(dialog, "newCode").GetValue() == "france"; }));
        text_in(dialog, "country").SetFocus();
        type("fr");
        take_picture(dialog, "structure-new-market");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        push_in(dialog, "newCreate");
    });
    push("structureNew");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    ASSERT_TRUE(wait_until([&] { return desk().details() && desk().details()->code == "france"; }));
    EXPECT_EQ(structure().markets.find("france")->country, "FR");
    settle();
    auto* zone = setting<wxTextCtrl>("zone");
    zone->SetFocus();
    type("Paris");
    press(WXK_RETURN);
    settle();
    ASSERT_TRUE(wait_until_saved());
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-market"));
    EXPECT_EQ(structure().markets.find("france")->zone, "");
    zone->SetFocus();
    press('A', wxMOD_CONTROL);
    type("Europe/Paris");
    press(WXK_RETURN);
    EXPECT_TRUE(
        wait_until([&] { return structure().markets.find("france")->zone == "Europe/Paris"; }));
    session().editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return structure().markets.find("france")->zone.empty(); }));
    choose_part(EntityKind::location);
    EXPECT_EQ(desk().row_count(), 0U);
    EXPECT_TRUE(take_picture(*frame, "structure-locations-none"));
}

TEST_F(StructureParts, OptionsAreMovedWithAltAndAnArrow) {
    choose_entity("color");
    const std::vector<std::string> before = options();
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_TRUE(wait_until([&] { return in<wxListBox>(dialog, "orderList").HasFocus(); }));
        press(WXK_DOWN, wxMOD_ALT);
        EXPECT_TRUE(
            wait_until([&] { return in<wxListBox>(dialog, "orderList").GetSelection() == 1; }));
        take_picture(dialog, "structure-order");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        dialog.EndModal(wxID_OK);
    });
    push("option_order");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    ASSERT_TRUE(wait_until([&] { return options() != before; }));
    EXPECT_EQ(options()[0], before[1]);
    EXPECT_EQ(options()[1], before[0]);
    session().editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return options() == before; }));
}

TEST_F(StructureParts, ATableGetsAnotherColumn) {
    choose_entity("parts");
    const DialogDriver driver([&](wxDialog& dialog) {
        auto& cells = in<wxGrid>(dialog, "tableGrid");
        EXPECT_TRUE(
            wait_until([&] { return cells.HasFocus() || cells.GetGridWindow()->HasFocus(); }));
        dialog.SetSize(dialog.FromDIP(wxSize(900, 420)));
        press(WXK_DOWN);
        EXPECT_TRUE(wait_until([&] { return cells.GetNumberRows() == 2; }));
        type("note");
        press(WXK_RETURN, wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] {
            return !in<wxStaticText>(dialog, "tableProblem").GetLabel().empty();
        })) << "the type is still to be said";
        take_picture(dialog, "structure-columns");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        const int type_column = cells.GetGridCursorCol();
        EXPECT_EQ(cells.GetColLabelValue(type_column), "Type *");
        cells.SetCellValue(1, type_column, "Number");
        wxGridEvent changed(cells.GetId(), wxEVT_GRID_CELL_CHANGED, &cells, 1, type_column);
        cells.GetEventHandler()->ProcessEvent(changed);
        press(WXK_RETURN, wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    push("table_columns");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    const auto columns = [&] { return structure().attributes.find("parts")->table_columns; };
    ASSERT_TRUE(wait_until([&] { return columns().size() == 2; }));
    EXPECT_EQ(columns()[1].code, "note");
    EXPECT_EQ(columns()[1].type, TableColumn::Type::number);
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-table"));
}

TEST_F(StructureParts, AChannelShowsAMeasurementInAUnitOfItsOwn) {
    choose_part(EntityKind::channel);
    choose_entity("web");
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    EXPECT_TRUE(take_picture(*frame, "structure-channel"));
    const DialogDriver driver([&](wxDialog& dialog) {
        auto& cells = in<wxGrid>(dialog, "tableGrid");
        EXPECT_TRUE(
            wait_until([&] { return cells.HasFocus() || cells.GetGridWindow()->HasFocus(); }));
        const int row = cells.GetNumberRows();
        if (!cells.GetCellValue(row - 1, 0).empty()) press(WXK_DOWN);
        const int last = cells.GetNumberRows() - 1;
        const auto choose = [&](int column, const char* words) {
            cells.SetCellValue(last, column, words);
            wxGridEvent changed(cells.GetId(), wxEVT_GRID_CELL_CHANGED, &cells, last, column);
            cells.GetEventHandler()->ProcessEvent(changed);
        };
        choose(0, "Mass");
        choose(1, "KILOGRAM (kg)");
        take_picture(dialog, "structure-units");
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        press(WXK_RETURN, wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    push("conversion_units");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    const auto unit = [&] {
        const auto& units = structure().channels.find("web")->conversion_units;
        const auto at = units.find(structure().attributes.find("mass")->id);
        return at == units.end() ? std::string() : at->second;
    };
    ASSERT_TRUE(wait_until([&] { return unit() == "KILOGRAM"; }));
    settle();
    session().editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return unit().empty(); }));
}

TEST_F(StructureParts, AChannelPublishesOnlyWhatFitsItsFilter) {
    choose_part(EntityKind::channel);
    choose_entity("web");
    const auto profile = [&] { return structure().channels.find("web")->profile; };
    const std::string before = profile();
    auto* filter = setting<wxTextCtrl>("assortment.filter");
    ASSERT_NE(filter, nullptr);
    filter->SetFocus();
    press('A', wxMOD_CONTROL);
    type("nothing_such = 5");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until_saved());
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-channel-refused"));
    EXPECT_EQ(profile(), before);
    filter->SetFocus();
    press('A', wxMOD_CONTROL);
    type("enabled = yes");
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return profile() != before; }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-channel-filter"));
    session().editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return profile() == before; }));
}

TEST_F(StructureParts, ARecordTakesAPictureAndGivesItBack) {
    choose_part(EntityKind::record);
    choose_entity("acme");
    EXPECT_FALSE(find("remove:logo")->IsShown());
    const auto picture =
        std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/demo/supplier/files/LI-1063/picture";
    auto* field = dynamic_cast<desktop::SettingField*>(find("logo")->GetParent());
    ASSERT_NE(field, nullptr);
    field->take_file((picture / "solar_festoon_5m.png").string());
    const auto logo = [&] {
        for (const EntitySetting& one : desk().details()->settings) {
            if (one.name == "logo") return one.text;
        }
        return std::string("none");
    };
    ASSERT_TRUE(wait_until([&] { return logo() == "solar_festoon_5m.png"; }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "structure-record"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    push("remove:logo");
    EXPECT_TRUE(wait_until([&] { return logo().empty(); }));
}

}  // namespace
}  // namespace vitrine::test
