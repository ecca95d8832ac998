#include "picture/picture_header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "picture/sample_pictures.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;

class PictureHeaders : public ::testing::Test {
protected:
    // "image/png 64 x 48"
    std::string read(const std::string& bytes) { return read_file(m_folder.write("file", bytes)); }
    static std::string read_file(const std::filesystem::path& file) {
        const PictureHeader header = read_picture_header(file);
        return header.media_type + " " + std::to_string(header.width) + " x " +
               std::to_string(header.height);
    }

    TemporaryFolder m_folder;
};

TEST_F(PictureHeaders, SayKindAndSizeOfEveryFormat) {
    for (const auto& file : write_samples(m_folder)) {
        const std::string ending = file.extension().string().substr(1);
        const std::string kind = ending == "jpg"   ? "jpeg"
                                 : ending == "tif" ? "tiff"
                                 : ending == "svg" ? "svg+xml"
                                                   : ending;
        EXPECT_EQ(read_file(file), "image/" + kind + " 64 x 48") << file.filename();
    }
    EXPECT_EQ(read("%PDF-1.7\n1 0 obj\n"), "application/pdf 0 x 0");
    EXPECT_EQ(read("just words"), "application/octet-stream 0 x 0");
    EXPECT_EQ(read(""), "application/octet-stream 0 x 0");
    EXPECT_THROW(read_picture_header(m_folder / "absent"), Error);
}

TEST_F(PictureHeaders, ReadATiffOfEitherByteOrderWhereverItsDirectoryLies) {
    const std::string entries =
        "\x01\x00\x00\x03\x00\x00\x00\x01\x02\x80\x00\x00"s   // width 640, a short
        "\x01\x01\x00\x04\x00\x00\x00\x01\x00\x01\x00\x00"s;  // height 65536, a long
    const std::string file =
        "MM\0*\x00\x00\x10\x00"s + std::string(4088, 'x') + "\x00\x02"s + entries;
    EXPECT_EQ(read(file), "image/tiff 640 x 65536");
    EXPECT_EQ(read("II*\0\x08\0\0\0\x02\0"s
                   "\x00\x01\x03\0\x01\0\0\0\x80\x02\0\0"s
                   "\x01\x01\x03\0\x01\0\0\0\xE0\x01\0\0"s),
              "image/tiff 640 x 480");
}

TEST_F(PictureHeaders, OfATiffThatContradictsItselfHaveNoSize) {
    const std::string none = "image/tiff 0 x 0";
    EXPECT_EQ(read("II*\0"s), none);
    EXPECT_EQ(read("II*\0\xFF\xFF\xFF\xFF"s), none) << "a directory behind the end";
    EXPECT_EQ(read("II*\0\x02\0\0\0\x01\0"s), none) << "a directory within the header";
    EXPECT_EQ(read("II*\0\x08\0\0\0\xFF\xFF"s), none) << "more entries than can be";
    EXPECT_EQ(read("II*\0\x08\0\0\0\x01\0\x00\x01\x03\0\x01\0\0\0\x80\x02\0\0"s), none)
        << "no height";
    EXPECT_EQ(read("II*\0\x08\0\0\0\x02\0\x00\x01\x02\0\x01\0\0\0\x80\x02\0\0"s
                   "\x01\x01\x03\0\x02\0\0\0\xE0\x01\0\0"s),
              none)
        << "a text for width, two heights";
    EXPECT_EQ(read("II+\0\x04\0\0\0\x10\0\0\0\0\0\0\0"s), none) << "numbers of four bytes";
    EXPECT_EQ(read("II+\0\x08\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s), none);
}

TEST_F(PictureHeaders, ReadTheSizeOfAnSvgInItsUnits) {
    const auto svg = [this](const std::string& attributes) {
        return read("<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + "/>");
    };
    EXPECT_EQ(svg("width=\"210mm\" height=\"29.7cm\""), "image/svg+xml 794 x 1123");
    EXPECT_EQ(svg("width=\"1in\" height=\"72pt\""), "image/svg+xml 96 x 96");
    EXPECT_EQ(svg("width=\"10px\" height=\"0.2\""), "image/svg+xml 10 x 1");
    EXPECT_EQ(svg("viewBox=\"0 0 24 48\""), "image/svg+xml 24 x 48");
    EXPECT_EQ(svg("viewBox=\"-12,-12,24,48\" width=\"48\""), "image/svg+xml 48 x 96");
    EXPECT_EQ(svg("width=\"100%\" height=\"100%\" viewBox=\"0 0 24 24\""), "image/svg+xml 24 x 24");
    EXPECT_EQ(svg("width=\"100%\" height=\"50%\""), "image/svg+xml 0 x 0");
    EXPECT_EQ(svg("width=\"-5\" height=\"1e300\""), "image/svg+xml 0 x 0");
    EXPECT_EQ(svg("width=\"nan\" height=\"inf\""), "image/svg+xml 0 x 0");
}

TEST_F(PictureHeaders, KnowAnSvgByItsFirstElementWhateverStandsBefore) {
    const std::string begin = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    EXPECT_EQ(read("\xEF\xBB\xBF" + begin +
                   "<!-- <html> -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                   "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<s:svg "
                   "xmlns:s=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"4\">"),
              "image/svg+xml 3 x 4");
    EXPECT_EQ(
        read(
            "\xFF\xFE<\0s\0v\0g\0 \0w\0i\0d\0t\0h\0=\0'\0005\0'\0 \0h\0e\0i\0g\0h\0t\0=\0'\0006\0'\0/\0>\0"s),
        "image/svg+xml 5 x 6");
    EXPECT_EQ(read(begin + "<html><svg width=\"3\" height=\"4\"/></html>"),
              "application/octet-stream 0 x 0");
    EXPECT_EQ(read("<svgx/>"), "application/octet-stream 0 x 0");
    EXPECT_EQ(read("<"), "application/octet-stream 0 x 0");
    EXPECT_EQ(read("<!DOCTYPE svg [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;\">]><svg width=\"&b;\" "
                   "height=\"2\"/>"),
              "image/svg+xml 11 x 2");
    EXPECT_EQ(read("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><svg width=\"&a;\" "
                   "height=\"2\"/>"),
              "application/octet-stream 0 x 0");
}

TEST_F(PictureHeaders, OfOtherBrokenFormatsHaveNoSize) {
    EXPECT_EQ(read("\x89PNG\r\n\x1a\n"s), "image/png 0 x 0");
    EXPECT_EQ(read("\x89PNG\r\n\x1a\n\0\0\0\x0DtEXt\0\0\1\0\0\0\1\0"s), "image/png 0 x 0");
    EXPECT_EQ(read("\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\xFF\0\0\0\0\0\1\0"s), "image/png 0 x 0");
    EXPECT_EQ(read("\xFF\xD8\xFF\xE0\0\0\0\0\0\0\0\0\0\0"s), "image/jpeg 0 x 0");
    EXPECT_EQ(read("\xFF\xD8\xFF\xC0\0\x02\x08\0\x10\0\x20\x03\1\2\3"s), "image/jpeg 0 x 0");
    EXPECT_EQ(read("\xFF\xD8\xFF\xFF\xC0\0\x11\x08\0\x10\0\x20\x03\1\2\3"s), "image/jpeg 32 x 16");
    EXPECT_EQ(read("GIF89a\1"), "image/gif 0 x 0");
    EXPECT_EQ(read("RIFF\0\0\0\0WEBPVP8 "s), "image/webp 0 x 0");
    EXPECT_EQ(read("RIFF\0\0\0\0WEBPVP8 "s + std::string(20, '\1')), "image/webp 0 x 0");
}

// Whatever a byte is turned into, a header is either read or has no size; nothing else happens.
TEST_F(PictureHeaders, SurviveEveryByteOfTheirBeginning) {
    for (const auto& file : write_samples(m_folder)) {
        const std::string bytes = read_whole_file(file);
        for (std::size_t at = 0; at < std::min<std::size_t>(bytes.size(), 64); ++at) {
            for (const char replacement : {'\0', '\xFF'}) {
                std::string changed = bytes;
                changed[at] = replacement;
                const PictureHeader header =
                    read_picture_header(m_folder.write("changed", changed));
                EXPECT_EQ(header.width == 0, header.height == 0);
                EXPECT_GE(header.width, 0);
            }
            read_picture_header(m_folder.write("cut", bytes.substr(0, at)));
        }
    }
}

}  // namespace
}  // namespace vitrine::test
