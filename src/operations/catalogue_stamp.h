// Up to which change a file beside a catalogue follows it.
#pragma once

#include <string>

#include "search/column_file.h"
#include "store/catalogue.h"

namespace vitrine {

// A catalogue that was put back from a copy has the same numbers again, but not the same instants.
struct CatalogueStamp {
    std::string catalogue;  // uuid
    std::int64_t seq = 0;
    ChangeSetId change_set = 0;  // the last one, with its time
    std::int64_t at = 0;

    // As the catalogue is now.
    static CatalogueStamp of(Catalogue& catalogue);
    // Whether the catalogue's journal contains what the stamp says: what came after it is known.
    bool is_in(Catalogue& catalogue) const;

    void write(ColumnFileWriter& file) const;
    static CatalogueStamp read(BlockReader& block);
};

}  // namespace vitrine
