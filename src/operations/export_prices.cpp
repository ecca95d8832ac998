#include "operations/export_prices.h"

#include "base/error.h"
#include "base/translate.h"
#include "interchange/formula_guard.h"
#include "interchange/price_columns.h"
#include "operations/export_table.h"
#include "operations/output_folder.h"

namespace vitrine {
namespace {

class PriceTable {
public:
    PriceTable(Catalogue& catalogue, TableWriter& writer, bool is_guarded)
        : m_catalogue(catalogue),
          m_writer(writer),
          m_is_guarded(is_guarded),
          m_cells(price_parts) {}

    void begin(const PriceList& list) { m_cells[0] = guarded(list.code); }

    // False for the price of a product that is gone.
    bool write(const StoredPrice& price) {
        if (price.key.product != m_product) {
            m_product = price.key.product;
            m_cells[1] = guarded(m_catalogue.products().code_of(m_product));
        }
        if (m_cells[1].empty()) return false;
        m_cells[2] = price_type_name(price.key.type);
        m_cells[3] = price.key.tier == 0 ? "" : Decimal(price.key.tier, 3).normalized().to_string();
        m_cells[4] = price.key.from == PriceKey::always ? "" : to_iso8601(price.key.from);
        m_cells[5] = price.until == StoredPrice::forever ? "" : to_iso8601(price.until);
        m_cells[6] = price.amount.to_string();
        m_writer.row(m_cells);
        return true;
    }

private:
    std::string guarded(const std::string& text) const {
        return m_is_guarded ? guard_formula(text) : text;
    }

    Catalogue& m_catalogue;
    TableWriter& m_writer;
    bool m_is_guarded;
    std::vector<std::string> m_cells;
    ProductId m_product = 0;
};

}  // namespace

PriceExportReport export_prices(Catalogue& catalogue, const std::filesystem::path& file,
                                WrittenFormat format, PriceListId list, const Progress& progress) {
    const std::string name = file.filename().string();
    if (name.empty()) throw Error(Failure::usage, tr("Name the file that is to be written."));
    const auto folder = file.parent_path();
    const OutputFolder output(folder.empty() ? std::filesystem::path(".") : folder);
    PriceExportReport report;
    {
        const CatalogueSnapshot snapshot(catalogue);
        const bool for_people = format == WrittenFormat::csv;
        const auto writer =
            write_table(output.folder() / name, for_people ? WrittenFormat::csv_for_people : format,
                        {price_part_names.begin(), price_part_names.end()});
        PriceTable table(catalogue, *writer, for_people);
        const std::int64_t total = catalogue.prices().count(list);
        for (const PriceList* one : by_code(catalogue.structure()->price_lists)) {
            if (list != 0 && one->id != list) continue;
            ++report.lists;
            table.begin(*one);
            catalogue.prices().each(one->id, [&](const StoredPrice& price) {
                if (table.write(price)) progress.tick(++report.rows, total);
            });
        }
        writer->finish();
    }
    output.sync(name);
    output.publish(name);
    output.sync_destination();
    return report;
}

}  // namespace vitrine
