// main() of the window tests: GoogleTest runs inside a live wxApp, so that events, timers and
// CallAfter work as in the program.
#include <gtest/gtest.h>
#include <wx/evtloop.h>
#include <wx/wx.h>

#include "desktop/start_up.h"

namespace {

class TestApplication : public wxApp {
    bool OnInit() override {
        vitrine::desktop::start_up();
        SetExitOnFrameDelete(false);
        return true;
    }
    int OnRun() override {
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        return RUN_ALL_TESTS();
    }
    // A dialog would wait for somebody for ever.
    void OnAssertFailure(const wxChar* file, int line, const wxChar* function,
                         const wxChar* condition, const wxChar* message) override {
        ADD_FAILURE() << "wx: " << wxString(file) << ":" << line << " " << wxString(function)
                      << ": " << wxString(condition) << " "
                      << wxString(message == nullptr ? L"" : message);
    }
    // Lets GoogleTest name the test that threw.
    bool OnExceptionInMainLoop() override { throw; }
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    wxApp::SetInstance(new TestApplication);
    return wxEntry(argc, argv);
}
