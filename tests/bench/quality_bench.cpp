// What the quality checks of a large catalogue cost: the first time, read from their file, and
// after an edit.
//   quality_bench [--json] CATALOGUE
// CATALOGUE is one that import_bench --write made the files of; it is copied.
#include <unistd.h>

#include <filesystem>

#include "copied_catalogue.h"
#include "measures.h"
#include "operations/edit_products.h"
#include "operations/quality_index.h"
#include "catalog/html_text.h"
#include "store/document.h"
#include "store/product_documents.h"

namespace {

using namespace vitrine;
using bench::Cost;
using bench::ResultTable;
namespace fs = std::filesystem;

// Every text of every product without its tags, on one thread: what reading texts has to do.
Cost read_texts(const fs::path& path) {
    return bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_only, sql::Purpose::scan);
        const auto structure = catalogue.structure();
        DocumentReader reader;
        std::size_t bytes = 0;
        each_stored_product(catalogue.connection(), [&](const StoredProduct& product) {
            reader.begin(product.document);
            while (reader.next()) {
                const auto* text = std::get_if<std::string_view>(&reader.value());
                const Attribute* attribute = structure->attributes.find(reader.key().attribute);
                if (text == nullptr || attribute == nullptr) continue;
                bytes += attribute->html ? html_to_text(*text).size() : text->size();
            }
        });
        if (bytes == 0) _exit(1);
    });
}

Cost refresh(const fs::path& path, bool and_save) {
    return bench::cost_of([&] {
        Catalogue catalogue(path, sql::Access::read_write, sql::Purpose::scan);
        const CatalogueSnapshot snapshot(catalogue);
        QualityIndex quality;
        quality.refresh(catalogue, Progress());
        if (and_save) quality.save(catalogue, Progress());
    });
}

double after_an_edit(const fs::path& path) {
    Catalogue catalogue(path);
    QualityIndex quality;
    {
        const CatalogueSnapshot snapshot(catalogue);
        quality.refresh(catalogue, Progress());
    }
    const auto field = parse_field(*catalogue.structure(), "stock_qty");
    std::vector<double> times;
    const auto last = static_cast<ProductId>(catalogue.products().highest_id());
    for (int i = 0; i < 21; ++i) {
        edit_products(catalogue, {{last - i, field, std::to_string(1000 + i), {}}});
        times.push_back(bench::milliseconds([&] {
            const CatalogueSnapshot snapshot(catalogue);
            quality.refresh(catalogue, Progress());
        }));
    }
    return bench::percentile(times, 50);
}

void measure(const fs::path& path, ResultTable& table) {
    read_texts(path);  // into the system's cache
    const Cost floor = read_texts(path);
    double products = 0;
    {
        Catalogue catalogue(path);
        products = static_cast<double>(catalogue.products().highest_id());
    }
    const double each = 1e6 / products;
    const Cost first = refresh(path, true);
    table.add({"checking every product", first.wall_seconds, "s", {}, 0, {}, first.peak_megabytes});
    table.add({"the same",
               first.cpu_seconds * each,
               "us/product",
               "reading texts without tags",
               floor.cpu_seconds * each,
               {},
               {}});
    const Cost again = refresh(path, false);
    table.add({"reading what was found",
               again.wall_seconds,
               "s",
               {},
               0,
               std::max(1.0, products / 1e6),
               again.peak_megabytes});
    table.add({"after an edit, median",
               after_an_edit(path),
               "ms",
               {},
               0,
               100 * std::max(1.0, products / 1e6),
               {}});
}

}  // namespace

int main(int count, char** arguments) {
    return vitrine::bench::measure_copy(count, arguments, "Checking the quality of", measure);
}
