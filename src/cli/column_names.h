// Names of columns as they stand on the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cli {

// "name,price[ecommerce,EUR]" -> two names: commas in brackets do not divide.
std::vector<std::string> split_columns(std::string_view text);

}  // namespace vitrine::cli
