// The demonstration catalogue, opened with every view-model, and a thread that stands for the
// windows.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/message_catalogue.h"
#include "workbench/demo_catalogue.h"
#include "workbench/session.h"
#include "workbench/window_thread.h"
#include "workbench/words.h"

namespace vitrine::test {

class OpenSession : public testing::Test {
protected:
    void SetUp() override {
        set_program_language("en");
        auto workspace = std::make_unique<Workspace>(demo.file(), windows.post());
        bool opened = false;
        std::string failure;
        workspace->open([&](const std::exception_ptr& reason) {
            opened = true;
            failure = sentence_of(reason);
        });
        ASSERT_TRUE(windows.wait_until([&] { return opened; }));
        ASSERT_EQ(failure, "");
        workspace->choose("web", "en_GB");
        session = std::make_unique<Session>(std::move(workspace), activities);
    }

    Workspace& workspace() { return *session->workspace; }
    ProductGrid& grid() { return session->grid; }

    void list_all() {
        grid().reload();
        ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    }
    // Waits for the page that holds the row.
    const ProductRow* row(std::size_t number) {
        windows.wait_until([&] { return grid().row(number) != nullptr; });
        return grid().row(number);
    }
    std::size_t row_of(const std::string& code) {
        for (std::size_t i = 0; i < grid().row_count(); ++i) {
            if (row(i)->code == code) return i;
        }
        ADD_FAILURE() << "no row of " << code;
        return 0;
    }
    ProductId product(const std::string& code) { return grid().product_at(row_of(code)); }
    std::size_t column(const std::string& name) {
        for (std::size_t i = 0; i < grid().columns().size(); ++i) {
            if (grid().columns()[i].name == name || grid().columns()[i].sort == name) return i;
        }
        ADD_FAILURE() << "no column " << name;
        return 0;
    }

    DemoCatalogue demo;
    WindowThread windows;
    Activities activities;
    std::unique_ptr<Session> session;
};

}  // namespace vitrine::test
