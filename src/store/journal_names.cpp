// What the journal's numbers are called, and who changes things.
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "store/journal.h"

namespace vitrine {

std::string_view operation_name(Operation operation) {
    switch (operation) {
        case Operation::create:
            return "create";
        case Operation::update:
            return "update";
        case Operation::remove:
            return "remove";
    }
    return "update";
}

std::string_view entity_kind_name(EntityKind kind) {
    switch (kind) {
        case EntityKind::product:
            return "product";
        case EntityKind::attribute:
            return "attribute";
        case EntityKind::attribute_group:
            return "attribute_group";
        case EntityKind::option:
            return "attribute_option";
        case EntityKind::family:
            return "family";
        case EntityKind::family_variant:
            return "family_variant";
        case EntityKind::category:
            return "category";
        case EntityKind::channel:
            return "channel";
        case EntityKind::locale:
            return "locale";
        case EntityKind::currency:
            return "currency";
        case EntityKind::association_type:
            return "association_type";
        case EntityKind::group_type:
            return "group_type";
        case EntityKind::group:
            return "group";
        case EntityKind::scope:
            return "scope";
        case EntityKind::saved_filter:
            return "saved_filter";
        case EntityKind::reference_entity:
            return "reference_entity";
        case EntityKind::record:
            return "record";
        case EntityKind::market:
            return "market";
        case EntityKind::location:
            return "location";
        case EntityKind::quality_setting:
            return "quality_setting";
        case EntityKind::data_source:
            return "data_source";
        case EntityKind::segment:
            return "segment";
        case EntityKind::price_list:
            return "price_list";
        case EntityKind::price_rule:
            return "price_rule";
        case EntityKind::price:
            return "price";
    }
    return "unknown";
}

std::string_view change_set_state_name(ChangeSetState state) {
    switch (state) {
        case ChangeSetState::running:
            return "running";
        case ChangeSetState::done:
            return "done";
        case ChangeSetState::rolled_back:
            return "rolled_back";
    }
    return "unknown";
}

std::string current_author() {
    // Asked by jobs and by the window at once, which getpwuid() does not bear.
    passwd entry{};
    passwd* account = nullptr;
    std::array<char, 16 * 1024> texts{};
    if (::getpwuid_r(::getuid(), &entry, texts.data(), texts.size(), &account) == 0 &&
        account != nullptr && account->pw_name != nullptr)
        return account->pw_name;
    const char* name = std::getenv("USER");
    return name != nullptr ? name : std::to_string(::getuid());
}

}  // namespace vitrine
