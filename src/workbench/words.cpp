#include "workbench/words.h"

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <regex>
#include <vector>

#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/find_change_sets.h"

namespace vitrine {
namespace {

icu::Locale words_locale() {
    return icu::Locale(program_language().c_str());
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string format(const icu::number::UnlocalizedNumberFormatter& formatter, double number) {
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = formatter.locale(words_locale()).formatDouble(number, status);
    const icu::UnicodeString text = formatted.toString(status);
    return U_SUCCESS(status) ? to_utf8(text) : fmt::format("{}", number);
}

std::string product_count(const std::string& operation, long count) {
    const std::string number = format_number(count);
    if (operation == "create") {
        return trn("{0} product created", "{0} products created", count, number);
    }
    if (operation == "remove") {
        return trn("{0} product removed", "{0} products removed", count, number);
    }
    return trn("{0} product changed", "{0} products changed", count, number);
}

// Attributes, families, options, channels ... all together.
std::string setting_count(const std::string& operation, long count) {
    const std::string number = format_number(count);
    if (operation == "create") {
        return trn("{0} setting created", "{0} settings created", count, number);
    }
    if (operation == "remove") {
        return trn("{0} setting removed", "{0} settings removed", count, number);
    }
    return trn("{0} setting changed", "{0} settings changed", count, number);
}

}  // namespace

std::string format_number(std::int64_t number) {
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted =
        icu::number::NumberFormatter::withLocale(words_locale()).formatInt(number, status);
    const icu::UnicodeString text = formatted.toString(status);
    return U_SUCCESS(status) ? to_utf8(text) : std::to_string(number);
}

std::string format_decimal(const std::string& number) {
    if (!Decimal::parse(number)) return number;
    const auto point = number.find('.');
    const int decimals =
        point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = icu::number::NumberFormatter::withLocale(words_locale())
                               .precision(icu::number::Precision::fixedFraction(decimals))
                               .formatDecimal(number, status);
    const icu::UnicodeString text = formatted.toString(status);
    return U_SUCCESS(status) ? to_utf8(text) : number;
}

std::string format_percent(int percent) {
    return format(icu::number::NumberFormatter::with().unit(icu::NoUnit::percent()), percent);
}

std::string format_instant(Instant instant) {
    const std::unique_ptr<icu::DateFormat> formatter(icu::DateFormat::createDateTimeInstance(
        icu::DateFormat::kMedium, icu::DateFormat::kShort, words_locale()));
    if (!formatter) return to_iso8601(instant);
    icu::UnicodeString text;
    formatter->format(static_cast<UDate>(instant.time_since_epoch().count()), text);
    return to_utf8(text);
}

std::string format_size(std::uint64_t bytes) {
    const auto number = [](double amount) {
        return format(icu::number::NumberFormatter::with().precision(
                          icu::number::Precision::maxFraction(amount < 10 ? 1 : 0)),
                      amount);
    };
    const auto size = static_cast<double>(bytes);
    if (bytes < 1'000) return trn("{0} byte", "{0} bytes", static_cast<long>(bytes), bytes);
    if (bytes < 1'000'000) return tr("{0} kB", number(size / 1e3));
    if (bytes < 1'000'000'000) return tr("{0} MB", number(size / 1e6));
    return tr("{0} GB", number(size / 1e9));
}

std::string kind_label(ProductKind kind) {
    switch (kind) {
        case ProductKind::simple:
            return tr("Product");
        case ProductKind::variant:
            return tr("Variant");
        case ProductKind::model:
            return tr("Model");
    }
    return {};
}

std::string entity_label(std::string_view kind) {
    if (kind == "attribute") return tr("Attribute");
    if (kind == "attribute_group") return tr("Attribute group");
    if (kind == "option" || kind == "attribute_option") return tr("Option");
    if (kind == "family") return tr("Family");
    if (kind == "family_variant") return tr("Family variant");
    if (kind == "category") return tr("Category");
    if (kind == "channel") return tr("Channel");
    if (kind == "locale") return tr("Locale");
    if (kind == "currency") return tr("Currency");
    if (kind == "association_type") return tr("Association type");
    if (kind == "group_type") return tr("Group type");
    if (kind == "group") return tr("Group");
    if (kind == "saved_filter") return tr("Saved filter");
    if (kind == "reference_entity") return tr("Reference entity");
    if (kind == "record") return tr("Record");
    if (kind == "market") return tr("Market");
    if (kind == "location") return tr("Location");
    if (kind == "data_source") return tr("Data source");
    if (kind == "segment") return tr("Segment");
    if (kind == "price_list") return tr("Price list");
    if (kind == "price_rule") return tr("Price rule");
    if (kind == "quality_setting") return tr("Quality check");
    return std::string(kind);
}

std::string source_label(std::string_view source) {
    if (source == "edit") return tr("Edit");
    if (source == "paste") return tr("Paste");
    if (source == "fill") return tr("Fill down");
    if (source == "clear") return tr("Clear");
    if (source == "bulk") return tr("Bulk edit");
    if (source == "import") return tr("Import");
    if (source == "undo") return tr("Undo");
    if (source == "redo") return tr("Redo");
    if (source == "channel") return tr("Channel settings");
    if (source == "filter") return tr("Saved filter");
    if (source == "quality") return tr("Quality check settings");
    if (source == "prices") return tr("Prices derived by rules");
    if (source == "structure") return tr("Change of the structure");
    if (source == "product") return tr("Products made, changed or deleted");
    if (source == "new") return tr("New catalogue");
    if (source == "rollback") return tr("Interrupted work taken back");
    return std::string(source);
}

std::string change_label(const ChangeSet& change_set) {
    const std::string kind = change_kind(change_set);
    if (kind != "product") return source_label(kind);
    const auto counts = [&](const char* operation) {
        return change_set.counts.find('"' + std::string(operation) + '"') != std::string::npos;
    };
    const bool made = counts("create"), changed = counts("update"), removed = counts("remove");
    if (removed && !made) return tr("Products deleted");
    if (made && !removed) return tr("New products");
    return changed && !made ? tr("Products changed") : source_label(kind);
}

std::string counts_sentence(std::string_view counts) {
    // {"product":{"create":3,"update":1},"attribute":{...}}, as the store writes it.
    static const std::regex kind_pattern(R"~("([a-z_]+)"\s*:\s*\{([^}]*)\})~");
    static const std::regex count_pattern(R"~("(create|update|remove)"\s*:\s*(\d+))~");
    using Iterator = std::regex_iterator<std::string_view::const_iterator>;
    std::map<std::string, long> products, settings;  // by operation
    for (Iterator kind(counts.begin(), counts.end(), kind_pattern), end; kind != end; ++kind) {
        const std::string name = (*kind)[1];
        if (name == "scope") continue;  // nothing a person made
        auto& sums = name == "product" ? products : settings;
        const auto& inside = (*kind)[2];
        for (Iterator count(inside.first, inside.second, count_pattern); count != end; ++count) {
            sums[(*count)[1]] += std::stol((*count)[2]);
        }
    }
    std::vector<std::string> parts;
    for (const auto& [operation, count] : products) {
        if (count > 0) parts.push_back(product_count(operation, count));
    }
    for (const auto& [operation, count] : settings) {
        if (count > 0) parts.push_back(setting_count(operation, count));
    }
    return join(parts, ", ");
}

std::string advice(const Issue& issue) {
    return issue.fix.empty() ? issue.message : issue.message + " " + issue.fix;
}

std::string cell_label(const Structure& structure, const ValueKey& key) {
    const std::string name = field_name(structure, key);
    const Attribute* attribute = structure.attributes.find(key.attribute);
    if (attribute == nullptr) return name;
    std::string label = label_of(attribute->labels, attribute->code, program_language());
    const auto scope = name.find('[');
    if (scope != std::string::npos) label += ' ' + name.substr(scope);
    return label;
}

std::string severity_label(Severity severity) {
    switch (severity) {
        case Severity::error:
            return tr("Error");
        case Severity::warning:
            return tr("Warning");
        case Severity::info:
            break;
    }
    return tr("Hint");
}

std::string boolean_label(bool value) {
    return value ? tr("Yes") : tr("No");
}

}  // namespace vitrine
