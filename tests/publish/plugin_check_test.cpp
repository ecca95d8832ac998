#include "publish/plugin_check.h"

#include <gmock/gmock.h>

#include <set>

#include "base/error.h"
#include "support/shared_data.h"

namespace vitrine::test {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

const std::filesystem::path build_folder = VITRINE_BINARY_DIR;

std::set<std::string> rules_of(const std::filesystem::path& file) {
    std::set<std::string> rules;
    for (const Issue& issue : check_plugin(file, Progress(), std::chrono::milliseconds(1500))) {
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
        EXPECT_EQ(issue.file, file.string());
        rules.insert(issue.rule);
    }
    return rules;
}

std::set<std::string> rules_of_test_plugin(const std::string& name) {
    return rules_of(build_folder / "tests/plugins" / (name + ".so"));
}

class PluginCheckOfGoodOnes : public ::testing::TestWithParam<const char*> {};

TEST_P(PluginCheckOfGoodOnes, FindsNothing) {
    EXPECT_THAT(rules_of(build_folder / GetParam()), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Shipped, PluginCheckOfGoodOnes,
                         ::testing::Values("exporters/google_merchant.so", "exporters/pos_plu.so",
                                           "exporters/shopify_csv.so",
                                           "plugins/template/price_list.so",
                                           "tests/plugins/plain.so"));

TEST(PluginCheck, SaysWhyAFileCannotBeUsedAtAll) {
    EXPECT_THAT(rules_of_test_plugin("text_file"), UnorderedElementsAre("plugin.load"));
    EXPECT_THAT(rules_of_test_plugin("not_there"), UnorderedElementsAre("plugin.load"));
    EXPECT_THAT(rules_of_test_plugin("no_symbol"), UnorderedElementsAre("plugin.symbol"));
    EXPECT_THAT(rules_of_test_plugin("wrong_abi"), UnorderedElementsAre("plugin.abi"));
    EXPECT_THAT(rules_of_test_plugin("crash_at_once"), UnorderedElementsAre("plugin.crash"));
    EXPECT_THAT(rules_of_test_plugin("refuse_to_describe"),
                UnorderedElementsAre("plugin.describe"));
}

TEST(PluginCheck, FindsWhatIsIllDescribed) {
    EXPECT_THAT(rules_of_test_plugin("ill_described"),
                IsSupersetOf({"plugin.id", "plugin.file_name", "plugin.field_duplicate",
                              "plugin.field_lengths", "plugin.field_pattern",
                              "plugin.field_choices", "plugin.property"}));
}

TEST(PluginCheck, FindsWhatGoesWrongInARun) {
    EXPECT_THAT(rules_of_test_plugin("crash"),
                IsSupersetOf({"plugin.run", "plugin.remove", "plugin.awkward_text"}));
    EXPECT_THAT(rules_of_test_plugin("fail"), Contains("plugin.run"));
    EXPECT_THAT(rules_of_test_plugin("no_answer"), Contains("plugin.answers"));
    EXPECT_THAT(rules_of_test_plugin("two_answers"), Contains("plugin.answers"));
    EXPECT_THAT(rules_of_test_plugin("random"), Contains("plugin.repeatable"));
    EXPECT_THAT(rules_of_test_plugin("crash_in_end"), Contains("plugin.cancel"));
    EXPECT_THAT(rules_of_test_plugin("throwing"), Contains("plugin.empty_run"));
}

TEST(PluginCheck, DoesNotWaitForAnExporterThatHangs) {
    EXPECT_THAT(rules_of_test_plugin("hang"), Contains("plugin.run"));
}

TEST(PluginCheck, CanBeCancelled) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(check_plugin(build_folder / "tests/plugins/plain.so", Progress(stop.get_token())),
                 Error);
}

}  // namespace
}  // namespace vitrine::test
