// What each row of the source is: how MappingGroups::Pass places them.
#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "interchange/mapping_groups.h"

namespace vitrine {
namespace {

using By = VariantRule::By;

bool is_model_kind(const VariantRule& rule, std::string_view kind) {
    return std::any_of(rule.model_kinds.begin(), rule.model_kinds.end(),
                       [&](const auto& one) { return fold_case(one) == fold_case(kind); });
}

Issue no_axis(const MappedRow& row, std::string_view code) {
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = "mapping.no_axis";
    issue.row = row.line;
    issue.product = code;
    issue.message = tr("Nothing tells the variants of this product apart, so each is a product.");
    issue.fix = tr("Map the columns by which they differ as axes.");
    return issue;
}

// Lists of further rows belong to the product: its second picture stands in its second row.
void merge(MappedRow& into, const MappedRow& row, const MappingFields& fields, bool is_model) {
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const MappedField& field = fields.at(i);
        if (is_model && field.level == ColumnLevel::variant) continue;
        FieldValues& values = into.at(i);
        if (!values.empty() && !field.is_list()) continue;
        for (const std::string& value : row.values[i]) {
            const bool known = std::find(values.begin(), values.end(), value) != values.end();
            if (!known) values.push_back(value);
        }
    }
    into.failed.insert(into.failed.end(), row.failed.begin(), row.failed.end());
}

}  // namespace

void MappingGroups::Pass::place_text(MappedRow row, std::string locale, std::vector<OutRow>& rows) {
    OutRow& out = rows.emplace_back();
    out.code = code_of(row);
    const Model* model = m_groups.model(out.code);
    out.role =
        model != nullptr && !model->axes.empty() ? RowRole::model_text : RowRole::product_text;
    out.locale = std::move(locale);
    out.row = std::move(row);
}

void MappingGroups::Pass::place_single(MappedRow row, std::vector<OutRow>& rows) {
    const VariantRule& rule = m_profile.variants;
    std::string locale = row.locale;
    for (const auto& [from, to] : m_profile.locales) {
        if (fold_case(from) == fold_case(locale)) locale = to;
    }
    if (!locale.empty() && fold_case(locale) != fold_case(m_fields.locale())) {
        return place_text(std::move(row), std::move(locale), rows);
    }
    OutRow& out = rows.emplace_back();
    out.code = code_of(row);
    out.row = std::move(row);
    const MappedRow& placed = out.row;

    const auto become_variant = [&](const Model* model, std::string parent) {
        if (model == nullptr || model->axes.empty()) {
            out.problems.push_back(no_axis(placed, out.code));
            return;
        }
        out.role = RowRole::variant;
        out.parent = std::move(parent);
        out.axes = model->axes;
        if (out.code.empty() && rule.make_codes) out.code = made_code(out.parent, out);
    };

    if (rule.by == By::children) {
        const auto child = m_groups.m_children.find(fold_case(out.code));
        if (child != m_groups.m_children.end()) {
            for (const auto& [axis, value] : child->second.axes) {
                if (out.row.of(axis).empty()) out.row.at(axis) = {value};
            }
            return become_variant(m_groups.model(child->second.model), child->second.model);
        }
        const Model* model = m_groups.model(out.code);
        if (model != nullptr && !model->axes.empty()) make_model(out, model->axes);
        return;
    }
    if (rule.by == By::separate_file) {
        const bool is_variant = m_file == SourceFile::variants;
        Model* model = m_groups.model(is_variant ? placed.key : placed.own_key);
        if (!is_variant) {
            if (model == nullptr || model->axes.empty()) return;
            model->code = out.code;
            return make_model(out, model->axes);
        }
        if (model == nullptr || model->code.empty()) {
            out.row.failed.clear();
            return leave_out(out, "mapping.no_model",
                             tr("There is no product {0} for this variant.", placed.key),
                             tr("Add it to the file of products, or remove the row."));
        }
        return become_variant(model, model->code);
    }
    if (rule.by != By::parent_column) return;
    if (!placed.key.empty() && !is_model_kind(rule, placed.kind)) {
        const Model* model = m_groups.model(placed.key);
        return become_variant(model, model == nullptr ? placed.key : model->code);
    }
    // Its variants may name it by its code or by its key.
    Model whole;
    std::vector<Model*> names;
    for (const std::string& key : {out.code, rule.key_prefix + placed.own_key}) {
        Model* model = key.empty() ? nullptr : m_groups.model(key);
        if (model == nullptr) continue;
        m_groups.add_axes(whole, model->axes);
        names.push_back(model);
    }
    for (Model* model : names) {
        model->code = out.code;
        model->axes = whole.axes;
    }
    if (!whole.axes.empty()) make_model(out, whole.axes);
}

void MappingGroups::Pass::place_group(std::vector<MappedRow> group, std::vector<OutRow>& rows) {
    const VariantRule& rule = m_profile.variants;
    std::vector<std::size_t> axes;
    std::size_t codes = 0;
    for (const MappedRow& row : group) {
        for (const std::size_t axis : row.axes) {
            m_fields.at(axis).is_axis = true;
            if (std::find(axes.begin(), axes.end(), axis) == axes.end()) axes.push_back(axis);
        }
        if (!code_of(row).empty()) ++codes;
    }
    const MappedRow& first = group.front();
    const std::string key = first.own_key.empty() ? first.key : first.own_key;
    const bool is_new = key.empty() || m_seen.insert(fold_case(key)).second;
    if (!is_new && axes.empty()) {
        for (MappedRow& row : group) {
            OutRow& out = rows.emplace_back();
            out.code = key;
            out.row = std::move(row);
            leave_out(out, "mapping.group_scattered",
                      tr("The rows of {0} do not stand together.", key),
                      tr("Sort the file so that they do."));
        }
        return;
    }
    if (axes.empty()) {
        const bool each = codes > 1;
        for (MappedRow& row : group) {
            if (!each && !rows.empty()) {
                merge(rows.front().row, row, m_fields, false);
                if (rows.front().code.empty()) rows.front().code = code_of(row);
                continue;
            }
            OutRow& out = rows.emplace_back();
            out.code = code_of(row);
            out.row = std::move(row);
            if (each) out.problems.push_back(no_axis(out.row, out.code));
        }
        if (rows.front().code.empty() && rule.make_codes) rows.front().code = key;
        return;
    }
    if (is_new) {
        OutRow& model = rows.emplace_back();
        model.code = key;
        model.row = first;
        make_model(model, axes);
        for (std::size_t i = 1; i < group.size(); ++i) merge(model.row, group[i], m_fields, true);
    }
    const auto enabled = m_fields.property("enabled"), groups = m_fields.property("groups");
    const MappedRow head = first;
    for (MappedRow& row : group) {
        if (row.axes.empty()) continue;  // more of the model
        OutRow& out = rows.emplace_back();
        out.role = RowRole::variant;
        out.parent = key;
        out.axes = axes;
        out.code = code_of(row);
        out.row = std::move(row);
        for (const auto field : {enabled, groups}) {
            if (field && out.row.of(*field).empty()) out.row.at(*field) = head.of(*field);
        }
        if (out.code.empty() && rule.make_codes) out.code = made_code(key, out);
    }
}

}  // namespace vitrine
