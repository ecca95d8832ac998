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
    // The codes of what is linked from it, products before models.
    std::vector<std::string> linked(std::string_view code, std::string_view type = "FITS") {
        std::vector<std::string> codes;
        const auto found = m_catalogue->products().load_by_code(code);
        const auto id = structure().association_types.find(type)->id;
        for (const AttributeId property : {property::linked_products, property::linked_models}) {
            for (const ProductId link : found->references(property, id))
                codes.push_back(m_catalogue->products().code_of(link));
        }
        return codes;
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
