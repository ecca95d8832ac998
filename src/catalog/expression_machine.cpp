#include "catalog/expression_machine.h"

#include <clocale>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression_functions.h"
#include "catalog/expression_lua.h"

namespace vitrine {
namespace {

constexpr std::size_t most_work = 8'000'000;

// What is asked for counts, whether or not it is given back: so time is limited with memory.
void* allocate(void* run, void* memory, std::size_t old_size, std::size_t new_size) {
    if (new_size == 0) {
        std::free(memory);
        return nullptr;
    }
    auto& left = static_cast<ExpressionRun*>(run)->work_left;
    const std::size_t known = memory == nullptr ? 0 : old_size;
    if (new_size > known) {
        if (new_size - known > left) return nullptr;
        left -= new_size - known;
    }
    return std::realloc(memory, new_size);
}

// Lua orders texts by the rules of the thread's locale; here they are ordered by their characters.
class PlainLocale {
public:
    PlainLocale() {
        static const locale_t plain = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
        m_before = uselocale(plain);
    }
    ~PlainLocale() { uselocale(m_before); }
    PlainLocale(const PlainLocale&) = delete;
    PlainLocale& operator=(const PlainLocale&) = delete;

private:
    locale_t m_before;
};

int out_of_memory(lua_State*) {
    throw std::bad_alloc();
}

int refuse_assignment(lua_State* lua) {
    fail(lua, tr("Only names made by local can be set: write local {0} = ...",
                 lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "name"));
}

// Every function of the language: the one behind it is the first upvalue.
int call(lua_State* lua) {
    const auto& function =
        *static_cast<const ExpressionFunction*>(lua_touserdata(lua, lua_upvalueindex(1)));
    for (int i = 1; !function.of_nothing && i <= lua_gettop(lua); ++i) {
        if (!lua_isnil(lua, i)) continue;
        lua_pushnil(lua);
        return 1;
    }
    return function.function(lua);
}

// What is known to expressions, in a table that they can read only.
void make_environment(lua_State* lua) {
    lua_newtable(lua);
    lua_newtable(lua);  // its metatable
    lua_newtable(lua);  // what is in it
    for (const ExpressionFunction& function : expression_functions()) {
        lua_pushlstring(lua, function.name.data(), function.name.size());
        lua_pushlightuserdata(lua, const_cast<ExpressionFunction*>(&function));
        lua_pushcclosure(lua, call, 1);
        lua_rawset(lua, -3);
    }
    add_roots(lua);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, LUA_REGISTRYINDEX, "known");
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_assignment);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void set_scope_name(lua_State* lua, const char* name, std::string_view code) {
    if (code.empty()) {
        lua_pushnil(lua);
    } else {
        lua_pushlstring(lua, code.data(), code.size());
    }
    lua_setfield(lua, -2, name);
}

// Lua's "expression:2: unexpected symbol near ')'" with its place in the source.
ExpressionError error_of_lua(std::string_view message, std::string_view source) {
    ExpressionError error;
    constexpr std::string_view chunk = "expression:";
    if (message.starts_with(chunk)) {
        message.remove_prefix(chunk.size());
        error.line = std::atoi(std::string(message.substr(0, message.find(':'))).c_str());
        message.remove_prefix(std::min(message.find(": ") + 2, message.size()));
    }
    constexpr std::string_view near_word = " near '";
    const auto near_at = message.rfind(near_word);
    if (near_at != std::string_view::npos && message.ends_with("'")) {
        std::string_view word = message.substr(near_at + near_word.size());
        word.remove_suffix(1);
        const auto lines = split(source, '\n');
        const auto index = static_cast<std::size_t>(error.line - 1);
        const std::string_view line = index < lines.size() ? lines[index] : std::string_view();
        const auto at = line.find(word);
        if (at != std::string_view::npos && line.find(word, at + 1) == std::string_view::npos)
            error.column = 1 + static_cast<int>(count_code_points(line.substr(0, at)));
    }
    error.message =
        tr("This cannot be computed ({0}).", replace_all(message, "'_n'", tr("the number")));
    return error;
}

}  // namespace

struct ExpressionMachine::State {
    struct Program {
        int function = 0;  // in Lua's registry, as the numbers it begins with
        int numbers = 0;
    };
    ExpressionRun run;
    lua_State* lua = nullptr;
    std::vector<Program> programs;

    State() {
        run.work_left = most_work;
        lua = lua_newstate(allocate, &run);
        if (lua == nullptr) throw std::bad_alloc();
        lua_atpanic(lua, out_of_memory);
        *static_cast<ExpressionRun**>(lua_getextraspace(lua)) = &run;
        add_value_types(lua);
        make_environment(lua);
    }
    ~State() { lua_close(lua); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // Takes the error from the stack.
    ExpressionError take_error(int status, std::string_view source) {
        ExpressionError error;
        if (status == LUA_ERRMEM) {
            error.message = tr("It needs more memory or time than an expression may use.");
        } else {
            std::size_t length = 0;
            const char* message = lua_tolstring(lua, -1, &length);
            error = error_of_lua(
                message == nullptr ? std::string_view() : std::string_view(message, length),
                source);
            if (!run.sentence.empty()) error.message = run.sentence;
        }
        run.sentence.clear();
        lua_settop(lua, 0);
        return error;
    }
};

ExpressionRun& run_of(lua_State* lua) {
    return **static_cast<ExpressionRun**>(lua_getextraspace(lua));
}

void fail(lua_State* lua, const std::string& sentence) {
    run_of(lua).sentence = sentence;
    luaL_where(lua, 1);
    lua_error(lua);
    throw std::logic_error("lua_error() returned");
}

void spend(lua_State* lua, std::size_t bytes) {
    ExpressionRun& run = run_of(lua);
    if (bytes > run.work_left)
        fail(lua, tr("It needs more memory or time than an expression may use."));
    run.work_left -= bytes;
}

ExpressionMachine::ExpressionMachine() : m_state(std::make_unique<State>()) {}
ExpressionMachine::~ExpressionMachine() = default;
ExpressionMachine::ExpressionMachine(ExpressionMachine&&) noexcept = default;
ExpressionMachine& ExpressionMachine::operator=(ExpressionMachine&&) noexcept = default;

std::variant<int, ExpressionError> ExpressionMachine::compile(const ExpressionText& text) {
    lua_State* lua = m_state->lua;
    m_state->run.work_left = most_work;
    const int status =
        luaL_loadbufferx(lua, text.chunk.data(), text.chunk.size(), "=expression", "t");
    if (status != LUA_OK) return m_state->take_error(status, text.source);
    State::Program program;
    program.function = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_createtable(lua, static_cast<int>(text.numbers.size()), 0);
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        push(lua, Decimal::parse(text.numbers[i]).value_or(Decimal()));
        lua_rawseti(lua, -2, static_cast<lua_Integer>(i + 1));
    }
    program.numbers = luaL_ref(lua, LUA_REGISTRYINDEX);
    m_state->programs.push_back(program);
    return static_cast<int>(m_state->programs.size()) - 1;
}

ExpressionResult ExpressionMachine::run(int program, const ExpressionText& text,
                                        const ExpressionScope& scope, const Read& read) {
    const PlainLocale plain;
    lua_State* lua = m_state->lua;
    ExpressionRun& run = m_state->run;
    run.text = &text;
    run.read = &read;
    run.locale = scope.locale;
    run.work_left = most_work;
    const State::Program& compiled = m_state->programs[static_cast<std::size_t>(program)];
    lua_getfield(lua, LUA_REGISTRYINDEX, "known");
    set_scope_name(lua, "channel", scope.channel);
    set_scope_name(lua, "locale", scope.locale);
    set_scope_name(lua, "currency", scope.currency);
    lua_settop(lua, 0);
    lua_pushcfunction(lua, [](lua_State* inner) {
        lua_call(inner, 1, 1);
        // What is no value fails here, within the protected call.
        push(inner, value_at(inner, -1));
        return 1;
    });
    lua_rawgeti(lua, LUA_REGISTRYINDEX, compiled.function);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, compiled.numbers);
    const int status = lua_pcall(lua, 2, 1, 0);
    ExpressionResult result;
    if (status != LUA_OK) {
        result.error = m_state->take_error(status, text.source);
    } else {
        result.value = value_at(lua, -1);
        lua_settop(lua, 0);
    }
    return result;
}

}  // namespace vitrine
