#include "desktop/grid_renderers.h"

#include <wx/stopwatch.h>
#include <wx/wx.h>

#include <algorithm>

#include "desktop/cell_table.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// Some screens full.
constexpr std::size_t most_pictures = 300;
constexpr long most_ms_at_once = 25;

// Light enough for the dark digits on it, and the other way round in a dark theme.
wxColour bar_colour(int percent) {
    const bool dark = wxSystemSettings::GetAppearance().IsDark();
    if (percent >= 100) return dark ? wxColour(0x2e, 0x6b, 0x33) : wxColour(0xa5, 0xd6, 0xa7);
    if (percent >= 60) return dark ? wxColour(0x7a, 0x5b, 0x12) : wxColour(0xff, 0xe0, 0x82);
    return dark ? wxColour(0x7d, 0x34, 0x34) : wxColour(0xef, 0xb0, 0xae);
}

wxColour colour_of(ReadinessCells::Readiness::State state) {
    using State = ReadinessCells::Readiness::State;
    switch (state) {
        case State::ready:
            return good_colour();
        case State::blocked:
            return error_colour();
        case State::unknown:
            return warning_colour();
        case State::coming:
        case State::not_sold:
            break;
    }
    return quiet_colour();
}

}  // namespace

void ValueRenderer::Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc,
                         const wxRect& rectangle, int row, int column, bool selected) {
    const auto look = m_look(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
    if (look.inherited || look.loading || look.pending || !look.own_name) {
        wxGridCellAttr* copy = attributes.Clone();
        if (look.inherited || look.pending || !look.own_name) {
            copy->SetFont(attributes.GetFont().Italic());
        }
        if (look.inherited || look.loading || !look.own_name) copy->SetTextColour(quiet_colour());
        wxGridCellStringRenderer::Draw(view, *copy, dc, rectangle, row, column, selected);
        copy->DecRef();
    } else {
        wxGridCellStringRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    }
    if (!look.refused) return;
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.SetPen(wxPen(error_colour(), view.FromDIP(2)));
    wxRect outline = rectangle;
    dc.DrawRectangle(outline.Deflate(1));
    const int corner = view.FromDIP(8);
    const wxPoint points[] = {{outline.GetRight() - corner, outline.GetTop()},
                              {outline.GetRight(), outline.GetTop()},
                              {outline.GetRight(), outline.GetTop() + corner}};
    dc.SetBrush(wxBrush(error_colour()));
    dc.DrawPolygon(3, points);
}

wxRect SkuRenderer::arrow_in(const wxWindow& view, const wxRect& cell, int depth) {
    const int side = view.FromDIP(18);
    return {cell.x + depth * side, cell.y, side, cell.height};
}

void SkuRenderer::Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle,
                       int row, int column, bool selected) {
    if (!m_grid.is_grouped())
        return ValueRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    wxGridCellRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    const auto at = static_cast<std::size_t>(row);
    const RowPlace place = m_grid.place(at);
    const wxRect arrow = arrow_in(view, rectangle, place.depth);
    wxGridCellAttr* copy = attributes.Clone();
    if (place.has_rows_below) copy->SetFont(attributes.GetFont().Bold());
    if (!place.is_listed) {
        copy->SetFont(copy->GetFont().Italic());
        copy->SetTextColour(quiet_colour());
    }
    wxRect words = rectangle;
    words.x = arrow.GetRight();
    words.width = std::max(0, rectangle.GetRight() - arrow.GetRight());
    ValueRenderer::Draw(view, *copy, dc, words, row, column, selected);
    copy->DecRef();
    if (!place.has_rows_below) return;
    const wxColour colour = selected ? view.GetSelectionForeground() : attributes.GetTextColour();
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(colour));
    const int half = view.FromDIP(4);
    const wxPoint middle(arrow.x + arrow.width / 2, arrow.y + arrow.height / 2);
    const wxPoint right[] = {{-half / 2, -half}, {half, 0}, {-half / 2, half}};
    const wxPoint down[] = {{-half, -half / 2}, {half, -half / 2}, {0, half}};
    dc.DrawPolygon(3, m_grid.is_collapsed(at) ? right : down, middle.x, middle.y);
}

void CompletenessRenderer::Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc,
                                const wxRect& rectangle, int row, int column, bool selected) {
    wxGridCellRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    dc.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
    dc.SetFont(attributes.GetFont());
    dc.SetTextForeground(selected ? view.GetSelectionForeground() : attributes.GetTextColour());
    const ProductRow* product = m_grid.row(static_cast<std::size_t>(row));
    const wxString words =
        to_wx(m_grid.text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
    if (product != nullptr && !selected) {
        wxRect bar = rectangle;
        // As high as in a low row, whatever the height.
        const int height =
            std::min(rectangle.height - view.FromDIP(12), dc.GetCharHeight() + view.FromDIP(4));
        bar.Deflate(view.FromDIP(6), (rectangle.height - height) / 2);
        dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.DrawRectangle(bar);
        bar.Deflate(1);
        bar.width = bar.width * product->percent() / 100;
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(bar_colour(product->percent())));
        dc.DrawRectangle(bar);
    }
    dc.DrawLabel(words, rectangle, wxALIGN_CENTRE);
}

void ReadinessRenderer::Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc,
                             const wxRect& rectangle, int row, int column, bool selected) {
    wxGridCellRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    const auto at = static_cast<std::size_t>(row), where = static_cast<std::size_t>(column);
    if (m_grid.product_at(at) == 0) return;
    const auto& readiness = m_grid.readiness(at, where);
    const wxColour colour = colour_of(readiness.state);
    const int strip = view.FromDIP(4);
    if (!selected) {
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(colour));
        dc.DrawRectangle(rectangle.x + strip / 2, rectangle.y + strip, strip,
                         rectangle.height - 2 * strip);
    }
    wxRect room = rectangle;
    room.x += 3 * strip;
    room.width -= 3 * strip;
    dc.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
    dc.SetFont(attributes.GetFont());
    dc.SetTextForeground(selected ? view.GetSelectionForeground() : colour);
    dc.DrawLabel(
        wxControl::Ellipsize(to_wx(m_grid.text(at, where)), dc, wxELLIPSIZE_END, room.width), room,
        wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
}

wxSize ReadinessRenderer::GetBestSize(wxGrid& view, wxGridCellAttr&, wxDC&, int, int) {
    return view.FromDIP(wxSize(150, 28));
}

// An empty one where it cannot be shown, null where there was no time for it just now.
const wxBitmap* PictureRenderer::scaled(const std::string& file, const wxSize& room, double density,
                                        wxGrid& view) {
    if (room != m_room || m_pictures.size() > most_pictures) m_pictures.clear();
    m_room = room;
    const auto known = m_pictures.find(file);
    if (known != m_pictures.end()) return &known->second;
    // A screen full of pictures that nobody has looked at yet is painted in several steps, so that
    // keys are answered between them.
    if (*m_spent > most_ms_at_once) return nullptr;
    const wxStopWatch watch;
    wxBitmap& bitmap = m_pictures[file];
    const wxLogNull quiet;  // somebody may have emptied the folder of small copies
    wxImage image;
    if (image.LoadFile(to_wx(file), wxBITMAP_TYPE_PNG)) {
        const double scale = std::min(
            {1.0, room.x * density / image.GetWidth(), room.y * density / image.GetHeight()});
        const auto length = [scale](int of) { return std::max(1, static_cast<int>(of * scale)); };
        bitmap = wxBitmap(
            image.Scale(length(image.GetWidth()), length(image.GetHeight()), wxIMAGE_QUALITY_HIGH),
            wxBITMAP_SCREEN_DEPTH, density);
    }
    if (*m_spent == 0) {
        view.CallAfter([&view, spent = m_spent] {
            if (*spent > most_ms_at_once) view.GetGridWindow()->Refresh();
            *spent = 0;
        });
    }
    *m_spent += std::max(1L, watch.Time());
    return &bitmap;
}

void PictureRenderer::Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc,
                           const wxRect& rectangle, int row, int column, bool selected) {
    wxGridCellRenderer::Draw(view, attributes, dc, rectangle, row, column, selected);
    using State = ProductPictures::Picture::State;
    const auto picture = m_grid.picture(static_cast<std::size_t>(row));
    if (picture.state == State::none) return;
    wxRect room = rectangle;
    room.Deflate(view.FromDIP(3), view.FromDIP(2));
    wxString words = to_wx("…");
    if (picture.state == State::made) {
        const wxBitmap* bitmap =
            scaled(picture.file, room.GetSize(), view.GetContentScaleFactor(), view);
        if (bitmap != nullptr && bitmap->IsOk()) {
            const wxSize size = bitmap->GetLogicalSize();
            dc.DrawBitmap(*bitmap, room.x + (room.width - size.x) / 2,
                          room.y + (room.height - size.y) / 2, true);
            return;
        }
    } else if (picture.state == State::missing) {
        words = to_wx(picture.reason);
    }
    dc.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
    dc.SetFont(attributes.GetFont());
    dc.SetTextForeground(selected ? view.GetSelectionForeground() : quiet_colour());
    dc.DrawLabel(wxControl::Ellipsize(words, dc, wxELLIPSIZE_END, room.width), room,
                 wxALIGN_CENTRE);
}

wxSize PictureRenderer::GetBestSize(wxGrid& view, wxGridCellAttr&, wxDC&, int, int) {
    return view.FromDIP(wxSize(80, 28));
}

wxSize CompletenessRenderer::GetBestSize(wxGrid& view, wxGridCellAttr&, wxDC&, int, int) {
    return view.FromDIP(wxSize(90, 28));
}

void ValueEditor::BeginEdit(int row, int column, wxGrid* view) {
    auto* table = static_cast<CellTable*>(view->GetTable());
    DoBeginEdit(table->editor_value(row, column));
}

}  // namespace vitrine::desktop
