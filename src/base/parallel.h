// Work on a long row of things by all processors at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace vitrine {

// Calls work(begin, end) for parts that together are 0 to `count`, each once, on several threads at
// a time where there are several processors and every part but the last is at least `least` long;
// the caller's thread does one of them, and all for which the system gives no thread. Parts begin
// at multiples of 64, so that each may write its own words of a bitmap. Returns when all are done;
// what one of them throws is thrown here. To be used for milliseconds of work: starting a thread
// takes some 20 microseconds.
template <class Work>
void in_parallel(std::size_t count, std::size_t least, Work work) {
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t most =
        std::clamp<std::size_t>(count / std::max<std::size_t>(least, 1), 1, processors);
    const std::size_t length = std::max<std::size_t>((count / most + 63) / 64 * 64, 64);
    const std::size_t parts = std::clamp<std::size_t>((count + length - 1) / length, 1, most);
    const auto part = [&](std::size_t number, std::exception_ptr& failure) {
        const std::size_t begin = std::min(number * length, count);
        const std::size_t end = number + 1 == parts ? count : std::min(begin + length, count);
        try {
            if (begin < end) work(begin, end);
        } catch (...) {
            failure = std::current_exception();
        }
    };
    std::vector<std::exception_ptr> failures(parts);
    {
        std::vector<std::jthread> threads;
        for (std::size_t number = 1; number < parts; ++number) {
            try {
                threads.emplace_back([&, number] { part(number, failures[number]); });
            } catch (const std::system_error&) {
                part(number, failures[number]);
            }
        }
        part(0, failures[0]);
    }
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

}  // namespace vitrine
