#include "store/product_documents.h"

#include <gtest/gtest.h>

#include <vector>

#include "store/catalogue.h"
#include "store/change_set_writer.h"
#include "store/document.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

class ProductDocuments : public testing::Test {
protected:
    ProductDocuments() {
        Catalogue::create(m_folder / "shop.vitrine");
        m_catalogue = std::make_unique<Catalogue>(m_folder / "shop.vitrine");
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "test", 0});
        Product model;
        model.kind = ProductKind::model;
        model.code = "shirt";
        model.family_variant = 3;
        model.values.set({64, 0}, std::string("Shirt"));
        Product variant;
        variant.kind = ProductKind::variant;
        variant.code = "shirt-red";
        variant.parent = writer.create(model);
        variant.enabled = false;
        variant.values.set({65, 2}, Decimal(1999, 2));
        writer.create(variant);
        Product simple;
        simple.code = "mug";
        simple.family = 4;
        writer.create(simple);
        writer.finish();
    }
    sql::Connection& connection() { return m_catalogue->connection(); }

    test::TemporaryFolder m_folder;
    std::unique_ptr<Catalogue> m_catalogue;
};

TEST_F(ProductDocuments, AreThoseOfEveryProductInOrderOfId) {
    std::vector<Product> expected;
    m_catalogue->products().each([&](const Product& product) { expected.push_back(product); });
    ASSERT_EQ(expected.size(), 3U);
    auto at = expected.begin();
    each_stored_product(connection(), [&](const StoredProduct& stored) {
        ASSERT_NE(at, expected.end());
        EXPECT_EQ(stored.id, at->id);
        EXPECT_EQ(stored.kind, at->kind);
        EXPECT_EQ(stored.code, at->code);
        EXPECT_EQ(stored.family, at->family);
        EXPECT_EQ(stored.parent, at->parent);
        EXPECT_EQ(stored.enabled, at->enabled);
        Product read;
        decode_document(stored.document, read);
        EXPECT_EQ(read.values, at->values);
        EXPECT_EQ(read.family_variant, at->family_variant);
        ++at;
    });
    EXPECT_EQ(at, expected.end());
}

TEST_F(ProductDocuments, OfModelsAreNoOthers) {
    std::vector<std::string> codes;
    each_stored_model(connection(),
                      [&](const StoredProduct& model) { codes.emplace_back(model.code); });
    EXPECT_EQ(codes, std::vector<std::string>{"shirt"});
}

TEST_F(ProductDocuments, LeaveTheConnectionItsCache) {
    const auto cache_size = [this] {
        const auto statement = connection().prepare("PRAGMA cache_size");
        statement->step();
        return statement->integer(0);
    };
    const auto before = cache_size();
    each_stored_product(connection(),
                        [&](const StoredProduct&) { EXPECT_NE(cache_size(), before); });
    EXPECT_EQ(cache_size(), before);
}

}  // namespace
}  // namespace vitrine
