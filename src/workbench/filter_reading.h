// A filter that is being written, read as far as it goes: what may come next.
#pragma once

#include <string>
#include <string_view>

#include "catalog/filter_comparisons.h"
#include "catalog/filter_tokens.h"
#include "catalog/query.h"

namespace vitrine {

class FilterReading {
public:
    // Throws Error (usage) for an unclosed quote or a stray sign.
    FilterReading(const Structure& structure, std::string_view text);

    // `nothing`: the text cannot be read.
    enum class Expected {
        condition,
        scope,  // inside the brackets behind a field
        comparison,
        list,  // its opening bracket
        operand,
        unit,
        second,  // operand of a range
        joiner,  // and, or; what else may stand behind an operand
        nothing
    };
    Expected expected() const { return m_expected; }
    // The field of the last condition, and its comparison once there is one.
    const Filter& condition() const { return m_condition; }
    OperandShape shape() const { return m_shape; }
    // The first words of a comparison that is not complete, each with a blank behind it, and where
    // they begin, in characters from 1.
    const std::string& begun() const { return m_begun; }
    std::size_t begun_position() const { return m_begun_position; }
    bool in_list() const { return m_in_list; }
    // The second operand of a range is still to come.
    bool wants_second() const {
        return (m_shape == OperandShape::range || m_shape == OperandShape::scopes) && !m_second;
    }

private:
    void step();
    void read_condition();
    void read_comparison();
    void read_operand();
    void read_joiner();
    bool joins() const;

    const Structure& m_structure;
    FilterCursor m_cursor;
    Expected m_expected = Expected::condition;
    Filter m_condition;
    OperandShape m_shape = OperandShape::none;
    std::string m_begun;
    std::size_t m_begun_position = 0;
    bool m_in_list = false;
    bool m_second = false;  // of a range, it is there
};

}  // namespace vitrine
