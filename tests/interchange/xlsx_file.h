// A workbook written on the spot, part by part: what no spreadsheet program would write, too.
#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <map>
#include <string>

namespace vitrine::test {

class XlsxFile {
public:
    // One sheet named "Prices" with these elements inside <worksheet>.
    explicit XlsxFile(const std::string& sheet) {
        parts["_rels/.rels"] =
            "<Relationships xmlns='r'><Relationship Id='a' Type='x/officeDocument' "
            "Target='xl/workbook.xml'/></Relationships>";
        parts["xl/workbook.xml"] =
            "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='Prices' sheetId='1' "
            "r:id='b'/></sheets></workbook>";
        parts["xl/_rels/workbook.xml.rels"] =
            "<Relationships xmlns='r'>"
            "<Relationship Id='b' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
            "<Relationship Id='c' Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/>"
            "<Relationship Id='d' Type='x/styles' Target='styles.xml'/></Relationships>";
        parts["xl/worksheets/sheet1.xml"] = "<worksheet xmlns='m'>" + sheet + "</worksheet>";
    }

    void write(const std::filesystem::path& file) const {
        int error = 0;
        zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        ASSERT_NE(archive, nullptr) << error;
        for (const auto& [name, content] : parts) {
            zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
            ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
        }
        ASSERT_EQ(zip_close(archive), 0);
    }

    std::map<std::string, std::string> parts;
};

}  // namespace vitrine::test
