// What looking for similar names costs, for as many made-up names as are asked for.
//   names_bench [--json] [NAMES]     1000000 unless said
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <random>

#include "base/text.h"
#include "result_table.h"
#include "search/similar_names.h"

namespace {

using namespace vitrine;
using bench::Cost;
using bench::ResultTable;

// "Brida Colaro lamp 40W black": words of which few are usual, sizes, colours. One in fifty is
// written again with a letter missing, one in fifty in another order.
std::vector<std::string> make_names(std::size_t count) {
    std::mt19937_64 random(1);
    constexpr std::array syllables = {"bri", "da", "co", "la",  "ro",
                                      "min", "te", "su", "pel", "no"};
    constexpr std::array kinds = {"lamp", "shirt", "camera", "cable", "printer", "table", "helmet"};
    constexpr std::array colours = {"black", "white", "red", "dark blue", "grey", "natural"};
    const auto word = [&] {
        std::string made;
        for (std::size_t i = 2 + random() % 3; i > 0; --i) made += syllables[random() % 10];
        return made;
    };
    std::vector<std::string> names;
    names.reserve(count);
    while (names.size() < count) {
        if (names.size() > 1 && random() % 50 == 0) {
            std::string again = names[random() % names.size()];
            again.erase(1 + random() % (again.size() - 1), 1);
            names.push_back(std::move(again));
        } else if (names.size() > 1 && random() % 50 == 0) {
            auto words = split(names[random() % names.size()], ' ');
            std::swap(words.front(), words.back());
            names.push_back(join({words.begin(), words.end()}, ", "));
        } else {
            names.push_back(fmt::format("{} {} {} {}W {}", word(), word(), kinds[random() % 7],
                                        random() % 200, colours[random() % 6]));
        }
    }
    return names;
}

void measure(std::size_t count, ResultTable& table) {
    const auto texts = make_names(count);
    std::vector<NameToCompare> names;
    for (const std::string& text : texts) {
        const auto product = static_cast<ProductId>(names.size() + 1);
        names.push_back({product, product, text});
    }
    const double each = 1e6 / static_cast<double>(count);
    const Cost floor = bench::cost_of([&] {
        std::size_t bytes = 0;
        for (const std::string& text : texts) bytes += fold_for_search(text).size();
        if (bytes == 0) _exit(1);
    });
    const Cost before = bench::cost_of([] {});
    const Cost found = bench::cost_of([&] {
        if (similar_names(names, Progress()).empty()) _exit(1);
    });
    table.add({"similar names, CPU", found.cpu_seconds * each, "us/name", "folding each name once",
               floor.cpu_seconds * each, std::nullopt, found.peak_megabytes});
    table.add({"similar names, clock", found.wall_seconds * each, "us/name", {}, 0, 2.0, {}});
    table.add({"memory",
               (found.peak_megabytes - before.peak_megabytes) * each,
               "bytes/name",
               {},
               0,
               300,
               {}});
}

}  // namespace

int main(int count, char** arguments) {
    const auto said = bench::read_arguments(count, arguments, "names_bench [--json] [NAMES]");
    if (!said) return 2;
    const std::size_t names = said->count;
    ResultTable table(fmt::format("Similar ones of {} names", names));
    try {
        measure(names, table);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    fmt::print("{}", said->is_json ? table.as_json() : table.as_text());
    return 0;
}
