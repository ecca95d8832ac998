// What of an import is not to be taken: decided by whoever looked through what it would change.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/product.h"
#include "catalog/structure.h"

namespace vitrine {

// Of product and model rows. Fields are named as by field_name() of edit_products.h.
struct ImportChoice {
    struct Row {
        std::string file;  // ImportFile::name
        std::int64_t line = 0;
        auto operator<=>(const Row&) const = default;
    };
    std::set<std::string, std::less<>> fields;                  // of no row
    std::map<Row, std::set<std::string, std::less<>>> in_rows;  // none named: the row as a whole

    bool empty() const { return fields.empty() && in_rows.empty(); }
    bool leaves_out(const std::string& file, std::int64_t line) const;
};

// Holds a choice against the rows of a running import.
class KeepFields {
public:
    explicit KeepFields(const ImportChoice& choice) : m_choice(choice) {}

    // Gives `after` the fields of `before` (absent for a new product: nothing) that are not to be
    // taken of the row. True where there were any.
    bool keep(const Structure& structure, const std::string& file, std::int64_t line,
              const Product* before, Product& after);
    // The structure was replaced: keys may mean other fields.
    void forget() { m_is_kept.clear(); }

private:
    bool is_kept(const Structure& structure, ValueKey key);

    const ImportChoice& m_choice;
    std::map<ValueKey, bool> m_is_kept;  // of no row
};

}  // namespace vitrine
