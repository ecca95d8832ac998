// The nodes of an XML file, one after the other: libxml2's reader with what strangers' files must
// not do taken away. For xml_records.cpp and xml_place.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine {

class XmlSource {
public:
    // As XmlRecords.
    XmlSource(const std::filesystem::path& file, const std::optional<std::string>& encoding);
    ~XmlSource();
    XmlSource(const XmlSource&) = delete;
    XmlSource& operator=(const XmlSource&) = delete;

    enum class Node { element, end_of_element, text, end_of_file };
    // The next one; what is of no interest (comments, instructions) is passed over. Throws Error
    // as XmlRecords::next().
    Node read();

    // Of the node that was read.
    int depth() const;              // of the root: 0
    std::string_view name() const;  // of an element, with its prefix
    std::string_view text() const { return m_text; }
    bool is_empty_element() const;  // written as <a/>: its end does not come
    // Without declarations of namespaces; of an element.
    void each_attribute(
        const std::function<void(std::string_view name, std::string_view value)>& call);

    std::int64_t bytes_read() const;
    const std::filesystem::path& file() const { return m_file; }

private:
    struct Reader;
    std::filesystem::path m_file;
    std::unique_ptr<Reader> m_reader;
    std::string m_text;
};

}  // namespace vitrine
