#include "base/clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace vitrine {
namespace {

std::string round_trip(std::string_view text) {
    const auto instant = parse_iso8601(text);
    return instant ? to_iso8601(*instant) : "absent";
}

TEST(Clock, ReadsAndWritesInstants) {
    const std::pair<const char*, const char*> cases[] = {
        {"2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z"},
        {"2026-11-22T09:30:00.250Z", "2026-11-22T09:30:00.250Z"},
        {"2026-11-22T09:30:00.2509999Z", "2026-11-22T09:30:00.250Z"},
        {"2026-11-22T09:30:00+01:00", "2026-11-22T08:30:00Z"},
        {"2026-11-22T09:30:00-05:30", "2026-11-22T15:00:00Z"},
        {"2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"},
        {"1969-12-31T23:59:59.500Z", "1969-12-31T23:59:59.500Z"},
        {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(round_trip(text), expected) << text;
}

TEST(Clock, RefusesWhatIsNoInstant) {
    for (const char* text :
         {"", "2026-11-22", "2026-11-22T09:30:00", "2026-11-22 09:30:00Z", "2026-02-30T00:00:00Z",
          "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:30:60Z",
          "2026-11-22T09:30Z", "2026-11-22T09:30:00+0100", "2026-11-22T09:30:00+25:00",
          "2026-11-22T09:30:00Z ", "2026-11-22T09:30:00.Z", "2026-11-2aT09:30:00Z",
          "2026-11-22T-9:30:00Z"}) {
        EXPECT_EQ(round_trip(text), "absent") << text;
    }
}

TEST(Clock, ReadsAndWritesDays) {
    EXPECT_EQ(parse_date("1970-01-01"), 0);
    EXPECT_EQ(parse_date("1969-12-31"), -1);
    EXPECT_EQ(parse_date("2000-03-01"), 11017);
    EXPECT_EQ(parse_date("2012-04-20T00:00:00Z"), parse_date("2012-04-20"));
    EXPECT_EQ(parse_date("2012-04-20 10:11:12"), parse_date("2012-04-20"));
    for (const char* text : {"", "2012-02-30", "0000-00-00", "20/04/2012", "2012-4-20", "41019",
                             "2012-04-20x", " 2012-04-20", "2012-13-01", "+012-04-20"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
    const std::int32_t first = *parse_date("0001-01-01");
    const std::int32_t last = *parse_date("9999-12-31");
    for (std::int32_t day = first; day <= last; day += 97) {
        ASSERT_EQ(parse_date(date_to_string(day)), day) << date_to_string(day);
    }
}

TEST(Clock, MakesRandomVersionFourUuids) {
    // x stands for any digit, y for one of 8, 9, a and b.
    const std::string form = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    const auto fits = [](char place, char c) {
        if (place == 'x') return std::string_view("0123456789abcdef").find(c) < 16;
        if (place == 'y') return std::string_view("89ab").find(c) < 4;
        return place == c;
    };
    std::set<std::string> seen;
    for (int i = 0; i < 500; ++i) {
        const std::string uuid = make_uuid();
        EXPECT_TRUE(std::equal(form.begin(), form.end(), uuid.begin(), uuid.end(), fits)) << uuid;
        EXPECT_TRUE(seen.insert(uuid).second) << uuid;
    }
}

TEST(Clock, TellsTheTime) {
    EXPECT_GT(system_now(), *parse_iso8601("2024-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace vitrine
