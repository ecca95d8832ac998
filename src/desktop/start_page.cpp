#include "desktop/start_page.h"

#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int page_width = 620;

std::string recent_line(const RecentCatalogue& catalogue) {
    const std::string name = catalogue.file.stem().string();
    const std::string folder = catalogue.file.parent_path().string();
    if (!catalogue.is_there()) return tr("{0} – not found any more in {1}", name, folder);
    return tr("{0} – in {1}, opened {2}", name, folder, format_instant(catalogue.opened));
}

}  // namespace

StartPage::StartPage(wxWindow* parent, Actions actions)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL, "startPage"),
      m_actions(std::move(actions)) {
    SetScrollRate(0, FromDIP(16));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_heading(this, to_wx(tr("Welcome to Vitrine")), 1.8),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    auto* subtitle = make_text(
        this,
        to_wx(tr("Collect, complete and publish product information. A catalogue is one file.")));
    make_quiet(subtitle);
    column->Add(subtitle, wxSizerFlags().Border(wxBOTTOM, FromDIP(20)));
    add_choice(column, Icon::sample, to_wx(tr("Open the sample &catalogue")),
               to_wx(tr("Products, variants and channels to try everything on")), "sampleButton",
               [this] { m_actions.open_sample(); });
    add_choice(column, Icon::open, to_wx(tr("&Open a catalogue…")),
               to_wx(tr("A catalogue file of yours or of a colleague")), "openButton",
               [this] { m_actions.open(); });
    add_choice(column, Icon::new_catalogue, to_wx(tr("&New empty catalogue…")),
               to_wx(tr("To be filled by an import")), "newButton",
               [this] { m_actions.make_new(); });

    m_recent_label = make_heading(this, to_wx(tr("Recent catalogues")), 1.1);
    column->Add(m_recent_label, wxSizerFlags().Border(wxTOP | wxBOTTOM, FromDIP(10)));
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(page_width, 150)), 0,
                           nullptr, wxLB_SINGLE, wxDefaultValidator, "recentList");
    name_control(m_list, m_recent_label->GetLabelText());
    column->Add(m_list, wxSizerFlags().Expand());
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_open = new wxButton(this, wxID_ANY, to_wx(tr("Open")), wxDefaultPosition, wxDefaultSize, 0,
                          wxDefaultValidator, "openRecentButton");
    m_forget = new wxButton(this, wxID_ANY, to_wx(tr("&Remove from this list")));
    buttons->Add(m_open, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_forget);
    column->Add(buttons, wxSizerFlags().Border(wxTOP, FromDIP(6)));

    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(column, wxSizerFlags().Centre().Border(wxALL, FromDIP(30)));
    SetSizer(page);

    m_list->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { open_selected(); });
    m_list->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER) {
            open_selected();
        } else {
            event.Skip();
        }
    });
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_selected(); });
    m_forget->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* catalogue = selected()) m_actions.forget(catalogue->file);
    });
    const auto enable = [this](wxUpdateUIEvent& event) { event.Enable(selected() != nullptr); };
    m_forget->Bind(wxEVT_UPDATE_UI, enable);
    m_open->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->is_there());
    });
}

void StartPage::add_choice(wxSizer* into, Icon which, const wxString& label,
                           const wxString& meaning, const char* name, std::function<void()> act) {
    auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, FromDIP(wxSize(290, 52)),
                                wxBU_LEFT, wxDefaultValidator, name);
    button->SetBitmap(icon(which, 22));
    button->SetBitmapMargins(FromDIP(10), 0);
    describe_control(button, meaning);
    auto* words = make_text(this, meaning);
    make_quiet(words);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(button, wxSizerFlags().CentreVertical());
    row->Add(words, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(14)));
    into->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
}

void StartPage::show_recent(const std::vector<RecentCatalogue>& recent) {
    m_recent = recent;
    m_list->Clear();
    for (const auto& catalogue : m_recent) m_list->Append(to_wx(recent_line(catalogue)));
    const bool any = !m_recent.empty();
    for (wxWindow* part : {static_cast<wxWindow*>(m_recent_label), static_cast<wxWindow*>(m_list),
                           static_cast<wxWindow*>(m_open), static_cast<wxWindow*>(m_forget)}) {
        part->Show(any);
    }
    if (any) m_list->SetSelection(0);
    FitInside();
    Layout();
}

const RecentCatalogue* StartPage::selected() const {
    const int index = m_list->GetSelection();
    if (index < 0 || index >= static_cast<int>(m_recent.size())) return nullptr;
    return &m_recent[static_cast<std::size_t>(index)];
}

void StartPage::open_selected() {
    const auto* catalogue = selected();
    if (catalogue != nullptr && catalogue->is_there()) m_actions.open_recent(catalogue->file);
}

}  // namespace vitrine::desktop
