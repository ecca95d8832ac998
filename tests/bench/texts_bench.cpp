// What filters on long texts cost with the index of them, and the index itself.
//   texts_bench [--json] CATALOGUE
// CATALOGUE is one that import_bench --write made the files of. The index of its texts is made
// beside it.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "measures.h"
#include "operations/product_index.h"
#include "result_table.h"

namespace {

using namespace vitrine;
using bench::milliseconds;
using bench::percentile;
using bench::resident_megabytes;
using bench::ResultTable;
namespace fs = std::filesystem;

class TextsBench {
public:
    TextsBench(const fs::path& path, ResultTable& table)
        : m_catalogue(path, sql::Access::read_only, sql::Purpose::interactive), m_table(table) {
        const Structure& structure = *m_catalogue.structure();
        m_request.channel = structure.channels.find(std::string_view("web"))->id;
        m_request.locale = structure.locales.find(std::string_view("en_US"))->id;
        m_request.sort = "sku";
    }

    void run() {
        const fs::path file = LongTexts::file_of(m_catalogue);
        fs::remove(file);
        // In processes of their own, so that nothing of them stays in the memory of this one.
        bench::cost_of([this] {
            list("");
            if (!m_index.save(m_catalogue, Progress())) _exit(1);
        });
        const bench::Cost cost = bench::cost_of([this] {
            Catalogue catalogue(m_catalogue.file(), sql::Access::read_only, sql::Purpose::scan);
            if (!LongTexts::make_file(catalogue, Progress())) _exit(1);
        });
        const auto rows = static_cast<double>(m_catalogue.products().highest_id());
        m_table.add({"index of all texts, CPU",
                     cost.cpu_seconds * 1e6 / rows,
                     "us/row",
                     {},
                     0,
                     {},
                     cost.peak_megabytes});
        add("index of all texts, clock", cost.wall_seconds * 1e6 / rows, "us/row");
        add("file of the index", static_cast<double>(fs::file_size(file)) / rows, "bytes/row");

        list("");
        const double before = resident_megabytes();
        add("first time, the index is read", milliseconds([&] { list(containing("zu")); }), "ms");
        add("memory of the index of one text", (resident_megabytes() - before) * 1e6 / rows,
            "bytes/row", 150);
        measure_terms();
        add("memory with the grid's columns", resident_megabytes(), "MB", 400);
        fs::remove(file);
        ProductIndex without;
        add("without an index", milliseconds([&] {
                m_request.filter = containing("zu");
                without.list(m_catalogue, m_request, Progress());
            }),
            "ms");
    }

private:
    void add(std::string name, double measured, std::string unit,
             std::optional<double> at_most = std::nullopt) {
        m_table.add({std::move(name), measured, std::move(unit), {}, 0, at_most, {}});
    }

    static std::string containing(std::string_view part) {
        return fmt::format("description contains \"{}\"", part);
    }

    std::size_t list(const std::string& filter) {
        m_request.filter = filter;
        const auto ids = m_index.list(m_catalogue, m_request, Progress());
        static const std::vector<std::string> names = {"brand", "price[EUR]", "description"};
        const auto columns =
            parse_columns(*m_catalogue.structure(), names, m_request.channel, m_request.locale);
        const std::size_t shown = std::min<std::size_t>(50, ids.size());
        load_rows(m_catalogue, std::span(ids).first(shown), columns, m_request.channel,
                  m_request.locale);
        return ids.size();
    }

    // Words, parts of words and words that follow each other, as products have them.
    void measure_terms() {
        const Structure& structure = *m_catalogue.structure();
        const auto key =
            structure.key_for(*structure.attributes.find(std::string_view("description")),
                              m_request.channel, m_request.locale, 0);
        std::mt19937 random(3);
        std::vector<std::string> parts, words, pairs, sentences;
        while (sentences.size() < 40) {
            const auto id = static_cast<ProductId>(random() % m_catalogue.products().highest_id());
            const auto product = m_catalogue.products().load(id + 1);
            const Value* value = product && key ? product->values.find(*key) : nullptr;
            if (value == nullptr) continue;
            const auto all = split(std::get<std::string>(*value), ' ');
            if (all.size() < 12) continue;
            const std::size_t at = random() % (all.size() - 5);
            const auto joined = [&](std::size_t count) {
                std::vector<std::string> some(all.begin() + static_cast<long>(at),
                                              all.begin() + static_cast<long>(at + count));
                return replace_all(join(some, " "), "\"", "\\\"");
            };
            words.push_back(std::string(first_code_points(joined(1), 12)));
            parts.push_back(std::string(first_code_points(words.back(), 3)));
            pairs.push_back(joined(2));
            sentences.push_back(joined(5));
        }
        const std::vector<std::string> common = {"a", "e", "zu", "zu b", ", ", "o. ", "a b"};
        for (const auto& [name, terms] : {std::pair("three letters", parts),
                                          {"a word", words},
                                          {"two words", pairs},
                                          {"five words", sentences},
                                          {"what stands everywhere", common}}) {
            std::vector<double> times;
            std::size_t most = 0;
            for (const std::string& term : terms) {
                for (int i = 0; i < 3; ++i) {
                    std::size_t found = 0;
                    times.push_back(milliseconds([&] { found = list(containing(term)); }));
                    most = std::max(most, found);
                }
            }
            add(fmt::format("long text contains {}, first 50 (of up to {})", name, most),
                percentile(times, 95), "ms p95", 50);
        }
    }

    Catalogue m_catalogue;
    ResultTable& m_table;
    ListRequest m_request;
    ProductIndex m_index;
};

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const bool as_json = !words.empty() && words.front() == "--json";
    if (words.size() != (as_json ? 2U : 1U)) {
        fmt::print(stderr, "texts_bench [--json] CATALOGUE\n");
        return 2;
    }
    ResultTable table("Long texts");
    TextsBench(words.back(), table).run();
    fmt::print("{}", as_json ? table.as_json() : table.as_text());
    return 0;
}
