#include "publish/exporter_messages.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/translate.h"

namespace vitrine {
namespace {

using nlohmann::json;

json to_json(const ExportItem& item) {
    json body = {{"kind", export_kind_name(item.kind)}, {"key", item.key}};
    if (!item.group_key.empty()) body["group_key"] = item.group_key;
    if (!item.parent_key.empty()) body["parent_key"] = item.parent_key;
    if (!item.remote_id.empty()) body["remote_id"] = item.remote_id;
    if (!item.values.empty()) body["values"] = item.values;
    if (!item.options.empty()) body["options"] = item.options;
    for (const ExportItem& variant : item.variants) body["variants"].push_back(to_json(variant));
    return body;
}

// Reads the properties of one thing (the exporter, a field, a setting) and notes what it cannot
// use.
class PropertyReader {
public:
    PropertyReader(std::string subject, std::vector<std::string>& remarks)
        : m_subject(std::move(subject)), m_remarks(remarks) {}

    bool flag(const std::string& name, const std::string& value) {
        if (value != "yes" && value != "no") refuse(name, value, "yes, no");
        return value == "yes";
    }

    std::size_t number(const std::string& name, const std::string& value) {
        std::size_t number = 0;
        const char* end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, number);
        if (error == std::errc() && stop == end) return number;
        refuse(name, value, tr("a whole number"));
        return 0;
    }

    // One of the names that `name_of` gives to the enumerators up to `last`; otherwise the first.
    template <class Enum, class NameOf>
    Enum one_of(const std::string& name, const std::string& value, Enum last, NameOf name_of) {
        std::string names;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            const std::string_view candidate = name_of(static_cast<Enum>(i));
            if (candidate == value) return static_cast<Enum>(i);
            if (i > 0) names += ", ";
            names += candidate;
        }
        refuse(name, value, names);
        return Enum{};
    }

    void unknown(const std::string& name) {
        m_remarks.push_back(tr("{0}: the property \"{1}\" is not known.", m_subject, name));
    }

private:
    void refuse(const std::string& name, const std::string& value, const std::string& wanted) {
        // TRANSLATORS: 0 what was declared, 1 property, 2 its value, 3 what it may be
        m_remarks.push_back(tr("{0}: the property \"{1}\" is \"{2}\"; it can be: {3}.", m_subject,
                               name, value, wanted));
    }

    std::string m_subject;
    std::vector<std::string>& m_remarks;
};

std::string_view grouping_name(Grouping grouping) {
    return grouping == Grouping::flat ? "flat" : "grouped";
}

std::string_view level_name(FieldLevel level) {
    switch (level) {
        case FieldLevel::item:
            return "item";
        case FieldLevel::variant:
            return "variant";
        case FieldLevel::both:
            return "both";
    }
    return {};
}

void set_property(ExporterDescription& description, const std::string& name,
                  const std::string& value, PropertyReader& reader) {
    if (name == "id")
        description.id = value;
    else if (name == "name")
        description.name = value;
    else if (name == "version")
        description.version = value;
    else if (name == "payload_version")
        description.payload_version = value;
    else if (name == "file_name")
        description.file_name = value;
    else if (name == "grouping")
        description.grouping = reader.one_of(name, value, Grouping::grouped, grouping_name);
    else if (name == "snapshot")
        description.snapshot = reader.flag(name, value);
    else if (name == "max_options")
        description.max_options = reader.number(name, value);
    else
        reader.unknown(name);
}

void set_property(ExporterField& field, const std::string& name, const std::string& value,
                  PropertyReader& reader) {
    if (name == "label")
        field.label = value;
    else if (name == "kind")
        field.kind = reader.one_of(name, value, FieldKind::category, field_kind_name);
    else if (name == "required")
        field.required = reader.flag(name, value);
    else if (name == "repeated")
        field.repeated = reader.flag(name, value);
    else if (name == "level")
        field.level = reader.one_of(name, value, FieldLevel::both, level_name);
    else if (name == "min_length")
        field.min_length = reader.number(name, value);
    else if (name == "max_length")
        field.max_length = reader.number(name, value);
    else if (name == "max_values")
        field.max_values = reader.number(name, value);
    else if (name == "pattern")
        field.pattern = value;
    else if (name == "choice")
        field.choices.push_back(value);
    else if (name == "unit")
        field.unit = value;
    else if (name == "help")
        field.help = value;
    else
        reader.unknown(name);
}

void set_property(ExporterSetting& setting, const std::string& name, const std::string& value,
                  PropertyReader& reader) {
    if (name == "label")
        setting.label = value;
    else if (name == "kind")
        setting.kind = reader.one_of(name, value, SettingKind::url, setting_kind_name);
    else if (name == "default")
        setting.default_value = value;
    else if (name == "required")
        setting.required = reader.flag(name, value);
    else if (name == "choice")
        setting.choices.push_back(value);
    else if (name == "help")
        setting.help = value;
    else
        reader.unknown(name);
}

template <class Target>
void read_properties(Target& target, const json& properties, const std::string& subject,
                     std::vector<std::string>& remarks) {
    PropertyReader reader(subject, remarks);
    for (const json& property : properties) {
        set_property(target, property.at(0).get<std::string>(), property.at(1).get<std::string>(),
                     reader);
    }
}

}  // namespace

std::string to_item_message(const ExportItem& item) {
    const json message = {{"item", to_json(item)}};
    return message.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

ExporterDescription read_description(const json& body) {
    ExporterDescription description;
    read_properties(description, body.at("properties"), tr("The exporter"), description.remarks);
    for (const json& declared : body.at("fields")) {
        ExporterField field;
        field.id = declared.at("id").get<std::string>();
        read_properties(field, declared.at("properties"), tr("The field \"{0}\"", field.id),
                        description.remarks);
        description.fields.push_back(std::move(field));
    }
    for (const json& declared : body.at("settings")) {
        ExporterSetting setting;
        setting.key = declared.at("id").get<std::string>();
        read_properties(setting, declared.at("properties"), tr("The setting \"{0}\"", setting.key),
                        description.remarks);
        description.settings.push_back(std::move(setting));
    }
    return description;
}

ItemAnswer read_answer(const json& body) {
    ItemAnswer answer;
    answer.key = body.at("key").get<std::string>();
    const std::string status = body.at("status").get<std::string>();
    for (const AnswerStatus candidate :
         {AnswerStatus::accepted, AnswerStatus::accepted_with_warning, AnswerStatus::rejected}) {
        if (status == answer_status_name(candidate)) answer.status = candidate;
    }
    answer.remote_id = body.value("remote_id", std::string());
    answer.code = body.value("code", std::string());
    answer.message = body.value("message", std::string());
    answer.field = body.value("field", std::string());
    return answer;
}

}  // namespace vitrine
