#include "interchange/text_encoding.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"

namespace vitrine {
namespace {

using namespace std::string_literals;

std::string decode(const std::string& encoding, std::string_view bytes, std::size_t step) {
    TextDecoder decoder(encoding);
    std::string text;
    for (; bytes.size() > step; bytes.remove_prefix(step)) {
        decoder.decode(bytes.substr(0, step), TextDecoder::Piece::more_follow, text);
    }
    decoder.decode(bytes, TextDecoder::Piece::last, text);
    return text;
}

TEST(TextEncoding, IsToldByAByteOrderMark) {
    struct Case {
        std::string bytes;
        const char* name;
        std::size_t mark_length;
    };
    const Case cases[] = {{"\xEF\xBB\xBF"
                           "a"s,
                           "UTF-8", 3},
                          {"\xFF\xFE"
                           "a\0"s,
                           "UTF-16LE", 2},
                          {"\xFE\xFF\0a"s, "UTF-16BE", 2},
                          {"\xFF\xFE\0\0a\0\0\0"s, "UTF-32LE", 4},
                          {"\0\0\xFE\xFF\0\0\0a"s, "UTF-32BE", 4}};
    for (const auto& [bytes, name, mark_length] : cases) {
        const auto encoding = detect_encoding(bytes, Sample::whole);
        EXPECT_EQ(encoding.name, name);
        EXPECT_EQ(encoding.mark_length, mark_length);
        EXPECT_EQ(encoding.certainty, Certainty::certain);
    }
}

TEST(TextEncoding, IsUtf8WhereTheBytesAre) {
    EXPECT_EQ(detect_encoding("", Sample::whole).name, "UTF-8");
    EXPECT_EQ(detect_encoding("plain", Sample::whole).name, "UTF-8");
    EXPECT_EQ(detect_encoding("\xC3\xA9", Sample::whole).name, "UTF-8");
    EXPECT_EQ(detect_encoding("abc\xE2\x82", Sample::beginning).name, "UTF-8");
    EXPECT_EQ(detect_encoding("abc\xE2\x82", Sample::whole).name, "windows-1252");
    EXPECT_EQ(detect_encoding("abc\xC0\xAF", Sample::whole).name, "windows-1252");
}

TEST(TextEncoding, IsWindows1252ForLettersOfWesternEurope) {
    const char* texts[] = {
        "\xC9t\xE9 \xE0 la plage, co\xFBte 5 \x80 \x96 r\xE9"
        "duit",
        "Gr\xF6\xDF"
        "e; Stra\xDF"
        "e; M\xFCtze; sch\xF6n",
        "Ni\xF1o; a\xF1o; Espa\xF1"
        "a; coraz\xF3n",
        "caf\xE9"};
    for (const char* text : texts) {
        const auto encoding = detect_encoding(text, Sample::whole);
        EXPECT_EQ(encoding.name, "windows-1252") << text;
        EXPECT_EQ(encoding.certainty, Certainty::guessed);
    }
}

TEST(TextEncoding, FollowsTheAdviceForAnotherScript) {
    // "Every product has a name, a price and a description" in Russian, as windows-1251.
    const std::string russian =
        "\xCA\xE0\xE6\xE4\xFB\xE9 \xF2\xEE\xE2\xE0\xF0 \xE8\xEC\xE5\xE5\xF2 "
        "\xED\xE0\xE7\xE2\xE0\xED\xE8\xE5, "
        "\xF6\xE5\xED\xF3 \xE8 \xEE\xEF\xE8\xF1\xE0\xED\xE8\xE5; \xE2\xF1\xE5 "
        "\xF2\xEE\xE2\xE0\xF0\xFB \xE2 "
        "\xED\xE0\xEB\xE8\xF7\xE8\xE8 \xED\xE0 \xF1\xEA\xEB\xE0\xE4\xE5.";
    const auto encoding = detect_encoding(russian, Sample::whole);
    EXPECT_EQ(encoding.name, "WINDOWS-1251");
    EXPECT_EQ(decode(encoding.name, russian, 7).substr(0, 14),
              "\xD0\x9A\xD0\xB0\xD0\xB6\xD0\xB4\xD1\x8B\xD0\xB9 \xD1");
}

TEST(TextEncoding, SeesWideCharactersWithoutAMark) {
    EXPECT_EQ(detect_encoding("s\0k\0u\0;\0a\0\n\0"s, Sample::whole).name, "UTF-16LE");
    EXPECT_EQ(detect_encoding("\0s\0k\0u\0;\0a\0\n"s, Sample::whole).name, "UTF-16BE");
    EXPECT_EQ(detect_encoding("\xC5\0,\0001\0\r\0\n\0002\0"s, Sample::whole).name, "UTF-16LE");
    EXPECT_EQ(detect_encoding("s\0\0\0k\0\0\0"s, Sample::whole).name, "UTF-32LE");
    EXPECT_EQ(detect_encoding("\0\0\0s\0\0\0k"s, Sample::whole).name, "UTF-32BE");
    EXPECT_EQ(detect_encoding("\x7F"
                              "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0"s,
                              Sample::whole)
                  .name,
              "");
}

TEST(TextDecoder, GivesTheSameTextInPiecesOfAnySize) {
    const std::string little = "a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE\n\0"s;  // a é € U+1F600
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n";
    for (std::size_t step = 1; step <= little.size(); ++step) {
        EXPECT_EQ(decode("UTF-16LE", little, step), text) << step;
    }
    const std::string western = "caf\xE9 \x80 \x96";
    for (const std::size_t step : {1, 2, 100}) {
        EXPECT_EQ(decode("windows-1252", western, step), "caf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x93");
    }
}

TEST(TextDecoder, ReplacesWhatIsNotWellFormed) {
    EXPECT_EQ(decode("UTF-16LE",
                     "\x00\xD8"
                     "a\0"s,
                     100),
              "\xEF\xBF\xBD"
              "a");
    EXPECT_TRUE(is_utf8(decode("UTF-16LE", "a\0\x3D"s, 1)));
}

TEST(TextDecoder, ConvertsLongTexts) {
    const std::string bytes(1'000'000, '\x80');  // three times as long in UTF-8
    const std::string text = decode("windows-1252", bytes, 300'000);
    EXPECT_EQ(text.size(), 3'000'000U);
    EXPECT_TRUE(is_utf8(text));
}

TEST(TextDecoder, RefusesAnUnknownEncoding) {
    EXPECT_THROW(TextDecoder("nonsense-1"), Error);
    EXPECT_THROW(TextDecoder(""), Error);
}

TEST(TextEncoding, MeasuresACharacterThatIsCut) {
    EXPECT_EQ(incomplete_utf8_tail(""), 0U);
    EXPECT_EQ(incomplete_utf8_tail("abc"), 0U);
    EXPECT_EQ(incomplete_utf8_tail("a\xC3"), 1U);
    EXPECT_EQ(incomplete_utf8_tail("a\xC3\xA9"), 0U);
    EXPECT_EQ(incomplete_utf8_tail("a\xE2\x82"), 2U);
    EXPECT_EQ(incomplete_utf8_tail("a\xF0\x9F\x98"), 3U);
    EXPECT_EQ(incomplete_utf8_tail("a\xF0\x9F\x98\x80"), 0U);
    EXPECT_EQ(incomplete_utf8_tail("\x80\x80\x80\x80"), 0U);
}

}  // namespace
}  // namespace vitrine
