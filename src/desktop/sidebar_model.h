// Lines of the sidebar, each a label and a number, for wxWidgets' native list and tree. Asks for
// the lines below another only when that is opened.
#pragma once

#include <wx/dataview.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::desktop {

class SidebarModel : public wxDataViewModel {
public:
    // A line by a number of its own, never 0, which stands for what is above the first lines.
    using Line = std::int32_t;
    struct Lines {
        std::function<std::vector<Line>(Line)> below;
        std::function<bool(Line)> has_below;
        std::function<Line(Line)> above;
        std::function<std::string(Line)> label;
        std::function<std::string(Line)> number;
        std::function<bool(Line)> is_chosen;  // shown in bold
    };
    explicit SidebarModel(Lines lines) : m_lines(std::move(lines)) {}

    static wxDataViewItem item_of(Line line);
    static Line line_of(const wxDataViewItem& item);

    enum Column : unsigned { label_column, number_column };

    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant&, const wxDataViewItem&, unsigned) override { return false; }
    bool GetAttr(const wxDataViewItem& item, unsigned column,
                 wxDataViewItemAttr& look) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    bool HasContainerColumns(const wxDataViewItem&) const override { return true; }
    unsigned GetChildren(const wxDataViewItem& item, wxDataViewItemArray& below) const override;

private:
    Lines m_lines;
};

}  // namespace vitrine::desktop
