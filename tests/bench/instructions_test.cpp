// Speed that a busy machine cannot hide: instructions counted by valgrind, the same in every run
// but for some thousandths. What an import does for each row is the difference between a file of
// more and one of fewer rows. Raise a ceiling only with a commit that says why.
#include <gtest/gtest.h>

#include <regex>

#include "cli/vitrine_command.h"
#include "generated_catalogue.h"

namespace vitrine::test {
namespace {

class Instructions : public ::testing::Test {
protected:
    void SetUp() override {
        if (run_command("valgrind", {"--version"}).status != 0) {
            GTEST_SKIP() << "valgrind is not installed";
        }
    }

    // Of `vitrine` with these words; 0 where it failed.
    static double count(const Words& words) {
        const TemporaryFolder folder;
        Words all = {"--tool=callgrind",
                     "--callgrind-out-file=" + (folder / "callgrind.out").string(),
                     built_program("vitrine").string()};
        all.insert(all.end(), words.begin(), words.end());
        const CommandResult result = run_command("valgrind", all, plain_setting());
        std::smatch found;
        const std::regex collected("Collected : (\\d+)");
        if (result.status > 1 || !std::regex_search(result.errors, found, collected)) {
            ADD_FAILURE() << result.status << '\n' << result.errors << result.output;
            return 0;
        }
        return std::stod(found[1]);
    }

    // Makes a catalogue of so many products and imports their files, counting.
    struct Import {
        Import(const TemporaryFolder& folder, std::int64_t products)
            : files(folder / std::to_string(products)), catalogue(files.string() + ".vitrine") {
            std::filesystem::create_directory(files);
            const bench::GeneratedCatalogue generated(products);
            generated.write_structure(files);
            generated.write_products(files);
            EXPECT_EQ(vitrine({"new", catalogue.string()}).status, 0);
            first = run();
        }
        double run() const {
            return count({"--quiet", "--catalog", catalogue.string(), "import", files.string()});
        }
        std::filesystem::path files, catalogue;
        double first = 0;
    };
};

TEST_F(Instructions, OfAnImportStayBelowTheirCeilings) {
    constexpr std::int64_t few = 200;
    constexpr std::int64_t many = 1000;
    const TemporaryFolder folder;
    const Import small(folder, few);
    const Import large(folder, many);
    const auto rows = static_cast<double>(many - few);
    const double created = (large.first - small.first) / rows;
    const double unchanged = (large.run() - small.run()) / rows;
    RecordProperty("created", std::to_string(created));
    RecordProperty("unchanged", std::to_string(unchanged));
    printf("instructions a row: %.0f created, %.0f unchanged\n", created, unchanged);
    EXPECT_GT(unchanged, 5'000) << "less than reading the row takes: something was not counted";
    EXPECT_LT(created, 85'000);
    EXPECT_LT(unchanged, 36'000);
}

}  // namespace
}  // namespace vitrine::test
