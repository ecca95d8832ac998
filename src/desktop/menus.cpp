#include "desktop/menus.h"

#include "desktop/commands.h"
#include "desktop/text.h"

namespace vitrine::desktop {
namespace {

// `key` is wx's spelling, which wx translates for the menu itself.
void add(wxMenu* menu, int command, const std::string& words, const char* key = "",
         wxItemKind kind = wxITEM_NORMAL) {
    wxString label = to_wx(words);
    if (*key != '\0') label += wxString("\t") + key;
    menu->Append(command, label, "", kind);
}

wxMenu* file_menu() {
    auto* menu = new wxMenu;
    add(menu, wxID_NEW, tr("&New empty catalogue…"), "Ctrl+N");
    add(menu, command_open_sample, tr("Open the &sample catalogue…"));
    add(menu, wxID_OPEN, tr("&Open a catalogue…"), "Ctrl+O");
    menu->AppendSubMenu(new wxMenu, to_wx(tr("Open &recent")));
    menu->AppendSeparator();
    add(menu, command_import_file, tr("Import a &file…"), "Ctrl+Shift+I");
    add(menu, command_import, tr("&Import a folder…"), "Ctrl+I");
    add(menu, command_import_address, tr("Import from an a&ddress…"));
    add(menu, command_import_clipboard, tr("Import from the clip&board"));
    add(menu, command_export, tr("&Export…"), "Ctrl+E");
    menu->AppendSeparator();
    add(menu, command_new_window, tr("New &window"), "Ctrl+Shift+N");
    add(menu, command_close_catalogue, tr("&Close catalogue"), "Ctrl+W");
    add(menu, wxID_EXIT, tr("&Quit"), "Ctrl+Q");
    return menu;
}

wxMenu* edit_menu() {
    auto* menu = new wxMenu;
    add(menu, command_undo, tr("&Undo"), "Ctrl+Z");
    add(menu, command_redo, tr("&Redo"), "Ctrl+Y");
    menu->AppendSeparator();
    add(menu, command_cut, tr("Cu&t"), "Ctrl+X");
    add(menu, command_copy, tr("&Copy"), "Ctrl+C");
    add(menu, command_paste, tr("&Paste"), "Ctrl+V");
    add(menu, command_paste_preview, tr("Paste &with preview…"), "Ctrl+Shift+V");
    add(menu, command_fill_down, tr("Fill &down"), "Ctrl+D");
    add(menu, command_fill_right, tr("Fill ri&ght"), "Ctrl+R");
    // Without a key here: Delete has to stay a key of text fields. The grid knows it.
    add(menu, command_clear, tr("C&lear cells"));
    menu->AppendSeparator();
    add(menu, command_find, tr("&Find"), "Ctrl+F");
    add(menu, command_filter_on_cell, tr("Filter on this &value"), "Ctrl+L");
    add(menu, command_next_refused, tr("&Next refused or missing value"), "F4");
    menu->AppendSeparator();
    add(menu, command_preferences, tr("Pr&eferences…"), "Ctrl+,");
    return menu;
}

wxMenu* view_menu() {
    auto* menu = new wxMenu;
    add(menu, command_products, tr("&Products"));
    add(menu, command_quality, tr("&Quality"));
    add(menu, command_publish, tr("P&ublish"));
    add(menu, command_history, tr("&History"));
    add(menu, command_structure, tr("Structur&e"));
    add(menu, command_next_place, tr("Ne&xt place"), "Ctrl+PgDn");
    add(menu, command_previous_place, tr("Pre&vious place"), "Ctrl+PgUp");
    menu->AppendSeparator();
    add(menu, command_sidebar, tr("&Sidebar"), "F9", wxITEM_CHECK);
    add(menu, command_inspector, tr("&Inspector"), "Shift+F9", wxITEM_CHECK);
    add(menu, command_columns, tr("&Columns…"));
    add(menu, command_group_variants, tr("Group variants under their mo&del"), "Ctrl+G",
        wxITEM_CHECK);
    auto* models = new wxMenu;
    add(models, command_expand, tr("&Expand"), "Alt+Right");
    add(models, command_collapse, tr("&Collapse"), "Alt+Left");
    add(models, command_expand_all, tr("Expand &all models"));
    add(models, command_collapse_all, tr("Collapse all &models"));
    menu->AppendSubMenu(models, to_wx(tr("&Models and variants")));
    // Without a key here: the space bar has to stay a key of texts and buttons. The grid knows it.
    add(menu, command_quick_look, tr("Quick loo&k (space bar)"));
    auto* rows = new wxMenu;
    add(rows, command_small_rows, tr("&Small rows"), "", wxITEM_RADIO);
    add(rows, command_medium_rows, tr("&Medium rows"), "", wxITEM_RADIO);
    add(rows, command_large_rows, tr("&Large rows"), "", wxITEM_RADIO);
    menu->AppendSubMenu(rows, to_wx(tr("Ro&w height")));
    add(menu, command_larger, tr("Lar&ger text in the grid"), "Ctrl++");
    add(menu, command_smaller, tr("Smaller text i&n the grid"), "Ctrl+-");
    // Without a key here: figures need Shift on a French keyboard, where MainFrame takes the key
    // as it is.
    add(menu, command_usual_size, tr("Usual text si&ze in the grid (Ctrl+0)"));
    menu->AppendSeparator();
    add(menu, command_next_locale, tr("Next &locale"), "F7");
    add(menu, command_previous_locale, tr("Previous locale"), "Shift+F7");
    add(menu, command_next_channel, tr("Nex&t channel"), "Ctrl+F7");
    add(menu, command_previous_channel, tr("Previous channel"), "Ctrl+Shift+F7");
    menu->AppendSeparator();
    add(menu, command_next_pane, tr("Next p&ane"), "F6");
    add(menu, command_reload, tr("&Reload"), "F5");
    return menu;
}

wxMenu* product_menu() {
    auto* menu = new wxMenu;
    add(menu, command_new_product, tr("Ne&w product…"), "Ctrl+Shift+P");
    add(menu, command_duplicate_products, tr("D&uplicate"), "Ctrl+Shift+D");
    add(menu, command_enable_products, tr("&Enable"));
    add(menu, command_disable_products, tr("D&isable"));
    // Delete alone clears cells, with Ctrl it takes words from texts.
    add(menu, command_delete_products, tr("&Delete products"), "Ctrl+Shift+Del");
    add(menu, command_change_family, tr("Change famil&y…"));
    add(menu, command_change_parent, tr("Move t&o another model…"));
    menu->AppendSeparator();
    add(menu, command_open_form, tr("Open &form"), "F8");
    add(menu, command_matrix, tr("Va&riants"), "Ctrl+M");
    add(menu, command_previous_product, tr("&Previous product"), "Alt+PgUp");
    add(menu, command_next_product, tr("&Next product"), "Alt+PgDn");
    add(menu, command_next_missing, tr("Next &missing value"), "Ctrl+J");
    return menu;
}

wxMenu* bulk_menu() {
    auto* menu = new wxMenu;
    add(menu, command_bulk_value, tr("&Set a value…"), "Ctrl+B");
    add(menu, command_bulk_replacement, tr("&Find and replace…"), "Ctrl+H");
    add(menu, command_bulk_prices, tr("Adjust &prices…"));
    add(menu, command_bulk_translation, tr("Copy from another &language…"));
    add(menu, command_bulk_categories, tr("Add to a &category…"));
    return menu;
}

wxMenu* help_menu() {
    auto* menu = new wxMenu;
    add(menu, command_help, tr("C&ontents"), "F1");
    add(menu, command_help_keys, tr("&Keyboard"));
    add(menu, command_palette, tr("&Command palette…"), "Ctrl+K");
    menu->AppendSeparator();
    add(menu, command_open_sample, tr("&Sample catalogue…"));
    add(menu, command_report, tr("&Report a problem…"));
    menu->AppendSeparator();
    add(menu, wxID_ABOUT, tr("&About Vitrine"));
    return menu;
}

wxMenuItem* recent_item(const wxMenuBar& bar) {
    for (wxMenuItem* item : bar.GetMenu(0)->GetMenuItems()) {
        if (item->IsSubMenu()) return item;
    }
    return nullptr;
}

}  // namespace

wxMenuBar* make_menu_bar() {
    auto* bar = new wxMenuBar;
    bar->Append(file_menu(), to_wx(tr("&File")));
    bar->Append(edit_menu(), to_wx(tr("&Edit")));
    bar->Append(view_menu(), to_wx(tr("&View")));
    bar->Append(product_menu(), to_wx(tr("&Product")));
    bar->Append(bulk_menu(), to_wx(tr("Bul&k")));
    bar->Append(help_menu(), to_wx(tr("&Help")));
    return bar;
}

void show_recent_in_menu(wxMenuBar& bar, const std::vector<std::filesystem::path>& files) {
    wxMenuItem* item = recent_item(bar);
    if (item == nullptr) return;
    wxMenu* menu = item->GetSubMenu();
    while (menu->GetMenuItemCount() > 0) menu->Destroy(menu->FindItemByPosition(0));
    int command = command_first_recent;
    for (const auto& file : files) {
        if (command > command_last_recent) break;
        menu->Append(command++,
                     to_label(file.stem().string() + "   " + file.parent_path().string()));
    }
    item->Enable(!files.empty());
}

void show_undo_in_menu(wxMenuBar& bar, const std::string& undo, const std::string& redo) {
    const auto show = [&bar](int command, const std::string& plain, const std::string& what,
                             const char* key) {
        wxString label = to_wx(plain);
        // TRANSLATORS: {0} is Undo or Redo, {1} what it would take back: "Undo: Fill down".
        if (!what.empty()) label = to_wx(tr("{0}: {1}", plain, what));
        label.Replace("\t", " ");
        bar.SetLabel(command, label + "\t" + key);
        bar.Enable(command, !what.empty());
    };
    show(command_undo, tr("&Undo"), undo, "Ctrl+Z");
    show(command_redo, tr("&Redo"), redo, "Ctrl+Y");
}

}  // namespace vitrine::desktop
