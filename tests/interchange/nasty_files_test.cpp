// Every table among the files that break readers, opened as people would: by the file alone. What
// must come of it stands in nasty_expectations.tsv, written by hand from what each file holds.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "interchange/read_table.h"
#include "support/shared_data.h"

namespace vitrine::test {
namespace {

// A line of nasty_expectations.tsv.
struct Expectation {
    std::string file;     // below data/nasty
    std::string options;  // "sheet=Second", "delimiter=^", ...; empty: none
    std::string kind;     // a name of table_kind_name(), or "refused"
    std::string columns, rows, issues;
    // "3.1=x": what stands in the first cell of the third row; 0 is the header. Of what is refused,
    // the sentence. A backslash stands before n and t as in C.
    std::vector<std::string> cells;
};

std::string unescape(std::string_view text) {
    return replace_all(replace_all(replace_all(text, "\\n", "\n"), "\\t", "\t"), "\\r", "\r");
}

std::vector<Expectation> read_expectations() {
    std::ifstream input(std::filesystem::path(VITRINE_SOURCE_DIR) /
                        "tests/interchange/nasty_expectations.tsv");
    std::vector<Expectation> all;
    for (std::string line; std::getline(input, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        auto parts = split(line, '\t');
        while (parts.size() < 6) parts.emplace_back();
        Expectation expectation{std::string(parts[0]),
                                std::string(parts[1]),
                                std::string(parts[2]),
                                std::string(parts[3]),
                                std::string(parts[4]),
                                std::string(parts[5]),
                                {}};
        for (std::size_t i = 6; i < parts.size(); ++i)
            expectation.cells.push_back(unescape(parts[i]));
        all.push_back(std::move(expectation));
    }
    return all;
}

TableOptions options_of(const Expectation& expectation) {
    TableOptions options;
    const auto sign = expectation.options.find('=');
    if (sign == std::string::npos) return options;
    const std::string name = expectation.options.substr(0, sign);
    const std::string value = expectation.options.substr(sign + 1);
    if (name == "sheet") options.sheet = value;
    if (name == "delimiter") options.delimiter = value.front();
    if (name == "encoding") options.encoding = value;
    return options;
}

std::string cell_of(const TableTexts& table, std::string_view place) {
    const auto point = place.find('.');
    const auto row = static_cast<std::size_t>(std::stoul(std::string(place.substr(0, point))));
    const auto column = static_cast<std::size_t>(std::stoul(std::string(place.substr(point + 1))));
    const std::vector<std::string> none;
    const auto& cells = row == 0                  ? table.header
                        : row > table.rows.size() ? none
                                                  : table.rows[row - 1];
    return column > cells.size() ? "(none)" : cells[column - 1];
}

// For whoever writes an expectation: what came of the file.
std::string in_short(const TableTexts& table) {
    std::string text = std::to_string(table.header.size()) + " columns, " +
                       std::to_string(table.rows.size()) + " rows\n" + join(table.header, " | ");
    for (std::size_t i = 0; i < std::min<std::size_t>(table.rows.size(), 8); ++i)
        text += "\n" + join(table.rows[i], " | ");
    for (const auto& issue : table.issues) text += "\n" + to_sentence(issue);
    return shorten(text, 2000);
}

TEST(NastyFiles, EachGivesWhatWasWrittenDownForIt) {
    VITRINE_SHARED_FILE(folder, "data/nasty");
    for (const Expectation& expectation : read_expectations()) {
        SCOPED_TRACE(expectation.file + " " + expectation.options);
        const auto file = folder / expectation.file;
        const TableOptions options = options_of(expectation);
        if (expectation.kind == "refused") {
            ASSERT_EQ(expectation.cells.size(), 1U);
            EXPECT_EQ(refusal(file, options), expectation.cells[0]);
            continue;
        }
        try {
            EXPECT_EQ(table_kind_name(find_table_format(file, options).kind), expectation.kind);
            const TableTexts table = read_table(file, options);
            EXPECT_EQ(std::to_string(table.header.size()), expectation.columns) << in_short(table);
            EXPECT_EQ(std::to_string(table.rows.size()), expectation.rows) << in_short(table);
            EXPECT_EQ(std::to_string(table.issues.size()), expectation.issues) << in_short(table);
            for (const std::string& check : expectation.cells) {
                const auto sign = check.find('=');
                EXPECT_EQ(cell_of(table, check.substr(0, sign)), check.substr(sign + 1))
                    << check << "\n"
                    << in_short(table);
            }
        } catch (const Error& error) {
            ADD_FAILURE() << "refused: " << error.sentence();
        }
    }
}

// What a process that runs `work` used beyond one that does nothing.
struct Use {
    double seconds = 0;  // of the processor
    double megabytes = 0;
};
Use use_of(const std::function<void()>& work) {
    const auto measure = [](const std::function<void()>& what) {
        const pid_t child = fork();
        if (child == 0) {
            what();
            _exit(0);
        }
        int status = 0;
        rusage usage{};
        EXPECT_EQ(wait4(child, &status, 0, &usage), child);
        EXPECT_EQ(status, 0) << "it did not end well";
        return usage;
    };
    const rusage nothing = measure([] {}), used = measure(work);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {seconds(used.ru_utime) + seconds(used.ru_stime),
            static_cast<double>(used.ru_maxrss - nothing.ru_maxrss) / 1024};
}

// However small a file is, it may ask for much: the limits are those of anything sent by mail.
TEST(NastyFiles, NoneTakesMuchTimeOrMemory) {
    VITRINE_SHARED_FILE(folder, "data/nasty");
    constexpr double most_seconds = 5, most_megabytes = 100;
    for (const Expectation& expectation : read_expectations()) {
        const auto file = folder / expectation.file;
        const Use use = use_of([&] {
            try {
                const auto reader = open_table(file, options_of(expectation));
                for (CsvRow row; reader->next(row);) reader->take_issues();
            } catch (const Error&) {
                // To refuse it is fine.
            }
        });
        EXPECT_LE(use.seconds, most_seconds) << expectation.file;
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed
        EXPECT_LE(use.megabytes, most_megabytes) << expectation.file;
#else
        (void)most_megabytes;
#endif
    }
}

// csv-spectrum has its JSON and the poi files have what Excel saved of them: csv_shared_test.cpp
// and xlsx_reader_test.cpp compare every cell. derived/EXPECT.tsv counts products.
TEST(NastyFiles, NoTableIsLeftOut) {
    VITRINE_SHARED_FILE(folder, "data/nasty");
    std::set<std::string> known;
    for (const Expectation& expectation : read_expectations()) known.insert(expectation.file);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (name.starts_with("images/") || name.starts_with("csv-spectrum/")) continue;
        if (name.find(".xlsx.") != std::string::npos) continue;
        EXPECT_EQ(known.count(name), 1U) << name << " has no expectation";
    }
}

TEST(NastyFiles, DerivedFilesHaveTheProductsThatTheirListSays) {
    VITRINE_SHARED_FILE(folder, "data/nasty/derived");
    std::ifstream list(folder / "EXPECT.tsv");
    std::string line;
    std::getline(list, line);
    int files = 0;
    while (std::getline(list, line)) {
        const auto parts = split(line, '\t');
        ASSERT_GE(parts.size(), 3U);
        const auto products = std::stoul(std::string(parts[2]));
        SCOPED_TRACE(std::string(parts[0]));
        ++files;
        if (parts[1] == "0") continue;  // empty.csv: nasty_expectations.tsv has its sentence
        EXPECT_EQ(read_table(folder / std::string(parts[0])).rows.size(), products);
    }
    EXPECT_GE(files, 11);
}

TEST(NastyFiles, CsvSpectrumIsTheSameThroughAnyDoor) {
    VITRINE_SHARED_FILE(folder, "data/nasty/csv-spectrum");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".csv") continue;
        SCOPED_TRACE(entry.path().filename().string());
        const TableTexts table = read_table(entry.path());
        auto json = entry.path();
        const TableTexts records = read_table(json.replace_extension(".json"));
        EXPECT_EQ(table.header, records.header);
        EXPECT_EQ(table.rows.size(), records.rows.size());
    }
}

}  // namespace
}  // namespace vitrine::test
