#include "desktop/form_page.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/category_panel.h"
#include "desktop/choice_control.h"
#include "desktop/identifiers_panel.h"
#include "desktop/links_panel.h"
#include "desktop/packs_panel.h"
#include "desktop/product_groups_panel.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// Below it, the fields would be squeezed between the list and readiness.
constexpr int least_width_for_all = 1060;
const std::string readiness_key = ":readiness";

std::string group_line(const GroupView& group) {
    if (group.missing == 0) return group.label;
    return trn("{0} ({1} missing)", "{0} ({1} missing)", group.missing, group.label,
               format_number(group.missing));
}

}  // namespace

FormPage::FormPage(wxWindow* parent, Session& session) : wxPanel(parent), m_session(session) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_header(column);
    m_body = new wxBoxSizer(wxHORIZONTAL);
    m_groups = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(190, -1)), 0,
                             nullptr, wxLB_SINGLE, wxDefaultValidator, "groupList");
    name_control(m_groups, to_wx(tr("Attribute groups and the other parts of the product")));
    m_book = new wxSimplebook(this);
    m_readiness = new ReadinessPanel(this, session.form);
    make_sections();
    m_body->Add(m_groups, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, FromDIP(10)));
    m_body->Add(m_book, wxSizerFlags(1).Expand());
    m_body->Add(m_readiness, wxSizerFlags().Expand());
    column->Add(m_body, wxSizerFlags(1).Expand());
    SetSizer(column);

    m_groups->Bind(wxEVT_LISTBOX,
                   [this](wxCommandEvent& event) { show_line(event.GetSelection()); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        arrange();
    });
    auto& events = session.form.events;
    events.shown = [this] { update(); };
    events.judged = [this] { m_readiness->update(); };
    events.failed = [this](const std::string& sentence) {
        // What was to be changed shows again as it is.
        if (FormSection* shown = section(); shown != nullptr && m_session.form.view() != nullptr)
            shown->update();
        if (on_failed) on_failed(sentence);
    };
    events.refused = [this](const std::string& field) {
        if (GroupPanel* panel = group_panel()) panel->show_refusal(field);
        if (FormSection* shown = section()) shown->show_refusal(field);
    };
}

void FormPage::make_sections() {
    ProductForm& form = m_session.form;
    auto* packs = new PacksPanel(m_book, form);
    m_sections = {new IdentifiersPanel(m_book, form, [this, packs] { open_section(*packs); }),
                  packs, new CategoryPanel(m_book, form),
                  new LinksPanel(m_book, form, [this](ProductId product) { open(product); }),
                  new ProductGroupsPanel(m_book, form)};
    for (FormSection* section : m_sections) m_book->AddPage(section, section->GetName());
}

void FormPage::make_header(wxSizer* into) {
    const int gap = FromDIP(8);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_back = new wxButton(this, wxID_ANY, to_wx(tr("&Back")), wxDefaultPosition, wxDefaultSize, 0,
                          wxDefaultValidator, "backButton");
    m_back->SetBitmap(icon(Icon::back));
    m_title = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                               wxST_ELLIPSIZE_END, "formTitle");
    m_title->SetFont(m_title->GetFont().Bold().Scaled(1.3F));
    m_previous = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                              wxDefaultValidator, "previousButton");
    m_previous->SetBitmap(icon(Icon::previous));
    m_previous->SetToolTip(to_wx(tr("Previous product (Alt+Page Up)")));
    name_control(m_previous, to_wx(tr("Previous product")));
    m_place = make_text(this, "", "formPlace");
    m_next = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                          wxDefaultValidator, "nextButton");
    m_next->SetBitmap(icon(Icon::next));
    m_next->SetToolTip(to_wx(tr("Next product (Alt+Page Down)")));
    name_control(m_next, to_wx(tr("Next product")));
    top->Add(m_back, wxSizerFlags().CentreVertical().Border(wxALL, gap));
    top->Add(m_title, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    top->Add(m_previous, wxSizerFlags().CentreVertical());
    top->Add(m_place, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    top->Add(m_next, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    into->Add(top, wxSizerFlags().Expand());

    auto* below = new wxBoxSizer(wxHORIZONTAL);
    m_subtitle = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END, "formSubtitle");
    make_quiet(m_subtitle);
    m_move = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                          wxDefaultValidator, "formMoveButton");
    m_completeness = make_text(this, "", "formCompleteness");
    m_next_missing =
        new wxButton(this, wxID_ANY, to_wx(tr("Next &missing")), wxDefaultPosition, wxDefaultSize,
                     wxBU_EXACTFIT, wxDefaultValidator, "missingButton");
    m_next_missing->SetToolTip(to_wx(tr("To the next required field without a value (Ctrl+J)")));
    m_compare_label = make_text(this, to_wx(tr("&Compare with")));
    m_compare = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                             wxDefaultValidator, "compareChoice");
    tie_label(m_compare_label, m_compare);
    below->Add(m_subtitle, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    below->Add(m_move, wxSizerFlags().CentreVertical());
    below->Add(m_compare_label, wxSizerFlags().CentreVertical().Border(wxLEFT, gap));
    below->Add(m_compare, wxSizerFlags().CentreVertical().Border(wxLEFT, gap));
    below->Add(m_completeness, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    below->Add(m_next_missing, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    into->Add(below, wxSizerFlags().Expand().Border(wxBOTTOM, gap));

    m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_back) on_back();
    });
    m_move->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const ProductView* view = m_session.form.view();
        if (view != nullptr && on_move) on_move(view->parent_code.empty());
    });
    m_previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_neighbour(-1); });
    m_next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_neighbour(1); });
    m_next_missing->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { go_to_missing(); });
    m_compare->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        commit();
        m_session.form.compare_with(chosen_in(*m_compare));
    });
}

void FormPage::show(ProductId product, const std::string& field) {
    m_wanted = field;
    m_session.form.show(product);
    m_readiness->update();
}

void FormPage::open(ProductId product) {
    commit();
    show(product);
}

void FormPage::commit() {
    if (GroupPanel* panel = group_panel()) panel->commit();
    if (FormSection* shown = section()) shown->commit();
}

bool FormPage::is_typing() const {
    if (const GroupPanel* panel = group_panel()) return panel->is_typing();
    const FormSection* shown = section();
    return shown != nullptr && shown->is_typing();
}

void FormPage::show_neighbour(int step) {
    commit();
    if (!m_session.form.show_neighbour(step)) wxBell();
}

void FormPage::update() {
    if (m_session.form.view() == nullptr) return;
    update_header();
    update_groups();
    m_readiness->update();
    Layout();
    go_to_wanted();
}

void FormPage::go_to_wanted() {
    const std::string wanted = std::exchange(m_wanted, {});
    if (wanted.empty()) return;
    const auto& groups = m_session.form.view()->groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (std::none_of(groups[i].fields.begin(), groups[i].fields.end(),
                         [&](const FieldView& field) { return field.name == wanted; })) {
            continue;
        }
        m_groups->SetSelection(static_cast<int>(i));
        show_line(static_cast<int>(i));
        if (GroupPanel* panel = group_panel()) panel->focus_field(wanted);
        return;
    }
}

void FormPage::update_header() {
    const ProductForm& form = m_session.form;
    const ProductView& view = *form.view();
    std::string title = view.product.code;
    if (!view.name.empty() && view.name != view.product.code) title += "   " + view.name;
    m_title->SetLabel(to_label(title));
    std::vector<std::string> parts = {kind_label(view.product.kind)};
    if (!view.family_label.empty()) parts.push_back(view.family_label);
    if (!view.parent_code.empty()) parts.push_back(tr("of model {0}", view.parent_code));
    if (!view.children.empty()) {
        const auto count = static_cast<long>(view.children.size());
        parts.push_back(
            trn("{0} variant below", "{0} variants below", count, format_number(count)));
    }
    if (!view.category_labels.empty()) parts.push_back(join(view.category_labels, "; "));
    if (!view.product.enabled && !view.product.is_model()) parts.push_back(tr("disabled"));
    m_subtitle->SetLabel(to_label(join(parts, "  ·  ")));
    // Below a model the family is that of the model.
    m_move->SetLabel(to_wx(view.parent_code.empty() ? tr("Family…") : tr("Model…")));
    m_move->SetToolTip(to_wx(view.parent_code.empty() ? tr("Give it another family")
                                                      : tr("Move it to another model")));
    m_completeness->SetLabel(to_wx(form.completeness_sentence()));
    m_completeness->SetForegroundColour(view.completeness.complete() ? good_colour()
                                                                     : warning_colour());
    m_next_missing->Show(!view.completeness.complete());
    update_comparison();
    const auto place = form.place();
    const auto count = static_cast<std::int64_t>(form.place_count());
    const auto number = place ? static_cast<std::int64_t>(*place) + 1 : 0;
    const std::string where =
        form.walks_over_chosen()
            ? tr("{0} of {1} selected", format_number(number), format_number(count))
            : tr("{0} of {1}", format_number(number), format_number(count));
    m_place->SetLabel(place ? to_wx(where) : wxString());
    m_previous->Enable(place && number > 1);
    m_next->Enable(place && number < count);
}

void FormPage::update_comparison() {
    std::vector<Choice> choices = m_session.form.compare_choices();
    // Nothing to choose from: then the control goes.
    if (!choices.empty()) choices.insert(choices.begin(), {0, "", tr("(no other locale)")});
    offer_choices(*m_compare, *m_compare_label, choices, m_session.form.compared_locale());
}

int FormPage::group_count() const {
    const ProductView* view = m_session.form.view();
    return view == nullptr ? 0 : static_cast<int>(view->groups.size());
}

std::string FormPage::key_of_line(int index) const {
    if (index < 0) return {};
    const int groups = group_count();
    if (index < groups) return m_session.form.view()->groups[static_cast<std::size_t>(index)].code;
    const auto section = static_cast<std::size_t>(index - groups);
    if (section < m_sections.size()) return ":" + to_utf8(m_sections[section]->GetName());
    return readiness_key;
}

void FormPage::update_groups() {
    wxArrayString lines;
    for (const GroupView& group : m_session.form.view()->groups)
        lines.Add(to_wx(group_line(group)));
    for (const FormSection* section : m_sections) lines.Add(to_wx(section->line()));
    if (m_is_narrow) lines.Add(to_wx(tr("Ready to publish?")));
    int selected = 0;
    for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
        if (key_of_line(i) == m_line) selected = i;
    }
    if (m_groups->GetStrings() != lines) {
        const bool focused = m_groups->HasFocus();
        m_groups->Set(lines);
        if (focused) m_groups->SetFocus();
    }
    m_groups->SetSelection(selected);
    show_line(selected);
}

void FormPage::open_section(FormSection& wanted) {
    for (int i = group_count(); i < static_cast<int>(m_groups->GetCount()); ++i) {
        if (key_of_line(i) != ":" + to_utf8(wanted.GetName())) continue;
        m_groups->SetSelection(i);
        show_line(i);
        wanted.focus_first();
    }
}

GroupPanel* FormPage::group_panel() const {
    const auto panel = m_panels.find(m_line);
    return panel == m_panels.end() ? nullptr : panel->second;
}

FormSection* FormPage::section() const {
    for (FormSection* section : m_sections) {
        if (":" + to_utf8(section->GetName()) == m_line) return section;
    }
    return nullptr;
}

void FormPage::show_line(int index) {
    const ProductView* view = m_session.form.view();
    const std::string key = key_of_line(index);
    if (view == nullptr || index < 0) return;
    if (key != m_line) commit();
    m_line = key;
    show_readiness(key == readiness_key);
    if (index < group_count()) {
        show_group(view->groups[static_cast<std::size_t>(index)]);
    } else if (FormSection* shown = section()) {
        shown->update();
        show_page(shown);
    }
}

void FormPage::show_group(const GroupView& group) {
    GroupPanel*& panel = m_panels[group.code];
    if (panel != nullptr && !panel->fits(group)) {
        m_book->DeletePage(static_cast<std::size_t>(m_book->FindPage(panel)));
        panel = nullptr;
    }
    if (panel == nullptr) {
        panel = new GroupPanel(m_book, m_session.form, group);
        m_book->AddPage(panel, to_wx(group.label));
    } else {
        panel->show(group);
    }
    show_page(panel);
}

void FormPage::show_page(wxWindow* page) {
    const int index = m_book->FindPage(page);
    if (m_book->GetSelection() != index) m_book->ChangeSelection(static_cast<std::size_t>(index));
}

// Beside the fields where there is room, else in their place once its line is chosen.
void FormPage::show_readiness(bool alone) {
    const bool beside = !m_is_narrow;
    if (m_readiness->IsShown() == (beside || alone) && m_book->IsShown() == !alone) return;
    m_readiness->Show(beside || alone);
    m_book->Show(!alone);
    m_body->GetItem(m_readiness)->SetProportion(alone ? 1 : 0);
    Layout();
}

void FormPage::arrange() {
    const bool is_narrow = GetClientSize().x < FromDIP(least_width_for_all);
    if (is_narrow == m_is_narrow) return;
    m_is_narrow = is_narrow;
    if (!is_narrow && m_line == readiness_key) m_line.clear();
    if (m_session.form.view() != nullptr) {
        update_groups();
    } else {
        show_readiness(false);
    }
}

void FormPage::go_to_missing() {
    const ProductView* view = m_session.form.view();
    if (view == nullptr) return;
    for (std::size_t i = 0; i < view->groups.size(); ++i) {
        if (view->groups[i].missing == 0) continue;
        m_groups->SetSelection(static_cast<int>(i));
        show_line(static_cast<int>(i));
        if (group_panel()->focus_missing()) return;
    }
    wxBell();
}

void FormPage::focus_fields() {
    if (GroupPanel* panel = group_panel()) {
        panel->focus_first();
    } else if (FormSection* shown = section()) {
        shown->focus_first();
    } else {
        m_readiness->SetFocus();
    }
}

void FormPage::leave() {
    commit();
    m_session.form.leave();
}

bool FormPage::focus_next_pane() {
    if (m_groups->HasFocus()) {
        focus_fields();
    } else if (m_back->HasFocus()) {
        m_groups->SetFocus();
    } else {
        m_back->SetFocus();
    }
    return true;
}

}  // namespace vitrine::desktop
