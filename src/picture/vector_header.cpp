#include "picture/vector_header.h"

#include <libxml/xmlreader.h>

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "base/text.h"

namespace vitrine {
namespace {

struct Free {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
    void operator()(xmlChar* text) const { xmlFree(text); }
};

std::string attribute(xmlTextReader* reader, const char* name) {
    const std::unique_ptr<xmlChar, Free> text(
        xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name)));
    return text ? reinterpret_cast<const char*>(text.get()) : "";
}

// The number that `text` begins with, which is taken off it; 0 where there is none.
double take_number(std::string_view& text) {
    text = trim(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc()) return 0;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

// "210mm" in pixels. Lengths that depend on where the picture is shown (%, em) say nothing.
double to_pixels(std::string_view length) {
    static constexpr std::array<std::pair<std::string_view, double>, 7> units = {{{"", 1},
                                                                                  {"px", 1},
                                                                                  {"in", 96},
                                                                                  {"cm", 96 / 2.54},
                                                                                  {"mm", 96 / 25.4},
                                                                                  {"pt", 96 / 72.0},
                                                                                  {"pc", 16}}};
    const double number = take_number(length);
    for (const auto& [unit, pixels] : units) {
        if (trim(length) == unit) return number * pixels;
    }
    return 0;
}

// "0 0 24 24", also with commas: the last two.
VectorSize view_box(std::string_view text) {
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        number = take_number(text);
        text = trim(text);
        if (text.starts_with(',')) text.remove_prefix(1);
    }
    return {numbers[2], numbers[3]};
}

bool is_size(double length) {
    return std::isfinite(length) && length > 0;
}

}  // namespace

std::optional<VectorSize> read_vector_size(std::string_view text) {
    const std::unique_ptr<xmlTextReader, Free> reader(
        xmlReaderForMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!reader) return std::nullopt;
    do {
        if (xmlTextReaderRead(reader.get()) != 1) return std::nullopt;
    } while (xmlTextReaderNodeType(reader.get()) != XML_READER_TYPE_ELEMENT);
    const xmlChar* const name = xmlTextReaderConstLocalName(reader.get());
    if (name == nullptr || std::string_view(reinterpret_cast<const char*>(name)) != "svg")
        return std::nullopt;

    VectorSize size{to_pixels(attribute(reader.get(), "width")),
                    to_pixels(attribute(reader.get(), "height"))};
    const VectorSize box = view_box(attribute(reader.get(), "viewBox"));
    const bool has_box = is_size(box.width) && is_size(box.height);
    const bool has_width = is_size(size.width), has_height = is_size(size.height);
    if (has_width && has_height) return size;
    if (!has_box) return VectorSize{};
    // One length is enough: the other follows from the shape of the view box.
    if (has_width) return VectorSize{size.width, size.width * box.height / box.width};
    if (has_height) return VectorSize{size.height * box.width / box.height, size.height};
    return box;
}

}  // namespace vitrine
