#include "interchange/json_cells.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "base/text.h"
#include "interchange/record_columns.h"
#include "interchange/spreadsheet_numbers.h"

namespace vitrine {
namespace {

using nlohmann::json;

// Takes the parser's events: its members are named as the library wants them.
class Cells : public json::json_sax_t {
public:
    explicit Cells(const PutCell& put) : m_put(put) {}

    const std::optional<std::size_t>& error() const { return m_error; }

    bool null() override { return scalar({}, "null"); }
    bool boolean(bool value) override {
        const char* const text = value ? "true" : "false";
        return scalar(text, text);
    }
    bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override {
        if (text.find_first_of("eE") == std::string::npos) return number(text);
        return number(spreadsheet_number(text, NumberKind::number, DateEpoch::from_1900));
    }
    bool string(string_t& text) override {
        // Nothing that is stored may hold it.
        if (text.find('\0') != std::string::npos)
            text = replace_all(text, std::string_view("\0", 1), {});
        return scalar(text, in_array() ? json(text).dump() : std::string());
    }
    bool binary(binary_t&) override { return true; }

    bool start_object(std::size_t) override {
        if (in_array()) open('{');
        m_lengths.push_back(m_path.size());
        return true;
    }
    bool key(string_t& name) override {
        if (in_array()) {
            separate();
            m_json += json(name).dump() + ':';
            m_behind_name = true;
            return true;
        }
        m_path.resize(m_lengths.back());
        if (m_lengths.size() > 1) m_path += '.';
        m_path += name;
        return true;
    }
    bool end_object() override {
        m_path.resize(m_lengths.back());
        m_lengths.pop_back();
        if (in_array()) m_json += '}';
        return true;
    }
    bool start_array(std::size_t) override {
        if (in_array()) {
            open('[');
        } else {
            m_json = "[";
            m_list.clear();
            m_is_nested = false;
        }
        ++m_arrays;
        return true;
    }
    bool end_array() override {
        m_json += ']';
        --m_arrays;
        if (!in_array()) put(m_is_nested ? m_json : m_list);
        return true;
    }
    bool parse_error(std::size_t place, const std::string&,
                     const nlohmann::detail::exception&) override {
        m_error = place;
        return false;
    }

private:
    bool in_array() const { return m_arrays > 0; }
    // A comma where a value or a name stands before this one in the array's text.
    void separate() {
        if (!m_behind_name && m_json.back() != '[' && m_json.back() != '{') m_json += ',';
        m_behind_name = false;
    }
    void open(char bracket) {
        separate();
        m_json += bracket;
        m_is_nested = true;
    }
    bool number(const std::string& text) { return scalar(text, text); }
    bool scalar(std::string_view text, std::string_view as_json) {
        if (!in_array()) {
            put(text);
            return true;
        }
        separate();
        m_json += as_json;
        if (!m_is_nested && !text.empty()) append_to_list(m_list, text);
        return true;
    }
    void put(std::string_view value) { m_put(m_path.empty() ? "value" : m_path, value); }

    const PutCell& m_put;
    std::string m_path;
    std::vector<std::size_t> m_lengths;  // of the paths of the objects that are open
    std::size_t m_arrays = 0;            // that are open
    std::string m_json, m_list;          // of the outermost of them
    bool m_is_nested = false, m_behind_name = false;
    std::optional<std::size_t> m_error;
};

}  // namespace

std::optional<std::size_t> read_json_cells(std::string_view record, const PutCell& put) {
    Cells cells(put);
    json::sax_parse(record.begin(), record.end(), &cells);
    return cells.error();
}

}  // namespace vitrine
