#include "interchange/xml_table.h"

#include <gmock/gmock.h>

#include "interchange/read_table.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class XmlTableTest : public testing::Test {
protected:
    TableTexts read(std::string_view text, const TableOptions& options = {}) {
        return read_table(m_folder.write("products.csv", text), options);
    }
    std::string refuse(std::string_view text, const TableOptions& options = {}) {
        return refusal(m_folder.write("products.xml", text), options);
    }
    std::string records(std::string_view text) {
        return find_table_format(m_folder.write("products.xml", text)).records;
    }
    TemporaryFolder m_folder;
};

TEST_F(XmlTableTest, MakesAColumnOfEveryPlace) {
    const TableTexts table = read(R"(<?xml version="1.0"?>
        <!-- from the shop -->
        <products xmlns:g="urn:g">
          <product id="7"><g:sku>A</g:sku><price currency="EUR"> 1.50 </price><empty/>
            <text><![CDATA[<b>bold</b> & so]]> on &lt;i&gt; &#228;</text></product>
          <product><g:sku>B</g:sku><image>a.jpg</image><image>b,c.jpg</image><image/></product>
        </products>)");
    EXPECT_THAT(table.header,
                ElementsAre("@id", "g:sku", "price/@currency", "price", "empty", "text", "image"));
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("7", "A", "EUR", "1.50", "",
                                                    "<b>bold</b> & so on <i> ä", ""),
                                        ElementsAre("", "B", "", "", "", "", "a.jpg,\"b,c.jpg\"")));
    EXPECT_THAT(table.lines, ElementsAre(1, 2));
    EXPECT_THAT(table.issues, IsEmpty());
}

TEST_F(XmlTableTest, FindsTheRecords) {
    const std::string item = "<item><title>x</title><link>y</link><id>1</id></item>";
    EXPECT_EQ(
        records("<rss><channel><title>t</title><link>l</link>" + item + item + "</channel></rss>"),
        "/rss/channel/item");
    EXPECT_EQ(records("<products><product><sku>A</sku><image/><image/></product></products>"),
              "/products/product");
    EXPECT_EQ(
        records("<shop><currencies><currency/><currency/></currencies><offers>" +
                std::string("<offer><a/><b/></offer>") + "<offer><a/><b/></offer></offers></shop>"),
        "/shop/offers/offer");
    EXPECT_EQ(records("<skus><sku>A</sku><sku>B</sku></skus>"), "/skus/sku");
    EXPECT_EQ(records("<thing><sku>A</sku><name>B</name></thing>"), "/thing");
}

TEST_F(XmlTableTest, TakesAnyXPathAsAColumn) {
    const std::string text =
        "<list><row><f n='Colour'>red</f><f n='Size'>S</f></row>"
        "<row><f n='Colour'>blue</f></row></list>";
    TableOptions options;
    options.columns = {"f[@n='Colour']", "count(f)", "concat(f[1], '-', f[2])", "f/@n", "absent"};
    const TableTexts table = read(text, options);
    EXPECT_EQ(table.header, *options.columns);
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("red", "2", "red-S", "Colour,Size", ""),
                                        ElementsAre("blue", "1", "blue-", "Colour", "")));
    options.columns = {"f[@n="};
    EXPECT_EQ(refuse(text, options), "f[@n= is not a valid XPath expression.");
}

TEST_F(XmlTableTest, ReadsTheRecordsThatAreAskedFor) {
    const std::string text =
        "<all><groups><group><id>1</id></group></groups><a><p><id>2</id></p></a>"
        "<b><p><id>3</id></p></b></all>";
    TableOptions options;
    options.records = "/all/*/p|/all/groups/group";
    EXPECT_THAT(read(text, options).rows,
                ElementsAre(ElementsAre("1"), ElementsAre("2"), ElementsAre("3")));
    options.records = "/all/none";
    EXPECT_THAT(read(text, options).rows, IsEmpty());
    options.records = "p";
    EXPECT_EQ(refuse(text, options), "products.xml has no records at p.");
    options.records = "/skus/sku";
    EXPECT_THAT(read("<skus><sku>A</sku></skus>", options).header, ElementsAre("."));
}

TEST_F(XmlTableTest, ReadsEveryEncoding) {
    EXPECT_THAT(read("<?xml version='1.0' encoding='ISO-8859-1'?><ps><p><n>Gr\xF6\xDF"
                     "e</n></p></ps>")
                    .rows,
                ElementsAre(ElementsAre("Größe")));
    std::string wide = "\xFF\xFE";
    for (const char c : "<?xml version='1.0'?><ps><p><n>A</n></p></ps>"s) (wide += c) += '\0';
    EXPECT_THAT(read(wide).rows, ElementsAre(ElementsAre("A")));
}

TEST_F(XmlTableTest, OpensNothingOutsideOfTheFile) {
    const auto secret = m_folder.write("secret.txt", "secret");
    EXPECT_EQ(
        refuse("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.string() + "'>]><as><a>&x;</a></as>"),
        "products.xml declares entities that stand for more than a few characters, which is "
        "not taken.");
    EXPECT_THAT(
        refuse("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://localhost/x.dtd'> %x;]><as><a/></as>"),
        HasSubstr("declares entities"));
    // The type of the document is elsewhere, and stays there.
    EXPECT_THAT(read("<!DOCTYPE as SYSTEM '" + secret.string() + "'><as><a>x&nbsp;y</a></as>").rows,
                ElementsAre(ElementsAre("x&nbsp;y")));
}

TEST_F(XmlTableTest, TakesEntitiesThatStandForAFewCharacters) {
    EXPECT_THAT(
        read("<!DOCTYPE as [<!ENTITY auml '&#228;'>]><as><a n='&auml;'>h&auml;t</a></as>").rows,
        ElementsAre(ElementsAre("ä", "hät")));
    std::string bomb = "<!DOCTYPE a [<!ENTITY a0 'lol'>";
    for (int i = 1; i < 10; ++i) {
        const std::string one = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " '";
        for (int j = 0; j < 10; ++j) bomb += one;
        bomb += "'>";
    }
    EXPECT_THAT(refuse(bomb + "]><as><a>&a9;</a></as>"), HasSubstr("declares entities"));
    EXPECT_NE(refuse(bomb + "]><as><a n='&a9;'/></as>"), "");
}

TEST_F(XmlTableTest, SaysWhereAFileIsDamaged) {
    EXPECT_EQ(refuse("<?xml version='1.0'?>\n<as><a>1</a>\n<a>2</b></as>"),
              "products.xml is not well-formed: line 3, column 9.");
    EXPECT_THAT(refuse("<as><a>1</a><a>"), HasSubstr("is not well-formed: line 1"));
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    EXPECT_THAT(refuse(deep), HasSubstr("is not well-formed"));
    TableOptions options;
    options.kind = TableKind::xml;
    EXPECT_EQ(refusal(m_folder / "absent.xml", options),
              "The file " + (m_folder / "absent.xml").string() + " cannot be read.");
}

TEST_F(XmlTableTest, HtmlInACellMakesNoXmlOfATable) {
    EXPECT_THAT(read("<b>sku</b>;name\nA;x\n").header, ElementsAre("<b>sku</b>", "name"));
}

}  // namespace
}  // namespace vitrine::test
