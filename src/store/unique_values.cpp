#include "store/unique_values.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "base/checksum.h"
#include "base/text.h"
#include "store/change_set_writer.h"
#include "store/document.h"
#include "store/price_writer.h"

namespace vitrine {
namespace {

std::set<AttributeId> watched_by(const Structure& structure) {
    std::set<AttributeId> watched;
    structure.attributes.each([&](const Attribute& attribute) {
        if (must_differ(attribute)) watched.insert(attribute.id);
    });
    return watched;
}

// The values of these attributes, by their hashes.
template <class Use>
void each_value(const Product& product, const std::set<AttributeId>& attributes, Use use) {
    for (const AttributeId attribute : attributes) {
        const ValueKey first{attribute, std::numeric_limits<ScopeId>::min()};
        auto at =
            std::lower_bound(product.values.begin(), product.values.end(), first,
                             [](const auto& entry, ValueKey key) { return entry.first < key; });
        for (; at != product.values.end() && at->first.attribute == attribute; ++at)
            use(unique_hash(at->first, at->second), at->first);
    }
}

std::vector<std::pair<std::int64_t, ValueKey>> hashes_of(const Product* product,
                                                         const std::set<AttributeId>& attributes) {
    std::vector<std::pair<std::int64_t, ValueKey>> hashes;
    if (product == nullptr) return hashes;
    each_value(*product, attributes,
               [&](std::int64_t hash, ValueKey key) { hashes.emplace_back(hash, key); });
    return hashes;
}

}  // namespace

bool must_differ(const Attribute& attribute) {
    return attribute.unique && attribute.expression.empty() &&
           attribute.type != AttributeType::identifier &&
           attribute.type != AttributeType::price_collection;
}

std::int64_t unique_hash(ValueKey key, const Value& value) {
    std::string bytes;
    wire::put_signed(bytes, key.attribute);
    wire::put_signed(bytes, key.scope);
    if (const auto* text = std::get_if<std::string>(&value)) {
        bytes += fold_case(*text);
    } else if (const auto* amount = std::get_if<Decimal>(&value)) {
        bytes += amount->normalized().to_string();
    } else if (const auto* measured = std::get_if<Measurement>(&value)) {
        bytes += measured->amount.normalized().to_string() + ' ' + std::to_string(measured->unit);
    } else {
        wire::put_value(bytes, value);
    }
    return static_cast<std::int64_t>(quick_hash(bytes));
}

bool UniqueValues::needed_for(const Structure& structure) {
    bool needed = false;
    structure.attributes.each(
        [&](const Attribute& attribute) { needed = needed || must_differ(attribute); });
    return needed;
}

UniqueValues::UniqueValues(Catalogue& catalogue, const Structure& structure)
    : m_catalogue(catalogue), m_watched(watched_by(structure)) {
    const auto tabled = catalogue.connection().prepare("SELECT attribute FROM unique_attribute");
    sql::each(*tabled, [&](const sql::Statement& row) {
        m_tabled.insert(static_cast<AttributeId>(row.integer(0)));
    });
    m_known = m_tabled;
    drop_unwatched();
}

void UniqueValues::use(const Structure& structure) {
    const std::set<AttributeId> before = std::exchange(m_watched, watched_by(structure));
    for (const AttributeId attribute : m_watched) {
        if (!before.contains(attribute)) m_became.insert(attribute);
    }
    drop_unwatched();
}

// Nobody tells of their changes any more.
void UniqueValues::drop_unwatched() {
    std::erase_if(m_known, [&](AttributeId attribute) { return !watches(attribute); });
    for (const AttributeId attribute : m_tabled) {
        if (!watches(attribute)) m_dropped.insert(attribute);
    }
    std::erase_if(m_tabled, [&](AttributeId attribute) { return !watches(attribute); });
    std::erase_if(m_told, [&](const auto& told) { return !watches(told.second.attribute); });
}

void UniqueValues::complete() {
    std::set<AttributeId> unknown;
    std::set_difference(m_watched.begin(), m_watched.end(), m_known.begin(), m_known.end(),
                        std::inserter(unknown, unknown.end()));
    if (unknown.empty()) return;
    m_catalogue.products().each([&](const Product& product) {
        each_value(product, unknown, [&](std::int64_t hash, ValueKey key) {
            tell(hash, product.id, key.attribute, true);
        });
    });
    m_known.insert(unknown.begin(), unknown.end());
}

void UniqueValues::tell(std::int64_t hash, ProductId product, AttributeId attribute, bool owns) {
    const auto [first, last] = m_told.equal_range(hash);
    const auto known =
        std::find_if(first, last, [&](const auto& told) { return told.second.product == product; });
    if (known != last) {
        known->second.owns = owns;
    } else {
        m_told.emplace(hash, Told{product, attribute, owns});
    }
}

std::vector<ProductId> UniqueValues::owners(std::int64_t hash, AttributeId attribute) {
    complete();
    std::vector<ProductId> owners;
    if (m_tabled.contains(attribute)) {
        if (!m_owners) {
            m_owners = m_catalogue.connection().prepare(
                "SELECT product FROM unique_value WHERE hash = $1");
        }
        m_owners->bind(1, hash);
        sql::each(*m_owners, [&](const sql::Statement& row) {
            owners.push_back(static_cast<ProductId>(row.integer(0)));
        });
    }
    const auto [first, last] = m_told.equal_range(hash);
    for (auto told = first; told != last; ++told) {
        std::erase(owners, told->second.product);
        if (told->second.owns) owners.push_back(told->second.product);
    }
    return owners;
}

ProductId UniqueValues::owner(ValueKey key, const Value& value, ProductId self) {
    if (!watches(key.attribute)) return 0;
    for (const ProductId owner : owners(unique_hash(key, value), key.attribute)) {
        if (owner != self) return owner;
    }
    return 0;
}

void UniqueValues::written(const Product* before, const Product* after) {
    complete();
    const auto left = hashes_of(before, m_watched);
    const auto stands = hashes_of(after, m_watched);
    for (const auto& [hash, key] : left) {
        if (std::find(stands.begin(), stands.end(), std::pair(hash, key)) == stands.end())
            tell(hash, before->id, key.attribute, false);
    }
    for (const auto& [hash, key] : stands) {
        if (std::find(left.begin(), left.end(), std::pair(hash, key)) != left.end()) continue;
        tell(hash, after->id, key.attribute, true);
        m_written.push_back({after->id, hash, key});
    }
}

void UniqueValues::flush() {
    complete();
    sql::Connection& connection = m_catalogue.connection();
    const auto drop = connection.prepare("DELETE FROM unique_value WHERE attribute = $1");
    const auto forget = connection.prepare("DELETE FROM unique_attribute WHERE attribute = $1");
    for (const AttributeId attribute : m_dropped) {
        drop->bind(1, attribute).run();
        forget->bind(1, attribute).run();
    }
    m_dropped.clear();
    // In the order of the table, so that each of its pages is written once.
    std::vector<std::pair<std::int64_t, Told>> told(m_told.begin(), m_told.end());
    std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second.product) < std::pair(b.first, b.second.product);
    });
    const auto add = connection.prepare(
        "INSERT INTO unique_value (hash, product, attribute) VALUES ($1, $2, $3)"
        " ON CONFLICT (hash, product) DO NOTHING");
    const auto take =
        connection.prepare("DELETE FROM unique_value WHERE hash = $1 AND product = $2");
    for (const auto& [hash, one] : told) {
        if (one.owns) {
            add->bind(1, hash).bind(2, one.product).bind(3, one.attribute).run();
        } else {
            take->bind(1, hash).bind(2, one.product).run();
        }
    }
    m_told.clear();
    const auto note = connection.prepare(
        "INSERT INTO unique_attribute (attribute) VALUES ($1) ON CONFLICT (attribute) DO NOTHING");
    for (const AttributeId attribute : m_watched) {
        if (m_tabled.insert(attribute).second) note->bind(1, attribute).run();
    }
}

std::vector<UniqueValues::Twins> UniqueValues::new_twins() {
    complete();
    std::vector<Twins> twins;
    for (const Written& one : m_written) {
        if (!watches(one.key.attribute) || m_became.contains(one.key.attribute)) continue;
        const auto owning = owners(one.hash, one.key.attribute);
        if (std::find(owning.begin(), owning.end(), one.product) == owning.end()) continue;
        for (const ProductId owner : owning) {
            if (owner != one.product) {
                twins.push_back({one.product, owner, one.key});
                break;
            }
        }
    }
    std::set<AttributeId> became;
    std::set_intersection(m_became.begin(), m_became.end(), m_watched.begin(), m_watched.end(),
                          std::inserter(became, became.end()));
    if (!became.empty()) {
        const auto among_all = twins_of(m_catalogue, became);
        twins.insert(twins.end(), among_all.begin(), among_all.end());
    }
    return twins;
}

std::vector<UniqueValues::Twins> UniqueValues::twins_of(Catalogue& catalogue,
                                                        const std::set<AttributeId>& attributes) {
    std::unordered_map<std::int64_t, ProductId> first;
    std::vector<Twins> twins;
    catalogue.products().each([&](const Product& product) {
        each_value(product, attributes, [&](std::int64_t hash, ValueKey key) {
            const auto [known, is_new] = first.try_emplace(hash, product.id);
            if (!is_new) twins.push_back({product.id, known->second, key});
        });
    });
    return twins;
}

bool UniqueValues::is_in_step(Catalogue& catalogue, const std::set<AttributeId>& watched) {
    std::set<AttributeId> tabled;
    const auto known = catalogue.connection().prepare("SELECT attribute FROM unique_attribute");
    sql::each(*known, [&](const sql::Statement& row) {
        const auto attribute = static_cast<AttributeId>(row.integer(0));
        if (watched.contains(attribute)) tabled.insert(attribute);
    });
    using Row = std::pair<std::int64_t, ProductId>;
    std::vector<Row> owned, listed;
    catalogue.products().each([&](const Product& product) {
        each_value(product, tabled,
                   [&](std::int64_t hash, ValueKey) { owned.emplace_back(hash, product.id); });
    });
    const auto rows = catalogue.connection().prepare(
        "SELECT hash, product, attribute FROM unique_value ORDER BY hash, product");
    sql::each(*rows, [&](const sql::Statement& row) {
        if (tabled.contains(static_cast<AttributeId>(row.integer(2))))
            listed.emplace_back(row.integer(0), static_cast<ProductId>(row.integer(1)));
    });
    std::sort(owned.begin(), owned.end());
    return owned == listed;
}

// The part of the writer that knows of unique values.

UniqueValues* ChangeSetWriter::unique_values() {
    if (!m_knows_unique) {
        const bool needed = UniqueValues::needed_for(structure());
        // Also where nothing is unique any more: the table is to be told.
        if (m_unique) {
            m_unique->use(structure());
        } else if (needed || UniqueValues::needed_for(*m_read_structure)) {
            m_unique = std::make_unique<UniqueValues>(m_catalogue, *m_read_structure);
            m_unique->use(structure());
        }
        m_knows_unique = true;
    }
    return m_unique.get();
}

void ChangeSetWriter::forget_unique_values() {
    m_unique.reset();
    m_knows_unique = false;
}

void ChangeSetWriter::note_unique(const Product* before, const Product* after) {
    if (UniqueValues* unique = unique_values()) unique->written(before, after);
}

void ChangeSetWriter::settle_products() {
    complete_computed_values(Progress());
    if (UniqueValues* unique = unique_values()) unique->flush();
    write_pack();
    if (m_prices) m_prices->settle();
}

}  // namespace vitrine
