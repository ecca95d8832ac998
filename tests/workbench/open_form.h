// The form of a product of the demonstration catalogue.
#pragma once

#include "workbench/open_session.h"

namespace vitrine::test {

class OpenForm : public OpenSession {
protected:
    ProductForm& form() { return session->form; }
    void show(const std::string& code) {
        list_all();
        form().show(product(code));
        ASSERT_TRUE(windows.wait_until([&] { return form().view() != nullptr; }));
    }
};

}  // namespace vitrine::test
