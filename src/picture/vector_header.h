// The size that an SVG document asks for.
#pragma once

#include <optional>
#include <string_view>

namespace vitrine {

struct VectorSize {
    double width = 0;  // pixels at 96 dots an inch; 0 where the document does not say
    double height = 0;
};

// Reads `text`, the beginning of a document, up to its first element. Absent where that is no svg.
// Loads nothing that the document names.
std::optional<VectorSize> read_vector_size(std::string_view text);

}  // namespace vitrine
