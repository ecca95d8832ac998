#include "base/error.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <thread>

#include "base/issue.h"
#include "base/progress.h"

namespace vitrine {
namespace {

TEST(Error, KeepsSentenceAndDetailApart) {
    const Error error(Failure::storage, "The disk is full.", "errno 28");
    EXPECT_EQ(error.failure(), Failure::storage);
    EXPECT_EQ(error.sentence(), "The disk is full.");
    EXPECT_EQ(error.detail(), "errno 28");
    EXPECT_STREQ(error.what(), "The disk is full. (errno 28)");
    EXPECT_STREQ(Error(Failure::usage, "No.").what(), "No.");
}

TEST(Error, IsDescribedForPeople) {
    EXPECT_EQ(describe(Error(Failure::storage, "The disk is full.", "errno 28")),
              "The disk is full.");
    EXPECT_EQ(describe(std::runtime_error("boom {0}")), "Something unexpected happened: boom {0}");
    EXPECT_NE(describe(std::bad_alloc()).find("memory"), std::string::npos);
}

TEST(Issue, ReadsAsOneLine) {
    Issue issue;
    issue.message = "\"12,5o\" is not a number.";
    EXPECT_EQ(to_sentence(issue), "\"12,5o\" is not a number.");
    issue.file = "products.csv";
    issue.row = 12;
    issue.column = "price-EUR";
    issue.fix = "Write 12.50.";
    EXPECT_EQ(to_sentence(issue),
              "products.csv row 12, price-EUR: \"12,5o\" is not a number. Write 12.50.");
    issue.file.clear();
    issue.product = "A-1";
    EXPECT_EQ(to_sentence(issue),
              "row 12, A-1, price-EUR: \"12,5o\" is not a number. Write 12.50.");
}

TEST(Issue, NamesItsSeverityForPrograms) {
    EXPECT_EQ(severity_name(Severity::info), "info");
    EXPECT_EQ(severity_name(Severity::warning), "warning");
    EXPECT_EQ(severity_name(Severity::error), "error");
}

TEST(Progress, ShowsHowFarTheJobIs) {
    const Progress progress;
    progress.tick(3, 10);
    EXPECT_EQ(progress.snapshot().done, 3);
    EXPECT_EQ(progress.snapshot().total, 10);
    progress.tick(4);
    EXPECT_EQ(progress.snapshot().total, 0);
    EXPECT_FALSE(progress.stop_requested());
}

TEST(Progress, ThrowsOnceSomebodyAskedForAStop) {
    std::stop_source source;
    const Progress progress(source.get_token());
    progress.check();
    std::thread([&source] { source.request_stop(); }).join();
    EXPECT_TRUE(progress.stop_requested());
    try {
        progress.tick(5, 10);
        FAIL() << "not stopped";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::cancelled);
    }
    EXPECT_EQ(progress.snapshot().done, 5);
}

}  // namespace
}  // namespace vitrine
