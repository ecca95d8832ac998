#include "operations/asset_rendition.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/checksum.h"
#include "base/error.h"
#include "picture/picture_header.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

class AssetRenditions : public testing::Test {
protected:
    AssetRenditions() {
        setenv("VITRINE_PICTURE_HOST", built_program("vitrine-picture-host").c_str(), 1);
    }
    ~AssetRenditions() override { unsetenv("VITRINE_PICTURE_HOST"); }

    AssetRendition render(const std::string& bytes, const RenditionSpec& spec = {32, {}}) {
        const std::string checksum = sha256(bytes);
        const auto file = m_folder.write("shop.vitrine.assets/" + checksum, bytes);
        return render_asset(m_folder / "shop.vitrine", file, "a.svg", spec, Progress());
    }
    int files() const {
        const std::filesystem::recursive_directory_iterator all(
            renditions_folder(m_folder / "shop.vitrine"));
        return static_cast<int>(std::count_if(
            begin(all), end(all), [](const auto& entry) { return entry.is_regular_file(); }));
    }

    const std::string m_picture =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"48\"/>";
    TemporaryFolder m_folder;
};

TEST_F(AssetRenditions, AreMadeOnceAndKept) {
    const AssetRendition first = render(m_picture);
    ASSERT_FALSE(first.refusal) << first.refusal->message;
    EXPECT_EQ(read_picture_header(first.file).width, 32);
    setenv("VITRINE_PICTURE_HOST", "/nonexistent", 1);
    EXPECT_EQ(render(m_picture).file, first.file) << "made again";
    EXPECT_THROW(render(m_picture, {33, {}}), Error) << "another one is not there yet";
}

TEST_F(AssetRenditions, MayBeDeletedAtAnyTime) {
    const AssetRendition first = render(m_picture);
    const std::string bytes = read_whole_file(first.file);
    std::filesystem::remove_all(renditions_folder(m_folder / "shop.vitrine"));
    EXPECT_EQ(read_whole_file(render(m_picture).file), bytes);
    std::filesystem::resize_file(first.file, 0);  // as a crash may leave it
    EXPECT_EQ(read_whole_file(render(m_picture).file), bytes);
}

TEST_F(AssetRenditions, DifferByWhatWasAskedFor) {
    render(m_picture, {32, PictureFormat::jpeg});
    render(m_picture, {32, PictureFormat::png});
    render(m_picture, {48, PictureFormat::png});
    EXPECT_EQ(files(), 3);
    forget_renditions(m_folder / "shop.vitrine", sha256("other"));
    EXPECT_EQ(files(), 3);
    forget_renditions(m_folder / "shop.vitrine", sha256(m_picture));
    EXPECT_EQ(files(), 0);
}

TEST_F(AssetRenditions, OfARefusedPictureLeaveNothing) {
    const AssetRendition refused = render("%PDF-1.7");
    ASSERT_TRUE(refused.refusal);
    EXPECT_EQ(refused.refusal->rule, "picture.kind");
    EXPECT_EQ(refused.refusal->message, "a.svg is no picture that can be shown.");
    EXPECT_TRUE(refused.file.empty());
    EXPECT_EQ(files(), 0);
}

}  // namespace
}  // namespace vitrine::test
