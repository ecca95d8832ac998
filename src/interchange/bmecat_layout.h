// Articles of BMEcat 1.2 and products of BMEcat 2005 as rows with the same columns.
#pragma once

#include <string>
#include <vector>

#include "interchange/xml_cells.h"

namespace vitrine {

// Calls `put` for each value. Columns are named as BMEcat 1.2 names its elements (SUPPLIER_AID,
// DESCRIPTION_SHORT, EAN, KEYWORD, ORDER_UNIT, ...), also for files of 2005 (SUPPLIER_PID is
// SUPPLIER_AID), with the language behind where the element states one ("DESCRIPTION_SHORT:deu").
// "mode" is what is to be done with the article. What varies by a name of the supplier's has it in
// its column:
//   CLASS:<system>                  the group in a classification, by its id or else its name
//   FEATURE:<name>, FUNIT:<name>    a feature's values and their unit
//   PRICE:<type>:<currency>         with ":from <n>" for a price from a quantity above 1 on, and
//                                   with ":<territories>" for further prices of the same kind
//   MIME:<purpose>, MIME_DESCR:<purpose>   files and their descriptions
//   REFERENCE:<type>                other articles
void read_bmecat_cells(pugi::xml_node article, const PutXmlCell& put);

// In the order of the standard, then the named ones by what they are; within that as they came.
std::vector<std::string> sort_bmecat_columns(const std::vector<std::string>& columns);

}  // namespace vitrine
