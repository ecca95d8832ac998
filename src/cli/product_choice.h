// Products as a person names them on the command line: by their codes, or by a filter.
#pragma once

#include "cli/command.h"

namespace vitrine::cli {

struct ProductChoice {
    std::vector<std::string> skus;
    std::string filter;
};

// SKU... and --filter. `choice` must live until the command has run.
void add_choice(CommandEntry& command, ProductChoice& choice);

// Each once, in the order in which they were named or listed. Throws Error (usage) where neither or
// both are given, and for a code that is none.
std::vector<ProductId> chosen_products(Catalogue& catalogue, const ProductChoice& choice,
                                       const Progress& progress);

}  // namespace vitrine::cli
