// One value of an attribute as a value of another type or scope.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"
#include "operations/conversion_ways.h"
#include "operations/product_codes.h"

namespace vitrine {

enum class OptionWords { code, label };  // as which an option becomes a text

// How values become others; what does not concern the two types is not looked at.
struct ConversionRules {
    // Of which unit numbers become amounts, or in which amounts become numbers; of what stays a
    // measurement the default unit from then on. Empty: the attribute's default unit.
    std::string unit;
    char decimal_sign = '.';  // of texts that become numbers
    OptionWords words = OptionWords::code;
    LocaleId locale = 0;        // of labels: those that are read and those of new options
    bool makes_options = true;  // for texts that are no option yet
    ReferenceEntityId reference_entity = 0;  // to whose records links are made
};

// Turns values of `from` into values of `to`, which is the same attribute. [one thread; several of
// them side by side]
class ValueConversion {
public:
    // All must outlive it. New options are read from `structure` when it is made.
    ValueConversion(const Structure& structure, const Attribute& from, const Attribute& to,
                    const ConversionRules& rules, ProductCodes& products);

    // The text of an option that is still to be made.
    struct NewOption {
        std::string text;
    };
    // An issue without its place where the value cannot be converted; without `with_words` it may
    // have its rule only.
    using Result = std::variant<Value, std::vector<NewOption>, Issue>;
    Result convert(const Value& value, bool with_words) const;

    // What is lost although the value can be converted; absent: nothing.
    std::optional<Issue> remark(const Value& value, const Value& converted) const;

    // As value_to_text(), a product by its code: of `attribute`, which is `from` or `to`.
    std::string text_of(const Attribute& attribute, const Value& value) const;

private:
    // What is read again as a value of the new type.
    std::string written(const Value& value) const;
    Result read(const std::string& text, bool with_words) const;
    Result choose(const std::string& text) const;
    const OptionId* find_option(std::string_view text) const;

    const Structure& m_structure;
    const Attribute& m_from;
    const Attribute& m_to;
    const ConversionRules& m_rules;
    ProductCodes& m_products;
    const std::function<ProductId(std::string_view)> m_find_product;
    const ConversionWay m_way;
    std::string m_label_locale;
    // By folded code, and by label where only one option has it.
    std::unordered_map<std::string, OptionId> m_options;
};

// Texts without regard to case, and how they are written.
using OptionTexts = std::map<std::string, std::string>;
// The options that the texts need, in their order; codes are made of them, and the texts are their
// labels in `locale`.
std::vector<Option> new_options(const Structure& structure, const Attribute& attribute,
                                const OptionTexts& texts, const std::string& locale);

}  // namespace vitrine
