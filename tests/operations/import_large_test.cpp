// A large set in bounded memory. Takes its time: only with VITRINE_LARGE=1.
#include <sys/resource.h>

#include <cstdlib>
#include <string_view>

#include "operations/import_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

using ImportLarge = EmptyImportTest;

TEST_F(ImportLarge, TakesAHundredThousandRowsInBoundedMemory) {
    const char* wanted = std::getenv("VITRINE_LARGE");
    if (wanted == nullptr || std::string_view(wanted) != "1")
        GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    const auto tar = run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()});
    ASSERT_EQ(tar.status, 0) << tar.errors;
    const ImportReport report = import({m_folder / "lego-akeneo"});
    EXPECT_EQ(counts(report, "product").created, 83047);
    EXPECT_EQ(counts(report, "product_model").created, 24188);
    EXPECT_EQ(counts(report, "category").created, 666);
    EXPECT_EQ(rules(report), "");
    EXPECT_EQ(import({m_folder / "lego-akeneo"}).change_set, 0);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    // The files have 10 MB, the catalogue 23; sanitizers need several times the memory.
    constexpr long most_kilobytes = 400 * 1024;
    EXPECT_LT(usage.ru_maxrss, most_kilobytes);
}

}  // namespace
}  // namespace vitrine::test
