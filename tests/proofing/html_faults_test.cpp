#include "proofing/html_faults.h"

#include <fstream>
#include <random>

#include "base/text.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// "1:4 The tag <b> is not closed.", a line a fault.
std::string faults(std::string_view html) {
    std::string text;
    for (const HtmlFault& fault : html_faults(html)) {
        text += std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " +
                fault.message + "\n";
    }
    return text;
}

TEST(HtmlFaults, FindNothingInWhatHtmlAllows) {
    for (const char* sound : {
             "",
             "Plain text without any mark",
             "Tom & Jerry, R&D, 1 < 2 and 3 > 2, size <M>, I <3 you",
             "<p>One</p><p>Two</p>",
             "<p>One<p>Two",
             "<ul><li>A<li>B</ul>",
             "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
             "<table><tr><td>1<td>2<tr><td>3</table>",
             "<table><thead><tr><th>1</th></tr></thead><tbody><tr><td>2</td></tr></tbody></table>",
             "<table><caption>a<tr><td><p>1<td>2</table>",
             "<ul><li>a<ul><li>b</li></ul></li></ul>",
             "<div><p>text</div>",
             "<section><article>text</article></section>",
             "<my-element data-x='1'>custom</my-element>",
             "<p class=big hidden>text</p>",
             "<br><br/><br /><img src=\"a.png\"><hr>",
             "<BR><P CLASS=\"a\">x</P>",
             "&nbsp;&eacute;&euro;&#233;&#x20AC;&NotEqualTilde;",
             "<a href=\"http://x.y/?a=1&b=2&copy=3\">x</a>",
             "<!-- <b> & --> ok <!---->",
             "<script>if (a < b && c) {}</script><style>p > b {}</style>",
             "<FONT color=red>old</FONT><center>x</center>",
             "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><foo/><![CDATA[x]]></svg>",
             "<html><body><p>x</p></body></html>",
             "<p >x</p >",
             "<p><b>x</b><br>y</p>",
             "<p>black & white &, 5&6</p>",
             "a<b.c",
             "<table><tr><td><p>x<table><tr><td>y</td></tr></table></td></tr></table>",
             "<span><div>x</div></span>",
             "<select><option>a<option>b</select>",
         }) {
        EXPECT_EQ(faults(sound), "") << sound;
    }
}

TEST(HtmlFaults, NameEveryKindOfFaultAndItsPlace) {
    struct Case {
        const char* html;
        const char* expected;
    };
    for (const auto& [html, expected] : {
             Case{"<b>bold", "1:1 The tag <b> is not closed.\n"},
             Case{"<div>text", "1:1 The tag <div> is not closed.\n"},
             Case{"<table><tr><td>1</td></tr>", "1:1 The tag <table> is not closed.\n"},
             Case{"<p>a</p>\n<p>é <b>b</p>", "2:6 The tag <b> is not closed before </p>.\n"},
             Case{"<b>bold <i>both</b> italic</i>", "1:9 The tag <i> is not closed before </b>.\n"},
             Case{"text</div>", "1:5 The tag </div> closes nothing: no <div> is open here.\n"},
             Case{"<p>text</b></p>", "1:8 The tag </b> closes nothing: no <b> is open here.\n"},
             Case{"<p>x</p></p>", "1:9 The tag </p> closes nothing: no <p> is open here.\n"},
             Case{"x</br>", "1:2 The tag </br> closes nothing: no <br> is open here.\n"},
             Case{"<p>x <ul><li>a</ul></p>",
                  "1:20 The tag </p> closes nothing: no <p> is open here.\n"},
             Case{"<h1>title</h2>", "1:10 The heading <h1> is closed by </h2>.\n"},
             Case{"<b>a</b><foo>text</foo><foo>", "1:9 HTML has no tag <foo>.\n"},
             Case{"<b>size</b> <M>", "1:13 HTML has no tag <m>.\n"},
             Case{"<p>cheaper than <US$600, of <USD600 (<USD600 in India)</p>",
                  "1:17 A < that begins no tag must be written &lt;.\n1:29 HTML has no tag "
                  "<usd600>.\n"},
             Case{"<b>Control</b.\nTwo", "1:11 The tag </b> is not finished: > is missing.\n"},
             Case{"<p/>text", "1:1 The slash of <p/> does not close it: write <p></p>.\n"},
             Case{"<a href=1>one<a href=2>two</a>",
                  "1:14 A tag <a> cannot stand within another: is the end of the first one "
                  "missing?\n"},
             Case{"<p><span><div>x</div></span></p>",
                  "1:10 The tag <div> cannot stand within <span> in a paragraph <p>.\n"},
             Case{"<td>alone</td>", "1:1 The tag <td> must stand in a <table>.\n"},
             Case{"<p class=\"big>text</p>",
                  "1:1 The value of the attribute class of the tag <p> does not end: its second "
                  "quotation mark is missing.\n"},
             Case{"<p class=\"big>a</p><p class=\"b\">b</p>",
                  "1:1 The tag <p> has a \" too much or too little.\n"},
             Case{"<p class=big\">a</p>",
                  "1:1 The value of the attribute class of the tag <p> needs quotation marks.\n"},
             Case{"<p class=>a</p>",
                  "1:1 The value of the attribute class of the tag <p> needs quotation marks.\n"},
             Case{"<p class=\"a\"title=\"b\">x</p>",
                  "1:1 The attribute title of the tag <p> needs a blank in front of it.\n"},
             Case{"<p class=a Class=b>x</p>", "1:1 The tag <p> has the attribute Class twice.\n"},
             Case{"<p>cut off <a href=\"http://x\"", "1:12 The text ends within the tag <a>.\n"},
             Case{"<strong>Bold</strong",
                  "1:1 The tag <strong> is not closed.\n1:13 The text "
                  "ends within the tag </strong>.\n"},
             Case{"<b <i>x</i></b>", "1:1 The tag <b> is not finished: > is missing.\n"},
             Case{"<p>entity cut &am", "1:15 The text ends within the character &am.\n"},
             Case{"<p>a &nbsp b", "1:6 The character &nbsp needs a semicolon behind it.\n"},
             Case{"<p>&unknown;", "1:4 There is no character &unknown;.\n"},
             Case{"<p>&#xD800;&#0;",
                  "1:4 There is no character &#xD800;.\n1:12 There is no character &#0;.\n"},
             Case{"<p>AT&T</p>", "1:6 An & that begins no character must be written &amp;.\n"},
             Case{"<p>1 < 2</p>", "1:6 A < that begins no tag must be written &lt;.\n"},
             Case{"<p>a</>b", "1:5 A < that begins no tag must be written &lt;.\n"},
             Case{"a<!-- b", "1:2 The comment is not closed: --> is missing.\n"},
             Case{"a<script>b", "1:2 The tag <script> is not closed.\n"},
             Case{"<?xml version=\"1.0\"?><p>x", "1:1 <? belongs to XML, not to HTML.\n"},
             Case{"<p><![CDATA[<b>]]></p>", "1:4 <![CDATA[ belongs to XML, not to HTML.\n"},
         }) {
        EXPECT_EQ(faults(html), expected) << html;
    }
}

TEST(HtmlFaults, AreAtMostTwentyOfAText) {
    std::string html;
    for (int i = 0; i < 100; ++i) html += "<p></b></p>";
    EXPECT_THAT(html_faults(html), SizeIs(most_html_faults));
}

TEST(HtmlFaults, OfMegabytesOfGarbageAreFoundInTime) {
    for (const char* part : {"<div>",       "<b>",
                             "<b><p>",      "<table>",
                             "<ul><li>",    "</p>",
                             "<a href=",    "<font><p>",
                             "<",           "&",
                             "<a<",         "&a",
                             "<p class=\"", "<!--",
                             "<svg>",       "<p><button><span>",
                             "<x y z w ",   "<script>",
                             "</script",    "&amp",
                             "\xFF<",       "<p><b><i><u>",
                             "<td>",        "<option>",
                             "<![CDATA["}) {
        std::string html = "<p>";
        while (html.size() < 500'000) html += part;
        EXPECT_LE(html_faults(html).size(), most_html_faults) << part;
        EXPECT_LE(html_faults(html + "</p>").size(), most_html_faults) << part;
    }
}

TEST(HtmlFaults, OfAnyBytesAreSentences) {
    std::vector<std::string> texts = {"<p>One <b>two</b> &eacute; <a href=\"x\">y</a></p>",
                                      "<table class='a'><tr><td>1</td></tr></table><!-- c -->"};
    if (const auto naughty = shared_file("data/nasty/blns/blns.txt")) {
        std::ifstream lines(*naughty);
        for (std::string line; std::getline(lines, line);) texts.push_back(line);
    }
    std::mt19937 random(1);
    const std::string_view marks = "<>/&;\"'=!-#ap \n\xFF\xC3";
    for (int round = 0; round < 20'000; ++round) {
        std::string text = texts[random() % texts.size()];
        for (std::size_t edits = random() % 5; edits > 0 && !text.empty(); --edits) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = marks[random() % marks.size()];
                    break;
                case 1:
                    text.erase(at, random() % 4);
                    break;
                default:
                    text.insert(at, 1, marks[random() % marks.size()]);
            }
        }
        for (const HtmlFault& fault : html_faults(text)) {
            ASSERT_TRUE(is_utf8(fault.message)) << text;
            ASSERT_FALSE(fault.message.empty());
            ASSERT_GE(fault.line, 1U);
        }
    }
}

}  // namespace
}  // namespace vitrine::test
