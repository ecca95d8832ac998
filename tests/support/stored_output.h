// Compares a whole output with the file that holds what it shall be. VITRINE_APPROVE=1 writes the
// output into that file instead, for a change that is meant; the diff is then read in the commit.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

// Bytes as they can be read in a message: control characters and broken UTF-8 as \xNN.
inline std::string readable(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\t') {
            text += "\\t";
        } else if (c == '\r') {
            text += "\\r";
        } else if (byte < 0x20 || byte == 0x7F) {
            text += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        } else {
            text += c;
        }
    }
    return text;
}

// The line of `text` that holds the byte at `offset`, cut to what a message can show.
inline std::string line_around(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return "(the end)";
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', offset), text.size());
    std::string mark;
    if (offset - start > 60) {
        start = offset - 60;
        mark = "...";
    }
    const std::size_t length = std::min<std::size_t>(end - start, 160);
    return mark + readable(text.substr(start, length)) + (start + length < end ? "..." : "");
}

// Succeeds if `actual` is `expected` byte for byte; otherwise names the first difference.
inline ::testing::AssertionResult same_text(std::string_view actual, std::string_view expected) {
    if (actual == expected) return ::testing::AssertionSuccess();
    const auto at = static_cast<std::size_t>(
        std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end()).first -
        actual.begin());
    const auto line = 1 + std::count(actual.begin(), actual.begin() + static_cast<long>(at), '\n');
    return ::testing::AssertionFailure() << "first difference at byte " << at << ", line " << line
                                         << "\n  expected: " << line_around(expected, at)
                                         << "\n    actual: " << line_around(actual, at) << "\n"
                                         << actual.size() << " bytes, expected " << expected.size();
}

// EXPECT_TRUE(is_stored_output(bytes, "exporters/google/feed.xml")): the name is one below
// tests/data.
inline ::testing::AssertionResult is_stored_output(std::string_view actual, std::string_view name) {
    const std::filesystem::path file = test_data(name);
    if (const char* approve = std::getenv("VITRINE_APPROVE");
        approve != nullptr && std::string_view(approve) == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream output(file, std::ios::binary);
        output.write(actual.data(), static_cast<std::streamsize>(actual.size()));
        if (!output.flush()) return ::testing::AssertionFailure() << "cannot write " << file;
        return ::testing::AssertionSuccess();
    }
    constexpr std::string_view remedy = "Run again with VITRINE_APPROVE=1 if this is meant.";
    if (!std::filesystem::exists(file)) {
        return ::testing::AssertionFailure() << file << " does not exist. " << remedy;
    }
    auto result = same_text(actual, read_whole_file(file));
    if (!result) result << "\n" << file << "\n" << remedy;
    return result;
}

}  // namespace vitrine::test
