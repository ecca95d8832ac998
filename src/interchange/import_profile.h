// How somebody's file is read into a catalogue: which column means what, how its texts become
// values, what may be created for it. A value, kept as a text file that people share
// (resources/mappings holds those we ship).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/issue.h"
#include "catalog/attribute.h"

namespace vitrine {

enum class TransformKind {
    trim,
    letter_case,
    split,
    take,
    join,
    replace,
    regular_expression,
    unit,
    currency,
    decimal_sign,
    date_format,
    lookup,
    html_text,
    constant,
    expression,
};

// One step on the way from a cell to a value. What `from` and `to` hold depends on the kind; see
// column_transform.h.
struct ColumnTransform {
    TransformKind kind = TransformKind::trim;
    std::string from;
    std::string to;
    std::vector<std::pair<std::string, std::string>> table;  // of a lookup, in its order
    bool operator==(const ColumnTransform&) const = default;
};

// What an attribute is made as where the catalogue has none of the code, and attributes may be
// created. Where it has one, that one is used as it is.
struct NewAttribute {
    AttributeType type = AttributeType::text;
    std::string label;  // in the profile's locale; empty: none
    bool localizable = false;
    bool html = false;
    bool operator==(const NewAttribute&) const = default;
};

// Where the cells of a column go.
struct ColumnTarget {
    enum class Kind {
        nothing,
        property,     // `code` is code, parent, family, categories, enabled or groups
        attribute,    // `code` is the attribute's
        association,  // `code` is the association type's; the cells name products and models
    };
    Kind kind = Kind::nothing;
    std::string code;
    // Of attributes that vary by them; empty: those of the profile.
    std::string locale, channel, currency;
    std::string unit;  // code of the unit of amounts without one
    std::optional<NewAttribute> create;
    // Several values of a cell go to as many attributes: picture, picture_2, picture_3, ... At most
    // so many; 1: the attribute alone.
    int series = 1;
    // What stands between a linked product and its quantity ("SP-001=5"); empty: no quantities.
    std::string quantity_sign;
    bool operator==(const ColumnTarget&) const = default;
};

// Which rows of a group of variants a column belongs to. Rows without variants hold every column.
enum class ColumnLevel {
    model,
    variant,
    both,  // the model owns it, and a variant may say otherwise (ImportOptions::override_inherited)
};

struct ColumnMapping {
    // The heading, without regard to case and blanks around it. It may hold one of the marks
    // {currency}, {locale}, {number} and {name}: then it stands for every column that fits and that
    // no mapping before it names. What stands in the place of the mark is the target's currency or
    // locale, or the order of several columns with the same target; or, where the target's code is
    // empty or ends with an underscore, the attribute's name, whose code is put behind it.
    std::string column;
    ColumnTarget target;
    std::vector<ColumnTransform> transforms;
    ColumnLevel level = ColumnLevel::model;
    bool ignore_blanks = false;  // an empty cell leaves the value as it is, instead of clearing it
    bool operator==(const ColumnMapping&) const = default;
};

// Columns whose cells name the attributes: "Option1 Name" beside "Option1 Value", or packed in one
// cell: "color=Red,size=XS".
struct NamedValues {
    std::string names;      // the heading, with {number} for several; empty: packed in `values`
    std::string values;     // the heading; with the same mark
    std::string separator;  // between names and between values of one cell; empty: the cell is one
    std::string assign;     // between the name and the value where packed
    std::string cut;        // from here on names and values are left out: ":" in "Blue:0"
    std::string prefix;     // of the codes that are made from names: "facet_"
    std::string list_separator;  // between several values of one name; empty: there is one
    bool axes = false;           // they tell the variants apart, where there are any
    ColumnLevel level = ColumnLevel::model;                     // of those that do not
    std::vector<std::string> leave_out;                         // names that mean nothing here
    std::vector<std::string> blank_values;                      // values that mean nothing
    std::vector<std::pair<std::string, ColumnTarget>> targets;  // names that mean something else
    bool operator==(const NamedValues&) const = default;
};

// How the variants of a product are told.
struct VariantRule {
    enum class By {
        none,           // every row is a product
        parent_column,  // `column` holds the code of the model, which has a row of its own
        children,       // the model's row lists its variants in `column`: "sku=A,size=M|sku=B,..."
        group_column,   // rows with the same text in `column` are one product
        blank_rows,     // a row without `column` continues the one before it
        separate_file,  // `column` of the other file names the row of this one by `key`
    };
    By by = By::none;
    std::string column;
    std::string key;         // of parent_column: what `column` names, empty: the code
    std::string key_prefix;  // of parent_column: before the key in `column`: "id:"
    // Only rows whose `kind_column` holds one of these are models; empty: those with variants.
    std::string kind_column;
    std::vector<std::string> model_kinds;
    // Of children: between variants, between parts, between name and value; which name is the code.
    std::string record_separator = "|", part_separator = ",", assign = "=", code_name = "sku";
    // A variant or product whose code is blank gets one from its group and its axes, else its row
    // is left out with an issue.
    bool make_codes = false;
    bool operator==(const VariantRule&) const = default;
};

// The other file of VariantRule::By::separate_file.
struct VariantFile {
    std::string file;  // a pattern of its name: "combinations*.csv"
    std::vector<ColumnMapping> columns;
    std::vector<NamedValues> named_values;
    bool operator==(const VariantFile&) const = default;
};

// How the file is read. Empty: found out.
struct SourceFormat {
    std::string file;       // a pattern of its name, for choosing a profile by the file
    std::string delimiter;  // one character
    std::string encoding;
    std::string sheet;
    std::string record;  // of JSON and XML: the path of a record
    bool operator==(const SourceFormat&) const = default;
};

enum class ImportMode {
    create,          // new products only
    update,          // products that are there only
    create_update,   // both
    replace,         // both, and what a product has and the row does not name is cleared
    delete_missing,  // both, and products that the file does not name are deleted
};

struct MayCreate {
    bool options = false;
    bool attributes = false;
    bool categories = false;
    bool families = false;
    bool association_types = false;
    bool locales = false;  // and currencies
    bool operator==(const MayCreate&) const = default;
};

struct ImportProfile {
    std::string name;   // its code
    std::string title;  // for people
    SourceFormat source;
    char decimal_sign = '.';  // of numbers in the file
    std::string date_format = "yyyy-MM-dd";
    std::string locale;                    // of texts in the file, and of labels of what is created
    std::string channel;                   // of values that vary by channel
    std::string currency;                  // of prices without one
    std::string family;                    // of products whose row names none
    std::string category_separator = ">";  // between the parts of a category's path
    // Which locale a row is in; rows in another one than the first hold texts only.
    std::string locale_column;
    // What the file calls its locales: "de" -> "de_DE".
    std::vector<std::pair<std::string, std::string>> locales;
    ImportMode mode = ImportMode::create_update;
    std::int64_t delete_at_most = 0;  // of delete_missing: more than so many products is an error
    bool override_inherited = false;  // see ImportOptions
    MayCreate may_create;
    VariantRule variants;
    std::vector<ColumnMapping> columns;
    std::vector<NamedValues> named_values;
    std::optional<VariantFile> variant_file;
    bool operator==(const ImportProfile&) const = default;
};

// The profile, or every reason why there is none, each with its place in the text as `column`:
// "columns[3].to.type". Whatever is not stated has its default.
std::variant<ImportProfile, Issues> parse_import_profile(std::string_view text);

// Always the same text for the same profile; what has its default is left out.
std::string to_json(const ImportProfile& profile);

}  // namespace vitrine
