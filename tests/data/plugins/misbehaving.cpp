// An exporter that does wrong what it is told to: by its setting "behaviour", whose default the
// build chooses. Told nothing, it is a good one that writes a line an item.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>
#include <vitrine/exporter.hpp>

#ifndef DEFAULT_BEHAVIOUR
#define DEFAULT_BEHAVIOUR "good"
#endif

namespace {

namespace kit = vitrine::kit;

// By the system's own handler: a sanitizer's would turn it into an exit.
void crash() {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}

class Misbehaving : public kit::Exporter {
public:
    static void describe(const kit::Declaration& exporter) {
        const std::string behaviour = DEFAULT_BEHAVIOUR;
        if (behaviour == "crash_at_once") crash();
        if (behaviour == "refuse_to_describe") throw std::runtime_error("No licence found.");
        const bool is_ill = behaviour == "ill_described";
        exporter.set("id", is_ill ? "Ill Described" : "org.example.misbehaving");
        exporter.set("name", "Misbehaving");
        exporter.set("version", "1");
        exporter.set("payload_version", "1");
        exporter.set("file_name", is_ill ? "../lines.txt" : "lines.txt");
        exporter.set("colour_of_the_day", "red");
        exporter.field("title", "Title", "text").required().max_length(20);
        exporter.field("note", "Note", "plain_text").repeated(3);
        if (is_ill) {
            exporter.field("title", "Again", "text").min_length(5).max_length(3);
            exporter.field("code", "Code", "text").pattern("([a-z");
            exporter.field("size", "Size", "choice");
            exporter.field("weight", "Weight", "heavy").set("max_length", "ten");
        }
        exporter.setting("behaviour", "Behaviour", "text").default_value(behaviour);
    }

    explicit Misbehaving(kit::Host host) : m_host(host), m_behaviour(host.setting("behaviour")) {
        if (m_behaviour == "refuse_to_begin") throw std::runtime_error("The address is missing.");
        if (m_behaviour == "further_output") m_further = m_host.open_output("further.txt");
        m_host.write("");
    }

    ~Misbehaving() override {
        if (m_behaviour == "crash_in_end" && !m_is_finished) crash();
        if (m_behaviour == "hang_in_end" && !m_is_finished) sleep_long();
    }

    kit::Answer add(const kit::Item& item) override {
        if (m_behaviour == "crash") crash();
        if (m_behaviour == "hang") sleep_long();
        if (m_behaviour == "exit") std::exit(7);
        if (m_behaviour == "fail") throw std::runtime_error("The moon is not full.");
        if (m_behaviour == "slow") std::this_thread::sleep_for(std::chrono::milliseconds(400));
        if (m_behaviour == "print") {
            std::printf("{\"answer\":{\"key\":\"made up\"}}\n");
            std::fflush(stdout);
        }
        if (m_behaviour == "complain") std::fprintf(stderr, "it hurts\n"), std::abort();
        if (m_behaviour == "say_much")
            return kit::Answer::warning("much", std::string(1 << 21, 'x'));
        if (m_behaviour == "broken_text") return kit::Answer::warning("text", "\xC3( is no UTF-8");
        if (m_behaviour == "escape") m_host.open_output("../outside.txt");
        if (m_behaviour == "log") m_host.log(VITRINE_LOG_WARNING, "about " + item.key());
        m_host.write(item.key() + "|" + item.value("title") + "\n");
        if (m_behaviour == "random") m_host.write(std::to_string(getpid() + m_runs++) + "\n");
        if (m_further) m_host.write(item.key() + "\n", m_further);
        if (m_behaviour == "two_answers") m_host.answer(item.key(), kit::Answer::accepted());
        if (m_behaviour == "unknown_answer") m_host.answer("nobody", kit::Answer::accepted());
        if (m_behaviour == "no_answer") return kit::Answer::later();
        if (m_behaviour == "late") {
            m_keys.push_back(item.key());
            return kit::Answer::later();
        }
        return kit::Answer::accepted("remote " + item.key());
    }

    void finish() override {
        // Backwards: the order of the answers is the exporter's business.
        for (auto key = m_keys.rbegin(); key != m_keys.rend(); ++key) {
            m_host.answer(*key, kit::Answer::accepted());
        }
        m_is_finished = true;
    }

private:
    static void sleep_long() { std::this_thread::sleep_for(std::chrono::hours(1)); }

    static inline int m_runs = 0;
    kit::Host m_host;
    std::string m_behaviour;
    vitrine_output* m_further = nullptr;
    std::vector<std::string> m_keys;
    bool m_is_finished = false;
};

}  // namespace

VITRINE_EXPORTER(Misbehaving)
