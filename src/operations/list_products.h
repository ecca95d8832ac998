// Which products, in which order, and what a list shows of them.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/progress.h"
#include "catalog/completeness.h"
#include "catalog/query.h"
#include "store/catalogue.h"

namespace vitrine {

struct ListRequest {
    std::string filter;  // filter language; blank: all
    std::string search;  // words for the search box; blank: none
    // "sku" (by its characters without regard to case), "name" (display name), "family", "kind",
    // "enabled", "completeness", "problems" (findings of quality checks), or any field of the
    // filter language ("price[EUR]"), with ":desc" behind. Blank: as the ids come. Products without
    // a value come last. Ties by code.
    std::string sort;
    ChannelId channel = 0;  // for fields that do not say theirs
    LocaleId locale = 0;
    bool models = true;          // product models are rows too
    Instant now = system_now();  // what "in last 7 days" counts back from
    // Filters on history know of the changes up to this one. All of them, unless the catalogue
    // shows a past state (catalogue_at.h): what came after it was not known then.
    std::int64_t last_change = std::numeric_limits<std::int64_t>::max();
};

// Ids of every match, in order. Reads documents; checks for cancelling every few hundred. Throws
// Error (usage) for a filter or sort that cannot be read, with its position.
std::vector<ProductId> list_products(Catalogue& catalogue, const ListRequest& request,
                                     const Progress& progress);

// What is thrown, as usage, where somebody asks for the problems of a past state.
[[noreturn]] void refuse_past_problems();

struct ProductRow {
    ProductId id = 0;
    std::string code;
    std::string name;    // display name in the locale
    std::string family;  // label
    ProductKind kind = ProductKind::simple;
    bool enabled = true;
    // Of the channel and locale. For a model: variants that are complete of all its variants.
    int required = 0;
    int filled = 0;
    std::uint32_t problems = 0;         // found by quality checks, where the caller fills it in
    std::vector<std::string> cells;     // the columns asked for, as value_to_label
    std::vector<bool> cells_inherited;  // the value comes from a model above
    int percent() const { return required == 0 ? 100 : filled * 100 / required; }
};

// A column of a list: field_name() spelling, such as "brand" or "price[EUR]"; a scope that is not
// said is the request's channel and locale; or a price, such as "price@retail" or "asked@web", or
// stock, such as "stock@lyon" (operations/price_columns.h). Throws Error (usage) for an unknown
// one.
struct ListColumn {
    std::string name;   // as written
    std::string label;  // heading in the locale
    AttributeId attribute = 0;
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;
    std::optional<FilterField> figure;  // of a price or stock: nothing of the attribute counts
    PriceListId price_list = 0;
    LocationId location = 0;  // of stock; 0: all together
};
std::vector<ListColumn> parse_columns(const Structure& structure,
                                      std::span<const std::string> names, ChannelId channel,
                                      LocaleId locale);

// Rows for these ids in this order, read in one transaction. An id that is gone gives a row with an
// empty code.
std::vector<ProductRow> load_rows(Catalogue& catalogue, std::span<const ProductId> ids,
                                  std::span<const ListColumn> columns, ChannelId channel,
                                  LocaleId locale);

}  // namespace vitrine
