#include "workbench/new_entity.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "operations/entity_codes.h"
#include "store/entity_kinds.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// What of a new attribute is asked for: rules and help can wait.
bool is_asked(EntityKind kind, const std::string& name, EntitySetting::Form form) {
    if (name.starts_with("label[")) return false;
    if (name == "sort_order" || name == "position") return false;
    // Kept with the record once it is made.
    if (form == EntitySetting::Form::file) return false;
    if (kind == EntityKind::option) return false;
    if (kind != EntityKind::attribute) return true;
    static const std::set<std::string, std::less<>> asked = {
        "type",  "localizable", "scopable",         "measurement_family", "default_unit",
        "group", "unique",      "reference_entity", "table_columns"};
    return asked.contains(name);
}

bool concerns(const Attribute& attribute, const std::string& name) {
    if (name == "measurement_family" || name == "default_unit")
        return attribute.type == AttributeType::measurement;
    if (name == "reference_entity") return attribute.links_records();
    if (name == "unique") return !attribute.is_media() && attribute.type != AttributeType::table;
    return true;
}

}  // namespace

NewEntity::NewEntity(std::shared_ptr<const Structure> structure, EntityKind kind,
                     std::int32_t owner)
    : m_structure(std::move(structure)), m_kind(kind), m_owner(owner) {
    if (kind == EntityKind::family_variant && owner != 0)
        say("family", m_structure->families.code_of(owner));
    if (kind == EntityKind::category && owner != 0)
        say("parent", m_structure->categories.code_of(owner));
}

std::int32_t NewEntity::owner() const {
    const std::string code = said("owner");
    if (code.empty()) return m_owner;
    if (m_kind == EntityKind::option) {
        const Attribute* attribute = m_structure->attributes.find(code);
        return attribute == nullptr ? 0 : attribute->id;
    }
    const ReferenceEntity* entity = m_structure->reference_entities.find(code);
    return entity == nullptr ? 0 : entity->id;
}

void NewEntity::say(const std::string& name, const std::string& text) {
    std::erase_if(m_said, [&](const SaidSetting& one) { return one.name == name; });
    m_said.push_back({name, text});
}

std::string NewEntity::said(const std::string& name) const {
    const auto at = std::find_if(m_said.begin(), m_said.end(),
                                 [&](const SaidSetting& one) { return one.name == name; });
    return at == m_said.end() ? std::string() : at->text;
}

std::vector<EntitySetting> NewEntity::settings() const {
    StructureEntity entity = *blank_entity(m_kind);
    if (auto* record = std::get_if<Record>(&entity)) record->entity = owner();
    // A value of a record needs a scope to stand in, which only its saving makes.
    for (const SaidSetting& one : m_said) {
        if (m_kind != EntityKind::record) say_setting(*m_structure, {}, entity, one.name, one.text);
    }
    std::vector<EntitySetting> asked;
    const auto add = [&](std::string name, std::string label, EntitySetting::Form form,
                         std::optional<EntityKind> refers_to) {
        EntitySetting setting;
        setting.text = said(name);
        setting.name = std::move(name);
        setting.label = std::move(label);
        setting.form = form;
        setting.refers_to = refers_to;
        asked.push_back(std::move(setting));
    };
    if (m_kind == EntityKind::option || m_kind == EntityKind::record) {
        const bool is_option = m_kind == EntityKind::option;
        add("owner", is_option ? tr("Attribute") : tr("Reference entity"),
            EntitySetting::Form::choice,
            is_option ? EntityKind::attribute : EntityKind::reference_entity);
        if (asked.back().text.empty() && m_owner != 0)
            asked.back().text = is_option ? m_structure->attributes.code_of(m_owner)
                                          : m_structure->reference_entities.code_of(m_owner);
    }
    const auto* attribute = std::get_if<Attribute>(&entity);
    for (EntitySetting& setting : settings_of(*m_structure, entity)) {
        if (!is_asked(m_kind, setting.name, setting.form)) continue;
        if (attribute != nullptr && !concerns(*attribute, setting.name)) continue;
        if (m_kind == EntityKind::record) setting.text = said(setting.name);
        asked.push_back(std::move(setting));
    }
    if (attribute != nullptr) {
        add("families", tr("Families that have it"), EntitySetting::Form::choices,
            EntityKind::family);
        if (attribute->is_select())
            add("options", tr("Options, one a line"), EntitySetting::Form::long_text, {});
    }
    return asked;
}

std::string NewEntity::propose_code(const std::string& label) const {
    const std::string code = code_from_words(label, {});
    if (code.empty()) return {};
    const std::int32_t of = owner();
    return untaken_code(code, [&](const std::string& wanted) {
        if (m_kind == EntityKind::option) return m_structure->find_option(of, wanted) != nullptr;
        if (m_kind == EntityKind::record) return m_structure->find_record(of, wanted) != nullptr;
        bool taken = false;
        with_entities(*m_structure, m_kind, [&](const auto& entities) {
            taken = entities.find(std::string_view(wanted)) != nullptr;
        });
        return taken;
    });
}

std::vector<EntityEdit> NewEntity::edits(const std::string& label, const std::string& typed_code,
                                         const std::string& language) const {
    const std::string code = typed_code.empty() ? propose_code(label) : typed_code;
    EntityEdit made;
    made.entity.kind = m_kind;
    made.code = code;
    if (m_kind == EntityKind::option)
        made.code = m_structure->attributes.code_of(owner()) + ':' + code;
    if (m_kind == EntityKind::record)
        made.code = m_structure->reference_entities.code_of(owner()) + ':' + code;
    const bool has_labels = m_kind != EntityKind::locale && m_kind != EntityKind::currency;
    if (!label.empty() && !language.empty() && has_labels)
        made.settings.push_back({"label[" + language + ']', label});
    // What does not concern what it has become is not said.
    for (const EntitySetting& setting : settings()) {
        const bool goes_along =
            setting.name == "owner" || setting.name == "families" || setting.name == "options";
        const std::string text = said(setting.name);
        if (!goes_along && !text.empty()) made.settings.push_back({setting.name, text});
    }
    std::vector<EntityEdit> all = {std::move(made)};
    std::set<std::string> codes;
    const std::string options = said("options"), families = said("families");
    for (const std::string_view line : split_list(options, '\n')) {
        EntityEdit option;
        option.entity.kind = EntityKind::option;
        option.code =
            code + ':' + untaken_code(code_from_words(line, "option"), [&](const auto& wanted) {
                return !codes.insert(wanted).second;
            });
        if (!language.empty()) option.settings = {{"label[" + language + ']', std::string(line)}};
        all.push_back(std::move(option));
    }
    for (const std::string_view family_code : split_list(families, ',')) {
        const Family* family = m_structure->families.find(family_code);
        if (family == nullptr) continue;
        std::string attributes;
        for (const AttributeId id : family->attributes)
            attributes += m_structure->attributes.code_of(id) + ',';
        all.push_back({{EntityKind::family, family->id}, {}, {{"attributes", attributes + code}}});
    }
    return all;
}

std::string NewEntity::title() const {
    return tr("New: {0}",
              entity_label(m_kind == EntityKind::option ? "option" : entity_kind_name(m_kind)));
}

std::string NewEntity::change_label(const std::string& label) const {
    return tr("{0}: {1}", title(), label);
}

}  // namespace vitrine
