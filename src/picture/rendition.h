// A rendition: a copy of a picture, as large and in the format that some purpose asks for.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

enum class PictureFormat { jpeg, png, webp };

struct RenditionSpec {
    int longest_edge = 0;  // pixels, 1 to most_rendition_edge; smaller pictures keep their size
    PictureFormat format = PictureFormat::jpeg;
    bool operator==(const RenditionSpec&) const = default;
};
inline constexpr int most_rendition_edge = 8192;

// "jpg", "png", "webp": the ending of file names, and the name on the command line.
std::string_view format_name(PictureFormat format);
// Absent for any other text; "jpeg" is known too.
std::optional<PictureFormat> find_format(std::string_view name);

// The purposes that have a name: "thumbnail" (256 pixels, PNG: lists and forms), "preview" (1024,
// JPEG: to look at), "web" (2048, WebP), "print" (4096, JPEG). Absent for any other text.
std::optional<RenditionSpec> find_rendition(std::string_view name);

// What a picture may be, and what making a rendition of it may take. Everything beyond is refused
// with a sentence. The first four are read from headers, before anything is decoded; the others
// hold while the picture is decoded, in a process that ends where it exceeds them.
namespace picture_limit {
inline constexpr std::int64_t bytes = std::int64_t{256} << 20;  // of the original file
inline constexpr std::int64_t pixels = 100'000'000;             // width times height of one frame
inline constexpr int side = 65'535;                             // of one side, in pixels
inline constexpr int frames = 1'000;  // frames of an animation, pages of a document
inline constexpr std::chrono::seconds processor_time{10};
inline constexpr std::chrono::seconds time{60};  // by the clock, on a machine that is busy
inline constexpr std::int64_t memory = std::int64_t{768} << 20;          // bytes of addresses
inline constexpr std::int64_t rendition_bytes = std::int64_t{64} << 20;  // of the file it makes
}  // namespace picture_limit

}  // namespace vitrine
