#include "workbench/html_markup.h"

#include <gtest/gtest.h>

namespace vitrine::test {
namespace {

TEST(HtmlMarkup, TogglesATagAroundWhatIsSelected) {
    const MarkedText plain{"Une lampe d’été", 4, 9};
    const MarkedText bold = toggle_tag(plain, "b");
    EXPECT_EQ(bold, (MarkedText{"Une <b>lampe</b> d’été", 7, 12}));
    EXPECT_EQ(toggle_tag(bold, "b"), plain);
    EXPECT_EQ(toggle_tag({"été", 3, 3}, "i"), (MarkedText{"été<i></i>", 6, 6}));
}

TEST(HtmlMarkup, MakesAListOfTheLines) {
    EXPECT_EQ(make_list({"Oak\n\n Linen ", 0, 12}).text,
              "<ul>\n<li>Oak</li>\n<li>Linen</li>\n</ul>");
    EXPECT_EQ(make_list({"", 0, 0}).text, "<ul>\n<li></li>\n</ul>");
}

TEST(HtmlMarkup, LinksOnlyToAddressesThatCannotRunAnything) {
    EXPECT_EQ(make_link({"Read more", 0, 4}, " https://example.org/?a=1&b=2 ")->text,
              "<a href=\"https://example.org/?a=1&amp;b=2\">Read</a> more");
    EXPECT_EQ(make_link({"", 0, 0}, "mailto:a@example.org")->text,
              "<a href=\"mailto:a@example.org\">mailto:a@example.org</a>");
    for (const char* address : {"javascript:alert(1)", "https://", "https://a b", "http://a\"b",
                                "data:text/html,x", "example.org", ""}) {
        EXPECT_FALSE(make_link({"x", 0, 1}, address)) << address;
    }
}

TEST(HtmlMarkup, ShowsNothingThatLoadsOrRuns) {
    EXPECT_EQ(safe_html("<p class=\"x>y\">A <b>lamp</b></p>"), "<p>A <b>lamp</b></p>");
    EXPECT_EQ(safe_html("<img src=\"http://a/b.png\">x<IMG SRC=c>"), "x");
    EXPECT_EQ(safe_html("a<script>if (1 < 2) run()</SCRIPT >b<style>p{}</style>c"), "abc");
    EXPECT_EQ(safe_html("<a href='javascript:x()'>go</a>"), "<u>go</u>");
    EXPECT_EQ(safe_html("<!-- no --> 3 < 4 > 2 &amp; &eacute;"), " 3 &lt; 4 &gt; 2 &amp; &eacute;");
    EXPECT_EQ(safe_html("<b onclick=\"x"), "<b>") << "a tag without an end";
    EXPECT_EQ(safe_html("<object data=x>y"), "");
}

}  // namespace
}  // namespace vitrine::test
