// One export: the plugin's run, the host table it sees, and its outputs.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "item.h"
#include "messages.h"
#include "outputs.h"
#include "vitrine/exporter.h"

namespace vitrine::host {

class Run {
public:
    // Calls begin(). `start` is the body of the message "begin". Throws Failed.
    Run(Messages& messages, const vitrine_exporter& exporter, const nlohmann::json& start,
        const std::string& main_output, std::map<std::string, std::string> setting_defaults);
    // Calls end() if begin() went well.
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void add(const Item& item);
    // Completes the outputs and tells Vitrine.
    void finish();

private:
    static const char* setting(const vitrine_host*, const char* key);
    static vitrine_output* open_output(const vitrine_host*, const char* name);
    static vitrine_status write(const vitrine_host*, vitrine_output*, const void*, std::size_t);
    static void answer(const vitrine_host*, const vitrine_answer*);
    static void log(const vitrine_host*, std::int32_t level, const char* text);
    static void fail(const vitrine_host*, const char* why);
    static std::int32_t cancelled(const vitrine_host*);
    static const void* service(const vitrine_host*, const char* id);

    // Throws Failed with the reason given if the plugin said so or broke a rule.
    void check(vitrine_status status);

    Messages& m_messages;
    const vitrine_exporter& m_exporter;
    vitrine_host m_table{};
    std::map<std::string, std::string> m_settings;
    Outputs m_outputs;
    std::string m_why;
    // A rule of the header that the plugin broke. Noted, since nothing may be thrown through its
    // frames; it ends the run when the current call returns.
    std::string m_breach;
    void* m_run = nullptr;
    bool m_has_begun = false;
    std::size_t m_taken = 0;
};

}  // namespace vitrine::host
