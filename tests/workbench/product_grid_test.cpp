#include <gmock/gmock.h>

#include "operations/quality_settings.h"
#include "store/change_set_writer.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using ProductGridTest = OpenSession;

TEST_F(ProductGridTest, ShowsProductsAndModelsInOrderOfTheirCode) {
    list_all();
    EXPECT_EQ(grid().row_count(), 124U + 23U);
    EXPECT_LE(row(0)->code, row(1)->code);
    EXPECT_EQ(grid().columns().front().kind, GridColumn::Kind::sku);
    EXPECT_EQ(grid().columns()[1].heading, "Name");
    const auto model = row_of("brume_mug");
    EXPECT_EQ(row(model)->kind, ProductKind::model);
    EXPECT_THAT(grid().text(model, column("kind")), HasSubstr("Model, "));
    EXPECT_EQ(grid().text(row_of("LI-1010"), 1), "Vesper table lamp");
}

TEST_F(ProductGridTest, AMissingPageReadsAsAnEllipsisUntilItComes) {
    list_all();
    EXPECT_EQ(grid().text(0, 0), "…");
    EXPECT_TRUE(grid().look(0, 0).loading);
    row(0);
    EXPECT_NE(grid().text(0, 0), "…");
}

TEST_F(ProductGridTest, SearchNarrowsAndTheTotalStays) {
    list_all();
    const auto all = grid().row_count();
    grid().set_search("vesper");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_GT(grid().row_count(), 0U);
    EXPECT_LT(grid().row_count(), 10U);
    EXPECT_EQ(grid().total_count(), all);
    grid().set_search("");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_EQ(grid().row_count(), all);
}

TEST_F(ProductGridTest, AListOfOtherProductsHasAnotherNumber) {
    list_all();
    const auto first = grid().list_number();
    list_all();
    EXPECT_EQ(grid().list_number(), first) << "the same products in the same order";
    grid().sort_by(0, false);
    EXPECT_EQ(grid().list_number(), first) << "the old list is shown until the new one comes";
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_NE(grid().list_number(), first);
}

TEST_F(ProductGridTest, AFilterThatCannotBeReadIsSaidAndTheRowsStay) {
    list_all();
    const auto all = grid().row_count();
    grid().set_filter("brnd = hollinfell");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_THAT(grid().filter_error(), HasSubstr("brand")) << "the nearest name";
    EXPECT_EQ(grid().row_count(), all);
    grid().set_filter("brand = hollinfell");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_EQ(grid().filter_error(), "");
    EXPECT_LT(grid().row_count(), all);
}

TEST_F(ProductGridTest, SortsByAColumnBothWays) {
    list_all();
    grid().sort_by(column("sku"), false);
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_GE(row(0)->code, row(1)->code);
}

TEST_F(ProductGridTest, AnotherLocaleShowsOtherNames) {
    list_all();
    workspace().choose("web", "fr_FR");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_EQ(row(row_of("LI-1010"))->name, "Lampe à poser Vesper");
}

TEST_F(ProductGridTest, TypingSavesAndUndoTakesItBack) {
    list_all();
    const auto lamp = row_of("LI-1010");
    grid().type({{lamp, 1, "Vesper lamp"}}, "edit");
    EXPECT_EQ(grid().text(lamp, 1), "Vesper lamp") << "at once";
    EXPECT_TRUE(grid().look(lamp, 1).pending);
    ASSERT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper lamp"; }));
    EXPECT_FALSE(grid().look(lamp, 1).pending);
    ASSERT_TRUE(session->editor.can_undo());
    EXPECT_EQ(session->editor.undo_label(), "Edit");
    std::string said;
    session->editor.undo([&](const std::string& sentence) { said = sentence; });
    ASSERT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper table lamp"; }));
    EXPECT_EQ(said, "Taken back: Edit.");
    session->editor.redo([&](const std::string& sentence) { said = sentence; });
    ASSERT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper lamp"; }));
    EXPECT_EQ(said, "Done again: Edit.");
    EXPECT_TRUE(session->editor.can_undo()) << "and back once more";
}

TEST_F(ProductGridTest, APasteSavesWhatIsRightAndMarksWhatIsRefused) {
    list_all();
    const auto first = row_of("LI-1010"), second = row_of("LI-1011");
    const auto price = column("price[EUR]");
    std::optional<EditReport> report;
    grid().events.edited = [&](const EditReport& edited, const std::string&) { report = edited; };
    grid().type({{first, price, "59.90"}, {second, price, "cheap"}}, "paste");
    ASSERT_TRUE(windows.wait_until([&] { return report.has_value(); }));
    EXPECT_EQ(report->changed, 1);
    EXPECT_TRUE(grid().look(second, price).refused);
    EXPECT_FALSE(grid().look(first, price).refused);
    EXPECT_EQ(grid().text(second, price), "cheap") << "kept, to be mended";
    EXPECT_THAT(grid().why(second, price), HasSubstr("cheap"));
    EXPECT_EQ(grid().next_refused(0, 0), std::pair(second, price));
    grid().type({{second, price, "49.90"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().look(second, price).pending; }));
    EXPECT_EQ(grid().refused_count(), 0U);
}

// The page that holds it need not have been read.
TEST_F(ProductGridTest, ARefusedCellOutOfSightIsMarkedToo) {
    grid().choose_columns({"price[EUR]"});
    list_all();
    const auto price = column("price[EUR]"), last = grid().row_count() - 1;
    std::optional<EditReport> report;
    grid().events.edited = [&](const EditReport& edited, const std::string&) { report = edited; };
    grid().type({{last, price, "cheap"}}, "paste");
    ASSERT_TRUE(windows.wait_until([&] { return report.has_value(); }));
    EXPECT_EQ(grid().refused_count(), 1U);
    EXPECT_EQ(grid().next_refused(0, 0), std::pair(last, price));
}

// Copying must not take the dots that stand for rows nobody has seen yet.
TEST_F(ProductGridTest, TextsOfRowsOutOfSightAreReadFirst) {
    list_all();
    const std::size_t last = grid().row_count() - 1;
    std::optional<ProductGrid::Texts> texts;
    const auto use = [&](ProductGrid::Texts read) { texts = std::move(read); };
    grid().read_texts(ProductGrid::Says::shown, 0, 0, last, 1, use);
    EXPECT_FALSE(texts.has_value());
    ASSERT_TRUE(windows.wait_until([&] { return texts.has_value(); }));
    ASSERT_EQ(texts->size(), last + 1);
    for (const std::size_t at : {std::size_t{0}, last}) {
        EXPECT_EQ((*texts)[at][0], row(at)->code);
        EXPECT_EQ((*texts)[at][1], grid().text(at, 1));
    }
    texts.reset();
    grid().read_texts(ProductGrid::Says::shown, 0, 0, 3, 0, use);
    EXPECT_TRUE(texts.has_value()) << "at once, as the page is at hand";
}

// What fills other cells must not be taken for empty because nobody has seen it yet.
TEST_F(ProductGridTest, TextsToFillFromAreReadFirstToo) {
    list_all();
    std::optional<ProductGrid::Texts> texts;
    const std::size_t last = grid().row_count() - 1, name = column("name");
    grid().read_texts(ProductGrid::Says::editable, last, name, last, name,
                      [&](ProductGrid::Texts read) { texts = std::move(read); });
    ASSERT_TRUE(windows.wait_until([&] { return texts.has_value(); }));
    ASSERT_NE(row(last), nullptr);
    EXPECT_NE((*texts)[0][0], "");
    EXPECT_EQ((*texts)[0][0], grid().editor_text(last, name));
}

TEST_F(ProductGridTest, ARefusedTextBelongsToTheLocaleItWasTypedIn) {
    list_all();
    const auto lamp = row_of("LI-1010");
    {
        Catalogue other(demo.file());
        const auto field = parse_field(*other.structure(), "name[en_GB]");
        edit_products(other, {{grid().product_at(lamp), field, "Theirs", std::nullopt}});
    }
    grid().type({{lamp, 1, "Mine"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return grid().look(lamp, 1).refused; }));
    workspace().choose("web", "fr_FR");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_FALSE(grid().look(lamp, 1).refused);
    EXPECT_EQ(row(lamp)->name, "Lampe à poser Vesper");
}

TEST_F(ProductGridTest, ACellSomebodyElseChangedMeanwhileIsNotOverwritten) {
    list_all();
    const auto lamp = row_of("LI-1010");
    {
        Catalogue other(demo.file());
        const auto field = parse_field(*other.structure(), "name[en_GB]");
        edit_products(other, {{grid().product_at(lamp), field, "Theirs", std::nullopt}});
    }
    grid().type({{lamp, 1, "Mine"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return grid().look(lamp, 1).refused; }));
    EXPECT_THAT(grid().why(lamp, 1), HasSubstr("Theirs"));
}

TEST_F(ProductGridTest, HearsOfEditsOfOtherPrograms) {
    list_all();
    const auto lamp = row_of("LI-1010");
    workspace().refresh();  // what was before is known by now
    windows.run_posted();
    Catalogue other(demo.file());
    const auto field = parse_field(*other.structure(), "name[en_GB]");
    edit_products(other, {{grid().product_at(lamp), field, "Theirs", std::nullopt}});
    EXPECT_TRUE(windows.wait_until([&] {
        workspace().refresh();
        return row(lamp)->name == "Theirs";
    }));
}

TEST_F(ProductGridTest, YesAndNoAreChosenInWordsAndStoredAsOneAndZero) {
    list_all();
    const auto lamp = row_of("LI-1010");
    const auto enabled = column("enabled");
    EXPECT_EQ(grid().text(lamp, enabled), "Yes");
    grid().type({{lamp, enabled, "No"}}, "edit");
    EXPECT_TRUE(windows.wait_until([&] { return !row(lamp)->enabled; }));
}

TEST_F(ProductGridTest, ColumnsThatAreGoneArePassedOver) {
    grid().choose_columns({"color", "no_such_attribute", "price[GBP]"});
    list_all();
    EXPECT_EQ(grid().columns().size(), 8U);
    EXPECT_EQ(grid().columns().back().name, "price[GBP]");
}

TEST_F(ProductGridTest, SaysHowManyProblemsProductsHaveAndFollowsEdits) {
    {
        Catalogue other(demo.file());
        QualityChange change;
        change.check = QualityCheck::spelling;  // by far the slowest, and needs dictionaries
        change.severity = "off";
        change_quality(other, change);
        change = {};
        change.check = QualityCheck::over_length;
        change.severity = "info";
        change.limits = {{"description", 200}};
        change_quality(other, change);
    }
    list_all();
    grid().choose_columns({"problems", "description[web,en_GB]"});
    const auto lamp = row_of("LI-1010");
    const auto problems = column("problems");
    const auto description = column("description[web,en_GB]");
    EXPECT_EQ(grid().columns()[problems].heading, "Problems");
    EXPECT_FALSE(grid().is_editable(problems));
    // Whatever it says until then, nobody waits for it.
    ASSERT_TRUE(windows.wait_until([&] { return grid().text(lamp, problems) != "…"; }));
    EXPECT_EQ(grid().text(lamp, problems), "") << "none";

    const std::string broken = "<p>A <b>lamp</p>";
    grid().type({{lamp, description, broken}}, "edit");
    EXPECT_TRUE(windows.wait_until([&] { return grid().text(lamp, problems) == "1 warning"; }));
    grid().type({{lamp, description, broken + std::string(200, 'x')}}, "edit");
    EXPECT_TRUE(
        windows.wait_until([&] { return grid().text(lamp, problems) == "1 warning, 1 hint"; }));

    // As list_products() orders: by their number.
    grid().sort_by(problems, false);
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    ASSERT_TRUE(grid().order().has_value());
    EXPECT_EQ(grid().order()->column, problems);
    Catalogue other(demo.file(), sql::Access::read_only);
    ListRequest request;
    request.sort = "problems:desc";
    request.channel = workspace().channel();
    request.locale = workspace().locale();
    EXPECT_EQ(grid().products(), list_products(other, request, Progress()));

    // Without the column nobody counts; what is known is there when it comes back.
    grid().choose_columns({});
    grid().choose_columns({"problems"});
    EXPECT_NE(grid().text(row_of("LI-1010"), column("problems")), "…");
}

TEST_F(ProductGridTest, OffersProblemsAsAColumnOnce) {
    const auto structure = workspace().structure();
    const auto offers = column_offers(*structure, workspace().channel(), workspace().locale());
    EXPECT_EQ(std::ranges::count(offers, "problems", &ColumnOffer::name), 1);
}

// Of a large catalogue: made while somebody looks at the list that it would have made faster.
TEST_F(ProductGridTest, AFilterOnLongTextsHasTheirIndexMade) {
    Catalogue other(demo.file());
    {
        ChangeSetWriter writer(other, {"ada", "import", {}, "many", 0},
                               ChangeSetWriter::Mode::bulk);
        const Attribute& attribute =
            *writer.structure().attributes.find(std::string_view("description"));
        const Structure& structure = writer.structure();
        const ValueKey key =
            writer.key_for(attribute, structure.channels.find(std::string_view("web"))->id,
                           structure.locales.find(std::string_view("en_GB"))->id);
        for (int i = 0; i < 10'000; ++i) {
            Product product;
            product.code = "many-" + std::to_string(i);
            product.values.set(key, "Lamp number " + std::to_string(i) + " of many");
            writer.create(product);
        }
        writer.finish();
    }
    const auto file = LongTexts::file_of(other);
    const auto find = [&](const char* filter) {
        grid().set_filter(filter);
        EXPECT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
        return grid().row_count();
    };
    EXPECT_EQ(find("sku contains \"-77\""), 111U);
    EXPECT_FALSE(std::filesystem::exists(file)) << "nobody asked for it";
    EXPECT_EQ(find("description contains \"number 77\""), 111U);
    EXPECT_TRUE(windows.wait_until([&] { return std::filesystem::exists(file); }));
    EXPECT_EQ(find("description contains \"number 771\""), 11U);
}

TEST_F(ProductGridTest, AnUndoShowsInRowsThatWereNeverRead) {
    list_all();
    const std::size_t name = column("name");
    grid().type({{0, name, "Pasted"}}, "paste");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    std::string said;
    session->editor.undo([&](const std::string& sentence) { said = sentence; });
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_TRUE(windows.wait_until([&] {
        const std::string text = grid().text(0, name);
        return text != "Pasted" && text != "…";
    }));
}

TEST_F(ProductGridTest, RowsStayWhereTheyAreWhenAValueIsTheFirstOfItsLocale) {
    demo.add_attribute([] {
        Attribute attribute;
        attribute.code = "care_text";
        attribute.localizable = true;
        attribute.scopable = true;
        return attribute;
    }());
    grid().choose_columns({"care_text"});
    ASSERT_TRUE(windows.wait_until([&] {
        workspace().refresh();
        return workspace().structure()->attributes.find("care_text") != nullptr;
    }));
    workspace().choose("marketplace", "fr_FR");
    grid().set_filter("care_text is empty and family = lighting");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    const std::size_t rows = grid().row_count();
    ASSERT_GT(rows, 0U);
    grid().type({{0, column("care_text"), "Dépoussiérer"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    EXPECT_TRUE(windows.wait_until([&] {
        return row(0) != nullptr && grid().text(0, column("care_text")) == "Dépoussiérer";
    }));
    windows.run_posted();
    EXPECT_FALSE(grid().is_listing());
    EXPECT_EQ(grid().row_count(), rows);
}

}  // namespace
}  // namespace vitrine::test
