#include "workbench/quick_look.h"

#include <gmock/gmock.h>

#include "base/message_catalogue.h"
#include "workbench/open_session.h"
#include "workbench/words.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using QuickLookTest = OpenSession;

TEST_F(QuickLookTest, ShowsTheProductAsMoreIsKnown) {
    list_all();
    QuickLook look(workspace());
    EXPECT_EQ(look.summary(), nullptr);
    EXPECT_THAT(look.channels(), IsEmpty());
    EXPECT_EQ(look.completeness(), "");
    look.show(product("LI-1010"));
    ASSERT_TRUE(windows.wait_until([&] { return look.summary() != nullptr; }));
    EXPECT_EQ(look.summary()->name, "Vesper table lamp");
    EXPECT_THAT(look.summary()->prices, Not(IsEmpty()));
    EXPECT_THAT(look.completeness(), Not(IsEmpty()));
    ASSERT_TRUE(windows.wait_until([&] { return !look.picture().empty(); }));
    EXPECT_THAT(look.channels(), Not(IsEmpty()));
    EXPECT_TRUE(
        windows.wait_until([&] { return look.channels().front().readiness.text() != "…"; }));
    look.show(0);
    EXPECT_EQ(look.summary(), nullptr);
}

TEST_F(QuickLookTest, WritesPricesAsTheLanguageOfTheProgramDoes) {
    EXPECT_EQ(format_decimal("1299.50"), "1,299.50");
    EXPECT_EQ(format_decimal("12"), "12");
    EXPECT_EQ(format_decimal("soon"), "soon");
    set_program_language("fr");
    list_all();
    QuickLook look(workspace());
    look.show(product("LI-1010"));
    ASSERT_TRUE(windows.wait_until([&] { return look.summary() != nullptr; }));
    EXPECT_THAT(look.summary()->prices, Contains(HasSubstr("79,00")));
    EXPECT_THAT(look.summary()->prices, Not(Contains(HasSubstr("."))));
    set_program_language("");
}

TEST_F(QuickLookTest, NamesWhatIsMissing) {
    list_all();
    QuickLook look(workspace());
    const auto at = row_of("LI-1010");
    grid().type({{at, 1, std::nullopt}}, "clear");
    look.show(product("LI-1010"));
    ASSERT_TRUE(windows.wait_until([&] {
        return look.summary() != nullptr && look.completeness().find("Name") != std::string::npos;
    })) << look.completeness();
    EXPECT_THAT(look.completeness(), HasSubstr("missing: "));
}

}  // namespace
}  // namespace vitrine::test
