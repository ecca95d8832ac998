// What it costs to change a catalogue and to take that back, on a copy of the one that is named:
//   journal_bench CATALOGUE [PRODUCTS]
// Times are of the processor, so that a slow disk does not count; an edit's are by the clock.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

#include "base/error.h"
#include "operations/undo_change_set.h"
#include "store/change_set_writer.h"

namespace {

using namespace vitrine;

constexpr int edits = 3000;
constexpr std::int64_t most_products = 100'000;

double cpu_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
double microseconds_each(std::size_t count, Work work) {
    const double begin = cpu_seconds();
    work();
    return (cpu_seconds() - begin) * 1e6 / static_cast<double>(count);
}

std::int64_t journal_bytes(Catalogue& catalogue) {
    std::int64_t bytes = 0;
    sql::each(*catalogue.connection().prepare(
                  "SELECT (SELECT sum(length(delta)) FROM change)"
                  " + coalesce((SELECT sum(length(products)) FROM change_pack), 0)"),
              [&](const sql::Statement& row) { bytes = row.integer(0); });
    return bytes;
}

ChangeSetId set_all(Catalogue& catalogue, const std::vector<ProductId>& products, ValueKey key,
                    const Value& value) {
    ChangeSetWriter writer(catalogue, {"bench", "edit", {}, "bulk", 0},
                           ChangeSetWriter::Mode::bulk);
    for (const ProductId id : products) {
        const Product before = *catalogue.products().load(id);
        Product after = before;
        after.values.set(key, value);
        writer.update(before, std::move(after));
    }
    return writer.finish();
}

void measure(Catalogue& catalogue, std::int64_t most) {
    const auto structure = catalogue.structure();
    const auto options = structure->options.all();
    if (options.empty()) throw Error(Failure::usage, "A catalogue with options is needed.");
    const ValueKey key{options.front()->attribute, 0};
    const Value first = Reference{options.front()->id};
    std::vector<ProductId> products;
    catalogue.products().each([&](const Product& product) {
        if (static_cast<std::int64_t>(products.size()) < most && product.is_sellable())
            products.push_back(product.id);
    });
    const std::size_t count = products.size();

    const std::int64_t bytes = journal_bytes(catalogue);
    ChangeSetId set = 0;
    const double bulk =
        microseconds_each(count, [&] { set = set_all(catalogue, products, key, first); });
    fmt::print("bulk set of {} products     {:8.2f} us each, {:.1f} bytes of journal each\n", count,
               bulk, static_cast<double>(journal_bytes(catalogue) - bytes) / double(count));
    const double undo = microseconds_each(
        count, [&] { undo_change_set(catalogue, set, OnConflict::refuse, Progress()); });
    fmt::print("its undo                        {:8.2f} us each, {:.2f} of the bulk\n", undo,
               undo / bulk);
    const std::int64_t before = catalogue.journal().first_seq_of(set) - 1;
    std::size_t found = 0;
    const double feed = microseconds_each(
        count, [&] { found = catalogue.journal().products_changed_since(before).size(); });
    fmt::print("changed since                   {:8.2f} us each of {}\n", feed, found);

    std::vector<double> times;
    for (int n = 0; n < edits; ++n) {
        const ProductId id = products[static_cast<std::size_t>(n) * 7919 % count];
        const auto begin = std::chrono::steady_clock::now();
        set_all(catalogue, {id}, key, Reference{options[static_cast<std::size_t>(n) % 2]->id});
        const auto end = std::chrono::steady_clock::now();
        times.push_back(std::chrono::duration<double, std::micro>(end - begin).count());
    }
    std::sort(times.begin(), times.end());
    fmt::print("edit, history and commit        {:8.2f} us median, {:.2f} us p95 (NORMAL)\n",
               times[times.size() / 2], times[times.size() * 95 / 100]);
    const double history = microseconds_each(1000, [&] {
        for (int n = 0; n < 1000; ++n)
            catalogue.journal().changes_of(EntityKind::product,
                                           products[static_cast<std::size_t>(n) * 7919 % count]);
    });
    fmt::print("history of one product          {:8.2f} us\n", history);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "journal_bench CATALOGUE [PRODUCTS]\n");
        return 2;
    }
    const std::filesystem::path copy = std::string(argv[1]) + ".bench";
    try {
        std::filesystem::copy_file(argv[1], copy,
                                   std::filesystem::copy_options::overwrite_existing);
        Catalogue catalogue(copy, sql::Access::read_write, sql::Purpose::job);
        measure(catalogue, argc > 2 ? std::stoll(argv[2]) : most_products);
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.sentence());
        return 3;
    }
    for (const char* suffix : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(copy.string() + suffix);
    return 0;
}
