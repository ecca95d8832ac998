#include <gmock/gmock.h>

#include <algorithm>

#include "operations/prune_history.h"
#include "store/change_set_writer.h"
#include "workbench/open_form.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ProductFormTest : public OpenForm {
protected:
    const FieldView& field(const std::string& code) {
        for (const GroupView& group : form().view()->groups) {
            for (const FieldView& candidate : group.fields) {
                if (candidate.name.substr(0, candidate.name.find('[')) == code) return candidate;
            }
        }
        ADD_FAILURE() << "no field " << code;
        static const FieldView none;
        return none;
    }
    ProductForm::History ask_history(const std::string& code) {
        std::optional<ProductForm::History> history;
        form().ask_history(field(code),
                           [&](const ProductForm::History& found) { history = found; });
        EXPECT_TRUE(windows.wait_until([&] { return history.has_value(); }));
        return history.value_or(ProductForm::History());
    }
};

TEST_F(ProductFormTest, ShowsTheFieldsByGroup) {
    show("LI-1010");
    EXPECT_EQ(form().view()->groups.front().label, "Marketing");
    EXPECT_EQ(field("name").text, "Vesper table lamp");
}

TEST_F(ProductFormTest, AnEditIsSavedAndReadAgain) {
    show("LI-1010");
    form().edit(field("name"), "Vesper lamp");
    EXPECT_TRUE(windows.wait_until([&] { return field("name").text == "Vesper lamp"; }));
    EXPECT_TRUE(session->editor.can_undo());
}

TEST_F(ProductFormTest, TellsWhatHappenedToAField) {
    show("LI-1010");
    form().edit(field("name"), "Vesper lamp");
    ASSERT_TRUE(windows.wait_until([&] { return field("name").text == "Vesper lamp"; }));
    // Asked for before the form hears that the product has another code.
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        ChangeSetWriter writer(other, {"somebody", "edit", "", "", 0});
        const Product before = *other.products().load_by_code("LI-1010");
        Product after = before;
        after.code = "LI-1011-B";
        ASSERT_TRUE(writer.update(before, after));
        writer.finish();
    }
    const auto history = ask_history("name");
    EXPECT_TRUE(history.is_whole);
    const auto& steps = history.steps;
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].before, "Vesper table lamp");
    EXPECT_EQ(steps[0].after, "Vesper lamp");
    EXPECT_EQ(steps[1].before, "");
    EXPECT_EQ(steps[1].after, "Vesper table lamp");
    EXPECT_FALSE(steps[1].who.empty());
}

TEST_F(ProductFormTest, SaysThatTheBeginningOfAHistoryWasDropped) {
    {
        Catalogue other(demo.file(), sql::Access::read_write, sql::Purpose::interactive,
                        [] { return system_now() + std::chrono::hours(48); });
        const auto product = other.products().load_by_code("LI-1011");
        edit_products(other, {{{product->id, parse_field(*other.structure(), "enabled"), "0", {}}}},
                      "edit");
        keep_history(other, 1);
        prune_history(other, Prune::drop, {}, Progress());
        ASSERT_NE(other.journal().horizon(), 0);
    }
    show("LI-1010");
    const auto history = ask_history("name");
    EXPECT_FALSE(history.is_whole);
    EXPECT_TRUE(history.steps.empty()) << "it was named before";
}

class ComputedFormTest : public ProductFormTest {
protected:
    void SetUp() override {
        demo.compute("google_category", "lower(product.code)");
        demo.compute("short_name", "left(attr.name, 6) .. ': ' .. attr.google_category");
        demo.compute("warranty_years", "attr['name[en_GB]']");
        ProductFormTest::SetUp();
    }
    ProductForm::Why ask_why(const std::string& code) {
        std::optional<ProductForm::Why> why;
        form().ask_why(field(code), [&](const ProductForm::Why& found) { why = found; });
        EXPECT_TRUE(windows.wait_until([&] { return why.has_value(); }));
        return why.value_or(ProductForm::Why());
    }
};

TEST_F(ComputedFormTest, TellsWhereAComputedValueComesFrom) {
    show("LI-1010");
    EXPECT_EQ(form().remark(field("short_name")),
              "Computed by left(attr.name, 6) .. ': ' .. attr.google_category");
    EXPECT_FALSE(field("short_name").editable);
    const auto why = ask_why("short_name");
    EXPECT_EQ(why.expression, "left(attr.name, 6) .. ': ' .. attr.google_category");
    ASSERT_EQ(why.inputs.size(), 2U);
    EXPECT_EQ(why.inputs[0].field, "name[en_GB]");
    EXPECT_EQ(why.inputs[0].value, "Vesper table lamp");
    EXPECT_EQ(why.inputs[0].from, "LI-1010");
    EXPECT_EQ(why.inputs[1].field, "google_category");
    EXPECT_EQ(why.inputs[1].value, "li-1010");
    EXPECT_EQ(why.inputs[1].from, "LI-1010, computed");
    EXPECT_EQ(why.result, "Vesper: li-1010");
    EXPECT_FALSE(why.has_problem);
}

TEST_F(ComputedFormTest, TellsWhatAComputedValueLacks) {
    show("LI-1010");
    form().edit(field("name"), std::nullopt);
    ASSERT_TRUE(windows.wait_until([&] { return field("name").text.empty(); }));
    const auto why = ask_why("short_name");
    ASSERT_FALSE(why.inputs.empty());
    EXPECT_EQ(why.inputs[0].field, "name[en_GB]");
    EXPECT_EQ(why.inputs[0].value, "(nothing)");
    EXPECT_EQ(why.inputs[0].from, "");
    EXPECT_EQ(why.result, "(nothing)");
    EXPECT_FALSE(why.has_problem);
}

TEST_F(ComputedFormTest, TellsWhyAValueCannotBeComputed) {
    show("LI-1010");
    const auto why = ask_why("warranty_years");
    EXPECT_TRUE(why.has_problem);
    EXPECT_THAT(why.result, HasSubstr("Vesper table lamp"));
    ASSERT_EQ(why.inputs.size(), 1U);
    EXPECT_EQ(why.inputs[0].value, "Vesper table lamp");
}

TEST_F(ComputedFormTest, SaysSoWhereTheFieldIsComputedNoMore) {
    show("LI-1010");
    std::string failure;
    form().events.failed = [&](const std::string& sentence) { failure = sentence; };
    demo.compute("google_category", "");
    bool answered = false;
    form().ask_why(field("google_category"), [&](const ProductForm::Why&) { answered = true; });
    ASSERT_TRUE(windows.wait_until([&] { return !failure.empty(); }));
    EXPECT_THAT(failure, HasSubstr("google_category is not computed"));
    EXPECT_FALSE(answered);
}

TEST_F(ProductFormTest, WhatIsTheSameIsNoEdit) {
    show("LI-1010");
    form().edit(field("name"), "Vesper table lamp");
    EXPECT_EQ(session->editor.pending(), 0);
}

class LinkedFormTest : public ProductFormTest {
protected:
    void SetUp() override {
        Attribute bulb;
        bulb.code = "bulb";
        bulb.type = AttributeType::product_link;
        demo.add_attribute(bulb);
        ProductFormTest::SetUp();
    }
};

TEST_F(LinkedFormTest, ALinkThatIsThereIsTypedOverAndTheGridShowsItsSku) {
    show("LI-1010");
    form().edit(field("bulb"), "LI-1011");
    ASSERT_TRUE(windows.wait_until([&] { return field("bulb").text == "LI-1011"; }));
    form().edit(field("bulb"), "LI-1012");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    EXPECT_EQ(form().refusal("bulb"), "") << "nobody else has changed it";
    EXPECT_TRUE(windows.wait_until([&] { return field("bulb").text == "LI-1012"; }));
    grid().choose_columns({"bulb"});
    EXPECT_TRUE(windows.wait_until(
        [&] { return grid().text(row_of("LI-1010"), column("bulb")) == "LI-1012"; }));
}

TEST_F(ProductFormTest, AWrongValueIsKeptWithItsReason) {
    show("LI-1010");
    const std::string name = field("price").name;
    bool told = false;
    form().events.refused = [&](const std::string&) { told = true; };
    form().edit(field("price"), "cheap");
    ASSERT_TRUE(windows.wait_until([&] { return told; }));
    EXPECT_THAT(form().refusal(name), HasSubstr("cheap"));
    EXPECT_EQ(form().refused_text(name), "cheap");
}

TEST_F(ProductFormTest, AnOverriddenValueGoesBackToTheModel) {
    list_all();
    // A variant of the mug model: its brand comes from the model.
    grid().set_filter("parent = brume_mug");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    ASSERT_GT(grid().row_count(), 0U);
    form().show(grid().product_at(0));
    ASSERT_TRUE(windows.wait_until([&] { return form().view() != nullptr; }));
    EXPECT_EQ(field("name").origin, ValueOrigin::inherited);
    EXPECT_EQ(form().remark(field("name")), "From model brume_mug");
    form().edit(field("name"), "A mug of its own");
    ASSERT_TRUE(windows.wait_until([&] { return field("name").origin == ValueOrigin::override_; }));
    form().edit(field("name"), std::nullopt);
    EXPECT_TRUE(windows.wait_until([&] { return field("name").origin == ValueOrigin::inherited; }));
}

TEST_F(ProductFormTest, WalksAlongTheGrid) {
    list_all();
    form().show(grid().product_at(0));
    ASSERT_TRUE(windows.wait_until([&] { return form().view() != nullptr; }));
    EXPECT_FALSE(form().show_neighbour(-1));
    EXPECT_TRUE(form().show_neighbour(1));
    EXPECT_EQ(form().product(), grid().product_at(1));
}

TEST_F(ProductFormTest, SaysWhatTheQualityChecksFoundAndFollowsEdits) {
    const auto broken = [&] {
        std::vector<std::string> sentences;
        if (!form().problems()) return sentences;
        for (const QualityFinding& finding : *form().problems()) {
            if (finding.check == QualityCheck::broken_html) {
                sentences.push_back(form().problem_sentence(finding));
            }
        }
        return sentences;
    };
    show("LI-1010");
    ASSERT_TRUE(windows.wait_until([&] { return form().problems().has_value(); }));
    EXPECT_THAT(broken(), testing::IsEmpty());
    form().edit(field("description"), "<p>A <b>lamp</p>");
    ASSERT_TRUE(windows.wait_until([&] { return !broken().empty(); }));
    EXPECT_THAT(broken().front(), testing::StartsWith("Description [web,en_GB]: "));
    form().show(product("LI-1011"));
    EXPECT_FALSE(form().problems().has_value()) << "those of another product";
    ASSERT_TRUE(windows.wait_until([&] { return form().problems().has_value(); }));
    EXPECT_THAT(broken(), testing::IsEmpty());
}

TEST_F(ProductFormTest, SaysForEachChannelWhetherItWouldTakeTheProduct) {
    show("LI-1010");
    ASSERT_TRUE(
        windows.wait_until([&] { return !form().is_judging() && !form().readiness().empty(); }));
    EXPECT_EQ(form().readiness().size(), 3U);
}

}  // namespace
}  // namespace vitrine::test
