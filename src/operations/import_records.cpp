// records.csv: the records of all reference entities. Columns besides reference_entity, code and
// labels are attributes, with headings as in product files.
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "interchange/akeneo_headings.h"
#include "operations/import_structure_rows.h"

namespace vitrine {
namespace {

// The columns that hold values; those that cannot be read are told once, for the whole file.
std::vector<AkeneoColumn> value_columns(StructureRows& rows, const ImportFile& file) {
    std::vector<std::string> headings = {"code"};
    for (const std::string& heading : file.headings) {
        const std::string_view name = trim(heading);
        const bool is_known = name == "code" || name == "reference_entity" || name.empty() ||
                              name.starts_with("label-");
        if (!is_known) headings.emplace_back(name);
    }
    AkeneoHeadings parsed = parse_akeneo_headings(rows.structure(), AkeneoRows::models, headings);
    for (Issue& issue : parsed.issues) {
        issue.severity = Severity::warning;
        issue.file = file.name;
        rows.context().log.note(std::move(issue));
    }
    std::vector<AkeneoColumn> columns;
    for (AkeneoColumn& column : parsed.columns) {
        if (column.field != AkeneoField::value) continue;
        if (column.unit_column) {
            column.heading += '\n' + parsed.columns[*column.unit_column].heading;
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

class RecordReader {
public:
    RecordReader(StructureRows& rows, std::vector<AkeneoColumn> columns, ImportMedia& media)
        : m_rows(rows), m_columns(std::move(columns)), m_media(media) {}

    void read_values(Record& record) {
        for (const AkeneoColumn& column : m_columns) {
            const auto separator = column.heading.find('\n');
            const std::string heading = column.heading.substr(0, separator);
            const auto text = m_rows.cell(heading);
            if (!text) continue;
            const std::string_view unit =
                separator == std::string::npos
                    ? std::string_view()
                    : m_rows.text(std::string_view(column.heading).substr(separator + 1));
            read_value(record, column, heading, *text, unit);
        }
    }

private:
    void read_value(Record& record, const AkeneoColumn& column, const std::string& heading,
                    std::string_view text, std::string_view unit) {
        const Attribute attribute = *m_rows.structure().attributes.find(column.attribute);
        const ValueKey key = m_rows.context().writer.key_for(attribute, column.channel,
                                                             column.locale, column.currency);
        ParsedValue parsed = parse_value(m_rows.structure(), attribute, text, unit);
        if (const auto* issue = std::get_if<Issue>(&parsed)) {
            m_rows.note(issue->rule, heading, issue->message, issue->fix);
            return;
        }
        auto* value = std::get_if<Value>(&parsed);
        if (value == nullptr) {
            record.values.erase(key);
            return;
        }
        for (const Issue& issue : validate_value(m_rows.structure(), attribute, *value)) {
            m_rows.note(issue.rule, heading, issue.message, issue.fix);
            if (issue.severity == Severity::error) return;
        }
        if (attribute.is_media() &&
            !takes_file(attribute, heading, record.values.find(key), *value))
            return;
        record.values.set(key, *value);
    }

    // The file comes beside the CSV file, as those of products do.
    bool takes_file(const Attribute& attribute, const std::string& heading, const Value* stored,
                    Value& value) {
        auto& file = std::get<FileReference>(value);
        auto refused = ImportMedia::check_path(file.name);
        if (!refused) {
            const auto* before = stored == nullptr ? nullptr : std::get_if<FileReference>(stored);
            ImportMedia::Taken taken = m_media.take(attribute, file.name, before);
            file.checksum = std::move(taken.checksum);
            refused = std::move(taken.issue);
        }
        if (!refused) return true;
        m_rows.note(refused->rule, heading, refused->message, refused->fix);
        return refused->severity != Severity::error;
    }

    StructureRows& m_rows;
    std::vector<AkeneoColumn> m_columns;
    ImportMedia& m_media;
};

}  // namespace

void import_records(StructureRows& rows, const ImportFile& file, ImportMedia& media) {
    media.use_folder_of(file.path);
    RecordReader reader(rows, value_columns(rows, file), media);
    while (rows.next()) {
        const std::string_view code = rows.text("code");
        const ReferenceEntity* entity =
            rows.structure().reference_entities.find(rows.text("reference_entity"));
        if (entity == nullptr) {
            rows.problem("reference_entity.unknown", "reference_entity",
                         tr("There is no reference entity {0}.", rows.text("reference_entity")),
                         tr("Import the reference entities first, or correct the code."));
        } else if (code.empty()) {
            rows.problem("row.no_code", "code", tr("The row has no code."), tr("Write one."));
        } else {
            const Record* stored = rows.structure().find_record(entity->id, code);
            Record record = stored != nullptr ? *stored : Record{};
            if (stored == nullptr) record.code = code;
            record.entity = entity->id;
            if (rows.is_first(std::to_string(entity->id) + ':' + fold_case(code))) {
                rows.read_labels(record.labels);
                reader.read_values(record);
            }
            if (!rows.has_problem()) {
                // Interning a scope may have made another structure.
                rows.save(rows.structure().find_record(record.entity, code), std::move(record));
            }
        }
        if (rows.has_problem()) rows.reject();
    }
}

}  // namespace vitrine
