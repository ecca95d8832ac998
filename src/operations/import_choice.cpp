#include "operations/import_choice.h"

#include "operations/edit_products.h"

namespace vitrine {

bool ImportChoice::leaves_out(const std::string& file, std::int64_t line) const {
    if (in_rows.empty()) return false;
    const auto at = in_rows.find({file, line});
    return at != in_rows.end() && at->second.empty();
}

bool KeepFields::is_kept(const Structure& structure, ValueKey key) {
    const auto [at, added] = m_is_kept.try_emplace(key, false);
    if (added) at->second = m_choice.fields.contains(field_name(structure, key));
    return at->second;
}

bool KeepFields::keep(const Structure& structure, const std::string& file, std::int64_t line,
                      const Product* before, Product& after) {
    if (m_choice.empty()) return false;
    const auto row = m_choice.in_rows.find({file, line});
    if (m_choice.fields.empty() && row == m_choice.in_rows.end()) return false;
    Product none;
    none.code = after.code;
    none.kind = after.kind;
    none.parent = after.parent;  // a new variant has no other place
    bool kept = false;
    for (const FieldChange& change : differences(before == nullptr ? none : *before, after)) {
        const bool here = row != m_choice.in_rows.end() &&
                          row->second.contains(field_name(structure, change.key));
        if (!here && !is_kept(structure, change.key)) continue;
        set_field(after, change.key, change.before);
        kept = true;
    }
    return kept;
}

}  // namespace vitrine
