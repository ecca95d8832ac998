#include "item.h"

#include <algorithm>
#include <string_view>

namespace vitrine::host {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Item& self(const vitrine_item* handle) {
    return *reinterpret_cast<const Item*>(handle);
}

// A text with U+0000 in it would end there on the other side of the boundary.
std::string without_nul(std::string text) {
    std::erase(text, '\0');
    return text;
}

std::string read_text(const nlohmann::json& message, const char* key) {
    return without_nul(message.value(key, std::string()));
}

Pairs read_pairs(const nlohmann::json& message, const char* key) {
    Pairs pairs;
    if (const auto list = message.find(key); list != message.end()) {
        for (const auto& pair : *list) {
            pairs.emplace_back(without_nul(pair.at(0).get<std::string>()),
                               without_nul(pair.at(1).get<std::string>()));
        }
    }
    return pairs;
}

std::int32_t kind(const vitrine_item* item) {
    return self(item).kind;
}

const char* text(const vitrine_item* handle, const char* property) {
    const Item& item = self(handle);
    const std::string_view name = property;
    if (name == "key") return item.key.c_str();
    if (name == "group_key") return item.group_key.c_str();
    if (name == "parent_key") return item.parent_key.c_str();
    if (name == "remote_id") return item.remote_id.c_str();
    return nullptr;
}

const char* value(const vitrine_item* item, const char* field, std::size_t position) {
    for (const auto& [name, text] : self(item).values) {
        if (name == field && position-- == 0) return text.c_str();
    }
    return nullptr;
}

const char* option_axis(const vitrine_item* item, std::size_t position) {
    const Pairs& options = self(item).options;
    return position < options.size() ? options[position].first.c_str() : nullptr;
}

const char* option_value(const vitrine_item* item, std::size_t position) {
    const Pairs& options = self(item).options;
    return position < options.size() ? options[position].second.c_str() : nullptr;
}

const vitrine_item* variant(const vitrine_item* item, std::size_t position) {
    const std::vector<Item>& variants = self(item).variants;
    return position < variants.size() ? to_handle(variants[position]) : nullptr;
}

}  // namespace

Item read_item(const nlohmann::json& message) {
    Item item;
    const std::string kind_name = message.value("kind", std::string("create"));
    item.kind = kind_name == "remove"   ? VITRINE_REMOVE
                : kind_name == "update" ? VITRINE_UPDATE
                                        : VITRINE_CREATE;
    item.key = read_text(message, "key");
    item.group_key = read_text(message, "group_key");
    item.parent_key = read_text(message, "parent_key");
    item.remote_id = read_text(message, "remote_id");
    item.values = read_pairs(message, "values");
    item.options = read_pairs(message, "options");
    if (const auto list = message.find("variants"); list != message.end()) {
        for (const auto& one : *list) item.variants.push_back(read_item(one));
    }
    return item;
}

void add_item_functions(vitrine_host& table) {
    table.item_kind = kind;
    table.item_text = text;
    table.item_value = value;
    table.item_option_axis = option_axis;
    table.item_option_value = option_value;
    table.item_variant = variant;
}

}  // namespace vitrine::host
