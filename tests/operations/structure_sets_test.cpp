// Every kind of change of the structure on whole sets of data: what a preview counts is what is
// made, and an undo brings back every byte.
#include <gtest/gtest.h>

#include <cstdlib>

#include "operations/convert_attribute.h"
#include "operations/delete_entity.h"
#include "operations/import_fixture.h"
#include "operations/merge_entities.h"
#include "operations/rename_code.h"
#include "operations/structure_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

class StructureOfSets : public EmptyImportTest {
protected:
    EntityAddress entity(std::string_view kind, std::string_view code) {
        return find_entity(*m_catalogue, kind, code);
    }
    void rename(std::string_view kind, std::string_view code) {
        SCOPED_TRACE(code);
        const EntityAddress what = entity(kind, code);
        const auto report = make_and_check(*m_catalogue, [&](ChangeIntent intent) {
            return rename_code(*m_catalogue, what, "quite_another", intent);
        });
        EXPECT_NE(report.change_set, 0);
        take_back(report);
    }
    StructureChangeReport remove(std::string_view kind, std::string_view code,
                                 Subcategories subcategories = Subcategories::move_up) {
        SCOPED_TRACE(code);
        const Deletion deletion{entity(kind, code), subcategories};
        const auto report = make_and_check(*m_catalogue, [&](ChangeIntent intent) {
            return delete_entity(*m_catalogue, deletion, intent, Progress());
        });
        take_back(report);
        return report;
    }
    StructureChangeReport merge(std::string_view kind, std::string_view from,
                                std::string_view into) {
        SCOPED_TRACE(from);
        const Merge merging{entity(kind, from), entity(kind, into)};
        const auto report = make_and_check(*m_catalogue, [&](ChangeIntent intent) {
            return merge_entities(*m_catalogue, merging, intent, Progress());
        });
        take_back(report);
        return report;
    }
    StructureChangeReport convert(std::string_view attribute,
                                  const std::function<void(AttributeConversion&)>& how) {
        SCOPED_TRACE(attribute);
        AttributeConversion conversion =
            unchanged(*m_catalogue->structure(), entity("attribute", attribute).id);
        how(conversion);
        conversion.unconvertible = Unconvertible::drop;
        const auto report = make_and_check(*m_catalogue, [&](ChangeIntent intent) {
            return convert_attribute(*m_catalogue, conversion, intent, Progress());
        });
        take_back(report);
        return report;
    }
    StructureChangeReport convert_to(std::string_view attribute, AttributeType type) {
        return convert(attribute, [&](AttributeConversion& conversion) { conversion.type = type; });
    }

private:
    // So that each change meets the set as it was imported.
    void take_back(const StructureChangeReport& report) {
        if (report.change_set == 0) return;
        undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    }
};

TEST_F(StructureOfSets, Icecat) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    ImportOptions options;
    import({set}, options);
    for (const auto& [kind, code] : {std::pair{"attribute", "name"},
                                     {"option", "camera_type:compact"},
                                     {"family", "led_tvs"},
                                     {"locale", "en_US"},
                                     {"channel", "ecommerce"},
                                     {"currency", "EUR"}}) {
        if (kind == std::string_view("option")) {
            const Structure& structure = *m_catalogue->structure();
            const Option* first =
                structure.options_of(structure.attributes.find("camera_type")->id).front();
            rename(kind, "camera_type:" + first->code);
        } else {
            rename(kind, code);
        }
    }
    EXPECT_GT(remove("attribute", "name").count("values"), 1000);
    EXPECT_TRUE(remove("attribute", "sku").refused());
    EXPECT_TRUE(remove("attribute", "size").refused());
    EXPECT_GT(remove("attribute", "camera_type").count("options"), 0);
    EXPECT_GT(remove("category", "tvs_projectors", Subcategories::delete_as_well).count("values"),
              0);
    EXPECT_TRUE(remove("family", "clothing").refused());
    EXPECT_GT(remove("family", "scanners").count("products_without_family"), 0);
    EXPECT_GT(remove("currency", "USD").products_changed, 0);

    const Structure& structure = *m_catalogue->structure();
    const auto types = structure.options_of(structure.attributes.find("camera_type")->id);
    ASSERT_GT(types.size(), 1U);
    merge("option", "camera_type:" + types[0]->code, "camera_type:" + types[1]->code);

    using enum AttributeType;
    EXPECT_EQ(convert_to("name", long_text).count("converted"), 0);
    const auto numbers = convert_to("total_megapixels", number);
    EXPECT_GT(numbers.count("converted") + numbers.count("lost"), 0);
    EXPECT_GT(convert_to("camera_type", text).count("options_removed"), 0);
    EXPECT_GT(convert_to("camera_type", multi_select).count("converted"), 0);
    EXPECT_GT(convert_to("power_requirements", simple_select).count("options_made"), 0);
    EXPECT_GT(convert_to("optical_zoom", text).count("converted"), 0);
    EXPECT_GT(convert_to("image_stabilizer", simple_select).count("options_made"), 0);
    EXPECT_GT(convert_to("weight", number).count("converted"), 0);
    EXPECT_GT(convert("optical_zoom",
                      [](AttributeConversion& conversion) {
                          conversion.type = measurement;
                          conversion.rules.unit = "GRAM";
                      })
                  .count("converted"),
              0);
    EXPECT_GT(convert("name", [](AttributeConversion& c) { c.localizable = true; }).count("copied"),
              1000);
    EXPECT_GT(convert("description",
                      [](AttributeConversion& conversion) {
                          conversion.localizable = conversion.scopable = false;
                      })
                  .count("not_kept"),
              0);
    EXPECT_GT(convert("price",
                      [&](AttributeConversion& conversion) {
                          conversion.type = number;
                          conversion.scopes.currency = entity("currency", "EUR").id;
                      })
                  .count("moved"),
              0);
}

TEST_F(StructureOfSets, Lego) {
    if (std::getenv("VITRINE_LARGE") == nullptr) GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    const auto tar = run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()});
    ASSERT_EQ(tar.status, 0) << tar.errors;
    import({m_folder / "lego-akeneo"});
    rename("attribute", "name");
    rename("family", "part");
    EXPECT_GT(remove("attribute", "color_rgb").count("values"), 10'000);
    EXPECT_GT(remove("option", "material:Cardboard_Paper").count("values"), 0);
    EXPECT_TRUE(remove("attribute", "color").refused());
    EXPECT_GT(merge("option", "material:Cardboard_Paper", "material:Plastic").count("values"), 0);
    EXPECT_GT(merge("category", "part_cat_58", "part_cat_1").count("values"), 0);
    EXPECT_GT(convert_to("year", AttributeType::text).count("converted"), 10'000);
    EXPECT_GT(convert_to("material", AttributeType::multi_select).count("converted"), 10'000);
    EXPECT_GT(convert_to("transparent", AttributeType::simple_select).count("converted"), 10'000);
    const auto names =
        convert("name", [](AttributeConversion& conversion) { conversion.localizable = true; });
    EXPECT_EQ(names.count("moved"), names.count("products"));
}

}  // namespace
}  // namespace vitrine::test
