#include "operations/import_amounts.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/import_log.h"

namespace vitrine {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

char grouping_mark(char decimal_sign) {
    return decimal_sign == ',' ? '.' : ',';
}

std::string without_grouping(std::string_view text, char decimal_sign) {
    const char mark = grouping_mark(decimal_sign);
    const auto decimals = std::min(text.find(decimal_sign), text.size());
    const std::string_view whole = text.substr(0, decimals);
    const auto marks = std::count(whole.begin(), whole.end(), mark);
    if (marks == 0 || (marks == 1 && decimals == text.size())) return std::string(text);
    std::string plain;
    std::size_t group = 0;
    for (std::size_t i = whole.size(); i-- > 0;) {
        if (whole[i] == mark && group == 3) {
            group = 0;
        } else if (is_digit(whole[i]) && group < 3) {
            plain.insert(plain.begin(), whole[i]);
            ++group;
        } else {
            return std::string(text);
        }
    }
    return plain + std::string(text.substr(decimals));
}

std::optional<Issue> read_prices(const Structure& structure, const Attribute& attribute,
                                 std::string_view text, const ValueFormat& format,
                                 std::vector<ImportPrice>& prices) {
    const auto malformed = [&] {
        return make_issue(Severity::error, "price.form",
                          tr("\"{0}\" is no list of prices.", issue_value(text)),
                          tr("Write amounts with their currencies, like 100 EUR,90 USD."));
    };
    // A price ends with its currency: commas before it belong to the amount.
    std::string piece;
    for (const std::string_view part : split(text, ',')) {
        piece += piece.empty() ? std::string(trim(part)) : ',' + std::string(part);
        const auto blank = piece.rfind(' ');
        const Currency* currency = blank == std::string::npos
                                       ? nullptr
                                       : structure.currencies.find(trim(piece).substr(blank + 1));
        if (currency == nullptr) continue;
        const std::string amount =
            without_grouping(trim(std::string_view(piece).substr(0, blank)), format.decimal_sign);
        ParsedValue parsed = parse_value(structure, attribute, amount, {}, format);
        if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
        auto* value = std::get_if<Value>(&parsed);
        if (value == nullptr) return malformed();
        for (Issue& issue : validate_value(structure, attribute, *value)) {
            if (issue.severity == Severity::error) return std::move(issue);
        }
        prices.push_back({currency->id, std::move(*value)});
        piece.clear();
    }
    if (!trim(piece).empty() || prices.empty()) return malformed();
    return std::nullopt;
}

}  // namespace vitrine
