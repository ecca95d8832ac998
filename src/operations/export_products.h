// product_models.csv and products.csv; see export_catalogue.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "operations/export_catalogue.h"
#include "operations/export_table.h"

namespace vitrine {

// Of the products for which `wanted` holds, and of the models above them. `take_file` gets every
// picture and file with the product that holds it. Reads all products twice.
void export_products(Catalogue& catalogue, const ExportTarget& target, ExportReport& report,
                     const Progress& progress, const std::function<bool(ProductId)>& wanted,
                     const std::function<void(const FileReference&, const Product&)>& take_file);

}  // namespace vitrine
