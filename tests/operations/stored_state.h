// A catalogue byte by byte: what an undo has to bring back.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/catalogue.h"

namespace vitrine::test {

struct StoredState {
    std::map<std::int64_t, std::string> products;  // whole rows, but for their seq
    // Code and body by kind and id; interned scopes, which only name combinations, left out.
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> structure;
    bool operator==(const StoredState&) const = default;
};

inline StoredState stored_state(Catalogue& catalogue) {
    StoredState state;
    const auto products = catalogue.connection().prepare(
        "SELECT id, uuid, kind, code, family, parent, enabled, doc FROM product");
    sql::each(*products, [&](const sql::Statement& row) {
        std::string& bytes = state.products[row.integer(0)];
        for (const int column : {1, 3}) bytes += std::string(row.text(column)) + '|';
        for (const int column : {2, 4, 5, 6}) bytes += std::to_string(row.integer(column)) + '|';
        bytes += row.blob(7);
    });
    const auto structure = catalogue.connection().prepare(
        "SELECT kind, id, code, body FROM structure WHERE kind <> 14");
    sql::each(*structure, [&](const sql::Statement& row) {
        state.structure[{row.integer(0), row.integer(1)}] =
            std::string(row.text(2)) + '|' + std::string(row.text(3));
    });
    return state;
}

// What differs, by name: "product 3", "structure 2/65". For messages, empty where nothing does.
inline std::vector<std::string> differences(const StoredState& a, const StoredState& b) {
    std::vector<std::string> found;
    const auto compare = [&](const auto& one, const auto& other, const auto& name) {
        for (const auto& [key, bytes] : one) {
            const auto at = other.find(key);
            if (at == other.end() || at->second != bytes) found.push_back(name(key));
        }
        for (const auto& [key, bytes] : other) {
            if (!one.contains(key)) found.push_back(name(key));
        }
    };
    compare(a.products, b.products,
            [](std::int64_t id) { return "product " + std::to_string(id); });
    compare(a.structure, b.structure, [](const auto& key) {
        return "structure " + std::to_string(key.first) + '/' + std::to_string(key.second);
    });
    return found;
}

}  // namespace vitrine::test
