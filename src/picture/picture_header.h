// What a file says it is, and how large its picture, without decoding it.
#pragma once

#include <filesystem>
#include <string>

namespace vitrine {

struct PictureHeader {
    std::string media_type;  // "image/png"; "application/octet-stream" where unknown
    int width = 0;           // pixels as stored, before any EXIF orientation; 0 where the file does
    int height = 0;          // not say, is no picture, or says something that cannot be
};

// Goes by content, never by the file's name: JPEG, PNG, GIF, WebP, TIFF, SVG; PDF is known but has
// no size. Reads headers only and believes none of them: what contradicts its format has no size
// (0 x 0). An SVG has the size it asks for, at 96 dots an inch, or else that of its view box.
// Throws Error (storage) if the file cannot be read. [any thread]
PictureHeader read_picture_header(const std::filesystem::path& file);

}  // namespace vitrine
