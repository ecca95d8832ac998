// An item as it came in a message, and the functions through which a plugin reads it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "vitrine/exporter.h"

namespace vitrine::host {

struct Item {
    std::int32_t kind = VITRINE_CREATE;
    std::string key, group_key, parent_key, remote_id;
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<Item> variants;
};

// Throws nlohmann::json::exception on a message that is no item.
Item read_item(const nlohmann::json& message);

inline const vitrine_item* to_handle(const Item& item) {
    return reinterpret_cast<const vitrine_item*>(&item);
}

// Fills in the item functions of the table.
void add_item_functions(vitrine_host& table);

}  // namespace vitrine::host
