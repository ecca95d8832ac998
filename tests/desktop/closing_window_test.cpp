// Closing a catalogue, or opening another, while something is on its way or asks.
#include <gmock/gmock.h>

#include <latch>

#include "desktop/dialog_driver.h"

namespace vitrine::test {
namespace {

class ClosingWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
    void TearDown() override {
        let_writer_go();
        WindowTest::TearDown();
    }
    // Whatever is saved from now on waits.
    void hold_writer() {
        frame->session()->workspace->writer().start(
            [this](Catalogue&, const Progress&) { m_gate.wait(); },
            [](const std::exception_ptr&) {});
        m_held = true;
    }
    void let_writer_go() {
        if (std::exchange(m_held, false)) m_gate.count_down();
    }
    void rename_lamp(const char* name) {
        frame->session()->grid.type({{static_cast<std::size_t>(row_of("LI-1010")), 1, name}},
                                    "edit");
    }
    std::string stored_name() {
        Catalogue stored(demo.file(), sql::Access::read_only);
        const auto structure = stored.structure();
        const auto lamp = stored.products().load_by_code("LI-1010");
        const FieldAddress field = parse_field(*structure, "name[en_GB]");
        const Attribute& attribute = *structure->attributes.find(field.attribute);
        const auto key = structure->key_for(attribute, field.channel, field.locale, field.currency);
        return std::get<std::string>(*lamp->values.find(*key));
    }
    bool is_open(const DemoCatalogue& catalogue) {
        return frame->session() != nullptr &&
               frame->session()->workspace->file() == catalogue.file();
    }

private:
    std::latch m_gate{1};
    bool m_held = false;
};

TEST_F(ClosingWindow, ACatalogueIsClosedOnlyWhenWhatWasTypedIsSaved) {
    hold_writer();
    rename_lamp("Vesper lamp");
    EXPECT_FALSE(frame->close_catalogue());
    settle();
    ASSERT_NE(frame->session(), nullptr);
    let_writer_go();
    EXPECT_TRUE(wait_until([&] { return frame->session() == nullptr; }));
    EXPECT_EQ(stored_name(), "Vesper lamp");
}

TEST_F(ClosingWindow, ACatalogueIsClosedOnlyWhenWhatWasTakenBackIsSaved) {
    rename_lamp("Vesper lamp");
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    hold_writer();
    press('Z', wxMOD_CONTROL);
    EXPECT_FALSE(frame->close_catalogue());
    let_writer_go();
    EXPECT_TRUE(wait_until([&] { return frame->session() == nullptr; }));
    EXPECT_EQ(stored_name(), "Vesper table lamp");
}

TEST_F(ClosingWindow, ACatalogueIsClosedOnlyWhenAFilterIsSaved) {
    hold_writer();
    frame->session()->filters.save("lamps", "family = lighting");
    EXPECT_FALSE(frame->close_catalogue());
    let_writer_go();
    EXPECT_TRUE(wait_until([&] { return frame->session() == nullptr; }));
    Catalogue stored(demo.file(), sql::Access::read_only);
    EXPECT_NE(stored.structure()->saved_filters.find(std::string_view("lamps")), nullptr);
}

TEST_F(ClosingWindow, AnotherCatalogueWaitsUntilWhatWasTypedIsSaved) {
    const DemoCatalogue second;
    hold_writer();
    rename_lamp("Vesper lamp");
    frame->open_catalogue(second.file());
    EXPECT_FALSE(wait_until([&] { return is_open(second); }, 1000));
    let_writer_go();
    EXPECT_TRUE(wait_until([&] { return is_open(second); }));
    EXPECT_EQ(stored_name(), "Vesper lamp");
}

TEST_F(ClosingWindow, AnotherCatalogueWaitsUntilTheDialogIsClosed) {
    const DemoCatalogue second;
    {
        const DialogDriver driver([&](wxDialog&) {
            // As a catalogue does that was being made while the dialog came.
            frame->open_catalogue(second.file());
            EXPECT_FALSE(wait_until([&] { return !is_open(demo); }, 1000));
        });
        frame->edit_in_bulk(BulkStart::value);
        EXPECT_TRUE(driver.is_over());
    }
    EXPECT_TRUE(wait_until([&] { return is_open(second); }));
}

TEST_F(ClosingWindow, OffersNoDialogWhileAnotherCatalogueOrAnEditIsOnItsWay) {
    const DemoCatalogue second;
    const DialogDriver driver([](wxDialog&) {});
    const auto ask = [&] {
        frame->edit_in_bulk(BulkStart::value);
        frame->import_files({folder / "files"});
    };
    hold_writer();
    rename_lamp("Vesper lamp");
    ask();
    EXPECT_FALSE(driver.came()) << "a question of the edit would come on top";
    let_writer_go();
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    frame->open_catalogue(second.file());
    ask();
    EXPECT_FALSE(driver.came()) << "this catalogue will be closed";
    EXPECT_TRUE(wait_until([&] { return is_open(second); }));
}

TEST_F(ClosingWindow, MessagesAboutACatalogueGoWithIt) {
    rename_lamp("Vesper lamp");
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    BulkReport report;
    report.products_changed = 3;
    report.change_set = 2;
    frame->session()->bulk.on_saved(report);
    ASSERT_EQ(frame->messages().sentence(), "3 products changed.");
    ASSERT_TRUE(frame->close_catalogue());
    EXPECT_EQ(frame->messages().sentence(), "") << "its Undo would have nothing to act on";
}

}  // namespace
}  // namespace vitrine::test
