// What a workbook of Excel's says beside its sheets: which sheets there are, shared texts, number
// formats (ECMA-376 part 1, 18.2 to 18.8; the strict form of ISO/IEC 29500 as well).
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/spreadsheet_numbers.h"
#include "interchange/xml_events.h"
#include "interchange/zip_archive.h"

namespace vitrine {

// Texts by number, on disk: a sheet may share millions, and each is asked for rarely.
class StoredTexts {
public:
    StoredTexts();
    ~StoredTexts();
    StoredTexts(StoredTexts&&) noexcept;
    StoredTexts& operator=(StoredTexts&&) noexcept;

    // Throws Error (storage) if the disk refuses.
    void append(std::string_view text);
    // To be called behind the last append() and before at().
    void finish();
    std::size_t size() const { return m_ends.size(); }
    // Valid as long as this is; empty beyond the end.
    std::string_view at(std::size_t number) const;

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void unmap();

    std::unique_ptr<std::FILE, CloseFile> m_file;
    std::vector<std::uint64_t> m_ends;
    const char* m_mapped = nullptr;
    std::size_t m_mapped_bytes = 0;
};

struct XlsxSheet {
    std::string name;
    bool is_hidden = false;
    std::size_t entry = 0;  // in the archive
};

struct XlsxWorkbook {
    std::vector<XlsxSheet> sheets;  // in their order; those without cells (charts) are left out
    DateEpoch epoch = DateEpoch::from_1900;
    StoredTexts texts;
    std::vector<NumberKind> formats;  // by the number that cells state as their style

    NumberKind format(std::size_t style) const {
        return style < formats.size() ? formats[style] : NumberKind::number;
    }
};

// Hands a whole part of the archive to the listener, a block at a time. `what` names it in
// sentences. Throws as XmlEvents::feed() and ZipArchive::Stream::read().
void read_xml_part(const ZipArchive& archive, std::size_t entry, const std::string& what,
                   XmlListener& listener);

// Throws Error: invalid where the archive is no workbook of Excel's or one of its parts is damaged,
// storage as StoredTexts.
XlsxWorkbook read_xlsx_workbook(const ZipArchive& archive, const std::string& name);

// "_x000D_" stands for a carriage return, "_x005F_x000D_" for "_x000D_" itself (22.9.2.19).
std::string decode_xlsx_text(std::string_view text);

}  // namespace vitrine
