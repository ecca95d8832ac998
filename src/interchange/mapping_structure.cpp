#include "interchange/mapping_structure.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/measurement.h"
#include "interchange/akeneo_types.h"

namespace vitrine {
namespace {

// As what an attribute is made; some types need more than a mapping can say.
std::string_view made_type(AttributeType type) {
    const bool needs_more = type == AttributeType::record_link ||
                            type == AttributeType::record_links || type == AttributeType::table;
    return akeneo_type_name(needs_more ? AttributeType::text : type);
}

// The codes of the attributes that a field fills: several for a series.
std::vector<std::string> codes_of(const MappedField& field) {
    std::vector<std::string> codes;
    if (!field.is_attribute() || field.is_dropped) return codes;
    codes.push_back(field.target.code);
    const auto most =
        std::min<std::size_t>(field.most_values, static_cast<std::size_t>(field.target.series));
    for (std::size_t i = 2; i <= most; ++i) {
        codes.push_back(field.target.code + '_' + std::to_string(i));
    }
    return codes;
}

KeptTable attributes_table(const ImportProfile& profile, const Structure& structure,
                           const MappingFields& fields) {
    KeptTable table{AkeneoFile::attributes, {}, {}, {}};
    table.headings = {"code",
                      "label-" + fields.locale(),
                      "type",
                      "localizable",
                      "metric_family",
                      "default_metric_unit",
                      "decimals_allowed",
                      "negative_allowed",
                      "wysiwyg_enabled"};
    if (!profile.may_create.attributes) return table;
    const auto code_field = fields.property("code");
    if (structure.identifier() == nullptr && code_field) {
        table.rows.push_back(
            {0, {"sku", "SKU", "pim_catalog_identifier", "0", "", "", "0", "0", "0"}});
    }
    std::set<std::string> made;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const MappedField& field = fields.at(i);
        const auto codes = codes_of(field);
        for (std::size_t n = 0; n < codes.size(); ++n) {
            const bool known = structure.attributes.find(codes[n]) != nullptr;
            if (known || !made.insert(fold_case(codes[n])).second) continue;
            const Unit* unit = find_unit(field.target.unit);
            const bool measured = field.type == AttributeType::measurement && unit != nullptr;
            const std::string label = field.label.empty() ? field.target.code : field.label;
            const bool html = field.target.create && field.target.create->html;
            table.rows.push_back(
                {0,
                 {codes[n], n == 0 ? label : label + ' ' + std::to_string(n + 1),
                  std::string(made_type(field.type)), field.localizable ? "1" : "0",
                  measured ? std::string(unit->family) : "",
                  measured ? std::string(unit->code) : "", "1", "1", html ? "1" : "0"}});
        }
    }
    return table;
}

KeptTable options_table(const ImportProfile& profile, const MappingFields& fields) {
    KeptTable table{
        AkeneoFile::attribute_options, {"attribute", "code", "label-" + fields.locale()}, {}, {}};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const MappedField& field = fields.at(i);
        // An attribute that is made here has no options but these.
        const bool may = profile.may_create.options || field.attribute == nullptr;
        if (!field.is_attribute() || !field.is_select() || field.is_dropped || !may) continue;
        for (const Creation& option : field.options) {
            table.rows.push_back({option.line, {field.target.code, option.code, option.label}});
            table.columns = {"", field.column, field.column};
        }
    }
    return table;
}

std::string list_of(const std::vector<std::string>& codes) {
    return join(codes, ",");
}

KeptTable families_table(const Structure& structure, const MappingFields& fields,
                         const std::map<std::string, std::set<std::size_t>>& named_in) {
    KeptTable table{AkeneoFile::families,
                    {"code", "label-" + fields.locale(), "attributes", "attribute_as_label",
                     "attribute_as_image"},
                    {},
                    {}};
    for (const auto& [code, named] : named_in) {
        if (code.empty()) continue;
        const Family* stored = structure.families.find(code);
        std::vector<std::string> attributes;
        std::set<std::string> listed;
        std::string label, image;
        const auto add = [&](const std::string& attribute) {
            if (listed.insert(fold_case(attribute)).second) attributes.push_back(attribute);
        };
        if (stored != nullptr) {
            for (const AttributeId id : stored->attributes) {
                add(structure.attributes.code_of(id));
            }
            label = structure.attributes.code_of(stored->label_attribute);
            image = structure.attributes.code_of(stored->image_attribute);
        } else if (structure.identifier() == nullptr) {
            add("sku");
        }
        const std::size_t before = attributes.size();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const MappedField& field = fields.at(i);
            if (field.is_named && !named.contains(i)) continue;
            for (const std::string& one : codes_of(field)) add(one);
            if (!field.is_attribute() || field.is_dropped) continue;
            if (label.empty() && field.target.code == "name") label = "name";
            if (image.empty() && field.type == AttributeType::image) image = field.target.code;
        }
        if (stored != nullptr && attributes.size() == before) continue;
        std::string text = code;
        std::int64_t line = 0;
        for (const Creation& made : fields.families()) {
            if (made.code != code) continue;
            text = made.label;
            line = made.line;
        }
        if (stored != nullptr) text = label_of(stored->labels, code, fields.locale());
        table.rows.push_back({line, {code, text, list_of(attributes), label, image}});
    }
    return table;
}

KeptTable family_variants_table(const MappingFields& fields, const MappingGroups& groups,
                                const std::map<std::string, std::set<std::size_t>>& named_in) {
    KeptTable table{AkeneoFile::family_variants,
                    {"code", "family", "variant-axes_1", "variant-attributes_1"},
                    {},
                    {}};
    for (const auto& variant : groups.new_family_variants()) {
        std::vector<std::string> axes, attributes;
        for (const std::size_t axis : variant.axes) axes.push_back(fields.at(axis).target.code);
        const auto named = named_in.find(variant.family);
        std::set<std::string> listed(axes.begin(), axes.end());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const MappedField& field = fields.at(i);
            const bool there =
                !field.is_named || (named != named_in.end() && named->second.contains(i));
            if (field.level != ColumnLevel::variant || !there) continue;
            for (const std::string& code : codes_of(field)) {
                if (listed.insert(code).second) attributes.push_back(code);
            }
        }
        table.rows.push_back(
            {variant.line, {variant.code, variant.family, list_of(axes), list_of(attributes)}});
    }
    return table;
}

}  // namespace

std::vector<KeptTable> structure_tables(
    const ImportProfile& profile, const Structure& structure, const MappingFields& fields,
    const MappingGroups& groups, const std::map<std::string, std::set<std::size_t>>& named_in,
    const std::set<std::string>& locales) {
    KeptTable new_locales{AkeneoFile::locales, {"code"}, {}, {}};
    KeptTable currencies{AkeneoFile::currencies, {"code"}, {}, {}};
    KeptTable types{AkeneoFile::association_types,
                    {"code", "label-" + fields.locale(), "is_two_way", "is_quantified"},
                    {},
                    {}};
    if (profile.may_create.locales) {
        std::set<std::string> wanted = locales;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const MappedField& field = fields.at(i);
            if (field.localizable && !field.target.locale.empty()) {
                wanted.insert(field.target.locale);
            }
        }
        for (const std::string& code : wanted) {
            if (structure.locales.find(code) == nullptr) new_locales.rows.push_back({0, {code}});
        }
    }
    std::set<std::string> made;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const MappedField& field = fields.at(i);
        if (field.is_dropped) continue;
        if (field.target.kind == ColumnTarget::Kind::association) {
            const std::string& code = field.target.code;
            const bool known = structure.association_types.find(code) != nullptr;
            if (known || !profile.may_create.association_types || !made.insert(code).second) {
                continue;
            }
            types.rows.push_back(
                {0, {code, code, "0", field.target.quantity_sign.empty() ? "0" : "1"}});
        }
        if (field.type != AttributeType::price_collection || !field.is_attribute()) continue;
        const std::string heading = fields.headings(i, fields.locale()).front();
        const std::string code = heading.substr(heading.rfind('-') + 1);
        const bool known = structure.currencies.find(code) != nullptr;
        if (known || !profile.may_create.locales || !made.insert(code).second) continue;
        currencies.rows.push_back({0, {code}});
    }
    KeptTable categories{
        AkeneoFile::categories, {"code", "parent", "label-" + fields.locale()}, {}, {}};
    for (const Creation& made_one : fields.categories()) {
        categories.rows.push_back(
            {made_one.line, {made_one.code, made_one.parent, made_one.label}});
    }
    if (const auto number = fields.property("categories")) {
        categories.columns.assign(3, fields.at(*number).column);
    }
    std::vector<KeptTable> tables;
    for (KeptTable* table : {&new_locales, &currencies, &categories}) {
        tables.push_back(std::move(*table));
    }
    tables.push_back(attributes_table(profile, structure, fields));
    tables.push_back(options_table(profile, fields));
    if (profile.may_create.families) {
        tables.push_back(families_table(structure, fields, named_in));
        tables.push_back(family_variants_table(fields, groups, named_in));
    }
    tables.push_back(std::move(types));
    std::erase_if(tables, [](const KeptTable& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace vitrine
