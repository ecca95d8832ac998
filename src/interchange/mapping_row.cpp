#include "interchange/mapping_row.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

bool is_code_letters(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
                      (c >= '0' && c <= '9');
           });
}

// What may stand in the place of a mark.
bool fits(std::string_view mark, std::string_view text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty()) return false;
    if (mark == "number") return digits;
    if (mark == "currency") return is_code_letters(text, 3, 3) && !digits;
    if (mark == "locale") return is_code_letters(text, 2, 6) && !digits;
    return mark == "name";
}

std::string locale_of(const ImportProfile& profile, std::string_view text) {
    for (const auto& [from, to] : profile.locales) {
        if (fold_case(from) == fold_case(text)) return to;
    }
    return std::string(text);
}

std::string_view cut(std::string_view text, const std::string& from) {
    return trim(from.empty() ? text : text.substr(0, std::min(text.find(from), text.size())));
}

// The parts of a cell; the whole of it where there is no separator.
std::vector<std::string_view> parts_of(std::string_view text, const std::string& separator) {
    std::vector<std::string_view> parts;
    if (separator.empty()) return {trim(text)};
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(trim(text.substr(at, end - at)));
        at = end + separator.size();
    }
    return parts;
}

}  // namespace

std::optional<HeadingMatch> match_heading(std::string_view pattern, std::string_view heading) {
    const std::string wanted = fold_case(trim(pattern)), found = fold_case(trim(heading));
    for (const std::string mark : {"currency", "locale", "number", "name"}) {
        const auto at = wanted.find('{' + mark + '}');
        if (at == std::string::npos) continue;
        const std::string before = wanted.substr(0, at),
                          behind = wanted.substr(at + mark.size() + 2);
        if (found.size() <= before.size() + behind.size() || !found.starts_with(before) ||
            !found.ends_with(behind)) {
            return std::nullopt;
        }
        const std::string_view whole = trim(heading);
        // Folding changes the length of few letters; then the whole heading is no match.
        if (whole.size() != found.size()) return std::nullopt;
        const std::string_view text =
            whole.substr(before.size(), whole.size() - before.size() - behind.size());
        if (!fits(mark, text)) return std::nullopt;
        return HeadingMatch{mark, std::string(text)};
    }
    return wanted == found ? std::optional(HeadingMatch{}) : std::nullopt;
}

RowMapper::RowMapper(const ImportProfile& profile, const std::vector<ColumnMapping>& columns,
                     const std::vector<NamedValues>& named, const std::vector<std::string>& header,
                     MappingFields& fields, SourceFile file)
    : m_profile(profile), m_header(header), m_file(file), m_fields(fields), m_used(header.size()) {
    const VariantRule& rule = profile.variants;
    m_key = column(rule.column);
    m_own_key = column(rule.key);
    m_kind = column(rule.kind_column);
    m_locale = column(profile.locale_column);
    for (const auto& used : {m_key, m_own_key, m_kind, m_locale}) {
        if (used) m_used[*used] = true;
    }
    bind_columns(columns);
    bind_named(named);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!m_used[i] && !trim(header[i]).empty()) m_unmapped.push_back(header[i]);
    }
}

std::optional<std::size_t> RowMapper::column(std::string_view heading) const {
    if (trim(heading).empty()) return std::nullopt;
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (match_heading(heading, m_header[i])) return i;
    }
    return std::nullopt;
}

void RowMapper::bind_columns(const std::vector<ColumnMapping>& columns) {
    // Columns that others take in are read, too.
    for (const ColumnMapping& mapping : columns) {
        for (const ColumnTransform& step : mapping.transforms) {
            if (step.kind != TransformKind::join || step.from.empty()) continue;
            if (const auto other = column(step.from)) {
                m_used[*other] = true;
            } else {
                m_missing.push_back(step.from);
            }
        }
    }
    for (const ColumnMapping& mapping : columns) {
        auto transforms = std::make_shared<ColumnTransforms>(
            mapping.transforms,
            TransformSettings{m_profile.decimal_sign, m_profile.date_format, m_profile.locale});
        for (Issue problem : transforms->problems()) {
            problem.column = mapping.column;
            m_problems.push_back(std::move(problem));
        }
        bool found = false;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            const auto match = match_heading(mapping.column, m_header[i]);
            // A heading without a mark goes before one with it.
            if (!match || (!match->mark.empty() && m_used[i])) continue;
            found = true;
            bind(mapping, i, *match, transforms);
        }
        if (!found) m_missing.push_back(mapping.column);
    }
}

void RowMapper::bind(const ColumnMapping& mapping, std::size_t column, const HeadingMatch& match,
                     const std::shared_ptr<ColumnTransforms>& transforms) {
    m_used[column] = true;
    ColumnTarget target = mapping.target;
    if (target.kind == ColumnTarget::Kind::nothing) return;
    if (match.mark == "currency") target.currency = fold_case(match.text);
    if (match.mark == "currency") {
        std::transform(target.currency.begin(), target.currency.end(), target.currency.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    if (match.mark == "locale") target.locale = locale_of(m_profile, match.text);
    const bool names_it = target.kind == ColumnTarget::Kind::attribute &&
                          (target.code.empty() || target.code.ends_with('_'));
    if (match.mark == "name" && names_it) {
        if (target.create && target.create->label.empty()) target.create->label = match.text;
        target.code = code_for_label(match.text, target.code);
    }
    const std::size_t field = m_fields.find_or_add(target);
    MappedField& added = m_fields.at(field);
    const bool is_new = !added.number && !added.variant_number;
    if (note_column(added, column) && is_new) {
        added.level = mapping.level;
        added.ignore_blanks = mapping.ignore_blanks;
    }
    m_inputs.push_back({column, field, transforms});
}

bool RowMapper::note_column(MappedField& field, std::size_t column) {
    const bool other = m_file == SourceFile::variants;
    auto& number = other ? field.variant_number : field.number;
    if (number) return false;
    number = column;
    (other ? field.variant_column : field.column) = m_header[column];
    return true;
}

void RowMapper::bind_named(const std::vector<NamedValues>& named) {
    for (const NamedValues& rule : named) {
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            const auto match = match_heading(rule.values, m_header[i]);
            if (!match) continue;
            m_used[i] = true;
            const auto names = column(replace_all(rule.names, "{number}",
                                                  match->text.empty() ? "{number}" : match->text));
            if (!rule.names.empty() && !names) continue;
            if (names) m_used[*names] = true;
            m_pairs.push_back({&rule, names, i, {}});
        }
    }
}

std::string_view RowMapper::cell(const CsvRow& source, std::optional<std::size_t> column) const {
    return column && *column < source.cells.size() ? trim(source.cells[*column])
                                                   : std::string_view();
}

void RowMapper::begin_group() {
    for (Pair& pair : m_pairs) pair.held_names.clear();
}

void RowMapper::map(const CsvRow& source, MappedRow& row) {
    row = {};
    row.line = source.line;
    row.key = cell(source, m_key);
    row.own_key = cell(source, m_own_key);
    row.kind = cell(source, m_kind);
    row.locale = cell(source, m_locale);
    row.values.resize(m_fields.size());
    const auto read = [&](std::string_view heading) -> std::optional<std::string_view> {
        const auto at = column(heading);
        return at ? std::optional(cell(source, at)) : std::nullopt;
    };
    for (const Input& input : m_inputs) {
        const std::string_view text = cell(source, input.column);
        FieldValues values;
        if (!text.empty()) values.emplace_back(text);
        if (auto issue = input.transforms->apply(values, read)) {
            issue->row = source.line;
            issue->column = m_header[input.column];
            row.failed.emplace_back(input.field, std::move(*issue));
            continue;
        }
        FieldValues& field = row.at(input.field);
        // Of several columns with one target, lists are joined; else the first that is filled
        // counts.
        if (!field.empty() && !m_fields.at(input.field).is_list()) continue;
        for (std::string& value : values) field.push_back(std::move(value));
    }
    for (Pair& pair : m_pairs) read_pair(pair, source, row);
}

void RowMapper::read_pair(Pair& pair, const CsvRow& source, MappedRow& row) {
    const NamedValues& rule = *pair.rule;
    const std::string_view values = cell(source, pair.values);
    if (!pair.names) {
        std::string name, text;
        for (const std::string_view part : parts_of(values, rule.separator)) {
            const auto sign = rule.assign.empty() ? std::string_view::npos : part.find(rule.assign);
            if (sign == std::string_view::npos) {
                // The separator stood in a value.
                if (!name.empty()) text += rule.separator + std::string(part);
                continue;
            }
            take_named(pair, name, text, row);
            name = part.substr(0, sign);
            text = part.substr(sign + rule.assign.size());
        }
        take_named(pair, name, text, row);
        return;
    }
    const std::string_view named = cell(source, pair.names);
    if (!named.empty()) pair.held_names = named;
    if (values.empty()) return;
    const auto names = parts_of(pair.held_names, rule.separator);
    const auto texts = parts_of(values, rule.separator);
    for (std::size_t i = 0; i < names.size() && i < texts.size(); ++i) {
        take_named(pair, names[i], texts[i], row);
    }
}

void RowMapper::take_named(const Pair& pair, std::string_view written, std::string_view text,
                           MappedRow& row) {
    const NamedValues& rule = *pair.rule;
    const std::string_view name = cut(written, rule.cut), value = cut(text, rule.cut);
    if (name.empty() || value.empty()) return;
    const auto is_one_of = [](const std::vector<std::string>& texts, std::string_view wanted) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& one) {
            return fold_case(one) == fold_case(wanted);
        });
    };
    if (is_one_of(rule.leave_out, name) || is_one_of(rule.blank_values, value)) return;
    ColumnTarget target;
    target.kind = ColumnTarget::Kind::attribute;
    target.code = code_for_label(name, rule.prefix);
    target.create = NewAttribute{AttributeType::simple_select, std::string(name), false, false};
    bool is_given = false;
    for (const auto& [known, given] : rule.targets) {
        if (fold_case(known) != fold_case(name)) continue;
        target = given;
        is_given = true;
    }
    if (target.kind == ColumnTarget::Kind::nothing) return;
    const std::size_t before = m_fields.size();
    const std::size_t number = m_fields.find_or_add(target);
    MappedField& field = m_fields.at(number);
    if (number == before) {
        note_column(field, pair.values);
        field.level = rule.level;
        field.is_named = !is_given;
        field.is_typed = is_given || field.attribute != nullptr;
    }
    FieldValues& values = row.at(number);
    for (const std::string_view part : parts_of(value, rule.list_separator)) {
        if (!part.empty()) values.emplace_back(part);
    }
    if (!rule.axes || values.empty()) return;
    if (std::find(row.axes.begin(), row.axes.end(), number) == row.axes.end()) {
        row.axes.push_back(number);
    }
}

}  // namespace vitrine
