#include "operations/price_change.h"

#include <algorithm>

#include "base/contains.h"
#include "base/error.h"
#include "base/translate.h"
#include "interchange/table_format.h"
#include "operations/import_prices.h"
#include "operations/price_settings.h"
#include "operations/product_index.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

constexpr std::size_t most_unpriced_named = 100;
constexpr std::int64_t changes_per_tick = 4096;

std::optional<LocalTime> optional_time(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto time = parse_local_time(text);
    if (!time)
        throw Error(Failure::usage, tr("\"{0}\" is not a time.", text) + ' ' +
                                        tr("Write a day such as 2026-11-27, or one with a time: "
                                           "2026-11-27T08:30."));
    return time;
}

class Preparation {
public:
    Preparation(Catalogue& catalogue, const PriceChangeRequest& request, const Progress& progress)
        : m_catalogue(catalogue),
          m_request(request),
          m_progress(progress),
          m_structure(catalogue.structure()),
          m_starts(optional_time(request.at)) {}

    PreparedPriceChange run(const std::string& author) {
        PricePlan& plan = m_result.plan;
        plan.code = m_request.code;
        plan.note = m_request.note;
        plan.starts = m_starts;
        plan.prepared_by = author;
        plan.prepared_at = m_catalogue.now();
        if (plan.code.empty()) throw Error(Failure::usage, tr("The price change needs a code."));
        if (m_request.file.empty()) {
            work_out();
        } else {
            read_file();
        }
        if (m_rows.empty())
            throw Error(Failure::usage, tr("No price would change: nothing was prepared."));
        std::ranges::sort(m_rows, {}, &PriceChangeRow::key);
        const Zone zone =
            zone_of(*m_structure->price_lists.find(m_rows.front().key.list), *m_structure);
        plan.zone = zone.name();
        if (m_starts && zone.kind_of(*m_starts) == LocalTimeKind::skipped)
            remark(tr("Clocks in {0} skip that time: it starts right after.", plan.zone));
        if (m_starts && zone.kind_of(*m_starts) == LocalTimeKind::repeated)
            remark(tr("Clocks in {0} show that time twice: it starts the first time.", plan.zone));
        plan.prices = static_cast<std::int64_t>(m_rows.size());
        const WriterLock lock(m_catalogue.file());
        sql::Transaction transaction(m_catalogue.connection(), sql::Transaction::Kind::write);
        PricePlanStore plans(m_catalogue.connection());
        if (plans.find(plan.code))
            throw Error(Failure::usage, tr("There is a price change \"{0}\" already.", plan.code));
        plan.id = plans.add(plan, m_rows);
        transaction.commit();
        return std::move(m_result);
    }

private:
    void remark(std::string message) {
        Issue issue;
        issue.severity = Severity::info;
        issue.rule = "price_change.time";
        issue.message = std::move(message);
        m_result.issues.push_back(std::move(issue));
    }

    void read_file() {
        const auto format = find_table_format(m_request.file);
        const auto table = open_table(m_request.file, exactly(format));
        PriceImportOptions options{m_request.file_lists, format.kind == TableKind::csv};
        options.found = [&](const PriceChangeRow& row) { m_rows.push_back(row); };
        PriceImportReport report = import_prices(
            m_catalogue, *table, m_request.file.filename().string(),
            {m_result.plan.prepared_by, "import", {}, {}, 0}, true, m_progress, options);
        m_result.issues = std::move(report.issues);
    }

    void check_formula(const PriceRule& formula) {
        if (const std::string rule = rule_that_fills(*m_structure, formula.target, m_terms.to);
            !rule.empty())
            throw Error(Failure::usage,
                        tr("The price rule {0} writes these prices of the list {1}.", rule,
                           m_structure->price_lists.code_of(formula.target)) +
                            ' ' +
                            tr("Change the rule or the list that it starts from; what shall differ "
                               "goes into another list that comes first."));
        for (const Issue& issue : check_price_rule(formula, *m_structure)) {
            if (issue.rule == "price_rule.list" || issue.rule == "price_rule.cycle" ||
                issue.rule == "price_rule.code")
                continue;
            throw Error(Failure::usage, to_sentence(issue));
        }
        if (!m_request.price && !formula.factor && !formula.amount && !formula.margin &&
            formula.endings.empty() && !formula.step && formula.source == formula.target &&
            m_terms.from == m_terms.to)
            throw Error(Failure::usage, tr("Say what the prices become."));
    }

    void work_out() {
        PriceRule formula = m_request.formula;
        formula.code = m_request.code;
        if (formula.source == 0) formula.source = formula.target;
        const PriceList* const source = m_structure->price_lists.find(formula.source);
        const PriceList* const target = m_structure->price_lists.find(formula.target);
        if (source == nullptr || target == nullptr)
            throw Error(Failure::usage, tr("Say which price list changes."));
        m_terms = terms_of(formula);
        check_formula(formula);
        const auto digits = standard_digits(*m_structure)(target->currency);
        if (m_request.price && (m_request.price->is_negative() ||
                                (digits && m_request.price->normalized().scale() > *digits)))
            throw Error(Failure::usage, tr("{0} is no price.", m_request.price->to_string()));
        m_target_zone = zone_of(*target, *m_structure);
        m_from = optional_time(m_request.from);
        m_until = optional_time(m_request.until);
        if (m_from && m_until && *m_until <= *m_from)
            throw Error(Failure::usage, tr("The end is not after the start."));
        if (!formula.condition.empty()) find_products(formula.condition, target->channel);
        ExchangeRates rates;
        const DerivationContext context = derivation_context(formula, *m_structure, rates);
        const Zone zone = zone_of(*source, *m_structure);
        const LocalTime hour =
            zone.local_time_of(m_starts ? m_target_zone.instant_of(*m_starts) : m_catalogue.now());
        // Of each product and tier the price that applies then: the one that starts latest.
        std::optional<StoredPrice> best;
        std::int64_t done = 0;
        m_catalogue.prices().each(formula.source, [&](const StoredPrice& price) {
            if (++done % changes_per_tick == 0) m_progress.tick(done);
            const PriceKey& key = price.key;
            if (key.type != m_terms.from || key.from > hour || price.until <= hour) return;
            if (m_found && !is_found(key.product)) return;
            if (best && (best->key.product != key.product || best->key.tier != key.tier)) {
                add(*best, context);
                best.reset();
            }
            if (!best || best->key.from < key.from) best = price;
        });
        if (best) add(*best, context);
    }

    void find_products(const std::string& condition, ChannelId channel) {
        ListRequest request;
        request.filter = condition;
        request.channel = channel;
        m_found.emplace();
        for (const ProductId product : ProductIndex().list(m_catalogue, request, m_progress)) {
            const auto place = static_cast<std::size_t>(product);
            if (place >= m_found->size()) m_found->resize(place + place / 2 + 1);
            (*m_found)[place] = true;
        }
    }
    bool is_found(ProductId product) const {
        const auto place = static_cast<std::size_t>(product);
        return place < m_found->size() && (*m_found)[place];
    }

    void add(const StoredPrice& price, const DerivationContext& context) {
        StoredPrice made;
        if (m_request.price) {
            made.amount = *m_request.price;
        } else {
            const DerivedPrice derived = derive_price(m_terms, price.amount, context);
            if (!derived.price) return note_unpriced(price.key.product, derived.reason);
            made.amount = derived.price->amount;
        }
        const PriceListId target = m_request.formula.target;
        const bool takes_place = price.key.list == target && price.key.type == m_terms.to;
        made.key = {target, price.key.product, m_terms.to, price.key.tier,
                    takes_place ? price.key.from : PriceKey::always};
        if (takes_place) made.until = price.until;
        if (m_starts) made.key.from = *m_starts;
        if (m_from) {
            made.key.from = *m_from;
            made.until = StoredPrice::forever;
        }
        if (m_until) made.until = *m_until;
        if (made.until <= made.key.from)
            throw Error(Failure::usage, tr("The end is not after the start."));
        const auto before = m_catalogue.prices().find(made.key);
        if (before && is_identical(*before, made)) return;
        // A dated price that asks what is asked anyway says nothing.
        if (takes_place && !m_from && !m_until && made.amount == price.amount) return;
        PriceChangeRow row{made.key, {}, PriceChangeRow::Terms{made.until, made.amount}};
        if (before) row.before = PriceChangeRow::Terms{before->until, before->amount};
        m_rows.push_back(std::move(row));
    }

    void note_unpriced(ProductId product, const std::string& reason) {
        if (m_result.issues.size() >= most_unpriced_named) return;
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "price_change.no_price";
        issue.product = m_catalogue.products().code_of(product);
        issue.message = reason;
        m_result.issues.push_back(std::move(issue));
    }

    Catalogue& m_catalogue;
    const PriceChangeRequest& m_request;
    const Progress& m_progress;
    std::shared_ptr<const Structure> m_structure;
    std::optional<LocalTime> m_starts, m_from, m_until;
    PriceRuleTerms m_terms;
    Zone m_target_zone = Zone::open("UTC");
    std::optional<std::vector<bool>> m_found;
    std::vector<PriceChangeRow> m_rows;
    PreparedPriceChange m_result;
};

PricePlan plan_named(Catalogue& catalogue, const std::string& code) {
    auto plan = PricePlanStore(catalogue.connection()).find(code);
    if (!plan) throw Error(Failure::usage, tr("There is no price change \"{0}\".", code));
    return *std::move(plan);
}

[[noreturn]] void refuse_state(const PricePlan& plan) {
    switch (plan.state) {
        case PricePlanState::approved:
            throw Error(Failure::usage, tr("The price change \"{0}\" is approved.", plan.code));
        case PricePlanState::applied:
            throw Error(Failure::usage,
                        tr("The price change \"{0}\" was applied. \"vitrine undo {1}\" takes it "
                           "back.",
                           plan.code, plan.change_set));
        default:
            throw Error(Failure::usage, tr("The price change \"{0}\" was withdrawn.", plan.code));
    }
}

void note_in_ledger(Catalogue& catalogue, const PricePlan& plan, std::string_view kind,
                    const std::string& author) {
    PriceLedgerEntry entry;
    entry.at = catalogue.now();
    entry.kind = kind;
    entry.author = author;
    entry.note = plan.code;
    if (!plan.reason.empty()) entry.note += ": " + plan.reason;
    PriceLedger(catalogue.connection()).append(std::move(entry));
}

bool is_due(const PricePlan& plan, Instant now) {
    return plan.state == PricePlanState::approved && plan.starts_at().value_or(now) <= now;
}

bool is_as_prepared(const std::optional<StoredPrice>& now, const PriceChangeRow& row) {
    if (!now || !row.before) return !now && !row.before;
    return now->until == row.before->until && now->amount == row.before->amount;
}

AppliedPriceChange apply_price_change(Catalogue& catalogue, const std::string& code,
                                      const std::string& author, const Progress& progress) {
    AppliedPriceChange applied;
    // A new one is made in the rare case that somebody else applied it while this one waited.
    ChangeSetWriter writer(catalogue, {author, "edit", code, tr("Price change {0}", code), 0},
                           ChangeSetWriter::Mode::bulk);
    applied.plan = plan_named(catalogue, code);
    if (!is_due(applied.plan, catalogue.now())) return applied;
    PriceDerivation derivation(catalogue, writer, progress);
    std::vector<ProductId> products;
    std::int64_t done = 0;
    PricePlanStore plans(catalogue.connection());
    std::vector<PriceChangeRow> rows;
    plans.each_row(applied.plan.id, [&](const PriceChangeRow& row) { rows.push_back(row); });
    for (const PriceChangeRow& row : rows) {
        if (++done % changes_per_tick == 0) progress.tick(done, applied.plan.prices);
        if (!is_as_prepared(catalogue.prices().find(row.key), row)) {
            Issue& issue = applied.left_out.emplace_back();
            issue.severity = Severity::warning;
            issue.rule = "price_change.moved";
            issue.product = catalogue.products().code_of(row.key.product);
            issue.column = "price@" + writer.structure().price_lists.code_of(row.key.list);
            issue.message = tr("The price was changed since the change was prepared: it stays.");
            continue;
        }
        ++applied.changed;
        if (row.after) {
            writer.prices().put({row.key, row.after->until, row.after->amount});
        } else {
            writer.prices().remove(row.key);
        }
        if (derivation.starts_from(row.key.list)) products.push_back(row.key.product);
    }
    derivation.run({}, std::move(products), applied.derived);
    applied.plan.state = PricePlanState::applied;
    applied.plan.change_set = writer.id();
    applied.plan.applied_at = catalogue.now();
    plans.update(applied.plan);
    writer.keep_notes();
    writer.finish();
    return applied;
}

}  // namespace

PreparedPriceChange prepare_price_change(Catalogue& catalogue, const PriceChangeRequest& request,
                                         const std::string& author, const Progress& progress) {
    return Preparation(catalogue, request, progress).run(author);
}

PricePlan approve_price_change(Catalogue& catalogue, const std::string& code,
                               const std::string& author, const std::string& reason,
                               const Progress& progress) {
    const PriceSimulation simulation = simulate_price_change(catalogue, code, progress);
    const WriterLock lock(catalogue.file());
    sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::write);
    PricePlan plan = plan_named(catalogue, code);
    if (plan.state != PricePlanState::prepared) refuse_state(plan);
    if (price_settings(catalogue).needs_second_person && plan.prepared_by == author)
        throw Error(Failure::usage,
                    tr("{0} prepared this change: somebody else has to approve it.", author));
    if (simulation.blocked != 0 && reason.empty())
        throw Error(Failure::usage,
                    trn("A guardrail blocks {0} price: look at the simulation, or give a reason to "
                        "override it.",
                        "Guardrails block {0} prices: look at the simulation, or give a reason to "
                        "override them.",
                        static_cast<long>(simulation.blocked), simulation.blocked));
    plan.state = PricePlanState::approved;
    plan.approved_by = author;
    plan.approved_at = catalogue.now();
    plan.reason = reason;
    PricePlanStore(catalogue.connection()).update(plan);
    note_in_ledger(catalogue, plan, "approved", author);
    transaction.commit();
    return plan;
}

PricePlan withdraw_price_change(Catalogue& catalogue, const std::string& code,
                                const std::string& author) {
    const WriterLock lock(catalogue.file());
    sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::write);
    PricePlan plan = plan_named(catalogue, code);
    if (plan.state != PricePlanState::prepared && plan.state != PricePlanState::approved)
        refuse_state(plan);
    plan.state = PricePlanState::withdrawn;
    PricePlanStore(catalogue.connection()).update(plan);
    note_in_ledger(catalogue, plan, "withdrawn", author);
    transaction.commit();
    return plan;
}

DuePriceChanges run_due_price_changes(Catalogue& catalogue, const std::string& author,
                                      const Progress& progress) {
    DuePriceChanges due;
    PricePlanStore plans(catalogue.connection());
    std::vector<PricePlan> waiting;
    const Instant now = catalogue.now();
    for (PricePlan& plan : plans.all()) {
        if (plan.state == PricePlanState::approved) waiting.push_back(std::move(plan));
    }
    std::ranges::stable_sort(waiting, {}, [&](const PricePlan& plan) {
        return plan.starts_at().value_or(plan.approved_at.value_or(now));
    });
    for (const PricePlan& plan : waiting) {
        if (!is_due(plan, now)) {
            due.next = plan.starts_at();
            break;
        }
        AppliedPriceChange applied = apply_price_change(catalogue, plan.code, author, progress);
        if (applied.plan.state == PricePlanState::applied && applied.plan.applied_at >= now)
            due.applied.push_back(std::move(applied));
    }
    due.head = PriceLedger(catalogue.connection()).head();
    return due;
}

}  // namespace vitrine
