#include "search/columns.h"

#include <algorithm>
#include <array>

namespace vitrine {
namespace {

// use(key, value, owner) for every attribute value that applies to the product, in order of key.
template <class Use>
void each_value(const Lineage& lineage, Use use) {
    const std::array holders = {lineage.self, lineage.parent, lineage.root};
    struct Cursor {
        const Product* holder;
        const Values::Entry* at;
        const Values::Entry* end;
    };
    std::array<Cursor, 3> cursors{};
    std::size_t count = 0;
    for (const Product* holder : holders) {
        if (holder == nullptr || holder->values.empty()) continue;
        const Values::Entry* first = &*holder->values.begin();
        cursors[count++] = {holder, first, first + holder->values.size()};
    }
    for (;;) {
        // The nearest holder has the word: at equal keys the first of them.
        const Cursor* next = nullptr;
        for (std::size_t i = 0; i < count; ++i) {
            const Cursor& cursor = cursors[i];
            if (cursor.at == cursor.end) continue;
            if (next == nullptr || cursor.at->first < next->at->first) next = &cursor;
        }
        if (next == nullptr) return;
        const ValueKey key = next->at->first;
        if (key.attribute >= property::first_attribute) use(key, next->at->second, *next->holder);
        for (std::size_t i = 0; i < count; ++i) {
            Cursor& cursor = cursors[i];
            if (cursor.at != cursor.end && cursor.at->first == key) ++cursor.at;
        }
    }
}

// Blocks of the file.
constexpr const char* block_of_rows = "rows";
constexpr const char* block_of_keys = "columns";
struct Key {
    AttributeId attribute = 0;
    ScopeId scope = 0;
    int kind = 0;
};
std::string block_of(const Key& key) {
    return "column " + std::to_string(key.attribute) + ' ' + std::to_string(key.scope);
}

}  // namespace

Columns::Columns() {
    column({property::categories, 0}, ColumnKind::list);
    column({property::groups, 0}, ColumnKind::list);
}

Columns::Columns(const std::shared_ptr<const ColumnFile>& file) {
    BlockReader rows = file->read(block_of_rows);
    const auto count = rows.number<std::uint64_t>();
    for (Bitmap* bits : {&m_alive, &m_enabled, &m_kinds[0], &m_kinds[1], &m_kinds[2]}) {
        std::vector<std::uint64_t> words;
        rows.array(words);
        if (words.size() != (count + 63) / 64) throw ColumnFileDamaged();
        *bits = Bitmap::of_words(std::move(words), count);
    }
    for (Column* properties : {&m_codes, &m_families, &m_parents}) properties->read(rows);
    rows.finish();

    BlockReader list = file->read(block_of_keys);
    std::vector<Key> keys;
    list.array(keys);
    list.finish();
    for (const Key& key : keys) {
        if (key.attribute < 0 || key.kind < 0 || key.kind > static_cast<int>(ColumnKind::presence))
            throw ColumnFileDamaged();
        LazyColumn& values = column({key.attribute, key.scope}, static_cast<ColumnKind>(key.kind));
        values = LazyColumn(static_cast<ColumnKind>(key.kind), file, block_of(key));
    }
}

void Columns::write(ColumnFileWriter& file) const {
    file.begin(block_of_rows);
    file.number<std::uint64_t>(rows());
    for (const Bitmap* bits : {&m_alive, &m_enabled, &m_kinds[0], &m_kinds[1], &m_kinds[2]}) {
        file.array(bits->words());
    }
    for (const Column* properties : {&m_codes, &m_families, &m_parents}) properties->write(file);

    std::vector<Key> keys;
    each_column([&](ValueKey key, const LazyColumn& values) {
        keys.push_back({key.attribute, key.scope, static_cast<int>(values.kind())});
        values.write(file, block_of(keys.back()));
    });
    file.begin(block_of_keys);
    file.array(keys);
}

template <class Use>
void Columns::each_column(Use use) const {
    for (std::size_t attribute = 0; attribute < m_by_attribute.size(); ++attribute) {
        for (const Place& place : m_by_attribute[attribute]) {
            use(ValueKey{static_cast<AttributeId>(attribute), place.scope}, *place.column);
        }
    }
}

LazyColumn& Columns::column(ValueKey key, ColumnKind kind) {
    const auto attribute = static_cast<std::size_t>(key.attribute);
    if (attribute >= m_by_attribute.size()) m_by_attribute.resize(attribute + 1);
    auto& places = m_by_attribute[attribute];
    const auto at =
        std::lower_bound(places.begin(), places.end(), key.scope,
                         [](const Place& place, ScopeId scope) { return place.scope < scope; });
    const auto place =
        at != places.end() && at->scope == key.scope
            ? at
            : places.insert(at, Place{key.scope, 0, std::make_unique<LazyColumn>(kind)});
    // The id of an attribute that was taken back may have come to another of another type.
    if (place->column->kind() != kind) place->column = std::make_unique<LazyColumn>(kind);
    place->update = m_update;
    return *place->column;
}

void Columns::adopt(ValueKey key, std::unique_ptr<Column> values) {
    const ColumnKind kind = values->kind();
    column(key, kind) = LazyColumn(std::move(values));
}

const Column* Columns::find(ValueKey key) const {
    const auto attribute = static_cast<std::size_t>(key.attribute);
    if (key.attribute < 0 || attribute >= m_by_attribute.size()) return nullptr;
    for (const Place& place : m_by_attribute[attribute]) {
        if (place.scope == key.scope) return &place.column->get();
    }
    return nullptr;
}

void Columns::resize(std::size_t rows) {
    m_alive.resize(rows);
    m_enabled.resize(rows);
    for (Bitmap& kind : m_kinds) kind.resize(rows);
}

void Columns::set(const Structure& structure, const Lineage& lineage) {
    const Row row = row_of(lineage.self->id);
    if (row >= rows()) resize(row + 1);
    const bool had_values = m_alive.test(row);
    ++m_update;
    set_properties(structure, lineage, row);
    set_values(structure, lineage, row);
    if (!had_values) return;
    for (auto& places : m_by_attribute) {
        for (Place& place : places) {
            if (place.update != m_update) place.column->set(row, nullptr);
        }
    }
}

void Columns::set_properties(const Structure& structure, const Lineage& lineage, Row row) {
    const Product& self = *lineage.self;
    m_alive.set(row);
    m_enabled.set(row, self.enabled);
    for (std::size_t kind = 0; kind < std::size(m_kinds); ++kind) {
        m_kinds[kind].set(row, kind == static_cast<std::size_t>(self.kind));
    }
    const Value code = self.code;
    m_codes.set(row, &code);
    const auto set_id = [row](Column& column, std::int32_t id) {
        const Value value = Reference{id};
        column.set(row, id == 0 ? nullptr : &value);
    };
    const Family* family = family_of(structure, lineage);
    set_id(m_families, family == nullptr ? 0 : family->id);
    set_id(m_parents, lineage.parent == nullptr ? 0 : lineage.parent->id);
    set_list(property::categories, lineage, row);
    set_list(property::groups, lineage, row);
}

void Columns::set_list(AttributeId property, const Lineage& lineage, Row row) {
    LazyColumn& lists = column({property, 0}, ColumnKind::list);
    const std::vector<std::int32_t>& own = lineage.self->references(property);
    if (own.empty() && lineage.parent != nullptr && m_alive.size() > row_of(lineage.parent->id) &&
        m_alive.test(row_of(lineage.parent->id))) {
        lists.share(row, row_of(lineage.parent->id));
        return;
    }
    References all{own};
    for (const Product* holder : {lineage.parent, lineage.root}) {
        if (holder == nullptr) continue;
        const auto& more = holder->references(property);
        all.ids.insert(all.ids.end(), more.begin(), more.end());
    }
    const bool is_empty = all.ids.empty();
    const Value value = std::move(all);
    lists.set(row, is_empty ? nullptr : &value);
}

void Columns::set_values(const Structure& structure, const Lineage& lineage, Row row) {
    each_value(lineage, [&](ValueKey key, const Value& value, const Product& owner) {
        const Attribute* attribute = structure.attributes.find(key.attribute);
        if (attribute == nullptr) return;
        LazyColumn& values = column(key, column_kind(attribute->type));
        const Row owner_row = row_of(owner.id);
        if (owner_row != row && owner_row < rows() && m_alive.test(owner_row)) {
            values.share(row, owner_row);
        } else {
            values.set(row, &value);
        }
    });
}

void Columns::remove(ProductId product) {
    const Row row = row_of(product);
    if (row >= rows() || !m_alive.test(row)) return;
    m_alive.reset(row);
    m_enabled.reset(row);
    for (Bitmap& kind : m_kinds) kind.reset(row);
    m_codes.set(row, nullptr);
    m_families.set(row, nullptr);
    m_parents.set(row, nullptr);
    each_column([row](ValueKey, LazyColumn& values) { values.set(row, nullptr); });
}

void Columns::settle() {
    for (Column* properties : {&m_codes, &m_families, &m_parents}) properties->settle(rows());
    each_column([this](ValueKey, LazyColumn& values) { values.settle(rows()); });
}

std::optional<Row> Columns::parent_of(Row row) const {
    const auto parent = m_parents.id(row);
    return parent ? std::optional(row_of(*parent)) : std::nullopt;
}

std::vector<ProductId> Columns::below(const std::vector<ProductId>& models) const {
    Bitmap above(rows());
    for (const ProductId model : models) {
        if (row_of(model) < rows()) above.set(row_of(model));
    }
    std::vector<ProductId> found;
    m_parents.each([&](Row row) {
        const auto parent = parent_of(row);
        const auto root = parent ? parent_of(*parent) : std::nullopt;
        if ((parent && *parent < rows() && above.test(*parent)) ||
            (root && *root < rows() && above.test(*root))) {
            found.push_back(product_of(row));
        }
    });
    return found;
}

}  // namespace vitrine
