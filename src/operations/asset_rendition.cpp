#include "operations/asset_rendition.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <system_error>
#include <vector>

#include "base/error.h"
#include "base/translate.h"
#include "picture/renderer.h"

namespace vitrine {
namespace {

// Part of the names: a picture rendered in another way is another picture.
constexpr int way_of_rendering = 1;

// Two letters of the checksum are a folder, as for the assets themselves.
std::filesystem::path folder_of(const std::filesystem::path& catalogue_file,
                                std::string_view checksum) {
    return renditions_folder(catalogue_file) / std::string(checksum.substr(0, 2));
}

bool is_there(const std::filesystem::path& file) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(file, absent);
    return !absent && size > 0;
}

// On the disk before it gets its name: a rendition that a power failure cut short would be shown
// for ever.
bool put_in_place(const std::filesystem::path& aside, const std::filesystem::path& target) {
    const int file = ::open(aside.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_safe = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    return is_safe && ::rename(aside.c_str(), target.c_str()) == 0;
}

// Removes what is left of a rendition that was not finished.
struct Aside {
    std::filesystem::path file;
    ~Aside() {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }
};

}  // namespace

std::filesystem::path renditions_folder(const std::filesystem::path& catalogue_file) {
    return catalogue_file.string() + ".renditions";
}

AssetRendition render_asset(const std::filesystem::path& catalogue_file,
                            const std::filesystem::path& original, std::string_view name,
                            const RenditionSpec& spec, const Progress& progress) {
    static std::atomic<int> number{0};
    const std::string checksum = original.filename().string();
    const auto target = folder_of(catalogue_file, checksum) /
                        fmt::format("{}-{}-{}.{}", checksum, spec.longest_edge, way_of_rendering,
                                    format_name(spec.format));
    if (is_there(target)) return {target, {}};
    std::error_code failure;
    std::filesystem::create_directories(target.parent_path(), failure);
    if (failure) {
        throw Error(Failure::storage,
                    tr("The folder {0} cannot be made, so that no pictures can be shown.",
                       target.parent_path().string()),
                    failure.message());
    }
    const Aside aside{fmt::format("{}.part-{}-{}", target.string(), ::getpid(), ++number)};
    Rendered rendered = render_picture(original, name, spec, aside.file, progress);
    if (rendered.refusal) return {{}, std::move(rendered.refusal)};
    if (!put_in_place(aside.file, target)) {
        throw Error(Failure::storage, tr("The file {0} cannot be written.", target.string()),
                    std::generic_category().message(errno));
    }
    return {target, {}};
}

void forget_renditions(const std::filesystem::path& catalogue_file, std::string_view checksum) {
    std::error_code failure;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(folder_of(catalogue_file, checksum), failure), end;
         !failure && at != end; at.increment(failure)) {
        if (at->path().filename().string().starts_with(checksum)) files.push_back(at->path());
    }
    for (const auto& file : files) std::filesystem::remove(file, failure);
}

}  // namespace vitrine
