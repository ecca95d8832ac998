#include "desktop/sidebar_panel.h"

#include <gtk/gtk.h>

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

using Line = SidebarModel::Line;

// So many views are in sight at once at most; there is always room for the categories.
constexpr std::size_t most_views_in_sight = 9;
constexpr int number_width = 64;

// Lines of the views are their places, from 1.
Line line_of_view(std::size_t view) {
    return static_cast<Line>(view) + 1;
}
std::size_t view_of_line(Line line) {
    return static_cast<std::size_t>(line) - 1;
}

std::string words_of(const std::optional<std::size_t>& count) {
    return count ? format_number(static_cast<std::int64_t>(*count)) : std::string();
}

// What its lines say is asked anew.
void repaint(wxDataViewCtrl* list) {
    gtk_widget_queue_draw(list->GtkGetTreeView());
}

int line_height(const wxWindow& window) {
    return window.GetCharHeight() + window.FromDIP(10);
}

}  // namespace

SidebarPanel::SidebarPanel(wxWindow* parent, SidebarDesk& desk)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "sidebar"),
      m_desk(desk) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int gap = FromDIP(8);
    const auto add_heading = [&](const std::string& words) {
        column->Add(make_heading(this, to_wx(words), 1.0),
                    wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
        column->AddSpacer(FromDIP(4));
    };
    add_heading(tr("Views"));
    m_views = make_views();
    column->Add(m_views, wxSizerFlags().Expand());
    auto* saving =
        new wxButton(this, wxID_ANY, to_wx(tr("+ Save as view…")), wxDefaultPosition, wxDefaultSize,
                     wxBORDER_NONE | wxBU_LEFT | wxBU_EXACTFIT, wxDefaultValidator, "saveView");
    saving->SetToolTip(to_wx(tr("Keeps filter, columns and order under a name")));
    saving->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_view(); });
    column->Add(saving, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(4)));
    add_heading(tr("Categories"));
    m_tree = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                          wxDefaultValidator, "categoryTree");
    name_control(m_tree, to_wx(tr("Category tree")));
    column->Add(m_tree, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    m_categories = make_categories();
    // Tab leads from list to list.
    saving->MoveAfterInTabOrder(m_categories);
    column->Add(m_categories, wxSizerFlags(1).Expand());
    SetSizer(column);

    m_tree->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { m_desk.choose_tree(chosen_in(*m_tree)); });
    bind_list(m_views);
    bind_list(m_categories);
    bind_views();
    m_categories->Bind(wxEVT_DATAVIEW_ITEM_EXPANDED, [this](wxDataViewEvent& event) {
        m_open.insert(SidebarModel::line_of(event.GetItem()));
    });
    m_categories->Bind(wxEVT_DATAVIEW_ITEM_COLLAPSED, [this](wxDataViewEvent& event) {
        m_open.erase(SidebarModel::line_of(event.GetItem()));
    });
    Bind(wxEVT_CHAR_HOOK, &SidebarPanel::on_key, this);
    m_desk.events.changed = [this] { show_all(); };
    m_desk.events.counted = [this] { show_counts(); };
    m_desk.events.chosen = [this] { show_chosen(); };
    show_all();
}

wxDataViewCtrl* SidebarPanel::make_list(SidebarModel::Lines lines, const char* name) {
    auto* list =
        new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                           wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE, wxDefaultValidator, name);
    wxObjectDataPtr<SidebarModel> model(new SidebarModel(std::move(lines)));
    list->AssociateModel(model.get());
    auto* label = new wxDataViewTextRenderer;
    label->EnableEllipsize(wxELLIPSIZE_END);
    auto* label_column = new wxDataViewColumn("", label, SidebarModel::label_column,
                                              wxDVC_DEFAULT_WIDTH, wxALIGN_LEFT, 0);
    list->AppendColumn(label_column);
    list->AppendColumn(new wxDataViewColumn(
        "", new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT),
        SidebarModel::number_column, FromDIP(number_width), wxALIGN_RIGHT, 0));
    // The labels take what room there is, so that the numbers stand at the edge.
    auto* native = GTK_TREE_VIEW_COLUMN(label_column->GetGtkHandle());
    gtk_tree_view_column_set_expand(native, true);
    auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
    gtk_tree_view_set_activate_on_single_click(view, true);
    gtk_tree_view_set_enable_search(view, false);
    return list;
}

wxDataViewCtrl* SidebarPanel::make_views() {
    SidebarModel::Lines lines;
    lines.below = [this](Line line) {
        std::vector<Line> below;
        for (std::size_t i = 0; line == 0 && i < m_desk.views().size(); ++i)
            below.push_back(line_of_view(i));
        return below;
    };
    lines.has_below = [](Line line) { return line == 0; };
    lines.above = [](Line) { return 0; };
    lines.label = [this](Line line) {
        const std::size_t view = view_of_line(line);
        return view < m_desk.views().size() ? m_desk.views()[view].label : std::string();
    };
    lines.number = [this](Line line) { return words_of(m_desk.view_count(view_of_line(line))); };
    lines.is_chosen = [this](Line line) { return m_desk.chosen().view == view_of_line(line); };
    auto* list = make_list(std::move(lines), "views");
    gtk_tree_view_set_show_expanders(GTK_TREE_VIEW(list->GtkGetTreeView()), false);
    name_control(list, to_wx(tr("Views")));
    return list;
}

wxDataViewCtrl* SidebarPanel::make_categories() {
    SidebarModel::Lines lines;
    lines.below = [this](Line line) { return m_desk.children(line); };
    lines.has_below = [this](Line line) { return m_desk.has_children(line); };
    lines.above = [this](Line line) { return m_desk.parent(line); };
    lines.label = [this](Line line) { return m_desk.label(line); };
    lines.number = [this](Line line) { return words_of(m_desk.count(line)); };
    lines.is_chosen = [this](Line line) { return m_desk.chosen().category == line; };
    auto* list = make_list(std::move(lines), "categories");
    name_control(list, to_wx(tr("Categories")));
    return list;
}

void SidebarPanel::bind_list(wxDataViewCtrl* list) {
    list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, list](wxDataViewEvent& event) {
        choose(list, SidebarModel::line_of(event.GetItem()));
    });
}

void SidebarPanel::choose(const wxDataViewCtrl* list, Line line) {
    if (line == 0 || !on_choose) return;
    if (list == m_categories) {
        on_choose(m_desk.filter_of(line));
    } else if (view_of_line(line) < m_desk.views().size() && on_choose_view) {
        // A copy: saving makes the list of views anew.
        const SidebarDesk::View view = m_desk.views()[view_of_line(line)];
        on_choose_view(view);
    }
}

void SidebarPanel::bind_views() {
    m_views->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        if (event.GetItem().IsOk()) m_views->SetCurrentItem(event.GetItem());
        CallAfter([this] { offer_view_menu(); });
    });
}

std::optional<std::size_t> SidebarPanel::marked_view() const {
    const wxDataViewItem item = m_views->GetCurrentItem();
    if (!item.IsOk()) return std::nullopt;
    const std::size_t view = view_of_line(SidebarModel::line_of(item));
    if (view >= m_desk.views().size() || !m_desk.views()[view].is_saved) return std::nullopt;
    return view;
}

void SidebarPanel::offer_view_menu() {
    const auto view = marked_view();
    wxMenu menu;
    const auto add = [&](const std::string& words, std::function<void()> act) {
        wxMenuItem* item = menu.Append(wxID_ANY, to_wx(words));
        item->Enable(view.has_value());
        menu.Bind(
            wxEVT_MENU, [act = std::move(act)](wxCommandEvent&) { act(); }, item->GetId());
    };
    const std::string name = view ? m_desk.views()[*view].label : std::string();
    add(tr("Replace by what is &shown"), [this, name] { m_desk.save_view(name); });
    add(tr("&Rename…") + "\tF2", [this] { rename_view(); });
    add(tr("&Delete") + "\tDel", [this] { remove_view(); });
    menu.AppendSeparator();
    wxMenuItem* saving = menu.Append(wxID_ANY, to_wx(tr("Save what is shown as a &view…")));
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { save_view(); }, saving->GetId());
    m_views->PopupMenu(&menu);
}

void SidebarPanel::save_view() {
    const auto& chosen = m_desk.chosen().view;
    const bool is_known = chosen && m_desk.views()[*chosen].is_saved;
    wxTextEntryDialog dialog(
        this,
        to_wx(tr("Keeps filter, columns and order under this name, in place of a view that has it "
                 "already.")),
        to_wx(tr("Save as view")), is_known ? to_wx(m_desk.views()[*chosen].label) : wxString());
    if (dialog.ShowModal() == wxID_OK) m_desk.save_view(to_utf8(dialog.GetValue()));
}

void SidebarPanel::rename_view() {
    const auto view = marked_view();
    if (!view) return;
    const std::string name = m_desk.views()[*view].label;
    wxTextEntryDialog dialog(this, to_wx(tr("New name of the view {0}", name)),
                             to_wx(tr("Rename view")), to_wx(name));
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string other = to_utf8(dialog.GetValue());
    // By its name: another window may have changed the views meanwhile.
    for (std::size_t i = 0; i < m_desk.views().size() && other != name; ++i) {
        if (m_desk.views()[i].is_saved && m_desk.views()[i].label == name)
            return m_desk.rename_view(i, other);
    }
}

void SidebarPanel::remove_view() {
    if (const auto view = marked_view()) m_desk.remove_view(*view);
}

bool SidebarPanel::on_view_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool is_menu_key = key == WXK_WINDOWS_MENU || key == WXK_MENU ||
                             (key == WXK_F10 && event.GetModifiers() == wxMOD_SHIFT);
    if (is_menu_key) {
        offer_view_menu();
    } else if (key == WXK_F2 && !event.HasAnyModifiers()) {
        rename_view();
    } else if (key == WXK_DELETE && !event.HasAnyModifiers()) {
        remove_view();
    } else {
        return false;
    }
    return true;
}

void SidebarPanel::show_all() {
    m_views->GetModel()->Cleared();
    const std::size_t in_sight = std::min(m_desk.views().size(), most_views_in_sight);
    m_views->SetMinSize(wxSize(-1, static_cast<int>(in_sight) * line_height(*this)));
    const auto trees = m_desk.trees();
    offer_choices(*m_tree, trees, m_desk.tree());
    m_tree->Show(trees.size() > 1);
    // Opening a line tells of it.
    const std::set<CategoryId> open = m_open;
    m_categories->GetModel()->Cleared();
    if (m_desk.tree() != 0) m_categories->Expand(SidebarModel::item_of(m_desk.tree()));
    // Those above come first: an earlier id may stand below a later one.
    for (const CategoryId category : open) {
        if (m_desk.has_children(category)) reveal(category);
    }
    show_chosen();
    Layout();
}

// Opens everything above the category and itself.
void SidebarPanel::reveal(CategoryId category) {
    std::vector<CategoryId> path;
    for (; category > 0; category = m_desk.parent(category)) path.push_back(category);
    if (path.empty() || path.back() != m_desk.tree()) return;
    for (auto at = path.rbegin(); at != path.rend(); ++at)
        m_categories->Expand(SidebarModel::item_of(*at));
}

void SidebarPanel::show_counts() {
    repaint(m_views);
    repaint(m_categories);
}

// The cursor of the list goes to what is shown, unless somebody is on the way elsewhere in it.
void SidebarPanel::show_chosen() {
    const SidebarDesk::Chosen& chosen = m_desk.chosen();
    const auto stand_on = [](wxDataViewCtrl* list, Line line) {
        if (line == 0) {
            list->UnselectAll();
        } else if (!list->HasFocus()) {
            list->Select(SidebarModel::item_of(line));
        }
        repaint(list);
    };
    stand_on(m_views, chosen.view ? line_of_view(*chosen.view) : 0);
    if (chosen.category > 0) reveal(m_desk.parent(chosen.category));
    stand_on(m_categories, chosen.category);
}

void SidebarPanel::focus() {
    auto* list = m_desk.chosen().category != 0 ? m_categories : m_views;
    if (!list->GetSelection().IsOk()) {
        list->Select(SidebarModel::item_of(list == m_views ? line_of_view(0) : m_desk.tree()));
    }
    list->SetCurrentItem(list->GetSelection());
    list->SetFocus();
}

// Left and Right close and open as in every tree.
void SidebarPanel::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (m_views->HasFocus() && on_view_key(event)) return;
    if (event.HasAnyModifiers()) {
        event.Skip();
    } else if (key == WXK_ESCAPE && on_leave) {
        on_leave();
    } else if ((key == WXK_LEFT || key == WXK_RIGHT) && m_categories->HasFocus()) {
        const wxDataViewItem item = m_categories->GetCurrentItem();
        const Line line = SidebarModel::line_of(item);
        if (key == WXK_RIGHT) {
            if (m_desk.has_children(line)) m_categories->Expand(item);
        } else if (m_categories->IsExpanded(item)) {
            m_categories->Collapse(item);
        } else if (m_desk.parent(line) != 0) {
            m_categories->SetCurrentItem(SidebarModel::item_of(m_desk.parent(line)));
        }
    } else {
        event.Skip();
    }
}

}  // namespace vitrine::desktop
