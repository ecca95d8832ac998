// What it costs to show what a file of 100,000 products would change, of which a tenth are others,
// in a catalogue of any size: beside reading the same file alone.
//   preview_bench [--json] CATALOGUE      one that import_bench --write made up
#include <algorithm>
#include <stdexcept>

#include "copied_catalogue.h"
#include "generated_catalogue.h"
#include "interchange/csv_reader.h"
#include "operations/import_diff.h"
#include "support/temporary_folder.h"

namespace {

using namespace vitrine;
namespace fs = std::filesystem;

constexpr std::int64_t most_rows = 100'000;

void read(const fs::path& file) {
    CsvReader reader(file);
    std::size_t cells = 0;
    for (CsvRow row; reader.next(row);) cells += row.filled.size();
    if (cells == 0) throw std::runtime_error("the file is empty");
}

std::size_t preview(const fs::path& path, const fs::path& file) {
    Catalogue catalogue(path, sql::Access::read_write, sql::Purpose::job);
    ImportDiff diff;
    ImportOptions options;
    options.paths = {file};
    options.preview = true;
    options.found = [&](const ImportedChange& change) { diff.add(catalogue, change); };
    const ImportReport report = import_catalogue(catalogue, options, Progress());
    if (report.total().rejected > 0) throw std::runtime_error("rows were rejected");
    return diff.size();
}

void measure(const fs::path& path, bench::ResultTable& table) {
    std::int64_t products = 0;
    {
        Catalogue catalogue(path, sql::Access::read_only, sql::Purpose::scan);
        products = catalogue.products().count(ProductKind::simple) +
                   catalogue.products().count(ProductKind::variant);
    }
    const std::int64_t rows = std::min(products, most_rows);
    const test::TemporaryFolder folder;
    bench::GeneratedCatalogue(rows).write_products(folder.path(), 10);
    const fs::path file = folder / "products.csv";
    const auto per_row = [&](const bench::Cost& cost) {
        return cost.cpu_seconds * 1e6 / static_cast<double>(rows);
    };
    const bench::Cost reading = bench::cost_of([&] { read(file); });
    table.add({"read the file", per_row(reading), "us/row", {}, 0, {}, reading.peak_megabytes});
    const bench::Cost showing = bench::cost_of([&] {
        if (preview(path, file) == 0) throw std::runtime_error("nothing would change");
    });
    table.add({"preview, 10 % changed",
               per_row(showing),
               "us/row",
               "read the file",
               per_row(reading),
               {},
               showing.peak_megabytes});
    table.add({"preview, wall", showing.wall_seconds, "s", {}, 0, {}, {}});
}

}  // namespace

int main(int count, char** arguments) {
    return bench::measure_copy(count, arguments, "Showing what a file would change in", measure);
}
