// What the selected cells of the grid come to, in words for the line below it: worked out in the
// background, piece by piece, so that neither the window nor other questions wait for a million.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "operations/tally_cells.h"
#include "workbench/product_grid.h"

namespace vitrine {

// A rectangle of cells, both ends included.
struct GridArea {
    std::size_t top = 0, left = 0, bottom = 0, right = 0;
    bool operator==(const GridArea&) const = default;
};

class SelectionTally {
public:
    SelectionTally(Workspace& workspace, const ProductGrid& grid);

    // These cells are selected; areas may overlap, what is beyond the grid is passed over. Counts
    // anew what changes in the catalogue meanwhile. To be called again when the rows are others.
    void look_at(std::vector<GridArea> areas);

    // "12 × 2 cells, 20 filled" and, where there are numbers, what they come to by column. Says
    // so while it is still counting. Empty where less than two cells are selected.
    std::string text() const;
    bool is_counting() const { return m_counting; }

    std::function<void()> on_change;

private:
    // Rows in which the same columns are selected.
    struct Band {
        std::size_t top = 0, bottom = 0;
        std::vector<std::size_t> columns;
    };
    static std::vector<Band> bands_of(std::vector<GridArea> areas);

    void count();
    void count_next_piece();
    std::string selected_words() const;
    std::string number_words(const GridColumn& column, const CellTally& tally) const;

    Workspace& m_workspace;
    const ProductGrid& m_grid;
    std::vector<Band> m_bands;
    std::size_t m_cells = 0;
    std::uint64_t m_list_number = 0;  // of the list whose rows are selected
    bool m_counting = false;
    bool m_again = false;  // something changed while it was counted
    int m_asked = 0;       // only the last count is wanted
    std::size_t m_band = 0, m_row = 0;
    std::map<std::size_t, CellTally> m_tallies;  // by column
    std::stop_source m_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
