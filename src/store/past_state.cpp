#include "store/past_state.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/error.h"
#include "base/translate.h"
#include "store/inverse.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

// Products whose states are in memory at one time.
constexpr std::size_t products_per_pass = 20'000;

// The engine looks for a name among the temporary tables first, so that a view called `product`
// stands before the real table, for this connection only.
constexpr std::string_view shadow_script =
    "CREATE TEMP TABLE product_since (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE product_then (id INTEGER PRIMARY KEY, uuid, kind, code, code_key, family,"
    " parent, enabled, seq, doc)";
// Codes need no index: a look at the past asks for a few of them, and sorting all takes longer.
constexpr std::string_view show_script =
    "CREATE INDEX temp.product_then_parent ON product_then (parent) WHERE parent IS NOT NULL;"
    "CREATE TEMP VIEW product AS"
    " SELECT id, uuid, kind, code, code_key, family, parent, enabled, seq, doc FROM main.product"
    " WHERE id NOT IN (SELECT id FROM temp.product_since)"
    " UNION ALL"
    " SELECT id, uuid, kind, code, code_key, family, parent, enabled, seq, doc"
    " FROM temp.product_then";

}  // namespace

PastState::PastState(Catalogue& catalogue, std::int64_t seq, const Progress& progress,
                     std::optional<std::string_view> only)
    : m_catalogue(catalogue),
      m_snapshot(std::make_unique<const CatalogueSnapshot>(catalogue)),
      m_present(catalogue.structure()) {
    if (seq < catalogue.journal().horizon()) {
        throw Error(Failure::usage, tr("The history does not go back that far any more: older "
                                       "changes were dropped, as the catalogue is set to do."));
    }
    if (only) {
        hide_present(product_and_kin_then(m_catalogue, *only, seq));
    } else {
        go_back_products(seq, progress);
    }
    if (m_hides_present) m_catalogue.connection().execute(show_script);
    go_back_structure(seq);
}

PastState::~PastState() {
    m_catalogue.show_structure(m_present);
}

void PastState::go_back_structure(std::int64_t seq) {
    std::shared_ptr<Structure> then;
    m_catalogue.journal().each_structure_change_since(seq, [&](const Change& change) {
        if (!then) then = std::make_shared<Structure>(*m_present);
        const auto id = static_cast<std::int32_t>(change.entity_id);
        if (const auto before = structure_state(change, "before")) {
            put_structure_state(*then, change.entity_kind, id, *before);
        } else {
            remove_entity(*then, change.entity_kind, id);
        }
    });
    if (then) m_catalogue.show_structure(std::move(then));
}

void PastState::go_back_products(std::int64_t seq, const Progress& progress) {
    const std::vector<ProductId> changed = m_catalogue.journal().products_changed_since(seq);
    const auto total = static_cast<std::int64_t>(changed.size());
    for (std::size_t from = 0; from < changed.size(); from += products_per_pass) {
        progress.tick(static_cast<std::int64_t>(from), total);
        const std::size_t to = std::min(changed.size(), from + products_per_pass);
        hide_present(products_then(m_catalogue, std::span(changed).subspan(from, to - from), seq));
    }
}

void PastState::hide_present(const std::vector<PastProduct>& then) {
    sql::Connection& connection = m_catalogue.connection();
    if (!std::exchange(m_hides_present, true)) connection.execute(shadow_script);
    const auto since = connection.prepare("INSERT INTO temp.product_since (id) VALUES ($1)");
    const auto insert = connection.prepare(
        "INSERT INTO temp.product_then (id, uuid, kind, code, code_key, family, parent, enabled,"
        " seq, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    for (const PastProduct& product : then) {
        if (!product.changed) continue;
        since->bind(1, product.id).run();
        if (!product.state) continue;
        bind_product(*insert, *product.state);
        insert->run();
    }
}

}  // namespace vitrine
