#include "cli/profile_edit.h"

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"

namespace vitrine::cli {
namespace {

using Setter = void (*)(ChannelProfile& profile, std::string_view value);

std::vector<std::string> list_of(std::string_view value) {
    std::vector<std::string> items;
    for (const std::string_view item : split_list(value, ',')) items.emplace_back(item);
    return items;
}

std::int64_t number_of(std::string_view value) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) {
        throw Error(Failure::usage, tr("\"{0}\" is not a whole number.", value));
    }
    return number;
}

bool yes_or_no(std::string_view value) {
    if (value == "1" || value == "true" || value == "yes") return true;
    if (value == "0" || value == "false" || value == "no") return false;
    throw Error(Failure::usage, tr("\"{0}\" is neither yes nor no.", value));
}

PictureRule pictures_of(std::string_view value) {
    if (value == "named") return PictureRule::named;
    if (value.empty() || value == "stored") return PictureRule::stored;
    throw Error(Failure::usage, tr("Pictures are stored or named, not {0}.", value));
}

const std::map<std::string_view, Setter>& plain_keys() {
    using View = std::string_view;
    static const std::map<std::string_view, Setter> keys = {
        {"exporter", [](ChannelProfile& p, View v) { p.exporter = v; }},
        {"destination", [](ChannelProfile& p, View v) { p.destination = v; }},
        {"locale", [](ChannelProfile& p, View v) { p.locale = v; }},
        {"currency", [](ChannelProfile& p, View v) { p.currency = v; }},
        {"tree", [](ChannelProfile& p, View v) { p.tree = v; }},
        {"locales", [](ChannelProfile& p, View v) { p.locales = list_of(v); }},
        {"currencies", [](ChannelProfile& p, View v) { p.currencies = list_of(v); }},
        {"pictures", [](ChannelProfile& p, View v) { p.pictures = pictures_of(v); }},
        {"assortment.filter", [](ChannelProfile& p, View v) { p.assortment.filter = v; }},
        {"assortment.families",
         [](ChannelProfile& p, View v) { p.assortment.families = list_of(v); }},
        {"assortment.in_tree",
         [](ChannelProfile& p, View v) { p.assortment.in_tree = yes_or_no(v); }},
        {"assortment.enabled_only",
         [](ChannelProfile& p, View v) { p.assortment.enabled_only = yes_or_no(v); }},
        {"guardrails.fewest_items",
         [](ChannelProfile& p, View v) { p.guardrails.fewest_items = number_of(v); }},
        {"guardrails.largest_removal_percent",
         [](ChannelProfile& p, View v) { p.guardrails.largest_removal_percent = number_of(v); }},
    };
    return keys;
}

void put_or_erase(std::map<std::string, std::string>& table, std::string_view key,
                  std::string_view value) {
    if (value.empty()) {
        table.erase(std::string(key));
    } else {
        table[std::string(key)] = value;
    }
}

// "attribute:name", "constant:new", "property:sku", "template:{sku}.html"
FieldSource source_of(std::string_view value) {
    static const std::map<std::string_view, SourceKind> kinds = {
        {"attribute", SourceKind::attribute},
        {"constant", SourceKind::constant},
        {"property", SourceKind::property},
        {"template", SourceKind::text_template},
    };
    const auto colon = value.find(':');
    const auto kind = kinds.find(value.substr(0, colon));
    if (colon == std::string_view::npos || kind == kinds.end()) {
        throw Error(
            Failure::usage,
            tr("\"{0}\" is no source. Write attribute:NAME, constant:TEXT, property:NAME or "
               "template:TEXT.",
               value));
    }
    FieldSource source;
    source.kind = kind->second;
    source.text = value.substr(colon + 1);
    return source;
}

[[noreturn]] void refuse_key(std::string_view key) {
    NearestName nearest(key);
    for (const auto& [known, setter] : plain_keys()) nearest.offer(known);
    for (const std::string_view start : {"exporter_settings.", "settings.", "field."})
        nearest.offer(start);
    std::string sentence = tr("A channel has no setting {0}.", key);
    if (!nearest.best().empty()) sentence += " " + tr("Did you mean {0}?", nearest.best());
    throw Error(Failure::usage, std::move(sentence));
}

}  // namespace

void edit_profile(ChannelProfile& profile, std::string_view edit) {
    const auto sign = edit.find('=');
    if (sign == std::string_view::npos) {
        throw Error(
            Failure::usage,
            tr("\"{0}\" is no edit. Write KEY=VALUE, for instance destination=feeds.", edit));
    }
    const std::string_view key = trim(edit.substr(0, sign));
    const std::string_view value = edit.substr(sign + 1);
    if (const auto known = plain_keys().find(key); known != plain_keys().end()) {
        known->second(profile, value);
        return;
    }
    const auto dot = key.find('.');
    const std::string_view table = key.substr(0, dot);
    const std::string_view name =
        dot == std::string_view::npos ? std::string_view() : key.substr(dot + 1);
    if (name.empty()) refuse_key(key);
    if (table == "exporter_settings") {
        put_or_erase(profile.exporter_settings, name, value);
    } else if (table == "settings") {
        put_or_erase(profile.settings, name, value);
    } else if (table == "field" || table == "fields") {
        if (value.empty()) {
            profile.fields.erase(std::string(name));
        } else {
            profile.fields[std::string(name)] = {source_of(value)};
        }
    } else {
        refuse_key(key);
    }
}

}  // namespace vitrine::cli
