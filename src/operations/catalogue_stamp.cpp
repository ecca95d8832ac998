#include "operations/catalogue_stamp.h"

namespace vitrine {

CatalogueStamp CatalogueStamp::of(Catalogue& catalogue) {
    CatalogueStamp stamp;
    stamp.catalogue = catalogue.uuid();
    stamp.seq = catalogue.journal().last_seq();
    for (const ChangeSet& last : catalogue.journal().list(1)) {
        stamp.change_set = last.id;
        stamp.at = last.at.time_since_epoch().count();
    }
    return stamp;
}

bool CatalogueStamp::is_in(Catalogue& other) const {
    if (catalogue != other.uuid() || seq > other.journal().last_seq()) return false;
    if (change_set == 0) return true;
    const auto set = other.journal().find(change_set);
    return set && set->at.time_since_epoch().count() == at;
}

void CatalogueStamp::write(ColumnFileWriter& file) const {
    file.array(catalogue);
    file.number(seq);
    file.number(change_set);
    file.number(at);
}

CatalogueStamp CatalogueStamp::read(BlockReader& block) {
    CatalogueStamp stamp;
    block.array(stamp.catalogue);
    stamp.seq = block.number<std::int64_t>();
    stamp.change_set = block.number<ChangeSetId>();
    stamp.at = block.number<std::int64_t>();
    return stamp;
}

}  // namespace vitrine
