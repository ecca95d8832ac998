// What a paste would do to the cells of the grid, worked out in the background before it is done.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "workbench/product_grid.h"

namespace vitrine {

class PastePreview {
public:
    PastePreview(Workspace& workspace, ProductGrid& grid) : m_workspace(workspace), m_grid(grid) {}

    // The cells that would be typed into, and how many others of the block were left out because
    // they lie behind the last row or column, or in a column that nobody edits.
    struct Block {
        std::vector<ProductGrid::Typed> cells;
        std::size_t beyond = 0;
        std::size_t not_editable = 0;
    };
    // Works it out anew. Edits wait until it is known, as it takes their place for that long.
    void propose(Block block);
    // Nobody looks any more: what is being worked out stops.
    void leave();

    enum class State { working, ready, failed };
    State state() const { return m_state; }
    // Why it could not be worked out.
    const std::string& failure() const { return m_failure; }

    struct Row {
        std::string product;  // code
        std::string column;   // heading
        std::string before, after;
        std::string refusal;  // why it would be refused; empty if it would be saved
    };
    // Of the cells that would change or be refused; refused ones first where there are too many.
    const std::vector<Row>& rows() const { return m_rows; }
    // "12 cells would change, 3 stay as they are, 1 would be refused."; empty until it is known.
    std::string summary() const;
    // What was left out, and whether all rows are listed; empty where there is nothing to say.
    std::string remarks() const;

    // Whether there is anything to save, and saving it: one change set, one step of undo.
    bool can_save() const { return m_state == State::ready && m_preview.changed > 0; }
    void save();

    std::function<void()> on_change;

private:
    Workspace& m_workspace;
    ProductGrid& m_grid;
    Block m_block;
    State m_state = State::working;
    std::string m_failure;
    TypedPreview m_preview;
    std::vector<Row> m_rows;
    int m_asked = 0;  // only the last answer counts
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
