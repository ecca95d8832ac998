#include "interchange/akeneo_headings.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

using Tokens = std::vector<std::string_view>;

// Either a column or the reason why there is none.
struct Parsed {
    AkeneoColumn column;
    std::optional<Issue> issue;
};

Parsed refuse(std::string rule, std::string message, std::string fix) {
    Parsed parsed;
    parsed.issue.emplace();
    parsed.issue->rule = std::move(rule);
    parsed.issue->message = std::move(message);
    parsed.issue->fix = std::move(fix);
    return parsed;
}

std::optional<AkeneoField> property_field(AkeneoRows rows, const std::string& folded) {
    static const std::map<std::string, AkeneoField> of_products = {
        {"uuid", AkeneoField::uuid},     {"family", AkeneoField::family},
        {"parent", AkeneoField::parent}, {"categories", AkeneoField::categories},
        {"groups", AkeneoField::groups}, {"enabled", AkeneoField::enabled},
    };
    static const std::map<std::string, AkeneoField> of_models = {
        {"code", AkeneoField::code},
        {"family_variant", AkeneoField::family_variant},
        {"parent", AkeneoField::parent},
        {"categories", AkeneoField::categories},
    };
    const auto& fields = rows == AkeneoRows::models ? of_models : of_products;
    const auto at = fields.find(folded);
    return at == fields.end() ? std::nullopt : std::optional(at->second);
}

std::optional<AkeneoColumn> association_column(const Structure& structure, const Tokens& tokens) {
    const bool quantity = tokens.size() == 3 && tokens[2] == "quantity";
    if (tokens.size() != 2 && !quantity) return std::nullopt;
    const AssociationType* type = structure.association_types.find(tokens[0]);
    if (type == nullptr) return std::nullopt;
    AkeneoColumn column;
    column.field = quantity ? AkeneoField::link_quantity : AkeneoField::link;
    column.association_type = type->id;
    if (tokens[1] == "products") {
        column.link_property = property::linked_products;
    } else if (tokens[1] == "product_models") {
        column.link_property = property::linked_models;
    } else if (tokens[1] == "groups" && !quantity) {
        column.link_property = property::linked_groups;
    } else {
        return std::nullopt;
    }
    return column;
}

// How the attribute's heading must look: "price-<locale>-<channel>-<currency>".
std::string expected_heading(const Attribute& attribute) {
    std::string expected = attribute.code;
    if (attribute.localizable) expected += "-<" + tr("locale") + ">";
    if (attribute.scopable) expected += "-<" + tr("channel") + ">";
    if (attribute.type == AttributeType::price_collection) expected += "-<" + tr("currency") + ">";
    if (attribute.type == AttributeType::measurement) {
        expected = tr("{0} (and {0}-unit)", expected);
    }
    return expected;
}

Parsed misshapen(const Attribute& attribute) {
    return refuse("heading.form", tr("The heading does not fit the attribute {0}.", attribute.code),
                  tr("Write it as {0}.", expected_heading(attribute)));
}

template <class T>
Parsed unknown_part(std::string rule, std::string message, std::string_view code,
                    const Entities<T>& known) {
    NearestName nearest(code);
    known.each([&](const T& entity) { nearest.offer(entity.code); });
    return refuse(std::move(rule), std::move(message),
                  nearest.best().empty() ? tr("Import it first, or remove the column.")
                                         : tr("Did you mean {0}?", nearest.best()));
}

Parsed attribute_column(const Structure& structure, const Attribute& attribute,
                        const Tokens& tokens) {
    Parsed parsed;
    AkeneoColumn& column = parsed.column;
    column.field = AkeneoField::value;
    column.attribute = attribute.id;
    std::size_t at = 1;
    if (attribute.localizable) {
        if (at == tokens.size()) return misshapen(attribute);
        const Locale* locale = structure.locales.find(tokens[at]);
        if (locale == nullptr) {
            return unknown_part("heading.locale", tr("There is no locale {0}.", tokens[at]),
                                tokens[at], structure.locales);
        }
        column.locale = locale->id;
        ++at;
    }
    if (attribute.scopable) {
        if (at == tokens.size()) return misshapen(attribute);
        const Channel* channel = structure.channels.find(tokens[at]);
        if (channel == nullptr) {
            return unknown_part("heading.channel", tr("There is no channel {0}.", tokens[at]),
                                tokens[at], structure.channels);
        }
        column.channel = channel->id;
        ++at;
    }
    if (at < tokens.size() && attribute.type == AttributeType::price_collection) {
        const Currency* currency = structure.currencies.find(tokens[at]);
        if (currency == nullptr) {
            return unknown_part("heading.currency", tr("There is no currency {0}.", tokens[at]),
                                tokens[at], structure.currencies);
        }
        column.currency = currency->id;
        ++at;
    } else if (at < tokens.size() && attribute.type == AttributeType::measurement) {
        // Any other word in this place is read as the amount upstream; better to ask.
        if (tokens[at] != "unit") return misshapen(attribute);
        column.field = AkeneoField::unit;
        ++at;
    }
    if (at != tokens.size()) return misshapen(attribute);

    const auto contains = [](const std::vector<LocaleId>& locales, LocaleId locale) {
        return std::find(locales.begin(), locales.end(), locale) != locales.end();
    };
    if (column.locale != 0 && column.channel != 0 &&
        !contains(structure.channels.find(column.channel)->locales, column.locale)) {
        return refuse("heading.locale_of_channel",
                      tr("The channel {0} does not use the locale {1}.",
                         structure.channels.code_of(column.channel),
                         structure.locales.code_of(column.locale)),
                      tr("Add the locale to the channel, or remove the column."));
    }
    if (column.locale != 0 && !attribute.available_locales.empty() &&
        !contains(attribute.available_locales, column.locale)) {
        return refuse("heading.locale_of_attribute",
                      tr("The attribute {0} does not exist in the locale {1}.", attribute.code,
                         structure.locales.code_of(column.locale)),
                      tr("Add the locale to the attribute, or remove the column."));
    }
    return parsed;
}

Parsed unknown_heading(const Structure& structure, AkeneoRows rows, std::string_view heading,
                       std::string_view first) {
    const std::string message = tr("There is no attribute or property {0}.", heading);
    const std::string folded = fold_case(heading);
    const Attribute* labelled = structure.attributes.find_if([&](const Attribute& attribute) {
        return std::any_of(attribute.labels.begin(), attribute.labels.end(),
                           [&](const auto& label) { return fold_case(label.second) == folded; });
    });
    if (labelled != nullptr) {
        return refuse(
            "heading.label", message,
            tr("It is the label of the attribute {0}: export the file with codes instead of "
               "labels, or write {1}.",
               labelled->code, expected_heading(*labelled)));
    }
    NearestName nearest(first);
    structure.attributes.each([&](const Attribute& attribute) { nearest.offer(attribute.code); });
    for (const char* name : {"uuid", "family", "parent", "categories", "groups", "enabled", "code",
                             "family_variant"}) {
        if (property_field(rows, name)) nearest.offer(name);
    }
    return refuse(
        "heading.unknown", message,
        nearest.best().empty()
            ? tr("Create the attribute first (attributes.csv), or remove the column.")
            : tr("Did you mean {0}? Otherwise create the attribute first, or remove the column.",
                 nearest.best()));
}

Parsed parse_heading(const Structure& structure, AkeneoRows rows, std::string_view heading) {
    if (heading.empty()) return {};
    const Tokens tokens = split(heading, '-');
    if (auto column = association_column(structure, tokens)) return {std::move(*column), {}};
    if (const auto field = property_field(rows, fold_case(heading))) {
        Parsed parsed;
        parsed.column.field = *field;
        return parsed;
    }
    if (tokens[0] == "quality_score" && tokens.size() > 1) return {};
    if (const Attribute* attribute = structure.attributes.find(tokens[0])) {
        if (attribute->type == AttributeType::identifier) {
            if (tokens.size() != 1) return misshapen(*attribute);
            Parsed parsed;
            // A model has no identifier; the column stands in some exports, empty.
            parsed.column.field =
                rows == AkeneoRows::products ? AkeneoField::code : AkeneoField::ignored;
            return parsed;
        }
        return attribute_column(structure, *attribute, tokens);
    }
    if (heading == rejection_heading) return {};
    return unknown_heading(structure, rows, heading, tokens[0]);
}

// What makes two columns the same field.
auto identity(const AkeneoColumn& column) {
    return std::tuple(column.field, column.attribute, column.channel, column.locale,
                      column.currency, column.association_type, column.link_property);
}

void add_issue(AkeneoHeadings& headings, const AkeneoColumn& column, Issue issue) {
    issue.severity = Severity::error;
    issue.row = 1;
    issue.column = column.heading;
    headings.issues.push_back(std::move(issue));
}

void check_duplicates(AkeneoHeadings& headings) {
    std::map<decltype(identity(AkeneoColumn{})), std::size_t> seen;
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        const AkeneoColumn& column = headings.columns[i];
        if (column.field == AkeneoField::ignored) continue;
        const auto [at, added] = seen.emplace(identity(column), i);
        if (added) continue;
        add_issue(headings, column,
                  *refuse("heading.duplicate",
                          tr("The columns {0} and {1} hold the same field.", at->second + 1, i + 1),
                          tr("Remove one of them."))
                       .issue);
    }
}

// "price" beside "price-EUR": upstream the order of the columns decides which wins; we ask.
void check_prices(const Structure& structure, AkeneoHeadings& headings) {
    for (const AkeneoColumn& column : headings.columns) {
        if (column.field != AkeneoField::value || column.currency != 0) continue;
        const Attribute* attribute = structure.attributes.find(column.attribute);
        if (attribute->type != AttributeType::price_collection) continue;
        const auto rival = std::find_if(
            headings.columns.begin(), headings.columns.end(), [&](const AkeneoColumn& other) {
                return other.field == AkeneoField::value && other.attribute == column.attribute &&
                       other.channel == column.channel && other.locale == column.locale &&
                       other.currency != 0;
            });
        if (rival == headings.columns.end()) continue;
        add_issue(headings, column,
                  *refuse("heading.price",
                          tr("The columns {0} and {1} both hold prices of {2}.", column.heading,
                             rival->heading, attribute->code),
                          tr("Keep either one column with every currency or one column for each."))
                       .issue);
    }
}

void join_units(AkeneoHeadings& headings) {
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        const AkeneoColumn& unit = headings.columns[i];
        if (unit.field != AkeneoField::unit) continue;
        const auto amount = std::find_if(
            headings.columns.begin(), headings.columns.end(), [&](const AkeneoColumn& other) {
                return other.field == AkeneoField::value && other.attribute == unit.attribute &&
                       other.channel == unit.channel && other.locale == unit.locale;
            });
        if (amount != headings.columns.end()) {
            amount->unit_column = i;
            continue;
        }
        const std::string name = unit.heading.substr(0, unit.heading.rfind('-'));
        add_issue(headings, unit,
                  *refuse("heading.unit", tr("The unit stands without its amount."),
                          tr("Add the column {0}, or remove this one.", name))
                       .issue);
    }
}

}  // namespace

std::optional<std::size_t> AkeneoHeadings::find(AkeneoField field) const {
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const AkeneoColumn& column) { return column.field == field; });
    return at == columns.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(at - columns.begin()));
}

AkeneoHeadings parse_akeneo_headings(const Structure& structure, AkeneoRows rows,
                                     const std::vector<std::string>& headings) {
    AkeneoHeadings parsed;
    for (const std::string& heading : headings) {
        const std::string_view trimmed = trim(heading);
        auto [column, issue] = parse_heading(structure, rows, trimmed);
        column.heading = trimmed;
        if (issue) add_issue(parsed, column, std::move(*issue));
        parsed.columns.push_back(std::move(column));
    }
    check_duplicates(parsed);
    check_prices(structure, parsed);
    join_units(parsed);
    if (!parsed.find(AkeneoField::code) && !parsed.find(AkeneoField::uuid) && !headings.empty()) {
        const Attribute* identifier = structure.identifier();
        AkeneoColumn missing;
        missing.heading = rows == AkeneoRows::models ? "code"
                          : identifier != nullptr    ? identifier->code
                                                     : "sku";
        add_issue(
            parsed, missing,
            *refuse("heading.code_missing", tr("No column holds the codes."),
                    rows == AkeneoRows::products && identifier == nullptr
                        ? tr("Import the attributes first: one of them must be the identifier.")
                        : tr("Add the column {0}.", missing.heading))
                 .issue);
    }
    return parsed;
}

}  // namespace vitrine
