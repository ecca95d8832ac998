#include "picture/picture_header.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

#include "base/error.h"
#include "base/translate.h"
#include "picture/header_bytes.h"
#include "picture/vector_header.h"

namespace vitrine {
namespace {

// Enough for the JPEG segments that cameras write before the frame header.
constexpr std::size_t beginning_size = 256 * 1024;

struct Size {
    std::uint64_t width = 0;
    std::uint64_t height = 0;
};

Size png_size(const HeaderBytes& bytes) {
    if (!bytes.has(std::string_view("\0\0\0\x0DIHDR", 8), 8) || bytes.size() < 24) return {};
    return {bytes.big_endian(16, 4), bytes.big_endian(20, 4)};
}

// Walks the JPEG segments (ITU-T T.81, annex B) to the frame header that holds the size.
Size jpeg_size(const HeaderBytes& bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size() && bytes.at(at) == 0xFF) {
        const std::uint32_t marker = bytes.at(at + 1);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        const std::uint32_t length = bytes.big_endian(at + 2, 2);
        const bool is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (length < 2 || (is_frame && length < 8)) return {};
        if (is_frame) return {bytes.big_endian(at + 7, 2), bytes.big_endian(at + 5, 2)};
        at += 2 + length;
    }
    return {};
}

Size gif_size(const HeaderBytes& bytes) {
    if (bytes.size() < 10) return {};
    return {bytes.little_endian(6, 2), bytes.little_endian(8, 2)};
}

// The three WebP layouts (RFC 9649): lossy, lossless, extended.
Size webp_size(const HeaderBytes& bytes) {
    if (bytes.size() < 30) return {};
    if (bytes.has("VP8X", 12))
        return {1 + bytes.little_endian(24, 3), 1 + bytes.little_endian(27, 3)};
    if (bytes.has("VP8L", 12) && bytes.at(20) == 0x2F) {
        return {1 + (bytes.little_endian(21, 2) & 0x3FFF),
                1 + ((bytes.little_endian(22, 3) >> 6) & 0x3FFF)};
    }
    if (bytes.has("VP8 ", 12) && bytes.has("\x9D\x01\x2A", 23))
        return {bytes.little_endian(26, 2) & 0x3FFF, bytes.little_endian(28, 2) & 0x3FFF};
    return {};
}

// The first directory of a TIFF (TIFF 6.0, section 2), or of a BigTIFF, whose numbers are wider. It
// may lie anywhere in the file.
class TiffDirectory {
public:
    TiffDirectory(std::istream& file, const HeaderBytes& beginning)
        : m_file(file), m_is_big_endian(beginning.has("MM")) {
        m_is_large = number(beginning, 2, 2) == 43;
        if (m_is_large && (number(beginning, 4, 2) != 8 || number(beginning, 6, 2) != 0)) return;
        m_start = m_is_large ? number(beginning, 8, 8) : number(beginning, 4, 4);
    }

    Size size() {
        if (m_start < 8) return {};
        const int count_size = m_is_large ? 8 : 2;
        const std::size_t entry_size = m_is_large ? 20 : 12;
        const auto count =
            number(read(m_start, static_cast<std::size_t>(count_size)), 0, count_size);
        // Few are used; more than this is no directory.
        if (count == 0 || count > 4096) return {};
        const HeaderBytes entries = read(m_start + static_cast<std::uint64_t>(count_size),
                                         static_cast<std::size_t>(count) * entry_size);
        Size size;
        for (std::size_t at = 0; at + entry_size <= entries.size(); at += entry_size) {
            const auto tag = number(entries, at, 2);
            if (tag == 256) size.width = value(entries, at);
            if (tag == 257) size.height = value(entries, at);
        }
        return size;
    }

private:
    std::uint64_t number(const HeaderBytes& bytes, std::size_t at, int count) const {
        std::uint64_t value = 0;
        for (int i = 0; i < count; ++i) {
            const int place = m_is_big_endian ? i : count - 1 - i;
            value = value << 8 | bytes.at(at + static_cast<std::size_t>(place));
        }
        return value;
    }

    // One whole number of an entry, which stands in the entry itself.
    std::uint64_t value(const HeaderBytes& entries, std::size_t at) const {
        const auto type = number(entries, at + 2, 2);
        const auto count = number(entries, at + 4, m_is_large ? 8 : 4);
        const std::size_t place = at + (m_is_large ? 12 : 8);
        if (count != 1) return 0;
        if (type == 3) return number(entries, place, 2);
        if (type == 4) return number(entries, place, 4);
        if (type == 16 && m_is_large) return number(entries, place, 8);
        return 0;
    }

    HeaderBytes read(std::uint64_t from, std::size_t count) {
        std::vector<unsigned char> bytes(count);
        m_file.clear();
        if (from > static_cast<std::uint64_t>(std::numeric_limits<std::streamoff>::max()) ||
            !m_file.seekg(static_cast<std::streamoff>(from)))
            return HeaderBytes({});
        m_file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(count));
        bytes.resize(static_cast<std::size_t>(m_file.gcount()));
        return HeaderBytes(std::move(bytes));
    }

    std::istream& m_file;
    bool m_is_big_endian;
    bool m_is_large = false;
    std::uint64_t m_start = 0;
};

bool is_tiff(const HeaderBytes& bytes) {
    static constexpr std::string_view magics[] = {
        {"II*\0", 4}, {"MM\0*", 4}, {"II+\0", 4}, {"MM\0+", 4}};
    for (const std::string_view magic : magics) {
        if (bytes.has(magic)) return true;
    }
    return false;
}

// Whether it is worth asking the XML reader: a tag, perhaps behind a byte order mark and blanks,
// perhaps in UTF-16.
bool may_be_xml(const HeaderBytes& bytes) {
    const std::size_t first =
        bytes.text().find_first_not_of(std::string_view("\xEF\xBB\xBF\xFE\xFF \t\r\n\0", 10));
    return first != std::string_view::npos && bytes.at(first) == '<';
}

Size rounded(const VectorSize& size) {
    const auto pixels = [](double length) {
        return length > 0 && length < 1e9
                   ? std::max(std::uint64_t{1}, static_cast<std::uint64_t>(std::llround(length)))
                   : std::uint64_t{0};
    };
    return {pixels(size.width), pixels(size.height)};
}

}  // namespace

PictureHeader read_picture_header(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    std::vector<unsigned char> beginning(beginning_size);
    input.read(reinterpret_cast<char*>(beginning.data()),
               static_cast<std::streamsize>(beginning.size()));
    if (!input.is_open() || input.bad())
        throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()));
    beginning.resize(static_cast<std::size_t>(input.gcount()));
    const HeaderBytes bytes(std::move(beginning));

    PictureHeader header;
    Size size;
    header.media_type = "application/octet-stream";
    if (bytes.has("\x89PNG\r\n\x1a\n")) {
        header.media_type = "image/png";
        size = png_size(bytes);
    } else if (bytes.has("\xFF\xD8\xFF")) {
        header.media_type = "image/jpeg";
        size = jpeg_size(bytes);
    } else if (bytes.has("GIF87a") || bytes.has("GIF89a")) {
        header.media_type = "image/gif";
        size = gif_size(bytes);
    } else if (bytes.has("RIFF") && bytes.has("WEBP", 8)) {
        header.media_type = "image/webp";
        size = webp_size(bytes);
    } else if (is_tiff(bytes)) {
        header.media_type = "image/tiff";
        size = TiffDirectory(input, bytes).size();
    } else if (bytes.has("%PDF-")) {
        header.media_type = "application/pdf";
    } else if (may_be_xml(bytes)) {
        if (const auto vector = read_vector_size(bytes.text())) {
            header.media_type = "image/svg+xml";
            size = rounded(*vector);
        }
    }
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    if (size.width > 0 && size.height > 0 && size.width <= most && size.height <= most) {
        header.width = static_cast<int>(size.width);
        header.height = static_cast<int>(size.height);
    }
    return header;
}

}  // namespace vitrine
