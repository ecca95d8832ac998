// An HTTP server on this machine's loopback, for what is fetched in tests.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

namespace vitrine::test {

class LoopbackServer {
public:
    // The whole answer, by the path that is asked for, with what stands behind "?". Called on the
    // server's thread. An empty answer is none: the connection stays open until the server ends.
    using Answer = std::function<std::string(const std::string& path)>;

    explicit LoopbackServer(Answer answer) : m_answer(std::move(answer)) {
        m_socket = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        auto* address = reinterpret_cast<sockaddr*>(&where);
        if (m_socket < 0 || bind(m_socket, address, size) != 0 || listen(m_socket, 8) != 0 ||
            getsockname(m_socket, address, &size) != 0) {
            throw std::runtime_error("no server on the loopback");
        }
        m_port = ntohs(where.sin_port);
        m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~LoopbackServer() {
        m_thread.request_stop();
        m_thread.join();
        close(m_socket);
    }
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    std::string address(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(m_port) + path;
    }
    int asked() const { return m_asked; }

    static std::string ok(const std::string& content, const std::string& headers = {}) {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " +
               std::to_string(content.size()) + "\r\n" + headers + "\r\n" + content;
    }
    static std::string status(const std::string& line, const std::string& headers = {}) {
        return "HTTP/1.1 " + line + "\r\nConnection: close\r\nContent-Length: 0\r\n" + headers +
               "\r\n";
    }

private:
    static bool is_ready(int descriptor) {
        pollfd one{descriptor, POLLIN, 0};
        return poll(&one, 1, 20) > 0;
    }

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            if (!is_ready(m_socket)) continue;
            const int client = accept(m_socket, nullptr, nullptr);
            if (client < 0) continue;
            std::string request;
            char bytes[4096];
            while (!stop.stop_requested() && request.find("\r\n\r\n") == std::string::npos) {
                if (!is_ready(client)) continue;
                const ssize_t count = recv(client, bytes, sizeof bytes, 0);
                if (count <= 0) break;
                request.append(bytes, static_cast<std::size_t>(count));
            }
            ++m_asked;
            const auto begin = request.find(' ') + 1;
            const std::string answer =
                m_answer(request.substr(begin, request.find(' ', begin) - begin));
            while (answer.empty() && !stop.stop_requested()) usleep(5'000);
            for (std::size_t sent = 0; sent < answer.size();) {
                const ssize_t count =
                    send(client, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
                if (count <= 0) break;
                sent += static_cast<std::size_t>(count);
            }
            close(client);
        }
    }

    Answer m_answer;
    int m_socket = -1;
    int m_port = 0;
    std::atomic<int> m_asked{0};
    std::jthread m_thread;
};

}  // namespace vitrine::test
