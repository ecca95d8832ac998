// The filter language: what a merchandiser writes to say which products, as a tree that every user
// of filters shares (list, bulk edits, assortments, exports).
//
//   family = led_tvs and brand in (sony, lg) and price[EUR] < 500
//   name[fr_FR] contains "ultra" and completeness[ecommerce] < 100 on any locale
//   category under tvs or not (picture is empty)
//   weight between 0.5 and 2 KILOGRAM and "wireless charger"
//   ean is duplicate or sku does not match "^[A-Z]{2}-[0-9]+$"
//   updated in last 7 days and not (changed by import)
//
// Fields     an attribute's code, in `backquotes` where it is also a word of the language; or sku
//            (code), family, category, group, parent, kind (product, simple, variant, model),
//            enabled, completeness, variants, problems, updated, created, changed. Behind it in
//            brackets its channel, locale and currency, in any order; where a channel or locale is
//            not said, the context's applies. A text in quotes that stands alone is looked for in
//            code and name, word by word.
//            Prices and stock, named with the sign @: price@retail (regular price of a list),
//            asked@web, asked@web[CHF] (what a channel asks), stock@lyon, age@lyon (days since it
//            was counted), cover@lyon (days that it lasts, by what is sold a day); @* for all
//            locations together.
// Compared   =  !=  <  <=  >  >=  between A and B  not between A and B  in (a, b)  not in (a, b)
//            contains  does not contain  contains all of (a, b)  starts with  does not start with
//            ends with  does not end with  matches "regular expression"  does not match
//            is empty  is not empty  under  not under
// Relations  of two values: differs between A and B (two locales or two channels); differs from
//            parent; is duplicate; is not duplicate.
// Operands   words, or text in "quotes" with \" and \\ inside. Options, families, categories and
//            groups by code, else by label; products that an attribute leads to by SKU, models by
//            code. Numbers with a point, days as 2026-03-31, true or
//            false. "under" also takes a list. Of two amounts the first may leave its unit to the
//            second.
// History    updated and created: since A  before A  between A and B  not between A and B  in last
//            7 days (hours, weeks); each a day as 2026-03-31 or an instant as 2026-03-31T14:00:00Z.
//            changed by 42 (number of a change set), by "anna" (author, in quotes), by import
//            (source: edit, paste, fill, clear, bulk, import, undo, channel, new, rollback, ...).
// Saved      @name stands for the filter that is saved under that name, as if it were written here
//            in brackets; @"a name" where the name has several words or signs of the language in
//            it.
// Joined by  and, or, not and round brackets; "and" binds closer than "or". Words of the language
//            are read without regard to case.
//
// Values are those after inheritance. Texts are compared without regard to case and accents, but
// regular expressions see them as they are written. A field that lists (multi select, category,
// group) equals a thing it holds. "not in", "does not match" and the like are the exact opposites
// of what they negate, so they also find products without a value; "<", ">" and "between", which
// includes both its ends, never do.
//
// completeness[channel] >= 100 on all locales (on any locale) asks each locale of the channel. The
// completeness of a model is the share of its variants that are complete. variants[channel,locale]
// any complete, any incomplete, all complete or all incomplete speaks of the same variants: only a
// model that has some fulfils any of the four; products and models without variants fulfil none.
//
// "differs" compares as "=" does; a value and no value differ. "differs from parent" holds where a
// variant or sub-model has a value of its own that hides another one of the models above. "is
// duplicate" (texts, files and numbers): the product itself owns a value that another product owns
// as well under the same channel and locale; what it inherits does not count.
//
// problems counts what the quality checks found in the product's own values (catalog/quality.h):
// problems > 0; of a check, a severity, a locale: problems[spelling,fr_FR] >= 3, problems[error] =
// 0.
//
// Prices are those of now, for one piece, as columns of lists show them. Of several locations the
// stock is the sum and its age that of the oldest count. What is not known is empty; models have no
// stock.
//
// History asks for changes of the product itself; those of a model are the model's, not its
// variants'. updated is when its last change set began, created its first. "since" includes what is
// said, "before" does not, "between" includes both ends; a day is the whole day in local time, and
// a day in "in last" are 24 hours. "changed by" looks at every change set, also at one that was
// undone: undo is a change as well. Of a past state, only what had happened by then counts.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "catalog/completeness.h"
#include "catalog/quality.h"

namespace vitrine {

enum class Comparison {
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    between,
    not_between,
    in,
    not_in,
    contains,
    does_not_contain,
    contains_all,  // as written only: the tree has a conjunction of equals
    starts_with,
    does_not_start_with,
    ends_with,
    does_not_end_with,
    matches,
    does_not_match,
    is_empty,
    is_not_empty,
    under,
    not_under,
    differs_between,
    differs_from_parent,
    is_duplicate,
    is_not_duplicate,
    any_complete,
    any_incomplete,
    all_complete,
    all_incomplete,
    since,
    before,
    in_last,
    by,
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
    variants,
    problems,
    updated,
    created,
    changed,
    list_price,
    asked_price,
    stock,
    stock_age,
    days_of_cover,
    any_text
};

// Of which locales a completeness is asked: the one of the condition, or those of the channel.
enum class AskedLocales { one, all, any };

struct Filter {
    enum class Kind { all, conjunction, disjunction, negation, saved, condition };
    Kind kind = Kind::all;
    std::vector<Filter> parts;  // of conjunction, disjunction, negation (one), saved (one)
    SavedFilterId saved = 0;    // whose tree the only part is

    FilterField field = FilterField::any_text;
    AttributeId attribute = 0;
    // As written; 0 where not said. A price without currency can only be asked whether it is empty.
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;
    Comparison comparison = Comparison::equal;
    // Text operands as written: texts, SKUs, parents, linked products, regular expressions,
    // searched words.
    std::vector<std::string> texts;
    // Operands resolved: options, families, categories, groups, kinds, linked products (none where
    // they were not looked up); of "changed by" the place
    // of a source among change_sources() (filter_fields.h).
    std::vector<std::int32_t> ids;
    // Operand of a number, price, stock, measurement, completeness or problems; hours of "in last";
    // the change set of "changed by".
    std::optional<Decimal> number;
    UnitId unit = 0;                   // of a measurement's number
    std::optional<std::int32_t> date;  // operand in days
    std::optional<bool> boolean;
    // Of "between", whose first operand stands above.
    std::optional<Decimal> number_to;
    UnitId unit_to = 0;
    std::optional<std::int32_t> date_to;
    // Of updated and created, where the operand is no day.
    std::optional<Instant> instant, instant_to;
    // Of "differs between": with which channel or locale the one above is compared.
    ChannelId channel_to = 0;
    LocaleId locale_to = 0;
    AskedLocales locales = AskedLocales::one;  // of completeness
    ProblemSubject problems;                   // of problems
    PriceListId list = 0;                      // of list_price
    LocationId location = 0;                   // of the three of stock; 0: all together

    bool operator==(const Filter&) const = default;
};

// The product of that SKU, or the model of that code; 0 where there is none.
using FindProduct = std::function<ProductId(std::string_view code)>;

// Reads `text`; blank text matches everything. Throws Error (usage) with the position in characters
// from 1, what was expected there and, for an unknown name, the nearest known one. "in" over
// numbers, measurements and days becomes a disjunction of equals. Saved filters are read along;
// those that use each other in a circle are an error that names them. The products that attributes
// lead to are asked of `find_product`; without it they are taken as they are written, for those who
// judge no product: such a condition finds nothing.
Filter parse_filter(const Structure& structure, std::string_view text,
                    const FindProduct& find_product = nullptr);

// `any_text` filter for a search box: code or display name contains every word, without regard to
// case and accents. Blank words match everything.
Filter search_filter(std::string_view words);

// What a filter needs to judge one product. The functions say what one product does not know.
struct FilterContext {
    const Structure* structure = nullptr;
    ChannelId channel = 0;  // where a field does not say its channel or locale
    LocaleId locale = 0;
    // How many variants a model has (required), and how many of these are complete (filled). Where
    // it is absent, the completeness of a model is that of its own values.
    std::function<CompletenessCount(ProductId model, ChannelId channel, LocaleId locale)> variants =
        nullptr;
    // Whether more than one product owns this value, as RepeatedValues says it.
    std::function<bool(ValueKey key, const Value& value)> is_repeated = nullptr;
    // By product id, for which products a condition on updated, created or changed holds; no
    // product beyond the end.
    std::function<std::vector<bool>(const Filter& condition)> history = nullptr;
    // The same for a condition on problems.
    std::function<std::vector<bool>(const Filter& condition)> problems = nullptr;
    // The same for one on prices or stock.
    std::function<std::vector<bool>(const Filter& condition)> figures = nullptr;
};

// A filter made ready to judge many products: names, keys, units and subtrees are resolved once. It
// refers to the context's structure and what its functions refer to, which must outlive it
// unchanged. [any thread once made, if the functions are]
class Matcher {
public:
    // Throws Error (usage) for a condition that needs a function which the context does not have.
    Matcher(const Filter& filter, const FilterContext& context);
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;
    ~Matcher();

    // Throws Error (usage) where a regular expression takes too long on a text.
    bool matches(const Lineage& lineage) const;

private:
    struct Node;
    std::unique_ptr<const Node> m_root;
    FilterContext m_context;
};

// For a single product; Matcher is the way for many.
bool matches(const Filter& filter, const FilterContext& context, const Lineage& lineage);

// The filter in its own language, normalised: codes instead of labels, brackets only where needed.
// parse_filter() reads it as the same tree while saved filters stay as they are.
std::string to_text(const Structure& structure, const Filter& filter);

// What people call the things that a filter names by codes. All are to be set.
struct FilterNames {
    // The field of a condition; `scopes` is "[web,fr_FR]" or empty.
    std::function<std::string(const Filter& condition, const std::string& scopes)> field;
    // An option, record, family, category or group that it is compared with.
    std::function<std::string(const Filter& condition, std::int32_t id)> entity;
    std::function<std::string(const std::string& code)> scope;  // a channel or a locale
    std::function<std::string(ProductKind kind)> kind;
    std::function<std::string(bool yes)> boolean;
    // A word of the language itself: "and", "is empty", "days".
    std::function<std::string(std::string_view word)> word;
};
// As to_text(), by these names and without quotes around them: for people, not to be read again.
std::string to_words(const Structure& structure, const Filter& filter, const FilterNames& names);

// How a filter refers to a saved one: @name, in quotes where it needs them.
std::string saved_filter_reference(std::string_view name);

// Whether the filter uses the saved one, directly or through others.
bool uses_saved_filter(const Filter& filter, SavedFilterId saved);

}  // namespace vitrine
