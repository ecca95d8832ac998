// What the fuzzers begin with and what they found once, read as they read it; longer runs are in
// tests/everything.sh.
#include <gtest/gtest.h>

#include "fuzz/table_input.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

TEST(KeptInputs, AreReadToTheEndOrRefused) {
    int files = 0;
    for (const TableKind kind :
         {TableKind::xlsx, TableKind::ods, TableKind::json, TableKind::xml}) {
        const auto folder = test_data("fuzz") / std::string(table_kind_name(kind));
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            SCOPED_TRACE(entry.path().string());
            const std::string bytes = read_whole_file(entry.path());
            ++files;
            read_table_input(kind, bytes);
            // Cut off and damaged, too: a hundred inputs of each, always the same ones.
            for (std::size_t i = 1; i <= 50; ++i) {
                read_table_input(kind, std::string_view(bytes).substr(0, bytes.size() * i / 51));
                std::string damaged = bytes;
                damaged[i * 7919 % damaged.size()] = static_cast<char>(i * 37);
                read_table_input(kind, damaged);
            }
        }
    }
    EXPECT_GE(files, 10);
}

}  // namespace
}  // namespace vitrine::test
