#include "interchange/mapping_groups.h"

#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using By = VariantRule::By;

// More rows than any shop allows a product; those behind are taken for another one.
constexpr std::size_t longest_group = 5'000;

bool is_one_of(const std::vector<std::string>& texts, std::string_view wanted) {
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& one) {
        return fold_case(one) == fold_case(trim(wanted));
    });
}

}  // namespace

bool OutRow::has(const MappedField& field, std::size_t number) const {
    if (field.is_dropped || field.target.kind == ColumnTarget::Kind::nothing) return false;
    const bool of_products = field.is_property("enabled") || field.is_property("groups");
    if (field.target.kind == ColumnTarget::Kind::property && !of_products &&
        !field.is_property("categories")) {
        return false;  // where the row belongs: has columns of its own
    }
    switch (role) {
        case RowRole::simple:
            return true;
        case RowRole::model:
            return field.level != ColumnLevel::variant && !of_products && !contains(axes, number);
        case RowRole::variant:
            return field.level != ColumnLevel::model || of_products || contains(axes, number);
        case RowRole::model_text:
            return field.localizable && field.level != ColumnLevel::variant;
        case RowRole::product_text:
            return field.localizable;
        case RowRole::left_out:
            break;
    }
    return false;
}

MappingGroups::Model* MappingGroups::model(std::string_view key) {
    const auto at = m_models.find(fold_case(key));
    return at == m_models.end() ? nullptr : &at->second;
}

void MappingGroups::add_axes(Model& model, const std::vector<std::size_t>& axes) {
    for (const std::size_t axis : axes) {
        m_fields.at(axis).is_axis = true;
        if (!contains(model.axes, axis)) model.axes.push_back(axis);
    }
}

void MappingGroups::read_children(const MappedRow& row, const std::string& code) {
    const VariantRule& rule = m_profile.variants;
    Model& parent = m_models[fold_case(code)];
    parent.code = code;
    const std::string records = replace_all(row.key, rule.record_separator, "\n");
    for (const std::string_view record : split_list(records, '\n')) {
        std::string child_code;
        Child child{code, {}};
        std::vector<std::size_t> axes;
        const std::string parts = replace_all(record, rule.part_separator, "\n");
        for (const std::string_view part : split_list(parts, '\n')) {
            const auto sign = part.find(rule.assign);
            if (sign == std::string_view::npos) continue;
            const std::string_view name = trim(part.substr(0, sign));
            const std::string_view value = trim(part.substr(sign + rule.assign.size()));
            if (fold_case(name) == fold_case(rule.code_name)) {
                child_code = value;
                continue;
            }
            ColumnTarget target;
            target.kind = ColumnTarget::Kind::attribute;
            target.code = code_for_label(name);
            target.create =
                NewAttribute{AttributeType::simple_select, std::string(name), false, false};
            const std::size_t before = m_fields.size();
            const std::size_t axis = m_fields.find_or_add(target);
            MappedField& field = m_fields.at(axis);
            if (axis == before) {
                field.column = rule.column;
                field.is_named = true;
                field.is_typed = field.attribute != nullptr;
            }
            axes.push_back(axis);
            child.axes.emplace_back(axis, value);
        }
        if (child_code.empty()) continue;
        add_axes(parent, axes);
        m_children.try_emplace(fold_case(child_code), std::move(child));
    }
}

void MappingGroups::find_models_of(const MappedRow& row) {
    const VariantRule& rule = m_profile.variants;
    if (row.key.empty()) return;
    if (rule.by == By::children) {
        const std::string code = row.first(m_fields.property("code"));
        if (!code.empty()) read_children(row, code);
    } else if (!is_one_of(rule.model_kinds, row.kind)) {
        Model& parent = m_models[fold_case(row.key)];
        if (rule.by == By::parent_column) parent.code = row.key;
        add_axes(parent, row.axes);
    }
}

void MappingGroups::find_models(const Progress& progress) {
    const By by = m_profile.variants.by;
    if (by != By::parent_column && by != By::children && by != By::separate_file) return;
    read(SourceFile::main, false);  // its columns come first, in the profile's order
    const bool other = by == By::separate_file;
    const auto reader = m_open(other ? SourceFile::variants : SourceFile::main);
    if (reader == nullptr) return;
    const bool has_file = other && m_profile.variant_file;
    RowMapper mapper(m_profile, has_file ? m_profile.variant_file->columns : m_profile.columns,
                     has_file ? m_profile.variant_file->named_values : m_profile.named_values,
                     reader->header(), m_fields, other ? SourceFile::variants : SourceFile::main);
    CsvRow source;
    MappedRow row;
    while (reader->next(source)) {
        progress.tick(reader->bytes_read(), reader->bytes());
        mapper.begin_group();
        mapper.map(source, row);
        find_models_of(row);
    }
}

std::string MappingGroups::family_variant_code(const std::string& family,
                                               const std::vector<std::size_t>& axes,
                                               std::int64_t line, bool learn) {
    std::string key = family;
    std::string code = family + "_by";
    for (const std::size_t axis : axes) {
        key += '\n' + std::to_string(axis);
        code += '_' + m_fields.at(axis).target.code;
    }
    const auto known = m_variant_codes.find(key);
    if (known != m_variant_codes.end()) return known->second;
    if (!learn) return {};
    const Family* stored = m_structure.families.find(family);
    const FamilyVariant* variant = m_structure.family_variants.find_if([&](const auto& one) {
        if (stored == nullptr || one.family != stored->id || one.levels.size() != 1 ||
            one.levels[0].axes.size() != axes.size()) {
            return false;
        }
        return std::all_of(axes.begin(), axes.end(), [&](std::size_t axis) {
            const Attribute* attribute = m_fields.at(axis).attribute;
            const auto& wanted = one.levels[0].axes;
            return attribute != nullptr &&
                   std::find(wanted.begin(), wanted.end(), attribute->id) != wanted.end();
        });
    });
    if (variant != nullptr) {
        code = variant->code;
    } else {
        m_new_variants.push_back({code, family, axes, line});
    }
    m_variant_codes.emplace(key, code);
    return code;
}

std::unique_ptr<MappingGroups::Pass> MappingGroups::read(SourceFile file, bool learn) {
    return std::make_unique<Pass>(*this, file, learn);
}

MappingGroups::Pass::Pass(MappingGroups& groups, SourceFile file, bool learn)
    : m_groups(groups),
      m_profile(groups.m_profile),
      m_fields(groups.m_fields),
      m_file(file),
      m_learn(learn),
      m_reader(groups.m_open(file)) {
    if (m_reader == nullptr) return;
    const bool other = file == SourceFile::variants && m_profile.variant_file;
    m_mapper = std::make_unique<RowMapper>(
        m_profile, other ? m_profile.variant_file->columns : m_profile.columns,
        other ? m_profile.variant_file->named_values : m_profile.named_values, m_reader->header(),
        m_fields, file);
    m_code = m_fields.property("code");
    m_family = m_fields.property("family");
}

bool MappingGroups::Pass::read_row(MappedRow& row) {
    CsvRow source;
    if (m_reader == nullptr || !m_reader->next(source)) return false;
    const By by = m_profile.variants.by;
    const bool in_groups = by == By::group_column || by == By::blank_rows;
    if (!in_groups) m_mapper->begin_group();
    m_mapper->map(source, row);
    return true;
}

bool MappingGroups::Pass::continues(const MappedRow& first, const MappedRow& row) const {
    if (m_profile.variants.by == By::blank_rows) return row.key.empty();
    return m_profile.variants.by == By::group_column && !row.key.empty() &&
           fold_case(row.key) == fold_case(first.key);
}

bool MappingGroups::Pass::next(std::vector<OutRow>& rows) {
    rows.clear();
    MappedRow row;
    if (m_ahead) {
        row = std::move(*m_ahead);
        m_ahead.reset();
    } else if (!read_row(row)) {
        return false;
    }
    const By by = m_profile.variants.by;
    if (by == By::group_column || by == By::blank_rows) {
        std::vector<MappedRow> group;
        group.push_back(std::move(row));
        MappedRow further;
        while (read_row(further)) {
            if (!continues(group.front(), further) || group.size() >= longest_group) {
                m_ahead = std::move(further);
                break;
            }
            group.push_back(std::move(further));
        }
        place_group(std::move(group), rows);
    } else {
        place_single(std::move(row), rows);
    }
    for (OutRow& one : rows) finish(one);
    return true;
}

std::string MappingGroups::Pass::code_of(const MappedRow& row) const {
    return row.first(m_code);
}

std::string MappingGroups::Pass::made_code(const std::string& model, const OutRow& row) const {
    std::string code = model;
    for (const std::size_t axis : row.axes) {
        for (const std::string& value : row.row.of(axis)) {
            code += '-' + replace_all(code_for_label(value), "_", "-");
        }
    }
    return code;
}

void MappingGroups::Pass::leave_out(OutRow& row, std::string rule, std::string message,
                                    std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.row = row.row.line;
    issue.product = row.code;
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    row.role = RowRole::left_out;
    row.problems.push_back(std::move(issue));
}

void MappingGroups::Pass::make_model(OutRow& row, const std::vector<std::size_t>& axes) {
    row.role = RowRole::model;
    row.axes = axes;
}

void MappingGroups::Pass::finish(OutRow& row) {
    if (row.role == RowRole::left_out) return;
    if (row.code.empty()) {
        return leave_out(row, "mapping.no_code", tr("The row has no code."),
                         tr("Fill the cell, or let the profile make codes."));
    }
    if (row.role == RowRole::model_text || row.role == RowRole::product_text) return;
    const std::string family = row.row.first(m_family);
    row.family = m_fields.family_code(family.empty() ? m_profile.family : family, row.row.line);
    if (row.role != RowRole::model) return;
    if (m_learn) m_fields.learn_model(row.code);
    row.family_variant = m_groups.family_variant_code(row.family, row.axes, row.row.line, m_learn);
}

}  // namespace vitrine
