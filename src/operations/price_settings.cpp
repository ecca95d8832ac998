#include "operations/price_settings.h"

#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

constexpr std::string_view price_settings_key = "price_settings";
constexpr std::array<std::string_view, 3> action_names = {"off", "warn", "block"};  // in order

std::optional<Decimal> percent_of(std::string_view name, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto number = Decimal::parse(text);
    if (!number || number->is_negative())
        throw Error(Failure::usage, tr("\"{0}\" of {1} is no percentage.", text, name));
    return number;
}

constexpr int most_prior_days = 3650;

bool yes_or_no(std::string_view name, std::string_view text) {
    if (text != "yes" && text != "no") throw Error(Failure::usage, tr("{0} is yes or no.", name));
    return text == "yes";
}

int days_of(std::string_view name, std::string_view text, int least) {
    const auto number = Decimal::parse(text);
    const auto days = number ? number->rounded(0) : std::nullopt;
    if (!days || *days != *number || *days < Decimal(least, 0) ||
        *days > Decimal(most_prior_days, 0))
        throw Error(Failure::usage,
                    tr("{0} is a number of days from {1} to {2}.", name, least, most_prior_days));
    return static_cast<int>(days->mantissa());
}

std::size_t one_of(std::string_view name, std::string_view text,
                   std::span<const std::string_view> names) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        throw Error(Failure::usage,
                    tr("{0} is one of these: {1}.", name,
                       join(std::vector<std::string>(names.begin(), names.end()), ", ")));
    return static_cast<std::size_t>(found - names.begin());
}

// Whether it is a setting of prior prices.
bool take_prior(PriorPriceRules& rules, std::string_view name, std::string_view text) {
    if (name == "prior_days") {
        rules.days = days_of(name, text, PriorPriceRules().days);
    } else if (name == "prior_progressive") {
        rules.is_progressive = yes_or_no(name, text);
    } else if (name == "prior_perishable") {
        rules.perishable = static_cast<PerishableRule>(one_of(name, text, perishable_rule_names()));
    } else if (name == "prior_new_goods") {
        rules.new_goods = static_cast<NewGoodsRule>(one_of(name, text, new_goods_rule_names()));
    } else if (name == "prior_new_goods_days") {
        rules.new_goods_days = days_of(name, text, 0);
    } else {
        return false;
    }
    return true;
}

std::vector<std::string> prior_words(const PriorPriceRules& rules) {
    const auto word = [](const char* name, std::string_view text) {
        return std::string(name) + '=' + std::string(text);
    };
    return {
        word("prior_days", std::to_string(rules.days)),
        word("prior_progressive", rules.is_progressive ? "yes" : "no"),
        word("prior_perishable",
             perishable_rule_names()[static_cast<std::size_t>(rules.perishable)]),
        word("prior_new_goods", new_goods_rule_names()[static_cast<std::size_t>(rules.new_goods)]),
        word("prior_new_goods_days", std::to_string(rules.new_goods_days))};
}

void take_setting(PriceSettings& settings, std::string_view word) {
    const std::size_t sign = word.find('=');
    const std::string_view name = word.substr(0, sign);
    const std::string_view text =
        sign == std::string_view::npos ? std::string_view() : word.substr(sign + 1);
    if (take_prior(settings.prior, name, text)) return;
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) {
        const std::string market(name.substr(0, colon));
        PriorPriceRules rules = settings.prior_rules(market);
        if (!take_prior(rules, name.substr(colon + 1), text))
            throw Error(Failure::usage,
                        tr("\"{0}\" is no setting that markets have. There are: {1}.",
                           name.substr(colon + 1), join(prior_words({}), ", ")));
        settings.prior_of_market[market] = rules;
    } else if (name == "perishable_attribute") {
        settings.perishable_attribute = text;
    } else if (name == "least_margin") {
        settings.guardrails.least_margin = percent_of(name, text);
    } else if (name == "largest_change") {
        settings.guardrails.largest_change = percent_of(name, text);
    } else if (name == "tax_rate") {
        settings.tax_rate = percent_of(name, text);
    } else if (name == "second_person") {
        settings.needs_second_person = yes_or_no(name, text);
    } else {
        const auto guardrail = parse_guardrail(name);
        if (!guardrail)
            throw Error(Failure::usage, tr("There is no setting \"{0}\" of prices. There are: {1}.",
                                           name, join(price_setting_words({}), ", ")));
        const auto* const action = std::ranges::find(action_names, text);
        if (action == action_names.end())
            throw Error(Failure::usage, tr("{0} is off, warn or block.", name));
        settings.guardrails.set(*guardrail,
                                static_cast<GuardrailAction>(action - action_names.begin()));
    }
}

void check_names(const Structure& structure, const PriceSettings& settings) {
    for (const auto& [market, rules] : settings.prior_of_market) {
        if (structure.markets.find(market) == nullptr)
            throw Error(Failure::usage, tr("There is no market \"{0}\".", market));
    }
    if (settings.perishable_attribute.empty()) return;
    const Attribute* attribute = structure.attributes.find(settings.perishable_attribute);
    if (attribute == nullptr || attribute->type != AttributeType::boolean)
        throw Error(Failure::usage, tr("There is no attribute \"{0}\" that is yes or no.",
                                       settings.perishable_attribute));
}

}  // namespace

const PriorPriceRules& PriceSettings::prior_rules(std::string_view market) const {
    const auto found = prior_of_market.find(market);
    return found == prior_of_market.end() ? prior : found->second;
}

PriceSettings price_settings(Catalogue& catalogue) {
    PriceSettings settings;
    const auto statement = catalogue.connection().prepare("SELECT value FROM meta WHERE key = $1");
    statement->bind(1, price_settings_key);
    sql::each(*statement, [&](const sql::Statement& row) {
        for (const std::string_view word : split_list(row.text(0), ' '))
            take_setting(settings, word);
    });
    return settings;
}

std::vector<std::string> price_setting_words(const PriceSettings& settings) {
    std::vector<std::string> words;
    const auto add = [&](std::string_view name, std::string_view text) {
        words.push_back(std::string(name) + '=' + std::string(text));
    };
    for (std::size_t i = 0; i < guardrail_count; ++i) {
        const auto guardrail = static_cast<Guardrail>(i);
        add(guardrail_name(guardrail),
            action_names[static_cast<std::size_t>(settings.guardrails.action(guardrail))]);
    }
    const auto text = [](const std::optional<Decimal>& number) {
        return number ? number->to_string() : std::string();
    };
    add("least_margin", text(settings.guardrails.least_margin));
    add("largest_change", text(settings.guardrails.largest_change));
    add("tax_rate", text(settings.tax_rate));
    add("second_person", settings.needs_second_person ? "yes" : "no");
    add("perishable_attribute", settings.perishable_attribute);
    for (std::string& word : prior_words(settings.prior)) words.push_back(std::move(word));
    for (const auto& [market, rules] : settings.prior_of_market) {
        for (const std::string& word : prior_words(rules)) words.push_back(market + ':' + word);
    }
    return words;
}

void change_price_settings(Catalogue& catalogue, std::span<const std::string> words) {
    const WriterLock lock(catalogue.file());
    sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::write);
    PriceSettings settings = price_settings(catalogue);
    for (const std::string& word : words) take_setting(settings, word);
    check_names(*catalogue.structure(), settings);
    const std::string text = join(price_setting_words(settings), " ");
    sql::Connection& connection = catalogue.connection();
    connection.prepare("DELETE FROM meta WHERE key = $1")->bind(1, price_settings_key).run();
    connection.prepare("INSERT INTO meta (key, value) VALUES ($1, $2)")
        ->bind(1, price_settings_key)
        .bind(2, std::string_view(text))
        .run();
    transaction.commit();
}

}  // namespace vitrine
