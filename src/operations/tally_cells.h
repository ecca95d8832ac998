// What is in a selection of cells: how many are filled, and what their numbers come to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "operations/edit_products.h"
#include "store/catalogue.h"

namespace vitrine {

// Of the cells of one field.
struct CellTally {
    std::int64_t filled = 0;   // inherited values count
    std::int64_t numbers = 0;  // of these, numbers, prices and measurements
    // Of the numbers, exact. Absent where there is none, or where 64 bits cannot hold the sum.
    std::optional<Decimal> sum, smallest, largest;
    UnitId unit = 0;  // of the measurements
    // Some have other units than the rest: nothing is summed or compared then.
    bool has_several_units = false;

    void add(const Value& value);
    // As if the cells of both had been added to one.
    void add(const CellTally& other);
    // Rounded, halves away from zero, to two decimals more than the sum has, trailing zeros beyond
    // those of the sum left out. Absent where the sum is.
    std::optional<Decimal> mean() const;

private:
    void add(std::int64_t count, std::optional<Decimal> total, const Decimal& least,
             const Decimal& most, UnitId in_unit);
};

// The cells of these products under each of the fields, in their order. Of properties only code,
// family and enabled are looked at; products that are gone have nothing. Ticks by product and
// throws Error (cancelled) soon after it was asked to stop.
std::vector<CellTally> tally_cells(Catalogue& catalogue, std::span<const ProductId> products,
                                   std::span<const FieldAddress> fields, const Progress& progress);

}  // namespace vitrine
