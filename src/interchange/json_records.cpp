#include "interchange/json_records.h"

#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::size_t deepest_search = 8;
constexpr std::size_t most_places = 1000;

Error broken(const JsonScanner& scanner, std::int64_t line) {
    return {Failure::invalid,
            tr("{0} is not well-formed JSON from line {1} on. Ask for the file again.",
               scanner.file().filename().string(), line)};
}

std::string escape(std::string_view name) {
    return replace_all(replace_all(name, "~", "~0"), "/", "~1");
}

std::string unescape(std::string_view part) {
    return replace_all(replace_all(part, "~1", "/"), "~0", "~");
}

// Calls `member(name)` for each member of the object that begins here; it must take the value.
template <class Member>
void each_member(JsonScanner& scanner, Member member) {
    if (!scanner.take_if('{')) throw broken(scanner, scanner.line());
    if (scanner.take_if('}')) return;
    for (;;) {
        const auto name = scanner.take_name();
        if (!name || !scanner.take_if(':')) throw broken(scanner, scanner.line());
        if (!member(*name)) return;
        if (scanner.take_if('}')) return;
        if (!scanner.take_if(',')) throw broken(scanner, scanner.line());
    }
}

// Looks through objects within objects for arrays of objects.
class Search {
public:
    explicit Search(JsonScanner& scanner) : m_scanner(scanner) {}

    struct Place {
        std::string pointer;
        std::int64_t records = 0;
        std::int64_t scalars_beside = 0;  // members that are no containers, up to the file's object
    };
    std::vector<Place> places;

    void object(const std::string& pointer, std::size_t depth, std::int64_t scalars) {
        std::vector<std::size_t> mine;
        std::int64_t own_scalars = 0;
        each_member(m_scanner, [&](const std::string& name) {
            const std::string below = pointer + '/' + escape(name);
            const char first = m_scanner.peek();
            const std::size_t known = places.size();
            if (first == '{' && depth < deepest_search) {
                object(below, depth + 1, scalars);
            } else if (first == '[' && known < most_places) {
                array(below);
            } else {
                own_scalars += first == '{' ? 0 : 1;
                m_scanner.skip_value();
            }
            for (std::size_t i = known; i < places.size(); ++i) mine.push_back(i);
            return true;
        });
        for (const std::size_t i : mine) places[i].scalars_beside += own_scalars;
    }

private:
    void array(const std::string& pointer) {
        m_scanner.take();
        const bool of_objects = m_scanner.peek() == '{';
        std::int64_t count = 0;
        while (m_scanner.peek() != ']') {
            if (count > 0 && !m_scanner.take_if(',')) throw broken(m_scanner, m_scanner.line());
            m_scanner.skip_value();
            ++count;
        }
        m_scanner.take();
        if (of_objects) places.push_back({pointer, count});
    }

    JsonScanner& m_scanner;
};

}  // namespace

JsonPlace find_json_records(const std::filesystem::path& file,
                            const std::optional<std::string>& encoding) {
    JsonScanner scanner(file, encoding);
    if (scanner.peek() != '{') return {};
    Search search(scanner);
    search.object({}, 1, 0);
    const Search::Place* best = nullptr;
    for (const auto& place : search.places) {
        // A product may have a few pictures beside its own many values.
        if (place.records < place.scalars_beside) continue;
        if (best == nullptr || place.records > best->records) best = &place;
    }
    return best == nullptr ? JsonPlace{} : JsonPlace{best->pointer, best->records};
}

bool is_json_lines(const std::filesystem::path& file, const std::optional<std::string>& encoding) {
    try {
        JsonScanner scanner(file, encoding);
        const char first = scanner.peek();
        if (first != '{' && first != '[') return false;
        const std::int64_t line = scanner.line();
        scanner.skip_value();
        if (scanner.line() != line) return false;
        return scanner.peek() == first && scanner.line() > line;
    } catch (const Error&) {
        return false;  // whoever reads it says what is wrong
    }
}

JsonRecords::JsonRecords(const std::filesystem::path& file,
                         const std::optional<std::string>& encoding, Layout layout,
                         const std::string& pointer)
    : m_scanner(file, encoding), m_layout(layout) {
    if (layout == Layout::lines) return;
    go_to(pointer);
    if (m_scanner.take_if('[')) return;
    m_state = pointer.empty() ? State::sequence : State::single;
}

void JsonRecords::go_to(const std::string& pointer) {
    const auto absent = [&] {
        return Error(Failure::usage, tr("{0} has no records at {1}.",
                                        m_scanner.file().filename().string(), pointer));
    };
    if (pointer.empty()) return;
    if (pointer.front() != '/') throw absent();
    for (const auto part : split(std::string_view(pointer).substr(1), '/')) {
        const std::string wanted = unescape(part);
        if (m_scanner.peek() != '{') throw absent();
        bool found = false;
        each_member(m_scanner, [&](const std::string& name) {
            found = name == wanted;
            if (!found) m_scanner.skip_value();
            return !found;
        });
        if (!found) throw absent();
    }
}

std::optional<std::string_view> JsonRecords::next_line() {
    for (;;) {
        m_number = m_scanner.line();
        const auto line = m_scanner.take_line();
        if (!line) return std::nullopt;
        if (const auto record = trim(*line); !record.empty()) return record;
    }
}

std::optional<std::string_view> JsonRecords::next() {
    if (m_layout == Layout::lines) return next_line();
    const auto end = [&] {
        m_state = State::ended;
        return std::nullopt;
    };
    switch (m_state) {
        case State::ended:
            return std::nullopt;
        case State::single:
            m_state = State::ended;
            break;
        case State::sequence:
            if (m_scanner.peek() == '\0') return end();
            break;
        case State::first:
            if (m_scanner.take_if(']')) return end();
            m_state = State::further;
            break;
        case State::further:
            if (m_scanner.take_if(']')) return end();
            if (!m_scanner.take_if(',')) throw broken(m_scanner, m_scanner.line());
            // Some write a comma behind the last one, too.
            if (m_scanner.take_if(']')) return end();
            break;
    }
    ++m_number;
    const std::string_view record = m_scanner.take_value();
    if (record.empty()) throw broken(m_scanner, m_scanner.line());
    return record;
}

}  // namespace vitrine
