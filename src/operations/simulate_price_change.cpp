#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "operations/price_change.h"
#include "operations/price_scan.h"
#include "operations/price_settings.h"
#include "pricing/price_type.h"

namespace vitrine {
namespace {

double as_double(const Decimal& number) {
    return static_cast<double>(number.mantissa()) / std::pow(10.0, number.scale());
}

class PriceSimulator {
public:
    PriceSimulator(Catalogue& catalogue, const std::string& code, const Progress& progress)
        : m_catalogue(catalogue),
          m_progress(progress),
          m_snapshot(catalogue),
          m_structure(catalogue.structure()),
          m_lists(price_lists_of(*m_structure)),
          m_settings(price_settings(catalogue)) {
        auto plan = PricePlanStore(catalogue.connection()).find(code);
        if (!plan) throw Error(Failure::usage, tr("There is no price change \"{0}\".", code));
        m_result.plan = *std::move(plan);
        m_hour = m_result.plan.starts_at().value_or(catalogue.now());
    }

    PriceSimulation run() {
        PricePlanStore(m_catalogue.connection())
            .each_row(m_result.plan.id, [&](const PriceChangeRow& row) { m_rows.push_back(row); });
        for (std::size_t from = 0; from < m_rows.size();) {
            std::size_t until = from;
            while (until < m_rows.size() && m_rows[until].key.list == m_rows[from].key.list)
                ++until;
            simulate_list(std::span(m_rows).subspan(from, until - from));
            from = until;
        }
        if (m_with_margins != 0) {
            m_result.margin_before = m_before / static_cast<double>(m_with_margins);
            m_result.margin_after = m_after / static_cast<double>(m_with_margins);
        }
        for (const Issue& issue : m_result.issues)
            ++(issue.severity == Severity::error ? m_result.blocked : m_result.warned);
        return std::move(m_result);
    }

private:
    void simulate_list(std::span<const PriceChangeRow> rows) {
        const PriceList* const list = m_structure->price_lists.find(rows.front().key.list);
        if (list == nullptr) return;
        PriceRequest request;
        request.channel = list->channel;
        request.market = list->market;
        request.location = list->location;
        if (list->segment != 0) request.segments = {list->segment};
        request.currency = list->currency;
        // What begins later than the change, such as a promotion, is judged when it begins.
        const PriceKey& first = rows.front().key;
        request.at = first.from == PriceKey::always
                         ? m_hour
                         : std::max(m_hour, zone_of(*list, *m_structure).instant_of(first.from));
        std::vector<ProductId> products;
        for (const PriceChangeRow& row : rows) products.push_back(row.key.product);
        std::ranges::sort(products);
        products.erase(std::unique(products.begin(), products.end()), products.end());
        PricesOfPlace place(m_catalogue, request, m_progress, products);
        const CurrencyCode currency =
            CurrencyCode::parse(m_structure->currencies.code_of(list->currency))
                .value_or(CurrencyCode());
        std::int64_t done = 0;
        for (const PriceChangeRow& row : rows) {
            if (++done % 4096 == 0) m_progress.tick(done, m_result.plan.prices);
            const auto now = m_catalogue.prices().find(row.key);
            const bool is_same = now ? row.before && now->until == row.before->until &&
                                           now->amount == row.before->amount
                                     : !row.before;
            if (!is_same && m_result.plan.state != PricePlanState::applied) ++m_result.moved;
            judge(row, *list, currency, place.of(row.key.product));
        }
        judge_together(rows, *list, products);
    }

    void judge(const PriceChangeRow& row, const PriceList& list, CurrencyCode currency,
               const ResolvedPrice& resolved) {
        PriceSimulationLine line;
        line.key = row.key;
        const PriceBasis basis = list.is_net ? PriceBasis::net : PriceBasis::gross;
        if (row.before) line.before = row.before->amount;
        // What takes the place of nothing is held against what is asked without it.
        const ChosenPrice* const asked = resolved.asked();
        if (!line.before && is_asked(row.key.type) && asked != nullptr && asked->basis == basis)
            line.before = asked->amount;
        if (row.after) line.after = row.after->amount;
        if (!line.before) {
            ++m_result.created;
        } else if (!line.after) {
            ++m_result.removed;
        } else if (*line.before < *line.after) {
            ++m_result.raised;
        } else if (*line.after < *line.before) {
            ++m_result.lowered;
        }
        const auto based = [&](const std::optional<ChosenPrice>& price) {
            return price ? std::optional(BasedPrice{{price->amount, currency}, price->basis})
                         : std::nullopt;
        };
        if (resolved.cost && is_asked(row.key.type)) {
            line.margin_before = margin(line.before, basis, resolved.cost->amount);
            line.margin_after = margin(line.after, basis, resolved.cost->amount);
            if (line.margin_before && line.margin_after) {
                ++m_with_margins;
                m_before += *line.margin_before;
                m_after += *line.margin_after;
            }
        }
        if (is_asked(row.key.type) && line.after) {
            PriceToCheck check;
            check.price = BasedPrice{{*line.after, currency}, basis};
            if (line.before) check.before = BasedPrice{{*line.before, currency}, basis};
            if (row.key.type != PriceType::regular) check.regular = based(resolved.regular);
            if (resolved.cost) check.cost = Money{resolved.cost->amount, currency};
            check.map = based(resolved.map);
            check.msrp = based(resolved.msrp);
            check.tax_rate = m_settings.tax_rate;
            for (Issue& issue : check_price(check, m_settings.guardrails))
                note(std::move(issue), row.key);
        }
        m_result.lines.push_back(std::move(line));
    }

    std::optional<double> margin(const std::optional<Decimal>& price, PriceBasis basis,
                                 const Decimal& cost) const {
        if (!price || price->is_zero()) return std::nullopt;
        double net = as_double(*price);
        if (basis == PriceBasis::gross) {
            if (!m_settings.tax_rate) return std::nullopt;
            net /= 1 + as_double(*m_settings.tax_rate) / 100;
        }
        return (net - as_double(cost)) / net * 100;
    }

    // What only shows among all prices of the products: tiers, overlaps, and regular prices that
    // go below reductions that are there.
    void judge_together(std::span<const PriceChangeRow> rows, const PriceList& list,
                        std::span<const ProductId> products) {
        const PriceTarget target = m_lists.find(list.id)->target;
        std::vector<PriceEntry> entries;
        m_lists.each([&](const PriceListTerms& other) {
            if (other.target != target || other.currency != list.currency) return;
            const Zone zone = zone_of(*m_structure->price_lists.find(other.id), *m_structure);
            auto row = rows.begin();
            const auto add = [&](const StoredPrice& price) {
                if (!is_asked(price.key.type)) return;
                if (other.id == list.id) {
                    while (row != rows.end() && row->key < price.key) ++row;
                    if (row != rows.end() && row->key == price.key) return;
                }
                entries.push_back(price_entry(price, zone));
            };
            m_catalogue.prices().each_of(other.id, products, add);
            if (other.id != list.id) return;
            for (const PriceChangeRow& made : rows) {
                if (made.after && is_asked(made.key.type))
                    entries.push_back(
                        price_entry({made.key, made.after->until, made.after->amount}, zone));
            }
        });
        for (Issue& issue : check_price_guardrails(entries, m_lists, m_settings.guardrails)) {
            const PriceEntry& entry = entries[static_cast<std::size_t>(issue.row) - 1];
            // Against the regular price of its place it was judged already.
            if (issue.rule == "guardrail.reduction_not_lower" &&
                m_noted.contains({entry.product, issue.rule}))
                continue;
            PriceKey key;
            key.list = entry.list;
            key.product = entry.product;
            issue.row = 0;
            note(std::move(issue), key);
        }
    }

    void note(Issue issue, const PriceKey& key) {
        issue.product = m_catalogue.products().code_of(key.product);
        if (issue.column.empty())
            issue.column = "price@" + m_structure->price_lists.code_of(key.list);
        m_noted.insert({key.product, issue.rule});
        m_result.issues.push_back(std::move(issue));
    }

    Catalogue& m_catalogue;
    const Progress& m_progress;
    CatalogueSnapshot m_snapshot;
    std::shared_ptr<const Structure> m_structure;
    PriceLists m_lists;
    PriceSettings m_settings;
    Instant m_hour{};
    std::vector<PriceChangeRow> m_rows;
    std::set<std::pair<ProductId, std::string>> m_noted;
    std::int64_t m_with_margins = 0;
    double m_before = 0, m_after = 0;
    PriceSimulation m_result;
};

}  // namespace

PriceSimulation simulate_price_change(Catalogue& catalogue, const std::string& code,
                                      const Progress& progress) {
    return PriceSimulator(catalogue, code, progress).run();
}

}  // namespace vitrine
