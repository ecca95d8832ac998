#include "desktop/structure_page.h"

#include <wx/wupdlock.h>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int parts_width = 226;
constexpr int least_pane = 180;

}  // namespace

StructurePage::StructurePage(wxWindow* parent, Session& session)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "structurePage"),
      m_session(session),
      m_desk(session.structure) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    make_parts(row);
    m_splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                      wxSP_LIVE_UPDATE | wxSP_NOBORDER, "structureSplitter");
    auto* middle = new wxPanel(m_splitter);
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_list(middle, column);
    middle->SetSizer(column);
    m_details = new StructureDetails(m_splitter, m_desk);
    m_splitter->SetMinimumPaneSize(FromDIP(least_pane));
    m_splitter->SetSashGravity(0.8);
    m_splitter->SplitVertically(middle, m_details, -FromDIP(330));
    row->Add(m_splitter, wxSizerFlags(1).Expand());
    SetSizer(row);

    m_desk.events.changed = [this] { update(); };
    m_desk.events.failed = [this](const std::string& sentence) {
        if (on_failed) on_failed(sentence);
    };
    m_details->on_refused = m_desk.events.failed;
}

void StructurePage::make_parts(wxSizer* into) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_heading(this, to_wx(tr("Structure"))),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    m_parts = new TextTable(this, tr("Parts of the structure"), "structureParts",
                            {{tr("Part"), 152, wxALIGN_LEFT, TextTable::Width::stretches},
                             {tr("Count"), 48, wxALIGN_RIGHT}},
                            wxSize(parts_width, 90));
    column->Add(m_parts, wxSizerFlags(1).Expand());
    into->Add(column, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_parts->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { choose_part(); });
}

void StructurePage::make_list(wxWindow* parent, wxSizer* into) {
    const int gap = FromDIP(8);
    auto* header = new wxBoxSizer(wxHORIZONTAL);
    m_search = new wxSearchCtrl(parent, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, "structureSearch");
    m_search->SetDescriptiveText(to_wx(tr("Search label or code")));
    m_search->ShowCancelButton(true);
    name_control(m_search, to_wx(tr("Search label or code")));
    m_owner = new wxChoice(parent, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(130, -1)), 0,
                           nullptr, 0, wxDefaultValidator, "structureOwner");
    name_control(m_owner, to_wx(tr("Which they belong to")));
    header->Add(m_search, wxSizerFlags(1).CentreVertical());
    header->Add(m_owner, wxSizerFlags().CentreVertical().Border(wxLEFT, gap));
    into->Add(header, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(12)));
    m_list = new StructureList(parent, m_desk);
    into->Add(m_list, wxSizerFlags(1).Expand());
    m_count = make_text(parent, "", "structureCount");
    make_quiet(m_count);
    into->Add(m_count, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_actions = new StructureActions(parent, m_session);
    into->Add(m_actions, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));

    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!m_updating) m_desk.search(to_utf8(m_search->GetValue()));
    });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    // Down goes from the words into the list.
    m_search->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_DOWN || m_desk.row_count() == 0) {
            event.Skip();
            return;
        }
        m_list->SetFocus();
        if (!m_desk.selected_row()) m_desk.select(m_desk.row(0).id);
    });
    m_owner->Bind(wxEVT_CHOICE,
                  [this](wxCommandEvent&) { m_desk.choose(m_desk.kind(), chosen_in(*m_owner)); });
    m_list->on_selected = [this](std::int32_t id) { m_desk.select(id); };
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED,
                 [this](wxDataViewEvent&) { m_details->focus_first(); });
    m_actions->on_begin = [this] { m_details->commit(); };
    m_actions->on_end = [this] { m_list->SetFocus(); };
}

void StructurePage::enter() {
    m_desk.enter();
    m_list->SetFocus();
}

void StructurePage::leave() {
    m_details->commit();
    m_desk.leave();
}

bool StructurePage::focus_next_pane() {
    const wxWindow* focused = FindFocus();
    const auto is_in = [focused](const wxWindow* pane) {
        for (const wxWindow* at = focused; at != nullptr; at = at->GetParent()) {
            if (at == pane) return true;
        }
        return false;
    };
    if (is_in(m_parts)) {
        m_list->SetFocus();
    } else if (is_in(m_list)) {
        m_details->focus_first();
    } else if (is_in(m_details)) {
        m_search->SetFocus();
    } else {
        m_parts->SetFocus();
    }
    return true;
}

void StructurePage::focus_search() {
    m_search->SetFocus();
    m_search->SelectAll();
}

void StructurePage::update() {
    m_updating = true;
    update_parts();
    update_owners();
    if (to_utf8(m_search->GetValue()) != m_desk.searched())
        m_search->ChangeValue(to_wx(m_desk.searched()));
    if (!m_desk.is_listing()) m_list->update();
    show_count();
    m_details->update();
    m_updating = false;
}

void StructurePage::update_parts() {
    std::vector<std::string> shown;
    int selected = 0;
    for (const StructurePart& part : m_desk.parts()) {
        if (part.kind == m_desk.kind()) selected = static_cast<int>(shown.size());
        shown.push_back(part.label + '\n' + format_number(part.count));
    }
    if (shown != m_shown_parts) {
        const wxWindowUpdateLocker lock(m_parts);
        m_parts->DeleteAllItems();
        for (const StructurePart& part : m_desk.parts())
            m_parts->add({part.label, format_number(part.count)});
        m_shown_parts = std::move(shown);
    }
    if (m_parts->GetSelectedRow() != selected && !m_shown_parts.empty())
        m_parts->SelectRow(static_cast<unsigned>(selected));
}

void StructurePage::update_owners() {
    std::vector<Choice> owners = m_desk.owners();
    if (!owners.empty()) owners.insert(owners.begin(), Choice{0, "", tr("All")});
    m_owner->Show(!owners.empty());
    if (!owners.empty()) offer_choices(*m_owner, owners, m_desk.owner());
    m_actions->update();
    m_actions->GetParent()->Layout();
}

void StructurePage::show_count() {
    m_count->SetLabel(to_wx(m_desk.is_listing() ? tr("Reading…") : m_desk.count_words()));
}

void StructurePage::choose_part() {
    const int row = m_parts->GetSelectedRow();
    if (m_updating || row < 0 || row >= static_cast<int>(m_desk.parts().size())) return;
    m_desk.choose(m_desk.parts()[static_cast<std::size_t>(row)].kind);
}

}  // namespace vitrine::desktop
