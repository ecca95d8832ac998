// Google Merchant's product feed: RSS 2.0 with the g: namespace. A snapshot: a product that is not
// in the file is taken off.
#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <vector>
#include <vitrine/exporter.hpp>

#include "feed_fields.h"
#include "feed_text.h"

namespace google_merchant {
namespace {

namespace kit = vitrine::kit;

// The problems of one item: the first one names the answer.
class Findings {
public:
    void warn(const std::string& code, const std::string& message, const std::string& field) {
        note(VITRINE_ACCEPTED_WITH_WARNING, code, message, field);
    }
    void reject(const std::string& code, const std::string& message, const std::string& field) {
        note(VITRINE_REJECTED, code, message, field);
    }
    bool is_rejected() const { return m_answer.status == VITRINE_REJECTED; }
    const kit::Answer& answer() const { return m_answer; }

private:
    void note(int status, const std::string& code, const std::string& message,
              const std::string& field) {
        const std::string all =
            m_answer.message.empty() ? message : m_answer.message + " " + message;
        if (status > m_answer.status)
            m_answer = {status, code, all, field, {}};
        else
            m_answer.message = all;
    }

    kit::Answer m_answer;
};

class Feed : public kit::Exporter {
public:
    static void describe(const kit::Declaration& exporter);
    explicit Feed(kit::Host host);
    kit::Answer add(const kit::Item& item) override;
    void finish() override { m_host.write("  </channel>\n</rss>\n"); }

private:
    std::vector<std::string> values_of(const kit::Item& item, const FeedField& field,
                                       Findings& findings) const;
    kit::Host m_host;
};

void Feed::describe(const kit::Declaration& exporter) {
    exporter.set("id", "vitrine.google_merchant");
    exporter.set("name", "Google Merchant (product feed)");
    exporter.set("version", "1.0.0");
    exporter.set("payload_version", "1");
    exporter.set("file_name", "google_merchant.xml");
    exporter.set("snapshot", "yes");
    for (const FeedField& row : feed_fields()) {
        kit::Field field = exporter.field(row.id, row.label, row.kind);
        if (row.is_required) field.required();
        if (row.max_values > 1) field.repeated(row.max_values);
        if (row.max_length > 0) field.max_length(row.max_length);
        if (*row.pattern) field.pattern(row.pattern);
        if (*row.help) field.help(row.help);
        if (std::string(row.kind) == "measurement") field.unit("KGM");
        field.choices(row.choices);
    }
    exporter.setting("title", "Name of the store", "text").default_value("Store");
    exporter.setting("link", "Address of the store", "url").default_value("https://example.com");
    exporter.setting("description", "Description of the feed", "text").default_value("Products");
}

Feed::Feed(kit::Host host) : m_host(host) {
    std::string head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n  <channel>\n";
    for (const char* name : {"title", "link", "description"}) {
        pugi::xml_document document;
        document.append_child(name).text().set(without_controls(host.setting(name)).c_str());
        head += to_xml(document, 2);
    }
    m_host.write(head);
}

kit::Answer Feed::add(const kit::Item& item) {
    // Left out of a snapshot is removed.
    if (item.is_removal()) return kit::Answer::accepted();
    Findings findings;
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("item");
    for (const FeedField& field : feed_fields()) {
        for (const std::string& value : values_of(item, field, findings)) {
            node.append_child(("g:" + std::string(field.id)).c_str()).text().set(value.c_str());
        }
    }
    const bool has_identifier =
        node.child("g:gtin") || (node.child("g:brand") && node.child("g:mpn"));
    if (!has_identifier) node.append_child("g:identifier_exists").text().set("no");
    const std::string availability = node.child("g:availability").text().get();
    if ((availability == "preorder" || availability == "backorder") &&
        !node.child("g:availability_date")) {
        findings.warn("missing",
                      "Fill availability_date: Google asks for it with " + availability + ".",
                      "availability_date");
    }
    if (!findings.is_rejected()) m_host.write(to_xml(document, 2));
    return findings.answer();
}

// The field's values as they go into the feed; what cannot is noted.
std::vector<std::string> Feed::values_of(const kit::Item& item, const FeedField& field,
                                         Findings& findings) const {
    const std::string id = field.id;
    std::vector<std::string> values = item.values(field.id);
    if (values.empty() && id == "id") values = {item.key()};
    if (values.empty() && id == "item_group_id") values = {item.group_key()};

    std::vector<std::string> fit;
    for (std::string value : values) {
        value = without_controls(value);
        if (id == "shipping_weight") value = with_unit(value, "kg");
        if (id == "sale_price_effective_date") {
            const std::string interval = feed_interval(value);
            if (!interval.empty()) {
                // Dates of a sale without its price mean nothing.
                if (item.has("sale_price")) fit.push_back(interval);
                continue;
            }
            findings.warn("invalid", id + " cannot be \"" + value + "\" and was left out.", id);
            continue;
        }
        if (field.max_length > 0 && count_code_points(value) > field.max_length) {
            // A shortened id is another id, a shortened address another place.
            const std::string kind = field.kind;
            const bool is_key =
                id == "id" || id == "item_group_id" || kind == "url" || kind == "image";
            const std::string limit = std::to_string(field.max_length) + " characters";
            if (is_key) {
                findings.warn("too_long", id + " has more than " + limit + " and was left out.",
                              id);
                continue;
            }
            findings.warn("shortened", id + " was shortened to " + limit + ".", id);
            value = first_code_points(value, field.max_length);
        }
        if (value.empty()) continue;
        if (!is_valid(field, value)) {
            findings.warn("invalid", id + " cannot be \"" + value + "\" and was left out.", id);
            continue;
        }
        fit.push_back(value);
    }
    if (fit.size() > field.max_values) {
        findings.warn("too_many",
                      "Only the first " + std::to_string(field.max_values) + " values of " + id +
                          " were kept.",
                      id);
        fit.resize(field.max_values);
    }
    if (fit.empty() && field.is_required) findings.reject("missing", "Fill " + id + ".", id);
    return fit;
}

}  // namespace
}  // namespace google_merchant

VITRINE_EXPORTER(google_merchant::Feed)
