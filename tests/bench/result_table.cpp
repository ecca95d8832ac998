#include "result_table.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vitrine::bench {
namespace {

std::string_view verdict(const Result& result) {
    if (!result.at_most) return "";
    return result.is_met() ? "met" : "missed";
}

}  // namespace

Cost cost_of(const std::function<void()>& work) {
    std::fflush(nullptr);
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no process could be started");
    if (child == 0) {
        try {
            work();
            _exit(0);
        } catch (const std::exception& failure) {
            fmt::print(stderr, "{}\n", failure.what());
            _exit(1);
        }
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || status != 0) {
        throw std::runtime_error("a part of the benchmark failed");
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), wall.count(),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

std::string ResultTable::as_text() const {
    std::string text = m_title + '\n';
    text += fmt::format("{:<34}{:>10} {:<9}{:>8}  {:<26}{:>9}{:>9}  {}\n", "", "measured", "",
                        "ratio", "to", "goal", "peak MB", "");
    for (const Result& result : m_results) {
        const bool compared = !result.floor_name.empty();
        text += fmt::format(
            "{:<34}{:>10.2f} {:<9}{:>8}  {:<26}{:>9}{:>9}  {}\n", result.name, result.measured,
            result.unit, compared ? fmt::format("{:.2f}", result.ratio()) : "", result.floor_name,
            result.at_most ? fmt::format("<= {:.2f}", *result.at_most) : "",
            result.peak_megabytes ? fmt::format("{:.0f}", *result.peak_megabytes) : "",
            verdict(result));
    }
    return text;
}

std::string ResultTable::as_json() const {
    nlohmann::ordered_json document = {{"title", m_title},
                                       {"results", nlohmann::ordered_json::array()}};
    for (const Result& result : m_results) {
        nlohmann::ordered_json entry = {
            {"name", result.name}, {"measured", result.measured}, {"unit", result.unit}};
        if (!result.floor_name.empty()) {
            entry["floor_name"] = result.floor_name;
            entry["floor"] = result.floor;
            entry["ratio"] = result.ratio();
        }
        if (result.at_most) {
            entry["at_most"] = *result.at_most;
            entry["verdict"] = verdict(result);
        }
        if (result.peak_megabytes) entry["peak_megabytes"] = *result.peak_megabytes;
        document["results"].push_back(std::move(entry));
    }
    return document.dump(2) + '\n';
}

std::optional<Arguments> read_arguments(int count, char** words, std::string_view usage,
                                        std::size_t least, std::size_t most) {
    Arguments read;
    std::vector<std::string> said(words + 1, words + count);
    read.is_json = std::erase(said, "--json") > 0;
    bool is_right = said.size() <= 1;
    if (said.size() == 1) {
        const char* const end = said[0].data() + said[0].size();
        const auto parsed = std::from_chars(said[0].data(), end, read.count);
        is_right = parsed.ec == std::errc() && parsed.ptr == end && read.count >= least &&
                   read.count <= most;
    }
    if (is_right) return read;
    fmt::print(stderr, "Usage: {}\n", usage);
    return std::nullopt;
}

}  // namespace vitrine::bench
