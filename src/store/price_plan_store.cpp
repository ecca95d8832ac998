#include "store/price_plan_store.h"

#include <array>

#include "base/error.h"
#include "base/translate.h"
#include "store/price_pack.h"

namespace vitrine {
namespace {

constexpr std::array<std::string_view, 4> plan_state_names = {"prepared", "approved", "applied",
                                                              "withdrawn"};
constexpr std::string_view select_plan =
    "SELECT id, code, note, starts, zone, state, prices, prepared_by, prepared_at, approved_by,"
    " approved_at, reason, change_set, applied_at FROM price_plan ";

std::optional<Instant> instant_in(const sql::Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Instant(std::chrono::milliseconds(row.integer(column)));
}

PricePlan plan_of(const sql::Statement& row) {
    PricePlan plan;
    plan.id = row.integer(0);
    plan.code = row.text(1);
    plan.note = row.text(2);
    if (!row.is_null(3)) plan.starts = LocalTime(std::chrono::milliseconds(row.integer(3)));
    plan.zone = row.text(4);
    const std::int64_t state = row.integer(5);
    if (state < 0 || state >= static_cast<std::int64_t>(plan_state_names.size()))
        throw Error(Failure::storage, tr("A price change is damaged."), plan.code);
    plan.state = static_cast<PricePlanState>(state);
    plan.prices = row.integer(6);
    plan.prepared_by = row.text(7);
    plan.prepared_at = *instant_in(row, 8);
    plan.approved_by = row.text(9);
    plan.approved_at = instant_in(row, 10);
    plan.reason = row.text(11);
    plan.change_set = static_cast<ChangeSetId>(row.integer(12));
    plan.applied_at = instant_in(row, 13);
    return plan;
}

void bind_instant(sql::Statement& statement, int parameter, std::optional<Instant> instant) {
    if (instant) {
        statement.bind(parameter, instant->time_since_epoch().count());
    } else {
        statement.bind_null(parameter);
    }
}

// All but the id, from parameter 1 on.
void bind_plan(sql::Statement& statement, const PricePlan& plan) {
    statement.bind(1, std::string_view(plan.code)).bind(2, std::string_view(plan.note));
    if (plan.starts) {
        statement.bind(3, plan.starts->time_since_epoch().count());
    } else {
        statement.bind_null(3);
    }
    statement.bind(4, std::string_view(plan.zone)).bind(5, static_cast<std::int64_t>(plan.state));
    statement.bind(6, plan.prices).bind(7, std::string_view(plan.prepared_by));
    bind_instant(statement, 8, plan.prepared_at);
    statement.bind(9, std::string_view(plan.approved_by));
    bind_instant(statement, 10, plan.approved_at);
    statement.bind(11, std::string_view(plan.reason)).bind(12, plan.change_set);
    bind_instant(statement, 13, plan.applied_at);
}

}  // namespace

std::string_view price_plan_state_name(PricePlanState state) {
    return plan_state_names[static_cast<std::size_t>(state)];
}

std::optional<Instant> PricePlan::starts_at() const {
    if (!starts) return std::nullopt;
    return Zone::open(zone).instant_of(*starts);
}

std::optional<PricePlan> PricePlanStore::find(std::string_view code) {
    const auto statement = m_connection.prepare(std::string(select_plan) + "WHERE code = $1");
    statement->bind(1, code);
    std::optional<PricePlan> plan;
    sql::each(*statement, [&](const sql::Statement& row) { plan = plan_of(row); });
    return plan;
}

std::vector<PricePlan> PricePlanStore::all() {
    const auto statement = m_connection.prepare(std::string(select_plan) + "ORDER BY id");
    std::vector<PricePlan> plans;
    sql::each(*statement, [&](const sql::Statement& row) { plans.push_back(plan_of(row)); });
    return plans;
}

void PricePlanStore::each_row(std::int64_t plan,
                              const std::function<void(const PriceChangeRow&)>& use) {
    const auto statement =
        m_connection.prepare("SELECT list, rows FROM price_plan_rows WHERE plan = $1 ORDER BY id");
    statement->bind(1, plan);
    sql::each(*statement, [&](const sql::Statement& row) {
        each_price_change(static_cast<PriceListId>(row.integer(0)), row.blob(1), use);
    });
}

std::int64_t PricePlanStore::add(const PricePlan& plan, const std::vector<PriceChangeRow>& rows) {
    const auto insert = m_connection.prepare(
        "INSERT INTO price_plan (code, note, starts, zone, state, prices, prepared_by, prepared_at,"
        " approved_by, approved_at, reason, change_set, applied_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id");
    bind_plan(*insert, plan);
    std::int64_t id = 0;
    sql::each(*insert, [&](const sql::Statement& row) { id = row.integer(0); });
    const auto put =
        m_connection.prepare("INSERT INTO price_plan_rows (plan, list, rows) VALUES ($1, $2, $3)");
    PricePack pack;
    const auto flush = [&] {
        if (!pack.empty()) put->bind(1, id).bind(2, pack.list()).bind_blob(3, pack.rows()).run();
        pack.clear();
    };
    for (const PriceChangeRow& row : rows) {
        if (!pack.empty() && (pack.list() != row.key.list || pack.is_full())) flush();
        pack.add(row);
    }
    flush();
    return id;
}

void PricePlanStore::update(const PricePlan& plan) {
    const auto statement = m_connection.prepare(
        "UPDATE price_plan SET code = $1, note = $2, starts = $3, zone = $4, state = $5,"
        " prices = $6, prepared_by = $7, prepared_at = $8, approved_by = $9, approved_at = $10,"
        " reason = $11, change_set = $12, applied_at = $13 WHERE id = $14");
    bind_plan(*statement, plan);
    statement->bind(14, plan.id).run();
}

}  // namespace vitrine
