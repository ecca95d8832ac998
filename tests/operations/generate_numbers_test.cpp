#include "operations/generate_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog/gtin.h"
#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"

namespace vitrine {
namespace {

class GenerateNumbers : public test::SampleCatalogue {
protected:
    NumberRequest request(std::string_view field, NumberPattern pattern,
                          std::string filter = "all") {
        NumberRequest made{parse_field(*catalogue->structure(), field), std::move(pattern), 1, {}};
        made.filter.filter = std::move(filter);
        return made;
    }
    NumberReport give(const NumberRequest& wanted) {
        return generate_numbers(*catalogue, wanted, Progress());
    }
};

TEST_F(GenerateNumbers, GivesEachProductOnItsLevelAGtinOfItsOwn) {
    const NumberRequest wanted = request("ean", NumberPattern::gtin("4006381", 13));
    const NumberReport preview = preview_numbers(*catalogue, wanted, Progress());
    EXPECT_EQ(preview.given, 3);
    EXPECT_EQ(preview.change_set, 0);
    EXPECT_EQ(own(shirt_red_s, "ean"), "");

    const NumberReport report = give(wanted);
    EXPECT_EQ(report.products, 5);
    EXPECT_EQ(report.given, 3);      // two variants and the television
    EXPECT_EQ(report.elsewhere, 2);  // the models
    EXPECT_NE(own(shirt_red_s, "ean"), own(shirt_red_m, "ean"));
    for (const ProductId product : {shirt_red_s, shirt_red_m, television}) {
        EXPECT_EQ(check_gtin(own(product, "ean")), GtinProblem::none);
    }
    ASSERT_EQ(report.rows.size(), 3U);
    EXPECT_EQ(report.rows[0].number, preview.rows[0].number);
    const NumberReport again = give(wanted);
    EXPECT_EQ(again.given, 0);
    EXPECT_EQ(again.filled, 3);
    EXPECT_EQ(again.change_set, 0);
}

TEST_F(GenerateNumbers, NeverGivesANumberTwice) {
    const NumberRequest wanted =
        request("ean", NumberPattern::parse("N{number:3}"), "sku = \"shirt-red-s\"");
    edit(television, "ean", "n002");
    const NumberReport first = give(wanted);
    EXPECT_EQ(own(shirt_red_s, "ean"), "N001");
    undo_change_set(*catalogue, first.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(own(shirt_red_s, "ean"), "");
    const NumberReport second = give(wanted);
    EXPECT_EQ(own(shirt_red_s, "ean"), "N003");
    EXPECT_EQ(second.passed_over, 1);
    catalogue.reset();
    catalogue = std::make_unique<Catalogue>(file);
    edit(shirt_red_s, "ean", std::nullopt);
    give(wanted);
    EXPECT_EQ(own(shirt_red_s, "ean"), "N004");
}

TEST_F(GenerateNumbers, PassesOverAGtinThatAnotherAttributeHolds) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, {}, 0});
        Attribute carton;
        carton.code = "carton";
        carton.validation_rule = "gtin";
        writer.put(carton);
        writer.finish();
    }
    // As a GTIN-14 of the same number.
    edit(television, "carton", "04006381333931");
    NumberRequest wanted = request("ean", NumberPattern::gtin("400638133", 13), "sku = tv");
    wanted.first = 393;
    EXPECT_EQ(give(wanted).passed_over, 1);
    EXPECT_EQ(own(television, "ean"), "4006381333948");
}

TEST_F(GenerateNumbers, DoesNotBeginBelowZero) {
    NumberRequest wanted = request("ean", NumberPattern::gtin("4006381", 13));
    wanted.first = -5;
    EXPECT_THROW(give(wanted), Error);
    EXPECT_EQ(own(shirt_red_s, "ean"), "");
}

TEST_F(GenerateNumbers, ChangesNothingWhereNumbersRunOut) {
    NumberRequest wanted = request("ean", NumberPattern::gtin("40063813339", 13));
    wanted.first = 8;
    EXPECT_THROW(give(wanted), Error);
    EXPECT_EQ(own(shirt_red_s, "ean"), "");
    wanted.filter.filter = "sku = tv";
    EXPECT_EQ(give(wanted).given, 1);
}

TEST_F(GenerateNumbers, ReportsWhoCannotTakeItsNumber) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "limit", 0});
        Attribute attribute = *writer.structure().attributes.find("ean");
        attribute.max_characters = 3;
        writer.put(attribute);
        writer.finish();
    }
    const NumberReport report = give(request("ean", NumberPattern::parse("{number:4}")));
    EXPECT_EQ(report.given, 0);
    ASSERT_EQ(report.issues.size(), 3U);
    EXPECT_EQ(report.issues[0].rule, "text.too_long");
    EXPECT_THROW(give(request("rating", NumberPattern::parse("{number}"))), Error);
}

}  // namespace
}  // namespace vitrine
