#include "operations/publication_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/translate.h"
#include "operations/publish_channel.h"

namespace vitrine {
namespace {

// Behind every byte that a change set may lock; the bytes need not exist.
constexpr off_t first_channel_byte = off_t{1} << 48;

}  // namespace

PublicationLock::PublicationLock(const std::filesystem::path& catalogue, const Channel& channel) {
    const std::string name = catalogue.string() + ".lock";
    m_descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor < 0) {
        throw Error(Failure::storage,
                    tr("{0} cannot be published from: its folder is read-only. Change its "
                       "permissions or work "
                       "on a copy.",
                       catalogue.string()),
                    name + ": " + std::strerror(errno));
    }
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = first_channel_byte + channel.id;
    lock.l_len = 1;
    if (::fcntl(m_descriptor, F_OFD_SETLK, &lock) != 0) {
        ::close(m_descriptor);
        throw PublicationRunning(
            tr("The channel {0} is being published already. Wait until that has finished.",
               channel.code));
    }
}

PublicationLock::~PublicationLock() {
    ::close(m_descriptor);
}

}  // namespace vitrine
