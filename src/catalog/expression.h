// The language of computed attributes, as a text: a part of Lua 5.4 that always ends.
//
//   attr.brand .. " " .. attr.name                    values by the attributes' codes
//   round(attr.price * 1.2, 2)                        exact decimals, rounded only where said
//   join(", ", label.color, label.size, attr["a-b"])  label: as a person reads it in the locale
//   attr["name[fr_FR]"] or attr.name                  a field of another locale, as fields are
//   named local w = attr.weight                             several steps, with a return if w >
//   measurement(30, "KILOGRAM") then return "freight" end return "parcel"
//
// An attribute is a name behind `attr` or `label`, never computed, so that what an expression reads
// is known without running it. There are no loops, functions and tables: what an expression costs
// is limited by its length. What is computed of nothing is nothing (nil), as are the parts of it.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vitrine {

struct ExpressionError {
    int line = 1;         // from 1
    int column = 0;       // in characters, from 1; 0 where only the line is known
    std::string message;  // a translated sentence
};

// "Line 2, column 5: ..."; only the message where the expression has one line and no column is
// known.
std::string to_sentence(const ExpressionError& error);

struct ExpressionInput {
    enum class Form : unsigned char {
        value,     // attr.weight
        label,     // label.weight
        property,  // product.code
    };
    Form form = Form::value;
    std::string field;  // "weight", "name[fr_FR]"; of a property its name
    bool operator==(const ExpressionInput&) const = default;
};

struct ExpressionText {
    std::string source;
    std::vector<ExpressionInput> inputs;  // each once, in the order in which they come
    std::string chunk;                    // what Lua compiles; begins with `local _n=... `
    std::vector<std::string> numbers;     // _n[1], _n[2], ... of the chunk
};

// Reads the words; whether they make sense together is for ExpressionMachine::compile().
std::variant<ExpressionText, ExpressionError> read_expression(std::string_view source);

// The properties behind `product`.
bool is_expression_property(std::string_view name);

// The code of the attribute in "name[fr_FR]".
std::string_view code_in_field(std::string_view field);
// The codes in its brackets: of channels, locales and currencies.
std::vector<std::string_view> parts_in_field(std::string_view field);

// The expression with every attribute `from` called `to`, the rest as it was written. Codes match
// without regard to case. Unchanged where it cannot be read.
std::string rename_in_expression(std::string_view source, std::string_view from,
                                 std::string_view to);
// Likewise with what stands in brackets: a channel, locale or currency.
std::string rename_part_in_expression(std::string_view source, std::string_view from,
                                      std::string_view to);

constexpr std::size_t longest_expression = 10'000;  // bytes

}  // namespace vitrine
