#include "catalog/filter_condition.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_operands.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

class ConditionReader {
public:
    ConditionReader(const Structure& structure, const FindProduct& find_product,
                    FilterCursor& cursor)
        : m_structure(structure), m_find_product(find_product), m_cursor(cursor) {}

    Filter read() {
        if (m_cursor.at_end()) reject(tr("a condition is missing, such as sku = 1234."));
        if (token().kind == FilterToken::Kind::quoted) {
            Filter filter = search_filter(token().text);
            m_cursor.advance();
            return filter;
        }
        if (token().kind == FilterToken::Kind::symbol) {
            reject(tr("expected the name of a field before \"{0}\".", token().text));
        }
        Filter condition;
        condition.kind = Filter::Kind::condition;
        const std::size_t named_at = token().position;
        resolve_field(condition);
        if (m_cursor.take_symbol("[")) {
            if (condition.field == FilterField::problems) {
                parse_subject(condition.problems);
            } else {
                parse_brackets(condition);
            }
        }
        condition.comparison = read_comparison(m_structure, condition, m_cursor);
        resolve_currency(condition, named_at);
        return read_operands(std::move(condition));
    }

private:
    const FilterToken& token() const { return m_cursor.token(); }
    [[noreturn]] void reject(const std::string& reason) const {
        reject_filter(token().position, reason);
    }

    void resolve_field(Filter& condition) {
        const std::string name = token().text;
        if (token().kind == FilterToken::Kind::word) {
            if (const auto field = find_filter_property(name)) {
                condition.field = *field;
                m_cursor.advance();
                return;
            }
            if (const auto field = find_filter_figure(name)) {
                condition.field = *field;
                if (!place_filter_figure(m_structure, name, condition)) reject_figure(name);
                m_cursor.advance();
                return;
            }
        }
        const Attribute* attribute = m_structure.attributes.find(std::string_view(name));
        if (attribute == nullptr) reject_name(name);
        condition.field = attribute->type == AttributeType::identifier ? FilterField::sku
                                                                       : FilterField::attribute;
        if (condition.field == FilterField::attribute) condition.attribute = attribute->id;
        m_cursor.advance();
    }

    [[noreturn]] void reject_figure(const std::string& name) const {
        NearestName nearest(name);
        each_filter_figure(m_structure, [&](const std::string& known) { nearest.offer(known); });
        std::string reason = tr("there is no price or stock \"{0}\".", name);
        if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
        reject(reason);
    }

    [[noreturn]] void reject_name(const std::string& name) const {
        NearestName nearest(name);
        std::string labelled;
        m_structure.attributes.each([&](const Attribute& attribute) {
            nearest.offer(attribute.code);
            for (const auto& [locale, label] : attribute.labels) {
                if (fold_case(label) == fold_case(name)) labelled = attribute.code;
            }
        });
        each_filter_property([&](std::string_view property) { nearest.offer(property); });
        const std::string& meant = labelled.empty() ? nearest.best() : labelled;
        std::string reason = tr("there is no attribute \"{0}\".", name);
        if (!meant.empty()) reason += ' ' + tr("Did you mean {0}?", meant);
        reject(reason);
    }

    void parse_brackets(Filter& condition) {
        const Attribute* attribute = m_structure.attributes.find(condition.attribute);
        const bool completeness = condition.field == FilterField::completeness ||
                                  condition.field == FilterField::variants;
        const bool asked = condition.field == FilterField::asked_price;
        if (attribute == nullptr && !completeness && !asked) {
            reject(
                tr("this field is the same in every channel and locale: leave the brackets out."));
        }
        const bool by_channel = completeness || (attribute != nullptr && attribute->scopable);
        const bool by_locale = completeness || (attribute != nullptr && attribute->localizable);
        const bool by_currency =
            asked || (attribute != nullptr && attribute->type == AttributeType::price_collection);
        do {
            const std::string& code = token().text;
            if (token().kind == FilterToken::Kind::symbol || m_cursor.at_end()) {
                reject(tr("expected a channel, locale or currency inside the brackets."));
            }
            const Channel* channel = m_structure.channels.find(std::string_view(code));
            const Locale* locale = m_structure.locales.find(std::string_view(code));
            const Currency* currency = m_structure.currencies.find(std::string_view(code));
            if (channel != nullptr && by_channel && condition.channel == 0) {
                condition.channel = channel->id;
            } else if (locale != nullptr && by_locale && condition.locale == 0) {
                condition.locale = locale->id;
            } else if (currency != nullptr && by_currency && condition.currency == 0) {
                condition.currency = currency->id;
            } else if (channel != nullptr || locale != nullptr || currency != nullptr) {
                reject(tr("{0} does not vary by \"{1}\": leave it out.",
                          filter_field_name(m_structure, condition), code));
            } else {
                reject_scope(code, by_channel, by_locale, by_currency);
            }
            m_cursor.advance();
        } while (m_cursor.take_symbol(","));
        if (!m_cursor.take_symbol("]")) reject(tr("expected a closing bracket ]."));
    }

    // Behind problems: a check or a severity, and a locale.
    void parse_subject(ProblemSubject& subject) {
        do {
            const std::string& name = token().text;
            if (token().kind == FilterToken::Kind::symbol || m_cursor.at_end()) {
                reject(tr("expected a check, a severity or a locale inside the brackets."));
            }
            const auto check = parse_quality_check(name);
            const auto severity = parse_severity(name);
            const Locale* locale = m_structure.locales.find(std::string_view(name));
            if (check && !subject.check && !subject.severity) {
                subject.check = check;
            } else if (severity && !subject.check && !subject.severity) {
                subject.severity = severity;
            } else if (locale != nullptr && subject.locale == 0) {
                subject.locale = locale->id;
            } else if (check || severity || locale != nullptr) {
                reject(tr("the brackets hold one check or severity, and one locale."));
            } else {
                reject_subject(name);
            }
            m_cursor.advance();
        } while (m_cursor.take_symbol(","));
        if (!m_cursor.take_symbol("]")) reject(tr("expected a closing bracket ]."));
    }

    [[noreturn]] void reject_subject(const std::string& name) const {
        NearestName nearest(name);
        for (const QualityCheck check : quality_checks) nearest.offer(quality_check_name(check));
        for (const Severity severity : severities) nearest.offer(severity_name(severity));
        m_structure.locales.each([&](const Locale& locale) { nearest.offer(locale.code); });
        std::string reason = tr("there is no check, severity or locale \"{0}\".", name);
        if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
        reject(reason);
    }

    [[noreturn]] void reject_scope(const std::string& code, bool by_channel, bool by_locale,
                                   bool by_currency) const {
        NearestName nearest(code);
        const auto offer = [&](const auto& entity) { nearest.offer(entity.code); };
        if (by_channel) m_structure.channels.each(offer);
        if (by_locale) m_structure.locales.each(offer);
        if (by_currency) m_structure.currencies.each(offer);
        std::string reason = tr("there is no channel, locale or currency \"{0}\".", code);
        if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
        reject(reason);
    }

    // A price is compared in one currency: the one written, or the only one the channels know.
    void resolve_currency(Filter& condition, std::size_t position) const {
        const Attribute* attribute = m_structure.attributes.find(condition.attribute);
        if (attribute == nullptr || attribute->type != AttributeType::price_collection) return;
        const OperandShape shape = operand_shape(condition.comparison);
        if (shape == OperandShape::none || shape == OperandShape::scopes) return;
        if (condition.currency != 0) return;
        std::vector<CurrencyId> used;
        m_structure.channels.each([&](const Channel& channel) {
            for (const CurrencyId id : channel.currencies) {
                if (std::find(used.begin(), used.end(), id) == used.end()) used.push_back(id);
            }
        });
        if (used.size() != 1) {
            const std::string example =
                used.empty() ? "EUR" : m_structure.currencies.code_of(used.front());
            reject_filter(position,
                          tr("{0} needs a currency, such as {0}[{1}].", attribute->code, example));
        }
        condition.currency = used.front();
    }

    // One operand: a word or a quoted text, with its unit where it may have one.
    FilterOperand take_operand(bool has_unit) {
        const bool word = token().kind == FilterToken::Kind::word;
        if (!word && token().kind != FilterToken::Kind::quoted) {
            reject(m_cursor.at_end() ? tr("a value is missing here.")
                                     : tr("expected a value before \"{0}\".", token().text));
        }
        if (word && !is_plain_operand(token().text)) {
            reject(tr("expected a value before \"{0}\". Put it in quotes if it is the value.",
                      token().text));
        }
        FilterOperand operand{token().text, {}, token().position, !word};
        m_cursor.advance();
        if (word && has_unit && token().kind == FilterToken::Kind::word &&
            is_plain_operand(token().text)) {
            operand.unit = token().text;
            m_cursor.advance();
        }
        return operand;
    }

    void take_list(bool has_unit, std::vector<FilterOperand>& operands) {
        do {
            operands.push_back(take_operand(has_unit));
        } while (m_cursor.take_symbol(","));
        if (!m_cursor.take_symbol(")")) {
            reject(
                tr("expected a comma or a closing parenthesis. Put a text of several words in "
                   "quotes."));
        }
    }

    std::vector<FilterOperand> take_operands(OperandShape shape, OperandKind kind) {
        std::vector<FilterOperand> operands;
        const bool has_unit = kind == OperandKind::measurement || shape == OperandShape::period;
        const bool listed = shape == OperandShape::list || shape == OperandShape::one_or_list;
        if (listed && m_cursor.take_symbol("(")) {
            take_list(has_unit, operands);
            return operands;
        }
        if (shape == OperandShape::list) {
            reject(tr("expected a list in parentheses, such as (a, b)."));
        }
        operands.push_back(take_operand(has_unit));
        if (shape == OperandShape::range) {
            if (!m_cursor.take_words("and")) reject(tr("expected \"and\" and a second value."));
            operands.push_back(take_operand(has_unit));
        }
        if (m_cursor.is_symbol(",") || m_cursor.is_symbol("(")) {
            reject(kind == OperandKind::number
                       ? tr("a number is written with a point: 12.5. For several values write "
                            "in (a, b).")
                       : tr("one value only. For several write in (a, b)."));
        }
        return operands;
    }

    Filter read_operands(Filter condition) {
        const OperandShape shape = operand_shape(condition.comparison);
        if (shape == OperandShape::none) return condition;
        if (shape == OperandShape::scopes) {
            take_scopes(condition);
            return condition;
        }
        const auto operands = take_operands(shape, operand_kind(m_structure, condition));
        if (condition.field == FilterField::completeness) take_locales(condition);
        return with_operands(m_structure, m_find_product, std::move(condition), operands);
    }

    // "on all locales" and "on any locale" behind a completeness.
    void take_locales(Filter& condition) {
        const std::size_t position = m_cursor.token().position;
        if (!m_cursor.take_words("on")) return;
        if (m_cursor.take_words("all locales")) {
            condition.locales = AskedLocales::all;
        } else if (m_cursor.take_words("any locale")) {
            condition.locales = AskedLocales::any;
        } else {
            reject(tr("expected \"on all locales\" or \"on any locale\"."));
        }
        if (condition.locale != 0) {
            reject_filter(position, tr("several locales are asked for: leave {0} out.",
                                       m_structure.locales.code_of(condition.locale)));
        }
        if (operand_shape(condition.comparison) == OperandShape::list) {
            reject_filter(position, tr("several locales can be asked for one value only. Write a "
                                       "condition for each value."));
        }
    }

    // Two locales or two channels.
    void take_scopes(Filter& condition) {
        const Attribute& attribute = *m_structure.attributes.find(condition.attribute);
        const auto take = [&](bool by_channel, bool by_locale, ChannelId& channel,
                              LocaleId& locale) {
            const std::string& code = token().text;
            if (token().kind == FilterToken::Kind::symbol || m_cursor.at_end()) {
                reject(tr("expected a channel or locale here."));
            }
            const Channel* known_channel = m_structure.channels.find(std::string_view(code));
            const Locale* known_locale = m_structure.locales.find(std::string_view(code));
            if (known_channel != nullptr && by_channel) {
                if (channel != 0) reject_twice(m_structure.channels.code_of(channel));
                channel = known_channel->id;
            } else if (known_locale != nullptr && by_locale) {
                if (locale != 0) reject_twice(m_structure.locales.code_of(locale));
                locale = known_locale->id;
            } else if (known_channel != nullptr || known_locale != nullptr) {
                reject(
                    tr("\"{0}\" does not fit here: two locales or two channels are compared, "
                       "by which {1} varies.",
                       code, filter_field_name(m_structure, condition)));
            } else {
                reject_scope(code, by_channel, by_locale, false);
            }
            m_cursor.advance();
        };
        const ChannelId said = condition.channel;
        take(attribute.scopable, attribute.localizable, condition.channel, condition.locale);
        if (!m_cursor.take_words("and")) reject(tr("expected \"and\" and a second value."));
        const bool channels = condition.channel != said;
        take(channels, !channels, condition.channel_to, condition.locale_to);
    }

    [[noreturn]] void reject_twice(const std::string& code) const {
        reject(tr("\"between\" says what is compared: leave {0} out of the brackets.", code));
    }

    const Structure& m_structure;
    const FindProduct& m_find_product;
    FilterCursor& m_cursor;
};

}  // namespace

Filter read_condition(const Structure& structure, const FindProduct& find_product,
                      FilterCursor& cursor) {
    return ConditionReader(structure, find_product, cursor).read();
}

}  // namespace vitrine
