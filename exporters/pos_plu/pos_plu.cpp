// A price look-up file for store tills: one line an article. There is no standard for it, so what
// tills differ in is a setting. A snapshot: an article that is not in the file is removed.
#include <string>
#include <vector>
#include <vitrine/exporter.hpp>

#include "code_page.h"

namespace pos_plu {
namespace {

namespace kit = vitrine::kit;

constexpr std::size_t short_text_length = 20;
// "2026-11-27T00:00": a till knows where it stands.
constexpr std::size_t till_time_length = 16;

class PriceLookUp : public kit::Exporter {
public:
    static void describe(const kit::Declaration& exporter);
    explicit PriceLookUp(kit::Host host);
    kit::Answer add(const kit::Item& item) override;

private:
    void write_line(const std::vector<std::string>& cells);
    std::string quoted(const std::string& text) const;
    std::string price_of(const std::string& price) const;

    kit::Host m_host;
    CodePage m_page;
    std::string m_delimiter;
    std::string m_decimal_sign;
    std::string m_line_end;
    bool m_has_valid_from;
    std::vector<const char*> m_fields = {"article", "ean",      "short_text",
                                         "price",   "vat_code", "unit"};
};

void PriceLookUp::describe(const kit::Declaration& exporter) {
    exporter.set("id", "vitrine.pos_plu");
    exporter.set("name", "Tills (price look-up CSV)");
    exporter.set("version", "1.0.0");
    exporter.set("payload_version", "1");
    exporter.set("file_name", "plu.csv");
    exporter.set("snapshot", "yes");
    exporter.field("article", "Article number", "text")
        .max_length(20)
        .help("The product code if nothing is mapped.");
    exporter.field("ean", "EAN", "gtin");
    exporter.field("short_text", "Text on the receipt", "text")
        .required()
        .max_length(short_text_length);
    exporter.field("price", "Price", "price").required();
    exporter.field("vat_code", "VAT code", "text").required().max_length(4);
    exporter.field("unit", "Unit", "text").max_length(6).help("pc, kg, m");

    exporter.field("valid_from", "Valid from", "date")
        .help("Written where the setting asks for it: since when the price applies.");

    exporter.setting("delimiter", "Delimiter", "choice")
        .choices({";", ",", "|", "tab"})
        .default_value(";");
    exporter.setting("code_page", "Code page", "choice")
        .choices({"utf-8", "windows-1252", "iso-8859-15", "cp850"})
        .default_value("utf-8");
    exporter.setting("decimal_sign", "Decimal sign", "choice")
        .choices({".", ","})
        .default_value(".");
    exporter.setting("header", "Line with headings", "choice")
        .choices({"yes", "no"})
        .default_value("yes");
    exporter.setting("line_end", "Line end", "choice")
        .choices({"crlf", "lf"})
        .default_value("crlf");
    exporter.setting("valid_from", "Column with the price's beginning", "choice")
        .choices({"yes", "no"})
        .default_value("no");
}

PriceLookUp::PriceLookUp(kit::Host host)
    : m_host(host),
      m_page(host.setting("code_page")),
      m_delimiter(host.setting("delimiter") == "tab" ? "\t" : host.setting("delimiter")),
      m_decimal_sign(host.setting("decimal_sign")),
      m_line_end(host.setting("line_end") == "lf" ? "\n" : "\r\n"),
      m_has_valid_from(host.setting("valid_from") == "yes") {
    if (m_has_valid_from) m_fields.push_back("valid_from");
    if (host.setting("header") == "no") return;
    std::vector<std::string> heads = {"Article", "EAN", "Short text", "Price", "VAT code", "Unit"};
    if (m_has_valid_from) heads.push_back("Valid from");
    write_line(heads);
}

kit::Answer PriceLookUp::add(const kit::Item& item) {
    // Left out of a snapshot is removed.
    if (item.is_removal()) return kit::Answer::accepted();
    for (const char* field : {"short_text", "price", "vat_code"}) {
        if (!item.has(field)) {
            return kit::Answer::rejected("missing", "Fill " + std::string(field) + ".", field);
        }
    }
    kit::Answer answer;
    const auto warn = [&](const std::string& code, const std::string& message, const char* field) {
        if (answer.status == VITRINE_ACCEPTED)
            answer = kit::Answer::warning(code, message, field);
        else
            answer.message += " " + message;
    };
    std::vector<std::string> cells;
    for (const char* field : m_fields) {
        const std::string name = field;
        std::string text = item.value(field);
        if (name == "article" && text.empty()) text = item.key();
        if (name == "price") text = price_of(text);
        if (name == "valid_from") text = text.substr(0, till_time_length);
        // A till reads line by line, whatever the quotes say.
        for (char& c : text) {
            if (c == '\r' || c == '\n') c = ' ';
        }
        bool has_changed = false;
        text = m_page.spell(text, has_changed);
        if (has_changed) {
            warn("transliterated",
                 name + " has characters that the code page lacks; it is \"" + text + "\" now.",
                 field);
        }
        // After spelling, which may have made it longer.
        if (name == "short_text" && first_code_points(text, short_text_length) != text) {
            text = first_code_points(text, short_text_length);
            warn("shortened", "short_text was shortened to \"" + text + "\".", field);
        }
        cells.push_back(text);
    }
    write_line(cells);
    return answer;
}

// "19.99 EUR" -> "19,99": a till has one currency.
std::string PriceLookUp::price_of(const std::string& price) const {
    std::string amount = price.substr(0, price.find(' '));
    if (const std::size_t dot = amount.find('.'); dot != std::string::npos) {
        amount.replace(dot, 1, m_decimal_sign);
    }
    return amount;
}

void PriceLookUp::write_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += m_delimiter;
        line += m_page.encode(quoted(cell));
    }
    m_host.write(line + m_line_end);
}

// Quotes only where they are needed: many tills take them for text.
std::string PriceLookUp::quoted(const std::string& text) const {
    if (text.find('"') == std::string::npos && text.find(m_delimiter) == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

}  // namespace
}  // namespace pos_plu

VITRINE_EXPORTER(pos_plu::PriceLookUp)
