#include "desktop/structure_list.h"

#include "base/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// GTK lays out the whole text of a cell.
constexpr std::size_t most_listed_characters = 200;

}  // namespace

class StructureList::Cells : public wxDataViewVirtualListModel {
public:
    enum Column : unsigned { label, code, facts, use };

    explicit Cells(StructureDesk& desk) : m_desk(desk) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        value = to_wx(row < m_desk.row_count() ? shorten(text(row, column), most_listed_characters)
                                               : "");
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    std::string text(std::size_t number, unsigned column) const {
        const StructureRow& row = m_desk.row(number);
        switch (column) {
            case label:
                return row.label;
            case code:
                return row.code;
            case facts:
                return row.facts;
            default:
                return m_desk.use_words(number);
        }
    }

    StructureDesk& m_desk;
};

StructureList::StructureList(wxWindow* parent, StructureDesk& desk)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize(200, 90)),
                     wxDV_ROW_LINES | wxDV_SINGLE, wxDefaultValidator, "structureList"),
      m_desk(desk),
      m_cells(new Cells(desk)) {
    name_control(this, to_wx(tr("What there is")));
    AssociateModel(m_cells.get());
    const auto add = [this](const std::string& heading, unsigned which, int width,
                            wxAlignment alignment = wxALIGN_LEFT) {
        AppendTextColumn(to_wx(heading), which, wxDATAVIEW_CELL_INERT, FromDIP(width), alignment,
                         wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(tr("Name"), Cells::label, 190);
    add(tr("Code"), Cells::code, 130);
    add(tr("Products"), Cells::use, 75, wxALIGN_RIGHT);
    add(tr("What it is"), Cells::facts, 240);
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (m_updating) return;
        const wxDataViewItem item = GetSelection();
        if (!item.IsOk()) return;
        const auto row = static_cast<std::size_t>(m_cells->GetRow(item));
        if (row < m_desk.row_count() && on_selected) on_selected(m_desk.row(row).id);
    });
}

// Rows are asked for when they are drawn: all are made anew only where there are more or fewer,
// which takes GTK a while.
void StructureList::update() {
    m_updating = true;
    const auto count = static_cast<unsigned>(m_desk.row_count());
    if (count != m_cells->GetCount()) {
        m_cells->Reset(count);
    } else {
        Refresh();
    }
    const auto row = m_desk.selected_row();
    if (!row) {
        UnselectAll();
    } else if (const wxDataViewItem item = GetSelection();
               !item.IsOk() || m_cells->GetRow(item) != *row) {
        select_row(static_cast<int>(*row));
    }
    m_updating = false;
}

void StructureList::select_row(int row) {
    if (row < 0 || row >= static_cast<int>(m_desk.row_count())) return;
    const wxDataViewItem item = m_cells->GetItem(static_cast<unsigned>(row));
    SetCurrentItem(item);
    Select(item);
    EnsureVisible(item);
}

}  // namespace vitrine::desktop
