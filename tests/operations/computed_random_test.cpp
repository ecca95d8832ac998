// Computed values against a reference that knows nothing of the engine: random formulas over each
// other and over entered values on three levels, random edits, imports, undos and redos. After
// every change set each product holds what the formulas say of what was entered.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "base/error.h"
#include "operations/computed_attributes.h"
#include "operations/import_catalogue.h"
#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"

namespace vitrine {
namespace {

// a + k * b, or a where it is there, else b.
struct Formula {
    bool is_sum = true;
    std::string a, b;
    int k = 1;
    std::string text() const {
        return is_sum ? "attr." + a + " + " + std::to_string(k) + " * attr." + b
                      : "attr." + a + " or attr." + b;
    }
};

constexpr int entered_count = 3;   // n0, n1, n2: by the level that owns them
constexpr int computed_count = 5;  // c0 ... c4
const std::vector<std::string> locales = {"en_US", "fr_FR", "de_DE"};

class ComputedRandomTest : public test::SampleCatalogue {
protected:
    void SetUp() override {
        SampleCatalogue::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, "Numbers", 0});
        const auto add = [&](const std::string& code, AttributeType type, bool localizable) {
            Attribute attribute;
            attribute.code = code;
            attribute.type = type;
            attribute.localizable = localizable;
            m_ids[code] = writer.put(attribute);
        };
        for (int i = 0; i < entered_count; ++i)
            add("n" + std::to_string(i), AttributeType::number, false);
        for (int i = 0; i < computed_count; ++i)
            add("c" + std::to_string(i), AttributeType::number, false);
        add("t", AttributeType::text, true);
        add("title", AttributeType::text, true);
        for (const char* code : {"shirts", "tvs"}) {
            Family family = *writer.structure().families.find(code);
            for (const auto& [name, id] : m_ids) family.attributes.push_back(id);
            writer.put(family);
        }
        FamilyVariant variant = *writer.structure().family_variants.find("shirts_color_size");
        variant.levels[0].attributes.push_back(m_ids.at("n1"));
        variant.levels[1].attributes.push_back(m_ids.at("n2"));
        writer.put(variant);
        writer.finish();
        m_products = {shirt, shirt_red, shirt_red_s, shirt_red_m, television};
    }

    std::size_t below(std::size_t count) { return m_random() % count; }
    std::string any_number() {
        const std::size_t index = below(entered_count + computed_count);
        return index < entered_count ? "n" + std::to_string(index)
                                     : "c" + std::to_string(index - entered_count);
    }

    // The formulas in force, read back from the structure, so that undos need no bookkeeping.
    std::map<std::string, Formula> formulas() {
        std::map<std::string, Formula> found;
        catalogue->structure()->attributes.each([&](const Attribute& attribute) {
            if (!attribute.expression.empty() && attribute.code != "title")
                found[attribute.code] = m_known.at(attribute.expression);
        });
        return found;
    }

    void set_random_formula() {
        const std::string code = "c" + std::to_string(below(computed_count));
        Formula formula{below(3) != 0, any_number(), any_number(), static_cast<int>(below(3)) + 1};
        m_known[formula.text()] = formula;
        auto wanted = formulas();
        wanted[code] = formula;
        const bool is_cycle = reaches(wanted, code, code);
        const auto preview =
            set_expression(*catalogue, m_ids.at(code), formula.text(), ChangeIntent::preview);
        const auto saved =
            set_expression(*catalogue, m_ids.at(code), formula.text(), ChangeIntent::save);
        EXPECT_EQ(saved.refused(), is_cycle) << formula.text();
        EXPECT_EQ(preview.products_changed, saved.products_changed);
        note(saved.change_set);
    }
    static bool reaches(const std::map<std::string, Formula>& formulas, const std::string& from,
                        const std::string& to, std::set<std::string> seen = {}) {
        const auto at = formulas.find(from);
        if (at == formulas.end() || !seen.insert(from).second) return false;
        for (const std::string& next : {at->second.a, at->second.b}) {
            if (next == to || reaches(formulas, next, to, seen)) return true;
        }
        return false;
    }

    void edit_some() {
        std::vector<CellEdit> edits;
        for (std::size_t i = 0; i < 1 + below(4); ++i) {
            std::string field = below(4) == 0 ? "t[" + locales[below(3)] + "]" : any_number();
            if (field.starts_with("c") && below(2) == 0) field = "n0";
            std::optional<std::string> text;
            if (below(5) != 0) text = std::to_string(below(50));
            edits.push_back(cell(m_products[below(m_products.size())], field, text));
        }
        note(edit_products(*catalogue, edits).change_set);
    }

    void import_some() {
        const bool of_models = below(2) == 0;
        std::string rows = of_models ? "code;family_variant;parent;n0;n1;c0;t-en_US\n"
                                     : "sku;parent;n0;n1;n2;c1;t-fr_FR\n";
        const auto number = [&] {
            return below(4) == 0 ? std::string() : std::to_string(below(50));
        };
        const auto row = [&](const std::string& head, int cells) {
            rows += head;
            for (int i = 0; i < cells; ++i) rows += ';' + number();
            rows += '\n';
        };
        if (of_models) {
            row("shirt;shirts_color_size;", 4);
            row("shirt-red;shirts_color_size;shirt", 4);
        } else {
            row("shirt-red-s;shirt-red", 5);
            row("shirt-red-m;shirt-red", 5);
            row("tv;", 5);
        }
        ImportOptions options;
        options.paths = {
            folder.write(of_models ? "in/product_models.csv" : "in/products.csv", rows)};
        options.rows_per_commit = 1 + below(3);
        note(import_catalogue(*catalogue, options, Progress()).change_set);
    }

    void undo_some() {
        if (m_sets.empty()) return;
        const ChangeSetId id =
            m_sets[m_sets.size() - 1 - below(std::min<std::size_t>(m_sets.size(), 6))];
        try {
            const OnConflict on_conflict = below(2) == 0 ? OnConflict::overwrite : OnConflict::keep_later;
            note(undo_change_set(*catalogue, id, on_conflict, Progress()).change_set);
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::usage) << error.sentence();  // undone already
        }
    }

    void note(ChangeSetId id) {
        if (id != 0) m_sets.push_back(id);
    }

    // The reference.

    std::optional<std::string> own_text(ProductId product, const std::string& field) {
        std::string text = own(product, field);
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    }
    ProductId parent_of(ProductId id) { return catalogue->products().load(id)->parent; }
    int level_of(ProductId id) {
        const ProductId parent = parent_of(id);
        return parent == 0 ? 0 : level_of(parent) + 1;
    }
    // From which level down a field is known; the television has one level only.
    int needed_level(const std::map<std::string, Formula>& formulas, const std::string& code) {
        const auto at = formulas.find(code);
        if (at == formulas.end()) return code.starts_with("n") ? code[1] - '0' : 0;
        return std::max(needed_level(formulas, at->second.a), needed_level(formulas, at->second.b));
    }
    // What holds for the product: entered or computed, its own or inherited.
    std::optional<std::int64_t> value_of(const std::map<std::string, Formula>& formulas,
                                         ProductId id, const std::string& code) {
        std::optional<std::int64_t> value;
        const auto at = formulas.find(code);
        if (at == formulas.end()) {
            if (const auto text = own_text(id, code)) value = std::stoll(*text);
        } else if (id == television || needed_level(formulas, code) <= level_of(id)) {
            const auto a = value_of(formulas, id, at->second.a);
            const auto b = value_of(formulas, id, at->second.b);
            if (at->second.is_sum) {
                if (a && b) value = *a + at->second.k * *b;
            } else {
                value = a ? a : b;
            }
        }
        const ProductId parent = parent_of(id);
        return value || parent == 0 ? value : value_of(formulas, parent, code);
    }
    std::optional<std::string> text_of(ProductId id, const std::string& field) {
        if (auto text = own_text(id, field)) return text;
        const ProductId parent = parent_of(id);
        return parent == 0 ? std::nullopt : text_of(parent, field);
    }
    // title: t .. '/' .. c0, where c0 is known.
    std::optional<std::string> title_of(const std::map<std::string, Formula>& formulas,
                                        ProductId id, const std::string& locale) {
        std::optional<std::string> title;
        if (id == television || needed_level(formulas, "c0") <= level_of(id)) {
            const auto text = text_of(id, "t[" + locale + "]");
            const auto number = value_of(formulas, id, "c0");
            if (text && number) title = *text + '/' + std::to_string(*number);
        }
        const ProductId parent = parent_of(id);
        return title || parent == 0 ? title : title_of(formulas, parent, locale);
    }

    void check() {
        const auto now = formulas();
        // An undo may bring back what leads to itself by now; it has no values.
        for (const auto& [code, formula] : now) {
            if (reaches(now, code, code)) return;
        }
        ++m_checked;
        for (const ProductId id : m_products) {
            const ProductId parent = parent_of(id);
            for (const auto& [code, formula] : now) {
                const auto value = value_of(now, id, code);
                const auto above = parent == 0 ? std::nullopt : value_of(now, parent, code);
                const std::string expected =
                    value && value != above ? std::to_string(*value) : std::string();
                EXPECT_EQ(own(id, code), expected) << id << ' ' << code << " = " << formula.text();
            }
            for (const std::string& locale : locales) {
                const auto title = title_of(now, id, locale);
                const auto above = parent == 0 ? std::nullopt : title_of(now, parent, locale);
                EXPECT_EQ(own(id, "title[" + locale + "]"),
                          title && title != above ? *title : std::string())
                    << id << ' ' << locale;
            }
        }
    }

    std::mt19937 m_random;
    std::map<std::string, AttributeId> m_ids;
    std::map<std::string, Formula> m_known;  // by text
    std::vector<ProductId> m_products;
    std::vector<ChangeSetId> m_sets;
    int m_checked = 0;
};

TEST_F(ComputedRandomTest, EveryValueIsWhatItsFormulaSays) {
    note(set_expression(*catalogue, m_ids.at("title"), "attr.t .. '/' .. attr.c0",
                        ChangeIntent::save)
             .change_set);
    m_sets.clear();  // the title stays
    for (int step = 0; step < 300 && !HasFailure(); ++step) {
        SCOPED_TRACE(step);
        switch (below(8)) {
            case 0:
                set_random_formula();
                break;
            case 1:
                note(set_expression(*catalogue,
                                    m_ids.at("c" + std::to_string(below(computed_count))), "",
                                    ChangeIntent::save)
                         .change_set);
                break;
            case 2:
                import_some();
                break;
            case 3:
                undo_some();
                break;
            default:
                edit_some();
                break;
        }
        check();
    }
    EXPECT_GT(m_checked, 200);
}

}  // namespace
}  // namespace vitrine
