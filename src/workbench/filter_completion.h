// What can stand at a place of a filter that is being written: fields, comparisons, options.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/structure.h"

namespace vitrine {

struct FilterCompletion {
    // The bytes of the filter that a proposal takes the place of, up to the caret.
    std::size_t from = 0, to = 0;
    struct Proposal {
        std::string text;   // to be written, in the filter language
        std::string label;  // what it is called in the language of the reader; may be empty
    };
    std::vector<Proposal> proposals;  // the likeliest first
    // A blank belongs behind a proposal; not in brackets and lists.
    bool ends_word = true;
};

// What begins with the word before the caret (a byte offset), or is called so; anything that may
// stand there where no word is begun. Nothing where the filter cannot be read up to there. Of many
// options the first `most` that fit. Reads the structure only. [any thread]
FilterCompletion complete_filter(const Structure& structure, std::string_view filter,
                                 std::size_t caret, std::string_view language,
                                 std::size_t most = 50);

}  // namespace vitrine
