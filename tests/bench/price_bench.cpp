// What resolving prices costs: one product with a trace, and a channel's whole assortment from
// packed lists.
//   price_bench [--json] [PRODUCTS]     1000000 unless said
#include <fmt/format.h>
#include <unistd.h>

#include <numeric>
#include <random>

#include "measures.h"
#include "pricing/price_segments.h"
#include "pricing/rounding.h"
#include "result_table.h"

namespace {

using namespace vitrine;
using bench::Cost;
using bench::ResultTable;

Instant day(int number) {
    return Instant(std::chrono::days(number));
}

// Five lists in euro, one for each kind of target, as a retailer with stores has them.
PriceLists make_lists() {
    PriceLists lists;
    for (const auto kind :
         {PriceTargetKind::base, PriceTargetKind::market, PriceTargetKind::channel,
          PriceTargetKind::location, PriceTargetKind::segment}) {
        PriceListTerms list;
        list.code = price_target_name(kind);
        list.target = {kind, kind == PriceTargetKind::base ? 0 : 1};
        list.currency = 1;
        lists.put(list);
    }
    return lists;
}

PriceQuestion make_question() {
    PriceQuestion question;
    question.channel = question.market = question.location = 1;
    question.segments = {1};
    question.currency = 1;
    question.instant = day(100);
    return question;
}

// The numbers 1 to `models` are models, the others products. Every second product is a variant, of
// three in one model; those of every fourth model have a sub-model.
std::vector<PriceLineage> make_lineages(std::size_t products, std::size_t models) {
    std::vector<PriceLineage> lineages;
    lineages.reserve(products);
    std::size_t variants = 0;
    for (std::size_t i = 0; i < products; ++i) {
        const auto product = static_cast<ProductId>(models + i + 1);
        if (i % 2 == 0) {
            lineages.push_back({product, 0, 0});
            continue;
        }
        const auto model = static_cast<ProductId>(variants++ / 3 % models + 1);
        if (model % 4 == 0 && model > 1) {
            lineages.push_back({product, model, model - 1});
        } else {
            lineages.push_back({product, model, 0});
        }
    }
    return lineages;
}

// Amounts as shops have them, some thousands of different ones. A regular price for nine in ten of
// all products and models, of which one in ten has a promotion with a window of its own.
std::vector<PriceSegment> make_segments(const PriceLists& lists, std::size_t numbers) {
    std::vector<PriceSegment> segments;
    std::mt19937 random(1);
    lists.each([&](const PriceListTerms& list) {
        PriceSegmentBuilder builder(list.id);
        for (std::size_t number = 1; number <= numbers; ++number) {
            if (random() % 10 == 0) continue;
            PriceEntry entry;
            entry.list = list.id;
            entry.product = static_cast<ProductId>(number);
            entry.amount = {static_cast<std::int64_t>(random() % 1000 * 10 + 1009), 2};
            builder.add(entry);
            if (random() % 10 != 0) continue;
            entry.type = PriceType::promotion;
            const auto start = static_cast<int>(random() % 200);
            entry.window = {day(start), day(start + 14)};
            entry.amount = {entry.amount.mantissa() * 9 / 10, 2};
            builder.add(entry);
        }
        segments.push_back(builder.build());
    });
    return segments;
}

std::int64_t sum_of_arrays(const std::vector<PriceSegment>& segments) {
    std::int64_t sum = 0;
    for (const PriceSegment& segment : segments) {
        const auto add = [&](const auto& items) {
            sum = std::accumulate(items.begin(), items.end(), sum);
        };
        add(segment.products());
        add(segment.mantissas());
        add(segment.condition_numbers());
    }
    return sum;
}

void measure_scan(std::size_t products, ResultTable& table) {
    const PriceLists lists = make_lists();
    const PriceQuestion question = make_question();
    const std::size_t models = products / 6 + 1;
    const auto lineages = make_lineages(products, models);
    const double each = 1e6 / static_cast<double>(products);
    const Cost packing = bench::cost_of([&] {
        if (make_segments(lists, products + models).empty()) _exit(1);
    });
    const auto segments = make_segments(lists, products + models);
    std::size_t entries = 0;
    for (const PriceSegment& segment : segments) entries += segment.size();
    const Cost floor = bench::cost_of([&] {
        if (sum_of_arrays(segments) == 0) _exit(1);
    });
    const auto scan_cost = [&](const std::vector<PriceLineage>& asked, const PriceQuestion& put) {
        return bench::cost_of([&] {
            PriceScan scan(put, lists, segments);
            std::int64_t sum = 0;
            for (const PriceLineage& lineage : asked) {
                const ResolvedPrice resolved = scan.resolve(lineage);
                if (const ChosenPrice* price = resolved.asked()) sum += price->amount.mantissa();
            }
            if (sum == 0) _exit(1);
        });
    };
    const Cost scanned = scan_cost(lineages, question);
    auto shuffled = lineages;
    std::ranges::shuffle(shuffled, std::mt19937(2));
    const Cost in_no_order = scan_cost(shuffled, question);
    RoundingRule rule;
    rule.endings = {*parse_price_ending(".49"), *parse_price_ending(".99")};
    PriceQuestion with_rounding = question;
    with_rounding.rounding = price_rounding(rule, *CurrencyCode::parse("EUR"));
    const Cost rounded = scan_cost(lineages, with_rounding);
    table.add({"an assortment, CPU", scanned.cpu_seconds * each, "us/product", {}, 0, 0.3, {}});
    table.add({"the same beside its floor", scanned.cpu_seconds * each, "us/product",
               "summing the same arrays", floor.cpu_seconds * each, std::nullopt,
               scanned.peak_megabytes});
    table.add({"rounded to .49 and .99",
               rounded.cpu_seconds * each,
               "us/product",
               {},
               0,
               std::nullopt,
               {}});
    table.add({"products in no order",
               in_no_order.cpu_seconds * each,
               "us/product",
               {},
               0,
               std::nullopt,
               {}});
    table.add({"making and packing entries",
               packing.cpu_seconds * 1e6 / static_cast<double>(entries),
               "us/entry",
               {},
               0,
               std::nullopt,
               {}});
}

// The entries of a variant and its two models: in each list and on each level three tiers, a
// promotion that is over, one that applies and one to come, MSRP and cost.
std::vector<PriceEntry> entries_of(const PriceLineage& lineage, const PriceLists& lists,
                                   std::mt19937& random) {
    std::vector<PriceEntry> entries;
    lists.each([&](const PriceListTerms& list) {
        for (const ProductId product : lineage) {
            PriceEntry entry;
            entry.list = list.id;
            entry.product = product;
            const auto add = [&](PriceType type, int tier, int from, int until) {
                entry.type = type;
                entry.tier = {tier, 0};
                entry.window = {day(from), day(until)};
                entry.amount = {static_cast<std::int64_t>(1000 + random() % 10000), 2};
                entries.push_back(entry);
            };
            for (const int tier : {0, 10, 100}) add(PriceType::regular, tier, 0, 1000);
            for (const int from : {80, 95, 110}) add(PriceType::promotion, 0, from, from + 10);
            add(PriceType::msrp, 0, 0, 1000);
            add(PriceType::cost, 0, 0, 1000);
        }
    });
    return entries;
}

void measure_one(ResultTable& table) {
    const PriceLists lists = make_lists();
    const PriceQuestion question = make_question();
    constexpr std::size_t count = 2000;
    std::mt19937 random(3);
    std::vector<PriceLineage> lineages;
    std::vector<std::vector<PriceEntry>> entries;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = static_cast<ProductId>(3 * i + 1);
        lineages.push_back({number, number + 1, number + 2});
        entries.push_back(entries_of(lineages[i], lists, random));
    }
    const auto times_of = [&](PriceTrace* trace) {
        std::vector<double> microseconds;
        for (std::size_t i = 0; i < count; ++i) {
            const double took = bench::milliseconds([&] {
                if (resolve_price(question, lineages[i], lists, entries[i], trace).asked() ==
                    nullptr) {
                    _exit(1);
                }
            });
            microseconds.push_back(took * 1000);
        }
        return microseconds;
    };
    PriceTrace trace;
    const auto traced = times_of(&trace);
    const auto plain = times_of(nullptr);
    const auto rows = fmt::format("of {} entries", entries[0].size());
    table.add({"one product, traced, " + rows,
               bench::percentile(traced, 50),
               "us p50",
               {},
               0,
               std::nullopt,
               {}});
    table.add({"the same", bench::percentile(traced, 95), "us p95", {}, 0, 20.0, {}});
    table.add({"without a trace", bench::percentile(plain, 95), "us p95", {}, 0, std::nullopt, {}});
}

}  // namespace

int main(int count, char** arguments) {
    const auto said = bench::read_arguments(count, arguments, "price_bench [--json] [PRODUCTS]");
    if (!said) return 2;
    const std::size_t products = said->count;
    ResultTable table(fmt::format("Prices of {} products in five lists", products));
    try {
        measure_one(table);
        measure_scan(products, table);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    fmt::print("{}", said->is_json ? table.as_json() : table.as_text());
    return 0;
}
