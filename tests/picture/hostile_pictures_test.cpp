// A thousand odd pictures: each is refused with a sentence or rendered, within the stated limits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "picture/renderer.h"
#include "picture/sample_pictures.h"
#include "support/shared_data.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;

struct OddPicture {
    std::string what;  // how it was made
    std::string bytes;
};

// The same pictures in every run.
class Spoiler {
public:
    explicit Spoiler(std::vector<OddPicture> originals) : m_originals(std::move(originals)) {}

    OddPicture next() {
        OddPicture picture = m_originals[below(m_originals.size())];
        const std::size_t ways = 1 + below(3);
        for (std::size_t i = 0; i < ways && !picture.bytes.empty(); ++i) spoil(picture);
        return picture;
    }

private:
    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }
    char any_byte() { return static_cast<char>(below(256)); }

    void spoil(OddPicture& picture) {
        std::string& bytes = picture.bytes;
        const std::size_t at = below(bytes.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(bytes.size() - at, 400));
        switch (below(9)) {
            case 0:
                picture.what += ", cut";
                bytes.resize(at);
                break;
            case 1:
                picture.what += ", some bytes changed";
                for (std::size_t i = 0; i < 1 + length / 20; ++i)
                    bytes[below(bytes.size())] = any_byte();
                break;
            case 2:
                picture.what += ", header changed";
                bytes[below(std::min<std::size_t>(bytes.size(), 64))] = any_byte();
                break;
            case 3: {
                // Lengths, counts and offsets are what readers believe.
                picture.what += ", an extreme number";
                static const std::string numbers[] = {"\xFF\xFF\xFF\xFF"s, "\0\0\0\0"s,
                                                      "\x7F\xFF\xFF\xFF"s, "\x80\0\0\0"s,
                                                      "\0\0\0\x80"s};
                const std::size_t place = below(std::min<std::size_t>(bytes.size(), 256));
                bytes.replace(place, 4, numbers[below(5)]);
                break;
            }
            case 4:
                picture.what += ", a piece missing";
                bytes.erase(at, length);
                break;
            case 5:
                picture.what += ", a piece repeated";
                for (int i = 0; i < 20; ++i) bytes.insert(at, bytes.substr(at, length));
                break;
            case 6:
                picture.what += ", continued by another";
                bytes = bytes.substr(0, at) + m_originals[below(m_originals.size())].bytes;
                break;
            case 7:
                picture.what += ", zeroes in it";
                bytes.replace(at, length, length, '\0');
                break;
            default:
                picture.what += ", one bit turned";
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        }
    }

    std::vector<OddPicture> m_originals;
    std::mt19937 m_random{20'260'101};
};

// Texts that make drawing programs work, or look around.
std::vector<OddPicture> odd_drawings() {
    const auto svg = [](const std::string& inside, const std::string& attributes = "") {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" " +
               (attributes.empty() ? "width=\"64\" height=\"48\"" : attributes) + ">" + inside +
               "</svg>";
    };
    std::vector<OddPicture> drawings;
    std::string laughs = "<!DOCTYPE svg [<!ENTITY a0 \"ha\">";
    std::string uses = "<g id=\"u0\"><rect width=\"1\" height=\"1\"/></g>";
    for (int i = 1; i < 12; ++i) {
        std::string entities, copies;
        for (int j = 0; j < 10; ++j) {
            entities += "&a" + std::to_string(i - 1) + ";";
            copies += "<use xlink:href=\"#u" + std::to_string(i - 1) + "\"/>";
        }
        laughs += "<!ENTITY a" + std::to_string(i) + " \"" + entities + "\">";
        uses += "<g id=\"u" + std::to_string(i) + "\">" + copies + "</g>";
    }
    drawings.push_back({"a billion laughs", laughs + "]>" + svg("<text>&a11;</text>")});
    drawings.push_back({"a billion laughs as width", laughs + "]>" + svg("", "width=\"&a11;\"")});
    drawings.push_back({"a billion uses", svg(uses)});
    drawings.push_back({"a use of itself", svg("<g id=\"a\"><use xlink:href=\"#a\"/></g>")});
    std::string groups, ends;
    for (int i = 0; i < 100'000; ++i) {
        groups += "<g>";
        ends += "</g>";
    }
    drawings.push_back({"deep groups", svg(groups + ends)});
    drawings.push_back({"enormous", svg("<rect width=\"9e9\" height=\"9e9\"/>",
                                        "width=\"4000000000\" height=\"4000000000\"")});
    drawings.push_back(
        {"a line", svg("<rect width=\"9\"/>", "width=\"1000000\" height=\"0.001\"")});
    drawings.push_back({"no size", svg("", "width=\"0\" height=\"0\"")});
    drawings.push_back(
        {"a device", svg("<image xlink:href=\"file:///dev/zero\" width=\"9\" height=\"9\"/>")});
    drawings.push_back(
        {"a server",
         svg("<image xlink:href=\"http://127.0.0.1:1/a.png\" width=\"9\" height=\"9\"/>")});
    drawings.push_back(
        {"a broken picture inside", svg("<image xlink:href=\"data:image/png;base64,iVBORw0KGgo=\" "
                                        "width=\"9\" height=\"9\"/>")});
    drawings.push_back({"a large blur",
                        svg("<filter id=\"f\"><feGaussianBlur stdDeviation=\"1e6\"/></filter><rect "
                            "width=\"64\" height=\"48\" filter=\"url(#f)\"/>")});
    drawings.push_back(
        {"a tiny pattern",
         svg("<pattern id=\"p\" width=\"0.0001\" height=\"0.0001\" "
             "patternUnits=\"userSpaceOnUse\"><rect width=\"1\" height=\"1\"/></pattern><rect "
             "width=\"64\" height=\"48\" fill=\"url(#p)\"/>")});
    drawings.push_back(
        {"many dashes",
         svg("<path d=\"M0 0L1e9 1e9\" stroke=\"red\" stroke-dasharray=\"0.0001\"/>")});
    return drawings;
}

class HostilePictures : public ::testing::Test {
protected:
    HostilePictures() {
        setenv("VITRINE_PICTURE_HOST", built_program("vitrine-picture-host").c_str(), 1);
    }
    ~HostilePictures() override { unsetenv("VITRINE_PICTURE_HOST"); }

    std::vector<OddPicture> originals() {
        std::vector<OddPicture> pictures;
        std::vector<std::filesystem::path> files = write_samples(m_folder);
        save(two_pages(32, 32), m_folder / "moving.gif");
        save(two_pages(32, 32), m_folder / "moving.webp");
        save(two_pages(32, 32), m_folder / "pages.tif");
        save(with_transparent_half(32, 32), m_folder / "transparent.png");
        for (const char* name : {"moving.gif", "moving.webp", "pages.tif", "transparent.png"})
            files.push_back(m_folder / name);
        for (const auto& file : files)
            pictures.push_back({file.filename().string(), read_whole_file(file)});
        return pictures;
    }

    // Renders all of them on two threads, as they come.
    void render_all(const std::vector<OddPicture>& pictures) {
        std::atomic<std::size_t> next{0};
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 2; ++thread) {
            threads.emplace_back([&, thread] {
                const std::string name = std::to_string(thread);
                for (std::size_t i = next++; i < pictures.size(); i = next++) {
                    const auto file = m_folder.write("odd-" + name, pictures[i].bytes);
                    const auto format = static_cast<PictureFormat>(i % 3);
                    judge(pictures[i], render_picture(file, "odd", {64, format},
                                                      m_folder / ("made-" + name), Progress()));
                }
            });
        }
        threads.clear();
        std::string summary;
        for (const auto& [rule, count] : m_counts)
            summary += rule + " " + std::to_string(count) + ", ";
        std::cout << summary << "at most " << m_most_time.count() << " ms and "
                  << (m_most_memory >> 20) << " MiB\n";
    }

    void judge(const OddPicture& picture, const Rendered& rendered) {
        const std::lock_guard guard(m_mutex);
        ++m_counts[rendered.refusal ? rendered.refusal->rule : "rendered"];
        m_most_time = std::max(m_most_time, rendered.processor_time);
        m_most_memory = std::max(m_most_memory, rendered.peak_memory);
        EXPECT_LE(rendered.processor_time, picture_limit::processor_time + std::chrono::seconds(1))
            << picture.what;
        EXPECT_LE(rendered.peak_memory, picture_limit::memory) << picture.what;
        if (rendered.refusal) {
            EXPECT_FALSE(rendered.refusal->message.empty()) << picture.what;
            EXPECT_FALSE(rendered.refusal->fix.empty()) << picture.what;
            // A crash is kept from the catalogue, but should not be.
            EXPECT_NE(rendered.refusal->rule, "picture.crash") << picture.what;
        } else {
            EXPECT_GE(rendered.width, 1) << picture.what;
            EXPECT_LE(std::max(rendered.width, rendered.height), 64) << picture.what;
        }
    }

    TemporaryFolder m_folder;
    std::mutex m_mutex;
    std::map<std::string, int> m_counts;
    std::chrono::milliseconds m_most_time{0};
    std::int64_t m_most_memory = 0;
};

TEST_F(HostilePictures, OfEveryFormatAreRefusedOrRenderedWithinTheLimits) {
    Spoiler spoiler(originals());
    std::vector<OddPicture> pictures = odd_drawings();
    while (pictures.size() < 600) pictures.push_back(spoiler.next());
    render_all(pictures);
    EXPECT_GT(m_counts["rendered"], 50);
    EXPECT_GT(m_counts["picture.damaged"], 50);
}

TEST_F(HostilePictures, FromCollectionsAreRefusedOrRenderedWithinTheLimits) {
    VITRINE_SHARED_FILE(folder, "data/nasty/images");
    std::vector<OddPicture> collected;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        collected.push_back({entry.path().filename().string(), read_whole_file(entry.path())});
    std::sort(collected.begin(), collected.end(),
              [](const OddPicture& a, const OddPicture& b) { return a.what < b.what; });
    ASSERT_FALSE(collected.empty());
    std::vector<OddPicture> pictures = collected;
    Spoiler spoiler(std::move(collected));
    while (pictures.size() < 400) pictures.push_back(spoiler.next());
    render_all(pictures);
}

}  // namespace
}  // namespace vitrine::test
