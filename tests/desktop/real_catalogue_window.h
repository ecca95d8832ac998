// Work on a real catalogue. Knows controls by their names and products by their codes, so that it
// runs in every language: VITRINE_WINDOW_LANGUAGE says which.
#pragma once

#include <cstdlib>

#include "desktop/dialog_driver.h"
#include "support/shared_data.h"

namespace vitrine::test {

inline std::string chosen_language() {
    const char* language = std::getenv("VITRINE_WINDOW_LANGUAGE");
    return language != nullptr ? language : "en";
}

class RealCatalogueWindow : public WindowTest {
protected:
    // Each picture is named by this, the language and its step.
    explicit RealCatalogueWindow(std::string pictures) : m_pictures(std::move(pictures)) {}

    ProductGrid& products() { return frame->session()->grid; }
    Editor& editor() { return frame->session()->editor; }
    bool is_settled() {
        return frame->session() != nullptr && editor().pending() == 0 && !products().is_listing() &&
               grid().GetNumberRows() == static_cast<int>(products().row_count());
    }
    void await_list() {
        ASSERT_TRUE(wait_until([&] { return is_settled(); }));
        if (grid().GetNumberRows() > 0) {
            ASSERT_TRUE(wait_until([&] { return cell(0, 0) != "…"; }));
        }
    }
    void filter(const char* words) {
        auto* field = find<wxTextCtrl>("filter");
        field->SetFocus();
        field->SelectAll();
        press(WXK_DELETE);
        type(words);
        press(WXK_RETURN);
        ASSERT_TRUE(wait_until([&] { return products().filter() == words; })) << words;
        await_list();
    }
    int column(const std::string& name) {
        const auto& columns = products().columns();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].name == name || columns[i].sort == name) return static_cast<int>(i);
        }
        ADD_FAILURE() << "no column " << name;
        return 0;
    }
    void picture(const std::string& name) {
        EXPECT_TRUE(take_picture(*frame, m_pictures + "-" + chosen_language() + "-" + name));
    }
    void undo() {
        const std::string label = editor().undo_label();
        press('Z', wxMOD_CONTROL);
        ASSERT_TRUE(wait_until([&] { return editor().undo_label() != label && is_settled(); }));
    }

    const std::string m_pictures;
    const SpokenLanguage m_language{chosen_language()};
};

}  // namespace vitrine::test
