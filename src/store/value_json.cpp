#include "store/value_json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "base/text.h"

namespace vitrine {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Value& value);

struct ValueWriter {
    Json operator()(const std::string& text) const { return {{"text", text}}; }
    Json operator()(const Decimal& number) const { return {{"decimal", number.to_string()}}; }
    Json operator()(bool yes) const { return {{"boolean", yes}}; }
    Json operator()(Date date) const { return {{"date", date.days}}; }
    Json operator()(const Measurement& amount) const {
        return {{"measurement", Json::array({amount.amount.to_string(), amount.unit})}};
    }
    Json operator()(Reference one) const { return {{"reference", one.id}}; }
    Json operator()(const References& many) const { return {{"references", many.ids}}; }
    Json operator()(const FileReference& file) const {
        return {{"file", Json::array({file.name, file.checksum})}};
    }
    Json operator()(Instant instant) const {
        return {{"instant", instant.time_since_epoch().count()}};
    }
    Json operator()(const Quantities& quantities) const {
        Json items = Json::array();
        for (const Quantity& item : quantities.items) {
            items.push_back(Json::array({item.product, item.count.to_string()}));
        }
        return {{"quantities", items}};
    }
    Json operator()(const Table& table) const {
        Json rows = Json::array();
        for (const auto& row : table.rows) {
            Json& cells = rows.emplace_back(Json::array());
            for (const TableCell& cell : row) {
                cells.push_back(Json::array({cell.column, to_json(value_of(cell.content))}));
            }
        }
        return {{"table", rows}};
    }
};

Json to_json(const Value& value) {
    return std::visit(ValueWriter(), value);
}

Decimal decimal(const Json& json) {
    return Decimal::parse(json.get<std::string>()).value_or(Decimal());
}

std::optional<Value> from_json(const Json& json);

Table table_from(const Json& json) {
    Table table;
    for (const Json& cells : json) {
        auto& row = table.rows.emplace_back();
        for (const Json& cell : cells) {
            const auto value = from_json(cell.at(1));
            auto content = value ? content_of(*value) : std::nullopt;
            if (content) row.push_back({cell.at(0).get<std::int32_t>(), *std::move(content)});
        }
    }
    return table;
}

std::optional<Value> from_json(const Json& json) {
    const std::string& type = json.begin().key();
    const Json& held = json.begin().value();
    if (type == "text") return Value(held.get<std::string>());
    if (type == "decimal") return Value(decimal(held));
    if (type == "boolean") return Value(held.get<bool>());
    if (type == "date") return Value(Date{held.get<std::int32_t>()});
    if (type == "measurement") {
        return Value(Measurement{decimal(held.at(0)), held.at(1).get<UnitId>()});
    }
    if (type == "reference") return Value(Reference{held.get<std::int32_t>()});
    if (type == "references") return Value(References{held.get<std::vector<std::int32_t>>()});
    if (type == "file") {
        return Value(FileReference{held.at(0).get<std::string>(), held.at(1).get<std::string>()});
    }
    if (type == "instant") {
        return Value(Instant(std::chrono::milliseconds(held.get<std::int64_t>())));
    }
    if (type == "quantities") {
        Quantities quantities;
        for (const Json& item : held) {
            quantities.items.push_back({item.at(0).get<ProductId>(), decimal(item.at(1))});
        }
        return Value(std::move(quantities));
    }
    if (type == "table") return Value(table_from(held));
    return std::nullopt;
}

}  // namespace

Json values_to_json(const Values& values) {
    Json json = Json::object();
    for (const auto& [key, value] : values) {
        json[std::to_string(key.attribute) + '.' + std::to_string(key.scope)] = to_json(value);
    }
    return json;
}

Values values_from_json(const Json& json) {
    Values values;
    for (const auto& [name, held] : json.items()) {
        const auto parts = split(name, '.');
        const auto value = from_json(held);
        if (parts.size() != 2 || !value) continue;
        values.set({std::stoi(std::string(parts[0])), std::stoi(std::string(parts[1]))}, *value);
    }
    return values;
}

}  // namespace vitrine
