// One stored value in the words a channel's field wants: plain or marked up, converted, with its
// currency or unit. Part of listing.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "publish/field_mapping.h"
#include "publish/listing.h"

namespace vitrine {

struct PictureAddress {
    std::string base;  // address before the path
    PictureRule rule = PictureRule::stored;
};

// The texts of a value, several for a multi select; or why there is none (field is left 0). The
// value table is applied, empty texts are left out.
std::variant<std::vector<std::string>, ListingFault> listing_value(const Structure& structure,
                                                                   const BoundSource& source,
                                                                   const ExporterField& field,
                                                                   const PictureAddress& pictures,
                                                                   const Value& value);

// `text` after the source's value table, matched by `key`; empty where it is to be left out.
std::string through_table(const BoundSource& source, const std::string& key,
                          const std::string& text);

// A label as listings show it: in the locale or its language, else the code, without brackets.
std::string shown_label(const Labels& labels, const std::string& code, const std::string& locale);

}  // namespace vitrine
