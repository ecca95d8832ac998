#include "operations/delete_entity.h"

#include <gtest/gtest.h>

#include "operations/edit_products.h"
#include "operations/structure_fixture.h"
#include "publish/channel_profile.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class DeleteEntity : public test::StructureFixture {
protected:
    StructureChangeReport remove(std::string_view kind, std::string_view code,
                                 Subcategories subcategories = Subcategories::move_up) {
        const Deletion deletion{entity(kind, code), subcategories};
        auto report = check([&](ChangeIntent intent) {
            return delete_entity(*catalogue, deletion, intent, Progress());
        });
        EXPECT_EQ(refusal([&] { entity(kind, code); }).empty(), report.refused());
        return report;
    }
    std::vector<std::string> codes(const std::vector<AttributeId>& ids) {
        std::vector<std::string> found;
        for (const AttributeId id : ids)
            found.push_back(catalogue->structure()->attributes.code_of(id));
        return found;
    }
    void change_structure_by(const std::function<void(ChangeSetWriter&)>& work) {
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        work(writer);
        writer.finish();
    }
};

TEST_F(DeleteEntity, TakesAnAttributeOutOfProductsAndFamilies) {
    edit(television, "weight", "500 GRAM");
    edit(shirt_red_m, "weight", "100 GRAM");
    change_structure_by([&](ChangeSetWriter& writer) {
        Channel channel = *writer.structure().channels.find("print");
        channel.conversion_units[sample.attribute("weight").id] = "KILOGRAM";
        writer.put(channel);
    });
    const auto report = remove("attribute", "weight");
    EXPECT_EQ(report.count("values"), 2);
    EXPECT_EQ(report.count("families"), 2);
    EXPECT_EQ(report.count("requirements"), 0);
    EXPECT_EQ(report.products_changed, 2);
    EXPECT_TRUE(catalogue->structure()->channels.find("print")->conversion_units.empty());
    EXPECT_THAT(codes(catalogue->structure()
                          ->family_variants.find("shirts_color_size")
                          ->levels[1]
                          .attributes),
                testing::ElementsAre("sku", "size", "ean"));
}

TEST_F(DeleteEntity, TakesOptionsAlongAndTellsWhatIsRequired) {
    edit(television, "brand", "sony");
    const auto brand = remove("attribute", "brand");
    EXPECT_EQ(brand.count("options"), 3);
    const auto name = remove("attribute", "name");
    EXPECT_EQ(name.count("requirements"), 4);
    EXPECT_EQ(rules(name), "delete.label:2");
    EXPECT_EQ(catalogue->structure()->families.find("tvs")->label_attribute, 0);
}

TEST_F(DeleteEntity, RefusesWhatProductsAreKnownOrToldApartBy) {
    EXPECT_EQ(rules(remove("attribute", "sku")), "delete.identifier:1");
    EXPECT_EQ(rules(remove("attribute", "size")), "delete.axis:1");
    EXPECT_EQ(rules(remove("option", "size:s")), "delete.axis_value:1");
    EXPECT_EQ(remove("option", "size:xl").products_changed, 0);
}

TEST_F(DeleteEntity, TakesAnOptionOutOfValues) {
    edit(television, "features", "hdr,wifi");
    EXPECT_EQ(remove("option", "features:hdr").count("values"), 1);
    EXPECT_EQ(own(television, "features"), "wifi");
    remove("option", "features:wifi");
    EXPECT_EQ(own(television, "features"), "");
    edit(television, "brand", "sony");
    remove("option", "brand:sony");
    EXPECT_EQ(own(television, "brand"), "");
}

TEST_F(DeleteEntity, MovesSubcategoriesUpOrTakesThemAlong) {
    edit(television, "categories", "led_tvs,clothing,tvs");
    const auto up = remove("category", "tvs");
    EXPECT_EQ(up.count("values"), 1);
    EXPECT_EQ(up.count("subcategories"), 1);
    EXPECT_EQ(own(television, "categories"), "led_tvs,clothing");
    const auto* led = catalogue->structure()->categories.find("led_tvs");
    EXPECT_EQ(led->parent, sample.category("master"));
    EXPECT_EQ(led->position, 2);

    EXPECT_EQ(rules(remove("category", "master", Subcategories::delete_as_well)), "delete.tree:2");
    change_structure_by([&](ChangeSetWriter& writer) {
        for (const char* code : {"ecommerce", "print"}) {
            Channel channel = *writer.structure().channels.find(code);
            channel.tree = sample.category("outlet");
            writer.put(channel);
        }
    });
    const auto along = remove("category", "master", Subcategories::delete_as_well);
    EXPECT_EQ(along.count("subcategories"), 2);
    EXPECT_EQ(along.count("values"), 1);
    EXPECT_EQ(own(television, "categories"), "");
    EXPECT_EQ(catalogue->structure()->categories.size(), 1U);
}

TEST_F(DeleteEntity, LeavesProductsWithoutAFamily) {
    EXPECT_EQ(rules(remove("family", "shirts")), "delete.models:2");
    EXPECT_EQ(rules(remove("family_variant", "shirts_color_size")), "delete.models:2");
    const auto report = remove("family", "tvs");
    EXPECT_EQ(report.count("products_without_family"), 1);
    EXPECT_EQ(own(television, "family"), "");
    EXPECT_EQ(own(television, "name[en_US]"), "Television");
}

TEST_F(DeleteEntity, TakesValuesOfAChannelLocaleOrCurrency) {
    edit(television, "description[print,de_DE]", "Ein Fernseher");
    edit(television, "description[ecommerce,en_US]", "A television");
    edit(television, "name[fr_FR]", "Téléviseur");
    edit(television, "price[EUR]", "10");
    edit(television, "price[USD]", "12");
    EXPECT_EQ(remove("currency", "USD").count("values"), 1);
    EXPECT_EQ(own(television, "price[EUR]"), "10");
    EXPECT_EQ(remove("locale", "fr_FR").count("values"), 1);
    EXPECT_EQ(catalogue->structure()->channels.find("ecommerce")->locales.size(), 1U);
    EXPECT_EQ(rules(remove("locale", "en_US")), "delete.only_locale:1");
    EXPECT_EQ(rules(remove("locale", "de_DE")), "delete.only_locale:2");
    const auto channel = remove("channel", "print");
    EXPECT_EQ(channel.count("values"), 1);
    EXPECT_EQ(channel.count("requirements"), 8);
    EXPECT_EQ(own(television, "description[ecommerce,en_US]"), "A television");
}

TEST_F(DeleteEntity, TakesLinksAndGroups) {
    change_structure_by([&](ChangeSetWriter& writer) {
        const Product before = *catalogue->products().load(television);
        Product linked = before;
        linked.values.set({property::groups, 0}, References{{1}});
        linked.values.set({property::linked_products, 1}, References{{shirt_red_s}});
        linked.values.set({property::linked_groups, 1}, References{{1}});
        writer.update(before, linked);
    });
    EXPECT_EQ(rules(remove("group_type", "RELATED")), "delete.groups:1");
    EXPECT_EQ(remove("group", "promo").count("values"), 2);
    remove("group_type", "RELATED");
    EXPECT_EQ(remove("association_type", "X_SELL").count("values"), 1);
}

TEST_F(DeleteEntity, TakesTheNumbersOfProductsInAnAssociationAlong) {
    change_structure_by([&](ChangeSetWriter& writer) {
        const AssociationTypeId bundle =
            writer.put(AssociationType{0, "BUNDLE", {}, false, true, ""});
        const Product before = *catalogue->products().load(television);
        Product after = before;
        after.values.set({property::quantified_products, bundle},
                         Quantities{{{shirt_red_s, Decimal(2, 0)}}});
        after.values.set({property::quantified_models, bundle},
                         Quantities{{{shirt, Decimal(1, 0)}}});
        writer.update(before, std::move(after));
    });
    EXPECT_EQ(remove("association_type", "BUNDLE").count("values"), 2);
}

TEST_F(DeleteEntity, LeavesAttributesWithoutTheirGroup) {
    change_structure_by([&](ChangeSetWriter& writer) {
        AttributeGroup group;
        group.code = "looks";
        Attribute color = *writer.structure().attributes.find("color");
        color.group = writer.put(group);
        writer.put(color);
    });
    EXPECT_EQ(remove("attribute_group", "looks").count("attributes"), 1);
}

TEST_F(DeleteEntity, RefusesWhatFiltersAndChannelsName) {
    save_filter(*catalogue, "loud", "brand = sony");
    save_filter(*catalogue, "louder", "@loud");
    const auto brand = remove("attribute", "brand");
    EXPECT_EQ(rules(brand), "structure.in_use:1");
    EXPECT_THAT(brand.issues.front().message, HasSubstr("the saved filter loud"));
    EXPECT_EQ(rules(remove("option", "brand:sony")), "structure.in_use:1");
    EXPECT_EQ(rules(remove("saved_filter", "loud")), "structure.in_use:1");
    remove("saved_filter", "louder");
    remove("saved_filter", "loud");
    set_profile("print", R"({"vitrine_channel_profile": 1, "channel": "print", "exporter": "x",
        "currencies": ["USD"], "conversion_units": {"screen": "METER"},
        "fields": {"a": {"template": "{rating}"}}})");
    const auto rating = remove("attribute", "rating");
    EXPECT_EQ(rules(rating), "structure.in_use:1");
    EXPECT_THAT(rating.issues.front().message, HasSubstr("the channel print (fields.a)"));
    // What only describes the channel goes along.
    EXPECT_EQ(remove("currency", "USD").count("profiles"), 1);
    EXPECT_EQ(remove("attribute", "screen").count("profiles"), 1);
    EXPECT_TRUE(read_channel_profile(profile("print")).profile.conversion_units.empty());
}

TEST_F(DeleteEntity, NeverGivesAnIdAgain) {
    const auto put = [&](const char* code) {
        OptionId id = 0;
        change_structure_by([&](ChangeSetWriter& writer) {
            Option option;
            option.attribute = sample.attribute("brand").id;
            option.code = code;
            id = writer.put(option);
        });
        return id;
    };
    const OptionId last = put("last");
    const auto gone =
        delete_entity(*catalogue, {entity("option", "brand:last")}, ChangeIntent::save, Progress());
    catalogue = std::make_unique<Catalogue>(file);
    const OptionId next = put("next");
    EXPECT_GT(next, last);
    undo_change_set(*catalogue, gone.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(catalogue->structure()->options.code_of(last), "last");
    EXPECT_EQ(catalogue->structure()->options.code_of(next), "next");
}

// What somebody did later decides what an undo may bring back.
TEST_F(DeleteEntity, IsTakenBackOnlyAsFarAsItFits) {
    const auto brand =
        delete_entity(*catalogue, {entity("option", "brand:lg")}, ChangeIntent::save, Progress());
    change_structure_by([&](ChangeSetWriter& writer) {
        Option option;
        option.attribute = sample.attribute("brand").id;
        option.code = "LG";
        writer.put(option);
    });
    const auto undo = [&](ChangeSetId id) {
        return undo_change_set(*catalogue, id, OnConflict::overwrite, Progress());
    };
    const auto taken = undo(brand.change_set);
    ASSERT_EQ(taken.conflicts.size(), 1U);
    EXPECT_EQ(taken.conflicts[0].rule, "undo.kept");
    EXPECT_THAT(taken.conflicts[0].message, HasSubstr("the code lg now"));

    // An option cannot come back without its attribute, nor a value without its option.
    edit(television, "features", "hdr");
    const auto cleared = edit(television, "features", "wifi");
    const auto option = delete_entity(*catalogue, {entity("option", "features:hdr")},
                                      ChangeIntent::save, Progress());
    const auto value = undo(cleared.change_set);
    ASSERT_EQ(value.conflicts.size(), 1U);
    EXPECT_THAT(value.conflicts[0].message, HasSubstr("does not fit any more"));
    delete_entity(*catalogue, {entity("attribute", "features")}, ChangeIntent::save, Progress());
    ASSERT_EQ(undo(option.change_set).conflicts.size(), 1U);
    EXPECT_THAT(verify_catalogue(*catalogue, Progress()).damage, testing::IsEmpty());
}

TEST_F(DeleteEntity, IsNotTakenBackWhereAColumnOfTheTableNamesWhatIsGone) {
    change_structure_by([&](ChangeSetWriter& writer) {
        TableColumn column;
        column.id = 1;
        column.code = "maker";
        column.type = TableColumn::Type::record;
        column.reference_entity = writer.put(ReferenceEntity{0, "makers", {}, {}, 0});
        Attribute table;
        table.code = "parts";
        table.type = AttributeType::table;
        table.table_columns = {column};
        writer.put(table);
    });
    const auto gone =
        delete_entity(*catalogue, {entity("attribute", "parts")}, ChangeIntent::save, Progress());
    ASSERT_FALSE(delete_entity(*catalogue, {entity("reference_entity", "makers")},
                               ChangeIntent::save, Progress())
                     .refused());
    const auto taken =
        undo_change_set(*catalogue, gone.change_set, OnConflict::overwrite, Progress());
    ASSERT_EQ(taken.conflicts.size(), 1U);
    EXPECT_THAT(taken.conflicts[0].message, HasSubstr("names something that was removed since"));
    EXPECT_EQ(catalogue->structure()->attributes.find("parts"), nullptr);
}

}  // namespace
}  // namespace vitrine
