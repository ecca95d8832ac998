#include "publish/sample_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalog/text_pattern.h"
#include "publish/field_rules.h"

namespace vitrine {
namespace {

constexpr std::string_view awkward_text =
    "He said \"5 \xE2\x80\xB3 wide\", then: a;b|c\td, 'x' <b>&amp;</b> ]]> %s {0}\r\nnext "
    "\xF0\x9F\x9B\x8B "
    "\xC5\x81\xC3\xB3\xC5\xBA \xE2\x82\xAC";

bool fits(const ExporterField& field, const std::string& value) {
    const std::size_t length = count_code_points(value);
    if (length < field.min_length || (field.max_length > 0 && length > field.max_length))
        return false;
    return field.pattern.empty() ||
           match_pattern(whole_pattern(field.pattern), value) == PatternResult::matches;
}

// What a field of that kind may contain, the likeliest first.
std::vector<std::string> candidates(const ExporterField& field, std::size_t number) {
    switch (field.kind) {
        case FieldKind::number:
            return {"12.5", "12", "1", "0"};
        case FieldKind::price:
            return {"19.99 EUR", "19.99"};
        case FieldKind::boolean:
            return {"true"};
        case FieldKind::date:
            return {"2026-11-22", "2026-11-22T00:00:00Z"};
        case FieldKind::gtin:
            return {"4006381333931", "40170725", "614141007349"};
        case FieldKind::url:
            return {fmt::format("https://example.com/item/{}", number)};
        case FieldKind::image:
            return {fmt::format("https://example.com/item/{}.jpg", number)};
        case FieldKind::choice:
            return field.choices;
        case FieldKind::measurement:
            return {field.unit.empty() ? "1.5 KGM" : "1.5", "1"};
        case FieldKind::category:
            return {"Home & Garden > Lamps", "123"};
        case FieldKind::html:
            return {fmt::format("<p>Item <b>{}</b></p>", number)};
        case FieldKind::text:
        case FieldKind::plain_text:
            break;
    }
    return {fmt::format("{} {}", field.label, number),
            fmt::format("Item {}", number),
            fmt::format("A{}", number),
            "A",
            "1",
            "12",
            "123",
            "2026-11-22",
            "2026-11-22T00:00:00Z/2026-11-25T00:00:00Z"};
}

// A valid value, or absent if none was found.
std::optional<std::string> value_for(const ExporterField& field, std::size_t number,
                                     Sample sample) {
    const bool is_free_text = field.kind == FieldKind::text || field.kind == FieldKind::plain_text;
    if (sample == Sample::awkward && is_free_text) {
        std::string text(awkward_text);
        if (field.max_length > 0) text = first_code_points(text, field.max_length);
        if (fits(field, text)) return text;
    }
    for (std::string& value : candidates(field, number)) {
        if (is_free_text) {
            if (field.max_length > 0) value = first_code_points(value, field.max_length);
            const std::size_t length = count_code_points(value);
            if (length < field.min_length) value.append(field.min_length - length, 'x');
        }
        if (fits(field, value)) return value;
    }
    return std::nullopt;
}

void add_values(ExportItem& item, const ExporterDescription& description, std::size_t number,
                Sample sample, FieldLevel level) {
    for (const ExporterField& field : description.fields) {
        const bool belongs =
            level == FieldLevel::both || field.level == FieldLevel::both || field.level == level;
        if (!belongs || (sample == Sample::required_only && !field.required)) continue;
        const std::size_t most = field.max_values == 0 ? 2 : field.max_values;
        const std::size_t count = field.repeated ? std::min<std::size_t>(2, most) : 1;
        for (std::size_t i = 0; i < count; ++i) {
            if (const auto value = value_for(field, number + i, sample)) {
                item.values.emplace_back(field.id, *value);
            }
        }
    }
}

ExportItem make_variant(const ExporterDescription& description, const ExportItem& parent,
                        std::size_t number, Sample sample) {
    ExportItem variant;
    variant.key = fmt::format("{}-{}", parent.key, number);
    variant.group_key = parent.key;
    variant.parent_key = parent.key;
    variant.options = {{"Color", number == 1 ? "Red" : "Blue"}};
    add_values(variant, description, number, sample, FieldLevel::variant);
    return variant;
}

}  // namespace

std::vector<ExportItem> sample_items(const ExporterDescription& description, std::size_t count,
                                     Sample sample) {
    std::vector<ExportItem> items;
    for (std::size_t number = 1; number <= count; ++number) {
        ExportItem item;
        item.kind = number % 2 == 0 ? ExportKind::update : ExportKind::create;
        item.key = fmt::format("CHECK-{}", number);
        const bool has_variants = description.grouping == Grouping::grouped && number == count;
        if (description.grouping == Grouping::flat && number > 1) {
            item.group_key = item.parent_key = "CHECK-GROUP";
            item.options = {{"Color", fmt::format("Color {}", number)}};
        }
        add_values(item, description, number, sample,
                   has_variants ? FieldLevel::item : FieldLevel::both);
        if (has_variants) {
            item.variants.push_back(make_variant(description, item, 1, sample));
            item.variants.push_back(make_variant(description, item, 2, sample));
        }
        items.push_back(std::move(item));
    }
    return items;
}

std::map<std::string, std::string> sample_settings(const ExporterDescription& description) {
    std::map<std::string, std::string> settings;
    for (const ExporterSetting& setting : description.settings) {
        if (!setting.required || !setting.default_value.empty()) continue;
        switch (setting.kind) {
            case SettingKind::text:
                settings[setting.key] = "Example";
                break;
            case SettingKind::number:
                settings[setting.key] = "1";
                break;
            case SettingKind::url:
                settings[setting.key] = "https://example.com";
                break;
            case SettingKind::choice:
                if (!setting.choices.empty()) settings[setting.key] = setting.choices.front();
                break;
        }
    }
    return settings;
}

std::set<std::string> sampled_fields(const std::vector<ExportItem>& items) {
    std::set<std::string> ids;
    for (const ExportItem& item : items) {
        for (const auto& [field, value] : item.values) ids.insert(field);
        for (const ExportItem& variant : item.variants) {
            for (const auto& [field, value] : variant.values) ids.insert(field);
        }
    }
    return ids;
}

}  // namespace vitrine
