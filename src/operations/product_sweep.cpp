#include "operations/product_sweep.h"

#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "store/document.h"
#include "store/sqlite_connection.h"

namespace vitrine {
namespace {

// With fewer, a second connection to the file costs more than it saves.
constexpr std::size_t products_of_a_part = 20'000;
}  // namespace

void sweep_products(Catalogue& catalogue, bool products_are_changed, const Progress& progress,
                    const std::function<LookAtProduct(std::size_t part)>& begin_part) {
    const std::int64_t highest = catalogue.products().highest_id();
    std::atomic<std::int64_t> done = 0;
    const auto look_at = [&](sql::Connection& connection, std::int64_t first, std::int64_t last,
                             const LookAtProduct& look) {
        std::int64_t here = 0;
        each_stored_product(connection, static_cast<ProductId>(first), static_cast<ProductId>(last),
                            [&](const StoredProduct& product) {
                                if (++here % rows_per_tick == 0) {
                                    done += rows_per_tick;
                                    progress.tick(done, highest);
                                }
                                look(product);
                            });
    };
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t most = static_cast<std::size_t>(highest) / products_of_a_part;
    const std::size_t parts =
        products_are_changed ? 1 : std::clamp<std::size_t>(most, 1, processors);
    if (parts == 1) {
        look_at(catalogue.connection(), 1, highest, begin_part(0));
        return;
    }
    std::vector<LookAtProduct> looks;
    for (std::size_t part = 0; part < parts; ++part) looks.push_back(begin_part(part));
    const auto share = highest / static_cast<std::int64_t>(parts) + 1;
    // in_parallel() divides at multiples of 64.
    in_parallel(parts * 64, 64, [&](std::size_t begin, std::size_t end) {
        for (std::size_t part = begin / 64; part < end / 64; ++part) {
            const auto connection =
                sql::open_sqlite(catalogue.file(), sql::Access::read_only, sql::Purpose::scan);
            const auto first = static_cast<std::int64_t>(part) * share + 1;
            look_at(*connection, first, std::min(first + share - 1, highest), looks[part]);
        }
    });
}

std::vector<ProductId> find_products(Catalogue& catalogue, const Progress& progress,
                                     const std::function<bool(const StoredProduct&)>& touched) {
    std::vector<std::vector<ProductId>> found(
        std::max<std::size_t>(1, std::thread::hardware_concurrency()));
    sweep_products(catalogue, false, progress, [&](std::size_t part) {
        return [&touched, &ids = found[part]](const StoredProduct& product) {
            if (touched(product)) ids.push_back(product.id);
        };
    });
    std::vector<ProductId> all;
    for (const auto& ids : found) all.insert(all.end(), ids.begin(), ids.end());
    return all;
}

bool has_value(const StoredProduct& product,
               const std::function<bool(ValueKey, const ValueView&)>& wanted) {
    thread_local DocumentReader reader;
    reader.begin(product.document);
    while (reader.next()) {
        if (wanted(reader.key(), reader.value())) return true;
    }
    return false;
}

void change_products(StructureChange& change, const std::vector<ProductId>& ids,
                     const Progress& progress, const std::function<void(Product&)>& edit) {
    const auto total = static_cast<std::int64_t>(ids.size());
    std::int64_t done = 0;
    for (const ProductId id : ids) {
        progress.tick(done++, total);
        const auto stored = change.catalogue().products().load(id);
        if (!stored) continue;
        Product after = *stored;
        edit(after);
        change.update(*stored, std::move(after));
    }
}

}  // namespace vitrine
