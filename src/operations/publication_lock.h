// Says "this channel is being published", between threads and programs. A byte of the catalogue's
// lock file far behind those of store/writer_lock.h; it vanishes with the process that holds it.
#pragma once

#include <filesystem>

#include "catalog/structure.h"

namespace vitrine {

class PublicationLock {
public:
    // Throws PublicationRunning if somebody else has it, Error (storage) where it cannot be made.
    PublicationLock(const std::filesystem::path& catalogue, const Channel& channel);
    ~PublicationLock();
    PublicationLock(const PublicationLock&) = delete;
    PublicationLock& operator=(const PublicationLock&) = delete;

private:
    int m_descriptor = -1;
};

}  // namespace vitrine
