// The sentences of a price trace: why an entry is the price or is not. All of them stand here.
#pragma once

#include <functional>
#include <string>

#include "pricing/resolve_price.h"

namespace vitrine {

// How an instant is written for whoever reads, in the zone that counts for them.
using InstantText = std::function<std::string(Instant)>;

// One translated sentence for a line of `trace`, which resolve_price() made for an answer from
// `lists`. What is no longer in `structure` or `lists` has an empty name. Without `instant_text`
// instants are written in UTC as ISO 8601 says.
std::string price_trace_sentence(const PriceTrace& trace, std::size_t line,
                                 const Structure& structure, const PriceLists& lists,
                                 const InstantText& instant_text = {});

}  // namespace vitrine
