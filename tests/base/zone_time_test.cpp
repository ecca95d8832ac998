#include "base/zone_time.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

std::string_view kind_name(LocalTimeKind kind) {
    return kind == LocalTimeKind::once      ? "once"
           : kind == LocalTimeKind::skipped ? "skipped"
                                            : "repeated";
}

std::string reread(std::string_view text) {
    const auto time = parse_local_time(text);
    return time ? to_string(*time) : "absent";
}

TEST(ZoneTime, AnswersTheWorkedCases) {
    for (const auto& row : test::read_worked_cases("pricing/daylight_saving.tsv")) {
        SCOPED_TRACE(row.line);
        const Zone zone = Zone::open(row["zone"]);
        const auto time = parse_local_time(row["local"]);
        ASSERT_TRUE(time);
        EXPECT_EQ(kind_name(zone.kind_of(*time)), row["kind"]) << row.text;
        const Instant instant = zone.instant_of(*time);
        EXPECT_EQ(to_iso8601(instant), row["instant"]) << row.text;
        // What is skipped is shown as the first time after the gap.
        EXPECT_EQ(zone.local_time_of(instant) == *time, row["kind"] != "skipped") << row.text;
    }
}

TEST(ZoneTime, EveryHourOfAYearComesBackFromItsInstant) {
    for (const char* name : {"Europe/Paris", "America/New_York", "Australia/Lord_Howe"}) {
        const Zone zone = Zone::open(name);
        const auto first = *parse_iso8601("2026-01-01T00:00:00Z");
        Instant last = first - std::chrono::hours(24);
        for (int half = 0; half < 2 * 365 * 24; ++half) {
            const auto time = zone.local_time_of(first + std::chrono::minutes(30 * half));
            const Instant instant = zone.instant_of(time);
            EXPECT_EQ(zone.local_time_of(instant), time) << name;
            EXPECT_NE(zone.kind_of(time), LocalTimeKind::skipped) << to_string(time);
            const bool again = zone.kind_of(time) == LocalTimeKind::repeated;
            EXPECT_TRUE(again || instant > last) << name << " " << to_string(time);
            last = instant;
        }
    }
}

TEST(ZoneTime, ReadsAndWritesLocalTimes) {
    EXPECT_EQ(reread("2026-11-27"), "2026-11-27 00:00");
    EXPECT_EQ(reread("2026-11-27 18:30"), "2026-11-27 18:30");
    EXPECT_EQ(reread("2026-11-27T18:30:15"), "2026-11-27 18:30:15");
    EXPECT_EQ(reread("2026-11-27 18:30:00.250"), "2026-11-27 18:30:00.250");
    EXPECT_EQ(reread("1969-12-31 23:59"), "1969-12-31 23:59");
    EXPECT_EQ(to_iso8601(*parse_local_time("2026-11-27")), "2026-11-27T00:00:00");
    for (const char* text :
         {"", "2026-11", "2026-02-30", "2026-11-27 24:00", "2026-11-27 18", "2026-11-27 18:60",
          "2026-11-27 18:30:60", "2026-11-27 18:30:15.5", "2026-11-27T18:30:15Z",
          "2026-11-27T18:30:15+01:00", "2026-11-27_18:30", "2026-11-27 18.30", "27.11.2026",
          "2026-11-27 1a:30", "2026-11-27 18:30 "}) {
        EXPECT_EQ(reread(text), "absent") << text;
    }
}

TEST(ZoneTime, WritesInstantsWithTheOffsetOfTheZone) {
    const auto written = [](std::string_view instant, std::string_view zone) {
        return to_iso8601(*parse_iso8601(instant), Zone::open(zone));
    };
    EXPECT_EQ(written("2026-11-26T23:00:00Z", "Europe/Paris"), "2026-11-27T00:00:00+01:00");
    EXPECT_EQ(written("2026-11-27T05:00:00Z", "America/New_York"), "2026-11-27T00:00:00-05:00");
    EXPECT_EQ(written("2026-08-14T18:30:00Z", "Asia/Kolkata"), "2026-08-15T00:00:00+05:30");
    EXPECT_EQ(written("2026-01-01T00:00:00Z", "America/St_Johns"), "2025-12-31T20:30:00-03:30");
    EXPECT_EQ(written("2026-01-01T00:00:00Z", "UTC"), "2026-01-01T00:00:00+00:00");
    EXPECT_EQ(written("1890-01-01T00:00:00Z", "Europe/Paris"), "1890-01-01T00:00:00Z");
}

TEST(ZoneTime, KnowsOnlyTheNamesOfTheIana) {
    for (const char* name :
         {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"}) {
        ASSERT_TRUE(Zone::find(name)) << name;
        EXPECT_EQ(Zone::find(name)->name(), name);
    }
    for (const char* name : {"", "CET", "GMT+1", "Europe/Lutece", "europe/paris", "Etc/Unknown",
                             "Europe/Paris ", "/", "+01:00", "Europe/", "America/Argentina",
                             "../Europe/Paris", "posix/Europe/Paris", "right/Europe/Paris"}) {
        EXPECT_FALSE(Zone::find(name)) << name;
    }
    try {
        Zone::open("Europe/Lutece");
        FAIL() << "a zone that is not there was opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::usage);
        EXPECT_NE(error.sentence().find("Europe/Lutece"), std::string::npos);
    }
}

}  // namespace
}  // namespace vitrine
