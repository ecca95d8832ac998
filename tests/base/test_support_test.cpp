// The tools of the tests, which must tell the truth themselves.
#include <gmock/gmock.h>

#include "support/run_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(TestSupport, RunsACommandAndKeepsWhatItSays) {
    const auto result =
        run_command("sh", {"-c", "cat; echo \"$GREETING\" >&2; pwd; exit 3"},
                    {.environment = {{"GREETING", "hello"}}, .folder = "/", .input = "in\n"});
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.output, "in\n/\n");
    EXPECT_EQ(result.errors, "hello\n");
    EXPECT_EQ(run_command("/no/such/program", {}).status, 127);
    EXPECT_EQ(run_command("sh", {"-c", "kill -9 $$"}).status, 128 + 9);
}

TEST(TestSupport, RemovesATemporaryFolder) {
    std::filesystem::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        EXPECT_EQ(read_whole_file(folder.write("a/b", "x\ny")), "x\ny");
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TestSupport, NamesTheFirstDifference) {
    EXPECT_TRUE(same_text("a\nb", "a\nb"));
    const auto result = same_text("one\ntwo\nthree\n", "one\ntow\nthree\n");
    EXPECT_FALSE(result);
    EXPECT_THAT(result.message(), HasSubstr("byte 5, line 2"));
    EXPECT_THAT(result.message(), HasSubstr("expected: tow"));
    EXPECT_THAT(result.message(), HasSubstr("actual: two"));
    EXPECT_THAT(same_text("a", "a\n").message(), HasSubstr("(the end)"));
}

}  // namespace
}  // namespace vitrine::test
