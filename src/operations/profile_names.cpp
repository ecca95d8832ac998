#include "operations/profile_names.h"

#include <map>
#include <optional>

#include "base/text.h"

namespace vitrine {
namespace {

class ProfileNames {
public:
    using Use = std::function<void(const ProfileName&, std::string&)>;

    ProfileNames(const Structure& structure, ChannelProfile& profile, const Use& use)
        : m_structure(structure), m_profile(profile), m_use(use) {}

    void run() {
        m_describes = true;
        name(EntityKind::channel, "channel", m_profile.channel);
        names(EntityKind::locale, "locales", m_profile.locales);
        names(EntityKind::currency, "currencies", m_profile.currencies);
        name(EntityKind::category, "tree", m_profile.tree);
        keys(EntityKind::attribute, 0, "conversion_units", m_profile.conversion_units);
        m_describes = false;
        name(EntityKind::locale, "locale", m_profile.locale);
        name(EntityKind::currency, "currency", m_profile.currency);
        names(EntityKind::family, "assortment.families", m_profile.assortment.families);
        for (auto& [field, sources] : m_profile.fields) {
            for (std::size_t i = 0; i < sources.size(); ++i) {
                std::string place = "fields." + field;
                if (sources.size() > 1) place += '[' + std::to_string(i) + ']';
                source(sources[i], place);
            }
        }
    }

private:
    void name(EntityKind kind, const std::string& place, std::string& code) {
        if (!code.empty()) m_use({kind, 0, place, m_describes}, code);
    }
    void names(EntityKind kind, const std::string& place, std::vector<std::string>& codes) {
        for (std::string& code : codes) name(kind, place, code);
        std::erase(codes, std::string());
    }
    void keys(EntityKind kind, std::int32_t owner, const std::string& place,
              std::map<std::string, std::string>& table) {
        std::map<std::string, std::string> named;
        for (const auto& [key, value] : table) {
            std::string code = key;
            m_use({kind, owner, place + '.' + key, m_describes}, code);
            if (!code.empty()) named.emplace(std::move(code), value);
        }
        table = std::move(named);
    }

    void source(FieldSource& from, const std::string& place) {
        values(from, place);
        switch (from.kind) {
            case SourceKind::attribute:
                name(EntityKind::attribute, place, from.text);
                break;
            case SourceKind::text_template:
                holes(from, place);
                break;
            case SourceKind::constant:
            case SourceKind::property:
                break;
        }
        name(EntityKind::locale, place + ".locale", from.locale);
        name(EntityKind::channel, place + ".channel", from.channel);
        name(EntityKind::currency, place + ".currency", from.currency);
    }

    // The codes that a value table translates; of other sources it holds texts.
    void values(FieldSource& from, const std::string& place) {
        const std::string at = place + ".values";
        if (from.kind == SourceKind::attribute) {
            const Attribute* attribute = m_structure.attributes.find(from.text);
            if (attribute != nullptr && attribute->is_select())
                keys(EntityKind::option, attribute->id, at, from.values);
            if (attribute != nullptr && attribute->links_records())
                keys(EntityKind::record, attribute->reference_entity, at, from.values);
        } else if (from.kind == SourceKind::property) {
            const auto property = parse_product_property(from.text);
            if (property == ProductProperty::family) keys(EntityKind::family, 0, at, from.values);
            if (property == ProductProperty::category || property == ProductProperty::category_path)
                keys(EntityKind::category, 0, at, from.values);
        }
    }

    // A hole is a setting, else an attribute that is no identifier, else a property.
    void holes(FieldSource& from, const std::string& place) {
        auto parts = parse_template(from.text);
        if (!parts) return;
        std::string written;
        for (TemplatePart& part : *parts) {
            if (!part.is_hole) {
                written += replace_all(replace_all(part.text, "{", "{{"), "}", "}}");
                continue;
            }
            const Attribute* attribute = m_structure.attributes.find(part.text);
            const bool names_attribute = !m_profile.settings.contains(part.text) &&
                                         attribute != nullptr &&
                                         attribute->type != AttributeType::identifier;
            if (names_attribute) name(EntityKind::attribute, place, part.text);
            written += '{' + part.text + '}';
        }
        from.text = std::move(written);
    }

    const Structure& m_structure;
    ChannelProfile& m_profile;
    const Use& m_use;
    bool m_describes = false;
};

}  // namespace

void each_profile_name(const Structure& structure, ChannelProfile& profile,
                       const std::function<void(const ProfileName&, std::string&)>& use) {
    ProfileNames(structure, profile, use).run();
}

}  // namespace vitrine
