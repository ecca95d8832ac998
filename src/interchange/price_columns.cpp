#include "interchange/price_columns.h"

#include <algorithm>
#include <utility>

#include "base/contains.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "base/zone_time.h"

namespace vitrine {

const std::array<std::string_view, price_parts> price_part_names = {
    "list", "sku", "type", "quantity", "from", "until", "amount"};
const std::array<std::string SaidPrice::*, price_parts> said_parts = {
    &SaidPrice::list, &SaidPrice::sku,   &SaidPrice::type,  &SaidPrice::quantity,
    &SaidPrice::from, &SaidPrice::until, &SaidPrice::amount};

namespace {

constexpr std::size_t list_part = 0, sku_part = 1, type_part = 2, quantity_part = 3, from_part = 4,
                      until_part = 5, amount_part = 6;

// What the usual names of attributes say of prices.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types_of_names = {{
    {"price", "regular"},
    {"regular_price", "regular"},
    {"base_price", "regular"},
    {"list_price", "regular"},
    {"sale_price", "promotion"},
    {"special_price", "promotion"},
    {"promotion", "promotion"},
    {"promotion_price", "promotion"},
    {"markdown", "markdown"},
    {"msrp", "msrp"},
    {"rrp", "msrp"},
    {"map_price", "map"},
    {"cost", "cost"},
    {"cost_price", "cost"},
}};

// Empty for a name that says no price.
std::string_view type_of_name(std::string_view name) {
    const auto* const found =
        std::ranges::find(types_of_names, name, [](const auto& row) { return row.first; });
    return found == types_of_names.end() ? std::string_view() : found->second;
}

std::string_view cell_of(const CsvRow& row, int column) {
    if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
    return trim(row.cells[static_cast<std::size_t>(column)]);
}

// "12,5000" -> "12.50".
std::string shop_amount(std::string_view text) {
    std::string amount(text);
    if (std::ranges::count(amount, ',') == 1 && amount.find('.') == std::string::npos)
        amount[amount.find(',')] = '.';
    const std::size_t dot = amount.find('.');
    while (dot != std::string::npos && amount.size() > dot + 3 && amount.back() == '0')
        amount.pop_back();
    return amount;
}

// "11/27/26" and "11/27/2026", whatever follows behind a comma or blank, as Magento writes days.
std::optional<LocalTime> american_day(std::string_view text) {
    const auto parts = split(text.substr(0, text.find_first_of(", ")), '/');
    if (parts.size() != 3) return std::nullopt;
    const auto padded = [](std::string_view digits) {
        return (digits.size() == 1 ? "0" : "") + std::string(digits);
    };
    const std::string year = (parts[2].size() == 2 ? "20" : "") + std::string(parts[2]);
    return parse_local_time(year + '-' + padded(parts[0]) + '-' + padded(parts[1]));
}

// What cannot be read stays as it is: whoever makes a price of it says so.
std::string shop_time(std::string_view text, bool is_end, bool whole_days) {
    if (text.empty()) return {};
    std::string padded(text);
    // WooCommerce writes hours below ten with one digit.
    if (padded.size() > 12 && padded[12] == ':') padded.insert(11, 1, '0');
    auto time = parse_local_time(padded);
    bool is_day = padded.size() == 10;
    if (!time) {
        time = american_day(padded);
        is_day = true;
    }
    if (!time) return padded;
    using namespace std::chrono;
    if (whole_days || is_day) {
        *time = floor<days>(*time) + days(is_end ? 1 : 0);
    } else if (is_end && (*time - floor<minutes>(*time)) == seconds(59)) {
        *time += seconds(1);  // through the last second
    }
    return to_iso8601(*time);
}

}  // namespace

PriceColumns::PriceColumns(std::vector<std::string> header, const std::string& file_name,
                           std::vector<PriceDestination> destinations)
    : m_header(std::move(header)),
      m_destinations(std::move(destinations)),
      m_read(m_header.size(), false) {
    for (const std::string& heading : m_header) m_folded.push_back(fold_case(trim(heading)));
    for (PriceDestination& one : m_destinations) {
        for (std::string& name : one.names) name = fold_case(name);
    }
    tell_form(file_name);
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (!m_read[i]) m_passed_over.push_back(m_header[i]);
    }
    if (m_readings.empty()) {
        throw Error(Failure::usage,
                    tr("{0} has columns of prices, but no list that was named is in their currency "
                       "or for their place. Name the lists that they go to.",
                       file_name));
    }
}

int PriceColumns::find(std::string_view heading) const {
    const auto found = std::ranges::find(m_folded, heading);
    return found == m_folded.end() ? -1 : static_cast<int>(found - m_folded.begin());
}

PriceColumns::Part PriceColumns::column(std::string_view heading) {
    Part part;
    part.column = find(heading);
    if (part.column >= 0) m_read[static_cast<std::size_t>(part.column)] = true;
    return part;
}

void PriceColumns::tell_form(const std::string& file_name) {
    using enum PriceForm;
    const auto begins = [&](std::string_view start) {
        return std::ranges::any_of(
            m_folded, [&](const std::string& heading) { return heading.starts_with(start); });
    };
    const bool has_sku = find("sku") >= 0;
    m_form = has_sku && find("amount") >= 0                        ? vitrine
             : has_sku && find("tier_price") >= 0                  ? magento_tiers
             : has_sku && find("regular price") >= 0               ? woocommerce
             : find("variant sku") >= 0 && begins("variant price") ? medusa
             : has_sku && find("price") >= 0                       ? magento
             : (has_sku || find("code") >= 0) &&
                     std::ranges::any_of(
                         m_folded,
                         [](const std::string& heading) {
                             return heading.find('-') != std::string::npos &&
                                    !type_of_name(heading.substr(0, heading.find('-'))).empty();
                         })
                 ? akeneo
                 : vitrine;
    if (m_form == vitrine) return read_own(file_name);
    if (m_destinations.empty()) {
        throw Error(Failure::usage,
                    tr("{0} names no price lists. Name the one that its prices go to.", file_name));
    }
    if (m_form == magento_tiers) return read_magento_tiers();
    if (m_form == akeneo || m_form == medusa) {
        // A list for a place takes the column of the place, not the one for all.
        for (const bool named : {true, false})
            m_form == akeneo ? read_akeneo(named) : read_medusa(named);
        return;
    }
    if (destination({}, {}) == nullptr) {
        throw Error(Failure::usage, tr("{0} does not say which of several lists its prices are "
                                       "for. Name one.",
                                       file_name));
    }
    if (m_form == woocommerce) {
        read_sale("regular price", "sale price", "date sale price starts", "date sale price ends");
        return;
    }
    read_sale("price", "special_price", "special_price_from_date", "special_price_to_date");
    const std::string list = destination({}, {})->list;
    for (const auto& [heading, said] :
         {std::pair{"map_price", "map"}, std::pair{"msrp_price", "msrp"},
          std::pair{"cost", "cost"}}) {
        if (find(heading) >= 0) add("sku", said, find(heading), list);
    }
}

void PriceColumns::read_own(const std::string& file_name) {
    Reading reading;
    for (std::size_t i = 0; i < price_parts; ++i) reading[i] = column(price_part_names[i]);
    const PriceDestination* fallback = destination({}, {});
    if (fallback != nullptr) reading[list_part].text = fallback->list;
    for (const std::size_t needed : {list_part, sku_part, amount_part}) {
        if (reading[needed].column >= 0 || !reading[needed].text.empty()) continue;
        throw Error(Failure::usage,
                    tr("{0} has no column \"{1}\". Prices are read from the columns list, sku, "
                       "type, quantity, from, until and amount.",
                       file_name, price_part_names[needed]));
    }
    m_readings.push_back(std::move(reading));
}

void PriceColumns::add(std::string_view sku_heading, std::string_view price_type, int amount_column,
                       std::string list_code) {
    Reading reading;
    const bool is_there = std::ranges::any_of(m_readings, [&](const Reading& other) {
        return other[list_part].text == list_code && other[type_part].text == price_type;
    });
    if (is_there) return;
    reading[list_part].text = std::move(list_code);
    reading[sku_part] = column(sku_heading);
    reading[type_part].text = price_type;
    reading[amount_part].column = amount_column;
    m_read[static_cast<std::size_t>(amount_column)] = true;
    m_readings.push_back(std::move(reading));
}

// "price-EUR", "price-ecommerce-EUR", "price-en_US-ecommerce-EUR": of a locale nothing is said.
void PriceColumns::read_akeneo(bool named) {
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        const std::string heading(trim(m_header[i]));
        const auto parts = split(heading, '-');
        const std::string_view said = type_of_name(fold_case(parts.front()));
        if (said.empty() || parts.size() < 2 || parts.size() > 4) continue;
        std::vector<std::string> names;
        if (parts.size() > 2) names.emplace_back(parts[parts.size() - 2]);
        if (names.empty() == named) continue;
        if (const auto* to = destination(parts.back(), names))
            add(find("sku") >= 0 ? "sku" : "code", said, static_cast<int>(i), to->list);
    }
}

// "Variant Price EUR", "Variant Price Europe [EUR]".
void PriceColumns::read_medusa(bool named) {
    constexpr std::string_view start = "variant price ";
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (!m_folded[i].starts_with(start)) continue;
        std::string currency(trim(m_header[i]).substr(start.size()));
        std::vector<std::string> names;
        const std::size_t bracket = currency.find('[');
        if (bracket != std::string::npos && currency.ends_with(']')) {
            names.emplace_back(trim(std::string_view(currency).substr(0, bracket)));
            currency = currency.substr(bracket + 1, currency.size() - bracket - 2);
        }
        if (names.empty() == named) continue;
        if (const auto* to = destination(currency, names))
            add("variant sku", "regular", static_cast<int>(i), to->list);
    }
}

void PriceColumns::read_magento_tiers() {
    m_website = column("tier_price_website").column;
    m_group = column("tier_price_customer_group").column;
    m_value_type = column("tier_price_value_type").column;
    add("sku", "regular", find("tier_price"), {});
    m_readings.back()[quantity_part] = column("tier_price_qty");
}

void PriceColumns::read_sale(std::string_view regular, std::string_view reduced,
                             std::string_view from_heading, std::string_view until_heading) {
    const std::string to = destination({}, {})->list;
    add("sku", "regular", find(regular), to);
    if (find(reduced) < 0) return;
    add("sku", "promotion", find(reduced), to);
    m_readings.back()[from_part] = column(from_heading);
    m_readings.back()[until_part] = column(until_heading);
}

const PriceDestination* PriceColumns::destination(std::string_view currency,
                                                  const std::vector<std::string>& names) const {
    std::vector<const PriceDestination*> fit;
    for (const PriceDestination& one : m_destinations) {
        const bool has_all = std::ranges::all_of(
            names, [&](const std::string& name) { return contains(one.names, fold_case(name)); });
        if (has_all && (currency.empty() || fold_case(one.currency) == fold_case(currency)))
            fit.push_back(&one);
    }
    if (fit.size() > 1 && names.empty())
        std::erase_if(fit, [](const auto* one) { return !one->names.empty(); });
    return fit.size() == 1 ? fit.front() : nullptr;
}

// "All Websites [USD]", "base" (the first website, and the only one of most shops), "ALL GROUPS".
void PriceColumns::choose_by_cells(RowPrice& price, const CsvRow& row) const {
    const auto refuse = [&](const char* rule, int column, std::string message, std::string fix) {
        Issue issue;
        issue.rule = rule;
        issue.column = column < 0 ? "" : m_header[static_cast<std::size_t>(column)];
        issue.value = std::string(cell_of(row, column));
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        price.issues.push_back(std::move(issue));
    };
    const std::string value_type = fold_case(cell_of(row, m_value_type));
    if (!value_type.empty() && value_type != "fixed") {
        refuse("price.discount", m_value_type,
               tr("A price that is said as a discount depends on another one."),
               tr("Write the amount itself with the value type Fixed, or let a rule derive it."));
        return;
    }
    std::string website = fold_case(cell_of(row, m_website)), currency;
    if (const std::size_t bracket = website.find('[');
        bracket != std::string::npos && website.ends_with(']')) {
        currency = website.substr(bracket + 1, website.size() - bracket - 2);
        website = std::string(trim(std::string_view(website).substr(0, bracket)));
    }
    const std::string group = fold_case(cell_of(row, m_group));
    std::vector<std::string> names;
    const bool is_known = std::ranges::any_of(
        m_destinations, [&](const auto& one) { return contains(one.names, website); });
    if (!website.empty() && website != "all websites" && (website != "base" || is_known))
        names.push_back(website);
    if (!group.empty() && group != "all groups") names.push_back(group);
    if (const auto* to = destination(currency, names)) {
        price.said.list = to->list;
        return;
    }
    const int column = group.empty() || group == "all groups" ? m_website : m_group;
    refuse("price.list", column,
           tr("None of the lists that were named is the one for \"{0}\".", cell_of(row, column)),
           tr("Name the list of that market, channel or segment, too."));
}

void PriceColumns::read(const CsvRow& row, std::vector<RowPrice>& prices) const {
    prices.clear();
    for (const Reading& reading : m_readings) {
        if (m_form != PriceForm::vitrine && cell_of(row, reading[amount_part].column).empty())
            continue;
        RowPrice& price = prices.emplace_back();
        for (std::size_t i = 0; i < price_parts; ++i) {
            const Part& part = reading[i];
            std::string& said = price.said.*said_parts[i];
            said = cell_of(row, part.column);
            if (said.empty()) said = part.text;
            if (part.column >= 0)
                price.headings[i] = m_header[static_cast<std::size_t>(part.column)];
        }
        if (m_form == PriceForm::vitrine) continue;
        const bool is_magento = m_form == PriceForm::magento;
        price.said.amount = shop_amount(price.said.amount);
        price.said.from = shop_time(price.said.from, false, is_magento);
        price.said.until = shop_time(price.said.until, true, is_magento);
        if (m_form == PriceForm::magento_tiers) choose_by_cells(price, row);
    }
}

}  // namespace vitrine
