// Archives, addresses and stated formats as sources of an import.
#include "operations/import_source.h"

#include "interchange/xlsx_file.h"
#include "operations/import_fixture.h"
#include "support/loopback_server.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ImportSourceTest : public ImportTest {
protected:
    std::filesystem::path archive(const std::map<std::string, std::string>& parts) {
        XlsxFile file("");
        file.parts = parts;
        file.write(m_folder / "set.zip");
        return m_folder / "set.zip";
    }
    std::string refusal_of(const std::filesystem::path& place,
                           const ImportSource::Limits& limits = {}) {
        try {
            const ImportSource source({place}, Progress(), limits);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }
};

TEST_F(ImportSourceTest, AnArchiveOfOneTableIsThatTableWithItsPictures) {
    const auto place =
        archive({{"export/products.csv", "sku;family;picture\nz-1;shoes;files/z.jpg\n"},
                 {"export/files/z.jpg", "\xFF\xD8\xFF"}});
    std::filesystem::path file;
    {
        const ImportSource source({place}, Progress());
        file = source.only_file();
        EXPECT_EQ(file.filename(), "products.csv");
        EXPECT_TRUE(std::filesystem::exists(file.parent_path() / "files/z.jpg"));
    }
    EXPECT_FALSE(std::filesystem::exists(file)) << "it is tidied up";
}

TEST_F(ImportSourceTest, AnArchiveOfSeveralTablesIsAFolder) {
    const ImportSource source({archive({{"products.csv", "sku;enabled\nz-1;1\n"},
                                        {"categories.csv", "code;parent;label-en_US\nz;;Z\n"}})},
                              Progress());
    ASSERT_EQ(source.paths().size(), 1U);
    EXPECT_TRUE(source.only_file().empty());
    EXPECT_EQ(source.paths().front().filename(), "set.zip") << "as the history names it";
    const auto report = import(source.paths());
    EXPECT_EQ(counts(report, "category").created, 1);
    EXPECT_EQ(counts(report, "product").created, 1);
}

TEST_F(ImportSourceTest, WhatIsNoArchiveOfTablesStaysOrIsRefused) {
    const auto text = m_folder.write("products.csv", "sku\n");
    EXPECT_THAT(ImportSource({text, m_folder.path()}, Progress()).paths(),
                ElementsAre(text, m_folder.path()));
    EXPECT_THAT(refusal_of(archive({{"one.jpg", "\xFF\xD8\xFF"}, {"two.jpg", "\xFF\xD8\xFF"}})),
                HasSubstr("there is no table"));
    ImportSource::Limits limits;
    limits.archive.total_bytes = 20;
    EXPECT_THAT(
        refusal_of(archive({{"a.csv", "sku;enabled\n1;1\n"}, {"b.csv", "sku;enabled\n2;1\n"}}),
                   limits),
        HasSubstr("more than can be taken"));
}

TEST_F(ImportSourceTest, AnAddressIsFetchedAndItsArchiveUnpacked) {
    const std::string bytes = read_whole_file(archive({{"products.csv", "sku;enabled\nz-9;1\n"}}));
    const LoopbackServer server([&](const std::string& path) {
        return path == "/feed.zip" ? LoopbackServer::ok(bytes) : LoopbackServer::status("404 No");
    });
    const ImportSource source({server.address("/feed.zip")}, Progress());
    EXPECT_EQ(counts(import(source.paths()), "product").created, 1);
    EXPECT_THAT(refusal_of(server.address("/none")), HasSubstr("There is nothing at"));
    EXPECT_EQ(place_name("https://me:secret@shop.example/a.csv?x=1"), "https://shop.example/a.csv");
}

TEST_F(ImportSourceTest, WhatIsStatedIsNotFoundOut) {
    ImportOptions options;
    options.format.delimiter = '|';
    options.format.encoding = "windows-1252";
    const auto report = products("sku|enabled\nz-1|1\n", options);
    EXPECT_EQ(counts(report, "product").read, 1);
    EXPECT_EQ(report.formats.at("products.csv"), "CSV, | between cells, windows-1252");
    EXPECT_EQ(products("sku;enabled\nz-2;1\n").formats.at("products.csv"),
              "CSV, ; between cells, UTF-8");
}

}  // namespace
}  // namespace vitrine::test
