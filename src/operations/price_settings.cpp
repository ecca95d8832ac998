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

void take_setting(PriceSettings& settings, std::string_view word) {
    const std::size_t sign = word.find('=');
    const std::string_view name = word.substr(0, sign);
    const std::string_view text =
        sign == std::string_view::npos ? std::string_view() : word.substr(sign + 1);
    if (name == "least_margin") {
        settings.guardrails.least_margin = percent_of(name, text);
    } else if (name == "largest_change") {
        settings.guardrails.largest_change = percent_of(name, text);
    } else if (name == "tax_rate") {
        settings.tax_rate = percent_of(name, text);
    } else if (name == "second_person") {
        if (text != "yes" && text != "no")
            throw Error(Failure::usage, tr("{0} is yes or no.", name));
        settings.needs_second_person = text == "yes";
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

}  // namespace

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
    return words;
}

void change_price_settings(Catalogue& catalogue, std::span<const std::string> words) {
    const WriterLock lock(catalogue.file());
    sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::write);
    PriceSettings settings = price_settings(catalogue);
    for (const std::string& word : words) take_setting(settings, word);
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
