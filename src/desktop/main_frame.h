// The window: one catalogue, its places, what happens to it. Puts pages and view-models together
// and knows nothing of products itself.
#pragma once

#include <wx/simplebook.h>
#include <wx/weakref.h>
#include <wx/wx.h>

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desktop/job_strip.h"
#include "desktop/message_bar.h"
#include "desktop/open_dialogs.h"
#include "desktop/places_bar.h"
#include "workbench/catalogue_maker.h"
#include "workbench/export_desk.h"
#include "workbench/first_steps.h"
#include "workbench/palette_desk.h"
#include "workbench/product_maker.h"
#include "workbench/recent_catalogues.h"
#include "workbench/session.h"
#include "workbench/variant_matrix.h"
#include "workbench/window_state.h"

namespace vitrine::desktop {

class FormPage;
class GridPage;
class MatrixPage;
class Page;
class ProductsPage;
class StartPage;
class StructurePage;

class MainFrame : public wxFrame {
public:
    // `post` leads to the thread of the windows; `recent_file` is where the list of catalogues is
    // kept, and beside it what was set and how the window was left.
    MainFrame(Post post, std::filesystem::path recent_file);
    ~MainFrame() override;

    // Opens in the background, then takes the place of the catalogue that is open; on failure says
    // why and stays where it was.
    void open_catalogue(const std::filesystem::path& file);
    // False if somebody chose to let the running work go on, and where edits are on their way or a
    // dialog is up: then it is closed as soon as that is over.
    bool close_catalogue();
    // Makes a catalogue and opens it.
    void make_catalogue(const std::filesystem::path& file, NewContent content);
    // Looks at the files or folders, shows what an import would do, and does it if wanted. Does
    // nothing while another catalogue is on its way or edits are.
    // Files, folders, archives or addresses.
    void import_files(std::vector<std::filesystem::path> places);
    void import_clipboard();
    // Changes the selected products, or all of the list, by a dialog. Does nothing where no list
    // is shown, and while a new one, another catalogue or edits are on their way.
    void edit_in_bulk(BulkStart start);

    void go_to(Place place);
    Place place() const { return m_place; }
    // At a field, where one is named and the form shows it.
    void open_product(ProductId product, const std::string& field = {});
    // The variants of its model.
    void open_matrix(ProductId product);

    // Null while no catalogue is open.
    Session* session() { return m_session.get(); }
    // Of the open catalogue, as the session; null without one.
    ProductMaker* making() { return m_making.get(); }
    VariantMatrix* variants() { return m_variants.get(); }
    ExportDesk* exporting() { return m_exporting.get(); }
    MessageBar& messages() { return *m_messages; }

private:
    // A catalogue comes and goes (main_frame.cpp).
    void opened(std::exception_ptr failure);
    void start_session(std::unique_ptr<Workspace> workspace);
    void drop_catalogue();
    void update_title();
    void update_undo();
    void update_recent();
    void remember();
    void on_close(wxCloseEvent& event);
    bool may_stop_work();
    // Whether the open catalogue may be closed: asks about long work; `later`, where edits are on
    // their way or a dialog is up, calls `again` when that is over.
    enum class Leave { now, later, no };
    Leave ask_to_leave(std::function<void()> again);
    bool is_calm() const;
    // Does the first of what waits, once the handler that is running has returned.
    void go_on();

    // Pages (main_frame_pages.cpp).
    struct ShownPage {
        Page* page = nullptr;
        wxWindow* window = nullptr;  // the same object
    };
    // The products; the others when somebody goes there, so that no start waits for them.
    void make_pages();
    void make_page(Place place);
    template <class Shown>
    Shown* add_page(Place place, Shown* page);
    void drop_pages();
    // Of the place that is shown; null while no catalogue is open.
    Page* page();
    // That of the grid's cursor; previous and next go over the selected products, if there are any.
    void open_current_product();
    void on_edited(const EditReport& report, const std::string& source);
    void on_bulk_saved(const BulkReport& report);

    // Commands (main_frame_commands.cpp).
    void bind_commands();
    void bind_products_commands();
    void bind_panes();
    void bind_bulk_commands();
    void bind_making_commands();
    void bind_export_commands();
    void bind(int command, std::function<void()> act, std::function<bool()> enabled = {});
    void on_escape(wxKeyEvent& event);
    void go_to_next_place(int step);
    void ask_open();
    void ask_new(NewContent content);
    void ask_import();
    void ask_import_file();
    void ask_import_address();
    void show_import(const std::function<void()>& begin);
    void undo_or_redo(bool undo);
    void focus_next_pane();

    // Help and first steps (main_frame_help.cpp).
    void bind_help_commands();
    void show_help(const std::string& topic);
    // Of what has the focus, or of the place.
    std::string help_topic() const;
    void report_problem();
    void show_about();
    void follow_first_steps();
    void show_first_steps();

    // Keys go to the page again where what had the focus was hidden.
    void keep_focus_in_sight();

    // How the grid is looked at (main_frame_grid.cpp).
    void bind_grid_look();
    void resize_grid(const GridSize& size);

    // Windows of the program (main_frame_windows.cpp).
    void restore_window();
    void keep_window();
    void bind_window_commands();
    void open_new_window();
    void quit();
    void show_palette();
    void go_to(const PaletteEntry& entry);
    void choose_preferences();

    bool on_grid() const { return m_session && m_place == Place::products; }
    bool may_edit_in_bulk() const;
    bool may_import() const;
    bool on_form() const { return m_session && m_place == Place::form; }
    bool on_matrix() const { return m_session && m_place == Place::matrix; }

    // Products made and deleted (main_frame_products.cpp).
    void follow_making();
    void follow_matrix();
    // What was done by one change set, with a button that takes it back.
    void offer_to_undo(MessageBar::Tone tone, const std::string& sentence, ChangeSetId change_set,
                       std::vector<MessageBar::Action> actions = {});
    // Those selected, else the one under the cursor or in the form.
    std::vector<ProductId> products_at_hand() const;
    void ask_new_product();
    void delete_products();
    // Of the products at hand: asks which, shows what would change, then does it.
    void change_family_or_model(bool family);

    // Exports (main_frame_export.cpp).
    void ask_export();
    void follow_exports();

    Post m_post;
    std::filesystem::path m_recent_file;
    std::filesystem::path m_folder;  // of files of the user's own
    RecentCatalogues m_recent;
    WindowState m_state;
    FirstSteps m_steps;
    wxWeakRef<wxDialog> m_help;     // while it is open
    wxWeakRef<wxWindow> m_focused;  // what had the focus last
    Activities m_activities;
    CatalogueMaker m_maker;
    std::unique_ptr<Workspace> m_opening;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProductMaker> m_making;
    std::unique_ptr<VariantMatrix> m_variants;
    std::unique_ptr<ExportDesk> m_exporting;
    Subscription m_subscription;
    Place m_place = Place::start;
    OpenDialogs m_dialogs;
    wxString m_last_address;                      // of an import
    std::deque<std::function<void()>> m_waiting;  // for is_calm()

    PlacesBar* m_places;
    MessageBar* m_messages;
    wxSimplebook* m_book;
    JobStrip* m_jobs;
    StartPage* m_start;
    std::map<Place, ShownPage> m_pages;  // of the open catalogue
    ProductsPage* m_products = nullptr;
    GridPage* m_grid = nullptr;  // of m_products
    FormPage* m_form = nullptr;
    StructurePage* m_structure = nullptr;
    MatrixPage* m_matrix = nullptr;
    // Asks once a second whether another program has changed the catalogue.
    wxTimer m_watch;
};

}  // namespace vitrine::desktop
