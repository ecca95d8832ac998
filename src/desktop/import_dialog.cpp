#include "desktop/import_dialog.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr std::size_t issues_in_sight = 1000;
constexpr int content_width = 640;

}  // namespace

ImportDialog::ImportDialog(wxWindow* parent, ImportDesk& desk, const std::filesystem::path& folder)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Import")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "importDialog"),
      m_desk(desk),
      m_timer(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto wide = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    auto* heading = new wxStaticText(this, wxID_ANY, to_label(folder.string()), wxDefaultPosition,
                                     FromDIP(wxSize(content_width, -1)), wxST_ELLIPSIZE_START);
    heading->SetFont(heading->GetFont().Bold());
    column->Add(heading, wide);
    m_summary = make_text(this, "", "importSummary");
    column->Add(m_summary, wide);
    m_gauge = new wxGauge(this, wxID_ANY, 100);
    name_control(m_gauge, to_wx(tr("Progress")));
    column->Add(m_gauge, wide);
    m_kinds = make_text(this, "", "importKinds");
    column->Add(m_kinds, wide);
    m_issues_label = make_text(this, "");
    column->Add(m_issues_label, wide);
    m_issues =
        new TextTable(this, tr("Problems in the files"), "importIssues",
                      {{tr("Place"), 200}, {tr("Problem"), 430}}, wxSize(content_width, 180));
    column->Add(m_issues, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    m_close = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    m_import = new wxButton(this, wxID_ANY, to_wx(tr("&Import")), wxDefaultPosition, wxDefaultSize,
                            0, wxDefaultValidator, "importButton");
    buttons->Add(m_close, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_import);
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);

    m_import->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.import(); });
    m_close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_desk.cancel();
        EndModal(m_desk.state() == ImportDesk::State::imported ? wxID_OK : wxID_CANCEL);
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_gauge->Pulse(); });
    m_desk.on_change = [this] { update(); };
    m_desk.preview({folder});
    SetMinSize(FromDIP(wxSize(560, 260)));
    Fit();
}

ImportDialog::~ImportDialog() {
    m_desk.on_change = nullptr;
}

void ImportDialog::update() {
    using State = ImportDesk::State;
    const State state = m_desk.state();
    const bool working = state == State::previewing || state == State::importing;
    std::string summary = m_desk.summary();
    if (state == State::previewing) summary = tr("Looking at what the import would do…");
    if (state == State::importing) summary = tr("Importing…");
    if (state == State::failed) summary = m_desk.failure();
    m_summary->SetForegroundColour(state == State::failed ? error_colour() : wxColour());
    set_wrapped(m_summary, to_wx(summary), FromDIP(content_width));
    m_kinds->SetLabel(to_label(join(m_desk.kind_sentences(), "\n")));
    m_kinds->Show(m_desk.report() != nullptr);
    m_gauge->Show(working);
    if (working) {
        m_timer.Start(100);
    } else {
        m_timer.Stop();
    }
    show_issues();
    const bool nothing = m_desk.report() != nullptr &&
                         m_desk.report()->total().created + m_desk.report()->total().updated == 0;
    m_import->Show(state != State::imported && state != State::failed);
    m_import->Enable(state == State::previewed && !nothing);
    if (m_import->IsEnabled()) m_import->SetFocus();
    const bool over = state == State::imported || state == State::failed;
    m_close->SetLabel(to_wx(over ? tr("Close") : tr("Cancel")));
    if (over) m_close->SetFocus();
    Layout();
    Fit();
}

void ImportDialog::show_issues() {
    m_issues->DeleteAllItems();
    const ImportReport* report = m_desk.report();
    const bool any = report != nullptr && !report->issues.empty();
    m_issues->Show(any);
    m_issues_label->Show(any);
    if (!any) return;
    const auto total = static_cast<std::int64_t>(report->issues.size()) + report->issues_left_out;
    m_issues_label->SetLabel(to_wx(trn("{0} problem found:", "{0} problems found:",
                                       static_cast<long>(total), format_number(total))));
    for (std::size_t i = 0; i < std::min(report->issues.size(), issues_in_sight); ++i) {
        const Issue& issue = report->issues[i];
        std::string place = issue.file;
        if (issue.row > 0) place = tr("{0} row {1}", issue.file, format_number(issue.row));
        m_issues->add({place, advice(issue)});
    }
}

}  // namespace vitrine::desktop
