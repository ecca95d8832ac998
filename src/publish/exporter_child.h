// The child process of an exporter: started, spoken to in lines without ever blocking on one
// direction, and always reaped. Knows nothing of what the lines say.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine {

class ExporterChild {
public:
    // How the child ended: a signal, or the code it returned.
    struct End {
        int signal = 0;
        int exit_code = 0;
        bool is_clean() const { return signal == 0 && exit_code == 0; }
    };

    // Starts `host plugin` in a process group of its own. Throws Error (storage) if it cannot.
    ExporterChild(const std::filesystem::path& host, const std::filesystem::path& plugin);
    // Kills the group and reaps the child.
    ~ExporterChild();
    ExporterChild(const ExporterChild&) = delete;
    ExporterChild& operator=(const ExporterChild&) = delete;

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
