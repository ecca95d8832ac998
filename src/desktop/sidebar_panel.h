// Beside the grid: views and categories with the number of their products. Enter or a click chooses
// what the grid shows; what is shown stands in bold. Escape goes back to the grid. Saved views are
// renamed by F2, deleted by Delete, and both and more by the menu key or the right button.
#pragma once

#include <wx/dataview.h>
#include <wx/wx.h>

#include <functional>
#include <set>
#include <string>

#include "desktop/sidebar_model.h"
#include "workbench/sidebar_desk.h"

namespace vitrine::desktop {

class SidebarPanel : public wxPanel {
public:
    SidebarPanel(wxWindow* parent, SidebarDesk& desk);

    // The list that what is shown stands in gets the focus, on its line.
    void focus();

    std::function<void(const std::string& filter)> on_choose;
    std::function<void(const SidebarDesk::View& view)> on_choose_view;
    std::function<void()> on_leave;  // Escape

private:
    wxDataViewCtrl* make_list(SidebarModel::Lines lines, const char* name);
    wxDataViewCtrl* make_views();
    wxDataViewCtrl* make_categories();
    void bind_list(wxDataViewCtrl* list);
    void bind_views();
    // Absent where no saved view is marked.
    std::optional<std::size_t> marked_view() const;
    void offer_view_menu();
    void save_view();
    void rename_view();
    void remove_view();
    bool on_view_key(const wxKeyEvent& event);
    void show_all();
    void show_counts();
    void show_chosen();
    void reveal(CategoryId category);
    void choose(const wxDataViewCtrl* list, SidebarModel::Line line);
    void on_key(wxKeyEvent& event);

    SidebarDesk& m_desk;
    wxDataViewCtrl* m_views;
    wxChoice* m_tree;
    wxDataViewCtrl* m_categories;
    std::set<CategoryId> m_open;  // categories that were opened, by whom the tree is shown again
};

}  // namespace vitrine::desktop
