// Random changes of parents, levels, families and kinds, edits and undos, against plain maps: what
// every product shows after each is worked out from the maps, without the code that moves values.
#include "operations/change_axes.h"
#include "operations/change_family.h"
#include "operations/change_parent.h"
#include "operations/convert_variants.h"
#include "operations/edit_products.h"
#include "operations/product_index.h"
#include "operations/random_catalogue.h"

namespace vitrine::test {
namespace {

class RandomStructureChanges : public RandomCatalogue,
                               public testing::WithParamInterface<unsigned> {
protected:
    template <class Change>
    StructureChangeReport make(Change change) {
        return preview_and_save(*m_catalogue, change);
    }

    // Same as before, but for those whose family is the one they shall have.
    void expect_shown(const Shown& expected, const std::string& what) {
        const Shown now = shown(*m_catalogue);
        ASSERT_EQ(now.size(), expected.size()) << what;
        for (const auto& [code, fields] : expected)
            EXPECT_TRUE(now.at(code) == fields) << what << ": " << code;
    }

    // A variant that was set aside could not be told apart.
    void expect_justified(const PlainCatalogue& before, const std::vector<ProductId>& variants,
                          const FamilyVariant& target) {
        std::vector<std::vector<Value>> taken;
        for (const ProductId id : variants) {
            const auto values = before.axis_values(before.shown(id), target);
            const bool fits =
                values && std::find(taken.begin(), taken.end(), *values) == taken.end();
            const auto now = m_catalogue->products().load(id);
            EXPECT_EQ(now->kind == ProductKind::variant, fits) << now->code;
            if (fits) taken.push_back(*values);
        }
    }

    // In the order in which a tree is walked.
    std::vector<ProductId> walk(const PlainCatalogue& plain, ProductId model) {
        std::vector<ProductId> found;
        for (const auto& [id, product] : plain.all()) {
            if (product.product.parent != model) continue;
            if (product.product.is_model()) {
                const auto below = walk(plain, id);
                found.insert(found.end(), below.begin(), below.end());
            } else {
                found.push_back(id);
            }
        }
        return found;
    }

    StructureChangeReport random_parent(const PlainCatalogue& plain) {
        ParentChange wanted;
        wanted.products = some_products(plain, 6);
        std::vector<ProductId> models;
        for (const auto& [id, product] : plain.all()) {
            if (product.product.is_model()) models.push_back(id);
        }
        if (models.empty()) return {};
        wanted.model = one_of(models);
        wanted.inherited = maybe(2) ? InheritedValues::keep : InheritedValues::drop;
        wanted.misfits = Misfits::set_aside;
        const auto report = make([&](ChangeIntent intent) {
            return change_parent(*m_catalogue, wanted, intent, {}, Progress());
        });
        Shown expected = plain.shown();
        for (const ProductId id : wanted.products) {
            const auto now = m_catalogue->products().load(id);
            const Plain& was = plain.at(id);
            if (now->parent == was.product.parent) continue;
            EXPECT_EQ(now->parent, wanted.model);
            EXPECT_EQ(plain.levels(id), plain.levels(wanted.model));
            const auto leaves =
                was.product.is_model() ? plain.variants_below(id) : std::vector<ProductId>{id};
            for (const ProductId leaf : leaves)
                expected[plain.at(leaf).product.code] = moved(plain, leaf, id, wanted);
        }
        expect_shown(expected, "parent");
        return report;
    }

    // What `leaf` shows once `node`, itself or above it, stands below the new model.
    Fields moved(const PlainCatalogue& plain, ProductId leaf, ProductId node,
                 const ParentChange& wanted) {
        std::vector<const Fields*> lower, old_upper, new_upper;
        bool is_upper = false;
        for (const ProductId one : plain.chain(leaf)) {
            (is_upper ? old_upper : lower).push_back(&plain.at(one).own);
            is_upper = is_upper || one == node;
        }
        for (const ProductId one : plain.chain(wanted.model))
            new_upper.push_back(&plain.at(one).own);
        const bool keeps = wanted.inherited == InheritedValues::keep;
        Fields old_values = PlainCatalogue::merged(old_upper);
        for (const auto& level : plain.levels(node)->levels) {
            for (const AttributeId axis : level.axes) old_values.erase({axis, 0});
        }
        std::vector<const Fields*> holders = lower;
        if (keeps) holders.push_back(&old_values);
        holders.insert(holders.end(), new_upper.begin(), new_upper.end());
        Fields fields = PlainCatalogue::merged(holders);
        fields[{property::family, 0}] = Reference{plain.family(leaf)};
        return fields;
    }

    StructureChangeReport random_variants(const PlainCatalogue& plain) {
        VariantConversion wanted;
        wanted.products = some_products(plain, 2);
        std::vector<ProductId> roots;
        for (const auto& [id, product] : plain.all()) {
            if (product.product.is_model() && product.product.parent == 0) roots.push_back(id);
        }
        ProductId root = 0;
        if (maybe(2) || roots.empty()) {
            wanted.model = "new" + std::to_string(m_made++);
            wanted.family_variant = one_of(m_variants);
        } else {
            root = one_of(roots);
            wanted.model = plain.at(root).product.code;
        }
        wanted.misfits = Misfits::set_aside;
        const auto report = make([&](ChangeIntent intent) {
            return convert_to_variants(*m_catalogue, wanted, intent, {}, Progress());
        });
        const FamilyVariant& levels =
            root != 0 ? *plain.levels(root)
                      : *m_catalogue->structure()->family_variants.find(wanted.family_variant);
        Shown expected = plain.shown();
        std::vector<std::vector<Value>> taken;
        if (root != 0) {
            for (const ProductId id : plain.variants_below(root)) {
                if (const auto values = plain.axis_values(plain.shown(id), levels))
                    taken.push_back(*values);
            }
        }
        for (const ProductId id : wanted.products) {
            const Plain& was = plain.at(id);
            if (was.product.kind != ProductKind::simple) continue;
            const auto values = plain.axis_values(was.own, levels);
            const bool fits = was.product.family == levels.family && values &&
                              std::find(taken.begin(), taken.end(), *values) == taken.end();
            const auto now = m_catalogue->products().load(id);
            EXPECT_EQ(now->kind == ProductKind::variant, fits) << now->code;
            if (!fits) continue;
            taken.push_back(*values);
            if (root == 0) continue;
            std::vector<const Fields*> holders = {&was.own};
            if (plain.all().contains(now->parent)) {
                for (const ProductId one : plain.chain(now->parent))
                    holders.push_back(&plain.at(one).own);
            } else {
                holders.push_back(&plain.at(root).own);
            }
            Fields fields = PlainCatalogue::merged(holders);
            fields[{property::family, 0}] = Reference{was.product.family};
            expected[was.product.code] = fields;
        }
        expect_shown(expected, "variants");
        return report;
    }

    StructureChangeReport random_simple(const PlainCatalogue& plain) {
        SimpleConversion wanted;
        wanted.products = some_products(plain, 10);
        wanted.empty_models = maybe(2) ? EmptyModels::keep : EmptyModels::remove;
        const auto report = make([&](ChangeIntent intent) {
            return convert_to_simple(*m_catalogue, wanted, intent, {}, Progress());
        });
        expect_shown(plain.shown(), "simple");
        return report;
    }

    StructureChangeReport random_axes(const PlainCatalogue& plain) {
        AxesChange wanted;
        wanted.family_variant = one_of(m_variants);
        const Structure& structure = *m_catalogue->structure();
        FamilyVariant target = *structure.family_variants.find(wanted.family_variant);
        target.levels = random_levels(*structure.families.find(target.family));
        wanted.levels = target.levels;
        wanted.misfits = Misfits::set_aside;
        const auto report = make([&](ChangeIntent intent) {
            return change_axes(*m_catalogue, wanted, intent, {}, Progress());
        });
        EXPECT_EQ(report.count("shown_changed"), 0);
        expect_shown(plain.shown(), "axes");
        for (const auto& [id, product] : plain.all()) {
            if (product.product.parent == 0 && product.product.family_variant == target.id)
                expect_justified(plain, walk(plain, id), target);
        }
        return report;
    }

    StructureChangeReport random_family(const PlainCatalogue& plain) {
        FamilyChange wanted;
        wanted.products = some_products(plain, 4);
        const FamilyVariant levels =
            *m_catalogue->structure()->family_variants.find(one_of(m_variants));
        wanted.family = levels.family;
        if (!maybe(4)) wanted.family_variant = levels.id;
        wanted.foreign = maybe(2) ? ForeignValues::keep : ForeignValues::remove;
        wanted.misfits = Misfits::set_aside;
        const Family family = *m_catalogue->structure()->families.find(wanted.family);
        const auto report = make([&](ChangeIntent intent) {
            return change_family(*m_catalogue, wanted, intent, {}, Progress());
        });
        Shown expected = plain.shown();
        const auto rehouse = [&](ProductId id) {
            Fields& fields = expected[plain.at(id).product.code];
            fields[{property::family, 0}] = Reference{wanted.family};
            if (wanted.foreign == ForeignValues::keep) return;
            std::erase_if(fields, [&](const auto& entry) {
                return entry.first.attribute >= property::first_attribute &&
                       !family.has(entry.first.attribute);
            });
        };
        for (const ProductId id : wanted.products) {
            const Product& was = plain.at(id).product;
            if (was.kind == ProductKind::simple && was.family != wanted.family) rehouse(id);
            const bool moves = was.is_model() && was.parent == 0 && wanted.family_variant != 0 &&
                               was.family_variant != wanted.family_variant;
            if (!moves) continue;
            const auto variants = walk(plain, id);
            expect_justified(plain, variants, levels);
            for (const ProductId variant : variants) {
                if (m_catalogue->products().load(variant)->kind == ProductKind::variant)
                    rehouse(variant);
            }
        }
        expect_shown(expected, "family");
        return report;
    }

    void random_edit(const PlainCatalogue& plain) {
        std::vector<CellEdit> edits;
        for (const ProductId id : some_products(plain, 8)) {
            FieldAddress field{maybe(3) ? one_of(m_axes) : one_of(m_texts), 0, 0, 0};
            if (structure().attributes.find(field.attribute)->localizable)
                field.locale = 1 + any(2);
            const bool is_axis =
                std::find(m_axes.begin(), m_axes.end(), field.attribute) != m_axes.end();
            std::optional<std::string> text;
            if (!maybe(4))
                text = is_axis ? std::to_string(any(4)) : std::string(maybe(2) ? "x" : "y");
            edits.push_back({id, field, text, std::nullopt});
        }
        edit_products(*m_catalogue, edits);
    }

    // Of something older, whatever came later: it is done or refused, and no variant is lost.
    void random_undo() {
        const OnConflict decisions[] = {OnConflict::refuse, OnConflict::keep_later,
                                        OnConflict::overwrite};
        try {
            undo_change_set(*m_catalogue, one_of(m_made_sets), decisions[any(3)], Progress());
        } catch (const Error&) {
            // Undone already, or variants could not stand as they would.
        }
    }

    // Lists by columns follow every change of parents and kinds.
    void expect_index(const PlainCatalogue& plain) {
        ListRequest request;
        request.filter = "t = x";
        std::set<ProductId> expected;
        const AttributeId t = structure().attributes.find("t")->id;
        for (const auto& [id, product] : plain.all()) {
            const Fields fields = plain.shown(id);
            const auto at = fields.find({t, 0});
            if (at != fields.end() && at->second == Value(std::string("x"))) expected.insert(id);
        }
        const auto listed = m_index.list(*m_catalogue, request, Progress());
        EXPECT_TRUE(std::set<ProductId>(listed.begin(), listed.end()) == expected);
    }

    StructureChangeReport random_change(const PlainCatalogue& plain) {
        switch (any(5)) {
            case 0:
                return random_parent(plain);
            case 1:
                return random_variants(plain);
            case 2:
                return random_simple(plain);
            case 3:
                return random_axes(plain);
            default:
                return random_family(plain);
        }
    }

    void live(unsigned seed) {
        m_random.seed(seed);
        make_structure();
        make_products();
        expect_levels(*m_catalogue);
        for (int step = 0; step < 25 && !HasFailure(); ++step) {
            const Stored before = stored(*m_catalogue);
            const PlainCatalogue plain(*m_catalogue);
            if (maybe(4)) {
                random_edit(plain);
            } else if (!m_made_sets.empty() && maybe(5)) {
                random_undo();
            } else {
                const auto report = random_change(plain);
                if (report.change_set != 0 && maybe(2)) {
                    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
                } else if (report.change_set != 0) {
                    m_made_sets.push_back(report.change_set);
                }
            }
            expect_levels(*m_catalogue);
            expect_index(PlainCatalogue(*m_catalogue));
            if (HasFailure()) ADD_FAILURE() << "seed " << seed << ", step " << step;
        }
        const VerifyReport verified = verify_catalogue(*m_catalogue, Progress());
        for (const Issue& issue : verified.damage) ADD_FAILURE() << issue.message;
    }

    ProductIndex m_index;
    std::vector<ChangeSetId> m_made_sets;
    int m_made = 0;
};
TEST_P(RandomStructureChanges, ShowWhatThePlainMapsShowAndAreTakenBackToTheByte) {
    live(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomStructureChanges, testing::Range(1U, 13U));

}  // namespace
}  // namespace vitrine::test
