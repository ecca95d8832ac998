#include "interchange/xlsx_workbook.h"

#include <sys/mman.h>

#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/sheet_row.h"

namespace vitrine {
namespace {

// Of the parts that are held in memory.
constexpr std::size_t most_formats = 100'000;

void read_part(const ZipArchive& archive, std::size_t entry, const std::string& workbook,
               XmlListener& listener) {
    read_xml_part(archive, entry, tr("{0} in {1}", archive.entries()[entry].name, workbook),
                  listener);
}

struct Relation {
    std::string type, target;
};

class Relations : public XmlListener {
public:
    std::map<std::string, Relation, std::less<>> by_id;

    // By the end of its type: transitional and strict files differ in what stands before.
    const Relation* of_type(std::string_view end) const {
        for (const auto& [id, relation] : by_id) {
            if (relation.type.ends_with(end)) return &relation;
        }
        return nullptr;
    }

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        by_id[std::string(attributes["Id"])] = {std::string(attributes["Type"]),
                                                std::string(attributes["Target"])};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class WorkbookPart : public XmlListener {
public:
    struct Sheet {
        std::string name, relation;
        bool is_hidden = false;
    };
    std::vector<Sheet> sheets;
    DateEpoch epoch = DateEpoch::from_1900;

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "workbookPr") {
            const std::string_view from_1904 = attributes["date1904"];
            if (from_1904 == "1" || from_1904 == "true" || from_1904 == "on")
                epoch = DateEpoch::from_1904;
        } else if (element == "sheet") {
            sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                              attributes["state"].find("idden") != std::string_view::npos});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class StylesPart : public XmlListener {
public:
    std::vector<NumberKind> formats;

private:
    static int number(std::string_view text) {
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "numFmt") {
            if (m_own.size() < most_formats)
                m_own[number(attributes["numFmtId"])] =
                    kind_of_number_format(attributes["formatCode"]);
        } else if (element == "cellXfs") {
            m_of_cells = true;
        } else if (element == "xf" && m_of_cells && formats.size() < most_formats) {
            const int id = number(attributes["numFmtId"]);
            const auto own = m_own.find(id);
            formats.push_back(own != m_own.end() ? own->second : kind_of_number_format(id));
        }
    }
    void end(std::string_view element) override {
        if (element == "cellXfs") m_of_cells = false;
    }
    void text(std::string_view) override {}

    std::map<int, NumberKind> m_own;
    bool m_of_cells = false;
};

class SharedTextsPart : public XmlListener {
public:
    explicit SharedTextsPart(const std::string& what) : m_what(what) {}
    StoredTexts texts;

private:
    void begin(std::string_view element, const XmlAttributes&) override {
        if (element == "si") m_text.clear();
        if (element == "rPh") m_in_reading = true;  // how it is pronounced: not part of the text
        if (element == "t") m_in_text = !m_in_reading;
    }
    void end(std::string_view element) override {
        if (element == "t") m_in_text = false;
        if (element == "rPh") m_in_reading = false;
        if (element == "si") texts.append(decode_xlsx_text(m_text));
    }
    void text(std::string_view piece) override {
        if (!m_in_text) return;
        m_text += piece;
        check_sheet_text(m_text.size(), m_what);
    }

    const std::string& m_what;
    std::string m_text;
    bool m_in_text = false, m_in_reading = false;
};

// The entry that a relation of the part at `base` leads to.
std::optional<std::size_t> entry_of(const ZipArchive& archive, std::string_view base,
                                    std::string_view target) {
    if (target.starts_with('/')) return archive.find(target);
    const auto folder = std::filesystem::path(base).parent_path() / target;
    return archive.find(folder.lexically_normal().generic_string());
}

Relations relations_of(const ZipArchive& archive, const std::string& part,
                       const std::string& workbook) {
    Relations relations;
    const std::filesystem::path path(part);
    const auto name = path.parent_path() / "_rels" / (path.filename().string() + ".rels");
    const auto entry = archive.find(name.lexically_normal().generic_string());
    if (entry) read_part(archive, *entry, workbook, relations);
    return relations;
}

Error not_a_workbook(const std::string& name) {
    return {Failure::invalid, tr("{0} is not a workbook of Excel (XLSX).", name)};
}

Error disk_refused() {
    return {Failure::storage,
            tr("The texts of the workbook cannot be put down in the folder for temporary files.")};
}

}  // namespace

void read_xml_part(const ZipArchive& archive, std::size_t entry, const std::string& what,
                   XmlListener& listener) {
    XmlEvents events(listener, what);
    ZipArchive::Stream stream = archive.open(entry);
    std::vector<char> block(1U << 16U);
    while (const std::size_t count = stream.read(block))
        events.feed({block.data(), count}, XmlEvents::Piece::more_follow);
    events.feed({}, XmlEvents::Piece::last);
}

StoredTexts::StoredTexts() : m_file(std::tmpfile()) {
    if (m_file == nullptr) throw disk_refused();
}
StoredTexts::~StoredTexts() {
    unmap();
}
StoredTexts::StoredTexts(StoredTexts&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_ends(std::move(other.m_ends)),
      m_mapped(std::exchange(other.m_mapped, nullptr)),
      m_mapped_bytes(std::exchange(other.m_mapped_bytes, 0)) {}
StoredTexts& StoredTexts::operator=(StoredTexts&& other) noexcept {
    unmap();
    m_file = std::move(other.m_file);
    m_ends = std::move(other.m_ends);
    m_mapped = std::exchange(other.m_mapped, nullptr);
    m_mapped_bytes = std::exchange(other.m_mapped_bytes, 0);
    return *this;
}

void StoredTexts::unmap() {
    if (m_mapped != nullptr) munmap(const_cast<char*>(m_mapped), m_mapped_bytes);
    m_mapped = nullptr;
}

void StoredTexts::append(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), m_file.get()) != text.size()) throw disk_refused();
    m_ends.push_back((m_ends.empty() ? 0 : m_ends.back()) + text.size());
}

void StoredTexts::finish() {
    if (std::fflush(m_file.get()) != 0) throw disk_refused();
    m_mapped_bytes = m_ends.empty() ? 0 : static_cast<std::size_t>(m_ends.back());
    if (m_mapped_bytes == 0) return;
    void* mapped = mmap(nullptr, m_mapped_bytes, PROT_READ, MAP_PRIVATE, fileno(m_file.get()), 0);
    if (mapped == MAP_FAILED) throw disk_refused();
    m_mapped = static_cast<const char*>(mapped);
}

std::string_view StoredTexts::at(std::size_t number) const {
    if (number >= m_ends.size()) return {};
    const auto begin = static_cast<std::size_t>(number == 0 ? 0 : m_ends[number - 1]);
    const auto end = static_cast<std::size_t>(m_ends[number]);
    return m_mapped == nullptr ? std::string_view()
                               : std::string_view(m_mapped + begin, end - begin);
}

XlsxWorkbook read_xlsx_workbook(const ZipArchive& archive, const std::string& name) {
    const Relations package = relations_of(archive, "", name);
    const Relation* document = package.of_type("/officeDocument");
    const auto main = document != nullptr ? entry_of(archive, "", document->target)
                                          : archive.find("xl/workbook.xml");
    if (!main) throw not_a_workbook(name);
    const std::string& path = archive.entries()[*main].name;
    WorkbookPart part;
    read_part(archive, *main, name, part);
    const Relations relations = relations_of(archive, path, name);

    XlsxWorkbook workbook;
    workbook.epoch = part.epoch;
    for (WorkbookPart::Sheet& sheet : part.sheets) {
        const auto relation = relations.by_id.find(sheet.relation);
        if (relation == relations.by_id.end() || !relation->second.type.ends_with("/worksheet"))
            continue;
        if (const auto entry = entry_of(archive, path, relation->second.target))
            workbook.sheets.push_back({std::move(sheet.name), sheet.is_hidden, *entry});
    }
    if (workbook.sheets.empty()) throw not_a_workbook(name);
    if (const Relation* styles = relations.of_type("/styles")) {
        if (const auto entry = entry_of(archive, path, styles->target)) {
            StylesPart listener;
            read_part(archive, *entry, name, listener);
            workbook.formats = std::move(listener.formats);
        }
    }
    SharedTextsPart shared(name);
    if (const Relation* texts = relations.of_type("/sharedStrings")) {
        if (const auto entry = entry_of(archive, path, texts->target))
            read_part(archive, *entry, name, shared);
    }
    workbook.texts = std::move(shared.texts);
    workbook.texts.finish();
    return workbook;
}

std::string decode_xlsx_text(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto at = text.find("_x");
        decoded += text.substr(0, at);
        if (at == std::string_view::npos) break;
        text.remove_prefix(at);
        unsigned code = 0;
        const bool is_code =
            text.size() >= 7 && text[6] == '_' &&
            std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6;
        // Surrogates stand for no character by themselves, and a text holds no zero.
        if (is_code && code != 0 && (code < 0xD800 || code > 0xDFFF)) {
            if (code < 0x80) {
                decoded += static_cast<char>(code);
            } else if (code < 0x800) {
                decoded += static_cast<char>(0xC0U | code >> 6U);
                decoded += static_cast<char>(0x80U | (code & 0x3FU));
            } else {
                decoded += static_cast<char>(0xE0U | code >> 12U);
                decoded += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
                decoded += static_cast<char>(0x80U | (code & 0x3FU));
            }
            text.remove_prefix(7);
        } else {
            decoded += "_x";
            text.remove_prefix(2);
        }
    }
    return decoded;
}

}  // namespace vitrine
