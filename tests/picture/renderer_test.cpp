#include "picture/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "picture/picture_header.h"
#include "picture/sample_pictures.h"
#include "support/shared_data.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

// Sanitizers need memory of their own, and have the limit counted in another way.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
// What the thread sanitizer keeps of a picture's memory, and is counted with it.
#if defined(__SANITIZE_THREAD__)
constexpr std::int64_t memory_of_sanitizer = picture_limit::memory / 4;
#else
constexpr std::int64_t memory_of_sanitizer = 0;
#endif

// Nothing in a picture's words may depend on what the caller finds: it reads the file back.
class Renderer : public ::testing::Test {
protected:
    Renderer() { setenv("VITRINE_PICTURE_HOST", built_program("vitrine-picture-host").c_str(), 1); }
    ~Renderer() override { unsetenv("VITRINE_PICTURE_HOST"); }

    Rendered render(const std::filesystem::path& original, int edge = 32,
                    PictureFormat format = PictureFormat::png) {
        m_made = m_folder / ("made."s + std::string(format_name(format)));
        std::filesystem::remove(m_made);
        return render_picture(original, original.filename().string(), {edge, format}, m_made,
                              Progress());
    }
    Rendered render_bytes(const std::string& bytes, int edge = 32,
                          PictureFormat format = PictureFormat::png) {
        return render(m_folder.write("file", bytes), edge, format);
    }
    static std::string rule(const Rendered& rendered) {
        return rendered.refusal ? rendered.refusal->rule : "";
    }
    static std::string size(const Rendered& rendered) {
        return rendered.refusal
                   ? rendered.refusal->message
                   : std::to_string(rendered.width) + " x " + std::to_string(rendered.height);
    }
    // "230 0 20", or with a fourth number for transparency.
    std::vector<int> pixel(int x, int y) {
        start_vips();
        const Image image(vips_image_new_from_file(m_made.c_str(), NULL));
        double* values = nullptr;
        int count = 0;
        check_vips(vips_getpoint(image.get(), &values, &count, x, y, NULL));
        const std::vector<int> pixel(values, values + count);
        g_free(values);
        return pixel;
    }
    static bool is_near(const std::vector<int>& pixel, const std::vector<int>& expected) {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (i >= pixel.size() || std::abs(pixel[i] - expected[i]) > 25) return false;
        }
        return true;
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_made;
};

TEST_F(Renderer, MakesEveryFormatOfEveryFormat) {
    for (const auto& file : write_samples(m_folder)) {
        for (const auto format : {PictureFormat::jpeg, PictureFormat::png, PictureFormat::webp}) {
            const auto what = file.filename().string() + " as " + std::string(format_name(format));
            EXPECT_EQ(size(render(file, 32, format)), "32 x 24") << what;
            EXPECT_TRUE(is_near(pixel(4, 4), {230, 0, 20})) << what;
            EXPECT_TRUE(is_near(pixel(28, 4), {20, 0, 230})) << what;
            EXPECT_EQ(read_picture_header(m_made).width, 32) << what;
        }
    }
}

TEST_F(Renderer, NeverEnlargesButDrawsAnSvgAsLargeAsAskedFor) {
    save(two_colours(64, 48), m_folder / "a.png");
    EXPECT_EQ(size(render(m_folder / "a.png", 500)), "64 x 48");
    EXPECT_EQ(size(render_bytes(sample_svg, 512)), "512 x 384");
}

TEST_F(Renderer, TurnsThePictureAsItsOrientationSays) {
    Image picture = two_colours(64, 48);
    vips_image_set_int(picture.get(), "orientation", 6);  // its left side is the top
    save(picture, m_folder / "a.jpg");
    EXPECT_EQ(size(render(m_folder / "a.jpg")), "24 x 32");
    EXPECT_TRUE(is_near(pixel(20, 4), {230, 0, 20}));
    EXPECT_TRUE(is_near(pixel(20, 28), {20, 0, 230}));
    EXPECT_EQ(read_whole_file(m_made).find("Exif"), std::string::npos);
}

TEST_F(Renderer, ConvertsTheColoursOfTheirProfileToThoseOfScreens) {
    const Image picture = two_colours(64, 48);
    VipsImage* wide = nullptr;
    check_vips(vips_icc_transform(picture.get(), &wide, "p3", "input_profile", "srgb", NULL));
    const Image in_p3(wide);
    save(in_p3, m_folder / "a.png");
    EXPECT_EQ(rule(render(m_folder / "a.png")), "");
    EXPECT_TRUE(is_near(pixel(4, 4), {230, 0, 20}));
    EXPECT_TRUE(is_near(pixel(28, 4), {20, 0, 230}));

    VipsImage* printed = nullptr;
    check_vips(vips_icc_transform(picture.get(), &printed, "cmyk", "input_profile", "srgb", NULL));
    const Image in_cmyk(printed);
    save(in_cmyk, m_folder / "a.jpg");
    EXPECT_EQ(rule(render(m_folder / "a.jpg")), "");
    ASSERT_EQ(pixel(4, 4).size(), 3U);
    EXPECT_GT(pixel(4, 4)[0], 180);
    EXPECT_LT(pixel(4, 4)[2], 90);
}

TEST_F(Renderer, KeepsTransparencyWhereTheFormatHasIt) {
    save(with_transparent_half(64, 48), m_folder / "a.png");
    EXPECT_EQ(rule(render(m_folder / "a.png", 32, PictureFormat::png)), "");
    EXPECT_EQ(pixel(28, 4).back(), 0);
    EXPECT_EQ(rule(render(m_folder / "a.png", 32, PictureFormat::webp)), "");
    EXPECT_EQ(pixel(28, 4).back(), 0);
    EXPECT_EQ(rule(render(m_folder / "a.png", 32, PictureFormat::jpeg)), "");
    EXPECT_TRUE(is_near(pixel(28, 4), {255, 255, 255}));
    EXPECT_TRUE(is_near(pixel(4, 4), {230, 0, 20}));
}

TEST_F(Renderer, TakesTheFirstFrameOrPage) {
    for (const char* name : {"a.gif", "a.webp", "a.tif"}) {
        save(two_pages(64, 48), m_folder / name);
        EXPECT_EQ(size(render(m_folder / name)), "32 x 24") << name;
        EXPECT_TRUE(is_near(pixel(28, 20), {230, 0, 20})) << name;
    }
}

TEST_F(Renderer, MakesTheSameBytesAgain) {
    save(two_colours(300, 200), m_folder / "a.jpg");
    for (const auto format : {PictureFormat::jpeg, PictureFormat::png, PictureFormat::webp}) {
        ASSERT_EQ(rule(render(m_folder / "a.jpg", 100, format)), "");
        const std::string first = read_whole_file(m_made);
        ASSERT_EQ(rule(render(m_folder / "a.jpg", 100, format)), "");
        EXPECT_EQ(read_whole_file(m_made), first);
    }
}

TEST_F(Renderer, DrawsNothingThatAnSvgNamesElsewhere) {
    save(two_colours(64, 48), m_folder / "red.png");
    for (const std::string& link : {"red.png"s, "file://" + (m_folder / "red.png").string(),
                                    (m_folder / "red.png").string(), "./red.png#a"s}) {
        const auto drawn = render_bytes(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" "
            "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"64\" height=\"48\">"
            "<image xlink:href=\"" +
            link + "\" width=\"64\" height=\"48\"/></svg>");
        ASSERT_EQ(rule(drawn), "") << link;
        EXPECT_EQ(pixel(4, 4).back(), 0) << link;
    }
    const auto entity = render_bytes(
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" "
        "height=\"48\"><text>&a;</text></svg>");
    if (!entity.refusal) {
        EXPECT_EQ(pixel(4, 4).back(), 0);
    }
}

TEST_F(Renderer, RefusesWhatIsNoPicture) {
    const auto refused = render_bytes("%PDF-1.7\n");
    EXPECT_EQ(rule(refused), "picture.kind");
    EXPECT_EQ(refused.refusal->message, "file is no picture that can be shown.");
    EXPECT_EQ(rule(render_bytes("words")), "picture.kind");
    EXPECT_EQ(rule(render_bytes("P6\n1 1\n255\nabc")), "picture.kind");
    EXPECT_FALSE(std::filesystem::exists(m_made));
}

TEST_F(Renderer, RefusesWhatIsTooLargeBeforeDecoding) {
    save(two_colours(64, 48), m_folder / "a.jpg");
    std::filesystem::resize_file(m_folder / "a.jpg", picture_limit::bytes + 1);
    EXPECT_EQ(rule(render(m_folder / "a.jpg")), "picture.bytes");

    // Only the numbers of the header are large.
    save(two_colours(64, 48), m_folder / "a.gif");
    std::string gif = read_whole_file(m_folder / "a.gif");
    gif.replace(6, 4, "\xFF\xFF\xFF\xFF");
    const auto refused = render_bytes(gif);
    EXPECT_EQ(rule(refused), "picture.pixels");
    EXPECT_THAT(refused.refusal->message, HasSubstr("more than 100 million pixels"));
    if (!is_sanitized) {
        EXPECT_LT(refused.peak_memory, std::int64_t{200} << 20);
    }
}

TEST_F(Renderer, RefusesTooManyFrames) {
    std::string gif = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF"s;
    for (int i = 0; i <= picture_limit::frames; ++i) gif += ",\0\0\0\0\1\0\1\0\0\2\2D\1\0"s;
    EXPECT_EQ(rule(render_bytes(gif + ";")), "picture.frames");
}

TEST_F(Renderer, RefusesADamagedPictureWithTheReason) {
    save(two_colours(200, 200), m_folder / "a.jpg");
    const std::string whole = read_whole_file(m_folder / "a.jpg");
    const auto refused = render_bytes(whole.substr(0, whole.size() / 2));
    EXPECT_EQ(rule(refused), "picture.damaged");
    EXPECT_THAT(refused.refusal->message, HasSubstr("Premature end"));
    EXPECT_FALSE(refused.refusal->fix.empty());
    // Where the library has no words, the sentence ends earlier.
    save(two_colours(200, 200), m_folder / "a.png");
    const std::string png = read_whole_file(m_folder / "a.png");
    const auto wordless = render_bytes(png.substr(0, png.size() / 2));
    ASSERT_TRUE(wordless.refusal);
    EXPECT_THAT(wordless.refusal->message, testing::Not(testing::EndsWith(": ")));
}

TEST_F(Renderer, StopsAPictureThatTakesTooLong) {
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"><filter id=\"f\">";
    for (int i = 0; i < 3000; ++i) svg += "<feGaussianBlur stdDeviation=\"9\"/>";
    svg += "</filter><rect width=\"100\" height=\"100\" filter=\"url(#f)\"/></svg>";
    const auto refused = render_bytes(svg, 3000);
    EXPECT_EQ(rule(refused), "picture.time");
    EXPECT_LE(refused.processor_time, picture_limit::processor_time + std::chrono::seconds(1));
}

TEST_F(Renderer, StopsAPictureThatNeedsTooMuchMemory) {
    // 95 million pixels of eight bytes, interlaced, so that none can be drawn before all are read.
    save(two_colours(64, 48), m_folder / "a.png", "[interlace]");
    std::string png = read_whole_file(m_folder / "a.png");
    const auto put = [&png](std::size_t at, std::uint32_t number) {
        for (std::size_t i = 0; i < 4; ++i)
            png[at + i] = static_cast<char>(number >> (24 - 8 * i) & 0xFF);
    };
    put(16, 9700);
    put(20, 9700);
    png[24] = 16;
    png[25] = 6;
    std::uint32_t crc = 0xFFFFFFFF;
    for (std::size_t at = 12; at < 29; ++at) {
        crc ^= static_cast<unsigned char>(png[at]);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    put(29, ~crc);
    const auto refused = render_bytes(png);
    EXPECT_TRUE(is_sanitized ? refused.refusal.has_value() : rule(refused) == "picture.memory")
        << rule(refused);
    EXPECT_LE(refused.peak_memory, picture_limit::memory + memory_of_sanitizer);
}

TEST_F(Renderer, SaysWhatIsWrongWithTheCallAndNotWithThePicture) {
    save(two_colours(64, 48), m_folder / "a.png");
    EXPECT_THROW(render(m_folder / "a.png", 0), Error);
    EXPECT_THROW(render(m_folder / "a.png", most_rendition_edge + 1), Error);
    EXPECT_THROW(render(m_folder / "absent.png"), Error);
    EXPECT_THROW(render_picture(m_folder / "a.png", "a.png", {32, PictureFormat::png},
                                m_folder / "no/such/folder", Progress()),
                 Error);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(render_picture(m_folder / "a.png", "a.png", {32, PictureFormat::png},
                                m_folder / "b", Progress(stop.get_token())),
                 Error);
    setenv("VITRINE_PICTURE_HOST", "/nonexistent/host", 1);
    EXPECT_THROW(render(m_folder / "a.png"), Error);
}

TEST(Renditions, HaveNamesForTheirPurposes) {
    EXPECT_EQ(find_rendition("thumbnail"), (RenditionSpec{256, PictureFormat::png}));
    EXPECT_EQ(find_rendition("poster"), std::nullopt);
    EXPECT_EQ(find_format("jpeg"), PictureFormat::jpeg);
    EXPECT_EQ(find_format("webp"), PictureFormat::webp);
    EXPECT_EQ(find_format("pdf"), std::nullopt);
}

}  // namespace
}  // namespace vitrine::test
