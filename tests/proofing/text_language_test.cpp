#include "proofing/text_language.h"

#include <random>

namespace vitrine::test {
namespace {

using ::testing::Optional;

TEST(TextLanguage, IsToldOfADescription) {
    EXPECT_THAT(language_of("Ce casque sans fil offre une écoute confortable pendant de longues "
                            "heures, à la maison comme en voyage."),
                Optional(std::string("fr")));
    EXPECT_THAT(language_of("Der kabellose Kopfhörer bietet stundenlangen Hörgenuss zu Hause und "
                            "unterwegs."),
                Optional(std::string("de")));
    EXPECT_THAT(language_of("These wireless headphones are comfortable for many hours, at home and "
                            "on the road."),
                Optional(std::string("en")));
    EXPECT_THAT(language_of("Эти беспроводные наушники удобны в течение многих часов дома и в "
                            "дороге."),
                Optional(std::string("ru")));
    EXPECT_THAT(language_of("このワイヤレスヘッドホンは、自宅でも旅行中でも長時間快適に使えます。"),
                Optional(std::string("ja")));
}

TEST(TextLanguage, IsNotToldOfWhatIsNoProse) {
    for (const char* text : {
             "",
             "Canon PowerShot ELPH 320 HS",
             "HP LaserJet TopShot Pro M275",
             "Karissa V-Neck Tee-XS-Green",
             "Lucia Cross-Fit Bra -XL-Black",
             "Sony DCR-VX2000 NON 380Kpix 4MB PAL USB",
             "Biscuits Nutella x12 biscuits fourrés - 166g",
             "12.5 x 30 x 40 mm, 240 V, 50/60 Hz, IP67, USB 3.0, HDMI 2.1, RJ-45, DDR4-3200",
             "http://www.example.org/the/manual/of/the/camera.pdf and user@example.org",
             "\xFF\xFE\xFD",
         }) {
        EXPECT_EQ(language_of(text), std::nullopt) << text;
        EXPECT_TRUE(may_be_language(text, "fi_FI")) << text;
    }
}

TEST(TextLanguage, IsHeldAgainstTheLocale) {
    const std::string_view english =
        "These wireless headphones are comfortable for many hours, at home and on the road.";
    EXPECT_FALSE(may_be_language(english, "fr_FR"));
    EXPECT_FALSE(may_be_language(english, "de"));
    EXPECT_TRUE(may_be_language(english, "en_US"));
    EXPECT_TRUE(may_be_language(english, "en-GB"));
    EXPECT_TRUE(may_be_language(english, "EN"));
    // Languages that nobody here can judge.
    EXPECT_TRUE(may_be_language(english, "qu_PE"));
    EXPECT_TRUE(may_be_language(english, ""));
}

TEST(TextLanguage, BearsWithRelatedLanguagesAndQuotations) {
    const std::string_view norwegian =
        "Disse trådløse hodetelefonene er behagelige i mange timer, både hjemme og på reise.";
    for (const char* locale : {"nb_NO", "nn_NO", "no_NO", "da_DK"})
        EXPECT_TRUE(may_be_language(norwegian, locale)) << locale;
    EXPECT_FALSE(may_be_language(norwegian, "fr_FR"));

    const std::string_view both =
        "These wireless headphones are comfortable for many hours, at home and on the road. "
        "Ce casque sans fil offre une écoute confortable pendant de longues heures, à la maison.";
    EXPECT_TRUE(may_be_language(both, "fr_FR"));
    EXPECT_TRUE(may_be_language(both, "en_US"));
}

TEST(TextLanguage, IsJudgedByTheBeginningOfALongText) {
    std::string text;
    while (text.size() < 5'000'000) text += "These wireless headphones are comfortable for hours. ";
    EXPECT_THAT(language_of(text), Optional(std::string("en")));
    EXPECT_EQ(language_of(std::string(5'000'000, 'x')), std::nullopt);
}

TEST(TextLanguage, NeverFailsWhateverTheBytes) {
    std::mt19937 random(1);
    for (int round = 0; round < 2'000; ++round) {
        std::string text(random() % 400, ' ');
        for (char& c : text) c = static_cast<char>(random() % (round % 2 ? 256 : 128));
        language_of(text);
        may_be_language(text, "fr_FR");
    }
}

}  // namespace
}  // namespace vitrine::test
