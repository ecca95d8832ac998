#include "operations/import_media.h"

#include <algorithm>
#include <fstream>

#include "base/checksum.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

Issue path_issue(std::string_view path, std::string message) {
    Issue issue = make_issue(Severity::error, "media.path", std::move(message),
                             tr("Write the path as seen from the folder of the CSV file, like "
                                "files/picture.jpg."));
    issue.value = issue_value(path);
    return issue;
}

// Files written on Windows name their folders with backslashes.
std::string with_slashes(std::string_view path) {
    std::string text(path);
    std::replace(text.begin(), text.end(), '\\', '/');
    return text;
}

bool is_below(const std::filesystem::path& file, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
           folder.end();
}

}  // namespace

void ImportMedia::use_folder_of(const std::filesystem::path& csv) {
    std::error_code failure;
    m_folder = std::filesystem::canonical(std::filesystem::absolute(csv).parent_path(), failure);
    m_files = &m_known[m_folder];
}

std::optional<Issue> ImportMedia::check_path(std::string_view path) {
    const bool plain =
        !path.starts_with('/') && path.find("..") == std::string_view::npos &&
        std::none_of(path.begin(), path.end(), [](char c) { return c == '\\' || c == ':'; });
    if (plain) return std::nullopt;
    const std::string text = with_slashes(path);
    const bool drive = text.size() > 1 && text[1] == ':';
    if (text.starts_with('/') || drive) {
        return path_issue(
            path, tr("\"{0}\" is an absolute path, which an import does not follow.", path));
    }
    const auto parts = split(text, '/');
    if (std::find(parts.begin(), parts.end(), "..") != parts.end()) {
        return path_issue(path, tr("\"{0}\" leads out of the folder of the CSV file.", path));
    }
    return std::nullopt;
}

ImportMedia::Known ImportMedia::look_up(const std::string& path) {
    Known known;
    std::error_code failure;
    const auto file = std::filesystem::canonical(m_folder / with_slashes(path), failure);
    if (failure || !std::filesystem::is_regular_file(file, failure)) return known;
    if (!is_below(file, m_folder)) {
        known.refused = true;
        return known;
    }
    // One file that is closed to us must not end the import of all the others.
    if (!std::ifstream(file, std::ios::binary)) {
        known.unreadable = true;
        return known;
    }
    known.size = static_cast<std::int64_t>(std::filesystem::file_size(file, failure));
    known.checksum = m_context.options.preview ? sha256_of_file(file)
                                               : m_context.catalogue.assets().add(file).checksum;
    return known;
}

ImportMedia::Known& ImportMedia::known(const std::string& path) {
    const auto [at, added] = m_files->try_emplace(path);
    if (added) at->second = look_up(path);
    return at->second;
}

const std::string& ImportMedia::peek(std::string_view path) {
    static const std::string nothing;
    static const std::string refused = "refused";
    const auto at = m_files->find(path);
    if (at == m_files->end() && check_path(path)) return nothing;
    const Known& file = at != m_files->end() ? at->second : known(std::string(path));
    return file.refused ? refused : file.checksum;
}

ImportMedia::Taken ImportMedia::take(const Attribute& attribute, const std::string& path,
                                     const FileReference* stored) {
    const auto at = m_files->find(path);
    const bool first = at == m_files->end() || !at->second.counted;
    if (first) {
        // A picture that came before need not come again, so its absence is no news.
        const bool kept = stored != nullptr && stored->name == path && !stored->checksum.empty();
        if (kept && !std::filesystem::exists(m_folder / with_slashes(path)))
            return {stored->checksum, {}, true};
    }
    Known& known = at != m_files->end() ? at->second : this->known(path);
    if (first) {
        known.counted = true;
        ImportReport& report = m_context.log.report();
        if (!known.refused)
            ++(known.checksum.empty() ? report.pictures_missing : report.pictures_stored);
    }
    Taken taken{known.checksum, {}, known.refused};
    if (known.refused) {
        taken.issue = path_issue(
            path, tr("\"{0}\" is a link that leads out of the folder of the CSV file.", path));
    } else if (known.checksum.empty()) {
        if (stored != nullptr && stored->name == path) taken.checksum = stored->checksum;
        taken.is_kept = !taken.checksum.empty();
        if (first) {
            const bool is_address = path.find("://") != std::string::npos;
            taken.issue =
                known.unreadable
                    ? make_issue(Severity::warning, "media.unreadable",
                                 tr("The file {0} is there, but cannot be read.", path),
                                 tr("Allow reading it, or put a copy of it in its place, and "
                                    "import again."))
                : is_address
                    ? make_issue(
                          Severity::warning, missing_rule,
                          tr("{0} is an address on the network, from where nothing is fetched.",
                             path),
                          tr("Download it, and name it as it lies beside the file."))
                    : make_issue(Severity::warning, missing_rule,
                                 tr("The file {0} is not there.", path),
                                 tr("Put it there, as seen from the folder of the imported file, "
                                    "or correct the cell, and import again."));
        }
    } else {
        taken.issue = check_file_size(attribute, path, known.size);
    }
    if (taken.issue) taken.issue->value = issue_value(path);
    return taken;
}

}  // namespace vitrine
