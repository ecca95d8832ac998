#include "operations/changed_rows.h"

#include "operations/read_fixture.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ChangedRowsTest : public test::ReadTest {
protected:
    std::int64_t head() { return m_catalogue->journal().last_seq(); }
    std::vector<std::string> codes(const ChangedRows& changed) {
        std::vector<std::string> codes;
        for (const ProductId id : changed.products)
            codes.push_back(m_catalogue->products().code_of(id));
        return codes;
    }
};

TEST_F(ChangedRowsTest, AreEverythingFromTheBeginningAndNothingFromTheHead) {
    const ChangedRows all = rows_changed_since(*m_catalogue, 0, Progress());
    EXPECT_EQ(all.products.size(), 9U);
    EXPECT_TRUE(all.structure);
    EXPECT_EQ(all.head, head());
    const ChangedRows none = rows_changed_since(*m_catalogue, all.head, Progress());
    EXPECT_THAT(none.products, IsEmpty());
    EXPECT_FALSE(none.structure);
    EXPECT_THROW(rows_changed_since(*m_catalogue, all.head + 1, Progress()), Error);
}

TEST_F(ChangedRowsTest, IncludeTheVariantsOfAChangedModel) {
    const std::int64_t seq = head();
    edit("lamp-1", "brand", "acme");
    EXPECT_THAT(codes(rows_changed_since(*m_catalogue, seq, Progress())), ElementsAre("lamp-1"));
    edit("oxford", "name[en_US]", "Shirt");
    EXPECT_THAT(codes(rows_changed_since(*m_catalogue, seq, Progress())),
                UnorderedElementsAre("lamp-1", "oxford", "oxford_red", "oxford_blue",
                                     "oxford-red-s", "oxford-red-m", "oxford-blue-s"));
}

TEST_F(ChangedRowsTest, NameWhatIsGoneUnlessItCameAndWent) {
    const std::int64_t seq = head();
    ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "gone", 0});
    writer.remove(*product("lamp-2"));
    Product fleeting;
    fleeting.code = "fleeting";
    fleeting.id = writer.create(fleeting);
    writer.remove(*m_catalogue->products().load(fleeting.id));
    writer.finish();
    const ChangedRows changed = rows_changed_since(*m_catalogue, seq, Progress());
    EXPECT_THAT(changed.removed, ElementsAre("lamp-2"));
    EXPECT_THAT(changed.products, IsEmpty());
}

TEST_F(ChangedRowsTest, NameWhatIsGoneByTheCodeItHadThen) {
    const std::int64_t seq = head();
    Product renamed = *product("lamp-2");
    renamed.code = "lamp-two";
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "renamed", 0});
        writer.update(*product("lamp-2"), renamed);
        writer.finish();
    }
    const std::int64_t later = head();
    ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "gone", 0});
    writer.remove(*product("lamp-1"));
    writer.remove(*product("lamp-two"));
    writer.remove(*product("lamp-3"));
    writer.finish();
    EXPECT_THAT(rows_changed_since(*m_catalogue, seq, Progress()).removed,
                ElementsAre("lamp-1", "lamp-2", "lamp-3"));
    EXPECT_THAT(rows_changed_since(*m_catalogue, later, Progress()).removed,
                ElementsAre("lamp-1", "lamp-two", "lamp-3"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(rows_changed_since(*m_catalogue, seq, Progress(stop.get_token())), Error);
}

}  // namespace
}  // namespace vitrine
