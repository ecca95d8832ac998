// One line of tests/data/pricing/resolution.tsv and its like, whose notation tests/data/pricing/
// README.md explains: lists, entries, a question, and what a hand computed for it.
#pragma once

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "pricing/resolve_price.h"
#include "support/shared_data.h"

namespace vitrine::test {

struct PriceCase {
    PriceLists lists;
    std::vector<PriceEntry> entries;
    PriceQuestion question;
    PriceLineage lineage{};
    std::string price;                 // "-": none
    std::vector<std::string> reasons;  // names of verdicts, by entry
    std::string until;                 // "-": forever
};

namespace price_case {

inline constexpr CurrencyId euro = 1;
inline constexpr CurrencyId dollar = 2;
inline constexpr ProductId product_id = 30;
inline constexpr ProductId model_id = 20;
inline constexpr ProductId root_id = 10;
inline constexpr ProductId unrelated_id = 40;
// Of the market, channel, location and segment of every question.
inline constexpr std::int32_t own_id = 1;
inline constexpr std::int32_t other_id = 2;

[[noreturn]] inline void refuse(std::string_view what, std::string_view text) {
    throw std::invalid_argument(std::string(what) + ": " + std::string(text));
}

}  // namespace price_case

// "2026-06-15" or an instant in full; "" is `open`. Throws std::invalid_argument.
inline Instant read_case_instant(std::string_view text, Instant open) {
    if (text.empty()) return open;
    const auto instant =
        parse_iso8601(text.size() == 10 ? std::string(text) + "T00:00:00Z" : std::string(text));
    if (!instant) price_case::refuse("not an instant", text);
    return *instant;
}

// The reverse, "-" for forever.
inline std::string case_instant_text(Instant instant) {
    return instant == PriceWindow::forever ? "-" : to_iso8601(instant);
}

namespace price_case {

inline Decimal read_case_decimal(std::string_view text) {
    const auto number = Decimal::parse(text);
    if (!number) refuse("not a number", text);
    return *number;
}

inline std::vector<std::string_view> case_items(std::string_view column) {
    std::vector<std::string_view> items;
    if (column == "-") return items;
    for (const std::string_view item : split(column, ';')) items.push_back(trim(item));
    return items;
}

inline std::optional<PriceWindow> read_case_window(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return std::nullopt;
    return PriceWindow{read_case_instant(text.substr(0, dots), PriceWindow::always),
                       read_case_instant(text.substr(dots + 2), PriceWindow::forever)};
}

class CaseReader {
public:
    explicit CaseReader(PriceCase& made) : m_made(made) {}

    // b2 net priority 5 USD other 2026-06-01..
    void read_list(std::string_view text) {
        const auto words = split(text, ' ');
        PriceListTerms list = *m_made.lists.find(list_named(words[0]));
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::string_view word = words[i];
            if (word == "net") {
                list.basis = PriceBasis::net;
            } else if (word == "other") {
                list.target.id = other_id;
            } else if (word == "USD") {
                list.currency = dollar;
            } else if (word == "priority" && i + 1 < words.size()) {
                list.priority = static_cast<int>(read_case_decimal(words[++i]).mantissa());
            } else if (const auto window = read_case_window(word)) {
                list.window = *window;
            } else {
                refuse("not a property of a list", word);
            }
        }
        m_made.lists.put(std::move(list));
    }

    // b/root 8.50 promotion x10 2026-06-01..2026-07-01
    void read_entry(std::string_view text) {
        const auto words = split(text, ' ');
        if (words.size() < 2) refuse("not an entry", text);
        PriceEntry entry;
        const auto slash = words[0].find('/');
        entry.list = list_named(words[0].substr(0, slash));
        entry.product =
            slash == std::string_view::npos ? product_id : level_named(words[0].substr(slash + 1));
        entry.amount = read_case_decimal(words[1]);
        for (std::size_t i = 2; i < words.size(); ++i) {
            const std::string_view word = words[i];
            if (const auto type = parse_price_type(word)) {
                entry.type = *type;
            } else if (word.front() == 'x') {
                entry.tier = read_case_decimal(word.substr(1));
            } else if (const auto window = read_case_window(word)) {
                entry.window = *window;
            } else {
                refuse("not a property of an entry", word);
            }
        }
        m_made.entries.push_back(entry);
    }

    void read_question(std::string_view item) {
        PriceQuestion& question = m_made.question;
        if (item == "no location") {
            question.location = 0;
        } else if (item == "no segment") {
            question.segments.clear();
        } else if (item == "no market") {
            question.market = 0;
        } else if (item == "USD") {
            question.currency = dollar;
        } else if (item == "one model") {
            m_made.lineage = {product_id, root_id, 0};
        } else if (item == "simple") {
            m_made.lineage = {product_id, 0, 0};
        } else if (item == "whole amounts") {
            question.rounding = [](const Decimal& amount) { return *amount.rounded(0); };
        } else if (item.starts_with('x')) {
            question.quantity = read_case_decimal(item.substr(1));
        } else {
            question.instant = read_case_instant(item, PriceWindow::always);
        }
    }

private:
    static ProductId level_named(std::string_view name) {
        if (name == "model") return model_id;
        if (name == "root") return root_id;
        if (name == "unrelated") return unrelated_id;
        refuse("not a level", name);
    }

    // Made where it is named first; its first letter says what it is for.
    PriceListId list_named(std::string_view name) {
        if (name == "gone") return 999;
        if (const PriceListTerms* known = m_made.lists.find(name)) return known->id;
        constexpr std::string_view letters = "bmcls";
        const auto letter = letters.find(name.front());
        if (letter == std::string_view::npos) refuse("not a list", name);
        PriceListTerms list;
        list.code = name;
        list.target = {static_cast<PriceTargetKind>(letter), letter == 0 ? 0 : own_id};
        list.currency = euro;
        return m_made.lists.put(std::move(list));
    }

    PriceCase& m_made;
};
}  // namespace price_case

// Throws std::invalid_argument that says what cannot be read.
inline PriceCase read_price_case(std::string_view line) {
    const auto columns = split(line, '\t');
    if (columns.size() != 7) price_case::refuse("not seven columns", line);
    PriceCase made;
    made.question.channel = made.question.market = made.question.location = price_case::own_id;
    made.question.segments = {7, price_case::own_id};
    made.question.currency = price_case::euro;
    made.question.instant = read_case_instant("2026-06-15", {});
    made.lineage = {price_case::product_id, price_case::model_id, price_case::root_id};
    price_case::CaseReader reader(made);
    for (const auto item : price_case::case_items(columns[0])) reader.read_list(item);
    for (const auto item : price_case::case_items(columns[1])) reader.read_entry(item);
    for (const auto item : price_case::case_items(columns[2])) reader.read_question(item);
    made.price = columns[3];
    for (const auto reason : price_case::case_items(columns[4])) made.reasons.emplace_back(reason);
    made.until = columns[5];
    return made;
}

// The lines of test_data("pricing/" + file) that are cases.
inline std::vector<std::string> price_case_lines(std::string_view file) {
    std::ifstream input(test_data("pricing") / file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(input, line);) {
        if (!line.empty() && !line.starts_with('#')) lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace vitrine::test
