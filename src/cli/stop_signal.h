// Ctrl-C and its relatives as a stop request. Lives as long as the program works.
#pragma once

#include <stop_token>
#include <thread>

namespace vitrine::cli {

// The first SIGINT, SIGTERM or SIGHUP asks for a stop; a second one ends the program at once, which
// the catalogue survives: what was unfinished is taken back when it is next opened. Signals that
// were ignored when the program started stay ignored. One object a program.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    void watch();

    std::stop_source m_source;
    int m_read_end = -1;
    int m_write_end = -1;
    std::jthread m_watcher;
};

}  // namespace vitrine::cli
