#include "operations/output_folder.h"

#include <gmock/gmock.h>

#include <chrono>

#include "base/error.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

void make_older(const std::filesystem::path& file, std::chrono::hours age) {
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - age);
}

TEST(OutputFolder, MovesAFileIntoPlaceAndTakesItselfAway) {
    const TemporaryFolder destination;
    std::filesystem::path unfinished;
    {
        const OutputFolder folder(destination.path());
        unfinished = folder.folder();
        std::ofstream(unfinished / "feed.xml") << "new";
        destination.write("feed.xml", "old");
        folder.sync("feed.xml");
        folder.publish("feed.xml");
        folder.sync_destination();
    }
    EXPECT_EQ(read_whole_file(destination / "feed.xml"), "new");
    EXPECT_FALSE(std::filesystem::exists(unfinished));
}

TEST(OutputFolder, SaysWhereItCannotWrite) {
    const TemporaryFolder folder;
    const auto file = folder.write("file", "");
    EXPECT_THROW(OutputFolder{file}, Error);
}

TEST(OutputFolder, RemovesWhatAKilledProgramLeft) {
    const TemporaryFolder destination;
    destination.write(".vitrine-killed/half.xml", "<rss>");
    make_older(destination / ".vitrine-killed", std::chrono::hours(2));
    destination.write(".vitrine-young/half.xml", "<rss>");
    destination.write("vitrine/feed.xml", "<rss/>");
    make_older(destination / "vitrine", std::chrono::hours(2));
    {
        const OutputFolder first(destination.path());
        make_older(first.folder(), std::chrono::hours(2));
        const OutputFolder second(destination.path());
        EXPECT_TRUE(std::filesystem::exists(first.folder())) << "it is held";
    }
    EXPECT_FALSE(std::filesystem::exists(destination / ".vitrine-killed"));
    EXPECT_TRUE(std::filesystem::exists(destination / ".vitrine-young"));
    EXPECT_TRUE(std::filesystem::exists(destination / "vitrine/feed.xml"));
}

}  // namespace
}  // namespace vitrine::test
