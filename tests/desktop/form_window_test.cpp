#include "desktop/form_window.h"

#include <gmock/gmock.h>
#include <wx/dataview.h>

#include "desktop/dialog_driver.h"
#include "desktop/field_history_dialog.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

TEST_F(FormWindow, ShowsTheProductByGroupWithItsReadiness) {
    EXPECT_THAT(label_of("formTitle"), HasSubstr("Vesper table lamp"));
    EXPECT_THAT(label_of("formPlace"), HasSubstr(" of "));
    ASSERT_TRUE(wait_until([&] { return !form().is_judging(); }));
    EXPECT_TRUE(take_picture(*frame, "form"));
    for (int i = 0; i < static_cast<int>(find<wxListBox>("groupList")->GetCount()); ++i) {
        choose_group(i);
        EXPECT_TRUE(take_picture(*frame, "form-group-" + std::to_string(i)));
    }
}

TEST_F(FormWindow, AnEditIsSavedWhenTheFieldIsLeft) {
    auto* name = find<wxTextCtrl>("field:name[en_GB]");
    ASSERT_NE(name, nullptr);
    name->SetFocus();
    ASSERT_TRUE(wait_until([&] { return name->HasFocus(); }));
    name->SelectAll();
    type("Vesper lamp");
    press(WXK_TAB);
    ASSERT_TRUE(wait_until([&] { return form().view()->name == "Vesper lamp"; }));
    EXPECT_THAT(label_of("formTitle"), HasSubstr("Vesper lamp"));
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::products; }));
    EXPECT_TRUE(wait_until([&] { return cell(row_of("LI-1010"), 1) == "Vesper lamp"; }));
    EXPECT_EQ(grid().GetGridCursorRow(), row_of("LI-1010")) << "back to the same product";
}

TEST_F(FormWindow, ShowsTheHistoryOfAFieldByKey) {
    auto* name = find<wxTextCtrl>("field:name[en_GB]");
    ASSERT_NE(name, nullptr);
    name->SetFocus();
    ASSERT_TRUE(wait_until([&] { return name->HasFocus(); }));
    unsigned rows = 0;
    const DialogDriver driver([&](wxDialog& dialog) {
        rows = find<wxDataViewListCtrl>("fieldHistoryList")->GetItemCount();
        take_picture(dialog, "field-history");
    });
    press('H', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_EQ(rows, 1U);
}

TEST_F(FormWindow, DoesNotCallAFieldEmptyFromTheBeginningWhereTheBeginningWasDropped) {
    const auto empty_sentence = [&](bool is_whole) {
        std::string sentence;
        const DialogDriver driver([&](wxDialog& dialog) {
            sentence = label_of("fieldHistoryEmpty");
            take_picture(dialog, "field-history-empty");
        });
        desktop::show_field_history(frame, "Name", {{}, is_whole});
        return sentence;
    };
    EXPECT_EQ(empty_sentence(true), "It never had a value there.");
    EXPECT_EQ(empty_sentence(false), "The history that is kept tells nothing of it.");
}

TEST_F(FormWindow, AHistoryThatComesAfterItsFieldIsGoneIsNotShown) {
    auto* name = find<wxTextCtrl>("field:name[en_GB]");
    ASSERT_NE(name, nullptr);
    const DialogDriver driver([](wxDialog&) {});
    // The fields of another locale come first, then the answer.
    frame->session()->workspace->choose_next_locale(1);
    wxKeyEvent key(wxEVT_CHAR_HOOK);
    key.m_keyCode = 'H';
    key.m_controlDown = true;
    name->GetEventHandler()->ProcessEvent(key);
    bool answered = false;
    form().ask_history(form().view()->groups.front().fields.front(),
                       [&](const ProductForm::History&) { answered = true; });
    ASSERT_TRUE(wait_until([&] { return answered; }));
    EXPECT_NE(find("field:name[fr_FR]"), nullptr);
    EXPECT_FALSE(driver.came());
}

class ComputedFormWindow : public FormWindow {
protected:
    void SetUp() override {
        demo.compute("description", "upper(attr.name)");
        demo.compute("google_category", "lower(product.code)");
        demo.compute("short_name", "left(attr.name, 6) .. ': ' .. attr.google_category");
        demo.compute("power", "measurement(9, 'WATT')");
        demo.compute("warranty_years", "attr['name[en_GB]']");
        FormWindow::SetUp();
    }
};

TEST_F(ComputedFormWindow, AComputedFieldSaysSoAndCannotBeTyped) {
    auto* computed = find<wxTextCtrl>("field:description[web,en_GB]");
    ASSERT_NE(computed, nullptr);
    EXPECT_EQ(computed->GetValue(), "VESPER TABLE LAMP");
    EXPECT_FALSE(computed->IsEditable());
    EXPECT_TRUE(find("why:description[web,en_GB]")->IsShown());
    EXPECT_FALSE(find("why:name[en_GB]")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "form-computed"));
    choose_group(group_of("Technical"));
    EXPECT_EQ(find<wxTextCtrl>("field:warranty_years")->GetHint(), "");
    frame->SetSize(frame->FromDIP(wxSize(1000, 700)));
    EXPECT_TRUE(take_picture(*frame, "form-computed-narrow"));
}

TEST_F(ComputedFormWindow, AVariantDoesNotOfferToOverrideAComputedField) {
    show_first_variant();
    const FieldView* inherited = nullptr;
    for (const GroupView& group : form().view()->groups) {
        for (const FieldView& field : group.fields) {
            if (field.name == "description[web,en_GB]") inherited = &field;
        }
    }
    ASSERT_NE(inherited, nullptr);
    EXPECT_EQ(inherited->origin, ValueOrigin::inherited);
    EXPECT_TRUE(find("level:name[en_GB]")->IsShown()) << "what is entered can be overridden";
    EXPECT_FALSE(find("level:description[web,en_GB]")->IsShown());
    EXPECT_FALSE(find<wxTextCtrl>("field:description[web,en_GB]")->IsEditable());
    EXPECT_TRUE(take_picture(*frame, "form-computed-variant"));
}

class ReadOnlyFormWindow : public FormWindow {
protected:
    void SetUp() override {
        demo.make_read_only("name");
        FormWindow::SetUp();
    }
};

TEST_F(ReadOnlyFormWindow, AVariantDoesNotOfferToOverrideWhatOnlyImportsWrite) {
    show_first_variant();
    EXPECT_FALSE(find<wxTextCtrl>("field:name[en_GB]")->IsEditable());
    EXPECT_FALSE(find("level:name[en_GB]")->IsShown());
    EXPECT_EQ(label_of("remark:name[en_GB]"),
              "From model brume_mug  ·  Read-only: only imports write it");
    EXPECT_TRUE(take_picture(*frame, "form-read-only"));
}

TEST_F(ComputedFormWindow, ShowsWhereAComputedValueComesFrom) {
    choose_group(group_of("Trade"));
    std::string expression, result, last;
    unsigned rows = 0;
    const DialogDriver driver([&](wxDialog& dialog) {
        expression = desktop::to_utf8(find<wxTextCtrl>("fieldWhyExpression")->GetValue());
        result = label_of("fieldWhyResult");
        auto* inputs = find<wxDataViewListCtrl>("fieldWhyInputs");
        rows = static_cast<unsigned>(inputs->GetItemCount());
        for (unsigned column = 0; column < 3; ++column)
            last += desktop::to_utf8(inputs->GetTextValue(rows - 1, column)) + "|";
        EXPECT_THAT(nameless_controls(dialog), testing::IsEmpty());
        take_picture(dialog, "field-why");
        press(WXK_ESCAPE);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    EXPECT_STREQ(
        atk_object_get_name(gtk_widget_get_accessible(find("why:short_name[en_GB]")->GetHandle())),
        "Till name: Why…");
    click("why:short_name[en_GB]");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_EQ(expression, "left(attr.name, 6) .. ': ' .. attr.google_category");
    EXPECT_EQ(rows, 2U);
    EXPECT_EQ(last, "google_category|li-1010|LI-1010, computed|");
    EXPECT_EQ(result, "= Vesper: li-1010");
}

TEST_F(ComputedFormWindow, OpensWhyByKey) {
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_EQ(label_of("fieldWhyResult"), "= VESPER TABLE LAMP");
        EXPECT_EQ(dialog.GetName(), "fieldWhyDialog");
    });
    press('W', wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(ComputedFormWindow, ShowsWhyAValueCannotBeComputed) {
    choose_group(group_of("Technical"));
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(label_of("fieldWhyResult"), HasSubstr("Vesper table lamp"));
        take_picture(dialog, "field-why-problem");
    });
    press_button(*frame, "why:warranty_years");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(ComputedFormWindow, SaysThatAValueIsComputedOfNothing) {
    choose_group(group_of("Technical"));
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_EQ(label_of("fieldWhyNoInputs"), "It reads no other field.");
        take_picture(dialog, "field-why-nothing");
    });
    press_button(*frame, "why:power");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(FormWindow, ShowsThePictureItself) {
    choose_group(group_of("Media"));
    auto* picture = find("picture:picture");
    ASSERT_NE(picture, nullptr);
    ASSERT_TRUE(wait_until([&] { return picture->IsShown(); }));
    EXPECT_GT(picture->GetSize().GetHeight(), 50);
    EXPECT_EQ(label_of("file:picture"), "vesper_table_lamp.png");
    EXPECT_EQ(label_of("file:picture_2"), "No picture");
    EXPECT_TRUE(take_picture(*frame, "form-picture"));
}

TEST_F(FormWindow, SaysWhyAPictureCannotBeShown) {
    std::string path;
    for (const GroupView& group : form().view()->groups) {
        for (const FieldView& field : group.fields) {
            if (field.name == "picture") path = field.asset_path;
        }
    }
    ASSERT_FALSE(path.empty());
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    choose_group(group_of("Media"));
    ASSERT_TRUE(
        wait_until([&] { return label_of("file:picture").find('\n') != std::string::npos; }));
    EXPECT_THAT(label_of("file:picture"),
                HasSubstr("vesper_table_lamp.png is damaged or cut short"));
    EXPECT_FALSE(find("picture:picture")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "form-picture-broken"));
}

TEST_F(FormWindow, AWrongValueShowsItsSentenceUnderTheField) {
    choose_group(group_of("Trade"));
    auto* price = find<wxTextCtrl>("field:price[EUR]");
    ASSERT_NE(price, nullptr);
    price->SetFocus();
    ASSERT_TRUE(wait_until([&] { return price->HasFocus(); }));
    price->SelectAll();
    type("cheap");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return find("error:price[EUR]")->IsShown(); }));
    EXPECT_THAT(label_of("error:price[EUR]"), HasSubstr("cheap"));
    EXPECT_EQ(price->GetValue(), "cheap");
    EXPECT_TRUE(take_picture(*frame, "form-error"));
    price->SelectAll();
    type("59.90");
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return !find("error:price[EUR]")->IsShown(); }));
}

TEST_F(FormWindow, EscapeFirstTakesTheTypingBack) {
    auto* name = find<wxTextCtrl>("field:name[en_GB]");
    name->SetFocus();
    ASSERT_TRUE(wait_until([&] { return name->HasFocus(); }));
    name->SelectAll();
    type("Oops");
    ASSERT_TRUE(wait_until([&] { return name->GetValue() == "Oops"; }));
    press(WXK_ESCAPE);
    EXPECT_TRUE(wait_until([&] { return name->GetValue() == "Vesper table lamp"; }));
    EXPECT_EQ(frame->place(), desktop::Place::form);
}

TEST_F(FormWindow, WalksToTheNextProductByKey) {
    const ProductId before = form().product();
    press(WXK_PAGEDOWN, wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return form().product() != before && form().view() != nullptr; }));
    press(WXK_PAGEUP, wxMOD_ALT);
    EXPECT_TRUE(wait_until([&] { return form().product() == before; }));
}

TEST_F(FormWindow, AVariantShowsWhatItInheritsAndMayOverrideIt) {
    frame->session()->grid.set_filter("parent = brume_mug");
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    frame->open_product(frame->session()->grid.product_at(0));
    ASSERT_TRUE(wait_until([&] { return form().view() != nullptr; }));
    settle();
    const std::string inherited = form().view()->name;
    auto* name = find<wxTextCtrl>("field:name[en_GB]");
    ASSERT_NE(name, nullptr);
    EXPECT_FALSE(name->IsEditable());
    ASSERT_TRUE(wait_until([&] { return !form().is_judging(); }));
    EXPECT_TRUE(take_picture(*frame, "form-variant"));
    click("level:name[en_GB]");
    ASSERT_TRUE(wait_until([&] { return name->IsEditable() && name->HasFocus(); }));
    name->SelectAll();
    type("A mug of its own");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return form().view()->name == "A mug of its own"; }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-override"));
    click("level:name[en_GB]");
    EXPECT_TRUE(wait_until([&] { return form().view()->name == inherited; }));
}

TEST_F(FormWindow, FitsANarrowWindow) {
    frame->SetSize(frame->FromDIP(wxSize(1000, 700)));
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-narrow"));
}

}  // namespace
}  // namespace vitrine::test
