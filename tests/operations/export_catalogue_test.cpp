#include "operations/export_catalogue.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "base/error.h"
#include "operations/edit_products.h"
#include "operations/import_fixture.h"
#include "operations/new_catalogue.h"
#include "operations/round_trip.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::Pair;

class ExportCatalogue : public EmptyImportTest {
protected:
    std::map<std::string, std::string> files(const ExportOptions& options = {}) {
        ExportOptions with_folder = options;
        with_folder.folder = m_folder / "out";
        m_report = export_catalogue(*m_catalogue, with_folder, Progress());
        return files_below(with_folder.folder);
    }
    void import_shop() { import({test_data("akeneo/shop")}); }
    // A shared set that is packed.
    std::filesystem::path unpack(const std::filesystem::path& archive) {
        const auto target = m_folder / "set";
        std::filesystem::create_directories(target);
        const auto tar = run_command("tar", {"xJf", archive.string(), "-C", target.string()});
        EXPECT_EQ(tar.status, 0) << tar.errors;
        return target;
    }
    ExportReport m_report;
};

TEST_F(ExportCatalogue, OfTheDemonstrationComesBack) {
    const auto resources = std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
    create_catalogue(m_folder / "demo.vitrine", NewCatalogue::demo, resources, Progress());
    Catalogue demo(m_folder / "demo.vitrine");
    const ExportReport report = round_trip(demo);
    EXPECT_THAT(report.files, Contains(Pair("products.csv", 124)));
    EXPECT_EQ(report.pictures_written, 106);
    EXPECT_THAT(report.issues, IsEmpty());
    round_trip(demo, WrittenFormat::xlsx);
    round_trip(demo, WrittenFormat::json_lines);
}

TEST_F(ExportCatalogue, OfIcecatComesBack) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    const auto folder = unpack(set / "files.tar.xz");
    for (const auto& entry : std::filesystem::directory_iterator(set)) {
        if (entry.path().extension() == ".csv")
            std::filesystem::copy(entry.path(), folder / entry.path().filename());
    }
    import({folder});
    const ExportReport report = round_trip(*m_catalogue);
    EXPECT_THAT(report.files, Contains(Pair("products.csv", 1239)));
    EXPECT_THAT(report.files, Contains(Pair("product_models.csv", 81)));
    EXPECT_GT(report.pictures_written, 100);
    for (const Issue& issue : report.issues) EXPECT_EQ(issue.rule, "export.file_missing");
    round_trip(*m_catalogue, WrittenFormat::xlsx);
    round_trip(*m_catalogue, WrittenFormat::json_lines);
}

TEST_F(ExportCatalogue, OfLegoComesBack) {
    if (std::getenv("VITRINE_LARGE") == nullptr) GTEST_SKIP() << "set VITRINE_LARGE";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    import({unpack(archive) / "lego-akeneo"});
    const ExportReport report = round_trip(*m_catalogue);
    EXPECT_THAT(report.files, Contains(Pair("products.csv", 83047)));
    round_trip(*m_catalogue, WrittenFormat::xlsx);
    round_trip(*m_catalogue, WrittenFormat::json_lines);
}

TEST_F(ExportCatalogue, NamesColumnsByWhatIsFilled) {
    import_shop();
    const auto out = files();
    EXPECT_THAT(out.at("locales.csv"), HasSubstr("code;fallback\n"));
    EXPECT_THAT(out, Not(Contains(Key("products.csv")))) << "the shop has none";
    products("sku;family;name-en_US;price-EUR\nA-1;;Lamp;12.50\n");
    EXPECT_THAT(files().at("products.csv"),
                HasSubstr("sku;uuid;family;parent;enabled;name-en_US;price-EUR\nA-1;"));
    EXPECT_THAT(m_report.files.back(), Pair("products.csv", 1));
}

TEST_F(ExportCatalogue, AFilterTakesTheModelsAboveAlong) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    ExportOptions options;
    options.filter = "sku = \"1111111287\"";
    options.with_structure = false;
    options.with_files = false;
    const auto out = files(options);
    EXPECT_THAT(m_report.files,
                ElementsAre(Pair("product_models.csv", testing::Ge(1)), Pair("products.csv", 1)));
    EXPECT_EQ(out.size(), 2U);
    EXPECT_THAT(m_report.issues, IsEmpty());
    options.filter = "no such field = 1";
    EXPECT_THROW(files(options), Error);
}

TEST_F(ExportCatalogue, SaysWhichFilesAreMissingAndWhichNamesAreTwofold) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});  // without its pictures
    files();
    ASSERT_FALSE(m_report.issues.empty());
    EXPECT_EQ(m_report.issues[0].rule, "export.file_missing");
    EXPECT_FALSE(m_report.issues[0].product.empty());
    EXPECT_EQ(m_report.pictures_written, 0);
}

TEST_F(ExportCatalogue, LeavesNothingUnfinishedWhereItIsStopped) {
    import_shop();
    products("sku;family\nA-1;\n");
    std::stop_source stop;
    stop.request_stop();
    const Progress progress(stop.get_token());
    ExportOptions options;
    options.folder = m_folder / "out";
    EXPECT_THROW(export_catalogue(*m_catalogue, options, progress), Error);
    EXPECT_THAT(files_below(options.folder), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
