#include "desktop/product_groups_panel.h"

#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/same_entities.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {}  // namespace

ProductGroupsPanel::ProductGroupsPanel(wxWindow* parent, ProductForm& form)
    : FormSection(parent, "productGroupsPanel"), m_form(form) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_list = new ChoiceList(this, tr("Product &groups it belongs to"), ChoiceList::Takes::several,
                            "productGroups");
    m_inherited = make_text(this, "", "groupsInherited");
    make_quiet(m_inherited);
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(14)));
    column->Add(m_inherited,
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(14)));
    SetSizer(column);
    m_list->on_change = [this] { save(); };
    update();
}

std::string ProductGroupsPanel::line() const {
    const auto count = static_cast<std::int64_t>(m_form.sections().groups.size());
    const std::string heading = tr("Product groups");
    return count == 0 ? heading : tr("{0} ({1})", heading, format_number(count));
}

std::vector<std::int32_t> ProductGroupsPanel::own() const {
    std::vector<std::int32_t> ids;
    for (const FiledUnder& filed : m_form.sections().groups) {
        if (filed.inherited_from.empty()) ids.push_back(filed.id);
    }
    return ids;
}

void ProductGroupsPanel::update() {
    const bool is_same = m_structure != nullptr && m_locale == m_form.locale_code() &&
                         same_entities(m_structure->groups, m_form.structure()->groups);
    if (!is_same) {
        m_structure = m_form.structure();
        m_locale = m_form.locale_code();
        auto choices = choices_of(*m_structure, m_structure->groups, m_locale);
        sort_by_label(choices);
        m_list->offer(std::move(choices));
    }
    m_list->choose(own());
    std::vector<std::string> lines;
    for (const FiledUnder& filed : m_form.sections().groups) {
        if (!filed.inherited_from.empty())
            lines.push_back(
                tr("{0} ({1})", filed.label, tr("from model {0}", filed.inherited_from)));
    }
    if (m_structure->groups.size() == 0)
        lines.push_back(tr("This catalogue has no product groups yet."));
    m_inherited->Show(!lines.empty());
    m_inherited->SetLabel(to_label(join(lines, "\n")));
    Layout();
}

void ProductGroupsPanel::save() {
    std::vector<std::int32_t> wanted;
    for (const Choice& choice : m_list->chosen()) wanted.push_back(choice.id);
    const auto had = own();
    const auto change = [this](std::int32_t group, LinkStep step) {
        LinkChange made;
        made.property = property::groups;
        made.target = group;
        made.step = step;
        m_form.change(made);
    };
    for (const std::int32_t group : wanted) {
        if (!contains(had, group)) change(group, LinkStep::add);
    }
    for (const std::int32_t group : had) {
        if (!contains(wanted, group)) change(group, LinkStep::remove);
    }
}

}  // namespace vitrine::desktop
