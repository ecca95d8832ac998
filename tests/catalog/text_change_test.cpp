#include "catalog/text_change.h"

#include <gmock/gmock.h>

#include <chrono>

#include "base/error.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

std::string replaced(std::string_view text, const TextReplacement& replacement) {
    return TextReplacer(replacement).replace(text).value_or("(gave up)");
}

std::string refusal_of(const TextReplacement& replacement) {
    try {
        const TextReplacer replacer(replacement);
    } catch (const Error& error) {
        return error.sentence();
    }
    return {};
}

TEST(TextReplacer, ReplacesPlainTextLetterByLetter) {
    EXPECT_EQ(replaced("a.b.c", {".", "$1\\"}), "a$1\\b$1\\c");
    EXPECT_EQ(replaced("aaa", {"aa", "b"}), "ba");
    EXPECT_EQ(replaced("Lampe lampe", {"Lampe", "Leuchte"}), "Leuchte lampe");
    EXPECT_EQ(replaced("Lampe LAMPE", {"lampe", "$0\\", false, false}), "$0\\ $0\\");
    EXPECT_EQ(replaced("ÉTÉ été", {"été", "hiver", false, false}), "hiver hiver");
    EXPECT_EQ(replaced("nothing here", {"x", ""}), "nothing here");
}

TEST(TextReplacer, ReplacesByRegularExpressionWithGroups) {
    EXPECT_EQ(replaced("40 cm x 30 cm", {R"((\d+) cm)", "$1 centimètres", true}),
              "40 centimètres x 30 centimètres");
    EXPECT_EQ(replaced("ab", {"(?<first>a)(b)", "$2${first}$0", true}), "baab");
    EXPECT_EQ(replaced("5 EUR", {"EUR", R"(\$)", true}), "5 $");
    EXPECT_EQ(replaced("Été", {"é", "e", true}), "Éte");
    EXPECT_EQ(replaced("Été", {"é", "e", true, false}), "ete");
    EXPECT_EQ(replaced("abc", {"^", "> ", true}), "> abc");
    EXPECT_EQ(replaced("a1b22", {"[0-9]*", "-", true}), "-a--b--") << "an empty match is a match";
}

TEST(TextReplacer, RefusesWhatCannotWorkBeforeTheFirstText) {
    EXPECT_THAT(refusal_of({"", "x"}), HasSubstr("what shall be replaced"));
    EXPECT_THAT(refusal_of({"(", "x", true}), HasSubstr("not a regular expression"));
    EXPECT_THAT(refusal_of({"(a)", "$2", true}), HasSubstr("$2"));
    EXPECT_THAT(refusal_of({"(a)", "${b}", true}), HasSubstr("${b}"));
    EXPECT_THAT(refusal_of({"a", "$", true}), HasSubstr("\\$"));
    EXPECT_THAT(refusal_of({"a", "x\\", true}), HasSubstr("single"));
    EXPECT_EQ(refusal_of({"(a)", "\\$2$1", true}), "");
    EXPECT_EQ(refusal_of({"(", "$9"}), "") << "plain text has no groups";
}

TEST(TextReplacer, GivesUpInsteadOfRunningAway) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(replaced(std::string(60, 'a') + '!', {"(a+)+$", "x", true}), "(gave up)");
    EXPECT_EQ(replaced(std::string(2000, 'a'), {"a", std::string(2000, 'b'), true}), "(gave up)");
    EXPECT_EQ(replaced(std::string(2000, 'a'), {"a", std::string(2000, 'b')}), "(gave up)");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(ChangeCase, FollowsTheLanguage) {
    EXPECT_EQ(change_case("straße été", LetterCase::upper), "STRASSE ÉTÉ");
    EXPECT_EQ(change_case("ÉTÉ Στάς", LetterCase::lower), "été στάς");
    EXPECT_EQ(change_case("izmir", LetterCase::upper, "en_US"), "IZMIR");
    EXPECT_EQ(change_case("izmir", LetterCase::upper, "tr_TR"), "İZMİR");
    EXPECT_EQ(change_case("écran LED plat", LetterCase::capital, "fr_FR"), "Écran LED plat");
    EXPECT_EQ(change_case("écran LED plat", LetterCase::capital_words, "fr_FR"), "Écran LED Plat");
    EXPECT_EQ(change_case("ijsland", LetterCase::capital, "nl_NL"), "IJsland");
    EXPECT_EQ(change_case("", LetterCase::upper), "");
}

}  // namespace
}  // namespace vitrine
