// What a channel sells as products are prepared, launched, replaced and gone; and what it says of
// those that it does not sell.
#include "catalog/lifecycle.h"

#include "operations/publish_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Lifecycle : public PublishTest {
protected:
    void SetUp() override {
        PublishTest::SetUp();
        catalogue = std::make_unique<Catalogue>(file, sql::Access::read_write,
                                                sql::Purpose::interactive, [this] { return now; });
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, "lifecycle", 0});
        for (const AttributeRole role : {AttributeRole::status, AttributeRole::launch,
                                         AttributeRole::embargo, AttributeRole::replacement}) {
            StandardAttribute made = standard_attribute(role);
            const AttributeId id = writer.put(made.attribute);
            for (Option& option : made.options) {
                option.attribute = id;
                writer.put(option);
            }
        }
        writer.finish();
        tills = make_tills();
    }

    // Action, code and what is said of it, of all that is not sent as it is.
    std::vector<std::string> plan() {
        std::vector<std::string> lines;
        for (const PlanItem& item :
             plan_publication(*catalogue, exporters, tills, Progress()).items) {
            if (item.action == PlanAction::unchanged) continue;
            std::string line = std::string(plan_action_name(item.action)) + ' ' + item.key;
            for (const Issue& issue : item.issues) line += ": " + issue.message;
            lines.push_back(line);
        }
        return lines;
    }
    std::vector<std::string> said_of(ProductId product) {
        std::vector<std::string> lines;
        for (const Issue& issue : check_product_readiness(*catalogue, exporters, tills, product))
            lines.push_back(issue.rule + ": " + issue.message);
        return lines;
    }
    void change(ProductId product, std::string_view field, std::optional<std::string> text) {
        const EditReport report = edit(product, field, std::move(text));
        ASSERT_THAT(report.issues, IsEmpty()) << report.issues.front().message;
    }

    Instant now = *parse_iso8601("2027-01-10T08:00:00Z");
    ChannelId tills = 0;
};

TEST_F(Lifecycle, SellsWhatIsActiveOrPhasingOutAndWhatSaysNothing) {
    EXPECT_THAT(plan(), ElementsAre("create shirt-red-m", "create shirt-red-s", "create tv"));
    change(television, "lifecycle", "phase_out");
    change(shirt_red_s, "lifecycle", "active");
    EXPECT_THAT(plan(), ElementsAre("create shirt-red-m", "create shirt-red-s", "create tv"));
    change(television, "lifecycle", "draft");
    EXPECT_THAT(plan(), ElementsAre("create shirt-red-m", "create shirt-red-s"));
    EXPECT_THAT(said_of(television), ElementsAre("assortment.draft: tv is a draft."));
}

TEST_F(Lifecycle, TakesAwayWhatIsDiscontinuedAndNamesWhatReplacesIt) {
    publish(tills);
    EXPECT_THAT(plan(), IsEmpty());
    change(television, "lifecycle", "discontinued");
    EXPECT_THAT(plan(), ElementsAre("remove tv: tv is discontinued."));
    change(television, "replacement", "shirt-red-m");
    EXPECT_THAT(plan(), ElementsAre("remove tv: tv is discontinued; shirt-red-m takes its place."));
    publish(tills);
    EXPECT_THAT(plan(), IsEmpty());
    change(television, "lifecycle", std::nullopt);
    EXPECT_THAT(plan(), ElementsAre("create tv")) << "sold again, whatever would replace it";
}

TEST_F(Lifecycle, IsInheritedFromTheModelAndOverriddenByOneVariant) {
    change(shirt, "lifecycle", "discontinued");
    EXPECT_THAT(plan(), ElementsAre("create tv"));
    EXPECT_THAT(said_of(shirt),
                ElementsAre("assortment.discontinued: shirt-red-s is discontinued."));
    change(shirt_red_m, "lifecycle", "phase_out");
    EXPECT_THAT(plan(), ElementsAre("create shirt-red-m", "create tv"));
    EXPECT_THAT(said_of(shirt), IsEmpty()) << "one of its variants is sold";
}

TEST_F(Lifecycle, WaitsForEmbargoAndLaunchOfTheChannelOnly) {
    change(television, "launch[ecommerce]", "2030-01-01T00:00:00Z");
    EXPECT_THAT(plan(), ElementsAre("create shirt-red-m", "create shirt-red-s", "create tv"));
    change(television, "launch[tills]", "2027-02-01T09:00:00+01:00");
    change(television, "embargo[tills]", "2027-01-20T00:00:00Z");
    EXPECT_THAT(said_of(television), ElementsAre("assortment.embargo: tv is not shown on the "
                                                 "channel tills before 2027-01-20T00:00:00Z."));
    now = *parse_iso8601("2027-01-20T00:00:00Z");
    EXPECT_THAT(said_of(television), ElementsAre("assortment.launch: tv is not sold on the channel "
                                                 "tills before 2027-02-01T08:00:00Z."));
    now = *parse_iso8601("2027-02-01T07:59:59Z");
    publish(tills);
    EXPECT_THAT(plan(), IsEmpty());
    now = *parse_iso8601("2027-02-01T08:00:00Z");
    EXPECT_THAT(plan(), ElementsAre("create tv")) << "time alone brings it, no edit";
}

TEST_F(Lifecycle, IsOneReasonAmongOthersWhyAProductIsNotSold) {
    publish(tills);
    change(television, "enabled", "0");
    change(shirt_red_s, "lifecycle", "draft");
    EXPECT_THAT(plan(), ElementsAre("remove shirt-red-s: shirt-red-s is a draft.",
                                    "remove tv: tv is disabled."));
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "remove", 0});
    writer.remove(*catalogue->products().load(television));
    writer.finish();
    EXPECT_THAT(plan(), ElementsAre("remove shirt-red-s: shirt-red-s is a draft.",
                                    "remove tv: It is not in the catalogue any more."));
    tills = make_tills(R"("assortment": {"families": ["tvs"]},)");
    EXPECT_THAT(said_of(shirt_red_m),
                ElementsAre("assortment.family: shirt-red-m is of the family "
                            "shirts, which the channel tills does not sell."));
    tills = make_tills(R"("assortment": {"filter": "price[EUR] > 20"},)");
    EXPECT_THAT(said_of(shirt_red_m),
                ElementsAre("assortment.filter: shirt-red-m does not match the "
                            "filter of the channel tills: price[EUR] > 20"));
}

}  // namespace
}  // namespace vitrine::test
