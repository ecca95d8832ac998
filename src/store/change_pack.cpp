#include "store/change_pack.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "store/delta.h"
#include "store/document.h"

namespace vitrine {
namespace {

constexpr char pack_version = 1;

[[noreturn]] void malformed_pack() {
    throw Error(Failure::storage, tr("A journal entry is damaged. Run verify to find which."),
                "malformed pack");
}

std::string_view take_piece(std::string_view& in, std::size_t count) {
    if (count > in.size()) malformed_pack();
    const auto bytes = in.substr(0, count);
    in.remove_prefix(count);
    return bytes;
}

ProductId take_product(std::string_view& in, ProductId previous) {
    return static_cast<ProductId>(previous + wire::take_signed(in));
}

// Reads a pack from its beginning: shapes and values are known by where they first stood.
class PackReader {
public:
    PackReader(std::string_view changes, const WantedChanges& wanted)
        : m_in(changes), m_wanted(wanted) {
        if (m_in.empty() || m_in.front() != pack_version) malformed_pack();
        m_in.remove_prefix(1);
    }

    // The next change, with the delta of delta.h; absent where its fields are not asked for.
    std::optional<Operation> next(std::string& delta) {
        const Shape& shape = take_shape();
        if (!shape.is_wanted) {
            read(shape, [](std::string_view) {});
            return std::nullopt;
        }
        delta.clear();
        if (shape.operation == Operation::update) begin_changes(delta);
        read(shape, [&](std::string_view bytes) { delta += bytes; });
        return shape.operation;
    }
    void skip() {
        read(take_shape(), [](std::string_view) {});
    }
    bool at_end() const { return m_in.empty(); }

private:
    struct Field {
        std::string_view head;  // attribute, scope and flags: the same bytes as in a delta
        unsigned char flags = 0;
    };
    struct Shape {
        Operation operation = Operation::update;
        std::vector<Field> fields;
        bool is_wanted = false;
    };

    // The parts that make the delta.
    template <class Use>
    void read(const Shape& shape, Use use) {
        if (shape.operation == Operation::remove) use(take_piece(m_in, wire::take_varint(m_in)));
        for (const Field& field : shape.fields) {
            use(field.head);
            if ((field.flags & delta_flag::before) != 0) use(take_value());
            if ((field.flags & delta_flag::after) != 0) use(take_value());
        }
    }

    const Shape& take_shape() {
        const std::uint64_t number = wire::take_varint(m_in);
        if (number > m_shapes.size()) malformed_pack();
        if (number > 0) return m_shapes[number - 1];
        Shape& shape = m_shapes.emplace_back();
        const char operation = take_piece(m_in, 1).front();
        if (operation < 1 || operation > 3) malformed_pack();
        shape.operation = static_cast<Operation>(operation);
        shape.is_wanted = m_wanted.fields.empty() || shape.operation == Operation::remove;
        for (std::uint64_t count = wire::take_varint(m_in); count > 0; --count) {
            const std::string_view from = m_in;
            shape.is_wanted |=
                m_wanted.has_field(static_cast<AttributeId>(wire::take_varint(m_in)));
            wire::take_varint(m_in);
            const auto flags = static_cast<unsigned char>(take_piece(m_in, 1).front());
            shape.fields.push_back({from.substr(0, from.size() - m_in.size()), flags});
        }
        return shape;
    }

    std::string_view take_value() {
        const std::uint64_t number = wire::take_varint(m_in);
        if (number > m_values.size()) malformed_pack();
        if (number > 0) return m_values[number - 1];
        const std::string_view from = m_in;
        take_piece(m_in, 1);
        take_piece(m_in, wire::take_varint(m_in));
        const std::string_view value = from.substr(0, from.size() - m_in.size());
        if (m_values.size() < ChangePack::most_values) m_values.push_back(value);
        return value;
    }

    std::string_view m_in;
    const WantedChanges& m_wanted;
    std::vector<Shape> m_shapes;
    std::vector<std::string_view> m_values;
};

}  // namespace

bool ChangePack::has_room_for(ProductId product) const {
    return m_held.size() < most_products && m_changes.size() < most_bytes &&
           !m_held.contains(product);
}

void ChangePack::add(ProductId product, Operation operation, const FieldChanges& changes,
                     std::string_view removed) {
    if (m_held.empty()) {
        m_changes.assign(1, pack_version);
        m_operation = operation;
        m_first = m_last = product;
    }
    if (m_operation != operation) m_operation.reset();
    m_first = std::min(m_first, product);
    m_last = std::max(m_last, product);
    m_held.insert(product);
    wire::put_signed(m_products, std::int64_t{product} - m_previous);
    m_previous = product;

    m_scratch.assign(1, static_cast<char>(operation));
    wire::put_varint(m_scratch, changes.size());
    for (const FieldChange& change : changes) put_field_head(m_scratch, change);
    const auto shape = m_shapes.find(std::string_view(m_scratch));
    if (shape != m_shapes.end()) {
        wire::put_varint(m_changes, shape->second);
    } else {
        wire::put_varint(m_changes, 0);
        m_changes += m_scratch;
        m_shapes.emplace(m_scratch, m_shapes.size() + 1);
    }
    for (const FieldChange& change : changes) {
        if (change.before) put_value(*change.before);
        if (change.after) put_value(*change.after);
    }
    if (operation == Operation::remove) {
        wire::put_varint(m_changes, removed.size());
        m_changes += removed;
    }
}

void ChangePack::put_value(const Value& value) {
    m_scratch.clear();
    wire::put_value(m_scratch, value);
    const auto known = m_values.find(std::string_view(m_scratch));
    if (known != m_values.end()) {
        wire::put_varint(m_changes, known->second);
        return;
    }
    wire::put_varint(m_changes, 0);
    m_changes += m_scratch;
    if (m_values.size() < most_values) m_values.emplace(m_scratch, m_values.size() + 1);
}

void ChangePack::clear() {
    m_products.clear();
    m_changes.clear();
    m_held.clear();
    m_shapes.clear();
    m_values.clear();
    m_operation.reset();
    m_first = m_last = m_previous = 0;
}

bool WantedChanges::has_product(ProductId product) const {
    if (products.empty()) return true;
    if (product < products.front() || product > products.back()) return false;
    const bool has_no_gap =
        products.size() == static_cast<std::size_t>(products.back() - products.front()) + 1;
    return has_no_gap || std::binary_search(products.begin(), products.end(), product);
}

bool WantedChanges::has_field(AttributeId field) const {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::vector<ProductId> packed_products(std::string_view products) {
    std::vector<ProductId> ids;
    ids.reserve(products.size());
    ProductId previous = 0;
    while (!products.empty()) ids.push_back(previous = take_product(products, previous));
    return ids;
}

void each_packed_change(std::string_view products, std::string_view changes,
                        const UsePackedChange& use, const WantedChanges& wanted) {
    PackReader reader(changes, wanted);
    std::string delta;
    ProductId product = 0;
    while (!products.empty()) {
        product = take_product(products, product);
        if (!wanted.has_product(product)) {
            reader.skip();
        } else if (const auto operation = reader.next(delta)) {
            use(product, *operation, delta);
        }
    }
    if (!reader.at_end()) malformed_pack();
}

}  // namespace vitrine
