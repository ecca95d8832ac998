#include "interchange/mapping_fields.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "interchange/source_values.h"

namespace vitrine {
namespace {

// More different values than this are no options, nor are longer ones.
constexpr std::size_t most_options = 500;
constexpr std::size_t longest_option = 80;

std::string key_of(const ColumnTarget& target) {
    std::string key = std::to_string(static_cast<int>(target.kind)) + '\n' + fold_case(target.code);
    for (const std::string& part : {target.locale, target.channel, target.currency}) {
        key += '\n' + part;
    }
    return key;
}

template <class T>
std::string first_code(const Entities<T>& entities, const char* otherwise) {
    const T* first = entities.find_if([](const T&) { return true; });
    return first == nullptr ? otherwise : first->code;
}

Issue value_issue(std::string rule, std::string_view value, std::string message, std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.value = shorten(value, 200);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// The trimmed labels from the root down. They point into `path`.
std::vector<std::string_view> path_labels(std::string_view path, std::string_view separator) {
    std::vector<std::string_view> labels;
    for (std::size_t at = 0; at <= path.size();) {
        const auto found = separator.empty() ? std::string_view::npos : path.find(separator, at);
        const std::size_t end = std::min(found, path.size());
        const std::string_view label = trim(path.substr(at, end - at));
        if (!label.empty()) labels.push_back(label);
        at = end + std::max<std::size_t>(separator.size(), 1);
    }
    return labels;
}

void add_code(std::string& list, std::string_view code) {
    for (const std::string_view listed : split(list, ',')) {
        if (listed == code) return;
    }
    if (!list.empty()) list += ',';
    list += code;
}

}  // namespace

MappingFields::MappingFields(const ImportProfile& profile, const Structure& structure)
    : m_profile(profile),
      m_structure(structure),
      m_locale(profile.locale),
      m_channel(profile.channel),
      m_currency(profile.currency) {
    if (m_locale.empty()) m_locale = first_code(structure.locales, "en_US");
    if (m_channel.empty()) m_channel = first_code(structure.channels, "");
    if (m_currency.empty()) m_currency = first_code(structure.currencies, "EUR");
    know_categories();
    structure.families.each([&](const Family& family) {
        m_families.know(family.code, family.code);
        for (const auto& [locale, label] : family.labels) m_families.know(label, family.code);
    });
}

std::size_t MappingFields::find_or_add(const ColumnTarget& target) {
    const auto [at, added] = m_by_key.try_emplace(key_of(target), m_fields.size());
    if (!added) return at->second;
    MappedField& field = m_fields.emplace_back();
    field.target = target;
    if (!field.is_attribute()) return at->second;
    field.attribute = m_structure.attributes.find(target.code);
    if (field.attribute != nullptr) {
        field.target.code = field.attribute->code;
        field.type = field.attribute->type;
        field.localizable = field.attribute->localizable;
        if (field.is_select()) know_options(at->second);
    } else if (target.create) {
        field.type = target.create->type;
        field.localizable = target.create->localizable;
        field.label = target.create->label;
    }
    field.is_dropped =
        field.attribute == nullptr && (!target.create || !m_profile.may_create.attributes);
    return at->second;
}

std::optional<std::size_t> MappingFields::property(std::string_view code) const {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].is_property(code)) return i;
    }
    return std::nullopt;
}

void MappingFields::know_options(std::size_t number) {
    CodeBook& book = m_options[number];
    const AttributeId attribute = m_fields[number].attribute->id;
    // Labels before codes: "senegal" may be the code of "Sénégal", and "Senegal" another option.
    m_structure.options.each([&](const Option& option) {
        if (option.attribute != attribute) return;
        for (const auto& [locale, label] : option.labels) book.know(label, option.code);
    });
    m_structure.options.each([&](const Option& option) {
        if (option.attribute == attribute) book.know(option.code, option.code);
    });
}

void MappingFields::know_categories() {
    m_structure.categories.each(
        [&](const Category& category) { m_categories.know(category.code, category.code); });
    m_structure.categories.each([&](const Category& category) {
        std::string path;
        for (const CategoryId id : m_structure.path_of(category.id)) {
            const Category& part = *m_structure.categories.find(id);
            const std::string label = label_of(part.labels, part.code, m_locale);
            path += (path.empty() ? "" : "\n") + fold_case(label);
        }
        m_categories.know(path, category.code);
    });
}

void MappingFields::learn(std::size_t number, const FieldValues& values, std::int64_t line) {
    MappedField& field = m_fields[number];
    field.most_values = std::max(field.most_values, values.size());
    if (field.is_property("categories")) {
        for (const std::string& path : values) learn_category(path, line);
        return;
    }
    if (!field.is_attribute() || (field.is_typed && !field.is_select())) return;
    for (const std::string& value : values) {
        field.longest = std::max(field.longest, count_code_points(value));
        field.all_numbers = field.all_numbers && plain_number(value, m_profile.decimal_sign);
        field.all_booleans = field.all_booleans && plain_boolean(value);
        learn_option(field, number, value, line);
    }
}

void MappingFields::learn_option(MappedField& field, std::size_t number, const std::string& text,
                                 std::int64_t line) {
    if (!field.is_typed && field.options.size() > most_options) return;
    if (!field.is_typed && count_code_points(text) > longest_option) return;
    bool made = false;
    const std::string& code = m_options[number].code_for(text, made);
    if (made) field.options.push_back({text, code, {}, line});
}

void MappingFields::learn_model(std::string_view code) {
    m_models.insert(fold_case(trim(code)));
}

void MappingFields::learn_category(std::string_view path, std::int64_t line) {
    if (!m_profile.may_create.categories || !category_code(path).empty()) return;
    std::string key, parent;
    for (const std::string_view label : path_labels(path, m_profile.category_separator)) {
        // The code tells the whole path: Tops of men and Tops of women are two.
        key += (key.empty() ? "" : "\n") + fold_case(label);
        bool made = false;
        const std::string& code = m_categories.code_for(key, made);
        if (made) m_new_categories.push_back({std::string(label), code, parent, line});
        parent = code;
    }
}

std::string MappingFields::category_code(std::string_view path) const {
    std::string key;
    for (const std::string_view label : path_labels(path, m_profile.category_separator)) {
        key += (key.empty() ? "" : "\n") + fold_case(label);
    }
    const std::string* code = m_categories.find(key);
    return code == nullptr ? std::string() : *code;
}

std::string MappingFields::family_code(std::string_view text, std::int64_t line) {
    if (trim(text).empty()) return {};
    if (const std::string* known = m_families.find(text)) return *known;
    if (!m_profile.may_create.families) return std::string(trim(text));
    bool made = false;
    const std::string& code = m_families.code_for(text, made);
    m_new_families.push_back({std::string(trim(text)), code, {}, line});
    return code;
}

void MappingFields::decide() {
    for (MappedField& field : m_fields) {
        if (field.is_typed || !field.is_attribute()) continue;
        field.is_typed = true;
        const bool many = field.options.size() > most_options || field.longest > longest_option;
        if (field.is_axis) {
            field.type = AttributeType::simple_select;
        } else if (field.most_values > 1) {
            field.type = many ? AttributeType::long_text : AttributeType::multi_select;
        } else if (field.all_booleans) {
            field.type = AttributeType::boolean;
        } else if (field.all_numbers) {
            field.type = AttributeType::number;
        } else if (many) {
            field.type = field.longest > 255 ? AttributeType::long_text : AttributeType::text;
        } else {
            field.type = AttributeType::simple_select;
        }
        if (!field.is_select()) field.options.clear();
    }
}

std::string MappingFields::heading(const MappedField& field, const std::string& code,
                                   const std::string& locale) const {
    std::string text = code;
    if (field.localizable) {
        text += '-' + (field.target.locale.empty() ? locale : field.target.locale);
    }
    if (field.attribute != nullptr && field.attribute->scopable) {
        text += '-' + (field.target.channel.empty() ? m_channel : field.target.channel);
    }
    if (field.type == AttributeType::price_collection) {
        text += '-' + (field.target.currency.empty() ? m_currency : field.target.currency);
    }
    return text;
}

std::vector<std::string> MappingFields::headings(std::size_t number,
                                                 const std::string& locale) const {
    const MappedField& field = m_fields[number];
    const std::string& code = field.target.code;
    switch (field.target.kind) {
        case ColumnTarget::Kind::property:
            return {code};
        case ColumnTarget::Kind::association: {
            std::vector<std::string> found;
            for (const char* linked : {"-products", "-product_models"}) {
                found.push_back(code + linked);
                if (!field.target.quantity_sign.empty())
                    found.push_back(found.back() + "-quantity");
            }
            return found;
        }
        case ColumnTarget::Kind::attribute: {
            std::vector<std::string> found = {heading(field, code, locale)};
            const auto most = std::min<std::size_t>(field.most_values,
                                                    static_cast<std::size_t>(field.target.series));
            for (std::size_t i = 2; i <= most; ++i) {
                found.push_back(heading(field, code + '_' + std::to_string(i), locale));
            }
            return found;
        }
        default:
            return {};
    }
}

std::string MappingFields::option_code(const MappedField& field, std::size_t number,
                                       const std::string& text) const {
    const auto book = m_options.find(number);
    const std::string* code = book == m_options.end() ? nullptr : book->second.find(text);
    const bool may = m_profile.may_create.options || field.attribute == nullptr;
    if (code == nullptr ||
        (!may && m_structure.find_option(field.attribute->id, *code) == nullptr)) {
        return std::string(trim(text));  // the import says what is wrong with it
    }
    return *code;
}

std::optional<std::string> MappingFields::one_cell(const MappedField& field,
                                                   const std::string& value, Cells& cells) const {
    const auto fail = [&](std::string rule, std::string message, std::string fix) {
        cells.issues.push_back(
            value_issue(std::move(rule), value, std::move(message), std::move(fix)));
        cells.failed = true;
        return std::nullopt;
    };
    const char sign = m_profile.decimal_sign;
    switch (field.type) {
        case AttributeType::boolean:
            if (auto plain = plain_boolean(value)) return plain;
            return fail("mapping.boolean", tr("\"{0}\" is neither yes nor no.", value),
                        tr("Write 1 for yes or 0 for no."));
        case AttributeType::number:
        case AttributeType::price_collection: {
            auto amount = split_amount(value, sign);
            const bool plain =
                amount && (amount->unit.empty() || field.type == AttributeType::price_collection);
            if (plain) return amount->number;
            return fail("mapping.number", tr("\"{0}\" is not a number.", value),
                        tr("Write digits, with {0} before the decimals.", std::string(1, sign)));
        }
        case AttributeType::measurement: {
            const auto amount = split_amount(value, sign);
            std::string unit = amount && !amount->unit.empty() ? amount->unit : field.target.unit;
            if (unit.empty() && field.attribute != nullptr) unit = field.attribute->default_unit;
            const Unit* known = nullptr;
            const Unit* usual = find_unit(field.target.unit);
            const std::string_view family =
                field.attribute != nullptr ? std::string_view(field.attribute->measurement_family)
                : usual != nullptr         ? usual->family
                                           : std::string_view();
            for (const Unit& one : units_of(family)) {
                if (one.code == unit || one.symbol == unit || one.rec20 == unit) known = &one;
            }
            if (known == nullptr) known = find_unit(unit);
            if (amount && known != nullptr) return amount->number + ' ' + std::string(known->code);
            return fail("mapping.measurement", tr("\"{0}\" is no number with a unit.", value),
                        tr("Write it like 12.5 kg."));
        }
        case AttributeType::date:
            if (auto date = plain_date(value, m_profile.date_format)) return date;
            return fail("mapping.date", tr("\"{0}\" is not a date.", value),
                        tr("Write it like {0}.", m_profile.date_format));
        default:
            return value;
    }
}

void MappingFields::association_cells(const MappedField& field, const FieldValues& values,
                                      Cells& cells) const {
    const std::string& sign = field.target.quantity_sign;
    std::string codes[2], quantities[2];
    for (const std::string& value : values) {
        std::string_view code = value, quantity = "1";
        const auto at = sign.empty() ? std::string::npos : value.rfind(sign);
        if (at != std::string::npos) {
            code = trim(std::string_view(value).substr(0, at));
            quantity = trim(std::string_view(value).substr(at + sign.size()));
        }
        const bool is_model = m_models.contains(fold_case(trim(code)));
        codes[is_model] += (codes[is_model].empty() ? "" : ",") + std::string(trim(code));
        quantities[is_model] += (quantities[is_model].empty() ? "" : "|") + std::string(quantity);
    }
    for (const int kind : {0, 1}) {
        cells.texts.push_back(codes[kind]);
        if (!sign.empty()) cells.texts.push_back(quantities[kind]);
    }
}

MappingFields::Cells MappingFields::cells(std::size_t number, const FieldValues& values) const {
    Cells cells;
    const MappedField& field = m_fields[number];
    if (field.target.kind == ColumnTarget::Kind::association) {
        association_cells(field, values, cells);
        return cells;
    }
    std::string list;
    if (field.is_property("categories")) {
        for (const std::string& path : values) {
            const std::string code = category_code(path);
            add_code(list, code.empty() ? replace_all(trim(path), ",", " ") : code);
        }
        return {{list}, {}, false};
    }
    if (field.is_property("enabled")) {
        const auto plain = values.empty() ? std::nullopt : plain_boolean(values.front());
        return {{plain ? *plain : values.empty() ? std::string() : values.front()}, {}, false};
    }
    if (field.is_select()) {
        for (const std::string& value : values) add_code(list, option_code(field, number, value));
        const bool several = values.size() > 1 && field.type == AttributeType::simple_select;
        if (!several || list.find(',') == std::string::npos) return {{list}, {}, false};
        cells.issues.push_back(value_issue(
            "mapping.several_values", join(values, ", "),
            tr("{0} takes one option, and the cell names {1}.", field.target.code, values.size()),
            tr("Leave one in the cell, or make the attribute a multi select.")));
        cells.failed = true;
        cells.texts = {""};
        return cells;
    }
    if (field.target.series > 1) {
        const auto most = static_cast<std::size_t>(field.target.series);
        const auto places = std::clamp<std::size_t>(field.most_values, 1, most);
        cells.texts.assign(places, {});
        for (std::size_t i = 0; i < values.size() && i < places; ++i) {
            cells.texts[i] = one_cell(field, values[i], cells).value_or("");
        }
        if (values.size() > places) {
            cells.issues.push_back(
                value_issue("mapping.series", values[places],
                            tr("{0} takes {1} values, and there are {2}.", field.target.code,
                               places, values.size()),
                            tr("Raise the number in the profile; the first ones were taken.")));
        }
        return cells;
    }
    const bool is_text =
        field.type == AttributeType::text || field.type == AttributeType::long_text;
    const std::string joined = join(values, is_text ? ", " : ",");
    cells.texts = {joined.empty() ? joined : one_cell(field, joined, cells).value_or("")};
    return cells;
}

}  // namespace vitrine
