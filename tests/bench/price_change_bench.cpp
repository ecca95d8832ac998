// What it costs to read, simulate and make changes of prices, on a catalogue that is made for it.
//   price_change_bench [--json] [PRODUCTS]     1000000 unless said, with a price in each of five
//   lists
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "interchange/table_format.h"
#include "measures.h"
#include "operations/import_prices.h"
#include "operations/price_change.h"
#include "result_table.h"
#include "store/change_set_writer.h"

namespace {

using namespace vitrine;
using bench::Cost;
using bench::ResultTable;

constexpr int lists = 5;

std::string sku_of(std::size_t number) {
    return fmt::format("P{:07}", number);
}

void make_catalogue(const std::filesystem::path& file, std::size_t products) {
    Catalogue::create(file);
    Catalogue catalogue(file, sql::Access::read_write, sql::Purpose::job);
    ChangeSetWriter writer(catalogue, {"bench", "edit", {}, {}, 0}, ChangeSetWriter::Mode::bulk);
    Currency euro;
    euro.code = "EUR";
    PriceList list;
    list.currency = writer.put(euro);
    for (int i = 0; i < lists; ++i) {
        list.id = 0;
        list.code = fmt::format("l{}", i);
        writer.put(list);
    }
    for (std::size_t i = 0; i < products; ++i) {
        Product product;
        product.code = sku_of(i);
        writer.create(product);
    }
    writer.finish();
}

void write_prices(const std::filesystem::path& file, std::size_t products) {
    std::ofstream out(file);
    out << "list,sku,type,amount\n";
    for (std::size_t i = 0; i < products; ++i) {
        for (int list = 0; list < lists; ++list)
            out << fmt::format("l{},{},{},{}.{:02}\n", list, sku_of(i),
                               list == 1 ? "cost" : "regular", 10 + i % 500, i % 100);
    }
}

void measure_import(const std::filesystem::path& file, const std::filesystem::path& csv,
                    std::size_t products, ResultTable& table) {
    const double each = 1e6 / static_cast<double>(products * lists);
    const Cost reading = bench::cost_of([&] {
        const auto rows = open_table(csv, exactly(find_table_format(csv)));
        std::size_t count = 0;
        for (CsvRow row; rows->next(row);) ++count;
        if (count != products * lists) _exit(1);
    });
    const Cost importing = bench::cost_of([&] {
        Catalogue catalogue(file, sql::Access::read_write, sql::Purpose::job);
        const auto rows = open_table(csv, exactly(find_table_format(csv)));
        const auto report = import_prices(catalogue, *rows, "prices.csv",
                                          {"bench", "import", {}, {}, 0}, false, Progress());
        if (report.created != static_cast<std::int64_t>(products * lists)) _exit(1);
    });
    const auto name = fmt::format("import of {} rows, CPU", products * lists);
    table.add({name, importing.cpu_seconds * each, "us/row", {}, 0, 2.0, {}});
    table.add({"the same beside its floor", importing.cpu_seconds * each, "us/row",
               "reading the table", reading.cpu_seconds * each, std::nullopt,
               importing.peak_megabytes});
}

// A tenth less for as many products as SKUs begin with `prefix`.
std::string prepare(Catalogue& catalogue, const std::string& code, const std::string& prefix,
                    std::size_t prices) {
    PriceChangeRequest request;
    request.code = code;
    request.formula.target = catalogue.structure()->price_lists.find("l0")->id;
    request.formula.factor = Decimal(9, 1);
    request.formula.condition = "sku starts with " + prefix;
    const auto prepared = prepare_price_change(catalogue, request, "bench", Progress());
    if (prepared.plan.prices != static_cast<std::int64_t>(prices))
        throw std::runtime_error(fmt::format("{} prices of {}", prepared.plan.prices, code));
    return code;
}

void measure_changes(const std::filesystem::path& file, std::size_t products, ResultTable& table) {
    Catalogue catalogue(file, sql::Access::read_write, sql::Purpose::job);
    const std::size_t many = std::min<std::size_t>(products, 100'000), few = 1000;
    const std::string large = prepare(catalogue, "large", many < products ? "P00" : "P", many);
    const double simulated =
        bench::milliseconds([&] { simulate_price_change(catalogue, large, Progress()); });
    std::int64_t rows = 0;
    const double reading = bench::milliseconds([&] {
        PricePlanStore plans(catalogue.connection());
        plans.each_row(plans.find(large)->id, [&](const PriceChangeRow&) { ++rows; });
    });
    table.add({fmt::format("simulating a change of {} prices", rows),
               simulated,
               "ms",
               {},
               0,
               1000.0,
               {}});
    table.add({"the same beside its floor",
               simulated,
               "ms",
               "reading its rows",
               reading,
               std::nullopt,
               {}});
    const std::string small = prepare(catalogue, "small", "P0001", few);
    approve_price_change(catalogue, small, "bench", "measured", Progress());
    const double due = bench::milliseconds([&] {
        const auto done = run_due_price_changes(catalogue, "bench", Progress());
        if (done.applied.size() != 1 || done.applied[0].changed != static_cast<std::int64_t>(few))
            throw std::runtime_error("what was due was not applied");
    });
    const double nothing =
        bench::milliseconds([&] { run_due_price_changes(catalogue, "bench", Progress()); });
    table.add({fmt::format("run-due, {} of {} prices", few, products * lists),
               due,
               "ms",
               {},
               0,
               std::nullopt,
               {}});
    table.add({"run-due with nothing due", nothing, "ms", {}, 0, std::nullopt, {}});
}

}  // namespace

int main(int count, char** arguments) {
    const auto said = bench::read_arguments(
        count, arguments, "price_change_bench [--json] [PRODUCTS]     10000 or more", 10'000,
        10'000'000);
    if (!said) return 2;
    const std::size_t products = said->count;
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("vitrine-price-change-bench-{}", getpid());
    ResultTable table(fmt::format("Changes of prices of {} products in {} lists", products, lists));
    int status = 0;
    try {
        std::filesystem::create_directory(folder);
        make_catalogue(folder / "prices.vitrine", products);
        write_prices(folder / "prices.csv", products);
        measure_import(folder / "prices.vitrine", folder / "prices.csv", products, table);
        measure_changes(folder / "prices.vitrine", products, table);
        fmt::print("{}", said->is_json ? table.as_json() : table.as_text());
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        status = 1;
    }
    std::filesystem::remove_all(folder);
    return status;
}
