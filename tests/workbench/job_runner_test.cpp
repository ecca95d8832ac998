#include "workbench/job_runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.h"
#include "support/temporary_folder.h"
#include "workbench/window_thread.h"

namespace vitrine::test {
namespace {

class JobRunnerTest : public testing::Test {
protected:
    void SetUp() override { Catalogue::create(file); }

    std::unique_ptr<JobRunner> make_runner() {
        return std::make_unique<JobRunner>([this] { return std::make_unique<Catalogue>(file); },
                                           JobRunner::Prepare(), windows.post());
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "empty.vitrine";
    WindowThread windows;
};

TEST_F(JobRunnerTest, RunsJobsInTheirOrderAndHandsTheResultOver) {
    const auto runner = make_runner();
    std::string order;
    for (const char name : {'a', 'b', 'c'}) {
        ask(
            *runner, [name](Catalogue&, const Progress&) { return name; },
            [&order](char result) { order += result; }, [](const std::exception_ptr&) {});
    }
    EXPECT_TRUE(windows.wait_until([&] { return order.size() == 3; }));
    EXPECT_EQ(order, "abc");
}

TEST_F(JobRunnerTest, CarriesAnExceptionOver) {
    const auto runner = make_runner();
    std::string sentence;
    runner->start(
        [](Catalogue&, const Progress&) { throw Error(Failure::storage, "The disk is full."); },
        [&](const std::exception_ptr& failure) { sentence = sentence_of(failure); });
    EXPECT_TRUE(windows.wait_until([&] { return !sentence.empty(); }));
    EXPECT_EQ(sentence, "The disk is full.");
}

TEST_F(JobRunnerTest, SaysThatACatalogueCannotBeOpenedAndTriesAgain) {
    bool may_open = false;
    JobRunner runner(
        [&]() -> std::unique_ptr<Catalogue> {
            if (!may_open) throw Error(Failure::storage, "There is no such file.");
            return std::make_unique<Catalogue>(file);
        },
        JobRunner::Prepare(), windows.post());
    std::string sentence;
    bool done = false;
    const auto nothing = [](Catalogue&, const Progress&) {};
    runner.start(nothing,
                 [&](const std::exception_ptr& failure) { sentence = sentence_of(failure); });
    ASSERT_TRUE(windows.wait_until([&] { return !sentence.empty(); }));
    may_open = true;
    runner.start(nothing, [&](const std::exception_ptr& failure) { done = failure == nullptr; });
    EXPECT_TRUE(windows.wait_until([&] { return done; }));
}

TEST_F(JobRunnerTest, ReportsProgressAndStopsOnRequest) {
    const auto runner = make_runner();
    bool cancelled = false;
    auto stop = runner->start(
        [](Catalogue&, const Progress& progress) {
            for (std::int64_t i = 1;; ++i) progress.tick(i, 1'000'000'000);
        },
        [&](const std::exception_ptr& failure) { cancelled = is_cancelled(failure); });
    while (runner->progress().done == 0) std::this_thread::yield();
    EXPECT_EQ(runner->progress().total, 1'000'000'000);
    stop.request_stop();
    EXPECT_TRUE(windows.wait_until([&] { return cancelled; }));
    EXPECT_EQ(runner->progress().done, 0) << "nothing runs any more";
}

TEST_F(JobRunnerTest, AStopBeforeTheBeginningKeepsAJobFromBeginning) {
    const auto runner = make_runner();
    std::atomic<bool> go{false}, second_ran{false};
    bool cancelled = false;
    runner->start(
        [&](Catalogue&, const Progress&) {
            while (!go) std::this_thread::yield();
        },
        [](const std::exception_ptr&) {});
    auto stop = runner->start(
        [&](Catalogue&, const Progress&) { second_ran = true; },
        [&](const std::exception_ptr& failure) { cancelled = is_cancelled(failure); });
    stop.request_stop();
    go = true;
    EXPECT_TRUE(windows.wait_until([&] { return cancelled; }));
    EXPECT_FALSE(second_ran);
}

TEST_F(JobRunnerTest, QuittingStopsTheJobAndDropsWhatItPosted) {
    bool called = false;
    auto runner = make_runner();
    runner->start(
        [](Catalogue&, const Progress& progress) {
            for (;;) progress.check();
        },
        [&](const std::exception_ptr&) { called = true; });
    runner.reset();
    windows.run_posted();
    EXPECT_FALSE(called);
}

TEST_F(JobRunnerTest, AReceiverThatIsGoneHearsNothing) {
    const auto runner = make_runner();
    bool first_called = false, second_called = false;
    auto receiver = std::make_unique<Receiver>();
    runner->start([](Catalogue&, const Progress&) {},
                  receiver->guard([&](const std::exception_ptr&) { first_called = true; }));
    runner->start([](Catalogue&, const Progress&) {},
                  [&](const std::exception_ptr&) { second_called = true; });
    receiver.reset();
    EXPECT_TRUE(windows.wait_until([&] { return second_called; }));
    EXPECT_FALSE(first_called);
}

}  // namespace
}  // namespace vitrine::test
