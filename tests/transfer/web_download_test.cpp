// Fetches from a real server on the loopback.
#include "transfer/web_download.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/error.h"
#include "support/loopback_server.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class WebDownload : public testing::Test {
protected:
    std::filesystem::path fetch(const std::string& path) {
        return download(server.address(path), folder.path(), limits, Progress());
    }
    // The failure and the sentence with which it is refused; empty if it is not.
    std::pair<std::optional<Failure>, std::string> refusal(const std::string& address) {
        try {
            download(address, folder.path(), limits, Progress());
        } catch (const Error& error) {
            EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "nothing half is left";
            return {error.failure(), error.sentence()};
        }
        return {};
    }

    TemporaryFolder folder;
    DownloadLimits limits;
    LoopbackServer server{[this](const std::string& path) {
        if (path == "/feed/products.csv?key=1") return LoopbackServer::ok("sku;name\n1;One\n");
        if (path == "/named")
            return LoopbackServer::ok(
                "x", "Content-Disposition: attachment; filename=\"../Spring list.csv\"\r\n");
        if (path == "/") return LoopbackServer::ok("x");
        if (path == "/moved") return LoopbackServer::status("302 Found", "Location: /\r\n");
        if (path == "/round") return LoopbackServer::status("302 Found", "Location: /round\r\n");
        if (path == "/file")
            return LoopbackServer::status("302 Found", "Location: file:///etc/hostname\r\n");
        if (path == "/secret") return LoopbackServer::status("401 Unauthorized");
        if (path == "/broken") return LoopbackServer::status("500 Internal Server Error");
        if (path == "/long") return LoopbackServer::ok(std::string(3000, 'x'));
        if (path == "/silent") return std::string();
        return LoopbackServer::status("404 Not Found");
    }};
};

TEST_F(WebDownload, KeepsTheFileUnderItsName) {
    const auto file = fetch("/feed/products.csv?key=1");
    EXPECT_EQ(file.filename(), "products.csv");
    EXPECT_EQ(read_whole_file(file), "sku;name\n1;One\n");
    EXPECT_EQ(fetch("/named").filename(), "Spring list.csv");
    EXPECT_EQ(fetch("/").filename(), "download");
    EXPECT_EQ(fetch("/moved").parent_path(), folder.path());
}

TEST_F(WebDownload, SaysWhyItDoesNotFetch) {
    const auto sentence = [&](const char* path) { return refusal(server.address(path)).second; };
    EXPECT_THAT(sentence("/none.csv"), HasSubstr("There is nothing at http://127.0.0.1"));
    EXPECT_THAT(sentence("/secret"), HasSubstr("without signing in"));
    EXPECT_THAT(sentence("/broken"), HasSubstr("refused with the status 500"));
    EXPECT_THAT(sentence("/file"), HasSubstr("not fetched from here"));
    EXPECT_EQ(refusal("http://127.0.0.1:1/x").first, Failure::network);
    EXPECT_EQ(refusal("http://no.such.host.invalid/x").first, Failure::network);
    EXPECT_EQ(refusal("ftp://127.0.0.1/x").first, Failure::usage);
    EXPECT_EQ(refusal("/etc/hostname").first, Failure::usage);
}

TEST_F(WebDownload, FollowsAFewStepsAndNoMore) {
    EXPECT_THAT(refusal(server.address("/round")).second, HasSubstr("without end"));
    EXPECT_EQ(server.asked(), limits.redirects + 1);
}

TEST_F(WebDownload, EndsAtItsLimits) {
    limits.bytes = 2999;
    EXPECT_EQ(refusal(server.address("/long")).first, Failure::invalid);
    limits.bytes = 3000;
    EXPECT_EQ(read_whole_file(fetch("/long")).size(), 3000U);
    std::filesystem::remove(folder / "long");
    limits.time = std::chrono::seconds(1);
    EXPECT_THAT(refusal(server.address("/silent")).second, HasSubstr("took too long"));
}

TEST_F(WebDownload, StopsWhenAsked) {
    std::stop_source stop;
    const Progress progress(stop.get_token());
    const std::jthread asks([&] {
        while (server.asked() == 0) std::this_thread::yield();
        stop.request_stop();
    });
    try {
        download(server.address("/silent"), folder.path(), limits, progress);
        FAIL() << "it went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::cancelled);
    }
}

TEST(WebAddress, IsKnownByItsBeginningAndShownWithoutSecrets) {
    EXPECT_TRUE(is_download_address("HTTPS://shop.example/x"));
    EXPECT_FALSE(is_download_address("httpx://shop.example/x"));
    EXPECT_FALSE(is_download_address("products.csv"));
    const std::string shown = shown_address("https://me:pass@shop.example/a@b.csv?key=1");
    EXPECT_EQ(shown, "https://shop.example/a@b.csv");
    EXPECT_THAT(shown, Not(HasSubstr("pass")));
}

}  // namespace
}  // namespace vitrine::test
