#include "catalog/measurement.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vitrine {
namespace {

std::string converted(std::string_view amount, std::string_view family, std::string_view from,
                      std::string_view to) {
    const Unit* source = find_unit(family, from);
    const Unit* target = find_unit(family, to);
    if (source == nullptr || target == nullptr) return "no such unit";
    const auto result = convert({*Decimal::parse(amount), source->id}, *target);
    return result ? result->to_string() : "none";
}

TEST(Units, ConvertExactly) {
    struct Case {
        const char *amount, *family, *from, *to, *expected;
    };
    const Case cases[] = {
        {"500", "Weight", "GRAM", "KILOGRAM", "0.5"},
        {"0.5", "Weight", "KILOGRAM", "GRAM", "500"},
        {"1", "Weight", "POUND", "GRAM", "453.59237"},
        {"1", "Weight", "POUND", "OUNCE", "16"},
        {"100", "Weight", "GRAM", "OUNCE", "3.527396194958"},
        {"1", "Weight", "MICROGRAM", "TON", "0.000000000001"},
        {"1", "Length", "INCH", "CENTIMETER", "2.54"},
        {"55", "Length", "INCH", "CENTIMETER", "139.7"},
        {"139.7", "Length", "CENTIMETER", "INCH", "55"},
        {"3", "Length", "FEET", "YARD", "1"},
        {"1", "Length", "MILE", "KILOMETER", "1.609344"},
        {"1", "Length", "METER", "FEET", "3.280839895013"},
        {"1", "Area", "ACRE", "SQUARE_METER", "4046.8564224"},
        {"1", "Area", "SQUARE_MILE", "ACRE", "640"},
        {"1", "Volume", "GALLON", "LITER", "4.54609"},
        {"1", "Volume", "US_GALLON", "LITER", "3.785411784"},
        {"1", "Volume", "US_GALLON", "CUBIC_INCH", "231"},
        {"16", "Volume", "US_FLUID_OUNCE", "US_PINT", "1"},
        {"75", "Volume", "CENTILITER", "MILLILITER", "750"},
        {"1", "Volume", "CUBIC_YARD", "CUBIC_FOOT", "27"},
        {"0", "Temperature", "CELSIUS", "FAHRENHEIT", "32"},
        {"-40", "Temperature", "FAHRENHEIT", "CELSIUS", "-40"},
        {"100", "Temperature", "CELSIUS", "KELVIN", "373.15"},
        {"0", "Temperature", "KELVIN", "CELSIUS", "-273.15"},
        {"80", "Temperature", "REAUMUR", "CELSIUS", "100"},
        {"98.6", "Temperature", "FAHRENHEIT", "CELSIUS", "37"},
        {"1", "Power", "TERAWATT", "WATT", "1000000000000"},
        {"1", "Energy", "KILOWATTHOUR", "KILOJOULE", "3600"},
        {"250", "Energy", "KILOCALORIE", "KILOJOULE", "1046"},
        {"3000", "ElectricCharge", "MILLIAMPEREHOUR", "COULOMB", "10800"},
        {"1", "Frequency", "GIGAHERTZ", "MEGAHERTZ", "1000"},
        {"90", "Duration", "MINUTE", "HOUR", "1.5"},
        {"36", "Speed", "KILOMETER_PER_HOUR", "METER_PER_SECOND", "10"},
        {"60", "Speed", "MILE_PER_HOUR", "KILOMETER_PER_HOUR", "96.56064"},
        {"1", "Pressure", "ATM", "HECTOPASCAL", "1013.25"},
        {"760", "Pressure", "TORR", "ATM", "1"},
        {"1", "Pressure", "PSI", "PASCAL", "6894.757293168361"},
        {"180", "Angle", "DEGREE", "REVOLUTION", "0.5"},
        {"90", "Angle", "DEGREE", "GON", "100"},
        {"1", "Binary", "GIGABYTE", "MEGABYTE", "1024"},
        {"1", "Binary", "KILOBIT", "BIT", "1000"},
        {"2", "CaseBox", "DOZEN", "PIECE", "24"},
        {"1", "VolumeFlow", "LITER_PER_MINUTE", "LITER_PER_HOUR", "60"},
        {"1", "Capacitance", "PICOFARAD", "ATTOFARAD", "1000000"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(converted(c.amount, c.family, c.from, c.to), c.expected)
            << c.amount << ' ' << c.from << " to " << c.to;
    }
}

TEST(Units, OfDifferentQuantitiesDoNotConvert) {
    EXPECT_EQ(convert({Decimal(1, 0), find_unit("GRAM")->id}, *find_unit("METER")), std::nullopt);
    EXPECT_EQ(converted("1", "Brightness", "NIT", "LUMEN"), "none");
    EXPECT_EQ(converted("250", "Brightness", "NIT", "NIT"), "250");
    EXPECT_EQ(convert({Decimal(1, 0), 99999}, *find_unit("METER")), std::nullopt);
}

TEST(Units, GiveNoAnswerWhere64BitsCannotHoldIt) {
    EXPECT_EQ(converted("9223372036854775807", "Weight", "TON", "MICROGRAM"), "none");
    EXPECT_EQ(converted("10000000000", "Weight", "GRAM", "OUNCE"), "352739619.4958041292");
}

TEST(Units, AreFoundByCodeSymbolRecommendation20CodeAndAlias) {
    struct Case {
        const char *family, *written, *code;
    };
    const Case cases[] = {
        {"Weight", "GRAM", "GRAM"},
        {"Weight", "gram", "GRAM"},
        {"Weight", "g", "GRAM"},
        {"Weight", "G", "GRAM"},
        {"Weight", "GRM", "GRAM"},
        {"Weight", "kg", "KILOGRAM"},
        {"Weight", "Kg", "KILOGRAM"},
        {"Weight", "KGM", "KILOGRAM"},
        {"Weight", "lbs", "POUND"},
        {"Weight", "oz", "OUNCE"},
        {"Volume", "oz", ""},
        {"Volume", "fl oz", "US_FLUID_OUNCE"},
        {"Length", "in", "INCH"},
        {"Length", "\"", "INCH"},
        {"Length", "inches", "INCH"},
        {"Length", "cm", "CENTIMETER"},
        {"Length", "CM", "CENTIMETER"},
        {"Power", "MW", "MEGAWATT"},
        {"Power", "mW", "MILLIWATT"},
        {"Power", "mw", ""},
        {"Binary", "GB", "GIGABYTE"},
        {"Weight", "\xCE\xBCg", "MICROGRAM"},
        {"Weight", "\xC2\xB5g", "MICROGRAM"},
        {"Weight", "gr", ""},
        {"Weight", "METER", ""},
        {"Weight", "", ""},
        {"Nothing", "GRAM", ""},
        {"Area", "HAR", "HECTARE"},
        {"Volume", "L", "LITER"},
    };
    for (const Case& c : cases) {
        const Unit* found = find_unit(c.family, c.written);
        EXPECT_EQ(found == nullptr ? "" : found->code, c.code) << c.family << ' ' << c.written;
    }
    EXPECT_EQ(find_unit("SECOND")->family, "Duration");
    EXPECT_EQ(find_unit("GRM")->code, "GRAM");
    EXPECT_EQ(find_unit("OUNCE")->family, "Weight");
}

TEST(Units, HavePermanentIdsInAscendingOrder) {
    UnitId last = 0;
    for (const Unit& unit : all_units()) {
        EXPECT_GT(unit.id, last) << unit.code;
        last = unit.id;
        EXPECT_EQ(find_unit(unit.id), &unit);
    }
    // Ids stand in catalogues: these must never change.
    EXPECT_EQ(find_unit("Weight", "GRAM")->id, 103);
    EXPECT_EQ(find_unit("Length", "INCH")->id, 211);
    EXPECT_EQ(find_unit("Temperature", "CELSIUS")->id, 1301);
    EXPECT_EQ(find_unit("VolumeFlow", "KILOLITER_PER_HOUR")->id, 2319);
    EXPECT_EQ(find_unit(UnitId{1}), nullptr);
}

TEST(Units, AreUniqueByCodeWithinAFamilyThatStandsTogether) {
    std::set<std::string> seen;
    std::set<std::string_view> families;
    std::string_view family;
    for (const Unit& unit : all_units()) {
        EXPECT_TRUE(seen.insert(std::string(unit.family) + '/' + std::string(unit.code)).second)
            << unit.code;
        EXPECT_EQ(find_unit(unit.family, unit.code), &unit);
        EXPECT_EQ(find_unit(unit.family, unit.symbol), &unit) << unit.symbol;
        const bool first_of_family = unit.family != family;
        EXPECT_EQ(families.insert(unit.family).second, first_of_family) << unit.code;
        family = unit.family;
    }
    EXPECT_TRUE(is_measurement_family("Weight"));
    EXPECT_FALSE(is_measurement_family("weight of the world"));
}

TEST(Units, ConvertThereAndBackWithoutLoss) {
    for (const Unit& from : all_units()) {
        for (const Unit& to : units_of(from.family)) {
            const auto there = convert({Decimal(3, 0), from.id}, to);
            constexpr int surely_not_rounded = 8;
            if (!there || there->is_zero() || there->scale() > surely_not_rounded) continue;
            EXPECT_EQ(convert({*there, to.id}, from), Decimal(3, 0))
                << from.code << " - " << to.code;
        }
    }
}

}  // namespace
}  // namespace vitrine
