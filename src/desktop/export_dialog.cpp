#include "desktop/export_dialog.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/stdpaths.h>

#include <array>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

using Kind = ExportDraft::Subject;
using Texts = ExportDraft::Texts;

constexpr int text_width = 460;
constexpr std::array formats = {WrittenFormat::csv, WrittenFormat::xlsx, WrittenFormat::json_lines};

std::string products_words(std::size_t count) {
    return trn("{0} product or model", "{0} products and models", static_cast<long>(count),
               format_number(static_cast<std::int64_t>(count)));
}

std::string note_on(const ExportDraft& draft) {
    switch (draft.subject) {
        case Kind::catalogue:
            return tr(
                "Attributes, families, categories, models and products, each in a file of its own. "
                "An import of the folder makes the same catalogue.");
        case Kind::translation:
            return tr(
                "A workbook in which only the translations can be written. File > Import a file "
                "takes it back, and shows every change before it counts.");
        case Kind::list:
        case Kind::selection:
            break;
    }
    return tr("An import reads the table back: what was not changed in it changes nothing.");
}

std::string wildcard_of(WrittenFormat format) {
    const std::string pattern = "*" + std::string(file_ending(format));
    const std::string name = format == WrittenFormat::xlsx         ? tr("Workbook (XLSX)")
                             : format == WrittenFormat::json_lines ? tr("JSON Lines")
                                                                   : tr("CSV");
    return name + " (" + pattern + ")|" + pattern;
}

}  // namespace

ExportDialog::ExportDialog(wxWindow* parent, ExportDesk& desk)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Export")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "exportDialog"),
      m_desk(desk),
      m_locales(desk.locales()) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_subjects(column);
    make_options(column);
    m_note = make_text(this, "", "exportNote");
    m_note->SetMinSize(FromDIP(wxSize(text_width, -1)));
    column->Add(m_note, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->AddStretchSpacer();
    make_buttons(column);
    SetSizer(column);
    update();
    CentreOnParent();
    for (const Subject& one : m_subjects) {
        if (one.button->GetValue()) one.button->SetFocus();
    }
}

void ExportDialog::make_subjects(wxSizer* into) {
    const auto add = [&](Kind subject, const std::string& label, const char* name) {
        auto* button =
            new wxRadioButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize,
                              m_subjects.empty() ? wxRB_GROUP : 0, wxDefaultValidator, name);
        button->SetValue(subject == m_desk.draft().subject);
        button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { update(); });
        into->Add(button, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
        m_subjects.push_back({subject, button});
    };
    add(Kind::list, tr("The &list as it stands: {0}", products_words(m_desk.listed_count())),
        "exportList");
    add(Kind::selection,
        m_desk.selected_count() == 0
            ? tr("The &selected products: none")
            : tr("The &selected products: {0}",
                 format_number(static_cast<std::int64_t>(m_desk.selected_count()))),
        "exportSelection");
    m_subjects.back().button->Enable(m_desk.selected_count() > 0);
    add(Kind::catalogue, tr("The &whole catalogue, as Akeneo’s set of files"), "exportCatalogue");
    add(Kind::translation, tr("Texts for a &translator"), "exportTranslation");
}

wxChoice* ExportDialog::add_choice(wxSizer* into, const std::string& label, const char* name,
                                   const std::vector<std::string>& words, int chosen) {
    auto* text = make_text(this, to_wx(label));
    auto* control = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, to_wx(words), 0,
                                 wxDefaultValidator, name);
    control->SetSelection(chosen);
    control->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { update(); });
    tie_label(text, control);
    into->Add(text, wxSizerFlags().CentreVertical());
    into->Add(control, wxSizerFlags().Expand());
    m_rows.push_back({text, control});
    return control;
}

wxCheckBox* ExportDialog::add_check(wxSizer* into, const std::string& label, const char* name,
                                    bool checked) {
    auto* box = new wxCheckBox(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, name);
    box->SetValue(checked);
    into->Add(box, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    return box;
}

void ExportDialog::make_options(wxSizer* into) {
    const ExportDraft& draft = m_desk.draft();
    const auto format = std::find(formats.begin(), formats.end(), draft.format);
    std::vector<std::string> codes, headings = {tr("By codes")};
    int from = 0, to = 0, labels = 0;
    for (const Choice& locale : m_locales) {
        const int at = static_cast<int>(codes.size());
        if (locale.code == draft.from) from = at;
        if (locale.code == draft.to) to = at;
        if (locale.code == draft.labels) labels = at + 1;
        codes.push_back(locale.label);
        headings.push_back(tr("By labels, in {0}", locale.label));
    }
    std::vector<std::string> texts = {tr("All products"),
                                      tr("The list: {0}", products_words(m_desk.listed_count()))};
    if (m_desk.selected_count() > 0) {
        texts.push_back(tr("Selected: {0}", products_words(m_desk.selected_count())));
    }
    auto* rows = new wxFlexGridSizer(2, FromDIP(6), FromDIP(12));
    rows->AddGrowableCol(1);
    m_texts =
        add_choice(rows, tr("Texts &of"), "exportTexts", texts, static_cast<int>(draft.texts));
    m_from = add_choice(rows, tr("F&rom"), "exportFrom", codes, from);
    m_to = add_choice(rows, tr("&Into"), "exportTo", codes, to);
    m_format = add_choice(rows, tr("&Format"), "exportFormat",
                          {tr("CSV"), tr("Workbook (XLSX)"), tr("JSON Lines")},
                          format == formats.end() ? 0 : static_cast<int>(format - formats.begin()));
    m_columns = add_choice(rows, tr("Col&umns"), "exportColumns",
                           {tr("Those of the list"), tr("Every field that is filled")},
                           draft.shown_columns ? 0 : 1);
    m_headings = add_choice(rows, tr("&Headings and options"), "exportHeadings", headings, labels);
    into->Add(rows, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_models = add_check(into, tr("Product &models, in place of products and variants"),
                         "exportModels", draft.models);
    m_files = add_check(into, tr("&Pictures and files as well"), "exportFiles", draft.with_files);
    m_missing = add_check(into, tr("O&nly texts without a translation"), "exportMissing",
                          draft.only_missing);
}

void ExportDialog::make_buttons(wxSizer* into) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    m_export = new wxButton(this, wxID_ANY, to_wx(tr("&Export…")), wxDefaultPosition, wxDefaultSize,
                            0, wxDefaultValidator, "exportButton");
    m_export->SetDefault();
    m_export->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_where(); });
    buttons->AddStretchSpacer();
    buttons->Add(cancel, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_export);
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
}

ExportDraft ExportDialog::draft() const {
    ExportDraft draft = m_desk.draft();
    for (const Subject& one : m_subjects) {
        if (one.button->GetValue()) draft.subject = one.subject;
    }
    const auto code_in = [this](const wxChoice* choice, int before) {
        const int at = choice->GetSelection() - before;
        return at < 0 ? std::string() : m_locales[static_cast<std::size_t>(at)].code;
    };
    draft.format = formats[static_cast<std::size_t>(m_format->GetSelection())];
    draft.shown_columns = m_columns->GetSelection() == 0;
    draft.labels = code_in(m_headings, 1);
    draft.models = m_models->GetValue();
    draft.with_files = m_files->GetValue();
    draft.texts = static_cast<Texts>(m_texts->GetSelection());
    draft.from = code_in(m_from, 0);
    draft.to = code_in(m_to, 0);
    draft.only_missing = m_missing->GetValue();
    return draft;
}

// Only what belongs to the subject is in sight, and what is in the way is said at once.
void ExportDialog::update() {
    const ExportDraft draft = this->draft();
    const bool translates = draft.subject == Kind::translation;
    for (const Row& row : m_rows) {
        const bool of_translation =
            row.control == m_texts || row.control == m_from || row.control == m_to;
        const bool shown = row.control == m_format ? !translates
                           : of_translation        ? translates
                                                   : draft.is_table();
        row.label->Show(shown);
        row.control->Show(shown);
    }
    m_models->Show(draft.is_table());
    m_files->Show(draft.is_folder());
    m_missing->Show(translates);
    const std::string obstacle = m_desk.obstacle(draft);
    m_note->SetForegroundColour(obstacle.empty() ? wxColour() : error_colour());
    set_wrapped(m_note, to_wx(obstacle.empty() ? note_on(draft) : obstacle), FromDIP(text_width));
    m_export->Enable(obstacle.empty());
    // As large as the largest subject was: a window that shrinks under the pointer is none to
    // click in.
    SetMinSize(wxSize());
    const wxSize before = IsShown() ? GetSize() : wxSize();
    Fit();
    SetMinSize(GetSize());
    wxSize size = GetSize();
    size.IncTo(before);
    SetSize(size);
    Layout();
}

void ExportDialog::ask_where() {
    const ExportDraft draft = this->draft();
    const wxString folder = m_desk.last_folder().empty() ? wxStandardPaths::Get().GetDocumentsDir()
                                                         : to_wx(m_desk.last_folder().string());
    if (draft.is_folder()) {
        wxDirDialog dialog(this, to_wx(tr("Folder for the exported files")), folder,
                           wxDD_DEFAULT_STYLE | wxDD_NEW_DIR_BUTTON);
        if (dialog.ShowModal() == wxID_OK) export_to(to_utf8(dialog.GetPath()));
        return;
    }
    wxFileDialog dialog(this, to_wx(tr("Where shall the export be kept?")), folder,
                        to_wx(m_desk.file_name(draft)), to_wx(wildcard_of(draft.written_format())),
                        wxFD_SAVE);
    if (dialog.ShowModal() == wxID_OK) export_to(to_utf8(dialog.GetPath()));
}

// The system's own dialogs do not know of the ending that is added, nor of files in a folder.
bool ExportDialog::may_replace(const ExportDraft& draft, const std::filesystem::path& place) {
    if (!m_desk.would_replace(draft, place)) return true;
    const std::string name = place.filename().string();
    wxMessageDialog question(
        this,
        to_wx(draft.is_folder()
                  ? tr("The folder {0} has files of an export already. Those of the same names "
                       "would be replaced.",
                       name)
                  : tr("There is a file {0} already. It would be replaced.", name)),
        to_wx(tr("Replace?")), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    question.SetYesNoLabels(to_wx(tr("&Replace")), to_wx(tr("&Choose another place")));
    return question.ShowModal() == wxID_YES;
}

void ExportDialog::export_to(const std::filesystem::path& place) {
    const ExportDraft draft = this->draft();
    if (!m_desk.obstacle(draft).empty() || !may_replace(draft, place)) return;
    m_desk.start(draft, place);
    EndModal(wxID_OK);
}

}  // namespace vitrine::desktop
