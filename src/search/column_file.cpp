#include "search/column_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/checksum.h"
#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// At both ends of the file. The number tells an order of bytes from the other; it changes with the
// version of the format.
constexpr std::uint64_t mark = 0x0003'4c4f'4354'4956;  // "VITCOL", version 3

constexpr std::size_t copied_at_once = std::size_t{1} << 20;

}  // namespace

void BlockReader::take(void* bytes, std::size_t size) {
    if (size > m_left) throw ColumnFileDamaged();
    const std::string_view taken(static_cast<const char*>(bytes), size);
    auto* to = static_cast<char*>(bytes);
    m_left -= size;
    while (size > 0) {
        const ssize_t count = ::pread(m_file, to, size, static_cast<off_t>(m_offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) throw ColumnFileDamaged();
        to += count;
        size -= static_cast<std::size_t>(count);
        m_offset += static_cast<std::uint64_t>(count);
    }
    m_hash.add(taken);
}

void BlockReader::finish() const {
    if (m_left > 0 || m_hash.value() != m_checksum) throw ColumnFileDamaged();
}

std::shared_ptr<const ColumnFile> ColumnFile::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return nullptr;
    std::shared_ptr<ColumnFile> opened(new ColumnFile(file));
    try {
        if (opened->read_directory()) return opened;
    } catch (const ColumnFileDamaged&) {
        // Said by the answer.
    }
    return nullptr;
}

ColumnFile::~ColumnFile() {
    ::close(m_file);
}

// The directory is the last block; behind it stand its place, its checksum and the mark.
bool ColumnFile::read_directory() {
    const off_t size = ::lseek(m_file, 0, SEEK_END);
    constexpr off_t trailer = 3 * sizeof(std::uint64_t);
    if (size < trailer + static_cast<off_t>(sizeof mark)) return false;
    const auto end = static_cast<std::uint64_t>(size - trailer);
    BlockReader head(m_file, {0, sizeof mark, 0});
    BlockReader tail(m_file, {end, trailer, 0});
    const auto begin = tail.number<std::uint64_t>();
    const auto checksum = tail.number<std::uint64_t>();
    if (tail.number<std::uint64_t>() != mark || head.number<std::uint64_t>() != mark) return false;
    if (begin > end) return false;
    BlockReader directory(m_file, {begin, end - begin, checksum});
    std::vector<BlockReader::Place> places;
    directory.array(places);
    for (const BlockReader::Place& place : places) {
        std::string name;
        directory.array(name);
        m_blocks.emplace(std::move(name), place);
    }
    directory.finish();
    return true;
}

const BlockReader::Place& ColumnFile::place(std::string_view block) const {
    const auto at = m_blocks.find(block);
    if (at == m_blocks.end()) throw ColumnFileDamaged();
    return at->second;
}

BlockReader ColumnFile::read(std::string_view block) const {
    return {m_file, place(block)};
}

// The unfinished file has one name, so that a program that was killed leaves one at most, which the
// next one takes. Whoever holds its lock writes it; the name may have moved on before the lock
// came.
ColumnFileWriter::ColumnFileWriter(std::filesystem::path path, const Progress& progress)
    : m_path(std::move(path)), m_unfinished(m_path), m_progress(progress) {
    m_unfinished += ".new";
    const int file = ::open(m_unfinished.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) refuse();
    struct stat opened {};
    struct stat named {};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 || ::fstat(file, &opened) != 0 ||
        ::stat(m_unfinished.c_str(), &named) != 0 || opened.st_ino != named.st_ino ||
        ::ftruncate(file, 0) != 0 || (m_file = ::fdopen(file, "wb")) == nullptr) {
        const int reason = errno;
        ::close(file);
        errno = reason;
        refuse();
    }
    std::setvbuf(m_file, nullptr, _IOFBF, copied_at_once);
    number(mark);
}

ColumnFileWriter::~ColumnFileWriter() {
    if (m_file == nullptr) return;
    ::unlink(m_unfinished.c_str());
    std::fclose(m_file);
}

void ColumnFileWriter::refuse() const {
    throw Error(Failure::storage, tr("{0} cannot be written: {1}.", m_path.string(),
                                     std::generic_category().message(errno)));
}

void ColumnFileWriter::put(const void* bytes, std::size_t size) {
    if (size > 0 && std::fwrite(bytes, 1, size, m_file) != size) refuse();
    m_hash.add({static_cast<const char*>(bytes), size});
    m_written += size;
}

void ColumnFileWriter::begin(std::string name) {
    end();
    m_progress.tick(static_cast<std::int64_t>(m_blocks.size()));
    m_blocks.emplace_back(std::move(name), BlockReader::Place{m_written, 0, 0});
}

void ColumnFileWriter::end() {
    if (!m_blocks.empty()) {
        BlockReader::Place& place = m_blocks.back().second;
        place.size = m_written - place.offset;
        place.checksum = m_hash.value();
    }
    m_hash = {};
}

void ColumnFileWriter::copy(const ColumnFile& from, std::string_view name) {
    begin(std::string(name));
    BlockReader block = from.read(name);
    std::vector<char> bytes(copied_at_once);
    while (block.m_left > 0) {
        const std::size_t size = std::min<std::uint64_t>(block.m_left, bytes.size());
        block.take(bytes.data(), size);
        put(bytes.data(), size);
    }
    block.finish();
}

// Not forced onto the disk: what a power failure leaves of it does not pass its checksums, and
// waiting for the disk would hold up those who wait for it in earnest.
void ColumnFileWriter::finish() {
    end();
    const std::uint64_t directory = m_written;
    std::vector<BlockReader::Place> places;
    for (const auto& [name, place] : m_blocks) places.push_back(place);
    array(places);
    for (const auto& [name, place] : m_blocks) array(name);
    const std::uint64_t checksum = m_hash.value();
    number(directory);
    number(checksum);
    number(mark);
    // Named while the lock is still held: nobody else can have begun to write it anew.
    if (std::fflush(m_file) != 0 || std::rename(m_unfinished.c_str(), m_path.c_str()) != 0) {
        refuse();
    }
    std::fclose(std::exchange(m_file, nullptr));
}

}  // namespace vitrine
