#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/channel_profile.h"
#include "support/shared_data.h"
#include "support/stored_output.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

ChannelProfile full_profile() {
    ChannelProfile profile;
    profile.channel = "google";
    profile.labels = {{"en_US", "Google \"Shopping\""}, {"fr_FR", "Google – achats"}};
    profile.locales = {"en_US", "fr_FR"};
    profile.currencies = {"EUR"};
    profile.tree = "master";
    profile.conversion_units = {{"weight", "KILOGRAM"}};
    profile.exporter = "vitrine.google_merchant";
    profile.exporter_settings = {{"title", "Shop"}};
    profile.settings = {{"image_base", "https://img.example"},
                        {"link_base", "https://shop.example"}};
    profile.destination = "feeds";
    profile.locale = "en_US";
    profile.currency = "EUR";
    profile.pictures = PictureRule::named;
    profile.assortment = {"price[EUR] > 5", {"tvs"}, false, false};
    profile.guardrails = {10, 20};
    profile.availability = {{"lyon"}, 2, true, 7, {"paris"}, 1};
    FieldSource name;
    name.text = "name";
    FieldSource fallback;
    fallback.text = "description";
    fallback.locale = "fr_FR";
    fallback.channel = "print";
    fallback.currency = "USD";
    fallback.option = OptionText::code;
    fallback.unit = "GRAM";
    fallback.too_long = TooLong::cut;
    FieldSource availability;
    availability.kind = SourceKind::property;
    availability.text = "enabled";
    availability.values = {{"0", "out_of_stock"}, {"1", "in_stock"}};
    availability.unlisted = Unlisted::keep;
    FieldSource link;
    link.kind = SourceKind::text_template;
    link.text = "{link_base}/{sku}.html";
    FieldSource condition;
    condition.kind = SourceKind::constant;
    condition.text = "new";
    profile.fields = {{"title", {name, fallback}},
                      {"availability", {availability}},
                      {"link", {link}},
                      {"condition", {condition}}};
    return profile;
}

Issues issues_of(const std::string& text) {
    return read_channel_profile(text).issues;
}

std::string with(const std::string& members) {
    return R"({"vitrine_channel_profile": 1, "channel": "c", "exporter": "e", )" + members + "}";
}

testing::Matcher<Issue> issue_of(const std::string& rule, const std::string& column) {
    return testing::AllOf(Field("rule", &Issue::rule, rule),
                          Field("column", &Issue::column, column));
}

TEST(ChannelProfile, IsReadBackAsItWasWritten) {
    const ChannelProfile profile = full_profile();
    const ProfileReading reading = read_channel_profile(to_text(profile));
    EXPECT_THAT(reading.issues, IsEmpty());
    EXPECT_TRUE(reading.profile == profile);
    EXPECT_EQ(to_text(reading.profile), to_text(profile));
}

TEST(ChannelProfile, HasAFormToReview) {
    EXPECT_TRUE(test::is_stored_output(to_text(full_profile()), "publish/full_profile.json"));
}

TEST(ChannelProfile, NeedsOnlyAChannelAndAnExporter) {
    const ProfileReading reading = read_channel_profile(
        R"({"vitrine_channel_profile": 1, "channel": "web", "exporter": "x"})");
    EXPECT_TRUE(reading.is_usable());
    EXPECT_TRUE(reading.profile.assortment.in_tree);
    EXPECT_TRUE(reading.profile.assortment.enabled_only);
    EXPECT_EQ(reading.profile.guardrails.largest_removal_percent, 100);
}

TEST(ChannelProfile, RefusesKeysItDoesNotKnow) {
    EXPECT_THAT(issues_of(with(R"("exportr": "x")")),
                Contains(issue_of("profile.unknown_key", "exportr")));
    EXPECT_THAT(issues_of(with(R"("assortment": {"filtre": ""})")),
                Contains(issue_of("profile.unknown_key", "assortment.filtre")));
    EXPECT_THAT(issues_of(with(R"("fields": {"title": {"attribute": "name", "local": "x"}})")),
                Contains(issue_of("profile.unknown_key", "fields.title.local")));
    EXPECT_THAT(
        issues_of(with(R"("fields": {"title": [{"attribute": "a"}, {"attribute": "b", "x": 1}]})")),
        Contains(issue_of("profile.unknown_key", "fields.title[1].x")));
}

TEST(ChannelProfile, RefusesAKeyThatStandsTwice) {
    EXPECT_THAT(issues_of(with(R"("tree": "a", "tree": "b")")),
                Contains(issue_of("profile.repeated_key", "tree")));
}

TEST(ChannelProfile, RefusesWrongTypesAndWords) {
    EXPECT_THAT(issues_of(with(R"("tree": 5)")), Contains(issue_of("profile.value", "tree")));
    EXPECT_THAT(issues_of(with(R"("locales": "en_US")")),
                Contains(issue_of("profile.value", "locales")));
    EXPECT_THAT(issues_of(with(R"("settings": {"a": 1})")),
                Contains(issue_of("profile.value", "settings.a")));
    EXPECT_THAT(issues_of(with(R"("pictures": "all")")),
                Contains(issue_of("profile.value", "pictures")));
    EXPECT_THAT(issues_of(with(R"("guardrails": {"fewest_items": -1})")),
                Contains(issue_of("profile.value", "guardrails.fewest_items")));
    EXPECT_THAT(issues_of(with(R"("guardrails": {"largest_removal_percent": 101})")),
                Contains(issue_of("profile.value", "guardrails.largest_removal_percent")));
    EXPECT_THAT(issues_of(with(R"("guardrails": {"fewest_items": 18446744073709551615})")),
                Contains(issue_of("profile.value", "guardrails.fewest_items")));
    EXPECT_THAT(issues_of(with(R"("assortment": {"in_tree": "yes"})")),
                Contains(issue_of("profile.value", "assortment.in_tree")));
    EXPECT_THAT(issues_of(with(R"("assortment": [])")),
                Contains(issue_of("profile.value", "assortment")));
    EXPECT_THAT(issues_of(with(R"("fields": [])")), Contains(issue_of("profile.value", "fields")));
    EXPECT_THAT(issues_of("[]"), testing::Not(IsEmpty()));
}

TEST(ChannelProfile, WantsOneKindPerSource) {
    EXPECT_THAT(issues_of(with(R"("fields": {"f": {}})")),
                Contains(issue_of("profile.source", "fields.f")));
    EXPECT_THAT(issues_of(with(R"("fields": {"f": {"attribute": "a", "constant": "b"}})")),
                Contains(issue_of("profile.source", "fields.f")));
    EXPECT_THAT(issues_of(with(R"("fields": {"f": {"property": "colour"}})")),
                Contains(issue_of("profile.property", "fields.f.property")));
    EXPECT_THAT(issues_of(with(R"("fields": {"f": {"template": "{sku"}})")),
                Contains(issue_of("profile.template", "fields.f.template")));
}

TEST(ChannelProfile, TellsWhichFormatItCannotRead) {
    EXPECT_THAT(issues_of(R"({"channel": "c", "exporter": "e"})"),
                Contains(issue_of("profile.version", "vitrine_channel_profile")));
    EXPECT_THAT(issues_of(R"({"vitrine_channel_profile": 2, "channel": "c", "exporter": "e"})"),
                Contains(issue_of("profile.version", "vitrine_channel_profile")));
    EXPECT_THAT(issues_of(R"({"vitrine_channel_profile": 1})"),
                testing::AllOf(Contains(issue_of("profile.missing", "channel")),
                               Contains(issue_of("profile.missing", "exporter"))));
}

TEST(ChannelProfile, ThatIsNoJsonIsAnIssueWithItsPlace) {
    const Issues issues = issues_of("{\"channel\": ");
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].rule, "profile.syntax");
    EXPECT_THAT(issues[0].message, testing::HasSubstr("line 1"));
    EXPECT_THAT(issues_of(""), Contains(Field("rule", &Issue::rule, "profile.syntax")));
}

TEST(Template, HasHolesAndBraces) {
    const auto parts = parse_template("{base}/{{{sku}}}.html");
    ASSERT_TRUE(parts.has_value());
    ASSERT_THAT(*parts, SizeIs(4));
    EXPECT_TRUE((*parts)[0].is_hole);
    EXPECT_EQ((*parts)[1].text, "/{");
    EXPECT_EQ((*parts)[2].text, "sku");
    EXPECT_EQ((*parts)[3].text, "}.html");
    for (const char* broken : {"{", "}", "{}", "{a", "a}", "{a{b}"}) {
        EXPECT_FALSE(parse_template(broken).has_value()) << broken;
    }
}

}  // namespace
}  // namespace vitrine
