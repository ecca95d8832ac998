// What benchmarks print: each figure beside the floor it is measured against, for people and as
// JSON for programs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::bench {

// CPU seconds of all threads (user and system), wall seconds, and the highest resident set.
struct Cost {
    double cpu_seconds = 0;
    double wall_seconds = 0;
    double peak_megabytes = 0;
};

// Runs `work` in a process of its own, so that its memory is its own. Throws std::runtime_error if
// it ends otherwise than by returning.
Cost cost_of(const std::function<void()>& work);

struct Result {
    std::string name;
    double measured = 0;
    std::string unit;
    // What it is compared with, measured in the same run.
    std::string floor_name;  // empty: it stands alone
    double floor = 0;
    // The goal for measured / floor or, where it stands alone, for what was measured; absent:
    // reported only.
    std::optional<double> at_most;
    std::optional<double> peak_megabytes;

    double ratio() const { return floor > 0 ? measured / floor : 0; }
    bool is_met() const { return (floor_name.empty() ? measured : ratio()) <= at_most; }
};

class ResultTable {
public:
    explicit ResultTable(std::string title) : m_title(std::move(title)) {}
    void add(Result result) { m_results.push_back(std::move(result)); }

    // A line a result: figure, ratio, floor, goal, and "met" or "missed" where there is a goal.
    std::string as_text() const;
    std::string as_json() const;

private:
    std::string m_title;
    std::vector<Result> m_results;
};

// The arguments of a benchmark: [--json] [COUNT]. Where they are others, absent, and the usage is
// said on standard error.
struct Arguments {
    bool is_json = false;
    std::size_t count = 1'000'000;
};
std::optional<Arguments> read_arguments(int count, char** words, std::string_view usage,
                                        std::size_t least = 1, std::size_t most = 1'000'000'000);

}  // namespace vitrine::bench
