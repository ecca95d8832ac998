#include <gmock/gmock.h>

#include "base/error.h"
#include "interchange/table_format.h"
#include "interchange/table_writer.h"
#include "operations/export_translation.h"
#include "operations/import_fixture.h"
#include "operations/undo_change_set.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using Rows = std::vector<std::vector<std::string>>;

class Translation : public ImportTest {
protected:
    void SetUp() override {
        products(
            "sku;family;name-en_US;name-fr_FR;description-en_US-ecommerce\n"
            "lamp;shirt;Lamp;;Bright\nchair;shirt;Chair;Chaise;\n=x;shirt;=1+1;;\n");
    }
    TranslationReport give(bool only_missing = false, const std::string& filter = {}) {
        TranslationOptions options;
        options.file = m_folder / "out/french.xlsx";
        options.from = "en_US";
        options.to = "fr_FR";
        options.only_missing = only_missing;
        options.filter = filter;
        return export_translation(*m_catalogue, options, Progress());
    }
    // With its header.
    Rows rows_of(const std::filesystem::path& file) {
        const auto reader = open_table(file);
        Rows rows = {reader->header()};
        for (CsvRow row; reader->next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
        return rows;
    }
    // What a translator sends back.
    std::filesystem::path send(const Rows& rows) {
        const auto file = m_folder / "back/french.xlsx";
        std::filesystem::create_directories(file.parent_path());
        const auto writer = write_table(file, WrittenFormat::xlsx, rows[0]);
        for (std::size_t i = 1; i < rows.size(); ++i) writer->row(rows[i]);
        writer->finish();
        return file;
    }
    std::string name(const std::string& sku) { return text(product(sku), "name", "", "fr_FR"); }
};

TEST_F(Translation, HasARowForEachTextOfALocale) {
    const TranslationReport report = give();
    EXPECT_EQ(report.texts, 4);
    EXPECT_EQ(report.untranslated, 3);
    EXPECT_EQ(report.products, 3);
    const Rows rows = rows_of(report.file);
    EXPECT_EQ(rows[0], (std::vector<std::string>{"SKU [sku]", "Kind [kind]",
                                                 "Attribute [attribute]", "Label [label]",
                                                 "Channel [channel]", "Text (en_US) [source:en_US]",
                                                 "Translation (fr_FR) [target:fr_FR]"}));
    EXPECT_EQ(rows[1],
              (std::vector<std::string>{"lamp", "product", "name", "Name", "", "Lamp", ""}));
    EXPECT_EQ(rows[2], (std::vector<std::string>{"lamp", "product", "description", "Description",
                                                 "ecommerce", "Bright", ""}));
    EXPECT_EQ(rows[3], (std::vector<std::string>{"chair", "product", "name", "Name", "", "Chair",
                                                 "Chaise"}));
    EXPECT_EQ(give(true).texts, 3);
    EXPECT_EQ(give(false, "sku = chair").texts, 1);
    EXPECT_THROW(give(true, "sku = chair"), Error) << "there is nothing to translate";
}

TEST_F(Translation, LocksEverythingButTheTranslations) {
    const auto file = give().file;
    const auto sheet =
        run_command("unzip", {"-p", file.string(), "xl/worksheets/sheet1.xml"}).output;
    EXPECT_THAT(sheet, AllOf(HasSubstr("<sheetProtection sheet=\"1\""),
                             HasSubstr("state=\"frozen\""), HasSubstr("hidden=\"1\"")));
    const auto styles = run_command("unzip", {"-p", file.string(), "xl/styles.xml"}).output;
    EXPECT_THAT(styles, AllOf(HasSubstr("locked=\"0\""), HasSubstr("wrapText=\"1\"")));
}

TEST_F(Translation, ComesBackUnchangedWithoutAChange) {
    const ImportReport report = import({give().file});
    EXPECT_EQ(report.total().read, 4);
    EXPECT_EQ(report.total().unchanged, 4);
    EXPECT_EQ(rules(report), "");
}

TEST_F(Translation, ComesBackAsOneChangeSet) {
    Rows rows = rows_of(give().file);
    rows[1][6] = "Lampe";
    rows[2][6] = "Claire\nEt douce";
    rows[3][6] = "";  // an emptied one leaves what is there
    std::swap(rows[1], rows[4]);
    ImportOptions preview;
    preview.preview = true;
    std::vector<std::string> changed;
    preview.found = [&](const ImportedChange& change) { changed.push_back(change.after.code); };
    const auto file = send(rows);
    EXPECT_EQ(import({file}, preview).total().updated, 2);
    EXPECT_EQ(changed, (std::vector<std::string>{"lamp", "lamp"}));
    EXPECT_EQ(name("lamp"), "");
    const ImportReport report = import({file});
    EXPECT_EQ(rules(report), "");
    EXPECT_EQ(name("lamp"), "Lampe");
    EXPECT_EQ(text(product("lamp"), "description", "ecommerce", "fr_FR"), "Claire\nEt douce");
    EXPECT_EQ(name("chair"), "Chaise");
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(name("lamp"), "");
}

TEST_F(Translation, WarnsWhereTheTextWasChangedMeanwhile) {
    Rows rows = rows_of(give().file);
    rows[1][6] = "Lampe";
    products("sku;name-en_US\nlamp;Desk lamp\n");
    const ImportReport report = import({send(rows)});
    EXPECT_EQ(rules(report), "translation.source_changed:1");
    EXPECT_EQ(report.issues[0].row, 2);
    EXPECT_EQ(report.issues[0].column, "Text (en_US) [source:en_US]");
    EXPECT_EQ(name("lamp"), "Lampe") << "taken all the same";
}

TEST_F(Translation, RefusesRowsThatItDoesNotKnowWithTheirPlace) {
    Rows rows = rows_of(give().file);
    rows[1][0] = "lmap";
    rows[1][6] = "Lampe";
    rows[2][2] = "descr";
    rows[3][2] = "color";
    rows.push_back(rows[4]);
    const ImportReport report = import({send(rows)});
    EXPECT_EQ(report.total().read, 5);
    EXPECT_EQ(report.total().rejected, 4);
    EXPECT_EQ(rules(report), "row.duplicate:1 translation.row:3");
    std::string sentences;
    for (const Issue& issue : report.issues) sentences += to_sentence(issue) + "\n";
    EXPECT_THAT(sentences, HasSubstr("french.xlsx row 2, lmap, SKU [sku]: There is no product"));
    EXPECT_THAT(sentences, HasSubstr("row 3, lamp, Attribute [attribute]: There is no attribute"));
    EXPECT_FALSE(product("lmap")) << "translations make no products";
}

TEST_F(Translation, OfModelsStandOnceAtTheModel) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    Catalogue::create(m_folder / "icecat.vitrine");
    m_catalogue = std::make_unique<Catalogue>(m_folder / "icecat.vitrine");
    import({set});
    const TranslationReport report = give();
    EXPECT_GT(report.texts, 500);
    Rows rows = rows_of(report.file);
    const auto at =
        std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row[1] == "model"; });
    ASSERT_NE(at, rows.end());
    (*at)[6] = "Traduit";
    const ImportReport back = import({send(rows)});
    EXPECT_EQ(back.total().updated, 1);
    EXPECT_EQ(back.total().read, back.total().unchanged + 1);
    EXPECT_EQ(text(model((*at)[0]), (*at)[2], (*at)[4], "fr_FR"), "Traduit");
}

}  // namespace
}  // namespace vitrine::test
