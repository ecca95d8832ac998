#include "catalog/quality.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

struct Known {
    QualityCheck check;
    std::string_view name;
    std::string_view label;
    Severity severity;
};

constexpr std::array<Known, quality_check_count> known_checks = {{
    {QualityCheck::duplicate_gtin, "duplicate_gtin", tr_later("Same GTIN"), Severity::error},
    {QualityCheck::invalid_value, "invalid_value", tr_later("Against a rule"), Severity::warning},
    {QualityCheck::broken_html, "broken_html", tr_later("Broken HTML"), Severity::warning},
    {QualityCheck::wrong_language, "wrong_language", tr_later("Other language"), Severity::warning},
    {QualityCheck::over_length, "over_length", tr_later("Too long"), Severity::warning},
    {QualityCheck::small_picture, "small_picture", tr_later("Small picture"), Severity::warning},
    {QualityCheck::similar_name, "similar_name", tr_later("Similar name"), Severity::info},
    {QualityCheck::spelling, "spelling", tr_later("Spelling"), Severity::info},
}};

// Google Merchant Center cuts titles there (product data specification, attribute "title").
constexpr int longest_name = 150;
// Amazon refuses pictures whose longest side is shorter (product image requirements).
constexpr int smallest_side = 500;

const Known& known(QualityCheck check) {
    return known_checks[static_cast<std::size_t>(check)];
}

}  // namespace

std::string_view quality_check_name(QualityCheck check) {
    return known(check).name;
}

std::optional<QualityCheck> parse_quality_check(std::string_view name) {
    const std::string folded = fold_case(name);
    for (const Known& one : known_checks) {
        if (one.name == folded) return one.check;
    }
    return std::nullopt;
}

std::string quality_check_label(QualityCheck check) {
    return tr(known(check).label);
}

QualityRules::QualityRules(const Structure& structure) {
    for (const QualityCheck check : quality_checks) {
        m_settings[static_cast<std::size_t>(check)] =
            structure.quality_settings.find(quality_check_name(check));
    }
    m_names.resize(static_cast<std::size_t>(structure.attributes.next_id()));
    structure.families.each([&](const Family& family) {
        const auto index = static_cast<std::size_t>(family.label_attribute);
        if (index < m_names.size()) m_names[index] = family.label_attribute != 0;
    });
}

const QualitySetting* QualityRules::setting(QualityCheck check) const {
    return m_settings[static_cast<std::size_t>(check)];
}

std::optional<Severity> QualityRules::severity(QualityCheck check) const {
    const QualitySetting* said = setting(check);
    if (said == nullptr || said->severity.empty()) return known(check).severity;
    return parse_severity(said->severity);  // "off" is none
}

int QualityRules::limit(QualityCheck check, AttributeId attribute) const {
    if (const QualitySetting* said = setting(check)) {
        for (const AttributeId meant : {attribute, AttributeId{0}}) {
            const auto at = said->limits.find(meant);
            if (at != said->limits.end()) return at->second;
        }
    }
    if (check == QualityCheck::over_length) return is_name(attribute) ? longest_name : 0;
    return check == QualityCheck::small_picture ? smallest_side : 0;
}

bool QualityRules::is_exempt(QualityCheck check, ProductId product) const {
    const QualitySetting* said = setting(check);
    return said != nullptr && std::binary_search(said->exempt.begin(), said->exempt.end(), product);
}

bool QualityRules::is_name(AttributeId attribute) const {
    const auto index = static_cast<std::size_t>(attribute);
    return index < m_names.size() && m_names[index];
}

}  // namespace vitrine
