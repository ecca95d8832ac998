#include "publish/field_mapping.h"

#include <algorithm>

#include "base/error.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/query.h"

namespace vitrine {
namespace {

Issue problem(std::string rule, std::string place, const std::string& value, std::string message,
              std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.column = std::move(place);
    issue.value = value;
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

class Binder {
public:
    Binder(const MappingContext& context, Issues& issues) : m_context(context), m_issues(issues) {}

    BoundSource bind(const FieldSource& source, const std::string& place) {
        BoundSource bound;
        bound.kind = source.kind;
        bound.option = source.option;
        bound.unlisted = source.unlisted;
        bound.too_long = source.too_long;
        bound.locale = source.locale.empty() ? publish_locale(m_context) : source.locale;
        bound.currency = source.currency.empty() ? publish_currency(m_context) : source.currency;
        for (const auto& [from, to] : source.values) bound.values[fold_case(from)] = to;
        check_known(m_context.structure.locales, source.locale, place + ".locale", tr("locale"));
        check_known(m_context.structure.currencies, source.currency, place + ".currency",
                    tr("currency"));
        check_known(m_context.structure.channels, source.channel, place + ".channel",
                    tr("channel"));
        switch (source.kind) {
            case SourceKind::constant:
                bound.text = source.text;
                break;
            case SourceKind::property:
                bound.property = parse_product_property(source.text).value_or(ProductProperty::sku);
                break;
            case SourceKind::attribute:
                bind_attribute(source, source.text, place, bound);
                break;
            case SourceKind::text_template:
                bind_template(source, place, bound);
                break;
        }
        return bound;
    }

private:
    template <class T>
    void check_known(const Entities<T>& entities, const std::string& code, const std::string& place,
                     const std::string& what) {
        if (code.empty() || entities.find(code) != nullptr) return;
        m_issues.push_back(problem("profile.unknown_name", place, code,
                                   // TRANSLATORS: 0 "locale", "currency", "channel"; 1 its code
                                   tr("The catalogue has no {0} \"{1}\".", what, code),
                                   tr("Correct the name in the profile.")));
    }

    void bind_attribute(const FieldSource& source, const std::string& code,
                        const std::string& place, BoundSource& bound) {
        const Structure& structure = m_context.structure;
        bound.attribute = structure.attributes.find(code);
        if (bound.attribute == nullptr) {
            m_issues.push_back(
                problem("profile.unknown_attribute", place, code,
                        tr("The catalogue has no attribute \"{0}\".", code),
                        tr("Correct the name in the profile, or create the attribute.")));
            return;
        }
        const auto id_of = [](const auto& entities, const std::string& wanted) {
            const auto* entity = entities.find(wanted);
            return entity == nullptr ? 0 : entity->id;
        };
        const ChannelId channel = source.channel.empty()
                                      ? m_context.channel.id
                                      : id_of(structure.channels, source.channel);
        const LocaleId locale = id_of(structure.locales, bound.locale);
        const CurrencyId currency = id_of(structure.currencies, bound.currency);
        bound.key = structure.key_for(*bound.attribute, channel, locale, currency);
        bound.fallback_keys = structure.fallback_keys(*bound.attribute, channel, locale, currency);
        bind_unit(source, place, bound);
    }

    void bind_unit(const FieldSource& source, const std::string& place, BoundSource& bound) {
        std::string code = source.unit;
        if (code.empty()) {
            const auto at = m_context.channel.conversion_units.find(bound.attribute->id);
            if (at != m_context.channel.conversion_units.end()) code = at->second;
        }
        if (code.empty()) return;
        bound.unit = find_unit(bound.attribute->measurement_family, code);
        if (bound.unit == nullptr) bound.unit = find_unit(code);
        if (bound.unit == nullptr || bound.unit->family != bound.attribute->measurement_family) {
            bound.unit = nullptr;
            m_issues.push_back(problem(
                "profile.unit", place + ".unit", code,
                tr("\"{0}\" is no unit of the attribute \"{1}\".", code, bound.attribute->code),
                tr("Write a unit of the family {0}.", bound.attribute->measurement_family)));
        }
    }

    void bind_template(const FieldSource& source, const std::string& place, BoundSource& bound) {
        for (const TemplatePart& part :
             parse_template(source.text).value_or(std::vector<TemplatePart>())) {
            BoundSource piece;
            const auto setting = m_context.profile.settings.find(part.text);
            if (!part.is_hole || setting != m_context.profile.settings.end()) {
                piece.text = part.is_hole ? setting->second : part.text;
            } else {
                FieldSource hole = source;
                hole.kind = parse_product_property(part.text) ? SourceKind::property
                                                              : SourceKind::attribute;
                // An attribute of the same name is what a person means, but for the identifier.
                const Attribute* attribute = m_context.structure.attributes.find(part.text);
                if (attribute != nullptr && attribute->type != AttributeType::identifier) {
                    hole.kind = SourceKind::attribute;
                }
                hole.text = part.text;
                hole.values.clear();
                piece = bind(hole, place);
            }
            bound.parts.push_back(std::move(piece));
        }
    }

    const MappingContext& m_context;
    Issues& m_issues;
};

void collect_attributes(const Structure& structure, const BoundSource& source,
                        std::vector<std::string>& names) {
    if (source.attribute != nullptr) {
        std::string name = source.attribute->code;
        if (source.key) {
            name = field_name(structure, *source.key);
        } else if (source.attribute->type == AttributeType::price_collection) {
            name += '[' + source.currency + ']';
        } else if (source.attribute->localizable) {
            name += '[' + source.locale + ']';
        }
        const std::string label =
            label_of(source.attribute->labels, source.attribute->code, program_language());
        if (!label.starts_with('[') && fold_case(label) != fold_case(name)) {
            // TRANSLATORS: 0 name of an attribute for people, 1 the code it is set by
            name = tr("{0} ({1})", label, name);
        }
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    for (const BoundSource& part : source.parts) collect_attributes(structure, part, names);
}

}  // namespace

std::string publish_locale(const MappingContext& context) {
    if (!context.profile.locale.empty()) return context.profile.locale;
    if (!context.channel.locales.empty()) {
        return context.structure.locales.code_of(context.channel.locales.front());
    }
    return {};
}

std::string publish_currency(const MappingContext& context) {
    if (!context.profile.currency.empty()) return context.profile.currency;
    if (!context.channel.currencies.empty()) {
        return context.structure.currencies.code_of(context.channel.currencies.front());
    }
    return {};
}

std::vector<BoundField> bind_fields(const MappingContext& context,
                                    const ExporterDescription& exporter, Issues& issues) {
    std::vector<BoundField> fields;
    Binder binder(context, issues);
    for (const ExporterField& field : exporter.fields) {
        BoundField bound{&field, {}};
        const auto at = context.profile.fields.find(field.id);
        if (at != context.profile.fields.end()) {
            const bool is_list = at->second.size() > 1;
            for (std::size_t i = 0; i < at->second.size(); ++i) {
                const std::string place = "fields." + field.id +
                                          (is_list ? '[' + std::to_string(i) + ']' : std::string());
                bound.sources.push_back(binder.bind(at->second[i], place));
            }
        }
        fields.push_back(std::move(bound));
    }
    for (const auto& [id, sources] : context.profile.fields) {
        if (exporter.find_field(id) != nullptr) continue;
        issues.push_back(problem("profile.unknown_field", "fields." + id, id,
                                 tr("The exporter {0} has no field \"{1}\".", exporter.name, id),
                                 tr("Remove it from the profile or correct its name.")));
    }
    return fields;
}

std::string attributes_of(const Structure& structure, const BoundField& field) {
    std::vector<std::string> names;
    for (const BoundSource& source : field.sources) collect_attributes(structure, source, names);
    // TRANSLATORS: between the last alternatives: "name or variation_name"
    return join(names, tr(" or "));
}

Issues check_profile_names(const MappingContext& context, const ExporterDescription* exporter) {
    Issues issues;
    const Structure& structure = context.structure;
    const ChannelProfile& profile = context.profile;
    const auto check = [&issues](const auto& entities, const std::string& code,
                                 const std::string& place, const std::string& what) {
        if (code.empty() || entities.find(code) != nullptr) return;
        issues.push_back(problem("profile.unknown_name", place, code,
                                 tr("The catalogue has no {0} \"{1}\".", what, code),
                                 tr("Correct the name in the profile.")));
    };
    for (const auto& code : profile.locales)
        check(structure.locales, code, "locales", tr("locale"));
    for (const auto& code : profile.currencies)
        check(structure.currencies, code, "currencies", tr("currency"));
    for (const auto& code : profile.assortment.families) {
        check(structure.families, code, "assortment.families", tr("family"));
    }
    for (const auto& code : profile.availability.locations)
        check(structure.locations, code, "availability.locations", tr("location"));
    for (const auto& code : profile.availability.pickup)
        check(structure.locations, code, "availability.pickup", tr("location"));
    check(structure.locales, profile.locale, "locale", tr("locale"));
    check(structure.currencies, profile.currency, "currency", tr("currency"));
    check(structure.categories, profile.tree, "tree", tr("category tree"));
    for (const auto& [code, unit] : profile.conversion_units) {
        check(structure.attributes, code, "conversion_units." + code, tr("attribute"));
        const Attribute* attribute = structure.attributes.find(code);
        const Unit* known = find_unit(unit);
        if (attribute == nullptr ||
            (known != nullptr && known->family == attribute->measurement_family))
            continue;
        issues.push_back(
            problem("profile.unit", "conversion_units." + code, unit,
                    tr("\"{0}\" is no unit of the attribute \"{1}\".", unit, code),
                    tr("Write a unit of the family {0}.", attribute->measurement_family)));
    }
    if (publish_locale(context).empty()) {
        issues.push_back(problem("profile.locale", "locale", {},
                                 tr("The channel has no locale to publish in."),
                                 tr("Name one with the key \"{0}\".", "locale")));
    }
    try {
        const FilterContext alone{&structure, 0, 0};
        const Matcher matcher(parse_filter(structure, profile.assortment.filter), alone);
    } catch (const Error& error) {
        issues.push_back(problem("profile.filter", "assortment.filter", profile.assortment.filter,
                                 error.sentence(), {}));
    }
    if (exporter == nullptr) return issues;
    for (const auto& [key, value] : profile.exporter_settings) {
        const std::string place = "exporter_settings." + key;
        const ExporterSetting* setting = exporter->find_setting(key);
        if (setting == nullptr) {
            issues.push_back(
                problem("profile.unknown_setting", place, key,
                        tr("The exporter {0} has no setting \"{1}\".", exporter->name, key),
                        tr("Remove it from the profile or correct its name.")));
        } else if (setting->kind == SettingKind::choice && !value.empty() &&
                   std::find(setting->choices.begin(), setting->choices.end(), value) ==
                       setting->choices.end()) {
            issues.push_back(problem("profile.setting", place, value,
                                     tr("The setting \"{0}\" cannot be \"{1}\".", key, value),
                                     tr("Write one of: {0}.", join(setting->choices, ", "))));
        }
    }
    for (const ExporterSetting& setting : exporter->settings) {
        const auto at = profile.exporter_settings.find(setting.key);
        const bool given = at != profile.exporter_settings.end() && !at->second.empty();
        if (!setting.required || given || !setting.default_value.empty()) continue;
        issues.push_back(
            problem("profile.setting", "exporter_settings." + setting.key, {},
                    tr("The exporter {0} needs the setting \"{1}\".", exporter->name, setting.key),
                    tr("Add it to \"exporter_settings\".")));
    }
    return issues;
}

}  // namespace vitrine
