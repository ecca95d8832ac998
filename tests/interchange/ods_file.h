// An OpenDocument spreadsheet written on the spot, with the elements that LibreOffice writes
// (ISO/IEC 26300-1) and those it would not.
#pragma once

#include <filesystem>
#include <string>

#include "interchange/xlsx_file.h"

namespace vitrine::test {

// `tables` are the <table:table> elements, `styles` those of the automatic styles.
inline void write_ods(const std::filesystem::path& file, const std::string& tables,
                      const std::string& styles = {}) {
    XlsxFile archive("");
    archive.parts = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         "<?xml version='1.0' encoding='UTF-8'?><office:document-content "
         "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
         "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
         "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
         "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
         "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
         "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0' "
         "office:version='1.3'><office:automatic-styles>" +
             styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
             "</office:spreadsheet></office:body></office:document-content>"}};
    archive.write(file);
}

// A cell with a text.
inline std::string ods_text(const std::string& text) {
    return "<table:table-cell office:value-type='string' calcext:value-type='string'><text:p>" +
           text + "</text:p></table:table-cell>";
}

}  // namespace vitrine::test
