#include "base/issue.h"

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

std::optional<Severity> parse_severity(std::string_view name) {
    const std::string folded = fold_case(name);
    for (const Severity severity : severities) {
        if (severity_name(severity) == folded) return severity;
    }
    return std::nullopt;
}

std::string to_sentence(const Issue& issue) {
    std::string place = issue.file;
    if (issue.row > 0) {
        if (!place.empty()) place += ' ';
        // TRANSLATORS: in the middle of a place: "products.csv row 12, price: ..."
        place += tr("row {0}", issue.row);
    }
    if (!issue.product.empty()) {
        if (!place.empty()) place += ", ";
        place += issue.product;
    }
    if (!issue.column.empty()) {
        if (!place.empty()) place += ", ";
        place += issue.column;
    }
    // TRANSLATORS: where something is wrong, and what: "products.csv row 12: ..."
    std::string line = place.empty() ? issue.message : tr("{0}: {1}", place, issue.message);
    if (!issue.fix.empty()) line += ' ' + issue.fix;
    return line;
}

}  // namespace vitrine
