#include "store/change_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/error.h"
#include "store/catalogue.h"
#include "store/change_set_writer.h"
#include "store/delta.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;

constexpr AttributeId brand = 64, name = 65;

FieldChanges changed(AttributeId attribute, std::optional<Value> before,
                     std::optional<Value> after) {
    return {{{attribute, 0}, std::move(before), std::move(after)}};
}

struct Entry {
    ProductId product;
    Operation operation;
    std::string delta;
    bool operator==(const Entry&) const = default;
};

std::vector<Entry> entries_of(const ChangePack& pack) {
    std::vector<Entry> entries;
    each_packed_change(pack.products(), pack.changes(),
                       [&](ProductId product, Operation operation, std::string_view delta) {
                           entries.push_back({product, operation, std::string(delta)});
                       });
    return entries;
}

TEST(ChangePack, HoldsWhatAPlainRowWouldHold) {
    std::mt19937 random(3);
    ChangePack pack;
    std::vector<Entry> expected;
    const Value values[] = {Value(std::string("Mug")),
                            Value(std::string(300, 'x')),
                            Value(*Decimal::parse("12.50")),
                            Value(true),
                            Value(Date{-3}),
                            Value(Reference{7}),
                            Value(References{{3, 1, 2}}),
                            Value(Measurement{*Decimal::parse("-2"), 5}),
                            Value(FileReference{"a.png", "abc"})};
    const auto any = [&]() -> std::optional<Value> {
        const auto number = random() % (std::size(values) + 1);
        if (number == std::size(values)) return std::nullopt;
        return values[number];
    };
    for (int n = 0; n < 3000; ++n) {
        const auto id = static_cast<ProductId>((n * 7919) % 3001 + 1);
        ASSERT_TRUE(pack.has_room_for(id));
        const auto operation = static_cast<Operation>(random() % 3 + 1);
        if (operation == Operation::update) {
            FieldChanges changes;
            for (std::uint32_t field = 0; field <= random() % 3; ++field) {
                changes.push_back(
                    {{static_cast<AttributeId>(64 + field * 90), static_cast<ScopeId>(field)},
                     any(),
                     any()});
            }
            pack.add(id, operation, changes);
            expected.push_back({id, operation, encode_changes(changes)});
        } else if (operation == Operation::remove) {
            Product product;
            product.uuid = std::string(36, 'u');
            product.code = "gone-" + std::to_string(n);
            const std::string delta = encode_removed(product);
            pack.add(id, operation, {}, delta);
            expected.push_back({id, operation, delta});
        } else {
            pack.add(id, operation, {});
            expected.push_back({id, operation, {}});
        }
    }
    EXPECT_EQ(entries_of(pack), expected);
    EXPECT_EQ(packed_products(pack.products()).size(), 3000U);
    EXPECT_EQ(pack.first(), 1);
    EXPECT_EQ(pack.last(), 3001);
    EXPECT_FALSE(pack.operation()) << "there were all three";
}

TEST(ChangePack, GivesOnlyTheProductsAndFieldsAskedFor) {
    ChangePack pack;
    for (ProductId product = 1; product <= 40; ++product) {
        const FieldChanges changes = changed(product % 3 == 0 ? property::code : brand,
                                             std::string("before"), std::to_string(product));
        if (product % 10 == 0) {
            pack.add(product, Operation::remove, {}, "gone");
        } else {
            pack.add(product, product % 7 == 0 ? Operation::create : Operation::update,
                     product % 7 == 0 ? FieldChanges{} : changes);
        }
    }
    const auto asked = [&](const WantedChanges& wanted) {
        std::vector<ProductId> found;
        each_packed_change(
            pack.products(), pack.changes(),
            [&](ProductId product, Operation, std::string_view) { found.push_back(product); },
            wanted);
        return found;
    };
    const ProductId some[] = {3, 4, 20, 39};
    const ProductId in_a_row[] = {11, 12, 13};
    const AttributeId code[] = {property::code, property::parent};
    EXPECT_EQ(asked({some, {}}), (std::vector<ProductId>{3, 4, 20, 39}));
    EXPECT_EQ(asked({in_a_row, {}}), (std::vector<ProductId>{11, 12, 13}));
    EXPECT_EQ(asked({some, code}), (std::vector<ProductId>{3, 20, 39}));
    EXPECT_EQ(asked({{}, code}),
              (std::vector<ProductId>{3, 6, 9, 10, 12, 15, 18, 20, 24, 27, 30, 33, 36, 39, 40}));
}

TEST(ChangePack, TakesAProductOnce) {
    ChangePack pack;
    pack.add(5, Operation::create, {});
    EXPECT_FALSE(pack.has_room_for(5));
    EXPECT_TRUE(pack.has_room_for(4));
    EXPECT_EQ(pack.operation(), Operation::create);
    pack.clear();
    EXPECT_TRUE(pack.empty());
    EXPECT_TRUE(pack.has_room_for(5));
}

TEST(ChangePack, IsFullAtItsMostProductsAndItsMostBytes) {
    ChangePack pack;
    ProductId id = 0;
    while (pack.has_room_for(id + 1)) pack.add(++id, Operation::create, {});
    EXPECT_EQ(pack.size(), ChangePack::most_products);
    pack.clear();
    id = 0;
    while (pack.has_room_for(id + 1)) {
        ++id;
        pack.add(id, Operation::update,
                 changed(name, std::nullopt, Value(std::to_string(id) + std::string(1000, 'x'))));
    }
    EXPECT_LT(pack.size(), ChangePack::most_products);
    EXPECT_LT(pack.changes().size(), ChangePack::most_bytes + 2000);
}

TEST(ChangePack, SpendsFewBytesOnWhatIsTheSameForAll) {
    ChangePack created, same, from_many;
    constexpr ProductId count = 10'000;
    for (ProductId id = 1; id <= count; ++id) {
        created.add(id, Operation::create, {});
        same.add(id, Operation::update,
                 changed(brand, Value(Reference{id % 5 + 1}), Value(Reference{9})));
        from_many.add(id, Operation::update,
                      changed(name, Value(Decimal(1000 + id, 2)), Value(Decimal(5, 0))));
    }
    const auto bytes = [](const ChangePack& pack) {
        return static_cast<double>(pack.products().size() + pack.changes().size()) / count;
    };
    EXPECT_LE(bytes(created), 2.1);
    EXPECT_LE(bytes(same), 4.1);
    EXPECT_LE(bytes(from_many), 10.1);
}

TEST(ChangePack, SaysSoWhereItIsDamaged) {
    ChangePack pack;
    for (ProductId id = 1; id <= 3; ++id)
        pack.add(id, Operation::update, changed(brand, Value(Reference{id}), Value(Reference{9})));
    const auto read = [&](std::string_view products, std::string_view changes) {
        each_packed_change(products, changes, [](ProductId, Operation, std::string_view) {});
    };
    EXPECT_NO_THROW(read(pack.products(), pack.changes()));
    EXPECT_THROW(read(pack.products(), {}), Error);
    EXPECT_THROW(read(std::string_view(pack.products()).substr(1), pack.changes()), Error);
    for (std::size_t length = 0; length < pack.changes().size(); ++length) {
        EXPECT_THROW(read(pack.products(), std::string_view(pack.changes()).substr(0, length)),
                     Error);
    }
}

class PackedJournal : public testing::Test {
protected:
    void SetUp() override {
        Catalogue::create(file);
        catalogue = std::make_unique<Catalogue>(file);
    }
    static Product named(const std::string& code) {
        Product product;
        product.code = code;
        return product;
    }
    static ChangeSetOrigin origin() { return {"ada", "edit", {}, "test", 0}; }
    ChangeSetId create(int count) {
        ChangeSetWriter writer(*catalogue, origin());
        for (int n = 1; n <= count; ++n) writer.create(named("p" + std::to_string(n)));
        return writer.finish();
    }
    static void set_name(ChangeSetWriter& writer, Catalogue& in, ProductId id,
                         const std::string& text) {
        const Product before = *in.products().load(id);
        Product after = before;
        after.values.set({name, 0}, text);
        writer.update(before, after);
    }
    std::int64_t rows() {
        std::int64_t count = 0;
        sql::each(*catalogue->connection().prepare("SELECT count(*) FROM change"),
                  [&](const sql::Statement& row) { count = row.integer(0); });
        return count;
    }
    // "3 create, 3 update": product and what happened, in the order given.
    std::vector<std::string> told(ChangeSetId id, Journal::Order order) {
        std::vector<std::string> lines;
        catalogue->journal().each_change(id, order, [&](const Change& change) {
            static constexpr const char* names[] = {"", "create", "update", "remove"};
            lines.push_back(std::string(entity_kind_name(change.entity_kind)) + " " +
                            std::to_string(change.entity_id) + " " +
                            names[static_cast<int>(change.operation)]);
        });
        return lines;
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "shop.vitrine";
    std::unique_ptr<Catalogue> catalogue;
};

TEST_F(PackedJournal, HasOneRowForManyProductsAndAPlainOneForOne) {
    create(100);
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(catalogue->journal().last_seq(), 1);
    {
        ChangeSetWriter writer(*catalogue, origin());
        set_name(writer, *catalogue, 7, "Mug");
        writer.finish();
    }
    EXPECT_EQ(rows(), 2);
    EXPECT_EQ(catalogue->products().load(7)->seq, 2);
    EXPECT_EQ(catalogue->products().load(8)->seq, 1);
    const auto changes = catalogue->journal().changes_of(EntityKind::product, 7);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].operation, Operation::update);
    EXPECT_EQ(decode_changes(changes[0].delta)[0].after, Value(std::string("Mug")));
    EXPECT_EQ(changes[1].operation, Operation::create);
    EXPECT_EQ(catalogue->journal().changes_of(EntityKind::product, 101).size(), 0U);
}

TEST_F(PackedJournal, KeepsTheOrderOfChangesWithinAChangeSet) {
    ChangeSetWriter writer(*catalogue, origin());
    const ProductId first = writer.create(named("a"));
    writer.create(named("b"));
    set_name(writer, *catalogue, first, "One");
    Locale locale;
    locale.code = "en_US";
    writer.put(locale);
    set_name(writer, *catalogue, first, "Two");
    writer.remove(*catalogue->products().load(2));
    const ChangeSetId id = writer.finish();
    EXPECT_THAT(told(id, Journal::Order::oldest_first),
                ElementsAre("product 1 create", "product 2 create", "product 1 update",
                            "locale 1 create", "product 1 update", "product 2 remove"));
    EXPECT_THAT(told(id, Journal::Order::newest_first),
                ElementsAre("product 2 remove", "product 1 update", "locale 1 create",
                            "product 1 update", "product 2 create", "product 1 create"));
    const auto changes = catalogue->journal().changes_of(EntityKind::product, first);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(decode_changes(changes[0].delta)[0].before, Value(std::string("One")));
    EXPECT_EQ(catalogue->products().load(first)->seq, changes[0].seq);
}

TEST_F(PackedJournal, FeedsExactlyTheProductsChangedSince) {
    create(20);
    const auto before = catalogue->journal().last_seq();
    {
        ChangeSetWriter writer(*catalogue, origin());
        for (const ProductId id : {9, 3, 15}) set_name(writer, *catalogue, id, "Mug");
        writer.finish();
    }
    const auto between = catalogue->journal().last_seq();
    {
        ChangeSetWriter writer(*catalogue, origin());
        set_name(writer, *catalogue, 9, "Cup");
        set_name(writer, *catalogue, 4, "Cup");
        set_name(writer, *catalogue, 9, "Bowl");
        writer.finish();
    }
    Journal& journal = catalogue->journal();
    EXPECT_EQ(journal.products_changed_since(0).size(), 20U);
    EXPECT_THAT(journal.products_changed_since(before), ElementsAre(3, 4, 9, 15));
    EXPECT_THAT(journal.products_changed_since(between), ElementsAre(4, 9));
    EXPECT_THAT(journal.products_changed_since(journal.last_seq()), ElementsAre());
}

TEST_F(PackedJournal, IsReadBackwardsFromAnyNumberToTheStateOfThen) {
    // Random updates, creations and removals, walked back against what was remembered.
    std::mt19937 random(11);
    using State = std::map<ProductId, Values>;
    State state;
    std::vector<std::pair<std::int64_t, State>> remembered{{0, {}}};
    int created = 0;
    for (int set = 0; set < 40; ++set) {
        ChangeSetWriter writer(
            *catalogue, origin(),
            set % 3 == 0 ? ChangeSetWriter::Mode::job : ChangeSetWriter::Mode::edit);
        for (std::uint32_t step = 0; step < random() % 60 + 1; ++step) {
            const auto dice = random() % 10;
            if (state.empty() || dice < 4) {
                state[writer.create(named("c" + std::to_string(++created)))] = {};
            } else {
                auto at = state.begin();
                std::advance(at, static_cast<long>(random() % state.size()));
                if (dice == 9) {
                    writer.remove(*catalogue->products().load(at->first));
                    state.erase(at);
                } else {
                    const std::string text = "n" + std::to_string(random() % 5);
                    set_name(writer, *catalogue, at->first, text);
                    at->second.set({name, 0}, text);
                }
            }
            if (dice == 0) writer.commit_chunk();
        }
        writer.finish();
        remembered.emplace_back(catalogue->journal().last_seq(), state);
    }
    for (const auto& [seq, expected] : remembered) {
        State walked = state;
        catalogue->journal().each_change_since(
            seq, Journal::Order::newest_first, [&](const Change& change) {
                const auto id = static_cast<ProductId>(change.entity_id);
                if (change.operation == Operation::create) {
                    walked.erase(id);
                } else if (change.operation == Operation::remove) {
                    walked[id] = decode_removed(change.delta).values;
                } else {
                    for (const FieldChange& field : decode_changes(change.delta)) {
                        if (field.before) {
                            walked[id].set(field.key, *field.before);
                        } else {
                            walked[id].erase(field.key);
                        }
                    }
                }
            });
        EXPECT_EQ(walked, expected) << "as of change " << seq;
    }
}

TEST_F(PackedJournal, OfAJobThatStopsIsTakenBack) {
    create(50);
    {
        ChangeSetWriter writer(*catalogue, origin(), ChangeSetWriter::Mode::job);
        for (ProductId id = 1; id <= 30; ++id) set_name(writer, *catalogue, id, "Mug");
        for (int n = 0; n < 10; ++n) writer.create(named("new" + std::to_string(n)));
        writer.commit_chunk();
        for (ProductId id = 20; id <= 40; ++id) set_name(writer, *catalogue, id, "Cup");
        writer.commit_chunk();
        set_name(writer, *catalogue, 41, "Bowl");
    }
    EXPECT_EQ(catalogue->products().count(ProductKind::simple), 50);
    catalogue->products().each(
        [&](const Product& product) { EXPECT_TRUE(product.values.empty()) << product.code; });
    EXPECT_TRUE(catalogue->journal().running().empty());
}

}  // namespace
}  // namespace vitrine
