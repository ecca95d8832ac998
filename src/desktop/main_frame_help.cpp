// What helps: the menu Help, the steps to try first, and a focus that never gets lost.
#include <gtk/gtk.h>
#include <wx/aboutdlg.h>
#include <wx/platinfo.h>

#include "base/message_catalogue.h"
#include "base/version.h"
#include "desktop/commands.h"
#include "desktop/grid_page.h"
#include "desktop/help_dialog.h"
#include "desktop/main_frame.h"
#include "desktop/page.h"
#include "desktop/products_page.h"
#include "desktop/report_dialog.h"
#include "desktop/widgets.h"
#include "workbench/problem_report.h"

namespace vitrine::desktop {

void MainFrame::bind_help_commands() {
    bind(command_help, [this] { show_help(help_topic()); });
    bind(command_help_keys, [this] { show_help("keys"); });
    bind(command_report, [this] { report_problem(); });
    bind(wxID_ABOUT, [this] { show_about(); });
}

std::string MainFrame::help_topic() const {
    const wxWindow* focus = FindFocus();
    const wxString name = focus != nullptr ? focus->GetName() : wxString();
    if (name == "filter") return "filter";
    switch (m_place) {
        case Place::start:
            return "start";
        case Place::products:
            return "grid";
        case Place::form:
            return "form";
        case Place::matrix:
            return "variants";
        case Place::quality:
            return "quality";
        case Place::publish:
            return "publish";
        case Place::history:
            return "history";
        case Place::structure:
            return "structure";
    }
    return {};
}

void MainFrame::show_help(const std::string& topic) {
    auto* help = static_cast<HelpDialog*>(m_help.get());
    if (help == nullptr) {
        auto topics = program_help();
        if (topics.empty()) {
            m_messages->say(MessageBar::Tone::warning,
                            tr("The help is not installed beside the program."));
            return;
        }
        topics[topic_of(topics, "keys")].lines = key_lines(*this);
        help = new HelpDialog(this, std::move(topics));
        m_help = help;
        help->Show();
    }
    help->Raise();
    help->show_topic(topic);
}

void MainFrame::report_problem() {
    ProblemFacts facts;
    facts.system = {
        to_utf8(wxGetOsDescription()),
        to_utf8(wxPlatformInfo::Get().GetDesktopEnvironment()),
        to_utf8(wxString(wxVERSION_STRING)),
        "GTK " + std::to_string(gtk_get_major_version()) + "." +
            std::to_string(gtk_get_minor_version()) + "." + std::to_string(gtk_get_micro_version()),
    };
    std::erase(facts.system, "");
    facts.language = program_language();
    std::shared_ptr<const Structure> structure;
    if (m_session) {
        structure = m_session->workspace->structure();
        facts.structure = structure.get();
        facts.products = m_session->grid.total_count();
    }
    facts.said.assign(m_messages->said().begin(), m_messages->said().end());
    show_report(this, problem_report(facts));
}

void MainFrame::show_about() {
    wxAboutDialogInfo about;
    about.SetName("Vitrine");
    about.SetVersion(to_wx(std::string(program_version)));
    about.SetDescription(to_wx(tr("Collects, completes and publishes product information.")));
    about.SetIcon(icon(Icon::products, 64).GetIcon(wxSize(64, 64)));
    wxAboutBox(about, this);
}

// Steps tick themselves off as somebody does what they ask for.
void MainFrame::follow_first_steps() {
    m_products->on_dismiss_steps = [this] { m_steps.dismiss(); };
    m_steps.on_change = [this] { show_first_steps(); };
    auto& rows_changed = m_session->grid.events.rows_changed;
    rows_changed = [this, show_rows = std::move(rows_changed)] {
        show_rows();
        const ProductGrid& grid = m_session->grid;
        if (grid.total_count() > 0) m_steps.take(FirstSteps::Step::products);
        if (!grid.filter().empty()) m_steps.take(FirstSteps::Step::filter);
    };
    show_first_steps();
    if (m_steps.is_offered(m_session->workspace->file()) && !m_steps.is_all_done())
        m_products->show_inspector(true);
}

void MainFrame::show_first_steps() {
    if (!m_session || m_products == nullptr) return;
    m_products->show_steps(m_steps.is_offered(m_session->workspace->file()) ? &m_steps : nullptr);
}

// What is hidden takes the focus along, and nobody would hear the keys.
void MainFrame::keep_focus_in_sight() {
    if (!IsActive() || m_dialogs.any() || !m_focused || m_focused->IsShownOnScreen()) return;
    const wxWindow* focus = FindFocus();
    if (focus != nullptr && focus->IsShownOnScreen()) return;
    if (Page* shown = page()) shown->take_focus();
}

}  // namespace vitrine::desktop
