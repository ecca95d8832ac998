#include "operations/import_translation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/table_format.h"
#include "interchange/translation_sheet.h"
#include "operations/export_translation.h"
#include "operations/import_log.h"

namespace vitrine {
namespace {

// What the rows of one table have in common; without an attribute those that are not understood.
struct Field {
    bool is_model = false;
    AttributeId attribute = 0;
    ChannelId channel = 0;
    auto operator<=>(const Field&) const = default;
};

class TranslationFile {
public:
    TranslationFile(std::filesystem::path path, const std::vector<std::string>& headings,
                    const Structure& structure)
        : m_path(std::move(path)),
          m_options(exactly(find_table_format(m_path))),
          m_columns(*find_translation_columns(headings)),
          m_headings(headings),
          m_source(locale(structure, m_columns.source_locale)),
          m_target(locale(structure, m_columns.target_locale)) {}

    std::unique_ptr<TableReader> open() const { return open_table(m_path, m_options); }
    const TranslationColumns& columns() const { return m_columns; }
    const std::string& heading(std::size_t column) const { return m_headings[column]; }
    LocaleId source() const { return m_source; }
    LocaleId target() const { return m_target; }

    // An issue where the row belongs to no field.
    Field field_of(const Structure& structure, const CsvRow& row,
                   std::optional<Issue>& issue) const {
        Field field;
        const std::string kind = fold_case(cell(row, m_columns.kind));
        field.is_model = kind == "model";
        const std::string_view code = cell(row, m_columns.attribute);
        const Attribute* attribute = structure.attributes.find(code);
        const std::string_view channel_code = cell(row, m_columns.channel);
        const Channel* channel = structure.channels.find(channel_code);
        if (kind != "model" && kind != "product") {
            issue =
                refuse(m_columns.kind, kind, tr("The row is neither a product's nor a model's."),
                       tr("Leave the cell as it was exported."));
        } else if (attribute == nullptr) {
            issue = refuse(m_columns.attribute, code, tr("There is no attribute {0}.", code),
                           tr("Leave the cell as it was exported."));
        } else if (!is_translated(*attribute)) {
            issue = refuse(m_columns.attribute, code,
                           tr("{0} holds no text that differs from locale to locale.", code),
                           tr("Leave the row out."));
        } else if (attribute->scopable != (channel != nullptr)) {
            issue = refuse(m_columns.channel, channel_code,
                           tr("{0} has no value for \"{1}\".", code, channel_code),
                           tr("Leave the cell as it was exported."));
        } else if (!has_target(*attribute, channel)) {
            issue = refuse(m_columns.target, {},
                           tr("The attribute {0} does not exist in the locale {1}.", code,
                              m_columns.target_locale),
                           tr("Leave the row out."));
        } else {
            field.attribute = attribute->id;
            field.channel = channel == nullptr ? 0 : channel->id;
        }
        if (issue) field = {};
        return field;
    }

    Issue refuse(std::size_t column, std::string_view value, std::string message,
                 std::string fix) const {
        Issue issue =
            make_issue(Severity::error, "translation.row", std::move(message), std::move(fix));
        issue.column = trim(m_headings[column]);
        issue.value = issue_value(value);
        return issue;
    }

    static std::string_view cell(const CsvRow& row, std::size_t column) {
        return column < row.cells.size() ? trim(row.cells[column]) : std::string_view();
    }

private:
    static LocaleId locale(const Structure& structure, const std::string& code) {
        const Locale* found = structure.locales.find(code);
        if (found == nullptr) throw Error(Failure::usage, tr("There is no locale {0}.", code));
        return found->id;
    }
    bool has_target(const Attribute& attribute, const Channel* channel) const {
        const auto has = [this](const std::vector<LocaleId>& locales) {
            return std::find(locales.begin(), locales.end(), m_target) != locales.end();
        };
        return (attribute.available_locales.empty() || has(attribute.available_locales)) &&
               (channel == nullptr || has(channel->locales));
    }

    std::filesystem::path m_path;
    TableOptions m_options;
    TranslationColumns m_columns;
    std::vector<std::string> m_headings;
    LocaleId m_source, m_target;
};

std::string without_returns(std::string_view text) {
    std::string result(text);
    std::erase(result, '\r');
    return result;
}

// The rows of one field: the code and the translation.
class TranslationReader : public TableReader {
public:
    TranslationReader(std::shared_ptr<const TranslationFile> file, Field field, bool is_first,
                      Catalogue& catalogue, std::vector<std::string> header)
        : m_file(std::move(file)),
          m_reader(m_file->open()),
          m_field(field),
          m_is_first(is_first),
          m_catalogue(catalogue),
          m_header(std::move(header)) {}

    const std::vector<std::string>& header() const override { return m_header; }

    bool next(CsvRow& row) override {
        while (m_reader->next(m_row)) {
            std::optional<Issue> issue;
            const Field field = m_file->field_of(*m_catalogue.structure(), m_row, issue);
            if (issue) {
                if (m_is_first) note(std::move(*issue));
                continue;
            }
            if (field != m_field || !check_product()) continue;
            const TranslationColumns& columns = m_file->columns();
            row.cells.assign({TranslationFile::cell(m_row, columns.sku),
                              TranslationFile::cell(m_row, columns.target)});
            row.filled = {0, 1};
            row.line = m_row.line;
            if (row.cells[1].empty()) {
                row.filled = {0};
                row.ignored = {1};
            }
            return true;
        }
        return false;
    }
    Issues take_issues() override {
        Issues issues = std::exchange(m_issues, {});
        Issues others = m_reader->take_issues();
        if (m_is_first) issues.insert(issues.end(), others.begin(), others.end());
        return issues;
    }
    std::int64_t bytes_read() const override { return m_reader->bytes_read(); }
    std::int64_t bytes() const override { return m_reader->bytes(); }

private:
    void note(Issue issue) {
        issue.row = m_row.line;
        issue.product = issue_value(TranslationFile::cell(m_row, m_file->columns().sku));
        m_issues.push_back(std::move(issue));
    }

    // Translations make no products.
    bool check_product() {
        const std::string_view code = TranslationFile::cell(m_row, m_file->columns().sku);
        const auto product = m_catalogue.products().load(
            m_field.is_model ? ProductStore::Space::models : ProductStore::Space::products, code);
        if (!product) {
            note(m_file->refuse(m_file->columns().sku, code,
                                m_field.is_model ? tr("There is no product model {0}.", code)
                                                 : tr("There is no product {0}.", code),
                                tr("Leave the cell as it was exported, or leave the row out.")));
            return false;
        }
        const auto structure = m_catalogue.structure();
        const Attribute* attribute = structure->attributes.find(m_field.attribute);
        const auto key = structure->key_for(*attribute, m_field.channel, m_file->source());
        const Value* value = key ? product->values.find(*key) : nullptr;
        const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
        const std::string_view given = TranslationFile::cell(m_row, m_file->columns().source);
        const bool has_translation =
            !TranslationFile::cell(m_row, m_file->columns().target).empty();
        const std::string now = text == nullptr ? std::string() : std::string(trim(*text));
        if (has_translation && without_returns(given) != without_returns(now)) {
            Issue issue = m_file->refuse(
                m_file->columns().source, given,
                tr("The text has been changed since it was given to the translator."),
                tr("Check that the translation still fits."));
            issue.severity = Severity::warning;
            issue.rule = "translation.source_changed";
            note(std::move(issue));
        }
        return true;
    }

    std::shared_ptr<const TranslationFile> m_file;
    std::unique_ptr<TableReader> m_reader;
    Field m_field;
    bool m_is_first;
    Catalogue& m_catalogue;
    std::vector<std::string> m_header;
    CsvRow m_row;
    Issues m_issues;
};

}  // namespace

bool is_translation(const ImportFile& file) {
    return find_translation_columns(file.headings).has_value();
}

std::vector<ImportFile> translation_tables(const ImportFile& file, Catalogue& catalogue) {
    const auto structure = catalogue.structure();
    const auto whole =
        std::make_shared<const TranslationFile>(file.path, file.headings, *structure);
    std::set<Field> fields;
    {
        const auto reader = whole->open();
        for (CsvRow row; reader->next(row);) {
            std::optional<Issue> issue;
            const Field field = whole->field_of(*structure, row, issue);
            if (!issue) fields.insert(field);
        }
    }
    if (fields.empty()) fields.insert(Field());  // of rows that are all refused
    std::vector<ImportFile> tables;
    const Attribute* identifier = structure->identifier();
    for (const Field& field : fields) {
        ImportFile table;
        table.path = file.path;
        table.name = file.name;
        table.size = file.size;
        table.kind = field.is_model ? AkeneoFile::product_models : AkeneoFile::products;
        table.headings = {field.is_model || identifier == nullptr ? "code" : identifier->code};
        table.source_columns = {std::string(trim(whole->heading(whole->columns().sku)))};
        if (field.attribute != 0) {
            std::string heading = structure->attributes.code_of(field.attribute) + '-' +
                                  structure->locales.code_of(whole->target());
            if (field.channel != 0) heading += '-' + structure->channels.code_of(field.channel);
            table.headings.push_back(std::move(heading));
            table.source_columns.emplace_back(trim(whole->heading(whole->columns().target)));
        }
        table.open = [whole, field, is_first = tables.empty(), &catalogue,
                      header = table.headings]() -> std::unique_ptr<TableReader> {
            return std::make_unique<TranslationReader>(whole, field, is_first, catalogue, header);
        };
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace vitrine
