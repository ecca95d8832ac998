#include "desktop/import_dialog.h"

#include <wx/dirdlg.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/import_columns_dialog.h"
#include "desktop/reading_dialog.h"
#include "desktop/refused_rows_dialog.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr std::size_t issues_in_sight = 1000;
constexpr int issue_height = 66;

}  // namespace

ImportDialog::ImportDialog(wxWindow* parent, ImportDesk& desk, const std::function<void()>& begin)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Import")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "importDialog"),
      m_desk(desk),
      m_timer(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto wide = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    make_source(column);
    m_summary = make_text(this, "", "importSummary");
    column->Add(m_summary, wide);
    m_gauge = new wxGauge(this, wxID_ANY, 100);
    name_control(m_gauge, to_wx(tr("Progress")));
    column->Add(m_gauge, wide);
    m_kinds = make_text(this, "", "importKinds");
    column->Add(m_kinds, wide);
    m_changes = new ImportChangesPanel(this, m_desk);
    column->Add(m_changes, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_choice = make_text(this, "", "importChoice");
    column->Add(m_choice, wide);
    make_problems(column);
    make_buttons(column);
    SetSizer(column);

    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_gauge->Pulse(); });
    m_changes->on_choice = [this] { show_summary(); };
    m_desk.on_change = [this] { update(); };
    m_desk.on_kept = [this] { show_kept(); };
    m_desk.on_refused = [this] { CallAfter([this] { mend_refused(); }); };
    begin();
    Fit();
    CentreOnParent();
}

ImportDialog::~ImportDialog() {
    m_desk.on_change = nullptr;
    m_desk.on_kept = nullptr;
    m_desk.on_refused = nullptr;
}

void ImportDialog::make_source(wxSizer* into) {
    const auto wide = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_title =
        new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(dialog_width, -1)),
                         wxST_ELLIPSIZE_START | wxST_NO_AUTORESIZE);
    m_title->SetFont(m_title->GetFont().Bold());
    into->Add(m_title, wide);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = new wxStaticText(this, wxID_ANY, to_wx(tr("Read &as")));
    m_dialect = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxArrayString(), 0,
                             wxDefaultValidator, "importDialect");
    tie_label(label, m_dialect);
    m_dialects = m_desk.dialects();
    for (std::size_t i = 0; i < m_dialects.size(); ++i) {
        m_dialect->Append(to_wx(m_dialects[i].title));
        if (m_dialects[i].name == m_desk.dialect()) m_dialect->SetSelection(static_cast<int>(i));
    }
    m_dialect->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const auto chosen = static_cast<std::size_t>(m_dialect->GetSelection());
        if (chosen >= m_dialects.size()) return;  // what it is read by already
        ImportDesk::Reading reading = m_desk.reading();
        reading.dialect = m_dialects[chosen].name;
        reading.profile.reset();
        m_desk.preview_as(std::move(reading));
    });
    m_columns = new wxButton(this, wxID_ANY, to_wx(tr("Col&umns…")), wxDefaultPosition,
                             wxDefaultSize, 0, wxDefaultValidator, "importColumnsButton");
    m_columns->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look_at_columns(); });
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_dialect, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_columns, wxSizerFlags().CentreVertical());
    into->Add(row, wide);
    make_reading(into);
}

// Who sends the files, for whoever imports the same ones again and again.
void ImportDialog::make_sender(wxSizer* into) {
    const auto sources = m_desk.data_sources();
    if (sources.size() == 1) return;
    auto* label = new wxStaticText(this, wxID_ANY, to_wx(tr("Sent &by")));
    m_sender = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxArrayString(), 0,
                            wxDefaultValidator, "importSender");
    tie_label(label, m_sender);
    for (const auto& source : sources) m_sender->Append(to_wx(source.title));
    m_sender->SetSelection(0);
    m_sender->SetToolTip(to_wx(
        tr("What was changed here since its last file stays, unless it changed the same cells.")));
    m_sender->Bind(wxEVT_CHOICE, [this, sources](wxCommandEvent&) {
        ImportDesk::Reading reading = m_desk.reading();
        reading.data_source = sources[static_cast<std::size_t>(m_sender->GetSelection())].name;
        m_desk.preview_as(std::move(reading));
    });
    into->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    into->Add(m_sender, wxSizerFlags().CentreVertical());
}

void ImportDialog::make_reading(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_found = make_text(this, "", "importFound");
    m_otherwise = new wxButton(this, wxID_ANY, to_wx(tr("Read &otherwise…")), wxDefaultPosition,
                               wxDefaultSize, 0, wxDefaultValidator, "importOtherwiseButton");
    m_otherwise->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { read_otherwise(); });
    row->Add(m_found, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    row->Add(m_otherwise, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    make_sender(row);
    into->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void ImportDialog::show_source() {
    m_title->SetLabel(to_label(m_desk.title()));
    const TableFormat* found = m_desk.found();
    m_found->SetLabel(found == nullptr ? wxString() : to_label(found_words(*found)));
    m_found->Show(found != nullptr);
    const bool may_change = m_desk.state() == ImportDesk::State::previewed ||
                            m_desk.state() == ImportDesk::State::failed;
    m_otherwise->Show(found != nullptr && ReadingDialog::has_choice(*found));
    m_otherwise->Enable(may_change);
    m_columns->Enable(may_change && found != nullptr);
    m_dialect->Enable(may_change);
    if (m_sender != nullptr) m_sender->Enable(may_change);
    show_own_dialect();
}

// A profile of somebody's own stands behind the dialects for as long as it is what is read by.
void ImportDialog::show_own_dialect() {
    const auto known = static_cast<unsigned>(m_dialects.size());
    const wxString own = to_wx(m_desk.own_dialect());
    const bool is_there = m_dialect->GetCount() > known;
    if (own.empty()) {
        if (is_there) m_dialect->Delete(known);
        return;
    }
    if (is_there) {
        m_dialect->SetString(known, own);
    } else {
        m_dialect->Append(own);
    }
    m_dialect->SetSelection(static_cast<int>(known));
}

void ImportDialog::read_otherwise() {
    if (m_desk.found() == nullptr) return;
    ReadingDialog dialog(this, *m_desk.found(), m_desk.reading().format);
    if (dialog.ShowModal() != wxID_OK) return;
    ImportDesk::Reading reading = m_desk.reading();
    reading.format = dialog.chosen();
    m_desk.preview_as(std::move(reading));
}

void ImportDialog::look_at_columns() {
    ImportColumnsDialog dialog(this, m_desk);
    if (dialog.ShowModal() != wxID_OK) return;
    ImportDesk::Reading reading = m_desk.reading();
    reading.profile = dialog.profile();
    m_desk.preview_as(std::move(reading));
}

void ImportDialog::make_problems(wxSizer* into) {
    m_issues_label = make_text(this, "");
    into->Add(m_issues_label,
              wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_issues = new TextTable(
        this, tr("Problems in the files"), "importIssues",
        {{tr("Place"), 260}, {tr("Problem"), 430, wxALIGN_LEFT, TextTable::Width::stretches}},
        wxSize(dialog_width, 120));
    into->Add(m_issues, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    // The list has room for the first words only.
    m_issue =
        new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(-1, issue_height)),
                       wxTE_MULTILINE | wxTE_READONLY, wxDefaultValidator, "importIssue");
    name_control(m_issue, to_wx(tr("The selected problem")));
    pad_text(m_issue);
    into->Add(m_issue, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_issues->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_issue(); });
}

void ImportDialog::make_buttons(wxSizer* into) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_keep = new wxButton(this, wxID_ANY, to_wx(tr("&Keep the refused rows…")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "importKeepButton");
    m_mend = new wxButton(this, wxID_ANY, to_wx(tr("&Mend the refused rows…")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "importMendButton");
    m_close = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    m_import = new wxButton(this, wxID_ANY, to_wx(tr("&Import")), wxDefaultPosition, wxDefaultSize,
                            0, wxDefaultValidator, "importButton");
    buttons->Add(m_mend, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_keep);
    buttons->AddStretchSpacer();
    buttons->Add(m_close, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_import);
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keep_refused(); });
    m_mend->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.ask_refused(); });
    m_import->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.import(); });
    m_close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_desk.cancel();
        EndModal(m_desk.state() == ImportDesk::State::imported ? wxID_OK : wxID_CANCEL);
    });
}

void ImportDialog::update() {
    const wxWindowUpdateLocker lock(this);
    using State = ImportDesk::State;
    const State state = m_desk.state();
    const bool working = state == State::previewing || state == State::importing;
    m_kinds->SetLabel(to_label(join(m_desk.kind_sentences(), "\n")));
    m_kinds->Show(m_desk.report() != nullptr);
    m_gauge->Show(working);
    if (working) {
        m_timer.Start(100);
    } else {
        m_timer.Stop();
    }
    const bool chooses = state == State::previewed && !m_desk.fields().empty();
    m_changes->Show(chooses);
    m_changes->update();
    show_source();
    show_issues();
    const bool nothing = m_desk.report() != nullptr &&
                         m_desk.report()->total().created + m_desk.report()->total().updated == 0;
    m_import->Show(state != State::imported && state != State::failed);
    m_import->Enable(state == State::previewed && !nothing);
    if (m_import->IsEnabled()) m_import->SetFocus();
    const bool over = state == State::imported || state == State::failed;
    m_close->SetLabel(to_wx(over ? tr("Close") : tr("Cancel")));
    if (over) m_close->SetFocus();
    show_summary();
    // What is there now decides how small the window may become.
    SetMinSize(wxSize());
    Fit();
    SetMinSize(GetSize());
}

void ImportDialog::show_summary() {
    using State = ImportDesk::State;
    const State state = m_desk.state();
    std::string summary = m_desk.summary();
    if (state == State::previewing) summary = tr("Looking at what the import would do…");
    if (state == State::importing) summary = tr("Importing…");
    if (state == State::failed) summary = m_desk.failure();
    m_summary->SetForegroundColour(state == State::failed ? error_colour() : wxColour());
    set_wrapped(m_summary, to_wx(summary), FromDIP(dialog_width));
    const std::string choice = m_desk.choice_sentence();
    m_choice->Show(m_changes->IsShown());
    m_choice->SetLabel(to_label(choice.empty() ? tr("Nothing is left out.") : choice));
    Layout();
}

void ImportDialog::show_issues() {
    m_issues->DeleteAllItems();
    const ImportReport* report = m_desk.report();
    const bool any = report != nullptr && !report->issues.empty();
    m_issues->Show(any);
    m_issue->Show(any);
    m_issues_label->Show(any);
    const bool refused = report != nullptr && !report->rejected_rows.empty();
    m_keep->Show(refused);
    // The others first: what is mended is imported by itself.
    m_mend->Show(refused && m_desk.state() == ImportDesk::State::imported);
    if (!any) return;
    const auto total = static_cast<std::int64_t>(report->issues.size()) + report->issues_left_out;
    set_wrapped(m_issues_label,
                to_wx(trn("{0} problem found:", "{0} problems found:", static_cast<long>(total),
                          format_number(total))),
                FromDIP(dialog_width));
    for (std::size_t i = 0; i < std::min(report->issues.size(), issues_in_sight); ++i) {
        const Issue& issue = report->issues[i];
        m_issues->add({ImportDesk::place_of(issue), advice(issue)});
    }
    m_issues->SelectRow(0);
    show_issue();
}

void ImportDialog::show_issue() {
    const ImportReport* report = m_desk.report();
    const int row = m_issues->GetSelectedRow();
    const bool any = report != nullptr && row >= 0 && row < static_cast<int>(report->issues.size());
    if (!any) return m_issue->ChangeValue("");
    const Issue& issue = report->issues[static_cast<std::size_t>(row)];
    m_issue->ChangeValue(to_wx(ImportDesk::place_of(issue) + '\n' + advice(issue)));
}

void ImportDialog::keep_refused() {
    wxDirDialog dialog(this, to_wx(tr("Where shall the refused rows be kept?")), "",
                       wxDD_DEFAULT_STYLE);
    if (dialog.ShowModal() != wxID_OK) return;
    m_desk.keep_rejected(to_utf8(dialog.GetPath()));
}

void ImportDialog::mend_refused() {
    if (m_desk.refused().empty()) return;
    RefusedRowsDialog dialog(this, m_desk.refused());
    if (dialog.ShowModal() == wxID_OK) m_desk.preview_mended(dialog.mended());
}

void ImportDialog::show_kept() {
    m_keep->Enable(!m_desk.is_keeping());
    m_mend->Enable(!m_desk.is_keeping());
    set_wrapped(m_issues_label,
                to_wx(m_desk.is_keeping() ? tr("Reading the refused rows…") : m_desk.kept()),
                FromDIP(dialog_width));
    Layout();
}

}  // namespace vitrine::desktop
