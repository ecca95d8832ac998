#include "desktop/structure_change_dialog.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/progress_gauge.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int typing_rest_ms = 350;
constexpr int read_progress_every_ms = 150;
constexpr int narrowest_question = 200;

}  // namespace

StructureChangeDialog::StructureChangeDialog(wxWindow* parent, StructureChangeDesk& desk,
                                             const std::string& change, const std::string& verb,
                                             const MakeOperand& make_operand)
    : wxDialog(parent, wxID_ANY, to_wx(change), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "structureChangeDialog"),
      m_desk(desk),
      m_change(change),
      m_typing(this),
      m_watch(this) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_operand = make_operand(this);
    column->Add(m_operand, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    make_preview(column);
    make_buttons(column, verb);
    SetSizer(column);
    m_operand->on_chosen = [this] { propose(); };
    m_operand->on_typed = [this] { m_typing.StartOnce(typing_rest_ms); };
    Bind(wxEVT_TIMER, [this](wxTimerEvent& event) {
        if (event.GetId() == m_typing.GetId()) {
            propose();
        } else {
            show_progress();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        show_summary();
        Layout();
    });
    m_desk.on_change = [this] { update(); };
    propose();
    SetMinSize(FromDIP(wxSize(480, 460)));
    SetSize(FromDIP(wxSize(680, 600)));
    CentreOnParent();
    m_operand->focus();
}

StructureChangeDialog::~StructureChangeDialog() {
    m_desk.on_change = nullptr;
    m_desk.leave();
}

void StructureChangeDialog::make_preview(wxSizer* into) {
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_summary = make_text(this, "", "changeSummary");
    m_summary->SetFont(m_summary->GetFont().Bold());
    into->Add(m_summary, flags);
    m_counts = make_text(this, "", "changeCounts");
    into->Add(m_counts, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    m_gauge = new wxGauge(this, wxID_ANY, gauge_steps, wxDefaultPosition, FromDIP(wxSize(-1, 6)),
                          wxGA_HORIZONTAL, wxDefaultValidator, "changeProgress");
    name_control(m_gauge, to_wx(tr("Progress")));
    into->Add(m_gauge, flags);
    m_pages = new wxNotebook(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 150)), 0,
                             "changePages");
    name_control(m_pages, to_wx(tr("What would change")));
    using Width = TextTable::Width;
    m_rows = new TextTable(m_pages, tr("Before and after"), "changeRows",
                           {{tr("SKU"), 110},
                            {tr("Field"), 130},
                            {tr("Before"), 130, wxALIGN_LEFT, Width::stretches},
                            {tr("After"), 130, wxALIGN_LEFT, Width::stretches}});
    m_remarks = new TextTable(m_pages, tr("Remarks"), "changeRemarks",
                              {{tr("Severity"), 80},
                               {tr("Product"), 90},
                               {tr("What, and what to do"), 380, wxALIGN_LEFT, Width::stretches}});
    m_pages->AddPage(m_rows, to_wx(tr("Before and after")));
    m_pages->AddPage(m_remarks, to_wx(tr("Remarks")));
    into->Add(m_pages, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void StructureChangeDialog::make_buttons(wxSizer* into, const std::string& verb) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](int id, const std::string& label, const char* name) {
        auto* button = new wxButton(this, id, to_wx(label), wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(6)));
        return button;
    };
    buttons->AddStretchSpacer();
    m_stop = add(wxID_ANY, tr("&Stop"), "changeStop");
    add(wxID_CANCEL, tr("Close"), "changeClose");
    m_do = add(wxID_ANY, verb, "changeDo");
    m_do->SetDefault();
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_desk.cancel(); });
    m_do->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        // Enter may come before the typing has rested: what was previewed is what is done.
        if (m_typing.IsRunning()) {
            propose();
        } else if (m_desk.can_save()) {
            m_saves = true;
            m_desk.save();
        }
    });
}

void StructureChangeDialog::propose() {
    m_typing.Stop();
    m_desk.propose(m_operand->work(), m_change);
}

void StructureChangeDialog::update() {
    using State = StructureChangeDesk::State;
    const State state = m_desk.state();
    if (state == State::saved && m_saves) {
        EndModal(wxID_OK);
        return;
    }
    if (state != State::saving) m_saves = false;
    m_operand->Enable(state != State::saving);
    const bool working = state == State::saving || state == State::previewing;
    // Until the next answer the last one stands, so that nothing flickers while somebody types.
    if (!working) m_operand->show_preview(m_desk.preview());
    m_stop->Show(working);
    m_stop->Enable(!m_desk.is_stopping());
    m_do->Enable(m_desk.can_save());
    show_progress();
    show_rows();
    show_summary();
    Layout();
}

void StructureChangeDialog::show_progress() {
    using State = StructureChangeDesk::State;
    const bool working = m_desk.state() == State::previewing || m_desk.state() == State::saving;
    m_gauge->Show(working);
    if (!working) {
        m_watch.Stop();
        return;
    }
    if (!m_watch.IsRunning()) m_watch.Start(read_progress_every_ms);
    desktop::show_progress(*m_gauge, m_desk.progress());
}

void StructureChangeDialog::show_summary() {
    using State = StructureChangeDesk::State;
    const StructureChangeReport* report = m_desk.preview();
    const bool wrong = m_desk.state() == State::failed || (report != nullptr && report->refused());
    std::string summary = m_desk.summary();
    if (m_desk.state() == State::incomplete)
        summary = tr("Choose above; what would change is shown here first.");
    m_summary->SetForegroundColour(wrong ? error_colour() : wxColour());
    const int width = std::max(GetClientSize().x - FromDIP(24), FromDIP(narrowest_question));
    set_wrapped(m_summary, to_wx(summary), width);
    const auto lines = m_desk.count_lines();
    m_counts->Show(!lines.empty());
    set_wrapped(m_counts, to_wx(join(lines, "\n")), width);
}

void StructureChangeDialog::show_rows() {
    const StructureChangeReport nothing;
    const StructureChangeReport* report = m_desk.preview();
    if (report == nullptr) report = &nothing;
    const wxWindowUpdateLocker lock(m_pages);
    m_rows->DeleteAllItems();
    for (const ChangedValue& value : report->values)
        m_rows->add({value.code, value.field, value.before, value.after});
    m_remarks->DeleteAllItems();
    for (const Issue& issue : report->issues)
        m_remarks->add({severity_label(issue.severity), issue.product, advice(issue)});
    const std::int64_t remarks = m_desk.remark_count();
    m_pages->SetPageText(
        1, to_wx(remarks == 0 ? tr("Remarks") : tr("Remarks ({0})", format_number(remarks))));
    // Why it cannot be done comes first; nor is an empty page of any use.
    const bool only_remarks = report->values.empty() && !report->issues.empty();
    show_page(report->refused() || only_remarks ? 1 : 0);
}

// wxGTK gives a page the focus with it: then what somebody is typing would end in a list.
void StructureChangeDialog::show_page(int page) {
    if (m_pages->GetSelection() == page) return;
    wxWindow* focused = FindFocus();
    auto* text = dynamic_cast<wxTextEntry*>(focused);
    long from = 0, to = 0;
    if (text != nullptr) text->GetSelection(&from, &to);
    m_pages->ChangeSelection(static_cast<std::size_t>(page));
    if (focused == nullptr || focused == FindFocus() || m_pages->IsDescendant(focused)) return;
    focused->SetFocus();
    if (text != nullptr) text->SetSelection(from, to);
}

}  // namespace vitrine::desktop
