// The fields that a profile fills, gathered from its columns and from the names that cells hold,
// and how their values become cells of Akeneo's dialect. Only for mapped_tables.cpp and what stands
// beside it.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"
#include "interchange/import_profile.h"
#include "interchange/mapping_codes.h"

namespace vitrine {

// Something that is to be created, and where it was first named.
struct Creation {
    std::string label;
    std::string code;
    std::string parent;  // of a category
    std::int64_t line = 0;
};

struct MappedField {
    ColumnTarget target;
    const Attribute* attribute = nullptr;  // the catalogue's own, or null
    AttributeType type = AttributeType::text;
    bool is_typed = true;  // else its type is found from its values
    bool localizable = false;
    std::string label;
    ColumnLevel level = ColumnLevel::model;
    bool ignore_blanks = false;
    bool is_named = false;       // by a cell: belongs to the families in which it comes
    std::array<bool, 6> seen{};  // of a named one: by role, in which rows it comes
    bool is_axis = false;        // somewhere
    bool is_dropped = false;     // must not be created
    // The first column that it comes from: in the main file, and in that of the variants.
    std::string column, variant_column;
    std::optional<std::size_t> number, variant_number;

    // Learned from the values.
    std::size_t most_values = 0;
    std::size_t longest = 0;
    bool all_numbers = true, all_booleans = true;
    std::vector<Creation> options;  // values in their order, while they may be options

    bool is_property(std::string_view code) const {
        return target.kind == ColumnTarget::Kind::property && target.code == code;
    }
    bool is_attribute() const { return target.kind == ColumnTarget::Kind::attribute; }
    bool is_select() const {
        return type == AttributeType::simple_select || type == AttributeType::multi_select;
    }
    // Its cell holds a list, or several attributes hold its values.
    bool is_list() const {
        return is_property("categories") || is_property("groups") ||
               target.kind == ColumnTarget::Kind::association || target.series > 1 ||
               type == AttributeType::multi_select || type == AttributeType::record_links;
    }
};

using FieldValues = std::vector<std::string>;

class MappingFields {
public:
    MappingFields(const ImportProfile& profile, const Structure& structure);

    // The field of the target, made where there is none. Fields keep their places.
    std::size_t find_or_add(const ColumnTarget& target);
    std::size_t size() const { return m_fields.size(); }
    MappedField& at(std::size_t field) { return m_fields[field]; }
    const MappedField& at(std::size_t field) const { return m_fields[field]; }
    std::optional<std::size_t> property(std::string_view code) const;

    // While the source is read for the first time: takes note of what the values need.
    void learn(std::size_t field, const FieldValues& values, std::int64_t line);
    void learn_model(std::string_view code);
    // A family by code or label; empty where it is not there and must not be made.
    std::string family_code(std::string_view text, std::int64_t line);
    // Afterwards: every field has its type.
    void decide();

    // Headings of the field for rows in `locale`: several for a series and for associations.
    std::vector<std::string> headings(std::size_t field, const std::string& locale) const;
    // The cells under them. What cannot be written is left out with an issue; `failed` is then set
    // for the cell.
    struct Cells {
        std::vector<std::string> texts;
        std::vector<Issue> issues;
        bool failed = false;
    };
    Cells cells(std::size_t field, const FieldValues& values) const;

    const std::string& locale() const { return m_locale; }
    const std::vector<Creation>& categories() const { return m_new_categories; }
    const std::vector<Creation>& families() const { return m_new_families; }

private:
    std::string heading(const MappedField& field, const std::string& code,
                        const std::string& locale) const;
    void learn_option(MappedField& field, std::size_t number, const std::string& text,
                      std::int64_t line);
    void learn_category(std::string_view path, std::int64_t line);
    std::string category_code(std::string_view path) const;
    std::string option_code(const MappedField& field, std::size_t number,
                            const std::string& text) const;
    std::optional<std::string> one_cell(const MappedField& field, const std::string& value,
                                        Cells& cells) const;
    void association_cells(const MappedField& field, const FieldValues& values, Cells& cells) const;
    void know_options(std::size_t field);
    void know_categories();

    const ImportProfile& m_profile;
    const Structure& m_structure;
    std::string m_locale, m_channel, m_currency;
    std::deque<MappedField> m_fields;
    std::map<std::string, std::size_t> m_by_key;
    std::unordered_map<std::size_t, CodeBook> m_options;  // by field
    CodeBook m_categories;                                // by path
    std::vector<Creation> m_new_categories;
    CodeBook m_families;
    std::vector<Creation> m_new_families;
    std::set<std::string> m_models;  // folded codes
};

}  // namespace vitrine
