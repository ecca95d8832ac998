// main() of the window tests: GoogleTest runs inside a live wxApp, so that events, timers and
// CallAfter work as in the program.
#include <gtest/gtest.h>
#include <wx/evtloop.h>
#include <wx/wx.h>

#include <cstdio>
#include <cstdlib>

#include "desktop/response_watch.h"
#include "desktop/start_up.h"

namespace {

using vitrine::desktop::ResponseWatch;

// What is promised is asked of a machine that is known to be as fast as a desk's: tests/run --all
// says so. Others, and sanitizers, get more.
std::chrono::milliseconds limit() {
    if (const char* said = std::getenv("VITRINE_RESPONSE_MS")) {
        return std::chrono::milliseconds(std::atoi(said));
    }
    return 5 * vitrine::desktop::response_limit;
}

ResponseWatch& response_watch() {
    static ResponseWatch watch(limit(), [](const ResponseWatch::Slow& slow) {
        ADD_FAILURE() << "The window did not answer for " << slow.time.count()
                      << " ms: " << slow.what;
    });
    return watch;
}

class TestApplication : public wxApp {
    bool OnInit() override {
        vitrine::desktop::start_up();
        SetExitOnFrameDelete(false);
        return true;
    }
    int OnRun() override {
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        const int status = RUN_ALL_TESTS();
        const ResponseWatch::Slow& slowest = response_watch().slowest();
        std::printf("The longest without an answer: %lld ms, %s\n",
                    static_cast<long long>(slowest.time.count()), slowest.what.c_str());
        return status;
    }
    void CallEventHandler(wxEvtHandler* handler, wxEventFunctor& function,
                          wxEvent& event) const override {
        const ResponseWatch::Handling handling(response_watch(), event);
        wxApp::CallEventHandler(handler, function, event);
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
