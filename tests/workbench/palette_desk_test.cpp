// What the command palette finds.
#include "workbench/palette_desk.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

PaletteEntry command(const std::string& label, const std::string& menu, bool enabled = true) {
    PaletteEntry entry;
    entry.label = label;
    entry.detail = menu;
    entry.is_enabled = enabled;
    return entry;
}

std::vector<PaletteEntry> some_commands() {
    return {command("Open a catalogue…", "File"), command("Fill down", "Edit", false),
            command("Find", "Edit"), command("Find and replace…", "Bulk"),
            command("Réglages", "Edit")};
}

std::vector<std::string> labels_of(const PaletteDesk& desk) {
    std::vector<std::string> labels;
    for (const PaletteEntry& entry : desk.entries()) labels.push_back(entry.label);
    return labels;
}

std::vector<std::string> found(PaletteDesk& desk, const std::string& words) {
    desk.search(words);
    return labels_of(desk);
}

TEST(PaletteDesk, FindsCommandsByWordsWhateverTheirCaseAndAccents) {
    PaletteDesk desk(some_commands(), nullptr, nullptr);
    EXPECT_THAT(labels_of(desk), SizeIs(5)) << "everything, before somebody types";
    EXPECT_THAT(found(desk, "REGL"), ElementsAre("Réglages"));
    EXPECT_THAT(found(desk, "replace find"), ElementsAre("Find and replace…"));
    EXPECT_THAT(found(desk, "bulk"), ElementsAre("Find and replace…"));
    EXPECT_THAT(found(desk, "nothing like it"), IsEmpty());
    EXPECT_THAT(found(desk, "  "), SizeIs(5));
    EXPECT_FALSE(desk.is_looking());
}

TEST(PaletteDesk, PutsFirstWhatIsCalledSoAndWhatCanBeUsed) {
    PaletteDesk desk(some_commands(), nullptr, nullptr);
    EXPECT_THAT(found(desk, "fi"),
                ElementsAre("Find", "Find and replace…", "Fill down", "Open a catalogue…"))
        << "the last one is in the menu File";
    EXPECT_THAT(found(desk, "a"),
                ElementsAre("Open a catalogue…", "Find and replace…", "Réglages"));
    ASSERT_THAT(found(desk, "fill"), SizeIs(1));
    EXPECT_FALSE(desk.entries().front().is_enabled);
}

class PaletteOfCatalogue : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        desk = std::make_unique<PaletteDesk>(some_commands(), &workspace(), grid().index());
    }
    void wait() {
        ASSERT_TRUE(windows.wait_until([&] { return !desk->is_looking(); }));
    }
    std::unique_ptr<PaletteDesk> desk;
};

TEST_F(PaletteOfCatalogue, FindsProductsBySkuAndByName) {
    desk->search("vesper table");
    EXPECT_TRUE(desk->is_looking());
    wait();
    ASSERT_THAT(desk->entries(), SizeIs(1));
    const PaletteEntry& lamp = desk->entries().front();
    EXPECT_EQ(lamp.kind, PaletteEntry::Kind::product);
    EXPECT_EQ(lamp.label, "LI-1010  Vesper table lamp");
    EXPECT_NE(lamp.detail, "");
    list_all();
    EXPECT_EQ(lamp.product, product("LI-1010"));
    desk->search("li-10");
    wait();
    EXPECT_GT(desk->entries().size(), 1U);
    desk->search("LI-1010");
    wait();
    EXPECT_THAT(desk->entries().front().label, HasSubstr("Vesper"));
}

TEST_F(PaletteOfCatalogue, ShowsAFewOfManyProducts) {
    desk->search("e");
    wait();
    EXPECT_LE(desk->entries().size(), some_commands().size() + PaletteDesk::most_products);
    EXPECT_EQ(desk->entries().back().kind, PaletteEntry::Kind::product);
}

TEST_F(PaletteOfCatalogue, OnlyTheLastSearchIsAnswered) {
    int changed = 0;
    desk->events.changed = [&] { ++changed; };
    for (const char* words : {"v", "ve", "ves", "vesper table", "no such thing"})
        desk->search(words);
    EXPECT_EQ(changed, 5) << "commands are found at once";
    wait();
    EXPECT_EQ(changed, 6);
    EXPECT_THAT(desk->entries(), IsEmpty());
}

TEST_F(PaletteOfCatalogue, MayBeClosedWhileItLooks) {
    desk->search("vesper");
    desk.reset();
    list_all();
}

TEST_F(PaletteOfCatalogue, WordsThatAreNoFilterFindNothingAndSayNothing) {
    desk->search("\"(and or");
    wait();
    EXPECT_THAT(desk->entries(), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
