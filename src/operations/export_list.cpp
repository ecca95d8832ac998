#include "operations/export_list.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/formula_guard.h"
#include "operations/export_list_columns.h"
#include "operations/list_products.h"
#include "operations/output_folder.h"

namespace vitrine {
namespace {

std::vector<ProductId> wanted_products(Catalogue& catalogue, const ListExportOptions& options,
                                       const Progress& progress) {
    if (!options.products.empty()) return options.products;
    ListRequest request;
    request.filter = options.filter;
    request.sort = options.sort;
    request.channel = options.channel;
    request.locale = options.locale;
    return list_products(catalogue, request, progress);
}

// Of every value that the products show.
std::vector<ListColumn> columns_in_use(Catalogue& catalogue, const std::vector<ProductId>& ids,
                                       bool models) {
    const Structure& structure = *catalogue.structure();
    std::set<ValueKey> keys;
    std::set<ProductId> seen_parents;
    const auto use = [&](const Product& product) {
        for (const auto& [key, value] : product.values) {
            if (key.attribute >= property::first_attribute) keys.insert(key);
        }
    };
    for (const ProductId id : ids) {
        auto product = catalogue.products().load(id);
        if (!product || product->is_model() != models) continue;
        use(*product);
        while (product && product->parent != 0 && seen_parents.insert(product->parent).second) {
            product = catalogue.products().load(product->parent);
            if (product) use(*product);
        }
    }
    std::vector<std::string> names = {"categories"};
    if (!models) names = {"family", "parent", "enabled", "categories", "groups"};
    auto columns = parse_columns(structure, names, 0, 0);
    std::vector<ListColumn> of_values;
    for (const ValueKey key : keys) {
        const Attribute* attribute = structure.attributes.find(key.attribute);
        if (attribute == nullptr || attribute->type == AttributeType::identifier) continue;
        const Scope scope = structure.scope(key.scope);
        ListColumn column;
        column.name = field_name(structure, key);
        column.attribute = key.attribute;
        column.channel = scope.channel;
        column.locale = scope.locale;
        column.currency = scope.currency;
        of_values.push_back(std::move(column));
    }
    std::sort(of_values.begin(), of_values.end(),
              [](const ListColumn& a, const ListColumn& b) { return a.name < b.name; });
    columns.insert(columns.end(), of_values.begin(), of_values.end());
    return columns;
}

std::vector<ListColumn> chosen_columns(const Structure& structure, const ListExportOptions& options,
                                       ListExportReport& report) {
    std::vector<std::string> names;
    for (const std::string& name : options.columns) {
        if (is_shown_only(structure, name, options.models)) {
            report.left_out_columns.push_back(name);
        } else {
            names.push_back(name);
        }
    }
    return parse_columns(structure, names, options.channel, options.locale);
}

// The properties by which the rows are known stand in front.
std::vector<ListColumn> with_identity(const Structure& structure, std::vector<ListColumn> columns,
                                      bool models) {
    std::vector<std::string> names = {"sku"};
    if (models) names = {"sku", "family_variant", "parent"};
    std::vector<ListColumn> all;
    for (const std::string& name : names) {
        if (name == "family_variant") {
            ListColumn column;
            column.name = name;
            column.attribute = property::family_variant;
            column.label = tr("Family variant");
            all.push_back(std::move(column));
        } else {
            all.push_back(parse_columns(structure, std::vector{name}, 0, 0).front());
        }
    }
    for (ListColumn& column : columns) {
        const bool is_there = std::any_of(all.begin(), all.end(), [&](const ListColumn& other) {
            return other.attribute == column.attribute && other.channel == column.channel &&
                   other.locale == column.locale && other.currency == column.currency;
        });
        if (!is_there) all.push_back(std::move(column));
    }
    return all;
}

}  // namespace

ListExportReport export_list(Catalogue& catalogue, const ListExportOptions& options,
                             const Progress& progress) {
    ListExportReport report;
    const std::string name = options.file.filename().string();
    if (name.empty()) throw Error(Failure::usage, tr("Name the file that is to be written."));
    const auto folder = options.file.parent_path();
    const OutputFolder output(folder.empty() ? std::filesystem::path(".") : folder);
    {
        const CatalogueSnapshot snapshot(catalogue);
        const auto structure = catalogue.structure();
        const auto ids = wanted_products(catalogue, options, progress);
        const auto columns =
            with_identity(*structure,
                          options.columns.empty() ? columns_in_use(catalogue, ids, options.models)
                                                  : chosen_columns(*structure, options, report),
                          options.models);
        ListCells cells(catalogue, columns, options);
        auto headings = cells.headings();
        const bool for_people = !options.labels.empty() && options.format == WrittenFormat::csv;
        if (for_people) {
            for (std::string& heading : headings) heading = guard_formula(heading);
        }
        const auto writer =
            write_table(output.folder() / name,
                        for_people ? WrittenFormat::csv_for_people : options.format, headings);
        const auto total = static_cast<std::int64_t>(ids.size());
        std::int64_t done = 0;
        for (const ProductId id : ids) {
            progress.tick(++done, total);
            const auto* row = cells.read(id);
            if (row == nullptr) {
                ++report.left_out;
                continue;
            }
            writer->row(*row);
            ++report.rows;
        }
        if (report.rows == 0) {
            throw Error(Failure::usage,
                        options.models ? tr("There is no product model to export in this list.")
                        : report.left_out > 0
                            ? tr("There are only product models in this list. Export the models, "
                                 "or choose other products.")
                            : tr("There is no product to export in this list."));
        }
        writer->finish();
        report.columns = static_cast<std::int64_t>(headings.size());
    }
    output.sync(name);
    output.publish(name);
    report.file = options.file;
    output.sync_destination();
    return report;
}

}  // namespace vitrine
