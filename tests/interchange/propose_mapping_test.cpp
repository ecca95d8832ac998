#include "interchange/propose_mapping.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/text.h"
#include "interchange/table_format.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::filesystem::path beside(std::string_view name) {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "tests/interchange" / name;
}

std::vector<std::vector<std::string>> read_tsv(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::vector<std::vector<std::string>> rows;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) continue;
        const auto cells = split(line, '\t');
        rows.emplace_back(cells.begin(), cells.end());
    }
    return rows;
}

const Synonyms& shipped_synonyms() {
    static const Synonyms synonyms(test::read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) /
                                                         "resources/mappings/synonyms.tsv"));
    return synonyms;
}

// A catalogue of groceries, as food_catalogue.tsv has it.
Structure food_catalogue() {
    Structure structure;
    for (const char* code : {"en_US", "fr_FR", "de_DE", "es_ES", "it_IT"}) {
        structure.locales.put({0, code, 0});
    }
    structure.currencies.put({0, "EUR", true});
    for (const auto& row : read_tsv(beside("food_catalogue.tsv"))) {
        Attribute attribute;
        attribute.code = row[0];
        attribute.type = *parse_attribute_type(row[1]);
        attribute.localizable = row[2] == "1";
        attribute.labels = {{"en_US", row[3]}, {"fr_FR", row[4]}};
        if (row[0] == "ean") attribute.validation_rule = "gtin";
        if (attribute.type == AttributeType::measurement) attribute.measurement_family = "Weight";
        structure.attributes.put(attribute);
    }
    return structure;
}

std::string words(const ColumnTarget& target) {
    if (target.kind == ColumnTarget::Kind::nothing) return "-";
    std::string text = target.kind == ColumnTarget::Kind::property ? "property:" : "";
    text += target.code;
    for (const std::string& part : {target.locale, target.currency}) {
        if (!part.empty()) text += '[' + part + ']';
    }
    return text;
}

ColumnProposal propose(const std::string& heading, std::vector<std::string> cells = {}) {
    const Structure structure = food_catalogue();
    return propose_mapping(structure, {heading}, {std::move(cells)}, shipped_synonyms()).at(0);
}

TEST(ProposeMapping, IsRightForNineOfTenColumnsOfOpenFoodFacts) {
    VITRINE_SHARED_FILE(file, "data/openfoodfacts/openfoodfacts_export-2024.csv");
    const auto reader = open_table(file);
    std::vector<std::vector<std::string>> samples(reader->header().size());
    CsvRow row;
    for (int i = 0; i < 200 && reader->next(row); ++i) {
        for (std::size_t n = 0; n < row.cells.size() && n < samples.size(); ++n) {
            samples[n].emplace_back(row.cells[n]);
        }
    }
    const auto truth = read_tsv(beside("openfoodfacts_targets.tsv"));
    ASSERT_THAT(truth, SizeIs(227));
    const Structure structure = food_catalogue();
    const auto proposals =
        propose_mapping(structure, reader->header(), samples, shipped_synonyms());
    ASSERT_THAT(proposals, SizeIs(227));
    int right = 0, with_target = 0, right_targets = 0;
    std::string wrong;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        ASSERT_EQ(proposals[i].column, truth[i][0]);
        EXPECT_FALSE(proposals[i].reason.empty());
        const std::string made = words(proposals[i].target);
        const bool has_target = truth[i][1] != "-";
        with_target += has_target;
        if (made == truth[i][1]) {
            ++right;
            right_targets += has_target;
            continue;
        }
        wrong +=
            truth[i][0] + ": " + truth[i][1] + ", not " + made + " (" + proposals[i].reason + ")\n";
    }
    std::cout << right << " of 227 columns right; of " << with_target << " with a target, "
              << right_targets << '\n'
              << wrong;
    RecordProperty("right", right);
    EXPECT_GE(right * 100, 227 * 90) << wrong;
    // Proposing nothing at all would be right for most columns already.
    EXPECT_GE(right_targets * 100, with_target * 90) << wrong;
}

TEST(ProposeMapping, SaysWhatSpeaksForIt) {
    EXPECT_EQ(propose("net_content").confidence, 100);
    EXPECT_EQ(propose("Contenu net").confidence, 95);
    EXPECT_THAT(propose("Contenu net").reason, HasSubstr("fr_FR"));
    EXPECT_EQ(propose("Marke").confidence, 85);
    EXPECT_EQ(words(propose("Marke").target), "brand");
    EXPECT_EQ(words(propose("Artikelnummer").target), "property:code");
    EXPECT_EQ(words(propose("Kategorien").target), "property:categories");
    EXPECT_EQ(words(propose("Nom (fr)").target), "name[fr_FR]");
    EXPECT_EQ(words(propose("name-de_DE").target), "name[de_DE]");
    EXPECT_EQ(words(propose("Price EUR").target), "price[EUR]");
    EXPECT_EQ(words(propose("shoe width of the last").target), "-");
    EXPECT_FALSE(propose("shoe width of the last").reason.empty());
}

TEST(ProposeMapping, LooksAtTheCells) {
    EXPECT_EQ(words(propose("x", {"4006381333931", "5901234123457", "96385074"}).target), "ean");
    EXPECT_EQ(words(propose("x", {"4006381333932", "5901234123457", "96385074"}).target), "-");
    EXPECT_EQ(words(propose("x", {"a.jpg", "b.png", "https://c.example/d.webp?x=1"}).target),
              "picture");
    EXPECT_EQ(words(propose("x", {"1 kg", "2 kg", "500 g", "3 kg", "4 g"}).target), "weight");
    // The name says one thing, the cells another.
    const ColumnProposal price = propose("Prix", {"on demand", "see list", "-"});
    EXPECT_EQ(words(price.target), "-");
    EXPECT_LT(price.confidence, least_confidence);
    EXPECT_THAT(price.reason, HasSubstr("But"));
}

TEST(ProposeMapping, ProposesTheStepsThatTheCellsNeed) {
    const auto date = propose("Discontinued on", {"31.12.2025", "", "01.02.2026"});
    ASSERT_THAT(date.transforms, SizeIs(1));
    EXPECT_EQ(date.transforms[0].from, "dd.MM.yyyy");
    EXPECT_EQ(propose("Fat", {"1,5", "2,25"}).transforms.at(0).kind, TransformKind::decimal_sign);
    EXPECT_THAT(propose("Fat", {"1.5"}).transforms, IsEmpty());
    EXPECT_EQ(propose("Allergens", {"Milk, Soy"}).transforms.at(0).kind, TransformKind::split);
}

TEST(ProposeMapping, GivesATargetToOneColumnOnly) {
    const Structure structure = food_catalogue();
    const auto proposals =
        propose_mapping(structure, {"Libellé", "Name", "Brand", "Marque"}, {}, shipped_synonyms());
    EXPECT_EQ(words(proposals[0].target), "-");
    EXPECT_EQ(proposals[0].rivals, "Name");
    EXPECT_EQ(words(proposals[1].target), "name");
    EXPECT_EQ(words(proposals[2].target), "brand");
    EXPECT_EQ(words(proposals[3].target), "brand");
}

TEST(ProposeMapping, TakesTheLanguageOfALabelForThatOfItsColumn) {
    Structure structure;
    for (const char* code : {"en_US", "fr_FR"}) structure.locales.put({0, code, 0});
    Attribute name;
    name.code = "title";
    name.localizable = true;
    name.labels = {{"en_US", "Heading"}, {"fr_FR", "Intitulé"}};
    structure.attributes.put(name);
    Attribute note;
    note.code = "note_text";
    note.localizable = true;
    note.labels = {{"en_US", "Remarque"}, {"fr_FR", "Remarque"}};
    structure.attributes.put(note);
    const auto proposed =
        propose_mapping(structure, {"Intitulé", "Heading", "Remarque"}, {}, Synonyms(""));
    EXPECT_EQ(proposed[0].target.locale, "fr_FR");
    EXPECT_EQ(proposed[1].target.locale, "en_US");
    EXPECT_EQ(proposed[2].target.code, "note_text");
    EXPECT_EQ(proposed[2].target.locale, "") << "both languages call it so";
}

}  // namespace
}  // namespace vitrine
