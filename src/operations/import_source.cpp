#include "operations/import_source.h"

#include <fstream>
#include <set>
#include <system_error>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/file_content.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

}  // namespace

ImportSource::ImportSource(const std::vector<fs::path>& places, const Progress& progress)
    : ImportSource(places, progress, Limits()) {}

// By way of the constructor without arguments: where this one throws, the temporary folder is
// still taken away.
ImportSource::ImportSource(const std::vector<fs::path>& places, const Progress& progress,
                           const Limits& limits)
    : ImportSource() {
    for (const fs::path& place : places) {
        const fs::path path =
            is_download_address(place.string())
                ? download(place.string(), new_folder(), limits.download, progress)
                : place;
        std::error_code failure;
        if (fs::is_regular_file(path, failure) && judge_content(path).is_archive) {
            add_archive(path, limits.archive, progress);
        } else {
            m_paths.push_back(path);
        }
    }
}

std::shared_ptr<ImportSource> ImportSource::of_text(const std::string& name,
                                                    std::string_view text) {
    std::shared_ptr<ImportSource> source(new ImportSource);
    const fs::path file = source->new_folder() / name;
    std::ofstream output(file, std::ios::binary);
    output << text;
    if (!output.flush()) {
        throw Error(Failure::storage,
                    tr("{0} could not be kept: the disk for temporary files is full.", name));
    }
    source->m_paths.push_back(file);
    return source;
}

fs::path ImportSource::only_file() const {
    std::error_code ignored;
    const bool is_file = m_paths.size() == 1 && fs::is_regular_file(m_paths.front(), ignored);
    return is_file ? m_paths.front() : fs::path();
}

fs::path ImportSource::new_folder() {
    if (!m_place) m_place.emplace("import");
    std::error_code failure;
    const fs::path folder = m_place->folder() / std::to_string(++m_folders);
    fs::create_directory(folder, failure);
    return folder;
}

void ImportSource::add_archive(const fs::path& archive, const ArchiveFolder::Limits& limits,
                               const Progress& progress) {
    ArchiveFolder content(archive, limits);
    const std::vector<std::string> tables = content.tables();
    const std::string name = archive.filename().string();
    if (tables.empty()) {
        throw Error(Failure::invalid,
                    tr("{0} is a ZIP archive in which there is no table that can be read.", name));
    }
    // Called like the archive, since the history names the folder.
    const fs::path folder = new_folder() / name;
    content.unpack_all(folder, progress);
    if (tables.size() == 1) {
        m_paths.push_back(folder / tables.front());
        return;
    }
    std::set<fs::path> folders;
    for (const std::string& table : tables) {
        const fs::path below = fs::path(table).parent_path();
        folders.insert(below.empty() ? folder : folder / below);
    }
    m_paths.insert(m_paths.end(), folders.begin(), folders.end());
}

bool is_web_place(std::string_view place) {
    return is_download_address(place);
}

std::string place_name(const fs::path& place) {
    if (is_download_address(place.string())) return shown_address(place.string());
    return (place.filename().empty() ? place.parent_path().filename() : place.filename()).string();
}

}  // namespace vitrine
