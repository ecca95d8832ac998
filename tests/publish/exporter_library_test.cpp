#include "publish/exporter_library.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "publish/exporter_process.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path built = VITRINE_BINARY_DIR;

void copy_plugin(std::string_view name, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const std::string file = std::string(name) + ".so";
    std::filesystem::copy_file(built / "tests/plugins" / file, folder / file);
}

std::vector<std::string> ids_of(const ExporterLibrary& library) {
    std::vector<std::string> ids;
    for (const ExporterFile& exporter : library.exporters()) ids.push_back(exporter.id);
    return ids;
}

TEST(ExporterLibrary, FindsTheExportersThatAreShipped) {
    const ExporterLibrary library({built / "exporters"});
    EXPECT_THAT(ids_of(library),
                ElementsAre("vitrine.google_merchant", "vitrine.pos_plu", "vitrine.shopify_csv"));
    EXPECT_THAT(library.issues(), IsEmpty());
    const ExporterFile* exporter = library.find("vitrine.pos_plu");
    ASSERT_NE(exporter, nullptr);
    EXPECT_EQ(exporter->file, built / "exporters/pos_plu.so");
    EXPECT_EQ(exporter->description.file_name, "plu.csv");
    EXPECT_EQ(library.find("vitrine.nothing"), nullptr);
}

TEST(ExporterLibrary, ListsBrokenFilesWithTheReasonAndGoesOn) {
    const TemporaryFolder folder;
    for (const char* name :
         {"text_file", "no_symbol", "wrong_abi", "crash_at_once", "plain", "ill_described"}) {
        copy_plugin(name, folder.path());
    }
    const ExporterLibrary library({folder.path()});
    EXPECT_THAT(ids_of(library), ElementsAre("org.example.plain"));
    std::vector<std::string> rules;
    for (const Issue& issue : library.issues()) rules.push_back(issue.rule);
    EXPECT_THAT(rules, ElementsAre("plugin.crash", "plugin.id", "plugin.symbol", "plugin.load",
                                   "plugin.abi"));
    EXPECT_THAT(library.issues()[0].file, HasSubstr("crash_at_once.so"));
    EXPECT_THAT(library.issues()[0].fix, HasSubstr("vitrine plugin check"));
}

TEST(ExporterLibrary, TakesTheFirstOfTwoWithTheSameId) {
    const TemporaryFolder folder;
    copy_plugin("plain", folder / "first");
    copy_plugin("plain", folder / "second");
    const ExporterLibrary library({folder / "first", folder / "absent", folder / "second"});
    ASSERT_EQ(library.exporters().size(), 1u);
    EXPECT_EQ(library.exporters()[0].file, folder / "first" / "plain.so");
    ASSERT_EQ(library.issues().size(), 1u);
    EXPECT_EQ(library.issues()[0].rule, "plugin.duplicate");
}

TEST(ExporterLibrary, SearchesTheNamedFoldersFirst) {
    setenv("VITRINE_EXPORTERS", "/one:/two", 1);
    const auto folders = ExporterLibrary::search_path();
    unsetenv("VITRINE_EXPORTERS");
    ASSERT_GE(folders.size(), 4u);
    EXPECT_EQ(folders[0], "/one");
    EXPECT_EQ(folders[1], "/two");
    EXPECT_EQ(folders[2], program_folder().parent_path() / "exporters");
    EXPECT_EQ(folders[3], program_folder().parent_path() / "lib/vitrine/exporters");
}

}  // namespace
}  // namespace vitrine::test
