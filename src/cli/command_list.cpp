#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "cli/column_names.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/table.h"
#include "operations/changed_rows.h"
#include "operations/history.h"
#include "operations/product_index.h"

namespace vitrine::cli {
namespace {

constexpr std::int64_t page_of_a_person = 50;

struct ListArguments {
    std::string filter, search, sort, columns, channel, locale, at;
    std::optional<std::int64_t> changed_since;
    std::optional<std::int64_t> limit;
    std::int64_t offset = 0;
    bool count = false;
};

// What a row knows by itself, besides the fields of parse_columns().
struct OwnColumn {
    std::string_view name;
    std::string heading;
    Align align = Align::left;
    std::string (*text)(const ProductRow& row);
};

std::vector<OwnColumn> own_columns() {
    return {
        {"sku", tr("SKU"), Align::left, [](const ProductRow& row) { return row.code; }},
        {"name", tr("Name"), Align::left, [](const ProductRow& row) { return row.name; }},
        {"family", tr("Family"), Align::left, [](const ProductRow& row) { return row.family; }},
        {"kind", tr("Kind"), Align::left,
         [](const ProductRow& row) {
             switch (row.kind) {
                 case ProductKind::simple:
                     return tr("product");
                 case ProductKind::variant:
                     return tr("variant");
                 case ProductKind::model:
                     return tr("model");
             }
             return std::string();
         }},
        {"enabled", tr("Enabled"), Align::left,
         [](const ProductRow& row) { return row.enabled ? tr("yes") : tr("no"); }},
        {"completeness", tr("Completeness"), Align::right,
         [](const ProductRow& row) {
             if (row.kind != ProductKind::model) return std::to_string(row.percent()) + " %";
             // Of a model: how many of its variants are complete.
             return std::to_string(row.filled) + "/" + std::to_string(row.required);
         }},
        {"problems", tr("Problems"), Align::right,
         [](const ProductRow& row) { return std::to_string(row.problems); }},
    };
}

class Listing {
public:
    // `then`: the past moment that the catalogue shows; null where it shows the present.
    Listing(Session& session, const ListArguments& options, Catalogue& catalogue,
            const PastMoment* then)
        : m_session(session),
          m_options(options),
          m_catalogue(catalogue),
          m_then(then),
          m_structure(catalogue.structure()),
          m_aspect(choose_aspect(*m_structure, options.channel, options.locale)) {
        std::vector<std::string> fields;
        const std::string columns =
            options.columns.empty() ? "sku,name,family,kind,completeness" : options.columns;
        for (const std::string& name : split_columns(columns)) {
            const auto own = std::find_if(m_own.begin(), m_own.end(),
                                          [&](const OwnColumn& c) { return c.name == name; });
            m_shown.push_back(own != m_own.end() ? own - m_own.begin() : not_own);
            if (own == m_own.end()) fields.push_back(name);
            if (name == "problems") m_shows_problems = true;
        }
        m_columns = parse_columns(*m_structure, fields, m_aspect.channel, m_aspect.locale);
    }

    ExitStatus run() {
        if (m_options.offset < 0 || m_options.limit.value_or(0) < 0) {
            throw Error(Failure::usage, tr("--limit and --offset are counted from 0."));
        }
        if (m_options.changed_since && m_then != nullptr) {
            throw Error(Failure::usage, tr("--at and --changed-since do not go together."));
        }
        const std::vector<ProductId> ids = find();
        const auto count = static_cast<std::int64_t>(ids.size());
        if (m_options.count) {
            if (m_session.json()) {
                Json document{{"count", count}};
                if (m_options.changed_since) document["head"] = m_changed.head;
                m_session.console.print_json(document);
            } else {
                m_session.console.print(std::to_string(count));
            }
            return ExitStatus::done;
        }
        const std::int64_t first = std::min(m_options.offset, count);
        const bool unlimited =
            !m_options.limit && (m_session.json() || !m_session.console.is_terminal());
        const std::int64_t wanted = unlimited ? count : m_options.limit.value_or(page_of_a_person);
        const std::int64_t shown = std::min(wanted, count - first);
        const std::span<const ProductId> page(ids.data() + first, static_cast<std::size_t>(shown));
        auto rows = load_rows(m_catalogue, page, m_columns, m_aspect.channel, m_aspect.locale);
        if (m_shows_problems) count_problems(rows);
        if (m_session.json()) {
            print_json(count, rows);
        } else {
            print_table(rows);
            const std::int64_t more = count - first - shown;
            if (count == 0) m_session.console.note(tr("No product matches."));
            for (const std::string& code : m_changed.removed)
                m_session.console.note(tr("{0} was removed since.", code));
            if (m_options.changed_since)
                m_session.console.note(
                    tr("To go on from here: --changed-since {0}", m_changed.head));
            if (more > 0)
                m_session.console.note(
                    tr("{0} of {1} shown; --offset {2} goes on.", shown, count, first + shown));
        }
        return ExitStatus::done;
    }

private:
    static constexpr std::ptrdiff_t not_own = -1;

    std::vector<ProductId> find() {
        ListRequest request;
        request.filter = m_options.filter;
        request.search = m_options.search;
        request.sort = m_options.sort;
        request.channel = m_aspect.channel;
        request.locale = m_aspect.locale;
        const Progress progress(m_session.stop);
        const ProgressDisplay display(m_session.console, progress,
                                      tr("Looking through the products"));
        // Read first: what is saved meanwhile comes again next time, but is never missed.
        if (m_options.changed_since)
            m_changed =
                rows_changed_since(m_catalogue, *m_options.changed_since, Progress(m_session.stop));
        // The columns, and the file that keeps them, are of the catalogue as it is now.
        if (m_then != nullptr) {
            request.now = m_then->at;
            request.last_change = m_then->seq;
            return list_products(m_catalogue, request, progress);
        }
        auto ids = m_index.list(m_catalogue, request, progress);
        // The next list of a large catalogue, here or in the window, is then there at once.
        if (m_index.worth_saving()) m_index.save(m_catalogue, progress);
        if (m_options.changed_since) keep_changed(ids);
        return ids;
    }

    void count_problems(std::vector<ProductRow>& rows) {
        if (m_then != nullptr) refuse_past_problems();
        const CatalogueSnapshot snapshot(m_catalogue);
        const auto counts = m_index.problem_counts(m_catalogue, Progress(m_session.stop));
        for (ProductRow& row : rows) {
            const auto index = static_cast<std::size_t>(row.id);
            if (index < counts.size()) row.problems = counts[index];
        }
    }

    void keep_changed(std::vector<ProductId>& ids) const {
        const auto& changed = m_changed.products;
        std::erase_if(ids, [&](ProductId id) {
            return !std::binary_search(changed.begin(), changed.end(), id);
        });
    }

    void print_table(const std::vector<ProductRow>& rows) {
        Table table;
        std::size_t field = 0;
        for (const std::ptrdiff_t own : m_shown) {
            if (own != not_own) {
                const OwnColumn& column = m_own[static_cast<std::size_t>(own)];
                table.add_column(column.heading, column.align);
            } else {
                const ListColumn& column = m_columns[field++];
                table.add_column(column.name, is_numeric(column) ? Align::right : Align::left);
            }
        }
        for (const ProductRow& row : rows) {
            std::vector<std::string> cells;
            field = 0;
            for (const std::ptrdiff_t own : m_shown) {
                cells.push_back(own != not_own ? m_own[static_cast<std::size_t>(own)].text(row)
                                               : row.cells[field++]);
            }
            table.add_row(std::move(cells), row.enabled ? Style::plain : Style::dim);
        }
        if (!table.empty()) table.print(m_session.console);
    }

    bool is_numeric(const ListColumn& column) const {
        if (column.figure) return true;
        const Attribute* attribute = m_structure->attributes.find(column.attribute);
        if (attribute == nullptr) return false;
        return attribute->type == AttributeType::number ||
               attribute->type == AttributeType::measurement ||
               attribute->type == AttributeType::price_collection;
    }

    void print_json(std::int64_t count, const std::vector<ProductRow>& rows) {
        Json products = Json::array();
        for (const ProductRow& row : rows) products.push_back(row_to_json(row));
        Json document;
        document["count"] = count;
        document["products"] = std::move(products);
        if (m_options.changed_since) {
            document["removed"] = m_changed.removed;
            document["structure_changed"] = m_changed.structure;
            document["head"] = m_changed.head;
        }
        m_session.console.print_json(document);
    }

    // Codes instead of labels, and values as files have them.
    Json row_to_json(const ProductRow& row) {
        Json json;
        json["sku"] = row.code;
        json["kind"] = kind_name(row.kind);
        json["name"] = row.name;
        json["family"] = nullptr;
        json["enabled"] = row.enabled;
        json["required"] = row.required;
        json["filled"] = row.filled;
        json["completeness"] = row.percent();
        if (m_shows_problems) json["problems"] = row.problems;
        auto product = m_catalogue.products().load(row.id);
        if (!product) return json;
        const LoadedLineage loaded(m_catalogue.products(), std::move(*product));
        if (const Family* family = family_of(*m_structure, loaded.lineage()))
            json["family"] = family->code;
        if (m_columns.empty()) return json;
        Json& values = json["values"] = Json::object();
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const ListColumn& column = m_columns[i];
            if (column.figure) {
                values[column.name] = row.cells[i].empty() ? Json() : Json(row.cells[i]);
                continue;
            }
            const auto value = value_of(column, loaded.lineage());
            values[column.name] =
                value ? Json(field_text(m_catalogue, *m_structure, value->first, value->second))
                      : Json();
        }
        return json;
    }

    std::optional<std::pair<ValueKey, Value>> value_of(const ListColumn& column,
                                                       const Lineage& lineage) const {
        const Attribute* attribute = m_structure->attributes.find(column.attribute);
        if (attribute == nullptr) {
            const ValueKey key{column.attribute, 0};
            if (column.attribute == property::categories)
                return std::pair(key, Value(References{categories_of(lineage)}));
            auto value = field(*lineage.self, key);
            return value ? std::optional(std::pair(key, std::move(*value))) : std::nullopt;
        }
        const auto key =
            m_structure->key_for(*attribute, column.channel, column.locale, column.currency);
        const Value* value = key ? lineage.find(*key) : nullptr;
        return value != nullptr ? std::optional(std::pair(*key, *value)) : std::nullopt;
    }

    Session& m_session;
    const ListArguments& m_options;
    Catalogue& m_catalogue;
    const PastMoment* m_then;
    std::shared_ptr<const Structure> m_structure;
    Aspect m_aspect;
    std::vector<OwnColumn> m_own = own_columns();
    std::vector<std::ptrdiff_t> m_shown;  // index into m_own, or not_own: the next of m_columns
    std::vector<ListColumn> m_columns;
    bool m_shows_problems = false;
    ChangedRows m_changed;  // with --changed-since
    ProductIndex m_index;
};

}  // namespace

void add_list(CommandLine& line) {
    const auto options = std::make_shared<ListArguments>();
    CommandEntry command =
        line.add("list", tr("Lists products and models"), [options](Session& session) {
            const auto catalogue = session.open_for_reading(sql::Purpose::scan);
            const auto then = session.look_back(*catalogue, options->at);
            return Listing(session, *options, *catalogue, then ? &then->moment : nullptr).run();
        });
    command.option("--filter", options->filter, "FILTER",
                   tr("Which products: \"brand = sony and price[EUR] between 100 and 500\", "
                      "\"category under tvs\", \"completeness = 100 on all locales\", \"ean is "
                      "duplicate\""));
    command.option("--search", options->search, "WORDS", tr("Words in the code or name"));
    command.option("--sort", options->sort, "COLUMN",
                   tr("sku, name, family, kind, enabled, completeness, problems or a field, with "
                      ":desc behind to turn it round"));
    command.option("--columns", options->columns, "LIST",
                   tr("What to show: sku,name,brand,price[EUR]"));
    command.option("--limit", options->limit, "N",
                   tr("At most so many; 50 on a terminal, otherwise all"));
    command.option("--offset", options->offset, "N", tr("Leaves out the first so many"));
    command.option("--at", options->at, "INSTANT", at_meaning());
    command.option("--changed-since", options->changed_since, "SEQ",
                   tr("Only what changed after this change number, variants of a changed model "
                      "included; says the number to go on from. 0 for all"));
    command.flag("--count", options->count, tr("Says only how many there are"));
    command.option("--channel", options->channel, "CODE",
                   tr("For fields that do not say their channel"));
    command.option("--locale", options->locale, "CODE",
                   tr("For fields that do not say their locale"));
}

}  // namespace vitrine::cli
