#include "operations/add_variants.h"

#include "operations/add_option.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"
#include "operations/variant_codes.h"
#include "operations/variant_gaps.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AddVariants : public ReadTest {
protected:
    StructureChangeReport add(std::string_view model,
                              std::vector<std::vector<std::string>> variants,
                              std::optional<NumberPattern> pattern = {}) {
        NewVariants wanted;
        wanted.model = id_of(model);
        wanted.variants = std::move(variants);
        wanted.pattern = std::move(pattern);
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            auto report = add_variants(*m_catalogue, wanted, intent, {}, Progress());
            EXPECT_EQ(report.variants.empty(), report.change.change_set == 0);
            m_codes = report.codes;
            return report.change;
        });
    }
    StructureChangeReport option(std::string_view attribute, std::string code, Labels labels) {
        const NewOption wanted{structure().attributes.find(attribute)->id, std::move(code),
                               std::move(labels)};
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            auto report = add_option(*m_catalogue, wanted, intent);
            EXPECT_EQ(report.option == 0, report.change.change_set == 0);
            m_codes = {report.code};
            return report.change;
        });
    }
    AttributeId attribute(std::string_view code) const {
        return structure().attributes.find(code)->id;
    }

    std::vector<std::string> m_codes;
};

TEST_F(AddVariants, TakesTheSubModelsThatAreThereAndMakesTheOthers) {
    option("color", "green", {});
    const Stored before = stored(*m_catalogue);
    const auto report = add("oxford", {{"blue", "m"}, {"green", "s"}, {"green", "m"}});
    EXPECT_THAT(report.issues, IsEmpty());
    EXPECT_EQ(report.count("variants_made"), 3);
    EXPECT_EQ(report.count("models_created"), 1);
    EXPECT_THAT(m_codes, ElementsAre("oxford-blue-m", "oxford-green-s", "oxford-green-m"))
        << "made as those that are there";
    EXPECT_EQ(product("oxford-blue-m")->parent, id_of("oxford_blue"));
    EXPECT_EQ(text(model("oxford_green"), "color"), "green");
    expect_levels(*m_catalogue);
    EXPECT_EQ(verify_catalogue(*m_catalogue, Progress()).damage.size(), 0U);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(AddVariants, OfASubModelNeedItsOwnAxesOnly) {
    add("oxford_blue", {{"m"}}, NumberPattern::parse("{sku}/{number:2}"));
    EXPECT_THAT(m_codes, ElementsAre("oxford_blue/01"));
    EXPECT_EQ(text(product("oxford_blue/01"), "size"), "m");
}

TEST_F(AddVariants, TakeTheCodeThatSomebodyChose) {
    NewVariants wanted;
    wanted.model = id_of("oxford");
    wanted.variants = {{"blue", "m"}};
    wanted.skus = {" my-own "};
    const auto report = add_variants(*m_catalogue, wanted, ChangeIntent::save, {}, Progress());
    EXPECT_THAT(report.codes, ElementsAre("my-own"));
    wanted.skus = {"LAMP-1"};
    EXPECT_EQ(add_variants(*m_catalogue, wanted, ChangeIntent::preview, {}, Progress())
                  .change.issues.at(0)
                  .rule,
              "code.taken");
}

TEST_F(AddVariants, RefusesTheWholeWhereOneCannotBe) {
    EXPECT_EQ(add("oxford", {{"blue", "m"}, {"red", "s"}}).issues.at(0).message,
              "oxford-red-s has these values already: s.");
    EXPECT_EQ(add("oxford", {{"blue", "m"}, {"BLUE", "M"}}).issues.at(0).rule,
              "variant.axis_duplicate");
    EXPECT_EQ(add("oxford", {{"blue", ""}}).issues.at(0).rule, "variant.axis_missing");
    const auto unknown = add("oxford", {{"pink", "m"}});
    EXPECT_EQ(unknown.issues.at(0).column, "color");
    EXPECT_THAT(unknown.issues.at(0).message, HasSubstr("pink"));
    EXPECT_THAT(sentence_of([&] { add("lamp-1", {{"m"}}); }), HasSubstr("no such product model"));
}

TEST_F(AddVariants, FindsTheGapsBetweenTheValues) {
    EXPECT_THAT(missing_variants(*m_catalogue, id_of("oxford")),
                ElementsAre(ElementsAre("blue", "m")));
    option("size", "l", {{"en_US", "L"}});
    const auto more = std::vector<AxisValues>{{attribute("size"), {"l", "S"}}};
    const auto missing = missing_variants(*m_catalogue, id_of("oxford"), more);
    EXPECT_THAT(missing, ElementsAre(ElementsAre("red", "l"), ElementsAre("blue", "m"),
                                     ElementsAre("blue", "l")));
    const auto axes = values_of_axes(*m_catalogue, id_of("oxford"), more);
    ASSERT_EQ(axes.size(), 2U);
    EXPECT_THAT(axes[0].values, ElementsAre("red", "blue")) << "as the options stand";
    EXPECT_THAT(axes[1].values, ElementsAre("s", "m", "l"));
    add("oxford", missing);
    EXPECT_THAT(missing_variants(*m_catalogue, id_of("oxford")), IsEmpty());
    EXPECT_THAT(sentence_of([&] {
                    missing_variants(*m_catalogue, id_of("oxford"), {{attribute("brand"), {"x"}}});
                }),
                "The variants of oxford are not told apart by brand.");
}

TEST(VariantCodes, FollowTheExampleOfOthers) {
    EXPECT_EQ(code_as("OC-60-NAVY-S", {"navy", "s"}, {"moss", "xl"}), "OC-60-MOSS-XL");
    EXPECT_EQ(code_as("oxford_red", {"red"}, {"blue"}), "oxford_blue");
    EXPECT_EQ(code_as("cable10m", {"10 m"}, {"2.5 m"}), "cable2.5m");
    EXPECT_EQ(code_as("4711", {"navy"}, {"moss"}), std::nullopt);
    EXPECT_EQ(code_as("navy", {"navy"}, {"moss"}), std::nullopt) << "nothing of the model is in it";
}

TEST_F(AddVariants, MakeCodesOfTheModelWhereThereIsNoExample) {
    import_text("product_models.csv",
                "code;family_variant;parent;color\nderby;shirt_color_size;;\n");
    add("derby", {{"red", "m"}});
    EXPECT_THAT(m_codes, ElementsAre("derby-red-m"));
    EXPECT_TRUE(model("derby-red"));
}

TEST_F(AddVariants, AddsAnOptionBehindTheOthers) {
    const Stored before = stored(*m_catalogue);
    const auto report = option("color", {}, {{"fr_FR", "Bleu nuit "}, {"en_US", " "}});
    EXPECT_THAT(m_codes, ElementsAre("bleu_nuit"));
    const auto options = structure().options_of(attribute("color"));
    ASSERT_EQ(options.size(), 3U);
    EXPECT_EQ(options.back()->labels, (Labels{{"fr_FR", "Bleu nuit"}}));
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));

    EXPECT_EQ(option("color", "RED", {}).issues.at(0).rule, "code.taken");
    EXPECT_EQ(option("color", "a,b", {}).issues.at(0).rule, "code.comma");
    EXPECT_EQ(option("color", {}, {}).issues.at(0).rule, "code.blank");
    EXPECT_EQ(option("name", "x", {}).issues.at(0).rule, "option.no_select");
    EXPECT_EQ(option("color", "rot", {{"en_US", "red"}}).issues.at(0).rule, "option.label_taken");
    EXPECT_EQ(option_code_of("Écru / 2"), "ecru_2");
}

}  // namespace
}  // namespace vitrine::test
