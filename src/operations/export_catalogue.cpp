#include "operations/export_catalogue.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "base/error.h"
#include "base/translate.h"
#include "operations/export_products.h"
#include "operations/export_structure.h"
#include "operations/import_media.h"
#include "operations/list_products.h"

namespace vitrine {
namespace {

// Copies pictures and files to where the cells say they are.
class FilesOut {
public:
    FilesOut(Catalogue& catalogue, const ExportOptions& options, ExportReport& report)
        : m_catalogue(catalogue), m_options(options), m_report(report) {}

    void take(const FileReference& file, const std::string& owner) {
        if (!m_options.with_files) return;
        if (file.checksum.empty()) {
            note("export.file_missing", file, owner, tr("There is no file {0} here.", file.name),
                 tr("Import it, or drop it on the product's field."));
            return;
        }
        const auto [at, added] = m_taken.emplace(file.name, file.checksum);
        if (!added) {
            if (at->second == file.checksum) return;
            note("export.file_name", file, owner,
                 tr("Another product has a different file under the name {0}.", file.name),
                 tr("Give one of them another name."));
            return;
        }
        if (ImportMedia::check_path(file.name)) {
            note("export.file_path", file, owner,
                 tr("The name {0} leads out of the folder.", file.name),
                 tr("Give the file another name."));
            return;
        }
        const auto source = m_catalogue.assets().path_of(file.checksum);
        const auto target = m_options.folder / file.name;
        std::error_code error;
        if (!std::filesystem::exists(source, error)) {
            note("export.file_gone", file, owner,
                 tr("The file {0} is not in the catalogue's folder of pictures and files any more.",
                    file.name),
                 tr("Import it again, or bring the folder back from a copy."));
            return;
        }
        std::filesystem::create_directories(target.parent_path(), error);
        const auto unfinished = target.parent_path() / (target.filename().string() + ".unfinished");
        if (!error) {
            std::filesystem::copy_file(source, unfinished,
                                       std::filesystem::copy_options::overwrite_existing, error);
        }
        if (!error) std::filesystem::rename(unfinished, target, error);
        if (error) {
            note("export.file_not_written", file, owner,
                 tr("The file {0} could not be written: {1}.", file.name, error.message()),
                 tr("Make room there or choose another folder, and export again."));
            return;
        }
        ++m_report.pictures_written;
    }

private:
    void note(std::string rule, const FileReference& file, const std::string& owner,
              std::string message, std::string fix) {
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = std::move(rule);
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        issue.value = file.name;
        issue.product = owner;
        m_report.issues.push_back(std::move(issue));
    }

    Catalogue& m_catalogue;
    const ExportOptions& m_options;
    ExportReport& m_report;
    std::map<std::string, std::string> m_taken;  // checksum by name
};

// Which products the filter finds; all of them without one.
std::function<bool(ProductId)> wanted_products(Catalogue& catalogue, const std::string& filter,
                                               const Progress& progress) {
    if (filter.empty()) return [](ProductId) { return true; };
    ListRequest request;
    request.filter = filter;
    auto ids = list_products(catalogue, request, progress);
    std::sort(ids.begin(), ids.end());
    return [ids = std::move(ids)](ProductId id) {
        return std::binary_search(ids.begin(), ids.end(), id);
    };
}

}  // namespace

ExportReport export_catalogue(Catalogue& catalogue, const ExportOptions& options,
                              const Progress& progress) {
    ExportReport report;
    const OutputFolder folder(options.folder);
    const ExportTarget target{folder, options.format};
    {
        const CatalogueSnapshot snapshot(catalogue);
        const auto wanted = wanted_products(catalogue, options.filter, progress);
        FilesOut files(catalogue, options, report);
        if (options.with_structure) {
            export_structure(*catalogue.structure(), target, report,
                             [&](const FileReference& file) { files.take(file, {}); });
        }
        export_products(catalogue, target, report, progress, wanted,
                        [&](const FileReference& file, const Product& product) {
                            files.take(file, product.code);
                        });
    }
    for (const auto& [name, rows] : report.files) folder.sync(name);
    for (const auto& [name, rows] : report.files) folder.publish(name);
    folder.sync_destination();
    return report;
}

}  // namespace vitrine
