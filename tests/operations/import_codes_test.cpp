// The look-up of codes that an import uses, against the store's own.
#include "operations/import_codes.h"

#include <algorithm>
#include <random>

#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

class ImportCodesTest : public ImportTest {
protected:
    ImportCodesTest()
        : m_log(m_report),
          m_writer(std::make_unique<ChangeSetWriter>(*m_catalogue, ChangeSetOrigin{},
                                                     ChangeSetWriter::Mode::job)),
          m_context{*m_catalogue, *m_writer, m_options, m_log, m_progress} {}

    Product create(const std::string& code, ProductKind kind) {
        Product product;
        product.code = code;
        product.kind = kind;
        product.id = m_writer->create(product);
        return product;
    }
    void expect_the_same_as_the_store(ImportCodes& codes, const std::string& code) {
        for (const auto space : {ProductStore::Space::products, ProductStore::Space::models}) {
            EXPECT_EQ(codes.find(space, code), m_catalogue->products().find(space, code)) << code;
        }
    }

    ImportReport m_report;
    ImportLog m_log;
    ImportOptions m_options;
    Progress m_progress;
    std::unique_ptr<ChangeSetWriter> m_writer;
    ImportContext m_context;
};

TEST_F(ImportCodesTest, KnowWhatTheStoreKnowsWhateverHappens) {
    std::mt19937 random(7);
    const auto code = [&] {
        const std::string number = std::to_string(random() % 900);
        return (random() % 2 == 0 ? "Code-" : "cODE-") + number +
               (random() % 3 == 0 ? "\xC3\x89" : "");
    };
    std::vector<Product> known;
    for (int i = 0; i < 300; ++i) {
        const auto kind = i % 4 == 0 ? ProductKind::model : ProductKind::simple;
        known.push_back(create("code-" + std::to_string(i), kind));
    }
    ImportCodes codes(m_context);
    for (int step = 0; step < 3000; ++step) {
        const std::string asked = code();
        expect_the_same_as_the_store(codes, asked);
        const bool model = random() % 4 == 0;
        const auto space = model ? ProductStore::Space::models : ProductStore::Space::products;
        if (m_catalogue->products().find(space, asked)) continue;
        if (random() % 2 == 0) {
            known.push_back(create(asked, model ? ProductKind::model : ProductKind::simple));
            codes.written(nullptr, known.back());
        } else if (Product& before = known[random() % known.size()]; before.is_model() == model) {
            Product after = *m_catalogue->products().load(before.id);
            before = after;
            after.code = asked;
            ASSERT_TRUE(m_writer->update(before, after));
            codes.written(&before, after);
            expect_the_same_as_the_store(codes, before.code);
            before = after;
        }
        expect_the_same_as_the_store(codes, asked);
    }
}

TEST_F(ImportCodesTest, NoticeAfterACommitWhatOthersWrote) {
    const Product mine = create("mine", ProductKind::simple);
    ImportCodes codes(m_context);
    EXPECT_EQ(codes.find(ProductStore::Space::products, "MINE"), mine.id);
    m_writer->finish();
    m_writer.reset();
    {
        Catalogue other(m_catalogue->file());
        ChangeSetWriter writer(other, {});
        Product product;
        product.code = "theirs";
        writer.create(product);
        writer.remove(*other.products().load(mine.id));
        writer.finish();
    }
    codes.committed();
    expect_the_same_as_the_store(codes, "theirs");
    expect_the_same_as_the_store(codes, "mine");
    EXPECT_TRUE(codes.find(ProductStore::Space::products, "theirs").has_value());
}

}  // namespace
}  // namespace vitrine::test
