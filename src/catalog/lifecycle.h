// Where a product stands between being prepared and being gone, as the attributes that play the
// roles status, launch, embargo and replacement say. Inherited like any value.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/inheritance.h"

namespace vitrine {

enum class LifecycleStatus {
    draft,         // being prepared: on no channel
    active,        // also where the catalogue or the product says nothing
    phase_out,     // sold while stock lasts
    discontinued,  // on no channel any more
};

// "draft", "active", "phase_out", "discontinued": the codes of the options that mean them. Any
// other option of the attribute is taken as active.
std::string_view lifecycle_status_name(LifecycleStatus status);
// Without regard to case; absent for what is no name of a status.
std::optional<LifecycleStatus> parse_lifecycle_status(std::string_view name);

LifecycleStatus lifecycle_status(const Structure& structure, const Lineage& lineage);
// The instant that holds on `channel`; absent where none is said.
std::optional<Instant> launch_instant(const Structure& structure, const Lineage& lineage,
                                      ChannelId channel);
std::optional<Instant> embargo_instant(const Structure& structure, const Lineage& lineage,
                                       ChannelId channel);
// 0 where none is said.
ProductId replacement_of(const Structure& structure, const Lineage& lineage);

// Why the product is not to be on `channel` at `instant`.
enum class LifecycleHindrance { none, draft, discontinued, under_embargo, before_launch };
LifecycleHindrance lifecycle_hindrance(const Structure& structure, const Lineage& lineage,
                                       ChannelId channel, Instant instant);

// Whether products of the family have the attribute: those of the family, and all that play a role.
bool has_attribute(const Family& family, const Attribute& attribute);

// An attribute made for `role`, with its code, labels and options, none of which have ids yet: for
// catalogues that have no attribute for it.
struct StandardAttribute {
    Attribute attribute;
    std::vector<Option> options;
};
StandardAttribute standard_attribute(AttributeRole role);
// The type an attribute must have to play the role.
AttributeType type_for_role(AttributeRole role);

}  // namespace vitrine
