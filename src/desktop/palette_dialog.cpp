#include "desktop/palette_dialog.h"

#include <gtk/gtk.h>

#include <algorithm>

#include "desktop/commands.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int palette_width = 640, palette_height = 420;
constexpr int detail_width = 150, key_width = 130;
// So many lines Page Up and Page Down go.
constexpr int page_lines = 10;

void add_commands(const wxMenu& menu, const std::string& menu_label,
                  std::vector<PaletteEntry>& entries) {
    for (const wxMenuItem* item : menu.GetMenuItems()) {
        if (item->IsSubMenu()) {
            add_commands(*item->GetSubMenu(), to_utf8(item->GetItemLabelText()), entries);
        } else if (!item->IsSeparator() &&
                   std::ranges::find(entries, item->GetId(), &PaletteEntry::command) ==
                       entries.end()) {  // some stand in two menus
            PaletteEntry entry;
            entry.label = to_utf8(item->GetItemLabelText());
            entry.detail = menu_label;
            entry.key = to_utf8(item->GetItemLabel().AfterFirst('\t'));
            entry.is_enabled = item->IsEnabled();
            entry.command = item->GetId();
            entries.push_back(std::move(entry));
        }
    }
}

}  // namespace

std::vector<PaletteEntry> menu_commands(wxFrame& frame) {
    std::vector<PaletteEntry> entries;
    const wxMenuBar* bar = frame.GetMenuBar();
    for (std::size_t i = 0; i < bar->GetMenuCount(); ++i) {
        // Menus learn what is enabled when they are opened.
        bar->GetMenu(i)->UpdateUI(&frame);
        add_commands(*bar->GetMenu(i), to_utf8(bar->GetMenuLabelText(i)), entries);
    }
    return entries;
}

class PaletteDialog::Lines : public wxDataViewVirtualListModel {
public:
    enum Column : unsigned { label_column, detail_column, key_column };
    explicit Lines(const PaletteDesk& desk) : m_desk(desk) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        const auto& entries = m_desk.entries();
        if (row >= entries.size()) {
            value = wxString();
            return;
        }
        const PaletteEntry& entry = entries[row];
        std::string words = column == label_column    ? entry.label
                            : column == detail_column ? entry.detail
                                                      : entry.key;
        // TRANSLATORS: behind a command that cannot be used at the moment.
        if (column == label_column && !entry.is_enabled) words = tr("{0} (not now)", words);
        value = to_wx(words);
    }
    bool IsEnabledByRow(unsigned row, unsigned) const override {
        return row >= m_desk.entries().size() || m_desk.entries()[row].is_enabled;
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    const PaletteDesk& m_desk;
};

PaletteDialog::PaletteDialog(wxWindow* parent, PaletteDesk& desk)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Command palette")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_desk(desk),
      m_lines(new Lines(desk)) {
    auto* label = make_text(this, to_wx(tr("A command, a view, a SKU or a product's name")));
    m_words = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                             wxTE_PROCESS_ENTER, wxDefaultValidator, "paletteWords");
    tie_label(label, m_words);
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                wxDV_NO_HEADER | wxDV_SINGLE, wxDefaultValidator, "paletteEntries");
    name_control(m_list, to_wx(tr("Found")));
    m_list->AssociateModel(m_lines.get());
    auto* name = new wxDataViewTextRenderer;
    name->EnableEllipsize(wxELLIPSIZE_END);
    auto* name_column =
        new wxDataViewColumn("", name, Lines::label_column, wxDVC_DEFAULT_WIDTH, wxALIGN_LEFT, 0);
    m_list->AppendColumn(name_column);
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(name_column->GetGtkHandle()), true);
    m_list
        ->AppendTextColumn("", Lines::detail_column, wxDATAVIEW_CELL_INERT, FromDIP(detail_width),
                           wxALIGN_LEFT, 0)
        ->GetRenderer()
        ->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendTextColumn("", Lines::key_column, wxDATAVIEW_CELL_INERT, FromDIP(key_width),
                             wxALIGN_LEFT, 0);
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(m_list->GtkGetTreeView()), false);
    gtk_tree_view_set_activate_on_single_click(GTK_TREE_VIEW(m_list->GtkGetTreeView()), true);
    m_state = make_text(this, "", "paletteState");
    make_quiet(m_state);
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int gap = FromDIP(10);
    column->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(m_words, wxSizerFlags().Expand().Border(wxALL, gap));
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, gap));
    column->Add(m_state, wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizer(column);
    SetSize(FromDIP(wxSize(palette_width, palette_height)));
    CentreOnParent(wxHORIZONTAL);

    m_words->Bind(wxEVT_TEXT,
                  [this](wxCommandEvent&) { m_desk.search(to_utf8(m_words->GetValue())); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        choose(static_cast<int>(m_lines->GetRow(event.GetItem())));
    });
    Bind(wxEVT_CHAR_HOOK, &PaletteDialog::on_key, this);
    m_desk.events.changed = [this] { update(); };
    update();
    m_words->SetFocus();
}

PaletteDialog::~PaletteDialog() {
    m_desk.events.changed = {};
}

void PaletteDialog::update() {
    const auto count = static_cast<unsigned>(m_desk.entries().size());
    m_lines->Reset(count);
    mark(0);
    wxString state = to_wx(tr("Enter does it, Escape closes."));
    if (m_desk.is_looking()) {
        state = to_wx(tr("Looking for products…"));
    } else if (count == 0) {
        state = to_wx(tr("Nothing is called so."));
    }
    m_state->SetLabel(state);
}

int PaletteDialog::marked() const {
    const wxDataViewItem item = m_list->GetSelection();
    return item.IsOk() ? static_cast<int>(m_lines->GetRow(item)) : -1;
}

// The focus stays in the field, so that it is the field that says what is marked.
void PaletteDialog::mark(int row) {
    const auto count = static_cast<int>(m_desk.entries().size());
    if (count == 0) {
        describe_control(m_words, to_wx(tr("Nothing is called so.")));
        return;
    }
    const wxDataViewItem item =
        m_lines->GetItem(static_cast<unsigned>(std::clamp(row, 0, count - 1)));
    m_list->Select(item);
    m_list->EnsureVisible(item);
    wxVariant words;
    m_lines->GetValue(words, item, Lines::label_column);
    describe_control(m_words, words.GetString());
}

void PaletteDialog::choose(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_desk.entries().size()) return;
    const PaletteEntry& entry = m_desk.entries()[static_cast<std::size_t>(row)];
    if (!entry.is_enabled) {
        m_state->SetLabel(to_label(tr("{0} has nothing to do here and now.", entry.label)));
        return;
    }
    m_chosen = entry;
    EndModal(wxID_OK);
}

void PaletteDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.HasAnyModifiers()) {
        event.Skip();
    } else if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        choose(marked());
    } else if (key == WXK_ESCAPE) {
        EndModal(wxID_CANCEL);
    } else if (!m_words->HasFocus()) {
        event.Skip();
    } else if (key == WXK_DOWN || key == WXK_UP) {
        mark(marked() + (key == WXK_DOWN ? 1 : -1));
    } else if (key == WXK_PAGEDOWN || key == WXK_PAGEUP) {
        mark(marked() + (key == WXK_PAGEDOWN ? page_lines : -page_lines));
    } else {
        event.Skip();
    }
}

}  // namespace vitrine::desktop
