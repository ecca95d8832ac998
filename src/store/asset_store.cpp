#include "store/asset_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "base/checksum.h"
#include "base/error.h"
#include "base/translate.h"
#include "picture/picture_header.h"

namespace vitrine {
namespace {

[[noreturn]] void cannot_store(const std::filesystem::path& target) {
    const int reason = errno;
    throw Error(
        Failure::storage,
        reason == ENOSPC
            ? tr("The disk is full, so the file {0} could not be stored. Make room and try again.",
                 target.filename().string())
            : tr("The file {0} could not be stored in the catalogue's assets folder.",
                 target.filename().string()),
        fmt::format("{}: {}", target.string(), std::strerror(reason)));
}

// Copies aside, syncs, renames: at `target` there is the whole file or none.
void copy_durably(const std::filesystem::path& from, const std::filesystem::path& target) {
    // Of its own also where two windows of the program store the same file at once.
    static std::atomic<int> copies = 0;
    const std::string aside = fmt::format("{}.part-{}-{}", target.string(), ::getpid(), ++copies);
    std::ifstream input(from, std::ios::binary);
    if (!input) throw Error(Failure::storage, tr("The file {0} cannot be read.", from.string()));
    const int output = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (output < 0) cannot_store(target);
    std::vector<char> buffer(1 << 16);
    bool written = true;
    while (written && (input.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
                       input.gcount() > 0)) {
        std::string_view rest(buffer.data(), static_cast<std::size_t>(input.gcount()));
        while (!rest.empty()) {
            const auto count = ::write(output, rest.data(), rest.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) {
                written = false;
                break;
            }
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    written = written && !input.bad() && ::fdatasync(output) == 0;
    int reason = errno;
    ::close(output);
    if (written) {
        if (::rename(aside.c_str(), target.c_str()) == 0) return;
        reason = errno;
    }
    ::unlink(aside.c_str());
    errno = reason;
    cannot_store(target);
}

}  // namespace

Asset inspect_asset(const std::filesystem::path& file) {
    Asset asset;
    asset.name = file.filename().string();
    std::error_code failure;
    asset.size = static_cast<std::int64_t>(std::filesystem::file_size(file, failure));
    if (failure)
        throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()),
                    failure.message());
    PictureHeader header = read_picture_header(file);
    asset.media_type = std::move(header.media_type);
    asset.width = header.width;
    asset.height = header.height;
    return asset;
}

AssetStore::AssetStore(sql::Connection& connection, std::filesystem::path folder)
    : m_connection(connection), m_folder(std::move(folder)) {}

std::filesystem::path AssetStore::path_of(std::string_view checksum) const {
    return m_folder / std::string(checksum.substr(0, 2)) / std::string(checksum);
}

Asset AssetStore::add(const std::filesystem::path& file) {
    const std::string checksum = sha256_of_file(file);
    if (auto known = find(checksum); known && std::filesystem::exists(path_of(checksum)))
        return *known;
    Asset asset = inspect_asset(file);
    asset.checksum = checksum;
    const auto target = path_of(checksum);
    std::error_code failure;
    std::filesystem::create_directories(target.parent_path(), failure);
    if (failure) {
        errno = failure.value();
        cannot_store(target);
    }
    if (!std::filesystem::exists(target)) copy_durably(file, target);
    const auto insert = m_connection.prepare(
        "INSERT INTO asset (checksum, name, size, media_type, width, height) VALUES ($1, $2, $3, "
        "$4, $5, $6)"
        " ON CONFLICT (checksum) DO NOTHING");
    insert->bind(1, std::string_view(asset.checksum))
        .bind(2, std::string_view(asset.name))
        .bind(3, asset.size);
    insert->bind(4, std::string_view(asset.media_type))
        .bind(5, asset.width)
        .bind(6, asset.height)
        .run();
    return asset;
}

std::optional<Asset> AssetStore::find(std::string_view checksum) {
    const auto statement = m_connection.prepare(
        "SELECT checksum, name, size, media_type, width, height FROM asset WHERE checksum = $1");
    std::optional<Asset> asset;
    statement->bind(1, checksum);
    sql::each(*statement, [&](const sql::Statement& row) {
        asset = Asset{std::string(row.text(0)),
                      std::string(row.text(1)),
                      row.integer(2),
                      std::string(row.text(3)),
                      static_cast<int>(row.integer(4)),
                      static_cast<int>(row.integer(5))};
    });
    return asset;
}

std::int64_t AssetStore::count() {
    const auto statement = m_connection.prepare("SELECT count(*) FROM asset");
    std::int64_t count = 0;
    sql::each(*statement, [&](const sql::Statement& row) { count = row.integer(0); });
    return count;
}

void AssetStore::each(const std::function<void(const Asset&)>& use) {
    const auto statement = m_connection.prepare(
        "SELECT checksum, name, size, media_type, width, height FROM asset ORDER BY checksum");
    sql::each(*statement, [&](const sql::Statement& row) {
        use(Asset{std::string(row.text(0)), std::string(row.text(1)), row.integer(2),
                  std::string(row.text(3)), static_cast<int>(row.integer(4)),
                  static_cast<int>(row.integer(5))});
    });
}

}  // namespace vitrine
