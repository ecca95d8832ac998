// What the variant matrix changes: cells, variants, options.
#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "operations/add_option.h"
#include "operations/add_variants.h"
#include "operations/convert_variants.h"
#include "workbench/cell_words.h"
#include "workbench/variant_matrix.h"
#include "workbench/words.h"

namespace vitrine {

void VariantMatrix::type(const std::vector<ProductGrid::Typed>& cells, const std::string& source) {
    std::vector<TypedValue> values;
    for (const ProductGrid::Typed& typed : cells) {
        const ProductRow* found = row_at(typed.row, typed.column);
        if (found == nullptr || !m_column.editable) continue;
        TypedValue& value = values.emplace_back();
        value.product = found->id;
        value.field = m_column.field;
        if (typed.text && !trim(*typed.text).empty())
            value.text = typed_text(m_column, *typed.text);
        if (m_column.cell >= 0 && !m_pending.contains(found->id) && !found->cells.empty())
            value.shown = found->cells.front();
        m_refused.erase(found->id);
        m_pending[found->id] = typed.text.value_or(std::string());
    }
    if (values.empty()) return;
    m_editor.apply(
        values, source,
        m_receiver.guard([this, source, values, field = m_field](const TypedReport& report) {
            if (field == m_field) settle(report, values);
            if (events.cells_changed) events.cells_changed();
            if (events.edited) events.edited(report, source);
        }),
        m_receiver.guard([this, values, field = m_field](const std::string& sentence) {
            if (field == m_field) settle({}, values);
            if (events.cells_changed) events.cells_changed();
            if (events.failed) events.failed(sentence);
        }));
    if (events.cells_changed) events.cells_changed();
}

// What was refused stays as it was typed; what was saved stays in sight until it has been read
// again.
void VariantMatrix::settle(const TypedReport& report, const std::vector<TypedValue>& values) {
    for (const TypedRefusal& refusal : report.refusals) {
        const ProductId product = values[refusal.value].product;
        m_refused[product] = {m_pending[product], refusal.reason};
    }
    for (const TypedValue& value : values) {
        if (report.changed == 0 || m_refused.contains(value.product)) {
            m_pending.erase(value.product);
        } else {
            m_saved.insert(value.product);
        }
    }
    if (m_product != 0) fetch();
}

void VariantMatrix::save_change(std::function<StructureChangeReport(Catalogue&)> work,
                                std::string label,
                                std::function<std::string(const StructureChangeReport&)> sentence) {
    const auto report = std::make_shared<StructureChangeReport>();
    m_editor.save(
        [work = std::move(work), report](Catalogue& catalogue) {
            *report = work(catalogue);
            return report->change_set;
        },
        std::move(label), m_receiver.guard([this, report, sentence = std::move(sentence)] {
            std::string said;
            if (report->refused()) {
                const auto first = std::find_if(
                    report->issues.begin(), report->issues.end(),
                    [](const Issue& issue) { return issue.severity == Severity::error; });
                said = advice(*first);
            } else {
                said = sentence(*report);
            }
            if (events.done) events.done(said, report->change_set);
        }),
        m_receiver.guard([this](const std::string& failure) {
            if (events.failed) events.failed(failure);
        }));
}

void VariantMatrix::save_variants(
    std::function<std::vector<std::vector<std::string>>(Catalogue&)> variants) {
    save_change(
        [model = m_model, variants = std::move(variants)](Catalogue& catalogue) {
            NewVariants wanted;
            wanted.model = model;
            wanted.variants = variants(catalogue);
            return add_variants(catalogue, wanted, ChangeIntent::save, {}, Progress()).change;
        },
        tr("New variants"),
        [](const StructureChangeReport& report) {
            const auto made = report.count("variants_made");
            return trn("{0} variant created.", "{0} variants created.", static_cast<long>(made),
                       format_number(made));
        });
}

void VariantMatrix::create(const std::vector<std::pair<std::size_t, std::size_t>>& cells) {
    std::vector<std::vector<std::string>> variants;
    for (const auto& [row, column] : cells) {
        auto values = values_at(row, column);
        if (!values.empty() && row_at(row, column) == nullptr)
            variants.push_back(std::move(values));
    }
    if (variants.empty()) return;
    save_variants([variants](Catalogue&) { return variants; });
}

void VariantMatrix::create_all_missing() {
    if (missing_count() == 0) return;
    save_variants([model = m_model, more = m_more](Catalogue& catalogue) {
        return missing_variants(catalogue, model, more);
    });
}

void VariantMatrix::add_value(std::size_t axis, const std::string& label) {
    const std::string words(trim(label));
    if (axis >= m_axes.size() || words.empty()) return;
    const AttributeId attribute = m_axes[axis].attribute;
    const auto show_value = [this, attribute](const std::string& text) {
        m_more.push_back({attribute, {text}});
        fetch();
    };
    if (!m_axes[axis].has_options) {
        show_value(words);
        return;
    }
    const std::string folded = fold_case(words);
    for (const Choice& choice :
         option_choices(*m_workspace.structure(), attribute, m_workspace.locale_code())) {
        if (fold_case(choice.label) == folded || fold_case(choice.code) == folded) {
            show_value(choice.code);
            return;
        }
    }
    const auto made = std::make_shared<NewOptionReport>();
    NewOption wanted;
    wanted.attribute = attribute;
    wanted.labels[m_workspace.locale_code()] = words;
    save_change(
        [made, wanted](Catalogue& catalogue) {
            *made = add_option(catalogue, wanted, ChangeIntent::save);
            return made->change;
        },
        tr("New option"),
        [made, words, show_value, axis_label = m_axes[axis].label](const auto&) {
            show_value(made->code);
            return tr("{0} has the new option {1}.", axis_label, words);
        });
}

void VariantMatrix::make_variant(FamilyVariantId family_variant, const std::string& model) {
    if (m_state != State::simple) return;
    VariantConversion wanted;
    wanted.products = {m_model};  // the simple product itself
    wanted.model = trim(model);
    wanted.family_variant = family_variant;
    save_change(
        [wanted](Catalogue& catalogue) {
            return convert_to_variants(catalogue, wanted, ChangeIntent::save, {}, Progress());
        },
        tr("Simple product made a variant"),
        [wanted](const StructureChangeReport&) {
            return tr("It is a variant of {0} now.", wanted.model);
        });
}

}  // namespace vitrine
