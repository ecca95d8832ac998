#include "cli/product_choice.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/product_index.h"

namespace vitrine::cli {

void add_choice(CommandEntry& command, ProductChoice& choice) {
    command.optional_words("SKU", choice.skus, tr("Codes of products or models"));
    command.option("--filter", choice.filter, "FILTER",
                   tr("Which products, as in \"list\", in place of codes"));
}

std::vector<ProductId> chosen_products(Catalogue& catalogue, const ProductChoice& choice,
                                       const Progress& progress) {
    if (choice.skus.empty() == trim(choice.filter).empty()) {
        throw Error(Failure::usage,
                    tr("Say which products: their codes, or --filter \"brand = sony\"."));
    }
    std::vector<ProductId> ids;
    for (const std::string& sku : choice.skus) {
        const ProductId id = find_product(catalogue, sku);
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    if (!ids.empty()) return ids;
    const Aspect aspect = choose_aspect(*catalogue.structure(), {}, {});
    ListRequest request;
    request.filter = choice.filter;
    request.channel = aspect.channel;
    request.locale = aspect.locale;
    return ProductIndex().list(catalogue, request, progress);
}

}  // namespace vitrine::cli
