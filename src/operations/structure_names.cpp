#include "operations/structure_names.h"

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

EntityKind parse_kind(std::string_view name) {
    if (name == "option") return EntityKind::option;
    NearestName nearest(name);
    std::vector<std::string> names;
    const auto offer = [&](EntityKind kind) {
        names.emplace_back(kind_word(kind));
        nearest.offer(names.back());
        return entity_kind_name(kind) == name;
    };
    for (const EntityKind kind : named_kinds) {
        if (offer(kind)) return kind;
    }
    if (offer(EntityKind::product)) return EntityKind::product;
    if (!nearest.best().empty()) {
        throw Error(Failure::usage, tr("There is nothing called \"{0}\" in a catalogue. Did you "
                                       "mean {1}?",
                                       name, nearest.best()));
    }
    std::sort(names.begin(), names.end());
    throw Error(Failure::usage,
                tr("There is nothing called \"{0}\" in a catalogue. There are: {1}.", name,
                   join(names, ", ")));
}

[[noreturn]] void refuse(EntityKind kind, std::string_view code, const NearestName& nearest) {
    std::string sentence = tr("There is no {0}.", entity_name(kind, code));
    if (!nearest.best().empty()) sentence += ' ' + tr("Did you mean {0}?", nearest.best());
    throw Error(Failure::usage, std::move(sentence));
}

template <class T>
std::int32_t find_code(const Entities<T>& entities, EntityKind kind, std::string_view code) {
    if (const T* found = entities.find(code)) return found->id;
    NearestName nearest(code);
    entities.each([&](const T& entity) { nearest.offer(entity.code); });
    refuse(kind, code, nearest);
}

// The two codes of "color:red".
std::pair<std::string_view, std::string_view> split_code(std::string_view text,
                                                         std::string_view example) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        throw Error(Failure::usage, tr("Write it in two parts, like {0}.", example));
    return {text.substr(0, colon), text.substr(colon + 1)};
}

OptionId find_option(const Structure& structure, std::string_view text) {
    const auto [first, code] = split_code(text, "color:red");
    const AttributeId attribute = find_code(structure.attributes, EntityKind::attribute, first);
    if (const Option* option = structure.find_option(attribute, code)) return option->id;
    NearestName nearest(code);
    for (const Option* option : structure.options_of(attribute)) nearest.offer(option->code);
    refuse(EntityKind::option, text, nearest);
}

RecordId find_record(const Structure& structure, std::string_view text) {
    const auto [first, code] = split_code(text, "brand:acme");
    const ReferenceEntityId entity =
        find_code(structure.reference_entities, EntityKind::reference_entity, first);
    if (const Record* record = structure.find_record(entity, code)) return record->id;
    NearestName nearest(code);
    for (const Record* record : structure.records_of(entity)) nearest.offer(record->code);
    refuse(EntityKind::record, text, nearest);
}

}  // namespace

std::string_view kind_word(EntityKind kind) {
    return kind == EntityKind::option ? "option" : entity_kind_name(kind);
}

EntityAddress find_entity(Catalogue& catalogue, std::string_view kind_name, std::string_view code) {
    const EntityKind kind = parse_kind(kind_name);
    const Structure& structure = *catalogue.structure();
    if (kind == EntityKind::product) {
        using enum ProductStore::Space;
        for (const auto space : {products, models}) {
            if (const auto id = catalogue.products().find(space, code)) return {kind, *id};
        }
        refuse(kind, code, NearestName(code));
    }
    if (kind == EntityKind::option) return {kind, find_option(structure, code)};
    if (kind == EntityKind::record) return {kind, find_record(structure, code)};
    EntityAddress found{kind, 0};
    with_entities(structure, kind,
                  [&](const auto& entities) { found.id = find_code(entities, kind, code); });
    return found;
}

std::string entity_code(Catalogue& catalogue, const Structure& structure,
                        const EntityAddress& entity) {
    if (entity.kind == EntityKind::product) return catalogue.products().code_of(entity.id);
    std::string code;
    with_entities(structure, entity.kind,
                  [&](const auto& entities) { code = entities.code_of(entity.id); });
    if (code.empty()) return code;
    if (entity.kind == EntityKind::option) {
        const AttributeId attribute = structure.options.find(entity.id)->attribute;
        return structure.attributes.code_of(attribute) + ':' + code;
    }
    if (entity.kind == EntityKind::record) {
        const ReferenceEntityId of = structure.records.find(entity.id)->entity;
        return structure.reference_entities.code_of(of) + ':' + code;
    }
    return code;
}

std::string entity_name(Catalogue& catalogue, const Structure& structure,
                        const EntityAddress& entity) {
    return entity_name(entity.kind, entity_code(catalogue, structure, entity));
}

std::string entity_name(EntityKind kind, std::string_view code) {
    switch (kind) {
        case EntityKind::product:
            return tr("product {0}", code);
        case EntityKind::attribute:
            return tr("attribute {0}", code);
        case EntityKind::attribute_group:
            return tr("attribute group {0}", code);
        case EntityKind::option:
            return tr("option {0}", code);
        case EntityKind::family:
            return tr("family {0}", code);
        case EntityKind::family_variant:
            return tr("family variant {0}", code);
        case EntityKind::category:
            return tr("category {0}", code);
        case EntityKind::channel:
            return tr("channel {0}", code);
        case EntityKind::locale:
            return tr("locale {0}", code);
        case EntityKind::currency:
            return tr("currency {0}", code);
        case EntityKind::association_type:
            return tr("association type {0}", code);
        case EntityKind::group_type:
            return tr("group type {0}", code);
        case EntityKind::group:
            return tr("group {0}", code);
        case EntityKind::saved_filter:
            return tr("saved filter {0}", code);
        case EntityKind::reference_entity:
            return tr("reference entity {0}", code);
        case EntityKind::record:
            return tr("record {0}", code);
        case EntityKind::market:
            return tr("market {0}", code);
        case EntityKind::location:
            return tr("location {0}", code);
        case EntityKind::quality_setting:
            return tr("quality check {0}", code);
        case EntityKind::data_source:
            return tr("data source {0}", code);
        case EntityKind::segment:
            return tr("segment {0}", code);
        case EntityKind::price_list:
            return tr("price list {0}", code);
        case EntityKind::price_rule:
            return tr("price rule {0}", code);
        case EntityKind::price:
        case EntityKind::scope:
            break;
    }
    return std::string(code);
}

}  // namespace vitrine
