#include "base/zone_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/zone_rule.h"
#include "base/zone_time.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using std::chrono::seconds;

std::string big_endian(std::int64_t value, int size) {
    std::string bytes;
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xFFU);
    }
    return bytes;
}

// A compiled file with the changes given, each to the offset beside it, after `first`.
std::string compiled_zone(int first, const std::vector<std::pair<const char*, int>>& changes,
                          std::string_view rule, int leap_seconds = 0) {
    const auto header = [&](std::size_t times, std::size_t types, int leaps) {
        return "TZif2" + std::string(15, '\0') + big_endian(0, 4) + big_endian(0, 4) +
               big_endian(leaps, 4) + big_endian(static_cast<std::int64_t>(times), 4) +
               big_endian(static_cast<std::int64_t>(types), 4) + big_endian(4, 4);
    };
    std::string file = header(0, 1, 0) + std::string(6, '\0') + "LMT" + '\0';
    file += header(changes.size(), changes.size() + 1, leap_seconds);
    for (const auto& [at, offset] : changes) {
        const auto instant = parse_iso8601(at)->time_since_epoch();
        file += big_endian(std::chrono::floor<seconds>(instant).count(), 8);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) file += static_cast<char>(i + 1);
    file += big_endian(first, 4) + std::string(2, '\0');
    for (const auto& change : changes) file += big_endian(change.second, 4) + std::string(2, '\0');
    file +=
        std::string("ABC") + '\0' + std::string(static_cast<std::size_t>(leap_seconds) * 12, '\0');
    return file + "\n" + std::string(rule) + "\n";
}

std::vector<std::string> years_changes(std::string_view rule, int year) {
    std::vector<std::string> texts;
    const auto parsed = parse_zone_rule(rule);
    if (!parsed) return {"absent"};
    for (const ZoneChange& change : changes_of_year(*parsed, year)) {
        texts.push_back(to_iso8601(change.at) + " " + std::to_string(change.offset.count()));
    }
    return texts;
}

TEST(ZoneRules, AreThoseOfPosix) {
    using testing::ElementsAre;
    EXPECT_THAT(years_changes("CET-1CEST,M3.5.0,M10.5.0/3", 2026),
                ElementsAre("2026-03-29T01:00:00Z 7200", "2026-10-25T01:00:00Z 3600"));
    EXPECT_THAT(years_changes("EST5EDT,M3.2.0,M11.1.0", 2026),
                ElementsAre("2026-03-08T07:00:00Z -14400", "2026-11-01T06:00:00Z -18000"));
    // The south; half an hour; Egypt's midnight after Thursday; Nuuk's Saturday evening.
    EXPECT_THAT(years_changes("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2026),
                ElementsAre("2026-04-04T15:00:00Z 37800", "2026-10-03T15:30:00Z 39600"));
    EXPECT_THAT(years_changes("EET-2EEST,M4.5.5/0,M10.5.4/24", 2026),
                ElementsAre("2026-04-23T22:00:00Z 10800", "2026-10-29T21:00:00Z 7200"));
    EXPECT_THAT(years_changes("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026),
                ElementsAre("2026-03-29T01:00:00Z -3600", "2026-10-25T01:00:00Z -7200"));
    // Ireland's winter time is ahead of its standard time by less than nothing.
    EXPECT_THAT(years_changes("IST-1GMT0,M10.5.0,M3.5.0/1", 2026),
                ElementsAre("2026-03-29T01:00:00Z 3600", "2026-10-25T01:00:00Z 0"));
    EXPECT_THAT(years_changes("AAA0BBB,J60/0,J300/0", 2024),
                ElementsAre("2024-03-01T00:00:00Z 3600", "2024-10-26T23:00:00Z 0"));
    EXPECT_THAT(years_changes("AAA0BBB,59/0,300/0", 2024),
                ElementsAre("2024-02-29T00:00:00Z 3600", "2024-10-26T23:00:00Z 0"));
    EXPECT_THAT(years_changes("UTC0", 2026), ElementsAre());
    for (const char* text :
         {"", "CET", "CET-", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
          "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/168",
          "CET-1CEST,M3.5.0,M10.5.0 ", "<CET-1", "CET-25", "CET-1CEST,J0,J5", "CET-1CEST,366,5"}) {
        EXPECT_THAT(years_changes(text, 2026), ElementsAre("absent")) << text;
    }
}

TEST(ZoneFiles, AreReadWithTheirRule) {
    const std::string bytes = compiled_zone(561,
                                            {{"1911-03-10T23:50:39Z", 0},
                                             {"1940-06-14T22:00:00Z", 7200},
                                             {"1976-09-25T23:00:00Z", 3600}},
                                            "CET-1CEST,M3.5.0,M10.5.0/3");
    const auto zone = read_zone_file(bytes);
    ASSERT_TRUE(zone);
    EXPECT_EQ(zone->first_offset, seconds(561));
    ASSERT_GT(zone->changes.size(), 400U);
    EXPECT_EQ(zone->changes[1],
              (ZoneChange{*parse_iso8601("1940-06-14T22:00:00Z"), seconds(7200)}));
    EXPECT_EQ(zone->changes[3],
              (ZoneChange{*parse_iso8601("1977-03-27T01:00:00Z"), seconds(7200)}));
    EXPECT_EQ(to_iso8601(zone->changes.back().at), "2199-10-27T01:00:00Z");
    // Whatever is cut off, and leap seconds, make it no file that can be trusted.
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(read_zone_file(std::string_view(bytes).substr(0, size))) << size;
    }
    EXPECT_FALSE(read_zone_file(compiled_zone(0, {}, "UTC0", 27)));
    EXPECT_FALSE(read_zone_file(compiled_zone(0, {}, "no rule")));
    EXPECT_FALSE(read_zone_file(
        compiled_zone(0, {{"2000-01-01T00:00:00Z", 3600}, {"1999-01-01T00:00:00Z", 0}}, "UTC0")));
    EXPECT_TRUE(read_zone_file(compiled_zone(0, {}, "UTC0"))->changes.empty());
}

TEST(ZoneFiles, GoBeforeIcuAndIcuStandsIn) {
    test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "Europe");
    std::ofstream(folder.path() / "Europe/Paris", std::ios::binary)
        << compiled_zone(0, {}, "XXX-7");
    std::ofstream(folder.path() / "Europe/Berlin", std::ios::binary) << "damaged";
    const auto rule = find_zone_changes("Europe/Paris", folder.path());
    ASSERT_TRUE(rule);
    EXPECT_TRUE(rule->changes.empty());
    EXPECT_EQ(find_zone_changes("Europe/Berlin", folder.path())->changes,
              icu_zone_changes("Europe/Berlin")->changes);
    EXPECT_FALSE(find_zone_changes("Europe", folder.path()));
    EXPECT_FALSE(find_zone_changes("Europe/Lutece", folder.path()));
}

// Zones whose law has long been the same: whoever is asked, the answer is.
TEST(ZoneFiles, AgreeWithIcuSince1970) {
    for (const char* name : {"Europe/Paris", "Europe/London", "Europe/Dublin", "America/New_York",
                             "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"}) {
        const auto read = find_zone_changes(name);
        const auto known = icu_zone_changes(name);
        ASSERT_TRUE(read && known) << name;
        const auto since_1970 = [](const ZoneChanges& zone) {
            std::vector<ZoneChange> changes = zone.changes;
            std::erase_if(changes, [](const ZoneChange& change) { return change.at < Instant{}; });
            return changes;
        };
        EXPECT_EQ(since_1970(*read), since_1970(*known)) << name;
    }
}

}  // namespace
}  // namespace vitrine
