#include "interchange/archive_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/text_encoding.h"

namespace vitrine {
namespace {

// The name with its points resolved; absent where it leads out of the folder or is none.
std::optional<std::string> safe_name(std::string_view name) {
    // Some programs on Windows write their own separator, and some a drive.
    std::string path = replace_all(name, "\\", "/");
    if (path.size() > 1 && path[1] == ':') return std::nullopt;
    if (path.find('\0') != std::string::npos || path.starts_with('/')) return std::nullopt;
    std::vector<std::string> parts;
    for (const auto part : split(path, '/')) {
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (parts.empty()) return std::nullopt;
            parts.pop_back();
        } else {
            parts.emplace_back(part);
        }
    }
    if (parts.empty()) return std::nullopt;
    return join(parts, "/");
}

std::string_view last_part(std::string_view name) {
    const auto slash = name.rfind('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

bool is_litter(std::string_view name) {
    const std::string_view last = last_part(name);
    return name.starts_with("__MACOSX/") || last == ".DS_Store" || last == "Thumbs.db" ||
           last == "desktop.ini";
}

bool is_named_as_table(std::string_view name) {
    static constexpr std::string_view endings[] = {".csv", ".tsv",  ".txt",   ".tab",    ".xlsx",
                                                   ".ods", ".json", ".jsonl", ".ndjson", ".xml"};
    const std::string folded = fold_case(last_part(name));
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return folded.ends_with(ending); });
}

Error disk_refused() {
    return {Failure::storage,
            tr("The archive cannot be unpacked into the folder for temporary files.")};
}

}  // namespace

ArchiveFolder::ArchiveFolder(const std::filesystem::path& archive)
    : ArchiveFolder(archive, Limits()) {}

ArchiveFolder::ArchiveFolder(const std::filesystem::path& archive, const Limits& limits)
    : m_path(archive), m_limits(limits), m_archive(archive) {
    const auto& entries = m_archive.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].name.ends_with('/')) continue;
        const auto name = safe_name(entries[i].name);
        if (!name || is_litter(*name)) continue;
        // Of two entries with the same name the first one is found.
        if (!m_by_name.emplace(fold_case(*name), m_files.size()).second) continue;
        m_files.push_back({*name, entries[i].bytes, i});
    }
}

const ArchiveFolder::File* ArchiveFolder::known(std::string_view name) const {
    const auto found = m_by_name.find(fold_case(name));
    return found == m_by_name.end() ? nullptr : &m_files[found->second];
}

std::vector<std::string> ArchiveFolder::tables() const {
    std::vector<std::string> names;
    for (const File& file : m_files) {
        if (file.bytes == 0 || file.bytes > m_limits.file_bytes || !is_named_as_table(file.name))
            continue;
        std::array<char, 4096> beginning{};
        std::size_t count = 0;
        try {
            count = m_archive.open(file.entry).read(beginning);
        } catch (const Error&) {
            continue;  // whoever unpacks it hears why
        }
        const std::string_view bytes(beginning.data(), count);
        const bool is_archive = bytes.starts_with("PK\x03\x04");
        const bool is_xml = trim(bytes.substr(0, 256)).starts_with("<?xml");
        if (!is_archive && !is_xml && !describe_foreign_format(bytes).empty()) continue;
        if (!is_archive && detect_encoding(bytes, Sample::beginning).name.empty()) continue;
        names.push_back(file.name);
    }
    return names;
}

std::optional<std::string> ArchiveFolder::find(std::string_view name,
                                               std::string_view table) const {
    const auto slash = table.rfind('/');
    if (slash != std::string_view::npos) {
        const auto beside = safe_name(std::string(table.substr(0, slash + 1)) + std::string(name));
        if (const File* file = beside ? known(*beside) : nullptr) return file->name;
    }
    const auto below = safe_name(name);
    const File* file = below ? known(*below) : nullptr;
    return file == nullptr ? std::nullopt : std::optional(file->name);
}

std::filesystem::path ArchiveFolder::unpack(const std::string& name) {
    if (const auto done = m_unpacked.find(name); done != m_unpacked.end()) return done->second;
    const File* file = known(name);
    const std::string archive = m_path.filename().string();
    if (file == nullptr) throw Error(Failure::usage, tr("There is no {0} in {1}.", name, archive));
    if (!m_place) m_place.emplace("archive");
    // A folder for each: several may have the same last name.
    const auto folder = m_place->folder() / std::to_string(file->entry);
    std::error_code refused;
    std::filesystem::create_directory(folder, refused);
    const auto target = folder / std::string(last_part(file->name));
    unpack(*file, target);
    return m_unpacked[name] = target;
}

void ArchiveFolder::unpack(const File& file, const std::filesystem::path& target) {
    if (file.bytes > m_limits.file_bytes || file.bytes > m_limits.total_bytes - m_unpacked_bytes) {
        throw Error(Failure::invalid, tr("{0} in {1} unpacks to more than can be taken.", file.name,
                                         m_path.filename().string()));
    }
    std::ofstream output(target, std::ios::binary);
    ZipArchive::Stream stream = m_archive.open(file.entry);
    std::vector<char> block(1U << 16U);
    while (const std::size_t count = stream.read(block))
        output.write(block.data(), static_cast<std::streamsize>(count));
    if (!output.flush()) throw disk_refused();
    m_unpacked_bytes += stream.bytes_read();
}

void ArchiveFolder::unpack_all(const std::filesystem::path& folder, const Progress& progress) {
    std::uint64_t total = 0;
    for (const File& file : m_files) total += file.bytes;
    for (const File& file : m_files) {
        progress.tick(static_cast<std::int64_t>(m_unpacked_bytes),
                      static_cast<std::int64_t>(total));
        const std::filesystem::path target = folder / file.name;
        std::error_code refused;
        std::filesystem::create_directories(target.parent_path(), refused);
        if (refused) throw disk_refused();
        unpack(file, target);
    }
}

}  // namespace vitrine
