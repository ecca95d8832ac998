// A wxGrid as assistive technology sees it: on GTK it is a blank area, unless it is given an
// accessible table of its own.
#pragma once

class wxGrid;

namespace vitrine::desktop {

// Call once, after the grid has its table. The grid may be destroyed while a screen reader still
// holds its cells.
void make_accessible(wxGrid& grid, const char* name);

// Tells that the cursor stands on another cell.
void announce_cursor(wxGrid& grid);

}  // namespace vitrine::desktop
