#include "operations/computed_attributes.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "operations/import_catalogue.h"
#include "operations/list_products.h"
#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"
#include "store/document.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class ComputedValuesTest : public test::SampleCatalogue {
protected:
    void SetUp() override {
        SampleCatalogue::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, "A title", 0});
        add(writer, "title", true);
        add(writer, "short", true);
        writer.finish();
    }
    // A text attribute of every family.
    static AttributeId add(ChangeSetWriter& writer, std::string_view code, bool localizable) {
        Attribute attribute;
        attribute.code = code;
        attribute.localizable = localizable;
        const AttributeId id = writer.put(attribute);
        for (const Family* known : writer.structure().families.all()) {
            Family family = *known;
            family.attributes.push_back(id);
            writer.put(family);
        }
        return id;
    }
    AttributeId id_of(std::string_view code) {
        return catalogue->structure()->attributes.find(code)->id;
    }
    StructureChangeReport compute(std::string_view code, std::string_view expression,
                                  ChangeIntent intent = ChangeIntent::save) {
        return set_expression(*catalogue, id_of(code), expression, intent);
    }
    std::map<ProductId, std::string> documents() {
        std::map<ProductId, std::string> all;
        catalogue->products().each(
            [&](const Product& product) { all[product.id] = encode_document(product); });
        return all;
    }
    void undo(ChangeSetId id) {
        const auto report = undo_change_set(*catalogue, id, OnConflict::refuse, Progress());
        EXPECT_THAT(report.conflicts, IsEmpty());
    }
};

TEST_F(ComputedValuesTest, AreWhatThePreviewSaid) {
    const auto before = documents();
    const auto preview =
        compute("title", "upper(attr.name) .. ' ' .. product.code", ChangeIntent::preview);
    EXPECT_EQ(documents(), before);
    EXPECT_EQ(catalogue->structure()->attributes.find("title")->expression, "");

    const auto saved = compute("title", "upper(attr.name) .. ' ' .. product.code");
    EXPECT_EQ(saved.products_changed, 5);
    EXPECT_EQ(preview.products_changed, saved.products_changed);
    EXPECT_EQ(preview.values, saved.values);
    EXPECT_EQ(saved.values.front(),
              (ChangedValue{shirt, "shirt", "title[en_US]", "", "LINEN SHIRT shirt"}));
    EXPECT_EQ(own(television, "title[en_US]"), "TELEVISION tv");
    EXPECT_EQ(own(shirt_red_s, "title[en_US]"), "LINEN SHIRT shirt-red-s");
    EXPECT_EQ(own(television, "title[fr_FR]"), "");

    undo(saved.change_set);
    EXPECT_EQ(documents(), before);
    EXPECT_EQ(catalogue->structure()->attributes.find("title")->expression, "");
}

TEST_F(ComputedValuesTest, ReplaceWhatWasEnteredAndComeBackByUndo) {
    ASSERT_GT(edit(television, "title[en_US]", "By hand").change_set, 0);
    const auto before = documents();
    const auto saved = compute("title", "attr.name");
    EXPECT_EQ(own(television, "title[en_US]"), "Television");
    undo(saved.change_set);
    EXPECT_EQ(own(television, "title[en_US]"), "By hand");
    EXPECT_EQ(documents(), before);
}

TEST_F(ComputedValuesTest, StayWhenTheyAreNoLongerComputed) {
    compute("title", "attr.name");
    const auto cleared = compute("title", " ");
    EXPECT_GT(cleared.change_set, 0);
    EXPECT_EQ(own(television, "title[en_US]"), "Television");
    EXPECT_EQ(edit(television, "title[en_US]", "By hand").changed, 1);
}

TEST_F(ComputedValuesTest, FollowTheirInputsInOneChangeSet) {
    compute("title", "attr.name .. '!'");
    compute("short", "left(attr.title, 3)");
    const auto before = documents();
    const EditReport report = edit(television, "name[en_US]", "Screen");
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(own(television, "title[en_US]"), "Screen!");
    EXPECT_EQ(own(television, "short[en_US]"), "Scr");
    ListRequest request;
    request.filter = "title[en_US] = \"Screen!\"";
    EXPECT_THAT(list_products(*catalogue, request, Progress()), ElementsAre(television));
    undo(report.change_set);
    EXPECT_EQ(documents(), before);
    EXPECT_EQ(edit(television, "name[en_US]", std::nullopt).changed, 1);
    EXPECT_EQ(own(television, "title[en_US]"), "");
}

TEST_F(ComputedValuesTest, OfVariantsFollowTheirModel) {
    compute("title", "attr.name .. ' ' .. attr.size");
    EXPECT_EQ(own(shirt_red_s, "title[en_US]"), "Linen shirt s");
    EXPECT_EQ(own(shirt, "title[en_US]"), "");
    const auto before = documents();
    const EditReport report = edit_products(
        *catalogue, {cell(shirt, "name[en_US]", "Tee"), cell(shirt_red_m, "weight", "200 GRAM")});
    EXPECT_EQ(own(shirt_red_s, "title[en_US]"), "Tee s");
    EXPECT_EQ(own(shirt_red_m, "title[en_US]"), "Tee m");
    EXPECT_EQ(own(shirt_red_m, "weight"), "200 GRAM");
    undo(report.change_set);
    EXPECT_EQ(documents(), before);
}

TEST_F(ComputedValuesTest, OfVariantsWaitForAModelThatIsWrittenAfterThem) {
    compute("title", "attr.name .. ' ' .. product.code");
    ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, "A sweater", 0});
    const auto next = static_cast<ProductId>(catalogue->products().highest_id() + 1);
    Product small = sample.variant("sweater-s", next + 1);
    small.id = next;
    small.values.set(key(writer, "size"), Reference{sample.option("size", "s")});
    writer.create(small);
    Product root = sample.model("sweater", next + 1);
    root.values.set(key(writer, "name", "en_US"), std::string("Sweater"));
    writer.create(root);
    writer.finish();
    EXPECT_EQ(own(next, "title[en_US]"), "Sweater sweater-s");
}

TEST_F(ComputedValuesTest, AreNotEdited) {
    compute("title", "attr.name");
    const EditReport report = edit(television, "title[en_US]", "By hand");
    EXPECT_EQ(report.change_set, 0);
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues[0].rule, "computed.read_only");
    EXPECT_THAT(report.issues[0].message, HasSubstr("attr.name"));
}

TEST_F(ComputedValuesTest, AreNotImportedButCounted) {
    compute("title", "attr.name");
    ImportOptions options;
    options.paths = {folder.write("products.csv",
                                  "sku;family;name-en_US;title-en_US\ntv;tvs;Screen;By hand\n"
                                  "tv-2;tvs;Other;Other\n")};
    const ImportReport report = import_catalogue(*catalogue, options, Progress());
    EXPECT_EQ(own(television, "title[en_US]"), "Screen");
    EXPECT_EQ(report.by_rule.at("cell.computed"), 2);
    const auto other = catalogue->products().load_by_code("tv-2");
    ASSERT_TRUE(other);
    EXPECT_EQ(own(other->id, "title[en_US]"), "Other");
}

TEST_F(ComputedValuesTest, ThatFailAreSaidAndAbsent) {
    compute("title", "replace(attr.name, attr.short, '')");
    EXPECT_EQ(own(television, "title[en_US]"), "");
    compute("title", "if attr.name == 'Bad' then error('A bad name.') end return attr.name");
    EXPECT_EQ(own(television, "title[en_US]"), "Television");
    const EditReport report = edit(television, "name[en_US]", "Bad");
    EXPECT_EQ(report.changed, 1);
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues[0].severity, Severity::warning);
    EXPECT_THAT(report.issues[0].message, HasSubstr("A bad name."));
    EXPECT_EQ(report.issues[0].column, "title[en_US]");
    EXPECT_EQ(own(television, "title[en_US]"), "");
    const auto preview =
        compute("title", "if attr.name == 'Bad' then error('Still bad.') end return 'x'",
                ChangeIntent::preview);
    EXPECT_EQ(preview.issues_by_rule.at("computed.failed"), 1);
    EXPECT_FALSE(preview.refused());
}

TEST_F(ComputedValuesTest, RefuseWhatCannotBeComputed) {
    compute("title", "attr.name");
    const auto cycle = compute("short", "attr.title");
    ASSERT_FALSE(cycle.refused());
    const auto before = documents();
    for (const auto& [code, expression, sentence] :
         std::initializer_list<std::tuple<std::string_view, std::string_view, std::string_view>>{
             {"title", "attr.short", "title -> short -> title"},
             {"title", "attr.nmae", "There is no attribute nmae."},
             {"title", "attr.name ..", "cannot be computed"},
             {"color", "'red'", "tells variants apart"},
             {"sku", "'x'", "cannot be computed"}}) {
        const auto report = compute(code, expression);
        EXPECT_TRUE(report.refused()) << expression;
        EXPECT_EQ(report.change_set, 0) << expression;
        ASSERT_THAT(report.issues, SizeIs(1)) << expression;
        EXPECT_THAT(report.issues[0].message, HasSubstr(sentence));
    }
    EXPECT_EQ(documents(), before);
    EXPECT_THROW(set_expression(*catalogue, 9999, "1", ChangeIntent::save), Error);
}

TEST_F(ComputedValuesTest, FollowTheStructure) {
    compute("title", "label.brand");
    edit(television, "brand", "sony");
    EXPECT_EQ(own(television, "title[de_DE]"), "Sony-Gruppe");
    EXPECT_EQ(own(television, "title[fr_FR]"), "sony");
    const auto before = documents();
    ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, "A label", 0});
    Option option = *writer.structure().find_option(id_of("brand"), "sony");
    option.labels["fr_FR"] = "Groupe Sony";
    writer.put(option);
    const ChangeSetId change_set = writer.finish();
    EXPECT_EQ(own(television, "title[fr_FR]"), "Groupe Sony");
    undo(change_set);
    EXPECT_EQ(documents(), before);
}

TEST_F(ComputedValuesTest, SayWhy) {
    compute("short", "left(attr.name, 3)");
    compute("title", "attr.short .. attr.size .. product.code");
    const ComputedCell cell = explain_computed(
        *catalogue, shirt_red_s, parse_field(*catalogue->structure(), "title[en_US]"));
    EXPECT_EQ(cell.field, "title[en_US]");
    EXPECT_EQ(cell.expression, "attr.short .. attr.size .. product.code");
    EXPECT_EQ(cell.result, "Linsshirt-red-s");
    EXPECT_EQ(cell.problem, "");
    ASSERT_THAT(cell.inputs, SizeIs(3));
    EXPECT_EQ(cell.inputs[0].field, "short[en_US]");
    EXPECT_EQ(cell.inputs[0].text, "Lin");
    EXPECT_EQ(cell.inputs[0].from, "shirt");
    EXPECT_TRUE(cell.inputs[0].is_computed);
    EXPECT_EQ(cell.inputs[1].field, "size");
    EXPECT_EQ(cell.inputs[1].from, "shirt-red-s");
    EXPECT_EQ(cell.inputs[2].field, "product.code");
    EXPECT_THROW(explain_computed(*catalogue, shirt_red_s,
                                  parse_field(*catalogue->structure(), "name[en_US]")),
                 Error);
}

}  // namespace
}  // namespace vitrine
