// The values of expressions as Lua has them: numbers are exact decimals, never Lua's own.
#include <algorithm>
#include <optional>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression_lua.h"
#include "catalog/measurement.h"

namespace vitrine {
namespace {

// All userdata of an expression: nothing in it needs a destructor. The texts of a list are its user
// value, a table.
struct Box {
    enum class Kind : unsigned char { number, measurement, date, list, root };
    Kind kind = Kind::number;
    ExpressionInput::Form form = ExpressionInput::Form::value;  // of a root
    UnitId unit = 0;                                            // of a measurement
    std::int32_t days = 0;                                      // of a date
    Decimal number;
};

// The address is the key of the metatable in the registry.
constexpr char metatable_key = 0;

Box& push_box(lua_State* lua, Box::Kind kind) {
    void* memory = lua_newuserdatauv(lua, sizeof(Box), kind == Box::Kind::list ? 1 : 0);
    auto* box = new (memory) Box;
    box->kind = kind;
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(lua, -2);
    return *box;
}

ExpressionList list_at(lua_State* lua, int index) {
    ExpressionList list;
    lua_getiuservalue(lua, index, 1);
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, -1));
    for (lua_Integer i = 1; i <= count; ++i) {
        lua_rawgeti(lua, -1, i);
        std::size_t length = 0;
        const char* text = lua_tolstring(lua, -1, &length);
        list.texts.emplace_back(text, length);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return list;
}

// Beside each other in one place, so that a new pair is one line.
enum class Sign : unsigned char { plus, minus, times, divided_by };

[[noreturn]] void refuse(lua_State* lua, Sign sign, const ExpressionValue& a,
                         const ExpressionValue& b) {
    const std::string left = kind_in_words(a);
    const std::string right = kind_in_words(b);
    switch (sign) {
        case Sign::plus:
            fail(lua, tr("{0} and {1} cannot be added.", left, right));
        case Sign::minus:
            fail(lua, tr("{1} cannot be taken from {0}.", left, right));
        case Sign::times:
            fail(lua, tr("{0} and {1} cannot be multiplied.", left, right));
        case Sign::divided_by:
            fail(lua, tr("{0} cannot be divided by {1}.", left, right));
    }
    fail(lua, {});
}

Decimal number_or_fail(lua_State* lua, const std::optional<Decimal>& number) {
    if (!number) fail(lua, tr("The result has more digits than can be kept exactly. Use round()."));
    return *number;
}

// Products and quotients without trailing zeros, sums with the decimals of the longer one.
Decimal calculated(lua_State* lua, Sign sign, const Decimal& a, const Decimal& b) {
    switch (sign) {
        case Sign::plus:
            return number_or_fail(lua, a.plus(b));
        case Sign::minus:
            return number_or_fail(lua, a.plus(-b));
        case Sign::times:
            return number_or_fail(lua, a.normalized().times(b.normalized())).normalized();
        case Sign::divided_by:
            if (b.is_zero()) fail(lua, tr("A division by zero."));
            return number_or_fail(lua, a.times_ratio(Decimal(1, 0), b));
    }
    return {};
}

Decimal in_unit(lua_State* lua, const Measurement& measurement, UnitId unit) {
    if (measurement.unit == unit) return measurement.amount;
    const Unit* target = find_unit(unit);
    const auto amount = target == nullptr ? std::nullopt : convert(measurement, *target);
    if (!amount) fail(lua, tr("The two measurements are of different kinds."));
    return *amount;
}

ExpressionValue calculated(lua_State* lua, Sign sign, const ExpressionValue& a,
                           const ExpressionValue& b) {
    const auto* left = std::get_if<Decimal>(&a);
    const auto* right = std::get_if<Decimal>(&b);
    if (left != nullptr && right != nullptr) return calculated(lua, sign, *left, *right);
    const auto* amount = std::get_if<Measurement>(&a);
    const auto* other = std::get_if<Measurement>(&b);
    const bool scales = sign == Sign::times || sign == Sign::divided_by;
    if (amount != nullptr && right != nullptr && scales)
        return Measurement{calculated(lua, sign, amount->amount, *right), amount->unit};
    if (left != nullptr && other != nullptr && sign == Sign::times)
        return Measurement{calculated(lua, sign, *left, other->amount), other->unit};
    if (amount != nullptr && other != nullptr && sign != Sign::times) {
        const Decimal result =
            calculated(lua, sign, amount->amount, in_unit(lua, *other, amount->unit));
        if (sign == Sign::divided_by) return result;
        return Measurement{result, amount->unit};
    }
    const auto* date = std::get_if<Date>(&a);
    const auto* other_date = std::get_if<Date>(&b);
    if (date != nullptr && other_date != nullptr && sign == Sign::minus)
        return Decimal(std::int64_t{date->days} - other_date->days, 0);
    if (date != nullptr && right != nullptr && !scales) {
        constexpr std::int64_t most_days = 3'000'000;
        const Decimal days = calculated(lua, sign, Decimal(date->days, 0), *right).normalized();
        if (days.scale() != 0) fail(lua, tr("Only whole days can be added to a date."));
        if (days.mantissa() > most_days || days.mantissa() < -most_days)
            fail(lua, tr("The date is too far away."));
        return Date{static_cast<std::int32_t>(days.mantissa())};
    }
    refuse(lua, sign, a, b);
}

template <Sign sign>
int calculate_values(lua_State* lua) {
    if (lua_isnil(lua, 1) || lua_isnil(lua, 2)) {
        lua_pushnil(lua);
    } else {
        push(lua, calculated(lua, sign, value_at(lua, 1), value_at(lua, 2)));
    }
    return 1;
}

int negate(lua_State* lua) {
    if (lua_isnil(lua, 1)) return 1;
    push(lua, calculated(lua, Sign::times, value_at(lua, 1), Decimal(-1, 0)));
    return 1;
}

int concatenate(lua_State* lua) {
    if (lua_isnil(lua, 1) || lua_isnil(lua, 2)) {
        lua_pushnil(lua);
    } else {
        push(lua, to_text(value_at(lua, 1)) + to_text(value_at(lua, 2)));
    }
    return 1;
}

// Below zero, zero or above; fails for what has no order.
int order_of(lua_State* lua) {
    const ExpressionValue a = value_at(lua, 1);
    const ExpressionValue b = value_at(lua, 2);
    const auto sign = [](const auto& left, const auto& right) {
        return left < right ? -1 : right < left ? 1 : 0;
    };
    const auto* left = std::get_if<Decimal>(&a);
    const auto* right = std::get_if<Decimal>(&b);
    if (left != nullptr && right != nullptr) return sign(*left, *right);
    const auto* amount = std::get_if<Measurement>(&a);
    const auto* other = std::get_if<Measurement>(&b);
    if (amount != nullptr && other != nullptr)
        return sign(amount->amount, in_unit(lua, *other, amount->unit));
    const auto* date = std::get_if<Date>(&a);
    const auto* other_date = std::get_if<Date>(&b);
    if (date != nullptr && other_date != nullptr) return sign(date->days, other_date->days);
    fail(lua, tr("{0} and {1} cannot be compared.", kind_in_words(a), kind_in_words(b)));
}

int is_less(lua_State* lua) {
    const bool nothing = lua_isnil(lua, 1) || lua_isnil(lua, 2);
    lua_pushboolean(lua, !nothing && order_of(lua) < 0 ? 1 : 0);
    return 1;
}

int is_at_most(lua_State* lua) {
    const bool nothing = lua_isnil(lua, 1) || lua_isnil(lua, 2);
    lua_pushboolean(lua, !nothing && order_of(lua) <= 0 ? 1 : 0);
    return 1;
}

// Lua asks for two userdata only.
int is_equal(lua_State* lua) {
    const auto* left = static_cast<const Box*>(lua_touserdata(lua, 1));
    const auto* right = static_cast<const Box*>(lua_touserdata(lua, 2));
    const bool lists = left->kind == Box::Kind::list && right->kind == Box::Kind::list;
    lua_pushboolean(lua, (lists ? list_at(lua, 1) == list_at(lua, 2) : order_of(lua) == 0) ? 1 : 0);
    return 1;
}

void push_input(lua_State* lua, ExpressionInput::Form form, std::string_view field) {
    const ExpressionRun& run = run_of(lua);
    const auto& inputs = run.text->inputs;
    const auto at = std::find_if(inputs.begin(), inputs.end(), [&](const ExpressionInput& input) {
        return input.form == form && input.field == field;
    });
    if (at == inputs.end()) return lua_pushnil(lua);
    push(lua, (*run.read)(static_cast<std::size_t>(at - inputs.begin())));
}

void push_member(lua_State* lua, const Box& box, std::string_view name) {
    if (box.kind == Box::Kind::measurement) {
        if (name == "amount") return push(lua, box.number);
        const Unit* unit = find_unit(box.unit);
        if (unit != nullptr && name == "unit") return push(lua, std::string(unit->code));
        if (unit != nullptr && name == "symbol") return push(lua, std::string(unit->symbol));
    } else if (box.kind == Box::Kind::date) {
        const std::string day = date_to_string(box.days);  // yyyy-MM-dd
        const auto part = [&](std::size_t from, std::size_t count) {
            push(lua, Decimal(std::stoll(day.substr(from, count)), 0));
        };
        const std::size_t year_digits = day.size() - 6;
        if (name == "year") return part(0, year_digits);
        if (name == "month") return part(year_digits + 1, 2);
        if (name == "day") return part(year_digits + 4, 2);
    }
    fail(lua, tr("{0} has no {1}.", kind_in_words(value_at(lua, 1)), name));
}

int index_value(lua_State* lua) {
    const auto* box = static_cast<const Box*>(lua_touserdata(lua, 1));
    if (box == nullptr) {  // nil
        lua_pushnil(lua);
        return 1;
    }
    if (box->kind == Box::Kind::list) {
        const ExpressionValue key = value_at(lua, 2);
        const auto* number = std::get_if<Decimal>(&key);
        if (number == nullptr || !number->is_whole())
            fail(lua, tr("A list has a first part [1], a second [2] and so on."));
        lua_getiuservalue(lua, 1, 1);
        lua_rawgeti(lua, -1, number->normalized().mantissa());
        return 1;
    }
    std::size_t length = 0;
    const char* name = lua_type(lua, 2) == LUA_TSTRING ? lua_tolstring(lua, 2, &length) : nullptr;
    if (name == nullptr) fail(lua, tr("This has no parts."));
    if (box->kind == Box::Kind::root) {
        push_input(lua, box->form, {name, length});
    } else {
        push_member(lua, *box, {name, length});
    }
    return 1;
}

}  // namespace

std::string kind_in_words(const ExpressionValue& value) {
    switch (value.index()) {
        case 0:
            return tr("nothing");
        case 1:
            return tr("a yes or no");
        case 2:
            return tr("a text");
        case 3:
            return tr("a number");
        case 4:
            return tr("a measurement");
        case 5:
            return tr("a date");
        default:
            return tr("a list");
    }
}

std::string to_text(const ExpressionValue& value) {
    struct Writer {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool yes) const { return yes ? "1" : "0"; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Decimal& number) const { return number.to_string(); }
        std::string operator()(const Measurement& measurement) const {
            const Unit* unit = find_unit(measurement.unit);
            return measurement.amount.to_string() + ' ' +
                   std::string(unit == nullptr ? std::string_view() : unit->code);
        }
        std::string operator()(Date date) const { return date_to_string(date.days); }
        std::string operator()(const ExpressionList& list) const { return join(list.texts, ", "); }
    };
    return std::visit(Writer{}, value);
}

void push(lua_State* lua, const ExpressionValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return lua_pushnil(lua);
    if (const auto* yes = std::get_if<bool>(&value)) return lua_pushboolean(lua, *yes ? 1 : 0);
    if (const auto* text = std::get_if<std::string>(&value)) {
        lua_pushlstring(lua, text->data(), text->size());
    } else if (const auto* number = std::get_if<Decimal>(&value)) {
        push_box(lua, Box::Kind::number).number = *number;
    } else if (const auto* measurement = std::get_if<Measurement>(&value)) {
        Box& box = push_box(lua, Box::Kind::measurement);
        box.number = measurement->amount;
        box.unit = measurement->unit;
    } else if (const auto* date = std::get_if<Date>(&value)) {
        push_box(lua, Box::Kind::date).days = date->days;
    } else {
        const auto& texts = std::get<ExpressionList>(value).texts;
        push_box(lua, Box::Kind::list);
        lua_createtable(lua, static_cast<int>(texts.size()), 0);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            lua_pushlstring(lua, texts[i].data(), texts[i].size());
            lua_rawseti(lua, -2, static_cast<lua_Integer>(i + 1));
        }
        lua_setiuservalue(lua, -2, 1);
    }
}

ExpressionValue value_at(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TNIL:
        case LUA_TNONE:
            return {};
        case LUA_TBOOLEAN:
            return lua_toboolean(lua, index) != 0;
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* text = lua_tolstring(lua, index, &length);
            return std::string(text, length);
        }
        case LUA_TUSERDATA:
            break;
        default:
            fail(lua, tr("A function is no value: write its name with arguments in brackets."));
    }
    const Box& box = *static_cast<const Box*>(lua_touserdata(lua, index));
    switch (box.kind) {
        case Box::Kind::number:
            return box.number;
        case Box::Kind::measurement:
            return Measurement{box.number, box.unit};
        case Box::Kind::date:
            return Date{box.days};
        case Box::Kind::list:
            return list_at(lua, index);
        case Box::Kind::root:
            break;
    }
    return {};
}

void add_value_types(lua_State* lua) {
    constexpr luaL_Reg operators[] = {{"__add", calculate_values<Sign::plus>},
                                      {"__sub", calculate_values<Sign::minus>},
                                      {"__mul", calculate_values<Sign::times>},
                                      {"__div", calculate_values<Sign::divided_by>},
                                      {"__unm", negate},
                                      {"__concat", concatenate},
                                      {"__lt", is_less},
                                      {"__le", is_at_most},
                                      {"__eq", is_equal},
                                      {"__index", index_value},
                                      {nullptr, nullptr}};
    luaL_newlib(lua, operators);
    lua_pushnil(lua);
    lua_pushvalue(lua, -2);
    lua_setmetatable(lua, -2);  // of nil
    lua_pop(lua, 1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &metatable_key);
}

void add_roots(lua_State* lua) {
    using enum ExpressionInput::Form;
    for (const auto& [name, form] :
         {std::pair{"attr", value}, {"label", label}, {"product", property}}) {
        push_box(lua, Box::Kind::root).form = form;
        lua_setfield(lua, -2, name);
    }
}

}  // namespace vitrine
