// Renders pictures in a process of their own (vitrine-picture-host), since a picture comes from
// anywhere and its decoders are large: what makes them crash, hang or eat memory ends that process
// and nothing else.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/issue.h"
#include "base/progress.h"
#include "picture/rendition.h"

namespace vitrine {

struct Rendered {
    // Why there is none: rule picture.kind (no picture that can be rendered), picture.bytes,
    // picture.pixels, picture.frames, picture.damaged, picture.time, picture.memory, picture.crash.
    std::optional<Issue> refusal;
    int width = 0;  // pixels of the rendition
    int height = 0;
    std::chrono::milliseconds processor_time{0};  // what it took
    std::int64_t peak_memory = 0;                 // bytes
};

// Renders the first frame or page of `original` into the file `target`, which is written only by
// this call and is worth nothing where the picture was refused. Turned as its EXIF orientation
// says, in sRGB with 8 bits a channel, without metadata; a picture without embedded profile is
// taken for sRGB. Transparency is kept in PNG and WebP and becomes white in JPEG. An SVG is drawn
// in the size asked for and may use no other file. Equal bytes, equal `spec` and equal libraries
// make equal bytes. `name` is what the picture is called in sentences. Throws Error: usage for an
// edge that is not allowed, storage where the original cannot be read, the target not be written or
// the host not be started, cancelled. Blocks, for picture_limit::time at most. [any thread]
Rendered render_picture(const std::filesystem::path& original, std::string_view name,
                        const RenditionSpec& spec, const std::filesystem::path& target,
                        const Progress& progress);

}  // namespace vitrine
