// Any bytes as a table of some kind: read to the end or refused with a sentence, and every cell is
// UTF-8. For the fuzzers, and for the test that reads what they found once.
#pragma once

#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "interchange/table_format.h"

namespace vitrine::test {

// A ZIP archive in memory.
inline std::string archive_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t error;
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (buffer == nullptr) std::abort();
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    if (archive == nullptr) std::abort();
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const auto entry = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (entry < 0) std::abort();
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(entry), ZIP_CM_STORE, 0);
    }
    if (zip_close(archive) != 0 || zip_source_open(buffer) != 0) std::abort();
    zip_source_seek(buffer, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
    zip_source_seek(buffer, 0, SEEK_SET);
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

// Of workbooks, the input is what stands in an archive that is whole: its sheet, then, each behind
// a line "=====", shared texts and styles. Whole archives are taken as they are.
inline std::string workbook_of(TableKind kind, std::string_view input) {
    if (input.starts_with("PK")) return std::string(input);
    if (kind == TableKind::ods) {
        return archive_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                           {"content.xml", std::string(input)}});
    }
    std::vector<std::string> parts;
    for (;;) {
        const auto line = input.find("\n=====\n");
        parts.emplace_back(input.substr(0, line));
        if (line == std::string_view::npos) break;
        input.remove_prefix(line + 7);
    }
    parts.resize(3);
    return archive_of(
        {{"_rels/.rels",
          "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/>"
          "</Relationships>"},
         {"xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' "
          "r:id='b'/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='b' Type='x/worksheet' Target='s.xml'/>"
          "<Relationship Id='c' Type='x/sharedStrings' Target='t.xml'/>"
          "<Relationship Id='d' Type='x/styles' Target='f.xml'/></Relationships>"},
         {"xl/s.xml", parts[0]},
         {"xl/t.xml", parts[1].empty() ? "<sst/>" : parts[1]},
         {"xl/f.xml", parts[2].empty() ? "<styleSheet/>" : parts[2]}});
}

inline void read_to_the_end(const std::string& file, const TableOptions& options) {
    try {
        const auto reader = open_table(file, options);
        for (const auto& name : reader->header()) {
            if (!is_utf8(name)) std::abort();
        }
        CsvRow row;
        // Sheets may repeat rows far beyond what the input is long.
        for (int rows = 0; rows < 10'000 && reader->next(row); ++rows) {
            for (const auto cell : row.cells) {
                if (!is_utf8(cell)) std::abort();
            }
            reader->take_issues();
        }
    } catch (const Error&) {
        // Refused with a sentence: an answer too.
    }
}

inline void read_table_input(TableKind kind, std::string_view input) {
    const bool is_workbook = kind == TableKind::xlsx || kind == TableKind::ods;
    const std::string bytes = is_workbook ? workbook_of(kind, input) : std::string(input);
    const int file = ::memfd_create("fuzz", 0);
    if (file < 0 || ::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        std::abort();
    const std::string name = "/proc/self/fd/" + std::to_string(file);
    TableOptions options;
    options.kind = kind;
    read_to_the_end(name, options);
    if (is_workbook) options.header_rows = 3;
    if (kind == TableKind::json) options.kind = TableKind::json_lines;
    read_to_the_end(name, options);
    if (kind == TableKind::xml) {
        options.layout = XmlLayout::bmecat;
        options.records = "/*/*/ARTICLE|/*/*/PRODUCT|/*";
        read_to_the_end(name, options);
    }
    try {
        find_table_format(name);
    } catch (const Error&) {
        // As above.
    }
    ::close(file);
}

}  // namespace vitrine::test
