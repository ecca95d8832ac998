#include "operations/generate_numbers.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/edit_rules.h"
#include "store/change_set_writer.h"
#include "store/sequence.h"

namespace vitrine {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t most_issues = 1000;

class Generating {
public:
    Generating(Catalogue& catalogue, const NumberRequest& request, ChangeSetWriter::Mode mode,
               const Progress& progress)
        : m_catalogue(catalogue),
          m_request(request),
          m_progress(progress),
          m_writer(catalogue, origin(*catalogue.structure(), request), mode),
          m_attribute(attribute_of(m_writer.structure(), request)),
          m_key(m_writer.key_for(m_attribute, request.field.channel, request.field.locale)) {
        if (request.first < 0)
            throw Error(Failure::usage,
                        tr("Numbers begin at 0 or later, not at {0}.", request.first));
    }

    NumberReport run() {
        collect_used();
        m_next = std::max(read_sequence(m_catalogue.connection(), m_request.pattern.name()),
                          m_request.first);
        const std::vector<ProductId> ids = list_products(m_catalogue, m_request.filter, m_progress);
        for (const ProductId id : ids) {
            m_progress.tick(++m_report.products, static_cast<std::int64_t>(ids.size()));
            give(id);
        }
        keep_sequence(m_catalogue.connection(), m_request.pattern.name(), m_next);
        m_report.change_set = m_writer.finish();
        return std::move(m_report);
    }

private:
    static ChangeSetOrigin origin(const Structure& structure, const NumberRequest& request) {
        ChangeSetOrigin origin;
        origin.author = current_author();
        origin.source = "edit";
        origin.note = tr("Numbers for {0}", field_name(structure, request.field));
        return origin;
    }

    static Attribute attribute_of(const Structure& structure, const NumberRequest& request) {
        const Attribute* attribute = structure.attributes.find(request.field.attribute);
        if (attribute == nullptr || attribute->type != AttributeType::text) {
            throw Error(Failure::usage, tr("{0} cannot be given numbers. Choose a text attribute.",
                                           field_name(structure, request.field)));
        }
        if (const auto issue = check_editable(structure, attribute->id)) {
            throw Error(Failure::usage, issue->message + ' ' + issue->fix);
        }
        return *attribute;
    }

    // In whatever channel or locale. A GTIN is one thing only, whichever attribute holds it.
    void collect_used() {
        std::set<AttributeId> holders = {m_attribute.id};
        m_writer.structure().attributes.each([&](const Attribute& attribute) {
            if (m_request.pattern.makes_gtins() && is_gtin_attribute(attribute))
                holders.insert(attribute.id);
        });
        m_catalogue.products().each([&](const Product& product) {
            m_progress.check();
            for (const auto& [key, value] : product.values) {
                if (!holders.contains(key.attribute)) continue;
                if (const auto* text = std::get_if<std::string>(&value)) m_used.insert(same(*text));
            }
        });
    }

    // Equal for texts that are the same number: a GTIN stays one with zeros before it.
    std::string same(std::string_view text) const {
        if (!m_request.pattern.makes_gtins()) return fold_case(text);
        return std::string(text.substr(std::min(text.find_first_not_of('0'), text.size())));
    }

    void give(ProductId id) {
        auto product = m_catalogue.products().load(id);
        if (!product) return;
        const LoadedLineage loaded(m_catalogue.products(), std::move(*product));
        const Lineage& lineage = loaded.lineage();
        const Product& before = loaded.product();
        if (!owns(m_writer.structure(), lineage, m_attribute)) {
            ++m_report.elsewhere;
            return;
        }
        if (lineage.find(m_key) != nullptr) {
            ++m_report.filled;
            return;
        }
        const Family* family = family_of(m_writer.structure(), lineage);
        const std::string number =
            next_number({before.code, family == nullptr ? std::string_view() : family->code});
        if (is_refused(before, number)) return;
        Product after = before;
        after.values.set(m_key, number);
        m_writer.update(before, std::move(after));
        ++m_report.given;
        if (m_report.rows.size() < most_rows) m_report.rows.push_back({before.code, number});
    }

    std::string next_number(const NumberedProduct& product) {
        while (true) {
            auto number = m_request.pattern.text(m_next, product);
            if (!number) {
                throw Error(Failure::usage,
                            tr("No numbers of this prefix are left from {0} on. Use another prefix "
                               "for the rest.",
                               m_next));
            }
            ++m_next;
            if (m_used.insert(same(*number)).second) return *std::move(number);
            ++m_report.passed_over;
        }
    }

    bool is_refused(const Product& product, const std::string& number) {
        for (Issue& issue : validate_value(m_writer.structure(), m_attribute, Value(number))) {
            if (issue.severity != Severity::error) continue;
            issue.product = product.code;
            issue.column = field_name(m_writer.structure(), m_key);
            if (m_report.issues.size() < most_issues) m_report.issues.push_back(std::move(issue));
            return true;
        }
        return false;
    }

    Catalogue& m_catalogue;
    const NumberRequest& m_request;
    const Progress& m_progress;
    ChangeSetWriter m_writer;
    Attribute m_attribute;
    ValueKey m_key;
    std::unordered_set<std::string> m_used;  // as same() has them
    std::int64_t m_next = 0;
    NumberReport m_report;
};

}  // namespace

NumberReport generate_numbers(Catalogue& catalogue, const NumberRequest& request,
                              const Progress& progress) {
    return Generating(catalogue, request, ChangeSetWriter::Mode::edit, progress).run();
}

NumberReport preview_numbers(Catalogue& catalogue, const NumberRequest& request,
                             const Progress& progress) {
    NumberReport report =
        Generating(catalogue, request, ChangeSetWriter::Mode::preview, progress).run();
    report.change_set = 0;
    return report;
}

}  // namespace vitrine
