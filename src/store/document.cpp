#include "store/document.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "base/translate.h"
#include "store/table_payload.h"
#include "store/wire_bytes.h"

namespace vitrine {

using namespace wire_bytes;

namespace {

constexpr char document_version = 1;

enum WireType : char {
    wire_text = 1,
    wire_decimal,
    wire_measurement,
    wire_boolean,
    wire_date,
    wire_reference,
    wire_references,
    wire_file,
    wire_instant,
    wire_quantities,
    wire_table,
};

// What a payload may take at most.
struct PayloadRoom {
    std::size_t operator()(const std::string& text) const { return text.size(); }
    std::size_t operator()(const References& value) const {
        return value.ids.size() * longest_varint;
    }
    std::size_t operator()(const FileReference& file) const {
        return longest_varint + file.name.size() + file.checksum.size();
    }
    std::size_t operator()(const Quantities& value) const {
        return value.items.size() * (1 + 2 * longest_varint);
    }
    std::size_t operator()(const Table& table) const { return encode_table(table).size(); }
    template <class Small>
    std::size_t operator()(const Small&) const {
        return 1 + 2 * longest_varint;
    }
};

struct PayloadWriter {
    char*& to;
    WireType operator()(const std::string& text) const {
        to = write_bytes(to, text);
        return wire_text;
    }
    WireType operator()(const Decimal& decimal) const {
        to = write_decimal(to, decimal);
        return wire_decimal;
    }
    WireType operator()(bool value) const {
        *to++ = value ? '\1' : '\0';
        return wire_boolean;
    }
    WireType operator()(Date date) const {
        to = write_signed(to, date.days);
        return wire_date;
    }
    WireType operator()(const Measurement& value) const {
        to = write_decimal(write_id(to, value.unit), value.amount);
        return wire_measurement;
    }
    WireType operator()(Reference value) const {
        to = write_id(to, value.id);
        return wire_reference;
    }
    WireType operator()(const References& value) const {
        for (const auto id : value.ids) to = write_id(to, id);
        return wire_references;
    }
    WireType operator()(const FileReference& file) const {
        to = write_varint(to, file.name.size());
        to = write_bytes(write_bytes(to, file.name), file.checksum);
        return wire_file;
    }
    WireType operator()(Instant instant) const {
        to = write_signed(to, instant.time_since_epoch().count());
        return wire_instant;
    }
    WireType operator()(const Quantities& value) const {
        for (const Quantity& item : value.items) {
            to = write_decimal(write_id(to, item.product), item.count);
        }
        return wire_quantities;
    }
    WireType operator()(const Table& table) const {
        to = write_bytes(to, encode_table(table));
        return wire_table;
    }
};

// Type, length and payload.
std::size_t room_for(const Value& value) {
    return 1 + longest_varint + std::visit(PayloadRoom(), value);
}

char* write_value(char* to, const Value& value) {
    // As most payloads are short, one byte is left for their length.
    char* const payload = to + 2;
    char* end = payload;
    *to = std::visit(PayloadWriter{end}, value);
    const auto size = static_cast<std::size_t>(end - payload);
    if (size < 0x80) {
        to[1] = static_cast<char>(size);
        return end;
    }
    std::array<char, longest_varint> length{};
    const auto length_size =
        static_cast<std::size_t>(write_varint(length.data(), size) - length.data());
    std::memmove(to + 1 + length_size, payload, size);
    std::memcpy(to + 1, length.data(), length_size);
    return to + 1 + length_size + size;
}

// Appends what `write` writes, which takes at most `room` bytes.
template <class Write>
void append(std::string& out, std::size_t room, Write write) {
    const std::size_t start = out.size();
    out.resize(start + room);
    const char* const end = write(out.data() + start);
    out.resize(static_cast<std::size_t>(end - out.data()));
}

// False for a type that is not known. `view` looks at `payload` and at `lists`.
bool read_payload(char type, std::string_view payload, ValueView& view, DocumentLists& lists) {
    switch (type) {
        case wire_text:
            view = payload;
            return true;
        case wire_decimal:
            view = take_decimal(payload);
            return true;
        case wire_boolean:
            view = take_byte(payload) != 0;
            return true;
        case wire_date:
            view = Date{static_cast<std::int32_t>(take_signed_number(payload))};
            return true;
        case wire_measurement: {
            const UnitId unit = take_id(payload);
            view = Measurement{take_decimal(payload), unit};
            return true;
        }
        case wire_reference:
            view = Reference{take_id(payload)};
            return true;
        case wire_references:
            lists.ids.clear();
            while (!payload.empty()) lists.ids.push_back(take_id(payload));
            view = std::span<const std::int32_t>(lists.ids);
            return true;
        case wire_file: {
            const std::string_view name = take_bytes(payload, take_number(payload));
            view = FileReferenceView{name, payload};
            return true;
        }
        case wire_instant:
            view = Instant(std::chrono::milliseconds(take_signed_number(payload)));
            return true;
        case wire_quantities:
            lists.quantities.clear();
            while (!payload.empty()) {
                const ProductId product = take_id(payload);
                lists.quantities.push_back({product, take_decimal(payload)});
            }
            view = std::span<const Quantity>(lists.quantities);
            return true;
        case wire_table:
            lists.table = decode_table(payload);
            view = std::span<const std::vector<TableCell>>(lists.table.rows);
            return true;
        default:
            return false;
    }
}

constexpr std::size_t usual_size_of_value = 48;
// A long text is no reason to make room for hundreds of values.
constexpr std::size_t most_reserved = 32;

// The values of a document, without the byte that says its version.
std::string_view entries_of(std::string_view document) {
    if (document.empty() || document.front() != document_version) damaged();
    return document.substr(1);
}

// On to the next value whose attribute passes `wanted`, from `last`; false at the end.
template <class Wanted>
bool next_value(std::string_view& in, ValueKey& last, ValueView& view, DocumentLists& lists,
                Wanted wanted) {
    bool found = false;
    while (!found && !in.empty()) {
        const std::int32_t step = take_id(in);
        if (step > std::numeric_limits<std::int32_t>::max() - last.attribute) damaged();
        const ValueKey key{last.attribute + step, take_id(in)};
        if (key <= last) damaged();
        last = key;
        const char type = take_byte(in);
        const std::string_view payload = take_bytes(in, take_number(in));
        found =
            wanted(key.attribute) && read_payload(type, payload, view, lists) && is_filled(view);
    }
    return found;
}

// `keep(key, view)` makes the value of each key whose attribute passes `wanted`.
template <class Wanted, class Keep>
void decode(std::string_view bytes, Product& product, Wanted wanted, Keep keep) {
    // Copied, so that one product that is read into again and again keeps its memory.
    static const Values none;
    product.values = none;
    product.values.reserve(std::min(bytes.size() / usual_size_of_value + 1, most_reserved));
    product.family_variant = 0;
    std::string_view in = entries_of(bytes);
    ValueKey key{0, -1};
    ValueView view;
    DocumentLists lists;
    while (next_value(in, key, view, lists, wanted)) {
        if (key.attribute == property::family_variant) {
            set_field(product, key, value_of(view));
        } else {
            product.values.set(key, keep(key, view));
        }
    }
}

}  // namespace

void wire::put_varint(std::string& out, std::uint64_t value) {
    if (value < 0x80) {
        out += static_cast<char>(value);
        return;
    }
    append(out, longest_varint, [&](char* to) { return write_varint(to, value); });
}

std::uint64_t wire::take_varint(std::string_view& in) {
    return take_number(in);
}

void wire::put_signed(std::string& out, std::int64_t value) {
    append(out, longest_varint, [&](char* to) { return write_signed(to, value); });
}

std::int64_t wire::take_signed(std::string_view& in) {
    return take_signed_number(in);
}

void wire::put_value(std::string& out, const Value& value) {
    append(out, room_for(value), [&](char* to) { return write_value(to, value); });
}

std::optional<Value> wire::take_value(std::string_view& in) {
    const char type = take_byte(in);
    const std::string_view payload = take_bytes(in, take_number(in));
    ValueView view;
    DocumentLists lists;
    return read_payload(type, payload, view, lists) ? std::optional(value_of(view)) : std::nullopt;
}

std::string encode_document(const Product& product) {
    const Value family_variant = Reference{product.family_variant};
    constexpr std::size_t room_for_key = 2 * longest_varint;
    std::size_t room = 1 + room_for_key + room_for(family_variant);
    for (const auto& [key, value] : product.values) room += room_for_key + room_for(value);
    const auto write = [&](char* to) {
        *to++ = document_version;
        AttributeId last = 0;
        const auto write_entry = [&](ValueKey key, const Value& value) {
            to = write_id(write_id(to, key.attribute - last), key.scope);
            to = write_value(to, value);
            last = key.attribute;
        };
        if (product.family_variant != 0) {
            write_entry({property::family_variant, 0}, family_variant);
        }
        for (const auto& [key, value] : product.values) write_entry(key, value);
        return to;
    };
    // Most documents are short, and the room is more than they take in the end.
    std::array<char, 4096> usual;
    if (room <= usual.size()) return {usual.data(), write(usual.data())};
    std::string out;
    append(out, room, write);
    return out;
}

void decode_document(std::string_view bytes, Product& product) {
    decode(
        bytes, product, [](AttributeId) { return true; },
        [](ValueKey, const ValueView& view) { return value_of(view); });
}

void decode_document(std::string_view bytes, Product& product, const WantedContent& wanted) {
    decode(
        bytes, product,
        [&](AttributeId id) {
            return id == property::family_variant || wanted.of(id) != Content::none;
        },
        [&](ValueKey key, const ValueView& view) {
            return wanted.of(key.attribute) == Content::value ? value_of(view) : Value(true);
        });
}

void DocumentReader::begin(std::string_view document) {
    m_rest = entries_of(document).data();
    m_end = document.data() + document.size();
    m_key = {0, -1};
}

bool DocumentReader::next() {
    std::string_view rest(m_rest, static_cast<std::size_t>(m_end - m_rest));
    const bool found = next_value(rest, m_key, m_value, m_lists, [](AttributeId) { return true; });
    m_rest = rest.data();
    return found;
}

}  // namespace vitrine
