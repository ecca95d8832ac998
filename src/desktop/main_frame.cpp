#include "desktop/main_frame.h"

#include "base/clock.h"
#include "desktop/conflict_dialog.h"
#include "desktop/form_page.h"
#include "desktop/menus.h"
#include "desktop/start_page.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int watch_every_ms = 1000;

}  // namespace

MainFrame::MainFrame(Post post, std::filesystem::path recent_file)
    : wxFrame(nullptr, wxID_ANY, "Vitrine"),
      m_post(std::move(post)),
      m_recent_file(std::move(recent_file)),
      m_folder(m_recent_file.parent_path()),
      m_recent(m_recent_file),
      m_steps(m_folder / "first_steps.txt"),
      m_maker(m_activities, m_post),
      m_dialogs([this] { go_on(); }),
      m_watch(this) {
    SetMenuBar(make_menu_bar());
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_places = new PlacesBar(this);
    m_messages = new MessageBar(this);
    m_book = new wxSimplebook(this);
    m_jobs = new JobStrip(this, m_activities);
    column->Add(m_places, wxSizerFlags().Expand());
    column->Add(m_messages, wxSizerFlags().Expand());
    column->Add(m_book, wxSizerFlags(1).Expand());
    column->Add(m_jobs, wxSizerFlags().Expand());
    SetSizer(column);

    StartPage::Actions actions;
    actions.open_sample = [this] { ask_new(NewContent::demo); };
    actions.open = [this] { ask_open(); };
    actions.make_new = [this] { ask_new(NewContent::empty); };
    actions.open_recent = [this](const std::filesystem::path& file) { open_catalogue(file); };
    actions.forget = [this](const std::filesystem::path& file) {
        m_recent.forget(file);
        update_recent();
    };
    m_start = new StartPage(m_book, actions);
    m_book->AddPage(m_start, "");
    m_activities.on_change([this] { m_jobs->update(); });
    bind_commands();
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        m_focused = event.GetWindow();
    });
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        event.Skip();
        keep_focus_in_sight();
    });
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::on_close, this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (m_session) m_session->workspace->refresh();
    });
    update_recent();
    update_undo();
    SetSize(FromDIP(wxSize(1280, 800)));
    SetMinSize(FromDIP(wxSize(800, 500)));
    restore_window();
}

// The children first: pages are destroyed with the window and know the session until then.
MainFrame::~MainFrame() {
    m_activities.on_change({});
    m_steps.on_change = {};
    if (m_session) {
        m_session->editor.on_change({});
        m_session->editor.on_conflict({});
    }
    DestroyChildren();
    m_exporting.reset();
    m_session.reset();
}

void MainFrame::open_catalogue(const std::filesystem::path& file) {
    if (m_opening) return;
    m_opening = std::make_unique<Workspace>(file, m_post);
    m_opening->open([this](std::exception_ptr failure) { opened(failure); });
    m_places->Disable();
    m_book->Disable();
}

void MainFrame::opened(std::exception_ptr failure) {
    const Leave leave = failure ? Leave::no : ask_to_leave([this] { opened(nullptr); });
    if (leave == Leave::later) return;
    m_places->Enable();
    m_book->Enable();
    // Destroyed only after the completion that this is called from has returned.
    auto workspace = std::make_shared<std::unique_ptr<Workspace>>(std::move(m_opening));
    if (leave == Leave::no) {
        if (failure) m_messages->say(MessageBar::Tone::error, sentence_of(failure));
        CallAfter([workspace] { workspace->reset(); });
        return;
    }
    drop_catalogue();
    start_session(std::move(*workspace));
}

void MainFrame::start_session(std::unique_ptr<Workspace> workspace) {
    const auto known = m_recent.find(workspace->file());
    if (known) workspace->choose(known->channel, known->locale);
    m_session = std::make_unique<Session>(std::move(workspace), m_activities);
    if (known && !known->columns.empty()) m_session->grid.choose_columns(known->columns);
    m_subscription = m_session->workspace->listen([this](const CatalogueChange& change) {
        if (!change.context && !change.structure) return;
        m_places->show(m_session->workspace.get());
        remember();
    });
    m_session->editor.on_change([this] {
        update_title();
        update_undo();
        go_on();
    });
    m_session->editor.on_conflict(
        [this](const Editor::Undecided& undecided, const Editor::Decide& decide) {
            // Nothing was changed, and nobody is there any more who could be asked.
            if (!m_waiting.empty()) return;
            ask_about_conflicts(this, undecided, decide);
        });
    make_pages();
    follow_exports();
    m_places->show(m_session->workspace.get());
    remember();
    update_title();
    update_undo();
    go_to(Place::products);
    m_messages->Dismiss();
    for (const std::string& note : m_session->workspace->opening_notes()) {
        m_messages->say(MessageBar::Tone::note, note);
    }
    m_watch.Start(watch_every_ms);
}

bool MainFrame::close_catalogue() {
    if (ask_to_leave([this] { close_catalogue(); }) != Leave::now) return false;
    drop_catalogue();
    return true;
}

void MainFrame::drop_catalogue() {
    if (!m_session) return;
    remember();
    m_watch.Stop();
    m_subscription.reset();
    m_messages->Dismiss();  // its buttons are about this catalogue
    m_places->show(nullptr);
    m_place = Place::start;
    m_book->ChangeSelection(0);
    drop_pages();
    m_activities.clear();
    m_exporting.reset();
    m_session.reset();
    update_recent();
    update_title();
    update_undo();
}

MainFrame::Leave MainFrame::ask_to_leave(std::function<void()> again) {
    if (!m_session) return Leave::now;
    if (m_form != nullptr) m_form->commit();
    if (!m_dialogs.any() && !may_stop_work()) return Leave::no;
    if (is_calm()) return Leave::now;
    m_waiting.push_back(std::move(again));
    return Leave::later;
}

bool MainFrame::is_calm() const {
    return !m_dialogs.any() && (!m_session || m_session->editor.pending() == 0);
}

void MainFrame::go_on() {
    if (m_waiting.empty()) return;
    CallAfter([this] {
        if (m_waiting.empty() || !is_calm() || IsBeingDeleted()) return;
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
        go_on();
    });
}

// Long work is asked about once, by its name. Edits on their way are waited for without asking.
bool MainFrame::may_stop_work() {
    const auto* work = m_activities.unstopped();
    if (work == nullptr) return true;
    wxMessageDialog question(
        this,
        to_wx(tr("{0} is still at work. Nothing of it is kept if it is stopped now.", work->title)),
        to_wx(tr("Stop and close?")), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    question.SetYesNoLabels(to_wx(tr("&Stop and close")), to_wx(tr("&Keep working")));
    if (question.ShowModal() != wxID_YES) return false;
    m_activities.stop_all();
    return true;
}

void MainFrame::on_close(wxCloseEvent& event) {
    if (m_session && event.CanVeto()) {
        if (ask_to_leave([this] { Close(); }) != Leave::now) {
            event.Veto();
            return;
        }
        remember();
    }
    keep_window();
    Destroy();
}

void MainFrame::remember() {
    if (!m_session) return;
    const Workspace& workspace = *m_session->workspace;
    RecentCatalogue entry;
    entry.file = workspace.file();
    entry.opened = system_now();
    entry.channel = workspace.channel_code();
    entry.locale = workspace.locale_code();
    if (m_session->grid.has_chosen_columns()) entry.columns = m_session->grid.column_names();
    m_recent.note(entry);
    update_recent();
}

void MainFrame::update_recent() {
    m_start->show_recent(m_recent.all());
    std::vector<std::filesystem::path> files;
    for (const auto& catalogue : m_recent.all()) {
        if (catalogue.is_there()) files.push_back(catalogue.file);
    }
    show_recent_in_menu(*GetMenuBar(), files);
}

void MainFrame::update_title() {
    if (!m_session) {
        SetTitle("Vitrine");
        return;
    }
    const std::string name = m_session->workspace->title();
    // TRANSLATORS: title of the window; {0} is the name of the catalogue.
    SetTitle(to_wx(m_session->editor.pending() > 0 ? tr("{0} – saving… – Vitrine", name)
                                                   : tr("{0} – saved – Vitrine", name)));
}

void MainFrame::update_undo() {
    const std::string undo = m_session ? m_session->editor.undo_label() : std::string();
    const std::string redo = m_session ? m_session->editor.redo_label() : std::string();
    show_undo_in_menu(*GetMenuBar(), undo, redo);
    m_places->show_undo(undo, redo);
    if (!redo.empty()) m_steps.take(FirstSteps::Step::undo);
}

void MainFrame::make_catalogue(const std::filesystem::path& file, NewContent content) {
    m_maker.make(file, content, [this, file](const std::string& sentence) {
        if (sentence.empty()) {
            m_steps.begin(file);
            open_catalogue(file);
        } else {
            m_messages->say(MessageBar::Tone::error, sentence);
        }
    });
}

}  // namespace vitrine::desktop
