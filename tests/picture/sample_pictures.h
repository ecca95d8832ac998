// Small valid pictures in every format that Vitrine knows, as files, made by libvips.
#pragma once

#include <vips/vips.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/temporary_folder.h"

// What the thread sanitizer asks the program when it starts. libvips and what it uses are built
// without it: how their threads wait for each other is not seen, so what they do to memory is left
// alone.
extern "C" __attribute__((used, visibility("default"))) inline const char*
__tsan_default_options() {
    return "ignore_noninstrumented_modules=1";
}

namespace vitrine::test {

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

// The library once in a program.
inline void start_vips() {
    static const bool started = VIPS_INIT("picture_test") == 0;
    if (!started) throw std::runtime_error("libvips does not start");
    vips_cache_set_max(0);  // or it would answer for a file that was written anew
}

inline void check_vips(int result) {
    if (result != 0) throw std::runtime_error(vips_error_buffer());
}

using Pixel = std::vector<unsigned char>;

// width x height pixels of `channels` bytes each, as `colour` says.
inline Image make_image(int width, int height, int channels,
                        const std::function<Pixel(int, int)>& colour) {
    start_vips();
    std::vector<unsigned char> bytes;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Pixel pixel = colour(x, y);
            bytes.insert(bytes.end(), pixel.begin(), pixel.end());
        }
    }
    Image image(vips_image_new_from_memory_copy(bytes.data(), bytes.size(), width, height, channels,
                                                VIPS_FORMAT_UCHAR));
    image->Type = channels < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    return image;
}

// Left half red, right half blue, with some texture below.
inline Image two_colours(int width, int height) {
    return make_image(width, height, 3, [=](int x, int y) -> Pixel {
        const auto noise =
            static_cast<unsigned char>(y > height * 3 / 4 ? (x * 37 + y * 11) % 60 : 0);
        if (x < width / 2) return {230, noise, 20};
        return {20, noise, 230};
    });
}

inline Image with_transparent_half(int width, int height) {
    return make_image(width, height, 4, [=](int x, int) -> Pixel {
        if (x < width / 2) return {230, 0, 20, 255};
        return {0, 0, 0, 0};
    });
}

// Two pages of the same size, as the library keeps animations: one below the other.
inline Image two_pages(int width, int height) {
    Image image = make_image(width, 2 * height, 3, [=](int, int y) -> Pixel {
        if (y < height) return {230, 0, 20};
        return {20, 0, 230};
    });
    vips_image_set_int(image.get(), "page-height", height);
    return image;
}

inline void save(const Image& image, const std::filesystem::path& file,
                 const std::string& options = "") {
    check_vips(vips_image_write_to_file(image.get(), (file.string() + options).c_str(), NULL));
}

inline const std::string sample_svg =
    "<?xml version=\"1.0\"?>\n<!-- made by a test -->\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"48\">"
    "<rect width=\"32\" height=\"48\" fill=\"#e60014\"/>"
    "<rect x=\"32\" width=\"32\" height=\"48\" fill=\"#1400e6\"/></svg>\n";

// One of each kind; all 64 x 48, red on the left, blue on the right.
inline std::vector<std::filesystem::path> write_samples(const TemporaryFolder& folder) {
    const Image picture = two_colours(64, 48);
    std::vector<std::filesystem::path> files;
    const std::pair<const char*, const char*> kinds[] = {
        {"baseline.jpg", "[Q=90]"},
        {"progressive.jpg", "[Q=90,interlace]"},
        {"plain.png", ""},
        {"interlaced.png", "[interlace]"},
        {"palette.png", "[palette]"},
        {"lossy.webp", "[Q=90]"},
        {"lossless.webp", "[lossless]"},
        {"plain.gif", ""},
        {"plain.tif", "[compression=none]"},
        {"packed.tif", "[compression=lzw,predictor=horizontal]"},
        {"camera.tif", "[compression=jpeg,Q=90]"},
        {"tiled.tif", "[tile,tile-width=16,tile-height=16,compression=deflate]"},
        {"large.tif", "[bigtiff]"}};
    for (const auto& [name, options] : kinds) {
        files.push_back(folder / name);
        save(picture, files.back(), options);
    }
    VipsImage* deep = nullptr;
    check_vips(vips_colourspace(picture.get(), &deep, VIPS_INTERPRETATION_RGB16, NULL));
    files.push_back(folder / "deep.png");
    save(Image(deep), files.back());
    files.push_back(folder.write("drawn.svg", sample_svg));
    return files;
}

}  // namespace vitrine::test
