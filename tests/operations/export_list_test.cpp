#include "operations/export_list.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "base/error.h"
#include "operations/edit_products.h"
#include "operations/import_fixture.h"
#include "operations/new_catalogue.h"
#include "operations/round_trip.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class ExportList : public EmptyImportTest {
protected:
    void open_demo() {
        const auto resources = std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
        create_catalogue(m_folder / "demo.vitrine", NewCatalogue::demo, resources, Progress());
        m_demo.emplace(m_folder / "demo.vitrine");
    }
    ListExportOptions options(const std::string& name, WrittenFormat format = WrittenFormat::csv) {
        ListExportOptions options;
        options.file = m_folder / "out" / name;
        options.format = format;
        return options;
    }
    std::string text_of(const std::filesystem::path& file) const {
        std::ifstream input(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(input), {});
    }
    // The file comes back into the same catalogue without a change and without a remark.
    static void expect_no_change(Catalogue& catalogue, const std::filesystem::path& file) {
        ImportOptions in;
        in.paths = {file};
        in.preview = true;
        const ImportReport report = import_catalogue(catalogue, in, Progress());
        EXPECT_EQ(report.total().unchanged, report.total().read) << file;
        EXPECT_GT(report.total().read, 0) << file;
        // What is said of the products anyway; none of it is of the columns.
        for (const Issue& issue : report.issues) {
            const std::set<std::string> usual = {"product.no_family", "gtin.check_digit",
                                                 "media.missing"};
            if (issue.severity == Severity::warning && !usual.contains(issue.rule))
                ADD_FAILURE() << file << ": " << issue.rule << ": " << to_sentence(issue);
        }
    }
    void expect_round_trips(Catalogue& catalogue, const std::vector<std::string>& locales) {
        std::vector<std::string> labels = {""};
        labels.insert(labels.end(), locales.begin(), locales.end());
        for (const std::string& locale : labels) {
            for (const WrittenFormat format :
                 {WrittenFormat::csv, WrittenFormat::xlsx, WrittenFormat::json_lines}) {
                for (const bool models : {false, true}) {
                    auto out = options("list" + locale + (models ? "_models" : "") +
                                           std::string(file_ending(format)),
                                       format);
                    out.labels = locale;
                    out.models = models;
                    export_list(catalogue, out, Progress());
                    expect_no_change(catalogue, out.file);
                }
            }
        }
    }
    std::optional<Catalogue> m_demo;
};

TEST_F(ExportList, OfTheDemonstrationComesBackByCodesAndByLabels) {
    open_demo();
    expect_round_trips(*m_demo, {"en_US", "fr_FR"});
}

TEST_F(ExportList, OfIcecatComesBackByCodesAndByLabels) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    expect_round_trips(*m_catalogue, {"en_US", "fr_FR"});
}

TEST_F(ExportList, WritesTheColumnsAndProductsThatWereChosen) {
    import({test_data("akeneo/shop")});
    products("sku;family;name-en_US;price-EUR\nA-1;;Lamp;12.50\nA-2;;Chair;40\nA-3;;Shelf;7\n");
    auto out = options("some.csv");
    out.filter = "price[EUR] > 10";
    out.sort = "sku:desc";
    out.columns = {"price[EUR]", "completeness", "name[en_US]"};
    const ListExportReport report = export_list(*m_catalogue, out, Progress());
    EXPECT_EQ(text_of(out.file), "sku;price-EUR;name-en_US\nA-2;40;Chair\nA-1;12.50;Lamp\n");
    EXPECT_EQ(report.rows, 2);
    EXPECT_EQ(report.columns, 3);
    EXPECT_THAT(report.left_out_columns, ElementsAre("completeness"));
    expect_no_change(*m_catalogue, out.file);
}

TEST_F(ExportList, ChangesInTheFileAreTaken) {
    import({test_data("akeneo/shop")});
    products("sku;family;name-en_US;price-EUR\nA-1;;Lamp;12.50\n");
    auto out = options("some.csv");
    out.columns = {"name[en_US]"};
    out.labels = "en_US";
    export_list(*m_catalogue, out, Progress());
    std::string text = text_of(out.file);
    EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF")) << "spreadsheets need the mark";
    text.replace(text.find("Lamp"), 4, "'-Lamp");
    std::ofstream(out.file, std::ios::binary) << text;
    import({out.file});
    const auto product = m_catalogue->products().load_by_code("A-1");
    auto again = options("again.csv");
    again.columns = out.columns;
    export_list(*m_catalogue, again, Progress());
    EXPECT_THAT(text_of(again.file), HasSubstr("A-1;-Lamp")) << "the guard is taken off";
}

TEST_F(ExportList, GuardsTextsForPeopleSoThatTheyComeBack) {
    import({test_data("akeneo/shop")});
    products(
        "sku;family;name-en_US;price-EUR\nA-1;;=1+1;12.50\nA-2;;'quoted;3\nA-3;;'-x;3\n=A4;;a;1\n");
    auto out = options("guarded.csv");
    out.labels = "en_US";
    out.columns = {"name[en_US]", "price[EUR]"};
    export_list(*m_catalogue, out, Progress());
    EXPECT_THAT(text_of(out.file), HasSubstr("A-1;'=1+1;12.50\n"));
    EXPECT_THAT(text_of(out.file), HasSubstr("A-3;''-x;3\n'=A4;a;1\n"));
    expect_no_change(*m_catalogue, out.file);
    auto plain = options("plain.csv");
    plain.columns = out.columns;
    export_list(*m_catalogue, plain, Progress());
    EXPECT_THAT(text_of(plain.file), HasSubstr("A-1;=1+1;12.50\n")) << "programs want it as it is";
    expect_no_change(*m_catalogue, plain.file);
}

TEST_F(ExportList, ProductsByTheirIdsComeInTheOrderAsked) {
    open_demo();
    auto out = options("chosen.jsonl", WrittenFormat::json_lines);
    std::vector<ProductId> all;
    m_demo->products().each([&](const Product& product) {
        if (!product.is_model()) all.push_back(product.id);
    });
    out.products = {all.at(5), all.at(2)};
    out.columns = {"sku"};
    EXPECT_EQ(export_list(*m_demo, out, Progress()).rows, 2);
    EXPECT_EQ(text_of(out.file), "{\"sku\":\"" + m_demo->products().code_of(all[5]) +
                                     "\"}\n{\"sku\":\"" + m_demo->products().code_of(all[2]) +
                                     "\"}\n");
}

TEST_F(ExportList, SaysWhyThereIsNothingAndWhatIsTooLong) {
    import({test_data("akeneo/shop")});
    auto out = options("none.xlsx", WrittenFormat::xlsx);
    EXPECT_THROW(export_list(*m_catalogue, out, Progress()), Error);
    EXPECT_FALSE(std::filesystem::exists(out.file));
    products("sku;family;description-en_US-ecommerce\nA-1;;" + std::string(33000, 'x') + "\n");
    out.columns = {"description[en_US,ecommerce]"};
    try {
        export_list(*m_catalogue, out, Progress());
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), StartsWith("description-en_US-ecommerce of A-1 in none.xlsx"));
    }
}

}  // namespace
}  // namespace vitrine::test
