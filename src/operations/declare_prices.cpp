#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/named_columns.h"
#include "operations/applied_prices.h"
#include "operations/price_view.h"
#include "pricing/price_coherence.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

constexpr std::size_t most_declared_issues = 1000;
constexpr std::int64_t declared_per_tick = 4096;

enum DeclaredColumn : std::size_t {
    sku_said,
    from_said,
    price_said,
    currency_said,
    reduction_said,
    first_said
};
constexpr std::array<std::string_view, 6> declared_columns = {"sku",      "from",      "price",
                                                              "currency", "reduction", "first"};
using SaidDeclaration = std::array<std::string, declared_columns.size()>;

// Throws Error (usage) where one that is needed is missing.
NamedColumns declared_columns_of(const std::vector<std::string>& header, const std::string& file) {
    NamedColumns columns(header, declared_columns);
    for (const std::size_t needed : {sku_said, from_said, price_said}) {
        if (!columns.has(needed))
            throw Error(Failure::usage, tr("{0} has no column \"{1}\". It is needed.", file,
                                           declared_columns[needed]));
    }
    return columns;
}

class Declarations {
public:
    Declarations(Catalogue& catalogue, ChannelId channel)
        : m_catalogue(catalogue),
          m_store(catalogue.connection()),
          m_channel(channel),
          m_now(catalogue.now()),
          m_zone(zone_of_channel(*catalogue.structure(), channel)) {
        const Structure& structure = *catalogue.structure();
        const Market* market = market_selling_on(structure, channel);
        const CurrencyId currency =
            price_currency(structure, market == nullptr ? 0 : market->id, channel);
        m_currency = CurrencyCode::parse(structure.currencies.code_of(currency));
    }

    // Absent where there is something wrong with it.
    std::optional<AppliedPriceRow> read(const SaidDeclaration& said, Issues& issues) {
        const std::size_t before = issues.size();
        const auto refuse = [&](DeclaredColumn column, std::string message, std::string fix) {
            Issue& issue = issues.emplace_back();
            issue.rule = "declared." + std::string(declared_columns[column]);
            issue.column = declared_columns[column];
            issue.value = said[column];
            issue.message = std::move(message);
            issue.fix = std::move(fix);
        };
        AppliedPriceRow row;
        row.channel = m_channel;
        AppliedPrice& applied = row.applied;
        applied.is_declared = true;
        row.product =
            m_catalogue.products().find(ProductStore::Space::products, said[sku_said]).value_or(0);
        row.item = row.product;
        if (row.product == 0)
            refuse(sku_said, tr("There is no product \"{0}\".", said[sku_said]),
                   tr("Import it first, or correct the code. Models are not sold."));
        auto instant = parse_iso8601(said[from_said]);
        if (!instant) {
            if (const auto local = parse_local_time(said[from_said]))
                instant = m_zone.instant_of(*local);
        }
        if (!instant)
            refuse(from_said, tr("\"{0}\" is not a time.", said[from_said]),
                   tr("Write a day such as 2026-11-27, or one with a time: "
                      "2026-11-27T08:30."));
        else if (*instant > m_now)
            refuse(from_said, tr("{0} is in the future.", said[from_said]),
                   tr("Declare what was asked already."));
        else
            applied.from = *instant;
        read_price(said, applied, refuse);
        const auto yes = [&](DeclaredColumn column) {
            const std::string text = fold_case(said[column]);
            if (text.empty() || text == "no" || text == "0") return false;
            if (text != "yes" && text != "1")
                refuse(column, tr("{0} is yes or no.", declared_columns[column]),
                       tr("Write yes, or leave it empty."));
            return true;
        };
        applied.is_reduction = yes(reduction_said);
        row.is_first = yes(first_said);
        if (issues.size() != before) return std::nullopt;
        const auto proven = proven_since(row.product);
        if (proven && applied.from >= *proven) {
            refuse(from_said,
                   tr("Receipts of the channel prove what was asked since {0}.",
                      to_iso8601(*proven, m_zone)),
                   tr("Declare the time before only."));
            return std::nullopt;
        }
        return row;
    }

    bool is_known(const AppliedPriceRow& row) {
        return std::ranges::any_of(
            m_store.of_product(m_channel, row.product), [&](const AppliedPriceRow& other) {
                return other.applied == row.applied && other.is_first == row.is_first;
            });
    }

private:
    template <class Refuse>
    void read_price(const SaidDeclaration& said, AppliedPrice& applied, const Refuse& refuse) {
        if (said[price_said].empty()) {
            applied.state = AppliedState::off_sale;
            return;
        }
        const auto amount = Decimal::parse(said[price_said]);
        if (!amount || amount->is_negative()) {
            refuse(price_said, tr("\"{0}\" is no price.", said[price_said]),
                   tr("Write it like 12.50, or nothing for time off sale."));
            return;
        }
        const auto currency =
            said[currency_said].empty() ? m_currency : CurrencyCode::parse(said[currency_said]);
        if (!currency) {
            refuse(currency_said, tr("It is not clear which currency this is in."),
                   tr("Write its code, such as EUR."));
            return;
        }
        applied.price = {*amount, *currency};
    }

    std::optional<Instant> proven_since(ProductId product) {
        for (const AppliedPriceRow& row : m_store.of_product(m_channel, product)) {
            if (row.publication != 0) return row.applied.from;
        }
        return std::nullopt;
    }

    Catalogue& m_catalogue;
    AppliedPriceStore m_store;
    const ChannelId m_channel;
    const Instant m_now;
    const Zone m_zone;
    std::optional<CurrencyCode> m_currency;
};

}  // namespace

DeclarationReport declare_prices(Catalogue& catalogue, ChannelId channel, TableReader& table,
                                 const std::string& file_name, const std::string& author,
                                 const Progress& progress) {
    DeclarationReport report;
    const NamedColumns columns = declared_columns_of(table.header(), file_name);
    const WriterLock lock(catalogue.file());
    sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::write);
    Declarations declarations(catalogue, channel);
    std::vector<AppliedPriceRow> rows;
    const auto note = [&](Issue issue, std::int64_t line) {
        issue.file = file_name;
        if (issue.row == 0) issue.row = line;
        if (report.issues.size() < most_declared_issues) report.issues.push_back(std::move(issue));
    };
    // A column that says "reductions" must not be taken for one that says nothing.
    if (!columns.passed_over().empty()) {
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "declared.columns";
        issue.message =
            tr("Columns that are none of {0} were passed over: {1}.",
               "sku, from, price, currency, reduction, first", join(columns.passed_over(), ", "));
        note(std::move(issue), 0);
    }
    std::set<std::pair<ProductId, Instant>> said_already;
    CsvRow row;
    while (table.next(row)) {
        if (++report.read % declared_per_tick == 0)
            progress.tick(table.bytes_read(), table.bytes());
        SaidDeclaration said;
        for (std::size_t i = 0; i < said.size(); ++i) said[i] = columns.text(row, i);
        Issues issues;
        auto read = declarations.read(said, issues);
        if (read && !said_already.emplace(read->product, read->applied.from).second) {
            Issue& issue = issues.emplace_back();
            issue.rule = "declared.twice";
            issue.column = declared_columns[from_said];
            issue.value = said[from_said];
            issue.message =
                tr("The file says two prices of {0} from the same time.", said[sku_said]);
            issue.fix = tr("Keep one of the two rows.");
            read.reset();
        }
        if (!read) {
            ++report.rejected;
            for (Issue& issue : issues) note(std::move(issue), row.line);
        } else if (declarations.is_known(*read)) {
            ++report.unchanged;
        } else {
            ++report.declared;
            rows.push_back(*read);
        }
    }
    for (Issue& issue : table.take_issues()) note(std::move(issue), issue.row);
    PriceLedgerEntry entry;
    entry.at = catalogue.now();
    entry.kind = "declared";
    entry.author = author;
    entry.note = file_name;
    AppliedPriceStore(catalogue.connection()).add(rows, std::move(entry));
    report.head = PriceLedger(catalogue.connection()).head();
    transaction.commit();
    return report;
}

}  // namespace vitrine
