#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace vitrine {
namespace {

TEST(InParallel, DoesEveryPartOnceAndBeginsEachAtAWord) {
    for (const std::size_t count : {0, 1, 63, 64, 65, 128, 1000, 4096, 100'001}) {
        for (const std::size_t least : {0, 1, 64, 100, 5000, 1'000'000}) {
            std::vector<std::atomic<int>> done(count);
            std::atomic<int> parts = 0;
            in_parallel(count, least, [&](std::size_t begin, std::size_t end) {
                EXPECT_EQ(begin % 64, 0U);
                ++parts;
                for (std::size_t i = begin; i < end; ++i) ++done[i];
            });
            for (const auto& times : done) ASSERT_EQ(times, 1) << count << ' ' << least;
            EXPECT_LE(parts, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
            EXPECT_TRUE(least <= count || parts <= 1);
        }
    }
}

TEST(InParallel, ThrowsWhatAPartThrowsWhenAllAreDone) {
    std::atomic<std::size_t> done = 0;
    EXPECT_THROW(in_parallel(100'000, 64,
                             [&](std::size_t begin, std::size_t end) {
                                 done += end - begin;
                                 if (end == 100'000) throw std::runtime_error("the last part");
                             }),
                 std::runtime_error);
    EXPECT_EQ(done, 100'000U);
}

}  // namespace
}  // namespace vitrine
