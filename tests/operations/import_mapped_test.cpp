// What other systems export, imported by the presets: the whole way, and back.
#include "operations/import_mapped.h"

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "operations/import_fixture.h"
#include "operations/import_presets.h"
#include "operations/rejected_rows.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ImportMapped : public EmptyImportTest {
protected:
    ImportReport import_by(const std::string& preset, const std::filesystem::path& path,
                           ImportOptions options = {}) {
        options.paths = {path};
        ImportReport report =
            import_mapped(*m_catalogue, import_preset(preset), options, Progress());
        const ImportCounts total = report.total();
        EXPECT_EQ(total.read, total.created + total.updated + total.unchanged + total.rejected);
        return report;
    }
    std::filesystem::path shop_export(std::string_view rows) {
        return m_folder.write(
            "in/export.csv", "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n" +
                                 std::string(rows));
    }
};

TEST_F(ImportMapped, NamesFileRowAndColumnOfTheSource) {
    const auto report = import_by("shopify", shop_export("mug,Mug,Title,Default Title,M-1,dear\n"
                                                         "cup,Cup,Title,Default Title,M-1,5.00\n"));
    ASSERT_EQ(rules(report), "mapping.number:1 row.duplicate:1");
    for (const Issue& issue : report.issues) {
        EXPECT_EQ(issue.file, "export.csv");
        EXPECT_EQ(issue.row, issue.rule == "mapping.number" ? 2 : 3);
        EXPECT_EQ(issue.column, issue.rule == "mapping.number" ? "Variant Price" : "Variant SKU");
    }
    EXPECT_EQ(counts(report, "product").created, 1);
    const RejectedFiles files = write_rejected_rows(report, {}, m_folder / "out");
    EXPECT_EQ(files.rows, 1);
    EXPECT_THAT(read_whole_file(m_folder / "out/export.csv"), HasSubstr("cup,Cup,"));
}

TEST_F(ImportMapped, AFileThatDoesNotSpeakOfFamiliesTakesNoneAway) {
    import({test_data("akeneo/shop")});
    const std::string family = structure().families.all().front()->code;
    products("sku;family\nlamp-1;" + family + "\n");
    const auto with_family = product("lamp-1");
    ASSERT_TRUE(with_family);
    ASSERT_NE(with_family->family, 0);
    auto parsed = parse_import_profile(
        "{\"vitrine_import_profile\":1,\"name\":\"x\",\"title\":\"x\",\"locale\":\"en_US\","
        "\"columns\":[{\"column\":\"No\",\"to\":{\"property\":\"code\"}},"
        "{\"column\":\"Name\",\"to\":{\"attribute\":\"name\"}}]}");
    ImportOptions options;
    options.paths = {m_folder.write("in/list.csv", "No;Name\nlamp-1;Other lamp\n")};
    const auto report =
        import_mapped(*m_catalogue, std::get<ImportProfile>(parsed), options, Progress());
    EXPECT_EQ(counts(report, "product").updated, 1) << rules(report);
    EXPECT_EQ(product("lamp-1")->family, with_family->family);
    EXPECT_EQ(report.formats.at("list.csv"), "CSV, ; between cells, UTF-8");
}

TEST_F(ImportMapped, IsOneChangeSetThatUndoTakesBackWhole) {
    const auto report = import_by("shopify", shop_export("tee,Tee,Size,S,T-S,10.00\n"
                                                         "tee,,,M,T-M,11.00\n"));
    EXPECT_EQ(counts(report, "product_model").created, 1);
    EXPECT_EQ(counts(report, "product").created, 2);
    EXPECT_EQ(product("T-S")->parent, model("tee")->id);
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_FALSE(product("T-S"));
    EXPECT_FALSE(model("tee"));
    EXPECT_EQ(structure().families.find("shopify"), nullptr);
}

TEST_F(ImportMapped, OfAPreviewChangesNothing) {
    ImportOptions options;
    options.preview = true;
    const auto report = import_by("shopify", shop_export("tee,Tee,Size,S,T-S,10.00\n"), options);
    EXPECT_EQ(counts(report, "product").created, 1);
    EXPECT_FALSE(product("T-S"));
    EXPECT_EQ(structure().families.find("shopify"), nullptr);
}

TEST_F(ImportMapped, SaysWhichFileItMisses) {
    EXPECT_THROW(import_by("prestashop", m_folder / "nowhere"), Error);
    m_folder.write("in/a.csv", "x\n1\n");
    m_folder.write("in/b.csv", "x\n1\n");
    EXPECT_THROW(import_by("shopify", m_folder / "in"), Error);
}

// preset, path, products created, models created, rejected, warnings, rules
struct Sample {
    std::string preset, path, products, models, rejected, rules;
};

std::vector<Sample> samples() {
    std::vector<Sample> found;
    std::ifstream table(std::filesystem::path(VITRINE_SOURCE_DIR) /
                        "tests/operations/preset_imports.tsv");
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> cells;
        for (const std::string_view cell : split(line, '\t')) cells.emplace_back(cell);
        cells.resize(6);
        found.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
    }
    return found;
}

TEST_F(ImportMapped, TakesTheSampleOfEachSystemAndThenFindsNothingNew) {
    const auto all = samples();
    ASSERT_GE(all.size(), 10U);
    for (const Sample& sample : all) {
        SCOPED_TRACE(sample.preset + " " + sample.path);
        VITRINE_SHARED_FILE(path, sample.path);
        m_catalogue.reset();
        std::filesystem::remove(m_folder / "shop.vitrine");
        Catalogue::create(m_folder / "shop.vitrine");
        open();
        const ImportReport first = import_by(sample.preset, path);
        EXPECT_EQ(std::to_string(counts(first, "product").created), sample.products);
        EXPECT_EQ(std::to_string(counts(first, "product_model").created), sample.models);
        EXPECT_EQ(std::to_string(first.total().rejected), sample.rejected);
        EXPECT_EQ(rules(first), sample.rules);
        const ImportReport again = import_by(sample.preset, path);
        EXPECT_EQ(again.total().created, 0);
        EXPECT_EQ(again.total().updated, 0);
    }
}

}  // namespace
}  // namespace vitrine::test
