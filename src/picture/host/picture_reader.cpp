#include "host/picture_reader.h"

#include <vips/vips.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string_view>

#include "picture/picture_header.h"

namespace vitrine::host {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Source = std::unique_ptr<VipsSource, Unref>;

// The library's reader of a kind of picture, and how its class is called.
struct Reader {
    std::string_view media_type;
    const char* class_name;
    int (*open)(VipsSource*, VipsImage**, ...);
};
constexpr std::array<Reader, 6> readers = {
    {{"image/jpeg", "VipsForeignLoadJpeg", vips_jpegload_source},
     {"image/png", "VipsForeignLoadPng", vips_pngload_source},
     {"image/webp", "VipsForeignLoadWebp", vips_webpload_source},
     {"image/gif", "VipsForeignLoadNsgif", vips_gifload_source},
     {"image/tiff", "VipsForeignLoadTiff", vips_tiffload_source},
     {"image/svg+xml", "VipsForeignLoadSvg", vips_svgload_source}}};

const Reader& find_reader(std::string_view media_type) {
    for (const Reader& reader : readers) {
        if (reader.media_type == media_type) return reader;
    }
    throw Refused("picture.kind", std::string(media_type));
}

// A decoder that got no memory says so among other words.
[[noreturn]] void refuse_as_told() {
    const std::string reason = vips_error_buffer();
    const bool is_memory = reason.find("out of memory") != std::string::npos ||
                           reason.find("nsufficient memory") != std::string::npos;
    // The first line is the cause; others say what could not be done for it.
    throw Refused(is_memory ? "picture.memory" : "picture.damaged",
                  reason.substr(0, reason.find('\n')));
}

// Takes over what a call of the library made of one image.
template <class Call>
Image step(Call call) {
    VipsImage* made = nullptr;
    if (call(&made) != 0) refuse_as_told();
    return Image(made);
}

void start_library() {
    // Further formats come as modules, some with a library of a hundred more (ImageMagick). They
    // are looked for below this folder, hence not found.
    setenv("VIPSHOME", "/nonexistent", 1);
    // Its warnings, thousands for one picture, are for somebody who mends pictures.
    g_log_set_default_handler([](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    if (VIPS_INIT("vitrine-picture-host") != 0) throw std::runtime_error(vips_error_buffer());
    // One thread: its limits are easier to keep, and nothing depends on the machine.
    vips_concurrency_set(1);
    vips_cache_set_max(0);
}

// What is not one of our kinds is not even tried: the library knows forty formats, through parsers
// of every quality.
void allow_only(const Reader& reader) {
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set(reader.class_name, FALSE);
}

void check_size(std::int64_t width, std::int64_t height, bool is_drawn) {
    // An SVG is drawn as large as asked for, whatever it says of itself.
    if (is_drawn) return;
    if (width > picture_limit::side || height > picture_limit::side ||
        width * height > picture_limit::pixels)
        throw Refused("picture.pixels", "");
}

Source open_source(const std::filesystem::path& original) {
    Source source(vips_source_new_from_file(original.c_str()));
    if (!source) throw std::runtime_error(vips_error_buffer());
    return source;
}

// Where the file's own words and those of the library's reader differ, both must be within the
// limits: nothing is decoded yet.
void check_before_decoding(const std::filesystem::path& original, const PictureHeader& header,
                           const Reader& reader) {
    const bool is_drawn = header.media_type == "image/svg+xml";
    check_size(header.width, header.height, is_drawn);
    const Source source = open_source(original);
    const Image opened =
        step([&](VipsImage** out) { return reader.open(source.get(), out, NULL); });
    check_size(vips_image_get_width(opened.get()), vips_image_get_height(opened.get()), is_drawn);
    if (vips_image_get_n_pages(opened.get()) > picture_limit::frames)
        throw Refused("picture.frames", "");
}

// In 8 bits of sRGB. A profile that does not fit its picture is passed over, as browsers do.
Image convert_colours(Image picture) {
    const bool is_for_print =
        vips_image_get_interpretation(picture.get()) == VIPS_INTERPRETATION_CMYK;
    if (is_for_print || vips_image_get_typeof(picture.get(), VIPS_META_ICC_NAME) != 0) {
        VipsImage* made = nullptr;
        if (vips_icc_transform(picture.get(), &made, "srgb", "embedded", TRUE, "input_profile",
                               is_for_print ? "cmyk" : "srgb", "depth", 8, NULL) == 0) {
            picture.reset(made);
        } else {
            vips_error_clear();
        }
    }
    return step([&](VipsImage** out) {
        return vips_colourspace(picture.get(), out, VIPS_INTERPRETATION_sRGB, NULL);
    });
}

// With or without transparency, as the format can.
Image convert(Image picture, PictureFormat format) {
    Image colours = convert_colours(std::move(picture));
    if (format != PictureFormat::jpeg || !vips_image_hasalpha(colours.get())) return colours;
    const std::unique_ptr<VipsArrayDouble, void (*)(VipsArrayDouble*)> white(
        vips_array_double_newv(3, 255.0, 255.0, 255.0),
        [](VipsArrayDouble* array) { vips_area_unref(VIPS_AREA(array)); });
    return step([&](VipsImage** out) {
        return vips_flatten(colours.get(), out, "background", white.get(), NULL);
    });
}

void write(const Image& picture, PictureFormat format, const std::filesystem::path& target) {
    void* bytes = nullptr;
    std::size_t size = 0;
    int failed = 0;
    switch (format) {
        case PictureFormat::jpeg:
            failed = vips_jpegsave_buffer(picture.get(), &bytes, &size, "Q", 85, "strip", TRUE,
                                          "optimize_coding", TRUE, NULL);
            break;
        case PictureFormat::png:
            failed = vips_pngsave_buffer(picture.get(), &bytes, &size, "strip", TRUE, NULL);
            break;
        case PictureFormat::webp:
            failed =
                vips_webpsave_buffer(picture.get(), &bytes, &size, "Q", 85, "strip", TRUE, NULL);
            break;
    }
    // The library works on demand: it is now that the original is decoded.
    if (failed != 0) refuse_as_told();
    const std::unique_ptr<void, decltype(&g_free)> owner(bytes, g_free);
    std::ofstream output(target, std::ios::binary | std::ios::trunc);
    output.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    output.close();
    if (!output) throw std::runtime_error("the file cannot be written: " + target.string());
}

}  // namespace

Size render(const std::filesystem::path& original, const std::filesystem::path& target,
            const RenditionSpec& spec) {
    const PictureHeader header = read_picture_header(original);
    const Reader& reader = find_reader(header.media_type);
    if (static_cast<std::int64_t>(std::filesystem::file_size(original)) > picture_limit::bytes)
        throw Refused("picture.bytes", "");
    start_library();
    allow_only(reader);
    check_before_decoding(original, header, reader);
    const bool is_drawn = header.media_type == "image/svg+xml";
    const Source source = open_source(original);
    Image shrunk = step([&](VipsImage** out) {
        return vips_thumbnail_source(
            source.get(), out, spec.longest_edge, "height", spec.longest_edge, "size",
            is_drawn ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN, "option_string", "[fail_on=error]", NULL);
    });
    const Image converted = convert(std::move(shrunk), spec.format);
    write(converted, spec.format, target);
    return {vips_image_get_width(converted.get()), vips_image_get_height(converted.get())};
}

}  // namespace vitrine::host
