// Decodes and converts one picture with libvips; the only place that knows it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "picture/rendition.h"

namespace vitrine::host {

// The picture is at fault; what() is the library's reason, perhaps empty.
class Refused : public std::runtime_error {
public:
    Refused(std::string rule, const std::string& reason)
        : std::runtime_error(reason), m_rule(std::move(rule)) {}
    // As of picture/renderer.h: "picture.pixels".
    const std::string& rule() const { return m_rule; }

private:
    std::string m_rule;
};

struct Size {
    int width = 0;
    int height = 0;
};

// Writes the rendition into `target`. Throws Refused, or another exception where the original
// cannot be read or the target not be written.
Size render(const std::filesystem::path& original, const std::filesystem::path& target,
            const RenditionSpec& spec);

}  // namespace vitrine::host
