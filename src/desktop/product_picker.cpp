#include "desktop/product_picker.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/choices.h"

namespace vitrine::desktop {
namespace {

// Long enough to finish a word.
constexpr int typing_ms = 150;
constexpr std::size_t most_groups = 10;

std::vector<ProductPicker::Picked> groups_with(const Structure& structure,
                                               const std::string& locale,
                                               const std::string& searched) {
    std::vector<ProductPicker::Picked> found;
    const std::string folded = fold_for_search(searched);
    const auto words = split_list(folded, ' ');
    if (words.empty()) return found;
    structure.groups.each([&](const Group& group) {
        const std::string label = label_of(structure, group.labels, group.code, locale);
        const std::string text = fold_for_search(label + ' ' + group.code);
        const bool fits = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
            return text.find(word) != std::string::npos;
        });
        if (!fits || found.size() >= most_groups) return;
        // TRANSLATORS: 0 is the name of a product group.
        found.push_back({property::linked_groups, group.id, group.code,
                         tr("{0} (Group)", label_with_code(label, group.code))});
    });
    return found;
}

}  // namespace

ProductPicker::ProductPicker(wxWindow* parent, ProductForm& form, const std::string& label,
                             Offers offers, const std::string& name)
    : wxPanel(parent),
      m_form(form),
      m_offers(offers),
      m_products(form.make_search()),
      m_typing(this) {
    auto* heading = make_text(this, to_wx(label));
    m_search = new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(260, -1)), 0,
                                wxDefaultValidator, to_wx(name + "Search"));
    m_search->SetDescriptiveText(
        to_wx(offers == Offers::products ? tr("SKU or name") : tr("SKU, name or product group")));
    m_search->ShowCancelButton(true);
    tie_label(heading, m_search);
    m_sentence = make_text(this, "", "pickerSentence");
    make_quiet(m_sentence);
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(260, 90)), 0, nullptr,
                           wxLB_SINGLE, wxDefaultValidator, to_wx(name));
    name_control(m_list, to_wx(tr("Products found")));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(heading, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_search, wxSizerFlags(1).CentreVertical());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    column->Add(m_list, wxSizerFlags(1).Expand());
    column->Add(m_sentence, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    SetSizer(column);

    m_products->on_change = [this] { show_found(); };
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(typing_ms); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { clear(); });
    Bind(wxEVT_TIMER,
         [this](wxTimerEvent&) { m_products->look_for(to_utf8(m_search->GetValue())); });
    m_search->Bind(wxEVT_CHAR_HOOK, &ProductPicker::on_key, this);
    m_list->Bind(wxEVT_CHAR_HOOK, &ProductPicker::on_key, this);
    m_list->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { pick(); });
}

void ProductPicker::clear() {
    m_typing.Stop();
    m_search->ChangeValue("");
    m_products->look_for("");
}

void ProductPicker::show_found() {
    m_shown.clear();
    if (m_offers == Offers::products_and_groups)
        m_shown = groups_with(*m_form.structure(), m_form.locale_code(), m_products->words());
    for (const ProductSearch::Found& found : m_products->found()) {
        const bool is_model = found.kind == ProductKind::model;
        m_shown.push_back({is_model ? property::linked_models : property::linked_products, found.id,
                           found.code, found.words()});
    }
    std::vector<std::string> lines;
    for (const Picked& shown : m_shown) lines.push_back(shown.words);
    m_list->Set(to_wx(lines));
    m_sentence->SetLabel(to_label(m_products->sentence()));
    Layout();
}

ProductPicker::Picked ProductPicker::picked() const {
    if (m_shown.empty()) return {};
    const int selected = std::max(0, m_list->GetSelection());
    return m_shown[static_cast<std::size_t>(selected)];
}

void ProductPicker::pick() {
    const Picked chosen = picked();
    if (chosen.id == 0) {
        wxBell();
    } else if (on_pick) {
        on_pick(chosen);
    }
}

// Down goes into the list; Enter takes what is selected, or the first. Words that were typed but
// not yet looked for are looked for at once, and Enter waits for another press.
void ProductPicker::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        const std::string typed(trim(to_utf8(m_search->GetValue())));
        if (typed != m_products->words()) {
            m_typing.Stop();
            m_products->look_for(typed);
        } else if (!m_products->is_looking()) {
            pick();
        }
    } else if (key == WXK_ESCAPE && is_typing()) {
        clear();
        m_search->SetFocus();
    } else if (key == WXK_DOWN && !m_list->HasFocus() && !m_shown.empty()) {
        m_list->SetFocus();
        m_list->SetSelection(0);
    } else {
        event.Skip();
    }
}

}  // namespace vitrine::desktop
