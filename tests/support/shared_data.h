// Collected data that is too large for the repository: the folder VITRINE_SHARED, or the folder
// `shared` beside the source folder. A test that finds none of it is skipped where one can see it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

namespace vitrine::test {

// The file or folder shared_file("data/akeneo/..."), absent where the data is not installed.
inline std::optional<std::filesystem::path> shared_file(std::string_view name) {
    const char* folder = std::getenv("VITRINE_SHARED");
    const std::filesystem::path root =
        folder != nullptr ? std::filesystem::path(folder)
                          : std::filesystem::path(VITRINE_SOURCE_DIR).parent_path() / "shared";
    std::filesystem::path file = root / name;
    if (!std::filesystem::exists(file)) return std::nullopt;
    return file;
}

// A file of the repository: test_data("csv/plain.csv") is tests/data/csv/plain.csv.
inline std::filesystem::path test_data(std::string_view name) {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "tests/data" / name;
}

// A program built here: built_program("vitrine").
inline std::filesystem::path built_program(std::string_view name) {
    return std::filesystem::path(VITRINE_BINARY_DIR) / "bin" / name;
}

}  // namespace vitrine::test

// Declares `variable` as the path of shared data, or skips the test with the name of what is
// absent:
//     VITRINE_SHARED_FILE(catalogue, "data/akeneo/icecat");
#define VITRINE_SHARED_FILE(variable, name)                                                    \
    const auto variable##_if_present = ::vitrine::test::shared_file(name);                     \
    if (!variable##_if_present) {                                                              \
        GTEST_SKIP() << "shared data is not installed: " << (name) << " (set VITRINE_SHARED)"; \
    }                                                                                          \
    const std::filesystem::path& variable = *variable##_if_present
