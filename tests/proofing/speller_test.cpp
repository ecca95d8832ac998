#include "proofing/speller.h"

#include <cstdlib>
#include <fstream>
#include <random>

#include "proofing/dictionary_file.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A speller by the dictionary of the system, or the test is skipped where one can see it.
#define VITRINE_SPELLER(variable, locale)              \
    const auto variable = Speller::for_locale(locale); \
    if (!variable) GTEST_SKIP() << "no spelling dictionary is installed for " << (locale)

std::vector<std::string> misspelled(Speller& speller, std::string_view text) {
    std::vector<std::string> words;
    for (const auto& [offset, length] : speller.check(text))
        words.emplace_back(text.substr(offset, length));
    return words;
}

TEST(Speller, FindsWrongEnglishWords) {
    VITRINE_SPELLER(speller, "en_US");
    EXPECT_EQ(speller->dictionary(), "en_US");
    EXPECT_THAT(misspelled(*speller, "The camra is realy light, isn't it? The dog’s bowl."),
                ElementsAre("camra", "realy"));
    EXPECT_TRUE(speller->knows("camera"));
    EXPECT_TRUE(speller->knows("Camera"));
    EXPECT_FALSE(speller->knows("camra"));
    EXPECT_THAT(speller->suggestions("camra"), Contains("camera"));
}

TEST(Speller, FindsWrongFrenchWords) {
    VITRINE_SPELLER(speller, "fr_FR");
    EXPECT_EQ(speller->dictionary(), "fr_FR");
    EXPECT_THAT(misspelled(*speller,
                           "L'écran de l’appareil, aujourd'hui, jusqu’à l'ecran qu'il faut. "
                           "Peut-être un porte-bagages, c'est-à-dire œuvre et cœur."),
                ElementsAre("ecran"));
    EXPECT_THAT(misspelled(*speller, "Un porte-bagagge"), ElementsAre("bagagge"));
    EXPECT_THAT(speller->suggestions("apareil"), Contains("appareil"));
}

TEST(Speller, PassesOverWhatIsNoWord) {
    VITRINE_SPELLER(speller, "en_US");
    EXPECT_THAT(misspelled(*speller,
                           "An iPhone, a PlayStation, HDMI, USB3, 60Hz, 60 Hz, 12 mm, 3 kg, 4 dpi, "
                           "x y z, see www.exampel.org/abuot or https://exampel.org/foo-barr, "
                           "write to jonh@exampel.org, open manaul.pdf or my_flie, Москва, 東京"),
                IsEmpty());
}

TEST(Speller, PassesOverNamesInProseAndShortPartsOfCompounds) {
    VITRINE_SPELLER(speller, "en_US");
    EXPECT_THAT(misspelled(*speller,
                           "This is the new printer by Lexmark for your Wi-Fi, which is an "
                           "eco-friendly, vari-angle one. Wirless is it, too."),
                ElementsAre("Wirless"));
    // A title has capitals everywhere.
    EXPECT_THAT(misspelled(*speller, "Wirless Printer Black"), ElementsAre("Wirless"));
    EXPECT_THAT(misspelled(*speller, "Black Wirless Printer"), ElementsAre("Wirless"));
}

TEST(Speller, GivesPlacesInBytes) {
    VITRINE_SPELLER(speller, "fr_FR");
    EXPECT_THAT(speller->check("éé été xzxz"), Contains(Misspelling{11, 4}));
}

TEST(Speller, RemembersNoMoreThanItsContractSays) {
    VITRINE_SPELLER(speller, "en_US");
    std::string text;
    for (int i = 0; i < 150'000; ++i) {
        std::string word = "xq";
        for (int rest = i; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
        text += word + ' ';
    }
    EXPECT_GT(speller->check(text).size(), 140'000U);
    EXPECT_TRUE(speller->knows("camera"));
}

TEST(Speller, NeverFailsWhateverTheBytes) {
    VITRINE_SPELLER(speller, "fr_FR");
    std::mt19937 random(1);
    const std::string_view letters = "aeé'’-‐.: @/\xFF\xC3lqu\n1A";
    for (int round = 0; round < 3'000; ++round) {
        std::string text(random() % 200, ' ');
        for (char& c : text)
            c = round % 2 ? letters[random() % letters.size()] : static_cast<char>(random() % 256);
        for (const auto& [offset, length] : speller->check(text)) {
            ASSERT_GT(length, 0U);
            ASSERT_LE(offset + length, text.size());
        }
    }
    speller->check(std::string(1'000'000, 'a'));
    speller->suggestions(std::string(1'000'000, 'a'));
}

// Dictionaries of our own, in a folder that VITRINE_DICTIONARIES names.
class SpellerFolder : public ::testing::Test {
protected:
    SpellerFolder() { ::setenv("VITRINE_DICTIONARIES", m_folder.path().c_str(), 1); }
    ~SpellerFolder() override { ::unsetenv("VITRINE_DICTIONARIES"); }

    void write(const std::string& name, std::string_view rules, std::string_view words) {
        std::ofstream(m_folder.path() / (name + ".aff"), std::ios::binary) << rules;
        std::ofstream(m_folder.path() / (name + ".dic"), std::ios::binary) << words;
    }

    TemporaryFolder m_folder;
};

TEST(DictionaryPackage, IsNamedByLanguageAndByCountryWhereThereAreSeveral) {
    EXPECT_EQ(dictionary_package("fr_FR"), "hunspell-fr");
    EXPECT_EQ(dictionary_package("en_GB"), "hunspell-en-gb");
    EXPECT_EQ(dictionary_package("en"), "hunspell-en-us");
    EXPECT_EQ(dictionary_package("pt-BR"), "hunspell-pt-br");
    EXPECT_EQ(dictionary_package("it"), "hunspell-it");
    EXPECT_EQ(dictionary_package("en_IE"), "") << "none is made for it";
}

TEST_F(SpellerFolder, IsLookedIntoBeforeTheSystems) {
    write("en_US", "SET UTF-8\n", "1\nvitrine\n");
    EXPECT_EQ(dictionary_folders().front(), m_folder.path());
    const auto speller = Speller::for_locale("en_US");
    ASSERT_TRUE(speller);
    EXPECT_TRUE(speller->knows("vitrine"));
    EXPECT_FALSE(speller->knows("house"));
}

TEST_F(SpellerFolder, OffersADictionaryOfTheCountryOrOfTheLanguage) {
    write("qu_EC", "SET UTF-8\n", "1\nallin\n");
    EXPECT_THAT(installed_dictionaries(), Contains("qu_EC"));
    EXPECT_EQ(Speller::for_locale("qu")->dictionary(), "qu_EC");
    EXPECT_EQ(Speller::for_locale("qu-EC")->dictionary(), "qu_EC");
    EXPECT_EQ(Speller::for_locale("qu_BO"), nullptr) << "another country's";
    write("qu_PE", "SET UTF-8\n", "1\nallin\n");
    EXPECT_EQ(Speller::for_locale("qu")->dictionary(), "qu_PE") << "where most people speak it";
    EXPECT_EQ(Speller::for_locale("qu_BO"), nullptr);
    write("qu", "SET UTF-8\n", "1\nallin\n");
    EXPECT_EQ(Speller::for_locale("qu_BO")->dictionary(), "qu");
    EXPECT_EQ(Speller::for_locale("qu_ec")->dictionary(), "qu_EC");
    EXPECT_EQ(Speller::for_locale("zz_ZZ"), nullptr);
    EXPECT_EQ(Speller::for_locale(""), nullptr);
}

TEST_F(SpellerFolder, MayHoldOlderEncodings) {
    write("qu_PE", "SET ISO8859-1\nTRY \xE9t\n", "1\n\xE9t\xE9\n");
    const auto speller = Speller::for_locale("qu_PE");
    ASSERT_TRUE(speller);
    EXPECT_TRUE(speller->knows("été"));
    EXPECT_TRUE(speller->knows("e\u0301te\u0301"));
    EXPECT_FALSE(speller->knows("étè"));
    EXPECT_THAT(speller->suggestions("ét"), ElementsAre("été"));
    // It cannot even write this one.
    EXPECT_TRUE(speller->knows("œuvre"));
}

TEST_F(SpellerFolder, WithBrokenDictionariesHasNone) {
    write("qu_PE", "", "");
    EXPECT_EQ(Speller::for_locale("qu_PE"), nullptr);
    write("qu_PE", "SET UTF-8\n", "4000000000\nword\n");
    EXPECT_EQ(Speller::for_locale("qu_PE"), nullptr);
    write("qu_PE", "SET NO-SUCH-CODE\n", "1\nword\n");
    EXPECT_EQ(Speller::for_locale("qu_PE"), nullptr);
    write("qu_PE", "SET UTF-8\n", "\x89PNG\r\n");
    EXPECT_EQ(Speller::for_locale("qu_PE"), nullptr);
}

}  // namespace
}  // namespace vitrine::test
