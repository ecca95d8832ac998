// The rules an exporter declares, applied to listings: what can be sent, what is left out and what
// is blocked, with the reason and where to mend it.
//
// Rules: "required" (no value), "unmapped" (no source for a required field), "length", "count"
// (too many values), "pattern", "choice", "gtin", "url", "price", "image", "unit", "number",
// "date", "options" (more axes than the channel takes), "variants" (none of them is ready).
//
// A value that breaks a rule blocks the product where the field is required, or where it is too
// long and the profile does not say to cut it; in another optional field it is left out with a
// warning.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "publish/export_item.h"
#include "publish/listing.h"

namespace vitrine {

// What became of a listing.
struct JudgedItem {
    ProductId product = 0;
    ExportItem item;  // kind create, without remote id; what is left out is not in it
    // What is sold by it: of each of its variants, in their order, otherwise of the item itself.
    struct Sold {
        ProductId product = 0;
        bool is_reduced = false;  // price lists say that its price is a reduction
    };
    std::vector<Sold> sold;
    // Errors of the item block it; those of a variant (product is its code) leave the variant out.
    Issues issues;
    bool blocked = false;
    std::int64_t variants_left_out = 0;
};

class ReadinessRules {
public:
    // The maker of the listings to be judged; it must outlive the rules.
    explicit ReadinessRules(const ListingMaker& maker);

    // A listing made as ListingRow::whole.
    JudgedItem judge(const Listing& listing) const;
    // A model made as ListingRow::item with its variants; they keep their order.
    JudgedItem judge_group(const Listing& model, const std::vector<Listing>& variants) const;

private:
    struct Verdict {
        Issues issues;
        bool blocked = false;
    };
    Verdict judge_row(const Listing& listing, ListingRow row, ExportItem& item) const;
    void judge_field(const Listing& listing, std::size_t field, bool is_required, ExportItem& item,
                     Verdict& verdict) const;
    std::string how_to_fill(const Listing& listing, std::size_t field) const;

    const ListingMaker& m_maker;
    std::vector<std::string> m_patterns;  // by field: whole-value form; empty: none
};

}  // namespace vitrine
