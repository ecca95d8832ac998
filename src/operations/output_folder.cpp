#include "operations/output_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::string_view folder_prefix = ".vitrine-";

[[noreturn]] void refuse(const std::filesystem::path& destination, const std::string& what,
                         int code) {
    throw Error(Failure::storage,
                tr("The files cannot be put into {0}: {1}. Check the folder, its permissions and "
                   "the space on the "
                   "disk.",
                   destination.string(), std::strerror(code)),
                what);
}

void sync_path(const std::filesystem::path& path, const std::filesystem::path& destination) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) refuse(destination, path.string(), errno);
    const int result = ::fsync(descriptor);
    const int code = errno;
    ::close(descriptor);
    // Some network file systems cannot sync a folder: then there is nothing more to do about it.
    if (result != 0 && code != EINVAL && code != ENOTSUP) refuse(destination, path.string(), code);
}

// The descriptor that holds the folder, or -1 if somebody else does.
int hold(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    ::close(descriptor);
    return -1;
}

// Young folders are left alone: between being made and being held they look like nobody's.
void remove_abandoned(const std::filesystem::path& destination) {
    const auto youngest = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(destination, ignored)) {
        if (!entry.path().filename().string().starts_with(folder_prefix)) continue;
        if (!entry.is_directory(ignored) || entry.last_write_time(ignored) > youngest) continue;
        const int descriptor = hold(entry.path());
        if (descriptor < 0) continue;
        std::filesystem::remove_all(entry.path(), ignored);
        ::close(descriptor);
    }
}

}  // namespace

OutputFolder::OutputFolder(std::filesystem::path destination)
    : m_destination(std::move(destination)) {
    std::error_code error;
    std::filesystem::create_directories(m_destination, error);
    if (error) refuse(m_destination, "create_directories", error.value());
    remove_abandoned(m_destination);
    // mkdtemp() puts letters of its own in the place of the last six.
    std::string name = (m_destination / folder_prefix).string() + std::string(6, 'X');
    if (::mkdtemp(name.data()) == nullptr) refuse(m_destination, name, errno);
    m_folder = name;
    m_hold = hold(m_folder);
}

OutputFolder::~OutputFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
    if (m_hold >= 0) ::close(m_hold);
}

void OutputFolder::sync(const std::string& name) const {
    sync_path(m_folder / name, m_destination);
}

std::filesystem::path OutputFolder::publish(const std::string& name) const {
    std::error_code error;
    std::filesystem::rename(m_folder / name, m_destination / name, error);
    if (error) refuse(m_destination, name, error.value());
    return m_destination / name;
}

void OutputFolder::sync_destination() const {
    sync_path(m_destination, m_destination);
}

}  // namespace vitrine
