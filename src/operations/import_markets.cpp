// markets.csv and locations.csv: where products are sold from.
#include <cctype>

#include "catalog/gtin.h"
#include "catalog/market_codes.h"
#include "operations/import_structure_rows.h"

namespace vitrine {
namespace {

void read_zone(StructureRows& rows, std::string& zone) {
    rows.read("zone", zone);
    if (zone.empty() || is_zone_name(zone)) return;
    rows.problem("zone.unknown", "zone", tr("\"{0}\" is no name of a time zone.", zone),
                 tr("Write one such as Europe/Paris."));
}

void read_market(StructureRows& rows, Market& market) {
    const Structure& structure = rows.structure();
    rows.read_labels(market.labels);
    if (const auto country = rows.cell("country")) {
        market.country.clear();
        for (const char c : *country) {
            market.country += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
        const bool is_code = market.country.empty() || is_country_code(market.country);
        if (!is_code) {
            rows.problem("market.country", "country", tr("\"{0}\" is no country code.", *country),
                         tr("Write the two letters of ISO 3166-1, such as FR."));
            return;
        }
    }
    rows.read_id("currency", structure.currencies, market.currency);
    rows.read_id("locale", structure.locales, market.locale);
    rows.read_ids("channels", structure.channels, market.channels);
    rows.read("tax_territory", market.tax_territory);
    read_zone(rows, market.zone);
}

void read_location(StructureRows& rows, Location& location) {
    rows.read_labels(location.labels);
    rows.read_id("market", rows.structure().markets, location.market);
    rows.read("is_warehouse", location.is_warehouse);
    rows.read("tax_territory", location.tax_territory);
    read_zone(rows, location.zone);
    if (rows.has_problem()) return;
    rows.read("gln", location.gln);
    if (location.gln.empty() || is_gln(location.gln)) return;
    rows.problem("location.gln", "gln", tr("\"{0}\" is no GLN.", location.gln),
                 tr("A GLN has 13 digits, the last of which is a check digit."));
}

}  // namespace

void import_markets(StructureRows& rows) {
    import_entities<Market>(rows, &Structure::markets,
                            [&](Market& market, const Market*) { read_market(rows, market); });
}

void import_locations(StructureRows& rows) {
    import_entities<Location>(
        rows, &Structure::locations,
        [&](Location& location, const Location*) { read_location(rows, location); });
}

}  // namespace vitrine
