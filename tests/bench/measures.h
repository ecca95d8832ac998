// What several benchmarks measure, each the same way.
#pragma once

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

namespace vitrine::bench {

// On the clock.
template <class Work>
double milliseconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    return took.count();
}

inline double percentile(std::vector<double> times, std::size_t percent) {
    std::sort(times.begin(), times.end());
    return times.at((times.size() - 1) * percent / 100);
}

// The process's own share of memory, in megabytes; 0 where the system does not say.
inline double resident_megabytes() {
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;) {
        double kilobytes = 0;
        if (word == "Pss:" && file >> kilobytes) return kilobytes / 1024;
    }
    return 0;
}

}  // namespace vitrine::bench
