// What can be said of a record: its labels, and a value for each attribute of its reference entity.
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "operations/entity_setting_table.h"

namespace vitrine {
namespace {

using Form = EntitySetting::Form;
using Wrong = std::optional<Issue>;

constexpr std::size_t most_offered = 500;

Form form_for(const Attribute& attribute) {
    switch (attribute.type) {
        case AttributeType::long_text:
            return Form::long_text;
        case AttributeType::table:
            return Form::table;
        case AttributeType::boolean:
        case AttributeType::simple_select:
        case AttributeType::record_link:
            return Form::choice;
        case AttributeType::multi_select:
        case AttributeType::record_links:
            return Form::choices;
        case AttributeType::image:
        case AttributeType::file:
            return Form::file;
        default:
            return Form::text;
    }
}

// The channels, locales and currencies for which the attribute has a value of its own.
std::vector<Scope> scopes_of(const Structure& structure, const Attribute& attribute) {
    std::vector<Scope> scopes = {Scope()};
    const auto spread = [&scopes](bool varies, const auto& each_id) {
        if (!varies) return;
        std::vector<Scope> more;
        for (const Scope& scope : scopes) each_id([&](Scope part) { more.push_back(part); }, scope);
        scopes = std::move(more);
    };
    spread(attribute.scopable, [&](const auto& add, Scope scope) {
        structure.channels.each([&](const Channel& channel) {
            scope.channel = channel.id;
            add(scope);
        });
    });
    spread(attribute.localizable, [&](const auto& add, Scope scope) {
        for (const LocaleId locale : structure.active_locales()) {
            scope.locale = locale;
            add(scope);
        }
    });
    spread(attribute.type == AttributeType::price_collection, [&](const auto& add, Scope scope) {
        structure.currencies.each([&](const Currency& currency) {
            if (!currency.activated) return;
            scope.currency = currency.id;
            add(scope);
        });
    });
    return scopes;
}

Wrong say_value(const SettingContext& context, const Attribute& attribute, const Scope& scope,
                Record& record, std::string_view text) {
    ParsedValue parsed = parse_value(context.structure, attribute, text);
    if (auto* issue = std::get_if<Issue>(&parsed)) return *issue;
    const ValueKey key = context.make_key(attribute, scope.channel, scope.locale, scope.currency);
    const auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) {
        record.values.erase(key);
        return std::nullopt;
    }
    for (Issue& issue : validate_value(context.structure, attribute, *value)) {
        if (issue.severity == Severity::error) return std::move(issue);
    }
    record.values.set(key, *value);
    return std::nullopt;
}

// The name that stands there already says that the file stays.
Wrong put_file(const SettingContext& context, const Attribute& attribute, const Scope& scope,
               Record& record, std::string_view text) {
    const ValueKey key = context.make_key(attribute, scope.channel, scope.locale, scope.currency);
    const Value* now = record.values.find(key);
    if (now != nullptr && value_to_text(context.structure, attribute, *now) == text)
        return std::nullopt;
    if (text.empty()) {
        record.values.erase(key);
        return std::nullopt;
    }
    auto stored = context.store_file(attribute, text);
    if (auto* issue = std::get_if<Issue>(&stored)) return std::move(*issue);
    record.values.set(key, std::get<FileReference>(std::move(stored)));
    return std::nullopt;
}

void offer_choices(const Structure& structure, const Attribute& attribute, EntitySetting& setting) {
    const auto offer = [&](const auto& all) {
        // By their codes: nobody looks through so many.
        if (all.size() > most_offered) {
            setting.form = Form::text;
            return;
        }
        for (const auto* one : all)
            setting.words.emplace_back(one->code,
                                       label_of(one->labels, one->code, program_language()));
    };
    if (attribute.type == AttributeType::boolean)
        setting.words = {{"1", tr("Yes")}, {"0", tr("No")}};
    if (attribute.is_select()) offer(structure.options_of(attribute.id));
    if (attribute.links_records()) offer(structure.records_of(attribute.reference_entity));
}

}  // namespace

void list_settings(const SettingContext& context, const Record& entity,
                   SettingTable<Record>& table) {
    const Structure& structure = context.structure;
    table.labels();
    const ReferenceEntity* of = structure.reference_entities.find(entity.entity);
    if (of == nullptr) return;
    for (const AttributeId id : of->attributes) {
        const Attribute* attribute = structure.attributes.find(id);
        // Products are no part of records.
        if (attribute == nullptr || attribute->type == AttributeType::product_link) continue;
        for (const Scope& scope : scopes_of(structure, *attribute)) {
            const auto key =
                structure.key_for(*attribute, scope.channel, scope.locale, scope.currency);
            const Value* now = key ? entity.values.find(*key) : nullptr;
            EntitySetting& setting =
                table.add(field_name(structure, id, scope), {}, form_for(*attribute),
                          now == nullptr ? "" : value_to_text(structure, *attribute, *now),
                          [context, attribute, scope](Record& record, std::string_view text) {
                              return attribute->is_media()
                                         ? put_file(context, *attribute, scope, record, text)
                                         : say_value(context, *attribute, scope, record, text);
                          });
            setting.columns = attribute->table_columns;
            setting.label = label_of(attribute->labels, attribute->code, program_language());
            const auto bracket = setting.name.find('[');
            if (bracket != std::string::npos) setting.label += ' ' + setting.name.substr(bracket);
            offer_choices(structure, *attribute, setting);
        }
    }
}

}  // namespace vitrine
