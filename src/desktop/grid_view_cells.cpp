// What the grid does with many cells at once: copied, pasted, filled, cleared.
#include <algorithm>

#include "desktop/grid_clipboard.h"
#include "desktop/grid_view.h"
#include "desktop/text.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// A tenth of a second to write down in the forms that spreadsheets understand.
constexpr std::size_t most_copied = 100'000;

std::size_t at(int place) {
    return static_cast<std::size_t>(place);
}

}  // namespace

GridView::Range GridView::range() const {
    Range found{GetGridCursorRow(), GetGridCursorCol(), GetGridCursorRow(), GetGridCursorCol()};
    bool first = true;
    for (const auto& block : GetSelectedBlocks()) {
        if (first) {
            found = {block.GetTopRow(), block.GetLeftCol(), block.GetBottomRow(),
                     block.GetRightCol()};
            first = false;
            continue;
        }
        found.top = std::min(found.top, block.GetTopRow());
        found.left = std::min(found.left, block.GetLeftCol());
        found.bottom = std::max(found.bottom, block.GetBottomRow());
        found.right = std::max(found.right, block.GetRightCol());
    }
    return found;
}

void GridView::copy_cells(std::function<void()> then) {
    const Range from = range();
    if (from.top < 0) return;
    const std::size_t cells =
        (at(from.bottom) - at(from.top) + 1) * (at(from.right) - at(from.left) + 1);
    if (cells > most_copied) {
        if (on_said) {
            on_said(tr("{0} cells are more than the clipboard bears: copy at most {1} at once.",
                       format_number(static_cast<std::int64_t>(cells)),
                       format_number(static_cast<std::int64_t>(most_copied))));
        }
        return;
    }
    m_grid.read_texts(ProductGrid::Says::shown, at(from.top), at(from.left), at(from.bottom),
                      at(from.right),
                      m_receiver.guard([then = std::move(then)](const CellBlock& texts) {
                          put_on_clipboard(texts);
                          if (then) then();
                      }));
}

// `cells` over the target, again and again where the target is larger; without cells it is cleared.
PastePreview::Block GridView::block(const Range& target, const CellBlock* cells) const {
    PastePreview::Block block;
    std::size_t height = 1, width = 1;
    if (cells != nullptr) {
        height = cells->size();
        for (const auto& line : *cells) width = std::max(width, line.size());
    }
    if (height == 0 || target.top < 0) return block;
    const auto rows = std::max(height, static_cast<std::size_t>(target.bottom - target.top + 1));
    const auto columns = std::max(width, static_cast<std::size_t>(target.right - target.left + 1));
    for (std::size_t r = 0; r < rows; ++r) {
        const std::size_t row = static_cast<std::size_t>(target.top) + r;
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t column = static_cast<std::size_t>(target.left) + c;
            const auto* line = cells == nullptr ? nullptr : &(*cells)[r % height];
            if (line != nullptr && c % width >= line->size()) continue;
            if (row >= m_grid.row_count() || column >= m_grid.columns().size()) {
                ++block.beyond;
            } else if (!m_grid.is_editable(column)) {
                ++block.not_editable;
            } else {
                std::optional<std::string> text;
                if (line != nullptr) text = (*line)[c % width];
                block.cells.push_back({row, column, std::move(text)});
            }
        }
    }
    return block;
}

void GridView::type_block(const Range& target, const CellBlock* cells, const char* source) {
    const auto typed = block(target, cells).cells;
    if (typed.empty()) {
        wxBell();
    } else {
        m_grid.type(typed, source);
    }
}

void GridView::paste_cells() {
    if (const auto cells = take_from_clipboard()) type_block(range(), &*cells, "paste");
}

std::optional<PastePreview::Block> GridView::clipboard_block() const {
    const auto cells = take_from_clipboard();
    if (!cells) return std::nullopt;
    return block(range(), &*cells);
}

void GridView::clear_cells() {
    type_block(range(), nullptr, "clear");
}

void GridView::fill_down() {
    const Range target = range();
    if (target.bottom <= target.top) return;
    fill_from({target.top, target.left, target.top, target.right},
              {target.top + 1, target.left, target.bottom, target.right});
}

void GridView::fill_right() {
    const Range target = range();
    if (target.right <= target.left) return;
    fill_from({target.top, target.left, target.bottom, target.left},
              {target.top, target.left + 1, target.bottom, target.right});
}

// Rows that are not at hand are read first: what fills others must not be taken for empty.
void GridView::fill_from(const Range& source, const Range& target) {
    m_grid.read_texts(ProductGrid::Says::editable, at(source.top), at(source.left),
                      at(source.bottom), at(source.right),
                      m_receiver.guard([this, target](const CellBlock& cells) {
                          type_block(target, &cells, "fill");
                      }));
}

void GridView::cut_cells() {
    const Range cut = range();
    copy_cells([this, cut] { type_block(cut, nullptr, "clear"); });
}

// What is being typed, into every cell that is selected.
void GridView::fill_selection() {
    const Range target = range();
    wxGridCellEditor* editor = GetCellEditor(GetGridCursorRow(), GetGridCursorCol());
    const CellBlock cells = {{to_utf8(editor->GetValue())}};
    // The cell of the cursor is one of them: nothing of its own is saved.
    editor->Reset();
    editor->DecRef();
    DisableCellEditControl();
    type_block(target, &cells, "fill");
}

}  // namespace vitrine::desktop
