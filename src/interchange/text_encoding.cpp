#include "interchange/text_encoding.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using namespace std::string_view_literals;

struct ByteOrderMark {
    std::string_view bytes;
    const char* name;
};
// UTF-32LE before UTF-16LE, whose mark it begins with.
constexpr ByteOrderMark marks[] = {{"\xEF\xBB\xBF"sv, "UTF-8"},
                                   {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                   {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                   {"\xFF\xFE"sv, "UTF-16LE"},
                                   {"\xFE\xFF"sv, "UTF-16BE"}};

// Wide encodings without a mark show by where their NULs are: text of any European language is
// largely ASCII, and the separators and line ends of any text are.
std::string wide_encoding(std::string_view bytes) {
    std::array<std::size_t, 4> nuls{};
    for (std::size_t i = 0; i < bytes.size(); ++i) nuls[i % 4] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t quarter = bytes.size() / 4;
    if (quarter == 0) return {};
    const auto often = [&](std::size_t place) { return nuls[place] * 10 >= quarter * 3; };
    const auto hardly = [&](std::size_t place) { return nuls[place] * 20 <= quarter; };
    if (often(1) && often(2) && often(3) && hardly(0)) return "UTF-32LE";
    if (often(0) && often(1) && often(2) && hardly(3)) return "UTF-32BE";
    if (often(1) && often(3) && hardly(0) && hardly(2)) return "UTF-16LE";
    if (often(0) && often(2) && hardly(1) && hardly(3)) return "UTF-16BE";
    return {};
}

std::string ask_uchardet(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         uchardet_delete);
    if (!detector || uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

// Letters of these look like nothing else, so that the guess can be followed. Among the encodings
// of Latin letters it is too often wrong on short texts.
bool is_distinct(std::string_view name) {
    static constexpr std::string_view distinct[] = {
        "WINDOWS-1251", "KOI8-R",  "ISO-8859-5", "WINDOWS-1253", "ISO-8859-7", "SHIFT_JIS",
        "EUC-JP",       "GB18030", "BIG5",       "EUC-KR",       "UHC"};
    return std::find(std::begin(distinct), std::end(distinct), name) != std::end(distinct);
}

bool decodes_cleanly(const std::string& name, std::string_view bytes) {
    std::string text;
    TextDecoder(name == "UHC" ? "windows-949" : name)
        .decode(bytes, TextDecoder::Piece::more_follow, text);
    return text.find("\xEF\xBF\xBD") == std::string::npos;
}

bool starts_with_word(std::string_view bytes, std::string_view lower_case) {
    const std::string_view text = trim(bytes.substr(0, 256));
    return fold_case(text.substr(0, lower_case.size())) == lower_case;
}

}  // namespace

TextEncoding detect_encoding(std::string_view bytes, Sample sample) {
    for (const auto& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            return {mark.name, mark.bytes.size(), Certainty::certain, {}};
        }
    }
    if (bytes.find('\0') != std::string_view::npos) {
        return {wide_encoding(bytes), 0, Certainty::likely, {}};
    }
    const std::string_view complete =
        sample == Sample::whole ? bytes
                                : bytes.substr(0, bytes.size() - incomplete_utf8_tail(bytes));
    if (is_utf8(complete)) return {"UTF-8", 0, Certainty::likely, {}};
    std::string advice = ask_uchardet(bytes);
    const auto foreign = std::count_if(bytes.begin(), bytes.end(),
                                       [](char c) { return static_cast<signed char>(c) < 0; });
    if (foreign >= 20 && is_distinct(advice) && decodes_cleanly(advice, bytes)) {
        return {advice == "UHC" ? "windows-949" : advice, 0, Certainty::guessed, {}};
    }
    if (fold_case(advice) == "windows-1252") advice.clear();
    return {"windows-1252", 0, Certainty::guessed, std::move(advice)};
}

std::string describe_foreign_format(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"sv)) {
        const std::string_view names = bytes.substr(0, 8192);
        const bool workbook = names.find("[Content_Types].xml") != std::string_view::npos ||
                              names.find("xl/") != std::string_view::npos;
        // TRANSLATORS: these go into "{0} is {1}, not a table."
        return workbook ? tr("an Excel workbook (XLSX)") : tr("a ZIP archive");
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return tr("an old Excel workbook (XLS)");
    if (bytes.starts_with("%PDF-"sv)) return tr("a PDF document");
    if (bytes.starts_with("\x89PNG\r\n"sv)) return tr("a picture (PNG)");
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return tr("a picture (JPEG)");
    if (bytes.starts_with("GIF8"sv)) return tr("a picture (GIF)");
    if (bytes.starts_with("\x1F\x8B\x08"sv)) return tr("a compressed file (GZIP)");
    if (bytes.starts_with("SQLite format 3\0"sv)) return tr("a database (SQLite)");
    if (starts_with_word(bytes, "<!doctype html") || starts_with_word(bytes, "<html")) {
        return tr("a web page (HTML)");
    }
    if (starts_with_word(bytes, "<?xml")) return tr("an XML document");
    return {};
}

std::string why_no_text(const std::string& name, std::string_view bytes, std::string_view before) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most_in_text = 10;  // percent
    const std::string format = describe_foreign_format(bytes);
    const auto nuls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    const bool is_text = format.empty() && !before.empty() && is_utf8(before) &&
                         nuls * 100 <= bytes.size() * most_in_text;
    if (!is_text) {
        // TRANSLATORS: {1} is "a PDF document", "a web page (HTML)" and so on.
        return tr("{0} is {1}, not a table. Save the table as CSV or XLSX or choose another file.",
                  name, format.empty() ? tr("binary data") : format);
    }
    before.remove_prefix(before.size() - std::min(before.size(), longest));
    if (const auto line = before.find_last_of("\r\n"); line != std::string_view::npos)
        before.remove_prefix(line + 1);
    return tr(
        "{0} is a text, but behind \"{1}\" stands a byte that no text has (NUL). Take it out, "
        "or save the file anew, and read it again.",
        name, to_valid_utf8(before));
}

struct TextDecoder::Converters {
    UConverter* from = nullptr;
    UConverter* to = nullptr;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = nullptr;
    UChar* pivot_target = nullptr;

    Converters() = default;
    Converters(const Converters&) = delete;
    Converters& operator=(const Converters&) = delete;
    ~Converters() {
        ucnv_close(from);
        ucnv_close(to);
    }
};

TextDecoder::TextDecoder(const std::string& encoding)
    : m_converters(std::make_unique<Converters>()) {
    UErrorCode status = U_ZERO_ERROR;
    m_converters->from = ucnv_open(encoding.c_str(), &status);
    m_converters->to = ucnv_open("UTF-8", &status);
    // An empty name would silently mean the machine's own encoding.
    if (U_FAILURE(status) || encoding.empty()) {
        throw Error(Failure::usage, tr("There is no text encoding named {0}.", encoding),
                    u_errorName(status));
    }
    m_converters->pivot_source = m_converters->pivot.data();
    m_converters->pivot_target = m_converters->pivot.data();
}

TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;

void TextDecoder::decode(std::string_view bytes, Piece piece, std::string& text) {
    Converters& c = *m_converters;
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    // Enough for most texts at once; the loop goes on where it is not.
    std::size_t room = bytes.size() + bytes.size() / 2 + 64;
    for (;;) {
        const std::size_t kept = text.size();
        text.resize(kept + room);
        char* target = text.data() + kept;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_convertEx(c.to, c.from, &target, text.data() + text.size(), &source, source_end,
                       c.pivot.data(), &c.pivot_source, &c.pivot_target,
                       c.pivot.data() + c.pivot.size(), false, piece == Piece::last, &status);
        text.resize(static_cast<std::size_t>(target - text.data()));
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_FAILURE(status)) {
            throw Error(Failure::invalid, tr("The text cannot be converted to Unicode."),
                        u_errorName(status));
        }
        return;
    }
}

std::size_t incomplete_utf8_tail(std::string_view text) {
    for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length) {
        const auto byte = static_cast<unsigned char>(text[text.size() - length]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return needed > length ? length : 0;
    }
    return 0;
}

}  // namespace vitrine
