// The small shop of tests/data/cli, as the operations that look at it need it.
#pragma once

#include "operations/edit_products.h"
#include "operations/import_fixture.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {

class ReadTest : public EmptyImportTest {
protected:
    ReadTest() { import({test_data("cli/catalogue")}); }

    ChannelId channel(std::string_view code) const { return structure().channels.find(code)->id; }
    LocaleId locale(std::string_view code) const { return structure().locales.find(code)->id; }
    ProductId id_of(std::string_view code) {
        return m_catalogue->products().load_by_code(code)->id;
    }

    EditReport edit(std::string_view code, std::string_view field,
                    std::optional<std::string> text) {
        return edit_products(*m_catalogue,
                             {{id_of(code), parse_field(structure(), field), std::move(text), {}}});
    }
    // The sentence with which `work` fails; empty if it does not.
    template <class Work>
    static std::string sentence_of(Work work) {
        try {
            work();
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }
};

}  // namespace vitrine::test
