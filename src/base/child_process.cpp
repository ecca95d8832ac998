#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::size_t error_tail_size = 8192;

// A descriptor that closes itself: for the ends that the child inherits.
class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor(descriptor) {}
    ~Descriptor() {
        if (m_descriptor >= 0) close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }
    // Above the standard ones, which the child's dup2 calls overwrite one after the other.
    void adopt(int descriptor) {
        m_descriptor = descriptor;
        if (descriptor >= 0 && descriptor <= STDERR_FILENO) {
            m_descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
            close(descriptor);
        }
    }

private:
    int m_descriptor;
};

[[noreturn]] void cannot_start(const std::filesystem::path& program, int error) {
    throw Error(
        Failure::storage,
        tr("The program {0}, which belongs to Vitrine, cannot be started.", program.string()),
        std::strerror(error));
}

// Fixed language and time zone, so that the same items give the same bytes on every machine.
std::vector<std::string> child_environment() {
    std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "TZ=UTC"};
    for (const char* name : {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS",
                             "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) {
            environment.push_back(std::string(name) + "=" + value);
        }
    }
    return environment;
}

// Ready-made orders for posix_spawn: standard streams, nothing else inherited, own process group,
// signals as a fresh program has them.
class SpawnOrders {
public:
    SpawnOrders(int input, int output, int errors) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);

        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setflags(
            &m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnOrders() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnOrders(const SpawnOrders&) = delete;
    SpawnOrders& operator=(const SpawnOrders&) = delete;

    int spawn(pid_t& process, std::vector<std::string> arguments) const {
        std::vector<std::string> environment = child_environment();
        const auto pointers = [](std::vector<std::string>& texts) {
            std::vector<char*> list;
            for (std::string& text : texts) list.push_back(text.data());
            list.push_back(nullptr);
            return list;
        };
        return posix_spawn(&process, arguments.front().c_str(), &m_actions, &m_attributes,
                           pointers(arguments).data(), pointers(environment).data());
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

void make_pipe(Descriptor& read_end, Descriptor& write_end, const std::filesystem::path& program) {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start(program, errno);
    read_end.adopt(ends[0]);
    write_end.adopt(ends[1]);
}

void do_not_block(int descriptor) {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

std::chrono::milliseconds to_milliseconds(const timeval& time) {
    return std::chrono::milliseconds(time.tv_sec * 1000 + time.tv_usec / 1000);
}

bool may_try_again(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments) {
    Descriptor our_input, our_output, our_errors, its_input, its_output, its_errors;
    std::array<int, 2> sockets;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
        cannot_start(program, errno);
    }
    our_input.adopt(sockets[0]);
    its_input.adopt(sockets[1]);
    make_pipe(our_output, its_output, program);
    make_pipe(our_errors, its_errors, program);

    const SpawnOrders orders(its_input.get(), its_output.get(), its_errors.get());
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const int error = orders.spawn(m_process, std::move(words));
    if (error != 0) {
        m_process = -1;
        cannot_start(program, error);
    }
    m_input = our_input.release();
    m_output = our_output.release();
    m_errors = our_errors.release();
    for (const int descriptor : {m_input, m_output, m_errors}) do_not_block(descriptor);
}

ChildProcess::~ChildProcess() {
    if (!m_has_ended) {
        kill_group();
        reap(0);
    }
    for (const int descriptor : {m_input, m_output, m_errors}) {
        if (descriptor >= 0) close(descriptor);
    }
}

bool ChildProcess::exchange(std::chrono::milliseconds wait) {
    std::array<pollfd, 3> waiting = {
        pollfd{m_output, POLLIN, 0}, pollfd{m_errors, POLLIN, 0},
        pollfd{outbox_size() > 0 ? m_input : -1, POLLOUT, 0}};  // poll skips what is negative
    if (poll(waiting.data(), waiting.size(), static_cast<int>(wait.count())) <= 0) return false;
    bool has_moved = false;
    if (waiting[1].revents != 0) read_errors();
    if (waiting[0].revents != 0) has_moved = read_some();
    if (waiting[2].revents != 0) has_moved = write_some() || has_moved;
    return has_moved;
}

bool ChildProcess::write_some() {
    const ssize_t count = ::send(m_input, m_outbox.data() + m_sent, outbox_size(), MSG_NOSIGNAL);
    if (count < 0) {
        if (may_try_again(errno)) return false;
        // It reads no more: what it says or how it ends tells why.
        m_outbox.clear();
        m_sent = 0;
        return false;
    }
    m_sent += static_cast<std::size_t>(count);
    if (m_sent == m_outbox.size()) {
        m_outbox.clear();
        m_sent = 0;
    }
    return count > 0;
}

bool ChildProcess::read_some() {
    std::array<char, 1 << 16> bytes;
    const ssize_t count = read(m_output, bytes.data(), bytes.size());
    if (count > 0) {
        m_inbox.append(bytes.data(), static_cast<std::size_t>(count));
        return true;
    }
    if (count < 0 && may_try_again(errno)) return false;
    close(std::exchange(m_output, -1));
    return true;
}

void ChildProcess::read_errors() {
    std::array<char, 1 << 14> bytes;
    const ssize_t count = read(m_errors, bytes.data(), bytes.size());
    if (count > 0) {
        m_error_text.append(bytes.data(), static_cast<std::size_t>(count));
        if (m_error_text.size() > 4 * error_tail_size) {
            m_error_text.erase(0, m_error_text.size() - error_tail_size);
        }
    } else if (count == 0 || !may_try_again(errno)) {
        close(std::exchange(m_errors, -1));
    }
}

std::optional<std::string> ChildProcess::take_line() {
    const std::size_t end = m_inbox.find('\n', std::max(m_searched, m_taken));
    if (end == std::string::npos) {
        m_inbox.erase(0, std::exchange(m_taken, 0));
        m_searched = m_inbox.size();
        return std::nullopt;
    }
    std::string line = m_inbox.substr(m_taken, end - m_taken);
    m_taken = m_searched = end + 1;
    return line;
}

void ChildProcess::close_input() {
    if (m_input >= 0) close(std::exchange(m_input, -1));
    m_outbox.clear();
    m_sent = 0;
}

ChildProcess::End ChildProcess::wait_for_end(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!reap(WNOHANG) && std::chrono::steady_clock::now() < deadline) {
        exchange(std::chrono::milliseconds(10));
    }
    if (!m_has_ended) {
        kill_group();
        reap(0);
    }
    while ((m_errors >= 0 || m_output >= 0) && exchange(std::chrono::milliseconds(10))) {
    }
    while (m_errors >= 0) {
        const std::size_t size = m_error_text.size();
        read_errors();
        if (m_error_text.size() == size) break;
    }
    return m_end;
}

std::string ChildProcess::error_tail() const {
    const std::size_t start =
        m_error_text.size() > error_tail_size ? m_error_text.size() - error_tail_size : 0;
    return to_valid_utf8(std::string_view(m_error_text).substr(start));
}

void ChildProcess::kill_group() const {
    if (m_process > 0) ::kill(-m_process, SIGKILL);
}

bool ChildProcess::reap(int options) {
    if (m_has_ended) return true;
    siginfo_t ended{};
    int result = 0;
    do {
        result = waitid(P_PID, static_cast<id_t>(m_process), &ended, WEXITED | WNOWAIT | options);
    } while (result < 0 && errno == EINTR);
    if (result == 0 && ended.si_pid == 0) return false;
    // Whatever it started must not outlive it, nor hold its streams open. Before it is reaped,
    // since until then its group's number cannot be somebody else's.
    kill_group();
    int status = 0;
    rusage taken{};
    const pid_t reaped = wait4(m_process, &status, 0, &taken);
    m_has_ended = true;
    m_end.processor_time = to_milliseconds(taken.ru_utime) + to_milliseconds(taken.ru_stime);
    m_end.peak_memory = std::int64_t{taken.ru_maxrss} * 1024;
    if (reaped > 0 && WIFSIGNALED(status)) m_end.signal = WTERMSIG(status);
    if (reaped > 0 && WIFEXITED(status)) m_end.exit_code = WEXITSTATUS(status);
    return true;
}

}  // namespace vitrine
