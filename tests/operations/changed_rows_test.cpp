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
    const ChangedRows all = rows_changed_since(*m_catalogue, 0);
    EXPECT_EQ(all.products.size(), 9U);
    EXPECT_TRUE(all.structure);
    EXPECT_EQ(all.head, head());
    const ChangedRows none = rows_changed_since(*m_catalogue, all.head);
    EXPECT_THAT(none.products, IsEmpty());
    EXPECT_FALSE(none.structure);
    EXPECT_THROW(rows_changed_since(*m_catalogue, all.head + 1), Error);
}

TEST_F(ChangedRowsTest, IncludeTheVariantsOfAChangedModel) {
    const std::int64_t seq = head();
    edit("lamp-1", "brand", "acme");
    EXPECT_THAT(codes(rows_changed_since(*m_catalogue, seq)), ElementsAre("lamp-1"));
    edit("oxford", "name[en_US]", "Shirt");
    EXPECT_THAT(codes(rows_changed_since(*m_catalogue, seq)),
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
    const ChangedRows changed = rows_changed_since(*m_catalogue, seq);
    EXPECT_THAT(changed.removed, ElementsAre("lamp-2"));
    EXPECT_THAT(changed.products, IsEmpty());
}

}  // namespace
}  // namespace vitrine
