#include <unistd.h>

#include <filesystem>

#include "base/checksum.h"
#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

class ImportMedia : public ImportTest {
protected:
    FileReference picture(std::string_view sku) {
        const auto found = product(sku);
        const auto key = structure().key_for(*structure().attributes.find("picture"), 0, 0);
        const Value* value = found && key ? found->values.find(*key) : nullptr;
        return value == nullptr ? FileReference{} : std::get<FileReference>(*value);
    }
    FileReference logo(std::string_view maker) {
        const auto entity = structure().reference_entities.find("makers")->id;
        const Record& record = *structure().find_record(entity, maker);
        const auto key = structure().key_for(*structure().attributes.find("picture"), 0, 0);
        const Value* value = key ? record.values.find(*key) : nullptr;
        return value == nullptr ? FileReference{} : std::get<FileReference>(*value);
    }
};

TEST_F(ImportMedia, StoresFilesBesideTheCsvOnce) {
    m_folder.write("in/files/a.jpg", "picture");
    const std::string file =
        "sku;family;picture\na;shirt;files/a.jpg\nb;shirt;files/a.jpg\nc;shirt;files/b.jpg\n"
        "d;shirt;files/b.jpg\n";
    const auto report = products(file);
    EXPECT_EQ(report.pictures_stored, 1);
    EXPECT_EQ(report.pictures_missing, 1);
    EXPECT_EQ(rules(report), "media.missing:1");
    EXPECT_EQ(picture("a").checksum, sha256("picture"));
    EXPECT_EQ(picture("b"), picture("a"));
    EXPECT_EQ(picture("c"), (FileReference{"files/b.jpg", ""}));
    EXPECT_TRUE(std::filesystem::exists(m_catalogue->assets().path_of(picture("a").checksum)));
    EXPECT_EQ(products(file).change_set, 0);
    // The missing one has come.
    m_folder.write("in/files/b.jpg", "other");
    EXPECT_EQ(counts(products(file), "product").updated, 2);
}

TEST_F(ImportMedia, KeepsAStoredFileThatDoesNotComeAgain) {
    m_folder.write("in/files/a.jpg", "picture");
    products("sku;family;picture\na;shirt;files/a.jpg\n");
    std::filesystem::remove(m_folder / "in/files/a.jpg");
    const auto report = products("sku;family;picture\na;shirt;files/a.jpg\n");
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(rules(report), "");
}

TEST_F(ImportMedia, RefusesPathsThatLeaveTheFolder) {
    m_folder.write("secret.jpg", "secret");
    m_folder.write("in/files/plain.jpg", "plain");
    std::filesystem::create_symlink(m_folder / "secret.jpg", m_folder / "in/files/link.jpg");
    const auto report = products(
        "sku;family;picture\na;shirt;/etc/a.jpg\nb;shirt;../secret.jpg\nc;shirt;C:\\a.jpg\n"
        "d;shirt;files/link.jpg\ne;shirt;files\\..\\..\\secret.jpg\n"
        "f;shirt;files/../files/plain.jpg\n");
    EXPECT_EQ(rules(report), "media.path:6");
    EXPECT_EQ(counts(report, "product").created, 6);
    EXPECT_EQ(report.pictures_stored, 0);
    EXPECT_EQ(picture("d"), FileReference{});
}

TEST_F(ImportMedia, StoresThePicturesOfRecords) {
    m_folder.write("in/files/logo.jpg", "logo");
    import_text("reference_entities.csv", "code;attributes\nmakers;picture\n");
    const std::string file =
        "reference_entity;code;picture\nmakers;acme;files/logo.jpg\n"
        "makers;bolt;files/gone.jpg\nmakers;cog;/etc/logo.jpg\n";
    const auto report = import_text("records.csv", file);
    EXPECT_EQ(rules(report), "media.missing:1 media.path:1");
    EXPECT_EQ(report.pictures_stored, 1);
    EXPECT_EQ(report.pictures_missing, 1);
    EXPECT_EQ(logo("acme"), (FileReference{"files/logo.jpg", sha256("logo")}));
    EXPECT_TRUE(std::filesystem::exists(m_catalogue->assets().path_of(sha256("logo"))));
    EXPECT_EQ(logo("bolt"), (FileReference{"files/gone.jpg", ""}));
    EXPECT_EQ(logo("cog"), FileReference{});
    EXPECT_EQ(import_text("records.csv", file).change_set, 0);
    // Its bytes were kept, so the file need not come again; the missing one has come.
    std::filesystem::remove(m_folder / "in/files/logo.jpg");
    m_folder.write("in/files/gone.jpg", "found");
    EXPECT_EQ(counts(import_text("records.csv", file), "record").updated, 1);
    EXPECT_EQ(logo("acme").checksum, sha256("logo"));
    EXPECT_EQ(logo("bolt").checksum, sha256("found"));
}

TEST_F(ImportMedia, SaysWhereAFileIsMissingOrClosed) {
    m_folder.write("in/files/closed.jpg", "closed");
    std::filesystem::permissions(m_folder / "in/files/closed.jpg", std::filesystem::perms::none);
    const auto report =
        products("sku;family;picture\na;shirt;files/none.jpg\nb;shirt;files/closed.jpg\n");
    ASSERT_FALSE(report.issues.empty());
    EXPECT_EQ(to_sentence(report.issues[0]),
              "products.csv row 2, a, picture: The file files/none.jpg is not there. Put it there, "
              "as seen from the folder of the imported file, or correct the cell, and import "
              "again.");
    if (::geteuid() == 0) GTEST_SKIP() << "nothing is closed to this user";
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(to_sentence(report.issues[1]),
              "products.csv row 3, b, picture: The file files/closed.jpg is there, but cannot be "
              "read. Allow reading it, or put a copy of it in its place, and import again.");
    EXPECT_EQ(report.pictures_missing, 2);
}

TEST_F(ImportMedia, StoresNothingInAPreview) {
    m_folder.write("in/files/a.jpg", "picture");
    ImportOptions options;
    options.preview = true;
    EXPECT_EQ(products("sku;family;picture\na;shirt;files/a.jpg\n", options).pictures_stored, 1);
    EXPECT_FALSE(std::filesystem::exists(m_catalogue->assets().path_of(sha256("picture"))));
    EXPECT_EQ(m_catalogue->assets().count(), 0);
}

}  // namespace
}  // namespace vitrine::test
