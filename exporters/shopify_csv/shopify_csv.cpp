// Shopify's product CSV (columns of 2025): one product is a block of rows that share a handle.
// UTF-8 without a byte order mark, lines end in LF. A CSV import can create and update; it removes
// nothing.
#include <algorithm>
#include <set>
#include <string>
#include <vector>
#include <vitrine/exporter.hpp>

#include "csv_rows.h"

namespace shopify_csv {
namespace {

namespace kit = vitrine::kit;

constexpr std::size_t max_options = 3;

class ProductFile : public kit::Exporter {
public:
    static void describe(const kit::Declaration& exporter);
    explicit ProductFile(kit::Host host) : m_host(host) { m_host.write(header_line()); }
    kit::Answer add(const kit::Item& item) override;

private:
    std::vector<Row> rows_of(const kit::Item& item, const std::string& handle) const;
    kit::Host m_host;
    std::set<std::string> m_handles;
};

void ProductFile::describe(const kit::Declaration& exporter) {
    exporter.set("id", "vitrine.shopify_csv");
    exporter.set("name", "Shopify (product CSV)");
    exporter.set("version", "1.0.0");
    exporter.set("payload_version", "1");
    exporter.set("file_name", "shopify_products.csv");
    exporter.set("grouping", "grouped");
    exporter.set("max_options", std::to_string(max_options));
    const std::string handle_help = "Made from the product code if nothing is mapped.";
    exporter.field("title", "Title", "text").required().level("item").max_length(255);
    exporter.field("handle", "URL handle", "text")
        .level("item")
        .max_length(255)
        .pattern("[a-z0-9]+(-[a-z0-9]+)*")
        .help(handle_help);
    exporter.field("description", "Description", "html").level("item");
    exporter.field("vendor", "Vendor", "text").level("item").max_length(255);
    exporter.field("category", "Product category", "category").level("item");
    exporter.field("type", "Type", "text").level("item").max_length(255);
    exporter.field("tags", "Tags", "text").repeated(250).level("item").max_length(255);
    exporter.field("published", "Published on online store", "boolean").level("item");
    exporter.field("status", "Status", "choice")
        .level("item")
        .choices({"active", "draft", "archived"})
        .help("Active if nothing is mapped.");
    exporter.field("sku", "SKU", "text")
        .level("variant")
        .max_length(255)
        .help("The product code if nothing is mapped.");
    exporter.field("barcode", "Barcode", "gtin").level("variant");
    exporter.field("price", "Price", "price").required().level("variant");
    exporter.field("compare_at_price", "Compare-at price", "price").level("variant");
    exporter.field("weight", "Weight", "measurement").level("variant").unit("GRM");
    exporter.field("requires_shipping", "Requires shipping", "boolean").level("variant");
    exporter.field("image", "Images", "image").repeated(250).level("item");
    exporter.field("image_alt", "Image texts", "text")
        .repeated(250)
        .level("item")
        .max_length(512)
        .help("In the order of the images.");
    exporter.field("variant_image", "Variant image", "image").level("variant");
    exporter.field("seo_title", "SEO title", "text").level("item").max_length(70);
    exporter.field("seo_description", "SEO description", "text").level("item").max_length(320);
}

// "19.99 EUR" -> "19.99": the store has one currency, which the file does not name. Also takes the
// unit off a measurement.
std::string first_word(const std::string& text) {
    return text.substr(0, text.find(' '));
}

std::string truth(const std::string& text) {
    return text.empty() ? "" : text == "true" ? "TRUE" : "FALSE";
}

std::string capitalized(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

// Cells that must not become empty in the shop have a value even if nothing is mapped.
void fill_product(Row& row, const kit::Item& item) {
    row["Title"] = item.value("title");
    row["Description"] = item.value("description");
    row["Vendor"] = item.value("vendor");
    row["Product category"] = item.value("category");
    row["Type"] = item.value("type");
    row["Tags"] = joined(item.values("tags"));
    row["Published on online store"] =
        truth(item.has("published") ? item.value("published") : "true");
    row["Status"] = capitalized(item.has("status") ? item.value("status") : "active");
    row["SEO title"] = item.value("seo_title");
    row["SEO description"] = item.value("seo_description");
}

void fill_variant(Row& row, const kit::Item& variant) {
    row["SKU"] = variant.has("sku") ? variant.value("sku") : variant.key();
    row["Barcode"] = variant.value("barcode");
    row["Price"] = first_word(variant.value("price"));
    row["Compare-at price"] = first_word(variant.value("compare_at_price"));
    row["Weight value (grams)"] = first_word(variant.value("weight"));
    row["Weight unit for display"] = variant.has("weight") ? "g" : "";
    const std::string shipping = variant.value("requires_shipping");
    row["Requires shipping"] = truth(shipping.empty() ? "true" : shipping);
    row["Variant image URL"] = variant.value("variant_image");
}

void fill_options(Row& row, const kit::Item::Pairs& options, bool is_first) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        const std::string column = "Option" + std::to_string(i + 1);
        if (is_first) row[column + " name"] = options[i].first;
        row[column + " value"] = options[i].second;
    }
}

// Why the product cannot be in the file; accepted if it can.
kit::Answer problem_of(const kit::Item& item, const std::vector<kit::Item>& variants) {
    if (!item.has("title")) return kit::Answer::rejected("missing", "Fill title.", "title");
    std::set<kit::Item::Pairs> seen;
    for (const kit::Item& variant : variants) {
        const kit::Item::Pairs options = variant.options();
        if (!variant.has("price")) {
            return kit::Answer::rejected("missing", "Fill price of " + variant.key() + ".",
                                         "price");
        }
        if (options.size() > max_options) {
            return kit::Answer::rejected("too_many_options",
                                         variant.key() + " has " + std::to_string(options.size()) +
                                             " options; Shopify takes 3. Merge or split them.");
        }
        if (variants.size() > 1 && options.empty()) {
            return kit::Answer::rejected("no_options", variant.key() +
                                                           " has no option that tells it "
                                                           "from the other variants.");
        }
        if (!seen.insert(options).second) {
            return kit::Answer::rejected(
                "same_options", variant.key() + " has the same options as another variant.");
        }
    }
    return kit::Answer::accepted();
}

kit::Answer ProductFile::add(const kit::Item& item) {
    if (item.is_removal()) {
        return kit::Answer::rejected(
            "cannot_remove",
            "A CSV import cannot remove a product. Set its status to archived, or remove it in "
            "Shopify.");
    }
    std::vector<kit::Item> variants = item.variants();
    if (variants.empty()) variants.push_back(item);  // a simple product is its own variant
    kit::Answer answer = problem_of(item, variants);
    if (answer.status == VITRINE_REJECTED) return answer;

    // The handle is what Shopify knows the product by: what it was stays.
    std::string handle = item.remote_id();
    if (handle.empty()) handle = item.value("handle");
    if (handle.empty()) handle = handle_of(item.key());
    if (!m_handles.insert(handle).second) {
        return kit::Answer::rejected(
            "same_handle", "Another product of this file has the handle " + handle + ".", "handle");
    }
    std::string lines;
    for (const Row& row : rows_of(item, handle)) lines += to_line(row);
    m_host.write(lines);
    answer.remote_id = handle;
    return answer;
}

// The first row is the product, its first variant and its first image; each further one is one more
// variant, one more image, or both.
std::vector<Row> ProductFile::rows_of(const kit::Item& item, const std::string& handle) const {
    std::vector<kit::Item> variants = item.variants();
    const bool is_simple = variants.empty();
    if (is_simple) variants.push_back(item);
    const std::vector<std::string> images = item.values("image");
    const std::vector<std::string> texts = item.values("image_alt");

    std::vector<Row> rows(std::max(variants.size(), images.size()));
    fill_product(rows.front(), item);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i]["URL handle"] = handle;
        if (i < variants.size()) {
            fill_variant(rows[i], variants[i]);
            fill_options(
                rows[i],
                is_simple ? kit::Item::Pairs{{"Title", "Default Title"}} : variants[i].options(),
                i == 0);
        }
        if (i < images.size()) {
            rows[i]["Product image URL"] = images[i];
            rows[i]["Image position"] = std::to_string(i + 1);
            if (i < texts.size()) rows[i]["Image alt text"] = texts[i];
        }
    }
    return rows;
}

}  // namespace
}  // namespace shopify_csv

VITRINE_EXPORTER(shopify_csv::ProductFile)
