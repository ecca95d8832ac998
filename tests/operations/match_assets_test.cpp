#include "operations/match_assets.h"

#include "base/checksum.h"
#include "operations/import_fixture.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MatchingAssets : public ImportTest {
protected:
    MatchingAssets() {
        products(
            "sku;family\nLAMP-1;shirt\nLAMP-1_2;shirt\nlamp;shirt\nShirt "
            "A;shirt\n\xC3\x84pfel;shirt\n");
    }

    // A picture as far as its content is looked at; every one is different.
    void picture(const std::string& name) {
        m_folder.write("pictures/" + name, "GIF89a\1\1\1\1 " + name);
    }
    MatchAssetsReport match(MatchIntent intent = MatchIntent::save,
                            const std::vector<std::string>& fields = {"picture"}) {
        MatchAssets match;
        match.folder = m_folder / "pictures";
        for (const std::string& field : fields)
            match.fields.push_back(parse_field(structure(), field));
        return match_assets(*m_catalogue, match, intent, Progress());
    }
    // "lamp.gif: LAMP-1"
    static std::vector<std::string> matched(const MatchAssetsReport& report) {
        std::vector<std::string> lines;
        for (const MatchedFile& file : report.matched)
            lines.push_back(file.file + ": " + file.product);
        return lines;
    }
    static std::vector<std::string> unmatched(const MatchAssetsReport& report) {
        std::vector<std::string> lines;
        for (const UnmatchedFile& file : report.unmatched) {
            lines.push_back(file.file + ": " + std::string(unmatched_reason_name(file.reason)));
        }
        return lines;
    }
};

TEST_F(MatchingAssets, GoesByTheLongestSkuThatBeginsTheName) {
    picture("lamp-1.gif");
    picture("LAMP-1_2-front.gif");
    picture("sub/Lamp (1).gif");
    picture("shirt a_3.gif");
    picture("lamp-10.gif");
    picture("lamps.gif");
    picture("unknown.gif");
    picture(".hidden.gif");
    picture("\xC3\xA4pfel_1.gif");
    const auto report = match();
    EXPECT_EQ(report.files, 8);
    EXPECT_THAT(matched(report), ElementsAre("LAMP-1_2-front.gif: LAMP-1_2", "lamp-1.gif: LAMP-1",
                                             "shirt a_3.gif: Shirt A", "sub/Lamp (1).gif: lamp",
                                             "\xC3\xA4pfel_1.gif: \xC3\x84pfel"));
    EXPECT_THAT(unmatched(report), ElementsAre("lamp-10.gif: no_field", "lamps.gif: no_product",
                                               "unknown.gif: no_product"));
    EXPECT_EQ(text(product("lamp"), "picture"), "sub/Lamp (1).gif");
}

TEST_F(MatchingAssets, SavesOneChangeSetThatUndoTakesBack) {
    picture("lamp-1.gif");
    picture("lamp.gif");
    const auto report = match();
    ASSERT_NE(report.change_set, 0);
    EXPECT_EQ(m_catalogue->journal().find(report.change_set)->origin.source, "import");
    EXPECT_TRUE(
        std::filesystem::exists(m_catalogue->assets().path_of(sha256("GIF89a\1\1\1\1 lamp.gif"))));
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(text(product("lamp"), "picture"), "");
    EXPECT_EQ(text(product("LAMP-1"), "picture"), "");
}

TEST_F(MatchingAssets, ShowsBeforehandWhatWouldHappen) {
    picture("lamp-1.gif");
    picture("nothing.gif");
    const auto preview = match(MatchIntent::preview);
    EXPECT_EQ(preview.change_set, 0);
    EXPECT_EQ(text(product("LAMP-1"), "picture"), "");
    EXPECT_EQ(m_catalogue->assets().count(), 0);
    EXPECT_FALSE(std::filesystem::exists(m_catalogue->assets_folder()));
    const auto report = match();
    EXPECT_EQ(matched(report), matched(preview));
    EXPECT_EQ(unmatched(report), unmatched(preview));
}

TEST_F(MatchingAssets, ChangesNothingTheSecondTime) {
    picture("lamp-1.gif");
    match();
    const auto again = match();
    EXPECT_EQ(again.change_set, 0);
    EXPECT_EQ(again.unchanged, 1);
    EXPECT_THAT(matched(again), IsEmpty());
    // Other bytes under the same name are another picture; what was there is told.
    m_folder.write("pictures/lamp-1.gif", "GIF89a\1\1\1\1 better");
    const auto changed = match();
    ASSERT_EQ(changed.matched.size(), 1U);
    EXPECT_EQ(changed.matched[0].before, "lamp-1.gif");
    EXPECT_EQ(changed.matched[0].field, "picture");
}

TEST_F(MatchingAssets, LeavesOutFilesWithTheSameClaim) {
    picture("lamp.gif");
    picture("lamp.png");
    picture("lamp-1_01.gif");
    picture("LAMP-1-1.gif");
    picture("lamp-1_3.gif");
    const auto report = match();
    EXPECT_THAT(matched(report), IsEmpty());
    EXPECT_THAT(unmatched(report), ElementsAre("LAMP-1-1.gif: ambiguous",
                                               "lamp-1_01.gif: ambiguous", "lamp-1_3.gif: no_field",
                                               "lamp.gif: ambiguous", "lamp.png: ambiguous"));
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(MatchingAssets, FillsSeveralFieldsInTheOrderOfTheNames) {
    import_text("attributes.csv",
                "code;type;group\nphoto_2;pim_catalog_image;main\n"
                "photo_3;pim_catalog_image;main\n");
    picture("lamp.gif");
    picture("lamp_10.gif");
    picture("lamp_9.gif");
    picture("lamp_back.gif");
    const auto report = match(MatchIntent::save, {"picture", "photo_2", "photo_3"});
    EXPECT_EQ(text(product("lamp"), "picture"), "lamp.gif");
    EXPECT_EQ(text(product("lamp"), "photo_2"), "lamp_9.gif");
    EXPECT_EQ(text(product("lamp"), "photo_3"), "lamp_10.gif");
    EXPECT_THAT(unmatched(report), ElementsAre("lamp_back.gif: no_field"));
}

TEST_F(MatchingAssets, StoresOnlyPicturesWhereAPictureIsMeant) {
    m_folder.write("pictures/lamp.jpg", "#!/bin/sh");
    m_folder.write("pictures/lamp-1.gif", "%PDF-1.7");
    const auto report = match();
    EXPECT_THAT(unmatched(report), ElementsAre("lamp-1.gif: refused", "lamp.jpg: refused"));
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(report.issues[0].rule, "picture.kind");
    EXPECT_EQ(report.issues[0].column, "picture");
    EXPECT_EQ(m_catalogue->assets().count(), 0);
}

TEST_F(MatchingAssets, RefusesAFieldOrFolderThatMakesNoSense) {
    std::filesystem::create_directory(m_folder / "pictures");
    EXPECT_THROW(match(MatchIntent::save, {"name[en_US]"}), Error);
    EXPECT_THROW(match(MatchIntent::save, {}), Error);
    EXPECT_THAT(matched(match()), IsEmpty());
    std::filesystem::remove(m_folder / "pictures");
    EXPECT_THROW(match(), Error);
}

TEST(AssetNames, OfferTheirCodesTheLongestFirst) {
    EXPECT_THAT(asset_name::possible_codes("lamp-1_2"), ElementsAre("lamp-1_2", "lamp-1", "lamp"));
    EXPECT_THAT(asset_name::possible_codes("-a"), ElementsAre("-a"));
    EXPECT_THAT(asset_name::possible_codes(""), IsEmpty());
    EXPECT_THAT(asset_name::possible_codes("caf\xC3\xA9"), ElementsAre("caf\xC3\xA9"));
}

TEST(AssetNames, SortNumbersByValue) {
    const auto key = [](std::string_view rest) { return asset_name::order_key(rest); };
    EXPECT_EQ(key(""), "");
    EXPECT_LT(key("_9"), key("_10"));
    EXPECT_LT(key("-2"), key("-front"));
    EXPECT_LT(key("_front"), key("_front2"));
    EXPECT_EQ(key("_01"), key("(1)"));
    EXPECT_EQ(key("-Front"), key("_front"));
}

TEST_F(MatchingAssets, KeepsANameThatIsNoUtf8AsAText) {
    picture("lamp-1_caf\xE9.gif");
    EXPECT_THAT(matched(match()), ElementsAre("lamp-1_caf\xEF\xBF\xBD.gif: LAMP-1"));
}

}  // namespace
}  // namespace vitrine::test
