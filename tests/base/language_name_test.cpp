#include "base/language_name.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(LanguageName, IsWrittenAsSentencesOfTheReaderWriteIt) {
    EXPECT_EQ(language_name("fr_FR", "en"), "French");
    EXPECT_EQ(language_name("fr_FR", "fr"), "français");
    EXPECT_EQ(language_name("en_GB", "fr_CA"), "anglais");
    EXPECT_EQ(locale_name("fr_CA", "en"), "French (Canada)");
}

TEST(LanguageName, IsNotMadeUp) {
    EXPECT_EQ(language_name("xx_YY", "en"), "");
    EXPECT_EQ(language_name("", "en"), "");
    EXPECT_EQ(locale_name("xx_YY", "en"), "xx_YY");
}

}  // namespace
}  // namespace vitrine
