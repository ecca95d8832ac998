#include "operations/product_index.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "operations/find_by_code.h"
#include "operations/product_figures.h"

namespace vitrine {
namespace {

// Reading them one by one costs several times what it costs to pass over all.
constexpr std::size_t worth_passing_over = 8;

// A catalogue with fewer rows is read at once; so are so many rows that changed.
constexpr std::size_t few_rows = 10'000;

// Reading so small a share of the products takes no longer than reading the index of one text.
constexpr std::size_t worth_an_index = 32;

}  // namespace

template <class Work>
auto ProductIndex::with_columns(Catalogue& catalogue, const Progress& progress, Work work) {
    const CatalogueSnapshot snapshot(catalogue);
    try {
        refresh(catalogue, progress);
        return work();
    } catch (const ColumnFileDamaged&) {
        m_file_is_bad = true;
        m_state.reset();
        refresh(catalogue, progress);
        return work();
    }
}

std::vector<ProductId> ProductIndex::list(Catalogue& catalogue, const ListRequest& request,
                                          const Progress& progress) {
    // What is not committed yet may never be: no index can follow that.
    // Nor does it know a past state.
    if (catalogue.connection().has_uncommitted() ||
        request.last_change != ListRequest().last_change) {
        return list_products(catalogue, request, progress);
    }
    return with_columns(catalogue, progress,
                        [&] { return list_by_columns(catalogue, request, progress); });
}

std::size_t ProductIndex::count(Catalogue& catalogue, const ListRequest& request,
                                const Progress& progress) {
    if (catalogue.connection().has_uncommitted() ||
        request.last_change != ListRequest().last_change) {
        return list_products(catalogue, request, progress).size();
    }
    return with_columns(catalogue, progress,
                        [&] { return select(catalogue, request, progress).count(); });
}

ProductIndex::CategoryCounts ProductIndex::category_counts(Catalogue& catalogue,
                                                           const Progress& progress) {
    return with_columns(catalogue, progress, [&] {
        const Structure& structure = m_state->products.structure();
        const Columns& columns = m_state->products.columns();
        CategoryCounts counts;
        counts.all = counts.unclassified = columns.alive().count();
        const Column* lists = columns.find({property::categories, 0});
        if (lists == nullptr) return counts;
        counts.products.resize(static_cast<std::size_t>(structure.categories.next_id()));
        // A category that is above two of a product's counts it once.
        std::vector<Row> counted(counts.products.size());  // by category id, the last row and 1
        lists->each([&](Row row) {
            --counts.unclassified;
            for (const CategoryId id : lists->list(row)) {
                const Category* category = structure.categories.find(id);
                while (category != nullptr) {
                    const auto index = static_cast<std::size_t>(category->id);
                    if (std::exchange(counted[index], row + 1) == row + 1) break;
                    ++counts.products[index];
                    category = structure.categories.find(category->parent);
                }
            }
        });
        return counts;
    });
}

void ProductIndex::prepare(Catalogue& catalogue, const Progress& progress) {
    if (catalogue.connection().has_uncommitted()) return;
    const CatalogueSnapshot snapshot(catalogue);
    try {
        refresh(catalogue, progress);
    } catch (const ColumnFileDamaged&) {
        m_file_is_bad = true;
        refresh(catalogue, progress);
    }
}

std::vector<ProductId> ProductIndex::list_by_columns(Catalogue& catalogue,
                                                     const ListRequest& request,
                                                     const Progress& progress) {
    m_wants_long_texts = false;
    ListSort sort(*catalogue.structure(), request);
    const Bitmap found = select(catalogue, request, progress);
    std::vector<ProductId> ids;
    ids.reserve(found.count());
    if (!sort.sorts() || sort.by_problems()) {
        found.each([&](Row row) { ids.push_back(product_of(row)); });
        if (sort.by_problems()) sort_by_problems(catalogue, ids, sort.direction(), progress);
        return ids;
    }
    ProductColumns& products = m_state->products;
    const RowOrder& order = m_state->orders.order(catalogue, products, request, sort, progress);
    for (const Row row : order.sorted(found, sort.direction(), products.by_code())) {
        ids.push_back(product_of(row));
    }
    return ids;
}

const QualityIndex& ProductIndex::quality(Catalogue& catalogue, const Progress& progress) {
    if (m_quality == nullptr) m_quality = std::make_unique<QualityIndex>();
    m_quality->refresh(catalogue, progress);
    m_quality->save(catalogue, progress);
    return *m_quality;
}

std::vector<ProductId> ProductIndex::parents(Catalogue& catalogue, const Progress& progress) {
    return with_columns(catalogue, progress, [&] {
        const Columns& columns = m_state->products.columns();
        std::vector<ProductId> parents(columns.rows() + 1);
        columns.parents().each_id([&](Row row, std::int32_t parent) {
            parents[static_cast<std::size_t>(product_of(row))] = parent;
        });
        return parents;
    });
}

std::vector<std::uint32_t> ProductIndex::problem_counts(Catalogue& catalogue,
                                                        const Progress& progress) {
    return quality(catalogue, progress).counts({});
}

void ProductIndex::sort_by_problems(Catalogue& catalogue, std::vector<ProductId>& ids,
                                    SortDirection direction, const Progress& progress) {
    const auto counts = problem_counts(catalogue, progress);
    const auto& rows = m_state->products.by_code().rows();
    std::vector<std::uint32_t> ranks(m_state->products.columns().rows());
    for (std::size_t rank = 0; rank < rows.size(); ++rank) {
        ranks[rows[rank]] = static_cast<std::uint32_t>(rank);
    }
    std::sort(ids.begin(), ids.end(), [&](ProductId a, ProductId b) {
        const auto count_a = counts[static_cast<std::size_t>(a)],
                   count_b = counts[static_cast<std::size_t>(b)];
        if (count_a != count_b) {
            return direction == SortDirection::ascending ? count_a < count_b : count_a > count_b;
        }
        return ranks[row_of(a)] < ranks[row_of(b)];
    });
}

ProductIndex::State::State(Catalogue& catalogue, std::shared_ptr<const ColumnFile> file,
                           const Progress& progress)
    : products(catalogue, std::move(file), progress), orders(products.file()) {}

void ProductIndex::refresh(Catalogue& catalogue, const Progress& progress) {
    // Taken away meanwhile: what throws on the way leaves nothing behind that is half followed.
    auto state = std::exchange(m_state, nullptr);
    if (state == nullptr) {
        std::shared_ptr<const ColumnFile> file;
        if (!m_file_is_bad) file = ColumnFile::open(ProductColumns::file_of(catalogue));
        state = std::make_unique<State>(catalogue, std::move(file), progress);
    }
    if (const auto changes = state->products.follow(catalogue)) {
        state->orders.follow(catalogue, state->products, *changes);
    } else {
        state.reset();
        state = std::make_unique<State>(catalogue, nullptr, progress);
    }
    m_state = std::move(state);
}

bool ProductIndex::worth_saving() const {
    if (m_state == nullptr) return false;
    const std::size_t rows = m_state->products.columns().rows();
    const std::size_t unsaved = m_state->products.unsaved();
    return rows >= few_rows && (unsaved >= std::min(rows, few_rows) || m_state->orders.unsaved());
}

bool ProductIndex::save(Catalogue& catalogue, const Progress& progress) {
    if (m_state == nullptr) return false;
    const auto path = ProductColumns::file_of(catalogue);
    try {
        ColumnFileWriter file(path, progress);
        m_state->products.write(file);
        m_state->orders.write(file, m_state->products.columns().rows());
        file.finish();
        const auto written = ColumnFile::open(path);
        if (written == nullptr) return false;
        m_state->products.release(written);
        m_state->orders.saved();
        m_file_is_bad = false;
        return true;
    } catch (const Error&) {
        return false;
    } catch (const ColumnFileDamaged&) {
        m_file_is_bad = true;
        m_state.reset();
        return false;
    }
}

Bitmap ProductIndex::select(Catalogue& catalogue, const ListRequest& request,
                            const Progress& progress) {
    const Structure& structure = m_state->products.structure();
    FilterContext context{&structure, request.channel, request.locale};
    context.history = [&](const Filter& condition) {
        return m_state->history.products(catalogue.journal(), condition, request.now);
    };
    context.figures = [&](const Filter& condition) {
        return figure_products(catalogue, condition, progress);
    };
    Filter filter;
    filter.kind = Filter::Kind::conjunction;
    if (!trim(request.filter).empty())
        filter.parts.push_back(
            parse_filter(structure, request.filter, find_by_code(catalogue.products())));
    if (!trim(request.search).empty()) filter.parts.push_back(search_filter(request.search));

    if (asks_history(filter)) m_state->history.refresh(catalogue, progress);
    if (asks_problems(filter)) {
        context.problems = [&found = quality(catalogue, progress)](const Filter& condition) {
            return found.products(condition);
        };
    }
    const Columns& all = m_state->products.columns();
    Bitmap among = all.alive();
    if (!request.models) among -= all.of_kind(ProductKind::model);
    ColumnFilter columns(
        all, m_state->products.completeness(), context,
        [&](const Filter& condition, const Bitmap& left) {
            return judge(catalogue, condition, context, left, progress);
        },
        [&](ValueKey key, TextMatch::Way way, const std::vector<std::string>& folded,
            const Bitmap& left) {
            return find_long_texts(catalogue, key, way, folded, left, progress);
        });
    return columns.select(filter, among);
}

Bitmap ProductIndex::judge(Catalogue& catalogue, const Filter& filter, const FilterContext& context,
                           const Bitmap& among, const Progress& progress) {
    const auto pass_over = [&](const auto& use) {
        const std::size_t count = among.count();
        std::int64_t done = 0;
        const auto tick = [&](std::size_t total) {
            if (++done % rows_per_tick == 0) progress.tick(done, static_cast<std::int64_t>(total));
        };
        if (count > among.size() / worth_passing_over) {
            catalogue.products().each([&](const Product& product) {
                tick(among.size());
                if (among.test(row_of(product.id))) use(product);
            });
            return;
        }
        among.each([&](Row row) {
            tick(count);
            if (const auto product = catalogue.products().load(product_of(row))) use(*product);
        });
    };
    RepeatedValues repeated(duplicate_keys(filter, context));
    if (repeated.counts_any()) pass_over([&](const Product& owner) { repeated.count(owner); });
    FilterContext asked = context;
    asked.is_repeated = [&](ValueKey key, const Value& value) {
        return repeated.is_repeated(key, value);
    };
    const Matcher matcher(filter, asked);
    LineageReader lineages(catalogue.products());
    Bitmap found(among.size());
    pass_over([&](const Product& product) {
        if (matcher.matches(lineages.lineage_of(product))) found.set(row_of(product.id));
    });
    return found;
}

std::optional<Bitmap> ProductIndex::find_long_texts(Catalogue& catalogue, ValueKey key,
                                                    TextMatch::Way way,
                                                    const std::vector<std::string>& folded,
                                                    const Bitmap& among, const Progress& progress) {
    const Columns& columns = m_state->products.columns();
    if (m_long_texts == nullptr && among.count() <= columns.rows() / worth_an_index) {
        return std::nullopt;
    }
    try {
        if (m_long_texts != nullptr && !m_long_texts->follow(catalogue, progress))
            m_long_texts.reset();
        // Somebody may have made the file since, here or in another program.
        if (m_long_texts == nullptr) {
            m_long_texts = LongTexts::open(catalogue, -1, progress);
        } else if (m_long_texts->is_behind()) {
            if (auto newer = LongTexts::open(catalogue, m_long_texts->made_at(), progress)) {
                m_long_texts = std::move(newer);
            }
        }
        if (m_long_texts == nullptr || m_long_texts->is_behind()) {
            m_wants_long_texts = columns.rows() >= few_rows;
        }
        if (m_long_texts == nullptr) return std::nullopt;
        return m_long_texts->find(key, way, folded, columns, among);
    } catch (const ColumnFileDamaged&) {
        m_long_texts.reset();
        std::error_code ignored;
        std::filesystem::remove(LongTexts::file_of(catalogue), ignored);
        m_wants_long_texts = columns.rows() >= few_rows;
        return std::nullopt;
    }
}

}  // namespace vitrine
