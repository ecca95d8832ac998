#include "operations/import_prices.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/formula_guard.h"
#include "pricing/price_list.h"

namespace vitrine {
namespace {

constexpr std::size_t most_price_issues = 1000;
constexpr int tier_decimals = 3;

// What is the same for all rows of a file.
class PriceRows {
public:
    explicit PriceRows(Catalogue& catalogue, bool is_guarded = false)
        : m_catalogue(catalogue),
          m_is_guarded(is_guarded),
          m_structure(catalogue.structure()),
          m_digits(standard_digits(*m_structure)) {}

    ReadPrice read(const SaidPrice& said) {
        ReadPrice result;
        PriceKey& key = result.price.key;
        const auto refuse = [&](const char* column, const std::string& value, std::string message,
                                std::string fix) {
            Issue issue;
            issue.rule = std::string("price.") + column;
            issue.column = column;
            issue.value = value;
            issue.message = std::move(message);
            issue.fix = std::move(fix);
            result.issues.push_back(std::move(issue));
        };
        const PriceList* list = m_structure->price_lists.find(said.list);
        if (list == nullptr) {
            refuse("list", said.list, tr("There is no price list \"{0}\".", said.list),
                   tr("Make it first, or correct the code."));
        } else {
            key.list = list->id;
        }
        key.product = product_of(said.sku);
        if (key.product == 0)
            refuse("sku", said.sku, tr("There is no product or model \"{0}\".", said.sku),
                   tr("Import it first, or correct the code."));
        if (const auto type = parse_price_type(said.type.empty() ? "regular" : said.type)) {
            key.type = *type;
        } else {
            refuse("type", said.type, tr("\"{0}\" is no type of price.", said.type),
                   tr("Write regular, promotion, markdown, msrp, map or cost."));
        }
        const auto quantity = Decimal::parse(said.quantity.empty() ? "0" : said.quantity);
        const auto tier = quantity ? quantity->rounded(tier_decimals) : std::nullopt;
        if (!tier || *tier != *quantity || tier->is_negative()) {
            refuse("quantity", said.quantity, tr("\"{0}\" is no quantity.", said.quantity),
                   tr("Write a number from 0 on with three decimals at most, such as 12."));
        } else {
            key.tier = tier->mantissa();
        }
        const auto time = [&](const char* column, const std::string& text, LocalTime& field) {
            if (text.empty()) return;
            if (const auto read = parse_local_time(text)) {
                field = *read;
            } else {
                refuse(column, text, tr("\"{0}\" is not a time.", text),
                       tr("Write a day such as 2026-11-27, or one with a time: "
                          "2026-11-27T08:30."));
            }
        };
        time("from", said.from, key.from);
        time("until", said.until, result.price.until);
        result.removes = said.amount.empty();
        if (!result.removes) {
            if (const auto amount = Decimal::parse(said.amount)) {
                result.price.amount = *amount;
            } else {
                refuse("amount", said.amount, tr("\"{0}\" is not a number.", said.amount),
                       tr("Write it like 12.50, or nothing to remove the price."));
            }
        }
        if (result.issues.empty()) check(*list, result, refuse);
        return result;
    }

private:
    template <class Refuse>
    void check(const PriceList& list, const ReadPrice& read, const Refuse& refuse) {
        const StoredPrice& price = read.price;
        if (const std::string rule = rule_that_fills(*m_structure, price.key.list, price.key.type);
            !rule.empty())
            refuse(
                "list", list.code,
                tr("The price rule {0} writes these prices of the list {1}.", rule, list.code),
                tr("Change the rule or the list that it starts from; what shall differ goes into "
                   "another list that comes first."));
        if (price.until <= price.key.from)
            refuse("until", to_string(price.until), tr("The end is not after the start."),
                   tr("Choose a later end, or leave it open."));
        if (price.amount.is_negative())
            refuse("amount", price.amount.to_string(),
                   tr("The amount {0} is below 0.", price.amount.to_string()),
                   tr("Enter 0 or more."));
        const auto most = m_digits(list.currency);
        if (most && price.amount.normalized().scale() > *most)
            refuse("amount", price.amount.to_string(),
                   tr("{0} has more decimals than its currency, which has {1}.",
                      price.amount.to_string(), *most),
                   tr("Round it."));
    }

    // 0 where there is none. Rows of a product follow each other in most files.
    ProductId product_of(const std::string& sku) {
        if (sku.empty()) return 0;
        if (sku == m_last_sku) return m_last_product;
        m_last_sku = sku;
        m_last_product = 0;
        if (m_is_guarded) m_last_product = find(unguard_formula(sku));
        if (m_last_product == 0) m_last_product = find(sku);
        return m_last_product;
    }
    ProductId find(std::string_view sku) {
        using enum ProductStore::Space;
        auto found = m_catalogue.products().find(products, sku);
        if (!found) found = m_catalogue.products().find(models, sku);
        return found.value_or(0);
    }

    Catalogue& m_catalogue;
    bool m_is_guarded;
    std::shared_ptr<const Structure> m_structure;
    CurrencyDigits m_digits;
    std::string m_last_sku;
    ProductId m_last_product = 0;
};

std::vector<PriceDestination> destinations_of(const Structure& structure,
                                              const std::vector<std::string>& codes) {
    std::vector<PriceDestination> destinations;
    for (const std::string& code : codes) {
        const PriceList* list = structure.price_lists.find(code);
        if (list == nullptr)
            throw Error(Failure::usage, tr("There is no price list \"{0}\".", code));
        PriceDestination& to = destinations.emplace_back();
        to.list = list->code;
        to.currency = structure.currencies.code_of(list->currency);
        const auto add_names = [&](const auto* entity) {
            if (entity == nullptr) return;
            to.names.push_back(entity->code);
            for (const auto& [locale, label] : entity->labels) to.names.push_back(label);
        };
        add_names(structure.markets.find(list->market));
        add_names(structure.channels.find(list->channel));
        add_names(structure.locations.find(list->location));
        add_names(structure.segments.find(list->segment));
    }
    return destinations;
}

Issue passed_over_issue(const std::vector<std::string>& headings) {
    Issue issue;
    issue.severity = Severity::info;
    issue.rule = "price.columns";
    issue.message =
        tr("Columns that say nothing of prices were passed over: {0}.", join(headings, ", "));
    return issue;
}

// In the words of the file: the column that said the part.
void name_column(Issue& issue, const RowPrice& price) {
    const auto* const part = std::ranges::find(price_part_names, issue.column);
    if (part == price_part_names.end()) return;
    const std::string_view heading =
        price.headings[static_cast<std::size_t>(part - price_part_names.begin())];
    if (!heading.empty()) issue.column = heading;
}

}  // namespace

ReadPrice read_price(Catalogue& catalogue, const SaidPrice& said) {
    return PriceRows(catalogue).read(said);
}

PriceImportReport import_prices(Catalogue& catalogue, TableReader& table,
                                const std::string& file_name, ChangeSetOrigin origin, bool preview,
                                const Progress& progress, const PriceImportOptions& options) {
    PriceImportReport report;
    const PriceColumns columns(table.header(), file_name,
                               destinations_of(*catalogue.structure(), options.lists));
    ChangeSetWriter writer(catalogue, std::move(origin),
                           preview ? ChangeSetWriter::Mode::preview : ChangeSetWriter::Mode::bulk);
    PriceRows rows(catalogue, options.is_guarded);
    PriceDerivation derivation(catalogue, writer, progress);
    std::vector<ProductId> products;  // whose prices others are derived from
    const auto note = [&](Issue issue, std::int64_t line) {
        issue.file = file_name;
        if (issue.row == 0) issue.row = line;
        if (report.issues.size() < most_price_issues) report.issues.push_back(std::move(issue));
    };
    if (!columns.passed_over().empty()) note(passed_over_issue(columns.passed_over()), 0);
    CsvRow row;
    std::vector<RowPrice> prices;
    std::int64_t read_rows = 0;
    while (table.next(row)) {
        if (++read_rows % rows_per_tick == 0) progress.tick(table.bytes_read(), table.bytes());
        columns.read(row, prices);
        for (RowPrice& price : prices) {
            ++report.read;
            ReadPrice read;
            read.issues = std::move(price.issues);
            if (read.issues.empty()) read = rows.read(price.said);
            if (!read.issues.empty()) {
                ++report.rejected;
                for (Issue& issue : read.issues) {
                    name_column(issue, price);
                    note(std::move(issue), row.line);
                }
                continue;
            }
            if (derivation.starts_from(read.price.key.list) &&
                (products.empty() || products.back() != read.price.key.product))
                products.push_back(read.price.key.product);
            if (read.removes) {
                ++(writer.prices().remove(read.price.key) ? report.removed : report.unchanged);
            } else {
                const auto done = writer.prices().put(read.price);
                ++(!done                        ? report.unchanged
                   : *done == Operation::create ? report.created
                                                : report.updated);
            }
        }
    }
    for (Issue& issue : table.take_issues()) note(std::move(issue), issue.row);
    if (options.found) {
        writer.prices().flush();
        catalogue.prices().each_change(writer.id(), options.found);
    }
    derivation.run({}, std::move(products), report.derived);
    report.change_set = writer.finish();
    report.ledger = PriceLedger(catalogue.connection()).head();
    return report;
}

SavedPrice save_price(Catalogue& catalogue, const ReadPrice& price, ChangeSetOrigin origin,
                      const Progress& progress) {
    SavedPrice saved;
    ChangeSetWriter writer(catalogue, std::move(origin));
    PriceDerivation derivation(catalogue, writer, progress);
    saved.changed = price.removes ? writer.prices().remove(price.price.key)
                                  : writer.prices().put(price.price).has_value();
    if (saved.changed && derivation.starts_from(price.price.key.list))
        derivation.run({}, {price.price.key.product}, saved.derived);
    saved.change_set = writer.finish();
    return saved;
}

}  // namespace vitrine
