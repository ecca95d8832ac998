#include "interchange/xml_cells.h"

#include "base/text.h"

namespace vitrine {
namespace {

// Records are at most 256 elements deep.
void read_element(pugi::xml_node element, std::string& path, const PutXmlCell& put) {
    const std::size_t length = path.size();
    const auto below = [&](std::string_view name) {
        path.resize(length);
        if (length > 0) path += '/';
        path += name;
    };
    for (const auto attribute : element.attributes()) {
        below("@");
        path += attribute.name();
        put(path, trim(attribute.value()));
    }
    bool has_elements = false;
    for (const auto child : element.children()) {
        if (child.type() != pugi::node_element) continue;
        has_elements = true;
        below(child.name());
        read_element(child, path, put);
    }
    path.resize(length);
    const std::string text = own_text(element);
    const bool is_record = length == 0;
    if (!text.empty() || (!has_elements && !is_record)) put(is_record ? "." : path, text);
}

}  // namespace

void read_xml_cells(pugi::xml_node record, const PutXmlCell& put) {
    std::string path;
    read_element(record, path, put);
}

std::string own_text(pugi::xml_node element) {
    std::string text;
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
    }
    return std::string(trim(text));
}

}  // namespace vitrine
