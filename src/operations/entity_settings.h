// What can be said of an entity of the structure, setting by setting and as text: one table behind
// the fields of the window and NAME=VALUE of the command. Another setting is a row of a table of
// entity_settings_*.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"
#include "operations/structure_names.h"

namespace vitrine {

// Those whose settings can be edited. Saved filters and quality checks are said in ways of their
// own.
using StructureEntity =
    std::variant<Attribute, AttributeGroup, Option, Family, FamilyVariant, Category, Channel,
                 Locale, Currency, AssociationType, GroupType, Group, ReferenceEntity, Record,
                 Market, Location, DataSource, Segment, PriceList, PriceRule>;

struct EntitySetting {
    enum class Form {
        text,       // one line
        long_text,  // several lines
        flag,       // "1" or "0"; "yes", "no", "true", "false" are read too
        choice,     // a code, or blank for none
        choices,    // codes, separated by commas, in their order
        order,      // likewise, but always all there are: only their order can be said
        table,      // the rows of a table of `columns`, as catalog/table_text.h writes them
        file,       // the name of the file it has; a file somewhere on the disk is read as its path
    };
    // When it can be said.
    enum class Fixed {
        never,
        once_made,  // of a new entity only; later by a change of its own, such as a conversion
    };
    // Stable, for programs: "group", "label[en_GB]", "required[web]", a record's "founded".
    std::string name;
    std::string label;  // translated: "Group", "Label (en_GB)"
    Form form = Form::text;
    Fixed fixed = Fixed::never;
    // A choice is a code of this kind of entity, or one of these words, with their labels.
    std::optional<EntityKind> refers_to;
    std::vector<std::pair<std::string, std::string>> words;
    std::vector<TableColumn> columns;  // of a table
    // What it says of the entity at hand.
    std::string text;
};

// Absent where the structure has no such entity, or not one of these kinds.
std::optional<StructureEntity> load_entity(const Structure& structure, const EntityAddress& entity);
// A new one with nothing said; absent for other kinds.
std::optional<StructureEntity> blank_entity(EntityKind kind);

// All that can be said of it, in the order to show it. Of an attribute those of its type only.
std::vector<EntitySetting> settings_of(const Structure& structure, const StructureEntity& entity);

// The key of a record's value, its scope interned where it never was.
using MakeKey = std::function<ValueKey(const Attribute&, ChannelId, LocaleId, CurrencyId)>;
// Keeps a copy of the file at a path with the catalogue, as a value of the attribute; or why it
// cannot be one.
using StoreFile =
    std::function<std::variant<FileReference, Issue>(const Attribute&, std::string_view path)>;
// Says it; what is wrong with the text, in the column of the setting's name, or nothing. Whether
// the entity is sound with it, check_entity() knows. Files cannot be said without `store_file`.
std::optional<Issue> say_setting(const Structure& structure, const MakeKey& make_key,
                                 StructureEntity& entity, std::string_view name,
                                 std::string_view text, const StoreFile& store_file = {});

// "Text", "Number", "Simple select": what people call a type.
std::string attribute_type_label(AttributeType type);

}  // namespace vitrine
