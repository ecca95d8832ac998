// One product as it was, from its own changes and those of its kin, against the whole catalogue as
// it was.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "operations/product_view.h"
#include "operations/read_fixture.h"
#include "store/change_set_writer.h"
#include "store/past_state.h"

namespace vitrine::test {
namespace {

class PastProductTest : public ReadTest, public testing::WithParamInterface<unsigned> {
protected:
    // All that a view of the product or model says, or why there is none.
    std::string look_at(const std::string& code) {
        const auto product = m_catalogue->products().load_by_code(code);
        if (!product) return "nothing";
        try {
            return text_of(
                view_product(*m_catalogue, product->id, channel("shop"), locale("en_US")));
        } catch (const Error& error) {
            return error.sentence();
        }
    }
    static std::string text_of(const ProductView& view) {
        std::string text = std::to_string(view.product.id) + ' ' + view.product.uuid + ' ' +
                           view.product.code + " change " + std::to_string(view.product.seq) +
                           " name " + view.name + " family " + view.family_label + " parent " +
                           view.parent_code + " root " + view.root_code + " percent " +
                           std::to_string(view.completeness.percent());
        for (const std::string& child : view.children) text += "\nchild " + child;
        for (const auto& [link, codes] : view.links) text += "\nlink " + link + ' ' + codes;
        for (const GroupView& group : view.groups) {
            for (const FieldView& field : group.fields)
                text += "\n" + field.name + " = " + field.display + " from " + field.inherited_from;
        }
        return text;
    }

    Product any() {
        std::vector<Product> all;
        m_catalogue->products().each([&](const Product& product) { all.push_back(product); });
        return all[m_random() % all.size()];
    }
    std::string any_code() {
        const std::string code = "code-" + std::to_string(m_random() % 12);
        m_codes.insert(code);
        return code;
    }
    bool is_free(const Product& product, std::string_view code) {
        using enum ProductStore::Space;
        return !m_catalogue->products().find(product.is_model() ? models : products, code);
    }

    // Gives another code, parent, name or link, takes away, or makes a twin.
    void change_one(ChangeSetWriter& writer, std::set<ProductId>& changed) {
        const Product before = any();
        if (!changed.insert(before.id).second) return;
        Product after = before;
        const Product other = any();
        switch (m_random() % 7) {
            case 0:
            case 1:
                if (const std::string code = any_code(); is_free(after, code)) after.code = code;
                break;
            case 2:
            case 3:
                if (other.is_model() && other.parent == 0 && before.parent != 0)
                    after.parent = other.id;
                break;
            case 4:
                after.values.set(
                    {property::linked_products, structure().association_types.all().front()->id},
                    References{{other.id}});
                break;
            case 5:
                if (m_catalogue->products().children_of(before.id).empty()) writer.remove(before);
                return;
            default:
                after.id = 0;
                after.uuid.clear();
                after.code = any_code();
                if (is_free(after, after.code)) writer.create(std::move(after));
                return;
        }
        writer.update(before, std::move(after));
    }
    void change_some() {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "random", 0});
        std::set<ProductId> changed;
        for (std::uint32_t count = 1 + m_random() % 5; count > 0; --count)
            change_one(writer, changed);
        if (m_random() % 6 == 0) {
            Family family = *writer.structure().families.find("lamps");
            family.labels["en_US"] = "Lamps " + std::to_string(m_random() % 100);
            writer.put(family);
        }
        if (const ChangeSetId id = writer.finish(); id != 0) m_change_sets.push_back(id);
    }

    std::mt19937 m_random{GetParam()};
    std::set<std::string> m_codes;
    std::vector<ChangeSetId> m_change_sets;
};

TEST_P(PastProductTest, LooksAsItDoesInTheWholeCatalogueOfThen) {
    m_catalogue->products().each([&](const Product& product) { m_codes.insert(product.code); });
    std::vector<std::int64_t> moments{m_catalogue->journal().last_seq()};
    for (int step = 0; step < 80; ++step) {
        if (m_random() % 5 == 0 && !m_change_sets.empty()) {
            const auto any =
                m_change_sets.begin() + static_cast<long>(m_random() % m_change_sets.size());
            try {
                undo_change_set(*m_catalogue, *any, OnConflict::overwrite, Progress());
            } catch (const Error& error) {
                // Random edits mind no axes, an undo does.
                ASSERT_THAT(error.sentence(), testing::HasSubstr("cannot be taken back"));
            }
            m_change_sets.erase(any);
        } else {
            change_some();
        }
        moments.push_back(m_catalogue->journal().last_seq());
    }
    std::set<std::string> seen;
    for (const std::int64_t moment : moments) {
        std::map<std::string, std::string> expected;
        {
            const PastState then(*m_catalogue, moment, Progress());
            for (const std::string& code : m_codes) expected[code] = look_at(code);
        }
        for (const auto& [code, view] : expected) {
            const PastState then(*m_catalogue, moment, Progress(), code);
            ASSERT_EQ(look_at(code), view) << code << " as change " << moment << " left it";
            seen.insert(view);
        }
    }
    EXPECT_GT(seen.size(), 100U) << "too little changed to tell";
}

INSTANTIATE_TEST_SUITE_P(Seeds, PastProductTest, testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace vitrine::test
