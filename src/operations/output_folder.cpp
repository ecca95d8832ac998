#include "operations/output_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

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

}  // namespace

OutputFolder::OutputFolder(std::filesystem::path destination)
    : m_destination(std::move(destination)) {
    std::error_code error;
    std::filesystem::create_directories(m_destination, error);
    if (error) refuse(m_destination, "create_directories", error.value());
    std::string name = (m_destination / ".vitrine-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) refuse(m_destination, name, errno);
    m_folder = name;
}

OutputFolder::~OutputFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
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
