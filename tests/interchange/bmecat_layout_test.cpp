#include "interchange/bmecat_layout.h"

#include <gmock/gmock.h>

#include <map>

#include "interchange/read_table.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;

std::map<std::string, std::string> row_of(const TableTexts& table, std::size_t row) {
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (!table.rows.at(row)[i].empty()) cells[table.header[i]] = table.rows[row][i];
    }
    return cells;
}

const std::vector<std::string> columns_of_1_2 = {"SUPPLIER_AID",
                                                 "DESCRIPTION_SHORT",
                                                 "DESCRIPTION_LONG",
                                                 "EAN",
                                                 "SUPPLIER_ALT_AID",
                                                 "BUYER_AID",
                                                 "MANUFACTURER_AID",
                                                 "MANUFACTURER_NAME",
                                                 "DELIVERY_TIME",
                                                 "SPECIAL_TREATMENT_CLASS:GGVS",
                                                 "KEYWORD",
                                                 "REMARKS",
                                                 "ARTICLE_STATUS",
                                                 "ORDER_UNIT",
                                                 "CONTENT_UNIT",
                                                 "NO_CU_PER_OU",
                                                 "PRICE_QUANTITY",
                                                 "QUANTITY_MIN",
                                                 "valid_start_date",
                                                 "valid_end_date",
                                                 "PRICE:net_customer:EUR",
                                                 "PRICE:net_customer:EUR:from 100",
                                                 "TAX",
                                                 "CLASS:ECLASS-5.1",
                                                 "CLASS:udf_Supplier-1.0",
                                                 "FEATURE:Netzspannung",
                                                 "FUNIT:Netzspannung",
                                                 "MIME:normal",
                                                 "MIME_DESCR:normal",
                                                 "REFERENCE:similar"};

TEST(Bmecat, ReadsAnArticleOf1_2) {
    VITRINE_SHARED_FILE(file, "data/bmecat/new_catalog.golden.xml");
    const TableFormat format = find_table_format(file);
    EXPECT_EQ(format.kind, TableKind::xml);
    EXPECT_EQ(format.layout, XmlLayout::bmecat);
    EXPECT_EQ(format.records, "/BMECAT/*/ARTICLE|/BMECAT/*/PRODUCT");
    EXPECT_EQ(format.columns, columns_of_1_2);
    const TableTexts table = read_table(file);
    EXPECT_EQ(table.header, columns_of_1_2);
    ASSERT_EQ(table.rows.size(), 1U);
    auto row = row_of(table, 0);
    EXPECT_EQ(row["SUPPLIER_AID"], "1000");
    EXPECT_EQ(row["DESCRIPTION_SHORT"], "Apple MacBook Pro 13\"");
    EXPECT_EQ(row["EAN"], "8712670911213");
    EXPECT_EQ(row["KEYWORD"], "Notebook,Hardware");
    EXPECT_EQ(row["FEATURE:Netzspannung"], "110,220");
    EXPECT_EQ(row["FUNIT:Netzspannung"], "VLT");
    EXPECT_EQ(row["PRICE:net_customer:EUR"], "1499.5");
    EXPECT_EQ(row["PRICE:net_customer:EUR:from 100"], "1300.9");
    EXPECT_EQ(row["CLASS:ECLASS-5.1"], "19010203");
    EXPECT_EQ(row["CLASS:udf_Supplier-1.0"], "5");
    EXPECT_EQ(row["MIME:normal"], "55-K-31.jpg");
    EXPECT_EQ(row["REFERENCE:similar"], "2000");
    EXPECT_EQ(row["valid_end_date"], "2001-07-31");
}

TEST(Bmecat, AProductOf2005HasTheSameColumns) {
    VITRINE_SHARED_FILE(folder, "data/bmecat");
    const TableTexts table = read_table(folder / "2005-new_catalog.golden.xml");
    auto expected = columns_of_1_2;
    for (const char* more : {"CUSTOMS_NUMBER", "COUNTRY_OF_ORIGIN", "WEIGHT"})
        expected.emplace_back(more);
    EXPECT_EQ(table.header, expected);
    auto row = row_of(table, 0);
    auto model = row_of(read_table(folder / "new_catalog.golden.xml"), 0);
    EXPECT_EQ(row["WEIGHT"], "1.37");
    for (const char* more : {"CUSTOMS_NUMBER", "COUNTRY_OF_ORIGIN", "WEIGHT"}) row.erase(more);
    EXPECT_EQ(row, model);
}

TEST(Bmecat, ReadsUpdatesAndTheOtherRecordsOfACatalogue) {
    VITRINE_SHARED_FILE(folder, "data/bmecat");
    const TableTexts update = read_table(folder / "update_products.golden.xml");
    ASSERT_EQ(update.rows.size(), 2U);
    EXPECT_EQ(row_of(update, 0)["mode"], "update");
    EXPECT_THAT(row_of(update, 1), ElementsAre(testing::Pair("SUPPLIER_AID", "2000"),
                                               testing::Pair("mode", "delete")));
    const TableTexts prices = read_table(folder / "update_prices.golden.xml");
    EXPECT_THAT(prices.header,
                ElementsAre("SUPPLIER_AID", "valid_start_date", "valid_end_date",
                            "PRICE:net_customer:EUR", "PRICE:net_customer:EUR:from 100", "TAX"));
    TableOptions options;
    options.records = "/BMECAT/*/CLASSIFICATION_SYSTEM/CLASSIFICATION_GROUPS/CLASSIFICATION_GROUP";
    const TableTexts groups = read_table(folder / "new_catalog.golden.xml", options);
    EXPECT_THAT(groups.header,
                ElementsAre("@type", "CLASSIFICATION_GROUP_ID", "CLASSIFICATION_GROUP_NAME",
                            "CLASSIFICATION_GROUP_PARENT_ID"));
    EXPECT_EQ(groups.rows.size(), 5U);
}

TEST(Bmecat, EverySampleHasItsRecords) {
    VITRINE_SHARED_FILE(folder, "data/bmecat");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".xml") continue;
        const TableTexts table = read_table(entry.path());
        EXPECT_GE(table.rows.size(), 1U) << entry.path();
        EXPECT_EQ(table.header.front(), "SUPPLIER_AID") << entry.path();
    }
}

TEST(Bmecat, KeepsLanguagesTypesAndTerritoriesApart) {
    const TemporaryFolder folder;
    const auto price = [](const char* territory, const char* amount) {
        return std::string("<PRODUCT_PRICE price_type='net_list'><PRICE_AMOUNT>") + amount +
               "</PRICE_AMOUNT><PRICE_CURRENCY>EUR</PRICE_CURRENCY><TERRITORY>" + territory +
               "</TERRITORY></PRODUCT_PRICE>";
    };
    const auto file = folder.write(
        "a.xml",
        "<b:BMECAT xmlns:b='urn:b'><b:T_NEW_CATALOG><b:PRODUCT><SUPPLIER_PID>1</SUPPLIER_PID>"
        "<PRODUCT_DETAILS><DESCRIPTION_SHORT lang='deu'>Hose</DESCRIPTION_SHORT>"
        "<DESCRIPTION_SHORT lang='eng'>Trousers</DESCRIPTION_SHORT>"
        "<INTERNATIONAL_PID type='upc'>9</INTERNATIONAL_PID></PRODUCT_DETAILS><PRODUCT_FEATURES>"
        "<FEATURE><FNAME>Farbe</FNAME><VARIANTS><VARIANT><FVALUE>rot</FVALUE></VARIANT><VARIANT>"
        "<FVALUE>grün</FVALUE></VARIANT></VARIANTS></FEATURE></PRODUCT_FEATURES>"
        "<PRODUCT_PRICE_DETAILS>" +
            price("DE", "5") + price("AT", "6") +
            "</PRODUCT_PRICE_DETAILS></b:PRODUCT></b:T_NEW_CATALOG></b:BMECAT>");
    const TableTexts table = read_table(file);
    EXPECT_THAT(table.header,
                ElementsAre("SUPPLIER_AID", "DESCRIPTION_SHORT:deu", "DESCRIPTION_SHORT:eng",
                            "INTERNATIONAL_PID:upc", "PRICE:net_list:EUR", "PRICE:net_list:EUR:AT",
                            "FEATURE:Farbe"));
    EXPECT_THAT(table.rows,
                ElementsAre(ElementsAre("1", "Hose", "Trousers", "9", "5", "6", "rot,grün")));
}

}  // namespace
}  // namespace vitrine::test
