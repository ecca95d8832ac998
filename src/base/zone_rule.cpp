#include "base/zone_rule.h"

#include <algorithm>

#include "base/zone_changes.h"

namespace vitrine {
namespace {

using std::chrono::seconds;

// Takes what it reads from the front of `text`; a part that is not there leaves it as it is.
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : m_text(text) {}

    bool is_at_end() const { return m_text.empty(); }
    bool take(char c) {
        if (!m_text.starts_with(c)) return false;
        m_text.remove_prefix(1);
        return true;
    }
    // "CET" or "<+03>".
    bool take_name() {
        const std::size_t quoted = m_text.starts_with('<') ? m_text.find('>') : 0;
        if (quoted == std::string_view::npos) return false;
        std::size_t size = quoted == 0 ? 0 : quoted + 1;
        while (quoted == 0 && size < m_text.size() && is_letter(m_text[size])) ++size;
        m_text.remove_prefix(size);
        return size >= 3;
    }
    std::optional<int> number(int most) {
        int value = 0;
        std::size_t size = 0;
        while (size < m_text.size() && size < 4 && m_text[size] >= '0' && m_text[size] <= '9') {
            value = value * 10 + (m_text[size++] - '0');
        }
        m_text.remove_prefix(size);
        if (size == 0 || value > most) return std::nullopt;
        return value;
    }
    // [+-]hh[:mm[:ss]]
    std::optional<seconds> time(int most_hours) {
        const bool is_negative = m_text.starts_with('-');
        if (is_negative || m_text.starts_with('+')) m_text.remove_prefix(1);
        const auto hours = number(most_hours);
        const auto minutes = hours && take(':') ? number(59) : std::optional(0);
        const auto rest = minutes && take(':') ? number(59) : std::optional(0);
        if (!hours || !minutes || !rest) return std::nullopt;
        const seconds size((*hours * 60 + *minutes) * 60 + *rest);
        return is_negative ? -size : size;
    }
    std::optional<YearlyDay> day() {
        YearlyDay result;
        std::optional<int> day;
        if (take('M')) {
            const auto month = number(12);
            const auto week = month && take('.') ? number(5) : std::nullopt;
            day = week && take('.') ? number(6) : std::nullopt;
            if (!day || *month == 0 || *week == 0) return std::nullopt;
            result.month = *month;
            result.week = *week;
        } else {
            result.kind = take('J') ? YearlyDay::Kind::julian : YearlyDay::Kind::ordinal;
            day = number(365);
            if (!day || (result.kind == YearlyDay::Kind::julian && *day == 0)) return std::nullopt;
        }
        result.day = *day;
        if (take('/')) {
            const auto at = time(167);
            if (!at) return std::nullopt;
            result.time = *at;
        }
        return result;
    }

private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    std::string_view m_text;
};

std::chrono::sys_days day_in(const YearlyDay& day, std::chrono::year year) {
    using namespace std::chrono;
    if (day.kind == YearlyDay::Kind::ordinal) {
        return sys_days(year / January / 1) + days(day.day);
    }
    if (day.kind == YearlyDay::Kind::julian) {
        const bool is_behind = year.is_leap() && day.day >= 60;
        return sys_days(year / January / 1) + days(day.day - (is_behind ? 0 : 1));
    }
    const weekday wanted(static_cast<unsigned>(day.day));
    const std::chrono::month month(static_cast<unsigned>(day.month));
    if (day.week == 5) return sys_days(year / month / wanted[last]);
    return sys_days(year / month / wanted[static_cast<unsigned>(day.week)]);
}

}  // namespace

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
    RuleReader reader(text);
    ZoneRule rule;
    // Offsets are written as what is added to local time.
    const auto standard = reader.take_name() ? reader.time(24) : std::nullopt;
    if (!standard) return std::nullopt;
    rule.standard = -*standard;
    if (reader.is_at_end()) return rule;
    rule.has_summer = true;
    rule.summer = rule.standard + std::chrono::hours(1);
    if (!reader.take_name()) return std::nullopt;
    if (!reader.take(',')) {
        const auto summer = reader.time(24);
        if (!summer || !reader.take(',')) return std::nullopt;
        rule.summer = -*summer;
    }
    const auto start = reader.day();
    const auto end = start && reader.take(',') ? reader.day() : std::nullopt;
    if (!end || !reader.is_at_end()) return std::nullopt;
    rule.summer_start = *start;
    rule.summer_end = *end;
    return rule;
}

std::vector<ZoneChange> changes_of_year(const ZoneRule& rule, int year) {
    if (!rule.has_summer) return {};
    const auto start = day_in(rule.summer_start, std::chrono::year(year));
    const auto end = day_in(rule.summer_end, std::chrono::year(year));
    std::vector<ZoneChange> changes = {
        {start + rule.summer_start.time - rule.standard, rule.summer},
        {end + rule.summer_end.time - rule.summer, rule.standard}};
    std::ranges::sort(changes, {}, &ZoneChange::at);
    return changes;
}

}  // namespace vitrine
