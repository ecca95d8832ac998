// The text form of channel profiles, written. Lines are laid out for review: one source, one line.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "publish/channel_profile.h"

namespace vitrine {
namespace {

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string list_text(const std::vector<std::string>& texts) {
    std::vector<std::string> parts;
    for (const std::string& text : texts) parts.push_back(quoted(text));
    return '[' + join(parts, ", ") + ']';
}

std::string table_text(const std::map<std::string, std::string>& table, std::string_view indent) {
    std::vector<std::string> lines;
    for (const auto& [key, value] : table) {
        lines.push_back(fmt::format("{}  {}: {}", indent, quoted(key), quoted(value)));
    }
    return fmt::format("{{\n{}\n{}}}", join(lines, ",\n"), indent);
}

// An object on one line, of which only what was said is written.
class Line {
public:
    Line& add(std::string_view key, const std::string& value) {
        m_parts.push_back(fmt::format("\"{}\": {}", key, value));
        return *this;
    }
    Line& text(std::string_view key, const std::string& text) {
        return text.empty() ? *this : add(key, quoted(text));
    }
    std::string take() const { return '{' + join(m_parts, ", ") + '}'; }
    bool empty() const { return m_parts.empty(); }

private:
    std::vector<std::string> m_parts;
};

std::string source_text(const FieldSource& source) {
    Line line;
    switch (source.kind) {
        case SourceKind::attribute:
            line.add("attribute", quoted(source.text));
            break;
        case SourceKind::constant:
            line.add("constant", quoted(source.text));
            break;
        case SourceKind::property:
            line.add("property", quoted(source.text));
            break;
        case SourceKind::text_template:
            line.add("template", quoted(source.text));
            break;
    }
    line.text("locale", source.locale).text("channel", source.channel);
    line.text("currency", source.currency);
    if (source.option == OptionText::code) line.add("option", "\"code\"");
    line.text("unit", source.unit);
    if (!source.values.empty()) {
        std::vector<std::string> parts;
        for (const auto& [from, to] : source.values)
            parts.push_back(quoted(from) + ": " + quoted(to));
        line.add("values", '{' + join(parts, ", ") + '}');
    }
    if (source.unlisted == Unlisted::keep) line.add("unlisted", "\"keep\"");
    if (source.too_long == TooLong::cut) line.add("too_long", "\"cut\"");
    return line.take();
}

std::string sources_text(const FieldSources& sources) {
    if (sources.size() == 1) return source_text(sources.front());
    std::vector<std::string> lines;
    for (const FieldSource& source : sources) lines.push_back("      " + source_text(source));
    return sources.empty() ? "[]" : "[\n" + join(lines, ",\n") + "\n    ]";
}

std::string assortment_text(const AssortmentRule& rule) {
    Line line;
    line.text("filter", rule.filter);
    if (!rule.families.empty()) line.add("families", list_text(rule.families));
    if (!rule.in_tree) line.add("in_tree", "false");
    if (!rule.enabled_only) line.add("enabled_only", "false");
    return line.empty() ? std::string() : line.take();
}

std::string guardrails_text(const Guardrails& guardrails) {
    const Guardrails none;
    Line line;
    if (guardrails.fewest_items != none.fewest_items) {
        line.add("fewest_items", std::to_string(guardrails.fewest_items));
    }
    if (guardrails.largest_removal_percent != none.largest_removal_percent) {
        line.add("largest_removal_percent", std::to_string(guardrails.largest_removal_percent));
    }
    return line.empty() ? std::string() : line.take();
}

std::string availability_text(const AvailabilityRule& rule) {
    Line line;
    if (!rule.locations.empty()) line.add("locations", list_text(rule.locations));
    if (rule.buffer != 0) line.add("buffer", std::to_string(rule.buffer));
    if (rule.preorder) line.add("preorder", "true");
    if (rule.backorder_days) line.add("backorder_days", std::to_string(*rule.backorder_days));
    if (!rule.pickup.empty()) line.add("pickup", list_text(rule.pickup));
    if (rule.pickup_buffer != 0) line.add("pickup_buffer", std::to_string(rule.pickup_buffer));
    return line.empty() ? std::string() : line.take();
}

}  // namespace

std::string to_text(const ChannelProfile& profile) {
    std::vector<std::string> lines;
    const auto add = [&lines](std::string_view key, const std::string& value) {
        if (!value.empty()) lines.push_back(fmt::format("  \"{}\": {}", key, value));
    };
    const auto add_text = [&add](std::string_view key, const std::string& text) {
        if (!text.empty()) add(key, quoted(text));
    };
    const auto add_table = [&add](std::string_view key,
                                  const std::map<std::string, std::string>& table) {
        if (!table.empty()) add(key, table_text(table, "  "));
    };

    add("vitrine_channel_profile", std::to_string(ChannelProfile::format_version));
    add("channel", quoted(profile.channel));
    add_table("labels", profile.labels);
    if (!profile.locales.empty()) add("locales", list_text(profile.locales));
    if (!profile.currencies.empty()) add("currencies", list_text(profile.currencies));
    add_text("tree", profile.tree);
    add_table("conversion_units", profile.conversion_units);
    add("exporter", quoted(profile.exporter));
    add_table("exporter_settings", profile.exporter_settings);
    add_table("settings", profile.settings);
    add_text("destination", profile.destination);
    add_text("locale", profile.locale);
    add_text("currency", profile.currency);
    if (profile.pictures == PictureRule::named) add("pictures", "\"named\"");
    add("assortment", assortment_text(profile.assortment));
    add("guardrails", guardrails_text(profile.guardrails));
    add("availability", availability_text(profile.availability));
    if (!profile.fields.empty()) {
        std::vector<std::string> fields;
        for (const auto& [field, sources] : profile.fields) {
            fields.push_back(fmt::format("    {}: {}", quoted(field), sources_text(sources)));
        }
        add("fields", "{\n" + join(fields, ",\n") + "\n  }");
    }
    return "{\n" + join(lines, ",\n") + "\n}\n";
}

}  // namespace vitrine
