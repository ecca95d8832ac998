// What working on a large catalogue costs: lists, jumps, edits, bulk edits, opening, memory.
//   catalogue_bench [--json] CATALOGUE [FOLDER]
// CATALOGUE is one that import_bench --write made the files of; it is copied and the copy changed.
// With the FOLDER of those files the sizes on disk are compared.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "measures.h"
#include "operations/bulk_edit.h"
#include "operations/product_index.h"
#include "operations/undo_change_set.h"
#include "result_table.h"
#include "store/change_set_writer.h"
#include "support/temporary_folder.h"

namespace {

using namespace vitrine;
using bench::milliseconds;
using bench::percentile;
using bench::resident_megabytes;
using bench::Result;
using bench::ResultTable;
namespace fs = std::filesystem;

// The 95th percentile of many runs, in milliseconds.
template <class Work>
double slow_of(int runs, Work work) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) times.push_back(milliseconds(work));
    return percentile(times, 95);
}

// What `measure` says in a process of its own.
double in_own_process(const std::function<double()>& measure) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    bench::cost_of([&] {
        const double measured = measure();
        if (write(ends[1], &measured, sizeof measured) != sizeof measured) _exit(1);
    });
    double measured = 0;
    if (read(ends[0], &measured, sizeof measured) != sizeof measured) {
        throw std::runtime_error("a part of the benchmark failed");
    }
    close(ends[0]);
    close(ends[1]);
    return measured;
}

// Out of the system's cache, so that the next read goes to the disk.
void forget_pages(const fs::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

class CatalogueBench {
public:
    CatalogueBench(const fs::path& original, ResultTable& table)
        : m_path(m_folder / "bench.vitrine"), m_table(table) {
        fs::copy_file(original, m_path);
    }

    void run(const fs::path& csv_folder) {
        make_columns();
        measure_opening();
        measure_lists();
        measure_jumps();
        measure_completeness();
        measure_category_counts();
        if (!csv_folder.empty()) measure_disk(csv_folder);
        measure_edits();
        measure_bulk();
    }

private:
    struct Opened {
        explicit Opened(const fs::path& path, sql::Access access = sql::Access::read_only)
            : catalogue(path, access, sql::Purpose::interactive) {
            request.channel = catalogue.structure()->channels.find(std::string_view("web"))->id;
            request.locale = catalogue.structure()->locales.find(std::string_view("en_US"))->id;
            request.sort = "sku";
        }
        std::vector<ProductRow> rows(std::span<const ProductId> ids) {
            static const std::vector<std::string> names = {"brand",  "price[EUR]", "color",
                                                           "size",   "material",   "ean",
                                                           "weight", "title",      "stock_qty"};
            const auto columns =
                parse_columns(*catalogue.structure(), names, request.channel, request.locale);
            return load_rows(catalogue, ids, columns, request.channel, request.locale);
        }
        Catalogue catalogue;
        ListRequest request;
        ProductIndex index;
    };

    void add(std::string name, double measured, std::string unit,
             std::optional<double> at_most = std::nullopt) {
        m_table.add({std::move(name), measured, std::move(unit), {}, 0, at_most, {}});
    }

    void make_columns() {
        const bench::Cost cost = bench::cost_of([this] {
            Opened opened(m_path);
            opened.index.list(opened.catalogue, opened.request, Progress());
            if (!opened.index.save(opened.catalogue, Progress())) _exit(1);
        });
        Opened opened(m_path);
        m_rows = static_cast<double>(opened.catalogue.products().highest_id());
        m_table.add({"columns from products",
                     cost.cpu_seconds * 1e6 / m_rows,
                     "us/row",
                     {},
                     0,
                     2.5,
                     cost.peak_megabytes});
    }

    void measure_opening() {
        const auto open_grid = [this] {
            Opened opened(m_path);
            const auto ids = opened.index.list(opened.catalogue, opened.request, Progress());
            opened.rows(std::span(ids).first(std::min<std::size_t>(50, ids.size())));
        };
        add("open to a filled grid, files cold", in_own_process([&] {
                forget_pages(m_path);
                forget_pages(m_path.string() + ".columns");
                return milliseconds(open_grid);
            }),
            "ms", 300);
        add("open to a filled grid, warm", in_own_process([&] { return milliseconds(open_grid); }),
            "ms");
        add("memory, grid of 10 columns, searched", in_own_process([&] {
                Opened opened(m_path);
                const auto ids = opened.index.list(opened.catalogue, opened.request, Progress());
                opened.rows(std::span(ids).first(std::min<std::size_t>(50, ids.size())));
                opened.request.search = "zo";
                opened.index.list(opened.catalogue, opened.request, Progress());
                return resident_megabytes();
            }),
            "MB", 400);
    }

    void measure_lists() {
        Opened opened(m_path);
        ListRequest& request = opened.request;
        const auto list = [&] {
            return opened.index.list(opened.catalogue, request, Progress()).size();
        };
        const struct {
            const char* filter;
            const char* sort;
        } requests[] = {
            {"", "sku"},
            {"", "price[EUR]"},
            {"family = family_03", "name"},
            {"family = family_03 and brand in (brand_1, brand_2, brand_3, brand_4, brand_5) and "
             "price[EUR] < 200",
             "release_date"},
            {"completeness < 100", "price[EUR]:desc"},
            {"color = color_3 and is_new = true", "weight"},
            {"price[EUR] < 200", "name:desc"},
            {"name contains \"zu\"", "name"},
            {"category under cat_3 or material = material_2", "brand"},
            {"not (ean is empty) and updated in last 30 days", "sku:desc"},
        };
        int number = 0;
        double worst = 0;
        for (const auto& [filter, sort] : requests) {
            request.filter = filter;
            request.sort = sort;
            std::size_t found = 0;
            const double first = milliseconds([&] { found = list(); });
            const double slow = slow_of(41, list);
            worst = std::max(worst, slow);
            add(fmt::format("list {}: {} found", ++number, found), slow, "ms p95");
            add(fmt::format("list {}, first time", number), first, "ms");
            fmt::print(stderr, "list {}: {} | {}\n", number, filter, sort);
        }
        add("any filter + sort + count", worst, "ms p95", 16);

        request = {};
        request.sort = "sku";
        std::vector<double> keystrokes;
        for (const char* words : {"z", "zo", "zor", "4", "40", "400", "A", "A1", "new", "zu b"}) {
            request.search = words;
            list();
            for (int i = 0; i < 9; ++i) keystrokes.push_back(milliseconds(list));
        }
        add("search as you type, sku and name", percentile(keystrokes, 95), "ms p95", 16);
        request.search.clear();
        request.filter = "description contains \"zu\" and family = family_03";
        add("long text, narrowed to a family", slow_of(3, list), "ms");
    }

    void measure_jumps() {
        Opened opened(m_path);
        const auto ids = opened.index.list(opened.catalogue, opened.request, Progress());
        std::mt19937 random(1);
        const std::size_t shown = std::min<std::size_t>(50, ids.size());
        add("jump to any row, 50 rows, 10 columns",
            slow_of(400,
                    [&] {
                        opened.rows(
                            std::span(ids).subspan(random() % (ids.size() - shown + 1), shown));
                    }),
            "ms p95", 1);
    }

    void measure_completeness() {
        Opened opened(m_path);
        const sql::Transaction reading(opened.catalogue.connection(), sql::Transaction::Kind::read);
        const ProductColumns products(opened.catalogue,
                                      ColumnFile::open(m_path.string() + ".columns"), Progress());
        const auto count_all = [&] {
            CompletenessColumns completeness(products.columns());
            opened.catalogue.structure()->channels.each([&](const Channel& channel) {
                for (const LocaleId locale : channel.locales) {
                    completeness.percents(products.structure(), channel.id, locale);
                }
            });
        };
        count_all();  // the columns are read
        add("completeness, all channels and locales", slow_of(5, count_all), "ms", 150);
    }

    void measure_category_counts() {
        Opened opened(m_path);
        const auto count = [&] { opened.index.category_counts(opened.catalogue, Progress()); };
        count();  // the columns are read
        add("products of every category", slow_of(41, count), "ms p95");
    }

    void measure_disk(const fs::path& csv_folder) {
        const auto megabytes = [](const fs::path& path) {
            return static_cast<double>(fs::file_size(path)) / 1e6;
        };
        double csv = 0;
        for (const char* name : {"products.csv", "product_models.csv"}) {
            if (fs::exists(csv_folder / name)) csv += megabytes(csv_folder / name);
        }
        m_table.add({"catalogue and columns on disk",
                     megabytes(m_path) + megabytes(m_path.string() + ".columns"),
                     "MB",
                     "the CSV files",
                     csv,
                     1.2,
                     {}});
    }

    void measure_edits() {
        Opened opened(m_path, sql::Access::read_write);
        const FieldAddress price = parse_field(*opened.catalogue.structure(), "price[EUR]");
        std::mt19937 random(2);
        const auto any_product = [&] {
            return static_cast<ProductId>(1 + random() % static_cast<std::uint32_t>(m_rows));
        };
        const auto any_price = [&] {
            return Decimal(static_cast<std::int64_t>(random() % 100'000), 2);
        };
        const ValueKey key = *opened.catalogue.structure()->key_for(
            *opened.catalogue.structure()->attributes.find(price.attribute), 0, 0, price.currency);
        std::vector<double> quick;
        for (int i = 0; i < 3000; ++i) {
            quick.push_back(
                milliseconds([&] {
                    ChangeSetWriter writer(opened.catalogue, {"bench", "edit", {}, {}, 0},
                                           ChangeSetWriter::Mode::bulk);
                    const Product before = *opened.catalogue.products().load(any_product());
                    Product after = before;
                    after.values.set(key, any_price());
                    writer.update(before, std::move(after));
                    writer.finish();
                }) *
                1000);
        }
        add("edit, history, commit (NORMAL)", percentile(quick, 95), "us p95", 100);
        add("history of one product",
            slow_of(
                200,
                [&] { opened.catalogue.journal().changes_of(EntityKind::product, any_product()); }),
            "ms p95");

        std::vector<double> edits;
        for (int i = 0; i < 300; ++i) {
            edits.push_back(milliseconds([&] {
                                edit_products(
                                    opened.catalogue,
                                    {{any_product(), price, any_price().to_string(), {}}});
                            }) *
                            1000);
        }
        const fs::path beside = m_folder / "sync";
        const int file = open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        const std::vector<char> page(4096, 'x');
        std::vector<double> syncs;
        for (int i = 0; i < 200; ++i) {
            syncs.push_back(milliseconds([&] {
                                if (pwrite(file, page.data(), page.size(), 4096L * i) < 0) _exit(1);
                                fdatasync(file);
                            }) *
                            1000);
        }
        close(file);
        m_table.add({"edit, history, commit on disk",
                     percentile(edits, 50),
                     "us p50",
                     "write and sync of 4 KiB",
                     percentile(syncs, 50),
                     3.5,
                     {}});
    }

    void measure_bulk() {
        const auto count = std::min<std::int64_t>(100'000, std::int64_t(m_rows));
        const bench::Cost bulk = bench::cost_of([&] {
            Opened opened(m_path, sql::Access::read_write);
            BulkEdit edit;
            edit.changes = {parse_bulk_change(*opened.catalogue.structure(), "stock_qty=77777")};
            std::mt19937 random(3);
            for (std::int64_t id = 1; id <= std::int64_t(m_rows); ++id) {
                edit.products.push_back(static_cast<ProductId>(id));
            }
            std::shuffle(edit.products.begin(), edit.products.end(), random);
            edit.products.resize(static_cast<std::size_t>(count));
            bulk_edit(opened.catalogue, edit, {}, Progress());
        });
        const double each = 1e6 / static_cast<double>(count);
        add(fmt::format("bulk edit of {} products", count), bulk.cpu_seconds * each, "us/product",
            25);
        const bench::Cost undo = bench::cost_of([&] {
            Opened opened(m_path, sql::Access::read_write);
            const ChangeSetId last = opened.catalogue.journal().list(1).front().id;
            undo_change_set(opened.catalogue, last, OnConflict::refuse, Progress());
        });
        m_table.add({"its undo",
                     undo.cpu_seconds * each,
                     "us/product",
                     "the bulk edit",
                     bulk.cpu_seconds * each,
                     1.2,
                     {}});
        Opened opened(m_path);
        const std::int64_t before_undo = opened.catalogue.journal().last_seq() - 2;
        std::size_t fed = 0;
        const double feed = slow_of(5, [&] {
            fed = opened.catalogue.journal().products_changed_since(before_undo).size();
        });
        if (fed > 0) {
            add("change feed", feed * 1000 / double(fed), "us/product", 3.5);
        }
    }

    test::TemporaryFolder m_folder;
    fs::path m_path;
    ResultTable& m_table;
    double m_rows = 0;
};

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    const bool json = std::erase(words, "--json") > 0;
    if (words.empty() || words.size() > 2) {
        fmt::print(stderr, "Usage: catalogue_bench [--json] CATALOGUE [FOLDER]\n");
        return 2;
    }
    ResultTable table("Working on " + fs::path(words[0]).filename().string());
    try {
        CatalogueBench(words[0], table).run(words.size() > 1 ? words[1] : "");
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    fmt::print("{}", json ? table.as_json() : table.as_text());
    return 0;
}
