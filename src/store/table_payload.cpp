#include "store/table_payload.h"

#include "store/document.h"

namespace vitrine {

std::string encode_table(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) {
        wire::put_varint(out, row.size());
        for (const TableCell& cell : row) {
            wire::put_varint(out, static_cast<std::uint32_t>(cell.column));
            wire::put_value(out, value_of(cell.content));
        }
    }
    return out;
}

Table decode_table(std::string_view payload) {
    Table table;
    while (!payload.empty()) {
        auto& row = table.rows.emplace_back();
        for (std::uint64_t cells = wire::take_varint(payload); cells > 0; --cells) {
            const auto column = static_cast<std::int32_t>(wire::take_varint(payload));
            const auto value = wire::take_value(payload);
            auto content = value ? content_of(*value) : std::nullopt;
            if (content) row.push_back({column, *std::move(content)});
        }
    }
    return table;
}

}  // namespace vitrine
