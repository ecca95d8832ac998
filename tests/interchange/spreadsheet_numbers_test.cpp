#include "interchange/spreadsheet_numbers.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

std::string number(std::string_view stored) {
    return spreadsheet_number(stored, NumberKind::number, DateEpoch::from_1900);
}
std::string date(std::string_view stored, DateEpoch epoch = DateEpoch::from_1900) {
    return spreadsheet_number(stored, NumberKind::date, epoch);
}

TEST(SpreadsheetNumbers, LoseTheirExponentAndWhatIsNoDigitOfTheirs) {
    EXPECT_EQ(number("12"), "12");
    EXPECT_EQ(number("0.1"), "0.1");
    EXPECT_EQ(number("1.1000000000000001"), "1.1");
    EXPECT_EQ(number("4.0063813339310002E12"), "4006381333931");
    EXPECT_EQ(number("1E-3"), "0.001");
    EXPECT_EQ(number("-0"), "0");
    EXPECT_EQ(number("-2.50"), "-2.5");
    EXPECT_EQ(number("1e300"), "1e+300");
    EXPECT_EQ(number("twelve"), "twelve");
    EXPECT_EQ(number("12 "), "12 ");
    EXPECT_EQ(number("nan"), "nan");
}

// The first days of Excel's calendar, from ECMA-376 part 1, 18.17.4.1.
TEST(SpreadsheetNumbers, AreDaysFromEitherEpoch) {
    EXPECT_EQ(date("1"), "1900-01-01");
    EXPECT_EQ(date("59"), "1900-02-28");
    EXPECT_EQ(date("60"), "1900-02-29");
    EXPECT_EQ(date("61"), "1900-03-01");
    EXPECT_EQ(date("41019"), "2012-04-20");
    EXPECT_EQ(date("2958465"), "9999-12-31");
    EXPECT_EQ(date("2958466"), "2958466");
    EXPECT_EQ(date("0"), "0");
    EXPECT_EQ(date("-1"), "-1");
    EXPECT_EQ(date("0", DateEpoch::from_1904), "1904-01-01");
    EXPECT_EQ(date("39557", DateEpoch::from_1904), "2012-04-20");
}

TEST(SpreadsheetNumbers, AreTimesToTheSecond) {
    const auto text = [](std::string_view stored, NumberKind kind) {
        return spreadsheet_number(stored, kind, DateEpoch::from_1900);
    };
    EXPECT_EQ(text("0.60795138888888889", NumberKind::time), "14:35:27");
    EXPECT_EQ(text("19278.607951388891", NumberKind::date_and_time), "1952-10-11 14:35:27");
    EXPECT_EQ(text("19278", NumberKind::date_and_time), "1952-10-11");
    EXPECT_EQ(text("19278.999999", NumberKind::date_and_time), "1952-10-12");
    EXPECT_EQ(text("0", NumberKind::time), "00:00:00");
    EXPECT_EQ(text("1.1284722222222223", NumberKind::elapsed_time), "27:05:00");
}

TEST(SpreadsheetNumbers, TellDatesByTheirFormat) {
    EXPECT_EQ(kind_of_number_format(0), NumberKind::number);
    EXPECT_EQ(kind_of_number_format(9), NumberKind::number);
    EXPECT_EQ(kind_of_number_format(14), NumberKind::date);
    EXPECT_EQ(kind_of_number_format(21), NumberKind::time);
    EXPECT_EQ(kind_of_number_format(22), NumberKind::date_and_time);
    EXPECT_EQ(kind_of_number_format(46), NumberKind::elapsed_time);
    EXPECT_EQ(kind_of_number_format(49), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("General"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("0.00"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("#,##0.00\\ [$€-40C]"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("[Red]0.00;[Blue]-0.00"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("0.0 \"days\""), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("0\\d"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("dd/mm/yyyy"), NumberKind::date);
    EXPECT_EQ(kind_of_number_format("[$-409]mmmm\\ yy;@"), NumberKind::date);
    EXPECT_EQ(kind_of_number_format("mmm"), NumberKind::date);
    EXPECT_EQ(kind_of_number_format("mm:ss"), NumberKind::time);
    EXPECT_EQ(kind_of_number_format("yyyy\\-mm\\-dd hh:mm"), NumberKind::date_and_time);
    EXPECT_EQ(kind_of_number_format("[h]:mm"), NumberKind::elapsed_time);
    EXPECT_EQ(kind_of_number_format("\"unfinished"), NumberKind::number);
    EXPECT_EQ(kind_of_number_format("[h"), NumberKind::elapsed_time);
    EXPECT_EQ(kind_of_number_format("\\"), NumberKind::number);
}

TEST(SpreadsheetNumbers, LeaveTheMidnightOfADateOut) {
    EXPECT_EQ(spreadsheet_date("2012-04-20T00:00:00"), "2012-04-20");
    EXPECT_EQ(spreadsheet_date("2012-04-20T14:35:27.5Z"), "2012-04-20 14:35:27");
    EXPECT_EQ(spreadsheet_date("2012-04-20"), "2012-04-20");
}

}  // namespace
}  // namespace vitrine
