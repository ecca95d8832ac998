// Quality checks: what is doubtful in a product, though every rule of its attributes allows it.
// Here are their names and what a catalogue says of them; operations/quality_index.h finds what
// they have to say.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

// Their order is that of lists; their names, not their numbers, stand in files.
enum class QualityCheck : std::uint8_t {
    duplicate_gtin,  // another product has the same GTIN, in whatever length and attribute
    invalid_value,   // a value that a rule of its attribute warns of or, by now, would refuse
    broken_html,     // tags that are not closed, unknown, cut off
    wrong_language,  // a text that is not in the language of its locale
    over_length,     // a text longer than the check's limit
    small_picture,   // a picture whose longer side is shorter than the check's limit
    similar_name,    // another product has nearly the same name
    spelling,        // words that the dictionary of the locale does not know
};
inline constexpr std::size_t quality_check_count = 8;
inline constexpr std::array<QualityCheck, quality_check_count> quality_checks = {
    QualityCheck::duplicate_gtin, QualityCheck::invalid_value, QualityCheck::broken_html,
    QualityCheck::wrong_language, QualityCheck::over_length,   QualityCheck::small_picture,
    QualityCheck::similar_name,   QualityCheck::spelling};

// "duplicate_gtin", ...: in filters, on the command line, in --json.
std::string_view quality_check_name(QualityCheck check);
// Without regard to case; absent for something else.
std::optional<QualityCheck> parse_quality_check(std::string_view name);
// For people, in their language: "Same GTIN".
std::string quality_check_label(QualityCheck check);

// Which findings are meant: all; those of a check or of a severity; those in a locale's values.
struct ProblemSubject {
    std::optional<QualityCheck> check;
    std::optional<Severity> severity;
    LocaleId locale = 0;
    bool operator==(const ProblemSubject&) const = default;
};

// What a catalogue asks of a check: as usual, but for what its QualitySetting says.
class QualityRules {
public:
    // Refers to `structure`, which must outlive it unchanged.
    explicit QualityRules(const Structure& structure);

    // How bad a finding is; absent where the check is off.
    std::optional<Severity> severity(QualityCheck check) const;
    // Characters of over_length, pixels of small_picture: what was said for the attribute, else for
    // all; else 150 characters for names, which is what Google's title takes, and 500 pixels, below
    // which marketplaces refuse pictures. 0 where there is none.
    int limit(QualityCheck check, AttributeId attribute) const;
    // Null where nothing was said.
    const QualitySetting* setting(QualityCheck check) const;
    bool is_exempt(QualityCheck check, ProductId product) const;

    // Some family has this attribute as its label: its values are names.
    bool is_name(AttributeId attribute) const;

private:
    std::array<const QualitySetting*, quality_check_count> m_settings = {};
    std::vector<bool> m_names;  // by attribute id
};

}  // namespace vitrine
