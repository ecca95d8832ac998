#include "operations/verify_catalogue.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/checksum.h"
#include "base/error.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "operations/unique_rule.h"
#include "operations/verify_prices.h"
#include "store/delta.h"
#include "store/inverse.h"
#include "store/sqlite_connection.h"

namespace vitrine {
namespace {

constexpr std::int64_t change_sets_per_page = 500;
// A pack of the journal is read once for so many products.
constexpr ProductId products_per_pass = 10'000;

class Verification {
public:
    Verification(Catalogue& catalogue, const Progress& progress)
        : m_catalogue(catalogue), m_structure(catalogue.structure()), m_progress(progress) {}

    VerifyReport run() {
        check_database();
        const std::int64_t highest = m_catalogue.products().highest_id();
        check_numbers(highest);
        // The feed is read first: it says which products are gone.
        read_feed();
        const ProductId last = std::max<ProductId>(static_cast<ProductId>(highest),
                                                   m_removed.empty() ? 0 : *m_removed.rbegin());
        for (ProductId first = 1; first <= last; first += products_per_pass) {
            check_products(first, std::min(last, first + products_per_pass - 1), highest);
        }
        check_unique_values();
        check_assets();
        Issues prices = verify_prices(m_catalogue, m_progress);
        std::ranges::move(prices, std::back_inserter(m_report.damage));
        return std::move(m_report);
    }

private:
    void damage(std::string rule, std::string message, std::string product = {}) {
        Issue& issue = m_report.damage.emplace_back();
        issue.rule = std::move(rule);
        issue.message = std::move(message);
        issue.product = std::move(product);
    }

    void check_database() {
        const std::string found = sql::check_sqlite(m_catalogue.connection());
        if (!found.empty()) damage("verify.database", tr("The database is damaged: {0}", found));
    }

    std::int64_t next_number(std::string_view name) {
        const auto statement =
            m_catalogue.connection().prepare("SELECT next FROM sequence WHERE name = $1");
        statement->bind(1, name);
        return statement->step() ? statement->integer(0) : 0;
    }

    void check_numbers(std::int64_t highest_product) {
        m_next_change = next_number("change");
        m_next_change_set = next_number("change_set");
        m_horizon = m_catalogue.journal().horizon();
        if (next_number("product") <= highest_product) {
            damage("verify.sequence",
                   tr("The number of product {0} would be given again.", highest_product));
        }
        if (m_next_change <= m_catalogue.journal().last_seq()) {
            damage("verify.sequence", tr("Numbers of the journal would be given again."));
        }
    }

    void read_feed() {
        for (std::int64_t offset = 0;; offset += change_sets_per_page) {
            const auto page = m_catalogue.journal().list(change_sets_per_page, offset);
            if (page.empty()) return;
            for (const ChangeSet& change_set : page) {
                m_progress.check();
                if (change_set.id >= m_next_change_set) {
                    damage("verify.sequence",
                           tr("The number of change set {0} would be given again.", change_set.id));
                }
                try {
                    m_catalogue.journal().each_change(change_set.id, Journal::Order::oldest_first,
                                                      [&](const Change& change) {
                                                          ++m_report.changes;
                                                          note_removal(change);
                                                      });
                } catch (const Error& error) {
                    damage("verify.journal", tr("The journal of change set {0} cannot be read: {1}",
                                                change_set.id, error.sentence()));
                }
            }
        }
    }

    void note_removal(const Change& change) {
        if (change.entity_kind == EntityKind::product && change.operation == Operation::remove) {
            m_removed.insert(static_cast<ProductId>(change.entity_id));
        }
    }

    // A product whose journal is read backwards from the present.
    struct Walk {
        std::optional<Product> state;
        std::string code;
        bool began = false;   // its last change was read
        bool broken = false;  // and was said to be
    };

    void check_products(ProductId first, ProductId last, std::int64_t total) {
        std::map<ProductId, Walk> walks;
        for (ProductId id = first; id <= last; ++id) {
            m_progress.tick(id, total);
            Walk walk;
            try {
                walk.state = m_catalogue.products().load(id);
            } catch (const Error& error) {
                damage("verify.document",
                       tr("Product number {0} cannot be read: {1}", id, error.sentence()),
                       m_catalogue.products().code_of(id));
                continue;
            }
            if (walk.state) {
                ++m_report.products;
                check_references(*walk.state);
                walk.code = walk.state->code;
            } else if (!m_removed.contains(id)) {
                // A number that was given and taken back with its change set: nothing is left.
                continue;
            }
            walks.emplace(id, std::move(walk));
        }
        check_journal(walks);
    }

    // What must differ does, and the table that knows the owners agrees with the documents.
    void check_unique_values() {
        std::set<AttributeId> unique;
        m_structure->attributes.each([&](const Attribute& attribute) {
            if (must_differ(attribute)) unique.insert(attribute.id);
        });
        if (unique.empty()) return;
        try {
            for (const auto& twins : UniqueValues::twins_of(m_catalogue, unique)) {
                if (auto issue = twins_issue(m_catalogue, *m_structure, twins))
                    m_report.damage.push_back(*std::move(issue));
            }
            if (UniqueValues::is_in_step(m_catalogue, unique)) return;
            damage("verify.unique",
                   tr("The list of values that must differ is not that of the products."));
        } catch (const Error&) {
            // A product that cannot be read: check_products() said so.
        }
    }

    void expect(bool is_there, const Product& product, std::string_view kind, std::int64_t id) {
        if (is_there) return;
        damage("verify.reference",
               // TRANSLATORS: 0 code of a product, 1 kind such as "family", 2 number
               tr("{0} names {1} {2}, which does not exist.", product.code, tr(kind), id),
               product.code);
    }

    bool is_model(ProductId id) {
        const auto known = m_models.find(id);
        if (known != m_models.end()) return true;
        const auto product = m_catalogue.products().load(id);
        if (!product || !product->is_model()) return false;
        m_models.insert(id);
        return true;
    }

    void check_references(const Product& product) {
        const Structure& structure = *m_structure;
        if (product.code.empty()) {
            damage("verify.code", tr("Product number {0} has no code.", product.id));
        }
        expect(product.family == 0 || structure.families.find(product.family), product,
               tr_later("family"), product.family);
        expect(
            product.family_variant == 0 || structure.family_variants.find(product.family_variant),
            product, tr_later("family variant"), product.family_variant);
        expect(product.parent == 0 || is_model(product.parent), product, tr_later("model"),
               product.parent);
        for (const auto& [key, value] : product.values) check_value(product, key, value);
        if (product.seq >= m_next_change) {
            damage("verify.sequence",
                   tr("{0} was changed by a change that is not in the journal.", product.code),
                   product.code);
        }
    }

    void check_value(const Product& product, ValueKey key, const Value& value) {
        const Structure& structure = *m_structure;
        const auto each_id = [&](std::string_view kind, const auto& exists) {
            if (const auto* one = std::get_if<Reference>(&value))
                expect(exists(one->id), product, kind, one->id);
            if (const auto* many = std::get_if<References>(&value)) {
                for (const std::int32_t id : many->ids) expect(exists(id), product, kind, id);
            }
        };
        switch (key.attribute) {
            case property::categories:
                each_id(tr_later("category"),
                        [&](std::int32_t id) { return structure.categories.find(id) != nullptr; });
                return;
            case property::groups:
            case property::linked_groups:
                each_id(tr_later("group"),
                        [&](std::int32_t id) { return structure.groups.find(id) != nullptr; });
                return;
            case property::linked_products:
            case property::linked_models:
            case property::quantified_products:
            case property::quantified_models:
                // What is linked may have gone since: the link says so where it is shown.
                expect(structure.association_types.find(key.scope) != nullptr, product,
                       tr_later("association type"), key.scope);
                return;
            default:
                break;
        }
        expect(key.scope == 0 || structure.scopes.find(key.scope) != nullptr, product,
               tr_later("scope"), key.scope);
        if (key.attribute < property::first_attribute) return;
        const Attribute* attribute = structure.attributes.find(key.attribute);
        expect(attribute != nullptr, product, tr_later("attribute"), key.attribute);
        if (attribute == nullptr) return;
        if (attribute->is_select()) {
            each_id(tr_later("option"), [&](std::int32_t id) {
                const Option* option = structure.options.find(id);
                return option != nullptr && option->attribute == key.attribute;
            });
        }
        if (attribute->links_records()) {
            each_id(tr_later("record"), [&](std::int32_t id) {
                const Record* record = structure.records.find(id);
                return record != nullptr && record->entity == attribute->reference_entity;
            });
        }
        if (const auto* measurement = std::get_if<Measurement>(&value)) {
            expect(find_unit(measurement->unit) != nullptr, product, tr_later("unit"),
                   measurement->unit);
        }
        if (const auto* file = std::get_if<FileReference>(&value);
            file != nullptr && !file->checksum.empty()) {
            if (!m_catalogue.assets().find(file->checksum)) {
                damage("verify.asset",
                       tr("{0} names the file {1}, which is not stored.", product.code, file->name),
                       product.code);
            }
        }
    }

    // Walks back from the present states, taking every change back. Each change must find the state
    // that it left behind.
    void check_journal(std::map<ProductId, Walk>& walks) {
        try {
            std::vector<ProductId> ids;
            for (const auto& [id, walk] : walks) ids.push_back(id);
            m_catalogue.journal().each_change_of_products(ids, [&](const Change& change) {
                const auto walk = walks.find(static_cast<ProductId>(change.entity_id));
                if (walk != walks.end() && !walk->second.broken) read_back(walk->second, change);
            });
        } catch (const Error&) {
            // A row that cannot be taken apart: read_feed() met it and said so.
            return;
        }
        for (const auto& [id, walk] : walks) {
            if (walk.broken) continue;
            // What was changed last before the journal begins.
            const bool is_older = walk.state && walk.state->seq <= m_horizon;
            if (walk.state && !walk.began && !is_older) {
                damage("verify.journal", not_as_left(walk), walk.code);
            } else if (walk.state && m_horizon == 0) {
                damage("verify.journal",
                       tr("The journal does not say when product number {0} was created.", id),
                       walk.code);
            }
        }
    }

    static std::string not_as_left(const Walk& walk) {
        return tr("{0} is not as its last change in the journal left it.", walk.code);
    }

    void read_back(Walk& walk, const Change& change) {
        if (!std::exchange(walk.began, true) && walk.state && walk.state->seq != change.seq) {
            walk.broken = true;
            damage("verify.journal", not_as_left(walk), walk.code);
            return;
        }
        try {
            walk.broken = !step_back(walk.state, change);
        } catch (const Error& error) {
            walk.broken = true;
            damage("verify.journal",
                   tr("The journal of product number {0} cannot be read: {1}", change.entity_id,
                      error.sentence()),
                   walk.code);
            return;
        }
        if (walk.broken) {
            damage("verify.journal",
                   tr("Change {0} of product number {1} did not lead to what came after it.",
                      change.seq, change.entity_id),
                   walk.code);
        }
    }

    void check_assets() {
        m_catalogue.assets().each([&](const Asset& asset) {
            m_progress.check();
            ++m_report.assets;
            const auto path = m_catalogue.assets().path_of(asset.checksum);
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(path, ignored)) {
                damage("verify.asset",
                       tr("The stored file {0} is missing: {1}", asset.name, path.string()));
                return;
            }
            try {
                if (sha256_of_file(path) == asset.checksum) return;
                damage("verify.asset",
                       tr("The stored file {0} was altered: {1}", asset.name, path.string()));
            } catch (const Error& error) {
                damage("verify.asset", error.sentence());
            }
        });
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    const Progress& m_progress;
    VerifyReport m_report;
    std::set<ProductId> m_removed;
    std::set<ProductId> m_models;
    std::int64_t m_next_change = 0;
    std::int64_t m_next_change_set = 0;
    std::int64_t m_horizon = 0;
};

}  // namespace

VerifyReport verify_catalogue(Catalogue& catalogue, const Progress& progress) {
    // One state of the catalogue from beginning to end, whatever others write meanwhile.
    const CatalogueSnapshot snapshot(catalogue);
    return Verification(catalogue, progress).run();
}

}  // namespace vitrine
