// What an import costs, each step beside what reading, checking and encoding the same rows takes
// without any catalogue, and beside the sqlite3 shell's .import.
//   import_bench [--json] [--products N] [--write FOLDER] [--name NAME] [FOLDER]
// Without a folder (Akeneo CSV) a catalogue of N products is made up, 100,000 unless said; --write
// keeps it there and measures nothing. --name is what the table's title calls it.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <string_view>

#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "generated_catalogue.h"
#include "interchange/akeneo_headings.h"
#include "interchange/csv_reader.h"
#include "operations/import_catalogue.h"
#include "result_table.h"
#include "store/document.h"
#include "support/temporary_folder.h"

namespace {

using namespace vitrine;

struct RowFile {
    std::filesystem::path path;
    AkeneoRows rows = AkeneoRows::products;
};

std::vector<RowFile> row_files(const std::filesystem::path& folder) {
    std::vector<RowFile> files;
    for (const auto& [name, rows] : {std::pair("product_models.csv", AkeneoRows::models),
                                     std::pair("products.csv", AkeneoRows::products)}) {
        if (std::filesystem::exists(folder / name)) files.push_back({folder / name, rows});
    }
    return files;
}

std::int64_t count_rows(const std::vector<RowFile>& files) {
    std::int64_t count = 0;
    for (const RowFile& file : files) {
        CsvReader reader(file.path);
        CsvRow row;
        while (reader.next(row)) ++count;
    }
    return count;
}

void import(const std::filesystem::path& catalogue, std::vector<std::filesystem::path> paths) {
    Catalogue opened(catalogue, sql::Access::read_write, sql::Purpose::job);
    ImportOptions options;
    options.paths = std::move(paths);
    import_catalogue(opened, options, Progress());
}

// Every cell of an attribute becomes a checked value, and every row a document that is forgotten.
void parse_validate_encode(const Structure& known, const std::vector<RowFile>& files) {
    Structure structure = known;
    std::size_t bytes = 0;
    for (const RowFile& file : files) {
        CsvReader reader(file.path);
        const AkeneoHeadings headings =
            parse_akeneo_headings(structure, file.rows, reader.header());
        struct Target {
            std::size_t column = 0;
            const Attribute* attribute = nullptr;
            ValueKey key;
            std::optional<std::size_t> unit;
        };
        std::vector<Target> targets;
        for (std::size_t i = 0; i < headings.columns.size(); ++i) {
            const AkeneoColumn& column = headings.columns[i];
            const Attribute* attribute = structure.attributes.find(column.attribute);
            if (column.field != AkeneoField::value || attribute == nullptr) continue;
            const ValueKey key =
                structure.intern_key(*attribute, column.channel, column.locale, column.currency);
            targets.push_back({i, attribute, key, column.unit_column});
        }
        CsvRow row;
        Product product;
        while (reader.next(row)) {
            product.values = {};
            for (const Target& target : targets) {
                if (target.column >= row.cells.size() || row.cells[target.column].empty()) continue;
                const auto unit = target.unit ? row.cells.at(*target.unit) : std::string_view();
                ParsedValue parsed = parse_value(structure, *target.attribute,
                                                 row.cells[target.column], unit, {'.'});
                auto* value = std::get_if<Value>(&parsed);
                if (value == nullptr) continue;
                if (!validate_value(structure, *target.attribute, *value).empty()) continue;
                product.values.set(target.key, std::move(*value));
            }
            bytes += encode_document(product).size();
        }
    }
    if (bytes == 0) throw std::runtime_error("the files hold no products");
}

bool has_sqlite3() {
    return std::system("sqlite3 --version > /dev/null 2>&1") == 0;
}

// All columns text, no key, no journal: the least that the shell can do.
void import_with_shell(const std::filesystem::path& database, const std::vector<RowFile>& files) {
    const auto script = database.parent_path() / "import.sql";
    std::ofstream commands(script);
    commands << "PRAGMA journal_mode = OFF;\nPRAGMA synchronous = OFF;\n.mode csv\n";
    for (const RowFile& file : files) {
        const char delimiter = CsvReader(file.path).detected().delimiter;
        commands << fmt::format(".separator \"{}\" \"\\n\"\n.import \"{}\" {}\n", delimiter,
                                file.path.string(), file.path.stem().string());
    }
    commands.close();
    const std::string command =
        fmt::format("sqlite3 '{}' < '{}' > /dev/null", database.string(), script.string());
    if (std::system(command.c_str()) != 0) throw std::runtime_error("sqlite3 failed");
}

// The folder to measure; made up where none is named.
struct Source {
    std::string name = "a made-up catalogue";
    std::filesystem::path folder;
    std::optional<bench::GeneratedCatalogue> generated;
};

void measure(const Source& source, const std::filesystem::path& work, bool json) {
    const std::vector<RowFile> files = row_files(source.folder);
    const auto rows = static_cast<double>(count_rows(files));
    const auto catalogue = work / "bench.vitrine";
    Catalogue::create(catalogue);
    std::vector<std::filesystem::path> structure_files;
    for (const auto& entry : std::filesystem::directory_iterator(source.folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == ".csv" && !name.starts_with("product")) {
            structure_files.push_back(entry.path());
        }
    }
    import(catalogue, structure_files);
    const auto structure =
        Catalogue(catalogue, sql::Access::read_only, sql::Purpose::scan).structure();

    bench::ResultTable table(
        fmt::format("Importing {}, {:.0f} rows of products and models", source.name, rows));
    const auto per_row = [&](const bench::Cost& cost) { return cost.cpu_seconds / rows * 1e6; };
    double floor = 0;
    const auto add = [&](std::string name, const std::function<void()>& step, double compared,
                         std::string_view floor_name, std::optional<double> at_most) {
        const bench::Cost cost = bench::cost_of(step);
        bench::Result result{std::move(name),         per_row(cost), "us/row",
                             std::string(floor_name), compared,      at_most,
                             cost.peak_megabytes};
        table.add(result);
        table.add(
            {result.name + ", wall", cost.wall_seconds / rows * 1e6, "us/row", {}, 0, {}, {}});
        return result.measured;
    };
    constexpr std::string_view all = "parse, validate, encode";
    add("parse", [&] { count_rows(files); }, 0, {}, {});
    floor = add(std::string(all), [&] { parse_validate_encode(*structure, files); }, 0, {}, {});
    const double initial = add(
        "initial import", [&] { import(catalogue, {source.folder}); }, floor, all, 4.0);
    add(
        "import again, nothing changed", [&] { import(catalogue, {source.folder}); }, floor, all,
        2.0);
    if (source.generated) {
        const auto changed = work / "changed";
        std::filesystem::create_directories(changed);
        source.generated->write_products(changed, 10);
        add("import again, 10 % changed", [&] { import(catalogue, {changed}); }, floor, all, {});
        std::filesystem::remove_all(changed);
    }
    table.add({"catalogue",
               static_cast<double>(std::filesystem::file_size(catalogue)) / rows,
               "B/row",
               "CSV",
               [&] {
                   double bytes = 0;
                   for (const RowFile& file : files) {
                       bytes += static_cast<double>(std::filesystem::file_size(file.path));
                   }
                   return bytes / rows;
               }(),
               {},
               {}});
    if (has_sqlite3()) {
        const double shell =
            per_row(bench::cost_of([&] { import_with_shell(work / "shell.db", files); }));
        table.add({"sqlite3 .import", shell, "us/row", {}, 0, {}, {}});
        table.add({"initial import", initial, "us/row", "sqlite3 .import", shell, 1.0 / 3, {}});
    } else {
        fmt::print(stderr, "sqlite3 is not installed: its .import was not measured.\n");
    }
    fmt::print("{}", json ? table.as_json() : table.as_text());
}

}  // namespace

int main(int count, char** arguments) {
    bool json = false;
    std::filesystem::path kept;
    std::int64_t products = 100'000;
    Source source;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--json") {
            json = true;
        } else if (argument == "--write" && i + 1 < count) {
            kept = arguments[++i];
        } else if (argument == "--products" && i + 1 < count) {
            products = std::atoll(arguments[++i]);
        } else if (argument == "--name" && i + 1 < count) {
            source.name = arguments[++i];
        } else if (!argument.starts_with('-') && source.folder.empty()) {
            source.folder = argument;
        } else {
            fmt::print(stderr,
                       "Usage: import_bench [--json] [--products N] [--write FOLDER] [--name NAME] "
                       "[FOLDER]\n");
            return 2;
        }
    }
    try {
        const test::TemporaryFolder work;
        if (source.folder.empty()) {
            source.folder = !kept.empty() ? kept : work.path() / "csv";
            std::filesystem::create_directories(source.folder);
            source.generated.emplace(products);
            source.generated->write_structure(source.folder);
            source.generated->write_products(source.folder);
        }
        if (!kept.empty()) return 0;
        measure(source, work.path(), json);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    return 0;
}
