#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/table.h"
#include "operations/quality_findings.h"
#include "operations/quality_settings.h"

namespace vitrine::cli {
namespace {

constexpr std::int64_t page_of_a_person = 50;

struct ListOptions {
    std::string check, severity, values_locale, filter, product, channel, locale;
    std::optional<std::int64_t> limit;
    std::int64_t offset = 0;
};

struct SetOptions {
    std::string check, severity, limits, accept, unaccept, exempt, include;
};

QualityCheck find_check(std::string_view name) {
    if (const auto check = parse_quality_check(name)) return *check;
    NearestName nearest(name);
    std::vector<std::string> names;
    for (const QualityCheck check : quality_checks) {
        nearest.offer(quality_check_name(check));
        names.emplace_back(quality_check_name(check));
    }
    std::string sentence = tr("There is no check \"{0}\".", name);
    sentence += ' ' + (nearest.best().empty() ? tr("They are: {0}.", join(names, ", "))
                                              : tr("Did you mean {0}?", nearest.best()));
    throw Error(Failure::usage, sentence);
}

Severity find_severity(std::string_view name) {
    if (const auto severity = parse_severity(name)) return *severity;
    throw Error(Failure::usage, tr("\"{0}\" is no severity: error, warning or info.", name));
}

std::string severity_label(Severity severity) {
    switch (severity) {
        case Severity::error:
            return tr("error");
        case Severity::warning:
            return tr("warning");
        case Severity::info:
            return tr("hint");
    }
    return {};
}

ProblemSubject subject_of(const Structure& structure, const ListOptions& options) {
    ProblemSubject subject;
    if (!options.check.empty()) subject.check = find_check(options.check);
    if (!options.severity.empty()) subject.severity = find_severity(options.severity);
    if (!options.values_locale.empty()) {
        subject.locale = find_locale(structure, options.values_locale).id;
    }
    return subject;
}

Json to_document(const QualityList& list) {
    Json json;
    json["products"] = list.products;
    json["cells"] = list.cells;
    json["checks"] = Json::array();
    for (const QualityList::Total& total : list.totals) {
        json["checks"].push_back(Json{{"check", quality_check_name(total.check)},
                                      {"severity", severity_name(total.severity)},
                                      {"products", total.products},
                                      {"cells", total.cells},
                                      {"findings", total.findings}});
    }
    json["dictionaries"] = Json::object();
    for (const auto& [locale, name] : list.dictionaries) {
        json["dictionaries"][locale] = name.empty() ? Json() : Json(name);
    }
    json["problems"] = Json::array();
    for (const QualityFinding& finding : list.findings) {
        Json problem{{"sku", finding.code},
                     {"name", finding.name},
                     {"field", finding.field},
                     {"check", quality_check_name(finding.check)},
                     {"severity", severity_name(finding.severity)},
                     {"findings", finding.count},
                     {"value", finding.value},
                     {"messages", finding.messages}};
        if (!finding.words.empty()) problem["words"] = finding.words;
        if (!finding.others.empty()) problem["others"] = finding.others;
        json["problems"].push_back(std::move(problem));
    }
    return json;
}

// Which locales are not checked for spelling, or not by a dictionary of their own.
void print_dictionaries(Console& console, const std::vector<SpellingDictionary>& dictionaries) {
    const std::string advice = advice_on_dictionaries(dictionaries);
    if (!advice.empty()) console.note(advice);
    for (const auto& [locale, name] : dictionaries) {
        if (!name.empty() && replace_all(name, "-", "_") != replace_all(locale, "-", "_")) {
            console.note(tr("{0} is spelled by the dictionary {1}, as it has none of its own.",
                            locale, name));
        }
    }
}

void print_totals(Console& console, const QualityList& list) {
    Table table;
    table.add_column(tr("Check"));
    table.add_column(tr("Name"));
    table.add_column(tr("Severity"));
    table.add_column(tr("Products"), Align::right);
    table.add_column(tr("Cells"), Align::right);
    for (const QualityList::Total& total : list.totals) {
        const Style style = total.cells == 0                    ? Style::plain
                            : total.severity == Severity::error ? Style::bad
                                                                : Style::caution;
        table.add_row({quality_check_label(total.check),
                       std::string(quality_check_name(total.check)), severity_label(total.severity),
                       std::to_string(total.products), std::to_string(total.cells)},
                      style);
    }
    table.print(console);
    print_dictionaries(console, list.dictionaries);
}

void print_findings(Console& console, const QualityList& list, std::int64_t first) {
    Table table;
    table.add_column(tr("SKU"));
    table.add_column(tr("Name"));
    table.add_column(tr("Field"));
    table.add_column(tr("Check"));
    table.add_column(tr("What was found"));
    for (const QualityFinding& finding : list.findings) {
        std::string said = join(finding.messages, " ");
        if (said.empty()) said = finding.value;
        table.add_row(
            {finding.code, finding.name, finding.field, quality_check_label(finding.check), said});
    }
    if (table.empty()) return;
    console.print("");
    table.print(console);
    const auto more = list.cells - first - static_cast<std::int64_t>(list.findings.size());
    if (more > 0) {
        console.note(trn("{0} more cell. --limit and --offset show it.",
                         "{0} more cells. --limit and --offset show them.", static_cast<long>(more),
                         more));
    }
}

ExitStatus list_findings(Session& session, const ListOptions& options) {
    if (options.offset < 0 || options.limit.value_or(0) < 0) {
        throw Error(Failure::usage, tr("--limit and --offset are counted from 0."));
    }
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const auto structure = catalogue->structure();
    const Aspect aspect = choose_aspect(*structure, options.channel, options.locale);
    QualityRequest request;
    request.subject = subject_of(*structure, options);
    request.filter = options.filter;
    request.channel = aspect.channel;
    request.locale = aspect.locale;
    if (!options.product.empty()) request.product = find_product(*catalogue, options.product);
    request.first = static_cast<std::size_t>(options.offset);
    const bool unlimited = !options.limit && (session.json() || !session.console.is_terminal());
    if (!unlimited) {
        request.count = static_cast<std::size_t>(options.limit.value_or(page_of_a_person));
    } else {
        request.count = std::numeric_limits<std::size_t>::max();
    }
    QualityIndex index;
    QualityList found;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Checking"));
        found = list_quality(*catalogue, index, request, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(found));
    } else {
        print_totals(session.console, found);
        print_findings(session.console, found, options.offset);
    }
    const bool has_errors = std::any_of(
        found.totals.begin(), found.totals.end(),
        [](const auto& total) { return total.severity == Severity::error && total.cells > 0; });
    return has_errors ? ExitStatus::partly : ExitStatus::done;
}

ExitStatus words(Session& session, const ListOptions& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const CatalogueSnapshot snapshot(*catalogue);
    QualityIndex index;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Checking"));
        index.refresh(*catalogue, progress);
        index.save(*catalogue, progress);
    }
    auto found = unknown_words(index, subject_of(*catalogue->structure(), options));
    const bool unlimited = !options.limit && (session.json() || !session.console.is_terminal());
    const auto most = static_cast<std::size_t>(options.limit.value_or(page_of_a_person));
    if (!unlimited && found.size() > most) found.resize(most);
    Json json = Json::array();
    Table table;
    table.add_column(tr("Word"));
    table.add_column(tr("Cells"), Align::right);
    for (const UnknownWordCount& word : found) {
        json.push_back(Json{{"word", word.word}, {"cells", word.cells}});
        table.add_row({word.word, std::to_string(word.cells)});
    }
    if (session.json()) {
        session.console.print_json(json);
        return ExitStatus::done;
    }
    const auto dictionaries = spelling_dictionaries(*catalogue->structure());
    if (!table.empty()) {
        table.print(session.console);
        session.console.note(
            tr("Those that are right: vitrine quality set spelling --accept WORD,WORD"));
    } else if (std::ranges::any_of(dictionaries,
                                   [](const auto& one) { return !one.name.empty(); })) {
        session.console.print(tr("No unknown words."));
    }
    print_dictionaries(session.console, dictionaries);
    return ExitStatus::done;
}

ExitStatus checks(Session& session) {
    const auto catalogue = session.open_for_reading();
    const auto structure = catalogue->structure();
    const QualityRules rules(*structure);
    Json json = Json::array();
    Table table;
    table.add_column(tr("Check"));
    table.add_column(tr("Name"));
    table.add_column(tr("Severity"));
    table.add_column(tr("Limits"));
    table.add_column(tr("Exempt"), Align::right);
    for (const QualityCheck check : quality_checks) {
        const auto severity = rules.severity(check);
        const QualitySetting* setting = rules.setting(check);
        std::vector<std::string> limits;
        Json limits_json = Json::object();
        if (setting != nullptr) {
            for (const auto& [attribute, limit] : setting->limits) {
                const std::string& code = structure->attributes.code_of(attribute);
                if (attribute != 0 && code.empty()) continue;
                limits.push_back((code.empty() ? "" : code + "=") + std::to_string(limit));
                limits_json[code] = limit;
            }
        }
        const std::size_t exempt = setting == nullptr ? 0 : setting->exempt.size();
        json.push_back(Json{{"check", quality_check_name(check)},
                            {"severity", severity ? severity_name(*severity) : "off"},
                            {"limits", limits_json},
                            {"words", setting == nullptr ? 0 : setting->words.size()},
                            {"exempt", exempt}});
        table.add_row({quality_check_label(check), std::string(quality_check_name(check)),
                       severity ? severity_label(*severity) : tr("off"), join(limits, ", "),
                       std::to_string(exempt)});
    }
    if (session.json()) {
        session.console.print_json(json);
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

std::vector<std::string> list_of(const std::string& text) {
    std::vector<std::string> parts;
    for (const std::string_view part : split_list(text, ',')) parts.emplace_back(part);
    return parts;
}

// "300", "name=150", "name=" to take it back.
std::pair<std::string, std::optional<int>> limit_of(const std::string& written) {
    const std::size_t sign = written.find('=');
    const std::string attribute = sign == std::string::npos ? "" : written.substr(0, sign);
    const std::string number = sign == std::string::npos ? written : written.substr(sign + 1);
    if (number.empty()) return {attribute, std::nullopt};
    int limit = 0;
    const auto [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), limit);
    if (failure != std::errc() || end != number.data() + number.size()) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is no limit: write 300, or name=150 for an attribute.", written));
    }
    return {attribute, limit};
}

ExitStatus set(Session& session, const SetOptions& options) {
    QualityChange change;
    change.check = find_check(options.check);
    if (!options.severity.empty()) {
        change.severity = options.severity == "default" ? "" : fold_case(options.severity);
    }
    for (const std::string& limit : list_of(options.limits)) {
        change.limits.push_back(limit_of(limit));
    }
    change.accept = list_of(options.accept);
    change.unaccept = list_of(options.unaccept);
    change.exempt = list_of(options.exempt);
    change.include = list_of(options.include);
    const auto catalogue = session.open_for_writing();
    const ChangeSetId change_set = change_quality(*catalogue, change);
    if (session.json()) {
        session.console.print_json(
            Json{{"change_set", change_set == 0 ? Json() : Json(change_set)}});
    } else if (change_set == 0) {
        session.console.print(tr("Nothing to change: it is so already."));
    } else {
        session.console.print(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", change_set));
    }
    return ExitStatus::done;
}

}  // namespace

void add_quality(CommandLine& line) {
    CommandLine group = line.add_group(
        "quality", tr("Doubtful cells: same GTINs, similar names, other languages, spelling ..."));
    const auto listed = std::make_shared<ListOptions>();
    const auto settings = std::make_shared<SetOptions>();
    CommandEntry list_entry =
        group.add("list", tr("Checks the catalogue and lists what should be looked at"),
                  [listed](Session& session) { return list_findings(session, *listed); });
    list_entry.option("--check", listed->check, "NAME", tr("Of this check only: spelling"));
    list_entry.option("--severity", listed->severity, "NAME",
                      tr("Of this severity only: error, warning or info"));
    list_entry.option("--product", listed->product, "SKU", tr("Of this product or model only"));
    list_entry.option("--filter", listed->filter, "FILTER", tr("Of which products"));
    list_entry.option("--offset", listed->offset, "N", tr("Leaves out the first so many"));
    list_entry.option("--channel", listed->channel, "CODE",
                      tr("For fields of the filter that do not say their channel"));
    list_entry.option("--locale", listed->locale, "CODE",
                      tr("For fields of the filter that do not say their locale"));
    CommandEntry words_entry =
        group.add("words", tr("Lists the words that no dictionary knows, the most frequent first"),
                  [listed](Session& session) { return words(session, *listed); });
    for (CommandEntry* entry : {&list_entry, &words_entry}) {
        entry->option("--values-locale", listed->values_locale, "CODE",
                      tr("Only values of this locale"));
        entry->option("--limit", listed->limit, "N",
                      tr("At most so many; 50 on a terminal, otherwise all"));
    }
    group.add("checks", tr("Lists the checks with their severities and limits"), checks);
    CommandEntry set_entry =
        group.add("set", tr("Changes what the catalogue asks of a check"),
                  [settings](Session& session) { return set(session, *settings); });
    set_entry.argument("CHECK", settings->check, tr("Its name: spelling"));
    set_entry.option("--severity", settings->severity, "NAME",
                     tr("error, warning, info, off, or default"));
    set_entry.option("--limits", settings->limits, "LIST",
                     tr("Characters of over_length, pixels of small_picture: 300,name=150; "
                        "\"name=\" takes one back"));
    set_entry.option("--accept", settings->accept, "WORDS",
                     tr("Words that are right, separated by commas"));
    set_entry.option("--unaccept", settings->unaccept, "WORDS",
                     tr("Takes words back from those that are right"));
    set_entry.option("--exempt", settings->exempt, "SKUS",
                     tr("Products and models that are not checked"));
    set_entry.option("--include", settings->include, "SKUS", tr("Checks them again"));
}

}  // namespace vitrine::cli
