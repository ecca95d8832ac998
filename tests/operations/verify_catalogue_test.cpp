#include "operations/verify_catalogue.h"

#include "operations/read_fixture.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using testing::Contains;
using testing::IsEmpty;

class VerifyCatalogue : public test::ReadTest {
protected:
    std::vector<std::string> rules_found() {
        open();
        std::vector<std::string> rules;
        for (const Issue& issue : verify_catalogue(*m_catalogue, Progress()).damage)
            rules.push_back(issue.rule);
        return rules;
    }
    // What no part of the program does: a change behind the back of the journal.
    void damage(std::string_view sql) { m_catalogue->connection().execute(sql); }
};

TEST_F(VerifyCatalogue, FindsNothingAfterEveryKindOfChange) {
    edit("lamp-1", "brand", "acme");
    edit("lamp-1", "price[EUR]", "12.50");
    edit("oxford-red-s", "name[en_US]", "Red one");
    undo_change_set(*m_catalogue, 2, OnConflict::refuse, Progress());
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "gone", 0});
        writer.remove(*product("oxford-blue-s"));
        writer.remove(*product("lamp-3"));
        writer.finish();
    }
    undo_change_set(*m_catalogue, 6, OnConflict::refuse, Progress());
    EXPECT_THAT(rules_found(), IsEmpty());
    const VerifyReport report = verify_catalogue(*m_catalogue, Progress());
    EXPECT_EQ(report.products, 9);
    EXPECT_GT(report.changes, 9);
}

TEST_F(VerifyCatalogue, FindsAValueThatTheJournalDoesNotKnow) {
    edit("lamp-1", "brand", "acme");
    damage(
        "UPDATE product SET doc = (SELECT doc FROM product WHERE code = 'lamp-2') WHERE code = "
        "'lamp-1'");
    EXPECT_THAT(rules_found(), Contains("verify.journal"));
}

TEST_F(VerifyCatalogue, FindsADocumentThatCannotBeRead) {
    damage("UPDATE product SET doc = x'01ff' WHERE code = 'lamp-1'");
    EXPECT_THAT(rules_found(), Contains("verify.document"));
}

TEST_F(VerifyCatalogue, FindsAProductThatIsGoneOrNeverCreated) {
    edit("lamp-1", "brand", "acme");
    damage("DELETE FROM product WHERE code = 'lamp-2'");
    damage("DELETE FROM change WHERE entity_kind = 1 AND change_set = 1");
    EXPECT_THAT(rules_found(), Contains("verify.journal"));
}

TEST_F(VerifyCatalogue, FindsAPackOfTheJournalThatCannotBeRead) {
    damage("UPDATE change SET delta = x'01ff' WHERE entity_kind = 1 AND entity_id = 0");
    EXPECT_THAT(rules_found(), testing::ElementsAre("verify.journal"));
}

TEST_F(VerifyCatalogue, FindsThatAPackDoesNotLeadToWhatIsStored) {
    // Every product of the import is there, and now their journal names others.
    damage("UPDATE change_pack SET products = x'8201' || substr(products, 2)");
    EXPECT_THAT(rules_found(), Contains("verify.journal"));
}

TEST_F(VerifyCatalogue, FindsNamesOfThingsThatAreNotThere) {
    damage("UPDATE product SET family = 99 WHERE code = 'lamp-1'");
    damage("DELETE FROM structure WHERE kind = 4");
    EXPECT_THAT(rules_found(), Contains("verify.reference"));
}

TEST_F(VerifyCatalogue, FindsNumbersThatWouldBeGivenTwice) {
    damage("UPDATE sequence SET next = 2");
    EXPECT_THAT(rules_found(), Contains("verify.sequence"));
}

TEST_F(VerifyCatalogue, FindsFilesThatAreMissingOrAltered) {
    const auto picture = m_folder.write("lamp.png", "\x89PNG\r\n\x1a\n and so on");
    Asset asset;
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "picture", 0});
        asset = m_catalogue->assets().add(picture);
        writer.create([] {
            Product made;
            made.code = "with-picture";
            return made;
        }());
        writer.finish();
    }
    EXPECT_THAT(rules_found(), IsEmpty());
    const auto stored = m_catalogue->assets().path_of(asset.checksum);
    std::filesystem::permissions(stored, std::filesystem::perms(0644));
    std::ofstream(stored, std::ios::app) << "!";
    EXPECT_THAT(rules_found(), Contains("verify.asset"));
    std::filesystem::remove(stored);
    EXPECT_THAT(rules_found(), Contains("verify.asset"));
}

TEST_F(VerifyCatalogue, StopsWhenItIsToldTo) {
    std::stop_source stop;
    stop.request_stop();
    const Progress progress(stop.get_token());
    EXPECT_THROW(verify_catalogue(*m_catalogue, progress), Error);
}

}  // namespace
}  // namespace vitrine
