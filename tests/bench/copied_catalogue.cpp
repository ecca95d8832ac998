#include "copied_catalogue.h"

#include <fmt/format.h>

#include "support/temporary_folder.h"

namespace vitrine::bench {

namespace fs = std::filesystem;

int measure_copy(int count, char** arguments, const std::string& title,
                 const std::function<void(const fs::path&, ResultTable&)>& measure) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    const bool json = std::erase(words, "--json") > 0;
    if (words.size() != 1) {
        fmt::print(stderr, "Usage: {} [--json] CATALOGUE\n",
                   fs::path(arguments[0]).filename().string());
        return 2;
    }
    ResultTable table(title + ' ' + fs::path(words[0]).filename().string());
    try {
        const test::TemporaryFolder folder;
        const fs::path path = folder / "bench.vitrine";
        fs::copy_file(words[0], path);
        measure(path, table);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    fmt::print("{}", json ? table.as_json() : table.as_text());
    return 0;
}

}  // namespace vitrine::bench
