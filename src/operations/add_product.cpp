#include "operations/add_product.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/default_values.h"
#include "operations/edit_cells.h"
#include "operations/edit_rules.h"
#include "operations/history.h"
#include "operations/new_code.h"
#include "operations/sku_numbers.h"

namespace vitrine {
namespace {

class Adding {
public:
    Adding(Catalogue& catalogue, const NewProduct& wanted, AddIntent intent)
        : m_catalogue(catalogue),
          m_wanted(wanted),
          m_writer(catalogue, origin(),
                   intent == AddIntent::preview ? ChangeSetWriter::Mode::preview
                                                : ChangeSetWriter::Mode::edit) {}

    AddReport run() {
        Product product;
        place(product);
        if (!refused()) name(product);
        m_report.sku = product.code;
        if (refused()) return std::move(m_report);
        fill(product);
        if (refused()) {
            m_report.product = 0;
            return std::move(m_report);  // the writer takes everything back
        }
        if (m_numbers) m_numbers->save();
        m_report.change_set = m_writer.finish();
        return std::move(m_report);
    }

private:
    static ChangeSetOrigin origin() {
        ChangeSetOrigin origin;
        origin.author = current_author();
        origin.source = "edit";
        origin.note = tr("Product added");
        return origin;
    }

    void refuse(std::string rule, std::string message, std::string fix = {}) {
        m_report.issues.push_back(refusal(std::move(rule), std::move(message), std::move(fix)));
    }
    bool refused() const {
        return std::any_of(m_report.issues.begin(), m_report.issues.end(),
                           [](const Issue& issue) { return issue.severity == Severity::error; });
    }

    void place(Product& product) {
        const Structure& structure = m_writer.structure();
        product.family = m_wanted.family;
        if (m_wanted.model == 0) return;
        const auto model = m_catalogue.products().load(m_wanted.model);
        if (!model || !model->is_model())
            return refuse("parent.unknown", tr("There is no such product model."));
        product.kind = ProductKind::variant;
        product.parent = model->id;
        const LoadedLineage loaded(m_catalogue.products(), *model);
        const FamilyVariant* levels = family_variant_of(structure, loaded.lineage());
        const auto depth = static_cast<std::size_t>(loaded.lineage().level());
        if (levels == nullptr || depth + 1 != levels->levels.size()) {
            return refuse("parent.level", tr("{0} has models below it, not variants.", model->code),
                          tr("Name one of the models below it."));
        }
        if (product.family != 0 && product.family != levels->family) {
            return refuse("family.other",
                          tr("The model {0} has the family {1}.", model->code,
                             structure.families.code_of(levels->family)),
                          tr("Leave the family out, or name another model."));
        }
        product.family = levels->family;
    }

    void name(Product& product) {
        const auto is_taken = [&](std::string_view code) {
            return m_catalogue.products().find(ProductStore::Space::products, code).has_value();
        };
        product.code = trim(m_wanted.sku);
        if (product.code.empty()) {
            if (!m_wanted.pattern) {
                throw Error(Failure::usage,
                            tr("A product needs a code, or a pattern that gives it one."));
            }
            m_numbers.emplace(m_catalogue, *m_wanted.pattern);
            const std::string model = m_catalogue.products().code_of(product.parent);
            product.code = m_numbers->next(
                {model, m_writer.structure().families.code_of(product.family)}, is_taken);
        } else if (auto issue = check_new_code(m_catalogue.products(),
                                               ProductStore::Space::products, product.code)) {
            m_report.issues.push_back(*std::move(issue));
        }
    }

    void fill(Product& product) {
        {
            const LoadedLineage loaded(m_catalogue.products(), product);
            Lineage lineage = loaded.lineage();
            lineage.self = &product;
            DefaultValues(m_writer.structure()).fill(m_writer.structure(), lineage, product);
        }
        m_writer.add(product);
        m_report.product = product.id;
        std::vector<CellEdit> edits;
        for (const NewProduct::Cell& cell : m_wanted.cells) {
            CellEdit& edit = edits.emplace_back();
            edit.product = product.id;
            edit.field = cell.field;
            if (!cell.text.empty()) edit.text = cell.text;
        }
        EditReport edited = apply_edits(m_catalogue, m_writer, edits);
        m_report.issues = std::move(edited.issues);
        if (!refused()) check_place(product.id);
    }

    // Also where no cell spoke of what tells variants apart.
    void check_place(ProductId id) {
        ProductStore& products = m_catalogue.products();
        const LoadedLineage loaded(products, *products.load(id));
        Product unplaced = loaded.product();
        unplaced.parent = 0;
        auto issue = check_axes(m_writer.structure(), products, unplaced, loaded.lineage(),
                                [&](ProductId sibling) { return products.load(sibling); });
        if (!issue) return;
        issue->product = loaded.product().code;
        m_report.issues.push_back(*std::move(issue));
    }

    Catalogue& m_catalogue;
    const NewProduct& m_wanted;
    ChangeSetWriter m_writer;
    std::optional<SkuNumbers> m_numbers;
    AddReport m_report;
};

}  // namespace

AddReport add_product(Catalogue& catalogue, const NewProduct& wanted, AddIntent intent) {
    return Adding(catalogue, wanted, intent).run();
}

}  // namespace vitrine
