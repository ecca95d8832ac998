#include "interchange/file_content.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/json_records.h"
#include "interchange/text_encoding.h"
#include "interchange/zip_archive.h"

namespace vitrine {
namespace {

using namespace std::string_view_literals;

struct Beginning {
    std::string bytes;
    bool is_whole = false;
};

Beginning read_beginning(const std::filesystem::path& file) {
    Beginning beginning;
    std::error_code ignored;
    std::ifstream input;
    if (!std::filesystem::is_directory(file, ignored)) input.open(file, std::ios::binary);
    beginning.bytes.resize(1U << 16U);
    input.read(beginning.bytes.data(), static_cast<std::streamsize>(beginning.bytes.size()));
    if (!input.is_open() || input.bad())
        throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()));
    beginning.bytes.resize(static_cast<std::size_t>(input.gcount()));
    beginning.is_whole = input.eof();
    return beginning;
}

FileContent judge_archive(const std::filesystem::path& file, const std::string& name) {
    const ZipArchive archive(file);
    const auto has = [&](std::string_view entry) { return archive.find(entry).has_value(); };
    if (const auto type = archive.find("mimetype"); type && has("content.xml")) {
        const std::string media = archive.read(*type, 1000);
        if (media.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
            return {TableKind::ods, {}};
    }
    if (has("xl/workbook.bin"))
        return {{}, tr("{0} is a binary Excel workbook (XLSB). Save it as XLSX.", name)};
    if (has("word/document.xml") || has("ppt/presentation.xml") || has("content.xml"))
        return {{},
                tr("{0} is a text document or a presentation, not a table. Save its table as "
                   "XLSX or CSV.",
                   name)};
    if (has("[Content_Types].xml") || has("xl/workbook.xml")) return {TableKind::xlsx, {}};
    if (has("Index/Document.iwa") || has("Index.zip"))
        return {{}, tr("{0} is a document of Numbers or Pages. Export it as XLSX or CSV.", name)};
    const auto files = static_cast<long>(
        std::count_if(archive.entries().begin(), archive.entries().end(),
                      [](const ZipArchive::Entry& entry) { return !entry.name.ends_with('/'); }));
    return {
        {},
        trn("{0} is a ZIP archive of {1} file. Choose the table in it.",
            "{0} is a ZIP archive of {1} files. Choose the table among them.", files, name, files),
        true};
}

// The container of Excel's old files; new ones are put into it, too, where they have a password.
std::string refuse_compound_file(std::string_view bytes, const std::string& name) {
    std::string stream;
    for (const char c : "EncryptedPackage"sv) (stream += c) += '\0';
    if (bytes.find(stream) != std::string_view::npos)
        return tr("{0} is protected by a password. Save it without one.", name);
    return tr(
        "{0} is an old Excel workbook (XLS). Open it in a spreadsheet program and save it as "
        "XLSX.",
        name);
}

// Not a table of CSV whose first cell begins with a bracket.
bool looks_like_json(std::string_view text) {
    text = trim(text);
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    const std::string_view behind = trim(text.substr(1));
    if (behind.empty()) return true;
    if (text.front() == '{') return behind.front() == '"' || behind.front() == '}';
    return std::string_view("{[\"]-0123456789tfn").find(behind.front()) != std::string_view::npos &&
           (behind.front() != 't' || behind.starts_with("true")) &&
           (behind.front() != 'f' || behind.starts_with("false")) &&
           (behind.front() != 'n' || behind.starts_with("null"));
}

// A tag, a comment or a declaration, and not a table of CSV whose first cell is HTML.
bool looks_like_xml(std::string_view text) {
    text = trim(text);
    if (text.starts_with("<?xml") || text.starts_with("<!")) return true;
    if (text.size() < 4 || text.front() != '<') return false;
    const auto name_end = text.find_first_of(" \t\r\n/>");
    const std::string_view name = text.substr(1, name_end - 1);
    if (name_end == std::string_view::npos || name.empty()) return false;
    return text.ends_with('>') || text.find("</" + std::string(name)) == std::string_view::npos;
}

}  // namespace

FileContent judge_content(const std::filesystem::path& file) {
    const auto [bytes, is_whole] = read_beginning(file);
    const std::string name = file.filename().string();
    if (bytes.starts_with("PK\x03\x04"sv)) return judge_archive(file, name);
    if (bytes.starts_with("PK\x05\x06"sv)) return {{}, tr("{0} is an empty ZIP archive.", name)};
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return {{}, refuse_compound_file(bytes, name)};
    if (bytes.starts_with("\x1F\x8B\x08"sv))
        return {{}, tr("{0} is a compressed file (GZIP). Unpack it first.", name)};
    const std::string format = describe_foreign_format(bytes);
    if (!format.empty() && !trim(bytes.substr(0, 256)).starts_with("<?xml")) {
        return {{}, why_no_text(name, bytes, {})};
    }
    const TextEncoding encoding =
        detect_encoding(bytes, is_whole ? Sample::whole : Sample::beginning);
    if (encoding.name.empty()) {
        return {{}, why_no_text(name, bytes, bytes.substr(0, bytes.find('\0')))};
    }
    std::string text;
    TextDecoder(encoding.name)
        .decode(std::string_view(bytes).substr(encoding.mark_length),
                TextDecoder::Piece::more_follow, text);
    if (trim(text).empty() && is_whole)
        return {{}, tr("{0} is empty: it has neither column names nor rows.", name)};
    if (looks_like_json(text)) {
        const bool lines = is_json_lines(file, std::nullopt);
        return {lines ? TableKind::json_lines : TableKind::json, {}};
    }
    if (looks_like_xml(text)) return {TableKind::xml, {}};
    return {TableKind::csv, {}};
}

}  // namespace vitrine
