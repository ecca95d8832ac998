// What may be stated of how a file is read, and what it was found to be.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "interchange/table_format.h"

namespace vitrine {

// "CSV, ; between cells, UTF-8".
std::string found_words(const TableFormat& found);

struct ReadingAnswer {
    std::string value;  // empty: found out
    std::string label;
};
struct ReadingChoice {
    std::string name;                    // of the control: "readingDelimiter"
    std::string label;                   // with its mnemonic
    std::vector<ReadingAnswer> answers;  // the first one: found out
    std::function<std::string(const TableOptions&)> get;
    std::function<void(const std::string& value, TableOptions&)> set;

    // Which of the answers the options state.
    std::size_t answer_of(const TableOptions& options) const;
    void state(std::size_t answer, TableOptions& options) const;
};

// Those that make a difference for a file of this format; none for some.
std::vector<ReadingChoice> reading_choices(const TableFormat& found);

}  // namespace vitrine
