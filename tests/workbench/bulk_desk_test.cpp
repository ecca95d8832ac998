#include "workbench/bulk_desk.h"

#include <gmock/gmock.h>

#include <latch>

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

TEST_F(BulkDeskTest, LooksAtNothingBeforeItIsAskedTo) {
    offer_all();
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    // The dialog is opened again, and may begin with another draft.
    offer_all();
    EXPECT_EQ(desk().state(), BulkDesk::State::incomplete);
    EXPECT_EQ(desk().preview(), nullptr);
    EXPECT_EQ(desk().draft(), off);
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
    // Its answer is there, but nobody has heard it.
    std::latch answered(1);
    workspace().previewer().start([&](Catalogue&, const Progress&) { answered.count_down(); },
                                  [](const std::exception_ptr&) {});
    answered.wait();
    BulkDraft none = draft("name[en_GB]", BulkKind::replace);
    none.replacement.find = "no name has this in it";
    desk().propose(none);
    wait_for(BulkDesk::State::previewed);
    EXPECT_EQ(desk().preview()->products_changed, 0);
    EXPECT_FALSE(desk().can_save()) << "there is nothing to save";
}

// Holds a runner's thread until it is let go.
class Held {
public:
    explicit Held(JobRunner& runner) {
        runner.start([gate = m_gate](Catalogue&, const Progress&) { gate->wait(); },
                     [](const std::exception_ptr&) {});
    }
    ~Held() { let_go(); }
    void let_go() {
        if (!std::exchange(m_open, true)) m_gate->count_down();
    }

private:
    std::shared_ptr<std::latch> m_gate = std::make_shared<std::latch>(1);
    bool m_open = false;
};

TEST_F(BulkDeskTest, LooksAheadWithoutWaitingForPagesAndListsOrHoldingThemUp) {
    offer_all();
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    {
        const Held pages(workspace().reader()), lists(workspace().searcher());
        desk().propose(off);
        wait_for(BulkDesk::State::previewed);
    }
    const Held previews(workspace().previewer());
    off.value = "1";
    desk().propose(off);
    EXPECT_EQ(desk().state(), BulkDesk::State::previewing);
    list_all();
    EXPECT_NE(row(grid().row_count() - 1), nullptr);
    EXPECT_EQ(desk().state(), BulkDesk::State::previewing);
}

TEST_F(BulkDeskTest, StopsThePreviewWhenNobodyLooksAnyMore) {
    offer_all();
    Held previews(workspace().previewer());
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().propose(off);
    int told = 0;
    desk().on_change = [&] { ++told; };
    EXPECT_FALSE(desk().is_stopping());
    desk().leave();
    EXPECT_TRUE(desk().is_stopping());
    EXPECT_EQ(desk().state(), BulkDesk::State::incomplete);
    previews.let_go();
    bool later = false;
    workspace().previewer().start([](Catalogue&, const Progress&) {},
                                  [&](const std::exception_ptr&) { later = true; });
    ASSERT_TRUE(windows.wait_until([&] { return later; }));
    EXPECT_EQ(desk().preview(), nullptr);
    EXPECT_EQ(told, 0);
    EXPECT_EQ(desk().draft(), off) << "what was typed stays";
}

TEST_F(BulkDeskTest, ASavingThatIsStoppedLeavesThePreviewToTryAgain) {
    offer_all();
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    std::string said;
    desk().on_stopped = [&](const std::string& sentence) { said = sentence; };
    desk().on_failed = [](const std::string& sentence) {
        ADD_FAILURE() << "to stop is no failure: " << sentence;
    };
    {
        const Held writes(workspace().writer());
        desk().save();
        EXPECT_FALSE(desk().is_stopping());
        desk().cancel();
        EXPECT_TRUE(desk().is_stopping());
        // Somebody opens the dialog again and chooses meanwhile.
        desk().leave();
        EXPECT_EQ(desk().state(), BulkDesk::State::saving);
    }
    wait_for(BulkDesk::State::stopped);
    EXPECT_EQ(said, "Stopped. Nothing was changed.");
    EXPECT_EQ(desk().problem(), said);
    ASSERT_TRUE(desk().can_save());
    desk().save();
    wait_for(BulkDesk::State::saved);
    EXPECT_TRUE(session->editor.can_undo());
}

TEST_F(BulkDeskTest, OffersOtherProductsWhileItSavesAndDoesNotMixThem) {
    list_all();
    const ProductId lamp = product("LI-1010"), other = product("LI-1011");
    BulkDraft off = draft("enabled", BulkKind::set);
    off.value = "0";
    desk().offer({lamp}, grid().products());
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    {
        const Held writes(workspace().writer());
        desk().save();
        desk().offer({other}, grid().products());
        desk().propose(draft("name[en_GB]", BulkKind::letter_case));
        EXPECT_EQ(desk().state(), BulkDesk::State::saving);
        EXPECT_EQ(desk().preview(), nullptr);
        desk().cancel();
    }
    wait_for(BulkDesk::State::stopped);
    EXPECT_FALSE(desk().can_save()) << "these products were not looked at";
    desk().propose(off);
    wait_for(BulkDesk::State::previewed);
    EXPECT_EQ(desk().preview()->products, 1);
    EXPECT_EQ(desk().preview()->rows.front().product, other);
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
    const auto fields = bulk_fields(structure(), "en_GB");
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
    const auto categories = value_choices(structure(), named("categories"), "en_GB");
    EXPECT_THAT(categories, Contains(testing::Field(&Choice::label, HasSubstr(" › "))));
    EXPECT_EQ(value_choices(structure(), named("enabled"), "en_GB").size(), 2U);
    for (const BulkField& source : copy_sources(structure(), named("name"), "en_GB"))
        EXPECT_NE(source.type, AttributeType::image);
}

TEST_F(BulkDeskTest, CallsFieldsAndChoicesAsTheLocaleLookedAtDoes) {
    const auto named = [&](const std::string& locale, const std::string& code) {
        for (const BulkField& field : bulk_fields(structure(), locale)) {
            if (field.code == code) return field;
        }
        return BulkField{};
    };
    EXPECT_EQ(named("en_GB", "name").label, "Name");
    EXPECT_EQ(named("fr_FR", "name").label, "Nom");
    const auto words = [&](const std::string& locale) {
        return value_choices(structure(), named(locale, "family"), locale).front().label;
    };
    EXPECT_NE(words("en_GB"), words("fr_FR"));
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

TEST_F(BulkDeskTest, AnotherFieldKeepsWhatItCanUse) {
    const auto chosen = [&](const BulkDraft& before, const std::string& field) {
        return choose_field(structure(), before, parse_field(structure(), field));
    };
    BulkDraft prices = draft("price[EUR]", BulkKind::calculate);
    prices.calculation.operand = "5";
    prices.calculation.decimals = 2;
    // The usual decimals of prices are not those of a weight; others were chosen.
    EXPECT_EQ(chosen(prices, "weight").calculation.decimals, std::nullopt);
    EXPECT_EQ(chosen(prices, "weight").kind, BulkKind::calculate);
    EXPECT_EQ(chosen(prices, "weight").calculation.operand, "5");
    prices.calculation.decimals = 1;
    EXPECT_EQ(chosen(prices, "weight").calculation.decimals, 1);
    EXPECT_EQ(chosen(prices, "name[fr_FR]").calculation.decimals, std::nullopt);
    EXPECT_NE(chosen(prices, "name[fr_FR]").kind, BulkKind::calculate);

    BulkDraft copy = draft("name[fr_FR]", BulkKind::copy);
    copy.source = parse_field(structure(), "name[en_GB]");
    EXPECT_EQ(chosen(copy, "short_name[fr_FR]").source, copy.source);
    const BulkDraft picture = chosen(copy, "picture");
    EXPECT_EQ(picture.source.attribute, 0) << "no text can be copied into a picture";
    EXPECT_EQ(picture.source.locale, copy.source.locale);

    BulkDraft text = draft("name[fr_FR]", BulkKind::set);
    text.value = "Lampe";
    EXPECT_EQ(chosen(text, "short_name[fr_FR]").value, "Lampe");
    EXPECT_EQ(chosen(text, "price[EUR]").value, "");
}

}  // namespace
}  // namespace vitrine::test
