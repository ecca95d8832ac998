// parse_value() of value_text.h: text of files and people becomes values.
#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/number_text.h"
#include "catalog/spelling.h"
#include "catalog/table_text.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_text_quoted = 60;

// A value as it stands in a message: short, so that the sentence around it stays readable.
std::string as_shown(std::string_view text) {
    return shorten(to_valid_utf8(text), longest_text_quoted);
}

Issue issue(std::string_view rule, std::string_view text, std::string message, std::string fix) {
    constexpr std::size_t longest_value = 200;
    Issue made;
    made.rule = rule;
    made.message = std::move(message);
    made.fix = std::move(fix);
    made.value = shorten(to_valid_utf8(text), longest_value);
    return made;
}

// A value made where it is returned: every cell of an import comes through here.
template <class Content>
ParsedValue made(Content&& content) {
    return ParsedValue(std::in_place_type<Value>, std::forward<Content>(content));
}

std::optional<Issue> encoding_issue(std::string_view text) {
    if (!is_utf8(text)) {
        return issue("text.encoding", text,
                     tr("\"{0}\" holds bytes that are not UTF-8.", as_shown(text)),
                     tr("Save the file as UTF-8, or name its encoding for the import."));
    }
    // A zero byte would end the text early in every C library it passes through.
    if (text.find('\0') != std::string_view::npos) {
        return issue("text.encoding", text, tr("\"{0}\" holds a zero byte.", as_shown(text)),
                     tr("Remove the invisible character."));
    }
    return std::nullopt;
}

ParsedValue parse_text(std::string_view text, const ValueFormat& format) {
    if (!format.is_well_formed) {
        if (auto found = encoding_issue(text)) return *std::move(found);
    }
    return made(std::string(text));
}

ParsedValue parse_path(std::string_view text, const ValueFormat& format) {
    if (!format.is_well_formed) {
        if (auto found = encoding_issue(text)) return *std::move(found);
    }
    return made(FileReference{std::string(text), {}});
}

ParsedValue parse_number(std::string_view text, char decimal_sign) {
    if (const auto number = Decimal::parse(text, decimal_sign)) return made(*number);
    return issue("number.not_a_number", text, tr("\"{0}\" is not a number.", as_shown(text)),
                 fix_for_number(text, decimal_sign));
}

bool starts_with_blank(std::string_view text) {
    return trim(text).size() < text.size();
}

Issue unit_issue(const Attribute& attribute, std::string_view text, std::string_view unit) {
    NearestName nearest(unit);
    std::vector<std::string> codes;
    for (const Unit& known : units_of(attribute.measurement_family)) {
        nearest.offer(known.code);
        codes.emplace_back(known.code);
    }
    std::string fix;
    if (codes.empty()) {
        fix = tr("Give the attribute {0} a measurement family.", attribute.code);
    } else if (!nearest.best().empty()) {
        fix = tr("Did you mean {0}?", nearest.best());
    } else {
        constexpr std::size_t most_shown = 8;
        const bool cut = codes.size() > most_shown;
        codes.resize(std::min(codes.size(), most_shown));
        fix = tr("Use one of {0}.", join(codes, ", ") + (cut ? ", …" : ""));
    }
    return issue("measurement.unit", text,
                 tr("\"{0}\" is not a unit of {1}.", as_shown(unit), attribute.measurement_family),
                 fix);
}

ParsedValue parse_measurement(const Attribute& attribute, std::string_view text,
                              std::string_view unit, char decimal_sign) {
    std::string_view named = trim(unit);
    auto number = Decimal::parse(text, decimal_sign);
    if (!number) {
        // "500 GRAM", "500g"; but "12,5o" and "1 000" fail as numbers, not as the units "o" and
        // "000".
        const auto end = std::min(text.find_first_not_of("+-0123456789.,"), text.size());
        const std::string_view amount = text.substr(0, end);
        const std::string_view behind = trim(text.substr(end));
        const Unit* written = find_unit(attribute.measurement_family, behind);
        number = Decimal::parse(amount, decimal_sign);
        const bool unit_like =
            written != nullptr ||
            (starts_with_blank(text.substr(end)) && (behind.front() < '0' || behind.front() > '9'));
        if (!number || behind.empty() || !unit_like) {
            const std::string_view wrong = written != nullptr ? amount : text;
            return issue("measurement.not_a_number", text,
                         tr("\"{0}\" is not a number.", as_shown(wrong)),
                         fix_for_number(wrong, decimal_sign));
        }
        if (written == nullptr) return unit_issue(attribute, text, behind);
        if (!named.empty() && find_unit(attribute.measurement_family, named) != written) {
            return issue("measurement.unit", text,
                         tr("\"{0}\" has one unit and its unit column says {1}.", as_shown(text),
                            as_shown(named)),
                         tr("Write the unit in one place only."));
        }
        named = behind;
    }
    if (named.empty()) named = attribute.default_unit;
    if (named.empty()) {
        return issue("measurement.unit", text, tr("\"{0}\" has no unit.", as_shown(text)),
                     tr("Write the unit behind the number, or give the attribute a default unit."));
    }
    const Unit* found = find_unit(attribute.measurement_family, named);
    if (found == nullptr) return unit_issue(attribute, named, named);
    return made(Measurement{*number, found->id});
}

ParsedValue parse_boolean(std::string_view text) {
    constexpr std::array<std::string_view, 3> yes = {"1", "true", "yes"};
    constexpr std::array<std::string_view, 3> no = {"0", "false", "no"};
    const FoldedCase folding(text);
    const std::string_view folded = folding.view();
    if (std::find(yes.begin(), yes.end(), folded) != yes.end()) return made(true);
    if (std::find(no.begin(), no.end(), folded) != no.end()) return made(false);
    return issue("boolean.unreadable", text, tr("\"{0}\" is neither yes nor no.", as_shown(text)),
                 tr("Write 1 for yes or 0 for no."));
}

ParsedValue parse_day(std::string_view text) {
    if (const auto days = parse_date(text)) return made(Date{*days});
    return issue("date.unreadable", text, tr("\"{0}\" is not a date.", as_shown(text)),
                 tr("Write year, month and day, like 2026-03-31."));
}

ParsedValue parse_instant(std::string_view text) {
    // "2026-03-31 14:00" as people write it, "2026-03-31T14:00" as browsers do; seconds and the
    // zone are made up where they are missing.
    std::string written(text);
    if (written.size() == 10) written += "T00:00:00Z";
    constexpr std::size_t behind_day = 10;
    constexpr std::size_t behind_minutes = 16;
    if (written.size() > behind_day && written[behind_day] == ' ') written[behind_day] = 'T';
    const bool has_zone = written.size() > behind_minutes &&
                          written.find_first_of("Zz+-", behind_minutes) != std::string::npos;
    if (!has_zone) {
        if (written.size() == behind_minutes) written += ":00";
        written += 'Z';
    }
    if (const auto instant = parse_iso8601(written)) return made(*instant);
    return issue("datetime.unreadable", text,
                 tr("\"{0}\" is not a date with time.", as_shown(text)),
                 tr("Write it like 2026-03-31T14:00:00+02:00; without an offset it is UTC."));
}

ParsedValue parse_product_link(const Attribute& attribute, std::string_view text,
                               const ValueFormat& format) {
    const ProductId found = format.find_product == nullptr ? 0 : (*format.find_product)(text);
    if (found != 0) return made(Reference{found});
    return issue("product_link.unknown", text,
                 tr("\"{0}\" is no product that {1} can lead to.", as_shown(text), attribute.code),
                 tr("Write the SKU of a product or the code of a model that is there."));
}

// The record of that code, else the only one of that label.
const Record* find_record(const Structure& structure, const Attribute& attribute,
                          std::string_view text) {
    if (const Record* record = structure.find_record(attribute.reference_entity, text)) {
        return record;
    }
    const std::string folded = fold_case(text);
    const Record* found = nullptr;
    bool several = false;
    structure.records.each([&](const Record& record) {
        if (record.entity != attribute.reference_entity) return;
        const bool fits =
            std::any_of(record.labels.begin(), record.labels.end(),
                        [&](const auto& label) { return fold_case(label.second) == folded; });
        if (fits && found != nullptr) several = true;
        if (fits) found = &record;
    });
    return several ? nullptr : found;
}

Issue record_issue(const Structure& structure, const Attribute& attribute, std::string_view text,
                   std::string_view wrong) {
    NearestName nearest(wrong);
    structure.records.each([&](const Record& record) {
        if (record.entity == attribute.reference_entity) nearest.offer(record.code);
    });
    const std::string entity = structure.reference_entities.code_of(attribute.reference_entity);
    return issue(
        "record.unknown", text, tr("\"{0}\" is not a record of {1}.", as_shown(wrong), entity),
        nearest.best().empty()
            ? tr("Write the code of a record, or add this record to {0}.", entity)
            : tr("Did you mean {0}? Otherwise add this record to {1}.", nearest.best(), entity));
}

ParsedValue parse_records(const Structure& structure, const Attribute& attribute,
                          std::string_view text) {
    References chosen;
    for (const std::string_view part : split_list(text, ',')) {
        const Record* record = find_record(structure, attribute, part);
        if (record == nullptr) return record_issue(structure, attribute, text, part);
        if (std::find(chosen.ids.begin(), chosen.ids.end(), record->id) == chosen.ids.end()) {
            chosen.ids.push_back(record->id);
        }
    }
    if (chosen.ids.empty()) return std::monostate{};
    return made(std::move(chosen));
}

// The option of that code, else the only one of that label.
const Option* find_choice(const Structure& structure, const Attribute& attribute,
                          std::string_view text) {
    if (const Option* option = structure.find_option(attribute.id, text)) return option;
    const std::string folded = fold_case(text);
    const Option* found = nullptr;
    bool several = false;
    structure.options.each([&](const Option& option) {
        if (option.attribute != attribute.id) return;
        const bool fits =
            std::any_of(option.labels.begin(), option.labels.end(),
                        [&](const auto& label) { return fold_case(label.second) == folded; });
        if (fits && found != nullptr) several = true;
        if (fits) found = &option;
    });
    return several ? nullptr : found;
}

Issue option_issue(const Structure& structure, const Attribute& attribute, std::string_view text,
                   std::string_view wrong) {
    NearestName nearest(wrong);
    for (const Option* option : structure.options_of(attribute.id)) {
        nearest.offer(option->code);
    }
    std::string fix =
        nearest.best().empty()
            ? tr("Write the code of an option, or add this option to {0}.", attribute.code)
            : tr("Did you mean {0}? Otherwise add this option to {1}.", nearest.best(),
                 attribute.code);
    return issue("option.unknown", text,
                 tr("\"{0}\" is not an option of {1}.", as_shown(wrong), attribute.code),
                 std::move(fix));
}

ParsedValue parse_options(const Structure& structure, const Attribute& attribute,
                          std::string_view text) {
    References chosen;
    for (const std::string_view part : split_list(text, ',')) {
        const Option* option = find_choice(structure, attribute, part);
        if (option == nullptr) {
            // A label may hold a comma itself.
            const Option* whole = find_choice(structure, attribute, text);
            if (whole == nullptr) return option_issue(structure, attribute, text, part);
            return made(References{{whole->id}});
        }
        if (std::find(chosen.ids.begin(), chosen.ids.end(), option->id) == chosen.ids.end()) {
            chosen.ids.push_back(option->id);
        }
    }
    if (chosen.ids.empty()) return std::monostate{};
    return made(std::move(chosen));
}

}  // namespace

ParsedValue parse_value(const Structure& structure, const Attribute& attribute,
                        std::string_view text, std::string_view unit, const ValueFormat& format) {
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) return std::monostate{};
    switch (attribute.type) {
        case AttributeType::identifier:
            return parse_text(trimmed, format);
        case AttributeType::text:
        case AttributeType::long_text:
            return parse_text(text, format);
        case AttributeType::number:
        case AttributeType::price_collection:
            return parse_number(trimmed, format.decimal_sign);
        case AttributeType::measurement:
            return parse_measurement(attribute, trimmed, unit, format.decimal_sign);
        case AttributeType::boolean:
            return parse_boolean(trimmed);
        case AttributeType::date:
            return parse_day(trimmed);
        case AttributeType::simple_select: {
            const Option* option = find_choice(structure, attribute, trimmed);
            if (option == nullptr) return option_issue(structure, attribute, trimmed, trimmed);
            return made(Reference{option->id});
        }
        case AttributeType::multi_select:
            return parse_options(structure, attribute, trimmed);
        case AttributeType::image:
        case AttributeType::file:
            return parse_path(trimmed, format);
        case AttributeType::datetime:
            return parse_instant(trimmed);
        case AttributeType::record_link: {
            const Record* record = find_record(structure, attribute, trimmed);
            if (record == nullptr) return record_issue(structure, attribute, trimmed, trimmed);
            return made(Reference{record->id});
        }
        case AttributeType::record_links:
            return parse_records(structure, attribute, trimmed);
        case AttributeType::product_link:
            return parse_product_link(attribute, trimmed, format);
        case AttributeType::table: {
            if (!format.is_well_formed) {
                if (auto found = encoding_issue(trimmed)) return *std::move(found);
            }
            return parse_table(structure, attribute, trimmed, format);
        }
    }
    return std::monostate{};
}

}  // namespace vitrine
