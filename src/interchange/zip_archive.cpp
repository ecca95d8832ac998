#include "interchange/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error damaged(const std::filesystem::path& archive, const std::string& entry, std::string detail) {
    return {
        Failure::invalid,
        tr("{0} in {1} is damaged. Ask for the file again.", entry, archive.filename().string()),
        std::move(detail)};
}

Error too_long(const std::filesystem::path& archive, const std::string& entry) {
    return {Failure::invalid, tr("{0} in {1} unpacks to more than can be taken.", entry,
                                 archive.filename().string())};
}

}  // namespace

struct ZipArchive::Handle {
    zip_t* archive = nullptr;
    ~Handle() { zip_discard(archive); }
};

struct ZipArchive::Stream::Source {
    std::unique_ptr<zip_file_t, CloseEntry> file;
    std::filesystem::path archive;
    std::string entry;
    std::uint64_t most = 0;
    std::uint64_t bytes_read = 0;
};

ZipArchive::ZipArchive(const std::filesystem::path& file) : ZipArchive(file, Limits()) {}

ZipArchive::ZipArchive(const std::filesystem::path& file, const Limits& limits)
    : m_path(file), m_limits(limits), m_handle(std::make_unique<Handle>()) {
    const std::string name = file.filename().string();
    int code = 0;
    m_handle->archive = zip_open(file.c_str(), ZIP_RDONLY, &code);
    if (m_handle->archive == nullptr) {
        zip_error_t why;
        zip_error_init_with_code(&why, code);
        const std::string detail = zip_error_strerror(&why);
        zip_error_fini(&why);
        if (code == ZIP_ER_OPEN || code == ZIP_ER_NOENT || code == ZIP_ER_READ) {
            throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()),
                        detail);
        }
        throw Error(Failure::invalid, tr("{0} is no ZIP archive, or it is damaged.", name), detail);
    }
    const auto count = static_cast<std::size_t>(
        std::max<zip_int64_t>(zip_get_num_entries(m_handle->archive, 0), 0));
    if (count > limits.entries) {
        throw Error(Failure::invalid, tr("{0} holds more files than can be taken.", name));
    }
    m_entries.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        Entry entry;
        if (zip_stat_index(m_handle->archive, i, 0, &stat) == 0) {
            if ((stat.valid & ZIP_STAT_NAME) != 0) entry.name = stat.name;
            if ((stat.valid & ZIP_STAT_SIZE) != 0) entry.bytes = stat.size;
        }
        // Some programs on Windows write their own separator.
        std::replace(entry.name.begin(), entry.name.end(), '\\', '/');
        m_entries.push_back(std::move(entry));
    }
}

ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

std::optional<std::size_t> ZipArchive::find(std::string_view name) const {
    if (name.starts_with('/')) name.remove_prefix(1);
    const std::string wanted = fold_case(name);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::string_view known = m_entries[i].name;
        if (known.starts_with('/')) known.remove_prefix(1);
        if (known.size() == name.size() && fold_case(known) == wanted) return i;
    }
    return std::nullopt;
}

ZipArchive::Stream ZipArchive::open(std::size_t entry) const {
    const Entry& known = m_entries.at(entry);
    if (known.bytes > m_limits.entry_bytes) throw too_long(m_path, known.name);
    auto source = std::make_unique<Stream::Source>();
    source->file.reset(zip_fopen_index(m_handle->archive, entry, 0));
    if (source->file == nullptr) {
        const int code = zip_error_code_zip(zip_get_error(m_handle->archive));
        if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD) {
            throw Error(Failure::invalid, tr("{0} is protected by a password. Save it without one.",
                                             m_path.filename().string()));
        }
        throw damaged(m_path, known.name, zip_strerror(m_handle->archive));
    }
    source->archive = m_path;
    source->entry = known.name;
    source->most = known.bytes;
    return Stream(std::move(source));
}

std::string ZipArchive::read(std::size_t entry, std::uint64_t most) const {
    if (m_entries.at(entry).bytes > most) throw too_long(m_path, m_entries[entry].name);
    Stream stream = open(entry);
    std::string content(static_cast<std::size_t>(m_entries[entry].bytes), '\0');
    std::size_t filled = 0;
    while (const std::size_t count = stream.read(std::span(content).subspan(filled)))
        filled += count;
    content.resize(filled);
    return content;
}

ZipArchive::Stream::Stream(std::unique_ptr<Source> source) : m_source(std::move(source)) {}
ZipArchive::Stream::~Stream() = default;
ZipArchive::Stream::Stream(Stream&&) noexcept = default;
ZipArchive::Stream& ZipArchive::Stream::operator=(Stream&&) noexcept = default;

std::size_t ZipArchive::Stream::read(std::span<char> room) {
    if (room.empty()) return 0;
    const zip_int64_t count = zip_fread(m_source->file.get(), room.data(), room.size());
    // At the end, this is where a wrong checksum shows.
    if (count < 0) {
        throw damaged(m_source->archive, m_source->entry, zip_file_strerror(m_source->file.get()));
    }
    m_source->bytes_read += static_cast<std::uint64_t>(count);
    if (m_source->bytes_read > m_source->most) throw too_long(m_source->archive, m_source->entry);
    return static_cast<std::size_t>(count);
}

std::uint64_t ZipArchive::Stream::bytes_read() const {
    return m_source->bytes_read;
}

}  // namespace vitrine
