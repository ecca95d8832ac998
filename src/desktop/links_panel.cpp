#include "desktop/links_panel.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int most_of_one = 2'147'483'647;

std::string with_count(const std::string& label, std::size_t count) {
    if (count == 0) return label;
    // TRANSLATORS: 0 a heading, 1 how many there are below it.
    return tr("{0} ({1})", label, format_number(static_cast<std::int64_t>(count)));
}

}  // namespace

LinksPanel::LinksPanel(wxWindow* parent, ProductForm& form, std::function<void(ProductId)> open)
    : FormSection(parent, "linksPanel"), m_form(form), m_open_product(std::move(open)) {
    const int gap = FromDIP(14);
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_type_row(column);
    m_list = new TextTable(this, tr("Links"), "linkList",
                           {{tr("Kind"), 80},
                            {tr("SKU or code"), 120},
                            {tr("Name"), 180, wxALIGN_LEFT, TextTable::Width::stretches},
                            {tr("Quantity"), 80, wxALIGN_RIGHT}},
                           wxSize(-1, 110));
    column->Add(m_list, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT, gap));
    m_empty = make_text(this, to_wx(tr("Nothing is linked yet. Look for a product below.")),
                        "linksEmpty");
    make_quiet(m_empty);
    column->Add(m_empty, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    make_buttons(column);
    m_picker = new ProductPicker(this, form, tr("Add a link &to"),
                                 ProductPicker::Offers::products_and_groups, "linkFound");
    column->Add(m_picker, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizer(column);

    m_picker->on_pick = [this](const ProductPicker::Picked& picked) { add(picked); };
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (m_is_filling) return;
        m_wanted = 0;
        show_actions();
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open_selected(); });
    m_list->Bind(wxEVT_CHAR_HOOK, &LinksPanel::on_key, this);
    update();
}

void LinksPanel::make_type_row(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = make_text(this, to_wx(tr("L&inks of the kind")));
    m_types = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                           wxDefaultValidator, "linkType");
    tie_label(label, m_types);
    m_note = make_text(this, "", "linkNote");
    make_quiet(m_note);
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_types, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    row->Add(m_note, wxSizerFlags(1).CentreVertical());
    into->Add(row, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
    m_types->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_type = chosen_in(*m_types);
        m_wanted = 0;
        show_items();
    });
}

void LinksPanel::make_buttons(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& words, const char* name, auto act) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        row->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
        return button;
    };
    m_open = add(tr("&Open"), "linkOpenButton", [this] { open_selected(); });
    m_remove = add(tr("Remove"), "linkRemoveButton", [this] { remove(); });
    m_up = add(tr("Move up"), "linkUpButton", [this] { move(-1); });
    m_down = add(tr("Move down"), "linkDownButton", [this] { move(1); });
    m_remove->SetToolTip(to_wx(tr("Delete key")));
    m_up->SetToolTip(to_wx(tr("Alt+Up")));
    m_down->SetToolTip(to_wx(tr("Alt+Down")));
    m_count_label = make_text(this, to_wx(tr("&Quantity")));
    m_count = new wxSpinCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                             wxSP_ARROW_KEYS | wxTE_PROCESS_ENTER, 1, most_of_one, 1, "linkCount");
    tie_label(m_count_label, m_count);
    row->Add(m_count_label, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    row->Add(m_count, wxSizerFlags().CentreVertical());
    into->Add(row, wxSizerFlags().Border(wxALL, FromDIP(14)));
    m_count->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { count(); });
    m_count->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { count(); });
    m_count->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        if (!IsBeingDeleted()) count();
    });
}

std::string LinksPanel::line() const {
    return with_count(tr("Links"), m_form.sections().link_count());
}

const LinkSection* LinksPanel::section() const {
    const auto& links = m_form.sections().links;
    const auto at = std::find_if(links.begin(), links.end(),
                                 [this](const LinkSection& one) { return one.type == m_type; });
    return at == links.end() ? nullptr : &*at;
}

const LinkedItem* LinksPanel::selected() const {
    const LinkSection* shown = section();
    const int row = m_list->GetSelectedRow();
    if (shown == nullptr || row < 0 || row >= static_cast<int>(shown->items.size())) return nullptr;
    return &shown->items[static_cast<std::size_t>(row)];
}

void LinksPanel::update() {
    const auto& links = m_form.sections().links;
    std::vector<Choice> types;
    for (const LinkSection& one : links)
        types.push_back({one.type, one.code, with_count(one.label, one.items.size())});
    if (section() == nullptr && !links.empty()) {
        const auto filled = std::find_if(links.begin(), links.end(),
                                         [](const LinkSection& one) { return !one.items.empty(); });
        m_type = filled == links.end() ? links.front().type : filled->type;
    }
    offer_choices(*m_types, types, m_type);
    m_types->SetMinSize(m_types->GetBestSize());
    show_items();
}

void LinksPanel::show_items() {
    const wxWindowUpdateLocker lock(this);
    const LinkedItem* chosen = selected();
    const std::pair kept = m_wanted != 0       ? std::pair(m_wanted_property, m_wanted)
                           : chosen != nullptr ? std::pair(chosen->property, chosen->id)
                                               : std::pair(AttributeId(0), 0);
    const LinkSection* shown = section();
    m_is_filling = true;
    m_list->DeleteAllItems();
    if (shown != nullptr) {
        for (const LinkedItem& item : shown->items) {
            const bool is_counted = shown->quantified && item.property != property::linked_groups;
            m_list->add({linked_kind_label(item.property), item.code, item.label,
                         is_counted ? item.count.normalized().to_string() : ""});
            if (item.property == kept.first && item.id == kept.second)
                m_list->SelectRow(m_list->GetItemCount() - 1U);
        }
    }
    m_is_filling = false;
    m_list->GetColumn(3)->SetHidden(shown == nullptr || !shown->quantified);
    std::string note;
    if (shown == nullptr) {
        note = tr("This catalogue has no association types yet.");
    } else if (shown->two_way) {
        note = tr("Both ways: what is linked here links back.");
    } else if (shown->quantified) {
        note = tr("With quantities: how many of each.");
    }
    m_note->SetLabel(to_label(note));
    m_empty->Show(shown != nullptr && shown->items.empty());
    m_picker->Enable(shown != nullptr);
    show_actions();
}

void LinksPanel::show_actions() {
    const LinkSection* shown = section();
    const LinkedItem* item = selected();
    m_open->Enable(item != nullptr && item->property != property::linked_groups);
    m_remove->Enable(item != nullptr);
    // The order is one of products, one of models and one of groups.
    const auto has_neighbour = [&](int step) {
        const int row = m_list->GetSelectedRow() + step;
        return item != nullptr && row >= 0 && row < static_cast<int>(shown->items.size()) &&
               shown->items[static_cast<std::size_t>(row)].property == item->property;
    };
    m_up->Enable(has_neighbour(-1));
    m_down->Enable(has_neighbour(1));
    const bool is_counted =
        item != nullptr && shown->quantified && item->property != property::linked_groups;
    m_count_label->Show(shown != nullptr && shown->quantified);
    m_count->Show(shown != nullptr && shown->quantified);
    m_count->Enable(is_counted);
    if (is_counted) m_count->SetValue(wxString(item->count.normalized().to_string()));
    Layout();
}

void LinksPanel::change(const LinkedItem& item, LinkStep step, int places) {
    m_wanted = item.id;
    m_wanted_property = item.property;
    m_form.change({0, item.property, m_type, item.id, step, places, item.count});
}

void LinksPanel::add(const ProductPicker::Picked& picked) {
    const LinkSection* shown = section();
    if (shown == nullptr) return;
    change({picked.property, picked.id, {}, {}, Decimal(1, 0)}, LinkStep::add);
    m_picker->clear();
    m_picker->focus_search();
}

void LinksPanel::move(int places) {
    if (const LinkedItem* item = selected()) change(*item, LinkStep::move, places);
}

// The next one is selected then, so that several can be taken away one after the other.
void LinksPanel::remove() {
    const LinkedItem* item = selected();
    if (item == nullptr) return;
    const auto& items = section()->items;
    const auto row = static_cast<std::size_t>(m_list->GetSelectedRow());
    const LinkedItem removed = *item;
    const LinkedItem* next = row + 1 < items.size() ? &items[row + 1]
                             : row > 0              ? &items[row - 1]
                                                    : nullptr;
    change(removed, LinkStep::remove);
    m_wanted = next == nullptr ? 0 : next->id;
    m_wanted_property = next == nullptr ? 0 : next->property;
    m_list->SetFocus();
}

void LinksPanel::count() {
    const LinkSection* shown = section();
    const LinkedItem* item = selected();
    if (item == nullptr || !shown->quantified || item->property == property::linked_groups) return;
    const Decimal wanted(m_count->GetValue(), 0);
    if (wanted == item->count) return;
    LinkedItem counted = *item;
    counted.count = wanted;
    change(counted, LinkStep::count);
}

void LinksPanel::open_selected() {
    const LinkedItem* item = selected();
    if (item != nullptr && item->property != property::linked_groups) m_open_product(item->id);
}

void LinksPanel::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_DELETE && !event.HasAnyModifiers()) {
        remove();
    } else if ((key == WXK_UP || key == WXK_DOWN) && event.GetModifiers() == wxMOD_ALT) {
        const auto* button = key == WXK_UP ? m_up : m_down;
        if (button->IsEnabled()) move(key == WXK_UP ? -1 : 1);
    } else {
        event.Skip();
    }
}

void LinksPanel::focus_first() {
    const LinkSection* shown = section();
    if (shown == nullptr) {
        m_types->SetFocus();
    } else if (shown->items.empty()) {
        m_picker->focus_search();
    } else {
        m_list->SetFocus();
        if (m_list->GetSelectedRow() < 0) m_list->SelectRow(0);
        show_actions();
    }
}

}  // namespace vitrine::desktop
