// The records of an XML file, one after the other, each as a tree of its own: memory is that of the
// largest record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "interchange/xml_layout.h"

namespace vitrine {

// Files come from strangers: nothing outside the file is read, neither from the disk nor from the
// network; entities that the file declares are taken only where they stand for a few characters;
// documents are refused that are nested more than 256 elements deep, and records of more than 64
// MB. A document type is passed over.
class XmlRecords {
public:
    // `path` says from the root which elements are records, by their names as they are written;
    // "*" stands for any, several paths are separated by "|": "/rss/channel/item",
    // "/BMECAT/*/ARTICLE|/BMECAT/*/PRODUCT". Without an encoding the file's own counts. Throws
    // Error: storage if the file cannot be read, usage if this is no path.
    XmlRecords(const std::filesystem::path& file, const std::optional<std::string>& encoding,
               const std::string& path);
    ~XmlRecords();
    XmlRecords(const XmlRecords&) = delete;
    XmlRecords& operator=(const XmlRecords&) = delete;

    // The element of the next record, valid until the next call; an empty node at the end. Throws
    // Error: storage if the file cannot be read, invalid if it is not well-formed from here on or
    // refused as above.
    pugi::xml_node next();

    std::int64_t number() const { return m_number; }  // of the last one; the first is 1
    std::int64_t bytes_read() const;

private:
    struct Source;
    void build();

    std::unique_ptr<Source> m_source;
    std::vector<std::vector<std::string>> m_paths;
    pugi::xml_document m_record;
    std::int64_t m_number = 0;
};

struct XmlPlace {
    std::string path;
    XmlLayout layout = XmlLayout::plain;
};

// Where the records probably are: the elements that repeat and hold most of the file, judged by
// its first 16 MB. Throws as XmlRecords.
XmlPlace find_xml_records(const std::filesystem::path& file,
                          const std::optional<std::string>& encoding);

}  // namespace vitrine
