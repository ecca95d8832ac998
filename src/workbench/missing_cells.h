// Looks through the list of the grid for the next cell that is still to be filled, in the
// background.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "workbench/product_grid.h"

namespace vitrine {

class MissingCells {
public:
    MissingCells(Workspace& workspace, ProductGrid& grid) : m_workspace(workspace), m_grid(grid) {}

    // Looks behind this cell, and from the top again. Does nothing while it is looking already.
    void find_next(std::size_t row, std::size_t column);
    // Nobody wants to know any more.
    void stop();
    bool is_looking() const { return m_looking; }

    struct Events {
        std::function<void(std::size_t row, std::size_t column)> found;
        std::function<void(const std::string& sentence)>
            said;                       // nothing, or nothing of these columns
        std::function<void()> changed;  // is_looking()
    };
    Events events;

private:
    void end();

    Workspace& m_workspace;
    ProductGrid& m_grid;
    bool m_looking = false;
    int m_asked = 0;
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
