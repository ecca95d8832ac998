#include "operations/history.h"

#include "operations/read_fixture.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class History : public test::ReadTest {
protected:
    static std::vector<std::string> fields(const ProductHistoryEntry& entry) {
        std::vector<std::string> lines;
        for (const auto& field : entry.fields)
            lines.push_back(field.name + ": " + field.before + " -> " + field.after);
        return lines;
    }
};

TEST_F(History, OfAProductTellsEveryField) {
    ASSERT_EQ(edit("lamp-1", "brand", "acme").changed, 1);
    ASSERT_EQ(edit("lamp-1", "price[EUR]", "12.50").changed, 1);
    ASSERT_EQ(edit("lamp-1", "name[fr_FR]", std::nullopt).changed, 1);
    const auto entries = product_history(*m_catalogue, "LAMP-1");
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_THAT(fields(entries[0]), ElementsAre("name[fr_FR]: Lampe de bureau Éclair -> "));
    EXPECT_THAT(fields(entries[1]), ElementsAre("price[EUR]: 39.00 -> 12.50"));
    EXPECT_THAT(fields(entries[2]), ElementsAre("brand: nordlys -> acme"));
    EXPECT_EQ(entries[3].operation, Operation::create);
    EXPECT_THAT(entries[3].fields, IsEmpty());
}

TEST_F(History, KeepsWhatARemovedProductWas) {
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "gone", 0});
        writer.remove(*product("oxford-blue-s"));
        writer.finish();
    }
    const auto entries = product_history(*m_catalogue, "Oxford-Blue-S");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].operation, Operation::remove);
    EXPECT_THAT(fields(entries[0]), testing::Contains("parent: oxford_blue -> "));
    EXPECT_THAT(fields(entries[0]), testing::Contains("size: s -> "));
    EXPECT_EQ(entries[1].operation, Operation::create);
}

TEST_F(History, RefusesAProductThatNeverWas) {
    EXPECT_THAT(sentence_of([&] { product_history(*m_catalogue, "lamp-9"); }), HasSubstr("lamp-9"));
}

TEST_F(History, NamesProductsByTheirCodes) {
    const Product variant = *product("oxford-red-s");
    EXPECT_EQ(field_text(*m_catalogue, structure(), {property::parent, 0},
                         field(variant, {property::parent, 0})),
              "oxford_red");
    const ValueKey links{property::linked_products,
                         structure().association_types.find("X_SELL")->id};
    EXPECT_EQ(field_text(*m_catalogue, structure(), links, field(*product("lamp-1"), links)),
              "lamp-2");
    EXPECT_EQ(field_text(*m_catalogue, structure(), links, std::nullopt), "");
    EXPECT_EQ(field_text(*m_catalogue, structure(), links, Value(References{{4711}})), "#4711");
}

}  // namespace
}  // namespace vitrine
