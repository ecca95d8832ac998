#include "desktop/bulk_dialog.h"

#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// How long the typing has to rest before the preview is asked for.
constexpr int typing_rest_ms = 250;
constexpr int narrowest_text = 480;

// With the product it is about; what concerns all of them says so itself.
std::string remark_of(const Issue& issue) {
    return issue.severity == Severity::info ? advice(issue) : to_sentence(issue);
}

}  // namespace

BulkDialog::BulkDialog(wxWindow* parent, const Workspace& workspace, BulkDesk& desk,
                       BulkDraft draft)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Bulk edit")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "bulkDialog"),
      m_workspace(workspace),
      m_desk(desk),
      m_draft(std::move(draft)),
      m_fields(bulk_fields(*workspace.structure())),
      m_typing(this),
      m_pulse(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_scope(column);
    make_field(column);
    make_preview(column);
    make_buttons(column);
    SetSizer(column);

    Bind(wxEVT_TIMER, [this](wxTimerEvent& event) {
        if (event.GetId() == m_typing.GetId()) {
            propose();
        } else {
            m_gauge->Pulse();
        }
    });
    // Lines break anew at the new width.
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        show_summary();
        Layout();
    });
    m_desk.on_change = [this] { update(); };
    show_field();
    propose();
    SetMinSize(FromDIP(wxSize(520, 600)));
    SetSize(FromDIP(wxSize(760, 660)));
    CentreOnParent();
    if (field() == nullptr) {
        m_field_list->focus_search();
    } else {
        m_operand->focus_first();
    }
}

BulkDialog::~BulkDialog() {
    m_desk.on_change = nullptr;
}

void BulkDialog::make_scope(wxSizer* into) {
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    if (!m_desk.has_selection()) {
        auto* words = make_text(this, to_wx(m_desk.listed_words()), "bulkScope");
        words->SetFont(words->GetFont().Bold());
        into->Add(words, flags);
        return;
    }
    m_selected =
        new wxRadioButton(this, wxID_ANY, to_label(m_desk.selected_words()), wxDefaultPosition,
                          wxDefaultSize, wxRB_GROUP, wxDefaultValidator, "bulkSelected");
    auto* listed =
        new wxRadioButton(this, wxID_ANY, to_label(m_desk.listed_words()), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "bulkListed");
    (m_desk.takes_selected() ? m_selected : listed)->SetValue(true);
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    row->Add(m_selected, wxSizerFlags().Border(wxRIGHT, FromDIP(16)));
    row->Add(listed);
    into->Add(row, flags);
    const auto choose = [this](wxCommandEvent&) { m_desk.take_selected(m_selected->GetValue()); };
    m_selected->Bind(wxEVT_RADIOBUTTON, choose);
    listed->Bind(wxEVT_RADIOBUTTON, choose);
}

void BulkDialog::make_field(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_field_list = new ChoiceList(this, tr("&Field"), ChoiceList::Takes::one, "bulkFields");
    std::vector<Choice> choices;
    for (const BulkField& field : m_fields) choices.push_back({field.id, field.code, field.label});
    m_field_list->offer(std::move(choices));
    m_field_list->choose({m_draft.field.attribute});
    m_field_list->on_change = [this] { choose_field(); };
    row->Add(m_field_list, wxSizerFlags(2).Expand().Border(wxRIGHT, FromDIP(12)));

    auto* right = new wxBoxSizer(wxVERTICAL);
    m_scope = new ScopeRow(this, m_workspace, "bulkField");
    m_scope->on_change = [this] {
        m_draft.field = m_scope->address();
        typed();
    };
    right->Add(m_scope, wxSizerFlags().Expand());
    auto* label = make_text(this, to_wx(tr("C&hange")));
    m_kind = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                          wxDefaultValidator, "bulkKind");
    tie_label(label, m_kind);
    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_kind(); });
    right->Add(label, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    right->Add(m_kind, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    m_operand = new BulkOperand(this, m_workspace);
    m_operand->on_change = [this] { typed(); };
    right->Add(m_operand, wxSizerFlags(1).Expand());
    row->Add(right, wxSizerFlags(3).Expand());
    into->Add(row, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void BulkDialog::make_preview(wxSizer* into) {
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_summary = make_text(this, "", "bulkSummary");
    m_summary->SetFont(m_summary->GetFont().Bold());
    into->Add(m_summary, flags);
    m_remark = make_text(this, "", "bulkRemark");
    into->Add(m_remark, flags);
    m_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, FromDIP(wxSize(-1, 6)));
    name_control(m_gauge, to_wx(tr("Progress")));
    into->Add(m_gauge, flags);
    m_rows = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 120)),
                                    wxDV_SINGLE | wxDV_ROW_LINES);
    m_rows->SetName("bulkRows");
    name_control(m_rows, to_wx(tr("Before and after")));
    m_rows->AppendTextColumn(to_wx(tr("SKU")), wxDATAVIEW_CELL_INERT, FromDIP(150));
    m_rows->AppendTextColumn(to_wx(tr("Before")), wxDATAVIEW_CELL_INERT, FromDIP(270));
    m_rows->AppendTextColumn(to_wx(tr("After")), wxDATAVIEW_CELL_INERT, FromDIP(270));
    into->Add(m_rows, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void BulkDialog::make_buttons(wxSizer* into) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](int id, const std::string& label, const char* name) {
        auto* button = new wxButton(this, id, to_wx(label), wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(6)));
        return button;
    };
    buttons->AddStretchSpacer();
    m_stop = add(wxID_ANY, tr("&Stop"), "bulkStop");
    m_close = add(wxID_CANCEL, tr("Close"), "bulkClose");
    m_change = add(wxID_ANY, tr("Change products"), "bulkChange");
    m_change->SetDefault();
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.cancel(); });
    m_change->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        // Enter may come before the typing has rested: what was previewed is what is done.
        if (m_typing.IsRunning()) {
            propose();
        } else {
            m_desk.save();
        }
    });
}

const BulkField* BulkDialog::field() const {
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [this](const BulkField& one) {
        return one.id == m_draft.field.attribute;
    });
    return at == m_fields.end() ? nullptr : &*at;
}

void BulkDialog::choose_field() {
    const auto chosen = m_field_list->chosen();
    if (chosen.empty() || chosen.front().id == m_draft.field.attribute) return;
    FieldAddress wanted{chosen.front().id, m_workspace.channel(), m_workspace.locale(), 0};
    m_draft.field = fit_scope(*m_workspace.structure(), wanted.attribute, wanted);
    m_draft.value.clear();
    show_field();
    typed();
}

void BulkDialog::choose_kind() {
    const BulkField* chosen = field();
    const int selected = m_kind->GetSelection();
    if (chosen == nullptr || selected == wxNOT_FOUND) return;
    m_draft.kind = chosen->kinds[static_cast<std::size_t>(selected)];
    m_operand->show(*chosen, m_draft);
    Layout();
    typed();
}

void BulkDialog::show_field() {
    const BulkField* chosen = field();
    m_kind->Enable(chosen != nullptr);
    m_scope->show(m_draft.field);
    if (chosen == nullptr) return;
    show_kinds();
    m_operand->show(*chosen, m_draft);
    Layout();
}

void BulkDialog::show_kinds() {
    const auto& kinds = field()->kinds;
    const auto at = std::find(kinds.begin(), kinds.end(), m_draft.kind);
    if (at == kinds.end()) m_draft.kind = kinds.front();
    wxArrayString labels;
    for (const BulkKind kind : kinds) labels.Add(to_wx(bulk_kind_label(kind)));
    m_kind->Set(labels);
    m_kind->SetSelection(at == kinds.end() ? 0 : static_cast<int>(at - kinds.begin()));
}

void BulkDialog::typed() {
    m_typing.StartOnce(typing_rest_ms);
}

void BulkDialog::propose() {
    m_typing.Stop();
    if (field() != nullptr) m_operand->read(m_draft);
    m_desk.propose(m_draft);
}

void BulkDialog::update() {
    using State = BulkDesk::State;
    const State state = m_desk.state();
    if (m_was_saving && state == State::incomplete) {
        EndModal(wxID_OK);
        return;
    }
    m_was_saving = state == State::saving;
    const bool working = state == State::previewing || state == State::saving;
    m_gauge->Show(working);
    if (working && !m_pulse.IsRunning()) m_pulse.Start(100);
    if (!working) m_pulse.Stop();
    show_summary();
    show_rows();
    show_buttons();
    Layout();
}

void BulkDialog::show_summary() {
    using State = BulkDesk::State;
    std::string summary = m_desk.summary();
    std::string remark;
    if (m_desk.state() == State::saving) {
        summary = tr("Changing the products… You may close this window: the work goes on.");
    } else if (m_desk.state() == State::previewing && summary.empty()) {
        summary = tr("Looking at what would change…");
    } else if (!m_desk.problem().empty()) {
        remark = m_desk.problem();
    } else if (m_desk.preview() == nullptr) {
        summary = tr("Choose a field and what shall happen to it.");
    }
    if (const BulkReport* report = m_desk.preview(); report != nullptr && !report->issues.empty())
        remark = remark_of(report->issues.front());
    m_summary->Show(!summary.empty());
    m_remark->Show(!remark.empty());
    const int width = std::max(GetClientSize().x - FromDIP(24), FromDIP(narrowest_text));
    const bool wrong = !m_desk.problem().empty();
    m_remark->SetForegroundColour(wrong ? error_colour() : wxColour());
    set_wrapped(m_summary, to_wx(summary), width);
    set_wrapped(m_remark, to_wx(remark), width);
}

void BulkDialog::show_rows() {
    const BulkReport* report = m_desk.preview();
    // While the next preview is worked out, the last one stays in sight.
    if (m_desk.state() == BulkDesk::State::previewing && report != nullptr) return;
    const wxWindowUpdateLocker lock(m_rows);
    m_rows->DeleteAllItems();
    if (report == nullptr) return;
    constexpr std::size_t most_characters = 300;
    const auto cell = [](const std::string& text) {
        return wxVariant(to_wx(shorten(replace_all(text, "\n", " "), most_characters)));
    };
    for (const BulkRow& row : report->rows) {
        wxVector<wxVariant> cells;
        cells.push_back(cell(row.code));
        cells.push_back(cell(row.before));
        cells.push_back(cell(row.after));
        m_rows->AppendItem(cells);
    }
}

void BulkDialog::show_buttons() {
    using State = BulkDesk::State;
    const BulkReport* report = m_desk.preview();
    const std::int64_t count = report != nullptr ? report->products_changed : 0;
    m_change->SetLabel(to_wx(count == 0 ? tr("Change products")
                                        : trn("Change {0} product", "Change {0} products",
                                              static_cast<long>(count), format_number(count))));
    m_change->Enable(m_desk.can_save());
    m_stop->Show(m_desk.state() == State::saving);
}

}  // namespace vitrine::desktop
