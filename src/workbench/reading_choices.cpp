#include "workbench/reading_choices.h"

#include "base/translate.h"

namespace vitrine {
namespace {

ReadingChoice delimiter_choice() {
    ReadingChoice choice;
    choice.name = "readingDelimiter";
    choice.label = tr("&Between cells");
    choice.answers = {{"", tr("Found out")},
                      {";", tr("Semicolon ;")},
                      {",", tr("Comma ,")},
                      {"\t", tr("Tab")},
                      {"|", tr("Bar |")}};
    choice.get = [](const TableOptions& options) {
        return options.delimiter ? std::string(1, *options.delimiter) : std::string();
    };
    choice.set = [](const std::string& value, TableOptions& options) {
        options.delimiter.reset();
        if (!value.empty()) options.delimiter = value.front();
    };
    return choice;
}

ReadingChoice encoding_choice() {
    ReadingChoice choice;
    choice.name = "readingEncoding";
    choice.label = tr("&Encoding");
    choice.answers = {{"", tr("Found out")}};
    const auto add = [&](const char* name, std::string region) {
        choice.answers.push_back(
            {name, region.empty() ? name : tr("{0}: {1}", name, std::move(region))});
    };
    add("UTF-8", {});
    add("windows-1252", tr("Western Europe"));
    add("ISO-8859-15", tr("Western Europe with the euro sign"));
    add("windows-1250", tr("Central Europe"));
    add("windows-1251", tr("Cyrillic"));
    add("windows-1253", tr("Greek"));
    add("windows-1254", tr("Turkish"));
    add("IBM850", tr("DOS, Western Europe"));
    add("macintosh", tr("old Macintosh"));
    add("Shift_JIS", tr("Japanese"));
    add("GB18030", tr("Chinese"));
    add("UTF-16LE", {});
    add("UTF-16BE", {});
    choice.get = [](const TableOptions& options) { return options.encoding.value_or(""); };
    choice.set = [](const std::string& value, TableOptions& options) {
        options.encoding.reset();
        if (!value.empty()) options.encoding = value;
    };
    return choice;
}

ReadingChoice sheet_choice(const TableFormat& found) {
    ReadingChoice choice;
    choice.name = "readingSheet";
    choice.label = tr("&Sheet");
    choice.answers = {{"", tr("Found out")}};
    for (const SheetName& sheet : found.sheets) choice.answers.push_back({sheet.name, sheet.name});
    choice.get = [](const TableOptions& options) { return options.sheet.value_or(""); };
    choice.set = [](const std::string& value, TableOptions& options) {
        options.sheet.reset();
        if (!value.empty()) options.sheet = value;
    };
    return choice;
}

}  // namespace

std::string found_words(const TableFormat& found) {
    return describe(found);
}

std::size_t ReadingChoice::answer_of(const TableOptions& options) const {
    const std::string value = get(options);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i].value == value) return i;
    }
    return 0;
}

void ReadingChoice::state(std::size_t answer, TableOptions& options) const {
    set(answers.at(answer).value, options);
}

std::vector<ReadingChoice> reading_choices(const TableFormat& found) {
    switch (found.kind) {
        case TableKind::csv:
            return {delimiter_choice(), encoding_choice()};
        case TableKind::xlsx:
        case TableKind::ods:
            if (found.sheets.size() < 2) return {};
            return {sheet_choice(found)};
        case TableKind::json:
        case TableKind::json_lines:
            return {encoding_choice()};
        case TableKind::xml:
            return {};  // it says so itself
    }
    return {};
}

}  // namespace vitrine
