// The filter language: what a merchandiser writes to say which products, as a tree that every user
// of filters shares (list, bulk edits, assortments, exports).
//
//   family = led_tvs and brand in (sony, lg) and price[EUR] < 500
//   name[fr_FR] contains "ultra" and completeness[ecommerce,fr_FR] < 100
//   category under tvs or not (picture is empty)
//   weight > 500 GRAM and "wireless charger"
//
// Fields     an attribute's code, in `backquotes` where it is also a word of the language; or sku
// (code),
//            family, category, group, parent, kind (product, simple, variant, model), enabled,
//            completeness. Behind it in brackets its channel, locale and currency, in any order;
//            where a channel or locale is not said, the context's applies. A text in quotes that
//            stands alone is looked for in code and name, word by word.
// Compared   =  !=  <  <=  >  >=  in (a, b)  not in (a, b)  contains  does not contain  starts with
//            ends with  is empty  is not empty  under
// Operands   words, or text in "quotes" with \" and \\ inside. Options, families, categories and
// groups
//            by code, else by label. Numbers with a point, days as 2026-03-31, true or false.
// Joined by  and, or, not and round brackets; "and" binds closer than "or". Words of the language
// are
//            read without regard to case.
//
// Values are those after inheritance. Texts are compared without regard to case and accents. A
// field that lists (multi select, category, group) equals a thing it holds. "!=", "not in" and
// "does not contain" are the exact opposites of "=", "in" and "contains", so they also find
// products without a value; "<" and ">" never do.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/inheritance.h"

namespace vitrine {

enum class Comparison {
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    in,
    not_in,
    contains,
    does_not_contain,
    starts_with,
    ends_with,
    is_empty,
    is_not_empty,
    under,
};

// What is compared. `attribute` fields carry their scope; the others are properties.
enum class FilterField {
    attribute,
    sku,
    family,
    category,
    group,
    parent,
    kind,
    enabled,
    completeness,
    any_text
};

struct Filter {
    enum class Kind { all, conjunction, disjunction, negation, condition };
    Kind kind = Kind::all;
    std::vector<Filter> parts;  // of conjunction, disjunction, negation (one)

    FilterField field = FilterField::any_text;
    AttributeId attribute = 0;
    // As written; 0 where not said. A price without currency can only be asked whether it is empty.
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;
    Comparison comparison = Comparison::equal;
    std::vector<std::string>
        texts;  // text operands as written: texts, SKUs, parents, searched words
    std::vector<std::int32_t>
        ids;  // operands resolved: options, families, categories, groups, kinds
    std::optional<Decimal> number;     // operand of a number, price, measurement, completeness
    UnitId unit = 0;                   // of a measurement's number
    std::optional<std::int32_t> date;  // operand in days
    std::optional<bool> boolean;

    bool operator==(const Filter&) const = default;
};

// Reads `text`; blank text matches everything. Throws Error (usage) with the position in characters
// from 1, what was expected there and, for an unknown name, the nearest known one. "in" over
// numbers, measurements and days becomes a disjunction of equals.
Filter parse_filter(const Structure& structure, std::string_view text);

// `any_text` filter for a search box: code or display name contains every word, without regard to
// case and accents. Blank words match everything.
Filter search_filter(std::string_view words);

// What a filter needs to judge one product.
struct FilterContext {
    const Structure* structure = nullptr;
    ChannelId channel = 0;  // where a field does not say its channel or locale
    LocaleId locale = 0;
};

// A filter made ready to judge many products: names, keys, units and subtrees are resolved once. It
// refers to the context's structure, which must outlive it unchanged. [any thread once made]
class Matcher {
public:
    Matcher(const Filter& filter, const FilterContext& context);
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;
    ~Matcher();

    bool matches(const Lineage& lineage) const;

private:
    struct Node;
    std::unique_ptr<const Node> m_root;
    const Structure* m_structure;
};

// For a single product; Matcher is the way for many.
bool matches(const Filter& filter, const FilterContext& context, const Lineage& lineage);

// The filter in its own language, normalised: codes instead of labels, brackets only where needed.
// parse_filter() reads it as the same tree.
std::string to_text(const Structure& structure, const Filter& filter);

}  // namespace vitrine
