#include "operations/change_details.h"

#include "operations/read_fixture.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ChangeDetails : public test::ReadTest {
protected:
    ChangeSetDetails details(ChangeSetId id, std::size_t limit = 100) {
        return change_set_details(*m_catalogue, id, limit, Progress());
    }
    // "lamp-1 brand: nordlys -> acme"
    static std::vector<std::string> lines(const ChangeSetDetails& details) {
        std::vector<std::string> lines;
        for (const ChangedEntity& entity : details.entities) {
            for (const auto& field : entity.fields) {
                lines.push_back(entity.code + " " + field.name + ": " + field.before + " -> " +
                                field.after);
            }
        }
        return lines;
    }
};

TEST_F(ChangeDetails, TellEveryCellWithWhatStoodThereBefore) {
    const auto report = edit_products(
        *m_catalogue,
        {{product("lamp-1")->id, parse_field(*m_catalogue->structure(), "brand"),
          std::string("acme"), std::nullopt},
         {product("lamp-2")->id, parse_field(*m_catalogue->structure(), "name[en_US]"),
          std::string("Another lamp"), std::nullopt}});
    const auto found = details(report.change_set);
    EXPECT_FALSE(found.has_more);
    ASSERT_EQ(found.entities.size(), 2U);
    EXPECT_THAT(lines(found),
                UnorderedElementsAre("lamp-1 brand: nordlys -> acme",
                                     "lamp-2 name[en_US]: Floor lamp -> Another lamp"));
}

TEST_F(ChangeDetails, NameWhatWasMadeAndStopAtTheLimit) {
    const auto first = details(1, 5);
    EXPECT_TRUE(first.has_more);
    ASSERT_EQ(first.entities.size(), 5U);
    for (const ChangedEntity& entity : first.entities) {
        EXPECT_EQ(entity.operation, Operation::create) << entity.code;
        EXPECT_NE(entity.code, "");
        EXPECT_THAT(entity.fields, IsEmpty()) << entity.code;
    }
    EXPECT_THAT(details(99).entities, IsEmpty()) << "there is no such change set";
}

TEST_F(ChangeDetails, TellWhatBecameOfTheStructure) {
    ChangeSetWriter writer(*m_catalogue, {"ada", "structure", {}, "labels", 0});
    Attribute brand = *writer.structure().attributes.find("brand");
    brand.labels["en_US"] = "Maker";
    brand.read_only = true;
    writer.put(brand);
    writer.finish();
    const auto found = details(writer.id());
    ASSERT_EQ(found.entities.size(), 1U);
    EXPECT_EQ(found.entities[0].kind, EntityKind::attribute);
    EXPECT_EQ(found.entities[0].code, "brand");
    EXPECT_THAT(lines(found),
                ElementsAre("brand labels[en_US]: Brand -> Maker", "brand read_only:  -> true"));
}

TEST_F(ChangeDetails, TellAChannelsProfilePathByPathAndListsByCodes) {
    const auto save = [&](const char* profile, std::vector<LocaleId> locales) {
        ChangeSetWriter writer(*m_catalogue, {"ada", "structure", {}, "profile", 0});
        Channel web = *writer.structure().channels.all().front();
        web.profile = profile;
        web.locales = std::move(locales);
        writer.put(web);
        writer.finish();
        return writer.id();
    };
    const LocaleId english = locale("en_US");
    save(R"({"exporter": "google", "fields": {"title": {"attribute": "name"}}, "locales": ["en"]})",
         {english});
    const ChangeSetId changed = save(
        R"({"exporter": "google", "fields": {"title": [{"attribute": "brand"}]}, "locales": ["en", "fr"]})",
        {});
    const std::string code = structure().channels.all().front()->code + " ";
    EXPECT_THAT(
        lines(details(changed)),
        ElementsAre(code + "locales: en_US -> ", code + "profile.fields.title.attribute: name -> ",
                    code + "profile.fields.title[1].attribute:  -> brand",
                    code + "profile.locales: en -> en, fr"));
}

TEST_F(ChangeDetails, TellWhatARemovedProductWas) {
    ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "gone", 0});
    writer.remove(*product("oxford-blue-s"));
    writer.finish();
    const auto found = details(writer.id());
    ASSERT_EQ(found.entities.size(), 1U);
    EXPECT_EQ(found.entities[0].operation, Operation::remove);
    EXPECT_EQ(found.entities[0].code, "oxford-blue-s");
    EXPECT_THAT(lines(found), testing::Contains("oxford-blue-s size: s -> "));
}

}  // namespace
}  // namespace vitrine
