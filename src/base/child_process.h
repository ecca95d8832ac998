// A program of ours run as a child process, so that what it does with foreign data or code can harm
// nobody else: started, spoken to in lines without ever blocking on one direction, and always
// reaped. Knows nothing of what the lines say.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

class ChildProcess {
public:
    // How the child ended: a signal, or the code it returned; and what it took until then.
    struct End {
        int signal = 0;
        int exit_code = 0;
        std::chrono::milliseconds processor_time{0};
        std::int64_t peak_memory = 0;  // bytes resident at once
        bool is_clean() const { return signal == 0 && exit_code == 0; }
    };

    // Starts it in a process group of its own, without a shell in between. Throws Error (storage)
    // if it cannot.
    ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments);
    // Kills the group and reaps the child.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // Puts bytes into the outbox; exchange() moves them.
    void send(const std::string& bytes) { m_outbox += bytes; }
    std::size_t outbox_size() const { return m_outbox.size() - m_sent; }

    // Waits until bytes can move in any direction or `wait` is over, and moves them. True if the
    // child took or said anything.
    bool exchange(std::chrono::milliseconds wait);

    // The next whole line, without its end, if there is one.
    std::optional<std::string> take_line();
    // Bytes read that are no whole line yet.
    std::size_t unfinished_size() const { return m_inbox.size() - m_taken; }
    // It has closed its standard output: it ended, or is about to.
    bool is_silent_for_good() const { return m_output < 0; }

    // The child reads the end of its input once the outbox is empty.
    void close_input();

    // Waits for the end, moving bytes meanwhile; kills the group if it takes longer.
    End wait_for_end(std::chrono::milliseconds limit);

    // The end of what it wrote to standard error, at most 8 KiB of valid UTF-8.
    std::string error_tail() const;

private:
    bool write_some();
    bool read_some();
    void read_errors();
    void kill_group() const;
    bool reap(int options);

    pid_t m_process = -1;
    int m_input = -1;   // ours to write: a socket, so that a dead child costs no SIGPIPE
    int m_output = -1;  // ours to read
    int m_errors = -1;
    std::string m_outbox;
    std::size_t m_sent = 0;
    std::string m_inbox;
    std::size_t m_taken = 0;
    std::size_t m_searched = 0;
    std::string m_error_text;
    bool m_has_ended = false;
    End m_end;
};

}  // namespace vitrine
