#include "catalog/lifecycle.h"

#include <array>

#include "base/text.h"
#include "catalog/packs.h"

namespace vitrine {
namespace {

constexpr std::array<LifecycleStatus, 4> all_statuses = {
    LifecycleStatus::draft, LifecycleStatus::active, LifecycleStatus::phase_out,
    LifecycleStatus::discontinued};

const Value* value_of(const Structure& structure, const Lineage& lineage, AttributeRole role,
                      ChannelId channel) {
    const Attribute* attribute = structure.attribute_of(role);
    const auto key =
        attribute == nullptr ? std::nullopt : structure.key_for(*attribute, channel, 0);
    return key ? lineage.find(*key) : nullptr;
}

std::optional<Instant> instant_of(const Structure& structure, const Lineage& lineage,
                                  AttributeRole role, ChannelId channel) {
    const Value* value = value_of(structure, lineage, role, channel);
    const auto* instant = value == nullptr ? nullptr : std::get_if<Instant>(value);
    return instant == nullptr ? std::nullopt : std::optional(*instant);
}

Labels status_labels(LifecycleStatus status) {
    switch (status) {
        case LifecycleStatus::draft:
            return {{"en_US", "Draft"}, {"fr_FR", "Brouillon"}};
        case LifecycleStatus::active:
            return {{"en_US", "Active"}, {"fr_FR", "Actif"}};
        case LifecycleStatus::phase_out:
            return {{"en_US", "Phasing out"}, {"fr_FR", "Fin de vie"}};
        case LifecycleStatus::discontinued:
            return {{"en_US", "Discontinued"}, {"fr_FR", "Arrêté"}};
    }
    return {};
}

}  // namespace

std::string_view lifecycle_status_name(LifecycleStatus status) {
    switch (status) {
        case LifecycleStatus::draft:
            return "draft";
        case LifecycleStatus::active:
            return "active";
        case LifecycleStatus::phase_out:
            return "phase_out";
        case LifecycleStatus::discontinued:
            return "discontinued";
    }
    return "active";
}

std::optional<LifecycleStatus> parse_lifecycle_status(std::string_view name) {
    const FoldedCase code(name);
    for (const LifecycleStatus status : all_statuses) {
        if (code.view() == lifecycle_status_name(status)) return status;
    }
    return std::nullopt;
}

LifecycleStatus lifecycle_status(const Structure& structure, const Lineage& lineage) {
    const Value* value = value_of(structure, lineage, AttributeRole::status, 0);
    const auto* option = value == nullptr ? nullptr : std::get_if<Reference>(value);
    if (option == nullptr) return LifecycleStatus::active;
    return parse_lifecycle_status(structure.options.code_of(option->id))
        .value_or(LifecycleStatus::active);
}

std::optional<Instant> launch_instant(const Structure& structure, const Lineage& lineage,
                                      ChannelId channel) {
    return instant_of(structure, lineage, AttributeRole::launch, channel);
}

std::optional<Instant> embargo_instant(const Structure& structure, const Lineage& lineage,
                                       ChannelId channel) {
    return instant_of(structure, lineage, AttributeRole::embargo, channel);
}

ProductId replacement_of(const Structure& structure, const Lineage& lineage) {
    const Value* value = value_of(structure, lineage, AttributeRole::replacement, 0);
    const auto* product = value == nullptr ? nullptr : std::get_if<Reference>(value);
    return product == nullptr ? 0 : product->id;
}

LifecycleHindrance lifecycle_hindrance(const Structure& structure, const Lineage& lineage,
                                       ChannelId channel, Instant instant) {
    switch (lifecycle_status(structure, lineage)) {
        case LifecycleStatus::draft:
            return LifecycleHindrance::draft;
        case LifecycleStatus::discontinued:
            return LifecycleHindrance::discontinued;
        case LifecycleStatus::active:
        case LifecycleStatus::phase_out:
            break;
    }
    const auto is_before = [&](const std::optional<Instant>& begins) {
        return begins && instant < *begins;
    };
    if (is_before(embargo_instant(structure, lineage, channel))) {
        return LifecycleHindrance::under_embargo;
    }
    if (is_before(launch_instant(structure, lineage, channel))) {
        return LifecycleHindrance::before_launch;
    }
    return LifecycleHindrance::none;
}

bool has_attribute(const Family& family, const Attribute& attribute) {
    return attribute.role != AttributeRole::none || family.has(attribute.id);
}

AttributeType type_for_role(AttributeRole role) {
    switch (role) {
        case AttributeRole::status:
            return AttributeType::simple_select;
        case AttributeRole::launch:
        case AttributeRole::embargo:
            return AttributeType::datetime;
        case AttributeRole::replacement:
            return AttributeType::product_link;
        case AttributeRole::packs:
            return AttributeType::table;
        case AttributeRole::none:
            break;
    }
    return AttributeType::text;
}

StandardAttribute standard_attribute(AttributeRole role) {
    StandardAttribute made;
    Attribute& attribute = made.attribute;
    attribute.role = role;
    attribute.type = type_for_role(role);
    switch (role) {
        case AttributeRole::status:
            attribute.code = "lifecycle";
            attribute.labels = {{"en_US", "Lifecycle"}, {"fr_FR", "Cycle de vie"}};
            for (const LifecycleStatus status : all_statuses) {
                Option option;
                option.code = lifecycle_status_name(status);
                option.labels = status_labels(status);
                option.sort_order = static_cast<int>(made.options.size()) + 1;
                made.options.push_back(std::move(option));
            }
            break;
        case AttributeRole::launch:
            attribute.code = "launch";
            attribute.scopable = true;
            attribute.labels = {{"en_US", "Sold from"}, {"fr_FR", "Vendu à partir du"}};
            break;
        case AttributeRole::embargo:
            attribute.code = "embargo";
            attribute.scopable = true;
            attribute.labels = {{"en_US", "Not shown before"}, {"fr_FR", "Pas montré avant le"}};
            break;
        case AttributeRole::replacement:
            attribute.code = "replacement";
            attribute.labels = {{"en_US", "Replaced by"}, {"fr_FR", "Remplacé par"}};
            break;
        case AttributeRole::packs:
            attribute.code = "packs";
            attribute.labels = {{"en_US", "Packs"}, {"fr_FR", "Conditionnements"}};
            attribute.table_columns = pack_columns();
            break;
        case AttributeRole::none:
            break;
    }
    return made;
}

}  // namespace vitrine
