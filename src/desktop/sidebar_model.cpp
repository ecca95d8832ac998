#include "desktop/sidebar_model.h"

#include "desktop/text.h"

namespace vitrine::desktop {

wxDataViewItem SidebarModel::item_of(Line line) {
    return wxDataViewItem(reinterpret_cast<void*>(static_cast<std::intptr_t>(line)));
}

SidebarModel::Line SidebarModel::line_of(const wxDataViewItem& item) {
    return static_cast<Line>(reinterpret_cast<std::intptr_t>(item.GetID()));
}

void SidebarModel::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const {
    const Line line = line_of(item);
    value = to_wx(column == label_column ? m_lines.label(line) : m_lines.number(line));
}

bool SidebarModel::GetAttr(const wxDataViewItem& item, unsigned, wxDataViewItemAttr& look) const {
    if (!m_lines.is_chosen(line_of(item))) return false;
    look.SetBold(true);
    return true;
}

wxDataViewItem SidebarModel::GetParent(const wxDataViewItem& item) const {
    return item_of(m_lines.above(line_of(item)));
}

bool SidebarModel::IsContainer(const wxDataViewItem& item) const {
    return m_lines.has_below(line_of(item));
}

unsigned SidebarModel::GetChildren(const wxDataViewItem& item, wxDataViewItemArray& below) const {
    for (const Line line : m_lines.below(line_of(item))) below.Add(item_of(line));
    return static_cast<unsigned>(below.size());
}

}  // namespace vitrine::desktop
