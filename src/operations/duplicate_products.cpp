#include "operations/duplicate_products.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/arrange_variants.h"
#include "operations/edit_links.h"
#include "operations/new_code.h"
#include "store/unique_values.h"

namespace vitrine {
namespace {

constexpr std::string_view mark = "-copy";

ProductStore::Space space_of(const Product& product) {
    return product.is_model() ? ProductStore::Space::models : ProductStore::Space::products;
}

// "lamp-copy" of "lamp", of "lamp-copy" and of "lamp-copy-2".
std::string marked(std::string_view code) {
    const auto digits = code.find_last_not_of("0123456789");
    std::string_view stem = code;
    if (digits != std::string_view::npos && digits + 1 < code.size() && code[digits] == '-')
        stem = code.substr(0, digits);
    if (!stem.ends_with(mark)) stem = code;
    if (stem.ends_with(mark)) stem.remove_suffix(mark.size());
    return std::string(stem.empty() ? code : stem) + std::string(mark);
}

class Duplicating {
public:
    Duplicating(StructureChange& change, const Duplication& wanted, DuplicationReport& report)
        : m_change(change),
          m_wanted(wanted),
          m_report(report),
          m_named(wanted.products.begin(), wanted.products.end()),
          m_codes(products(), ProductStore::Space::products),
          m_model_codes(products(), ProductStore::Space::models) {
        m_change.count("copies", tr("Copies made"), 0);
        m_change.count("values_left_out", tr("Values left out, which must differ"), 0);
    }

    void run(const Progress& progress) {
        std::int64_t done = 0;
        for (const ProductId id : m_wanted.products) {
            progress.tick(done++, static_cast<std::int64_t>(m_wanted.products.size()));
            const auto original = products().load(id);
            if (!original || !m_copied.insert(id).second) continue;
            if (original->parent != 0) {
                refuse_variant(*original);
                continue;
            }
            const std::string code = new_code(*original);
            if (code.empty()) continue;
            m_renamed = {original->code, code};
            m_report.copies.push_back(copy(*original, code, 0));
            m_report.codes.push_back(code);
        }
        follow_links();
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }
    const Structure& structure() const { return m_change.structure(); }
    FreeCodes& codes_for(const Product& product) {
        return product.is_model() ? m_model_codes : m_codes;
    }

    void refuse_variant(const Product& variant) {
        // It goes along with its model.
        if (m_wanted.variants == DuplicatedVariants::with_model) {
            for (auto above = products().load(variant.parent); above;
                 above = products().load(above->parent)) {
                if (m_named.contains(above->id)) return;
            }
        }
        Issue issue = change_refusal(
            "duplicate.variant",
            tr("{0} is told apart from its siblings by its axis values; a copy would have the "
               "same.",
               variant.code),
            tr("Add a variant with other values to the model, or duplicate the whole model."));
        issue.product = variant.code;
        m_change.note(std::move(issue));
    }

    // Empty where it is refused.
    std::string new_code(const Product& original) {
        const std::string wanted(trim(m_wanted.code));
        if (wanted.empty()) return codes_for(original).take(marked(original.code));
        if (auto issue = check_new_code(products(), space_of(original), wanted)) {
            m_change.note(*std::move(issue));
            return {};
        }
        return codes_for(original).take(wanted);
    }

    // What began with the code of the model begins with that of its copy.
    std::string code_below(const Product& original) {
        const auto& [before, after] = m_renamed;
        if (fold_case(original.code).starts_with(fold_case(before)))
            return codes_for(original).take(after + original.code.substr(before.size()));
        return codes_for(original).take(marked(original.code));
    }

    ProductId copy(const Product& original, const std::string& code, ProductId parent) {
        Product made = original;
        made.id = 0;
        made.uuid.clear();
        made.seq = 0;
        made.row_hash = row_hash::none;
        made.code = code;
        made.parent = parent;
        made.enabled = made.is_model();
        leave_out(made);
        Product before;
        before.kind = made.kind;
        made.id = m_change.create(made);
        m_links.collect(structure(), before, made);
        m_change.count("copies", {});
        m_change.show({original.id, original.code, "copy", {}, code});
        if (original.is_model() && m_wanted.variants == DuplicatedVariants::with_model) {
            for (const ProductId id : products().children_of(original.id)) {
                const Product child = *products().load(id);
                copy(child, code_below(child), made.id);
            }
        }
        return made.id;
    }

    // What stands for this one article only.
    void leave_out(Product& made) {
        std::vector<ValueKey> left;
        std::vector<Values::Entry> kept;
        for (const auto& [key, value] : made.values) {
            const Attribute* attribute = structure().attributes.find(key.attribute);
            if (attribute == nullptr) continue;
            if (must_differ(*attribute) || is_gtin_attribute(*attribute)) {
                left.push_back(key);
            } else if (attribute->role == AttributeRole::packs) {
                Table packs = std::get<Table>(value);
                if (leave_out_numbers(*attribute, packs)) kept.emplace_back(key, std::move(packs));
            }
        }
        for (const ValueKey key : left) {
            note_left_out(made.code, key);
            made.values.erase(key);
        }
        for (auto& [key, value] : kept) {
            note_left_out(made.code, key);
            made.values.set(key, std::move(value));
        }
    }

    static bool leave_out_numbers(const Attribute& attribute, Table& packs) {
        const TableColumn* numbers = attribute.find_column("gtin");
        if (numbers == nullptr) return false;
        std::size_t count = 0;
        for (auto& row : packs.rows) {
            count += std::erase_if(
                row, [&](const TableCell& cell) { return cell.column == numbers->id; });
        }
        return count != 0;
    }

    void note_left_out(const std::string& code, ValueKey key) {
        m_change.count("values_left_out", {});
        if (!m_change.wants("duplicate.left_out")) {
            m_change.note_more("duplicate.left_out", 1);
            return;
        }
        Issue issue = change_warning(
            "duplicate.left_out",
            tr("{0} must differ, so {1} has none yet.", field_name(structure(), key), code),
            tr("Give the copy one of its own."));
        issue.product = code;
        issue.column = field_name(structure(), key);
        m_change.note(std::move(issue));
    }

    void follow_links() {
        for (const ProductId id : m_links.followers()) {
            const auto product = products().load(id);
            if (!product) continue;
            Product after = *product;
            if (m_links.follow(after)) m_change.update(*product, std::move(after));
        }
    }

    StructureChange& m_change;
    const Duplication& m_wanted;
    DuplicationReport& m_report;
    std::unordered_set<ProductId> m_named, m_copied;
    FreeCodes m_codes, m_model_codes;
    TwoWayLinks m_links;
    std::pair<std::string, std::string> m_renamed;  // the root's code, before and after
};

}  // namespace

DuplicationReport duplicate_products(Catalogue& catalogue, const Duplication& wanted,
                                     ChangeIntent intent, const StructureChangeLimits& limits,
                                     const Progress& progress) {
    if (!trim(wanted.code).empty() && wanted.products.size() > 1)
        throw Error(Failure::usage, tr("Of several products, each copy gets a code of its own: "
                                       "leave the code out."));
    const std::string note =
        wanted.products.size() == 1
            ? tr("Copy of {0}", catalogue.products().code_of(wanted.products[0]))
            : tr("Copies of products");
    DuplicationReport report;
    report.change = change_structure(catalogue, note, intent, limits, [&](StructureChange& change) {
        Duplicating(change, wanted, report).run(progress);
        change.complete_computed_values(progress);
    });
    if (report.change.change_set == 0) report.copies.clear();
    return report;
}

std::string copy_code(ProductStore& products, const Product& original) {
    return FreeCodes(products, space_of(original)).take(marked(original.code));
}

}  // namespace vitrine
