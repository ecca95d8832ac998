#include "messages.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace vitrine::host {

Messages::Messages()
    : m_input(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)),
      m_output(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) {
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (m_input < 0 || m_output < 0 || nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
        dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        throw Failed("host", std::strerror(errno));
    }
    close(nothing);
}

std::optional<nlohmann::json> Messages::receive() {
    std::size_t searched = 0;
    std::size_t end = 0;
    while ((end = m_buffer.find('\n', searched)) == std::string::npos) {
        searched = m_buffer.size();
        std::array<char, 1 << 16> bytes;
        const ssize_t count = read(m_input, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::nullopt;
        m_buffer.append(bytes.data(), static_cast<std::size_t>(count));
    }
    nlohmann::json message = nlohmann::json::parse(
        m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(end));
    m_buffer.erase(0, end + 1);
    return message;
}

void Messages::send(const nlohmann::json& message) {
    // A plugin's text need not be the UTF-8 it promised: what is not becomes U+FFFD.
    const std::string line =
        message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    std::size_t written = 0;
    while (written < line.size()) {
        const ssize_t count = write(m_output, line.data() + written, line.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) _exit(3);
        written += static_cast<std::size_t>(count);
    }
    m_last_sent = std::chrono::steady_clock::now();
}

void Messages::send_sign_of_life(std::size_t count) {
    if (std::chrono::steady_clock::now() - m_last_sent < std::chrono::seconds(1)) return;
    send({{"taken", {{"count", count}}}});
}

bool Messages::is_abandoned() const {
    pollfd input{m_input, 0, 0};
    return poll(&input, 1, 0) == 1 && (input.revents & (POLLHUP | POLLERR)) != 0;
}

void Messages::wait_until_abandoned() const {
    pollfd input{m_input, 0, 0};
    while (poll(&input, 1, -1) < 0 && errno == EINTR) {
    }
}

}  // namespace vitrine::host
