#include "base/checksum.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

TEST(Checksum, IsSha256) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Checksum, OfAFileIsThatOfItsBytes) {
    const test::TemporaryFolder folder;
    for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 200'000U}) {
        const std::string bytes(size, 'v');
        EXPECT_EQ(sha256_of_file(folder.write("file", bytes)), sha256(bytes)) << size;
    }
    EXPECT_THROW(sha256_of_file(folder / "absent"), Error);
    EXPECT_THROW(sha256_of_file(folder.path()), Error);
}

TEST(Checksum, QuickHashTellsTextsApart) {
    EXPECT_EQ(quick_hash("abc"), quick_hash(std::string("abc")));
    EXPECT_NE(quick_hash("abc"), quick_hash("abd"));
    EXPECT_NE(quick_hash(""), quick_hash(std::string(1, '\0')));
}

}  // namespace
}  // namespace vitrine
