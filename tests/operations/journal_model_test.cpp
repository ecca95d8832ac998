// The journal against a model of plain maps: random edits, bulk edits, imports, removals, structure
// edits, undos and redos, with conflicts decided each way. After every change set the catalogue is
// what the model says, and in the end every earlier state can be looked at again.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "operations/bulk_edit.h"
#include "operations/catalogue_at.h"
#include "operations/read_fixture.h"
#include "operations/verify_catalogue.h"
#include "store/change_set_writer.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

// A product as fields with their values; the code is one of them.
using Fields = std::map<ValueKey, Value>;
using Products = std::map<ProductId, Fields>;

struct Touch {
    std::optional<Fields> before, after;  // absent: there is no such product
};

class Model {
public:
    const Products& products() const { return m_products; }

    // What a change set did, from the difference of two states.
    void add(ChangeSetId id, const Products& after) {
        std::map<ProductId, Touch>& touched = m_sets[id].touched;
        for (const auto& [product, fields] : m_products) {
            const auto now = after.find(product);
            if (now == after.end()) {
                touched[product] = {fields, std::nullopt};
            } else if (now->second != fields) {
                touched[product] = {fields, now->second};
            }
        }
        for (const auto& [product, fields] : after) {
            if (!m_products.contains(product)) touched[product] = {std::nullopt, fields};
        }
        m_products = after;
    }

    // The state after undoing `id`; absent where conflicts forbid it.
    std::optional<Products> undo(ChangeSetId id, OnConflict on_conflict) const {
        Products after = m_products;
        bool conflicts = false;
        for (const auto& [product, touch] : m_sets.at(id).touched) {
            const auto now = after.find(product);
            if (!touch.before) {
                if (now == after.end()) continue;
                if (changed_after(id, product)) {
                    conflicts = true;
                    if (on_conflict != OnConflict::overwrite) continue;
                }
                after.erase(now);
            } else if (!touch.after) {
                if (now != after.end()) continue;
                if (code_is_taken(after, touch.before->at({property::code, 0}))) {
                    conflicts = true;
                    continue;
                }
                after[product] = *touch.before;
            } else if (now == after.end()) {
                conflicts = true;
            } else {
                conflicts |= undo_fields(touch, now->second, on_conflict);
            }
        }
        if (conflicts && on_conflict == OnConflict::refuse) return std::nullopt;
        return after;
    }
    void note_undo(ChangeSetId undo, ChangeSetId of) { m_sets[undo].undo_of = of; }
    bool is_undone(ChangeSetId id) const {
        for (const auto& [later, set] : m_sets) {
            if (set.undo_of == id && !is_undone(later)) return true;
        }
        return false;
    }
    std::optional<ChangeSetId> any(std::mt19937& random) const {
        if (m_sets.empty()) return std::nullopt;
        auto at = m_sets.begin();
        std::advance(at, static_cast<long>(random() % m_sets.size()));
        if (at == m_sets.begin() || is_undone(at->first)) return std::nullopt;
        return at->first;
    }

private:
    struct Set {
        std::map<ProductId, Touch> touched;
        ChangeSetId undo_of = 0;
    };

    static bool undo_fields(const Touch& touch, Fields& now, OnConflict on_conflict) {
        bool conflicts = false;
        const auto at = [](const Fields& fields, ValueKey key) {
            const auto found = fields.find(key);
            return found == fields.end() ? std::nullopt : std::optional(found->second);
        };
        std::set<ValueKey> keys;
        for (const auto& [key, value] : *touch.before) keys.insert(key);
        for (const auto& [key, value] : *touch.after) keys.insert(key);
        for (const ValueKey key : keys) {
            const auto before = at(*touch.before, key), after = at(*touch.after, key);
            if (before == after) continue;
            if (at(now, key) != after) {
                conflicts = true;
                if (on_conflict != OnConflict::overwrite) continue;
            }
            if (before) {
                now[key] = *before;
            } else {
                now.erase(key);
            }
        }
        return conflicts;
    }

    // By a change set that was neither undone nor is an undo.
    bool changed_after(ChangeSetId id, ProductId product) const {
        for (auto set = m_sets.upper_bound(id); set != m_sets.end(); ++set) {
            if (set->second.touched.contains(product) && set->second.undo_of == 0 &&
                !is_undone(set->first))
                return true;
        }
        return false;
    }

    static bool code_is_taken(const Products& products, const Value& code) {
        for (const auto& [id, fields] : products) {
            if (fields.at({property::code, 0}) == code) return true;
        }
        return false;
    }

    Products m_products;
    std::map<ChangeSetId, Set> m_sets;
};

class JournalModel : public test::ReadTest, public testing::WithParamInterface<unsigned> {
protected:
    Products stored() {
        Products all;
        m_catalogue->products().each([&](const Product& product) {
            if (product.is_model() || product.parent != 0) return;
            for (const FieldChange& field : differences(product, Product{}))
                if (field.before) all[product.id][field.key] = *field.before;
        });
        return all;
    }
    // Every structure entity as text.
    std::map<std::pair<int, std::int32_t>, std::string> stored_structure() {
        std::map<std::pair<int, std::int32_t>, std::string> all;
        const Structure& now = structure();
        const auto take = [&](EntityKind kind, const auto& entities) {
            for (const auto* entity : entities.all())
                all[{static_cast<int>(kind), entity->id}] = entity->code + to_json(*entity);
        };
        take(EntityKind::attribute, now.attributes);
        take(EntityKind::option, now.options);
        take(EntityKind::family, now.families);
        take(EntityKind::category, now.categories);
        take(EntityKind::channel, now.channels);
        take(EntityKind::scope, now.scopes);
        return all;
    }
    ValueKey key(const std::string& attribute) {
        const Attribute& found = *structure().attributes.find(attribute);
        return *structure().key_for(found, 0, found.localizable ? locale("en_US") : 0,
                                    found.type == AttributeType::price_collection
                                        ? structure().currencies.find("EUR")->id
                                        : 0);
    }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[m_random() % from.size()];
    }
    std::vector<ProductId> some(std::size_t most) {
        std::vector<ProductId> ids;
        for (const auto& [id, fields] : m_model.products()) ids.push_back(id);
        std::shuffle(ids.begin(), ids.end(), m_random);
        ids.resize(std::min(ids.size(), m_random() % most + 1));
        return ids;
    }
    std::string word() { return "w" + std::to_string(m_random() % 4); }

    // One change set of the model's kind: `change` changes the expected state and does the same to
    // the catalogue; it returns the change set, 0 for none.
    template <class Change>
    void expect_step(Change change) {
        Products expected = m_model.products();
        const ChangeSetId id = change(expected);
        ASSERT_EQ(stored(), expected);
        if (id == 0) return;
        m_model.add(id, expected);
        m_states.emplace_back(m_catalogue->journal().last_seq_of(id), expected, stored_structure());
    }

    void bulk() {
        expect_step([&](Products& expected) {
            BulkEdit edit;
            edit.products = some(12);
            const auto set = [&](const char* attribute, const std::string& text, Value value) {
                edit.changes.push_back(parse_bulk_change(structure(), text));
                for (const ProductId id : edit.products) expected[id][key(attribute)] = value;
            };
            const std::string name = word();
            const Decimal price(static_cast<std::int64_t>(m_random() % 4), 1);
            const auto dice = m_random() % 4;
            if (dice > 0) set("name", "name[en_US]=" + name, name);
            if (dice < 2) set("price", "price[EUR]=" + price.to_string(), price);
            return bulk_edit(*m_catalogue, edit, {}, Progress()).change_set;
        });
    }
    void edit_one() {
        expect_step([&](Products& expected) -> ChangeSetId {
            const auto ids = some(1);
            if (ids.empty()) return 0;
            const std::string text = word();
            const auto code = m_catalogue->products().code_of(ids.front());
            const EditReport report = edit(code, "name[en_US]", text);
            if (report.change_set != 0) expected[ids.front()][key("name")] = text;
            return report.change_set;
        });
    }
    void import_some() {
        expect_step([&](Products& expected) {
            std::string file = "sku;family;name-en_US\n";
            std::map<std::string, std::string> rows;
            for (std::uint32_t n = 0; n <= m_random() % 5; ++n)
                rows["new-" + std::to_string(m_random() % 25)] = word();
            for (const auto& [code, name] : rows) file += code + ";lamps;" + name + "\n";
            ImportOptions options;
            options.rows_per_commit = 2;
            const ChangeSetId id = products(file, options).change_set;
            for (const auto& [code, name] : rows) {
                Fields& fields = expected[id_of(code)];
                fields[{property::code, 0}] = code;
                fields[{property::family, 0}] = Reference{structure().families.find("lamps")->id};
                fields[key("name")] = name;
            }
            return id;
        });
    }
    void remove_some() {
        expect_step([&](Products& expected) {
            ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "remove", 0});
            for (const ProductId id : some(3)) {
                writer.remove(*m_catalogue->products().load(id));
                expected.erase(id);
            }
            return writer.finish();
        });
    }
    void rename_family() {
        expect_step([&](Products&) {
            ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "family", 0});
            Family family = *writer.structure().families.find("lamps");
            family.labels["en_US"] = word();
            writer.put(family);
            return writer.finish();
        });
    }
    // An undo, or where the change set is one, a redo.
    void undo_any() {
        const auto id = m_model.any(m_random);
        if (!id) return;
        const auto on_conflict =
            pick(std::vector{OnConflict::refuse, OnConflict::keep_later, OnConflict::overwrite});
        ChangeSetId undone = 0;
        expect_step([&](Products& expected) {
            const auto after = m_model.undo(*id, on_conflict);
            if (after) expected = *after;
            const UndoReport report = undo_change_set(*m_catalogue, *id, on_conflict, Progress());
            if (!after) {
                EXPECT_EQ(report.change_set, 0);
                EXPECT_FALSE(report.conflicts.empty());
            }
            return undone = report.change_set;
        });
        if (undone != 0) m_model.note_undo(undone, *id);
    }

    struct State {
        std::int64_t seq;
        Products products;
        std::map<std::pair<int, std::int32_t>, std::string> structure;
    };
    std::mt19937 m_random{GetParam()};
    Model m_model;
    std::vector<State> m_states;
};

TEST_P(JournalModel, IsFollowedThroughEverythingAndBackToEveryState) {
    const Products at_first = stored();
    m_model.add(1, at_first);
    m_states.push_back({m_catalogue->journal().last_seq(), at_first, stored_structure()});
    // The first import is not undone here: its structure would go with it.
    for (int step = 0; step < 250; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        const auto dice = m_random() % 20;
        if (dice < 4) {
            bulk();
        } else if (dice < 8) {
            edit_one();
        } else if (dice < 11) {
            import_some();
        } else if (dice < 12) {
            remove_some();
        } else if (dice < 13) {
            rename_family();
        } else {
            undo_any();
        }
        if (HasFatalFailure()) return;
    }
    EXPECT_THAT(verify_catalogue(*m_catalogue, Progress()).damage, testing::IsEmpty());
    const Products now = stored();
    const auto structure_now = stored_structure();
    for (const State& state : m_states) {
        const PastState then(*m_catalogue, state.seq, Progress());
        ASSERT_EQ(stored(), state.products) << "as change " << state.seq << " left it";
        ASSERT_EQ(stored_structure(), state.structure) << "as change " << state.seq << " left it";
    }
    EXPECT_EQ(stored(), now) << "looking back changes nothing";
    EXPECT_EQ(stored_structure(), structure_now);
}

INSTANTIATE_TEST_SUITE_P(Seeds, JournalModel, testing::Values(1U, 2U, 3U, 4U, 5U));

}  // namespace
}  // namespace vitrine
