// A complete exporter: a CSV file of code, title and price. Copy it, give it your own id, and
// change what it declares and writes.
#include <string>
#include <vitrine/exporter.hpp>

namespace {

namespace kit = vitrine::kit;

class PriceList : public kit::Exporter {
public:
    // What this exporter is and which fields it wants to know. Ids are for ever.
    static void describe(const kit::Declaration& exporter) {
        exporter.set("id", "org.example.price_list");
        exporter.set("name", "Price list (CSV)");
        exporter.set("version", "1.0.0");
        exporter.set("payload_version", "1");
        exporter.set("file_name", "price_list.csv");
        exporter.set("snapshot", "yes");
        exporter.field("sku", "Code", "text").required().max_length(40);
        exporter.field("title", "Title", "text").required().max_length(100);
        exporter.field("price", "Price", "price").required();
        exporter.setting("separator", "Separator", "choice")
            .choices({"semicolon", "comma"})
            .default_value("semicolon");
    }

    // A run begins.
    explicit PriceList(kit::Host host)
        : m_host(host), m_separator(host.setting("separator") == "comma" ? "," : ";") {
        m_host.write("sku" + m_separator + "title" + m_separator + "price\n");
    }

    // One item; the host has checked it against the declarations, but trust no one.
    kit::Answer add(const kit::Item& item) override {
        // The file replaces everything, so what is left out of it is removed.
        if (item.is_removal()) return kit::Answer::accepted();
        for (const char* field : {"sku", "title", "price"}) {
            if (!item.has(field)) {
                return kit::Answer::rejected("missing", std::string("Fill ") + field + ".", field);
            }
        }
        m_host.write(quoted(item.value("sku")) + m_separator + quoted(item.value("title")) +
                     m_separator + quoted(item.value("price")) + "\n");
        return kit::Answer::accepted();
    }

private:
    // As RFC 4180 has it: quotes around it, quotes in it doubled.
    static std::string quoted(const std::string& text) {
        std::string result = "\"";
        for (const char c : text) {
            if (c == '"') result += '"';
            result += c;
        }
        return result + "\"";
    }

    kit::Host m_host;
    std::string m_separator;
};

}  // namespace

VITRINE_EXPORTER(PriceList)
