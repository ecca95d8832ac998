// What the editors of the form's fields stand on: comparing locales, files, spelling, units,
// tables.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "workbench/field_units.h"
#include "workbench/open_form.h"
#include "workbench/table_draft.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ProductFieldsTest : public OpenForm {
protected:
    const GroupView& group(const std::string& label) {
        for (const GroupView& candidate : form().view()->groups) {
            if (candidate.label == label) return candidate;
        }
        ADD_FAILURE() << "no group " << label;
        return form().view()->groups.front();
    }
    const FieldView& field(const std::string& code) {
        for (const GroupView& candidate : form().view()->groups) {
            for (const FieldView& one : candidate.fields) {
                if (one.name.substr(0, one.name.find('[')) == code) return one;
            }
        }
        ADD_FAILURE() << "no field " << code;
        static const FieldView none;
        return none;
    }
    LocaleId locale(const std::string& code) {
        return workspace().structure()->locales.find(code)->id;
    }
    void compare_with(const std::string& code) {
        form().compare_with(locale(code));
        ASSERT_TRUE(windows.wait_until([&] { return form().compared(field("name")) != nullptr; }));
    }
    std::filesystem::path write(const std::string& name, const std::string& content) {
        const auto path = demo.folder() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
};

TEST_F(ProductFieldsTest, ShowsWhatAnotherLocaleSays) {
    show("LI-1010");
    ASSERT_EQ(form().compare_choices().size(), 1U) << "not the one that is looked at";
    EXPECT_EQ(form().compared(field("name")), nullptr);
    compare_with("fr_FR");
    EXPECT_EQ(form().compared(field("name"))->text, "Lampe à poser Vesper");
    EXPECT_EQ(form().compared(field("brand")), nullptr) << "it is the same everywhere";
    EXPECT_TRUE(form().may_copy(field("name")));
    form().copy_compared(field("name"));
    ASSERT_TRUE(windows.wait_until([&] { return field("name").text == "Lampe à poser Vesper"; }));
    EXPECT_FALSE(form().may_copy(field("name"))) << "it is the same text by now";
    workspace().choose_locale(locale("fr_FR"));
    EXPECT_EQ(form().compared_locale(), 0) << "a locale is not compared with itself";
}

TEST_F(ProductFieldsTest, CopiesAllThatIsEmptyAsOneStepOfUndo) {
    show("LI-1010");
    compare_with("fr_FR");
    for (const char* code : {"name", "description"}) form().edit(field(code), std::nullopt);
    ASSERT_TRUE(windows.wait_until(
        [&] { return field("name").text.empty() && field("description").text.empty(); }));
    EXPECT_EQ(form().copyable(group("Marketing")).size(), 2U);
    form().copy_compared(group("Marketing"));
    ASSERT_TRUE(windows.wait_until(
        [&] { return !field("name").text.empty() && !field("description").text.empty(); }));
    EXPECT_THAT(form().copyable(group("Marketing")), IsEmpty());
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until(
        [&] { return field("name").text.empty() && field("description").text.empty(); }));
}

TEST_F(ProductFieldsTest, PutsAFileInAndSaysWhyNot) {
    show("LI-1010");
    std::string told;
    form().events.refused = [&](const std::string& name) { told = name; };
    const auto second = demo.folder() / "second.png";
    std::filesystem::copy_file(field("picture").asset_path, second);
    form().put_file(field("picture_2"), second);
    ASSERT_TRUE(windows.wait_until([&] { return field("picture_2").text == "second.png"; }));
    EXPECT_FALSE(field("picture_2").asset_path.empty());
    EXPECT_EQ(form().refusal("picture_2"), "");
    session->editor.undo([](const std::string&) {});
    ASSERT_TRUE(windows.wait_until([&] { return field("picture_2").text.empty(); }));
    told.clear();
    form().put_file(field("picture"), write("no.png", "no picture"));
    ASSERT_TRUE(windows.wait_until([&] { return told == "picture"; }));
    EXPECT_THAT(form().refusal("picture"), HasSubstr("no.png is no picture that can be shown."));
    told.clear();
    form().put_file(field("picture_2"), demo.folder() / "gone.png");
    ASSERT_TRUE(windows.wait_until([&] { return told == "picture_2"; }));
    EXPECT_THAT(form().refusal("picture_2"), HasSubstr("gone.png"));
}

TEST_F(ProductFieldsTest, MeasurementsComeApartAsTheyAreWritten) {
    show("LI-1010");
    const auto units = units_for(*workspace().structure(), field("height"));
    ASSERT_FALSE(units.empty());
    EXPECT_EQ(units.front().code, "CENTIMETER") << "the usual one first";
    using Parts = std::pair<std::string, std::string>;
    EXPECT_EQ(split_measurement("12.5 CENTIMETER", units), Parts("12.5", "CENTIMETER"));
    EXPECT_EQ(split_measurement("12.5 cm", units), Parts("12.5", "CENTIMETER"));
    EXPECT_EQ(split_measurement("12.5", units), Parts("12.5", ""));
    EXPECT_EQ(split_measurement("12 ells", units), Parts("12 ells", ""));
    EXPECT_EQ(split_measurement("", units), Parts("", ""));
}

// A dictionary of four words, so that it does not matter which are installed.
class SpellingTest : public ProductFieldsTest {
protected:
    void SetUp() override {
        write("en_GB.aff", "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
        write("en_GB.dic", "4\nlamp\nlinen\nshade\nthe\n");
        setenv("VITRINE_DICTIONARIES", demo.folder().c_str(), 1);
        ProductFieldsTest::SetUp();
    }
    void TearDown() override { unsetenv("VITRINE_DICTIONARIES"); }
    std::vector<ProductForm::UnknownWord> unknown(const std::string& text) {
        std::optional<ProductForm::Spelling> found;
        form().ask_spelling(field("description"), text,
                            [&](const ProductForm::Spelling& answer) { found = answer; });
        EXPECT_TRUE(windows.wait_until([&] { return found.has_value(); }));
        EXPECT_TRUE(found && found->is_checked);
        return found ? found->words : std::vector<ProductForm::UnknownWord>();
    }
};

TEST_F(SpellingTest, ListsWordsOfTheTextThatNoDictionaryKnows) {
    show("LI-1010");
    EXPECT_THAT(unknown("the linen shade"), IsEmpty());
    const auto found = unknown("the <b>lanp</b> the linnen lanp");
    ASSERT_EQ(found.size(), 2U) << "each word once, and no tags";
    EXPECT_EQ(found[0].word, "lanp");
    EXPECT_THAT(found[0].suggestions, testing::Contains("lamp"));
    form().accept_word("Linnen");
    const auto is_accepted = [&] { return unknown("the linnen").empty(); };
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.can_undo(); }));
    ASSERT_TRUE(windows.wait_until(
        [&] { return workspace().structure()->quality_settings.find("spelling") != nullptr; }));
    EXPECT_TRUE(is_accepted());
}

class TableFieldTest : public ProductFieldsTest {
protected:
    void SetUp() override {
        Attribute attribute;
        attribute.code = "parts";
        attribute.labels = {{"en_GB", "Parts"}};
        attribute.type = AttributeType::table;
        TableColumn part, count, kind;
        part.id = 1;
        part.code = "part";
        part.labels = {{"en_GB", "Part"}};
        count.id = 2;
        count.code = "count";
        count.type = TableColumn::Type::number;
        count.required = true;
        count.decimals_allowed = false;
        kind.id = 3;
        kind.code = "kind";
        kind.type = TableColumn::Type::select;
        kind.options = {{"a", {{"en_GB", "Always"}}}, {"b", {{"en_GB", "Both"}}}};
        attribute.table_columns = {part, count, kind};
        demo.add_attribute(attribute);
        ProductFieldsTest::SetUp();
        show("LI-1010");
    }
    TableDraft draft(const std::string& text) {
        return {workspace().structure(), field("parts").address.attribute, text, "en_GB"};
    }
};

TEST_F(TableFieldTest, ShowsLabelsAndTakesThemBack) {
    TableDraft made = draft(R"([{"part":"shade","count":"1","kind":"a"}])");
    EXPECT_EQ(made.heading(0), "Part *");
    EXPECT_EQ(made.heading(1), "[count] *");
    EXPECT_EQ(made.shown(0, 2), "Always");
    made.type(0, 2, "Both");
    made.add_row(9);
    made.type(1, 0, " socket ");
    made.type(1, 1, "2");
    EXPECT_TRUE(made.move_row(1, -1));
    EXPECT_FALSE(made.move_row(0, -1));
    made.add_row(0);
    EXPECT_FALSE(made.problem()) << "an empty row says nothing";
    EXPECT_EQ(made.text(),
              R"([{"part":"socket","count":"2"},{"part":"shade","count":"1","kind":"b"}])");
    form().edit(field("parts"), made.text());
    ASSERT_TRUE(windows.wait_until([&] { return !field("parts").text.empty(); }));
    EXPECT_EQ(field("parts").display, "socket, 2; shade, 1, Both");
    made.remove_row(2);
    made.remove_row(1);
    EXPECT_EQ(made.text(), "");
}

TEST_F(TableFieldTest, SaysWhichCellIsWrongAndWhy) {
    TableDraft made = draft("");
    EXPECT_EQ(made.row_count(), 0U);
    made.add_row(0);
    made.add_row(1);
    made.type(1, 0, "shade");
    ASSERT_TRUE(made.problem());
    EXPECT_EQ(made.problem()->row, 1U);
    EXPECT_EQ(made.problem()->column, 1U);
    EXPECT_THAT(made.problem()->sentence, HasSubstr("count is empty"));
    made.type(1, 1, "a few");
    EXPECT_EQ(made.problem()->column, 1U);
    EXPECT_THAT(made.problem()->sentence, HasSubstr("a few"));
    made.type(1, 1, "3");
    made.type(1, 2, "sometimes");
    EXPECT_EQ(made.problem()->column, 2U);
    made.type(1, 2, "");
    made.type(0, 0, "shade");
    made.type(0, 1, "1");
    ASSERT_TRUE(made.problem());
    EXPECT_EQ(made.problem()->row, 1U);
    EXPECT_EQ(made.problem()->column, 0U) << "twice the same";
}

}  // namespace
}  // namespace vitrine::test
