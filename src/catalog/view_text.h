// A view in one line: a filter and, behind it, how the list of its products is laid out.
//
//   completeness < 100 | columns brand, price[EUR] | sort name descending
//
// What follows the filter is left out of account wherever only products are chosen: parse_filter()
// of query.h reads up to there. Saved filters (structure.h) are kept so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct ViewText {
    std::string filter;                // in the filter language; empty: all products
    std::vector<std::string> columns;  // by name, in their order; empty: it says nothing of them
    std::string sort;                  // a column's name; empty: it says nothing of the order
    bool ascending = true;

    bool has_layout() const { return !columns.empty() || !sort.empty(); }
    bool operator==(const ViewText&) const = default;
};

// The text up to where the layout begins: all of it where there is none.
std::string_view filter_of_view(std::string_view text);
// Whatever the text, read_view(write_view(view)) is the view, the filter trimmed. Without a layout
// it is the filter; with one, a filter that is empty is written as "all", and read as that.
ViewText read_view(std::string_view text);
std::string write_view(const ViewText& view);

}  // namespace vitrine
