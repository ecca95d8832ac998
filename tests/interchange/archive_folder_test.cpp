#include "interchange/archive_folder.h"

#include <gmock/gmock.h>

#include "interchange/read_table.h"
#include "interchange/xlsx_file.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ArchiveFolderTest : public testing::Test {
protected:
    std::filesystem::path write(const std::map<std::string, std::string>& parts) {
        XlsxFile archive("");
        archive.parts = parts;
        archive.write(m_folder / "set.zip");
        return m_folder / "set.zip";
    }
    std::vector<std::string> names(const ArchiveFolder& folder) {
        std::vector<std::string> all;
        for (const auto& file : folder.files()) all.push_back(file.name);
        return all;
    }
    TemporaryFolder m_folder;
};

TEST_F(ArchiveFolderTest, ListsFilesAndTheTablesAmongThem) {
    const ArchiveFolder folder(write({{"a/products.csv", "sku;name\n"},
                                      {"a/files/", ""},
                                      {"a/files/one.JPG", "\xFF\xD8\xFF"},
                                      {"a/empty.csv", ""},
                                      {"a/picture.txt", "\x89PNG\r\n\x1A\n"},
                                      {"b/feed.xml", "<?xml version='1.0'?><a/>"},
                                      {"__MACOSX/a/._products.csv", "x"},
                                      {"a/.DS_Store", "x"}}));
    EXPECT_THAT(names(folder), ElementsAre("a/empty.csv", "a/files/one.JPG", "a/picture.txt",
                                           "a/products.csv", "b/feed.xml"));
    EXPECT_THAT(folder.tables(), ElementsAre("a/products.csv", "b/feed.xml"));
}

TEST_F(ArchiveFolderTest, FindsWhatATableNames) {
    const ArchiveFolder folder(
        write({{"set/products.csv", "sku"}, {"set/files/One.jpg", "x"}, {"two.jpg", "y"}}));
    EXPECT_EQ(folder.find("files/one.jpg", "set/products.csv"), "set/files/One.jpg");
    EXPECT_EQ(folder.find("./files\\one.jpg", "set/products.csv"), "set/files/One.jpg");
    EXPECT_EQ(folder.find("two.jpg", "set/products.csv"), "two.jpg");
    EXPECT_EQ(folder.find("../two.jpg", "set/products.csv"), "two.jpg");
    EXPECT_EQ(folder.find("set/files/one.jpg"), "set/files/One.jpg");
    for (const char* none :
         {"", ".", "..", "/etc/passwd", "../../etc/passwd", "C:\\two.jpg", "three.jpg"})
        EXPECT_EQ(folder.find(none, "set/products.csv"), std::nullopt) << none;
}

TEST_F(ArchiveFolderTest, UnpacksOneFileAtATimeAndTidiesUp) {
    std::filesystem::path csv, other;
    {
        ArchiveFolder folder(write({{"a/p.csv", "sku\nA\n"}, {"b/p.csv", "sku\nB\n"}}));
        csv = folder.unpack("a/p.csv");
        other = folder.unpack("b/p.csv");
        EXPECT_EQ(csv.filename(), "p.csv");
        EXPECT_NE(csv, other);
        EXPECT_EQ(folder.unpack("a/p.csv"), csv);
        EXPECT_THAT(read_table(csv).rows, ElementsAre(ElementsAre("A")));
        EXPECT_THAT(read_table(other).rows, ElementsAre(ElementsAre("B")));
        EXPECT_THROW(folder.unpack("c.csv"), Error);
    }
    EXPECT_FALSE(std::filesystem::exists(csv));
    EXPECT_FALSE(std::filesystem::exists(csv.parent_path().parent_path()));
}

TEST_F(ArchiveFolderTest, NamesThatLeadOutAreLeftOut) {
    const ArchiveFolder folder(write({{"../../evil.csv", "x"},
                                      {"/etc/evil.csv", "x"},
                                      {"a/../../evil.csv", "x"},
                                      {"C:\\evil.csv", "x"},
                                      {"a/../good.csv", "sku\n"}}));
    EXPECT_THAT(names(folder), ElementsAre("good.csv"));
}

TEST_F(ArchiveFolderTest, BombsAreNotUnpacked) {
    const std::string zeros(5'000'000, '\0');
    const auto file = write({{"a.bin", zeros}, {"b.bin", zeros}});
    const auto refuse = [](ArchiveFolder& folder, const char* name) {
        try {
            folder.unpack(name);
        } catch (const Error& error) {
            return error.sentence();
        }
        return std::string();
    };
    ArchiveFolder small(file, {.file_bytes = 1'000'000, .total_bytes = 10'000'000});
    EXPECT_EQ(refuse(small, "a.bin"), "a.bin in set.zip unpacks to more than can be taken.");
    ArchiveFolder total(file, {.file_bytes = 6'000'000, .total_bytes = 6'000'000});
    EXPECT_EQ(refuse(total, "a.bin"), "");
    EXPECT_EQ(refuse(total, "b.bin"), "b.bin in set.zip unpacks to more than can be taken.");
    EXPECT_THAT(total.tables(), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
