#include "catalog/expression.h"

#include <gmock/gmock.h>

#include <chrono>
#include <clocale>
#include <map>
#include <random>
#include <thread>

#include "catalog/expression_machine.h"
#include "catalog/measurement.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Decimal decimal(std::string_view text) {
    return *Decimal::parse(text);
}

// What the expressions of these tests read, by field; a label is the value with its code behind it.
const std::map<std::string, ExpressionValue, std::less<>> values = {
    {"name", "Écran"},
    {"name[fr_FR]", "Écran plat"},
    {"price", decimal("49.90")},
    {"cost", decimal("30")},
    {"zero", decimal("0.00")},
    {"huge", decimal("9223372036854775807")},
    {"weight", Measurement{decimal("1500"), find_unit("GRAM")->id}},
    {"length", Measurement{decimal("2"), find_unit("METER")->id}},
    {"released", Date{20'543}},
    {"waterproof", true},
    {"color", "red"},
    {"features", ExpressionList{{"hdr", "wifi"}}},
    {"end", "a word of Lua"},
    {"code", "SKU-1"},
};

ExpressionResult run(std::string_view source) {
    const auto read = read_expression(source);
    if (const auto* error = std::get_if<ExpressionError>(&read)) return {{}, *error};
    const auto& text = std::get<ExpressionText>(read);
    ExpressionMachine machine;
    const auto program = machine.compile(text);
    if (const auto* error = std::get_if<ExpressionError>(&program)) return {{}, *error};
    return machine.run(std::get<int>(program), text, {"print", "tr_TR", {}},
                       [&](std::size_t index) {
                           const ExpressionInput& input = text.inputs[index];
                           const auto at = values.find(input.field);
                           if (at == values.end()) return ExpressionValue();
                           if (input.form == ExpressionInput::Form::label)
                               return ExpressionValue("[" + to_text(at->second) + "]");
                           return at->second;
                       });
}

// The result as a text, "nothing", or the error as a sentence.
std::string outcome(std::string_view source) {
    const ExpressionResult result = run(source);
    if (result.error) return to_sentence(*result.error);
    return std::holds_alternative<std::monostate>(result.value) ? "nothing" : to_text(result.value);
}

struct OutcomeCase {
    std::string_view expression, outcome;
};

TEST(Expression, GivesWhatItSays) {
    for (const auto& [expression, expected] : std::initializer_list<OutcomeCase>{
             {"attr.name", "Écran"},
             {"label.color", "[red]"},
             {"product.code", "SKU-1"},
             {"attr[\"name[fr_FR]\"] .. ' (' .. label.color .. ')'", "Écran plat ([red])"},
             {R"(attr["end"])", "a word of Lua"},
             {"channel .. '/' .. locale", "print/tr_TR"},
             {"currency", "nothing"},
             // Numbers are exact.
             {"0.1 + 0.2", "0.3"},
             {"0.1 + 0.2 == 0.3", "1"},
             {"attr.price * 1.2", "59.88"},
             {"round(attr.price * 1.2, 1)", "59.9"},
             {"round(2.5) .. ' ' .. round(-2.5)", "3 -3"},
             {"1 / 3", "0.333333333333"},
             {"10 / 4 * 2", "5"},
             {"-attr.cost + 1", "-29"},
             {"attr.price .. ''", "49.90"},
             {"attr.price + 10.10", "60.00"},
             {"floor(2.7) .. ceil(2.1) .. floor(-2.1) .. ceil(-2.9) .. ceil(2)", "23-3-22"},
             {"abs(-3) .. min(3, attr.cost, attr.none) .. max(1, 2)", "332"},
             {"number(' 12.50 ') + 1", "13.50"},
             {"number('a dozen')", "nothing"},
             {"attr.zero == 0", "1"},
             {"attr.cost ~= 30.0", "0"},
             {"attr.price > attr.cost and attr.price <= 49.9", "1"},
             // Measurements and dates.
             {"attr.weight", "1500 GRAM"},
             {"convert(attr.weight, 'kg')", "1.5 KILOGRAM"},
             {"convert(attr.weight, 'kg').amount .. attr.weight.symbol", "1.5g"},
             {"attr.weight > measurement(1.4, 'KILOGRAM')", "1"},
             {"attr.weight == measurement(1.5, 'KILOGRAM')", "1"},
             {"attr.weight * 2 + measurement(1, 'KILOGRAM')", "4000 GRAM"},
             {"attr.weight / measurement(1, 'KILOGRAM')", "1.5"},
             {"attr.weight.unit", "GRAM"},
             {"attr.released", "2026-03-31"},
             {"attr.released + 1", "2026-04-01"},
             {"attr.released - date('2026-03-01')", "30"},
             {"attr.released.year .. '/' .. attr.released.month", "2026/3"},
             {"attr.released < date('2027-01-01')", "1"},
             // Texts, by the rules of the language where there are some.
             {"upper('i') .. lower('I') .. capital('ılık')", "İıIlık"},
             {"length(attr.name) .. left(attr.name, 2) .. right(attr.name, 3)", "5Écran"},
             {"replace('a.b.c', '.', '-')", "a-b-c"},
             {"trim('  a ') .. '|'", "a|"},
             {"contains(attr.name, 'cra')", "1"},
             {"starts_with('abc', 'ab') and ends_with('abc', 'bc')", "1"},
             {"join(', ', attr.color, attr.none, attr.features, 3)", "red, hdr, wifi, 3"},
             {"join(', ', attr.none)", "nothing"},
             {"'b' > 'A' and 'Z' < 'a'", "1"},
             {"text(attr.none) .. 'x'", "x"},
             // Lists.
             {"count(attr.features) .. attr.features[2]", "2wifi"},
             {"attr.features[3]", "nothing"},
             {"contains(attr.features, 'hdr')", "1"},
             {"split('a; b', ';')", "a, b"},
             {"attr.features == split('hdr,wifi', ',')", "1"},
             {"count(attr.none)", "0"},
             // What is computed of nothing is nothing.
             {"attr.none .. 'x' .. attr.name", "nothing"},
             {"attr.none * 2 + 1", "nothing"},
             {"-attr.none", "nothing"},
             {"attr.none.amount", "nothing"},
             {"upper(attr.none)", "nothing"},
             {"attr.none < 2 or attr.none > 2", "0"},
             {"attr.none or 'unknown'", "unknown"},
             // Several steps.
             {"local p = attr.price\n-- a note\nif p > 40 then return 'dear' end\nreturn 'cheap'",
              "dear"},
             {"local a, b = 1, 2\na = a + b\nreturn a", "3"},
             {"if attr.waterproof then return 'wet' else return 'dry' end", "wet"},
             {"return", "nothing"},
         }) {
        EXPECT_EQ(outcome(expression), expected) << expression;
    }
}

TEST(Expression, SaysWhatIsWrongAndWhere) {
    for (const auto& [expression, expected] : std::initializer_list<OutcomeCase>{
             {"", "The expression is empty."},
             {"-- only a note", "The expression is empty."},
             {"attr.price *", "This cannot be computed (unexpected symbol near <eof>)."},
             {"1 +\n attr.price )", "Line 2, column 13: This cannot be computed"},
             {"a.b", "Line 1, column 1: There is no a. An attribute is written attr.a"},
             {"1 + uper(attr.name)", "Line 1, column 5: There is no uper. Did you mean upper?"},
             {"attr", "Line 1, column 1: attr must be followed by a name"},
             {"attr[attr.name]", "Line 1, column 1: attr must be followed by a name"},
             {"local a = attr\nreturn a.x", "Line 1, column 11: attr must be followed"},
             {"attr.end", "column 1: end is a word of the language. Write attr[\"end\"]."},
             {"product.price", "column 9: A product has no price here. It has: categories, code"},
             {"'open", "column 1: The text is not closed by '."},
             {"1e400", "is not a number that can be kept exactly"},
             {"0x10", "is not a number that can be kept exactly"},
             {"#attr.name", "\"#\" does not belong here. Write length(text)"},
             {"{1, 2}", "There are no tables."},
             {"attr.price != 3", "Write ~= for"},
             {"attr.name:upper()", "\":\" does not belong here"},
             {"2 ^ 2", "\"^\" does not belong here"},
             {"attr.name * 2", "a text and a number cannot be multiplied."},
             {"attr.waterproof .. 'x'", "attempt to concatenate a boolean value"},
             {"attr.price == attr.weight", "a number and a measurement cannot be compared."},
             {"attr.weight + attr.length", "The two measurements are of different kinds."},
             {"convert(attr.weight, 'METER')", "METER is no unit for this measurement."},
             {"1 / attr.zero", "A division by zero."},
             {"attr.huge * attr.huge", "more digits than can be kept exactly"},
             {"attr.huge + 1", "more digits than can be kept exactly"},
             {"left(attr.name, 1.5)", "Argument 2 must be a whole number"},
             {"upper(attr.waterproof)", "Argument 1 must be a text, not a yes or no."},
             {"date('tomorrow')", "\"tomorrow\" is no date like 2026-03-31."},
             {"error('no ' .. attr.color)", "no red"},
             {"upper", "A function is no value"},
             {"join.x", "attempt to index a function value"},
             {"\nattr.price.unit", "Line 2: a number has no unit."},
             {"\xff", "The expression is not UTF-8."},
         }) {
        EXPECT_THAT(outcome(expression), HasSubstr(expected)) << expression;
    }
}

TEST(Expression, KnowsWhatItReadsWithoutBeingRun) {
    const auto read = read_expression(
        "-- attr.note\nif attr.a then return label.b end return attr['c[fr_FR]'] .. 'attr.d' "
        ".. "
        "attr.a .. product.code .. attr.weight.attr");
    const auto& text = std::get<ExpressionText>(read);
    using enum ExpressionInput::Form;
    EXPECT_THAT(text.inputs,
                ElementsAre(ExpressionInput{value, "a"}, ExpressionInput{label, "b"},
                            ExpressionInput{value, "c[fr_FR]"}, ExpressionInput{property, "code"},
                            ExpressionInput{value, "weight"}));
    EXPECT_EQ(code_in_field("c[fr_FR]"), "c");
}

TEST(Expression, RenamesItsAttributesAndNothingElse) {
    const std::string source =
        "attr.old .. label['OLD[fr_FR]'] -- attr.old\n.. 'attr.old' .. attr.older .. attr [ "
        "\"old\" ]";
    EXPECT_EQ(rename_in_expression(source, "old", "new"),
              "attr.new .. label[\"new[fr_FR]\"] -- attr.old\n.. 'attr.old' .. attr.older .. attr "
              "[ \"new\" ]");
    EXPECT_EQ(rename_in_expression("attr.old + attr . old", "old", "new-1"),
              "attr[\"new-1\"] + attr [\"new-1\"]");
    EXPECT_EQ(rename_in_expression("attr.old", "old", "end"), "attr[\"end\"]");
    EXPECT_EQ(rename_in_expression("attr.old +* 'x", "old", "new"), "attr.old +* 'x");
}

// Sanitizers make everything slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::seconds patience{10};
#else
constexpr std::chrono::seconds patience{1};
#endif

// Each of these ends at once, with a sentence.
TEST(Expression, EndsWhateverItSays) {
    std::string doubling = "local a = 'sixteen letters '\n";
    for (int i = 0; i < 150; ++i) doubling += "a = a .. a\n";
    std::string growing = "local a = '" + std::string(1000, 'x') + "'\n";
    for (int i = 0; i < 300; ++i) growing += "a=replace(a,'x','xx')\n";
    std::string sought = "local a = '" + std::string(5000, 'a') + "'\na = a .. a a = a .. a\n";
    sought += "a = a .. a a = a .. a a = a .. a\nlocal b = ";
    for (int i = 0; i < 100; ++i) sought += "contains(a,'" + std::string(8, 'a') + "b') or ";
    sought += "true return b";
    std::string locals;
    for (int i = 0; i < 250; ++i) locals += "local v" + std::to_string(i) + " = 1 ";
    const std::vector<std::pair<std::string, std::string>> hostile = {
        {"while true do end", "no loops"},
        {"for i = 1, 1e9 do end", "no loops"},
        {"repeat until false", "no loops"},
        {"::a:: goto a", "does not belong here"},
        {"goto a", "no loops"},
        {"local function f() return f() end return f()", "no functions of its own"},
        {"(function() end)()", "no functions of its own"},
        {"local a = ... return a", "cannot be computed"},
        {"_n[1]", "names do not begin with _"},
        {"_ENV.x", "names do not begin with _"},
        {"local _G = 1 return _G", "names do not begin with _"},
        {"upper = lower return upper('a')", "Only names made by local can be set"},
        {"attr.price = 3 return 1", "attempt to index"},
        {"load('return 1')()", "There is no load"},
        {"require('os')", "There is no require"},
        {"os.exit(1)", "There is no os"},
        {"io.open('/etc/passwd')", "There is no io"},
        {"string.rep('x', 1e9)", "There is no string"},
        {"('x').rep", "attempt to index a string value"},
        {"getmetatable('')", "There is no getmetatable"},
        {"setmetatable(attr.name, attr.name)", "There is no setmetatable"},
        {"pcall(error, 'x')", "There is no pcall"},
        {"debug.getregistry()", "There is no debug"},
        {"collectgarbage('stop')", "There is no collectgarbage"},
        {std::string("\x1bLua\x54\x00\x19", 7), "does not belong here"},
        {std::string("'a\0b'", 5) + " .. {", "no tables"},
        {std::string(longest_expression + 1, ' '), "longer than"},
        {std::string(5000, '('), "cannot be computed"},
        {std::string(4990, '-') + "1", "is empty"},
        {"- - - - -" + std::string(4000, ' ') + "1", ""},
        {[] {
             std::string nots;
             for (int i = 0; i < 2400; ++i) nots += "not ";
             return nots + "1";
         }(),
         "cannot be computed"},
        {doubling + "return a", "more memory or time"},
        {growing + "return a", "become too long"},
        {sought, ""},
        {locals + "return v1", "too many local variables"},
    };
    for (const auto& [expression, expected] : hostile) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_THAT(outcome(expression), HasSubstr(expected)) << expression.substr(0, 60) << "...";
        EXPECT_LT(std::chrono::steady_clock::now() - start, patience)
            << expression.substr(0, 60) << "...";
    }
}

// Words of the language in any order: read or refused, run or failed, and always at an end.
TEST(Expression, EndsWhateverIsPutTogether) {
    const std::vector<std::string> words = {"attr.name",
                                            "attr.price",
                                            "attr.weight",
                                            "attr.features",
                                            "attr.none",
                                            "attr.released",
                                            "label.color",
                                            "product.code",
                                            "attr['end']",
                                            "1.5",
                                            "0",
                                            "'x'",
                                            "nil",
                                            "true",
                                            "+",
                                            "-",
                                            "*",
                                            "/",
                                            "..",
                                            "==",
                                            "~=",
                                            "<",
                                            "<=",
                                            "(",
                                            ")",
                                            "[",
                                            "]",
                                            ",",
                                            ".",
                                            "and",
                                            "or",
                                            "not",
                                            "local a =",
                                            "a",
                                            "if",
                                            "then",
                                            "else",
                                            "end",
                                            "return",
                                            "upper(",
                                            "join(",
                                            "split(",
                                            "round(",
                                            "replace(",
                                            "convert(",
                                            "date(",
                                            "count(",
                                            "max(",
                                            "measurement(",
                                            "amount",
                                            "\n",
                                            "locale",
                                            "=",
                                            "\\",
                                            "\"",
                                            "é",
                                            "--"};
    std::mt19937 random;
    int run_to_the_end = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string source;
        for (std::size_t count = 1 + random() % 8; count > 0; --count)
            source += words[random() % words.size()] + ' ';
        run_to_the_end += run(source).error ? 0 : 1;
    }
    EXPECT_GT(run_to_the_end, 100);
}

TEST(Expression, LeavesNothingBehindForTheNextEvaluation) {
    const auto text = std::get<ExpressionText>(
        read_expression("local a = attr.a if a == 'bad' then error('bad') end return a"));
    ExpressionMachine machine;
    const int program = std::get<int>(machine.compile(text));
    const auto run_with = [&](const std::string& value) {
        return machine.run(program, text, {}, [&](std::size_t) { return ExpressionValue(value); });
    };
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(run_with("good").value, ExpressionValue("good"));
        EXPECT_TRUE(run_with("bad").error.has_value());
        // Each evaluation has its own allowance.
        EXPECT_EQ(run_with(std::string(100'000, 'x')).value.index(), 2U);
    }
}

TEST(Expression, OrdersTextsAlikeUnderEveryLocaleOfTheSystem) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "C.UTF-8");
    EXPECT_EQ(outcome("'Z' < 'a'"), "1");
    EXPECT_EQ(outcome("1.5 .. ''"), "1.5");
    std::setlocale(LC_ALL, before.c_str());
}

TEST(Expression, MachinesOfSeveralThreadsDoNotKnowOfEachOther) {
    std::vector<std::thread> threads;
    std::vector<int> right(4);
    for (std::size_t i = 0; i < right.size(); ++i) {
        threads.emplace_back([&right, i] {
            for (int n = 0; n < 50; ++n) right[i] += outcome("attr.price * 2") == "99.8" ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_THAT(right, ElementsAre(50, 50, 50, 50));
}

}  // namespace
}  // namespace vitrine
