// vitrine-desktop [FILE]
#include <wx/cmdline.h>
#include <wx/wx.h>

#include <cstdio>
#include <exception>
#include <filesystem>

#include "base/error.h"
#include "desktop/main_frame.h"
#include "desktop/response_watch.h"
#include "desktop/start_up.h"
#include "desktop/text.h"
#include "workbench/preferences.h"

namespace vitrine::desktop {
namespace {

class Application : public wxApp {
    bool OnInit() override {
        start_up();
        if (!wxApp::OnInit()) return false;
        auto* frame = new MainFrame(post_to_windows(), RecentCatalogues::default_file());
        frame->Show();
        if (m_file.empty()) m_file = last_catalogue();
        if (!m_file.empty()) frame->open_catalogue(m_file);
        return true;
    }

    // Empty where nobody wants it to be opened, or it is not there any more.
    static std::filesystem::path last_catalogue() {
        if (!read_preferences(default_preferences_file()).reopens_last) return {};
        const RecentCatalogues recent(RecentCatalogues::default_file());
        if (recent.all().empty() || !recent.all().front().is_there()) return {};
        return recent.all().front().file;
    }

    void OnInitCmdLine(wxCmdLineParser& parser) override {
        wxApp::OnInitCmdLine(parser);
        parser.AddParam(to_wx(tr("catalogue file")), wxCMD_LINE_VAL_STRING,
                        wxCMD_LINE_PARAM_OPTIONAL);
    }

    bool OnCmdLineParsed(wxCmdLineParser& parser) override {
        if (parser.GetParamCount() > 0) m_file = to_utf8(parser.GetParam(0));
        return wxApp::OnCmdLineParsed(parser);
    }

#ifndef NDEBUG
    void CallEventHandler(wxEvtHandler* handler, wxEventFunctor& function,
                          wxEvent& event) const override {
        static ResponseWatch watch(response_limit, [](const ResponseWatch::Slow& slow) {
            std::fprintf(stderr, "The window did not answer for %lld ms: %s\n",
                         static_cast<long long>(slow.time.count()), slow.what.c_str());
        });
        const ResponseWatch::Handling handling(watch, event);
        wxApp::CallEventHandler(handler, function, event);
    }
#endif

    // Nobody in between catches what a handler throws. What was saved is saved: the window goes on.
    bool OnExceptionInMainLoop() override {
        try {
            throw;
        } catch (const std::exception& exception) {
            wxMessageBox(to_wx(describe(exception)), "Vitrine", wxOK | wxICON_ERROR);
        }
        return true;
    }

    std::filesystem::path m_file;
};

}  // namespace
}  // namespace vitrine::desktop

wxIMPLEMENT_APP(vitrine::desktop::Application);
