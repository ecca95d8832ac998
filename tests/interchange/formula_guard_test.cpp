#include "interchange/formula_guard.h"

#include <gtest/gtest.h>

namespace vitrine::test {
namespace {

TEST(FormulaGuard, StandsBeforeWhatSpreadsheetsRun) {
    EXPECT_EQ(guard_formula("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
    EXPECT_EQ(guard_formula("+33 1"), "'+33 1");
    EXPECT_EQ(guard_formula("-5"), "'-5");
    EXPECT_EQ(guard_formula("@SUM"), "'@SUM");
    EXPECT_EQ(guard_formula("\t=1"), "'\t=1");
    EXPECT_EQ(guard_formula("a=1"), "a=1");
    EXPECT_EQ(guard_formula(""), "");
}

TEST(FormulaGuard, ComesBackAsItWas) {
    for (const std::string text : {"", "a", "=", "'", "''", "'=a", "''=a", "-", "5", "'a", "\r"}) {
        EXPECT_EQ(unguard_formula(guard_formula(text)), text) << text;
    }
    EXPECT_EQ(unguard_formula("'tis"), "'tis") << "written by somebody else";
}

}  // namespace
}  // namespace vitrine::test
