// An import that is stopped or killed leaves nothing of itself.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "operations/import_fixture.h"
#include "operations/verify_catalogue.h"

namespace vitrine::test {
namespace {

class ImportKill : public ImportTest {
protected:
    // Products enough for many commits.
    std::filesystem::path many_products(int count) {
        std::string text = "sku;family;name-en_US;price-EUR;X_SELL-products\n";
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            text += "p" + number + ";shirt;Shirt " + number + ";" + number + ".50;p" +
                    std::to_string(count - 1 - i) + "\n";
        }
        return m_folder.write("in/products.csv", text);
    }
    ImportOptions small_commits(const std::filesystem::path& file) {
        ImportOptions options;
        options.paths = {file};
        options.rows_per_commit = 100;
        return options;
    }
    void expect_nothing_left() {
        EXPECT_EQ(m_catalogue->products().count(ProductKind::simple), m_products_before);
        EXPECT_TRUE(m_catalogue->journal().running().empty());
        EXPECT_EQ(structure().attributes.size(), 17U);
    }
    // A product that is there makes a later import commit in chunks.
    void import_one_product() {
        import({m_folder.write("in/one.csv", "sku;family\nfirst;shirt\n")});
        m_products_before = 1;
    }
    void cancel(const std::filesystem::path& file);
    void kill_often(const std::filesystem::path& file);

    static constexpr int product_count = 20'000;
    std::int64_t m_products_before = 0;
};

void ImportKill::cancel(const std::filesystem::path& file) {
    std::stop_source stop;
    const Progress progress(stop.get_token());
    std::jthread user([&](const std::stop_token& given_up) {
        while (progress.snapshot().done == 0 && !given_up.stop_requested())
            std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stop.request_stop();
    });
    try {
        import_catalogue(*m_catalogue, small_commits(file), progress);
        FAIL() << "it was done before anybody could stop it";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::cancelled);
    }
    expect_nothing_left();
    open();
    expect_nothing_left();
}

TEST_F(ImportKill, CancelledItLeavesNothing) {
    cancel(many_products(product_count));
}

TEST_F(ImportKill, CancelledInACatalogueWithProductsItLeavesNothing) {
    import_one_product();
    cancel(many_products(product_count));
}

TEST_F(ImportKill, WithoutRoomOnTheDiskItSaysSoAndLeavesNothing) {
    const auto file = many_products(product_count);
    const auto catalogue = m_catalogue->file();
    m_catalogue.reset();
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // No file may grow beyond 2 MB: what a full disk is to the program.
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{2'000'000, 2'000'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        int result = 1;
        try {
            Catalogue opened(catalogue, sql::Access::read_write, sql::Purpose::job);
            import_catalogue(opened, small_commits(file), Progress());
        } catch (const Error& error) {
            result = error.failure() == Failure::storage && !error.sentence().empty() ? 0 : 2;
        } catch (...) {
            result = 3;
        }
        _exit(result);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    m_catalogue = std::make_unique<Catalogue>(catalogue);
    expect_nothing_left();
    EXPECT_TRUE(verify_catalogue(*m_catalogue, Progress()).damage.empty());
}

void ImportKill::kill_often(const std::filesystem::path& file) {
    constexpr int kills = 20;
    const std::int64_t all = m_products_before + product_count;
    const auto catalogue = m_catalogue->file();
    int interrupted = 0;
    for (int i = 0; i < kills; ++i) {
        m_catalogue.reset();
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            try {
                Catalogue opened(catalogue, sql::Access::read_write, sql::Purpose::job);
                import_catalogue(opened, small_commits(file), Progress());
            } catch (...) {
                _exit(1);
            }
            _exit(0);
        }
        // Spread over the time that the whole import takes, from before the first commit on.
        std::this_thread::sleep_for(std::chrono::milliseconds(2 + 7 * i % 80));
        kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        m_catalogue = std::make_unique<Catalogue>(catalogue);
        EXPECT_TRUE(verify_catalogue(*m_catalogue, Progress()).damage.empty())
            << "after kill " << i;
        if (WIFEXITED(status)) {
            ASSERT_EQ(WEXITSTATUS(status), 0);
            EXPECT_EQ(m_catalogue->products().count(ProductKind::simple), all);
            break;
        }
        ++interrupted;
        if (m_catalogue->products().count(ProductKind::simple) == all) break;  // killed when done
        expect_nothing_left();
    }
    EXPECT_GT(interrupted, kills / 2);
    RecordProperty("interrupted", interrupted);
    import({file});
    EXPECT_EQ(m_catalogue->products().count(ProductKind::simple), all);
    EXPECT_EQ(links("p0", "X_SELL").size(), 1U);
    EXPECT_TRUE(verify_catalogue(*m_catalogue, Progress()).damage.empty());
}

TEST_F(ImportKill, KilledAtAnyMomentItLeavesNothingAndCanBeDoneAgain) {
    kill_often(many_products(product_count));
}

TEST_F(ImportKill, KilledInACatalogueWithProductsItLeavesNothingAndCanBeDoneAgain) {
    import_one_product();
    kill_often(many_products(product_count));
}

}  // namespace
}  // namespace vitrine::test
