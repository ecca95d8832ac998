#include "base/translate.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/message_catalogue.h"
#include "support/run_command.h"
#include "support/shared_data.h"

namespace vitrine {
namespace {

// Every test leaves the program in English.
class Translate : public ::testing::Test {
protected:
    void TearDown() override { set_translator(nullptr); }
};

// An environment variable for one test; absent for nullptr.
class Variable {
public:
    Variable(const char* name, const char* value) : m_name(name) {
        if (const char* old = std::getenv(name)) m_old = old;
        set(value);
    }
    ~Variable() { set(m_old ? m_old->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    void set(const char* value) const {
        if (value == nullptr) {
            unsetenv(m_name);
        } else {
            setenv(m_name, value, 1);
        }
    }
    const char* m_name;
    std::optional<std::string> m_old;
};

std::string preferred(const char* language, const char* all, const char* messages,
                      const char* lang) {
    const Variable a("LANGUAGE", language);
    const Variable b("LC_ALL", all);
    const Variable c("LC_MESSAGES", messages);
    const Variable d("LANG", lang);
    return preferred_language();
}

// Compiles a catalogue with msgfmt into <folder>/<language>/LC_MESSAGES/vitrine.mo.
void make_catalogue(const test::TemporaryFolder& folder, const std::string& language,
                    const std::string& plural_forms, const std::string& entries) {
    const auto source = folder.write(language + ".po",
                                     "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; "
                                     "charset=UTF-8\\n\"\n\"Plural-Forms: " +
                                         plural_forms + "\\n\"\n\n" + entries);
    const auto target = folder.write("locale/" + language + "/LC_MESSAGES/vitrine.mo", "");
    const auto result = test::run_command("msgfmt", {"-o", target.string(), source.string()});
    ASSERT_EQ(result.status, 0) << result.errors;
}

TEST_F(Translate, FillsTheHolesOfTheEnglishText) {
    EXPECT_EQ(tr("Ready"), "Ready");
    EXPECT_EQ(tr("Row {1}: {0}", "text", 3), "Row 3: text");
    EXPECT_EQ(trn("{0} product", "{0} products", 1, 1), "1 product");
    EXPECT_EQ(trn("{0} product", "{0} products", 0, 0), "0 products");
    EXPECT_EQ(tr("A brace { alone, without holes"), "A brace { alone, without holes");
}

TEST_F(Translate, SpeaksTheLanguageOfTheCatalogueWithItsPlurals) {
    const test::TemporaryFolder folder;
    make_catalogue(
        folder, "pl",
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        "msgid \"{0} product\"\nmsgid_plural \"{0} products\"\nmsgstr[0] \"{0} produkt\"\n"
        "msgstr[1] \"{0} produkty\"\nmsgstr[2] \"{0} produkt\xC3\xB3w\"\n\n"
        "msgid \"Row {0}: {1}\"\nmsgstr \"{1} (wiersz {0})\"\n\n"
        "msgid \"Broken {0}\"\nmsgstr \"Zepsute {7}\"\n");
    use_message_catalogue(folder / "locale", "pl_PL.UTF-8");
    EXPECT_EQ(tr("Row {0}: {1}", 3, "x"), "x (wiersz 3)");
    EXPECT_EQ(trn("{0} product", "{0} products", 1, 1), "1 produkt");
    EXPECT_EQ(trn("{0} product", "{0} products", 3, 3), "3 produkty");
    EXPECT_EQ(trn("{0} product", "{0} products", 5, 5), "5 produkt\xC3\xB3w");
    EXPECT_EQ(trn("{0} product", "{0} products", 5'000'000'003, 5'000'000'003),
              "5000000003 produkty");
    EXPECT_EQ(tr("Broken {0}", 1), "Broken 1");
    EXPECT_EQ(tr("Not translated"), "Not translated");
    EXPECT_EQ(trn("{0} row", "{0} rows", 2, 2), "2 rows");
}

TEST_F(Translate, TakesTheFirstLanguageThatThereIs) {
    const test::TemporaryFolder folder;
    make_catalogue(folder, "de", "nplurals=2; plural=(n != 1);",
                   "msgid \"Open\"\nmsgstr \"\xC3\x96"
                   "ffnen\"\n");
    make_catalogue(folder, "de_AT", "nplurals=2; plural=(n != 1);",
                   "msgid \"Open\"\nmsgstr \"Aufmachen\"\n");
    const std::pair<const char*, const char*> cases[] = {
        {"de",
         "\xC3\x96"
         "ffnen"},
        {"de_CH.UTF-8",
         "\xC3\x96"
         "ffnen"},
        {"de_AT@euro", "Aufmachen"},
        {"br:de",
         "\xC3\x96"
         "ffnen"},
        {"en:de", "Open"},
        {"en_GB", "Open"},
        {"fr", "Open"},
        {"", "Open"},
        {"C", "Open"},
        {"../locale/de", "Open"},
    };
    for (const auto& [language, expected] : cases) {
        use_message_catalogue(folder / "locale", language);
        EXPECT_EQ(tr("Open"), expected) << language;
    }
    use_message_catalogue(folder / "nowhere", "de");
    EXPECT_EQ(tr("Open"), "Open");
}

TEST_F(Translate, IsEnglishIfTheCatalogueIsDamaged) {
    const test::TemporaryFolder folder;
    for (const char* bytes :
         {"", "not a catalogue", "\xDE\x12\x04\x95", "\xDE\x12\x04\x95\xFF\xFF\xFF\xFF"}) {
        folder.write("de/LC_MESSAGES/vitrine.mo", bytes);
        use_message_catalogue(folder.path(), "de");
        EXPECT_EQ(tr("Open"), "Open");
    }
}

TEST_F(Translate, FindsTheFrenchCatalogueOfTheBuildTree) {
    EXPECT_EQ(program_folder(), std::filesystem::path(VITRINE_BINARY_DIR) / "bin");
    EXPECT_EQ(locale_folder_for(program_folder()),
              std::filesystem::path(VITRINE_BINARY_DIR) / "locale");
    use_message_catalogue(locale_folder_for(program_folder()), "fr_FR.UTF-8");
    EXPECT_EQ(tr("row {0}", 12), "ligne 12");
}

TEST_F(Translate, LooksBesideAnInstalledProgram) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(locale_folder_for(folder / "bin"), folder / "share/locale");
}

TEST_F(Translate, PrefersWhatTheEnvironmentAsksFor) {
    EXPECT_EQ(preferred(nullptr, nullptr, nullptr, nullptr), "en");
    EXPECT_EQ(preferred(nullptr, nullptr, nullptr, "fr_FR.UTF-8"), "fr_FR");
    EXPECT_EQ(preferred(nullptr, nullptr, "de_DE@euro", "fr_FR.UTF-8"), "de_DE");
    EXPECT_EQ(preferred(nullptr, "nl_BE.UTF-8", "de_DE", "fr_FR"), "nl_BE");
    EXPECT_EQ(preferred("br:fr", nullptr, nullptr, "en_US.UTF-8"), "br:fr");
    EXPECT_EQ(preferred("fr", nullptr, nullptr, nullptr), "fr");
    EXPECT_EQ(preferred("fr", "C", nullptr, "fr_FR"), "en");
    EXPECT_EQ(preferred("", "", "", "C.UTF-8"), "en");
}

}  // namespace
}  // namespace vitrine
