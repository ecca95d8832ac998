#include "operations/import_mapped.h"

#include <fnmatch.h>

#include <algorithm>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/mapped_tables.h"
#include "interchange/table_format.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

// Cells that say nothing leave the value as it is.
class PassingOver : public TableReader {
public:
    explicit PassingOver(std::unique_ptr<MappedReader> reader) : m_reader(std::move(reader)) {}

    const std::vector<std::string>& header() const override { return m_reader->header(); }
    bool next(CsvRow& row) override {
        if (!m_reader->next(row)) return false;
        const auto untouched = m_reader->untouched();
        row.ignored.assign(untouched.begin(), untouched.end());
        return true;
    }
    Issues take_issues() override { return m_reader->take_issues(); }
    std::int64_t bytes_read() const override { return m_reader->bytes_read(); }
    std::int64_t bytes() const override { return m_reader->bytes(); }

private:
    std::unique_ptr<MappedReader> m_reader;
};

bool fits(const fs::path& file, const std::string& pattern) {
    return !pattern.empty() &&
           fnmatch(fold_case(pattern).c_str(), fold_case(file.filename().string()).c_str(), 0) == 0;
}

struct Sources {
    fs::path main;
    fs::path variants;  // empty: none
};

std::vector<fs::path> files_of(const std::vector<fs::path>& paths) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code failure;
        if (fs::is_directory(path, failure)) {
            for (const auto& entry : fs::directory_iterator(path, failure)) {
                if (entry.is_regular_file(failure)) files.push_back(entry.path());
            }
        } else if (fs::exists(path, failure)) {
            files.push_back(path);
        } else {
            throw Error(Failure::usage, tr("There is no file or folder {0}.", path.string()));
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

Sources find_sources(const ImportProfile& profile, const std::vector<fs::path>& paths) {
    const std::string variants = profile.variant_file ? profile.variant_file->file : std::string();
    std::vector<fs::path> files = files_of(paths);
    Sources sources;
    const auto of_variants = std::find_if(
        files.begin(), files.end(), [&](const fs::path& file) { return fits(file, variants); });
    if (of_variants != files.end()) {
        sources.variants = *of_variants;
        files.erase(of_variants);
    }
    if (files.size() > 1) {
        std::erase_if(files,
                      [&](const fs::path& file) { return !fits(file, profile.source.file); });
    }
    if (files.size() != 1) {
        std::vector<std::string> names;
        for (const fs::path& file : files) names.push_back(file.filename().string());
        throw Error(
            Failure::usage,
            files.empty()
                ? tr("None of the files is what the profile {0} reads. Name the file itself.",
                     profile.name)
                : tr("More than one file fits the profile {0}: {1}. Name one of them.",
                     profile.name, join(names, ", ")));
    }
    sources.main = files.front();
    return sources;
}

}  // namespace

TableOptions table_options(const SourceFormat& format) {
    TableOptions options;
    if (!format.delimiter.empty()) options.delimiter = format.delimiter.front();
    if (!format.encoding.empty()) options.encoding = format.encoding;
    if (!format.sheet.empty()) options.sheet = format.sheet;
    return options;
}

namespace {

void refuse(const Issues& issues, const ImportProfile& profile, const std::string& file) {
    std::string list;
    for (const Issue& issue : issues) {
        if (issue.severity == Severity::error) list += '\n' + to_sentence(issue);
    }
    if (list.empty()) return;
    throw Error(Failure::invalid, tr("The profile {0} does not fit {1}, so nothing was imported.",
                                     profile.name, file) +
                                      list);
}

ImportFile file_of(const MappedTable& table, const fs::path& path) {
    ImportFile file;
    file.path = path;
    file.name = path.filename().string();
    file.kind = table.kind;
    for (const MappedHeading& heading : table.headings) {
        file.headings.push_back(heading.heading);
        file.source_columns.emplace_back(trim(heading.column));
    }
    std::error_code ignored;
    file.size = static_cast<std::int64_t>(fs::file_size(path, ignored));
    file.open = [&table] { return std::make_unique<PassingOver>(table.open()); };
    file.only_new = table.kind < AkeneoFile::product_models;
    return file;
}

}  // namespace

ImportReport import_mapped(Catalogue& catalogue, const ImportProfile& profile,
                           ImportOptions options, const Progress& progress) {
    const Sources sources = find_sources(profile, options.paths);
    const TableOptions stated = with_options(table_options(profile.source), options.format);
    // Found out once: a mapping reads its source several times.
    const TableFormat found = find_table_format(sources.main, stated);
    const TableOptions format = exactly(found);
    const TableFormat found_variants =
        sources.variants.empty() ? TableFormat() : find_table_format(sources.variants, stated);
    const TableOptions variants_format = exactly(found_variants);
    const auto open = [&](SourceFile source) -> std::unique_ptr<TableReader> {
        if (source == SourceFile::main) return open_table(sources.main, format);
        return sources.variants.empty() ? nullptr : open_table(sources.variants, variants_format);
    };
    catalogue.refresh();
    const auto structure = catalogue.structure();
    const MappedTables mapped(profile, *structure, open, progress);
    refuse(mapped.issues(), profile, sources.main.filename().string());
    for (const MappedTable& table : mapped.tables()) {
        options.tables.push_back(
            file_of(table, table.source == SourceFile::main ? sources.main : sources.variants));
    }
    options.decimal_sign = '.';
    options.mode = profile.mode;
    options.delete_at_most = profile.delete_at_most;
    options.override_inherited = profile.override_inherited;
    ImportReport report = import_catalogue(catalogue, options, progress);
    report.formats[sources.main.filename().string()] = describe(found);
    if (!sources.variants.empty())
        report.formats[sources.variants.filename().string()] = describe(found_variants);
    return report;
}

}  // namespace vitrine
