#include "interchange/labelled_headings.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::string_view property_codes[] = {"uuid",   "family",  "parent", "categories",
                                               "groups", "enabled", "code",   "family_variant"};

// "a (b)" -> "a" and "b"; nothing without such an end.
struct Ended {
    std::string_view before, inside;
};
std::optional<Ended> split_end(std::string_view text, char open, char close) {
    const auto at = text.rfind(open);
    if (at == std::string_view::npos || !text.ends_with(close)) return std::nullopt;
    return Ended{trim(text.substr(0, at)), trim(text.substr(at + 1, text.size() - at - 2))};
}

class LabelReader {
public:
    explicit LabelReader(const Structure& structure) : m_structure(structure) {
        structure.attributes.each([&](const Attribute& attribute) {
            for (const auto& [locale, label] : attribute.labels) {
                const auto [at, added] = m_by_label.emplace(fold_case(trim(label)), &attribute);
                if (!added && at->second != &attribute) at->second = nullptr;
            }
        });
    }

    std::optional<std::string> read(std::string_view heading) const {
        if (const auto coded = split_end(heading, '[', ']')) {
            for (const std::string_view code : property_codes) {
                if (code == coded->inside) return std::string(code);
            }
            if (const Attribute* attribute = m_structure.attributes.find(coded->inside)) {
                const auto scoped = split_end(coded->before, '(', ')');
                if (scoped) {
                    if (auto found = in_scope(*attribute, scoped->inside)) return found;
                }
                return in_scope(*attribute, {});
            }
        }
        if (const Attribute* attribute = labelled(heading)) {
            if (auto found = in_scope(*attribute, {})) return found;
        }
        const auto scoped = split_end(heading, '(', ')');
        const Attribute* attribute = scoped ? labelled(scoped->before) : nullptr;
        return attribute == nullptr ? std::nullopt : in_scope(*attribute, scoped->inside);
    }

private:
    const Attribute* labelled(std::string_view label) const {
        const auto at = m_by_label.find(fold_case(trim(label)));
        return at == m_by_label.end() ? nullptr : at->second;
    }

    // Nothing where the parts are not exactly those by which the attribute's values differ.
    std::optional<std::string> in_scope(const Attribute& attribute, std::string_view parts) const {
        const Locale* locale = nullptr;
        const Channel* channel = nullptr;
        const Currency* currency = nullptr;
        for (const std::string_view part : split_list(parts, ',')) {
            const Locale* as_locale = attribute.localizable && locale == nullptr
                                          ? m_structure.locales.find(part)
                                          : nullptr;
            const Channel* as_channel = attribute.scopable && channel == nullptr
                                            ? m_structure.channels.find(part)
                                            : nullptr;
            const Currency* as_currency =
                attribute.type == AttributeType::price_collection && currency == nullptr
                    ? m_structure.currencies.find(part)
                    : nullptr;
            if (as_locale != nullptr) {
                locale = as_locale;
            } else if (as_channel != nullptr) {
                channel = as_channel;
            } else if (as_currency != nullptr) {
                currency = as_currency;
            } else {
                return std::nullopt;
            }
        }
        if ((locale == nullptr) == attribute.localizable) return std::nullopt;
        if ((channel == nullptr) == attribute.scopable) return std::nullopt;
        HeadedField field{attribute.code, {}, {}};
        if (locale != nullptr) field.scope.push_back(locale->code);
        if (channel != nullptr) field.scope.push_back(channel->code);
        if (currency != nullptr) field.scope.push_back(currency->code);
        return code_heading(field);
    }

    const Structure& m_structure;
    std::map<std::string, const Attribute*> m_by_label;  // null: several
};

}  // namespace

std::string code_heading(const HeadedField& field) {
    std::string heading = field.code;
    for (const std::string& part : field.scope) heading += '-' + part;
    return heading;
}

std::vector<std::string> label_headings(const Structure& structure, AkeneoRows rows,
                                        const std::vector<HeadedField>& fields) {
    std::vector<std::string> headings, with_codes;
    for (const HeadedField& field : fields) {
        const std::string scope = field.scope.empty() ? "" : " (" + join(field.scope, ", ") + ")";
        headings.emplace_back(trim(field.label + scope));
        with_codes.push_back(headings.back() + " [" + field.code + "]");
    }
    const auto is_read = [&](const std::string& read, const HeadedField& field) {
        return fold_case(read) == fold_case(code_heading(field));
    };
    const auto read = headings_by_code(structure, rows, headings);
    const auto read_with_codes = headings_by_code(structure, rows, with_codes);
    bool has_label = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!is_read(read[i], fields[i])) {
            headings[i] =
                is_read(read_with_codes[i], fields[i]) ? with_codes[i] : code_heading(fields[i]);
        }
        has_label = has_label || fold_case(headings[i]) != fold_case(code_heading(fields[i]));
    }
    for (std::size_t i = 0; i < fields.size() && !has_label; ++i) {
        has_label = is_read(read_with_codes[i], fields[i]);
        if (has_label) headings[i] = with_codes[i];
    }
    return headings;
}

std::vector<std::string> headings_by_code(const Structure& structure, AkeneoRows rows,
                                          const std::vector<std::string>& headings) {
    std::set<std::string> unknown;
    for (const Issue& issue : parse_akeneo_headings(structure, rows, headings).issues) {
        if (issue.rule != "heading.duplicate" && issue.rule != "heading.code_missing")
            unknown.insert(issue.column);
    }
    if (unknown.empty()) return headings;
    std::vector<std::string> by_code = headings;
    const LabelReader labels(structure);
    for (std::string& heading : by_code) {
        if (!unknown.contains(std::string(trim(heading)))) continue;
        if (auto found = labels.read(trim(heading))) heading = std::move(*found);
    }
    return by_code;
}

}  // namespace vitrine
