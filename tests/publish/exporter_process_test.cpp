// The child process of an exporter: what a good plugin gives, and what a bad one costs.
#include "publish/exporter_process.h"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <stop_token>
#include <thread>

#include "base/error.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::filesystem::path plugin(std::string_view name) {
    return std::filesystem::path(VITRINE_BINARY_DIR) / "tests/plugins" /
           (std::string(name) + ".so");
}

std::vector<ExportItem> some_items(int count) {
    std::vector<ExportItem> items;
    for (int i = 1; i <= count; ++i) {
        ExportItem item;
        item.key = "K" + std::to_string(i);
        item.values = {{"title", "Lamp " + std::to_string(i)}};
        items.push_back(std::move(item));
    }
    return items;
}

std::function<std::optional<ExportItem>()> one_by_one(std::vector<ExportItem> items) {
    return
        [items = std::move(items), next = std::size_t{0}]() mutable -> std::optional<ExportItem> {
            if (next == items.size()) return std::nullopt;
            return items[next++];
        };
}

class ExporterProcessRun : public ::testing::Test {
protected:
    // Runs the misbehaving plugin with three items.
    ExportOutcome behave(const std::string& behaviour, int count = 3) {
        return m_process.run({{"behaviour", behaviour}}, one_by_one(some_items(count)),
                             m_folder.path(), Progress());
    }

    // The error that a behaviour leads to; the folder must be empty afterwards.
    Error error_of(const std::string& behaviour, int count = 3) {
        try {
            behave(behaviour, count);
        } catch (const Error& error) {
            EXPECT_TRUE(std::filesystem::is_empty(m_folder.path())) << behaviour;
            return error;
        }
        ADD_FAILURE() << behaviour << " was no error";
        return Error(Failure::usage, "");
    }

    TemporaryFolder m_folder;
    ExporterProcess m_process{plugin("misbehaving")};
};

TEST(ExporterProcess, ReadsWhatTheExporterDeclares) {
    ExporterProcess process(plugin("misbehaving"));
    const ExporterDescription description = process.describe();
    EXPECT_EQ(description.id, "org.example.misbehaving");
    EXPECT_EQ(description.file_name, "lines.txt");
    EXPECT_EQ(description.grouping, Grouping::flat);
    ASSERT_NE(description.find_field("title"), nullptr);
    EXPECT_TRUE(description.find_field("title")->required);
    EXPECT_EQ(description.find_field("title")->max_length, 20u);
    ASSERT_NE(description.find_field("note"), nullptr);
    EXPECT_TRUE(description.find_field("note")->repeated);
    EXPECT_EQ(description.find_field("note")->max_values, 3u);
    EXPECT_EQ(description.find_field("note")->kind, FieldKind::plain_text);
    EXPECT_EQ(description.find_field("nonsense"), nullptr);
    ASSERT_NE(description.find_setting("behaviour"), nullptr);
    EXPECT_EQ(description.find_setting("behaviour")->default_value, "good");
    EXPECT_THAT(description.remarks, ElementsAre(HasSubstr("colour_of_the_day")));
}

TEST_F(ExporterProcessRun, WritesTheOutputAndAnswersEveryItemInOrder) {
    const ExportOutcome outcome = behave("good");
    ASSERT_EQ(outcome.answers.size(), 3u);
    EXPECT_EQ(outcome.answers[0].key, "K1");
    EXPECT_EQ(outcome.answers[2].key, "K3");
    EXPECT_EQ(outcome.answers[2].remote_id, "remote K3");
    ASSERT_EQ(outcome.outputs.size(), 1u);
    EXPECT_EQ(outcome.outputs[0].name, "lines.txt");
    const std::string text = read_whole_file(m_folder / "lines.txt");
    EXPECT_EQ(text, "K1|Lamp 1\nK2|Lamp 2\nK3|Lamp 3\n");
    EXPECT_EQ(outcome.outputs[0].size, text.size());
    EXPECT_FALSE(std::filesystem::exists(m_folder / "lines.txt.part"));
}

TEST_F(ExporterProcessRun, PutsLateAnswersIntoTheOrderOfTheItems) {
    const ExportOutcome outcome = behave("late", 20);
    ASSERT_EQ(outcome.answers.size(), 20u);
    EXPECT_EQ(outcome.answers[0].key, "K1");
    EXPECT_EQ(outcome.answers[19].key, "K20");
}

TEST_F(ExporterProcessRun, RunsAgainInTheSameProcess) {
    behave("good");
    behave("good", 1);
    EXPECT_EQ(read_whole_file(m_folder / "lines.txt"), "K1|Lamp 1\n");
    std::filesystem::remove(m_folder / "lines.txt");
    error_of("crash");
    behave("good", 1);
}

TEST_F(ExporterProcessRun, WritesFurtherOutputsBehindTheMainOne) {
    const ExportOutcome outcome = behave("further_output", 1);
    ASSERT_EQ(outcome.outputs.size(), 2u);
    EXPECT_EQ(outcome.outputs[0].name, "lines.txt");
    EXPECT_EQ(outcome.outputs[1].name, "further.txt");
    EXPECT_EQ(read_whole_file(m_folder / "further.txt"), "K1\n");
}

TEST_F(ExporterProcessRun, TakesManyItemsWithoutADeadlock) {
    EXPECT_EQ(behave("good", 20'000).answers.size(), 20'000u);
    EXPECT_EQ(behave("say_much", 3).answers.size(), 3u);  // 2 MiB each way and back
}

TEST_F(ExporterProcessRun, IsNotConfusedByAnExporterThatPrints) {
    const ExportOutcome outcome = behave("print");
    ASSERT_EQ(outcome.answers.size(), 3u);
    EXPECT_EQ(outcome.answers[0].key, "K1");
}

TEST_F(ExporterProcessRun, ReplacesTextThatIsNoUtf8) {
    EXPECT_EQ(behave("broken_text", 1).answers.at(0).message, "\xEF\xBF\xBD( is no UTF-8");
}

TEST_F(ExporterProcessRun, KeepsWhatTheExporterTellsAboutTheWholeRun) {
    EXPECT_EQ(behave("log", 2).log, "about K1\nabout K2\n");
}

TEST_F(ExporterProcessRun, SaysThatAnExporterCrashedAndWhatItLastSaid) {
    Error error = error_of("crash");
    EXPECT_EQ(error.failure(), Failure::plugin);
    EXPECT_THAT(error.sentence(), HasSubstr("misbehaving.so crashed"));
    EXPECT_EQ(m_process.failure_code(), "crash");
    error = error_of("complain");
    EXPECT_THAT(error.detail(), HasSubstr("it hurts"));
}

TEST_F(ExporterProcessRun, NoticesACrashWhileItStillSendsItems) {
    error_of("crash", 50'000);
}

TEST_F(ExporterProcessRun, SaysThatAnExporterEndedByItself) {
    EXPECT_THAT(error_of("exit").sentence(), HasSubstr("ended in the middle"));
}

TEST_F(ExporterProcessRun, PassesOnTheExportersOwnReason) {
    EXPECT_THAT(error_of("fail").sentence(), HasSubstr("The moon is not full."));
    EXPECT_THAT(error_of("refuse_to_begin").sentence(), HasSubstr("The address is missing."));
    EXPECT_THAT(error_of("escape").sentence(), HasSubstr("../outside.txt"));
}

TEST_F(ExporterProcessRun, RefusesAnswersThatAreMissingDoubleOrMadeUp) {
    EXPECT_THAT(error_of("no_answer").sentence(), HasSubstr("no answer for the item \"K"));
    EXPECT_THAT(error_of("two_answers").sentence(), HasSubstr("more than once"));
    EXPECT_THAT(error_of("unknown_answer").sentence(), HasSubstr("nobody"));
    EXPECT_EQ(m_process.failure_code(), "contract");
}

TEST_F(ExporterProcessRun, EndsAnExporterThatHangs) {
    ExporterProcess::Options options;
    options.reply_limit = milliseconds(300);
    ExporterProcess process(plugin("misbehaving"), options);
    const auto start = std::chrono::steady_clock::now();
    try {
        process.run({{"behaviour", "hang"}}, one_by_one(some_items(3)), m_folder.path(),
                    Progress());
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.sentence(), HasSubstr("misbehaving.so does not respond"));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child was left behind";
}

TEST_F(ExporterProcessRun, WaitsForAnExporterThatIsOnlySlow) {
    ExporterProcess::Options options;
    options.reply_limit = milliseconds(2500);
    ExporterProcess process(plugin("misbehaving"), options);
    const auto outcome = process.run({{"behaviour", "slow"}}, one_by_one(some_items(8)),
                                     m_folder.path(), Progress());
    EXPECT_EQ(outcome.answers.size(), 8u);
}

TEST_F(ExporterProcessRun, DoesNotBlameTheExporterForSlowItems) {
    ExporterProcess::Options options;
    options.reply_limit = milliseconds(200);
    ExporterProcess process(plugin("misbehaving"), options);
    int left = 2;
    const auto outcome = process.run(
        {},
        [&]() -> std::optional<ExportItem> {
            if (left-- == 0) return std::nullopt;
            std::this_thread::sleep_for(milliseconds(300));
            return some_items(left + 1).back();
        },
        m_folder.path(), Progress());
    EXPECT_EQ(outcome.answers.size(), 2u);
}

TEST_F(ExporterProcessRun, RefusesALineThatIsTooLong) {
    ExporterProcess::Options options;
    options.line_limit = 1 << 20;
    ExporterProcess process(plugin("misbehaving"), options);
    EXPECT_THROW(process.run({{"behaviour", "say_much"}}, one_by_one(some_items(1)),
                             m_folder.path(), Progress()),
                 Error);
    EXPECT_EQ(process.failure_code(), "garbage");
}

TEST_F(ExporterProcessRun, StopsWhenTheUserSaysSoAndLeavesNothing) {
    std::stop_source stop;
    const Progress progress(stop.get_token());
    auto items = one_by_one(some_items(100'000));
    int count = 0;
    try {
        m_process.run(
            {},
            [&] {
                if (++count == 1000) stop.request_stop();
                return items();
            },
            m_folder.path(), progress);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::cancelled);
    }
    EXPECT_THAT(m_process.failure_code(), IsEmpty());
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
    EXPECT_EQ(behave("good").answers.size(), 3u);
}

TEST_F(ExporterProcessRun, StopsAnExporterThatHangsWhenTheUserSaysSo) {
    std::stop_source stop;
    const Progress progress(stop.get_token());
    std::jthread user([&] {
        std::this_thread::sleep_for(milliseconds(300));
        stop.request_stop();
    });
    EXPECT_THROW(m_process.run({{"behaviour", "hang"}}, one_by_one(some_items(3)), m_folder.path(),
                               progress),
                 Error);
    EXPECT_EQ(m_process.failure_code(), "hang");
}

TEST_F(ExporterProcessRun, PassesOnWhatTheItemsThrow) {
    EXPECT_THROW(m_process.run(
                     {}, []() -> std::optional<ExportItem> { throw std::runtime_error("mine"); },
                     m_folder.path(), Progress()),
                 std::runtime_error);
    EXPECT_EQ(behave("good").answers.size(), 3u);
}

TEST_F(ExporterProcessRun, SaysThatTheOutputCannotGetItsName) {
    m_folder.write("lines.txt/occupied", "");
    try {
        behave("good");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::storage);
        EXPECT_THAT(error.sentence(), HasSubstr("lines.txt"));
    }
}

TEST_F(ExporterProcessRun, SaysThatTheFolderIsNotThere) {
    try {
        m_process.run({}, one_by_one({}), m_folder / "absent", Progress());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::storage);
    }
}

TEST_F(ExporterProcessRun, KeepsTheOldOutputWhenTheNewOneFails) {
    m_folder.write("lines.txt", "yesterday");
    EXPECT_THROW(behave("fail"), Error);
    EXPECT_EQ(read_whole_file(m_folder / "lines.txt"), "yesterday");
}

TEST_F(ExporterProcessRun, CarriesVariantsAndOptionsToAnExporterInC) {
    ExportItem item;
    item.key = "MODEL";
    item.values = {{"title", "Chair"}};
    ExportItem variant;
    variant.options = {{"Colour", "Red"}};
    variant.key = "A";
    item.variants.push_back(variant);
    variant.options = {{"Colour", "Blue"}};
    variant.key = "B";
    item.variants.push_back(variant);
    ExporterProcess process(plugin("plain"));
    EXPECT_EQ(process.describe().grouping, Grouping::grouped);
    const auto outcome = process.run({}, one_by_one({item}), m_folder.path(), Progress());
    EXPECT_EQ(outcome.answers.size(), 1u);
    EXPECT_EQ(read_whole_file(m_folder / "plain.txt"), "MODEL=Chair/Red/Blue\n");
}

struct BadFile {
    const char* name;
    const char* code;
    const char* sentence;
};
void PrintTo(const BadFile& file, std::ostream* out) {
    *out << file.name;
}

class ExporterProcessDescribe : public ::testing::TestWithParam<BadFile> {};

TEST_P(ExporterProcessDescribe, NamesTheFileThatIsNoUsableExporter) {
    ExporterProcess process(plugin(GetParam().name));
    try {
        process.describe();
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::plugin);
        EXPECT_THAT(error.sentence(), HasSubstr(std::string(GetParam().name) + ".so"));
        EXPECT_THAT(error.sentence(), HasSubstr(GetParam().sentence));
        EXPECT_EQ(process.failure_code(), GetParam().code);
    }
}

INSTANTIATE_TEST_SUITE_P(Files, ExporterProcessDescribe,
                         ::testing::Values(BadFile{"text_file", "load", "cannot be loaded"},
                                           BadFile{"not_there", "load", "cannot be loaded"},
                                           BadFile{"no_symbol", "symbol", "is no Vitrine exporter"},
                                           BadFile{"wrong_abi", "abi", "another version"},
                                           BadFile{"crash_at_once", "crash", "crashed"},
                                           BadFile{"refuse_to_describe", "describe",
                                                   "No licence found."}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ExporterProcess, TellsAnExporterThatThrowsAcrossTheBoundary) {
    const TemporaryFolder folder;
    ExporterProcess process(plugin("throwing"));
    EXPECT_EQ(process.describe().id, "org.example.throwing");
    EXPECT_THROW(process.run({}, one_by_one({}), folder.path(), Progress()), Error);
    EXPECT_EQ(process.failure_code(), "contract");
}

TEST(ExporterProcess, SaysThatItsHostCannotBeStarted) {
    ExporterProcess::Options options;
    options.host = "/nowhere/vitrine-exporter-host";
    ExporterProcess process(plugin("misbehaving"), options);
    EXPECT_THROW(process.describe(), Error);
}

TEST(ExporterProcess, IsNotFooledByAHostThatSpeaksNoJson) {
    ExporterProcess::Options options;
    options.host = "/bin/echo";
    ExporterProcess process(plugin("misbehaving"), options);
    EXPECT_THROW(process.describe(), Error);
    EXPECT_EQ(process.failure_code(), "garbage");
}

}  // namespace
}  // namespace vitrine::test
