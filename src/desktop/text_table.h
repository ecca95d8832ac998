// A list of rows of text under headings; lines, one row selected at a time, columns to be widened.
#pragma once

#include <wx/dataview.h>

#include <string>
#include <vector>

namespace vitrine::desktop {

class TextTable : public wxDataViewListCtrl {
public:
    enum class Width { stays, stretches };
    struct Column {
        std::string heading;
        int width = 100;  // in pixels of a usual screen, like every size that is written down
        wxAlignment alignment = wxALIGN_LEFT;
        // Those that stretch share what the table has more than all columns need, until somebody
        // drags a column to another width: then all stay as they are.
        Width stretching = Width::stays;
    };
    // `label` is what assistive technology calls it, `name` the name of the window.
    TextTable(wxWindow* parent, const std::string& label, const char* name,
              std::vector<Column> columns, wxSize least = wxDefaultSize);

    // A cell a column. Long texts are shortened, line breaks become spaces.
    void add(const std::vector<std::string>& cells);

private:
    void stretch(int width);
    bool was_dragged() const;

    std::vector<Column> m_columns;
    std::vector<int> m_widths;  // of the columns, as they were given; in pixels
};

}  // namespace vitrine::desktop
