#include "cli/price_time.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine::cli {

PriceTime read_price_time(const std::string& text) {
    PriceTime time;
    if (text.empty()) return time;
    time.at = parse_iso8601(text);
    time.at_local = parse_local_time(text);
    if (!time.at && !time.at_local)
        throw Error(Failure::usage, tr("\"{0}\" is not a time.", text) + ' ' +
                                        tr("Write a day such as 2026-11-27, or one with a time: "
                                           "2026-11-27T08:30."));
    return time;
}

}  // namespace vitrine::cli
