#include "desktop/import_changes_panel.h"

#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr unsigned taken_column = 5;
constexpr int price_move = 10;  // percent

std::vector<std::pair<std::string, ImportDiffFilter>> kinds() {
    using Rows = ImportDiffFilter::Rows;
    ImportDiffFilter created, updated, cleared, prices;
    created.rows = Rows::created;
    updated.rows = Rows::updated;
    cleared.only_cleared = true;
    prices.price_move = price_move;
    return {{tr("All changes"), {}},
            {tr("New products"), created},
            {tr("Changed products"), updated},
            {tr("Rows that clear a value"), cleared},
            {tr("Rows that move a price by more than {0} %", price_move), prices}};
}

std::string field_words(const ImportDesk::Field& field) {
    const std::int64_t all = field.count.set + field.count.changed + field.count.cleared;
    return trn("{0}: {1} change", "{0}: {1} changes", static_cast<long>(all), field.label,
               format_number(all));
}

std::string taken_words(bool is_taken) {
    return is_taken ? tr("yes") : tr("left out");
}

}  // namespace

ImportChangesPanel::ImportChangesPanel(wxWindow* parent, ImportDesk& desk)
    : wxPanel(parent), m_desk(desk) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_filters(column);
    m_list = new TextTable(this, tr("What would change"), "importChanges",
                           {{tr("Row"), 60, wxALIGN_RIGHT},
                            {tr("Product"), 110},
                            {tr("Field"), 150},
                            {tr("Now"), 125, wxALIGN_LEFT, TextTable::Width::stretches},
                            {tr("From the file"), 125, wxALIGN_LEFT, TextTable::Width::stretches},
                            {tr("Import"), 90}},
                           wxSize(dialog_width, 190));
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(6)));
    m_more = make_text(this, "", "importMore");
    make_quiet(m_more);
    column->Add(m_more, wxSizerFlags().Border(wxTOP, FromDIP(4)));
    make_buttons(column);
    SetSizer(column);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_buttons(); });
    m_desk.on_lines = [this] { show_lines(); };
}

ImportChangesPanel::~ImportChangesPanel() {
    m_desk.on_lines = nullptr;
}

void ImportChangesPanel::make_filters(wxSizer* into) {
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    const auto add = [&](const std::string& words, const char* name) {
        auto* part = new wxBoxSizer(wxHORIZONTAL);
        auto* label = new wxStaticText(this, wxID_ANY, to_wx(words));
        auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxArrayString(), 0, wxDefaultValidator, name);
        tie_label(label, choice);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { filter(); });
        part->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
        part->Add(choice, wxSizerFlags().Border(wxRIGHT, FromDIP(16)));
        row->Add(part, wxSizerFlags().Border(wxTOP, FromDIP(4)));
        return choice;
    };
    m_kind = add(tr("&Show"), "importShow");
    for (const auto& [words, filter] : kinds()) m_kind->Append(to_wx(words));
    m_kind->SetSelection(0);
    m_field = add(tr("Fiel&d"), "importField");
    into->Add(row, wxSizerFlags().Expand());
}

void ImportChangesPanel::make_buttons(wxSizer* into) {
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    const auto add = [&](const char* name, ImportScope scope) {
        auto* button = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        button->Bind(wxEVT_BUTTON, [this, scope](wxCommandEvent&) {
            const int line = m_list->GetSelectedRow();
            if (line != wxNOT_FOUND) take(static_cast<std::size_t>(line), scope);
        });
        row->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(6)));
        return button;
    };
    m_cell = add("importCellButton", ImportScope::cell);
    m_row = add("importRowButton", ImportScope::row);
    m_everywhere = add("importFieldButton", ImportScope::field);
    into->Add(row, wxSizerFlags().Expand());
}

void ImportChangesPanel::update() {
    m_kind->SetSelection(0);
    offer_fields();
    show_lines();
}

void ImportChangesPanel::offer_fields() {
    wxArrayString words;
    words.Add(to_wx(tr("All fields")));
    for (const ImportDesk::Field& field : m_desk.fields()) words.Add(to_wx(field_words(field)));
    m_field->Set(words);
    m_field->SetSelection(0);
}

void ImportChangesPanel::filter() {
    ImportDiffFilter filter = kinds()[static_cast<std::size_t>(m_kind->GetSelection())].second;
    const int field = m_field->GetSelection();
    if (field > 0) filter.field = m_desk.fields()[static_cast<std::size_t>(field - 1)].name;
    m_desk.show(filter);
    show_more();
}

void ImportChangesPanel::show_lines() {
    const int selected = m_list->GetSelectedRow();
    const wxWindowUpdateLocker lock(m_list);
    m_list->DeleteAllItems();
    m_taken.clear();
    for (const ImportDesk::Line& line : m_desk.lines()) {
        const std::string field = !line.field.name.empty() ? m_desk.label(line.field.name)
                                  : line.is_new            ? tr("(new product)")
                                                           : std::string();
        const bool is_emptied = line.field.after.empty() && !line.field.before.empty();
        m_list->add({format_number(line.row), line.code, field, line.field.before,
                     is_emptied ? tr("(emptied)") : line.field.after, taken_words(line.is_taken)});
        m_taken.push_back(line.is_taken);
    }
    if (!m_taken.empty()) {
        m_list->SelectRow(
            static_cast<unsigned>(std::clamp(selected, 0, static_cast<int>(m_taken.size()) - 1)));
    }
    show_more();
    show_buttons();
}

// A choice may leave out many lines: only what they say of it is written anew.
void ImportChangesPanel::show_taken() {
    const auto& lines = m_desk.lines();
    for (std::size_t i = 0; i < std::min(lines.size(), m_taken.size()); ++i) {
        if (m_taken[i] == lines[i].is_taken) continue;
        m_taken[i] = lines[i].is_taken;
        m_list->SetTextValue(to_wx(taken_words(m_taken[i])), static_cast<unsigned>(i),
                             taken_column);
    }
    show_buttons();
}

void ImportChangesPanel::show_more() {
    const auto more = m_desk.line_count() - m_desk.lines().size();
    std::string words = m_desk.search_failure();
    if (m_desk.is_showing()) {
        words = tr("Looking for these changes…");
    } else if (words.empty() && m_desk.lines().empty()) {
        words = tr("No change is of this kind.");
    } else if (words.empty() && more > 0) {
        words = trn("{0} more change is not shown; narrow the list to see it.",
                    "{0} more changes are not shown; narrow the list to see them.",
                    static_cast<long>(more), format_number(static_cast<std::int64_t>(more)));
    }
    m_more->SetLabel(to_label(words));
    m_more->Show(!words.empty());
    Layout();
}

void ImportChangesPanel::show_buttons() {
    const int at = m_list->GetSelectedRow();
    const bool any = at != wxNOT_FOUND && static_cast<std::size_t>(at) < m_desk.lines().size();
    ImportDesk::Takes takes;
    bool has_field = false;
    if (any) {
        takes = m_desk.takes(static_cast<std::size_t>(at));
        has_field = !m_desk.lines()[static_cast<std::size_t>(at)].field.name.empty();
    }
    m_cell->SetLabel(to_wx(takes.cell ? tr("Leave out the &cell") : tr("Take the &cell")));
    m_row->SetLabel(to_wx(takes.row ? tr("Leave out the &row") : tr("Take the &row")));
    m_everywhere->SetLabel(to_wx(takes.field ? tr("Leave out the field e&verywhere")
                                             : tr("Take the field e&verywhere")));
    m_row->Enable(any);
    m_cell->Enable(any && has_field && takes.row && takes.field);
    m_everywhere->Enable(any && has_field);
    Layout();
}

void ImportChangesPanel::take(std::size_t line, ImportScope scope) {
    m_desk.toggle(line, scope);
    show_taken();
    if (on_choice) on_choice();
}

}  // namespace vitrine::desktop
