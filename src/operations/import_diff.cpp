#include "operations/import_diff.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

#include "base/decimal.h"
#include "base/error.h"
#include "base/translate.h"
#include "base/wide.h"
#include "operations/edit_products.h"
#include "operations/history.h"

namespace vitrine {
namespace {

[[noreturn]] void fail() {
    throw Error(Failure::storage, tr("What the import would change could not be kept to be shown."),
                std::generic_category().message(errno));
}

void put(std::string& bytes, std::int64_t number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put(std::string& bytes, const std::string& text) {
    put(bytes, static_cast<std::int64_t>(text.size()));
    bytes += text;
}

std::int64_t get_number(std::FILE* file) {
    std::int64_t number = 0;
    if (std::fread(&number, sizeof number, 1, file) != 1) fail();
    return number;
}

std::string get_text(std::FILE* file) {
    std::string text(static_cast<std::size_t>(get_number(file)), '\0');
    if (!text.empty() && std::fread(text.data(), text.size(), 1, file) != 1) fail();
    return text;
}

// "12.50" of "12.50 EUR".
std::optional<Decimal> amount_of(const std::string& text) {
    return Decimal::parse(std::string_view(text).substr(0, text.find(' ')));
}

bool moves_by_more(const Decimal& before, const Decimal& after, int percent) {
    const int scale = std::max(before.scale(), after.scale());
    const auto whole = [&](const Decimal& amount) {
        const Wide at_scale = amount.mantissa() * power_of_ten(scale - amount.scale());
        return at_scale;
    };
    const Wide was = whole(before);
    const Wide moved = whole(after) - was;
    return (moved < 0 ? -moved : moved) * 100 > (was < 0 ? -was : was) * percent;
}

}  // namespace

ImportDiff::ImportDiff() : m_file(std::tmpfile()) {
    if (!m_file) fail();
}

ImportDiff::~ImportDiff() = default;

const std::string& ImportDiff::name_of(const Structure& structure, ValueKey key) {
    const auto [at, added] = m_names.try_emplace(key);
    if (!added) return at->second;
    at->second = field_name(structure, key);
    const Attribute* attribute = structure.attributes.find(key.attribute);
    if (attribute != nullptr && attribute->type == AttributeType::price_collection)
        m_prices.insert(at->second);
    return at->second;
}

void ImportDiff::add(Catalogue& catalogue, const ImportedChange& change) {
    Product none;
    none.kind = change.after.kind;
    none.code = change.after.code;
    Place place{.at = m_end, .is_new = change.before == nullptr};
    const bool counts_only = place.is_new && ++m_new > most_new;
    std::string fields;
    std::int64_t count = 0;
    for (const FieldChange& field :
         differences(change.before == nullptr ? none : *change.before, change.after)) {
        const std::string& name = name_of(change.structure, field.key);
        Count& counted = m_counts[name];
        ++(!field.before ? counted.set : !field.after ? counted.cleared : counted.changed);
        place.clears = place.clears || !field.after;
        if (counts_only || count == std::numeric_limits<std::uint16_t>::max()) continue;
        put(fields, name);
        put(fields, field_text(catalogue, change.structure, field.key, field.before));
        put(fields, field_text(catalogue, change.structure, field.key, field.after));
        ++count;
    }
    place.fields = static_cast<std::uint16_t>(count);
    std::string bytes;
    put(bytes, change.file.name);
    put(bytes, change.line);
    put(bytes, change.after.code);
    put(bytes, count);
    bytes += fields;
    if (std::fseek(m_file.get(), 0, SEEK_END) != 0 ||
        std::fwrite(bytes.data(), bytes.size(), 1, m_file.get()) != 1) {
        fail();
    }
    m_end += static_cast<std::int64_t>(bytes.size());
    m_rows.push_back(place);
}

ImportDiffRow ImportDiff::row(std::size_t index) {
    const Place& place = m_rows.at(index);
    if (std::fseek(m_file.get(), place.at, SEEK_SET) != 0) fail();
    ImportDiffRow row;
    row.is_new = place.is_new;
    row.file = get_text(m_file.get());
    row.line = get_number(m_file.get());
    row.code = get_text(m_file.get());
    row.fields.resize(static_cast<std::size_t>(get_number(m_file.get())));
    for (ImportDiffField& field : row.fields) {
        field.name = get_text(m_file.get());
        field.before = get_text(m_file.get());
        field.after = get_text(m_file.get());
    }
    return row;
}

bool ImportDiff::moves_price(const ImportDiffRow& row, int percent) const {
    for (const ImportDiffField& field : row.fields) {
        if (!m_prices.contains(field.name)) continue;
        const auto before = amount_of(field.before);
        const auto after = amount_of(field.after);
        if (!before || !after) continue;
        if (moves_by_more(*before, *after, percent)) return true;
    }
    return false;
}

std::vector<std::uint32_t> ImportDiff::find(const ImportDiffFilter& filter,
                                            const Progress& progress) {
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        progress.tick(static_cast<std::int64_t>(i), static_cast<std::int64_t>(m_rows.size()));
        const Place& place = m_rows[i];
        if (filter.rows == ImportDiffFilter::Rows::created && !place.is_new) continue;
        if (filter.rows == ImportDiffFilter::Rows::updated && place.is_new) continue;
        if (filter.only_cleared && !place.clears) continue;
        if (filter.price_move && place.is_new) continue;
        if (filter.price_move || !filter.field.empty()) {
            const ImportDiffRow content = row(i);
            if (filter.price_move && !moves_price(content, *filter.price_move)) continue;
            const bool has_field =
                filter.field.empty() || std::any_of(content.fields.begin(), content.fields.end(),
                                                    [&](const ImportDiffField& field) {
                                                        return field.name == filter.field;
                                                    });
            if (!has_field) continue;
        }
        found.push_back(static_cast<std::uint32_t>(i));
    }
    return found;
}

}  // namespace vitrine
