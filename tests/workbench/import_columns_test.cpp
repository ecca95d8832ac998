// Where an import comes from, how it is read and which column goes where, without a window.
#include "workbench/import_columns.h"

#include <gmock/gmock.h>

#include "support/loopback_server.h"
#include "support/temporary_folder.h"
#include "workbench/import_place.h"
#include "workbench/open_session.h"
#include "workbench/profile_file.h"
#include "workbench/reading_choices.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

class ImportColumnsTest : public OpenSession {
protected:
    ImportDesk& desk() { return session->importing; }
    void wait() {
        ASSERT_TRUE(
            windows.wait_until([&] { return desk().state() != ImportDesk::State::previewing; }));
    }
    void preview(const std::filesystem::path& place) {
        desk().preview({place});
        wait();
    }
    ImportColumns& columns() {
        desk().ask_columns();
        EXPECT_TRUE(windows.wait_until([&] { return !desk().is_asking_columns(); }));
        return *desk().columns();
    }
    static std::string target(const ImportColumns& columns, std::size_t column) {
        return columns.targets()[columns.row(column).target].label;
    }
    static std::size_t labelled(const ImportColumns& columns, const std::string& label) {
        for (std::size_t i = 0; i < columns.targets().size(); ++i) {
            if (columns.targets()[i].label == label) return i;
        }
        ADD_FAILURE() << "no target " << label;
        return 0;
    }
    TemporaryFolder folder;
};

TEST_F(ImportColumnsTest, ATableOnTheClipboardIsReadAsAFile) {
    desk().preview_text("sku\tname-en_GB\nLI-1010\tFrom the clipboard\n");
    wait();
    ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
    EXPECT_EQ(desk().title(), "Clipboard");
    EXPECT_EQ(found_words(*desk().found()), "CSV, tabs between cells, UTF-8");
    ASSERT_EQ(desk().lines().size(), 1U);
    EXPECT_EQ(desk().lines().front().field.after, "From the clipboard");
}

TEST_F(ImportColumnsTest, AnAddressIsFetchedOnceAndReadTwice) {
    const LoopbackServer server([](const std::string& path) {
        return path == "/feed.csv" ? LoopbackServer::ok("sku;name-en_GB\nLI-1010;Fetched\n")
                                   : LoopbackServer::status("404 Not Found");
    });
    preview(server.address("/feed.csv"));
    ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
    desk().import();
    ASSERT_TRUE(windows.wait_until([&] { return desk().state() == ImportDesk::State::imported; }))
        << desk().failure();
    EXPECT_EQ(server.asked(), 1);
    preview(server.address("/none"));
    EXPECT_EQ(desk().state(), ImportDesk::State::failed);
    EXPECT_THAT(desk().failure(), HasSubstr("There is nothing at"));
    EXPECT_EQ(desk().found(), nullptr);
}

TEST_F(ImportColumnsTest, AddressesAreToldFromOtherWords) {
    EXPECT_TRUE(is_import_address("https://shop.example/products.csv"));
    EXPECT_FALSE(is_import_address("https://"));
    EXPECT_FALSE(is_import_address("shop.example/products.csv"));
    EXPECT_FALSE(is_import_address("https://shop.example/two words"));
}

TEST_F(ImportColumnsTest, WhatWasFoundIsShownAndMayBeStatedOtherwise) {
    preview(folder.write("products.csv", "sku|name-en_GB;x\nLI-1010|New|\n"));
    ImportDesk::Reading reading = desk().reading();
    const auto choices = reading_choices(*desk().found());
    ASSERT_EQ(choices.size(), 2U);
    EXPECT_EQ(choices[0].answer_of(reading.format), 0U);
    choices[0].state(4, reading.format);
    EXPECT_EQ(reading.format.delimiter, '|');
    EXPECT_EQ(choices[0].answer_of(reading.format), 4U);
    desk().preview_as(reading);
    wait();
    EXPECT_EQ(found_words(*desk().found()), "CSV, | between cells, UTF-8");
    choices[0].state(0, reading.format);
    EXPECT_EQ(reading.format.delimiter, std::nullopt);
}

TEST_F(ImportColumnsTest, ProposesWhereColumnsGoAndTakesWhatIsChosen) {
    preview(folder.write("supplier.csv",
                         "Article number;Name;Price;Remark\nLI-1010;Lamp of theirs;12,50;soon\n"));
    EXPECT_EQ(desk().state(), ImportDesk::State::failed) << "it is not Akeneo's";
    ImportColumns& found = columns();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(target(found, 0), "SKU");
    EXPECT_THAT(found.row(0).reason, HasSubstr("another word"));
    EXPECT_EQ(target(found, 1), "Name (English)");
    EXPECT_GE(found.row(1).confidence, least_confidence);
    EXPECT_EQ(found.row(1).sample, "Lamp of theirs");
    EXPECT_EQ(target(found, 3), "(not taken)");
    EXPECT_THAT(found.summary(), HasSubstr("of 4 columns are taken."));

    ImportDesk::Reading reading = desk().reading();
    reading.profile = std::make_shared<const ImportProfile>(found.profile("supplier", {}));
    EXPECT_EQ(desk().own_dialect(), "");
    desk().preview_as(reading);
    wait();
    EXPECT_EQ(desk().own_dialect(), "Columns chosen by hand");
    ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
    std::vector<std::string> after;
    for (const auto& line : desk().lines())
        after.push_back(line.field.name + "=" + line.field.after);
    EXPECT_THAT(after, Contains("name[en_GB]=Lamp of theirs"));
}

TEST_F(ImportColumnsTest, ATargetBelongsToOneColumn) {
    preview(folder.write("supplier.csv", "code;Name;Other\nLI-1010;One;Two\n"));
    ImportColumns& found = columns();
    found.choose(2, labelled(found, "Name (English)"));
    EXPECT_EQ(found.row(2).reason, "You chose it.");
    EXPECT_EQ(target(found, 1), "(not taken)");
    EXPECT_EQ(found.row(1).reason, "Other has its target now.");
    found.choose(0, 0);
    EXPECT_FALSE(found.has_code());
    EXPECT_THAT(found.summary(), HasSubstr("None of them is the SKU"));
}

TEST_F(ImportColumnsTest, AProfileIsKeptAsAFileAndTakenAgain) {
    preview(folder.write("supplier.csv", "code;Name;Other\nLI-1010;One;Two\n"));
    ImportColumns& found = columns();
    found.choose(2, labelled(found, "Name (French)"));
    const ImportProfile kept = found.profile("supplier", {});
    EXPECT_THAT(keep_profile(folder / "supplier.json", kept), HasSubstr("The profile is in"));
    ImportColumns& again = columns();
    EXPECT_EQ(target(again, 2), "(not taken)");
    EXPECT_THAT(take_profile(folder / "supplier.json", again), HasSubstr("as supplier.json says"));
    EXPECT_EQ(target(again, 2), "Name (French)");
    EXPECT_EQ(again.profile("supplier", {}).columns, kept.columns);
    EXPECT_EQ(again.profile("supplier", {}).title, "supplier");
    again.choose(2, 0);
    EXPECT_EQ(again.profile("supplier", {}).title, "")
        << "it is not what the profile says any more";
    EXPECT_THAT(take_profile(folder / "none.json", again), HasSubstr("cannot be read"));
    EXPECT_THAT(keep_profile(folder / "none/x.json", kept), HasSubstr("cannot be written"));
}

TEST_F(ImportColumnsTest, AFolderHasNoColumns) {
    preview(std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/demo/supplier");
    EXPECT_EQ(desk().found(), nullptr);
    desk().ask_columns();
    EXPECT_FALSE(desk().is_asking_columns());
    EXPECT_EQ(desk().columns(), nullptr);
    EXPECT_THAT(desk().columns_failure(), HasSubstr("one file at a time"));
}

}  // namespace
}  // namespace vitrine::test
