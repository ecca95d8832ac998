#include "operations/merge_entities.h"

#include <gtest/gtest.h>

#include "operations/edit_products.h"
#include "operations/structure_fixture.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class MergeEntities : public test::StructureFixture {
protected:
    StructureChangeReport merge(std::string_view kind, std::string_view from, std::string_view into,
                                MergeWinner winner = MergeWinner::into) {
        const Merge merging{entity(kind, from), entity(kind, into), winner};
        auto report = check([&](ChangeIntent intent) {
            return merge_entities(*catalogue, merging, intent, Progress());
        });
        EXPECT_EQ(refusal([&] { entity(kind, from); }).empty(), report.refused());
        return report;
    }
};

TEST_F(MergeEntities, RewritesOptionsWithoutRepeats) {
    edit(television, "features", "hdr,wifi,smart_tv");
    edit(television, "brand", "lg");
    save_filter(*catalogue, "nice", "features in (hdr, smart_tv) and brand = lg");
    EXPECT_EQ(merge("option", "features:hdr", "features:smart_tv").count("values"), 1);
    EXPECT_EQ(own(television, "features"), "wifi,smart_tv");
    EXPECT_EQ(filter("nice"), "features in (smart_tv) and brand = lg");
    merge("option", "features:wifi", "features:smart_tv");
    EXPECT_EQ(own(television, "features"), "smart_tv");
    merge("option", "brand:lg", "brand:sony");
    EXPECT_EQ(own(television, "brand"), "sony");
    EXPECT_EQ(filter("nice"), "features in (smart_tv) and brand = sony");
    EXPECT_EQ(rules(merge("option", "size:s", "size:m")), "merge.axis_value:1");
    EXPECT_EQ(merge("option", "size:s", "size:xl").products_changed, 1);
    EXPECT_THAT(refusal([&] { merge("option", "size:m", "color:red"); }), HasSubstr("different"));
}

TEST_F(MergeEntities, TakesProductsAndSubcategoriesAlong) {
    edit(television, "categories", "tvs,clothing");
    const auto report = merge("category", "tvs", "clothing");
    EXPECT_EQ(report.count("values"), 1);
    EXPECT_EQ(report.count("subcategories"), 1);
    EXPECT_EQ(own(television, "categories"), "clothing");
    EXPECT_EQ(catalogue->structure()->categories.find("led_tvs")->parent,
              sample.category("clothing"));
    EXPECT_EQ(rules(merge("category", "master", "clothing")), "merge.below:1");
    merge("category", "master", "outlet");
    EXPECT_EQ(catalogue->structure()->channels.find("print")->tree, sample.category("outlet"));
}

TEST_F(MergeEntities, MovesValuesOfAttributes) {
    edit(television, "brand", "sony");
    {
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        Attribute maker = sample.attribute("brand");
        maker.id = 0;
        maker.code = "maker";
        maker.id = writer.put(maker);
        for (const char* code : {"sony", "acme"}) {
            Option option;
            option.attribute = maker.id;
            option.code = code;
            writer.put(option);
        }
        Family tvs = *writer.structure().families.find("tvs");
        tvs.attributes.push_back(maker.id);
        tvs.requirements[sample.channel("print")].push_back(maker.id);
        writer.put(tvs);
        writer.finish();
    }
    edit(shirt, "maker", "acme");
    edit(television, "maker", "acme");
    const auto report = merge("attribute", "maker", "brand");
    EXPECT_EQ(report.count("values"), 2);
    EXPECT_EQ(report.count("both"), 1);
    EXPECT_EQ(report.count("options"), 1);
    EXPECT_EQ(own(television, "brand"), "sony");
    EXPECT_EQ(own(shirt, "brand"), "acme");
    const Family& tvs = *catalogue->structure()->families.find("tvs");
    EXPECT_EQ(tvs.requirements.at(sample.channel("print")).back(), sample.attribute("brand").id);
    EXPECT_EQ(rules(merge("attribute", "color", "brand")), "merge.axis:1 merge.level:1");
    EXPECT_THAT(refusal([&] { merge("attribute", "rating", "brand"); }), HasSubstr("not alike"));
    EXPECT_THAT(refusal([&] { merge("family", "tvs", "shirts"); }), HasSubstr("nothing else"));
}

TEST_F(MergeEntities, LetsTheFirstWinWhereAskedTo) {
    edit(television, "in", "one");
    edit(television, "ean", "4006381333931");
    const auto report = merge("attribute", "ean", "in", MergeWinner::from);
    EXPECT_EQ(report.count("both"), 1);
    EXPECT_EQ(own(television, "in"), "4006381333931");
}

}  // namespace
}  // namespace vitrine
