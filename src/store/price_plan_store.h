// Changes of prices that are prepared before they are made, as a catalogue keeps them. What they
// do to prices is journalled when they are applied; they themselves are no part of the journal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "store/price_store.h"

namespace vitrine {

enum class PricePlanState : unsigned char { prepared, approved, applied, withdrawn };
// "prepared".
std::string_view price_plan_state_name(PricePlanState state);

struct PricePlan {
    std::int64_t id = 0;
    std::string code;
    std::string note;
    std::optional<LocalTime> starts;  // in `zone`; absent: as soon as it is approved
    std::string zone;                 // IANA name
    PricePlanState state = PricePlanState::prepared;
    std::int64_t prices = 0;  // that it changes
    // Accounts of the operating system.
    std::string prepared_by;
    Instant prepared_at{};
    std::string approved_by;
    std::optional<Instant> approved_at;
    std::string reason;          // why guardrails that block were overridden
    ChangeSetId change_set = 0;  // that applied it; 0: none, or nothing was left to change
    std::optional<Instant> applied_at;

    // When it is to be applied; absent: as soon as it is approved.
    std::optional<Instant> starts_at() const;
};

// One thread, that of the connection. Whoever writes holds the writer lock and a transaction.
class PricePlanStore {
public:
    explicit PricePlanStore(sql::Connection& connection) : m_connection(connection) {}

    std::optional<PricePlan> find(std::string_view code);
    // In the order in which they were prepared.
    std::vector<PricePlan> all();
    // In the order in which they were added.
    void each_row(std::int64_t plan, const std::function<void(const PriceChangeRow&)>& use);

    // Adds it with its rows; returns its id.
    std::int64_t add(const PricePlan& plan, const std::vector<PriceChangeRow>& rows);
    // All but its rows.
    void update(const PricePlan& plan);

private:
    sql::Connection& m_connection;
};

}  // namespace vitrine
