// Exporting from the window: asked in a dialog, done in the background, told above the page.
#include "desktop/bulk_problems.h"
#include "desktop/commands.h"
#include "desktop/export_dialog.h"
#include "desktop/grid_page.h"
#include "desktop/main_frame.h"
#include "desktop/text.h"

namespace vitrine::desktop {

void MainFrame::bind_export_commands() {
    // What is on its way into the file would be missing from the export.
    bind(
        command_export, [this] { ask_export(); }, [this] { return may_import(); });
}

void MainFrame::ask_export() {
    if (!may_import()) return;
    m_exporting->offer(m_grid->grid().selected_products());
    ExportDialog dialog(this, *m_exporting);
    dialog.ShowModal();
}

void MainFrame::follow_exports() {
    m_exporting =
        std::make_unique<ExportDesk>(*m_session->workspace, m_session->grid, m_activities);
    auto& events = m_exporting->events;
    events.done = [this](const ExportDesk::Outcome& outcome) {
        std::vector<MessageBar::Action> actions;
        if (!outcome.is_complete()) {
            actions.push_back({tr("Show remarks"), [this, outcome] {
                                   show_remarks(this, tr("Export"), outcome.sentence,
                                                outcome.remarks, outcome.remarks_left_out);
                               }});
        }
        actions.push_back({tr("Open the folder"), [folder = outcome.folder] {
                               wxLaunchDefaultApplication(to_wx(folder.string()));
                           }});
        m_messages->offer(
            outcome.is_complete() ? MessageBar::Tone::note : MessageBar::Tone::warning,
            outcome.sentence, std::move(actions));
    };
    events.failed = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::error, sentence);
    };
    events.stopped = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::note, sentence);
    };
}

}  // namespace vitrine::desktop
