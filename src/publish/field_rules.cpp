#include "publish/field_rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/gtin.h"
#include "catalog/text_pattern.h"
#include "publish/price_text.h"
#include "publish/url_text.h"

namespace vitrine {
namespace {

Issue broken(std::string rule, std::string message, std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

std::optional<Issue> check_gtin_text(const std::string& text) {
    switch (check_gtin(text)) {
        case GtinProblem::none:
        case GtinProblem::restricted_prefix:
            return std::nullopt;
        case GtinProblem::not_digits:
            return broken(
                "gtin",
                tr("\"{0}\" is no GTIN: it has other characters than digits.", shorten(text, 40)),
                tr("Write the digits of the barcode."));
        case GtinProblem::wrong_length:
            return broken(
                "gtin",
                tr("\"{0}\" is no GTIN: it has {1} digits.", shorten(text, 40), text.size()),
                tr("Write 8, 12, 13 or 14 digits."));
        case GtinProblem::wrong_check_digit: {
            const std::string digit(
                1, gtin_check_digit(std::string_view(text).substr(0, text.size() - 1)));
            return broken("gtin",
                          tr("\"{0}\" is no GTIN: its check digit would be {1}.", text, digit),
                          tr("Compare it with the barcode on the product."));
        }
    }
    return std::nullopt;
}

std::optional<Issue> check_price_text(const std::string& text) {
    const std::size_t blank = text.find(' ');
    const auto amount = Decimal::parse(std::string_view(text).substr(0, blank));
    const std::string currency =
        blank == std::string::npos ? std::string() : text.substr(blank + 1);
    const bool has_currency =
        currency.size() == 3 &&
        std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!amount || !has_currency) {
        return broken("price", tr("\"{0}\" is no price.", shorten(text, 40)),
                      tr("A price has an amount and a currency, like {0}.", "19.99 EUR"));
    }
    if (amount->is_zero())
        return broken("price", tr("The price is zero."), tr("Enter a price above zero."));
    if (amount->is_negative()) {
        return broken("price", tr("The price {0} is below zero.", text),
                      tr("Enter a price above zero."));
    }
    if (!amount_text(*amount, currency)) {
        return broken("price",
                      tr("{0} has more decimals than {1} knows.", amount->to_string(), currency),
                      tr("Write an amount with {0} decimals.", currency_decimals(currency)));
    }
    return std::nullopt;
}

std::optional<Issue> check_kind(const ExporterField& field, const std::string& text) {
    switch (field.kind) {
        case FieldKind::gtin:
            return check_gtin_text(text);
        case FieldKind::price:
            return check_price_text(text);
        case FieldKind::url:
        case FieldKind::image:
            if (is_web_address(text)) return std::nullopt;
            return broken("url", tr("\"{0}\" is no web address.", shorten(text, 100)),
                          tr("Write an address that begins with {0}.", "https://"));
        case FieldKind::number:
            if (Decimal::parse(text)) return std::nullopt;
            return broken("number", tr("\"{0}\" is no number.", shorten(text, 40)),
                          tr("Write digits, with a point before the decimals."));
        case FieldKind::measurement: {
            const std::size_t blank = text.find(' ');
            const bool has_unit = blank != std::string::npos;
            if (Decimal::parse(std::string_view(text).substr(0, blank)) &&
                has_unit == field.unit.empty()) {
                return std::nullopt;
            }
            return broken("number", tr("\"{0}\" is no amount in a unit.", shorten(text, 40)),
                          tr("Map a measurement or a number to it."));
        }
        case FieldKind::boolean:
            if (text == "true" || text == "false") return std::nullopt;
            return broken(
                "choice", tr("\"{0}\" is neither true nor false.", shorten(text, 40)),
                tr("Map a yes/no attribute to it, or a value table with true and false."));
        case FieldKind::date:
            if (parse_date(text)) return std::nullopt;
            return broken("date", tr("\"{0}\" is no date.", shorten(text, 40)),
                          tr("Write it like {0}.", "2026-11-22"));
        case FieldKind::text:
        case FieldKind::html:
        case FieldKind::plain_text:
        case FieldKind::choice:
        case FieldKind::category:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Issue> check_field_text(const ExporterField& field, const std::string& pattern,
                                      const std::string& text) {
    if (auto issue = check_kind(field, text)) return issue;
    if (!field.choices.empty() &&
        std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) {
        return broken("choice",
                      tr("\"{0}\" is not among the channel's choices.", shorten(text, 60)),
                      tr("It can be: {0}. A value table in the profile translates your own words.",
                         shorten(join(field.choices, ", "), 200)));
    }
    // A pattern nobody can read is the exporter's fault, which its check tells its author.
    if (!pattern.empty()) {
        const PatternResult result = match_pattern(pattern, text);
        if (result == PatternResult::differs || result == PatternResult::too_slow) {
            return broken(
                "pattern",
                tr("\"{0}\" does not have the form the channel asks for.", shorten(text, 60)),
                field.help.empty() ? tr("It must match {0}.", field.pattern) : field.help);
        }
    }
    return std::nullopt;
}

std::string whole_pattern(const std::string& pattern) {
    return pattern.empty() ? std::string() : "\\A(?:" + pattern + ")\\z";
}

}  // namespace vitrine
