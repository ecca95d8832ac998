#include "interchange/xml_records.h"

#include <algorithm>
#include <string_view>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/record_columns.h"
#include "interchange/xml_source.h"

namespace vitrine {
namespace {

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                      [](const std::string& step, const std::string& name) {
                          return step == "*" || step == name;
                      });
}

}  // namespace

struct XmlRecords::Source {
    XmlSource xml;
    std::vector<std::string> path{};  // of the element that is open
};

XmlRecords::XmlRecords(const std::filesystem::path& file,
                       const std::optional<std::string>& encoding, const std::string& path)
    : m_source(new Source{{file, encoding}}) {
    for (const auto one : split(path, '|')) {
        const std::string_view steps = trim(one);
        if (!steps.starts_with('/') || steps.size() < 2 || steps.ends_with('/')) {
            throw Error(Failure::usage,
                        tr("{0} has no records at {1}.", file.filename().string(), path));
        }
        auto& pattern = m_paths.emplace_back();
        for (const auto step : split(steps.substr(1), '/')) pattern.emplace_back(step);
    }
}

XmlRecords::~XmlRecords() = default;

std::int64_t XmlRecords::bytes_read() const {
    return m_source->xml.bytes_read();
}

pugi::xml_node XmlRecords::next() {
    XmlSource& xml = m_source->xml;
    auto& path = m_source->path;
    for (;;) {
        const XmlSource::Node node = xml.read();
        if (node == XmlSource::Node::end_of_file) return {};
        if (node != XmlSource::Node::element) continue;
        path.resize(static_cast<std::size_t>(xml.depth()));
        path.emplace_back(xml.name());
        if (std::none_of(m_paths.begin(), m_paths.end(),
                         [&](const auto& pattern) { return fits(pattern, path); }))
            continue;
        build();
        ++m_number;
        return m_record.first_child();
    }
}

// The tree of the element that begins, up to its end.
void XmlRecords::build() {
    XmlSource& xml = m_source->xml;
    m_record.reset();
    pugi::xml_node open = m_record;
    std::size_t bytes = 0;
    const auto count = [&](std::size_t more) {
        // What a node takes besides its text.
        bytes += more + 32;
        if (bytes <= longest_record) return;
        throw Error(Failure::invalid,
                    tr("{0} holds a record of more than {1} MB, which is not taken.",
                       xml.file().filename().string(), longest_record >> 20U));
    };
    const auto begin = [&] {
        const std::string name(xml.name());
        count(name.size());
        pugi::xml_node element = open.append_child(name.c_str());
        const bool is_empty = xml.is_empty_element();
        xml.each_attribute([&](std::string_view attribute, std::string_view value) {
            count(attribute.size() + value.size());
            element.append_attribute(std::string(attribute).c_str()) = std::string(value).c_str();
        });
        if (!is_empty) open = element;
    };
    begin();
    while (open != m_record) {
        switch (xml.read()) {
            case XmlSource::Node::element:
                begin();
                break;
            case XmlSource::Node::end_of_element:
                open = open.parent();
                break;
            case XmlSource::Node::text:
                count(xml.text().size());
                open.append_child(pugi::node_pcdata).set_value(std::string(xml.text()).c_str());
                break;
            case XmlSource::Node::end_of_file:
                return;
        }
    }
}

}  // namespace vitrine
