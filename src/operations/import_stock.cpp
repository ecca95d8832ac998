#include "operations/import_stock.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/named_columns.h"
#include "pricing/price_list.h"
#include "store/stock_store.h"

namespace vitrine {
namespace {

constexpr std::size_t most_stock_issues = 1000;
constexpr int stock_decimals = 3;
// Clocks that are a little ahead are no reason to refuse; a count of next year would keep out all
// that come before it.
constexpr auto clock_tolerance = std::chrono::hours(1);

enum StockColumn : std::size_t {
    sku_column,
    location_column,
    quantity_column,
    as_of_column,
    sold_column
};
constexpr std::array<std::string_view, 5> stock_columns = {"sku", "location", "quantity", "as_of",
                                                           "sold_per_day"};

std::optional<std::int64_t> thousandths(const std::string& text) {
    const auto number = Decimal::parse(text);
    const auto exact = number ? number->rounded(stock_decimals) : std::nullopt;
    if (!exact || *exact != *number) return std::nullopt;
    return exact->mantissa();
}

// Throws Error (usage) where one that is needed is missing.
NamedColumns stock_columns_of(const std::vector<std::string>& header, const std::string& file_name,
                              bool has_location, Issues& issues) {
    NamedColumns columns(header, stock_columns);
    for (const std::size_t needed : {sku_column, location_column, quantity_column}) {
        if (columns.has(needed) || (needed == location_column && has_location)) continue;
        throw Error(Failure::usage,
                    tr("{0} has no column \"{1}\". Stock is read from the columns sku, location, "
                       "quantity, as_of and sold_per_day.",
                       file_name, stock_columns[needed]));
    }
    if (!columns.passed_over().empty()) {
        Issue issue;
        issue.severity = Severity::info;
        issue.rule = "stock.columns";
        issue.file = file_name;
        issue.message = tr("Columns that say nothing of stock were passed over: {0}.",
                           join(columns.passed_over(), ", "));
        issues.push_back(std::move(issue));
    }
    return columns;
}

using SaidStock = std::array<std::string, stock_columns.size()>;

struct ReadStock {
    StoredStock stock;  // product and location where they are known, also of a refused row
    Issues issues;
};

class StockRows {
public:
    StockRows(Catalogue& catalogue, const std::string& location)
        : m_catalogue(catalogue), m_structure(catalogue.structure()), m_now(catalogue.now()) {
        if (location.empty()) return;
        m_location = m_structure->locations.find(location);
        if (m_location == nullptr)
            throw Error(Failure::usage, tr("There is no location \"{0}\".", location));
    }

    ReadStock read(const SaidStock& said) {
        ReadStock result;
        StoredStock& stock = result.stock;
        const auto refuse = [&](StockColumn column, std::string message, std::string fix) {
            Issue issue;
            issue.rule = "stock." + std::string(stock_columns[column]);
            issue.column = stock_columns[column];
            issue.value = said[column];
            issue.message = std::move(message);
            issue.fix = std::move(fix);
            result.issues.push_back(std::move(issue));
        };
        const auto product =
            m_catalogue.products().find(ProductStore::Space::products, said[sku_column]);
        stock.product = product.value_or(0);
        if (!product)
            refuse(sku_column, tr("There is no product \"{0}\".", said[sku_column]),
                   tr("Import it first, or correct the code. Models have no stock."));
        const std::string& code = said[location_column];
        const Location* location = code.empty() ? m_location : m_structure->locations.find(code);
        if (location == nullptr) {
            refuse(location_column, tr("There is no location \"{0}\".", code),
                   tr("Make it first, or correct the code."));
        } else {
            stock.location = location->id;
        }
        if (const auto quantity = thousandths(said[quantity_column])) {
            stock.quantity = *quantity;
        } else {
            refuse(quantity_column, tr("\"{0}\" is no quantity.", said[quantity_column]),
                   tr("Write a number with three decimals at most, such as 12."));
        }
        stock.as_of = m_now;
        if (const std::string& text = said[as_of_column]; !text.empty()) {
            const auto instant = instant_of(text, location);
            if (!instant) {
                refuse(as_of_column, tr("\"{0}\" is not a time.", text),
                       tr("Write an instant such as 2026-11-27T07:30:00Z, or what clocks showed "
                          "there: 2026-11-27T08:30."));
            } else if (*instant > m_now + clock_tolerance) {
                refuse(as_of_column, tr("{0} is in the future.", text),
                       tr("Say when it was counted."));
            } else {
                stock.as_of = *instant;
            }
        }
        if (const std::string& text = said[sold_column]; !text.empty()) {
            stock.sold_per_day = thousandths(text);
            if (!stock.sold_per_day || *stock.sold_per_day < 0)
                refuse(sold_column, tr("\"{0}\" is no quantity.", text),
                       tr("Write a number from 0 on with three decimals at most, such as 12."));
        }
        return result;
    }

private:
    std::optional<Instant> instant_of(const std::string& text, const Location* location) const {
        if (const auto instant = parse_iso8601(text)) return instant;
        const auto local = parse_local_time(text);
        if (!local) return std::nullopt;
        PriceList there;
        if (location != nullptr) {
            there.location = location->id;
            there.market = location->market;
        }
        return zone_of(there, *m_structure).instant_of(*local);
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    const Instant m_now;
    const Location* m_location = nullptr;  // where a row says none
};

}  // namespace

StockImportReport import_stock(Catalogue& catalogue, TableReader& table,
                               const std::string& file_name, const StockImportOptions& options,
                               const Progress& progress) {
    StockImportReport report;
    const NamedColumns columns =
        stock_columns_of(table.header(), file_name, !options.location.empty(), report.issues);
    StockRows rows(catalogue, options.location);
    StockFeed feed(catalogue, options.feed);
    const auto note = [&](Issue issue, std::int64_t line) {
        issue.file = file_name;
        if (issue.row == 0) issue.row = line;
        if (report.issues.size() < most_stock_issues) report.issues.push_back(std::move(issue));
    };
    std::set<LocationId> said_of;  // locations with a row that is right
    CsvRow row;
    while (table.next(row)) {
        if (++report.read % rows_per_tick == 0) progress.tick(table.bytes_read(), table.bytes());
        SaidStock said;
        for (std::size_t i = 0; i < said.size(); ++i) said[i] = columns.text(row, i);
        ReadStock read = rows.read(said);
        if (!read.issues.empty()) {
            ++report.rejected;
            for (Issue& issue : read.issues) note(std::move(issue), row.line);
            if (read.stock.product != 0 && read.stock.location != 0)
                feed.keep(read.stock.product, read.stock.location);
            continue;
        }
        said_of.insert(read.stock.location);
        using enum StockFeed::Done;
        const StockFeed::Done done = feed.put(read.stock);
        ++(done == created     ? report.created
           : done == updated   ? report.updated
           : done == confirmed ? report.confirmed
                               : report.older);
    }
    Issues broken = table.take_issues();
    const bool is_whole = broken.empty();
    for (Issue& issue : broken) note(std::move(issue), issue.row);
    if (options.is_full && !is_whole) {
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "stock.not_whole";
        issue.message = tr("Nothing was removed, as not every row could be read.");
        issue.fix = tr("Mend the file, and import it again.");
        note(std::move(issue), 0);
    } else if (options.is_full) {
        for (const LocationId location : said_of) report.removed += feed.remove_others(location);
    }
    progress.check();
    feed.commit();
    return report;
}

}  // namespace vitrine
