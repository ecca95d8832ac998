#include "workbench/bulk_desk.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

class BulkDeskTest : public OpenSession {
protected:
    BulkDesk& desk() { return session->bulk; }
    const Structure& structure() { return *workspace().structure(); }

    BulkDraft draft(const std::string& field, BulkKind kind) {
        BulkDraft draft;
        draft.field = parse_field(structure(), field);
        draft.kind = kind;
        return draft;
    }
    void offer_all() {
        list_all();
        desk().offer({}, grid().products());
    }
    void wait_for(BulkDesk::State state) {
        ASSERT_TRUE(windows.wait_until([&] { return desk().state() == state; }))
            << desk().problem();
    }
    std::string cell(const std::string& code, const std::string& name) {
        return grid().text(row_of(code), column(name));
    }
};

TEST_F(BulkDeskTest, ShowsWhatItWouldDoAndThenDoesIt) {
    offer_all();
    EXPECT_FALSE(desk().has_selection());
    EXPECT_THAT(desk().listed_words(), HasSubstr("products of this list"));
    BulkDraft upper = draft("name[en_GB]", BulkKind::letter_case);
    desk().propose(upper);
    EXPECT_EQ(desk().state(), BulkDesk::State::previewing);
    wait_for(BulkDesk::State::previewed);
    const BulkReport preview = *desk().preview();
    EXPECT_GT(preview.products_changed, 0);
    EXPECT_THAT(desk().summary(), HasSubstr("would change"));
    EXPECT_FALSE(session->editor.can_undo()) << "nothing is changed yet";

    std::optional<BulkReport> saved;
    desk().on_saved = [&](const BulkReport& report) { saved = report; };
    desk().save();
    EXPECT_EQ(desk().state(), BulkDesk::State::saving);
    EXPECT_EQ(activities.count(), 1U);
    ASSERT_TRUE(windows.wait_until([&] { return saved.has_value(); })) << desk().problem();
    EXPECT_EQ(activities.count(), 0U);
    EXPECT_EQ(saved->products_changed, preview.products_changed);
    EXPECT_EQ(saved->rows, preview.rows);
    EXPECT_TRUE(windows.wait_until([&] { return cell("LI-1010", "name") == "VESPER TABLE LAMP"; }));

    ASSERT_TRUE(session->editor.can_undo());
    EXPECT_THAT(session->editor.undo_label(), HasSubstr("products"));
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return cell("LI-1010", "name") == "Vesper table lamp"; }));
}

TEST_F(BulkDeskTest, ChangesOnlyTheSelectedProductsWhereSomeAreSelected) {
    list_all();
    desk().offer({product("LI-1010")}, grid().products());
    EXPECT_TRUE(desk().takes_selected());
    EXPECT_EQ(desk().selected_words(), "1 selected product");
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    EXPECT_EQ(desk().preview()->products, 1);
    desk().take_selected(false);
    wait_for(BulkDesk::State::previewed);
    EXPECT_EQ(desk().preview()->products, static_cast<std::int64_t>(grid().row_count()));
}

TEST_F(BulkDeskTest, SaysWhatIsMissingOrWrongBeforeAnythingRuns) {
    offer_all();
    desk().propose(draft("name[en_GB]", BulkKind::replace));
    EXPECT_EQ(desk().state(), BulkDesk::State::incomplete);
    EXPECT_EQ(desk().problem(), "");
    BulkDraft wrong = draft("name[en_GB]", BulkKind::replace);
    wrong.replacement = {"(", "", true, true};
    desk().propose(wrong);
    EXPECT_EQ(desk().state(), BulkDesk::State::incomplete);
    EXPECT_THAT(desk().problem(), HasSubstr("not a regular expression"));
    EXPECT_FALSE(desk().can_save());
    EXPECT_EQ(desk().draft(), wrong) << "what was typed stays";
}

TEST_F(BulkDeskTest, OnlyTheAnswerToTheLastDraftCounts) {
    offer_all();
    BulkDraft all = draft("enabled", BulkKind::set);
    all.value = "0";
    desk().propose(all);
    BulkDraft none = draft("name[en_GB]", BulkKind::replace);
    none.replacement.find = "no name has this in it";
    desk().propose(none);
    wait_for(BulkDesk::State::previewed);
    windows.run_posted();
    EXPECT_EQ(desk().preview()->products_changed, 0);
    EXPECT_FALSE(desk().can_save()) << "there is nothing to save";
}

TEST_F(BulkDeskTest, SavesAlthoughNobodyListensAnyMore) {
    offer_all();
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    desk().save();
    // The dialog is closed.
    desk().on_change = nullptr;
    EXPECT_TRUE(windows.wait_until([&] { return session->editor.can_undo(); }));
}

TEST_F(BulkDeskTest, OffersFieldsByLabelWithTheirKindsAndChoices) {
    const auto fields = bulk_fields(structure());
    const auto named = [&](const std::string& code) {
        const auto at = std::find_if(fields.begin(), fields.end(),
                                     [&](const BulkField& field) { return field.code == code; });
        EXPECT_NE(at, fields.end()) << code;
        return *at;
    };
    EXPECT_EQ(fields.front().code, "enabled");
    EXPECT_THAT(named("price").kinds, Contains(BulkKind::calculate));
    EXPECT_TRUE(named("categories").takes_several());
    for (const BulkField& field : fields) EXPECT_NE(field.type, AttributeType::identifier);
    const auto categories = value_choices(structure(), named("categories"));
    EXPECT_THAT(categories, Contains(testing::Field(&Choice::label, HasSubstr(" › "))));
    EXPECT_EQ(value_choices(structure(), named("enabled")).size(), 2U);
    for (const BulkField& source : copy_sources(structure(), named("name")))
        EXPECT_NE(source.type, AttributeType::image);
}

TEST_F(BulkDeskTest, BeginsWhereSomebodyStands) {
    const auto start = [&](BulkStart how, const char* current) {
        const FieldAddress field =
            *current == '\0' ? FieldAddress{} : parse_field(structure(), current);
        return begin_draft(structure(), how, {}, field, workspace().channel(),
                           workspace().locale());
    };
    EXPECT_EQ(start(BulkStart::value, "name[fr_FR]").field,
              parse_field(structure(), "name[fr_FR]"));
    EXPECT_EQ(start(BulkStart::prices, "").field, parse_field(structure(), "price[EUR]"));
    EXPECT_EQ(start(BulkStart::categories, "").field.attribute, property::categories);
    EXPECT_EQ(start(BulkStart::categories, "").kind, BulkKind::add);
    const BulkDraft translation = start(BulkStart::translation, "name[fr_FR]");
    EXPECT_EQ(translation.source.attribute, translation.field.attribute);
    EXPECT_NE(translation.source.locale, translation.field.locale);
    // What was typed for one field is no value of another.
    BulkDraft left = draft("enabled", BulkKind::set);
    left.value = "0";
    EXPECT_EQ(begin_draft(structure(), BulkStart::value, left,
                          parse_field(structure(), "name[fr_FR]"), 0, 0)
                  .value,
              "");
    EXPECT_EQ(begin_draft(structure(), BulkStart::value, left, {}, 0, 0).value, "0");
}

}  // namespace
}  // namespace vitrine::test
