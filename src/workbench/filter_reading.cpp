#include "workbench/filter_reading.h"

#include "base/error.h"
#include "base/text.h"
#include "catalog/filter_fields.h"

namespace vitrine {

FilterReading::FilterReading(const Structure& structure, std::string_view text)
    : m_structure(structure), m_cursor(text) {
    while (!m_cursor.at_end() && m_expected != Expected::nothing) step();
}

void FilterReading::step() {
    switch (m_expected) {
        case Expected::condition:
            return read_condition();
        case Expected::scope:
            if (m_cursor.take_symbol("]")) {
                m_expected = Expected::comparison;
            } else {
                m_cursor.advance();
            }
            return;
        case Expected::comparison:
            return read_comparison();
        case Expected::list:
            m_expected = m_cursor.take_symbol("(") ? Expected::operand : Expected::nothing;
            m_in_list = true;
            return;
        case Expected::operand:
        case Expected::second:
            return read_operand();
        case Expected::unit:
            if (!joins()) m_cursor.advance();
            m_expected = Expected::joiner;
            return;
        case Expected::joiner:
            return read_joiner();
        case Expected::nothing:
            return;
    }
}

void FilterReading::read_condition() {
    if (m_cursor.take_words("not") || m_cursor.take_symbol("(")) return;
    const FilterToken token = m_cursor.token();
    if (token.kind == FilterToken::Kind::symbol) {
        m_expected = Expected::nothing;
        return;
    }
    m_cursor.advance();
    if (token.kind == FilterToken::Kind::quoted || token.text.starts_with('@') ||
        fold_case(token.text) == "all") {
        if (token.text == "@" && !m_cursor.at_end()) m_cursor.advance();
        m_expected = Expected::joiner;
        return;
    }
    m_condition = {};
    m_condition.kind = Filter::Kind::condition;
    const auto property =
        token.kind == FilterToken::Kind::word ? find_filter_property(token.text) : std::nullopt;
    const Attribute* attribute = m_structure.attributes.find(std::string_view(token.text));
    const auto figure =
        token.kind == FilterToken::Kind::word ? find_filter_figure(token.text) : std::nullopt;
    if (figure) {
        m_condition.field = *figure;
        if (!place_filter_figure(m_structure, token.text, m_condition)) {
            m_expected = Expected::nothing;
            return;
        }
    } else if (property) {
        m_condition.field = *property;
    } else if (attribute == nullptr) {
        m_expected = Expected::nothing;
        return;
    } else if (attribute->type == AttributeType::identifier) {
        m_condition.field = FilterField::sku;
    } else {
        m_condition.field = FilterField::attribute;
        m_condition.attribute = attribute->id;
    }
    m_expected = m_cursor.take_symbol("[") ? Expected::scope : Expected::comparison;
}

void FilterReading::read_comparison() {
    m_begun_position = m_cursor.token().position;
    m_begun.clear();
    try {
        m_condition.comparison = vitrine::read_comparison(m_structure, m_condition, m_cursor);
    } catch (const Error&) {
        // Its first words, perhaps; what follows them is the word at the caret.
        while (m_cursor.token().kind == FilterToken::Kind::word) {
            m_begun += fold_case(m_cursor.token().text) + ' ';
            m_cursor.advance();
        }
        if (!m_cursor.at_end()) m_expected = Expected::nothing;
        return;
    }
    m_shape = operand_shape(m_condition.comparison);
    m_second = false;
    m_in_list = false;
    if (m_shape == OperandShape::none) {
        m_expected = Expected::joiner;
    } else {
        m_expected = m_shape == OperandShape::list ? Expected::list : Expected::operand;
    }
}

void FilterReading::read_operand() {
    if (m_shape == OperandShape::one_or_list && m_cursor.take_symbol("(")) {
        m_in_list = true;
        return;
    }
    if (m_cursor.token().kind == FilterToken::Kind::symbol) {
        m_expected = Expected::nothing;
        return;
    }
    m_cursor.advance();
    const bool has_unit = operand_kind(m_structure, m_condition) == OperandKind::measurement ||
                          m_shape == OperandShape::period;
    if (!has_unit) {
        m_expected = Expected::joiner;
    } else if (m_cursor.at_end()) {
        m_expected = Expected::unit;
    } else {
        if (!joins()) m_cursor.advance();
        m_expected = Expected::joiner;
    }
}

void FilterReading::read_joiner() {
    if (m_in_list) {
        if (m_cursor.take_symbol(",")) {
            m_expected = Expected::operand;
        } else if (m_cursor.take_symbol(")")) {
            m_in_list = false;
        } else {
            m_expected = Expected::nothing;
        }
        return;
    }
    const bool ranges = m_shape == OperandShape::range || m_shape == OperandShape::scopes;
    if (ranges && !m_second && m_cursor.take_words("and")) {
        m_second = true;
        m_expected = Expected::second;
    } else if (m_cursor.take_words("and") || m_cursor.take_words("or")) {
        m_shape = OperandShape::none;
        m_expected = Expected::condition;
    } else {
        const bool goes_on = m_cursor.take_symbol(")") || m_cursor.take_words("on all locales") ||
                             m_cursor.take_words("on any locale");
        if (!goes_on) m_expected = Expected::nothing;
    }
}

bool FilterReading::joins() const {
    return m_cursor.is_word_at(0, "and") || m_cursor.is_word_at(0, "or") ||
           m_cursor.token().kind == FilterToken::Kind::symbol;
}

}  // namespace vitrine
