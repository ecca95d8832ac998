// Undo and redo from the window: what is offered, in which order, and in which words.
#include "workbench/editor.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class EditorTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        lamp = row_of("LI-1010");
    }
    Editor& editor() { return session->editor; }

    void rename(const std::string& name) {
        grid().type({{lamp, 1, name}}, "edit");
        ASSERT_TRUE(windows.wait_until([&] { return editor().pending() == 0; }));
    }
    bool is_named(const std::string& name) {
        return windows.wait_until([&] { return row(lamp) != nullptr && row(lamp)->name == name; });
    }
    // As another program does.
    void rename_elsewhere(const std::string& name) {
        Catalogue other(demo.file(), sql::Access::read_write);
        const auto field = parse_field(*other.structure(), "name[en_GB]");
        edit_products(other, {{{grid().product_at(lamp), field, name, std::nullopt}}}, "edit");
    }
    Editor::Said note() {
        said.clear();
        return [this](const std::string& sentence) { said = sentence; };
    }
    std::string answer() {
        windows.wait_until([&] { return !said.empty(); });
        return said;
    }

    std::size_t lamp = 0;
    std::string said;
};

TEST_F(EditorTest, TakesSeveralStepsBackAndDoesThemAgainInTurn) {
    rename("One");
    rename("Two");
    // Pressed faster than it is done.
    editor().undo(note());
    editor().undo(note());
    EXPECT_FALSE(editor().can_undo());
    ASSERT_TRUE(windows.wait_until([&] { return editor().pending() == 0; }));
    EXPECT_TRUE(is_named("Vesper table lamp"));
    editor().redo(note());
    EXPECT_EQ(answer(), "Done again: Edit.");
    EXPECT_TRUE(is_named("One"));
    EXPECT_TRUE(editor().can_undo());
    editor().redo(note());
    EXPECT_EQ(answer(), "Done again: Edit.");
    EXPECT_TRUE(is_named("Two"));
    EXPECT_FALSE(editor().can_redo());
    editor().undo(note());
    EXPECT_EQ(answer(), "Taken back: Edit.");
    EXPECT_TRUE(is_named("One"));
}

TEST_F(EditorTest, OffersAStepAgainWhereNobodyDecides) {
    rename("One");
    rename_elsewhere("Other");
    std::optional<Editor::Undecided> asked;
    Editor::Decide decide;
    editor().on_conflict([&](const Editor::Undecided& undecided, Editor::Decide answered) {
        asked = undecided;
        decide = std::move(answered);
    });
    for (int cancelled = 0; cancelled < 2; ++cancelled) {
        asked.reset();
        editor().undo(note());
        ASSERT_TRUE(windows.wait_until([&] { return asked.has_value(); }));
        EXPECT_EQ(asked->direction, Editor::Direction::undo);
        EXPECT_EQ(asked->report.if_overwritten, std::vector<std::string>{"Vesper table lamp"});
        EXPECT_TRUE(editor().can_undo()) << "it can be asked again";
        EXPECT_EQ(editor().undo_label(), "Edit");
        EXPECT_EQ(said, "");
    }
    decide(OnConflict::overwrite);
    EXPECT_FALSE(editor().can_undo()) << "on its way";
    EXPECT_EQ(answer(), "Taken back: Edit.");
    EXPECT_TRUE(is_named("Vesper table lamp"));

    // The other way.
    rename_elsewhere("Again other");
    asked.reset();
    editor().redo(note());
    ASSERT_TRUE(windows.wait_until([&] { return asked.has_value(); }));
    EXPECT_EQ(asked->direction, Editor::Direction::redo);
    EXPECT_TRUE(editor().can_redo());
    editor().on_conflict({});
    editor().redo(note());
    EXPECT_THAT(answer(), HasSubstr("Not done again: Edit. "));
    EXPECT_TRUE(editor().can_redo());
    decide(OnConflict::overwrite);
    said.clear();
    EXPECT_EQ(answer(), "Done again: Edit.");
    EXPECT_TRUE(is_named("Other"));
}

TEST_F(EditorTest, OffersNothingThatAnotherProgramTookBack) {
    rename("One");
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        const ChangeSetId last = other.journal().list(1).front().id;
        undo_change_set(other, last, OnConflict::refuse, Progress());
    }
    editor().undo(note());
    EXPECT_THAT(answer(), HasSubstr("undone already"));
    EXPECT_FALSE(editor().can_undo());
}

TEST_F(EditorTest, WhatTheHistoryPageDoesAgainIsNotOfferedTwice) {
    rename("One");
    ChangeSetId edit = 0;
    session->history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return !session->history.rows().empty(); }));
    edit = session->history.rows().front().id;
    editor().undo(note());
    EXPECT_EQ(answer(), "Taken back: Edit.");
    ASSERT_TRUE(editor().can_redo());
    editor().redo_change(edit, "Edit of the lamp", note());
    EXPECT_EQ(answer(), "Done again: Edit of the lamp.");
    EXPECT_FALSE(editor().can_redo());
    EXPECT_TRUE(editor().can_undo());
}

}  // namespace
}  // namespace vitrine::test
