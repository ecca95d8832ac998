// vitrine-desktop [FILE]
#include <wx/cmdline.h>
#include <wx/wx.h>

#include <exception>
#include <filesystem>

#include "base/error.h"
#include "desktop/main_frame.h"
#include "desktop/start_up.h"
#include "desktop/text.h"

namespace vitrine::desktop {
namespace {

class Application : public wxApp {
    bool OnInit() override {
        start_up();
        if (!wxApp::OnInit()) return false;
        auto* frame = new MainFrame(post_to_windows(), RecentCatalogues::default_file());
        frame->Show();
        if (!m_file.empty()) frame->open_catalogue(m_file);
        return true;
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
