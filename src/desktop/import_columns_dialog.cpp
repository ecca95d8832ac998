#include "desktop/import_columns_dialog.h"

#include <wx/filedlg.h>
#include <wx/wupdlock.h>

#include <iterator>
#include <vector>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/profile_file.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// Three lines: reasons are sentences, of which few are longer.
constexpr int reason_height = 66;

wxString wildcard() {
    return to_wx(tr("Import profiles") + " (*.json)|*.json|" + tr("All files") + "|*");
}

}  // namespace

ImportColumnsDialog::ImportColumnsDialog(wxWindow* parent, ImportDesk& desk)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Columns of the file")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "importColumnsDialog"),
      m_desk(desk) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto wide = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_summary = make_text(this, "", "columnsSummary");
    column->Add(m_summary, wide);
    make_table(column);
    m_said = make_text(this, "", "columnsSaid");
    column->Add(m_said, wide);
    make_buttons(column);
    SetSizer(column);
    m_desk.on_columns = [this] { update(); };
    m_desk.ask_columns();
    Fit();
    SetMinSize(GetSize());
    CentreOnParent();
}

ImportColumnsDialog::~ImportColumnsDialog() {
    m_desk.on_columns = nullptr;
}

void ImportColumnsDialog::make_table(wxSizer* into) {
    m_list = new TextTable(this, tr("Columns of the file"), "columnsList",
                           {{tr("Column"), 150},
                            {tr("First cell"), 140, wxALIGN_LEFT, TextTable::Width::stretches},
                            {tr("Goes to"), 170},
                            {tr("Sure"), 60, wxALIGN_RIGHT},
                            {tr("Why"), 200, wxALIGN_LEFT, TextTable::Width::stretches}},
                           wxSize(dialog_width, 300));
    into->Add(m_list, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_choice(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = new wxStaticText(this, wxID_ANY, to_wx(tr("The selected column &goes to")));
    m_target = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxArrayString(), 0,
                            wxDefaultValidator, "columnsTarget");
    tie_label(label, m_target);
    m_target->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose(); });
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_target, wxSizerFlags(1).CentreVertical());
    into->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    make_reason(into);
}

// The column of the list has room for the first words only.
void ImportColumnsDialog::make_reason(wxSizer* into) {
    auto* label = make_text(this, to_wx(tr("&Why it goes there")));
    m_reason =
        new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(-1, reason_height)),
                       wxTE_MULTILINE | wxTE_READONLY, wxDefaultValidator, "columnsReason");
    pad_text(m_reason);
    tie_label(label, m_reason);
    into->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    into->Add(m_reason, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
}

void ImportColumnsDialog::make_buttons(wxSizer* into) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](wxWindowID id, const std::string& words, const char* name) {
        auto* button = new wxButton(this, id, to_wx(words), wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
        return button;
    };
    m_open = add(wxID_ANY, tr("&Open profile…"), "columnsOpenButton");
    m_save = add(wxID_ANY, tr("&Save as profile…"), "columnsSaveButton");
    buttons->AddStretchSpacer();
    add(wxID_CANCEL, tr("Cancel"), "columnsCancelButton");
    m_look = add(wxID_OK, tr("&Read so"), "columnsReadButton");
    m_look->SetDefault();
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_open(); });
    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_save(); });
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
}

void ImportColumnsDialog::update() {
    m_shown = m_desk.columns();
    const bool any = m_shown != nullptr;
    for (wxWindow* control : std::vector<wxWindow*>{m_target, m_open, m_save, m_look})
        control->Enable(any);
    m_list->DeleteAllItems();
    if (!any) {
        m_summary->SetLabel(to_label(m_desk.is_asking_columns()
                                         ? tr("Looking at the columns of the file…")
                                         : m_desk.columns_failure()));
        Layout();
        return;
    }
    m_target->Set(labels_of(m_shown->targets()));
    const wxWindowUpdateLocker lock(m_list);
    for (std::size_t i = 0; i < m_shown->size(); ++i) {
        m_list->add({"", "", "", "", ""});
        show_row(i);
    }
    if (m_shown->size() > 0) m_list->SelectRow(0);
    m_list->SetFocus();
    show_choice();
}

void ImportColumnsDialog::show_row(std::size_t column) {
    const ImportColumns::Row row = m_shown->row(column);
    const auto& target = m_shown->targets()[row.target];
    const std::string cells[] = {row.heading, row.sample, target.label,
                                 row.confidence > 0 ? format_percent(row.confidence) : "",
                                 row.reason};
    for (unsigned i = 0; i < std::size(cells); ++i)
        m_list->SetTextValue(to_wx(cells[i]), static_cast<unsigned>(column), i);
}

void ImportColumnsDialog::show_choice() {
    if (!m_shown) return;
    m_summary->SetLabel(to_label(m_shown->summary()));
    const int at = m_list->GetSelectedRow();
    m_target->Enable(at != wxNOT_FOUND);
    if (at == wxNOT_FOUND) {
        m_reason->ChangeValue("");
    } else {
        const ImportColumns::Row row = m_shown->row(static_cast<std::size_t>(at));
        m_target->SetSelection(static_cast<int>(row.target));
        m_reason->ChangeValue(to_wx(row.reason));
    }
    Layout();
}

void ImportColumnsDialog::choose() {
    const int at = m_list->GetSelectedRow();
    const int target = m_target->GetSelection();
    if (!m_shown || at == wxNOT_FOUND || target == wxNOT_FOUND) return;
    m_shown->choose(static_cast<std::size_t>(at), static_cast<std::size_t>(target));
    // Another column may have lost its target.
    for (std::size_t i = 0; i < m_shown->size(); ++i) show_row(i);
    show_choice();
}

std::shared_ptr<const ImportProfile> ImportColumnsDialog::profile() const {
    if (!m_shown) return nullptr;
    return std::make_shared<const ImportProfile>(
        m_shown->profile(m_desk.title(), m_desk.reading().format));
}

void ImportColumnsDialog::ask_save() {
    wxFileDialog dialog(this, to_wx(tr("Where shall the profile be kept?")), "", "profile.json",
                        wildcard(), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) save_profile(to_utf8(dialog.GetPath()));
}

void ImportColumnsDialog::ask_open() {
    wxFileDialog dialog(this, to_wx(tr("Import profile")), "", "", wildcard(),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) open_profile(to_utf8(dialog.GetPath()));
}

void ImportColumnsDialog::save_profile(const std::filesystem::path& file) {
    const auto kept = profile();
    if (kept) say(keep_profile(file, *kept));
}

void ImportColumnsDialog::open_profile(const std::filesystem::path& file) {
    if (!m_shown) return;
    say(take_profile(file, *m_shown));
    for (std::size_t i = 0; i < m_shown->size(); ++i) show_row(i);
    m_target->Set(labels_of(m_shown->targets()));
    show_choice();
}

void ImportColumnsDialog::say(const std::string& sentence) {
    set_wrapped(m_said, to_wx(sentence), FromDIP(dialog_width));
    Layout();
}

}  // namespace vitrine::desktop
