#include "interchange/column_transform.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/text.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using ::testing::SizeIs;

std::vector<ColumnTransform> steps_of(const std::string& json) {
    const auto parsed = parse_import_profile(
        R"({"vitrine_import_profile": 1, "columns": [{"column": "a", "transforms": [)" + json +
        "]}]}");
    if (std::holds_alternative<Issues>(parsed)) {
        ADD_FAILURE() << to_sentence(std::get<Issues>(parsed)[0]);
        return {};
    }
    return std::get<ImportProfile>(parsed).columns[0].transforms;
}

TEST(ColumnTransforms, DoWhatTheTableSays) {
    std::ifstream file(std::string(VITRINE_SOURCE_DIR) +
                       "/tests/interchange/column_transforms.tsv");
    std::string line;
    int cases = 0;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) continue;
        SCOPED_TRACE(line);
        const auto parts = split(line, '\t');
        ASSERT_THAT(parts, SizeIs(3));
        ++cases;
        const ColumnTransforms transforms(steps_of(std::string(parts[0])), {});
        ASSERT_THAT(transforms.problems(), SizeIs(0));
        std::vector<std::string> values;
        if (!parts[1].empty()) values.emplace_back(parts[1]);
        const auto issue = transforms.apply(
            values, [](std::string_view column) -> std::optional<std::string_view> {
                if (column == "color") return "red";
                return std::nullopt;
            });
        const std::string made = issue ? "!" + issue->rule : join(values, "|");
        EXPECT_EQ(made, replace_all(parts[2], "\\n", "\n"));
        if (!issue) continue;
        EXPECT_FALSE(issue->message.empty());
        EXPECT_FALSE(issue->fix.empty());
    }
    EXPECT_GT(cases, 60);
}

TEST(ColumnTransforms, SayWhichStepsCannotBeFollowed) {
    for (const char* step :
         {R"({"do": "case", "to": "loud"})", R"({"do": "split"})", R"({"do": "take"})",
          R"({"do": "replace", "to": "a"})", R"({"do": "regular_expression", "from": "("})",
          R"({"do": "unit", "from": "parsnip"})", R"({"do": "decimal_sign", "from": "x"})",
          R"({"do": "expression", "from": "attr."})"}) {
        const ColumnTransforms transforms(steps_of(step), {});
        ASSERT_THAT(transforms.problems(), SizeIs(1)) << step;
        EXPECT_EQ(transforms.problems()[0].rule, "transform.unusable");
        std::vector<std::string> values = {"a"};
        EXPECT_FALSE(transforms.apply(values));
    }
}

}  // namespace
}  // namespace vitrine
