#include "operations/import_codes.h"

#include "base/checksum.h"
#include "base/text.h"

namespace vitrine {
namespace {

ProductStore::Space space_of(const Product& product) {
    return product.is_model() ? ProductStore::Space::models : ProductStore::Space::products;
}

}  // namespace

bool ImportCodes::knows_rows() {
    if (m_is_read) return true;
    // One question takes as long as reading twenty codes in a row.
    constexpr std::int64_t codes_per_question = 20;
    if (!m_products) m_products = m_context.catalogue.products().highest_id();
    if (++m_asked * codes_per_question >= *m_products) read_all();
    return m_is_read;
}

std::optional<ProductId> ImportCodes::find(ProductStore::Space space, std::string_view code) {
    if (!knows_rows()) return m_context.catalogue.products().find(space, code);
    const Slot* found = at(slot_for(space, FoldedCase(code).view(), 0));
    return found == nullptr ? std::nullopt : std::optional(found->id);
}

void ImportCodes::set_row_hash(ProductId id, std::int64_t hash) {
    const auto index = static_cast<std::size_t>(id);
    if (index < m_row_hashes.size()) m_row_hashes[index] = hash;
}

void ImportCodes::written(const Product* before, const Product& after) {
    if (!m_is_read) return;
    set_row_hash(after.id, after.row_hash);
    if (before != nullptr) {
        if (before->code == after.code) return;
        if (Slot* old = at(slot_for(space_of(*before), FoldedCase(before->code).view(), 0))) {
            old->id = removed;
        }
    }
    put(slot_for(space_of(after), FoldedCase(after.code).view(), after.id));
}

void ImportCodes::committed() {
    if (m_is_read && m_context.catalogue.connection().data_version() != m_data_version) read_all();
}

void ImportCodes::read_all() {
    m_slots.assign(1024, {});
    m_used = 0;
    m_data_version = m_context.catalogue.connection().data_version();
    m_row_hashes.clear();
    m_changed_below.clear();
    m_context.catalogue.products().each_outline([&](const ProductStore::Outline& product) {
        put(slot_for(product.space, product.folded_code, product.id));
        m_row_hashes.resize(static_cast<std::size_t>(product.id) + 1);
        m_row_hashes.back() = product.row_hash;
        if (product.parent != 0 && product.row_hash == row_hash::none) {
            m_changed_below.insert(product.parent);
        }
    });
    m_is_read = true;
}

ImportCodes::Slot ImportCodes::slot_for(ProductStore::Space space, std::string_view folded_code,
                                        ProductId id) {
    const auto [low, high] = quick_hash_128(folded_code);
    return {low + (space == ProductStore::Space::models ? 1 : 0), static_cast<std::uint32_t>(high),
            id};
}

ImportCodes::Slot* ImportCodes::at(const Slot& wanted) {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = wanted.hash & mask; m_slots[i].id != 0; i = (i + 1) & mask) {
        Slot& slot = m_slots[i];
        if (slot.hash == wanted.hash && slot.check == wanted.check && slot.id != removed) {
            return &slot;
        }
    }
    return nullptr;
}

void ImportCodes::put(const Slot& slot) {
    if (Slot* known = at(slot)) {
        known->id = slot.id;
        return;
    }
    if (++m_used * 4 > m_slots.size() * 3) {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        m_used = 1;
        for (const Slot& kept : old) {
            if (kept.id > 0) put(kept);
        }
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = slot.hash & mask;
    while (m_slots[i].id != 0) i = (i + 1) & mask;
    m_slots[i] = slot;
}

}  // namespace vitrine
