#include "cli/stop_signal.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "cli/exit_status.h"

namespace vitrine::cli {
namespace {

constexpr int stop_signals[] = {SIGINT, SIGTERM, SIGHUP};
constexpr char signalled = 's';
constexpr char finished = 'f';

// A handler may do little more than write to a pipe; whoever reads it does the rest.
std::atomic<int> pipe_of_handler{-1};

extern "C" void note_signal(int) {
    const int error = errno;
    [[maybe_unused]] const auto written = ::write(pipe_of_handler.load(), &signalled, 1);
    errno = error;
}

}  // namespace

StopSignal::StopSignal() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    m_read_end = ends[0];
    m_write_end = ends[1];
    pipe_of_handler = m_write_end;
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    for (const int signal : stop_signals) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
    }
    m_watcher = std::jthread([this] { watch(); });
}

StopSignal::~StopSignal() {
    if (m_write_end < 0) return;
    for (const int signal : stop_signals) {
        struct sigaction now {};
        ::sigaction(signal, nullptr, &now);
        if (now.sa_handler == note_signal) ::signal(signal, SIG_DFL);
    }
    [[maybe_unused]] const auto written = ::write(m_write_end, &finished, 1);
    m_watcher.join();
    pipe_of_handler = -1;
    ::close(m_read_end);
    ::close(m_write_end);
}

void StopSignal::watch() {
    for (;;) {
        char what = finished;
        const auto read = ::read(m_read_end, &what, 1);
        if (read < 0 && errno == EINTR) continue;
        if (read != 1 || what == finished) return;
        if (m_source.stop_requested()) ::_exit(static_cast<int>(ExitStatus::cancelled));
        m_source.request_stop();
    }
}

}  // namespace vitrine::cli
