#include "operations/propose_columns.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/program_folder.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/new_catalogue.h"

namespace vitrine {
namespace {

constexpr std::size_t rows_read = 200;
constexpr std::size_t longest_sample = 80;  // characters

Synonyms shipped_synonyms() {
    std::ifstream input(resources_folder_for(program_folder()) / "mappings" / "synonyms.tsv",
                        std::ios::binary);
    // Where they are missing, codes and labels still speak.
    return Synonyms(
        std::string{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()});
}

// "Spring prices.xlsx" -> "spring_prices_xlsx".
std::string code_of(std::string_view name) {
    std::string code;
    for (const char c : fold_case(name)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) != 0) {
            code += c;
        } else if (!code.empty() && code.back() != '_') {
            code += '_';
        }
    }
    while (code.ends_with('_')) code.pop_back();
    return code.empty() ? "profile" : code;
}

}  // namespace

ProposedColumns propose_columns(const Structure& structure, const std::filesystem::path& file,
                                const TableOptions& options, const Progress& progress) {
    ProposedColumns proposed;
    proposed.format = find_table_format(file, options);
    const auto reader = open_table(file, exactly(proposed.format));
    const std::vector<std::string>& header = reader->header();
    std::vector<std::vector<std::string>> cells(header.size());
    proposed.samples.resize(header.size());
    std::size_t rows = 0;
    for (CsvRow row; rows < rows_read && reader->next(row); ++rows) {
        progress.check();
        for (std::size_t i = 0; i < std::min(row.cells.size(), header.size()); ++i) {
            const std::string_view cell = trim(row.cells[i]);
            cells[i].emplace_back(cell);
            if (proposed.samples[i].empty()) proposed.samples[i] = shorten(cell, longest_sample);
        }
    }
    proposed.columns = propose_mapping(structure, header, cells, shipped_synonyms());
    return proposed;
}

ImportProfile profile_of(const std::vector<ColumnProposal>& columns, std::string_view name,
                         std::string_view locale, const TableOptions& stated) {
    ImportProfile profile;
    profile.name = code_of(name);
    profile.title = name;
    profile.locale = locale;
    if (stated.delimiter) profile.source.delimiter = std::string(1, *stated.delimiter);
    if (stated.encoding) profile.source.encoding = *stated.encoding;
    if (stated.sheet) profile.source.sheet = *stated.sheet;
    for (const ColumnProposal& column : columns) {
        // A heading without words cannot be named.
        if (trim(column.column).empty()) continue;
        ColumnMapping mapping;
        mapping.column = column.column;
        mapping.target = column.target;
        mapping.transforms = column.transforms;
        profile.columns.push_back(std::move(mapping));
    }
    return profile;
}

void write_import_profile(const std::filesystem::path& file, const ImportProfile& profile) {
    std::ofstream output(file, std::ios::binary);
    output << to_json(profile);
    if (!output.flush()) {
        throw Error(Failure::storage,
                    tr("{0} cannot be written. Check its name and permissions.", file.string()));
    }
}

}  // namespace vitrine
