#include "operations/new_catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/catalogue.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

std::filesystem::path resources() {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
}

TEST(NewCatalogue, IsEmpty) {
    const test::TemporaryFolder folder;
    create_catalogue(folder / "shop.vitrine", NewCatalogue::empty, resources(), Progress());
    Catalogue catalogue(folder / "shop.vitrine");
    EXPECT_EQ(catalogue.structure()->attributes.size(), 0U);
    EXPECT_EQ(catalogue.products().highest_id(), 0);
}

TEST(NewCatalogue, HasTheDemoWithItsChannels) {
    const test::TemporaryFolder folder;
    create_catalogue(folder / "shop.vitrine", NewCatalogue::demo, resources(), Progress());
    Catalogue catalogue(folder / "shop.vitrine");
    EXPECT_GT(catalogue.products().highest_id(), 20);
    EXPECT_GT(catalogue.assets().count(), 0);
    for (const Channel* channel : catalogue.structure()->channels.all())
        EXPECT_FALSE(channel->profile.empty()) << channel->code;
}

TEST(NewCatalogue, RefusesAFileThatIsThereAndLeavesItAlone) {
    const test::TemporaryFolder folder;
    const auto file = folder.write("shop.vitrine", "mine");
    for (const NewCatalogue kind : {NewCatalogue::empty, NewCatalogue::demo}) {
        EXPECT_THROW(create_catalogue(file, kind, resources(), Progress()), Error);
    }
    EXPECT_EQ(test::read_whole_file(file), "mine");
    EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(NewCatalogue, LeavesNothingWhereTheDemoIsBroken) {
    const test::TemporaryFolder folder;
    folder.write("resources/demo/catalogue/products.csv", "no;such;headings\n1;2;3\n");
    std::filesystem::create_directory(folder / "made");
    EXPECT_THROW(create_catalogue(folder / "made/shop.vitrine", NewCatalogue::demo,
                                  folder / "resources", Progress()),
                 Error);
    EXPECT_EQ(files_in(folder / "made"), 0U);
}

TEST(NewCatalogue, LeavesNothingWhereItIsStopped) {
    const test::TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const Progress progress(stop.get_token());
    EXPECT_THROW(
        create_catalogue(folder / "shop.vitrine", NewCatalogue::demo, resources(), progress),
        Error);
    EXPECT_EQ(files_in(folder.path()), 0U);
}

TEST(NewCatalogue, FindsItsResourcesBesideTheProgram) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(resources_folder_for(folder / "bin"), folder / "share/vitrine");
    setenv("VITRINE_RESOURCES", "/elsewhere", 1);
    EXPECT_EQ(resources_folder_for(folder / "bin"), "/elsewhere");
    unsetenv("VITRINE_RESOURCES");
}

}  // namespace
}  // namespace vitrine
