// A thin C++ dress for vitrine/exporter.h: derive from vitrine::kit::Exporter, say
// VITRINE_EXPORTER(MyExporter) once, and think in std::string. Exceptions end here: what() becomes
// the reason the user reads. Header only; kit version 0, unstable.
#pragma once

#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vitrine/exporter.h"

namespace vitrine::kit {

// One field or setting under declaration. The words are those of plugins/README.md.
class Field {
public:
    Field(const vitrine_declaration* declaration, vitrine_field* field)
        : m_declaration(declaration), m_field(field) {}

    Field& set(const char* property, const std::string& value) {
        m_declaration->field_set(m_declaration, m_field, property, value.c_str());
        return *this;
    }
    Field& required() { return set("required", "yes"); }
    Field& repeated(std::size_t max_values = 0) {
        set("repeated", "yes");
        return max_values == 0 ? *this : set("max_values", std::to_string(max_values));
    }
    Field& level(const std::string& level) { return set("level", level); }
    Field& min_length(std::size_t count) { return set("min_length", std::to_string(count)); }
    Field& max_length(std::size_t count) { return set("max_length", std::to_string(count)); }
    Field& pattern(const std::string& pattern) { return set("pattern", pattern); }
    Field& unit(const std::string& unit) { return set("unit", unit); }
    Field& help(const std::string& help) { return set("help", help); }
    Field& choices(const std::vector<std::string>& choices) {
        for (const std::string& choice : choices) set("choice", choice);
        return *this;
    }

private:
    const vitrine_declaration* m_declaration;
    vitrine_field* m_field;
};

class Setting {
public:
    Setting(const vitrine_declaration* declaration, vitrine_setting* setting)
        : m_declaration(declaration), m_setting(setting) {}

    Setting& set(const char* property, const std::string& value) {
        m_declaration->setting_set(m_declaration, m_setting, property, value.c_str());
        return *this;
    }
    Setting& required() { return set("required", "yes"); }
    Setting& default_value(const std::string& value) { return set("default", value); }
    Setting& help(const std::string& help) { return set("help", help); }
    Setting& choices(const std::vector<std::string>& choices) {
        for (const std::string& choice : choices) set("choice", choice);
        return *this;
    }

private:
    const vitrine_declaration* m_declaration;
    vitrine_setting* m_setting;
};

class Declaration {
public:
    explicit Declaration(const vitrine_declaration* declaration) : m_declaration(declaration) {}

    void set(const char* property, const std::string& value) const {
        m_declaration->set(m_declaration, property, value.c_str());
    }
    Field field(const char* id, const std::string& label, const std::string& kind) const {
        Field field(m_declaration, m_declaration->add_field(m_declaration, id));
        field.set("label", label).set("kind", kind);
        return field;
    }
    Setting setting(const char* key, const std::string& label, const std::string& kind) const {
        Setting setting(m_declaration, m_declaration->add_setting(m_declaration, key));
        setting.set("label", label).set("kind", kind);
        return setting;
    }

private:
    const vitrine_declaration* m_declaration;
};

// An item or a variant of one; as short-lived as the add() it came with. What is absent is empty.
class Item {
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    Item(const vitrine_host* host, const vitrine_item* item) : m_host(host), m_item(item) {}

    int kind() const { return m_host->item_kind(m_item); }
    bool is_removal() const { return kind() == VITRINE_REMOVE; }
    std::string key() const { return text("key"); }
    std::string group_key() const { return text("group_key"); }
    std::string parent_key() const { return text("parent_key"); }
    std::string remote_id() const { return text("remote_id"); }

    std::string value(const char* field, std::size_t position = 0) const {
        return copy(m_host->item_value(m_item, field, position));
    }
    bool has(const char* field) const { return !value(field).empty(); }
    std::vector<std::string> values(const char* field) const {
        std::vector<std::string> all;
        while (const char* text = m_host->item_value(m_item, field, all.size())) {
            all.emplace_back(text);
        }
        return all;
    }
    // Axis and value, in the order of the axes.
    Pairs options() const {
        Pairs all;
        while (const char* axis = m_host->item_option_axis(m_item, all.size())) {
            all.emplace_back(axis, copy(m_host->item_option_value(m_item, all.size())));
        }
        return all;
    }
    std::vector<Item> variants() const {
        std::vector<Item> all;
        while (const vitrine_item* variant = m_host->item_variant(m_item, all.size())) {
            all.emplace_back(m_host, variant);
        }
        return all;
    }

private:
    static std::string copy(const char* text) { return text ? text : ""; }
    std::string text(const char* property) const {
        return copy(m_host->item_text(m_item, property));
    }

    const vitrine_host* m_host;
    const vitrine_item* m_item;
};

// What became of an item.
struct Answer {
    int status = VITRINE_ACCEPTED;
    std::string code;
    std::string message;
    std::string field;
    std::string remote_id;
    bool is_given_later = false;

    static Answer accepted(std::string remote_id = {}) {
        return {VITRINE_ACCEPTED, {}, {}, {}, std::move(remote_id)};
    }
    static Answer warning(std::string code, std::string message, std::string field = {}) {
        return {VITRINE_ACCEPTED_WITH_WARNING,
                std::move(code),
                std::move(message),
                std::move(field),
                {}};
    }
    static Answer rejected(std::string code, std::string message, std::string field = {}) {
        return {VITRINE_REJECTED, std::move(code), std::move(message), std::move(field), {}};
    }
    // add() answers nothing; Host::answer will, in a later add() or in finish().
    static Answer later() { return {VITRINE_ACCEPTED, {}, {}, {}, {}, true}; }
};

// The host's services for a run. Cheap to copy.
class Host {
public:
    explicit Host(const vitrine_host* host) : m_host(host) {}

    std::string setting(const char* key) const {
        const char* value = m_host->setting(m_host, key);
        return value ? value : "";
    }
    // Appends to the main output, or to one opened here.
    void write(std::string_view bytes, vitrine_output* output = nullptr) const {
        if (m_host->write(m_host, output, bytes.data(), bytes.size()) != VITRINE_OK) {
            throw std::runtime_error("The output cannot be written.");
        }
    }
    vitrine_output* open_output(const std::string& name) const {
        vitrine_output* output = m_host->open_output(m_host, name.c_str());
        if (!output) throw std::runtime_error("The output " + name + " cannot be opened.");
        return output;
    }
    void answer(const std::string& item_key, const Answer& answer) const {
        const vitrine_answer plain{sizeof(vitrine_answer), answer.status,
                                   item_key.c_str(),       answer.remote_id.c_str(),
                                   answer.code.c_str(),    answer.message.c_str(),
                                   answer.field.c_str()};
        m_host->answer(m_host, &plain);
    }
    void log(int level, const std::string& text) const { m_host->log(m_host, level, text.c_str()); }
    bool cancelled() const { return m_host->cancelled(m_host) != 0; }

private:
    const vitrine_host* m_host;
};

// Derive from this. The class also needs `static void describe(const Declaration&)` and a
// constructor that takes a `Host`, which is the beginning of a run; its destructor is the end.
class Exporter {
public:
    Exporter() = default;
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;
    virtual ~Exporter() = default;

    // Takes one item and says what became of it. Throw only if the whole export cannot go on.
    virtual Answer add(const Item& item) = 0;
    // Completes the outputs.
    virtual void finish() {}
};

namespace detail {

struct Run {
    const vitrine_host* host;
    std::unique_ptr<Exporter> exporter;
};

// Calls `work`; an exception becomes the reason of a failure.
template <class Table, class Work>
vitrine_status guarded(const Table* table, const Work& work) noexcept {
    try {
        work();
        return VITRINE_OK;
    } catch (const std::exception& exception) {
        table->fail(table, exception.what());
    } catch (...) {
        table->fail(table, "unknown exception");
    }
    return VITRINE_FAILED;
}

template <class Derived>
struct Table {
    static vitrine_status describe(const vitrine_declaration* declaration) {
        return guarded(declaration, [&] { Derived::describe(Declaration(declaration)); });
    }
    static vitrine_status begin(const vitrine_host* host, void** run) {
        return guarded(host, [&] {
            auto made = std::make_unique<Run>();
            made->host = host;
            made->exporter = std::make_unique<Derived>(Host(host));
            *run = made.release();
        });
    }
    static vitrine_status add(void* run, const vitrine_item* plain) {
        auto* state = static_cast<Run*>(run);
        return guarded(state->host, [&] {
            const Item item(state->host, plain);
            const Answer answer = state->exporter->add(item);
            if (!answer.is_given_later) Host(state->host).answer(item.key(), answer);
        });
    }
    static vitrine_status finish(void* run) {
        auto* state = static_cast<Run*>(run);
        return guarded(state->host, [&] { state->exporter->finish(); });
    }
    static void end(void* run) { delete static_cast<Run*>(run); }

    static constexpr vitrine_exporter value{
        sizeof(vitrine_exporter), VITRINE_EXPORTER_ABI, describe, begin, add, finish, end};
};

}  // namespace detail
}  // namespace vitrine::kit

// The entry symbol of a library whose exporter is `Derived`. Once, outside any namespace.
#define VITRINE_EXPORTER(Derived)                                                            \
    extern "C" VITRINE_EXPORT const vitrine_exporter* vitrine_exporter_entry(uint32_t abi) { \
        return abi == VITRINE_EXPORTER_ABI ? &vitrine::kit::detail::Table<Derived>::value    \
                                           : nullptr;                                        \
    }
