// Does in front of a dialog what a person would do; a modal dialog runs a loop of its own.
#pragma once

#include <wx/modalhook.h>

#include <functional>

#include "desktop/window_test.h"

namespace vitrine::test {

// While it lives, the next modal dialog is driven as soon as it is there, and closed after that if
// it still is.
class DialogDriver : private wxModalDialogHook {
public:
    explicit DialogDriver(std::function<void(wxDialog& dialog)> drive) : m_drive(std::move(drive)) {
        Register();
    }
    ~DialogDriver() override { Unregister(); }

    bool came() const { return m_came; }
    // The dialog came and is gone again.
    bool is_over() const { return m_over; }

private:
    int Enter(wxDialog* dialog) override {
        if (m_came) return wxID_NONE;
        m_came = true;
        dialog->CallAfter([this, dialog] {
            EXPECT_TRUE(
                wait_until([&] { return dialog->IsShownOnScreen() && dialog->IsActive(); }));
            settle();
            m_drive(*dialog);
            if (!dialog->IsModal()) return;
            if (testing::Test::HasFailure()) {
                take_picture(*dialog,
                             std::string("FAILED-dialog-") +
                                 testing::UnitTest::GetInstance()->current_test_info()->name());
            }
            dialog->EndModal(wxID_CANCEL);
        });
        return wxID_NONE;
    }
    void Exit(wxDialog*) override { m_over = true; }

    std::function<void(wxDialog& dialog)> m_drive;
    bool m_came = false;
    bool m_over = false;
};

// While it lives, questions of the system's own kind are answered without being shown: nothing can
// be typed into them from here.
class QuestionAnswer : private wxModalDialogHook {
public:
    explicit QuestionAnswer(int answer) : m_answer(answer) { Register(); }
    ~QuestionAnswer() override { Unregister(); }

    // The last one; empty while none came.
    const std::string& question() const { return m_question; }

private:
    int Enter(wxDialog* dialog) override {
        const auto* question = dynamic_cast<wxMessageDialog*>(dialog);
        if (question == nullptr) return wxID_NONE;
        m_question = desktop::to_utf8(question->GetMessage());
        return m_answer;
    }
    void Exit(wxDialog*) override {}

    int m_answer;
    std::string m_question;
};

// Presses a button by its window name, without the mouse.
inline void press_button(wxWindow& parent, const std::string& name) {
    wxWindow* button = wxWindow::FindWindowByName(desktop::to_wx(name), &parent);
    ASSERT_NE(button, nullptr) << name;
    wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
    pressed.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(pressed);
}

}  // namespace vitrine::test
