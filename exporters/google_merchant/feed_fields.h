// What the feed may say about a product: one table for the declaration, the order of the elements
// and the last check before they are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace google_merchant {

struct FeedField {
    const char* id;  // also the element's name in the g: namespace
    const char* label;
    const char* kind;
    bool is_required = false;
    std::size_t max_length = 0;  // code points
    std::size_t max_values = 1;
    std::vector<std::string> choices = {};
    const char* pattern = "";
    const char* help = "";
};

// In the order in which they are written.
const std::vector<FeedField>& feed_fields();

// Whether the value has the form that the field's choices, or its pattern, ask for. The host has
// checked it already; the feed must be valid all the same.
bool is_valid(const FeedField& field, const std::string& value);

// Two instants with a slash between them, as Google shows them: "2026-11-27T00:00+0100/...". Empty
// for anything else.
std::string feed_interval(std::string_view text);

}  // namespace google_merchant
