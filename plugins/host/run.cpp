#include "run.h"

#include "declaration.h"

namespace vitrine::host {
namespace {

Run& self(const vitrine_host* table) {
    return *static_cast<Run*>(table->context);
}

}  // namespace

Run::Run(Messages& messages, const vitrine_exporter& exporter, const nlohmann::json& start,
         const std::string& main_output, std::map<std::string, std::string> setting_defaults)
    : m_messages(messages),
      m_exporter(exporter),
      m_settings(std::move(setting_defaults)),
      m_outputs(start.at("directory").get<std::string>(), main_output) {
    for (const auto& [key, value] : start.at("settings").items()) {
        m_settings[key] = value.get<std::string>();
    }
    m_table.size = sizeof(vitrine_host);
    m_table.abi = VITRINE_EXPORTER_ABI;
    m_table.context = this;
    m_table.setting = setting;
    m_table.open_output = open_output;
    m_table.write = write;
    m_table.answer = answer;
    m_table.log = log;
    m_table.fail = fail;
    m_table.cancelled = cancelled;
    m_table.service = service;
    add_item_functions(m_table);
    check(m_exporter.begin(&m_table, &m_run));
    m_has_begun = true;
}

Run::~Run() {
    if (m_has_begun) m_exporter.end(m_run);
}

void Run::add(const Item& item) {
    check(m_exporter.add(m_run, to_handle(item)));
    m_messages.send_sign_of_life(++m_taken);
}

void Run::finish() {
    check(m_exporter.finish(m_run));
    m_messages.send({{"finished", {{"outputs", m_outputs.finish()}}}});
}

void Run::check(vitrine_status status) {
    if (!m_breach.empty()) throw Failed("contract", m_breach);
    if (status == VITRINE_OK) return;
    m_outputs.finish();  // a full disk is the better reason
    throw Failed("plugin", m_why.empty() ? "It gave no reason." : m_why);
}

const char* Run::setting(const vitrine_host* table, const char* key) {
    const auto& settings = self(table).m_settings;
    const auto found = settings.find(copy_text(key));
    return found == settings.end() ? nullptr : found->second.c_str();
}

vitrine_output* Run::open_output(const vitrine_host* table, const char* name) {
    return reinterpret_cast<vitrine_output*>(self(table).m_outputs.open(copy_text(name)));
}

vitrine_status Run::write(const vitrine_host* table, vitrine_output* output, const void* bytes,
                          std::size_t count) {
    Outputs& outputs = self(table).m_outputs;
    return outputs.write(reinterpret_cast<Output*>(output), bytes, count) ? VITRINE_OK
                                                                          : VITRINE_FAILED;
}

void Run::answer(const vitrine_host* table, const vitrine_answer* answer) {
    static constexpr const char* names[] = {"accepted", "accepted_with_warning", "rejected"};
    if (!VITRINE_HAS(answer, vitrine_answer, field)) {
        self(table).m_breach = "vitrine_answer.size is too small.";
        return;
    }
    if (answer->status < VITRINE_ACCEPTED || answer->status > VITRINE_REJECTED) {
        self(table).m_breach = "vitrine_answer.status is " + std::to_string(answer->status) + ".";
        return;
    }
    self(table).m_messages.send({{"answer",
                                  {{"key", copy_text(answer->item_key)},
                                   {"status", names[answer->status]},
                                   {"remote_id", copy_text(answer->remote_id)},
                                   {"code", copy_text(answer->code)},
                                   {"message", copy_text(answer->message)},
                                   {"field", copy_text(answer->field)}}}});
}

void Run::log(const vitrine_host* table, std::int32_t level, const char* text) {
    const char* name = level >= VITRINE_LOG_ERROR     ? "error"
                       : level == VITRINE_LOG_WARNING ? "warning"
                                                      : "info";
    self(table).m_messages.send({{"log", {{"level", name}, {"text", copy_text(text)}}}});
}

void Run::fail(const vitrine_host* table, const char* why) {
    self(table).m_why = copy_text(why);
}

std::int32_t Run::cancelled(const vitrine_host* table) {
    return self(table).m_messages.is_abandoned() ? 1 : 0;
}

const void* Run::service(const vitrine_host*, const char*) {
    return nullptr;
}

}  // namespace vitrine::host
