#include "operations/import_catalogue.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/table_format.h"
#include "operations/import_labels.h"
#include "operations/import_products.h"
#include "operations/import_structure.h"
#include "operations/import_translation.h"

namespace vitrine {
namespace {

bool is_structure(const ImportFile& file) {
    return file.kind < AkeneoFile::product_models;
}

// What the headings are read by.
struct Opening {
    const Structure& structure;
    const TableOptions& format;
    std::map<std::string, std::string>& formats;  // of the report
};

bool is_found_out(const TableOptions& format) {
    return !format.delimiter && !format.encoding && !format.kind;
}

ImportFile open_file(const std::filesystem::path& path, const Opening& opening) {
    ImportFile file;
    file.path = path;
    file.name = path.filename().string();
    std::error_code ignored;
    file.size = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    if (file.size == 0 && !ignored) return file;  // without any heading
    // CSV is read faster in a way of its own.
    if (is_found_out(opening.format) && find_table_kind(path) == TableKind::csv) {
        const CsvReader reader(path);
        file.headings = reader.header();
        TableFormat found;
        found.csv = reader.detected();
        found.encoding = found.csv.encoding;
        opening.formats[file.name] = describe(found);
        return file;
    }
    const TableFormat found = find_table_format(path, opening.format);
    const TableOptions options = exactly(found);
    opening.formats[file.name] = describe(found);
    file.headings = open_table(path, options)->header();
    file.open = [path, options] { return open_table(path, options); };
    return file;
}

std::optional<AkeneoFile> recognise(ImportFile& file, const Structure& structure) {
    if (is_translation(file)) return AkeneoFile::products;
    const Attribute* identifier = structure.identifier();
    read_by_labels(file, structure);
    if (const auto kind = akeneo_file_by_name(file.name)) return kind;
    return akeneo_file_by_headings(file.headings,
                                   identifier == nullptr ? std::string_view() : identifier->code);
}

// A file that the user named himself: what it is not, is an error.
ImportFile named_file(const std::filesystem::path& path, const Opening& opening) {
    const std::string name = path.filename().string();
    if (is_left_out_by_name(name)) {
        throw Error(Failure::usage,
                    tr("{0} holds accounts or jobs, which a catalogue does not keep.", name));
    }
    ImportFile file = open_file(path, opening);
    const auto kind = recognise(file, opening.structure);
    if (!kind && file.headings.empty()) {
        throw Error(Failure::invalid, tr("{0} is empty: there is nothing to import.", name));
    }
    if (!kind) {
        throw Error(Failure::invalid,
                    tr("{0} is none of the files that can be imported: its headings fit neither "
                       "products nor any "
                       "part of their structure. Say whose export it is, name it like its "
                       "contents (products.csv, attributes.csv, ...), or correct the first row.",
                       name),
                    join(file.headings, ";"));
    }
    file.kind = *kind;
    return file;
}

bool is_table_name(const std::filesystem::path& path) {
    const std::string ending = fold_case(path.extension().string());
    return ending == ".csv" || ending == ".xlsx" || ending == ".ods" || ending == ".jsonl";
}

// products_2.csv before products_10.csv.
bool comes_before(const std::filesystem::path& left, const std::filesystem::path& right) {
    const std::string a = left.filename().string();
    const std::string b = right.filename().string();
    return a.size() != b.size() && akeneo_file_by_name(a) == akeneo_file_by_name(b)
               ? a.size() < b.size()
               : a < b;
}

void add_folder(const std::filesystem::path& folder, const Opening& opening,
                std::vector<ImportFile>& files, Issues& notes) {
    std::vector<std::filesystem::path> paths;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        if (entry.is_regular_file() && is_table_name(entry.path())) paths.push_back(entry.path());
    }
    if (failure) {
        throw Error(Failure::storage, tr("The folder {0} cannot be read.", folder.string()),
                    failure.message());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        const std::string name = path.filename().string();
        if (is_left_out_by_name(name)) continue;
        ImportFile file = open_file(path, opening);
        if (const auto kind = recognise(file, opening.structure)) {
            file.kind = *kind;
            files.push_back(std::move(file));
            continue;
        }
        Issue issue = make_issue(
            Severity::info, "file.unknown", tr("The file is not known here and was not read."),
            tr("Name it like its contents: products.csv, attributes.csv, ..."));
        issue.file = name;
        notes.push_back(std::move(issue));
        opening.formats.erase(name);
    }
}

// Translators' files are several tables each.
void expand_translations(std::vector<ImportFile>& files, Catalogue& catalogue) {
    std::vector<ImportFile> tables;
    for (ImportFile& file : files) {
        if (!is_translation(file)) {
            tables.push_back(std::move(file));
            continue;
        }
        for (ImportFile& table : translation_tables(file, catalogue))
            tables.push_back(std::move(table));
    }
    files = std::move(tables);
}

std::vector<ImportFile> collect(const ImportOptions& options, Catalogue& catalogue,
                                std::map<std::string, std::string>& formats, Issues& notes) {
    const auto structure = catalogue.structure();
    const Opening opening{*structure, options.format, formats};
    std::vector<ImportFile> files;
    for (const auto& path : options.paths) {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) {
            add_folder(path, opening, files, notes);
        } else if (std::filesystem::exists(path, ignored)) {
            files.push_back(named_file(path, opening));
        } else {
            throw Error(Failure::usage, tr("There is no file or folder {0}.", path.string()));
        }
    }
    if (files.empty()) {
        throw Error(Failure::usage,
                    tr("There is nothing to import: no file of the set was found."));
    }
    expand_translations(files, catalogue);
    std::stable_sort(files.begin(), files.end(), [](const ImportFile& a, const ImportFile& b) {
        return a.kind != b.kind ? a.kind < b.kind : comes_before(a.path, b.path);
    });
    return files;
}

// Lists every heading that is wrong: the user mends them all at once.
void refuse_headings(const Issues& issues) {
    constexpr std::size_t most_listed = 20;
    std::string list;
    std::set<std::string> files;
    std::size_t count = 0;
    for (const Issue& issue : issues) {
        if (issue.severity != Severity::error) continue;
        files.insert(issue.file);
        if (++count <= most_listed) list += '\n' + to_sentence(issue);
    }
    if (count == 0) return;
    if (count > most_listed) {
        list += '\n' + trn("... and {0} more.", "... and {0} more.",
                           static_cast<long>(count - most_listed), count - most_listed);
    }
    const std::vector<std::string> names(files.begin(), files.end());
    throw Error(Failure::invalid,
                tr("The headings of {0} could not be understood, so nothing was imported.",
                   join(names, ", ")) +
                    list);
}

ChangeSetOrigin origin_of(const ImportOptions& options) {
    std::vector<std::string> names;
    for (const auto& path : options.paths) {
        const auto name = path.filename().empty() ? path.parent_path().filename() : path.filename();
        names.push_back(name.string());
    }
    const std::string list = shorten(join(names, ", "), 200);
    return {current_author(), "import", list, tr("Import of {0}", list), 0};
}

void import_structure(ImportContext& context, const std::vector<ImportFile>& files,
                      ImportMedia& media) {
    std::vector<WaitingUnits> waiting_units;
    for (const ImportFile& file : files) {
        if (!is_structure(file)) continue;
        context.log.begin(akeneo_row_name(file.kind));
        import_structure_file(context, file, media, waiting_units);
    }
    import_waiting_units(context, waiting_units);
}

}  // namespace

ImportCounts& ImportCounts::operator+=(const ImportCounts& other) {
    read += other.read;
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    rejected += other.rejected;
    warnings += other.warnings;
    return *this;
}

ImportCounts ImportReport::total() const {
    ImportCounts sum;
    for (const auto& [kind, counts] : by_kind) sum += counts;
    return sum;
}

ImportReport import_catalogue(Catalogue& catalogue, const ImportOptions& options,
                              const Progress& progress) {
    ImportReport report;
    ImportLog log(report);
    catalogue.refresh();
    Issues notes;
    const std::vector<ImportFile> files =
        options.tables.empty() ? collect(options, catalogue, report.formats, notes)
                               : options.tables;
    for (const ImportFile& file : files) {
        if (std::find(report.files.begin(), report.files.end(), file.path) == report.files.end())
            report.files.push_back(file.path);
        if (!is_structure(file)) continue;
        Issues found = check_structure_headings(file);
        notes.insert(notes.end(), found.begin(), found.end());
    }
    refuse_headings(notes);

    ChangeSetWriter writer(
        catalogue, origin_of(options),
        options.preview ? ChangeSetWriter::Mode::preview : ChangeSetWriter::Mode::load);
    ImportContext context{catalogue, writer, options, log, progress};
    if (options.sku_pattern) context.sku_numbers.emplace(catalogue, *options.sku_pattern);
    for (const ImportFile& file : files) {
        context.total_bytes += ImportProducts::is_read_twice(file) ? 2 * file.size : file.size;
    }
    // Structure is not committed before the headings of every product file are understood with it.
    ImportMedia media(context);
    import_structure(context, files, media);
    ImportProducts products(context, media);
    for (const ImportFile& file : files) {
        if (is_structure(file)) continue;
        Issues found = products.add(file);
        notes.insert(notes.end(), found.begin(), found.end());
    }
    refuse_headings(notes);
    for (Issue& note : notes) log.note(std::move(note));
    products.run();
    progress.tick(context.total_bytes, context.total_bytes);
    if (context.sku_numbers) context.sku_numbers->save();
    report.change_set = writer.finish();
    return report;
}

}  // namespace vitrine
