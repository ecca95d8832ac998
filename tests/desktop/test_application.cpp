// main() of the window tests: GoogleTest runs inside a live wxApp, so that events, timers and
// CallAfter work as in the program.
#include <gtest/gtest.h>
#include <wx/evtloop.h>
#include <wx/wx.h>

#include <cstdio>

#include "desktop/response_watch.h"
#include "desktop/start_up.h"

namespace {

using vitrine::desktop::ResponseWatch;

// Sanitizers make everything slower than it is.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto limit = 5 * vitrine::desktop::response_limit;
#else
constexpr auto limit = vitrine::desktop::response_limit;
#endif

ResponseWatch& response_watch() {
    static ResponseWatch watch(limit, [](const ResponseWatch::Slow& slow) {
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
