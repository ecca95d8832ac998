#include "desktop/inspector_panel.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// How long the cursor has to rest: longer than a held key takes from row to row.
constexpr int rest_ms = 150;
constexpr int longest_side = 180;
// So many missing fields are in sight at once.
constexpr std::size_t most_lines = 8;
constexpr int side_gap = 10;

std::string facts_of(const InspectorDesk::Summary& summary) {
    std::vector<std::string> facts = {summary.code, summary.kind};
    if (!summary.family.empty()) facts.push_back(summary.family);
    if (!summary.is_enabled) facts.push_back(tr("disabled"));
    return join(facts, "  ·  ");
}

std::string completeness_of(const InspectorDesk::Summary& summary) {
    if (summary.required == 0) return tr("Nothing is required here");
    if (summary.missing.empty()) return tr("✓ Complete");
    const auto missing = static_cast<long>(summary.missing.size());
    return trn("{0} required value is missing:", "{0} required values are missing:", missing,
               format_number(missing));
}

}  // namespace

InspectorPanel::InspectorPanel(wxWindow* parent, Workspace& workspace)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL, "inspector"),
      m_desk(workspace),
      m_rest(this) {
    SetScrollRate(0, FromDIP(16));
    make_controls();
    m_desk.events.changed = [this] { update(); };
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_desk.show(m_wanted); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        wrap();
    });
    Bind(wxEVT_CHAR_HOOK, &InspectorPanel::on_key, this);
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_open && m_desk.summary() != nullptr) on_open(m_desk.summary()->product, {});
    });
    // Enter as well. Once its handling is over: it would go on to what has the focus by then.
    m_missing->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent& event) {
        CallAfter([this, line = event.GetSelection()] { open_missing(line); });
    });
    m_missing->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        const int line = m_missing->HitTest(event.GetPosition());
        CallAfter([this, line] { open_missing(line); });
    });
    update();
}

void InspectorPanel::make_controls() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int gap = FromDIP(side_gap);
    m_steps = new StepsPanel(this);
    m_steps->Hide();
    m_steps->on_dismiss = [this] {
        if (on_dismiss_steps) on_dismiss_steps();
    };
    column->Add(m_steps, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    m_picture = new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle(), wxDefaultPosition,
                                   wxDefaultSize, 0, "inspectorPicture");
    m_name = make_heading(this, "", 1.1);
    m_name->SetName("inspectorName");
    m_facts = make_text(this, "", "inspectorFacts");
    make_quiet(m_facts);
    m_completeness = make_text(this, "", "inspectorCompleteness");
    m_missing = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                              wxLB_SINGLE, wxDefaultValidator, "missingFields");
    name_control(m_missing, to_wx(tr("Missing values: Enter leads to the field")));
    m_missing->SetToolTip(to_wx(tr("Enter or a click leads to the field")));
    m_open = new wxButton(this, wxID_ANY, to_wx(tr("Open form (F8)")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "inspectorOpen");
    m_changes_heading = make_heading(this, to_wx(tr("Last changes")), 1.0);
    m_changes = make_text(this, "", "inspectorChanges");
    column->Add(m_picture, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    for (wxStaticText* text : {m_name, m_facts, m_completeness})
        column->Add(text, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(m_missing, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(m_open, wxSizerFlags().Border(wxALL, gap));
    column->Add(m_changes_heading, wxSizerFlags().Border(wxLEFT | wxRIGHT, gap));
    column->Add(m_changes, wxSizerFlags().Border(wxALL, gap));
    SetSizer(column);
}

void InspectorPanel::show_steps(const FirstSteps* steps) {
    if (steps != nullptr) m_steps->show(*steps);
    m_steps->Show(steps != nullptr);
    wrap();
}

void InspectorPanel::follow(ProductId product) {
    if (product == m_wanted) return;
    m_wanted = product;
    if (product == 0) {
        m_rest.Stop();
        m_desk.show(0);
    } else {
        m_rest.StartOnce(rest_ms);
    }
}

void InspectorPanel::update() {
    const wxWindowUpdateLocker lock(this);
    const InspectorDesk::Summary* summary = m_desk.summary();
    const bool is_shown = summary != nullptr;
    m_name_words = to_wx(is_shown ? summary->name : tr("No product"));
    m_facts_words = to_wx(is_shown ? facts_of(*summary) : std::string());
    m_completeness_words = to_wx(is_shown ? completeness_of(*summary) : std::string());
    wxArrayString missing;
    std::string changes;
    if (is_shown) {
        for (const auto& field : summary->missing) missing.Add(to_wx(field.label));
        for (const auto& change : summary->changes) {
            if (!changes.empty()) changes += "\n\n";
            // TRANSLATORS: 0 day and time, 1 who changed the product, 2 what was changed.
            changes += tr("{0}, {1}\n{2}", change.when, change.who, change.what);
        }
    }
    m_changes_words = to_wx(changes);
    m_completeness->SetForegroundColour(!is_shown || summary->required == 0 ? quiet_colour()
                                        : missing.empty()                   ? good_colour()
                                                                            : warning_colour());
    // The same lines keep the line that is marked.
    if (m_missing->GetStrings() != missing) m_missing->Set(missing);
    const auto in_sight = std::clamp<std::size_t>(missing.size(), 2, most_lines);
    m_missing->SetMinSize(
        wxSize(-1, static_cast<int>(in_sight) * (GetCharHeight() + FromDIP(8)) + FromDIP(4)));
    m_missing->Show(!missing.empty());
    m_open->Show(is_shown);
    m_changes_heading->Show(!changes.empty());
    show_picture();
    wrap();
}

void InspectorPanel::show_picture() {
    const std::string& file = m_desk.picture();
    if (file == m_shown_picture && !file.empty()) return;
    m_shown_picture = file;
    const wxBitmap bitmap = scaled_picture(file, FromDIP(longest_side));
    m_picture->SetBitmap(bitmap.IsOk() ? wxBitmapBundle(bitmap) : wxBitmapBundle());
    m_picture->Show(bitmap.IsOk());
}

void InspectorPanel::wrap() {
    const int width = GetClientSize().x - 2 * FromDIP(side_gap);
    if (width <= 0) return;
    if (m_steps->IsShown()) m_steps->wrap(width);
    set_wrapped(m_name, m_name_words, width);
    set_wrapped(m_facts, m_facts_words, width);
    set_wrapped(m_completeness, m_completeness_words, width);
    set_wrapped(m_changes, m_changes_words, width);
    FitInside();
    Layout();
}

bool InspectorPanel::focus() {
    if (m_desk.summary() == nullptr) {
        if (m_steps->IsShown()) m_steps->focus();
        return m_steps->IsShown();
    }
    if (m_missing->IsShown()) {
        if (m_missing->GetSelection() == wxNOT_FOUND) m_missing->SetSelection(0);
        m_missing->SetFocus();
    } else {
        m_open->SetFocus();
    }
    return true;
}

void InspectorPanel::open_missing(int line) {
    const InspectorDesk::Summary* summary = m_desk.summary();
    if (!on_open || summary == nullptr || line < 0) return;
    if (static_cast<std::size_t>(line) >= summary->missing.size()) return;
    // A copy: who leaves for the form leaves nothing to be inspected here.
    const std::string field = summary->missing[static_cast<std::size_t>(line)].name;
    on_open(summary->product, field);
}

void InspectorPanel::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.HasAnyModifiers()) {
        event.Skip();
    } else if (key == WXK_ESCAPE && on_leave) {
        on_leave();
    } else {
        event.Skip();
    }
}

}  // namespace vitrine::desktop
