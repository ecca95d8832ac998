#include "interchange/json_scanner.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/record_columns.h"

namespace vitrine {
namespace {

constexpr std::size_t block_size = 1U << 20U;
constexpr int deepest = 200;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool ends_scalar(char c) {
    return is_blank(c) || c == ',' || c == ']' || c == '}' || c == ':';
}

}  // namespace

JsonScanner::JsonScanner(const std::filesystem::path& file,
                         const std::optional<std::string>& encoding)
    : m_window(file, encoding, block_size) {}

// True if there is a character at `place`, which is moved with the window.
bool JsonScanner::more(std::size_t& place, Keep keep) {
    while (place >= m_window.text().size()) {
        if (m_window.is_ended()) return false;
        if (keep == Keep::nothing) m_at = place;
        if (place - m_at > longest_record) {
            throw Error(Failure::invalid,
                        tr("{0} holds a record of more than {1} MB, which is not taken.",
                           file().filename().string(), longest_record >> 20U));
        }
        const std::size_t kept = place - m_at;
        m_window.refill(m_at);
        place = m_at + kept;
    }
    return true;
}

char JsonScanner::peek() {
    std::size_t place = m_at;
    while (more(place, Keep::nothing)) {
        const char c = m_window.text()[place];
        if (!is_blank(c)) {
            m_at = place;
            return c;
        }
        m_line += c == '\n' ? 1 : 0;
        ++place;
    }
    m_at = place;
    return '\0';
}

bool JsonScanner::take_if(char wanted) {
    if (peek() != wanted) return false;
    take();
    return true;
}

std::size_t JsonScanner::scan(Keep keep) {
    std::size_t place = m_at;
    int depth = 0;
    bool in_string = false;
    while (more(place, keep)) {
        const char c = m_window.text()[place];
        if (in_string) {
            if (c == '\\') {
                ++place;
                if (!more(place, keep)) break;
            } else if (c == '"') {
                in_string = false;
                if (depth == 0) return place + 1;
            } else if (c == '\n') {
                ++m_line;
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest) {
                throw Error(Failure::invalid, tr("{0} is nested more deeply than can be taken.",
                                                 file().filename().string()));
            }
        } else if (c == '}' || c == ']') {
            if (depth <= 1) return depth == 1 ? place + 1 : place;
            --depth;
        } else if (c == '\n' && depth > 0) {
            ++m_line;
        } else if (depth == 0 && ends_scalar(c)) {
            return place;
        }
        ++place;
    }
    if (in_string || depth > 0) {
        throw Error(Failure::invalid,
                    tr("{0} ends in the midst of a record: it is not complete. Ask for the file "
                       "again.",
                       file().filename().string()));
    }
    return place;
}

std::string_view JsonScanner::take_value() {
    peek();
    const std::size_t end = scan(Keep::text);
    const std::string_view value = std::string_view(m_window.text()).substr(m_at, end - m_at);
    m_at = end;
    return value;
}

void JsonScanner::skip_value() {
    peek();
    m_at = scan(Keep::nothing);
}

std::optional<std::string> JsonScanner::take_name() {
    if (peek() != '"') return std::nullopt;
    const auto name = nlohmann::json::parse(take_value(), nullptr, false);
    return name.is_string() ? name.get<std::string>() : std::string();
}

std::optional<std::string_view> JsonScanner::take_line() {
    std::size_t place = m_at;
    if (!more(place, Keep::text)) return std::nullopt;
    while (more(place, Keep::text)) {
        const auto end = m_window.text().find('\n', place);
        if (end != std::string::npos) {
            const auto line = std::string_view(m_window.text()).substr(m_at, end - m_at);
            m_at = end + 1;
            ++m_line;
            return line;
        }
        place = m_window.text().size();
    }
    const auto line = std::string_view(m_window.text()).substr(m_at);
    m_at = m_window.text().size();
    return line;
}

}  // namespace vitrine
