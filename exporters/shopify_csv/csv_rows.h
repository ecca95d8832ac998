// The rows of Shopify's product CSV: column names, quoting, and handles.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace shopify_csv {

// The columns written, in Shopify's own order and spelling. Columns that Vitrine has nothing to say
// about (stock, cost, tax) are left out, since an empty cell in a present column empties it.
const std::vector<std::string>& columns();

// Cells by column; what is not named is empty.
using Row = std::map<std::string, std::string>;

// One line, RFC 4180 quoting, ending in LF.
std::string to_line(const Row& row);
std::string header_line();

// The part of a product's address that is made from its code: a-z, 0-9 and single hyphens. Codes
// that differ in other characters only ("A/1", "A-1") get different handles, in this run and in
// every other: such a handle ends in a checksum of the code.
std::string handle_of(const std::string& code);

}  // namespace shopify_csv
