#include "catalog/validation.h"

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/gtin.h"
#include "catalog/text_pattern.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_quoted_value = 60;

// Collects the issues of one value, which all quote it alike. Most values have none, so that it is
// put into words only when it is asked for.
class Findings {
public:
    Findings(const Structure& structure, const Attribute& attribute, const Value& value)
        : m_structure(structure), m_attribute(attribute), m_value(value) {}

    std::string quoted() const { return shorten(text(), longest_quoted_value); }
    void add(std::string_view rule, Severity severity, std::string message, std::string fix) {
        constexpr std::size_t longest_value = 200;
        Issue issue;
        issue.severity = severity;
        issue.rule = rule;
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        issue.value = shorten(text(), longest_value);
        m_issues.push_back(std::move(issue));
    }
    Issues take() { return std::move(m_issues); }

private:
    std::string text() const { return value_to_text(m_structure, m_attribute, m_value); }

    const Structure& m_structure;
    const Attribute& m_attribute;
    const Value& m_value;
    Issues m_issues;
};

bool has_blank(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

// Whether a browser would take it: scheme, host with a letter or digit, nothing blank.
bool is_web_address(std::string_view text) {
    const std::string folded = fold_case(text.substr(0, 8));
    const std::size_t scheme = folded.starts_with("https://")  ? 8
                               : folded.starts_with("http://") ? 7
                                                               : 0;
    if (scheme == 0 || has_blank(text)) return false;
    const std::string_view rest = text.substr(scheme);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    return !host.empty() && host.front() != '.' && host.front() != ':' &&
           host.find("..") == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || has_blank(text)) return false;
    if (text.find('@') != at && text.front() != '"') return false;
    const std::string_view host = text.substr(at + 1);
    return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
           host.find("..") == std::string_view::npos;
}

void check_pattern(const Attribute& attribute, const std::string& text, Findings& findings) {
    switch (match_pattern(attribute.validation_regexp, text)) {
        case PatternResult::matches:
            return;
        case PatternResult::differs:
            findings.add("text.pattern", Severity::error,
                         tr("\"{0}\" does not have the form that {1} asks for.", findings.quoted(),
                            attribute.code),
                         tr("Write it so that it fits {0}.", attribute.validation_regexp));
            return;
        case PatternResult::unreadable:
            findings.add("text.pattern", Severity::warning,
                         tr("The pattern of {0} cannot be read, so \"{1}\" was not checked.",
                            attribute.code, findings.quoted()),
                         tr("Correct the regular expression of the attribute: {0}",
                            attribute.validation_regexp));
            return;
        case PatternResult::too_slow:
            findings.add("text.pattern", Severity::warning,
                         tr("The pattern of {0} takes too long, so \"{1}\" was not checked.",
                            attribute.code, findings.quoted()),
                         tr("Make the regular expression of the attribute simpler: {0}",
                            attribute.validation_regexp));
            return;
    }
}

void check_gtin_text(const std::string& text, Findings& findings) {
    switch (check_gtin(text)) {
        case GtinProblem::none:
            return;
        case GtinProblem::not_digits:
            findings.add("gtin.not_digits", Severity::warning,
                         tr("\"{0}\" is no GTIN: it holds more than digits.", findings.quoted()),
                         tr("Write the digits under the barcode, without blanks or letters."));
            return;
        case GtinProblem::wrong_length:
            findings.add(
                "gtin.length", Severity::warning,
                tr("\"{0}\" is no GTIN: it has {1} digits.", findings.quoted(), text.size()),
                tr("A GTIN has 8, 12, 13 or 14 digits; a spreadsheet may have dropped zeros "
                   "in front."));
            return;
        case GtinProblem::wrong_check_digit: {
            const char expected =
                gtin_check_digit(std::string_view(text).substr(0, text.size() - 1));
            findings.add(
                "gtin.check_digit", Severity::warning,
                tr("\"{0}\" is no GTIN: its check digit is wrong.", findings.quoted()),
                tr("Compare it with the barcode; with these digits the last one would be {0}.",
                   std::string(1, expected)));
            return;
        }
        case GtinProblem::restricted_prefix:
            findings.add("gtin.restricted_prefix", Severity::info,
                         tr("\"{0}\" is a number a store gives itself.", findings.quoted()),
                         tr("Do not send it to others as a GTIN."));
            return;
    }
}

void check_text(const Attribute& attribute, const std::string& text, Findings& findings) {
    if (attribute.min_characters) {
        const auto length = count_code_points(text);
        const auto least = static_cast<std::size_t>(std::max(*attribute.min_characters, 0));
        if (length < least) {
            findings.add("text.too_short", Severity::error,
                         tr("\"{0}\" has {1} characters, {2} asks for {3}.", findings.quoted(),
                            length, attribute.code, least),
                         tr("Write {0} more.", least - length));
        }
    }
    if (attribute.max_characters) {
        const auto length = count_code_points(text);
        if (length > static_cast<std::size_t>(std::max(*attribute.max_characters, 0))) {
            findings.add("text.too_long", Severity::error,
                         tr("\"{0}\" has {1} characters, {2} allows {3}.", findings.quoted(),
                            length, attribute.code, *attribute.max_characters),
                         tr("Shorten it by {0}.", length - static_cast<std::size_t>(std::max(
                                                               *attribute.max_characters, 0))));
        }
    }
    if (attribute.validation_rule == "regexp") check_pattern(attribute, text, findings);
    if (attribute.validation_rule == "url" && !is_web_address(text)) {
        findings.add("url.invalid", Severity::warning,
                     tr("\"{0}\" is not a web address.", findings.quoted()),
                     tr("Write it in full, like https://www.example.com/page."));
    }
    if (attribute.validation_rule == "email" && !is_mail_address(text)) {
        findings.add("email.invalid", Severity::error,
                     tr("\"{0}\" is not an e-mail address.", findings.quoted()),
                     tr("Write it like name@example.com."));
    }
    if (is_gtin_attribute(attribute)) check_gtin_text(text, findings);
}

void check_number(const Attribute& attribute, const Decimal& number, Findings& findings) {
    if (attribute.number_min && number < *attribute.number_min) {
        const std::string least = attribute.number_min->to_string();
        findings.add("number.below_minimum", Severity::error,
                     tr("\"{0}\" is less than {1}, the least that {2} allows.", findings.quoted(),
                        least, attribute.code),
                     tr("Write {0} or more.", least));
    }
    if (attribute.number_max && number > *attribute.number_max) {
        const std::string most = attribute.number_max->to_string();
        findings.add("number.above_maximum", Severity::error,
                     tr("\"{0}\" is more than {1}, the most that {2} allows.", findings.quoted(),
                        most, attribute.code),
                     tr("Write {0} or less.", most));
    }
    if (!attribute.decimals_allowed && !number.is_whole()) {
        findings.add("number.decimals", Severity::error,
                     tr("\"{0}\" has decimals, {1} takes whole numbers only.", findings.quoted(),
                        attribute.code),
                     tr("Write a whole number."));
    }
    if (attribute.decimals_allowed && attribute.max_decimals &&
        number.normalized().scale() > *attribute.max_decimals) {
        findings.add("number.too_many_decimals", Severity::error,
                     tr("\"{0}\" has more decimals than the {1} that {2} allows.",
                        findings.quoted(), *attribute.max_decimals, attribute.code),
                     tr("Round it."));
    }
    if (!attribute.negative_allowed && number.is_negative()) {
        findings.add("number.negative", Severity::error,
                     tr("\"{0}\" is below zero, which {1} does not allow.", findings.quoted(),
                        attribute.code),
                     tr("Write zero or more."));
    }
}

void check_date(const Attribute& attribute, Date date, Findings& findings) {
    if (attribute.date_min && date.days < *attribute.date_min) {
        const std::string first = date_to_string(*attribute.date_min);
        findings.add("date.before", Severity::error,
                     tr("\"{0}\" is before {1}, the first day that {2} allows.", findings.quoted(),
                        first, attribute.code),
                     tr("Write {0} or a later day.", first));
    }
    if (attribute.date_max && date.days > *attribute.date_max) {
        const std::string last = date_to_string(*attribute.date_max);
        findings.add("date.after", Severity::error,
                     tr("\"{0}\" is after {1}, the last day that {2} allows.", findings.quoted(),
                        last, attribute.code),
                     tr("Write {0} or an earlier day.", last));
    }
}

void check_extension(const Attribute& attribute, const FileReference& file, Findings& findings) {
    if (attribute.allowed_extensions.empty() || file.name.empty()) return;
    const std::string_view name =
        std::string_view(file.name).substr(file.name.find_last_of("/\\") + 1);
    const auto dot = name.rfind('.');
    const std::string extension =
        dot == std::string_view::npos ? "" : fold_case(name.substr(dot + 1));
    const auto& allowed = attribute.allowed_extensions;
    const bool fits = std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) {
        return fold_case(one) == extension;
    });
    if (fits) return;
    findings.add(
        "file.extension", Severity::error,
        tr("\"{0}\" is of a kind that {1} does not take.", findings.quoted(), attribute.code),
        tr("Choose a file of the kind {0}.", join(allowed, ", ")));
}

}  // namespace

bool is_gtin_attribute(const Attribute& attribute) {
    if (attribute.type != AttributeType::text && attribute.type != AttributeType::identifier)
        return false;
    if (attribute.validation_rule == "gtin") return true;
    if (attribute.code.size() > 7) return false;
    const FoldedCase folded(attribute.code);
    const std::string_view code = folded.view();
    return code == "ean" || code == "gtin" || code == "upc" || code == "barcode";
}

bool has_rules(const Attribute& attribute) {
    switch (attribute.type) {
        case AttributeType::identifier:
        case AttributeType::text:
        case AttributeType::long_text:
            return attribute.min_characters || attribute.max_characters ||
                   !attribute.validation_rule.empty() || is_gtin_attribute(attribute);
        case AttributeType::number:
        case AttributeType::measurement:
        case AttributeType::price_collection:
            return attribute.number_min || attribute.number_max || !attribute.decimals_allowed ||
                   attribute.max_decimals || !attribute.negative_allowed;
        case AttributeType::date:
        case AttributeType::datetime:
            return attribute.date_min || attribute.date_max;
        case AttributeType::image:
        case AttributeType::file:
            return !attribute.allowed_extensions.empty();
        case AttributeType::boolean:
        case AttributeType::simple_select:
        case AttributeType::multi_select:
        case AttributeType::record_link:
        case AttributeType::record_links:
        case AttributeType::product_link:
        case AttributeType::table:
            return false;
    }
    return true;
}

Issues validate_value(const Structure& structure, const Attribute& attribute, const Value& value) {
    struct Checker {
        const Attribute& attribute;
        Findings& findings;
        void operator()(const std::string& text) const { check_text(attribute, text, findings); }
        void operator()(const Decimal& number) const { check_number(attribute, number, findings); }
        void operator()(const Measurement& m) const { check_number(attribute, m.amount, findings); }
        void operator()(Date date) const { check_date(attribute, date, findings); }
        void operator()(const FileReference& file) const {
            check_extension(attribute, file, findings);
        }
        // Choices have no rules of their own: that they exist was checked when they were read.
        void operator()(bool) const {}
        void operator()(Reference) const {}
        void operator()(const References&) const {}
        void operator()(const Quantities&) const {}
        // The rules of its columns are part of reading it.
        void operator()(const Table&) const {}
        // The limits are days, of UTC here.
        void operator()(Instant instant) const {
            const auto days = std::chrono::floor<std::chrono::days>(instant).time_since_epoch();
            check_date(attribute, Date{static_cast<std::int32_t>(days.count())}, findings);
        }
    };
    Findings findings(structure, attribute, value);
    std::visit(Checker{attribute, findings}, value);
    return findings.take();
}

}  // namespace vitrine
