#include "desktop/bulk_dialog.h"

#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/progress_gauge.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// How long the typing has to rest before the preview is asked for.
constexpr int typing_rest_ms = 250;
constexpr int read_progress_every_ms = 100;
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
      m_fields(bulk_fields(*workspace.structure(), workspace.locale_code())),
      m_typing(this),
      m_watch(this) {
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
            show_progress();
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
    if (m_desk.state() == BulkDesk::State::saving) update();
    SetMinSize(FromDIP(wxSize(520, 640)));
    SetSize(FromDIP(wxSize(780, 700)));
    CentreOnParent();
    if (field() == nullptr) {
        m_field_list->focus_search();
    } else {
        m_operand->focus_first();
    }
}

BulkDialog::~BulkDialog() {
    m_desk.on_change = nullptr;
    m_desk.leave();
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
    for (wxRadioButton* button : {m_selected, listed}) {
        button->Bind(wxEVT_RADIOBUTTON, choose);
        m_inputs.push_back(button);
    }
}

void BulkDialog::make_field(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_field_list = new ChoiceList(this, tr("&Field"), ChoiceList::Takes::one, "bulkFields");
    m_field_list->offer(choices_of(m_fields));
    m_field_list->choose({m_draft.field.attribute});
    m_field_list->on_change = [this] { choose_field(); };
    row->Add(m_field_list, wxSizerFlags(2).Expand().Border(wxRIGHT, FromDIP(12)));

    auto* right = new wxBoxSizer(wxVERTICAL);
    m_scope = new ScopeRow(this, m_workspace, "bulkField", ScopeRow::Keys::shown);
    m_scope->on_change = [this] {
        m_draft.field = m_scope->address();
        propose();
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
    m_operand->on_typed = [this] { m_typing.StartOnce(typing_rest_ms); };
    m_operand->on_chosen = [this] { propose(); };
    right->Add(m_operand, wxSizerFlags(1).Expand());
    row->Add(right, wxSizerFlags(3).Expand());
    into->Add(row, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_inputs.insert(m_inputs.end(), {m_field_list, m_scope, m_kind, m_operand});
}

void BulkDialog::make_preview(wxSizer* into) {
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_summary = make_text(this, "", "bulkSummary");
    m_summary->SetFont(m_summary->GetFont().Bold());
    into->Add(m_summary, flags);
    m_remark = make_text(this, "", "bulkRemark");
    into->Add(m_remark, flags);
    auto* progress = new wxBoxSizer(wxHORIZONTAL);
    m_gauge = new wxGauge(this, wxID_ANY, gauge_steps, wxDefaultPosition, FromDIP(wxSize(-1, 6)),
                          wxGA_HORIZONTAL, wxDefaultValidator, "bulkProgress");
    name_control(m_gauge, to_wx(tr("Progress")));
    m_figures = make_text(this, "", "bulkFigures");
    progress->Add(m_gauge, wxSizerFlags(1).CentreVertical());
    progress->Add(m_figures, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    into->Add(progress, flags);
    make_pages(into);
}

void BulkDialog::make_pages(wxSizer* into) {
    m_pages =
        new wxNotebook(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 160)), 0, "bulkPages");
    name_control(m_pages, to_wx(tr("What would change")));
    using Width = TextTable::Width;
    m_rows = new TextTable(m_pages, tr("Before and after"), "bulkRows",
                           {{tr("SKU"), 130},
                            {tr("Before"), 150, wxALIGN_LEFT, Width::stretches},
                            {tr("After"), 150, wxALIGN_LEFT, Width::stretches}});
    m_problems = new BulkProblems(m_pages);
    m_pages->AddPage(m_rows, to_wx(tr("Before and after")));
    m_pages->AddPage(m_problems, "");
    into->Add(m_pages, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
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
    add(wxID_CANCEL, tr("Close"), "bulkClose");
    m_change = add(wxID_ANY, tr("Change products"), "bulkChange");
    m_change->SetDefault();
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.cancel(); });
    m_change->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        // Enter may come before the typing has rested: what was previewed is what is done.
        if (m_typing.IsRunning()) {
            propose();
        } else if (m_desk.can_save()) {
            m_saves = true;
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
    if (field() != nullptr) m_operand->read(m_draft);
    FieldAddress wanted = m_draft.field;
    wanted.attribute = chosen.front().id;
    if (wanted.channel == 0) wanted.channel = m_workspace.channel();
    if (wanted.locale == 0) wanted.locale = m_workspace.locale();
    m_draft = vitrine::choose_field(*m_workspace.structure(), std::move(m_draft), wanted);
    show_field();
    propose();
}

void BulkDialog::choose_kind() {
    const BulkField* chosen = field();
    const int selected = m_kind->GetSelection();
    if (chosen == nullptr || selected == wxNOT_FOUND) return;
    m_operand->read(m_draft);
    m_draft.kind = chosen->kinds[static_cast<std::size_t>(selected)];
    m_operand->show(*chosen, m_draft);
    Layout();
    propose();
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
    std::vector<std::string> labels;
    for (const BulkKind kind : kinds) labels.push_back(bulk_kind_label(kind));
    m_kind->Set(to_wx(labels));
    const auto at = std::find(kinds.begin(), kinds.end(), m_draft.kind);
    m_kind->SetSelection(static_cast<int>(at - kinds.begin()));
}

void BulkDialog::propose() {
    m_typing.Stop();
    if (field() != nullptr) m_operand->read(m_draft);
    m_desk.propose(m_draft);
}

void BulkDialog::update() {
    using State = BulkDesk::State;
    const State state = m_desk.state();
    const bool was_saving = std::exchange(m_was_saving, state == State::saving);
    if (was_saving && state == State::saved && m_saves) {
        EndModal(wxID_OK);
        return;
    }
    // What another dialog asked for is over; the draft of this one was not looked at yet.
    if (was_saving && !m_saves && state != State::saving) {
        propose();
        return;
    }
    if (state != State::saving) m_saves = false;
    for (wxWindow* input : m_inputs) {
        const bool usable = input != m_kind || field() != nullptr;
        input->Enable(state != State::saving && usable);
    }
    show_progress();
    show_summary();
    show_rows();
    show_buttons();
    Layout();
}

void BulkDialog::show_progress() {
    using State = BulkDesk::State;
    const bool working = m_desk.state() == State::previewing || m_desk.state() == State::saving;
    m_gauge->Show(working);
    m_figures->Show(working);
    if (!working) {
        m_watch.Stop();
        return;
    }
    if (!m_watch.IsRunning()) m_watch.Start(read_progress_every_ms);
    const Progress::Snapshot snapshot = m_desk.progress();
    desktop::show_progress(*m_gauge, snapshot);
    const wxString figures = to_wx(progress_words(snapshot));
    if (figures == m_figures->GetLabel()) return;
    m_figures->SetLabel(figures);
    Layout();
}

void BulkDialog::show_summary() {
    using State = BulkDesk::State;
    const BulkReport* report = m_desk.preview();
    std::string summary = m_desk.summary();
    std::string remark = m_desk.problem();
    const bool wrong = !remark.empty() && m_desk.state() != State::stopped;
    if (m_desk.state() == State::saving) {
        summary = m_desk.is_stopping()
                      ? tr("Stopping…")
                      : tr("Changing the products… You may close this dialog and go on working.");
    } else if (m_desk.state() == State::previewing && report == nullptr) {
        summary = tr("Looking at what would change…");
    } else if (report == nullptr && remark.empty()) {
        summary = tr("Choose a field, what shall happen to it, and fill in what that needs.");
    }
    if (remark.empty() && report != nullptr && !report->issues.empty())
        remark = remark_of(report->issues.front());
    m_summary->Show(!summary.empty());
    m_remark->Show(!remark.empty());
    const int width = std::max(GetClientSize().x - FromDIP(24), FromDIP(narrowest_text));
    m_remark->SetForegroundColour(wrong ? error_colour() : wxColour());
    set_wrapped(m_summary, to_wx(summary), width);
    set_wrapped(m_remark, to_wx(remark), width);
}

void BulkDialog::show_rows() {
    const BulkReport* report = m_desk.preview();
    // While the next preview is worked out, the last one stays in sight.
    if (m_desk.state() == BulkDesk::State::previewing && report != nullptr) return;
    const BulkReport nothing;
    if (report == nullptr) report = &nothing;
    const wxWindowUpdateLocker lock(m_rows);
    m_rows->DeleteAllItems();
    for (const BulkRow& row : report->rows) m_rows->add({row.code, row.before, row.after});
    m_problems->show(*report);
    const auto problems =
        static_cast<std::int64_t>(report->issues.size()) + report->issues_left_out;
    m_pages->SetPageText(
        1, to_wx(problems == 0 ? tr("Remarks") : tr("Remarks ({0})", format_number(problems))));
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
    m_stop->Enable(!m_desk.is_stopping());
}

}  // namespace vitrine::desktop
