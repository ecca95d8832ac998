// How a record of XML becomes a row.
#pragma once

namespace vitrine {

enum class XmlLayout {
    plain,   // elements and attributes become columns by their place: see xml_table.h
    bmecat,  // see bmecat_layout.h
};

}  // namespace vitrine
