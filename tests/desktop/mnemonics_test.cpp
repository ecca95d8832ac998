// Alt and a letter: each marks one thing in a window, and one entry in a menu, in every language.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "desktop/bulk_dialog.h"
#include "desktop/conflict_dialog.h"
#include "desktop/dialog_driver.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

// Labels by the letter they mark. The same words may come again: each channel has its buttons.
using Marked = std::map<std::string, std::set<std::string>>;

std::vector<std::string> marked_twice(const Marked& marked) {
    std::vector<std::string> found;
    for (const auto& [letter, labels] : marked) {
        if (labels.size() < 2) continue;
        std::string line = letter + ":";
        for (const std::string& label : labels) line += " \"" + label + "\"";
        found.push_back(line);
    }
    return found;
}

void look_at(GtkWidget* widget, gpointer data) {
    if (!gtk_widget_get_mapped(widget)) return;
    if (GTK_IS_LABEL(widget)) {
        const guint key = gtk_label_get_mnemonic_keyval(GTK_LABEL(widget));
        if (key != GDK_KEY_VoidSymbol) {
            auto& marked = *static_cast<Marked*>(data);
            marked[gdk_keyval_name(gdk_keyval_to_lower(key))].insert(
                gtk_label_get_text(GTK_LABEL(widget)));
        }
    } else if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), look_at, data);
    }
}

std::vector<std::string> marked_twice_in(wxTopLevelWindow& window) {
    settle();
    Marked marked;
    look_at(window.GetHandle(), &marked);
    EXPECT_FALSE(marked.empty());
    return marked_twice(marked);
}

std::vector<std::string> marked_twice_in(const wxMenu& menu) {
    Marked marked;
    std::vector<std::string> found;
    for (const wxMenuItem* item : menu.GetMenuItems()) {
        const wxString label = item->GetItemLabel().BeforeFirst('\t');
        const auto at = label.find('&');
        if (at != wxString::npos && at + 1 < label.size() && label[at + 1] != '&') {
            marked[desktop::to_utf8(wxString(label[at + 1]).Lower())].insert(
                desktop::to_utf8(label));
        }
    }
    return marked_twice(marked);
}

class Mnemonics : public WindowTest, public testing::WithParamInterface<const char*> {
    const SpokenLanguage m_language{GetParam()};
};

TEST_P(Mnemonics, MarkNoTwoThingsOfAPage) {
    demo.compute("description", "attr.name");
    EXPECT_THAT(marked_twice_in(*frame), IsEmpty()) << "start page";
    open_demo();
    for (const desktop::Place place :
         {desktop::Place::products, desktop::Place::quality, desktop::Place::publish,
          desktop::Place::history, desktop::Place::structure}) {
        frame->go_to(place);
        EXPECT_THAT(marked_twice_in(*frame), IsEmpty()) << static_cast<int>(place);
    }
    frame->go_to(desktop::Place::products);
    frame->open_product(frame->session()->grid.product_at(0));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    ProductForm& form = frame->session()->form;
    form.begin_packs();
    ASSERT_TRUE(wait_until([&] {
        return form.structure()->attribute_of(AttributeRole::packs) != nullptr &&
               frame->session()->editor.pending() == 0;
    }));
    settle();
    auto* lines = find<wxListBox>("groupList");
    for (unsigned i = 0; i < lines->GetCount(); ++i) {
        lines->SetSelection(static_cast<int>(i));
        wxCommandEvent chosen(wxEVT_LISTBOX, lines->GetId());
        chosen.SetEventObject(lines);
        chosen.SetInt(static_cast<int>(i));
        lines->GetEventHandler()->ProcessEvent(chosen);
        EXPECT_THAT(marked_twice_in(*frame), IsEmpty()) << "form, " << lines->GetString(i);
    }
}

TEST_P(Mnemonics, MarkNoTwoThingsOfTheMatrix) {
    open_demo();
    for (const char* code : {"OC-6010-NAVY-L", "LI-1010"}) {
        stand_on(row_of(code), 2);
        press('M', wxMOD_CONTROL);
        ASSERT_EQ(frame->place(), desktop::Place::matrix);
        ASSERT_TRUE(wait_until(
            [&] { return frame->variants()->state() != VariantMatrix::State::loading; }));
        EXPECT_THAT(marked_twice_in(*frame), IsEmpty()) << code;
        frame->go_to(desktop::Place::products);
    }
}

TEST_P(Mnemonics, MarkNoTwoEntriesOfAMenu) {
    const wxMenuBar& bar = *frame->GetMenuBar();
    for (std::size_t i = 0; i < bar.GetMenuCount(); ++i)
        EXPECT_THAT(marked_twice_in(*bar.GetMenu(i)), IsEmpty()) << bar.GetMenuLabel(i);
}

TEST_P(Mnemonics, MarkNoTwoControlsOfADialog) {
    open_demo();
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* fields = dynamic_cast<desktop::ChoiceList*>(
            wxWindow::FindWindowByName("bulkFields", &dialog)->GetParent());
        ASSERT_NE(fields, nullptr);
        const Structure& structure = *frame->session()->workspace->structure();
        for (const char* code : {"name", "price", "description"}) {
            fields->choose({structure.attributes.find(code)->id});
            fields->on_change();
            auto* kinds = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("bulkKind", &dialog));
            for (unsigned i = 0; i < kinds->GetCount(); ++i) {
                kinds->SetSelection(static_cast<int>(i));
                wxCommandEvent chosen(wxEVT_CHOICE, kinds->GetId());
                chosen.SetEventObject(kinds);
                kinds->GetEventHandler()->ProcessEvent(chosen);
                EXPECT_THAT(marked_twice_in(dialog), IsEmpty())
                    << code << ", " << kinds->GetStringSelection();
            }
        }
    });
    frame->edit_in_bulk(BulkStart::value);
    EXPECT_TRUE(driver.is_over());
    const DialogDriver conflicts(
        [](wxDialog& dialog) { EXPECT_THAT(marked_twice_in(dialog), IsEmpty()); });
    desktop::ask_about_conflicts(frame, {}, [](OnConflict) {});
}

TEST_P(Mnemonics, MarkNoTwoControlsOfTheExport) {
    open_demo();
    grid().SelectRow(0);
    const DialogDriver driver([&](wxDialog& dialog) {
        for (const char* name :
             {"exportList", "exportSelection", "exportCatalogue", "exportTranslation"}) {
            auto* button = dynamic_cast<wxRadioButton*>(wxWindow::FindWindowByName(name, &dialog));
            button->SetValue(true);
            wxCommandEvent chosen(wxEVT_RADIOBUTTON, button->GetId());
            chosen.SetEventObject(button);
            button->GetEventHandler()->ProcessEvent(chosen);
            EXPECT_THAT(marked_twice_in(dialog), IsEmpty()) << name;
        }
    });
    press('E', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
}

INSTANTIATE_TEST_SUITE_P(Languages, Mnemonics, testing::Values("en", "fr"),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace vitrine::test
