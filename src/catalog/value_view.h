// A value where it lies, in a document or in a Value: for those who look at millions of them and
// keep none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "catalog/value.h"

namespace vitrine {

struct FileReferenceView {
    std::string_view name, checksum;
};

// The types of Value, in the same order. Lives as long as what it looks at.
using ValueView = std::variant<std::string_view, Decimal, bool, Date, Measurement, Reference,
                               std::span<const std::int32_t>, FileReferenceView, Instant,
                               std::span<const Quantity>, std::span<const std::vector<TableCell>>>;

ValueView view_of(const Value& value);
Value value_of(const ValueView& view);
// As is_filled(value_of(view)).
bool is_filled(const ValueView& view);

}  // namespace vitrine
