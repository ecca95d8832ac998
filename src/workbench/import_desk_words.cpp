// What the import desk says.
#include <utility>

#include "base/text.h"
#include "base/translate.h"
#include "operations/rejected_rows.h"
#include "workbench/choices.h"
#include "workbench/field_label.h"
#include "workbench/import_desk.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::string kind_words(const std::string& kind) {
    if (kind == "product") return tr("Products");
    if (kind == "product_model") return tr("Product models");
    if (kind == "attribute") return tr("Attributes");
    if (kind == "attribute_group") return tr("Attribute groups");
    if (kind == "attribute_option" || kind == "option") return tr("Options");
    if (kind == "family") return tr("Families");
    if (kind == "family_variant") return tr("Family variants");
    if (kind == "category") return tr("Categories");
    if (kind == "channel") return tr("Channels");
    if (kind == "locale") return tr("Locales");
    if (kind == "currency") return tr("Currencies");
    if (kind == "association_type") return tr("Association types");
    if (kind == "group") return tr("Groups");
    if (kind == "group_type") return tr("Group types");
    return kind;
}

std::string count_words(const ImportCounts& counts) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::int64_t count, std::string words) {
        if (count > 0) parts.push_back(std::move(words));
    };
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    add(counts.created,
        trn("{0} new", "{0} new", of(counts.created), format_number(counts.created)));
    add(counts.updated,
        trn("{0} changed", "{0} changed", of(counts.updated), format_number(counts.updated)));
    add(counts.unchanged, trn("{0} unchanged", "{0} unchanged", of(counts.unchanged),
                              format_number(counts.unchanged)));
    add(counts.rejected,
        trn("{0} refused", "{0} refused", of(counts.rejected), format_number(counts.rejected)));
    return join(parts, ", ");
}

}  // namespace

std::vector<std::string> ImportDesk::kind_sentences() const {
    std::vector<std::string> sentences;
    if (!m_report) return sentences;
    for (const auto& [kind, counts] : m_report->by_kind) {
        if (counts.read == 0) continue;
        sentences.push_back(tr("{0}: {1}", kind_words(kind), count_words(counts)));
    }
    return sentences;
}

std::string ImportDesk::summary() const {
    if (!m_report) return {};
    const ImportCounts total = m_report->total();
    const auto rows = static_cast<long>(total.read);
    const std::int64_t kept = m_report->kept;
    const std::string stays = kept == 0 ? std::string()
                                        : ' ' + trn("{0} value that was changed here stays.",
                                                    "{0} values that were changed here stay.",
                                                    static_cast<long>(kept), format_number(kept));
    if (total.created + total.updated == 0) {
        return trn("{0} row read. Nothing in it differs from the catalogue.",
                   "{0} rows read. Nothing in them differs from the catalogue.", rows,
                   format_number(total.read)) +
               stays;
    }
    const bool over = m_state == State::imported;
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    const std::string created = over ? trn("{0} was created", "{0} were created", of(total.created),
                                           format_number(total.created))
                                     : trn("{0} would be created", "{0} would be created",
                                           of(total.created), format_number(total.created));
    const std::string updated = over ? trn("{0} was changed", "{0} were changed", of(total.updated),
                                           format_number(total.updated))
                                     : trn("{0} would be changed", "{0} would be changed",
                                           of(total.updated), format_number(total.updated));
    std::vector<std::string> parts;
    if (total.created > 0) parts.push_back(created);
    if (total.updated > 0) parts.push_back(updated);
    const std::string read = trn("{0} row read: {1}.", "{0} rows read: {1}.", rows,
                                 format_number(total.read), join(parts, ", "));
    return (over ? read : tr("{0} Nothing is changed yet.", read)) + stays;
}

std::string ImportDesk::place_of(const Issue& issue) {
    std::vector<std::string> parts;
    if (issue.row > 0) {
        parts.push_back(tr("{0} row {1}", issue.file, format_number(issue.row)));
    } else if (!issue.file.empty()) {
        parts.push_back(issue.file);
    }
    for (const std::string& part : {issue.product, issue.column}) {
        if (!part.empty()) parts.push_back(part);
    }
    return join(parts, ", ");
}

std::string ImportDesk::own_dialect() const {
    if (!m_reading.profile) return {};
    return m_reading.profile->title.empty() ? tr("Columns chosen by hand")
                                            : m_reading.profile->title;
}

std::string ImportDesk::kept_words(const RejectedFiles& files,
                                   const std::filesystem::path& folder) {
    std::vector<std::string> sentences;
    const std::int64_t kept = files.rows + files.unreadable;
    if (kept > 0 || files.lost == 0) {
        sentences.push_back(trn("{0} refused row is in {1}, with the reason behind it.",
                                "{0} refused rows are in {1}, with the reason behind each.",
                                static_cast<long>(kept), format_number(kept), folder.string()));
    }
    if (files.unreadable > 0) {
        sentences.push_back(
            trn("{0} of them cannot be split into cells and stands last, as it is.",
                "{0} of them cannot be split into cells and stand last, as they are.",
                static_cast<long>(files.unreadable), format_number(files.unreadable)));
    }
    if (files.lost > 0) {
        sentences.push_back(
            trn("{0} refused row could not be kept, since it cannot be split into cells. The list "
                "names its place: mend it in your own file and import that again.",
                "{0} refused rows could not be kept, since they cannot be split into cells. The "
                "list names their places: mend them in your own file and import that again.",
                static_cast<long>(files.lost), format_number(files.lost)));
    }
    return join(sentences, " ");
}

std::string ImportDesk::choice_sentence() const {
    long rows = 0;
    long cells = 0;
    for (const auto& [row, fields] : m_choice.in_rows) {
        if (fields.empty()) ++rows;
        cells += static_cast<long>(fields.size());
    }
    const auto fields = static_cast<long>(m_choice.fields.size());
    std::vector<std::string> parts;
    if (rows > 0) parts.push_back(trn("{0} row", "{0} rows", rows, format_number(rows)));
    if (fields > 0) parts.push_back(trn("{0} field", "{0} fields", fields, format_number(fields)));
    if (cells > 0) parts.push_back(trn("{0} cell", "{0} cells", cells, format_number(cells)));
    return parts.empty() ? std::string() : tr("Left out: {0}.", join(parts, ", "));
}

void ImportDesk::name_fields() {
    const auto structure = m_workspace.structure();
    if (!m_diff || !structure) return;
    std::map<std::string, int> times;
    for (const auto& [name, count] : m_diff->counts()) {
        m_fields.push_back({name, field_label(*structure, name, m_workspace.locale_code()), count});
        ++times[m_fields.back().label];
    }
    for (Field& field : m_fields) {
        if (times[field.label] > 1) field.label = label_with_code(field.label, field.name);
        m_labels[field.name] = field.label;
    }
    sort_by_label(m_fields);
}

const std::string& ImportDesk::label(const std::string& field) const {
    const auto known = m_labels.find(field);
    return known == m_labels.end() ? field : known->second;
}

}  // namespace vitrine
