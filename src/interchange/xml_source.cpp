#include "interchange/xml_source.h"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <fstream>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

Error refused_entities(const std::string& file) {
    return {Failure::invalid, tr("{0} declares entities that stand for more than a few characters, "
                                 "which is not taken.",
                                 file)};
}

}  // namespace

struct XmlSource::Reader {
    std::ifstream input;
    std::int64_t bytes = 0;
    bool has_failed = false;
    xmlTextReaderPtr reader = nullptr;
    int error_line = 0, error_column = 0;
    std::string error;
    std::map<std::string, std::string, std::less<>> entities;

    ~Reader() { xmlFreeTextReader(reader); }

    static int read(void* context, char* room, int length) {
        auto& self = *static_cast<Reader*>(context);
        self.input.read(room, length);
        if (self.input.bad()) {
            self.has_failed = true;
            return -1;
        }
        self.bytes += self.input.gcount();
        return static_cast<int>(self.input.gcount());
    }
    // The first one counts: what follows follows from it.
    static void note(void* context, xmlErrorPtr error) {
        auto& self = *static_cast<Reader*>(context);
        if (error->code == XML_ERR_ENTITY_LOOP) self.refuses_entities = true;
        if (!self.error.empty() || error->level < XML_ERR_FATAL) return;
        self.error = error->message == nullptr ? "?" : error->message;
        self.error_line = error->line;
        self.error_column = error->int2;
    }
    // An entity that stands for a few characters cannot grow, and leads nowhere.
    static void take_entity(void* payload, void* context, const xmlChar* name) {
        auto& self = *static_cast<Reader*>(context);
        const auto* entity = static_cast<const xmlEntity*>(payload);
        const std::string_view content = view(entity->content);
        if (entity->etype != XML_INTERNAL_GENERAL_ENTITY || content.size() > 64 ||
            content.find_first_of("<&%") != std::string_view::npos) {
            self.refuses_entities = true;
            return;
        }
        self.entities.emplace(view(name), content);
    }
    bool refuses_entities = false;
};

XmlSource::XmlSource(const std::filesystem::path& file, const std::optional<std::string>& encoding)
    : m_file(file), m_reader(std::make_unique<Reader>()) {
    xmlInitParser();
    std::error_code ignored;
    if (!std::filesystem::is_directory(file, ignored)) m_reader->input.open(file, std::ios::binary);
    if (!m_reader->input.is_open())
        throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()));
    // Neither XML_PARSE_NOENT nor XML_PARSE_DTDLOAD: entities stay as they are written, and no
    // other file is opened. Without XML_PARSE_HUGE the library's own limits hold.
    m_reader->reader =
        xmlReaderForIO(&Reader::read, nullptr, m_reader.get(), nullptr,
                       encoding ? encoding->c_str() : nullptr, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (m_reader->reader == nullptr) throw std::bad_alloc();
    xmlTextReaderSetStructuredErrorHandler(m_reader->reader, &Reader::note, m_reader.get());
}

XmlSource::~XmlSource() = default;

XmlSource::Node XmlSource::read() {
    Reader& r = *m_reader;
    const std::string name = m_file.filename().string();
    for (;;) {
        const int found = xmlTextReaderRead(r.reader);
        if (r.has_failed)
            throw Error(Failure::storage, tr("The file {0} cannot be read.", m_file.string()));
        if (found == 0) return Node::end_of_file;
        // The library may meet them before the document type is given out.
        if (found < 0 && r.refuses_entities) throw refused_entities(name);
        if (found < 0) {
            throw Error(Failure::invalid,
                        tr("{0} is not well-formed: line {1}, column {2}.", name, r.error_line,
                           r.error_column),
                        std::string(trim(r.error)));
        }
        switch (xmlTextReaderNodeType(r.reader)) {
            case XML_READER_TYPE_ELEMENT:
                return Node::element;
            case XML_READER_TYPE_END_ELEMENT:
                return Node::end_of_element;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                m_text = view(xmlTextReaderConstValue(r.reader));
                return Node::text;
            case XML_READER_TYPE_ENTITY_REFERENCE: {
                const std::string_view entity = view(xmlTextReaderConstName(r.reader));
                const auto known = r.entities.find(entity);
                // What nobody declared stays as it is written, so that nothing is lost.
                m_text =
                    known != r.entities.end() ? known->second : "&" + std::string(entity) + ";";
                return Node::text;
            }
            case XML_READER_TYPE_DOCUMENT_TYPE: {
                const xmlNode* node = xmlTextReaderCurrentNode(r.reader);
                if (node == nullptr || node->type != XML_DTD_NODE) break;
                const auto* type = reinterpret_cast<const xmlDtd*>(node);
                if (type->entities != nullptr)
                    xmlHashScan(static_cast<xmlHashTablePtr>(type->entities), &Reader::take_entity,
                                &r);
                if (r.refuses_entities || type->pentities != nullptr) throw refused_entities(name);
                break;
            }
            default:
                break;
        }
    }
}

int XmlSource::depth() const {
    return xmlTextReaderDepth(m_reader->reader);
}

std::string_view XmlSource::name() const {
    return view(xmlTextReaderConstName(m_reader->reader));
}

bool XmlSource::is_empty_element() const {
    return xmlTextReaderIsEmptyElement(m_reader->reader) == 1;
}

void XmlSource::each_attribute(
    const std::function<void(std::string_view name, std::string_view value)>& call) {
    xmlTextReaderPtr reader = m_reader->reader;
    if (xmlTextReaderMoveToFirstAttribute(reader) != 1) return;
    do {
        if (xmlTextReaderIsNamespaceDecl(reader) != 1)
            call(view(xmlTextReaderConstName(reader)), view(xmlTextReaderConstValue(reader)));
    } while (xmlTextReaderMoveToNextAttribute(reader) == 1);
    xmlTextReaderMoveToElement(reader);
}

std::int64_t XmlSource::bytes_read() const {
    return m_reader->bytes;
}

}  // namespace vitrine
