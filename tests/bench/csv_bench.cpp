// How fast the CSV reader is, on the files named or on two that it makes: rows of plain cells, and
// rows with quotes. The measure is the time that counting the line ends with memchr takes on the
// same bytes, read from the same file, so that the figure says something on any machine.
#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "interchange/csv_reader.h"
#include "support/temporary_folder.h"

namespace {

using Seconds = std::chrono::duration<double>;

template <class Work>
double best_of_five(const Work& work) {
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, Seconds(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

std::size_t count_line_ends(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    std::vector<char> block(1U << 20U);
    std::size_t lines = 0;
    while (input.read(block.data(), static_cast<std::streamsize>(block.size())) ||
           input.gcount() > 0) {
        const char* at = block.data();
        const char* const end = at + input.gcount();
        while ((at = static_cast<const char*>(
                    std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
            ++lines;
            ++at;
        }
    }
    return lines;
}

void measure(const std::filesystem::path& file) {
    const double megabytes = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
    std::size_t lines = 0;
    std::size_t rows = 0;
    std::size_t cells = 0;
    const double counting = best_of_five([&] { lines = count_line_ends(file); });
    const double reading = best_of_five([&] {
        rows = 0;
        cells = 0;
        vitrine::CsvReader reader(file);
        vitrine::CsvRow row;
        while (reader.next(row)) {
            ++rows;
            cells += row.cells.size();
        }
    });
    fmt::print("{}: {:.1f} MB, {} lines, {} rows, {} cells\n", file.filename().string(), megabytes,
               lines, rows, cells);
    fmt::print(
        "  memchr {:.0f} MB/s, CsvReader {:.0f} MB/s, {:.2f} of memchr's time, {:.1f} ns a cell\n",
        megabytes / counting, megabytes / reading, reading / counting,
        reading * 1e9 / static_cast<double>(cells));
}

std::filesystem::path make_file(const std::filesystem::path& file, const char* row) {
    std::ofstream output(file, std::ios::binary);
    output << "sku;name;description;price-EUR;weight;weight-unit;enabled;categories\n";
    for (int i = 0; i < 1'000'000; ++i) output << fmt::format(fmt::runtime(row), i);
    return file;
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1) {
        for (int i = 1; i < count; ++i) measure(arguments[i]);
        return 0;
    }
    const vitrine::test::TemporaryFolder folder;
    const auto plain =
        make_file(folder / "plain.csv",
                  "SKU-{0:07};Linen shirt number {0};A shirt for warm days, washed at 40;{0}.90;"
                  "250;GRAM;1;shirts,linen\n");
    const auto quoted = make_file(
        folder / "quoted.csv",
        "\"SKU-{0:07}\";\"Linen \"\"{0}\"\" shirt\";\"For warm days;\nwashed at 40\";\"{0}.90\";"
        "\"250\";\"GRAM\";\"1\";\"shirts,linen\"\n");
    measure(plain);
    measure(quoted);
    return 0;
}
