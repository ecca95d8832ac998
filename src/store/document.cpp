#include "store/document.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
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
};

[[noreturn]] void damaged() {
    throw Error(Failure::storage,
                tr("A product in the catalogue is damaged. Run verify to find which."),
                "malformed document");
}

// Inlined where they can be: a product has dozens of values of few bytes each, and they are read
// by the million.
inline char take_byte(std::string_view& in) {
    if (in.empty()) damaged();
    const char byte = in.front();
    in.remove_prefix(1);
    return byte;
}

inline std::string_view take_bytes(std::string_view& in, std::uint64_t count) {
    if (count > in.size()) damaged();
    const auto bytes = in.substr(0, count);
    in.remove_prefix(count);
    return bytes;
}

void put_decimal(std::string& out, const Decimal& decimal) {
    out += static_cast<char>(decimal.scale());
    wire::put_signed(out, decimal.mantissa());
}

inline std::uint64_t take_number(std::string_view& in) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(take_byte(in));
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    damaged();
}

inline std::int64_t take_signed_number(std::string_view& in) {
    const std::uint64_t value = take_number(in);
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

inline Decimal take_decimal(std::string_view& in) {
    const char scale = take_byte(in);
    if (scale < 0 || scale > Decimal::max_scale) damaged();
    return Decimal(take_signed_number(in), scale);
}

inline std::int32_t take_id(std::string_view& in) {
    const std::uint64_t id = take_number(in);
    if (id > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max())) damaged();
    return static_cast<std::int32_t>(id);
}

struct PayloadWriter {
    std::string& out;
    char operator()(const std::string& text) const {
        out += text;
        return wire_text;
    }
    char operator()(const Decimal& decimal) const {
        put_decimal(out, decimal);
        return wire_decimal;
    }
    char operator()(bool value) const {
        out += value ? '\1' : '\0';
        return wire_boolean;
    }
    char operator()(Date date) const {
        wire::put_signed(out, date.days);
        return wire_date;
    }
    char operator()(const Measurement& value) const {
        wire::put_varint(out, static_cast<std::uint32_t>(value.unit));
        put_decimal(out, value.amount);
        return wire_measurement;
    }
    char operator()(Reference value) const {
        wire::put_varint(out, static_cast<std::uint32_t>(value.id));
        return wire_reference;
    }
    char operator()(const References& value) const {
        for (const auto id : value.ids) wire::put_varint(out, static_cast<std::uint32_t>(id));
        return wire_references;
    }
    char operator()(const FileReference& file) const {
        wire::put_varint(out, file.name.size());
        out += file.name;
        out += file.checksum;
        return wire_file;
    }
};

void put_entry(std::string& out, AttributeId& last, ValueKey key, const Value& value) {
    wire::put_varint(out, static_cast<std::uint32_t>(key.attribute - last));
    wire::put_varint(out, static_cast<std::uint32_t>(key.scope));
    wire::put_value(out, value);
    last = key.attribute;
}

// False for a type that is not known. `view` looks at `payload` and at `ids`.
bool read_payload(char type, std::string_view payload, ValueView& view,
                  std::vector<std::int32_t>& ids) {
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
            ids.clear();
            while (!payload.empty()) ids.push_back(take_id(payload));
            view = std::span<const std::int32_t>(ids);
            return true;
        case wire_file: {
            const std::string_view name = take_bytes(payload, take_number(payload));
            view = FileReferenceView{name, payload};
            return true;
        }
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
bool next_value(std::string_view& in, ValueKey& last, ValueView& view,
                std::vector<std::int32_t>& ids, Wanted wanted) {
    bool found = false;
    while (!found && !in.empty()) {
        const std::int32_t step = take_id(in);
        if (step > std::numeric_limits<std::int32_t>::max() - last.attribute) damaged();
        const ValueKey key{last.attribute + step, take_id(in)};
        if (key <= last) damaged();
        last = key;
        const char type = take_byte(in);
        const std::string_view payload = take_bytes(in, take_number(in));
        found = wanted(key.attribute) && read_payload(type, payload, view, ids) && is_filled(view);
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
    std::vector<std::int32_t> ids;
    while (next_value(in, key, view, ids, wanted)) {
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
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

std::uint64_t wire::take_varint(std::string_view& in) {
    return take_number(in);
}

void wire::put_signed(std::string& out, std::int64_t value) {
    put_varint(out,
               (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

std::int64_t wire::take_signed(std::string_view& in) {
    return take_signed_number(in);
}

void wire::put_value(std::string& out, const Value& value) {
    // The type and, as most payloads are short, one byte for their length are put in afterwards.
    const std::size_t start = out.size();
    out.append(2, '\0');
    out[start] = std::visit(PayloadWriter{out}, value);
    const std::size_t size = out.size() - start - 2;
    if (size < 0x80) {
        out[start + 1] = static_cast<char>(size);
        return;
    }
    std::string length;
    put_varint(length, size);
    out.replace(start + 1, 1, length);
}

std::optional<Value> wire::take_value(std::string_view& in) {
    const char type = take_byte(in);
    const std::string_view payload = take_bytes(in, take_number(in));
    ValueView view;
    std::vector<std::int32_t> ids;
    return read_payload(type, payload, view, ids) ? std::optional(value_of(view)) : std::nullopt;
}

std::string encode_document(const Product& product) {
    std::string out(1, document_version);
    out.reserve(product.values.size() * usual_size_of_value);
    AttributeId last = 0;
    if (product.family_variant != 0) {
        put_entry(out, last, {property::family_variant, 0}, Reference{product.family_variant});
    }
    for (const auto& [key, value] : product.values) put_entry(out, last, key, value);
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
    const bool found = next_value(rest, m_key, m_value, m_ids, [](AttributeId) { return true; });
    m_rest = rest.data();
    return found;
}

}  // namespace vitrine
