// A real catalogue in a temporary folder with the sample structure, a shirt model with variants and
// a television.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "catalog/sample_structure.h"
#include "operations/edit_products.h"
#include "operations/history.h"
#include "store/change_set_writer.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

class SampleCatalogue : public testing::Test {
protected:
    void SetUp() override {
        Catalogue::create(file);
        catalogue = std::make_unique<Catalogue>(file);
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, "sample", 0});
        const Structure& from = sample.structure;
        const auto copy = [&](const auto& entities) {
            for (const auto* entity : entities.all()) writer.put(*entity);
        };
        copy(from.locales);
        copy(from.currencies);
        copy(from.categories);
        copy(from.attributes);
        copy(from.options);
        copy(from.families);
        copy(from.family_variants);
        copy(from.channels);
        copy(from.group_types);
        copy(from.groups);
        copy(from.association_types);

        Product root = sample.model("shirt", 0);
        root.values.set(key(writer, "name", "en_US"), std::string("Linen shirt"));
        shirt = writer.create(root);
        Product red = sample.model("shirt-red", 0, shirt);
        red.values.set(key(writer, "color"), Reference{sample.option("color", "red")});
        shirt_red = writer.create(red);
        const auto variant = [&](const char* code, const char* size) {
            Product product = sample.variant(code, shirt_red);
            product.id = 0;
            product.values.set(key(writer, "size"), Reference{sample.option("size", size)});
            return writer.create(product);
        };
        shirt_red_s = variant("shirt-red-s", "s");
        shirt_red_m = variant("shirt-red-m", "m");
        Product tv = sample.product("tv", "tvs");
        tv.id = 0;
        tv.values.set(key(writer, "name", "en_US"), std::string("Television"));
        television = writer.create(tv);
        setup = writer.finish();
    }

    ValueKey key(ChangeSetWriter& writer, std::string_view attribute,
                 std::string_view locale = {}) {
        const Attribute& found = *writer.structure().attributes.find(attribute);
        return writer.key_for(found, 0, locale.empty() ? 0 : sample.locale(locale));
    }

    CellEdit cell(ProductId product, std::string_view field, std::optional<std::string> text) {
        return {product, parse_field(*catalogue->structure(), field), std::move(text),
                std::nullopt};
    }

    // The product's own value as text; empty where there is none.
    std::string own(ProductId product, std::string_view field_name) {
        const Structure& structure = *catalogue->structure();
        const FieldAddress address = parse_field(structure, field_name);
        ValueKey where{address.attribute, 0};
        if (const Attribute* attribute = structure.attributes.find(address.attribute)) {
            const auto known =
                structure.key_for(*attribute, address.channel, address.locale, address.currency);
            if (!known) return {};
            where = *known;
        }
        return field_text(*catalogue, structure, where,
                          field(*catalogue->products().load(product), where));
    }

    EditReport edit(ProductId product, std::string_view field_name,
                    std::optional<std::string> text) {
        return edit_products(*catalogue, {cell(product, field_name, std::move(text))});
    }

    SampleStructure sample;
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "sample.vitrine";
    std::unique_ptr<Catalogue> catalogue;
    ProductId shirt = 0, shirt_red = 0, shirt_red_s = 0, shirt_red_m = 0, television = 0;
    ChangeSetId setup = 0;
};

}  // namespace vitrine::test
