// How long a list takes: by the index, against reading every product, in one run on one catalogue.
//   list_bench CATALOGUE CHANNEL LOCALE
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "operations/product_index.h"

namespace {

using namespace vitrine;

template <class Work>
double milliseconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const auto end = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

// The middle and the 95th percentile of several runs.
struct Times {
    double middle = 0;
    double slow = 0;
};
template <class Work>
Times repeat(int runs, Work work) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) times.push_back(milliseconds(work));
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 95 / 100]};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        fmt::print(stderr, "Usage: list_bench CATALOGUE CHANNEL LOCALE\n");
        return 2;
    }
    Catalogue catalogue(arguments[1], sql::Access::read_only, sql::Purpose::scan);
    ListRequest request;
    request.channel = catalogue.structure()->channels.find(std::string_view(arguments[2]))->id;
    request.locale = catalogue.structure()->locales.find(std::string_view(arguments[3]))->id;

    ProductIndex index;
    const double build = milliseconds([&] { index.list(catalogue, request, Progress()); });
    fmt::print("first list, the index is read: {:.0f} ms\n\n", build);
    fmt::print("{:<52}{:>9}{:>11}{:>11}{:>11}{:>11}{:>8}\n", "filter | search | sort", "products",
               "first ms", "p50 ms", "p95 ms", "read all", "ratio");
    const struct {
        const char* filter;
        const char* search;
        const char* sort;
    } requests[] = {
        {"", "", "sku"},
        {"", "", "name"},
        {"completeness < 100", "", "name"},
        {"enabled = true and kind != model", "", "completeness:desc"},
        {"", "red", "name"},
        {"sku contains \"12\" or not (category is empty)", "", "sku:desc"},
    };
    for (const auto& [filter, search, sort] : requests) {
        request.filter = filter;
        request.search = search;
        request.sort = sort;
        std::size_t found = 0;
        const double first =
            milliseconds([&] { found = index.list(catalogue, request, Progress()).size(); });
        const Times warm = repeat(41, [&] { index.list(catalogue, request, Progress()); });
        const Times floor = repeat(3, [&] { list_products(catalogue, request, Progress()); });
        fmt::print("{:<52}{:>9}{:>11.2f}{:>11.2f}{:>11.2f}{:>11.1f}{:>8.0f}\n",
                   fmt::format("{} | {} | {}", filter, search, sort), found, first, warm.middle,
                   warm.slow, floor.middle, floor.middle / warm.middle);
    }
    return 0;
}
