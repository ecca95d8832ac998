#include "operations/price_evidence.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "operations/price_view.h"
#include "store/product_store.h"

namespace vitrine {
namespace {

using EvidenceJson = nlohmann::ordered_json;

struct ListedReduction {
    Money price;
    Instant from = PriceWindow::always;
};

std::optional<ListedReduction> listed_reduction(Catalogue& catalogue, ChannelId channel,
                                                ProductId product, Instant at) {
    if (catalogue.structure()->price_lists.size() == 0) return std::nullopt;
    PriceRequest request;
    request.product = product;
    request.channel = channel;
    request.at = at;
    const PriceView view = view_price(catalogue, request);
    if (!view.price.reduction) return std::nullopt;
    const auto currency =
        CurrencyCode::parse(catalogue.structure()->currencies.code_of(view.question.currency));
    if (!currency) return std::nullopt;
    return ListedReduction{{view.price.reduction->amount, *currency},
                           window_of(view.price.reduction->entry, view.lists).from};
}

EvidenceJson rules_json(const PriorPriceRules& rules) {
    return {{"days", rules.days},
            {"progressive", rules.is_progressive},
            {"perishable", perishable_rule_names()[static_cast<std::size_t>(rules.perishable)]},
            {"new_goods", new_goods_rule_names()[static_cast<std::size_t>(rules.new_goods)]},
            {"new_goods_days", rules.new_goods_days}};
}

}  // namespace

PriceEvidence price_evidence(Catalogue& catalogue, ChannelId channel, ProductId product,
                             Instant at) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    const auto self = catalogue.products().load(product);
    if (!self) throw Error(Failure::usage, tr("There is no such product."));
    if (!self->is_sellable())
        throw Error(Failure::usage,
                    tr("{0} is a model, which is not sold: ask of its variants.", self->code));
    PriorPrices priors(catalogue, channel);
    PriceEvidence evidence{structure->channels.code_of(channel),
                           self->code,
                           at,
                           {},
                           priors.rules(),
                           {},
                           {},
                           AppliedPriceStore(catalogue.connection()).of_product(channel, product),
                           {},
                           PriceLedger(catalogue.connection()).head(),
                           priors.zone()};
    const AppliedPrices record = applied_prices_of(evidence.record);
    const auto listed = listed_reduction(catalogue, channel, product, at);
    const AppliedPrice* const applied = applied_at(record, at);
    const bool is_asked =
        applied != nullptr && applied->state == AppliedState::priced && applied->is_reduction;
    LineageReader lineages(catalogue.products());
    evidence.reduction.is_perishable = priors.is_perishable(lineages.lineage_of(*self));
    if (!is_asked && !listed)
        throw Error(Failure::usage, tr("{0} has no reduced price on {1} then.", self->code,
                                       structure->channels.code_of(channel)));
    evidence.reduction.price = is_asked ? applied->price : listed->price;
    // Lists that say another price do not say when this one began.
    const bool is_listed = listed && listed->price == evidence.reduction.price;
    evidence.reduction.begins = priors.beginning_of(
        record, evidence.reduction.price, is_listed ? listed->from : PriceWindow::always, at);
    evidence.prior = prior_price(record, evidence.reduction, evidence.rules, evidence.zone);
    evidence.percent = reduction_percent(evidence.prior, evidence.reduction.price, 1);
    std::set<std::int64_t> publications;
    for (const AppliedPriceRow& row : evidence.record) {
        if (row.publication != 0) publications.insert(row.publication);
    }
    for (const std::int64_t id : publications) {
        if (auto publication = catalogue.receipts().publication(id))
            evidence.publications.push_back(std::move(*publication));
    }
    return evidence;
}

std::string evidence_text(const PriceEvidence& evidence) {
    const auto time = [&](Instant instant) { return to_iso8601(instant, evidence.zone); };
    const PriorPrice& prior = evidence.prior;
    EvidenceJson json;
    json["vitrine_price_evidence"] = 1;
    json["channel"] = evidence.channel;
    json["product"] = evidence.product;
    json["at"] = time(evidence.at);
    json["time_zone"] = evidence.zone.name();
    json["reduction"] = {{"begins", time(evidence.reduction.begins)},
                         {"price", to_string(evidence.reduction.price)},
                         {"perishable", evidence.reduction.is_perishable}};
    json["rules"] = rules_json(evidence.rules);
    EvidenceJson& found = json["prior_price"];
    found["verdict"] = prior_price_verdict_name(prior.verdict);
    found["price"] = prior.price ? EvidenceJson(to_string(*prior.price)) : EvidenceJson();
    found["reduced_by_percent"] =
        evidence.percent ? EvidenceJson(evidence.percent->to_string()) : EvidenceJson();
    if (prior.period.from != PriceWindow::always)
        found["period"] = {{"from", time(prior.period.from)}, {"until", time(prior.period.until)}};
    if (prior.price) found["applied_from"] = time(prior.applied_from);
    found["rests_on_declared_history"] = prior.is_declared;
    found["progressive"] = prior.is_progressive;
    found["in_words"] = prior_price_sentence(prior, time);
    EvidenceJson& record = json["record"] = EvidenceJson::array();
    for (const AppliedPriceRow& row : evidence.record) {
        EvidenceJson entry = {{"number", row.number},
                              {"from", time(row.applied.from)},
                              {"state", applied_state_name(row.applied.state)}};
        if (row.applied.state == AppliedState::priced)
            entry["price"] = to_string(row.applied.price);
        entry["reduction"] = row.applied.is_reduction;
        entry["first"] = row.is_first;
        entry["publication"] =
            row.publication == 0 ? EvidenceJson("declared") : EvidenceJson(row.publication);
        record.push_back(std::move(entry));
    }
    EvidenceJson& publications = json["publications"] = EvidenceJson::array();
    for (const Publication& publication : evidence.publications) {
        publications.push_back(
            {{"publication", publication.id},
             {"at", time(publication.at)},
             {"author", publication.author},
             {"outputs", EvidenceJson::parse(publication.outputs, nullptr, false)}});
    }
    json["ledger"] = {{"entry", evidence.ledger.number}, {"hash", evidence.ledger.hash}};
    return json.dump(2, ' ', false, EvidenceJson::error_handler_t::replace) + '\n';
}

}  // namespace vitrine
