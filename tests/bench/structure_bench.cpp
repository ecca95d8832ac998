// What changing the structure of a large catalogue costs: an attribute that all products have gets
// another type, shown beforehand, made, and taken back.
//   structure_bench [--json] CATALOGUE
// CATALOGUE is one that import_bench --write made the files of; it is copied and the copy changed.

#include <filesystem>

#include "copied_catalogue.h"
#include "measures.h"
#include "operations/convert_attribute.h"
#include "operations/structure_names.h"
#include "operations/undo_change_set.h"
#include "store/document.h"
#include "store/product_documents.h"

namespace {

using namespace vitrine;
using bench::Cost;
using bench::ResultTable;
namespace fs = std::filesystem;

// The stock of every product becomes a text.
AttributeConversion conversion_of(Catalogue& catalogue) {
    AttributeConversion conversion =
        unchanged(*catalogue.structure(), find_entity(catalogue, "attribute", "stock_qty").id);
    conversion.type = AttributeType::text;
    return conversion;
}

// Every value of every product, looked at once on one thread: what any such pass has to do.
Cost read_all(const fs::path& path) {
    return bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_only, sql::Purpose::scan);
        DocumentReader reader;
        std::int64_t values = 0;
        each_stored_product(catalogue.connection(), [&](const StoredProduct& product) {
            reader.begin(product.document);
            while (reader.next()) values += reader.key().attribute != 0;
        });
        if (values == 0) _exit(1);
    });
}

void measure(const fs::path& path, ResultTable& table) {
    read_all(path);  // into the system's cache
    const Cost floor = read_all(path);
    std::int64_t products = 0;
    {
        Catalogue catalogue(path);
        products = catalogue.products().highest_id();
    }
    const double each = 1e6 / static_cast<double>(products);
    const Cost preview = bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_write, sql::Purpose::job);
        const auto report = convert_attribute(catalogue, conversion_of(catalogue),
                                              ChangeIntent::preview, Progress());
        if (report.count("converted") == 0) _exit(1);
    });
    table.add({"preview of an attribute's other type",
               preview.wall_seconds,
               "s",
               {},
               0,
               2.0 * std::max(1.0, static_cast<double>(products) / 1'000'000),
               preview.peak_megabytes});
    table.add({"the same",
               preview.cpu_seconds * each,
               "us/product",
               "reading every value once",
               floor.cpu_seconds * each,
               3,
               {}});
    const Cost made = bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_write, sql::Purpose::job);
        const auto report =
            convert_attribute(catalogue, conversion_of(catalogue), ChangeIntent::save, Progress());
        if (report.change_set == 0) _exit(1);
    });
    table.add({"making it, one change set",
               made.cpu_seconds * each,
               "us/product",
               {},
               0,
               {},
               made.peak_megabytes});
    const Cost undone = bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_write, sql::Purpose::job);
        const ChangeSetId last = catalogue.journal().list(1).front().id;
        undo_change_set(catalogue, last, OnConflict::refuse, Progress());
    });
    table.add({"its undo", undone.cpu_seconds * each, "us/product", "making it",
               made.cpu_seconds * each, 1.2, undone.peak_megabytes});
}

}  // namespace

int main(int count, char** arguments) {
    return vitrine::bench::measure_copy(count, arguments, "Changing the structure of", measure);
}
