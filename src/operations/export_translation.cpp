#include "operations/export_translation.h"

#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/spelling.h"
#include "interchange/translation_sheet.h"
#include "operations/list_products.h"
#include "operations/output_folder.h"

namespace vitrine {
namespace {

const Locale& find_locale(const Structure& structure, const std::string& code) {
    const Locale* locale = structure.locales.find(code);
    if (locale != nullptr) return *locale;
    NearestName nearest(code);
    structure.locales.each([&](const Locale& one) { nearest.offer(one.code); });
    throw Error(Failure::usage,
                nearest.best().empty()
                    ? tr("There is no locale {0}.", code)
                    : tr("There is no locale {0}. Did you mean {1}?", code, nearest.best()));
}

const std::string* text_of(const Value* value) {
    return value == nullptr ? nullptr : std::get_if<std::string>(value);
}

std::vector<ProductId> wanted_products(Catalogue& catalogue, const TranslationOptions& options,
                                       const Progress& progress) {
    if (!options.products.empty()) return options.products;
    ListRequest request;
    request.filter = options.filter;
    return list_products(catalogue, request, progress);
}

class TextsOut {
public:
    TextsOut(Catalogue& catalogue, const TranslationOptions& options, TranslationSheet& sheet,
             TranslationReport& report)
        : m_products(catalogue.products()),
          m_structure(catalogue.structure()),
          m_options(options),
          m_from(find_locale(*m_structure, options.from).id),
          m_to(find_locale(*m_structure, options.to).id),
          m_sheet(sheet),
          m_report(report) {}

    // Models before what inherits from them, each once.
    void put(ProductId id) {
        if (id == 0 || !m_seen.insert(id).second) return;
        const auto product = m_products.load(id);
        if (!product) return;
        put(product->parent);
        const std::int64_t before = m_report.texts;
        for (const auto& [key, value] : product->values) put(*product, key, value);
        if (m_report.texts > before) ++m_report.products;
    }

private:
    void put(const Product& product, ValueKey key, const Value& value) {
        const Attribute* attribute = m_structure->attributes.find(key.attribute);
        if (attribute == nullptr || !is_translated(*attribute)) return;
        const Scope scope = m_structure->scope(key.scope);
        const std::string* source = text_of(&value);
        if (scope.locale != m_from || source == nullptr || source->empty()) return;
        if (!takes_target(*attribute, scope.channel)) return;
        const auto target_key = m_structure->key_for(*attribute, scope.channel, m_to);
        const std::string* target =
            target_key ? text_of(product.values.find(*target_key)) : nullptr;
        const bool is_missing = target == nullptr || target->empty();
        if (m_options.only_missing && !is_missing) return;
        if (!TranslationSheet::has_room(*source) ||
            (target != nullptr && !TranslationSheet::has_room(*target))) {
            leave_out(product, *attribute);
            return;
        }
        m_sheet.row({product.code, product.is_model() ? "model" : "product", attribute->code,
                     label_of(*m_structure, attribute->labels, attribute->code, m_options.from),
                     m_structure->channels.code_of(scope.channel), *source,
                     target == nullptr ? std::string() : *target});
        ++m_report.texts;
        if (is_missing) ++m_report.untranslated;
    }

    // Channels and attributes may know only some locales.
    bool takes_target(const Attribute& attribute, ChannelId channel_id) const {
        const auto has = [this](const std::vector<LocaleId>& locales) {
            return std::find(locales.begin(), locales.end(), m_to) != locales.end();
        };
        if (!attribute.available_locales.empty() && !has(attribute.available_locales)) return false;
        const Channel* channel = m_structure->channels.find(channel_id);
        return channel == nullptr || has(channel->locales);
    }

    void leave_out(const Product& product, const Attribute& attribute) {
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "translation.too_long";
        issue.message = tr("The text is longer than a cell of a workbook, and is not in it.");
        issue.fix = tr("Translate it in Vitrine.");
        issue.product = product.code;
        issue.column = attribute.code;
        m_report.issues.push_back(std::move(issue));
    }

    ProductStore& m_products;
    std::shared_ptr<const Structure> m_structure;
    const TranslationOptions& m_options;
    LocaleId m_from, m_to;
    TranslationSheet& m_sheet;
    TranslationReport& m_report;
    std::set<ProductId> m_seen;
};

}  // namespace

bool is_translated(const Attribute& attribute) {
    return attribute.localizable && attribute.expression.empty() && !attribute.read_only &&
           (attribute.type == AttributeType::text || attribute.type == AttributeType::long_text);
}

TranslationReport export_translation(Catalogue& catalogue, const TranslationOptions& options,
                                     const Progress& progress) {
    TranslationReport report;
    const std::string name = options.file.filename().string();
    if (name.empty()) throw Error(Failure::usage, tr("Name the file that is to be written."));
    const auto folder = options.file.parent_path();
    const CatalogueSnapshot snapshot(catalogue);
    const std::string from = find_locale(*catalogue.structure(), options.from).code;
    const std::string to = find_locale(*catalogue.structure(), options.to).code;
    if (from == to) {
        throw Error(Failure::usage, tr("A translation leads from one locale to another one."));
    }
    const auto ids = wanted_products(catalogue, options, progress);
    const OutputFolder output(folder.empty() ? std::filesystem::path(".") : folder);
    {
        TranslationSheet sheet(output.folder() / name, from, to);
        TextsOut texts(catalogue, options, sheet, report);
        std::int64_t done = 0;
        for (const ProductId id : ids) {
            texts.put(id);
            progress.tick(++done, static_cast<std::int64_t>(ids.size()));
        }
        if (report.texts == 0) {
            throw Error(Failure::usage, tr("There is nothing to translate from {0} to {1} in these "
                                           "products.",
                                           from, to));
        }
        sheet.finish();
    }
    output.sync(name);
    output.publish(name);
    report.file = options.file;
    output.sync_destination();
    return report;
}

}  // namespace vitrine
