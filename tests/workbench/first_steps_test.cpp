#include "workbench/first_steps.h"

#include <gtest/gtest.h>

#include <set>

#include "base/message_catalogue.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using Step = FirstSteps::Step;

class FirstStepsTest : public testing::Test {
protected:
    std::filesystem::path file() const { return m_folder.path() / "config/first_steps.txt"; }

    TemporaryFolder m_folder;
};

TEST_F(FirstStepsTest, AreOfferedForTheCatalogueThatWasMadeLast) {
    FirstSteps steps(file());
    EXPECT_FALSE(steps.is_offered("/shop.vitrine"));
    steps.take(Step::edit);
    EXPECT_FALSE(steps.is_done(Step::edit)) << "nobody began";
    steps.begin("/shop.vitrine");
    EXPECT_TRUE(steps.is_offered("/shop.vitrine"));
    EXPECT_FALSE(steps.is_offered("/other.vitrine"));
    EXPECT_TRUE(FirstSteps(file()).is_offered("/shop.vitrine")) << "also the next time";
    steps.begin("/other.vitrine");
    EXPECT_FALSE(steps.is_offered("/shop.vitrine"));
}

TEST_F(FirstStepsTest, TickThemselvesOffOnceAndAreKept) {
    FirstSteps steps(file());
    steps.begin("/shop.vitrine");
    int told = 0;
    steps.on_change = [&] { ++told; };
    steps.take(Step::undo);
    steps.take(Step::undo);
    EXPECT_EQ(told, 1);
    EXPECT_TRUE(steps.is_done(Step::undo));
    EXPECT_FALSE(steps.is_all_done());
    for (const Step step : {Step::products, Step::filter, Step::edit, Step::form}) steps.take(step);
    EXPECT_TRUE(FirstSteps(file()).is_all_done());
}

TEST_F(FirstStepsTest, CanBeDismissedForGood) {
    FirstSteps steps(file());
    steps.begin("/shop.vitrine");
    steps.dismiss();
    EXPECT_FALSE(steps.is_offered("/shop.vitrine"));
    FirstSteps again(file());
    again.begin("/other.vitrine");
    EXPECT_FALSE(again.is_offered("/other.vitrine"));
}

TEST_F(FirstStepsTest, SayWhatComesNext) {
    set_program_language("en");
    std::set<std::string> words;
    for (std::size_t i = 0; i < FirstSteps::count; ++i)
        words.insert(FirstSteps::words(static_cast<Step>(i)));
    EXPECT_EQ(words.size(), FirstSteps::count);
    EXPECT_FALSE(words.contains(""));
}

}  // namespace
}  // namespace vitrine::test
