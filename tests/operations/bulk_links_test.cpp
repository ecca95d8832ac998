// Links in bulk edits: attributes that lead to a product, and links of association types.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "base/text.h"
#include "operations/bulk_edit.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class BulkLinks : public ReadTest {
protected:
    BulkLinks() {
        import_text("association_types.csv", "code;is_two_way;is_quantified\nFITS;1;0\nPACK;0;1\n");
        import_text("attributes.csv",
                    "code;type;group\nsuccessor;pim_catalog_product_link;general\n"
                    "next_sku;pim_catalog_text;general\n");
    }

    BulkEdit make(const std::string& filter, const std::vector<std::string>& changes) {
        BulkEdit edit;
        edit.filter.emplace().filter = filter;
        for (const auto& change : changes)
            edit.changes.push_back(parse_bulk_change(structure(), change));
        return edit;
    }
    // What is previewed is what happens; undo takes it back to the last byte.
    enum class Then { stay, undo };
    BulkReport run(const BulkEdit& edit, Then then = Then::stay) {
        const Stored before = stored(*m_catalogue);
        const BulkReport preview = preview_bulk_edit(*m_catalogue, edit, {}, Progress());
        const BulkReport report = bulk_edit(*m_catalogue, edit, {}, Progress());
        EXPECT_EQ(preview.rows, report.rows);
        EXPECT_EQ(preview.products, report.products);
        EXPECT_EQ(preview.products_changed, report.products_changed);
        EXPECT_EQ(preview.followers, report.followers);
        EXPECT_EQ(preview.values_changed, report.values_changed);
        EXPECT_EQ(preview.changed, report.changed);
        EXPECT_EQ(preview.unchanged, report.unchanged);
        EXPECT_EQ(preview.refused, report.refused);
        if (then == Then::undo && report.change_set != 0) {
            const Stored after = stored(*m_catalogue);
            expect_undone(*m_catalogue, report.change_set, before, after);
        }
        return report;
    }
    BulkReport run(const std::string& filter, const std::vector<std::string>& changes) {
        return run(make(filter, changes));
    }

    std::string successor(std::string_view code) {
        const auto found = m_catalogue->products().load_by_code(code);
        const auto* link = found->values.find({structure().attributes.find("successor")->id, 0});
        return link == nullptr ? std::string()
                               : m_catalogue->products().code_of(std::get<Reference>(*link).id);
    }
};

TEST_F(BulkLinks, OfAttributesAreSetCopiedAndCleared) {
    run(make("family = lamps", {"successor=LAMP-3", "next_sku=oxford"}), Then::undo);
    const auto report = run("family = lamps", {"successor=LAMP-3", "next_sku=oxford"});
    EXPECT_EQ(report.changed, 6);
    EXPECT_EQ(report.rows.front().after, "lamp-3");
    EXPECT_EQ(successor("lamp-1"), "lamp-3");
    EXPECT_EQ(run("family = lamps", {"successor=lamp-3"}).unchanged, 3);
    run("sku = lamp-1", {"successor=@next_sku"});
    EXPECT_EQ(successor("lamp-1"), "oxford") << "a model";
    EXPECT_EQ(run("successor = oxford", {"successor="}).products, 1);
    EXPECT_EQ(successor("lamp-1"), "");
    EXPECT_EQ(successor("lamp-2"), "lamp-3");
}

TEST_F(BulkLinks, ToWhatIsNotThereAreRefusedAsAWhole) {
    const auto refused = [&](const std::string& change) {
        return sentence_of([&] { run("family = lamps", {change}); });
    };
    EXPECT_THAT(refused("successor=lamp-99"), HasSubstr("\"lamp-99\" is no product"));
    EXPECT_THAT(refused("FITS-products+=lamp-1,lamp-99"), HasSubstr("\"lamp-99\" does not exist"));
    EXPECT_THAT(refused("FITS-products+="), HasSubstr("Say what shall be added"));
    EXPECT_THAT(refused("PACK-products+=lamp-1"), HasSubstr("come with an import"));
    EXPECT_EQ(successor("lamp-1"), "");
    run("sku = lamp-1", {"next_sku=lamp-99"});
    const auto report = run("sku = lamp-1", {"successor=@next_sku"});
    EXPECT_EQ(report.refused, 1);
}

TEST_F(BulkLinks, ThatGoBothWaysStandOnTheOtherProductsAsWell) {
    const BulkEdit edit =
        make("sku in (lamp-1, lamp-2)", {"FITS-products+=lamp-3", "FITS-product_models=oxford"});
    run(edit, Then::undo);
    const auto report = run(edit);
    EXPECT_EQ(report.products, 2);
    EXPECT_EQ(report.changed, 4);
    EXPECT_EQ(report.products_changed, 2);
    EXPECT_EQ(report.followers, 2) << "lamp-3 and oxford";
    EXPECT_EQ(report.values_changed, 6);
    EXPECT_THAT(linked("lamp-1"), ElementsAre("lamp-3", "oxford"));
    EXPECT_THAT(linked("lamp-3"), UnorderedElementsAre("lamp-1", "lamp-2"));
    EXPECT_THAT(linked("oxford"), UnorderedElementsAre("lamp-1", "lamp-2"));
    run(make("sku = oxford", {"FITS.products-=lamp-1"}), Then::undo);
    run("sku = oxford", {"FITS.products-=lamp-1"});
    EXPECT_THAT(linked("lamp-1"), ElementsAre("lamp-3"));
    run("sku = lamp-3", {"FITS-products="});
    EXPECT_THAT(linked("lamp-1"), IsEmpty());
    EXPECT_THAT(linked("lamp-2"), ElementsAre("oxford"));
}

TEST_F(BulkLinks, ThatGoOneWayLeaveTheOthersAlone) {
    const auto before = linked("lamp-3", "X_SELL");
    run("family = lamps", {"X_SELL-products+=lamp-3"});
    EXPECT_EQ(linked("lamp-3", "X_SELL"), before) << "what is linked is not linked to itself";
    EXPECT_THAT(linked("lamp-2", "X_SELL"), testing::Contains("lamp-3"));
}

TEST_F(BulkLinks, StayInStepWhereTheRestOfAProductIsRefused) {
    const auto report = run("sku = oxford-blue-s", {"size=", "FITS-products=lamp-1"});
    EXPECT_EQ(report.refused, 1);
    EXPECT_EQ(report.changed, 1);
    EXPECT_THAT(linked("oxford-blue-s"), ElementsAre("lamp-1"));
    EXPECT_THAT(linked("lamp-1"), ElementsAre("oxford-blue-s"));
}

// Random edits against pairs in memory: a pair stands if either side gained it, or if it stood and
// neither lost it.
TEST_F(BulkLinks, OfRandomEditsAreThoseOfTheObviousWay) {
    std::mt19937 random(5);
    std::vector<ProductId> ids;
    m_catalogue->products().each([&](const Product& product) {
        if (!product.is_model()) ids.push_back(product.id);
    });
    std::map<ProductId, std::set<ProductId>> links;
    for (const ProductId id : ids) links[id];
    const auto code_of = [&](ProductId id) { return m_catalogue->products().code_of(id); };
    for (int round = 0; round < 60 && !HasFailure(); ++round) {
        std::set<ProductId> operand;
        while (operand.empty() || random() % 2 == 0) operand.insert(ids[random() % ids.size()]);
        std::vector<std::string> codes;
        for (const ProductId id : operand) codes.push_back(code_of(id));
        const char* sign = std::array{"=", "+=", "-=", ""}[random() % 4];
        BulkEdit edit;
        edit.changes = {parse_bulk_change(
            structure(),
            *sign == '\0' ? "FITS-products=" : "FITS-products" + (sign + join(codes, ",")))};
        for (const ProductId id : ids) {
            if (random() % 3 == 0) edit.products.push_back(id);
        }
        SCOPED_TRACE(to_text(structure(), edit.changes.front()));

        auto wanted = links;
        for (const ProductId id : edit.products) {
            auto& own = wanted[id];
            if (*sign == '\0' || *sign == '=') own.clear();
            for (const ProductId other : operand) {
                if (*sign == '-') own.erase(other);
                if ((*sign == '+' || *sign == '=') && other != id) own.insert(other);
            }
        }
        auto expected = links;
        for (const ProductId a : ids) {
            for (const ProductId b : ids) {
                const bool stood = links[a].contains(b);
                const bool gained =
                    (!stood && wanted[a].contains(b)) || (!stood && wanted[b].contains(a));
                const bool lost = stood && (!wanted[a].contains(b) || !wanted[b].contains(a));
                if (gained) expected[a].insert(b);
                if (lost) expected[a].erase(b);
            }
        }
        if (random() % 4 == 0) run(edit, Then::undo);
        run(edit);
        for (const ProductId id : ids) {
            std::vector<std::string> others;
            for (const ProductId other : expected[id]) others.push_back(code_of(other));
            EXPECT_THAT(linked(code_of(id)), testing::UnorderedElementsAreArray(others))
                << code_of(id);
        }
        links = std::move(expected);
    }
}

}  // namespace
}  // namespace vitrine::test
