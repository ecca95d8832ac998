// Writes texts of products into a workbook for a translator (interchange/translation_sheet.h),
// which import_catalogue() reads back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

struct TranslationOptions {
    std::filesystem::path file;  // replaced if it is there; its folder is made
    std::string from, to;        // codes of locales
    // Which products: those of `products`; where there are none, what the filter finds, in the
    // filter language. A blank filter finds all. Models above them come along.
    std::vector<ProductId> products;
    std::string filter;
    bool only_missing = false;  // texts without a translation
};

struct TranslationReport {
    std::filesystem::path file;
    std::int64_t texts = 0;
    std::int64_t untranslated = 0;  // of them
    std::int64_t products = 0;      // and models that have any
    Issues issues;                  // texts that are too long for a cell, which are not in it
};

// A row for each text that varies by locale and that the product itself has in the locale `from`:
// not what it inherits, which stands once, at its model; nor what is computed or may only be read.
// Throws Error: usage for unknown or equal locales, a filter that cannot be read, and where there
// is nothing to translate; storage, cancelled.
TranslationReport export_translation(Catalogue& catalogue, const TranslationOptions& options,
                                     const Progress& progress);

// Whether texts of the attribute are translated so.
bool is_translated(const Attribute& attribute);

}  // namespace vitrine
