// The part of the conformance check that needs no run: plugin_check.h, check_description().
#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/text_pattern.h"
#include "publish/field_rules.h"
#include "publish/plugin_check.h"

namespace vitrine {
namespace {

// Ids stand in stored mappings, on command lines and in files: nothing that needs quoting there.
bool is_id(const std::string& text, std::string_view further_characters) {
    return !text.empty() && text.size() <= 100 && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
                      further_characters.find(c) != std::string_view::npos;
           });
}

bool is_file_name(const std::string& name) {
    return !name.empty() && name.size() <= 200 && name.front() != '.' &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) {
               return c < 0x20 || c == 0x7F || c == '/' || c == '\\';
           });
}

class DescriptionCheck {
public:
    explicit DescriptionCheck(const ExporterDescription& description)
        : m_description(description) {}

    Issues all() {
        check_exporter();
        std::set<std::string> ids;
        for (const ExporterField& field : m_description.fields) {
            if (!ids.insert(field.id).second) {
                report("plugin.field_duplicate",
                       tr("The field \"{0}\" is declared twice.", field.id),
                       tr("Give each field its own id."));
            }
            check_field(field);
        }
        std::set<std::string> keys;
        for (const ExporterSetting& setting : m_description.settings) {
            if (!keys.insert(setting.key).second) {
                report("plugin.setting_duplicate",
                       tr("The setting \"{0}\" is declared twice.", setting.key),
                       tr("Give each setting its own key."));
            }
            check_setting(setting);
        }
        for (const std::string& remark : m_description.remarks) {
            report("plugin.property", remark, tr("See the list of properties in the guide."),
                   Severity::warning);
        }
        return std::move(m_issues);
    }

private:
    void report(std::string rule, std::string message, std::string fix,
                Severity severity = Severity::error) {
        Issue issue;
        issue.severity = severity;
        issue.rule = std::move(rule);
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        m_issues.push_back(std::move(issue));
    }

    void check_exporter() {
        if (!is_id(m_description.id, ".-")) {
            report("plugin.id", tr("The exporter's id is \"{0}\".", m_description.id),
                   tr("Use lower-case letters, digits, dots and underscores: org.example.prices."));
        }
        if (m_description.name.empty()) {
            report("plugin.name", tr("The exporter has no name."), tr("Set \"name\"."));
        }
        if (m_description.version.empty()) {
            report("plugin.version", tr("The exporter has no version."), tr("Set \"version\"."));
        }
        if (m_description.payload_version.empty()) {
            report("plugin.payload_version", tr("The exporter has no payload version."),
                   tr("Set \"payload_version\" to \"1\"; raise it when every item must be sent "
                      "again."));
        }
        if (!is_file_name(m_description.file_name)) {
            report("plugin.file_name",
                   tr("The name of the output is \"{0}\".", m_description.file_name),
                   tr("Set \"file_name\" to a plain file name: prices.csv."));
        }
        if (m_description.fields.empty()) {
            report("plugin.no_fields", tr("The exporter declares no field."),
                   tr("Declare what the channel wants to know about a product."));
        }
    }

    void check_field(const ExporterField& field) {
        if (!is_id(field.id, "")) {
            report("plugin.field_id", tr("A field's id is \"{0}\".", field.id),
                   tr("Use lower-case letters, digits and underscores: sale_price."));
        }
        if (field.label.empty()) {
            report("plugin.field_label", tr("The field \"{0}\" has no label.", field.id),
                   tr("Set \"label\": people map attributes to it."), Severity::warning);
        }
        if (field.max_length > 0 && field.min_length > field.max_length) {
            report("plugin.field_lengths",
                   tr("The field \"{0}\" has a smallest length of {1} and a largest of {2}.",
                      field.id, field.min_length, field.max_length),
                   tr("Set \"min_length\" to no more than \"max_length\"."));
        }
        if (!field.repeated && field.max_values > 1) {
            report("plugin.field_values",
                   tr("The field \"{0}\" may have {1} values but is not repeated.", field.id,
                      field.max_values),
                   tr("Set \"repeated\" to \"yes\"."));
        }
        check_pattern(field);
        check_choices(field);
    }

    void check_pattern(const ExporterField& field) {
        if (field.pattern.empty() ||
            match_pattern(whole_pattern(field.pattern), "") != PatternResult::unreadable) {
            return;
        }
        report("plugin.field_pattern",
               tr("The pattern of the field \"{0}\" cannot be read: {1}", field.id, field.pattern),
               tr("Write an ECMAScript regular expression."));
    }

    void check_choices(const ExporterField& field) {
        if (field.kind == FieldKind::choice && field.choices.empty()) {
            report("plugin.field_choices", tr("The field \"{0}\" has no choices.", field.id),
                   tr("Set \"choice\" once for each, or make it a text."));
        }
        if (field.kind != FieldKind::choice && !field.choices.empty()) {
            report("plugin.field_choices",
                   tr("The field \"{0}\" has choices but is no choice.", field.id),
                   tr("Set \"kind\" to \"choice\"."), Severity::warning);
        }
        if (std::set<std::string>(field.choices.begin(), field.choices.end()).size() !=
            field.choices.size()) {
            report("plugin.field_choices", tr("The field \"{0}\" has a choice twice.", field.id),
                   tr("Name each choice once."));
        }
        for (const std::string& choice : field.choices) {
            if (field.max_length > 0 && count_code_points(choice) > field.max_length) {
                report("plugin.field_choices",
                       tr("The choice \"{0}\" of the field \"{1}\" is longer than the field.",
                          choice, field.id),
                       tr("Raise \"max_length\" or leave it out."));
            }
        }
    }

    void check_setting(const ExporterSetting& setting) {
        if (!is_id(setting.key, "")) {
            report("plugin.setting_key", tr("A setting's key is \"{0}\".", setting.key),
                   tr("Use lower-case letters, digits and underscores: code_page."));
        }
        const auto& choices = setting.choices;
        const bool is_choice = setting.kind == SettingKind::choice;
        if (is_choice && choices.empty()) {
            report("plugin.setting_choices", tr("The setting \"{0}\" has no choices.", setting.key),
                   tr("Set \"choice\" once for each, or make it a text."));
        } else if (is_choice && !setting.default_value.empty() &&
                   std::find(choices.begin(), choices.end(), setting.default_value) ==
                       choices.end()) {
            report("plugin.setting_default",
                   tr("The default of the setting \"{0}\" is \"{1}\", which is no choice.",
                      setting.key, setting.default_value),
                   tr("Take one of its choices."));
        }
    }

    const ExporterDescription& m_description;
    Issues m_issues;
};

}  // namespace

Issues check_description(const ExporterDescription& description) {
    return DescriptionCheck(description).all();
}

}  // namespace vitrine
