#include "store/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// Byte 0 is the writer's; byte 1,000,000 + n belongs to the job of change set n. The bytes need not
// exist: only the first few hold text, which says who the writer is.
constexpr off_t writer_byte = 0;
constexpr off_t first_job_byte = 1'000'000;

int open_lock_file(const std::filesystem::path& catalogue) {
    const std::string name = catalogue.string() + ".lock";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        throw Error(
            Failure::storage,
            tr("{0} cannot be changed: its folder is read-only. Change its permissions or work on "
               "a copy.",
               catalogue.string()),
            fmt::format("{}: {}", name, std::strerror(errno)));
    }
    return descriptor;
}

// Open file description locks: they belong to the descriptor, so that threads exclude each other
// too.
bool lock_byte(int descriptor, off_t byte) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

// What is written where a holder signs.
std::array<char, 20> signature(int descriptor) {
    std::array<char, 20> text{};
    if (::pread(descriptor, text.data(), text.size(), 0) < 0) return {};
    return text;
}

void sign(int descriptor) {
    const std::string text = fmt::format("{:<20}", ::getpid());
    // Mostly the last holder was this very process, and a write costs more than an edit has to
    // spare.
    const auto known = signature(descriptor);
    if (std::string_view(known.data(), known.size()) == text) return;
    if (::pwrite(descriptor, text.data(), text.size(), 0) < 0) return;  // only a courtesy
}

std::string holder(int descriptor) {
    const auto text = signature(descriptor);
    const std::string_view view(text.data(), text.size());
    return std::string(view.substr(0, view.find_first_of(std::string_view(" \0", 2))));
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& catalogue, std::chrono::milliseconds patience)
    : m_descriptor(open_lock_file(catalogue)) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!lock_byte(m_descriptor, writer_byte)) {
        if (std::chrono::steady_clock::now() >= until) {
            const std::string process = holder(m_descriptor);
            ::close(m_descriptor);
            throw Error(
                Failure::locked,
                tr("{0} is being changed by another program (process {1}). Wait until it has "
                   "finished and try again.",
                   catalogue.string(), process));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    sign(m_descriptor);
}

WriterLock::~WriterLock() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : m_descriptor(other.m_descriptor) {
    other.m_descriptor = -1;
}

std::optional<WriterLock> WriterLock::try_take(const std::filesystem::path& catalogue) {
    WriterLock lock(open_lock_file(catalogue));
    if (!lock_byte(lock.m_descriptor, writer_byte)) return std::nullopt;
    sign(lock.m_descriptor);
    return lock;
}

JobLock::JobLock(const std::filesystem::path& catalogue, ChangeSetId change_set)
    : m_descriptor(open_lock_file(catalogue)) {
    lock_byte(m_descriptor, first_job_byte + static_cast<off_t>(change_set));
}

JobLock::~JobLock() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

bool JobLock::is_held(const std::filesystem::path& catalogue, ChangeSetId change_set) {
    const int descriptor = open_lock_file(catalogue);
    const bool free = lock_byte(descriptor, first_job_byte + static_cast<off_t>(change_set));
    ::close(descriptor);
    return !free;
}

}  // namespace vitrine
