#include "store/statement_queue.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "store/sqlite_connection.h"
#include "support/temporary_folder.h"

namespace vitrine::sql {
namespace {

using test::TemporaryFolder;

class Queue : public testing::Test {
protected:
    void SetUp() override {
        connection->execute(
            "CREATE TABLE pair (id INTEGER PRIMARY KEY, name TEXT, data BLOB CHECK (id < 50000))");
    }
    std::int64_t number(std::string_view query) const {
        std::int64_t found = -1;
        each(*connection->prepare(query), [&](const Statement& row) { found = row.integer(0); });
        return found;
    }
    static void add(StatementQueue& queue, int id) {
        queue.bind(1, id).bind(2, std::string_view("name of " + std::to_string(id)));
        queue.bind_blob(3, std::string(100, static_cast<char>(id))).run();
    }

    static constexpr std::string_view insert = "INSERT INTO pair VALUES ($1, $2, $3)";
    TemporaryFolder folder;
    std::unique_ptr<Connection> connection = create_sqlite(folder / "queue.db");
};

TEST_F(Queue, RunsEverythingInOrder) {
    {
        Transaction transaction(*connection, Transaction::Kind::write);
        StatementQueue queue(*connection, insert);
        for (int id = 1; id <= 20'000; ++id) add(queue, id);
        queue.bind(1, 20'001).bind_null(2).bind_blob(3, "").run();
        queue.finish();
        transaction.commit();
    }
    EXPECT_EQ(number("SELECT count(*) FROM pair"), 20'001);
    EXPECT_EQ(number("SELECT count(*) FROM pair WHERE name = 'name of ' || id AND"
                     " length(data) = 100"),
              20'000);
    EXPECT_EQ(number("SELECT count(*) FROM pair WHERE name IS NULL AND data = x''"), 1);
}

TEST_F(Queue, IsWaitedForByWhateverElseIsAsked) {
    Transaction transaction(*connection, Transaction::Kind::write);
    StatementQueue queue(*connection, insert);
    const auto count = connection->prepare("SELECT count(*) FROM pair");
    for (int id = 1; id <= 5000; ++id) {
        add(queue, id);
        if (id % 7 != 0) continue;
        std::int64_t found = 0;
        each(*count, [&](const Statement& row) { found = row.integer(0); });
        ASSERT_EQ(found, id);
    }
    connection->execute("DELETE FROM pair");
    EXPECT_EQ(connection->written_rows(), 10'000);
}

TEST_F(Queue, MayBeFilledWhileRowsAreRead) {
    Transaction transaction(*connection, Transaction::Kind::write);
    for (int id = 1; id <= 1000; ++id) {
        connection->prepare("INSERT INTO pair (id, name) VALUES ($1, 'old')")->bind(1, id).run();
    }
    StatementQueue queue(*connection, insert);
    const auto old = connection->prepare("SELECT id, name FROM pair WHERE id <= 1000 ORDER BY id");
    int read = 0;
    each(*old, [&](const Statement& row) {
        ++read;
        add(queue, static_cast<int>(row.integer(0)) + 1000);
        EXPECT_EQ(row.text(1), "old");
    });
    EXPECT_EQ(read, 1000);
    EXPECT_EQ(number("SELECT count(*) FROM pair"), 2000);
}

TEST_F(Queue, SaysWhatWentWrongAndDoesNothingBehindIt) {
    Transaction transaction(*connection, Transaction::Kind::write);
    {
        StatementQueue queue(*connection, insert);
        EXPECT_THROW(
            {
                for (int id = 1; id <= 100'000; ++id) add(queue, id);
                queue.finish();
            },
            Error);
        EXPECT_THROW(number("SELECT count(*) FROM pair"), Error);
        EXPECT_THROW(queue.finish(), Error);
    }
    EXPECT_EQ(number("SELECT max(id) FROM pair"), 49'999);
}

TEST_F(Queue, ThrowsAlsoInTheMiddleOfReading) {
    Transaction transaction(*connection, Transaction::Kind::write);
    connection->execute("INSERT INTO pair (id, name) VALUES (1, 'old'), (2, 'old')");
    const auto kept = connection->prepare("SELECT id FROM pair");
    StatementQueue queue(*connection, insert);
    int read = 0;
    EXPECT_THROW(each(*kept,
                      [&](const Statement&) {
                          ++read;
                          add(queue, 60'000);
                      }),
                 Error);
    EXPECT_EQ(read, 1);
    EXPECT_THROW(each(*kept, [](const Statement&) {}), Error);
}

TEST_F(Queue, ForgetsWhatIsLeftWhenGivenUp) {
    {
        Transaction transaction(*connection, Transaction::Kind::write);
        StatementQueue queue(*connection, insert);
        for (int id = 1; id <= 10'000; ++id) add(queue, id);
    }
    EXPECT_EQ(number("SELECT count(*) FROM pair"), 0);
}

}  // namespace
}  // namespace vitrine::sql
