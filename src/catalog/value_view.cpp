#include "catalog/value_view.h"

#include <type_traits>

namespace vitrine {

ValueView view_of(const Value& value) {
    return std::visit(
        [](const auto& held) -> ValueView {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                return std::string_view(held);
            } else if constexpr (std::is_same_v<Held, References>) {
                return std::span<const std::int32_t>(held.ids);
            } else if constexpr (std::is_same_v<Held, FileReference>) {
                return FileReferenceView{held.name, held.checksum};
            } else if constexpr (std::is_same_v<Held, Quantities>) {
                return std::span<const Quantity>(held.items);
            } else if constexpr (std::is_same_v<Held, Table>) {
                return std::span<const std::vector<TableCell>>(held.rows);
            } else {
                return held;
            }
        },
        value);
}

Value value_of(const ValueView& view) {
    return std::visit(
        [](const auto& held) -> Value {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string_view>) {
                return std::string(held);
            } else if constexpr (std::is_same_v<Held, std::span<const std::int32_t>>) {
                return References{{held.begin(), held.end()}};
            } else if constexpr (std::is_same_v<Held, FileReferenceView>) {
                return FileReference{std::string(held.name), std::string(held.checksum)};
            } else if constexpr (std::is_same_v<Held, std::span<const Quantity>>) {
                return Quantities{{held.begin(), held.end()}};
            } else if constexpr (std::is_same_v<Held, std::span<const std::vector<TableCell>>>) {
                return Table{{held.begin(), held.end()}};
            } else {
                return held;
            }
        },
        view);
}

bool is_filled(const ValueView& view) {
    if (const auto* text = std::get_if<std::string_view>(&view)) return !text->empty();
    if (const auto* many = std::get_if<std::span<const std::int32_t>>(&view)) return !many->empty();
    if (const auto* one = std::get_if<Reference>(&view)) return one->id != 0;
    if (const auto* file = std::get_if<FileReferenceView>(&view)) {
        return !file->name.empty() || !file->checksum.empty();
    }
    if (const auto* quantities = std::get_if<std::span<const Quantity>>(&view)) {
        return !quantities->empty();
    }
    if (const auto* table = std::get_if<std::span<const std::vector<TableCell>>>(&view)) {
        return !table->empty();
    }
    return true;
}

}  // namespace vitrine
