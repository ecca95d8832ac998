#include "operations/quality_index.h"

#include <fstream>
#include <random>

#include "operations/list_products.h"
#include "operations/product_index.h"
#include "operations/quality_findings.h"
#include "operations/quality_settings.h"
#include "operations/read_fixture.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class QualityTest : public ReadTest {
protected:
    QualityTest() {
        import_text("attributes.csv",
                    "code;type;group;localizable;scopable;allowed_extensions\n"
                    "picture;pim_catalog_image;general;0;0;gif\n"
                    "upc;pim_catalog_text;trade;0;0;\n");
        import_text("families.csv",
                    "code;attributes\nlamps;sku,name,description,brand,ean,upc,price,weight,"
                    "released,picture\n");
    }

    QualityList list(const QualityRequest& request = {}) {
        return list_quality(*m_catalogue, m_quality, request, Progress());
    }
    // "lamp-1 ean": the cells in which a check finds something.
    std::vector<std::string> cells(QualityCheck check) {
        QualityRequest request;
        request.subject.check = check;
        std::vector<std::string> cells;
        for (const QualityFinding& finding : list(request).findings) {
            EXPECT_EQ(finding.check, check);
            EXPECT_THAT(finding.messages, Not(IsEmpty())) << finding.field;
            cells.push_back(finding.code + ' ' + finding.field);
        }
        return cells;
    }
    std::string message(QualityCheck check) {
        QualityRequest request;
        request.subject.check = check;
        const auto findings = list(request).findings;
        return findings.empty() ? "" : findings.front().messages.front();
    }
    // By the columns and by reading every product.
    std::vector<std::string> skus(const std::string& filter, const std::string& sort = "sku") {
        ListRequest request;
        request.filter = filter;
        request.sort = sort;
        const auto ids = list_products(*m_catalogue, request, Progress());
        EXPECT_EQ(m_index.list(*m_catalogue, request, Progress()), ids) << filter;
        std::vector<std::string> codes;
        for (const ProductId id : ids) codes.push_back(m_catalogue->products().code_of(id));
        return codes;
    }
    ChangeSetId set(QualityChange change) { return change_quality(*m_catalogue, change); }
    // What an index finds that knows nothing yet.
    std::vector<Problem> found_anew() {
        std::filesystem::remove(QualityIndex::file_of(*m_catalogue));
        const CatalogueSnapshot snapshot(*m_catalogue);
        QualityIndex fresh;
        fresh.refresh(*m_catalogue, Progress());
        return fresh.problems();
    }
    std::vector<Problem> found() {
        const CatalogueSnapshot snapshot(*m_catalogue);
        m_quality.refresh(*m_catalogue, Progress());
        return m_quality.problems();
    }

    QualityIndex m_quality;
    ProductIndex m_index;
};

TEST_F(QualityTest, FindsTheSameGtinInWhateverLengthAndAttribute) {
    edit("lamp-2", "ean", "012345678905");
    edit("lamp-3", "upc", "00012345678905");
    edit("lamp-1", "upc", "4006381333931");
    EXPECT_THAT(cells(QualityCheck::duplicate_gtin), ElementsAre("lamp-2 ean", "lamp-3 upc"))
        << "one product may have a number twice";
    EXPECT_THAT(message(QualityCheck::duplicate_gtin), HasSubstr("lamp-3"));
    edit("lamp-3", "upc", std::nullopt);
    EXPECT_THAT(cells(QualityCheck::duplicate_gtin), IsEmpty());
}

TEST_F(QualityTest, LeavesNumbersOfStoresAlone) {
    edit("lamp-2", "ean", "2012345678900");
    edit("lamp-3", "ean", "2012345678900");
    EXPECT_THAT(cells(QualityCheck::duplicate_gtin), IsEmpty());
}

TEST_F(QualityTest, FindsNamesThatAreNearlyTheSame) {
    edit("lamp-2", "name[en_US]", "Desk lamp, eclair");
    EXPECT_THAT(cells(QualityCheck::similar_name),
                ElementsAre("lamp-1 name[en_US]", "lamp-2 name[en_US]"));
    edit("lamp-2", "name[en_US]", "Floor lamp");
    EXPECT_THAT(cells(QualityCheck::similar_name), IsEmpty());
}

TEST_F(QualityTest, FindsWhatARuleWarnsOf) {
    EXPECT_THAT(cells(QualityCheck::invalid_value), ElementsAre("lamp-3 ean"))
        << "its check digit is wrong";
    EXPECT_THAT(message(QualityCheck::invalid_value), HasSubstr("4006381333932"));
}

TEST_F(QualityTest, FindsHtmlThatIsBroken) {
    edit("lamp-2", "description[shop,en_US]", "<p>Bright <b>and</p> small.");
    EXPECT_THAT(cells(QualityCheck::broken_html), ElementsAre("lamp-2 description[shop,en_US]"));
    EXPECT_THAT(message(QualityCheck::broken_html), HasSubstr("<b>"));
}

TEST_F(QualityTest, FindsTextsInAnotherLanguage) {
    edit("lamp-2", "description[shop,fr_FR]",
         "<p>This lamp stands on the floor of your living room and gives a warm light for reading "
         "in the evening, and it can be folded away when you do not need it.</p>");
    EXPECT_THAT(cells(QualityCheck::wrong_language), ElementsAre("lamp-2 description[shop,fr_FR]"));
    EXPECT_THAT(message(QualityCheck::wrong_language), AllOf(HasSubstr("en"), HasSubstr("fr_FR")));
    EXPECT_THAT(skus("problems[wrong_language] > 0"), ElementsAre("lamp-2"));
    EXPECT_THAT(skus("problems[wrong_language,fr_FR] = 1"), ElementsAre("lamp-2"));
    EXPECT_THAT(skus("problems[wrong_language,en_US] > 0"), IsEmpty());
}

TEST_F(QualityTest, MeasuresTextsWithoutTheirTags) {
    QualityChange change{QualityCheck::over_length};
    change.limits = {{"description", 17}, {"name", 15}};
    ASSERT_NE(set(change), 0);
    EXPECT_THAT(cells(QualityCheck::over_length),
                ElementsAre("lamp-1 name[en_US]", "lamp-1 name[fr_FR]"))
        << "\"Bright & small.\" has 15 characters";
    EXPECT_THAT(message(QualityCheck::over_length), AllOf(HasSubstr("16"), HasSubstr("15")));
    change.limits = {{"description", 10}, {"name", std::nullopt}};
    set(change);
    EXPECT_THAT(cells(QualityCheck::over_length),
                ElementsAre("lamp-1 description[shop,en_US]", "lamp-1 description[shop,fr_FR]"));
}

TEST_F(QualityTest, FindsPicturesThatAreTooSmall) {
    m_folder.write("in/files/small.gif", std::string("GIF89a\x90\x01\x2C\x01 small", 16));
    m_folder.write("in/files/large.gif", std::string("GIF89a\xF4\x01\x2C\x01 large", 16));
    products("sku;picture\nlamp-1;files/small.gif\nlamp-2;files/large.gif\n");
    EXPECT_THAT(cells(QualityCheck::small_picture), ElementsAre("lamp-1 picture"));
    EXPECT_THAT(message(QualityCheck::small_picture), AllOf(HasSubstr("400"), HasSubstr("500")));
    QualityChange change{QualityCheck::small_picture};
    change.limits = {{"", 400}};
    set(change);
    EXPECT_THAT(cells(QualityCheck::small_picture), IsEmpty());
}

TEST_F(QualityTest, SpellsByTheDictionaryOfTheLocale) {
    if (!Speller::for_locale("en_US")) GTEST_SKIP() << "no dictionary is installed";
    edit("lamp-2", "name[en_US]", "Floor lampp of Acme");
    EXPECT_THAT(cells(QualityCheck::spelling), Contains("lamp-2 name[en_US]"));
    QualityRequest request;
    request.product = id_of("lamp-2");
    const auto findings = list(request).findings;
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings.front().words, ElementsAre("lampp")) << "Acme is one of its brands";
    EXPECT_THAT(findings.front().messages, ElementsAre(HasSubstr("lamp")));

    QualityChange change{QualityCheck::spelling};
    change.accept = {"Lampp"};
    const ChangeSetId accepted = set(change);
    EXPECT_THAT(list(request).findings, IsEmpty());
    undo_change_set(*m_catalogue, accepted, OnConflict::refuse, Progress());
    EXPECT_EQ(list(request).findings.size(), 1U);
}

TEST_F(QualityTest, ThinksOfWhatWasMeantOnlyWhereAsked) {
    if (!Speller::for_locale("en_US")) GTEST_SKIP() << "no dictionary is installed";
    edit("lamp-2", "name[en_US]", "Floor lampp of Acme");
    QualityRequest request;
    request.product = id_of("lamp-2");
    request.suggestions = false;
    const auto findings = list(request).findings;
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings.front().messages, ElementsAre("\"lampp\" is not in the dictionary."));
    request.suggestions = true;
    EXPECT_EQ(messages_with_suggestions(m_quality, findings.front()),
              list(request).findings.front().messages);
    EXPECT_NE(list(request).findings.front().messages, findings.front().messages);
}

TEST_F(QualityTest, SaysWhichLocalesHaveNoDictionary) {
    EXPECT_EQ(advice_on_dictionaries({{"fr_FR", "fr_FR"}, {"de_AT", "de"}}), "");
    EXPECT_EQ(
        advice_on_dictionaries({{"fr_FR", ""}, {"fr_BE", ""}, {"en_GB", ""}, {"it_IT", "it"}}),
        "The spelling of fr_FR, fr_BE, en_GB is not checked: no dictionary for it is "
        "installed. To install: hunspell-fr, hunspell-en-gb.");
    EXPECT_EQ(advice_on_dictionaries({{"en_IE", ""}}),
              "The spelling of en_IE is not checked: no dictionary for it is installed.");
}

TEST_F(QualityTest, CountsByCheckSeverityAndProduct) {
    edit("lamp-2", "ean", "4006381333931");
    EXPECT_THAT(skus("problems[error] > 0"), ElementsAre("lamp-1", "lamp-2"));
    EXPECT_THAT(skus("problems[duplicate_gtin] = 1 and enabled = true"),
                ElementsAre("lamp-1", "lamp-2"));
    EXPECT_THAT(skus("problems[warning] >= 1 and kind = simple"), Contains("lamp-3"));
    EXPECT_EQ(skus("problems[error] = 0").size(), 7U);
    EXPECT_EQ(skus("not problems[error] > 0").size(), 7U);
    QualityChange quiet{QualityCheck::spelling};
    quiet.severity = "off";
    set(quiet);
    EXPECT_THAT(skus("problems > 0", "problems:desc"), ElementsAre("lamp-1", "lamp-2", "lamp-3"));
}

TEST_F(QualityTest, KeepsSettingsInTheHistory) {
    QualityChange change{QualityCheck::invalid_value};
    change.severity = "off";
    const ChangeSetId off = set(change);
    ASSERT_NE(off, 0);
    EXPECT_EQ(set(change), 0) << "it is so already";
    EXPECT_THAT(cells(QualityCheck::invalid_value), IsEmpty());
    undo_change_set(*m_catalogue, off, OnConflict::refuse, Progress());
    EXPECT_THAT(cells(QualityCheck::invalid_value), ElementsAre("lamp-3 ean"));
    change.severity = "error";
    set(change);
    EXPECT_THAT(skus("problems[error] > 0"), ElementsAre("lamp-3"));
    change.severity.reset();
    change.exempt = {"lamp-3"};
    set(change);
    EXPECT_THAT(cells(QualityCheck::invalid_value), IsEmpty());
    change.exempt = {};
    change.include = {"LAMP-3"};
    set(change);
    EXPECT_THAT(cells(QualityCheck::invalid_value), ElementsAre("lamp-3 ean"));
}

TEST_F(QualityTest, SaysWhatASettingCannotBe) {
    QualityChange change{QualityCheck::spelling};
    change.limits = {{"name", 3}};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("has no limit"));
    change = {QualityCheck::over_length};
    change.limits = {{"nme", 3}};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("Did you mean name?"));
    change.limits = {{"name", -1}};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("less than 0"));
    change = {QualityCheck::over_length, "fatal"};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("no severity"));
    change = {QualityCheck::spelling};
    change.accept = {"two words"};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("not one word"));
    change.accept = {};
    change.exempt = {"nobody"};
    EXPECT_THAT(sentence_of([&] { set(change); }), HasSubstr("\"nobody\""));
}

TEST_F(QualityTest, IsAskedOfListsOnlyAndNotOfThePast) {
    EXPECT_THAT(sentence_of([&] { skus("problems[speling] > 0"); }),
                HasSubstr("Did you mean spelling?"));
    EXPECT_THAT(sentence_of([&] { skus("problems[spelling,error] > 0"); }),
                HasSubstr("one check or severity"));
    ListRequest request;
    request.filter = "problems > 0";
    request.last_change = 3;
    EXPECT_THAT(sentence_of([&] { list_products(*m_catalogue, request, Progress()); }),
                HasSubstr("as they are"));
}

TEST_F(QualityTest, PagesTheWorstFirst) {
    edit("lamp-2", "ean", "4006381333931");
    const auto all = list();
    ASSERT_GT(all.cells, 2);
    EXPECT_EQ(all.findings.front().check, QualityCheck::duplicate_gtin);
    EXPECT_EQ(all.findings.size(), static_cast<std::size_t>(all.cells));
    QualityRequest request;
    request.first = 1;
    request.count = 1;
    const auto page = list(request);
    EXPECT_EQ(page.cells, all.cells);
    ASSERT_EQ(page.findings.size(), 1U);
    EXPECT_EQ(page.findings.front().code, "lamp-2");
    request = {};
    request.filter = "sku = lamp-3";
    EXPECT_EQ(list(request).products, 1);
}

TEST_F(QualityTest, FollowsEverythingThatHappens) {
    std::mt19937 random(7);
    const auto pick = [&](auto list) { return list.begin()[random() % list.size()]; };
    const std::initializer_list<const char*> skus = {"lamp-1", "lamp-2", "lamp-3", "oxford-red-s",
                                                     "oxford-blue-s"};
    const std::initializer_list<std::pair<const char*, const char*>> values = {
        {"ean", "4006381333931"},
        {"ean", "012345678905"},
        {"ean", "4006381333930"},
        {"upc", "0012345678905"},
        {"description[shop,en_US]", "<p>Bright <i>lampp</p>"},
        {"description[shop,en_US]", "Ceci est une lampe de bureau qui éclaire la pièce entière."}};
    const std::initializer_list<const char*> names = {"Desk lamp eclair", "Floor lamp",
                                                      "Lamp, floor", "Night lampp"};
    std::vector<ChangeSetId> done;
    for (int step = 0; step < 40; ++step) {
        const auto kind = random() % 10;
        ChangeSetId change = 0;
        if (kind < 5) {
            const auto [field, value] = pick(values);
            change = edit(pick(skus), field,
                          random() % 4 == 0 ? std::nullopt : std::optional<std::string>(value))
                         .change_set;
        } else if (kind < 7) {
            change = edit(random() % 3 == 0 ? "oxford" : "lamp-2", "name[en_US]", pick(names))
                         .change_set;
        } else if (kind == 7) {
            QualityChange setting{pick(quality_checks)};
            setting.severity = pick(std::initializer_list<const char*>{"off", "error", ""});
            change = set(setting);
        } else if (kind == 8 && !done.empty()) {
            change = undo_change_set(*m_catalogue, done[random() % done.size()],
                                     OnConflict::overwrite, Progress())
                         .change_set;
        } else {
            products("sku;family;name-en_US;ean\nnew-" + std::to_string(random() % 4) + ";lamps;" +
                     pick(names) + ";012345678905\n");
        }
        if (change != 0) done.push_back(change);
        const auto followed = found();
        ASSERT_EQ(followed, found_anew()) << "step " << step << ", kind " << kind;
    }
}

TEST_F(QualityTest, IsReadFromItsFileByTheNextProgram) {
    edit("lamp-2", "ean", "4006381333931");
    const auto before = found();
    m_quality.save(*m_catalogue, Progress());
    const auto file = QualityIndex::file_of(*m_catalogue);
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "checked in a moment: nothing was saved";
    {
        const CatalogueSnapshot snapshot(*m_catalogue);
        QualityIndex next;
        next.refresh(*m_catalogue, Progress());
        EXPECT_EQ(next.problems(), before);
    }
    // Damaged, it is made anew.
    std::string bytes;
    {
        std::ifstream in(file, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 12 + 1) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        std::ofstream(file, std::ios::binary | std::ios::trunc) << damaged;
        const CatalogueSnapshot snapshot(*m_catalogue);
        QualityIndex next;
        next.refresh(*m_catalogue, Progress());
        ASSERT_EQ(next.problems(), before) << "byte " << at;
    }
}

}  // namespace
}  // namespace vitrine::test
