#include "cli/price_plan_text.h"

#include "base/translate.h"

namespace vitrine::cli {

std::string hour_words(const PricePlan& plan) {
    if (!plan.starts) return tr("once approved");
    return to_string(*plan.starts) + ' ' + plan.zone;
}

Json instant_json(const std::optional<Instant>& instant) {
    return instant ? Json(to_iso8601(*instant)) : Json();
}

Json head_json(const PriceLedgerHead& head) {
    return Json{{"number", head.number}, {"hash", head.hash}};
}

void print_head(Console& console, const PriceLedgerHead& head) {
    if (head.number != 0) console.print(tr("Price ledger: entry {0}, {1}", head.number, head.hash));
}

Json plan_json(const PricePlan& plan) {
    Json json;
    json["code"] = plan.code;
    json["note"] = plan.note;
    json["state"] = price_plan_state_name(plan.state);
    json["starts"] = plan.starts ? Json(to_iso8601(*plan.starts)) : Json();
    json["zone"] = plan.zone;
    json["starts_at"] = instant_json(plan.starts_at());
    json["prices"] = plan.prices;
    json["prepared_by"] = plan.prepared_by;
    json["prepared_at"] = to_iso8601(plan.prepared_at);
    json["approved_by"] = plan.approved_by;
    json["approved_at"] = instant_json(plan.approved_at);
    json["reason"] = plan.reason;
    json["change_set"] = plan.change_set == 0 ? Json() : Json(plan.change_set);
    json["applied_at"] = instant_json(plan.applied_at);
    return json;
}

}  // namespace vitrine::cli
