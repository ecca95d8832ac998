#include "desktop/order_dialog.h"

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

OrderDialog::OrderDialog(wxWindow* parent, const std::string& title, std::vector<Choice> choices)
    : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "orderDialog"),
      m_choices(std::move(choices)) {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* label = make_text(this, to_wx(tr("&In this order (Alt and an arrow moves a line)")));
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(320, 340)), 0, nullptr,
                           wxLB_SINGLE, wxDefaultValidator, "orderList");
    tie_label(label, m_list);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_list, wxSizerFlags(1).Expand().Border(wxRIGHT, gap));
    row->Add(make_buttons());
    column->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(row, wxSizerFlags(1).Expand().Border(wxALL, gap));
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizerAndFit(column);
    m_list->Bind(wxEVT_CHAR_HOOK, &OrderDialog::on_key, this);
    show(0);
    CentreOnParent();
    m_list->SetFocus();
}

wxSizer* OrderDialog::make_buttons() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto add = [&](const std::string& words, const char* name, auto act) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        column->Add(button, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
    };
    add(tr("To the &top"), "orderTop", [this] { move_to(0); });
    add(tr("Move &up"), "orderUp", [this] { move_to(m_list->GetSelection() - 1); });
    add(tr("Move &down"), "orderDown", [this] { move_to(m_list->GetSelection() + 1); });
    add(tr("To the &bottom"), "orderBottom",
        [this] { move_to(static_cast<int>(m_choices.size()) - 1); });
    add(tr("By the &alphabet"), "orderSort", [this] { sort(); });
    return column;
}

void OrderDialog::show(int selected) {
    wxArrayString lines;
    for (const Choice& one : m_choices) lines.Add(to_wx(label_with_code(one.label, one.code)));
    m_list->Set(lines);
    if (m_choices.empty()) return;
    m_list->SetSelection(selected);
    m_list->EnsureVisible(selected);
}

void OrderDialog::move_to(int place) {
    const int from = m_list->GetSelection();
    if (from == wxNOT_FOUND || place < 0 || place >= static_cast<int>(m_choices.size())) {
        wxBell();
        return;
    }
    const auto at = m_choices.begin() + from;
    const auto to = m_choices.begin() + place;
    if (place < from) {
        std::rotate(to, at, at + 1);
    } else {
        std::rotate(at, at + 1, to + 1);
    }
    show(place);
}

void OrderDialog::sort() {
    sort_by_label(m_choices);
    show(0);
}

void OrderDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_ALT && (key == WXK_UP || key == WXK_DOWN)) {
        move_to(m_list->GetSelection() + (key == WXK_UP ? -1 : 1));
    } else {
        event.Skip();
    }
}

std::string OrderDialog::codes() const {
    std::vector<std::string> codes;
    for (const Choice& one : m_choices) codes.push_back(one.code);
    return join(codes, ",");
}

}  // namespace vitrine::desktop
