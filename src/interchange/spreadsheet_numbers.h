// Numbers of spreadsheets as texts: what a cell of Excel's holds, written so that it can be read
// back as a number or a date. How the sheet shows it (decimals, percent, currency) is not of its
// value and is left aside.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class NumberKind { number, date, time, date_and_time, elapsed_time };

// By its number in the file; formats of the file's own are told by their codes. 14 to 22, 27 to 36,
// 45 to 47 and 50 to 58 are dates and times.
NumberKind kind_of_number_format(int id);
// By its code, "dd/mm/yyyy" or "[h]:mm"; of its sections the first counts.
NumberKind kind_of_number_format(std::string_view code);

// From when days are counted: 1 is 1900-01-01, with a 29 February 1900 that never was (60), or 0 is
// 1904-01-01.
enum class DateEpoch { from_1900, from_1904 };

// A number as it stands in the file ("4.0063813339309999E12", "41019.5"): without an exponent and
// with as few digits as tell it from its neighbours; a date as "2012-04-20", a time as "14:35:27",
// both as "2012-04-20 14:35:27", an elapsed time as "27:05:00"; to the second, halves up. What is
// no number, or no date of the years 1900 to 9999, comes back as it stands.
std::string spreadsheet_number(std::string_view stored, NumberKind kind, DateEpoch epoch);

// "2012-04-20T00:00:00" and "2012-04-20T14:35:27Z", as files may hold dates, in the same forms.
std::string spreadsheet_date(std::string_view iso);

// "PT14H35M27.5S", as OpenDocument files hold times, as "14:35:27"; what is none as it stands.
std::string spreadsheet_time(std::string_view duration);

}  // namespace vitrine
