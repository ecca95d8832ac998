#include "picture/rendition.h"

#include <array>
#include <utility>

namespace vitrine {

std::string_view format_name(PictureFormat format) {
    switch (format) {
        case PictureFormat::jpeg:
            return "jpg";
        case PictureFormat::png:
            return "png";
        case PictureFormat::webp:
            return "webp";
    }
    return {};
}

std::optional<PictureFormat> find_format(std::string_view name) {
    if (name == "jpeg") return PictureFormat::jpeg;
    for (const auto format : {PictureFormat::jpeg, PictureFormat::png, PictureFormat::webp}) {
        if (name == format_name(format)) return format;
    }
    return std::nullopt;
}

std::optional<RenditionSpec> find_rendition(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, RenditionSpec>, 4> purposes = {
        {{"thumbnail", {256, PictureFormat::png}},
         {"preview", {1024, PictureFormat::jpeg}},
         {"web", {2048, PictureFormat::webp}},
         {"print", {4096, PictureFormat::jpeg}}}};
    for (const auto& [purpose, spec] : purposes) {
        if (name == purpose) return spec;
    }
    return std::nullopt;
}

}  // namespace vitrine
