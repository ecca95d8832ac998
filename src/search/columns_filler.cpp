#include "search/columns_filler.h"

#include <algorithm>
#include <utility>

namespace vitrine {

ColumnsFiller::ColumnsFiller(const Structure& structure, std::size_t rows)
    : m_structure(structure), m_model_of(rows) {
    m_kinds.resize(static_cast<std::size_t>(structure.attributes.next_id()));
    structure.attributes.each([&](const Attribute& attribute) {
        m_kinds[static_cast<std::size_t>(attribute.id)] = column_kind(attribute.type);
    });
    for (const AttributeId list : lists) m_kinds[static_cast<std::size_t>(list)] = ColumnKind::list;
    m_first_place.resize(m_kinds.size() + 1);
    m_columns.resize(rows);
    for (Column* properties : {&m_columns.m_codes, &m_columns.m_families, &m_columns.m_parents}) {
        properties->expect(rows);
    }
}

const ColumnsFiller::Model* ColumnsFiller::find(ProductId model) const {
    if (model <= 0 || row_of(model) >= m_model_of.size()) return nullptr;
    const std::uint32_t number = m_model_of[row_of(model)];
    return number == 0 ? nullptr : &m_models[number - 1];
}

// Null for an attribute that is no more.
Column* ColumnsFiller::column(ValueKey key) {
    const auto attribute = static_cast<std::size_t>(key.attribute);
    if (attribute >= m_kinds.size()) return nullptr;
    std::uint32_t at = m_first_place[attribute];
    const std::uint32_t end = m_first_place[attribute + 1];
    while (at != end && m_places[at].scope < key.scope) ++at;
    if (at != end && m_places[at].scope == key.scope) return m_places[at].column.get();
    return m_kinds[attribute] ? add_column(key, *m_kinds[attribute], at) : nullptr;
}

Column* ColumnsFiller::add_column(ValueKey key, ColumnKind kind, std::uint32_t place) {
    auto column = std::make_unique<Column>(kind);
    column->expect(m_columns.rows());
    const auto at = m_places.insert(m_places.begin() + place, Place{key.scope, std::move(column)});
    for (auto attribute = static_cast<std::size_t>(key.attribute) + 1;
         attribute < m_first_place.size(); ++attribute) {
        ++m_first_place[attribute];
    }
    return at->column.get();
}

void ColumnsFiller::begin_model(const ProductHead& head) {
    end();
    m_at = At::model;
    m_models.push_back({});
    Model& model = m_models.back();
    model.id = head.id;
    model.parent = head.parent;
    model.family = head.family;
    model.own = {m_own.size(), m_own.size()};
    m_model_of[row_of(head.id)] = static_cast<std::uint32_t>(m_models.size());
}

void ColumnsFiller::take(ValueKey key, const ValueView& value) {
    if (key.attribute < property::first_attribute) {
        const auto list = std::find(lists.begin(), lists.end(), key.attribute);
        const auto* ids = std::get_if<std::span<const std::int32_t>>(&value);
        if (list != lists.end() && key.scope == 0 && ids != nullptr) {
            Lists& all = m_at == At::model ? m_models.back().own_lists : m_lists;
            all[static_cast<std::size_t>(list - lists.begin())].assign(ids->begin(), ids->end());
        }
        const auto* variant = std::get_if<Reference>(&value);
        if (key.attribute == property::family_variant && m_at == At::model && variant != nullptr) {
            m_models.back().family_variant = variant->id;
        }
        return;
    }
    Column* values = column(key);
    if (values == nullptr) return;
    const auto kept = values->keep(value);
    if (m_at == At::row) return put(key, values, kept);
    m_own.push_back({key, kept ? values : nullptr, kept.value_or(Column::Kept())});
    m_models.back().own.end = m_own.size();
}

// Once all models are known: what each passes down. It stands beside its own values, so that rows
// have one list to follow.
void ColumnsFiller::pass_down() {
    for (Model& model : m_models) {
        model.passed.begin = m_passed.size();
        const Model* parent = above(model);
        auto own = m_own.begin() + static_cast<std::ptrdiff_t>(model.own.begin);
        const auto own_end = m_own.begin() + static_cast<std::ptrdiff_t>(model.own.end);
        const Part others = parent == nullptr ? Part() : parent->own;
        for (std::size_t at = others.begin; at < others.end; ++at) {
            while (own != own_end && own->key < m_own[at].key) m_passed.push_back(*own++);
            if (own == own_end || own->key != m_own[at].key) m_passed.push_back(m_own[at]);
        }
        m_passed.insert(m_passed.end(), own, own_end);
        model.passed.end = m_passed.size();
        for (std::size_t list = 0; list < lists.size(); ++list) {
            model.passed_lists[list] = keep_list(list, model.own_lists[list], parent);
        }
    }
}

// Its own, then those of the models above it.
std::optional<Column::Kept> ColumnsFiller::keep_list(std::size_t list,
                                                     const std::vector<std::int32_t>& own,
                                                     const Model* parent) {
    m_all = own;
    for (const Model* model : {parent, parent == nullptr ? nullptr : above(*parent)}) {
        if (model == nullptr) continue;
        m_all.insert(m_all.end(), model->own_lists[list].begin(), model->own_lists[list].end());
    }
    if (m_all.empty()) return std::nullopt;
    return column({lists[list], 0})->keep(std::span<const std::int32_t>(m_all));
}

void ColumnsFiller::begin_row(const ProductHead& head) {
    end();
    if (m_at != At::row) pass_down();
    m_at = At::row;
    m_row = row_of(head.id);
    const Model* self = head.kind == ProductKind::model ? find(head.id) : nullptr;
    m_parent = find(head.parent);
    const Part passed = m_parent == nullptr ? Part() : m_parent->passed;
    m_next = m_passed.data() + passed.begin;
    m_end = m_passed.data() + passed.end;

    m_columns.m_alive.set(m_row);
    m_columns.m_enabled.set(m_row, head.enabled);
    for (std::size_t kind = 0; kind < std::size(m_columns.m_kinds); ++kind) {
        m_columns.m_kinds[kind].set(m_row, kind == static_cast<std::size_t>(head.kind));
    }
    m_columns.m_codes.set(m_row, *m_columns.m_codes.keep(head.code));
    const auto set_id = [this](Column& column, std::int32_t id) {
        if (id != 0) column.set(m_row, *column.keep(Reference{id}));
    };
    set_id(m_columns.m_families, family_of(head, self));
    set_id(m_columns.m_parents, head.parent);
    if (self == nullptr) return;
    m_lists = self->own_lists;
    for (std::size_t at = self->own.begin; at < self->own.end; ++at) {
        const ModelValue& own = m_own[at];
        put(own.key, own.column, own.kept);
    }
}

// As family_of() of a lineage.
FamilyId ColumnsFiller::family_of(const ProductHead& head, const Model* self) const {
    const Model* root = m_parent == nullptr ? nullptr : above(*m_parent);
    FamilyId family = head.family;
    for (const Model* model : {m_parent, root}) {
        if (family == 0 && model != nullptr) family = model->family;
    }
    if (family == 0) {
        const Model* top = root != nullptr ? root : m_parent != nullptr ? m_parent : self;
        const FamilyVariant* variant =
            top == nullptr ? nullptr : m_structure.family_variants.find(top->family_variant);
        if (variant != nullptr) family = variant->family;
    }
    return m_structure.families.find(family) == nullptr ? 0 : family;
}

void ColumnsFiller::put(ValueKey key, Column* column, const std::optional<Column::Kept>& kept) {
    for (; m_next != m_end && m_next->key < key; ++m_next) put_passed(*m_next);
    if (m_next != m_end && m_next->key == key) ++m_next;
    if (column != nullptr && kept) column->set(m_row, *kept);
}

void ColumnsFiller::put_passed(const ModelValue& value) {
    if (value.column != nullptr) value.column->set(m_row, value.kept);
}

void ColumnsFiller::end() {
    if (m_at != At::row) return;
    for (; m_next != m_end; ++m_next) put_passed(*m_next);
    for (std::size_t list = 0; list < lists.size(); ++list) {
        const auto kept = m_lists[list].empty() && m_parent != nullptr
                              ? m_parent->passed_lists[list]
                              : keep_list(list, m_lists[list], m_parent);
        if (kept) column({lists[list], 0})->set(m_row, *kept);
        m_lists[list].clear();
    }
}

Columns ColumnsFiller::finish() {
    end();
    m_at = At::nothing;
    for (std::size_t attribute = 0; attribute < m_kinds.size(); ++attribute) {
        for (auto at = m_first_place[attribute]; at < m_first_place[attribute + 1]; ++at) {
            m_columns.adopt({static_cast<AttributeId>(attribute), m_places[at].scope},
                            std::move(m_places[at].column));
        }
    }
    m_columns.settle();
    return std::move(m_columns);
}

}  // namespace vitrine
