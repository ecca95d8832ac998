// Which attribute types can become which, and what of an attribute's settings goes along. A new
// type is a form, or a row and a column in the table of conversion_ways.cpp.
#pragma once

#include <string>
#include <vector>

#include "catalog/attribute.h"

namespace vitrine {

// How values of a type are kept.
enum class ValueForm {
    text,     // text, long text
    number,   // number, price collection
    amount,   // measurement
    yes_no,   // boolean
    day,      // date
    choice,   // simple select
    choices,  // multi select
    file,     // image, file
    moment,   // datetime
    link,     // record link
    links,    // several record links
    product,  // product link
    table,    // becomes a text; a text says no columns that it could become one of
    fixed,    // identifier: neither becomes another type nor comes of one
};
ValueForm form_of(AttributeType type);

enum class ConversionWay {
    none,      // makes no sense
    keep,      // the value stays as it is
    as_text,   // written as text and read again
    choose,    // written as text, which is the code or label of an option
    add_unit,  // a number becomes an amount
    drop_unit,
    to_list,    // a choice becomes a list of one
    from_list,  // a list of one becomes a choice
};
ConversionWay conversion_way(AttributeType from, AttributeType to);

// The types that an attribute of this type can become, without itself.
std::vector<AttributeType> convertible_to(AttributeType from);

// The attribute with another type: settings that the new one does not have get their defaults, and
// their names are added to `lost` where they said something.
Attribute with_type(Attribute attribute, AttributeType type, std::vector<std::string>& lost);

}  // namespace vitrine
