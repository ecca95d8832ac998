#include "operations/catalogue_at.h"

#include <charconv>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

std::int64_t change_at(Catalogue& catalogue, Instant instant) {
    const auto told_from = catalogue.journal().horizon_at();
    if (told_from && instant < *told_from) {
        throw Error(Failure::usage,
                    tr("The history before {0} was dropped, as the catalogue is set to do. Ask for "
                       "a later instant.",
                       to_iso8601(*told_from)));
    }
    return catalogue.journal().last_seq_by(instant);
}

std::int64_t change_after(Catalogue& catalogue, ChangeSetId change_set) {
    if (!catalogue.journal().find(change_set)) {
        throw Error(Failure::usage,
                    tr("There is no change set {0}. \"vitrine history\" lists them.", change_set));
    }
    return catalogue.journal().last_seq_of(change_set);
}

PastMoment moment_at(Catalogue& catalogue, std::string_view text) {
    ChangeSetId number = 0;
    const char* const end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, number);
        read.ec == std::errc() && read.ptr == end) {
        const std::int64_t seq = change_after(catalogue, number);
        return {seq, catalogue.journal().find(number)->at};
    }
    std::optional<Instant> instant = parse_iso8601(text);
    if (!instant && text.size() == 10) {
        if (const auto day = parse_date(text)) instant = start_of_local_day(*day);
    }
    if (instant) return {change_at(catalogue, *instant), *instant};
    throw Error(Failure::usage, tr("\"{0}\" is no instant. Write 2026-11-22T09:30:00Z, 2026-11-22 "
                                   "for the beginning of that day, or the number of a change set.",
                                   text));
}

}  // namespace vitrine
