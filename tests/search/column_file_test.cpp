#include "search/column_file.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "search/columns.h"
#include "search/random_catalogue.h"
#include "search/row_order.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

const Progress no_progress;

std::string text_in(const ColumnFile& file, std::string_view name) {
    BlockReader block = file.read(name);
    std::string text;
    block.array(text);
    block.finish();
    return text;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

void write_sample(const std::filesystem::path& path) {
    ColumnFileWriter file(path, no_progress);
    file.begin("numbers");
    file.number<std::uint64_t>(42);
    file.array(std::vector<std::int32_t>{1, -2, 3});
    file.begin("words");
    file.array(std::string("colour"));
    file.finish();
}

TEST(ColumnFile, GivesBackWhatWasWritten) {
    const TemporaryFolder folder;
    write_sample(folder / "a");
    const auto file = ColumnFile::open(folder / "a");
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(text_in(*file, "words"), "colour");
    BlockReader numbers = file->read("numbers");
    EXPECT_EQ(numbers.number<std::uint64_t>(), 42U);
    std::vector<std::int32_t> array;
    numbers.array(array);
    EXPECT_EQ(array, (std::vector<std::int32_t>{1, -2, 3}));
    numbers.finish();
    EXPECT_THROW(numbers.number<int>(), ColumnFileDamaged) << "behind the end of the block";
    EXPECT_THROW(file->read("other"), ColumnFileDamaged);

    // A file can be copied block by block into the next one.
    ColumnFileWriter copy(folder / "b", no_progress);
    copy.copy(*file, "words");
    copy.finish();
    EXPECT_EQ(text_in(*ColumnFile::open(folder / "b"), "words"), "colour");
}

TEST(ColumnFile, IsNotThereUntilItIsFinished) {
    const TemporaryFolder folder;
    {
        ColumnFileWriter file(folder / "a", no_progress);
        file.begin("numbers");
        file.number(1);
        EXPECT_EQ(ColumnFile::open(folder / "a"), nullptr);
    }
    EXPECT_EQ(files_in(folder.path()), 0U) << "what was begun is taken away";
    EXPECT_THROW(ColumnFileWriter(folder / "none" / "a", no_progress), Error);
}

TEST(ColumnFile, IsWrittenByOneAtATimeAndTakesOverWhatAKilledOneLeft) {
    const TemporaryFolder folder;
    folder.write("a.new",
                 "what a program that was killed had written, longer than the file itself");
    {
        const ColumnFileWriter first(folder / "a", no_progress);
        EXPECT_THROW(ColumnFileWriter(folder / "a", no_progress), Error);
    }
    folder.write("a.new", std::string(100'000, 'x'));
    write_sample(folder / "a");
    EXPECT_EQ(text_in(*ColumnFile::open(folder / "a"), "words"), "colour");
    EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(ColumnFile, IsReadableWhenAnotherTookItsNameOrItWasRemoved) {
    const TemporaryFolder folder;
    write_sample(folder / "a");
    const auto file = ColumnFile::open(folder / "a");
    std::filesystem::remove(folder / "a");
    EXPECT_EQ(text_in(*file, "words"), "colour");
}

// Every byte changed, and every length: it is refused, or what it says is what was written.
TEST(ColumnFile, NoticesEveryDamage) {
    const TemporaryFolder folder;
    write_sample(folder / "a");
    const std::string whole = read_whole_file(folder / "a");
    const auto is_refused_or_right = [&](const std::string& bytes) {
        const auto file = ColumnFile::open(folder.write("b", bytes));
        if (file == nullptr) return true;
        try {
            BlockReader numbers = file->read("numbers");
            const auto number = numbers.number<std::uint64_t>();
            std::vector<std::int32_t> array;
            numbers.array(array);
            numbers.finish();
            return number == 42 && array == std::vector<std::int32_t>{1, -2, 3} &&
                   text_in(*file, "words") == "colour";
        } catch (const ColumnFileDamaged&) {
            return true;
        }
    };
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        EXPECT_TRUE(is_refused_or_right(damaged)) << "byte " << at;
        EXPECT_TRUE(is_refused_or_right(whole.substr(0, at))) << at << " bytes long";
    }
}

TEST(ColumnFile, ThatIsCutWhileItIsOpenIsNoticed) {
    const TemporaryFolder folder;
    RandomCatalogue catalogue(1);
    catalogue.fill(50);
    Columns columns;
    for (const auto& [id, product] : catalogue.products) {
        columns.set(catalogue.sample.structure, catalogue.lineage(product));
    }
    ColumnFileWriter writer(folder / "a", no_progress);
    columns.write(writer);
    writer.finish();
    const auto file = ColumnFile::open(folder / "a");
    const Columns lazy(file);
    std::filesystem::resize_file(folder / "a", 100);
    EXPECT_THROW(lazy.find(catalogue.sample.key("brand")), ColumnFileDamaged);
}

TEST(RowOrder, IsTheSameReadFromAFile) {
    const TemporaryFolder folder;
    const RowOrder ties = RowOrder::of_rows({4, 2, 0, 1, 3, 5}, {}, 6);
    const RowOrder order = RowOrder::by_key(
        std::vector<std::pair<int, Row>>{{7, 0}, {3, 1}, {7, 2}, {3, 3}, {9, 5}}, ties, 6);
    ColumnFileWriter writer(folder / "a", no_progress);
    writer.begin("order");
    order.write(writer);
    writer.finish();
    const auto file = ColumnFile::open(folder / "a");
    BlockReader block = file->read("order");
    const RowOrder read = RowOrder::read(block, 6);
    for (const auto direction : {SortDirection::ascending, SortDirection::descending}) {
        EXPECT_EQ(read.sorted(Bitmap(6, true), direction, ties),
                  order.sorted(Bitmap(6, true), direction, ties));
    }
}

}  // namespace
}  // namespace vitrine::test
