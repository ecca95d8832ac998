// A catalogue with the structure of tests/data/akeneo/shop, and imports of files written on the
// spot.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/value_text.h"
#include "operations/import_catalogue.h"
#include "support/run_command.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

class EmptyImportTest : public testing::Test {
protected:
    EmptyImportTest() {
        Catalogue::create(m_folder / "shop.vitrine");
        open();
    }

    void open() {
        m_catalogue.reset();
        m_catalogue = std::make_unique<Catalogue>(m_folder / "shop.vitrine");
    }

    ImportReport import(const std::vector<std::filesystem::path>& paths,
                        const ImportOptions& base = {}) {
        ImportOptions options = base;
        options.paths = paths;
        ImportReport report = import_catalogue(*m_catalogue, options, Progress());
        const ImportCounts total = report.total();
        EXPECT_EQ(total.read, total.created + total.updated + total.unchanged + total.rejected);
        return report;
    }
    // Imports `text` as a file of this name.
    ImportReport import_text(std::string_view name, std::string_view text,
                             const ImportOptions& base = {}) {
        return import({m_folder.write("in/" + std::string(name), text)}, base);
    }
    ImportReport products(std::string_view text, const ImportOptions& base = {}) {
        return import_text("products.csv", text, base);
    }
    ImportReport models(std::string_view text) { return import_text("product_models.csv", text); }
    // Icecat's catalogue with its pictures, from the folder that holds it. Takes seconds, so that a
    // test looks at everything about it.
    void import_icecat(const std::filesystem::path& set) {
        const CommandResult tar = run_command(
            "tar", {"xJf", (set / "files.tar.xz").string(), "-C", m_folder.path().string()});
        ASSERT_EQ(tar.status, 0) << tar.errors;
        for (const auto& entry : std::filesystem::directory_iterator(set)) {
            if (entry.path().extension() != ".csv") continue;
            std::filesystem::copy(entry.path(), m_folder.path() / entry.path().filename());
        }
        ImportOptions options;
        options.paths = {m_folder.path()};
        import_catalogue(*m_catalogue, options, Progress());
    }
    // The sentence with which the import of `text` is refused; empty if it is not.
    std::string refusal(std::string_view name, std::string_view text) {
        try {
            import_text(name, text);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }

    static ImportCounts counts(const ImportReport& report, std::string_view kind) {
        for (const auto& [name, found] : report.by_kind) {
            if (name == kind) return found;
        }
        return {};
    }
    static std::string rules(const ImportReport& report) {
        std::string text;
        for (const auto& [rule, count] : report.by_rule) {
            text += (text.empty() ? "" : " ") + rule + ":" + std::to_string(count);
        }
        return text;
    }

    const Structure& structure() const { return *m_catalogue->structure(); }
    std::optional<Product> product(std::string_view code) {
        return m_catalogue->products().load(ProductStore::Space::products, code);
    }
    std::optional<Product> model(std::string_view code) {
        return m_catalogue->products().load(ProductStore::Space::models, code);
    }
    // The product's own value as text; empty if it has none.
    std::string text(const std::optional<Product>& found, std::string_view attribute_code,
                     std::string_view channel = {}, std::string_view locale = {},
                     std::string_view currency = {}) {
        if (!found) return "(no product)";
        const auto id = [](const auto* entity) { return entity == nullptr ? 0 : entity->id; };
        const Attribute* attribute = structure().attributes.find(attribute_code);
        const auto key = structure().key_for(*attribute, id(structure().channels.find(channel)),
                                             id(structure().locales.find(locale)),
                                             id(structure().currencies.find(currency)));
        const Value* value = key ? found->values.find(*key) : nullptr;
        return value == nullptr ? std::string() : value_to_text(structure(), *attribute, *value);
    }
    // Codes of what a product is linked to.
    std::vector<std::string> links(std::string_view code, std::string_view type,
                                   AttributeId property = property::linked_products) {
        std::vector<std::string> codes;
        const auto found = product(code);
        if (!found) return {"(no product)"};
        for (const ProductId id :
             found->references(property, structure().association_types.find(type)->id)) {
            codes.push_back(m_catalogue->products().code_of(id));
        }
        return codes;
    }

    TemporaryFolder m_folder;
    std::unique_ptr<Catalogue> m_catalogue;
};

class ImportTest : public EmptyImportTest {
protected:
    ImportTest() { import({test_data("akeneo/shop")}); }
};

}  // namespace vitrine::test
