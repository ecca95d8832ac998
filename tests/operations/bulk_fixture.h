// Bulk edits of the sample catalogue.
#pragma once

#include <gmock/gmock.h>

#include "operations/bulk_edit.h"
#include "operations/sample_catalogue.h"

namespace vitrine::test {

class BulkFixture : public SampleCatalogue {
protected:
    BulkEdit make(std::vector<ProductId> products, const std::vector<std::string>& changes) {
        BulkEdit edit;
        edit.products = std::move(products);
        for (const auto& change : changes)
            edit.changes.push_back(parse_bulk_change(*catalogue->structure(), change));
        return edit;
    }
    BulkReport run(std::vector<ProductId> products, const std::vector<std::string>& changes) {
        return bulk_edit(*catalogue, make(std::move(products), changes), {}, Progress());
    }
};

}  // namespace vitrine::test
