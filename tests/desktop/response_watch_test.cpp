#include "desktop/response_watch.h"

#include <gmock/gmock.h>
#include <wx/evtloop.h>

#include <ctime>

#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using desktop::ResponseWatch;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

std::chrono::nanoseconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

void work_for(milliseconds time) {
    const auto end = processor_time() + time;
    while (processor_time() < end) {
    }
}

class ResponseWatchTest : public testing::Test {
protected:
    void handle(const std::function<void()>& work) {
        wxCommandEvent event(wxEVT_BUTTON);
        const ResponseWatch::Handling handling(watch, event);
        work();
    }
    static constexpr milliseconds limit{20}, long_time{25}, half{13};
    std::vector<std::string> reported;
    ResponseWatch watch{limit,
                        [this](const ResponseWatch::Slow& slow) { reported.push_back(slow.what); }};
};

TEST_F(ResponseWatchTest, ReportsAHandlerThatTakesTooLong) {
    handle([] {});
    EXPECT_THAT(reported, IsEmpty());
    handle([] { work_for(long_time); });
    EXPECT_THAT(reported, ElementsAre(StartsWith("wxCommandEvent")));
    EXPECT_GE(watch.slowest().time, long_time);
}

TEST_F(ResponseWatchTest, CountsTheHandlersThatAHandlerCalls) {
    handle([this] {
        handle([] { work_for(half); });
        handle([] { work_for(half); });
    });
    EXPECT_EQ(reported.size(), 1U);
}

TEST_F(ResponseWatchTest, JudgesWhatHappensInALoopOfAHandlersOwnByItself) {
    const auto run_inside = [this](milliseconds time) {
        handle([this, time] {
            wxGUIEventLoop loop;
            wxTimer timer;
            timer.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
                // Of the same depth as what a timer of the program does.
                handle([time] { work_for(time); });
                loop.Exit();
            });
            timer.StartOnce(1);
            loop.Run();
            work_for(long_time);
        });
    };
    run_inside(half);
    EXPECT_THAT(reported, IsEmpty()) << "the handler let events happen";
    run_inside(long_time);
    EXPECT_EQ(reported.size(), 1U);
}

}  // namespace
}  // namespace vitrine::test
