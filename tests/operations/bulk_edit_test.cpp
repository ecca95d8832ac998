// What bulk edits make of the values of products, and which products they leave alone.
#include "operations/bulk_fixture.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class BulkEdits : public test::BulkFixture {
protected:
    // What a change makes of a value of the television; "refused" with the rule, or "unchanged".
    std::string outcome(const char* field_name, const char* before, const std::string& change) {
        edit(television, field_name,
             *before == '\0' ? std::nullopt : std::optional<std::string>(before));
        EXPECT_EQ(own(television, field_name), before);
        const BulkReport report = run({television}, {change});
        if (report.refused > 0) return "refused " + report.issues.back().rule;
        if (report.unchanged > 0) return "unchanged";
        return own(television, field_name);
    }
};

TEST_F(BulkEdits, DoWhatEachKindSaysForEachType) {
    struct Case {
        const char* field;
        const char* before;
        const char* change;
        const char* after;
    };
    constexpr Case cases[] = {
        {"brand", "", "=sony", "sony"},
        {"brand", "lg", "=", ""},
        {"brand", "sony", "=sony", "unchanged"},
        {"brand", "", "=", "unchanged"},
        {"brand", "lg", "=@brand", "unchanged"},
        {"features", "hdr", "=wifi,smart_tv", "wifi,smart_tv"},
        {"features", "hdr", "+=wifi, hdr", "hdr,wifi"},
        {"features", "", "+=wifi", "wifi"},
        {"features", "hdr,wifi", "-=hdr,smart_tv", "wifi"},
        {"features", "hdr", "-=hdr", ""},
        {"features", "hdr", "-=wifi", "unchanged"},
        {"categories", "tvs", "+=outlet,tvs", "tvs,outlet"},
        {"categories", "tvs,outlet", "-=tvs", "outlet"},
        {"groups", "", "+=promo", "promo"},
        {"groups", "promo", "=", ""},
        {"enabled", "1", "=0", "0"},
        {"enabled", "1", "=yes", "unchanged"},
        {"family", "tvs", "=shirts", "shirts"},
        {"waterproof", "", "=yes", "1"},
        {"release_date[ecommerce]", "2026-01-31", "=2026-02-01", "2026-02-01"},
        {"rating", "3", "*=2.5", "7.5"},
        {"rating", "", "*=2.5", "unchanged"},
        {"rating", "0", "*=2.5", "unchanged"},
        {"rating", "10", "/=3", "3.333333"},
        {"rating", "10", "/=3 round 0", "3"},
        {"rating", "9223372036854775807", "*=2", "refused number.too_large"},
        {"price[EUR]", "49.90", "*=1.05", "52.40"},
        {"price[EUR]", "49.90", "+=10%", "54.89"},
        {"price[EUR]", "49.90", "-=10% round 0", "45.00"},
        {"price[EUR]", "49.90", "-=0.90", "49.00"},
        {"weight", "500 GRAM", "+=100", "600 GRAM"},
        {"weight", "0.5 KILOGRAM", "+=100", "0.6 KILOGRAM"},
        {"weight", "500 GRAM", "+=0.1 KILOGRAM", "600 GRAM"},
        {"weight", "500 GRAM", "*=1.5", "750 GRAM"},
        {"weight", "500 GRAM", "-=50%", "250 GRAM"},
        {"name[en_US]", "Television", ":upper", "TELEVISION"},
        {"name[en_US]", "led television", ":words", "Led Television"},
        {"name[en_US]", "", ":upper", "unchanged"},
        {"name[en_US]", "40 inch", R"(~s/(\d+) inch/$1"/)", "40\""},
        {"name[en_US]", "40 inch", "~s/INCH/zoll/", "unchanged"},
        {"name[en_US]", "40 inch", "~s/INCH/zoll/i", "40 zoll"},
        {"name[en_US]", "40 inch", "~s/.*//", ""},
        {"name[en_US]", "40 inch", "~s/40//", "inch"},
        {"name[en_US]", "a.b", "~s/././p", "unchanged"},
        {"name[en_US]", "x", "=@sku", "tv"},
        {"name[en_US]", "x", "=@name[fr_FR]", "unchanged"},
        {"ean", "", "=@sku", "tv"},
        {"rating", "", "=@sku", "refused number.not_a_number"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(outcome(one.field, one.before, std::string(one.field) + one.change), one.after)
            << one.field << " of \"" << one.before << "\" with " << one.change;
    }
}

TEST_F(BulkEdits, CopyBetweenFieldsByWayOfTheirText) {
    edit(television, "price[EUR]", "19.90");
    edit(television, "name[en_US]", "Sony");
    run({television}, {"rating=@price[EUR]"});
    EXPECT_EQ(own(television, "rating"), "19.90");
    run({television}, {"brand=@name[en_US]"});
    EXPECT_EQ(own(television, "brand"), "sony") << "codes are found without regard to case";
    edit(television, "name[en_US]", "Nokia");
    const auto report = run({television}, {"brand=@name[en_US]"});
    ASSERT_EQ(report.refused, 1);
    EXPECT_EQ(report.issues.front().rule, "option.unknown");
    EXPECT_EQ(report.issues.front().product, "tv");
    EXPECT_EQ(report.issues.front().column, "brand");
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(BulkEdits, CopyAPictureIntoAFileWithItsBytes) {
    const FileReference stored{"tv.png", std::string(64, 'a')};
    {
        ChangeSetWriter writer(*catalogue, {"ada", "test", {}, {}, 0});
        Attribute leaflet;
        leaflet.code = "leaflet";
        leaflet.type = AttributeType::file;
        writer.put(leaflet);
        const Product before = *catalogue->products().load(television);
        Product after = before;
        after.values.set(key(writer, "picture"), stored);
        writer.update(before, std::move(after));
        writer.finish();
    }
    const auto held = [&](const char* field_name) {
        const AttributeId attribute = catalogue->structure()->attributes.find(field_name)->id;
        return field(*catalogue->products().load(television), {attribute, 0});
    };
    EXPECT_EQ(run({television}, {"leaflet=@picture"}).changed, 1);
    EXPECT_EQ(held("leaflet"), Value(stored));
    run({television}, {"picture="});
    EXPECT_EQ(run({television}, {"picture=@leaflet"}).changed, 1);
    EXPECT_EQ(held("picture"), Value(stored));
}

TEST_F(BulkEdits, SeeWhatEarlierChangesDidInAFieldNobodyHasFilledYet) {
    const std::vector<std::string> changes = {"description[print,de_DE]=neu",
                                              "description[print,de_DE]:upper",
                                              "ean=@description[print,de_DE]"};
    const auto preview = preview_bulk_edit(*catalogue, make({television}, changes), {}, Progress());
    EXPECT_EQ(preview.rows.back().after, "NEU");
    const auto report = run({television}, changes);
    EXPECT_EQ(report.rows, preview.rows);
    EXPECT_EQ(own(television, "description[print,de_DE]"), "NEU");
    EXPECT_EQ(own(television, "ean"), "NEU");
}

TEST_F(BulkEdits, ReportValuesThatBreakARuleAndChangeTheOthers) {
    ChangeSetWriter writer(*catalogue, {"ada", "test", {}, {}, 0});
    Attribute rating = *writer.structure().attributes.find("rating");
    rating.number_max = Decimal(10, 0);
    writer.put(rating);
    writer.finish();
    edit(television, "rating", "8");
    edit(shirt, "rating", "4");
    const auto report = run({television, shirt}, {"rating*=2"});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.refused, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    const Issue& issue = report.issues.front();
    EXPECT_EQ(issue.product, "tv");
    EXPECT_EQ(issue.column, "rating");
    EXPECT_EQ(issue.value, "16");
    EXPECT_EQ(issue.rule, "number.above_maximum");
    EXPECT_FALSE(issue.fix.empty());
    EXPECT_EQ(own(television, "rating"), "8");
    EXPECT_EQ(own(shirt, "rating"), "8");
}

TEST_F(BulkEdits, LeaveFieldsOfAnotherLevelAloneAndSaySo) {
    auto report = run({shirt, shirt_red, shirt_red_s, shirt_red_m}, {"ean=4006381333931"});
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(report.elsewhere, 2);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().severity, Severity::info);
    EXPECT_THAT(report.issues.front().message, HasSubstr("2 models were left out"));
    report = run({shirt, shirt_red, shirt_red_s, shirt_red_m}, {"brand=zaro"});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.elsewhere, 3);
    EXPECT_EQ(own(shirt, "brand"), "zaro");
    EXPECT_EQ(own(shirt_red_s, "brand"), "") << "an inherited value is not overridden";
}

TEST_F(BulkEdits, EnableAndDisableWhatIsSoldAndLeaveModelsAlone) {
    const auto report = run({shirt, shirt_red, shirt_red_s, television}, {"enabled=0"});
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(report.elsewhere, 2);
    EXPECT_EQ(own(shirt, "enabled"), "1");
    EXPECT_EQ(own(shirt_red_s, "enabled"), "0");
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_THAT(report.issues.front().message,
                HasSubstr("2 models were left out: enabled belongs to their variants."));
}

TEST_F(BulkEdits, SayWhyTheFamilyOfModelsAndVariantsStays) {
    const auto report = run({shirt, shirt_red_s, television}, {"family=shirts"});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.elsewhere, 2);
    EXPECT_EQ(own(television, "family"), "shirts");
    ASSERT_EQ(report.issues.size(), 1U);
    const Issue& issue = report.issues.front();
    EXPECT_EQ(issue.severity, Severity::info);
    EXPECT_EQ(issue.column, "family");
    EXPECT_THAT(issue.message, HasSubstr("2 models and variants were left out: their family comes "
                                         "with the family variant"));
    EXPECT_THAT(issue.fix, HasSubstr("vitrine change family"));
}

TEST_F(BulkEdits, ChangeAndClearWhatAVariantOverrides) {
    edit(shirt_red_s, "name[en_US]", "Small shirt");
    auto report = run({shirt_red_s, shirt_red_m}, {"name[en_US]:upper"});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.elsewhere, 1);
    EXPECT_EQ(own(shirt_red_s, "name[en_US]"), "SMALL SHIRT");
    report = run({shirt_red_s}, {"name[en_US]="});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(own(shirt_red_s, "name[en_US]"), "");
}

TEST_F(BulkEdits, CopyWhatIsInheritedAsItWasBefore) {
    // The model comes first and is renamed in the same edit; the variant must not see that, or the
    // result would hang on the order of the ids.
    const auto report = run({shirt, shirt_red_s}, {"name[en_US]=Cotton shirt", "ean=@name[en_US]"});
    EXPECT_EQ(report.refused, 0);
    EXPECT_EQ(own(shirt, "name[en_US]"), "Cotton shirt");
    EXPECT_EQ(own(shirt_red_s, "ean"), "Linen shirt");
}

TEST_F(BulkEdits, KeepVariantsApart) {
    auto report = run({shirt_red_s, shirt_red_m}, {"size=xl"});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.refused, 1);
    EXPECT_EQ(report.issues.front().rule, "variant.axis_duplicate");
    EXPECT_EQ(own(shirt_red_s, "size"), "xl");
    EXPECT_EQ(own(shirt_red_m, "size"), "m");
    report = run({shirt_red_m}, {"size=", "ean=4006381333931"});
    EXPECT_EQ(report.refused, 2) << "a product is saved whole or not at all";
    EXPECT_EQ(own(shirt_red_m, "ean"), "");
}

TEST_F(BulkEdits, WarnOnceAboutASuspiciousOperand) {
    const auto report = run({shirt_red_s, shirt_red_m}, {"ean=4006381333932"});
    EXPECT_EQ(report.changed, 2);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().severity, Severity::warning);
}

}  // namespace
}  // namespace vitrine
