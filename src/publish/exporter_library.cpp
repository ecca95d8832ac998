#include "publish/exporter_library.h"

#include <algorithm>
#include <cstdlib>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "publish/exporter_process.h"
#include "publish/plugin_check.h"

namespace vitrine {
namespace {

Issue unusable(const std::filesystem::path& file, std::string rule, std::string message) {
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = tr("Mend it or remove it: vitrine plugin check {0}", file.string());
    issue.file = file.string();
    return issue;
}

std::vector<std::filesystem::path> libraries_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".so") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::vector<std::filesystem::path> ExporterLibrary::search_path() {
    std::vector<std::filesystem::path> folders;
    if (const char* named = std::getenv("VITRINE_EXPORTERS")) {
        for (const std::string_view folder : split_list(named, ':')) folders.emplace_back(folder);
    }
    const std::filesystem::path above = program_folder().parent_path();
    folders.push_back(above / "exporters");
    folders.push_back(above / "lib" / "vitrine" / "exporters");
    if (const char* home = std::getenv("HOME"); home && *home) {
        folders.push_back(std::filesystem::path(home) / ".local/share/vitrine/exporters");
    }
    return folders;
}

ExporterLibrary::ExporterLibrary(const std::vector<std::filesystem::path>& folders) {
    for (const std::filesystem::path& folder : folders) {
        for (const std::filesystem::path& file : libraries_in(folder)) add(file);
    }
    std::sort(m_exporters.begin(), m_exporters.end(),
              [](const ExporterFile& a, const ExporterFile& b) { return a.id < b.id; });
}

void ExporterLibrary::add(const std::filesystem::path& file) {
    ExporterProcess::Options options;
    options.reply_limit = std::chrono::seconds(10);  // describing is quick, or broken
    ExporterProcess process(file, options);
    try {
        ExporterDescription description = process.describe();
        const Issues issues = check_description(description);
        const auto worst = std::find_if(issues.begin(), issues.end(), [](const Issue& issue) {
            return issue.severity == Severity::error;
        });
        if (worst != issues.end()) {
            m_issues.push_back(unusable(file, worst->rule, worst->message));
        } else if (const ExporterFile* other = find(description.id)) {
            m_issues.push_back(
                unusable(file, "plugin.duplicate",
                         tr("{0} has the same id as {1}, which is used: {2}",
                            file.filename().string(), other->file.string(), description.id)));
        } else {
            std::string id = description.id;
            m_exporters.push_back({std::move(id), file, std::move(description)});
        }
    } catch (const Error& error) {
        if (error.failure() != Failure::plugin) throw;
        m_issues.push_back(unusable(file, "plugin." + process.failure_code(), error.sentence()));
    }
}

const ExporterFile* ExporterLibrary::find(std::string_view id) const {
    const auto found =
        std::find_if(m_exporters.begin(), m_exporters.end(),
                     [&](const ExporterFile& exporter) { return exporter.id == id; });
    return found == m_exporters.end() ? nullptr : &*found;
}

}  // namespace vitrine
