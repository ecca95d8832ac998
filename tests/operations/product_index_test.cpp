// The index against list_products(), which reads every product each time and is obvious: random
// filters and orders, on catalogues with and without changes in between.
#include "operations/product_index.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "base/text.h"
#include "catalog/measurement.h"
#include "catalog/value_text.h"
#include "operations/read_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

// Conditions that somebody could ask of this very catalogue: its attributes, compared with values
// that its products have.
class RequestWriter {
public:
    RequestWriter(Catalogue& catalogue, unsigned seed)
        : m_catalogue(catalogue), m_structure(*catalogue.structure()), m_random(seed) {
        m_structure.attributes.each(
            [this](const Attribute& attribute) { m_attributes.push_back(&attribute); });
        std::int64_t seen = 0;
        catalogue.products().each([&](const Product& product) {
            // A fair sample of 200, whatever the size.
            if (++seen <= 200) {
                m_samples.push_back(product);
            } else if (const auto place = static_cast<std::size_t>(m_random() % seen);
                       place < 200) {
                m_samples[place] = product;
            }
        });
    }

    ListRequest write() {
        ListRequest request;
        request.channel = id_of(m_structure.channels);
        request.locale =
            m_structure.active_locales().at(m_random() % m_structure.active_locales().size());
        if (!chance(10)) request.filter = filter(0);
        if (chance(20)) request.search = word();
        if (chance(85)) request.sort = sort();
        request.models = chance(80);
        return request;
    }

private:
    bool chance(unsigned percent) { return m_random() % 100 < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[m_random() % things.size()];
    }
    const char* one(std::initializer_list<const char*> words) {
        return words.begin()[m_random() % words.size()];
    }
    template <class T>
    std::int32_t id_of(const Entities<T>& entities) {
        return one_of(entities.all())->id;
    }
    static std::string quoted(std::string_view text) {
        return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
    }

    std::string filter(int depth) {
        if (depth < 2 && chance(40)) {
            if (chance(25)) return "not (" + filter(depth + 1) + ")";
            return "(" + filter(depth + 1) + (chance(50) ? " and " : " or ") + filter(depth + 1) +
                   ")";
        }
        if (chance(70)) return of_attribute(*one_of(m_attributes));
        switch (m_random() % 11) {
            case 0:
                return std::string("sku ") +
                       one({"=", "contains", "starts with", "does not start with", "ends with",
                            "does not end with"}) +
                       ' ' + quoted(part_of(one_of(m_samples).code));
            case 1:
                return "family " + of_entity(m_structure.families);
            case 2:
                return "category " +
                       (chance(40) ? one({"under ", "not under "}) + code_of(m_structure.categories)
                                   : of_entity(m_structure.categories));
            case 3:
                return std::string("parent ") +
                       one({"is empty", "is not empty", "matches \"^[A-M]\"",
                            "does not match \"[0-9]\""});
            case 4:
                return std::string("kind = ") + one({"simple", "variant", "model"});
            case 5:
                return std::string("enabled = ") + one({"true", "false"});
            case 6:
                return std::string("completeness ") +
                       one({"< 50", "= 80", ">= 100", "!= 100", "between 20 and 80",
                            "not between 50 and 99"}) +
                       one({"", " on all locales", " on any locale"});
            case 8:
                return one({"updated ", "created "}) + std::string(one({"since ", "before "})) +
                       instant();
            case 9:
                return std::string("changed by ") +
                       one({"1", "2", "3", "5", "import", "edit", "undo", "\"nobody\""});
            case 7:
                return std::string("variants ") +
                       one({"any complete", "any incomplete", "all complete", "all incomplete"});
            default:
                return quoted(word());
        }
    }
    // When some change set began.
    std::string instant() {
        const auto change_sets = m_catalogue.journal().list(100);
        return change_sets.empty() ? "2026-03-31" : to_iso8601(one_of(change_sets).at);
    }
    template <class T>
    std::string code_of(const Entities<T>& entities) {
        return entities.size() == 0 ? "none" : quoted(one_of(entities.all())->code);
    }
    template <class T>
    std::string of_entity(const Entities<T>& entities) {
        if (entities.size() == 0 || chance(20)) return one({"is empty", "is not empty"});
        return one({"= ", "!= "}) + code_of(entities);
    }

    std::string of_attribute(const Attribute& attribute) {
        std::string name = '`' + attribute.code + '`';
        const Value* value = nullptr;
        Scope scope;
        for (int tries = 0; tries < 30 && value == nullptr; ++tries) {
            for (const auto& [key, found] : one_of(m_samples).values) {
                if (key.attribute != attribute.id) continue;
                value = &found;
                scope = m_structure.scope(key.scope);
            }
        }
        std::vector<std::string> in_brackets;
        if (scope.channel != 0) in_brackets.push_back(m_structure.channels.code_of(scope.channel));
        if (scope.locale != 0) in_brackets.push_back(m_structure.locales.code_of(scope.locale));
        if (scope.currency != 0)
            in_brackets.push_back(m_structure.currencies.code_of(scope.currency));
        const std::string bare = name;
        if (!in_brackets.empty()) name += '[' + join(in_brackets, ",") + ']';
        if (attribute.type == AttributeType::identifier) return "kind != model";
        if (value == nullptr || chance(15)) {
            return name + ' ' + one({"is empty", "is not empty"});
        }
        if (chance(25)) {
            if (const std::string related = relation(attribute); !related.empty())
                return (related.starts_with("differs between") ? bare : name) + ' ' + related;
        }
        const std::string text = value_to_text(m_structure, attribute, *value);
        switch (column_kind(attribute.type)) {
            case ColumnKind::text:
            case ColumnKind::presence:
                return name + ' ' +
                       one({"=", "!=", "contains", "does not contain", "starts with",
                            "does not start with", "ends with", "does not end with"}) +
                       ' ' + quoted(part_of(text));
            case ColumnKind::number:
                if (chance(25)) {
                    return name + one({" between -1 and ", " not between -1 and "}) +
                           (text.starts_with('-') ? "0" : text);
                }
                return name + ' ' + one({"=", "!=", "<", "<=", ">", ">="}) + ' ' + text;
            case ColumnKind::measurement: {
                const auto& amount = std::get<Measurement>(*value);
                const std::string number = amount.amount.to_string();
                const std::string unit = ' ' + std::string(find_unit(amount.unit)->code);
                if (chance(20)) return name + " between " + number + " and " + number + unit;
                return name + ' ' + one({"=", "!=", "<", "<=", ">", ">="}) + ' ' + number + unit;
            }
            case ColumnKind::id:
                if (attribute.type == AttributeType::boolean)
                    return name + " = " + one({"true", "false"});
                if (attribute.type == AttributeType::date && chance(25))
                    return name + one({" between ", " not between "}) + text + " and 2999-12-31";
                if (attribute.type == AttributeType::date)
                    return name + ' ' + one({"=", "<", ">="}) + ' ' + text;
                return name + ' ' + one({"=", "!="}) + ' ' + quoted(text);
            case ColumnKind::list: {
                const Option* option =
                    m_structure.options.find(std::get<References>(*value).ids.front());
                return name + ' ' + one({"=", "!="}) + ' ' + quoted(option->code);
            }
        }
        return name;
    }

    // What asks about more than one value; empty where that is not of this attribute.
    std::string relation(const Attribute& attribute) {
        const bool is_text = column_kind(attribute.type) == ColumnKind::text ||
                             column_kind(attribute.type) == ColumnKind::presence;
        if (is_text && chance(30)) {
            return one({"matches \"^[A-M]\"", "matches \"/[0-9]{2}[^a-z]/i\"",
                        "does not match \"a\"", "does not match \"^.{1,20}$\""});
        }
        if ((is_text || attribute.type == AttributeType::number) && chance(50)) {
            return one({"is duplicate", "is not duplicate"});
        }
        if (attribute.localizable && !attribute.scopable && chance(60)) {
            const auto locale = [&] {
                return m_structure.locales.code_of(one_of(m_structure.active_locales()));
            };
            return "differs between " + locale() + " and " + locale();
        }
        return "differs from parent";
    }

    // A piece of the text, which is UTF-8 and not blank.
    std::string part_of(std::string_view text) {
        const std::size_t length = count_code_points(text);
        const std::size_t from = m_random() % length;
        text.remove_prefix(first_code_points(text, from).size());
        const std::string part(first_code_points(text, 1 + m_random() % 12));
        return trim(part).empty() ? "a" : part;
    }
    std::string word() {
        const Product& product = one_of(m_samples);
        for (const auto& [key, value] : product.values) {
            const auto* text = std::get_if<std::string>(&value);
            if (text != nullptr && chance(50)) return part_of(*text);
        }
        return part_of(product.code);
    }
    std::string sort() {
        std::string name = one({"sku", "name", "family", "kind", "enabled", "completeness"});
        if (chance(60)) {
            const Attribute& attribute = *one_of(m_attributes);
            name = attribute.code;
            if (attribute.type == AttributeType::price_collection) {
                name += '[' + m_structure.currencies.code_of(id_of(m_structure.currencies)) + ']';
            }
        }
        return name + one({"", ":desc"});
    }

    Catalogue& m_catalogue;
    const Structure& m_structure;
    std::mt19937 m_random;
    std::vector<const Attribute*> m_attributes;
    std::vector<Product> m_samples;
};

void compare(Catalogue& catalogue, ProductIndex& index, int requests, unsigned seed) {
    RequestWriter writer(catalogue, seed);
    for (int i = 0; i < requests; ++i) {
        const ListRequest request = writer.write();
        ASSERT_EQ(index.list(catalogue, request, Progress()),
                  list_products(catalogue, request, Progress()))
            << request.filter << "\nsearch " << request.search << "\nsort " << request.sort
            << (request.models ? "" : "\nwithout models") << "\nchannel " << request.channel
            << " locale " << request.locale;
    }
}

class ProductIndexTest : public ReadTest {
protected:
    ProductIndex m_index;
};

TEST_F(ProductIndexTest, ListsWhatReadingAllProductsLists) {
    compare(*m_catalogue, m_index, 1500, 1);
}

TEST_F(ProductIndexTest, FollowsEditsImportsAndUndo) {
    compare(*m_catalogue, m_index, 50, 2);
    std::vector<ChangeSetId> change_sets;
    const auto take = [&](const EditReport& report) {
        ASSERT_NE(report.change_set, 0);
        change_sets.push_back(report.change_set);
        compare(*m_catalogue, m_index, 50, static_cast<unsigned>(change_sets.size()) + 3);
    };
    take(edit("oxford", "price[EUR]", "61.50"));
    take(edit("oxford", "brand", std::nullopt));
    take(edit("lamp-1", "name[en_US]", "Zodiac lamp"));
    take(edit("lamp-2", "enabled", "0"));
    products("sku;family;name-en_US\nlamp-9;lamps;Night lamp\n");
    compare(*m_catalogue, m_index, 50, 20);
    for (auto at = change_sets.rbegin(); at != change_sets.rend(); ++at) {
        undo_change_set(*m_catalogue, *at, OnConflict::refuse, Progress());
        compare(*m_catalogue, m_index, 50, static_cast<unsigned>(*at) + 30);
    }
}

TEST_F(ProductIndexTest, FollowsWhatAnotherConnectionCommits) {
    compare(*m_catalogue, m_index, 10, 3);
    {
        Catalogue other(m_catalogue->file());
        edit_products(other,
                      {{id_of("lamp-1"), parse_field(structure(), "price[EUR]"), "1.00", {}}});
    }
    m_catalogue->refresh();
    compare(*m_catalogue, m_index, 50, 4);
}

TEST_F(ProductIndexTest, BeginsAnewForAnotherCatalogue) {
    compare(*m_catalogue, m_index, 5, 5);
    Catalogue::create(m_folder / "other.vitrine");
    Catalogue other(m_folder / "other.vitrine");
    EXPECT_THAT(m_index.list(other, {}, Progress()), testing::IsEmpty());
    compare(*m_catalogue, m_index, 5, 6);
}

// The file beside the catalogue.
class ColumnFileTest : public ReadTest {
protected:
    std::filesystem::path file() { return ProductColumns::file_of(*m_catalogue); }
    void save() {
        ProductIndex index;
        compare(*m_catalogue, index, 30, 11);
        ASSERT_TRUE(index.save(*m_catalogue, Progress()));
        compare(*m_catalogue, index, 30, 12);
        ASSERT_TRUE(std::filesystem::exists(file()));
    }
    // Another program, which has only the file.
    void compare_anew(unsigned seed) {
        ProductIndex index;
        compare(*m_catalogue, index, 60, seed);
    }
};

TEST_F(ColumnFileTest, GivesTheListsOfTheCatalogueItWasMadeOf) {
    save();
    compare_anew(13);
}

TEST_F(ColumnFileTest, FollowsWhatWasCommittedSince) {
    save();
    edit("oxford", "price[EUR]", "61.50");
    const EditReport report = edit("lamp-1", "name[en_US]", "Zodiac lamp");
    compare_anew(14);
    products("sku;family;name-en_US\nlamp-9;lamps;Night lamp\n");
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    compare_anew(15);
}

TEST_F(ColumnFileTest, IsPassedOverWhereTheCatalogueIsAnOlderCopyThatWentAnotherWay) {
    const auto copy = m_folder / "copy.vitrine";
    m_catalogue->checkpoint();
    std::filesystem::copy_file(m_catalogue->file(), copy);
    edit("lamp-1", "name[en_US]", "Zodiac lamp");
    save();
    // The copy reaches the same number in the journal with another edit.
    Catalogue other(copy);
    edit_products(other, {{id_of("lamp-2"), parse_field(structure(), "price[EUR]"), "1.00", {}}});
    ASSERT_EQ(other.journal().last_seq(), m_catalogue->journal().last_seq());
    std::filesystem::copy_file(file(), ProductColumns::file_of(other));
    ProductIndex index;
    compare(other, index, 60, 16);
}

TEST_F(ColumnFileTest, IsMadeAnewWhereItIsDamaged) {
    save();
    const std::string whole = read_whole_file(file());
    std::mt19937 random(17);
    for (unsigned round = 0; round < 30; ++round) {
        std::string damaged = whole;
        if (round % 3 == 0) damaged.resize(random() % whole.size());
        for (int i = 0; i < 20 && !damaged.empty(); ++i) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        std::ofstream(file(), std::ios::binary) << damaged;
        ProductIndex index;
        compare(*m_catalogue, index, 15, 100 + round);
    }
}

TEST_F(ColumnFileTest, IsNotWrittenWhereTheFolderCannotBe) {
    std::filesystem::create_directory(file());  // its name is taken by a folder
    ProductIndex index;
    compare(*m_catalogue, index, 5, 18);
    EXPECT_FALSE(index.save(*m_catalogue, Progress()));
    compare(*m_catalogue, index, 5, 19);
}

class ProductIndexOf : public EmptyImportTest {
protected:
    ProductIndex m_index;
};

TEST_F(ProductIndexOf, IcecatListsWhatReadingAllProductsLists) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    compare(*m_catalogue, m_index, 1500, 7);
}

// Each round gives a few products, models among them, values that other products have, or none,
// and now and then takes a change set back.
TEST_F(ProductIndexOf, IcecatFollowsRandomEditsAndUndo) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    std::mt19937 random(9);
    std::vector<Product> products;
    m_catalogue->products().each([&](const Product& product) { products.push_back(product); });
    const auto any = [&]() -> const Product& { return products[random() % products.size()]; };
    std::vector<ChangeSetId> change_sets;
    compare(*m_catalogue, m_index, 10, 1);
    for (unsigned round = 0; round < 40; ++round) {
        std::vector<CellEdit> edits;
        for (int i = 0; i < 6; ++i) {
            const Product& giver = any();
            if (giver.values.empty()) continue;
            const auto& [key, value] =
                *(giver.values.begin() + static_cast<long>(random() % giver.values.size()));
            const Attribute* attribute = structure().attributes.find(key.attribute);
            if (attribute == nullptr || attribute->is_media()) continue;
            std::optional<std::string> text;
            if (random() % 4 != 0) text = value_to_text(structure(), *attribute, value);
            edits.push_back({any().id,
                             parse_field(structure(), field_name(structure(), key)),
                             std::move(text),
                             {}});
        }
        if (!change_sets.empty() && random() % 3 == 0) {
            undo_change_set(*m_catalogue, change_sets.back(), OnConflict::keep_later, Progress());
            change_sets.pop_back();
        } else if (const EditReport report = edit_products(*m_catalogue, edits);
                   report.change_set != 0) {
            change_sets.push_back(report.change_set);
        }
        compare(*m_catalogue, m_index, 12, 100 + round);
        if (round % 10 == 0) {
            ASSERT_TRUE(m_index.save(*m_catalogue, Progress()));
        }
        ProductIndex from_file;
        compare(*m_catalogue, from_file, 4, 200 + round);
        if (HasFatalFailure()) return;
    }
    EXPECT_FALSE(change_sets.empty());
}

TEST_F(ProductIndexOf, LegoListsWhatReadingAllProductsLists) {
    if (std::getenv("VITRINE_LARGE") == nullptr) GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    ASSERT_EQ(run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()}).status,
              0);
    import({m_folder / "lego-akeneo"});
    compare(*m_catalogue, m_index, 150, 8);
}

}  // namespace
}  // namespace vitrine::test
