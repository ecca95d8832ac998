// The host's side of the line to Vitrine: JSON lines in, JSON lines out (PROTOCOL.md).
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

namespace vitrine::host {

// Why this process gives up; `code` is for programs and stands in PROTOCOL.md.
class Failed : public std::runtime_error {
public:
    Failed(std::string code, const std::string& message)
        : std::runtime_error(message), m_code(std::move(code)) {}
    const std::string& code() const { return m_code; }

private:
    std::string m_code;
};

class Messages {
public:
    // Takes over standard input and output: the plugin, loaded later, finds an empty input, and
    // whatever it prints goes to standard error.
    Messages();

    // The next line from Vitrine; absent when there will be none any more.
    std::optional<nlohmann::json> receive();
    // Ends the process if Vitrine is gone: there is a plugin's frame between this and anybody who
    // could catch.
    void send(const nlohmann::json& message);

    // Says that item `count` was taken if nothing has been said for a second, so that a slow
    // exporter is told from one that hangs.
    void send_sign_of_life(std::size_t count);

    // True once Vitrine has closed its end. [any thread]
    bool is_abandoned() const;
    // Blocks until then. [any thread]
    void wait_until_abandoned() const;

private:
    int m_input = -1;
    int m_output = -1;
    std::string m_buffer;
    std::chrono::steady_clock::time_point m_last_sent;
};

}  // namespace vitrine::host
