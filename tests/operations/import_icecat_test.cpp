// The whole demonstration set: every count was first taken from the files by another program.
#include <filesystem>
#include <set>

#include "operations/import_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

class ImportIcecat : public EmptyImportTest {
protected:
    // The set with its pictures unpacked beside the CSV files.
    std::filesystem::path unpack(const std::filesystem::path& set) {
        const auto target = m_folder / "icecat";
        std::filesystem::create_directories(target);
        for (const auto& entry : std::filesystem::directory_iterator(set)) {
            if (entry.path().extension() == ".csv")
                std::filesystem::copy(entry.path(), target / entry.path().filename());
        }
        const auto tar =
            run_command("tar", {"xJf", (set / "files.tar.xz").string(), "-C", target.string()});
        EXPECT_EQ(tar.status, 0) << tar.errors;
        return target;
    }
};

TEST_F(ImportIcecat, TakesEveryRowAndCountsWhatIsOdd) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    const auto folder = unpack(set);
    const ImportReport report = import({folder});
    const std::pair<const char*, int> expected[] = {
        {"product", 1239},     {"product_model", 81}, {"attribute", 77}, {"family", 17},
        {"family_variant", 9}, {"category", 168},     {"channel", 3},    {"option", 121},
        {"locale", 210},       {"currency", 294},
    };
    for (const auto& [kind, count] : expected)
        EXPECT_EQ(counts(report, kind).created, count) << kind;
    EXPECT_EQ(report.total().rejected, 0);
    // parent.other_case: cells of products whose model is written with other capitals.
    // gtin.check_digit: filled cells of ean with 13 digits and a wrong last one, all of products.
    // cell.not_owned: of 1,834 filled cells of variants whose attribute belongs to a level above,
    // those
    //   that are not what the model says: paths of pictures, compared as they are written; 98
    //   variants.
    // cell.not_owned_by_model: the same of 211 such cells of sub-models.
    // media.missing: distinct paths in cells of pictures and files, of 270; the cells of either
    // kind count
    //   whether or not the level owns them.
    EXPECT_EQ(rules(report),
              "cell.not_owned:113 cell.not_owned_by_model:15 gtin.check_digit:105 media.missing:19 "
              "parent.other_case:18 product.no_family:1");
    EXPECT_EQ(report.pictures_stored, 251);
    EXPECT_EQ(report.pictures_missing, 19);
    std::set<std::string> variants;
    for (const Issue& issue : report.issues) {
        if (issue.rule == "cell.not_owned") variants.insert(issue.product);
    }
    EXPECT_EQ(variants.size(), 98U);

    // Again, as another program would find the file.
    open();
    const std::int64_t seq = m_catalogue->journal().last_seq();
    const ImportReport again = import({folder});
    EXPECT_EQ(counts(again, "product").unchanged, 1239);
    EXPECT_EQ(again.total().unchanged, again.total().read);
    EXPECT_EQ(rules(again), rules(report));
    EXPECT_EQ(again.change_set, 0);
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
}

TEST_F(ImportIcecat, PreviewsWhatWillHappenAndLeavesNothing) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    const auto folder = unpack(set);
    ImportOptions options;
    options.preview = true;
    const ImportReport preview = import({folder}, options);
    EXPECT_EQ(m_catalogue->journal().last_seq(), 0);
    EXPECT_EQ(m_catalogue->products().highest_id(), 0);
    EXPECT_EQ(structure().attributes.size(), 0U);
    EXPECT_FALSE(std::filesystem::exists(m_catalogue->assets_folder()));
    const ImportReport done = import({folder});
    EXPECT_EQ(rules(preview), rules(done));
    EXPECT_EQ(preview.pictures_stored, done.pictures_stored);
    ASSERT_EQ(preview.by_kind.size(), done.by_kind.size());
    for (std::size_t i = 0; i < done.by_kind.size(); ++i) {
        EXPECT_EQ(preview.by_kind[i].first, done.by_kind[i].first);
        EXPECT_EQ(preview.by_kind[i].second.created, done.by_kind[i].second.created);
        EXPECT_EQ(preview.by_kind[i].second.warnings, done.by_kind[i].second.warnings);
    }
}

TEST_F(ImportIcecat, TakesTheSmallestStructureThereIs) {
    VITRINE_SHARED_FILE(set, "data/akeneo/minimal");
    const ImportReport report = import({set});
    EXPECT_EQ(report.total().rejected, 0);
    EXPECT_EQ(rules(report), "");
    EXPECT_EQ(counts(report, "attribute").created, 1);
}

// The examples of the documentation are pieces of the Icecat demo, each without what it refers to;
// the attribute group "media" is in neither.
TEST_F(ImportIcecat, TakesTheExamplesOfTheDocumentation) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    VITRINE_SHARED_FILE(examples, "data/akeneo/docs-examples");
    import({set});
    import_text("attribute_groups.csv", "code\nmedia\n");
    for (const char* name : {"association_type", "attribute", "category", "family",
                             "family_variant", "option", "group", "product_model", "product"}) {
        const ImportReport report = import({examples / (std::string(name) + ".csv")});
        EXPECT_GT(report.total().read, 0) << name;
        EXPECT_EQ(report.total().rejected, 0) << name;
    }
    EXPECT_EQ(structure().families.find("camcorders")->label_attribute,
              structure().attributes.find("name")->id);
    EXPECT_TRUE(product("AKNTS_BPXS"));
}

TEST_F(ImportIcecat, RefusesHeadingsThatNameNothing) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    VITRINE_SHARED_FILE(bad, "data/akeneo/import-files/invalid_import_header.csv");
    import({set / "attributes.csv", set / "attribute_groups.csv", set / "locales.csv",
            set / "currencies.csv"});
    EXPECT_THROW(import({bad}), Error);
    EXPECT_FALSE(product("SKU-001"));
}

}  // namespace
}  // namespace vitrine::test
