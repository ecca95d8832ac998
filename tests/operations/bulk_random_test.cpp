// Random bulk edits against the obvious way (bulk_reference.h): every product afterwards, the
// counts, the preview, and undo.
#include <gtest/gtest.h>

#include <random>

#include "operations/bulk_edit.h"
#include "operations/bulk_reference.h"
#include "operations/import_fixture.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

// Changes that fit the catalogue: its fields, and operands that its products hold.
class ChangeWriter {
public:
    ChangeWriter(const Structure& structure, const Products& products, unsigned seed)
        : m_structure(structure), m_random(seed) {
        for (const auto& [id, product] : products) {
            m_ids.push_back(id);
            for (const auto& [key, value] : product.values) {
                if (structure.attributes.find(key.attribute) == nullptr) continue;
                auto& samples = m_samples[key];
                if (samples.size() < 30 || chance(5)) samples.push_back(value);
            }
        }
        for (const auto& sampled : m_samples) m_keys.push_back(sampled.first);
    }

    // Some products, in no order; often neighbours, so that variants meet their siblings.
    std::vector<ProductId> products() {
        std::vector<ProductId> ids;
        const auto first = m_random() % m_ids.size();
        const auto count = chance(50) ? m_ids.size() : 1 + m_random() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            if (chance(80)) ids.push_back(m_ids[(first + i) % m_ids.size()]);
        }
        std::shuffle(ids.begin(), ids.end(), m_random);
        return ids;
    }

    // Absent where chance chose what makes no sense.
    std::optional<BulkChange> change() {
        if (chance(20)) return of_property();
        const ValueKey key = one_of(m_keys);
        BulkChange change;
        change.field = address(key);
        const auto kinds = bulk_kinds(m_structure, key.attribute);
        if (kinds.empty()) return std::nullopt;
        const Attribute& attribute = *m_structure.attributes.find(key.attribute);
        const std::string sample = value_to_text(m_structure, attribute, one_of(m_samples[key]));
        switch (one_of(kinds)) {
            case BulkKind::set:
                change.action = SetValue{sample};
                break;
            case BulkKind::clear:
                change.action = ClearValue{};
                break;
            case BulkKind::add:
                change.action = AddToList{sample};
                break;
            case BulkKind::remove:
                change.action = RemoveFromList{sample};
                break;
            case BulkKind::replace:
                change.action = replacement();
                break;
            case BulkKind::letter_case:
                change.action = chance(50) ? LetterCase::upper : LetterCase::lower;
                break;
            case BulkKind::calculate:
                change.action = calculation(attribute);
                break;
            case BulkKind::copy:
                change.action = CopyValue{address(one_of(m_keys))};
                break;
        }
        return change;
    }

    bool chance(unsigned percent) { return m_random() % 100 < percent; }

private:
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[m_random() % things.size()];
    }
    template <class T>
    std::string code_of(const Entities<T>& entities) {
        return one_of(entities.all())->code;
    }

    FieldAddress address(ValueKey key) const {
        const Scope scope = m_structure.scope(key.scope);
        return {key.attribute, scope.channel, scope.locale, scope.currency};
    }

    std::optional<BulkChange> of_property() {
        BulkChange change;
        switch (m_random() % 3) {
            case 0:
                change.field.attribute = property::enabled;
                change.action = SetValue{chance(50) ? "1" : "0"};
                break;
            case 1:
                change.field.attribute = property::family;
                change.action = SetValue{code_of(m_structure.families)};
                break;
            default: {
                change.field.attribute = property::categories;
                const std::string codes =
                    code_of(m_structure.categories) + ',' + code_of(m_structure.categories);
                if (chance(40)) {
                    change.action = AddToList{codes};
                } else if (chance(50)) {
                    change.action = RemoveFromList{codes};
                } else {
                    // A code said twice is one category.
                    change.action = SetValue{code_of(m_structure.categories)};
                }
            }
        }
        return change;
    }

    TextReplacement replacement() {
        static const std::vector<TextReplacement> replacements = {
            {"a", "", false, true},
            {" ", "  ", false, true},
            {"e", "$1\\", false, true},
            {"([A-Za-z]+) ([0-9]+)", "$2 $1", true, true},
            {"[0-9]+", "<$0>", true, true},
            {"^[A-Za-z]", "", true, true},
            {"(a)(b|c|d)", "$2$1", true, false},
            {"[a-z]+ ?", "", true, false},
        };
        return one_of(replacements);
    }

    Calculate calculation(const Attribute& attribute) {
        static const std::vector<std::string> operands = {"2",     "0.5", "1.05", "-3",
                                                          "33.33", "100", "10"};
        Calculate calculate;
        // Sums of measurements have units: those are in the table of bulk_edit_test.
        const bool sums = attribute.type != AttributeType::measurement;
        calculate.sign = static_cast<Calculation::Sign>(sums ? m_random() % 6 : 2 + m_random() % 4);
        calculate.operand = one_of(operands);
        if (chance(50)) calculate.decimals = static_cast<int>(m_random() % 5);
        return calculate;
    }

    const Structure& m_structure;
    std::mt19937 m_random;
    std::vector<ProductId> m_ids;
    std::map<ValueKey, std::vector<Value>> m_samples;
    std::vector<ValueKey> m_keys;
};

class BulkRandom : public EmptyImportTest {
protected:
    void hold_against_the_obvious_way(unsigned seed, int rounds) {
        Products before = all_products(*m_catalogue);
        int edits = 0, saved = 0;
        for (int round = 0; round < rounds && !HasFailure(); ++round) {
            ChangeWriter writer(structure(), before, seed * 1000 + static_cast<unsigned>(round));
            BulkEdit edit;
            edit.products = writer.products();
            std::string words;
            while (edit.changes.empty() || writer.chance(40)) {
                auto change = writer.change();
                if (!change || !is_accepted(*change)) continue;
                // What the history says is the same change.
                const std::string text = to_text(structure(), *change);
                EXPECT_EQ(parse_bulk_change(structure(), text), *change) << text;
                edit.changes.push_back(std::move(*change));
                words += text + "; ";
            }
            SCOPED_TRACE(testing::Message() << "round " << round << ": " << words);
            const bool kept = hold(edit, before, writer.chance(50));
            ++edits;
            saved += kept ? 1 : 0;
            if (kept) before = all_products(*m_catalogue);
        }
        EXPECT_EQ(edits, rounds);
        EXPECT_GT(saved, rounds / 10) << "edits that change nothing prove little";
    }

private:
    // A copy between types that do not fit, and an operand against a rule, are refused as a whole.
    bool is_accepted(const BulkChange& change) const {
        try {
            parse_bulk_change(structure(), to_text(structure(), change));
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    // Whether it was saved and stays.
    bool hold(const BulkEdit& edit, const Products& before, bool keep) {
        BulkReference reference(structure(), before);
        const Products expected = reference.edit(edit.products, edit.changes);

        BulkReport preview = preview_bulk_edit(*m_catalogue, edit, {}, Progress());
        EXPECT_TRUE(different(all_products(*m_catalogue), before).empty());
        const BulkReport report = bulk_edit(*m_catalogue, edit, {}, Progress());
        const Products after = all_products(*m_catalogue);
        EXPECT_EQ(different(after, expected), std::vector<std::string>());
        EXPECT_EQ(report.changed, reference.changed);
        EXPECT_EQ(report.unchanged, reference.unchanged);
        EXPECT_EQ(report.refused, reference.refused);
        EXPECT_EQ(report.elsewhere, reference.elsewhere);
        EXPECT_EQ(report.products_changed,
                  static_cast<std::int64_t>(different(before, after).size()));

        EXPECT_EQ(preview.rows, report.rows);
        EXPECT_EQ(preview.products, report.products);
        EXPECT_EQ(preview.products_changed, report.products_changed);
        EXPECT_EQ(preview.values_changed, report.values_changed);
        EXPECT_EQ(preview.changed, report.changed);
        EXPECT_EQ(preview.unchanged, report.unchanged);
        EXPECT_EQ(preview.refused, report.refused);
        EXPECT_EQ(preview.elsewhere, report.elsewhere);
        EXPECT_EQ(preview.issues.size() + static_cast<std::size_t>(preview.issues_left_out),
                  report.issues.size() + static_cast<std::size_t>(report.issues_left_out));
        if (report.change_set == 0 || keep) return report.change_set != 0;

        undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
        EXPECT_EQ(different(all_products(*m_catalogue), before), std::vector<std::string>());
        return false;
    }
};

TEST_F(BulkRandom, EditsOfTheSampleShopDoWhatTheObviousWayDoes) {
    import({test_data("cli/catalogue")});
    for (unsigned seed = 1; seed <= 4; ++seed) hold_against_the_obvious_way(seed, 60);
}

TEST_F(BulkRandom, EditsOfIcecatDoWhatTheObviousWayDoes) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    hold_against_the_obvious_way(7, 40);
}

}  // namespace
}  // namespace vitrine::test
